"""What holds at one place of the file; groups save and restore it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final


class Destination(Enum):
    """Where the text of a group goes."""

    BODY = auto()
    DEAD = auto()  # nowhere, whatever stands in it
    SHELL = auto()  # nowhere, but parts of it are shown: a drawing's text, an object's result
    FONTS = auto()
    STYLES = auto()
    TABLE_END = auto()  # the properties of a nested row: its end matters, its measures do not


# Groups whose text no page shows, or not in place.
DEAD: Final = frozenset(
    (
        "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
        "footerf", "annotation", "xe", "tc", "rxe", "txe", "nonshppict", "sp", "shprslt", "nonesttables",
        "template", "filetbl", "listtable", "revtbl", "do", "formfield", "datafield", "private", "bkmkstart",
        "bkmkend", "themedata", "atnid", "atnauthor", "fldinst", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
        "ftncn", "aftncn", "background", "mmathPict",
    )
)  # fmt: skip
SHELLS: Final = frozenset(("object", "shp", "shpinst", "shpgrp", "upr"))
SHOWN_IN_SHELLS: Final = frozenset(("result", "ud"))
# Formulas: their text is shown, though a star tells old programs to pass it over.
SHOWN_STARRED: Final = frozenset(("moMath", "moMathPara"))
TEXT_BOX: Final = "shptxt"
NOTE: Final = "footnote"


@dataclass(slots=True)
class State:
    """Copied at each group; cheap, for files have a group per word."""

    destination: Destination = Destination.BODY
    font: int | None = None
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    skip: int = 1  # characters after \u that stand for old programs
    style: int = 0
    centered: bool = False
    in_table: bool = False
    depth: int = 1  # of the table a paragraph is in
    box: bool = False  # whether the group began a text box

    def copy(self) -> State:
        """The state a group within begins with."""
        return State(
            self.destination, self.font, self.bold, self.hidden, self.deleted, self.raised, self.skip,
            self.style, self.centered, self.in_table, self.depth,
        )  # fmt: skip

    def plain(self) -> None:
        """`\\plain`: the default font, no marks."""
        self.font = None
        self.bold = self.hidden = self.deleted = self.raised = False

    def pard(self) -> None:
        """`\\pard`: a paragraph of the default style, in no table."""
        self.style = 0
        self.centered = self.in_table = False
        self.depth = 1
