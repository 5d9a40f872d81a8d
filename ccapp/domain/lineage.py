"""Đổi tên, sáp nhập, chia tách, chuyển cấp trên: what became of offices from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.plan import NO_OFFICE, NOT_STORED, OfficeId, RecordId
from ccapp.domain.versions import VersionVector
from ccapp.text.fold import fold


class LineageKind(StrEnum):
    """What happened to the offices."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move_parent"


# What an office had handed over of each plan when it ended: later packages are not taken in by themselves.
Handover = Mapping[RecordId, VersionVector]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChange:
    """One change from `effective` on. `sources` are the offices it happened to, `before` their names then.

    `heirs` are the names that go on: the new name of a rename, the one office of a merger, those of a split,
    the new superior of a move. `basis` is the document by which it is so. `handover` is None until it is
    closed; until then packages of the sources come in as ever.
    """

    kind: LineageKind
    effective: date
    sources: tuple[OfficeId, ...]
    before: tuple[str, ...]
    heirs: tuple[str, ...]
    basis: str = ""
    handover: Handover | None = None
    id: RecordId = NOT_STORED

    def ends(self, office: OfficeId, name: str) -> bool:
        """Whether an office sends nothing any more by this change; one whose name goes on does."""
        if self.kind is LineageKind.RENAME or office not in self.sources:
            return False
        return self.kind is LineageKind.MOVE or fold(name) not in map(fold, self.heirs)


def name_on(office: OfficeId, name: str, changes: Iterable[OfficeChange], day: date) -> str:
    """What an office was called on a day; `name` is what it was called first."""
    renames = [each for each in changes if each.kind is LineageKind.RENAME and office in each.sources]
    known = [each for each in sorted(renames, key=lambda each: each.effective) if each.effective <= day]
    return known[-1].heirs[0] if known else name


def ending(office: OfficeId, name: str, changes: Iterable[OfficeChange]) -> OfficeChange | None:
    """The change by which an office ended, None while it goes on."""
    found = [each for each in changes if each.ends(office, name)]
    return max(found, key=lambda each: each.effective, default=None)


def heir_of(office: OfficeId, names: Mapping[OfficeId, str], changes: Iterable[OfficeChange]) -> OfficeId:
    """The office that stands for another one today: through mergers and moves of names, to the last.

    Itself where it goes on, was split (its past is nobody's alone) or its heir is not connected yet.
    """
    every, seen = tuple(changes), {office}
    by_name = {fold(name): known for known, name in names.items()}
    while True:
        change = ending(office, names.get(office, ""), every)
        if change is None or change.kind is not LineageKind.MERGE:
            return office
        above = by_name.get(fold(change.heirs[0]), NO_OFFICE)
        if not above or above in seen:
            return office
        seen.add(above)
        office = above
