"""What a file would bring to a plan, as lines to be looked at and ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from ccapp.domain.comparing import Addition, Difference
from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Kind, Level
from ccapp.domain.plan import Appendix, Item, RecordId
from ccapp.domain.records import rows
from ccapp.services.intake.merging import Choice, Merging, Pairing
from ui.models.exchange_lines import Line
from ui.widgets.take.meanings import meaning_words

T = TypeVar("T", Difference, Addition)

_CUT = 400  # characters of a text in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLines:
    """The four lists of a merge. The key of a line with a tick leads back to what it stands for."""

    new: tuple[Line, ...]
    changed: tuple[Line, ...]
    same: tuple[Line, ...]
    absent: tuple[Line, ...]


def merge_lines(merging: Merging) -> MergeLines:
    """Everything a comparison found; what the file has is ticked at first."""
    pairings = list(enumerate(merging.pairings))
    return MergeLines(
        new=tuple(line for number, one in pairings for line in _new(number, one)),
        changed=tuple(line for number, one in pairings for line in _changed(number, one)),
        same=tuple(line for _, one in pairings for line in _same(one)),
        absent=tuple(line for _, one in pairings for line in _absent(one)),
    )


def chosen(merging: Merging, keys: Iterable[str]) -> tuple[Choice, ...]:
    """What is taken over where the lines with these keys are ticked."""
    ticked = set(keys)
    made = []
    for number, one in enumerate(merging.pairings):
        differences = _kept(ticked, "d", number, one.comparison.differences)
        additions = _kept(ticked, "a", number, one.comparison.additions)
        if differences or additions:
            made.append(Choice(appendix=one.ours.id, differences=differences, additions=additions))
    return tuple(made)


def _kept(ticked: set[str], kind: str, number: int, found: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(each for at, each in enumerate(found) if f"{kind}-{number}-{at}" in ticked)


def _new(number: int, one: Pairing) -> Iterator[Line]:
    named = names(one.ours)
    for at, each in enumerate(one.comparison.additions):
        where = named.get(each.parent, "") if each.parent else ""
        yield Line(
            key=f"a-{number}-{at}",
            cells=(_kind(each.item, one.ours), _with_lines(each.item, one.ours), where),
            ticked=True,
        )


def _kind(item: Item, appendix: Appendix) -> str:
    if item.level is Level.TASK and appendix.layout.kind is Kind.YEAR_TARGETS:
        return QCoreApplication.translate("merge", "Target")
    return level_words(item.level)


def _with_lines(item: Item, appendix: Appendix) -> str:
    """What a new line is called, and how many tasks or targets come with it."""
    said = name(item, appendix)
    count = sum(each.level is Level.TASK for child in item.children for each in child.walk())
    if not count:
        return said
    words = QCoreApplication.translate("merge", "{name} (with {count} lines below it)")
    return words.format(name=said, count=count)


def _changed(number: int, one: Pairing) -> Iterator[Line]:
    named = names(one.ours)
    for at, each in enumerate(one.comparison.differences):
        yield Line(
            key=f"d-{number}-{at}",
            cells=(
                named.get(each.record, ""),
                field_words(one.ours, each.field),
                short(each.before) or QCoreApplication.translate("merge", "(blank)"),
                short(each.after),
            ),
            ticked=True,
        )


def _same(one: Pairing) -> Iterator[Line]:
    changed = {each.record for each in one.comparison.differences}
    absent = set(one.comparison.absent)
    for row in rows(one.ours):
        ids = {item.id for item in row.path}
        if row.leaf.id not in changed and not ids & absent:
            yield Line(key=row.leaf.id, cells=(row_name(row.path, one.ours), short(row.text("product"))))


def _absent(one: Pairing) -> Iterator[Line]:
    absent = set(one.comparison.absent)
    for row in rows(one.ours):
        if {item.id for item in row.path} & absent:
            yield Line(key=row.leaf.id, cells=(row_name(row.path, one.ours), short(row.text("product"))))


def names(appendix: Appendix) -> dict[RecordId, str]:
    """A name for every line: its own words, on a leaf those of its task."""
    named: dict[RecordId, str] = {}
    for section in appendix.sections:
        named[section.id] = name(section, appendix)
        for child in section.children:
            for item in child.walk():
                named[item.id] = name(child if item.level is Level.PRODUCT else item, appendix)
    return named


def row_name(path: tuple[Item, ...], appendix: Appendix) -> str:
    """What a row is called: by the line above its leaf."""
    return name(path[-2] if len(path) > 1 else path[-1], appendix)


def name(item: Item, appendix: Appendix) -> str:
    """What a line is called: its number and words."""
    if item.level is Level.SECTION:
        parts = (item.text(SECTION_NUMBER), item.text(Level.SECTION.value))
    elif item.level is Level.PRODUCT:
        parts = ("", item.text("product") or " ".join(filter(None, item.texts.values())))
    else:
        parts = (item.text(NUMBER), item.text(appendix.layout.title_key(item.level)))
    return short(". ".join(filter(None, parts)))


def short(text: str) -> str:
    """A text on one line, a very long one cut."""
    line = " ".join(text.split())
    return line if len(line) <= _CUT else line[:_CUT] + "…"


def field_words(appendix: Appendix, field: str) -> str:
    """What the column of a field is called."""
    if field == Level.SECTION.value:
        return level_words(Level.SECTION)
    heading = next((each.full_heading for each in appendix.layout.columns if each.key == field), "")
    return " ".join(heading.split()) or meaning_words(field)


def level_words(level: Level) -> str:
    """What a line of a level is called."""
    words = {
        Level.SECTION: QCoreApplication.translate("merge", "Section"),
        Level.GOAL: QCoreApplication.translate("merge", "Goal"),
        Level.TASK: QCoreApplication.translate("merge", "Task"),
        Level.ACTIVITY: QCoreApplication.translate("merge", "Activity"),
        Level.PRODUCT: QCoreApplication.translate("merge", "Product"),
    }
    return words[level]
