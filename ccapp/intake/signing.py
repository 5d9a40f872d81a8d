"""Where a document was written and who signs it, as its first page and its end say plainly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.intake.sheet import Line, Sheet
from ccapp.intake.values import Signing

_PLACE: Final = re.compile(r"([^\W\d][^,:;]{1,40}), ngày(?: \d{1,2})? tháng(?: \d{1,2})? năm(?: \d{4})?\.?")
# Forms of NĐ 30/2020/NĐ-CP, Phụ lục I, II.7, and "T/M" of Party documents.
_FORM: Final = re.compile(r"(?:TM|T/M|KT|TL|TUQ|Q|Q\.)[. ]\s*\S")
_NAME: Final = re.compile(r"(?:[^\W\d_]+[ .]){1,5}[^\W\d_]+")
_LINES: Final = 6
_SMALL: Final = 4  # rows; a larger table is data, not a place for signatures


def signing(blocks: Sequence[Line | Sheet]) -> Signing:
    """Place, form, position and name; empty where nothing, or not one thing only, is said."""
    texts = list(_texts(blocks))
    places = {found.group(1).strip() for text in texts if (found := _PLACE.fullmatch(text))}
    place = places.pop() if len(places) == 1 else ""
    starts = (at for at in range(len(texts)) if _is_form(texts[at]) and not (at and _is_form(texts[at - 1])))
    ends = (_signature(texts[at : at + _LINES]) for at in starts)
    signed = {end for end in ends if end is not None}
    if len(signed) != 1:
        return Signing(place=place)
    authority, position, signer = signed.pop()
    return Signing(place=place, authority=authority, position=position, signer=signer)


def _texts(blocks: Sequence[Line | Sheet]) -> Iterator[str]:
    """Lines of text outside large tables; cells stand apart by an empty line, blank lines are left out."""
    for block in blocks:
        if isinstance(block, Line):
            if block.text:
                yield from block.text.split("\n")
        elif block.height <= _SMALL:
            boxes = [box for row in range(block.height) for box in block.row(row) if box.row == row]
            for box in boxes:
                yield ""
                yield from (line for line in box.text.split("\n") if line)
            yield ""


def _signature(texts: Sequence[str]) -> tuple[str, str, str] | None:
    """A form such as `TM. ỦY BAN NHÂN DÂN`, one or more lines in capitals, then a name."""
    capitals = [texts[0]]
    for text in texts[1:]:
        if text.isupper() and not _is_name_in_capitals(text, capitals):
            capitals.append(text)
            continue
        named = _NAME.fullmatch(text) is not None and len(capitals) > 1
        return ("\n".join(capitals[:-1]), capitals[-1], text) if named else None
    return None


def _is_form(text: str) -> bool:
    return text.isupper() and _FORM.match(text) is not None


def _is_name_in_capitals(text: str, above: Sequence[str]) -> bool:
    """After a position (`CHỦ TỊCH`) another line in capitals is the name, unless one deputises (`KT.`)."""
    return len(above) > 1 and not _is_form(above[-1]) and not _is_form(text)
