"""Modifiers of formatting (2.2.5 Sprm, Prl): a code and its operand, one after another."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

_LONG_SIZE: Final = 0xD608  # sprmTDefTable alone has two bytes for the size of its operand
_TABS: Final = 0xC615  # sprmPChgTabs with a size of 255 has to be counted
_COUNTED: Final = 255
# 2.2.5.1 spra: size of the operand by the topmost three bits; 6 stands for a size in front.
_SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


class Sprm(IntEnum):
    """The modifiers used here, by the names of 2.6."""

    C_F_R_MARK_DEL = 0x0800
    C_F_R_MARK_INS = 0x0801
    C_F_BOLD = 0x0835
    C_F_VANISH = 0x083C
    C_F_SPEC = 0x0855
    C_PLAIN = 0x2A33
    C_ISS = 0x2A48
    C_ISTD = 0x4A30
    C_RG_FTC_0 = 0x4A4F
    C_RG_FTC_2 = 0x4A51
    C_SYMBOL = 0x6A09
    P_JC_80 = 0x2403
    P_F_IN_TABLE = 0x2416
    P_F_TTP = 0x2417
    P_F_INNER_TABLE_CELL = 0x244B
    P_F_INNER_TTP = 0x244C
    P_JC = 0x2461
    P_ILVL = 0x260A
    P_ISTD = 0x4600
    P_ILFO = 0x460B
    P_HUGE_PAPX_97 = 0x6645
    P_HUGE_PAPX = 0x6646
    P_ITAP = 0x6649
    P_DTAP = 0x664A
    P_TABLE_PROPS = 0x646B
    S_BORIENTATION = 0x301D
    S_XA_PAGE = 0xB01F
    S_YA_PAGE = 0xB020
    T_MERGE = 0x5624
    T_SPLIT = 0x5625
    T_INSERT = 0x7621
    T_DEF_TABLE = 0xD608
    T_VERT_MERGE = 0xD62B


Prl = tuple[int, bytes]
"""A modifier: its code, and its operand without the size in front."""


def prls(grpprl: bytes) -> Iterator[Prl]:
    """The modifiers of a list in order; a list cut short ends at its last whole one."""
    at, end = 0, len(grpprl)
    while at + 2 < end:
        code = int.from_bytes(grpprl[at : at + 2], "little")
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            at, size = _sized(code, grpprl, at)
        if at + size > end:
            return
        yield code, grpprl[at : at + size]
        at += size


def _sized(code: int, grpprl: bytes, at: int) -> tuple[int, int]:
    """Where an operand with its size in front begins, and that size."""
    if code == _LONG_SIZE:
        return at + 2, max(0, int.from_bytes(grpprl[at : at + 2], "little") - 1)
    size = grpprl[at]
    if code == _TABS and size == _COUNTED:
        # 2.9.181 PChgTabsOperand: tabs taken away (4 bytes each), then tabs added (3 bytes each).
        away = grpprl[at + 1] if at + 1 < len(grpprl) else 0
        added_at = at + 2 + 4 * away
        added = grpprl[added_at] if added_at < len(grpprl) else 0
        return at + 1, 2 + 4 * away + 3 * added
    return at + 1, size


def whole(operand: bytes) -> int:
    """An operand as an unsigned number."""
    return int.from_bytes(operand, "little")


def signed(operand: bytes) -> int:
    """An operand as a signed number."""
    return int.from_bytes(operand, "little", signed=True)
