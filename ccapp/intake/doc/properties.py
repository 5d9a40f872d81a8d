"""What formatting means for reading: the few properties that matter, after modifiers were applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from ccapp.intake.doc.sprms import Prl, Sprm, prls, signed, whole

_AS_STYLE: Final = 0x80  # 2.6.1 sprmCFBold: as the style says, or the opposite of it
_SUPERSCRIPT: Final = 1
_CENTER: Final = 1
_NO_FONT: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """Formatting of a run. `font` is a number of the font table; `symbol` a font and a code in it."""

    font: int = _NO_FONT
    ascii_font: int = _NO_FONT
    bold: bool = False
    hidden: bool = False
    special: bool = False
    deleted: bool = False
    inserted: bool = False
    raised: bool = False
    symbol: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphForm:
    """Formatting of a paragraph. `depth` counts the tables around it; `list_number` counts from 1."""

    style: int = 0
    centered: bool = False
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    list_number: int = 0
    list_level: int = 0


CharacterStyle = Callable[[int], bytes]
"""The modifiers of a character style by its number."""


def characters(style: Characters, grpprl: bytes, named: CharacterStyle) -> Characters:
    """Formatting after the modifiers of a run in a paragraph whose style gives `style`."""
    form = style
    for code, operand in prls(grpprl):
        if code == Sprm.C_ISTD:
            # A character style names no other: its modifiers come resolved.
            form = characters(form, named(whole(operand)), lambda _: b"")
        elif code == Sprm.C_PLAIN:
            form = replace(style, special=form.special)
        elif code in _CHARACTERS:
            form = _CHARACTERS[code](form, style, operand)
    return form


def _switched(operand: bytes, *, style: bool) -> bool:
    return bool(operand[0] & 1) ^ (bool(operand[0] & _AS_STYLE) and style)


def _symbol(form: Characters, _: Characters, operand: bytes) -> Characters:
    return replace(form, symbol=(whole(operand[:2]), whole(operand[2:])), special=True)


_CHARACTERS: Final[dict[int, Callable[[Characters, Characters, bytes], Characters]]] = {
    Sprm.C_F_R_MARK_DEL: lambda form, _, operand: replace(form, deleted=bool(operand[0])),
    Sprm.C_F_R_MARK_INS: lambda form, _, operand: replace(form, inserted=bool(operand[0])),
    Sprm.C_F_SPEC: lambda form, _, operand: replace(form, special=bool(operand[0])),
    Sprm.C_F_BOLD: lambda form, style, operand: replace(form, bold=_switched(operand, style=style.bold)),
    Sprm.C_F_VANISH: lambda form, style, operand: replace(
        form, hidden=_switched(operand, style=style.hidden)
    ),
    Sprm.C_RG_FTC_0: lambda form, _, operand: replace(form, ascii_font=whole(operand)),
    Sprm.C_RG_FTC_2: lambda form, _, operand: replace(form, font=whole(operand)),
    Sprm.C_ISS: lambda form, _, operand: replace(form, raised=operand[0] == _SUPERSCRIPT),
    Sprm.C_SYMBOL: _symbol,
}


def paragraph(form: ParagraphForm, grpprl: bytes) -> ParagraphForm:
    """Formatting after the modifiers of a paragraph."""
    for code, operand in prls(grpprl):
        change = _PARAGRAPH.get(code)
        if change is not None:
            form = change(form, operand)
    return form


def _in_table(form: ParagraphForm, operand: bytes) -> ParagraphForm:
    return replace(form, depth=max(form.depth, 1) if operand[0] else 0)


def _ends_row(form: ParagraphForm, operand: bytes) -> ParagraphForm:
    return replace(form, ends_row=form.ends_row or bool(operand[0]))


def _centered(form: ParagraphForm, operand: bytes) -> ParagraphForm:
    return replace(form, centered=operand[0] == _CENTER)


_PARAGRAPH: Final[dict[int, Callable[[ParagraphForm, bytes], ParagraphForm]]] = {
    Sprm.P_JC_80: _centered,
    Sprm.P_JC: _centered,
    Sprm.P_F_IN_TABLE: _in_table,
    Sprm.P_F_TTP: _ends_row,
    Sprm.P_F_INNER_TTP: _ends_row,
    Sprm.P_F_INNER_TABLE_CELL: lambda form, operand: replace(form, ends_inner_cell=bool(operand[0])),
    Sprm.P_ITAP: lambda form, operand: replace(form, depth=max(0, signed(operand))),
    Sprm.P_DTAP: lambda form, operand: replace(form, depth=max(0, form.depth + signed(operand))),
    Sprm.P_ILVL: lambda form, operand: replace(form, list_level=operand[0]),
    # 2.6.2 sprmPIlfo: negative and 0xF801 say that numbering is off or typed.
    Sprm.P_ILFO: lambda form, operand: replace(form, list_number=max(0, signed(operand))),
}


def last(grpprl: bytes, code: Sprm) -> bytes:
    """The operand of the last such modifier in a list, empty where there is none."""
    found: list[Prl] = [prl for prl in prls(grpprl) if prl[0] == code]
    return found[-1][1] if found else b""
