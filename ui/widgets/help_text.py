"""A page of help to be read: links stay within the program, what a search found is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ccapp.text.highlight import spans
from ui import theme
from ui.widgets.check_shapes import tint

_MARGIN: Final = 18
_LINES: Final = 130  # percent of a line's height
_GAP: Final = 5


class HelpText(QTextBrowser):
    """Shows Markdown. `topic_asked` and `page_asked` follow its links, `topic:KEY` and `page:KEY`."""

    topic_asked = Signal(str)
    page_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 - Qt's signature
        """Nothing: a page of help is its text alone, and no file or address is ever opened for it."""
        return None

    def show_text(self, markdown: str, words: Sequence[str]) -> None:
        """Show a text from its top, or from the first of `words` (folded) that stands in it."""
        self.setMarkdown(markdown)
        self._loosen()
        self._underline_links()
        marks = self._marks(words)
        self.setExtraSelections(marks)
        cursor = QTextCursor(self.document())
        if marks:
            cursor.setPosition(marks[0].cursor.selectionStart())  # type: ignore[attr-defined]  # the stubs lack it
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _loosen(self) -> None:
        """Air between lines, for reading."""
        block = self.document().begin()
        while block.isValid():
            shape = QTextBlockFormat(block.blockFormat())
            shape.setLineHeight(_LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setBottomMargin(max(shape.bottomMargin(), _GAP))
            QTextCursor(block).setBlockFormat(shape)
            block = block.next()

    def _underline_links(self) -> None:
        """Links are told from the text around them by more than their colour."""
        line = QTextCharFormat()
        line.setFontUnderline(True)
        for first, end in self._links():
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(line)

    def _links(self) -> list[tuple[int, int]]:
        """Where links stand; collected first, for a change of format ends the walk over the pieces."""
        found: list[tuple[int, int]] = []
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().isAnchor():
                    found.append((piece.position(), piece.position() + piece.length()))
                pieces += 1
            block = block.next()
        return found

    def _marks(self, words: Sequence[str]) -> list[QTextEdit.ExtraSelection]:
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.document().begin()
        while block.isValid():
            for first, end in spans(block.text(), words):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + first)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor  # type: ignore[attr-defined]  # the stubs lack it
                mark.format.setBackground(tint(theme.colors().accent))  # type: ignore[attr-defined]
                marks.append(mark)
            block = block.next()
        return marks

    def _follow(self, link: QUrl) -> None:
        asked = {"topic": self.topic_asked, "page": self.page_asked}.get(link.scheme())
        if asked is not None:
            asked.emit(link.path())
