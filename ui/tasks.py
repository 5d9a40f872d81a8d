"""Long work in one worker thread, with progress and cancel, while the window waits in plain sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ccapp.errors import Cancelled
from ccapp.progress import Progress

T = TypeVar("T")
_SHOW_AFTER = 400  # milliseconds: shorter work shows no dialog at all
_LOOK_EVERY = 100  # milliseconds: progress is read, not sent, so that a million steps cost nothing
_WIDTH = 380


class Task(QObject, Generic[T]):
    """`Task(parent, title, work).run()` waits with a live window and gives the result, or raises.

    Only the worker touches the session meanwhile: input waits at first, then a modal dialog stands before
    the window.
    """

    _ended = Signal()

    def __init__(self, parent: QWidget, title: str, work: Callable[[Progress], T]) -> None:
        super().__init__()
        self._work = work
        self._cancelled = False
        self._done, self._total = 0, 0
        self._dialog = _Waiting(parent, title, self.cancel)
        self._ended.connect(self._dialog.end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def _progress(self, done: int, total: int) -> None:
        """What the work calls, in its thread."""
        if self._cancelled:
            raise Cancelled
        self._done, self._total = done, total

    def run(self) -> T:
        """Run to the end. Raises what the work raised, `Cancelled` when the user stopped it."""
        from concurrent.futures import ThreadPoolExecutor  # start-up cost: only where there is long work

        loop = QEventLoop()
        self._ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)  # before the work can end
        with ThreadPoolExecutor(1, thread_name_prefix="ccapp-work") as pool:
            future = pool.submit(self._work, self._progress)
            future.add_done_callback(lambda _: self._ended.emit())
            self._wait_quietly(loop)
            if not future.done():
                self._wait_aloud()
        self._dialog.deleteLater()
        return future.result()

    def _wait_quietly(self, loop: QEventLoop) -> None:
        """Short work: keys and clicks are kept for afterwards, no dialog flashes."""
        QTimer.singleShot(_SHOW_AFTER, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _wait_aloud(self) -> None:
        timer = QTimer()
        timer.timeout.connect(lambda: self._dialog.show_progress(self._done, self._total))
        timer.start(_LOOK_EVERY)
        self._dialog.exec()
        timer.stop()


class _Waiting(QDialog):
    """Says what is going on and how far it is. It closes when the work has ended, never before."""

    def __init__(self, parent: QWidget, title: str, cancel: Callable[[], None]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
        self._cancel = cancel
        self._ended = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(_WIDTH)
        self._says = QLabel(title)
        self._says.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop = QPushButton(QCoreApplication.translate("tasks", "Stop"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._says)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is; a total of 0 means that nobody knows."""
        self._bar.setMaximum(total)
        self._bar.setValue(min(done, total))

    def exec(self) -> int:
        """Wait, unless the work ended before anything was shown."""
        return super().exec() if not self._ended else 0

    def end(self) -> None:
        """The work is over."""
        self._ended = True
        self.accept()

    def reject(self) -> None:
        """Stop was pressed, or Esc: ask the work, and stay until it has heard."""
        self._cancel()
        self._stop.setEnabled(False)
        self._says.setText(QCoreApplication.translate("tasks", "Stopping…"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does not stop the work, only Esc and the button do."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
