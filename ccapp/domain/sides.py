"""Whether a plan is a paper of the state or of the Party, as its issuer and its symbol tell."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.plan import Plan, Side
from ccapp.text.fold import fold

_PARTY_NAME: Final = re.compile(
    r"^(?:(?:ban (?:chap hanh|thuong vu)|bch|btv|van phong)\s+)?"
    r"(?:dang (?:uy|bo)|(?:tinh|thanh|quan|huyen|thi) uy|chi (?:bo|uy))\b",
    re.MULTILINE,
)
_PARTY_SYMBOL: Final = re.compile(r"/(?:ĐU|HU|TU|QU|ThU|TW)$")
"""The Party writes `07-KH/ĐU`, the state `07/KH-UBND`: usage seen in files, no rule that was at hand."""


def side_of(issuer: str, symbol: str = "") -> Side:
    """The side of an issuer by its name, or by the symbol of its papers where the name does not tell."""
    is_party = _PARTY_NAME.search(fold(issuer)) or _PARTY_SYMBOL.search(symbol.strip())
    return Side.PARTY if is_party else Side.STATE


def side_after(plan: Plan, issuer: str, symbol: str) -> Side:
    """The side of a plan once its issuer or symbol is another: it changes only where these tell another.

    So a side that was chosen by hand holds while names and symbols say what they said before.
    """
    told = side_of(issuer, symbol)
    return plan.issuer.side if told is side_of(plan.issuer.name, plan.reference.symbol) else told
