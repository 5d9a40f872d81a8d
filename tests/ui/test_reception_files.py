"""Tiếp nhận of a mixed folder through real widgets: looked at, asked, taken in, undone, set right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.collected import proxies
from ccapp.services.handover import directory, exchanging
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import sent_days
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.exchange_e2e.offices import commune_at
from tests.exchange_e2e.proxy_steps import (
    COMMUNE,
    OTHER,
    SAMPLE,
    THIRD,
    blank_row,
    filled,
    form_for,
    letter_of,
    own_plan,
)
from tests.ui.receive_steps import receive, reception_page
from ui.dialogs.collecting_forms import CollectingFormsDialog
from ui.dialogs.covering import CoveringDialog
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.sent_day import SentDayDialog
from ui.dialogs.typing_in import TypingInDialog
from ui.pages.plan import PlanPage
from ui.pages.reception import ReceptionPage
from ui.pages.take_in import TakeInPage
from ui.widgets.take.batch import TakeBatch
from ui.window import MainWindow

FOURTH = "UBND xã Khe Vàng"
Treat = Callable[[type[QDialog], Callable[[QDialog], object]], None]


@pytest.fixture
def plan(superior: Session) -> RecordId:
    directory.expect(superior, [COMMUNE, OTHER, THIRD, FOURTH])
    return own_plan(superior)


@pytest.fixture
def page(above: MainWindow, plan: RecordId) -> ReceptionPage:
    return reception_page(above)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nhận"
    made.mkdir()
    return made


@pytest.fixture
def when_open() -> Treat:
    """The next modal dialog of a kind gets this treatment."""
    waiting: list[tuple[type[QDialog], Callable[[QDialog], object]]] = []
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if waiting and isinstance(dialog, waiting[0][0]):
            treat = waiting.pop(0)[1]
            treat(dialog)

    timer.timeout.connect(look)
    timer.start(10)

    def later(kind: type[QDialog], treat: Callable[[QDialog], object]) -> None:
        waiting.append((kind, treat))

    later.timer = timer  # type: ignore[attr-defined]  # kept alive with the function
    return later


def results(page: ReceptionPage) -> dict[str, tuple[str, str]]:
    """Office and result of each file by its name."""
    return {line.cells[0]: (line.cells[1], line.cells[2]) for line in page.receiving.table.model.lines}


def pick(page: ReceptionPage, name: str) -> None:
    lines = page.receiving.table.model.lines
    page.receiving.table.view.selectRow(next(at for at, line in enumerate(lines) if line.cells[0] == name))


def agree(dialog: QDialog) -> None:
    dialog.accept()


def mixed(superior: Session, plan: RecordId, folder: Path, clock: Clock) -> None:
    """A package, a form, the form of one filled by another, a stranger's letter, a broken file."""
    commune = commune_at(folder.parent / "xã", superior, FOURTH, clock)
    planning.import_file(commune, SAMPLE)
    exchanging.send(commune, "", superior.store.office.name, folder, label="KH")
    commune.store.close()
    form_for(superior, plan, folder).rename(folder / "a.xlsx")
    form_for(superior, plan, folder, OTHER).rename(folder / "b.xlsx")
    filled(folder / "b.xlsx", lambda sheet: sheet.cell(3, 1, f"Cơ quan báo cáo: {THIRD}"))
    letter_of(folder.parent, clock, "UBND xã Lạ", "c.docx").rename(folder / "c.docx")
    (folder / "d.xlsx").write_bytes(b"PK\x03\x04 hong")


def test_a_mixed_folder_is_told_file_by_file(page, superior, plan, folder, clock) -> None:
    mixed(superior, plan, folder, clock)
    page.take([folder])
    found = results(page)
    assert len(found) == 5
    assert found["a.xlsx"] == (COMMUNE, "New, to be taken in")
    assert found["b.xlsx"] == ("", "Whose is it?")
    assert found["c.docx"] == ("", "Whose is it?")
    assert found["d.xlsx"] == ("", "Not taken")
    assert next(result for name, result in found.items() if name.endswith(".khx")) == (FOURTH, "New")
    assert proxies.proxies(superior) == ()  # looked at, not taken
    said = page.receiving.said.text()
    assert "Ready to be taken in: 2." in said  # a form, and a file of the program
    assert "Still to be looked at: 3" in said


def test_taken_in_asked_and_undone_as_one(
    page, superior, plan, folder, clock, when_open, monkeypatch
) -> None:
    mixed(superior, plan, folder, clock)
    page.take([folder])
    monkeypatch.setattr("ui.panels.reception_files.choose_line", lambda *_: THIRD)
    pick(page, "b.xlsx")
    page.receiving.whose.click()
    assert results(page)["b.xlsx"] == (THIRD, "New, to be taken in")
    when_open(SentDayDialog, lambda dialog: (dialog.day.setText("02/01/2026"), dialog.accept()))
    page.receiving.take_in.click()
    assert {each.plan.proxy_for for each in proxies.proxies(superior)} == {COMMUNE, THIRD}
    assert results(page)["a.xlsx"] == (COMMUNE, "Held in proxy")
    assert {each.day for each in proxies.proxies(superior)} == {date(2026, 1, 2)}
    marked = {line.cells[0]: line.cells[-1] for line in page.collected.model.lines}
    assert marked == {COMMUNE: "Held in proxy", THIRD: "Held in proxy", FOURTH: "Đã tiếp nhận"}
    page.receiving.undo.click()
    assert proxies.proxies(superior) == ()
    assert page.collected.model.lines == ()
    assert results(page)["a.xlsx"] == (COMMUNE, "New, to be taken in")  # it waits again


def test_after_another_change_the_undo_says_so(page, superior, plan, folder, when_open) -> None:
    form_for(superior, plan, folder)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    (held,) = proxies.proxies(superior)
    leaf = next(rows(planning.show(superior, held.plan.id).appendices[0])).leaf
    editing.set_texts(superior, held.plan.id, [CellEdit(record=leaf.id, field="product", text="Khác")])
    page.receiving.undo.click()
    assert len(proxies.proxies(superior)) == 1


def test_a_newer_form_shows_its_differences_first(page, superior, plan, folder, when_open) -> None:
    first = form_for(superior, plan, folder)
    receive(page, [first])
    pick(page, first.name)
    brought: list[str] = []
    when_open(
        DifferencesDialog,
        lambda dialog: (brought.extend(line.cells[1] for line in dialog.table.model.lines), dialog.reject()),
    )
    page.receiving.look.click()
    assert len(brought) == sum(len(list(rows(table))) for table in planning.show(superior, plan).appendices)
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    newer = filled(
        form_for(superior, plan, folder), lambda sheet: sheet.cell(blank_row(sheet), 2, "Việc thêm sau")
    )
    receive(page, [newer])
    assert results(page)[newer.name] == (COMMUNE, "Changed, to be taken in")
    pick(page, newer.name)
    seen: list[tuple[str, ...]] = []
    when_open(
        DifferencesDialog,
        lambda dialog: (seen.extend(line.cells for line in dialog.table.model.lines), dialog.reject()),
    )
    page.receiving.look.click()
    assert [cells[:2] for cells in seen] == [("New row", "Việc thêm sau")]
    receive(page, [first])
    assert results(page)[first.name] == (COMMUNE, "Taken in before")


def test_the_list_of_who_has_not_sent_is_copied(page, superior, plan, folder, when_open) -> None:
    form_for(superior, plan, folder)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    page.list.not_sent.click()
    head, *listed = QApplication.clipboard().text().splitlines()
    assert "(3/4 đơn vị)" in head
    assert listed == [f"1. {OTHER}", f"2. {THIRD}", f"3. {FOURTH}"]
    out = folder.parent / "don doc.docx"

    def write(dialog):
        assert f"Kính gửi:\n- {OTHER};\n- {THIRD};\n- {FOURTH}." in dialog.text.toPlainText()
        dialog.to.setCurrentIndex(dialog.to.findData(THIRD))
        assert f"chưa nhận được kế hoạch cải cách hành chính của {THIRD}." in dialog.text.toPlainText()
        dialog.to.setCurrentIndex(0)
        dialog.write_to(out)
        dialog.reject()

    when_open(CoveringDialog, write)
    page.list.remind.trigger()
    assert out.is_file()


def test_what_a_commune_told_on_paper_is_typed_in(page, superior, plan, when_open) -> None:
    def begin(dialog):
        assert dialog.office.count() == 4
        dialog.office.setEditText(COMMUNE)
        dialog.day.setText("31/6/2026")
        dialog.accept()
        assert dialog.isVisible()
        dialog.day.setText("4/1/2026")
        dialog.accept()

    when_open(TypingInDialog, begin)
    page.list.type_in.trigger()
    window = page.window()
    assert window.page("plan").isVisible()
    (proxy,) = proxies.proxies(superior)
    assert (proxy.name, proxy.plan.from_form) == (COMMUNE, plan)
    assert f"{proxy.day:%d/%m/%Y}" == "04/01/2026"
    window.navigate("reception")
    line = next(each for each in page.collected.model.lines if each.key == proxy.plan.id)
    assert line.cells[5] == "Held in proxy"


def test_forms_are_made_for_those_without_the_program(
    page, superior, plan, folder, clock, when_open, monkeypatch
) -> None:
    commune = commune_at(folder.parent / "xã", superior, FOURTH, clock)
    planning.import_file(commune, SAMPLE)
    exchanging.receive(superior, [exchanging.send(commune, "", superior.store.office.name, folder).file])
    page.refresh()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    when_open(CollectingFormsDialog, agree)
    page.list.forms.trigger()
    assert len(list(folder.glob("*.xlsx"))) == 3  # the one that is connected sends by the program


def test_day_of_sending_and_changes_of_a_collected_plan(
    page, superior, plan, folder, clock, when_open
) -> None:
    commune = commune_at(folder.parent / "xã", superior, FOURTH, clock)
    own = planning.import_file(commune, SAMPLE).plan
    receive(page, [exchanging.send(commune, "", superior.store.office.name, folder).file])
    page.collected.view.selectRow(0)
    when_open(SentDayDialog, lambda dialog: (dialog.day.setText("31/12/2099"), dialog.accept(),
                                             dialog.day.setText("03/01/2026"), dialog.accept()))  # fmt: skip
    page.list.day.trigger()
    noted = sent_days.sent_day(superior, own)
    assert noted is not None
    assert noted.day == date(2026, 1, 3)
    assert page.collected.model.lines[0].cells[4].startswith("03/01/2026")
    leaf = next(rows(planning.show(commune, own).appendices[0])).leaf
    editing.set_texts(commune, own, [CellEdit(record=leaf.id, field="product", text="Quyết định mới")])
    receive(page, [exchanging.send(commune, "", superior.store.office.name, folder).file])
    page.collected.view.selectRow(0)
    seen: list[tuple[str, ...]] = []
    when_open(
        DifferencesDialog,
        lambda dialog: (seen.extend(line.cells for line in dialog.table.model.lines), dialog.reject()),
    )
    page.list.since.click()
    assert [(cells[0], cells[4]) for cells in seen] == [("Changed", "Quyết định mới")]


def test_a_plan_held_in_proxy_says_so_and_gives_way(
    above, page, superior, plan, folder, clock, when_open
) -> None:
    form_for(superior, plan, folder, FOURTH)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    (held,) = proxies.proxies(superior)
    above.navigate("plan", plan=held.plan.id)
    shown = above.page("plan")
    assert isinstance(shown, PlanPage)
    assert FOURTH in shown.strips.why_locked
    assert shown._is_editable()
    commune = commune_at(folder.parent / "xã", superior, FOURTH, clock)
    planning.import_file(commune, SAMPLE)
    above.navigate("reception")
    receive(page, [exchanging.send(commune, "", superior.store.office.name, folder).file])
    marked = {line.cells[-1] for line in page.collected.model.lines}
    assert marked == {"Đã tiếp nhận", "Replaced by the commune's own"}
    above.navigate("plan", plan=held.plan.id)
    assert not shown._is_editable()
    above.navigate("reception")
    at = next(n for n, line in enumerate(page.collected.model.lines) if line.key == held.plan.id)
    page.collected.view.selectRow(at)
    assert page.list.since.text() == "Compare with the commune's own"
    heads: list[str] = []
    when_open(DifferencesDialog, lambda dialog: (heads.append(dialog.windowTitle()), dialog.reject()))
    page.list.since.click()
    assert heads == ["Compare with the commune's own"]


def test_of_two_files_of_a_commune_one_is_chosen(page, superior, plan, folder, when_open) -> None:
    form_for(superior, plan, folder).rename(folder / "a.xlsx")
    form_for(superior, plan, folder).rename(folder / "b.xlsx")
    filled(folder / "b.xlsx", lambda sheet: sheet.cell(blank_row(sheet), 2, "Việc thêm sau"))
    page.take([folder])
    assert {result for _, result in results(page).values()} == {"Which one?"}
    assert not page.receiving.take_in.isVisible()
    pick(page, "b.xlsx")
    assert page.receiving.whose.text() == "This one"
    page.receiving.whose.click()
    assert results(page)["a.xlsx"][1] == "Left, another is chosen"
    assert "Still to be looked at" not in page.receiving.said.text()
    pick(page, "a.xlsx")
    page.receiving.whose.click()  # a change of mind
    assert results(page)["b.xlsx"][1] == "Left, another is chosen"
    pick(page, "b.xlsx")
    page.receiving.whose.click()
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    (held,) = proxies.proxies(superior)
    words = [row.text("title") for row in rows(planning.show(superior, held.plan.id).appendices[0])]
    assert "Việc thêm sau" in words


def test_what_was_taken_in_two_goes_is_undone_as_one(
    page, superior, plan, folder, clock, when_open, monkeypatch
) -> None:
    mixed(superior, plan, folder, clock)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    monkeypatch.setattr("ui.panels.reception_files.choose_line", lambda *_: THIRD)
    pick(page, "b.xlsx")
    page.receiving.whose.click()
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    assert {each.plan.proxy_for for each in proxies.proxies(superior)} == {COMMUNE, THIRD}
    planning.undo(superior)
    page.refresh()
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    page.receiving.undo.click()
    assert proxies.proxies(superior) == ()
    assert page.collected.model.lines == ()


def test_files_settled_for_one_commune_are_asked_which_and_the_last_pick_holds(
    page, superior, plan, folder, clock, monkeypatch
) -> None:
    for name in ("a.docx", "b.xlsx"):
        letter_of(folder.parent, clock, "UBND xã Lạ", name).rename(folder / name)
    page.take([folder])
    monkeypatch.setattr("ui.panels.reception_files.choose_line", lambda *_: THIRD)
    outcomes = []
    for name in ("a.docx", "b.xlsx", "a.docx", "b.xlsx"):
        pick(page, name)
        page.receiving.whose.click()
        outcomes.append({file: result for file, (_, result) in results(page).items()})
    new, which, whose = "New, to be taken in", "Which one?", "Whose is it?"
    left = "Left, another is chosen"
    assert outcomes == [
        {"a.docx": new, "b.xlsx": whose},
        {"a.docx": which, "b.xlsx": which},
        {"a.docx": new, "b.xlsx": left},
        {"a.docx": left, "b.xlsx": new},
    ]


def test_what_waits_for_a_commune_no_longer_listed_asks_whose_it_is(
    page, superior, plan, folder, when_open
) -> None:
    form = form_for(superior, plan, folder)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    planning.undo(superior)
    directory.forget(superior, [COMMUNE])
    page.refresh()
    assert results(page)[form.name] == (f"{COMMUNE}?", "Whose is it?")


def test_what_is_left_to_do_stands_first(page, superior, plan, folder, clock) -> None:
    mixed(superior, plan, folder, clock)
    page.take([folder])
    left = [line.cells[0] for line in page.receiving.table.model.lines]
    assert left[:3] == ["d.xlsx", "b.xlsx", "c.docx"]
    pick(page, "c.docx")
    page.receiving.check_again()
    assert [line.cells[0] for line in page.receiving.table.model.lines] == left


def test_a_plan_that_is_not_clearly_the_same_is_asked(page, superior, plan, folder, clock, when_open) -> None:
    form_for(superior, plan, folder, FOURTH)
    page.take([folder])
    when_open(SentDayDialog, agree)
    page.receiving.take_in.click()
    commune = commune_at(folder.parent / "xã", superior, FOURTH, clock)
    own = planning.import_file(commune, SAMPLE, title="Kế hoạch chuyển đổi số năm 2026").plan
    edits = [
        CellEdit(record=item.id, field="title", text=f"Hạng mục số {number}")
        for table in planning.show(commune, own).appendices
        for number, item in enumerate(table.items())
        if "title" in item.texts
    ]
    editing.set_texts(commune, own, edits)
    receive(page, [exchanging.send(commune, own, superior.store.office.name, folder).file])
    (held,) = proxies.proxies(superior)
    assert (held.counts, held.beside) == (True, own)
    page.collected.view.selectRow(page.collected.model.row_of(held.plan.id))
    assert page.list.same.isVisible()
    page.list.same.click()
    assert proxies.counted_plans(superior) == (own,)
    planning.undo(superior)
    assert set(proxies.counted_plans(superior)) == {own, held.plan.id}


@pytest.fixture
def taking(above: MainWindow, plan: RecordId) -> TakeInPage:
    above.navigate("take-in")
    found = above.page("take-in")
    assert isinstance(found, TakeInPage)
    return found


def test_a_form_dropped_where_plans_are_made_comes_to_the_reception(
    above, taking, superior, plan, folder
) -> None:
    form = form_for(superior, plan, folder)
    assert taking.drop(str(form))
    front = above.in_front()
    assert isinstance(front, ReceptionPage)
    assert results(front) == {form.name: (COMMUNE, "New, to be taken in")}
    assert [each.id for each in planning.plans(superior)] == [plan], "it is no plan of ours"


def test_forms_among_many_files_become_no_plans_and_are_led_on(above, taking, superior, plan, folder) -> None:
    form_for(superior, plan, folder).rename(folder / "a.xlsx")
    form_for(superior, plan, folder, OTHER).rename(folder / "b.xlsx")
    taking.load(folder)
    batch = taking.findChild(TakeBatch)
    assert batch.ticked == ()
    assert [line.cells[1] for line in batch.files.model.lines] == [
        above.desk.words.text("form-returned", file=name) for name in ("a.xlsx", "b.xlsx")
    ]
    batch.files.table.view.selectRow(1)
    batch.look.click()
    front = above.in_front()
    assert isinstance(front, ReceptionPage)
    assert results(front) == {"b.xlsx": (OTHER, "New, to be taken in")}
