"""Quyền hạn, chức vụ: the lines above a signature, as ND 30/2020, Phụ lục I, II.7.b has them.

TM. stands before the name of the body; Q., KT., TL. and TUQ. before the office of its head, the last two
without the body's name. A committee decides as a whole (art. 13.2), so its deputies and its acting head sign
in its name too: three lines. The Party's forms (T/M, K/T) stay as written.
"""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.plan import Plan, Side
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

USUAL_FORMS: Final = {
    Side.STATE: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "Q. CHỦ TỊCH"),
    Side.PARTY: ("T/M BAN THƯỜNG VỤ", "T/M BAN CHẤP HÀNH", "K/T BÍ THƯ"),
}
USUAL_POSITIONS: Final = {
    Side.STATE: ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    Side.PARTY: ("BÍ THƯ", "PHÓ BÍ THƯ"),
}
"""What documents of either side have; the Party's by its usage."""

_COLLECTIVE: Final = (
    (re.compile(r"^(?:ubnd|uy ban nhan dan)\b"), "TM. ỦY BAN NHÂN DÂN"),
    (re.compile(r"^(?:hdnd|hoi dong nhan dan)\b"), "TM. HỘI ĐỒNG NHÂN DÂN"),
)
_IN_ITS_NAME: Final = ("KT.", "Q.")
_ACTING: Final = "Q."


def collective_of(issuer: str) -> str:
    """`TM. ỦY BAN NHÂN DÂN` for a committee or council by its name; empty for a body led by one person."""
    return next((said for name, said in _COLLECTIVE if name.search(fold(issuer))), "")


def authority_lines(plan: Plan) -> tuple[str, ...]:
    """What stands above the position, line by line; none where a body's own head signs."""
    written = tuple(filter(None, clean(plan.signature.authority).split("\n")))
    collective = collective_of(plan.issuer.name)
    if collective and (not written or written[0].upper().startswith(_IN_ITS_NAME)):
        return (collective, *written)
    return written


def is_acting(plan: Plan) -> bool:
    """Whether an acting head signs: the line above names the office (`Q. CHỦ TỊCH`), no position follows."""
    lines = authority_lines(plan)
    return bool(lines) and lines[-1].upper().startswith(_ACTING)


def position_line(plan: Plan) -> str:
    """The signer's own position, none for an acting head."""
    return "" if is_acting(plan) else clean(plan.signature.position)


def title_lines(plan: Plan) -> tuple[str, ...]:
    """Everything above the signature; empty while nothing of it is entered."""
    said = plan.signature
    if not any(map(clean, (said.authority, said.position, said.signer))):
        return ()
    return tuple(filter(None, (*authority_lines(plan), position_line(plan))))
