"""What a returned file says, as lines to be looked at and ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from ccapp.domain.layout import Level
from ccapp.domain.plan import Item, RecordId
from ccapp.domain.remarks import Remark
from ccapp.domain.returning import Brought, Changed, Moved
from ccapp.services.paper.returning import ReturnedFile, ReturnedTable, Taken
from ui.models.exchange_lines import Line
from ui.widgets.take.merge_lines import field_words, level_words, name, names, short

T = TypeVar("T", Changed, Brought, Moved, RecordId, Remark)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLines:
    """The five lists of a returned file. The key of a line leads back to what it stands for."""

    changed: tuple[Line, ...]
    brought: tuple[Line, ...]
    moved: tuple[Line, ...]
    lacking: tuple[Line, ...]
    remarks: tuple[Line, ...]


def returned_lines(found: ReturnedFile) -> ReturnedLines:
    """All that was found. Ticked at first is what needs no thought: no conflict, no blank, no removal."""
    tables = list(enumerate(found.tables))
    return ReturnedLines(
        changed=tuple(line for number, one in tables for line in _changed(number, one)),
        brought=tuple(line for number, one in tables for line in _brought(number, one)),
        moved=tuple(line for number, one in tables for line in _moved(number, one, sure=bool(found.base))),
        lacking=tuple(line for number, one in tables for line in _lacking(number, one)),
        remarks=tuple(_remarks(found)),
    )


def taken(found: ReturnedFile, keys: Iterable[str]) -> tuple[Taken, ...]:
    """What is taken over where the lines with these keys are ticked."""
    ticked = set(keys)
    made = [
        Taken(
            appendix=one.ours.id,
            changed=_kept(ticked, f"c-{number}", one.found.changed),
            brought=_kept(ticked, f"b-{number}", one.found.brought),
            moved=_kept(ticked, f"m-{number}", one.found.moved),
            removed=_kept(ticked, f"l-{number}", one.found.lacking),
        )
        for number, one in enumerate(found.tables)
    ]
    return tuple(each for each in made if len(each))


def taken_remarks(found: ReturnedFile, keys: Iterable[str]) -> tuple[Remark, ...]:
    """The comments that are kept where the lines with these keys are ticked."""
    return _kept(set(keys), "r", found.remarks)


def _kept(ticked: set[str], kind: str, found: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(each for at, each in enumerate(found) if f"{kind}-{at}" in ticked)


def _changed(number: int, one: ReturnedTable) -> Iterator[Line]:
    named = names(one.ours)
    for at, each in enumerate(one.found.changed):
        conflict = each.is_conflict
        yield Line(
            key=f"c-{number}-{at}",
            cells=(
                named.get(each.record, ""),
                field_words(one.ours, each.field),
                _shown(each.base) if conflict else "",
                _shown(each.before),
                _shown(each.after),
            ),
            icon="triangle-alert" if conflict else "",
            tone="warning" if conflict else "",
            ticked=bool(each.after) and not conflict,
        )


def _shown(text: str | None) -> str:
    return short(text or "") or QCoreApplication.translate("merge", "(blank)")


def _brought(number: int, one: ReturnedTable) -> Iterator[Line]:
    named = names(one.ours)
    texts = {item.id: item.texts for item in one.ours.items()}
    for at, each in enumerate(one.found.brought):
        same = each.copied is not None and _leaf(each.item).texts == texts.get(each.copied)
        parent = each.spot.parent
        yield Line(
            key=f"b-{number}-{at}",
            cells=(
                level_words(each.item.level),
                name(each.item, one.ours),
                named.get(RecordId(parent), "") if parent else "",
                _remark(each),
            ),
            icon="triangle-alert" if each.removed else "",
            tone="warning" if each.removed else "",
            ticked=not each.removed and not same,
        )


def _leaf(item: Item) -> Item:
    return _leaf(item.children[0]) if item.children else item


def _remark(each: Brought) -> str:
    if each.removed:
        return QCoreApplication.translate("returned", "Removed from the plan since the export")
    if each.copied is not None:
        return QCoreApplication.translate("returned", "Copied from a row of the plan")
    return ""


def _moved(number: int, one: ReturnedTable, *, sure: bool) -> Iterator[Line]:
    named = names(one.ours)
    new = {each.key: name(each.item, one.ours) for each in one.found.brought}
    for at, each in enumerate(one.found.moved):
        parent, behind = each.spot.parent, each.spot.behind[:1]
        called = [new.get(ref) or named.get(RecordId(ref), "") for ref in (parent, *behind) if ref]
        after = (
            QCoreApplication.translate("returned", "after “{line}”").format(line=called[-1]) if behind else ""
        )
        first = QCoreApplication.translate("returned", "at the top")
        under = called[0] if parent else ""
        yield Line(
            key=f"m-{number}-{at}",
            cells=(named.get(each.record, ""), under, after or first),
            ticked=sure,
        )


def _lacking(number: int, one: ReturnedTable) -> Iterator[Line]:
    named = names(one.ours)
    lines = {item.id: item for item in one.ours.items()}
    for at, record in enumerate(one.found.lacking):
        item = lines[record]
        product = item.text("product") if item.level is Level.PRODUCT else ""
        yield Line(
            key=f"l-{number}-{at}",
            cells=(level_words(item.level), named.get(record, ""), short(product)),
            ticked=False,
        )


def _remarks(found: ReturnedFile) -> Iterator[Line]:
    """Comments in the file, each at its line and column."""
    tables = {item.id: one.ours for one in found.tables for item in one.ours.items()}
    for at, each in enumerate(found.remarks):
        table = tables.get(each.record)
        line = names(table).get(each.record, "") if table is not None else ""
        column = field_words(table, each.field) if table is not None and each.field else ""
        yield Line(key=f"r-{at}", cells=(line, column, each.by, short(each.words)), ticked=True)
