"""Stops a reading that takes too long or too much memory, wherever in the library it is.

The library is pure Python and loops where a damaged or hostile file tells it to (a range of four thousand
million characters, a form that draws itself by the million), at places no subclass reaches. A second process
would be killable too, but costs a second start of the program and, packaged, a second entry; so this thread
asks the interpreter to raise in the reading one.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

_TICK: Final = 0.05  # seconds between two looks
_AGAIN: Final = 1.0  # seconds until the interruption is repeated: one that lands in a destructor is lost
_BLOCKS: Final = 3_000_000  # objects: about 300 MB


class Stopped(BaseException):
    """The reading was stopped by its watch. No `Exception`: it must pass whatever a library catches."""


class Watch:
    """Raises `Stopped` inside the `with` block once its seconds or the memory of the process are used up.

    The seconds are processor time of this program: that the machine is busy is no fault of the file.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.process_time) -> None:
        self._clock = clock
        self._deadline = clock() + seconds
        self._reader = threading.get_ident()
        self._blocks = sys.getallocatedblocks() + _BLOCKS
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._look, name="pdf-watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with self._lock:
                self._over.set()
        finally:
            # The interruption may land in these very lines.
            self._over.set()
            self._thread.join()

    def extend(self, seconds: float) -> None:
        """Give more time, as for each page that was read."""
        self._deadline += seconds

    def _look(self) -> None:
        pause = _TICK
        while not self._over.wait(pause):
            pause = _TICK
            if self._clock() > self._deadline or sys.getallocatedblocks() > self._blocks:
                with self._lock:
                    if not self._over.is_set():
                        _raise_in(self._reader)
                pause = _AGAIN


def _raise_in(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Stopped))
