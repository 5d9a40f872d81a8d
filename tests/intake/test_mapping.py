"""Columns set right by the officer, and the table shown as it stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.layout import GOAL_LEVELS, TASK_LEVELS, Kind, Level
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.intake.columns import Mapping, corrected
from ccapp.intake.reading import read, read_bytes
from ccapp.intake.values import OTHER, Corrections, ReadTable, SourceCell
from ccapp.resources import resource
from tests.intake.word import cell, row, table, word

SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
HEAD = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
BODY = (
    row("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Tư pháp", "Quý I/2026"),
    row("2", "Kiểm tra công vụ", "Kế hoạch", "Nội vụ", "Công an", "Quý II/2026"),
)
READ = Mapping(
    keys=("number", "title", "product", "lead", "partners", "x1"),
    levels=TASK_LEVELS,
    certainty=(1, 1, 1, 1, 1, 0),
)


def appendix(given: Corrections, *body: str) -> ReadTable:
    (found,) = read_bytes("a.docx", word(table(HEAD, *(body or BODY))), {1: given}).tables
    return found


def test_columns_left_alone_stay_as_read() -> None:
    changed = corrected(READ, {5: "deadline"})
    assert changed.keys == ("number", "title", "product", "lead", "partners", "deadline")
    assert changed.certainty == (1, 1, 1, 1, 1, 1.0)
    assert changed.levels == TASK_LEVELS


def test_a_meaning_given_to_another_column_is_taken_from_the_first() -> None:
    assert corrected(READ, {4: "lead"}).keys == ("number", "title", "product", "x1", "lead", "x2")
    assert corrected(READ, {3: "partners", 4: "lead"}).keys[3:5] == ("partners", "lead")


def test_goals_make_three_levels_and_the_task_is_named_so() -> None:
    changed = corrected(READ, {1: "goal", 2: "title", 3: "activity"})
    assert changed.keys[:4] == ("number", "goal", "task", "activity")
    assert changed.levels == GOAL_LEVELS


def test_activities_alone_stand_under_plain_tasks() -> None:
    changed = corrected(READ, {2: "activity"})
    assert changed.keys[:3] == ("number", "title", "activity")
    assert changed.levels == (Level.SECTION, Level.TASK, Level.ACTIVITY, Level.PRODUCT)


@pytest.mark.parametrize("given", [{1: "notes"}, {1: OTHER}, {1: "goal"}])
def test_without_a_column_of_tasks_nothing_is_read(given: Corrections) -> None:
    with pytest.raises(RefusedError, match="columns-no-task"):
        corrected(READ, given)


def test_one_meaning_is_not_given_twice() -> None:
    with pytest.raises(RefusedError, match="columns-twice"):
        corrected(READ, {2: "notes", 3: "notes"})
    with pytest.raises(RefusedError, match="columns-twice"):
        corrected(READ, {1: "title", 2: "task"})
    assert corrected(READ, {2: OTHER, 3: OTHER}).keys == ("number", "title", "x1", "x2", "partners", "x3")


def test_a_key_that_no_column_has_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="section"):
        corrected(READ, {2: "section"})


def test_the_rows_follow_the_correction() -> None:
    found = appendix({3: "partners", 4: "lead"})
    assert [(one.text("lead"), one.text("partners")) for one in rows(found.appendix)] == [
        ("Tư pháp", "Văn phòng"),
        ("Công an", "Nội vụ"),
    ]


def test_year_columns_are_read_as_targets() -> None:
    found = appendix({3: "y2026", 4: "y2027"})
    assert found.appendix.kind is Kind.YEAR_TARGETS
    assert next(rows(found.appendix)).text("y2027") == "Tư pháp"


def test_a_corrected_column_is_no_longer_doubted() -> None:
    head = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Xyz", "Thời hạn")
    data = word(
        table(head, *(row("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", f"zz {n}", "Quý I") for n in "ab"))
    )

    def doubts(given: dict[int, Corrections]) -> list[str]:
        (found,) = read_bytes("a.docx", data, given).tables
        return [one.field for one in found.findings if one.code.startswith("read-column")]

    assert doubts({}) == ["x1"]
    assert doubts({1: {4: "notes"}}) == []
    assert doubts({1: {4: OTHER}}) == []


def test_further_pages_of_a_table_follow_its_correction() -> None:
    turned = row("STT", "Nhiệm vụ", "Sản phẩm", "Phối hợp", "Chủ trì", "Thời hạn")
    pages = word(table(HEAD, *BODY) + table(HEAD, BODY[1]) + table(turned, BODY[1]) + table(BODY[0]))
    (found,) = read_bytes("a.docx", pages, {1: {3: "partners", 4: "lead"}}).tables
    leads = [one.text("lead") for one in rows(found.appendix)]
    assert leads == ["Tư pháp", "Công an", "Công an", "Nội vụ", "Văn phòng"]


def test_each_table_has_its_own_correction() -> None:
    before = read(SAMPLE)
    numbers = [one.source.number for one in before.tables]
    assert len(numbers) == 2
    changed = read(SAMPLE, {numbers[0]: {3: "partners", 4: "lead"}})
    assert changed.tables[0].appendix.layout.keys[3:5] == ("partners", "lead")
    assert changed.tables[1] == before.tables[1]
    assert changed.left_out == before.left_out


def test_the_source_shows_every_cell_where_it_stands() -> None:
    section = row(cell("I. Cải cách thể chế", '<w:gridSpan w:val="6"/>'))
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    tall = row(cell("1", start), cell("Rà soát", start), "Kế hoạch", "Văn phòng", "", "Quý I")
    below = row(cell("", on), cell("", on), "Báo cáo", "Văn phòng", "", "Quý II")
    found = appendix({}, section, tall, below).source
    assert found.number == 1
    assert found.headings == ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
    assert found.places == ("table 1, row 2", "table 1, row 3", "table 1, row 4")
    assert found.cells[0] == SourceCell(row=0, column=0, width=6, text="I. Cải cách thể chế")
    assert SourceCell(row=1, column=1, height=2, text="Rà soát") in found.cells
    assert [one.text for one in found.cells if one.row == 2] == ["Báo cáo", "Văn phòng", "Quý II"]


def test_source_and_appendix_have_the_same_columns(corpus: Path) -> None:
    for path in sorted(corpus.glob("*.docx")):
        for found in read(path).tables:
            source = found.source
            assert len(source.headings) == len(found.appendix.layout.columns)
            places = set(source.places)
            assert {item.source for item in found.appendix.items()} <= places
            taken = [[0] * len(source.headings) for _ in source.places]
            for one in source.cells:
                for line in range(one.row, one.row + one.height):
                    for column in range(one.column, one.column + one.width):
                        taken[line][column] += 1
            assert max(map(max, taken)) == 1, path.name
