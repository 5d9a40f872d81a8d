"""What people added beside the words of a Word file of ours: comments, put to the lines they stand at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ccapp.domain.layout import Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.remarks import Channel, Remark, Speaker
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.session import Session
from ccapp.store.remarks import list_remarks

if TYPE_CHECKING:  # start-up cost: lxml
    from ccapp.intake.docx.notes import Notes


def notes_of(file: TakenFile) -> Notes | None:
    """Comments and authors of a file; None for one that is no Word file. Raises FileError."""
    from ccapp.intake import formats  # start-up cost: lxml
    from ccapp.intake.docx.notes import read_notes

    if formats.tell(file.name, file.data) is not formats.Format.DOCX:
        return None
    return read_notes(file.name, file.data)


def cell_of(table: Appendix, record: RecordId, column: int) -> tuple[RecordId, str]:
    """The line and key of the text under a grid column of a leaf; the row itself where there is none."""
    keys = table.visible.layout.keys
    key = keys[column] if 0 <= column < len(keys) else ""
    path = next((path for path in _paths(table.sections) if path[-1].id == record), ())
    holder = next((item for item in path if key in item.texts), None)
    return (holder.id, key) if holder is not None else (record, "")


def _paths(items: Iterable[Item], above: tuple[Item, ...] = ()) -> Iterator[tuple[Item, ...]]:
    for item in items:
        path = (*above, item)
        if item.level in (Level.PRODUCT, Level.SECTION):
            yield path
        yield from _paths(item.children, path)


def remarks_in(session: Session, plan: Plan, file: TakenFile) -> tuple[Remark, ...]:
    """The comments of a returned file on lines of the plan, as remarks; those it has already are left out."""
    notes = notes_of(file)
    tables = {item.id: table for table in plan.appendices for item in table.items()}
    known = {(each.record, each.words) for each in list_remarks(session.store.connection, plan.id)}
    made = []
    for comment in notes.comments if notes is not None else ():
        table = tables.get(RecordId(comment.mark))
        if table is None:
            continue
        record, field = cell_of(table, RecordId(comment.mark), comment.column)
        if (record, comment.words) not in known:
            made.append(
                Remark(
                    plan_id=plan.id,
                    record=record,
                    field=field,
                    words=comment.words,
                    by=comment.by,
                    speaker=Speaker.OTHER,
                    channel=Channel.DOCUMENT,
                    day=session.clock().date(),
                )
            )
    return tuple(made)
