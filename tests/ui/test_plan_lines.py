"""The flat lines of an appendix and the cells that are one: the same as on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.intake.reading import read
from ccapp.printing.cells import Cell, Entry, body_blocks
from ccapp.resources import resource
from tests.ui.plan_steps import long_plan, with_ids
from ui.models.plan_lines import Kind, Line, Span, lines, spans
from ui.models.plan_table import PlanTableModel


def printed_boxes(appendix: Appendix) -> set[tuple[int, int, int, int]]:
    """Boxes of the printed table that are taller than one row or wider than a column, by whole-table row."""

    def keep(entry: Entry) -> Cell:
        return Cell(
            first=entry.first,
            last=entry.last,
            left=entry.left,
            right=entry.right,
            lines=(),
            face=entry.face,
            align=entry.align,
        )

    out = set()
    top = 0
    for block in body_blocks(appendix, keep):
        for cell in block.cells:
            high, wide = cell.last - cell.first + 1, cell.right - cell.left + 1
            if high > 1 and wide == 1:
                out.add((top + cell.first, cell.left, high, wide))
        top += block.rows
    return out


def boxes(found: list[Span]) -> set[tuple[int, int, int, int]]:
    return {(span.row, span.column, span.rows, span.columns) for span in found if span.rows > 1}


@pytest.mark.parametrize("index", [0, 1])
def test_cells_merge_as_on_paper(index: int) -> None:
    sample = read(resource("resources", "samples", "ke-hoach-cchc-2026.docx")).tables
    appendix = with_ids(sample[index].appendix)
    found = lines(appendix)
    merged = boxes(spans(found, appendix.layout))
    assert merged == printed_boxes(appendix)
    if index == 0:
        assert len(merged) > 50


def test_corpus_merges_as_on_paper(corpus: Path) -> None:
    seen = 0
    for path in sorted(corpus.rglob("*.docx"))[:8]:
        for reading in read(path).tables:
            appendix = with_ids(reading.appendix)
            if all(section.text("section") for section in appendix.sections) and all(
                section.children for section in appendix.sections
            ):
                seen += 1
                assert boxes(spans(lines(appendix), appendix.layout)) == printed_boxes(appendix), path.name
    assert seen


def test_goals_tasks_and_activities_span_what_is_below(goal_plan: Plan) -> None:
    appendix = with_ids(goal_plan.appendices[0])
    found = lines(appendix)
    assert [line.kind for line in found] == [Kind.SECTION, Kind.LEAF, Kind.LEAF, Kind.LEAF]
    assert boxes(spans(found, appendix.layout)) == {(1, 0, 3, 1), (1, 1, 3, 1), (1, 2, 2, 1), (1, 6, 2, 1)}


def section(title: str, *children: Item, number: str = "") -> Item:
    return Item(
        level=Level.SECTION, texts={"section_number": number, "section": title}, children=tuple(children)
    )


def leaf_task(title: str, *deadlines: str) -> Item:
    leaves = tuple(Item(level=Level.PRODUCT, texts={"deadline": text}) for text in deadlines)
    return Item(level=Level.TASK, texts={"number": "1", "title": title}, children=leaves)


def made(*sections: Item) -> tuple[list[Line], Layout]:
    layout = Layout(
        levels=TASK_LEVELS, columns=tuple(column(key, key) for key in ("number", "title", "deadline"))
    )
    return lines(with_ids(Appendix(title="x", layout=layout, sections=sections))), layout


def test_a_section_without_tasks_has_a_row_to_begin_in() -> None:
    found, layout = made(section("Thể chế", number="I"), section("", leaf_task("A", "")))
    assert [line.kind for line in found] == [Kind.SECTION, Kind.VACANT, Kind.SECTION, Kind.LEAF]
    assert [(span.row, span.column, span.columns) for span in spans(found, layout)] == [
        (0, 1, 2),
        (1, 0, 3),
        (2, 1, 2),
    ]
    assert found[1].records == (None, None, None)


def test_an_only_section_without_a_name_takes_no_row() -> None:
    found, _ = made(section("", leaf_task("A", "")))
    assert [line.kind for line in found] == [Kind.LEAF]


def test_a_task_without_products_has_cells_that_hold_nothing() -> None:
    found, _ = made(section("I", leaf_task("A")))
    assert (found[1].texts, found[1].records[2]) == (("1", "A", ""), None)


def test_blanks_never_join_and_equal_texts_join_within_a_task() -> None:
    found, layout = made(
        section("I", leaf_task("A", "Quý I", "Quý I", "", "", "Quý I"), leaf_task("B", "Quý I"))
    )
    merged = [(span.row, span.rows) for span in spans(found, layout) if span.column == 2]
    assert merged == [(1, 2)]


def test_cells_kept_apart_do_not_join() -> None:
    found, layout = made(section("I", leaf_task("A", "Quý I", "Quý I", "Quý I")))
    first = found[1].records[2]
    assert first is not None
    merged = [(span.row, span.rows) for span in spans(found, layout, frozenset({(first, "deadline")}))]
    assert merged == [(0, 1), (1, 3), (1, 3), (2, 2)]


def test_after_an_edit_the_table_is_what_it_would_be_anew(goal_plan: Plan) -> None:
    for appendix in (with_ids(goal_plan.appendices[0]), with_ids(long_plan(6, products=3).appendices[0])):
        model = PlanTableModel()
        model.show(appendix, editable=True)
        (top, *others) = appendix.sections
        for child in top.children:
            first = next(item for item in child.walk() if not item.children)
            changed = replace_item(top, replace(first, texts={**first.texts, "lead": "Công an xã"}))
            model.show(replace(appendix, sections=(changed, *others)), editable=True)
            anew = PlanTableModel()
            anew.show(replace(appendix, sections=(changed, *others)), editable=True)
            assert model.lines == anew.lines
            assert model.spans == anew.spans
            width = len(model.layout_.columns)
            places = [(row, column) for row in range(len(model.lines)) for column in range(width)]
            assert [model.span_at(*at) for at in places] == [anew.span_at(*at) for at in places]


def test_lines_that_did_not_change_are_taken_over() -> None:
    appendix = with_ids(long_plan(6, products=3).appendices[0])
    model = PlanTableModel()
    model.show(appendix, editable=True)
    before, spans_before = list(model.lines), model.spans
    (section,) = appendix.sections
    leaf = section.children[2].children[0]
    changed = replace_item(section, replace(leaf, texts={**leaf.texts, "product": "Tờ trình"}))
    model.show(replace(appendix, sections=(changed,)), editable=True)
    other = [row for row, line in enumerate(model.lines) if line.texts is not before[row].texts]
    assert model.lines[other[1]].texts[2] == "Tờ trình"
    assert len(other) == 4  # the section's own row and the three of the task
    assert model.spans is spans_before
    assert all(line.path[0] is changed for line in model.lines)


def replace_item(top: Item, new: Item) -> Item:
    """A tree with one line of the same id as another one; the rest are the same values."""
    if top.id == new.id:
        return new
    below = tuple(replace_item(child, new) for child in top.children)
    same = all(one is other for one, other in zip(below, top.children, strict=True))
    return top if same else replace(top, children=below)
