"""The verb `page`: paper, letters, margins and widths of the columns of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.column_edits import widened
from ccapp.domain.layout import Layout, Orientation
from ccapp.domain.page import LEAST_MARGIN, MOST_MARGIN, Margins, PageSetup
from ccapp.domain.plan import Appendix, Plan
from ccapp.errors import AppError, RefusedError
from ccapp.services.plans import layouts, planning

_WRITTEN: Final = (
    "page PLAN [--table N] [--paper landscape|portrait] [--letters 12] [--width KEY=MM]... "
    "[--margins TOP,BOTTOM,LEFT,RIGHT|usual] [--capitals yes|no] [--signed yes|no] [--electronic yes|no]"
)
_USUAL: Final = "usual"
_TENTHS: Final = 10  # a layout counts tenths of a millimetre


def page(call: Call) -> Answer:
    """Show the page of a table, after what is named of it was changed in one step."""
    args = call.args
    with call.session() as session:
        plan = planning.show(session, args.plan)
        table = _table(plan, args.table)
        chosen = _chosen(call, table.layout)
        tx = None
        if chosen != table.layout:
            tx = layouts.set_layout(session, plan.id, table.id, chosen).tx
            table = _table(planning.show(session, plan.id), args.table)
    shown = _shown(table.layout)
    return Answer(object={"plan": plan.id, "tx": tx, **shown}, lines=tuple(_lines(shown)))


def _lines(shown: dict[str, Any]) -> Iterator[str]:
    """What is shown as the options would say it."""
    for name, value in shown.items():
        if name == "widths":
            yield from (f"width: {key}={width:g}" for key, width in value.items())
        elif name == "margins":
            yield f"margins: {','.join(map(str, value)) if value else _USUAL}"
        elif isinstance(value, bool):
            yield f"{name}: {'yes' if value else 'no'}"
        else:
            yield f"{name}: {value}"


def table_index(plan: Plan, number: str | None) -> int:
    """Where the table of this number, from 1, stands among a plan's. Raises RefusedError for another."""
    wanted = number or "1"
    found = [index for index in range(len(plan.appendices)) if str(index + 1) == wanted]
    if not found:
        raise RefusedError("table-unknown", number=wanted, last=len(plan.appendices))
    return found[0]


def _table(plan: Plan, number: str | None) -> Appendix:
    return plan.appendices[table_index(plan, number)]


def _chosen(call: Call, layout: Layout) -> Layout:
    args = call.args
    orientation = Orientation(args.paper) if args.paper else layout.orientation
    size = _whole(args.letters) if args.letters else layout.font_size
    changed = replace(layout, orientation=orientation, font_size=size, page=_setup(call, layout.page))
    widths = dict(_width(each, changed) for each in args.width or ())
    return widened(changed, widths) if widths else changed


def _setup(call: Call, setup: PageSetup) -> PageSetup:
    args = call.args
    return replace(
        setup,
        margins=_margins(args.margins) if args.margins else setup.margins,
        capitals=args.capitals == "yes" if args.capitals else setup.capitals,
        signed=args.signed_block == "yes" if args.signed_block else setup.signed,
        electronic=args.electronic == "yes" if args.electronic else setup.electronic,
    )


def _margins(text: str) -> Margins | None:
    if text == _USUAL:
        return None
    parts = [_whole(part) for part in text.split(",")]
    fits = all(LEAST_MARGIN <= part <= MOST_MARGIN for part in parts)
    if len(parts) != len(("top", "bottom", "left", "right")) or not fits:
        raise AppError("usage", detail=_WRITTEN)
    top, bottom, left, right = parts
    return Margins(top=top, bottom=bottom, left=left, right=right)


def _width(text: str, layout: Layout) -> tuple[str, int]:
    key, _, width = text.partition("=")
    if key not in layout.keys:
        raise RefusedError("layout-column-gone", column=key)
    return key, _whole(width) * _TENTHS


def _whole(text: str) -> int:
    if not text.strip().isdecimal():
        raise AppError("usage", detail=_WRITTEN)
    return int(text)


def _shown(layout: Layout) -> dict[str, Any]:
    margins = layout.page.margins
    sides = [margins.top, margins.bottom, margins.left, margins.right] if margins else None
    return {
        "paper": layout.orientation.value,
        "letters": layout.font_size,
        "margins": sides,
        "capitals": layout.page.capitals,
        "signed": layout.page.signed,
        "electronic": layout.page.electronic,
        "widths": {each.key: each.width / _TENTHS for each in layout.columns if not each.hidden},
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"page": page}
