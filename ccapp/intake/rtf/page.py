"""How the pages of a document and of its sections are turned."""

from __future__ import annotations

from dataclasses import dataclass

from ccapp.domain.layout import Orientation


@dataclass(slots=True, kw_only=True)
class Pages:
    """What the document says, and what the section being read says over it; 0 and False: nothing."""

    width: int = 0
    height: int = 0
    landscape: bool = False
    section_width: int = 0
    section_height: int = 0
    section_landscape: bool = False

    def word(self, word: str, number: int) -> bool:
        """Take a control word; False where it says nothing about pages."""
        match word:
            case "sectd":
                self.section_width = self.section_height = 0
                self.section_landscape = False
            case "paperw":
                self.width = number
            case "paperh":
                self.height = number
            case "landscape":
                self.landscape = True
            case "pgwsxn":
                self.section_width = number
            case "pghsxn":
                self.section_height = number
            case "lndscpsxn":
                self.section_landscape = True
            case _:
                return False
        return True

    @property
    def orientation(self) -> Orientation:
        """How the pages of the section are turned."""
        width, height = self.section_width or self.width, self.section_height or self.height
        # Some programs write the size of the sheet of paper and only say that it lies on its side.
        wide = width > height or self.section_landscape or (self.landscape and not self.section_width)
        return Orientation.LANDSCAPE if wide else Orientation.PORTRAIT
