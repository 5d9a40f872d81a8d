"""The signed file kept with a plan and compared with its table: real Word and PDF files, real pictures."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from ccapp.domain.comparing import Difference
from ccapp.domain.editions import CopyCheck, EditionKind, rows_of
from ccapp.domain.plan import Appendix, Item, Plan, PlanState, RecordId
from ccapp.errors import FileError, RefusedError
from ccapp.services.paper import adjusting, editions, issuing, publishing, signed_copies
from ccapp.services.paper.issuing import Signing
from ccapp.services.paper.signed_copies import Choice
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import shipped_plan

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture
def plan(session: Session) -> Plan:
    return planning.show(session, shipped_plan(session))


def signed(session: Session, plan: Plan, out: Path, *changes: tuple[int, str, str]) -> Path:
    """A file as it came back from the chairman: our table with some texts of its leaves changed."""

    def turn(item: Item, leaves: list[Item]) -> Item:
        changed = {field: text for at, field, text in changes if item is leaves[at]}
        return replace(
            item,
            texts={**item.texts, **changed},
            children=tuple(turn(child, leaves) for child in item.children),
        )

    leaves = [row.leaf for row in rows_of(plan)]
    tables = tuple(
        replace(table, sections=tuple(turn(section, leaves) for section in table.sections))
        for table in plan.appendices
    )
    with session.store.journal.write("new-plan", session.who) as tx:
        other = insert_plan(tx, replace(plan, appendices=tables))
    publishing.print_plan(session, other, out)
    planning.undo(session)
    return out


def differences(found: signed_copies.Checking) -> list[Difference]:
    return [one for table in found.tables if table.comparison for one in table.comparison.differences]


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_faithful_copy_has_no_difference(session: Session, plan: Plan, tmp_path: Path, ending: str) -> None:
    file = signed(session, plan, tmp_path / f"bản ký{ending}")
    done = issuing.issue(session, plan.id, SIGNING, file)
    found = signed_copies.lay_beside(session, done.copy)
    assert found.is_readable
    assert (differences(found), found.open) == ([], 0)
    assert signed_copies.content(session, done.copy).data == file.read_bytes()
    (tmp_path / "ra").mkdir()
    out = signed_copies.save_copy(session, done.copy, tmp_path / "ra")
    assert (out.name, out.read_bytes()) == (file.name, file.read_bytes())


def test_what_the_clerk_changed_is_found_and_taken_over(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = signed(session, plan, tmp_path / "ký.docx", (0, "deadline", "Quý IV/2026"), (1, "lead", ""))
    issuing.prepare(session, plan.id, SIGNING, file)
    (copy,) = signed_copies.copies(session, plan.id)
    found = signed_copies.lay_beside(session, copy.id)
    assert [(one.field, one.after) for one in differences(found)] == [
        ("deadline", "Quý IV/2026"),
        ("lead", ""),
    ]
    choice = Choice(appendix=plan.appendices[0].id, differences=tuple(differences(found)))
    signed_copies.take_over(session, copy.id, [choice])
    assert signed_copies.lay_beside(session, copy.id).open == 0
    with pytest.raises(RefusedError, match="merge-plan-changed"):
        signed_copies.take_over(session, copy.id, [choice])
    planning.undo(session)
    assert planning.show(session, plan.id).appendices == plan.appendices


def blanked(plan: Plan, field: str, at: int = -1) -> tuple[tuple[int, str, str], ...]:
    """Changes that clear a field of a leaf that repeats the one above, or of each such leaf."""
    leaves = [row.leaf for row in rows_of(plan)]
    homes = [row.path[1].id for row in rows_of(plan)]
    same = [
        number
        for number in range(1, len(leaves))
        if homes[number] == homes[number - 1]
        and leaves[number].text(field)
        and leaves[number].text(field) == leaves[number - 1].text(field)
    ]
    return tuple((number, field, "") for number in (same if at < 0 else same[at : at + 1]))


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize("field", ["lead", "partners", "deadline", "product"])
def test_a_cell_that_is_blank_in_the_signed_copy_alone_is_found(
    session: Session, plan: Plan, tmp_path: Path, ending: str, field: str
) -> None:
    """Also where it could be taken for "as above": a blank below a filled lead or partners cell."""
    ((at, *_),) = blanked(plan, "lead", 0)
    leaf = [row.leaf for row in rows_of(plan)][at]
    file = signed(session, plan, tmp_path / f"ký{ending}", (at, field, ""))
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert [(one.record, one.field, one.after) for one in differences(found)] == [(leaf.id, field, "")]
    assert (found.open, leaf.text(field) != "") == (1, True)


@pytest.mark.parametrize("field", ["lead", "partners", "product"])
def test_a_cell_that_is_filled_in_the_signed_copy_alone_is_found(
    session: Session, plan: Plan, tmp_path: Path, field: str
) -> None:
    file = signed(session, plan, tmp_path / "ký.pdf")
    ((at, *_),) = blanked(plan, "lead", 0)
    leaf = [row.leaf for row in rows_of(plan)][at]
    editing.set_texts(session, plan.id, [CellEdit(record=leaf.id, field=field, text="")])
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    told = [(one.record, one.field, one.before, one.after) for one in differences(found)]
    assert (told, found.open) == ([(leaf.id, field, "", leaf.text(field))], 1)


def test_a_task_without_its_name_in_the_signed_copy_is_one_difference(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    table = plan.appendices[0]
    first, *rest = table.sections
    task = first.children[1]
    nameless = replace(task, texts={**task.texts, "title": ""})
    sections = (replace(first, children=(first.children[0], nameless, *first.children[2:])), *rest)
    file = other_table(session, plan, replace(table, sections=sections), tmp_path / "ký.pdf")
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert [(one.record, one.field, one.after) for one in differences(found)] == [(task.id, "title", "")]
    assert found.open == 1


def test_blanks_throughout_say_as_above_and_it_is_told(session: Session, plan: Plan, tmp_path: Path) -> None:
    every = blanked(plan, "lead")
    assert len(every) > 2
    file = signed(session, plan, tmp_path / "ký.docx", *every)
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert (found.open, found.tables[0].as_above) == (0, ("Cơ quan chủ trì",))
    file = signed(session, plan, tmp_path / "ký 2.docx", *every[1:])
    again = signed_copies.lay_beside(session, issuing.attach_signed(session, plan.id, file).id)
    assert (again.open, again.tables[0].as_above) == (len(every) - 1, ())


def test_a_blank_below_a_cell_that_was_changed_on_paper_is_shown(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    """There "as above" means the new text, and that is not what stands here."""
    every = blanked(plan, "lead")
    first = every[0][0]
    leaves = [row.leaf.id for row in rows_of(plan)]
    file = signed(session, plan, tmp_path / "ký.docx", (first - 1, "lead", "Công an xã"), *every)
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    told = [(one.record, one.after) for one in differences(found)]
    assert told[:2] == [(leaves[first - 1], "Công an xã"), (leaves[first], "")]
    assert len(told) < 1 + len(every), "the others still say as above"


def test_a_signed_file_under_a_password_is_called_so(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "bản ký.docx"
    file.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    )
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert found.unread is not None
    assert (found.unread.code, found.is_readable, found.is_picture) == ("file-encrypted", False, False)


def test_tables_of_the_signed_file_that_the_plan_lacks_are_named(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    file = signed(session, plan, tmp_path / "ký.docx")
    word = Document(str(file))
    word.add_paragraph("Danh sách Tổ công tác")
    people = word.add_table(rows=6, cols=3)
    for number, row in enumerate(people.rows):
        words = ("Số", "Họ và tên", "Chức vụ") if not number else (str(number), f"Người {number}", "Tổ viên")
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    signers = word.add_table(rows=1, cols=2)
    signers.rows[0].cells[1].text = "TM. ỦY BAN NHÂN DÂN"
    word.save(str(file))
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert (found.extra, found.open) == (("Số | Họ và tên | Chức vụ",), 0)


def test_taking_over_into_an_issued_plan_is_kept_as_a_corrected_version(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    file = signed(session, plan, tmp_path / "ký.docx", (0, "deadline", "Quý IV/2026"))
    issued = issuing.issue(session, plan.id, SIGNING, file)
    found = signed_copies.lay_beside(session, issued.copy)
    choice = Choice(appendix=plan.appendices[0].id, differences=tuple(differences(found)))
    signed_copies.take_over(session, issued.copy, [choice])
    last = editions.issued_edition(session, plan.id)
    assert last is not None
    assert (last.kind, last.reason) == (EditionKind.CORRECTED, "ký.docx")


def test_nothing_is_taken_over_in_the_middle_of_an_adjustment(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    file = signed(session, plan, tmp_path / "ký.docx", (0, "deadline", "Quý IV/2026"))
    issued = issuing.issue(session, plan.id, SIGNING, file)
    found = signed_copies.lay_beside(session, issued.copy)
    adjusting.open_adjustment(session, plan.id)
    choice = Choice(appendix=plan.appendices[0].id, differences=tuple(differences(found)))
    with pytest.raises(RefusedError, match="adjust-under-way"):
        signed_copies.take_over(session, issued.copy, [choice])


def test_a_closed_plan_keeps_its_signed_copy(session: Session, plan: Plan, tmp_path: Path) -> None:
    copy = issuing.issue(session, plan.id, SIGNING, signed(session, plan, tmp_path / "ký.docx")).copy
    keeping.change_state(session, plan.id, PlanState.CLOSED)
    with pytest.raises(RefusedError, match="plan-locked"):
        signed_copies.detach(session, copy)
    assert len(signed_copies.copies(session, plan.id)) == 1


def test_a_table_that_was_cut_in_two_is_one(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = signed(session, plan, tmp_path / "ký.docx")
    word = Document(str(file))
    first = word.tables[0]._tbl
    second, words = deepcopy(first), deepcopy(word.paragraphs[0]._p)
    half = len(first.tr_lst) // 2
    for row in first.tr_lst[half:]:
        first.remove(row)
    for row in second.tr_lst[1:half]:  # the heading stands above both
        second.remove(row)
    first.addnext(words)
    words.addnext(second)
    word.save(str(file))
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert (found.lacking, found.open) == ((), 0)


def other_table(session: Session, plan: Plan, table: Appendix, out: Path) -> Path:
    """A signed file in which the first table is this one."""
    with session.store.journal.write("new-plan", session.who) as tx:
        other = insert_plan(tx, replace(plan, appendices=(table, *plan.appendices[1:])))
    publishing.print_plan(session, other, out)
    planning.undo(session)
    return out


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_line_that_was_moved_is_found_and_moves(
    session: Session, plan: Plan, tmp_path: Path, ending: str
) -> None:
    table = plan.appendices[0]
    first, second, *rest = table.sections
    task = first.children[0]
    sections = (
        replace(first, children=first.children[1:]),
        replace(second, children=(*second.children, task)),
        *rest,
    )
    file = other_table(session, plan, replace(table, sections=sections), tmp_path / f"ký{ending}")
    copy = issuing.issue(session, plan.id, SIGNING, file).copy
    found = signed_copies.lay_beside(session, copy)
    assert ([one.record for one in found.tables[0].moved], found.open) == ([task.id], 1)
    signed_copies.take_over(session, copy, [Choice(appendix=table.id, moved=found.tables[0].moved)])
    assert signed_copies.lay_beside(session, copy).open == 0
    after = planning.show(session, plan.id).appendices[0].sections
    assert after[1].children[-1].id == task.id
    assert [each.text("number") for each in after[0].children][:2] == ["1", "2"]
    planning.undo(session)
    assert planning.show(session, plan.id).appendices == plan.appendices


def test_a_column_that_the_signed_file_lacks_is_named(session: Session, plan: Plan, tmp_path: Path) -> None:
    table = plan.appendices[0]
    columns = [each for each in table.layout.columns if each.key != "partners"]
    fewer = replace(table, layout=table.layout.with_columns(*columns))
    file = other_table(session, plan, fewer, tmp_path / "ký.docx")
    found = signed_copies.lay_beside(session, issuing.issue(session, plan.id, SIGNING, file).copy)
    assert (len(found.tables[0].columns), found.open) == (1, 1)


def test_a_table_that_the_signed_file_lacks_is_something_to_settle(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    file = signed(session, plan, tmp_path / "ký.docx")
    with session.store.journal.write("new-plan", session.who) as tx:
        two = insert_plan(tx, replace(plan, appendices=(*plan.appendices, plan.appendices[0])))
    copy = issuing.issue(session, two, SIGNING, file).copy
    found = signed_copies.lay_beside(session, copy)
    assert (len(found.lacking), found.open) == (1, 1)


def test_a_difference_that_is_kept_needs_a_reason_and_is_not_asked_again(
    session: Session, plan: Plan, tmp_path: Path
) -> None:
    file = signed(session, plan, tmp_path / "ký.docx", (0, "deadline", "Quý IV/2026"))
    copy = issuing.issue(session, plan.id, SIGNING, file).copy
    found = differences(signed_copies.lay_beside(session, copy))
    with pytest.raises(RefusedError, match="reason-missing"):
        signed_copies.keep(session, copy, found, "  ")
    signed_copies.keep(session, copy, found, "Bản Word gõ nhầm, bản giấy đúng")
    again = signed_copies.lay_beside(session, copy)
    assert (again.open, again.copy.kept[0].reason) == (0, "Bản Word gõ nhầm, bản giấy đúng")
    planning.undo(session)
    assert signed_copies.lay_beside(session, copy).open == 1


def test_lines_that_only_one_of_them_has(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = signed(session, plan, tmp_path / "ký.docx")
    tasks = plan.appendices[0].sections[0].children
    editing.remove(session, plan.id, [tasks[0].id])
    extra = editing.add_line(session, plan.id, tasks[1].id, tasks[1].level)
    title = [CellEdit(record=extra.record, field="title", text="Việc chưa ai ký, thêm sau khi in")]
    editing.set_texts(session, plan.id, title)
    issuing.prepare(session, plan.id, SIGNING, file)
    (copy,) = signed_copies.copies(session, plan.id)
    found = signed_copies.lay_beside(session, copy.id).tables[0].comparison
    assert found is not None
    assert [each.item.text("title") for each in found.additions] == [tasks[0].text("title")]
    assert extra.record in found.absent
    choice = Choice(appendix=plan.appendices[0].id, additions=found.additions, absent=(extra.record,))
    signed_copies.take_over(session, copy.id, [choice])
    after = planning.show(session, plan.id).appendices[0].sections[0].children
    assert [each.text("title") for each in after] == [each.text("title") for each in tasks]


def test_a_scan_is_ticked_off_line_by_line(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "bản quét.png"
    file.write_bytes(PNG)
    copy = issuing.issue(session, plan.id, SIGNING, file).copy
    found = signed_copies.lay_beside(session, copy)
    assert not found.is_readable
    lines = [row.leaf.id for row in rows_of(plan)]
    signed_copies.tick(session, copy, lines[:2], ticked=True)
    signed_copies.tick(session, copy, lines[:1], ticked=False)
    signed_copies.finish(session, copy)
    (kept,) = signed_copies.copies(session, plan.id)
    assert (kept.ticked, kept.check) == ((lines[1],), CopyCheck.DONE)
    planning.undo(session)
    assert signed_copies.copies(session, plan.id)[0].check is CopyCheck.OPEN


def test_a_kept_file_is_verified_when_it_is_opened(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "bản quét.png"
    file.write_bytes(PNG)
    issuing.issue(session, plan.id, SIGNING)
    copy = issuing.attach_signed(session, plan.id, file)
    stored = session.store.folder / "att" / copy.sha256[:2] / copy.sha256[2:]
    stored.write_bytes(PNG + b"x")
    with pytest.raises(FileError, match="attachment-damaged"):
        signed_copies.content(session, copy.id)
    issuing.attach_signed(session, plan.id, file)  # the original mends it
    assert signed_copies.content(session, copy.id).data == PNG
    stored.unlink()
    with pytest.raises(FileError, match="attachment-missing"):
        signed_copies.content(session, copy.id)


def test_what_is_no_signed_copy_is_refused(
    session: Session, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ghi chú.txt"
    file.write_text("đã ký", encoding="utf-8")
    with pytest.raises(RefusedError, match="signed-copy-of-draft"):
        issuing.attach_signed(session, plan.id, file)
    with pytest.raises(FileError, match="attachment-kind"):
        issuing.issue(session, plan.id, SIGNING, file)
    file.write_bytes(b"")
    with pytest.raises(FileError, match="file-empty"):
        issuing.issue(session, plan.id, SIGNING, file)
    with pytest.raises(FileError, match="is-folder"):
        issuing.issue(session, plan.id, SIGNING, tmp_path)
    monkeypatch.setattr(signed_copies, "LIMIT", 10)
    file.write_bytes(PNG)
    with pytest.raises(FileError, match="attachment-too-large"):
        issuing.issue(session, plan.id, SIGNING, file)
    assert planning.show_head(session, plan.id).state is PlanState.DRAFT
    assert list((session.store.folder / "att").iterdir()) == []


def test_a_signed_copy_is_taken_away_and_comes_back(session: Session, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "quét.png"
    file.write_bytes(PNG)
    copy = issuing.issue(session, plan.id, SIGNING, file).copy
    signed_copies.detach(session, copy)
    assert signed_copies.copies(session, plan.id) == ()
    planning.undo(session)
    assert signed_copies.content(session, RecordId(copy)).data == PNG
