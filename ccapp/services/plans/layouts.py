"""Mẫu bảng: the columns, numbering, font size and paper of a draft's table.

Every call is one transaction and one undo, and raises RefusedError for a plan that is locked or another
office's, for a table that would be left without a column, and for a column that goes while it has texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from ccapp.domain import column_edits
from ccapp.domain.column_edits import require_usable, used_keys
from ccapp.domain.layout import Layout, Level, Numbering, Orientation
from ccapp.domain.numbering import renumbered
from ccapp.domain.page import PageSetup
from ccapp.domain.plan import Appendix, Item, RecordId
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans.editing import require_draft
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction, read_fields
from ccapp.store.layouts import replace_appendix, write_layout
from ccapp.store.plans import layout_text
from ccapp.store.tables import APPENDIX, ITEM
from ccapp.text.normalize import clean

Edit = Callable[[Layout], Layout]


def rename_column(session: Session, plan: RecordId, appendix: RecordId, key: str, heading: str) -> Changes:
    """Give a column another heading; the one above several columns stays."""
    return _change(
        session, plan, appendix, lambda layout: column_edits.renamed(layout, key, heading), "layout-rename"
    )


def show_column(session: Session, plan: RecordId, appendix: RecordId, key: str, *, shown: bool) -> Changes:
    """Show a column or hide it from window and paper; its texts stay."""
    action = "layout-show" if shown else "layout-hide"
    return _change(
        session, plan, appendix, lambda layout: column_edits.shown(layout, key, shown=shown), action
    )


def set_widths(session: Session, plan: RecordId, appendix: RecordId, widths: Mapping[str, int]) -> Changes:
    """Set widths in tenths of a millimetre; paper keeps their proportions and is always filled."""
    return _change(
        session, plan, appendix, lambda layout: column_edits.widened(layout, widths), "layout-width"
    )


def move_column(session: Session, plan: RecordId, appendix: RecordId, key: str, *, left: bool) -> Changes:
    """Move a column one place among those shown; at the edge it stays, without a transaction."""
    return _change(
        session, plan, appendix, lambda layout: column_edits.moved(layout, key, left=left), "layout-move"
    )


def add_column(
    session: Session, plan: RecordId, appendix: RecordId, key: str = "", heading: str = ""
) -> Changes:
    """Add a known column or a year that is missing, or without `key` one of its own heading."""

    def edit(layout: Layout) -> Layout:
        new = column_edits.known_column(key) if key else column_edits.own_column(layout, heading)
        return column_edits.added(layout, new)

    return _change(session, plan, appendix, edit, "layout-add")


def remove_column(session: Session, plan: RecordId, appendix: RecordId, key: str) -> Changes:
    """Remove a column that is empty on every line."""
    return _change(session, plan, appendix, lambda layout: column_edits.removed(layout, key), "layout-remove")


def set_form(
    session: Session,
    plan: RecordId,
    appendix: RecordId,
    *,
    numbering: Numbering | None = None,
    font_size: int | None = None,
    orientation: Orientation | None = None,
    renumber: bool = True,
) -> Changes:
    """Choose numbering, font size or paper; what is None stays. A new numbering rewrites the numbers too."""

    def edit(layout: Layout) -> Layout:
        return replace(
            layout,
            numbering=numbering or layout.numbering,
            font_size=font_size or layout.font_size,
            orientation=orientation or layout.orientation,
        )

    return _change(session, plan, appendix, edit, "layout-form", renumber=renumber and numbering is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChoice:
    """What the dialog of the page gives. `by_texts`: widths follow the amount of text in each column."""

    setup: PageSetup
    orientation: Orientation
    font_size: int
    by_texts: bool = False

    def over(self, layout: Layout) -> Layout:
        """A layout with this choice; columns of one width are what the printer divides by their texts."""
        columns = layout.columns
        if self.by_texts:
            mean = round(sum(each.width for each in columns) / len(columns))
            columns = tuple(replace(each, width=mean) for each in columns)
        return replace(
            layout,
            columns=columns,
            page=self.setup,
            orientation=self.orientation,
            font_size=self.font_size,
        )


def set_pages(
    session: Session, plan: RecordId, appendices: Collection[RecordId], choice: PageChoice
) -> Changes:
    """Give the pages of these appendices paper, margins and letters: one step for all of them."""
    tables = [_table(session, plan, each) for each in appendices]
    with session.store.journal.write("page-setup", session.who) as tx:
        for table in tables:
            layout = _cleaned(choice.over(table.layout))
            require_usable(table.layout, layout, used_keys(table))
            if layout != table.layout:
                stored, _ = read_fields(session.store.connection, APPENDIX, table.id)
                write_layout(tx, table.id, stored, layout)
    return _changes(tx)


def set_layout(
    session: Session, plan: RecordId, appendix: RecordId, layout: Layout, *, renumber: bool = False
) -> Changes:
    """All of it at once, as the dialog gives it. The levels must be those the table has."""
    return _change(session, plan, appendix, lambda _: layout, "layout", renumber=renumber)


def use_shape(session: Session, plan: RecordId, appendix: RecordId, layout: Layout) -> Changes:
    """Give a table without texts a ready shape; its sections stay, its blank lines too where they fit."""
    table = _table(session, plan, appendix)
    if not is_blank(table):
        raise RefusedError("layout-not-blank")
    if layout.levels == table.layout.levels:
        return _change(session, plan, appendix, lambda _: layout, "layout-shape", renumber=True)
    sections = tuple(replace(section, children=()) for section in table.sections)
    stored, _ = read_fields(session.store.connection, APPENDIX, appendix)
    with session.store.journal.write("layout-shape", session.who) as tx:
        replace_appendix(tx, plan, table, replace(table, layout=layout, sections=sections), stored)
    return _changes(tx)


def is_blank(appendix: Appendix) -> bool:
    """Whether nothing is written below its sections, numbers aside."""
    return not any(_is_written(item) for item in appendix.items())


def _is_written(item: Item) -> bool:
    if item.level is Level.SECTION:
        return False
    return any(text.strip() for key, text in item.texts.items() if key != "number")


def _table(session: Session, plan: RecordId, appendix: RecordId) -> Appendix:
    """An appendix of our own draft. Raises RefusedError, NotFoundError."""
    found = require_draft(session, plan)
    table = next((each for each in found.appendices if each.id == appendix), None)
    if table is None:
        raise NotFoundError("record-not-found", record=appendix)
    return table


def _change(
    session: Session, plan: RecordId, appendix: RecordId, edit: Edit, action: str, *, renumber: bool = False
) -> Changes:
    table = _table(session, plan, appendix)
    layout = _cleaned(edit(table.layout))
    if layout.levels != table.layout.levels:
        raise ValueError("a layout is changed within its levels")
    require_usable(table.layout, layout, used_keys(table))
    stored, _ = read_fields(session.store.connection, APPENDIX, appendix)
    with session.store.journal.write(action, session.who) as tx:
        if layout != table.layout:
            write_layout(tx, appendix, stored, layout)
        if renumber:
            for record, number in renumbered(replace(table, layout=layout)).items():
                tx.change(ITEM, record, {"number": number})
    return _changes(tx)


def _cleaned(layout: Layout) -> Layout:
    columns = tuple(replace(each, heading=clean(each.heading)) for each in layout.columns)
    for each in columns:
        require_length("heading", each.heading)
    cleaned = layout.with_columns(*columns)
    require_length("heading", layout_text(cleaned))  # all of them travel as one text
    return cleaned


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
