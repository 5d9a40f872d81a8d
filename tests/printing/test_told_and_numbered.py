"""Random tables: what the font lacks is told with row and column; a round numbers every row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from ccapp.domain.layout import SECTION_NUMBER, Level
from ccapp.domain.plan import Appendix
from ccapp.printing.document import lay_out
from ccapp.printing.drafts import DraftMark
from ccapp.printing.editable import Place, Row, editable
from ccapp.printing.fonts import font
from ccapp.printing.preflight import unprintable
from ccapp.printing.primitives import Box, Face, TextRun
from ccapp.printing.rules import DECREE_30, Mode
from tests.printing.builders import make_plan
from tests.printing.strategies import appendices

Told = tuple[int, str, str]
"""Row of the printout, column, character."""


def lacking(text: str) -> set[str]:
    """The characters of a printed text that have no glyph."""
    return {char for char in text if char != "\n" and not font(Face.REGULAR).covers(char)}


def in_cells(appendix: Appendix, *, reaching: bool) -> set[Told]:
    """What the printed cells hold of them; with `reaching` in every row that a cell covers."""
    (page,) = editable(make_plan(appendix), mode=Mode.PAPER, numbered=True)
    rows = [row for row in page.table.rows if row.number] if page.table else []
    return {
        (row.number, column_of(appendix, place, row), char)
        for row in rows
        for place in row.places
        if reaching or not place.reaches
        for char in lacking(place.cell.text)
    }


def column_of(appendix: Appendix, place: Place, row: Row) -> str:
    """The key of a cell's column; a section's row is one cell."""
    if place.columns > 1 or len(row.places) == 1:
        return Level.SECTION.value
    return appendix.layout.columns[place.cell.left].key


def check_told(appendix: Appendix) -> None:
    """Each such cell is told where it begins, nothing else is, and no box is drawn that was not told."""
    plan = make_plan(appendix)
    found = unprintable(plan)
    sections = {SECTION_NUMBER, Level.SECTION.value}
    one_column = len(appendix.layout.columns) == 1
    told = {
        (
            int(str(each.facts["row"])),
            Level.SECTION.value if each.field in sections or one_column else each.field,
            str(each.facts["char"]),
        )
        for each in found
        if each.facts["row"]
    }
    assert in_cells(appendix, reaching=False) <= told <= in_cells(appendix, reaching=True)
    boxes = any(isinstance(item, Box) for page in lay_out(plan) for item in page.items)
    assert boxes == bool(found)


def check_numbered(appendix: Appendix) -> None:
    """Every row has its number once, in order, left of the table and on the paper."""
    pages = lay_out(make_plan(appendix, appendix), draft=DraftMark(number=2, saved="lưu 14:05"))
    numbers = []
    for page in pages:
        runs = [item for item in page.items if isinstance(item, TextRun)]
        assert [run.text for run in runs].count("DỰ THẢO LẦN 2") == 1
        beside = [run for run in runs if run.size == DECREE_30.row_number_size and run.x < page.edges[0]]
        assert all(run.x > 0 for run in beside)
        tops = sorted(run.y for run in beside)
        assert all(low - high >= DECREE_30.row_number_size for high, low in pairwise(tops))
        numbers += [int(run.text) for run in sorted(beside, key=lambda run: run.y)]
    (table, _) = editable(make_plan(appendix, appendix), mode=Mode.PAPER, numbered=True)
    rows = sum(bool(row.number) for row in table.table.rows) if table.table else 0
    assert numbers == list(range(1, 2 * rows + 1))


SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))


@SETTINGS
@given(appendix=appendices())
def test_what_is_framed_in_random_tables_is_told(appendix: Appendix) -> None:
    check_told(appendix)


@pytest.mark.heavy
@MANY
@given(appendix=appendices())
def test_what_is_framed_in_many_random_tables_is_told(appendix: Appendix) -> None:
    check_told(appendix)


@SETTINGS
@given(appendix=appendices())
def test_rows_of_random_tables_are_numbered(appendix: Appendix) -> None:
    check_numbered(appendix)


@pytest.mark.heavy
@MANY
@given(appendix=appendices())
def test_rows_of_many_random_tables_are_numbered(appendix: Appendix) -> None:
    check_numbered(appendix)
