"""What a document carries beside its main parts: between the fields of a stored plan and its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ccapp.domain.plan import Extras, Urgency
from ccapp.store.tables import Fields

_URGENCIES: Final = frozenset(Urgency)  # a newer version may know others


def extras_fields(extras: Extras) -> Fields:
    """The stored fields; what is not said has none."""
    return {
        "urgency": extras.urgency.value if extras.urgency else None,
        "draft_unit": extras.unit or None,
        "drafter": extras.drafter or None,
        "copies": extras.copies or None,
        "contact": extras.contact or None,
    }


def extras_of(bag: Mapping[str, Any]) -> Extras:
    """Read what `extras_fields` wrote; an unknown urgency and a count that is none are not said."""
    return Extras(
        urgency=Urgency(bag["urgency"]) if bag.get("urgency") in _URGENCIES else None,
        unit=bag.get("draft_unit") or "",
        drafter=bag.get("drafter") or "",
        copies=count if isinstance(count := bag.get("copies"), int) else 0,
        contact=bag.get("contact") or "",
    )
