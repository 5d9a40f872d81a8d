"""Places where a file says otherwise than a plan, each under a short name that stays the same.

A name follows from what the place says, not from where it stands in a list: what was looked at before is
still what is meant after other places have been settled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ccapp.domain.comparing import Addition, Difference
from ccapp.domain.plan import NOT_STORED, Item, RecordId
from ccapp.domain.remarks import Remark
from ccapp.domain.returning import Brought, Changed, Moved
from ccapp.errors import RefusedError


class PlaceKind(StrEnum):
    """What a file says of a place of the plan."""

    TEXT = "text"
    NEW = "new"
    MOVED = "moved"
    GONE = "gone"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `usual`: it is taken where no place is named, as the window has it ticked at first.

    `what` is what the service takes; `appendix` the table it belongs to.
    """

    kind: PlaceKind
    appendix: RecordId
    what: Difference | Addition | Changed | Brought | Moved | Remark | RecordId
    record: RecordId = NOT_STORED
    field: str = ""
    before: str = ""
    after: str = ""
    usual: bool = True
    key: str = ""

    def as_object(self) -> dict[str, Any]:
        """The place as verbs print it."""
        return {
            "place": self.key,
            "kind": self.kind.value,
            "record": self.record or None,
            "field": self.field or None,
            "before": self.before,
            "after": self.after,
            "usual": self.usual,
        }


def text_place(table: RecordId, one: Difference | Changed, *, usual: bool) -> Place:
    """A text of the plan that the file says otherwise."""
    return Place(
        kind=PlaceKind.TEXT,
        appendix=table,
        what=one,
        record=one.record,
        field=one.field,
        before=one.before,
        after=one.after,
        usual=usual,
    )


def moved_place(table: RecordId, one: Moved, line: Item, *, usual: bool = True) -> Place:
    """A line of the plan that stands elsewhere in the file."""
    said = in_words(line)
    return Place(
        kind=PlaceKind.MOVED,
        appendix=table,
        what=one,
        record=one.record,
        before=said,
        after=said,
        usual=usual,
    )


def gone_place(table: RecordId, line: Item) -> Place:
    """A line that the file lacks: never usual, for a page that was read badly lacks it too."""
    return Place(
        kind=PlaceKind.GONE,
        appendix=table,
        what=line.id,
        record=line.id,
        before=in_words(line),
        usual=False,
    )


def keyed(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places with their names; those that say just the same are told apart by a number."""
    seen: dict[str, int] = {}
    found = []
    for each in places:
        said = [each.kind, each.appendix, each.record, each.field, each.before, each.after]
        name = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        found.append(replace(each, key=name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return tuple(found)


def chosen(places: Sequence[Place], names: Sequence[str] | None) -> tuple[Place, ...]:
    """The places named, in the order of the file; none named: the usual ones.

    Raises RefusedError("place-unknown") for a name that none has (any more).
    """
    if not names:
        return tuple(each for each in places if each.usual)
    unknown = set(names) - {each.key for each in places}
    if unknown:
        raise RefusedError("place-unknown", place=", ".join(sorted(unknown)))
    return tuple(each for each in places if each.key in names)


def in_words(item: Item) -> str:
    """A line and what stands below it on one line."""
    texts = (" ".join(text.split()) for line in item.walk() for text in line.texts.values())
    return " | ".join(filter(None, texts))
