"""Tiếp nhận anything: forms and free files of communes without the program, through a real store."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ccapp.domain.lineage import LineageKind
from ccapp.domain.other_ways import OtherForm
from ccapp.domain.plan import FORM_ROW, RecordId
from ccapp.domain.records import count, rows
from ccapp.errors import Cancelled, FileError, NotFoundError, RefusedError, StorageError
from ccapp.intake.reading import read_source
from ccapp.intake.source import Paragraph
from ccapp.services.collected import lineage, proxies
from ccapp.services.handover import connecting, directory, exchanging, other_ways, receptions
from ccapp.services.paper import publishing
from ccapp.services.plans import editing, planning, searching
from ccapp.services.reception import missing, proxy_files, proxy_taking, proxy_typed
from ccapp.services.reception.proxy_files import Arrived, Standing
from ccapp.services.reception.proxy_taking import Came, TakenFiles
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.exchange_e2e.offices import commune_at, superior_at
from tests.exchange_e2e.proxy_steps import (
    COMMUNE,
    OTHER,
    SAMPLE,
    THIRD,
    TITLE,
    blank_row,
    filled,
    form_for,
    letter_of,
    own_plan,
    row_of,
)


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Session:
    """A superior with three communes on its list."""
    made = superior_at(tmp_path / "so", clock)
    directory.expect(made, [COMMUNE, OTHER, THIRD])
    return made


@pytest.fixture
def plan(office: Session) -> RecordId:
    return own_plan(office)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nhận"
    made.mkdir()
    return made


def looked(office: Session, *paths: Path) -> tuple[Arrived, ...]:
    return proxy_files.look(office, proxy_files.documents_in(paths))


def only(office: Session, path: Path) -> Arrived:
    (found,) = looked(office, path)
    return found


def taken(office: Session, *paths: Path) -> TakenFiles:
    return proxy_taking.take(office, looked(office, *paths))


def texts(office: Session, plan: RecordId) -> list[dict[str, str]]:
    shown = planning.show(office, plan)
    return [row.record(table.layout) for table in shown.appendices for row in rows(table)]


class TestForms:
    def test_a_filled_form_becomes_the_rows_of_its_commune(self, office, plan, folder) -> None:
        def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
            at = blank_row(sheet)
            sheet.cell(at, 2, "Việc riêng của xã")
            sheet.cell(at, 3, "=không phải công thức")
            sheet.cell(at, 3).data_type = "s"

        arrived = only(office, filled(form_for(office, plan, folder), fill))
        assert (arrived.standing, arrived.office, arrived.is_form) == (Standing.NEW, COMMUNE, True)
        done = proxy_taking.take(office, [arrived])
        assert done.count == 1
        made = planning.show(office, done.files[0].plan)
        assert (made.proxy_for, made.from_form, made.issuer.name) == (COMMUNE, plan, COMMUNE)
        assert (made.title, made.year_from) == (TITLE, 2026)
        ours = planning.show(office, plan)
        assert count(made.appendices[0]).tasks == count(ours.appendices[0]).tasks + 1
        assert made.appendices[0].title == ours.appendices[0].title
        said = texts(office, made.id)
        added = next(row for row in said if row["title"] == "Việc riêng của xã")
        assert added["product"] == "=không phải công thức"
        assert [row for row in said if row is not added] == texts(office, plan)
        marks = {item.marks.get(FORM_ROW) for item in made.appendices[0].items()}
        assert {row.leaf.id for row in rows(ours.appendices[0])} <= marks

    def test_it_is_no_plan_of_the_superior(self, office, plan, folder) -> None:
        made = taken(office, form_for(office, plan, folder)).files[0].plan
        assert [each.id for each in planning.plans(office)] == [plan]
        assert [each.plan.id for each in proxies.proxies(office)] == [made]
        with pytest.raises(RefusedError) as refused:
            exchanging.send(office, made, COMMUNE, folder)
        assert refused.value.code == "proxy-not-sent"

    def test_search_shows_it_as_its_communes(self, office, plan, folder) -> None:
        held = taken(office, form_for(office, plan, folder)).files[0].plan
        words = next(rows(planning.show(office, plan).appendices[0])).text("title")
        found = {hit.plan: hit.office for hit in searching.search(office, words)}
        assert found[held] == COMMUNE
        assert found[plan] == office.store.office.name

    def test_the_superior_may_edit_it_and_one_undo_takes_all_of_it_back(self, office, plan, folder) -> None:
        made = taken(office, form_for(office, plan, folder)).files[0].plan
        leaf = next(rows(planning.show(office, made).appendices[0])).leaf
        editing.set_texts(office, made, [editing.CellEdit(record=leaf.id, field="product", text="Khác")])
        assert texts(office, made)[0]["product"] == "Khác"
        planning.undo(office)
        planning.undo(office)
        assert proxies.proxies(office) == ()
        assert other_ways.other_ways(office) == ()
        planning.redo(office)
        assert [each.plan.id for each in proxies.proxies(office)] == [made]

    def test_the_same_form_again_changes_nothing(self, office, plan, folder) -> None:
        path = form_for(office, plan, folder)
        taken(office, path)
        again = only(office, path)
        assert (again.standing, again.earlier) == (Standing.KNOWN, office.clock().date())
        assert taken(office, path).changes.tx is None

    def test_a_newer_form_says_what_differs_and_blanks_overwrite_nothing(self, office, plan, folder) -> None:
        path = form_for(office, plan, folder)
        first = taken(office, path).files[0].plan
        before = texts(office, first)
        newer = form_for(office, plan, folder)  # the rows held, for the commune to go on with

        def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
            head = [cell.value for cell in sheet[6]]
            lead, product = (
                next(i for i, h in enumerate(head, 1) if word in str(h)) for word in ("chủ trì", "phẩm")
            )
            row = next(n for n in range(8, 30) if sheet.cell(n, product).value)
            sheet.cell(row, product).value = "Quyết định ban hành quy chế"
            sheet.cell(row, lead).value = None
            sheet.cell(blank_row(sheet), 2, "Việc thêm sau")

        arrived = only(office, filled(newer, fill))
        assert (arrived.standing, arrived.plan) == (Standing.CHANGED, first)
        assert arrived.laid is not None
        assert (arrived.laid.changed, arrived.laid.brought, arrived.laid.lacking) == (1, 1, 0)
        proxy_taking.take(office, [arrived])
        now = texts(office, first)
        assert len(now) == len(before) + 1
        kept = [row for row in now if row["title"] != "Việc thêm sau"]
        differing = [(old, new) for old, new in zip(before, kept, strict=True) if _said(old) != _said(new)]
        ((old, new),) = differing
        assert new == {**old, "product": "Quyết định ban hành quy chế", "number": new["number"]}
        assert new["lead"] == old["lead"] != ""
        assert len(proxies.proxies(office)) == 1

    def test_a_form_without_its_hidden_column_is_a_free_file(self, office, plan, folder) -> None:
        def strip(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
            for each in sheet.parent.worksheets:
                for cell in [one for row in each.iter_rows() for one in row]:
                    if str(cell.value or "").startswith("ccapp:"):
                        cell.value = None

        path = filled(form_for(office, plan, folder), strip)
        arrived = only(office, path)
        assert not arrived.is_form
        assert (arrived.standing, arrived.office) == (Standing.NEW, COMMUNE)  # its own line says whose it is

    def test_the_form_of_one_filled_by_another_is_asked(self, office, plan, folder) -> None:
        path = form_for(office, plan, folder)
        swapped = filled(path, lambda sheet: sheet.cell(3, 1, f"Cơ quan báo cáo: {OTHER}"), "a.xlsx")
        arrived = only(office, swapped)
        assert (arrived.standing, set(arrived.offered)) == (Standing.SWAPPED, {COMMUNE, OTHER})
        assert proxy_taking.take(office, [arrived]).count == 0
        settled = proxy_files.settle(office, arrived, OTHER)
        assert proxy_taking.take(office, [settled]).count == 1
        assert [each.plan.proxy_for for each in proxies.proxies(office)] == [OTHER]

    def test_a_form_of_a_newer_program_waits(self, office, plan, folder) -> None:
        def renew(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
            mark = next(cell for cell in sheet[6] if "form1-" in str(cell.value or ""))
            mark.value = str(mark.value).replace("form1-", "form2-")

        arrived = only(office, filled(form_for(office, plan, folder), renew))
        assert arrived.standing is Standing.REFUSED
        assert arrived.error is not None
        assert arrived.error.code == "form-newer"

    def test_a_copied_row_is_a_new_row_and_not_the_same_twice(self, office, plan, folder) -> None:
        first = taken(office, form_for(office, plan, folder)).files[0].plan

        def copy(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
            at, to = row_of(sheet, "I. ") + 1, blank_row(sheet)
            for column in range(1, sheet.max_column + 1):
                sheet.cell(to, column).value = sheet.cell(at, column).value
            sheet.cell(to, 2).value = "Việc chép ra rồi sửa hẳn nội dung"

        arrived = only(office, filled(form_for(office, plan, folder), copy))
        assert arrived.laid is not None
        assert (arrived.laid.changed, arrived.laid.brought) == (0, 1)
        proxy_taking.take(office, [arrived])
        assert len(texts(office, first)) == len(texts(office, plan)) + 1

    def test_with_the_plan_gone_it_was_made_from_it_still_comes_in(self, office, plan, folder) -> None:
        path = form_for(office, plan, folder)
        planning.undo(office)
        planning.undo(office)
        assert planning.plans(office) == ()
        arrived = only(office, path)
        assert (arrived.standing, arrived.office) == (Standing.NEW, COMMUNE)
        assert proxy_taking.take(office, [arrived]).count == 1


def _said(row: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in row.items() if key != "number"}


class TestFreeFiles:
    @pytest.mark.parametrize("file", ["KH 2026.docx", "bieu.xlsx", "KH 2026.pdf"])
    def test_its_letterhead_says_whose_it_is(self, office, folder, clock, file) -> None:
        arrived = only(office, letter_of(folder, clock, COMMUNE, file))
        assert (arrived.standing, arrived.office) == (Standing.NEW, COMMUNE)
        done = proxy_taking.take(office, [arrived])
        (way,) = other_ways.other_ways(office)
        assert (way.office, way.plan, way.file) == (COMMUNE, done.files[0].plan, file)
        assert len(texts(office, done.files[0].plan)) == len(texts(office, own_plan(office)))

    def test_a_stranger_is_asked_and_never_taken_by_itself(self, office, folder, clock) -> None:
        arrived = only(office, letter_of(folder, clock, "UBND xã Suối", "xa suoi may.docx"))
        assert arrived.standing is Standing.ASK
        assert arrived.offered == (COMMUNE,)
        assert proxy_taking.take(office, [arrived]).count == 0
        settled = proxy_files.settle(office, arrived, COMMUNE)
        assert proxy_taking.take(office, [settled]).count == 1
        with pytest.raises(NotFoundError):
            proxy_files.settle(office, arrived, "UBND xã Không Có")

    def test_a_word_file_after_the_form_is_laid_beside_it(self, office, plan, folder, clock) -> None:
        first = taken(office, form_for(office, plan, folder)).files[0].plan
        arrived = only(office, letter_of(folder, clock, COMMUNE, "KH.docx"))
        assert arrived.plan == first
        assert arrived.standing in (Standing.SAME, Standing.CHANGED)
        proxy_taking.take(office, [arrived])
        assert len(proxies.proxies(office)) == 1
        assert len(texts(office, first)) == len(texts(office, plan))

    def test_two_files_of_one_commune_are_not_taken_by_themselves(self, office, folder, clock) -> None:
        one = letter_of(folder, clock, COMMUNE, "lần 1.docx")
        two = letter_of(folder, clock, COMMUNE, "lần 2.xlsx")
        found = looked(office, one, two)
        assert {each.standing for each in found} == {Standing.TWICE}
        assert proxy_taking.take(office, found).count == 0
        assert proxy_taking.take(office, [proxy_files.settle(office, found[1], COMMUNE)]).count == 1

    def test_without_a_year_it_says_what_to_do(self, office, folder) -> None:
        path = folder / "bieu.html"
        path.write_text(
            "<p>UBND xã Suối Mây</p><table><tr><td>TT</td><td>Nội dung, nhiệm vụ</td><td>Sản phẩm</td>"
            "<td>Cơ quan chủ trì</td></tr><tr><td>1</td><td>Rà soát</td><td>Báo cáo</td><td>VP</td></tr>"
            "<tr><td>2</td><td>Kiểm tra</td><td>Báo cáo</td><td>VP</td></tr></table>",
            encoding="utf-8",
        )
        arrived = only(office, path)
        assert arrived.error is not None
        assert arrived.error.code == "proxy-no-year"


class TestTyped:
    """A commune that sends no file: its figures come on paper or by telephone."""

    def test_the_rows_of_the_plan_are_there_to_be_written_over(self, office, plan) -> None:
        held = proxy_typed.begin(office, plan, f" {COMMUNE} ", Came(day=date(2026, 1, 4)))
        (proxy,) = proxies.proxies(office)
        assert (proxy.plan.id, proxy.name, proxy.counts, proxy.day) == (held, COMMUNE, True, date(2026, 1, 4))
        assert proxy.came is not None
        assert (proxy.came.form, proxy.came.file) == (OtherForm.PAPER, "")
        assert texts(office, held) == texts(office, plan)
        leaf = next(rows(planning.show(office, held).appendices[0])).leaf
        planning.set_text(office, held, leaf.id, "product", "Báo cáo qua điện thoại")
        assert COMMUNE not in missing.missing(office).names
        assert planning.show(office, plan).title in [each.title for each in planning.plans(office)]
        assert held not in {each.id for each in planning.plans(office)}

    def test_one_undo_takes_it_back(self, office, plan) -> None:
        proxy_typed.begin(office, plan, COMMUNE)
        planning.undo(office)
        assert proxies.proxies(office) == ()
        proxy_typed.begin(office, plan, COMMUNE)

    def test_a_form_that_comes_later_is_laid_beside_it_row_by_row(self, office, plan, folder) -> None:
        held = proxy_typed.begin(office, plan, COMMUNE)
        leaf = next(rows(planning.show(office, held).appendices[0])).leaf
        planning.set_text(office, held, leaf.id, "product", "Ghi theo điện thoại")
        arrived = only(office, filled(form_for(office, plan, folder), lambda _: None))
        assert (arrived.plan, arrived.office) == (held, COMMUNE)
        assert arrived.laid is not None
        assert arrived.laid.brought == 0

    def test_the_communes_own_package_takes_its_place(self, office, plan, folder, clock) -> None:
        held = proxy_typed.begin(office, plan, COMMUNE)
        package, _ = TestItsOwnPackage().sent(office, folder, clock)
        (outcome,) = exchanging.receive(office, [package])
        (proxy,) = proxies.proxies(office)
        assert (proxy.plan.id, proxy.counts, proxy.plan.replaced_by) == (held, False, outcome.plan)
        with pytest.raises(RefusedError) as refused:
            proxy_typed.begin(office, plan, COMMUNE)
        assert refused.value.code == "proxy-sent-itself"

    def test_what_is_refused_changes_nothing(self, office, plan, session) -> None:
        held = proxy_typed.begin(office, plan, COMMUNE)
        late = Came(day=date(2026, 1, 6))
        for code, call in (
            ("proxy-held", lambda: proxy_typed.begin(office, plan, COMMUNE)),
            ("plan-foreign", lambda: proxy_typed.begin(office, held, OTHER)),
            ("name-missing", lambda: proxy_typed.begin(office, plan, "  ")),
            ("other-way-future", lambda: proxy_typed.begin(office, plan, OTHER, late)),
            ("proxy-not-superior", lambda: proxy_typed.begin(session, plan, OTHER)),
        ):
            with pytest.raises(RefusedError) as refused:
                call()
            assert refused.value.code == code
        assert len(proxies.proxies(office)) == 1

    def test_the_verb(self, superior) -> None:
        plan = superior.done("import", SAMPLE)["plan"]
        made = superior.done("proxy", plan, "--commune", OTHER, "--day", "4/1/2026", "--channel", "zalo")
        (held,) = superior.done("collected")["held"]
        assert (held["plan"], held["name"], held["sent_on"]) == (made["plan"], OTHER, "2026-01-04")
        superior("proxy", plan, "--commune", OTHER).refused("nhập thay")


class TestItsOwnPackage:
    def sent(self, office: Session, folder: Path, clock: Clock) -> tuple[Path, Session]:
        commune = commune_at(folder / "xã", office, COMMUNE, clock)
        planning.import_file(commune, SAMPLE)
        return exchanging.send(commune, "", office.store.office.name, folder).file, commune

    def test_it_replaces_the_proxy_and_nothing_counts_twice(self, office, plan, folder, clock) -> None:
        held = taken(office, form_for(office, plan, folder)).files[0].plan
        package, _ = self.sent(office, folder, clock)
        (outcome,) = exchanging.receive(office, [package])
        (proxy,) = proxies.proxies(office)
        assert (proxy.plan.id, proxy.counts, proxy.plan.replaced_by) == (held, False, outcome.plan)
        beside = proxies.beside_own(office, held)
        assert beside.own.id == outcome.plan
        assert sum(each.same for each in beside.tables) == len(texts(office, held))
        leaf = next(rows(planning.show(office, held).appendices[0])).leaf
        with pytest.raises(RefusedError) as refused:
            editing.set_texts(office, held, [editing.CellEdit(record=leaf.id, field="product", text="x")])
        assert refused.value.code == "proxy-replaced"

    def test_under_a_new_name_it_replaces_what_was_held_under_the_old(
        self, office, plan, folder, clock
    ) -> None:
        """The form came before the commune was renamed; its package, its next file and the list after it."""
        held = taken(office, form_for(office, plan, folder)).files[0].plan
        package, _ = self.sent(office, folder, clock)
        (outcome,) = exchanging.receive(office, [package])
        receptions.undo_receptions(office, [outcome.run])
        new = "UBND xã Suối Mây Mới"
        lineage.record(office, LineageKind.RENAME, [COMMUNE], [new], clock().date())
        (proxy,) = proxies.proxies(office)
        assert (proxy.name, proxy.plan.proxy_for, proxy.counts) == (new, COMMUNE, True)
        assert new not in missing.missing(office, year=2026).names
        (folder / "mới").mkdir()
        again = only(office, form_for(office, held, folder / "mới", new))
        assert again.standing is Standing.SAME  # the rows it had, not a second plan
        exchanging.receive(office, [package], accept=True)
        (proxy,) = proxies.proxies(office)
        assert (proxy.name, proxy.counts, proxy.plan.replaced_by) == (new, False, outcome.plan)

    def test_undoing_its_reception_lets_the_proxy_count_again(self, office, plan, folder, clock) -> None:
        held = taken(office, form_for(office, plan, folder)).files[0].plan
        package, _ = self.sent(office, folder, clock)
        (outcome,) = exchanging.receive(office, [package])
        receptions.undo_receptions(office, [outcome.run])
        assert [(each.plan.id, each.counts) for each in proxies.proxies(office)] == [(held, True)]
        exchanging.receive(office, [package], accept=True)
        assert [each.counts for each in proxies.proxies(office)] == [False]

    def test_a_file_after_it_changes_nothing(self, office, plan, folder, clock) -> None:
        path = form_for(office, plan, folder)
        package, _ = self.sent(office, folder, clock)
        exchanging.receive(office, [package])
        arrived = only(office, path)
        assert arrived.standing is Standing.OWN
        assert proxy_taking.take(office, [arrived]).count == 0

    def test_another_plan_of_the_commune_leaves_the_proxy_alone(self, office, plan, folder, clock) -> None:
        taken(office, form_for(office, plan, folder))
        commune = commune_at(folder / "xã", office, COMMUNE, clock)
        other = planning.import_file(commune, SAMPLE, title="Kế hoạch chuyển đổi số năm 2026").plan
        shown = planning.show(commune, other)
        edits = [
            editing.CellEdit(record=row.at(level).id, field="title", text=f"Hạng mục số {number}")
            for number, row in enumerate(rows(shown.appendices[0]))
            for level in shown.appendices[0].layout.levels
            if level.value == "task"
        ]
        editing.set_texts(commune, other, edits)
        exchanging.receive(office, [exchanging.send(commune, other, office.store.office.name, folder).file])
        assert [each.counts for each in proxies.proxies(office)] == [True]


class TestBadDays:
    def test_two_hundred_files_of_which_three_are_broken(self, office, folder) -> None:
        names = [f"UBND xã Làng {chr(65 + n // 14)}{chr(97 + n % 14)}" for n in range(197)]
        directory.expect(office, names)
        for name in names:
            (folder / f"{name}.html").write_text(
                f"<p>{name}</p><p>KẾ HOẠCH năm 2026</p><table><tr><td>TT</td><td>Nội dung, nhiệm vụ</td>"
                "<td>Sản phẩm</td><td>Cơ quan chủ trì</td><td>Thời gian hoàn thành</td></tr>"
                + "".join(
                    f"<tr><td>{n}</td><td>Rà soát {n}</td><td>Báo cáo</td><td>VP</td><td>Quý I</td></tr>"
                    for n in range(1, 5)
                )
                + "</table>",
                encoding="utf-8",
            )
        (folder / "hỏng.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 50)
        (folder / "khóa.xlsx").write_bytes(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
        )
        (folder / "trống.docx").write_bytes(b"")
        (folder / "vi-rút.exe").write_bytes(b"MZ")
        found = looked(office, folder)
        assert len(found) == 200
        refused = {each.path.name: each.error.code for each in found if each.error is not None}
        assert set(refused) == {"hỏng.xlsx", "khóa.xlsx", "trống.docx"}
        assert refused["khóa.xlsx"] == "file-encrypted"
        done = proxy_taking.take(office, found)
        assert done.count == 197
        assert len(proxies.proxies(office)) == 197
        planning.undo(office)
        assert proxies.proxies(office) == ()

    def test_a_stick_pulled_while_looking(self, office, plan, folder) -> None:
        one, two = form_for(office, plan, folder), form_for(office, plan, folder, OTHER)
        paths = proxy_files.documents_in([folder])

        def pull(done: int, _of: int) -> None:
            if done == 1:
                two.unlink(missing_ok=True)
                one.unlink(missing_ok=True)

        found = proxy_files.look(office, paths, pull)
        assert [each.standing for each in found] == [Standing.NEW, Standing.REFUSED]
        assert isinstance(found[1].error, FileError)
        assert proxy_taking.take(office, found).count == 1  # what was looked at is in hand

    def test_a_full_disk_takes_nothing_and_says_so(self, office, plan, folder) -> None:
        found = looked(office, form_for(office, plan, folder), form_for(office, plan, folder, OTHER))
        connection = office.store.connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StorageError):
            proxy_taking.take(office, found)
        connection.execute("PRAGMA max_page_count = 1000000")
        assert proxies.proxies(office) == ()
        assert proxy_taking.take(office, found).count == 2

    def test_stopped_half_way_nothing_is_taken(self, office, plan, folder) -> None:
        found = looked(office, form_for(office, plan, folder), form_for(office, plan, folder, OTHER))

        def stop(done: int, _of: int) -> None:
            if done == 1:
                raise Cancelled

        with pytest.raises(Cancelled):
            proxy_taking.take(office, found, progress=stop)
        assert proxies.proxies(office) == ()

    def test_packages_are_left_to_the_reception(self, office, folder, clock) -> None:
        package, _ = TestItsOwnPackage().sent(office, folder, clock)
        assert package not in proxy_files.documents_in([package.parent])
        assert proxy_files.documents_in([package]) == ()

    def test_a_commune_holds_nothing_in_proxy(self, session) -> None:
        with pytest.raises(RefusedError) as refused:
            proxy_taking.take(session, [])
        assert refused.value.code == "proxy-not-superior"

    def test_the_database_stays_sound(self, office, plan, folder) -> None:
        taken(office, form_for(office, plan, folder))
        connection: sqlite3.Connection = office.store.connection
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_invited_commune_is_known_by_its_name(office, plan, folder, tmp_path) -> None:
    connecting.invite(office, THIRD, tmp_path)
    assert only(office, form_for(office, plan, folder, THIRD)).office == THIRD


class TestPaper:
    @pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
    def test_every_print_says_that_it_is_held_in_proxy(self, office, plan, folder, tmp_path, ending) -> None:
        held = taken(office, form_for(office, plan, folder)).files[0].plan
        out = tmp_path / f"in.{ending}"
        publishing.print_plan(office, held, out)
        read = read_source(out.name, out.read_bytes())
        words = " ".join(block.text for block in read.blocks if isinstance(block, Paragraph))
        assert f"Cấp trên nhập thay cho {COMMUNE}" in " ".join(words.split())


class TestVerbs:
    def test_collect_looks_and_takes(self, superior, tmp_path, folder) -> None:
        superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        plan = superior.done("import", SAMPLE)["plan"]
        superior.done("form", plan, "--commune", COMMUNE, "--out", folder)
        (seen,) = superior.done("collect", "--look", folder)["files"]
        assert (seen["result"], seen["name"], seen["form"], seen["plan"]) == ("new", COMMUNE, True, None)
        (done,) = superior.done("collect", "--day", "5/1/2026", "--channel", "zalo", folder)["files"]
        assert done["result"] == "taken"
        assert superior.done("show", done["plan"])["plan"]["id"] == done["plan"]
        assert [each["id"] for each in superior.done("plans")["plans"]] == [plan]
        (again,) = superior.done("collect", folder)["files"]
        assert again["result"] == "known"
        assert "05/01/2026" in again["message"]
        superior("collect", "--day", "32/1/2026", folder).refused()
        superior("collect", "--day", "31/12/2099", folder).refused()

    def test_collect_for_a_commune_that_is_named(self, superior, tmp_path, folder, clock) -> None:
        superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        path = letter_of(folder, clock, "UBND xã Nào Đó", "bieu.docx")
        (asked,) = superior.done("collect", path)["files"]
        assert (asked["result"], asked["name"]) == ("ask", None)
        (done,) = superior.done("collect", "--commune", COMMUNE, path)["files"]
        assert (done["result"], done["name"]) == ("taken", COMMUNE)

    def test_several_files_for_a_commune_that_is_named_are_not_taken_by_themselves(
        self, superior, tmp_path, folder, clock
    ) -> None:
        superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        paths = [letter_of(folder, clock, "UBND xã Nào Đó", name) for name in ("một.docx", "hai.xlsx")]
        said = superior.done("collect", "--commune", COMMUNE, *paths)
        assert [each["result"] for each in said["files"]] == ["twice", "twice"]

    def test_a_broken_file_is_exit_one_and_stops_nothing(self, superior, tmp_path, folder) -> None:
        superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        plan = superior.done("import", SAMPLE)["plan"]
        superior.done("form", plan, "--commune", COMMUNE, "--out", folder)
        (folder / "a.xlsx").write_bytes(b"PK\x03\x04 hong")
        said = superior("collect", folder)
        assert said.code == 1
        assert {each["result"] for each in said.object["files"]} == {"refused", "taken"}

    def test_missing_lists_who_has_not_sent(self, superior, tmp_path, folder) -> None:
        for name in (COMMUNE, OTHER, THIRD):
            superior.done("invite", "--name", name, "--out", tmp_path)
        plan = superior.done("import", SAMPLE)["plan"]
        superior.done("form", plan, "--commune", OTHER, "--out", folder)
        superior.done("collect", folder)
        letter = tmp_path / "don doc.docx"
        assert superior.done("missing", "--letter", letter)["letter"] == str(letter)
        assert letter.read_bytes()[:2] == b"PK"
        said = superior.done("missing", "--year", "2026")
        assert (said["missing"], said["of"]) == ([THIRD, COMMUNE], 3)
        assert (
            said["text"]
            .splitlines()[0]
            .startswith("Danh sách đơn vị chưa gửi kế hoạch năm 2026 (2/3 đơn vị)")
        )
        assert said["text"].splitlines()[1:] == [f"1. {THIRD}", f"2. {COMMUNE}"]
        assert len(superior.done("missing", "--year", "2025")["missing"]) == 3
