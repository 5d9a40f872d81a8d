"""Two versions of a plan side by side on paper: draft rounds compared, and what an adjustment changes.

No rule gives their form; the second is an appendix of the adjusting document and has an appendix's heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from ccapp.domain.editions import Edition, EditionKind
from ccapp.domain.layout import Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan, PlanState, Reference
from ccapp.domain.revisions import Revision, RevisionKind
from ccapp.printing.heading import LABEL, HeadingText, label, note
from ccapp.printing.primitives import Face
from ccapp.printing.rules import Mode, PageRules, report_layout
from ccapp.text.normalize import clean

_COMPARISON: Final = "Bảng so sánh"
_AND: Final = "và"
_ADJUSTED: Final = "Nội dung điều chỉnh, bổ sung"
_NOW: Final = "Bản hiện nay"
_NAMES: Final = {
    EditionKind.DRAFT: "Dự thảo lần {number}",
    EditionKind.ISSUED: "Bản ban hành",
    EditionKind.ADJUSTED: "Bản điều chỉnh lần {number}",
    EditionKind.CORRECTED: "Bản sửa lỗi nhập lần {number}",
}
_WHOLE: Final = {
    RevisionKind.ADDED: "Thêm",
    RevisionKind.REMOVED: "Bỏ",
    RevisionKind.MOVED: "Chuyển chỗ",
}
_FIELDS: Final = {"section": "Tên mục", "layout": "Các cột", "title": "Tên"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A heading and one table, ready to be laid out.

    `signs`: the signature block stands below it where the plan's appendices have one.
    """

    headings: tuple[HeadingText, ...]
    table: Appendix
    signs: bool = False


def name_of(edition: Edition | None) -> str:
    """`Dự thảo lần 2`; without an edition the plan as it is now."""
    return _NAMES[edition.kind].format(number=edition.number) if edition else _NOW


def comparison_report(
    plan: Plan, older: Edition, newer: Edition | None, found: Sequence[Revision], rules: PageRules
) -> Report:
    """`Bảng so sánh Dự thảo lần 1 và Dự thảo lần 2`, a row for each difference."""
    names = (name_of(older), name_of(newer))
    title = f"{_COMPARISON} {names[0]} {_AND} {names[1]}"
    headings = (
        HeadingText(text=title, face=Face.BOLD, size=rules.title_size, capitals=True),
        HeadingText(text=clean(plan.title), face=Face.BOLD, size=rules.title_size),
    )
    return Report(headings=headings, table=_table(plan, title, names, found))


def adjustment_report(plan: Plan, edition: Edition, found: Sequence[Revision], rules: PageRules) -> Report:
    """The appendix of the adjusting document: only what it changes. Number and day blank while it is open."""
    state = PlanState.DRAFT if edition.is_open else PlanState.ISSUED
    cited = Reference(doc_type=plan.reference.doc_type, number=edition.document, signed_on=edition.day)
    bearer = replace(plan, state=state, reference=cited)
    table = _table(plan, _ADJUSTED, ("Nội dung đã ban hành", "Nội dung điều chỉnh, bổ sung"), found)
    mode = Mode.ELECTRONIC if table.layout.page.electronic else Mode.PAPER
    headings = (
        HeadingText(text=LABEL, face=Face.BOLD, size=rules.label_size, capitals=rules.label_capitals),
        HeadingText(text=_ADJUSTED, face=Face.BOLD, size=rules.title_size, capitals=True),
        HeadingText(text=clean(plan.title), face=Face.BOLD, size=rules.title_size),
        HeadingText(text=note(bearer, mode), face=Face.ITALIC, size=rules.note_size),
    )
    return Report(headings=headings, table=table, signs=True)


def _table(plan: Plan, title: str, names: tuple[str, str], found: Sequence[Revision]) -> Appendix:
    return Appendix(title=title, layout=_layout(plan, names), sections=tuple(_sections(plan, found)))


def _layout(plan: Plan, names: tuple[str, str]) -> Layout:
    return report_layout(
        plan,
        column("number", "TT", width=110),
        column("title", "Nội dung, nhiệm vụ", width=620),
        column("x1", "Cột", width=300),
        column("x2", names[0], width=700),
        column("x3", names[1], width=700),
    )


def _sections(plan: Plan, found: Sequence[Revision]) -> Iterator[Item]:
    """The differences by appendix, named where there are several; neighbours of one task share its box."""
    for index, some in groupby(found, key=lambda each: max(each.appendix, 1)):
        table = plan.appendices[index - 1] if index <= len(plan.appendices) else None
        several = len(plan.appendices) > 1 and table is not None
        words = f"{label(plan, index)}. {clean(table.title)}" if several and table else ""
        tasks = (
            _task(head, list(rows)) for head, rows in groupby(some, key=lambda each: (each.label, each.title))
        )
        yield Item(level=Level.SECTION, texts={"section": words}, children=tuple(tasks))


def _task(head: tuple[str, str], rows: Sequence[Revision]) -> Item:
    texts = {"number": head[0], "title": head[1]}
    return Item(level=Level.TASK, texts=texts, children=tuple(map(_row, rows)))


def _row(one: Revision) -> Item:
    what = _WHOLE.get(one.kind) or one.heading or _FIELDS.get(one.field, one.field)
    return Item(level=Level.PRODUCT, texts={"x1": what, "x2": one.before, "x3": one.after})
