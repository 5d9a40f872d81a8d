"""What a superior decides about a plan it collected: bổ sung, chấp nhận số liệu, mở lại; never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ccapp.domain.plan import NO_OFFICE, NOT_STORED, OfficeId, RecordId
from ccapp.domain.versions import VersionVector


class Verdict(StrEnum):
    """What is decided: Đề nghị bổ sung, Chấp nhận số liệu, Mở lại. None of them approves a plan."""

    SUPPLEMENT = "supplement"
    ACCEPTED = "accepted"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of `office` on a plan; of several the one with the greatest `number` stands.

    `until` is the day by which a supplement is wanted, `rows` the lines it is about (none: the whole plan).
    `package` is the SHA-256 of the file that was looked at, `data` that of the tables in it, `held` what its
    state had seen of each device: so that both offices know which data the decision is about.
    `source` is its id at the superior that sent it, `after`
    the SHA-256 of the receiver's latest sending to that office when it came.
    """

    plan_id: RecordId
    verdict: Verdict
    office: OfficeId = NO_OFFICE
    number: int = 1
    reason: str = ""
    by: str = ""
    day: date | None = None
    until: date | None = None
    rows: tuple[RecordId, ...] = ()
    package: str = ""
    data: str = ""
    held: VersionVector = field(default_factory=lambda: MappingProxyType({}))
    source: RecordId = NOT_STORED
    after: str = ""
    id: RecordId = NOT_STORED

    @property
    def order(self) -> tuple[int, int, str]:
        """Later decisions are greater, at both offices alike."""
        known = self.source or self.id
        return self.number, len(known), known


def standing(decisions: Iterable[Decision]) -> Mapping[OfficeId, Decision]:
    """The decision of each office that stands, whatever the order in which they came."""
    found: dict[OfficeId, Decision] = {}
    for each in sorted(decisions, key=lambda decision: decision.order):
        found[each.office] = each
    return found
