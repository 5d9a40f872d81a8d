"""Text boxes (2.8.37 PlcfSpa, 2.8.32 PlcftxbxTxt): where each is anchored, and where its text stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.intake.doc.binary import Bytes, increasing

_SPA: Final = 26
_FTXBXS: Final = 22
_LID: Final = 14  # 2.9.94 FTXBXS.lid: the shape a text belongs to, as in Spa.lid (2.9.253)
_NOWHERE: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Text at `start` … `end` of the text of all boxes. `anchor` is a position of the main text.

    A box inside a group of shapes has no anchor that could be told; it is -1 there.
    """

    anchor: int
    start: int
    end: int


def read_boxes(anchors: Bytes, texts: Bytes) -> list[TextBox]:
    """The boxes in the order of their texts. Raises StructureError."""
    positions, shapes = _plc(anchors, _SPA)
    where = {anchors.number(at, 4): position for position, at in zip(positions, shapes, strict=False)}
    starts, entries = _plc(texts, _FTXBXS)
    return list(_boxes(texts, where, starts, entries))


def _boxes(texts: Bytes, where: dict[int, int], starts: list[int], entries: range) -> Iterator[TextBox]:
    # The last entry stands for the end of all texts.
    for index, at in enumerate(entries[:-1]):
        anchor = where.get(texts.number(at + _LID, 4), _NOWHERE)
        yield TextBox(anchor=anchor, start=starts[index], end=starts[index + 1])


def _plc(plc: Bytes, size: int) -> tuple[list[int], range]:
    """2.2.2: positions, one more than there are entries; then where the entries stand."""
    count = max(0, (len(plc) - 4) // (4 + size))
    if not count:
        return [], range(0)
    after = 4 * (count + 1)
    return increasing(plc.numbers(0, count + 1)), range(after, after + count * size, size)
