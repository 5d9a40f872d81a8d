"""Where the user has been: back and forward between places, and the plans that were open last."""

from __future__ import annotations

from typing import Final

Place = tuple[str, dict[str, object]]
_STEPS: Final = 50
_RECENT: Final = 8


class Trail:
    """Places behind and ahead of the present one, each with the row that was stood on."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self.recent: list[str] = []

    def leave(self, place: Place) -> None:
        """Remember a place that is left for a new one; what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind = [*self._behind, place][-_STEPS:]
        self._ahead.clear()

    def back(self, here: Place) -> Place | None:
        """The place before this one, which then lies ahead; None at the beginning."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place that a step back left; None where there was none."""
        return _step(self._ahead, self._behind, here)

    def opened(self, plan: str) -> None:
        """Note that a plan was opened; the latest stands in front."""
        self.recent = [plan, *(each for each in self.recent if each != plan)][:_RECENT]


def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
    while source:
        place = source.pop()
        if place != here:
            target.append(here)
            return place
    return None
