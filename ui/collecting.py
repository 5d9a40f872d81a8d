"""Dead cycles of objects are cleared in the window's thread, between two events, and nowhere else.

Python clears them wherever it happens to be: in the thread of long work, or in the middle of a paint. A
dialog that dies there takes the program with it, for Qt allows widgets in one thread only.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # milliseconds


class Collector(QObject):
    """Stands in for Python's own collecting, from now until the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect)
        self._timer.start(_EVERY)


def collect() -> int:
    """Clear what Python would clear by now, by its own counts; returns how many objects that were."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if not due[0]:
        return 0
    return gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
