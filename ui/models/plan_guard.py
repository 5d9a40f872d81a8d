"""A bug in a call that Qt makes for every cell must be told once, not hundreds of times a second."""

from __future__ import annotations

import sys
from traceback import extract_tb
from types import TracebackType


class OnceGuard:
    """`with guard:` around a paint or data call. The first of each bug goes to the exception hook, which
    logs it and shows the report; repeats at the same place are dropped, for the next paint brings them again.
    """

    def __init__(self) -> None:
        self._told: set[tuple[type[BaseException], str, int | None]] = set()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if kind is None or error is None or not issubclass(kind, Exception):
            return False
        last = extract_tb(trace)[-1]
        place = (kind, last.filename, last.lineno)
        if place not in self._told:
            self._told.add(place)
            sys.excepthook(kind, error, trace)
        return True
