"""Who works on which data folder: what every service call needs to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ccapp.store.store import Store
from ccapp.values import value


@value
class Session:
    """An open store, the person at the keyboard, and the clock (shown and recorded, never decisive)."""

    store: Store
    who: str

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock the store was opened with."""
        return self.store.clock


@value
class Changes:
    """What a call changed: the transaction (None when nothing did), the action, how many records."""

    tx: int | None
    action: str
    count: int
