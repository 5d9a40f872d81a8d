"""What an exported file says when it is read again, laid beside what went out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import BinaryIO

from ccapp.domain import records
from ccapp.domain.comparing import compare
from ccapp.domain.plan import Appendix, Plan
from ccapp.intake.reading import read_bytes
from ccapp.printing.docx.package import write_docx
from ccapp.printing.editable import EditableAppendix, editable
from ccapp.printing.rules import DECREE_30, Mode
from ccapp.printing.xlsx import write_xlsx
from ccapp.text.items import item_lines


def word_bytes(plan: Plan, mode: Mode = Mode.PAPER) -> bytes:
    """The plan as a Word file."""
    return _bytes(plan, mode, write_docx)


def excel_bytes(plan: Plan, mode: Mode = Mode.PAPER) -> bytes:
    """The plan as an Excel file."""
    return _bytes(plan, mode, write_xlsx)


def _bytes(plan: Plan, mode: Mode, write: Callable[..., None]) -> bytes:
    out: BinaryIO = io.BytesIO()
    appendices: Sequence[EditableAppendix] = editable(plan, mode=mode, rules=DECREE_30)
    write(appendices, out, title=plan.title, author=plan.issuer.name, rules=DECREE_30)
    out.seek(0)
    return out.read()


def flat(appendix: Appendix) -> list[dict[str, str]]:
    """The records of the contract."""
    return [row.record(appendix.layout) for row in records.rows(appendix)]


def as_shown(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """The same with lists on one line shown an item a line, as Excel and the clipboard have them."""
    return [{key: "\n".join(item_lines(text)) for key, text in each.items()} for each in records]


def check_same(ours: Appendix, theirs: Appendix, *, to_the_letter: bool = True) -> None:
    """Every record is equal, the comparison says nothing, nothing is left out."""
    assert theirs.layout.keys == ours.layout.keys
    assert theirs.layout.levels == ours.layout.levels
    told = (flat(theirs), flat(ours))
    left, right = told if to_the_letter else map(as_shown, told)
    assert left == right
    found = compare(ours, theirs)
    assert found.is_empty
    assert found.absent == ()


def check_comes_back(name: str, data: bytes, plan: Plan) -> None:
    """The file of this name reads back as the appendices of the plan, without a word left unseen."""
    reading = read_bytes(name, data)
    assert reading.left_out == ()
    assert len(reading.tables) == len(plan.appendices)
    for ours, table in zip(plan.appendices, reading.tables, strict=True):
        check_same(ours, table.appendix, to_the_letter=name.endswith(".docx"))
        assert table.appendix.layout.orientation is ours.layout.orientation
        assert "read-unseen-text" not in {finding.code for finding in table.findings}
