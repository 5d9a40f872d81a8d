"""Trang in: what may be chosen of the page an appendix is printed on, stored with its layout.

What is not chosen follows the template of the issuer's side (`ccapp.printing.rules`).
"""

from __future__ import annotations

from typing import Any, Final

from ccapp.values import value

LEAST_MARGIN: Final = 5
MOST_MARGIN: Final = 60
"""Millimetres; beyond them there is no page any more."""
FIELDS: Final = frozenset({"margins", "capitals", "signed", "electronic"})


@value
class Margins:
    """Margins in whole millimetres, from `LEAST_MARGIN` to `MOST_MARGIN`."""

    top: int
    bottom: int
    left: int
    right: int


@value
class PageSetup:
    """Choices for one appendix; the defaults are the decree's.

    `capitals`: the label reads `PHỤ LỤC` as many offices print it. `signed`: the signature block of the plan
    stands below the table. `electronic`: number and day of the note line stay blank (ND 30/2020, III.1.c).
    """

    margins: Margins | None = None
    capitals: bool = False
    signed: bool = False
    electronic: bool = False

    def as_data(self) -> dict[str, Any]:
        """Plain data of what was chosen; empty for the defaults."""
        data: dict[str, Any] = {}
        if self.margins is not None:
            each = self.margins
            data["margins"] = [each.top, each.bottom, each.left, each.right]
        chosen = {"capitals": self.capitals, "signed": self.signed, "electronic": self.electronic}
        return data | {name: True for name, on in chosen.items() if on}

    @staticmethod
    def from_data(data: dict[str, Any]) -> PageSetup:
        """Read what `as_data` wrote; margins that no page can have are brought to the nearest that it can.

        Raises TypeError or ValueError on anything else.
        """
        if not isinstance(data, dict):
            raise TypeError("page setup")
        given = data.get("margins")
        margins = None
        if given is not None:
            top, bottom, left, right = (min(max(int(one), LEAST_MARGIN), MOST_MARGIN) for one in given)
            margins = Margins(top=top, bottom=bottom, left=left, right=right)
        return PageSetup(
            margins=margins,
            capitals=data.get("capitals") is True,
            signed=data.get("signed") is True,
            electronic=data.get("electronic") is True,
        )


DEFAULT_PAGE: Final = PageSetup()
