"""One cell into the units it names: `Văn hóa - Xã hội. Văn phòng - Thống kê` are two, `HĐND và UBND` is one.

Rules: `;`, a new line and a full stop before a capital part units; `,`, `/`, `&` and "và" do so only before a
word with which a unit's name begins, and never inside a row of common nouns ("Các phòng, ban, đơn vị").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ccapp.domain.units.kinds import kind_of, prefix_of
from ccapp.domain.units.mentions import Mention
from ccapp.domain.units.vocabulary import FIELDS, GENERIC, HEADS, PLURAL, any_of

Span = tuple[int, int]


_END: Final = r"(?!\w)"
_HEAD: Final = re.compile(rf"{any_of(HEADS)}{_END}", re.IGNORECASE)
_FIELD: Final = re.compile(rf"{any_of(FIELDS)}{_END}", re.IGNORECASE)
_PAIR: Final = re.compile(r"\w+(?:\s+\w+)?\s*[-–]\s*\w")
_INSTITUTION: Final = re.compile(
    rf"(?:phòng|sở|bộ|ban|trung tâm|hội|cục|chi cục|ủy ban){_END}", re.IGNORECASE
)
_COMMON_ROW: Final = re.compile(
    rf"(?:{any_of(PLURAL)}\s+)?{any_of(GENERIC)}(?:\s*,\s*{any_of(GENERIC)})*\s*", re.IGNORECASE
)
_PLURAL: Final = re.compile(rf"{any_of(PLURAL)}{_END}", re.IGNORECASE)
# A name that says its level is complete.
_LEVEL_END: Final = re.compile(r"(?<!\w)(?:xã|phường|huyện|tỉnh)\s*$", re.IGNORECASE)
_COUNCIL: Final = any_of(("hđnd", "hội đồng nhân dân", "ubnd", "ủy ban nhân dân"))
_COUNCIL_BEFORE: Final = re.compile(rf"{_COUNCIL}\s*$", re.IGNORECASE)
_COUNCIL_AFTER: Final = re.compile(rf"{_COUNCIL}{_END}", re.IGNORECASE)

_HARD: Final = re.compile(r"\s*;\s*|\s*\.\s+(?=\S)|\s*\n\s*")
_SOFT: Final = re.compile(r"\s*[,/+&]\s*|\s+(?:và|cùng)\s+", re.IGNORECASE)
_CONDITION: Final = re.compile(r"\s*:\s*|\s*\(|\s+(?=đối\s+với\s)", re.IGNORECASE)
_CONDITION_AHEAD: Final = re.compile(r"[^,;:\n]*:\s*đối\s+với", re.IGNORECASE)
_SHORT_POINT: Final = re.compile(r"(?:^|[\s(])(?:p|q|tp|tt|tx|h|x|ths|ts|bs|đ/c|đc|mr|\d+)$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"(?:[-–&,/]|(?<!\w)(?:và|các|của|cấp|thuộc))\s*$", re.IGNORECASE)
_LIST_MARK: Final = re.compile(r"[-–+*•]\s*|\(?\d{1,2}[.)]\s+")
_EDGES: Final = " \t\n.,;:/&+"
_LONGEST: Final = 4_000  # characters; real cells stay below 1,000, and each sign is weighed against its cell


@lru_cache(maxsize=4_096)  # the same few units stand in most rows
def split_units(cell: str) -> tuple[Mention, ...]:
    """The units a cell names, in its order; empty for a blank cell.

    Every text stands in the cell exactly so, and what lies between them is separators only. The cell is
    expected as `text.normalize.clean` leaves it; other text is split as well as its signs allow. Of a cell
    longer than any list of units only the first 4,000 characters are read, up to the last comma or the like.
    """
    if len(cell) > _LONGEST:
        cell = cell[: max(cell.rfind(sign, 0, _LONGEST) for sign in ",;\n") + 1]
    mentions = []
    for start, end in _hard_parts(cell):
        for first, last in _soft_parts(cell, start, end):
            found = _mention(cell, first, last)
            if found is not None:
                mentions.append(found)
    return tuple(mentions)


def _hard_parts(cell: str) -> Iterator[Span]:
    """Parts between `;`, new lines and full stops that end a name."""
    start = 0
    for found in _HARD.finditer(cell):
        if _parts_here(cell, start, found):
            yield start, found.start()
            start = found.end()
    yield start, len(cell)


def _parts_here(cell: str, start: int, found: re.Match[str]) -> bool:
    if ";" in found.group():
        return True
    before, after = cell[start : found.start()], cell[found.end() :]
    if "." in found.group():
        return after[:1].isupper() and not _SHORT_POINT.search(before)
    return _new_line_parts(before, after)


def _new_line_parts(before: str, after: str) -> bool:
    """Whether a line break ends a name. Cells from PDF and narrow columns break inside names too."""
    marked = _LIST_MARK.match(after)
    if marked and _begins_name(after[marked.end() :]):
        return True
    if _GOES_ON.search(before) or _joins_councils(before, after):
        return False  # a comma at the end of a line parts as any other comma does
    line = after.partition("\n")[0].split()
    return after[:1].isupper() and (len(line) > 1 or _begins_name(after))


def _begins_name(text: str) -> bool:
    return bool(_HEAD.match(text) or _FIELD.match(text))


def _joins_councils(before: str, after: str) -> bool:
    """Whether HĐND stands on one side and UBND on the other: together they are one."""
    return bool(_COUNCIL_BEFORE.search(before) and _COUNCIL_AFTER.match(after))


def _soft_parts(cell: str, start: int, end: int) -> Iterator[Span]:
    """Parts between commas, "và" and the like that stand before the beginning of a unit's name."""
    first = start
    condition = _condition_start(cell, first, end)
    for found in _SOFT.finditer(cell, start, end):
        if found.start() < first:
            continue
        after = cell[found.end() : end]
        if found.start() >= condition:
            parts = _begins_name(after) and bool(_CONDITION_AHEAD.match(after))
        else:
            parts = _soft_parts_here(cell[first : found.start()], after)
        if parts:
            yield first, found.start()
            first = found.end()
            condition = _condition_start(cell, first, end)
    yield first, end


def _condition_start(cell: str, start: int, end: int) -> int:
    found = _CONDITION.search(cell, start, end)
    return found.start() if found else end


def _soft_parts_here(before: str, after: str) -> bool:
    if _joins_councils(before, after) or not before.strip():
        return False
    in_row = bool(_COMMON_ROW.fullmatch(before.strip()) or _PLURAL.match(before.strip()))
    if _PLURAL.match(after):
        return True
    if _HEAD.match(after):
        common = _is_common(after)
        return not (in_row or common) or (after[:1].isupper() and not (in_row and common))
    if _LEVEL_END.search(before) and after[:1].isupper() and not in_row and not _is_common(after):
        return True
    alone = bool(_PAIR.match(after)) or not _INSTITUTION.match(before.strip())
    return _FIELD.match(after) is not None and not in_row and alone


def _is_common(after: str) -> bool:
    """Whether the next piece is a common noun alone, as "ban" in "Phòng, ban"."""
    piece = re.split(r"[,;/]|\s+và\s", after, maxsplit=1)[0]
    return bool(_COMMON_ROW.fullmatch(piece.strip(_EDGES)))


def _mention(cell: str, start: int, end: int) -> Mention | None:
    marked = _LIST_MARK.match(cell, start, end)
    start, end = _trimmed(cell, marked.end() if marked else start, end)
    found = _CONDITION.search(cell, start, end)
    condition = ""
    if found and any(map(str.isalnum, cell[start : found.start()])):
        condition = cell[found.end() : end].strip(" ()\n")
        start, end = _trimmed(cell, start, found.start())
    text = cell[start:end]
    if not any(map(str.isalnum, text)):
        return None
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    prefix = prefix_of(line)
    return Mention(
        text=text,
        name=line[len(prefix) :].strip(),
        kind=kind_of(line),
        start=start,
        end=end,
        condition=" ".join(condition.split()),
        prefix=prefix,
    )


def _trimmed(cell: str, start: int, end: int) -> Span:
    while start < end and cell[start] in _EDGES:
        start += 1
    while start < end and cell[end - 1] in _EDGES:
        end -= 1
    return start, end
