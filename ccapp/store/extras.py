"""What a document carries beside its main parts: between the fields of a stored plan and its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ccapp.domain.plan import MOST_COPIES, Extras, Urgency
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
    """Read what `extras_fields` wrote; what another office sent of another kind or size is not said."""
    return Extras(
        urgency=Urgency(urgency) if (urgency := _text(bag.get("urgency"))) in _URGENCIES else None,
        unit=_text(bag.get("draft_unit")),
        drafter=_text(bag.get("drafter")),
        copies=_count(bag.get("copies")),
        contact=_text(bag.get("contact")),
    )


def _text(kept: object) -> str:
    return kept if isinstance(kept, str) else ""


def _count(kept: object) -> int:
    if isinstance(kept, bool) or not isinstance(kept, int):
        return 0
    return kept if 0 < kept <= MOST_COPIES else 0
