"""The definition of a table row: the measures and merges that stand apart from its cells."""

from __future__ import annotations

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.rtf.rows import Shape


class Definition:
    """The definition that holds; rows without one of their own take the last."""

    def __init__(self, name: str) -> None:
        self.left = 0
        self.shapes: list[Shape] = []
        self.open = False  # a definition was begun, and its row has not ended
        self._name = name
        self._next = Shape()

    def word(self, word: str, number: int) -> bool:
        """Take a control word; False where it says nothing of a row. Raises FileError for too many cells."""
        match word:
            case "trowd":
                self.left, self.shapes, self._next, self.open = 0, [], Shape(), True
            case "trleft":
                self.left = number
            case "clvmgf":
                self._next.tall = True
            case "clvmrg":
                self._next.up = True
            case "clmgf":
                pass
            case "clmrg":
                self._next.left = True
            case "cellx":
                self._end_shape(number)
            case _:
                return False
        return True

    def _end_shape(self, right: int) -> None:
        if len(self.shapes) >= limits.COLUMNS:
            raise FileError("file-too-complex", file=self._name)
        self._next.right = right
        self.shapes.append(self._next)
        self._next = Shape()
