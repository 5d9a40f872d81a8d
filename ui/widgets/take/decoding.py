"""Legacy fonts: that a file was converted to Unicode, how it looked before, and a way not to convert it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.intake.values import Decoding
from ccapp.services.intake.taking_in import TakenFile
from ccapp.text.legacy import Encoding
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.table.whole_lines import LinesTable

_SIZE = (900, 420)


class DecodingLine(QWidget):
    """One line about the letters of a file; nothing where it was Unicode. `wanted` asks to convert or not."""

    wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._decoding: Decoding | None = None
        self.words = ElidedLabel()
        self.compare = QPushButton(self.tr("Look at the letters before and after"))
        self.convert = QPushButton(self.tr("Convert to Unicode"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        for button in (self.compare, self.convert):
            button.setProperty("link", True)
            row.addWidget(button)
        row.addStretch(1)
        self.compare.clicked.connect(self._compare)
        self.convert.clicked.connect(lambda: self.wanted.emit(True))

    def show_file(self, file: TakenFile) -> None:
        """Say what was done to the letters of a file."""
        self._decoding = file.reading.decoded
        self.compare.setVisible(self._decoding is not None)
        self.convert.setVisible(not file.decode)
        self.setVisible(self._decoding is not None or not file.decode)
        if self._decoding is not None:
            self.words.setText(self._done(self._decoding))
        else:
            self.words.setText(self.tr("The letters stay as they are in the file."))

    def _done(self, decoding: Decoding) -> str:
        font = ".VnTime" if decoding.encoding is Encoding.TCVN3 else "VNI"
        if decoding.by_font:
            return self.tr("The old font {font} has been converted to Unicode.").format(font=font)
        words = self.tr("The letters look like the old font {font} and have been converted to Unicode.")
        return words.format(font=font)

    def _compare(self) -> None:
        if self._decoding is None:
            return
        dialog = DecodingDialog(self, self._decoding)
        answer = dialog.exec()
        dialog.deleteLater()
        if answer == _NOT_CONVERTED:
            self.wanted.emit(False)


_NOT_CONVERTED = 2


class DecodingDialog(QDialog):
    """Lines of the file as they stand in it and as they were converted, side by side."""

    def __init__(self, parent: QWidget, decoding: Decoding) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Letters before and after"))
        words = QLabel(
            self.tr("On the left as the file has it, on the right as it is taken. Do the words read rightly?")
        )
        words.setWordWrap(True)
        headings = (self.tr("In the file"), self.tr("Converted"))
        self.samples = LinesTable(LinesModel(headings), words.text(), "", wide=(0, 1))
        lines = [Line(key=str(at), cells=(one.before, one.after)) for at, one in enumerate(decoding.samples)]
        self.samples.show_lines(tuple(lines))
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton(self.tr("Right, use it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setProperty("filled", True)
        self.keep.style().polish(self.keep)  # the box has had it drawn as an ordinary button before
        self.keep.setDefault(True)
        self.refuse = buttons.addButton(
            self.tr("Do not convert"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        buttons.accepted.connect(self.accept)
        self.refuse.clicked.connect(lambda: self.done(_NOT_CONVERTED))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.samples, 1)
        column.addWidget(buttons)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
