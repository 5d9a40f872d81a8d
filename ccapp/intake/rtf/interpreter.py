"""Goes through the tokens of a file, keeps the state of each group, and tells the story what happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ccapp.errors import FileError
from ccapp.intake.rtf import state as states
from ccapp.intake.rtf.fonts import Fonts, FontTable, StyleTable
from ccapp.intake.rtf.page import Pages
from ccapp.intake.rtf.state import Destination, State
from ccapp.intake.rtf.story import Story
from ccapp.intake.rtf.tokens import Kind, Token
from ccapp.intake.source import Block

_DEEPEST: Final = 5_000  # groups; Word itself writes about fifteen
_CHARACTERS: Final = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
# The optional hyphen is the letter "ư" in TCVN3 fonts: kept until decoding.
_SIGNS: Final = {"~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_TOGGLES: Final = {"b": "bold", "v": "hidden", "deleted": "deleted", "mvf": "deleted", "super": "raised"}
_REVISIONS: Final = frozenset(("revised", "deleted", "mvf", "mvt"))
_SIDES: Final = frozenset(("ql", "qr", "qj", "qd"))
_DEFAULT_PAGES: Final = {"ansi": 1252, "mac": 1252, "pc": 437, "pca": 850}
_NOTE_MARK: Final = "(*)"
_TWO_TO_16: Final = 0x10000


class Interpreter:
    """Reads one file. Raises FileError for one that is cut short or beyond the limits."""

    def __init__(self, name: str) -> None:
        self.revised = False
        self._name = name
        self._fonts = Fonts()
        self._font_table = FontTable(self._fonts)
        self._styles = StyleTable()
        self._pages = Pages()
        self._stories = [Story(name)]
        self._stack: list[State] = []
        self._state = State()
        self._bytes = bytearray()
        self._skip = 0  # characters still to pass over after \u
        self._passed_groups = 0  # groups opened within one that is passed over
        self._fresh = False  # a group has just begun: its first word may say where its text goes
        self._starred = False

    def run(self, tokens: Iterable[Token]) -> list[Block]:
        """The blocks of a file."""
        for token in tokens:
            if self._state.destination is Destination.DEAD and not self._leaves(token):
                continue
            if token.kind is Kind.OPEN:
                self._open()
            elif token.kind is Kind.CLOSE:
                self._close()
                if not self._stack:
                    return self._stories[0].finished()
            else:
                self._take(token)
        # The last brace closes the file: without it, rows may be missing.
        raise FileError("file-damaged", file=self._name)

    def _leaves(self, token: Token) -> bool:
        """Whether a token ends the group that is passed over."""
        if token.kind is Kind.OPEN:
            self._passed_groups += 1
        elif token.kind is Kind.CLOSE:
            if not self._passed_groups:
                return True
            self._passed_groups -= 1
        return False

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) >= _DEEPEST:
            raise FileError("file-too-complex", file=self._name)
        self._stack.append(self._state)
        self._state = self._state.copy()
        self._fresh, self._starred = True, False
        if self._state.destination is Destination.STYLES:
            self._styles.begin()

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        self._fresh = False
        ended = self._state
        if not self._stack:
            raise FileError("file-damaged", file=self._name)
        self._state = self._stack.pop()
        if ended.box and len(self._stories) > 1:
            inner = self._stories.pop().finished()
            self._story.insert(inner, in_cell=self._in_cell)

    def _take(self, token: Token) -> None:
        if token.kind is Kind.TEXT:
            if token.text:
                self._fresh = False
            skipped = min(self._skip, len(token.text))
            self._skip -= skipped
            self._bytes += token.text[skipped:]
        elif token.kind is Kind.BYTE:
            self._fresh = False
            if self._skip:
                self._skip -= 1
            else:
                self._bytes += token.text
        elif token.kind is Kind.SIGN:
            self._sign(token.word)
        else:
            self._word(token)

    def _sign(self, sign: str) -> None:
        if sign == "*" and self._fresh:
            self._starred = True
            return
        self._fresh = False
        if sign in "\r\n":
            self._flow("par")
        elif sign in _SIGNS:
            self._character(_SIGNS[sign])

    def _word(self, token: Token) -> None:
        if token.word in _CHARACTERS:
            self._fresh = False
            self._character(_CHARACTERS[token.word])
            return
        self._flush()
        if self._fresh:
            self._fresh = False
            self._begin(token.word)
        destination = self._state.destination
        number = 1 if token.number is None else token.number
        if destination is Destination.FONTS:
            self._font_table.word(token.word, number)
        elif destination is Destination.STYLES:
            self._styles.word(token.word, number)
        elif destination is Destination.TABLE_END:
            if token.word == "nestrow":
                self._story.end_nested_row()
        elif destination is Destination.BODY:
            self._apply(token.word, number)

    def _begin(self, word: str) -> None:
        """Where the text of the group that begins with this word goes."""
        now = self._state.destination
        if word in states.SHELLS:
            self._state.destination = Destination.SHELL
        elif word == states.TEXT_BOX and now in {Destination.SHELL, Destination.BODY}:
            self._begin_box()
        elif now is Destination.SHELL and word in states.SHOWN_IN_SHELLS:
            self._state.destination = Destination.BODY
        elif word == "nesttableprops":
            self._state.destination = Destination.TABLE_END
        elif word == states.NOTE:
            self._state.destination = Destination.DEAD
            self._story.hide(_NOTE_MARK)
        elif word in states.DEAD or (self._starred and word not in states.SHOWN_STARRED):
            self._state.destination = Destination.DEAD
        elif word == "fonttbl":
            self._state.destination = Destination.FONTS
        elif word == "stylesheet":
            self._state.destination = Destination.STYLES

    def _begin_box(self) -> None:
        self._state.destination = Destination.BODY
        self._state.box = True
        self._state.pard()
        self._state.plain()
        self._stories.append(Story(self._name))
        self._story.orientation = self._pages.orientation

    def _apply(self, word: str, number: int) -> None:
        """A control word of the body."""
        state = self._state
        self.revised |= word in _REVISIONS
        if word in _TOGGLES:
            setattr(state, _TOGGLES[word], number != 0)
        elif word == "u":
            self._emit(chr(number % _TWO_TO_16))
            self._skip = state.skip
        elif word in {"f", "s", "uc", "itap"}:
            self._set(word, number)
        elif word == "plain":
            state.plain()
        elif word == "pard":
            state.pard()
        elif word == "intbl":
            state.in_table = number != 0
        elif word == "qc" or word in _SIDES:
            state.centered = word == "qc"
        elif word in {"nosupersub", "sub"}:
            state.raised = False
        elif not self._story.definition.word(word, number) and not self._flow(word):
            self._document(word, number)

    def _set(self, word: str, number: int) -> None:
        """A word whose number is a value."""
        state = self._state
        if word == "f":
            state.font = number
        elif word == "s":
            state.style = number
        elif word == "uc":
            state.skip = max(0, number)
        else:
            state.depth = number

    def _flow(self, word: str) -> bool:
        """End what a word ends; whether it ends anything."""
        if self._state.destination is not Destination.BODY:
            return False
        story, state = self._story, self._state
        if word in {"par", "sect"}:
            self._flush()
            nested = state.depth > 1 and self._in_cell
            story.end_paragraph(in_cell=self._in_cell, nested=nested, centered=state.centered)
        elif word == "nestcell":
            story.end_paragraph(in_cell=True, nested=True, centered=False)
        elif word == "cell":
            story.end_cell(centered=state.centered)
        elif word == "row":
            story.end_row()
        elif word == "nestrow":
            story.end_nested_row()
        elif word == "chftn":
            story.hide(_NOTE_MARK)
        else:
            return False
        return True

    def _document(self, word: str, number: int) -> None:
        """A word about the whole file or its sections."""
        if word == "ansicpg":
            self._fonts.page = number
        elif word in _DEFAULT_PAGES:
            self._fonts.page = _DEFAULT_PAGES[word]
        elif word == "deff":
            self._fonts.default = number
        elif self._pages.word(word, number):
            self._story.end_table()
            self._story.orientation = self._pages.orientation

    @property
    def _story(self) -> Story:
        return self._stories[-1]

    @property
    def _in_cell(self) -> bool:
        """Whether the paragraph being read belongs to a cell; some programs never say `\\intbl`."""
        return self._state.in_table or self._story.in_row

    def _character(self, text: str) -> None:
        """A character that is written as a word or sign; it counts as one behind `\\u`."""
        self._flush()
        if self._skip:
            self._skip -= 1
        else:
            self._emit(text)

    def _flush(self) -> None:
        """Give out the bytes read so far: what they mean depends on the font they stand in."""
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            if self._state.destination is Destination.FONTS:
                self._font_table.text(data)
            else:
                self._emit(self._fonts.decoded(data, self._font))

    @property
    def _font(self) -> int:
        state = self._state
        if state.font is not None:
            return state.font
        of_style = self._styles.font(state.style)
        return self._fonts.default if of_style is None else of_style

    def _emit(self, text: str) -> None:
        state = self._state
        if state.destination is not Destination.BODY or state.deleted:
            return
        font = self._fonts.name(self._font)
        if state.hidden:
            self._story.hide(text)
        elif state.raised:
            self._story.raised(text, font, bold=state.bold)
        else:
            self._story.text(text, font, bold=state.bold)
