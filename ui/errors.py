"""The one place where refusals and bugs become words on the screen."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ccapp.errors import AppError
from ccapp.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_log = logging.getLogger("ccapp.ui")


def show_refusal(parent: QWidget | None, words: Words, error: AppError) -> None:
    """Tell the user what was refused, why, and the next step."""
    from PySide6.QtWidgets import QMessageBox  # start-up cost: this module is there before the first paint

    _log.info("refused: %s", error)
    box = QMessageBox(QMessageBox.Icon.Information, "ccapp", words.error(error), parent=parent)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addButton(QCoreApplication.translate("errors", "Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


class CrashReporter(QObject):
    """Catches what no one else caught: into the log, and into one dialog a time, however often it repeats."""

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._seen: set[str] = set()
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the exception hook of all threads."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug; show it unless the same one has been shown."""
        if issubclass(kind, KeyboardInterrupt):  # Ctrl+C where the window was started
            QCoreApplication.exit(130)
            return
        place = "".join(traceback.format_tb(trace)[-1:])
        mark = f"{kind.__name__}{place}"
        if mark in self._seen:  # a paint may repeat it a hundred times: the log has room for a line each
            _log.error("bug again: %s", "".join(traceback.format_exception_only(kind, error)).strip())
            return
        self._seen.add(mark)
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("bug\n%s", text)
        self.caught.emit(text)

    def _show(self, text: str) -> None:
        if self._open:
            return
        self._open = True
        box = self.dialog(text)
        try:
            box.exec()
        finally:
            self._open = False
            box.deleteLater()

    def dialog(self, text: str) -> QMessageBox:
        """The report: plain words first, the trace for whoever supports the office."""
        from PySide6.QtWidgets import QMessageBox  # start-up cost, as above

        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(QCoreApplication.translate("errors", "A fault in the program"))
        box.setText(
            QCoreApplication.translate(
                "errors", "Something in the program went wrong. What was saved is not affected."
            )
        )
        box.setInformativeText(
            QCoreApplication.translate(
                "errors", "You can go on working. Please send the details to whoever supports you."
            )
        )
        box.setDetailedText(text)
        # A button that does not close: QMessageBox closes on every button that it has been given.
        copy = box.addButton(
            QCoreApplication.translate("errors", "Copy details"), QMessageBox.ButtonRole.ActionRole
        )
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        go_on = box.addButton(
            QCoreApplication.translate("errors", "Go on working"), QMessageBox.ButtonRole.AcceptRole
        )
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        return box
