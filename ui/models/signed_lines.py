"""What a signed copy says otherwise than the table, as lines to tick; and the rows of a table to tick off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ccapp.domain.comparing import Addition, Comparison, Difference
from ccapp.domain.layout import NUMBER, PRODUCT, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.returning import Moved
from ccapp.domain.revisions import heading_of, named, written
from ccapp.services.paper.side_by_side import Beside
from ccapp.services.paper.signed_copies import Checking, Choice
from ui.models.exchange_lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What one line stands for: just one of the four, of one table."""

    appendix: RecordId
    difference: Difference | None = None
    addition: Addition | None = None
    absent: RecordId | None = None
    moved: Moved | None = None


def places_of(checking: Checking) -> dict[str, Place]:
    """Everything that is to be settled, by the key of its line."""
    found: dict[str, Place] = {}
    for beside in checking.tables:
        if beside.comparison is not None:
            for place in _places(beside.ours.id, beside.comparison):
                found[str(len(found))] = place
            for one in beside.moved:
                found[str(len(found))] = Place(appendix=beside.ours.id, moved=one)
    return found


def _places(appendix: RecordId, comparison: Comparison) -> Iterator[Place]:
    yield from (Place(appendix=appendix, difference=one) for one in comparison.differences)
    yield from (Place(appendix=appendix, addition=one) for one in comparison.additions)
    yield from (Place(appendix=appendix, absent=one) for one in comparison.absent)


def lines_of(checking: Checking, places: dict[str, Place]) -> tuple[Line, ...]:
    """The lines of a comparison: task, column, in the program, in the signed copy.

    What takes words or rows away is not ticked at first: a page that was read badly lacks them too.
    """
    tables = {beside.ours.id: beside for beside in checking.tables}
    return tuple(
        Line(key=key, cells=_cells(tables[place.appendix], place), ticked=not _takes_away(place))
        for key, place in places.items()
    )


def _takes_away(place: Place) -> bool:
    return place.absent is not None or (place.difference is not None and not place.difference.after)


def _cells(beside: Beside, place: Place) -> tuple[str, str, str, str]:
    ours, blank = beside.ours, QCoreApplication.translate("signed", "(blank)")
    if place.difference is not None:
        one = place.difference
        heading = heading_of(ours.layout, one.field) or QCoreApplication.translate("signed", "Section")
        return _name(ours, one.record), heading, one.before or blank, one.after or blank
    if place.addition is not None:
        item, theirs = place.addition.item, beside.theirs or ours
        words = QCoreApplication.translate("signed", "Only in the signed copy")
        return _title(theirs, item), words, "", written(ours.layout, item)
    if place.moved is not None:
        words = QCoreApplication.translate("signed", "Stands elsewhere")
        return _name(ours, place.moved.record), words, *_stands(ours, place.moved)
    record = place.absent or RecordId("")
    words = QCoreApplication.translate("signed", "Not in the signed copy")
    return _name(ours, record), words, written(ours.layout, _item(ours, record)), ""


def _stands(appendix: Appendix, one: Moved) -> tuple[str, str]:
    """The section of a line as it is, and the line it stands behind in the signed copy."""
    home = next(each for each in appendix.sections if any(item.id == one.record for item in each.walk()))
    known = {item.id for item in appendix.items()}
    before = next((RecordId(each) for each in one.spot.behind if each in known), None)
    section = _name(appendix, home.id)
    if before is not None:
        words = QCoreApplication.translate("signed", "After “{line}”")
        return section, words.format(line=_name(appendix, before))
    words = QCoreApplication.translate("signed", "First in “{line}”")
    return section, words.format(line=_name(appendix, RecordId(one.spot.parent or "")))


def _title(appendix: Appendix, item: Item) -> str:
    if item.level is Level.SECTION:
        return ". ".join(filter(None, named(appendix.layout, (item,))))
    words = item.text(appendix.layout.title_key(item.level)) if item.level is not Level.PRODUCT else ""
    return ". ".join(filter(None, (item.text(NUMBER), words or item.text("product"))))


def _name(appendix: Appendix, record: RecordId) -> str:
    """Number and words of the task or section that a record belongs to."""
    for section in appendix.sections:
        if section.id == record:
            return ". ".join(filter(None, named(appendix.layout, (section,))))
        for child in section.children:
            if any(item.id == record for item in child.walk()):
                return ". ".join(filter(None, named(appendix.layout, (section, child))))
    return ""


def _item(appendix: Appendix, record: RecordId) -> Item:
    return next(item for item in appendix.items() if item.id == record)


def choices_of(places: dict[str, Place], keys: Iterable[str]) -> tuple[Choice, ...]:
    """What is taken over where the lines with these keys are ticked."""
    chosen = [places[key] for key in keys]
    return tuple(
        Choice(
            appendix=appendix,
            differences=tuple(
                one.difference for one in chosen if one.appendix == appendix and one.difference
            ),
            additions=tuple(one.addition for one in chosen if one.appendix == appendix and one.addition),
            absent=tuple(one.absent for one in chosen if one.appendix == appendix and one.absent),
            moved=tuple(one.moved for one in chosen if one.appendix == appendix and one.moved),
        )
        for appendix in dict.fromkeys(one.appendix for one in chosen)
    )


def rows_to_tick(plan: Plan, ticked: Sequence[RecordId]) -> tuple[Line, ...]:
    """Each row of the plan: number, task, and all the rest of the row in words."""
    known = set(ticked)
    found = []
    for appendix in plan.appendices:
        for row in rows(appendix):
            number, title = named(appendix.layout, row.path)
            keys = appendix.layout.level_keys(Level.PRODUCT)
            rest = " | ".join(row.leaf.text(key) or "–" for key in keys if key != PRODUCT)
            cells = (". ".join(filter(None, (number, title))), row.leaf.text(PRODUCT), rest)
            found.append(Line(key=row.leaf.id, cells=cells, ticked=row.leaf.id in known))
    return tuple(found)
