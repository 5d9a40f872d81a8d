"""An exported file that comes back edited: told row by row, three states compared, one undo, no doubles."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import load_workbook

from ccapp.domain.column_changes import ColumnChanges
from ccapp.domain.layout import Level, column
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.services.intake import taking_in
from ccapp.services.paper import publishing, returning
from ccapp.services.paper.returning import ReturnedFile, Taken
from ccapp.services.plans import editing, keeping, planning, remarks
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker
from tests.unit.returned_files import WordFile, tracked, type_in_row

HEADINGS = {
    "number": "TT",
    "title": "Nội dung, nhiệm vụ",
    "product": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "deadline": "Thời gian hoàn thành",
}


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    made = plan_maker(session)
    columns = tuple(column(key, heading) for key, heading in HEADINGS.items())
    table = replace(made.appendices[0], layout=made.appendices[0].layout.with_columns(*columns))
    with session.store.journal.write("import", "Lan") as tx:
        return insert_plan(tx, replace(made, appendices=(table,)))


@pytest.fixture
def word(session: Session, plan: RecordId, tmp_path: Path) -> WordFile:
    return WordFile(session, plan, tmp_path)


def table(session: Session, plan: RecordId) -> list[str]:
    shown = planning.show(session, plan)
    keys = ("section", "number", "title", "product", "lead", "deadline")
    return [" | ".join(row.text(key) for key in keys) for each in shown.appendices for row in rows(each)]


def back(session: Session, plan: RecordId, word: WordFile) -> ReturnedFile:
    file = word.read()
    assert returning.plan_of_file(session, file) == plan
    found = returning.lay_beside(session, plan, file)
    assert found.unpaired == ()
    return found


def shown(session: Session, plan: RecordId) -> Plan:
    return planning.show(session, plan)


def line(session: Session, plan: RecordId, text: str) -> RecordId:
    items = shown(session, plan).appendices[0].items()
    return next(item.id for item in items if text in item.texts.values())


def write(session: Session, plan: RecordId, record: RecordId, field: str, text: str) -> None:
    editing.set_texts(session, plan, [editing.CellEdit(record=record, field=field, text=text)])


def take_all(session: Session, plan: RecordId, found: ReturnedFile) -> None:
    returning.take_over(session, plan, list(returning.every(found)))


def test_an_untouched_file_says_nothing(session: Session, plan: RecordId, word: WordFile) -> None:
    (one,) = back(session, plan, word).tables
    assert one.found.is_empty
    assert (one.found.same, one.found.since) == (4, 0)


def test_a_list_shown_an_item_a_line_says_nothing(session: Session, plan: RecordId, tmp_path: Path) -> None:
    """Excel has no styles to say that two lines are one, so the lines themselves are no change."""
    first = next(rows(shown(session, plan).appendices[0])).leaf
    write(session, plan, first.id, "product", "- Kế hoạch; - Báo cáo")
    out = tmp_path / "a.xlsx"
    publishing.print_plan(session, plan, out)
    book = load_workbook(out)
    cells = [cell for row in book.active.iter_rows() for cell in row if "- Báo cáo" in str(cell.value)]
    assert [cell.value for cell in cells] == ["- Kế hoạch;\n- Báo cáo"]
    found = returning.lay_beside(session, plan, taking_in.look_at(out))
    assert found.tables[0].found.is_empty
    cells[0].value = "- Kế hoạch;\n- Báo cáo quý"
    book.save(out)
    (change,) = returning.lay_beside(session, plan, taking_in.look_at(out)).tables[0].found.changed
    assert (change.before, change.after) == ("- Kế hoạch; - Báo cáo", "- Kế hoạch;\n- Báo cáo quý")


def test_a_changed_cell_is_taken_and_taken_back(session: Session, plan: RecordId, word: WordFile) -> None:
    before = table(session, plan)
    word.say("Tháng 3/2026", "Tháng 4/2026")
    found = back(session, plan, word)
    (change,) = found.tables[0].found.changed
    assert (change.field, change.base, change.before, change.after) == (
        "deadline", "Tháng 3/2026", "Tháng 3/2026", "Tháng 4/2026"
    )  # fmt: skip
    assert not change.is_conflict
    take_all(session, plan, found)
    assert table(session, plan) != before
    planning.undo(session)
    assert table(session, plan) == before


def test_three_states_are_told_apart(session: Session, plan: RecordId, word: WordFile) -> None:
    """Changed only here: no question. On both sides: shown as such. The same on both sides: settled."""
    leaves = [row.leaf for row in rows(shown(session, plan).appendices[0])]
    write(session, plan, leaves[0].id, "deadline", "Quý II/2026")
    write(session, plan, leaves[1].id, "deadline", "Quý III/2026")
    write(session, plan, leaves[2].id, "deadline", "Tháng 5/2026")
    word.say("Quý IV/2026", "Tháng 12/2026")
    word.say("Tháng 3/2026", "Tháng 5/2026")
    (change,) = back(session, plan, word).tables[0].found.changed
    assert change.is_conflict
    assert (change.base, change.before, change.after) == ("Quý IV/2026", "Quý III/2026", "Tháng 12/2026")


def test_without_the_exported_state_two_are_compared(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    for each in list(word.word.element.body.iter(qn("w:bookmarkStart"))):
        if "edition" in each.get(qn("w:name")):
            each.getparent().remove(each)
    write(session, plan, line(session, plan, "Thường xuyên"), "deadline", "Hàng tháng")
    found = back(session, plan, word)
    assert found.base is None
    (change,) = found.tables[0].found.changed
    assert (change.base, change.before, change.after) == (None, "Hàng tháng", "Thường xuyên")


def test_a_cleared_cell_is_a_change(session: Session, plan: RecordId, word: WordFile) -> None:
    word.say("Thường xuyên", "")
    (change,) = back(session, plan, word).tables[0].found.changed
    assert (change.before, change.after) == ("Thường xuyên", "")


def test_a_new_row_comes_to_its_place_once(session: Session, plan: RecordId, word: WordFile) -> None:
    row = word.copy_row("Kiểm tra văn bản", "Kiểm tra văn bản")
    for each in list(row.iter(qn("w:bookmarkStart"))):
        each.getparent().remove(each)
    type_in_row(row, "3", "Tổng kết công tác", "Báo cáo tổng kết", "Văn phòng", "Quý IV/2026")
    found = back(session, plan, word)
    (new,) = found.tables[0].found.brought
    assert (new.item.text("title"), new.copied) == ("Tổng kết công tác", None)
    take_all(session, plan, found)
    assert table(session, plan)[2:] == [
        "Cải cách thể chế | 2 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Tháng 3/2026",
        "Cải cách thể chế | 3 | Tổng kết công tác | Báo cáo tổng kết | Văn phòng | Quý IV/2026",
        "Thủ tục hành chính | 4 | Công khai thủ tục | Danh mục | Văn phòng | Thường xuyên",
    ]
    assert back(session, plan, word).tables[0].found.is_empty


def test_two_rows_with_one_mark(session: Session, plan: RecordId, word: WordFile) -> None:
    """The row that still says what the line said keeps the mark, wherever it stands; the other is new."""
    row = word.copy_row("Công khai thủ tục", "Thủ tục hành chính")
    type_in_row(row, "3", "Niêm yết thủ tục tại thôn", "Bảng niêm yết", "Văn phòng", "Hàng quý")
    found = back(session, plan, word).tables[0].found
    (new,) = found.brought
    assert new.item.text("title") == "Niêm yết thủ tục tại thôn"
    assert new.copied == line(session, plan, "Danh mục")
    assert (found.changed, found.moved, found.lacking) == ((), (), ())


def test_a_missing_row_is_named_and_stays(session: Session, plan: RecordId, word: WordFile) -> None:
    before = table(session, plan)
    row = word.row_of("Kiểm tra văn bản")
    row.getparent().remove(row)
    found = back(session, plan, word)
    assert found.tables[0].found.lacking == (line(session, plan, "Kiểm tra văn bản"),)
    assert not any(returning.every(found))
    take_all(session, plan, found)
    assert table(session, plan) == before
    ours = found.tables[0].ours.id
    returning.take_over(session, plan, [Taken(appendix=ours, removed=found.tables[0].found.lacking)])
    assert [each.split(" | ")[2] for each in table(session, plan)] == [
        "Rà soát văn bản", "Rà soát văn bản", "Công khai thủ tục"
    ]  # fmt: skip
    planning.undo(session)
    assert table(session, plan) == before


def test_a_line_of_ours_since_the_export_is_not_missing(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    editing.add_line(session, plan, line(session, plan, "Kiểm tra văn bản"), Level.TASK)
    found = back(session, plan, word).tables[0].found
    assert found.is_empty
    assert found.since == 1


def test_a_moved_row_keeps_its_record(session: Session, plan: RecordId, word: WordFile) -> None:
    moved = line(session, plan, "Kiểm tra văn bản")
    word.row_of("Công khai thủ tục").addnext(word.row_of("Kiểm tra văn bản"))
    found = back(session, plan, word)
    (move,) = found.tables[0].found.moved
    assert move.record == moved
    assert (found.tables[0].found.brought, found.tables[0].found.lacking) == ((), ())
    take_all(session, plan, found)
    assert table(session, plan)[3] == (
        "Thủ tục hành chính | 3 | Kiểm tra văn bản | Kế hoạch | Văn phòng | Tháng 3/2026"
    )
    assert line(session, plan, "Kiểm tra văn bản") == moved
    assert back(session, plan, word).tables[0].found.is_empty


def test_swapped_sections_are_one_move(session: Session, plan: RecordId, word: WordFile) -> None:
    first, second = word.row_of("Cải cách thể chế"), word.row_of("Thủ tục hành chính")
    first.addprevious(second)
    second.addnext(word.row_of("Công khai thủ tục"))
    found = back(session, plan, word)
    assert len(found.tables[0].found.moved) == 1
    take_all(session, plan, found)
    assert [each.split(" | ")[0] for each in table(session, plan)] == [
        "Thủ tục hành chính", *["Cải cách thể chế"] * 3
    ]  # fmt: skip


def test_a_new_section_over_a_task(session: Session, plan: RecordId, word: WordFile) -> None:
    """A heading typed between two rows: the section is new, the task below it moves there as itself."""
    task = line(session, plan, "Kiểm tra văn bản")
    heading = deepcopy(word.row_of("Thủ tục hành chính"))
    for each in list(heading.iter(qn("w:bookmarkStart"))):
        each.getparent().remove(each)
    texts = list(heading.iter(qn("w:t")))
    texts[0].text = "II. Kiểm tra, giám sát"
    for each in texts[1:]:
        each.text = ""
    word.row_of("Kiểm tra văn bản").addprevious(heading)
    found = back(session, plan, word)
    returned = found.tables[0].found
    assert [one.item.text("section") for one in returned.brought] == ["Kiểm tra, giám sát"]
    assert [one.record for one in returned.moved] == [task]
    ours = found.tables[0].ours.id
    with pytest.raises(RefusedError, match="returned-no-parent"):
        returning.take_over(session, plan, [Taken(appendix=ours, moved=returned.moved)])
    take_all(session, plan, found)
    assert [each.split(" | ")[0] for each in table(session, plan)] == [
        "Cải cách thể chế", "Cải cách thể chế", "Kiểm tra, giám sát", "Thủ tục hành chính"
    ]  # fmt: skip
    assert back(session, plan, word).tables[0].found.is_empty


def test_rows_whose_marks_are_lost_are_told_by_likeness(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    word.unmark("Kiểm tra văn bản")
    word.unmark("Thủ tục hành chính")
    word.say("Kiểm tra văn bản", "Kiểm tra các văn bản")
    found = back(session, plan, word).tables[0].found
    assert [(one.before, one.after) for one in found.changed] == [
        ("Kiểm tra văn bản", "Kiểm tra các văn bản")
    ]
    assert (found.brought, found.moved, found.lacking) == ((), (), ())


def test_tracked_changes_count_as_accepted(session: Session, plan: RecordId, word: WordFile) -> None:
    run = next(word.cell("Thường xuyên")._tc.iter(qn("w:r")))
    deleted, inserted = tracked("del"), tracked("ins")
    run.addprevious(inserted)
    added = deepcopy(run)
    next(added.iter(qn("w:t"))).text = "Hàng tháng"
    inserted.append(added)
    run.addprevious(deleted)
    deleted.append(run)
    row = word.row_of("Kiểm tra văn bản")
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = OxmlElement("w:trPr")
        row.insert(0, properties)
    properties.append(tracked("del"))
    found = back(session, plan, word).tables[0].found
    assert [(one.before, one.after) for one in found.changed] == [("Thường xuyên", "Hàng tháng")]
    assert found.lacking == (line(session, plan, "Kiểm tra văn bản"),)


def test_a_split_cell_is_still_one_task(session: Session, plan: RecordId, word: WordFile) -> None:
    """Merged cells taken apart leave blanks below; each row is still the product it was."""
    for merge in list(word.word.element.body.iter(qn("w:vMerge"))):
        merge.getparent().remove(merge)
    assert back(session, plan, word).tables[0].found.is_empty


def test_a_product_goes_to_another_task(session: Session, plan: RecordId, word: WordFile) -> None:
    product = line(session, plan, "Báo cáo")
    row = word.row_of("Báo cáo")
    word.row_of("Công khai thủ tục").addnext(row)
    for cell in list(row.iter(qn("w:vMerge"))):
        cell.getparent().remove(cell)
    found = back(session, plan, word)
    assert [one.record for one in found.tables[0].found.moved] == [product]
    take_all(session, plan, found)
    assert [each.split(" | ")[2:4] for each in table(session, plan)][-1] == ["Công khai thủ tục", "Báo cáo"]


def test_a_line_removed_here_comes_back_only_if_wanted(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    editing.remove(session, plan, [line(session, plan, "Kiểm tra văn bản")])
    (one,) = back(session, plan, word).tables[0].found.brought
    assert one.removed
    assert one.item.text("title") == "Kiểm tra văn bản"


def test_a_table_cut_in_two_is_one(session: Session, plan: RecordId, word: WordFile) -> None:
    grid = word.word.tables[0]._tbl
    second = deepcopy(grid)
    for row in list(second.iter(qn("w:tr")))[1:4]:
        second.remove(row)
    for row in list(grid.iter(qn("w:tr")))[4:]:
        grid.remove(row)
    between = OxmlElement("w:p")
    grid.addnext(between)
    between.addnext(second)
    assert back(session, plan, word).tables[0].found.is_empty


def test_excel_comes_back_too(session: Session, plan: RecordId, tmp_path: Path) -> None:
    path = tmp_path / "Phu luc.xlsx"
    publishing.print_plan(session, plan, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    marked = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Thường xuyên")
    marked.value = "Hàng tháng"
    book.save(path)
    book.close()
    file = taking_in.look_at(path)
    assert returning.plan_of_file(session, file) == plan
    found = returning.lay_beside(session, plan, file)
    assert found.base is not None
    assert [(one.before, one.after) for one in found.tables[0].found.changed] == [
        ("Thường xuyên", "Hàng tháng")
    ]


def test_a_shown_mark_column_is_no_column_of_the_table(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    path = tmp_path / "Phu luc.xlsx"
    publishing.print_plan(session, plan, path)
    book = load_workbook(path)
    for each in book.worksheets[0].column_dimensions.values():
        each.hidden = False
    book.save(path)
    book.close()
    found = returning.lay_beside(session, plan, taking_in.look_at(path))
    assert found.tables[0].found.is_empty


def test_a_foreign_file_is_nobodys(session: Session, plan: RecordId, word: WordFile, tmp_path: Path) -> None:
    path = tmp_path / "Kế hoạch năm 2026.md"
    path.write_text(
        "| TT | Nhiệm vụ | Sản phẩm | Thời gian |\n|--|--|--|--|\n| 1 | Rà soát | Báo cáo | Quý I/2026 |\n",
        encoding="utf-8",
    )
    assert returning.plan_of_file(session, taking_in.look_at(path)) is None


def test_nothing_is_taken_over_into_another_state(session: Session, plan: RecordId, word: WordFile) -> None:
    word.say("Thường xuyên", "Hàng tháng")
    found = back(session, plan, word)
    write(session, plan, line(session, plan, "Thường xuyên"), "deadline", "Hàng năm")
    with pytest.raises(RefusedError, match="merge-plan-changed"):
        take_all(session, plan, found)
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        returning.lay_beside(session, plan, word.read())


@pytest.mark.parametrize("form", [".docx", ".xlsx"])
def test_headings_of_the_offices_own_are_no_hindrance(
    session: Session, plan_maker: PlanMaker, tmp_path: Path, form: str
) -> None:
    """What no file reader could guess is known from the plan itself."""
    made = plan_maker(session)
    headings = ("Mã", "Đầu việc", "Kết quả ra", "Ai làm", "Bao giờ")
    keys = made.appendices[0].layout.keys
    columns = tuple(column(key, heading) for key, heading in zip(keys, headings, strict=True))
    ours = replace(made.appendices[0], layout=made.appendices[0].layout.with_columns(*columns))
    with session.store.journal.write("import", "Lan") as tx:
        plan = insert_plan(tx, replace(made, appendices=(ours,)))
    path = tmp_path / f"Phu luc{form}"
    publishing.print_plan(session, plan, path)
    file = taking_in.look_at(path)
    assert returning.plan_of_file(session, file) == plan
    (one,) = returning.lay_beside(session, plan, file).tables
    assert one.found.is_empty
    assert one.found.same == 4


def test_comments_become_remarks_on_their_cells(session: Session, plan: RecordId, word: WordFile) -> None:
    run = word.cell("Tháng 3/2026").paragraphs[0].runs
    word.word.add_comment(run, text="Nên lùi sang quý II", author="Lê Thị Hoa")
    found = back(session, plan, word)
    (remark,) = found.remarks
    assert (remark.words, remark.by, remark.field) == ("Nên lùi sang quý II", "Lê Thị Hoa", "deadline")
    returning.take_over(session, plan, [], found.remarks)
    (placed,) = remarks.of_plan(session, shown(session, plan))
    assert placed.text == "Tháng 3/2026"
    assert back(session, plan, word).remarks == ()
    planning.undo(session)
    assert remarks.of_plan(session, shown(session, plan)) == ()


def add_column(word: WordFile, heading: str, *texts: str) -> None:
    """A column at the right edge, typed in from the top."""
    for row, text in zip(word.word.tables[0].rows, (heading, *texts), strict=False):
        cell = deepcopy(row._tr.tc_lst[-1])
        for each in list(cell.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            each.getparent().remove(each)
        row._tr.tc_lst[-1].addnext(cell)
        texts_of = list(cell.iter(qn("w:t")))
        for one in texts_of:
            one.text = ""
        if texts_of:
            texts_of[0].text = text


def test_a_column_that_was_added_is_told(session: Session, plan: RecordId, word: WordFile) -> None:
    add_column(word, "Ghi chú", "", "xem lại thời hạn", "đã làm")
    (found,) = back(session, plan, word).tables
    assert found.found.is_empty
    assert [(each.heading, each.cells) for each in found.columns.new] == [("Ghi chú", 2)]
    assert found.columns.gone == found.columns.renamed == ()


def test_an_added_column_without_words_says_nothing(session: Session, plan: RecordId, word: WordFile) -> None:
    add_column(word, "Ghi chú")
    (found,) = back(session, plan, word).tables
    assert found.found.is_empty
    assert found.columns == ColumnChanges()


def test_a_column_that_was_taken_out_and_a_new_heading_are_told(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    word.word.tables[0].rows[0].cells[4].paragraphs[0].runs[0].text = "Hạn xong"
    for row in word.word.tables[0].rows:
        cells = row._tr.tc_lst
        if len(cells) == len(HEADINGS):
            row._tr.remove(cells[3])
    (found,) = back(session, plan, word).tables
    assert found.found.is_empty  # what the file lacks is not cleared
    assert found.columns.gone == ("Cơ quan chủ trì",)
    assert found.columns.renamed == (("Thời gian hoàn thành", "Hạn xong"),)


def test_a_merged_row_cut_off_clears_nothing_unasked(
    session: Session, plan: RecordId, word: WordFile
) -> None:
    """The row that holds the words of a merged cell goes; the rows below it have none of them."""
    merged = next(row for row in word.rows if row._tr.findall(f".//{qn('w:vMerge')}"))
    merged._tr.getparent().remove(merged._tr)
    (found,) = back(session, plan, word).tables
    assert len(found.found.lacking) == 1
    before = [item.text("title") for item in shown(session, plan).appendices[0].items()]
    taken = tuple(each for each in found.found.changed if each.after)
    returning.take_over(session, plan, [Taken(appendix=found.ours.id, changed=taken)])
    assert [item.text("title") for item in shown(session, plan).appendices[0].items()] == before


def test_looks_and_composed_letters_are_no_change(session: Session, plan: RecordId, word: WordFile) -> None:
    for row in word.rows:
        for text in row._tr.iter(qn("w:t")):
            text.text = unicodedata.normalize("NFD", text.text or "").replace(" ", "\u00a0")
        for run in row._tr.iter(qn("w:r")):
            run.get_or_add_rPr().append(OxmlElement("w:strike"))
    (found,) = back(session, plan, word).tables
    assert found.found.is_empty
