"""Random moments at which work is killed, whatever time the work takes on this machine and today."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass
class Moments:
    """Seconds to wait before killing: the span grows with each work killed and shrinks with each that ended.

    It settles where about one in five ends, so the kills fall over the whole of the work.
    """

    chance: random.Random
    span: float = 0.1

    def draw(self) -> float:
        """The next moment."""
        return self.chance.uniform(0, self.span)

    def learn(self, *, ended: bool) -> None:
        """What became of the work of the last moment."""
        self.span *= 0.7 if ended else 1.1
