"""Cell styles of .xlsx: font, boldness, place, borders and number format by the index a cell names."""

from __future__ import annotations

from typing import Final

from lxml import etree

from ccapp.intake import limits
from ccapp.intake.sheets.cells import Font, Style
from ccapp.intake.sheets.numbers import GENERAL, USUAL_DAY
from ccapp.intake.sheets.parts import Parts, S, number, on

# ECMA-376 18.8.30; where a format depends on the machine's language, the Vietnamese one. Those that show a
# number in powers of ten or as a fraction are left general.
_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: USUAL_DAY, 15: USUAL_DAY,
    16: "dd/mm", 17: "mm/yyyy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"',
    44: '#,##0.00;-#,##0.00;"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_LOCAL_DAYS: Final = (*range(27, 37), *range(50, 59))
_CENTERED: Final = frozenset({"center", "centerContinuous"})


def read_styles(parts: Parts, path: str) -> list[Style]:
    """The styles of a file by index. Raises FileError."""
    codes: dict[int, str] = {}
    fonts: list[Font] = []
    borders: list[bool] = []
    styles: list[Style] = []
    for element in parts.stream(path, S + "numFmt", S + "font", S + "border", S + "cellXfs"):
        above = element.getparent()
        group = above.tag if above is not None else ""
        if element.tag == S + "numFmt" and group == S + "numFmts":
            codes[number(element.get("numFmtId"))] = element.get("formatCode", "")
        elif element.tag == S + "font" and group == S + "fonts":
            fonts.append(font(element, Font()))
        elif element.tag == S + "border" and group == S + "borders":
            borders.append(any(_is_line(side) for side in element))
        elif element.tag == S + "cellXfs":
            styles += [_style(shape, fonts, borders, codes) for shape in element.iterfind(S + "xf")]
    return styles[: limits.CELLS]


def font(element: etree._Element | None, base: Font) -> Font:
    """The font a `font` or `rPr` element names; what it leaves out is as in `base`, boldness is off."""
    if element is None:
        return base
    name = element.find(S + "name")
    if name is None:
        name = element.find(S + "rFont")
    bold = element.find(S + "b")
    return Font(
        name=base.name if name is None else name.get("val", ""),
        bold=bold is not None and on(bold.get("val", "1")),
    )


def code_of(identifier: int, own: dict[int, str]) -> str:
    """The number format with an id: the file's own, else the one every spreadsheet program knows."""
    if identifier in own:
        return own[identifier]
    return USUAL_DAY if identifier in _LOCAL_DAYS else _BUILT_IN.get(identifier, GENERAL)


def _is_line(side: etree._Element) -> bool:
    return side.get("style", "none") != "none"


def _style(shape: etree._Element, fonts: list[Font], borders: list[bool], codes: dict[int, str]) -> Style:
    font_at, border_at = number(shape.get("fontId")), number(shape.get("borderId"))
    alignment = shape.find(S + "alignment")
    return Style(
        font=fonts[font_at] if font_at < len(fonts) else Font(),
        code=code_of(number(shape.get("numFmtId")), codes),
        centered=alignment is not None and alignment.get("horizontal") in _CENTERED,
        bordered=border_at < len(borders) and borders[border_at],
    )
