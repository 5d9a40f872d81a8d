"""What a search over everything found, as lines of one list: headings of plans, and places below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from ccapp.services.plans.adhoc import Found
    from ccapp.services.plans.searching import Hit

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_BEFORE: Final = 40  # characters kept before the first mark of a long text
LINE: Final = int(Qt.ItemDataRole.UserRole)

Place = tuple[str, dict[str, object]]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One line: a heading (without a place) or something to open, with the ranges to be marked."""

    text: str
    whole: str
    place: Place | None = None
    spans: Spans = field(default_factory=tuple)


class FoundModel(QAbstractListModel):
    """The lines of a result; headings can be seen, not chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[FoundLine, ...] = ()

    def show_lines(self, lines: Sequence[FoundLine]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The first line that opens something; invalid where there is none."""
        row = next((row for row, line in enumerate(self.lines) if line.place is not None), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Headings and places."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only places can be stood on."""
        if not index.isValid() or self.lines[index.row()].place is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """The line itself, its text, the whole text as a tooltip."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == _DISPLAY:
            return line.text
        return line.whole if role == _TOOLTIP else None


def heading(text: str) -> FoundLine:
    """A line that names what stands below it."""
    return FoundLine(text=text, whole=text)


def place_line(text: str, spans: Spans, place: Place) -> FoundLine:
    """A line on which the first mark can be seen: breaks become blanks, a long text begins near its mark."""
    flat = "".join(" " if char.isspace() else char for char in text)
    start = spans[0][0] - _BEFORE if spans and spans[0][0] > 2 * _BEFORE else 0
    if start:
        start = flat.find(" ", start, spans[0][0]) + 1 or start
    lead = "…" if start else ""
    moved = tuple((first - start + len(lead), end - start + len(lead)) for first, end in spans)
    return FoundLine(text=lead + flat[start:], whole=text, place=place, spans=moved)


def hit_lines(hits: Iterable[Hit], title: Callable[[Hit], str]) -> list[FoundLine]:
    """Hits below the titles of their plans, in the order in which the plans were first found.

    A table that has its plan's own title is no news and left out.
    """
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        found = groups.setdefault(hit.plan, [])
        if hit.text != hit.plan_title or hit.record == hit.plan or not found:
            found.append(hit)
    lines: list[FoundLine] = []
    for found in groups.values():
        lines.append(heading(title(found[0])))
        for hit in found:
            whole: Place = ("plan", {"plan": hit.plan})
            row: Place = ("plan", {"plan": hit.plan, "record": hit.record, "field": hit.field})
            lines.append(place_line(hit.text, hit.spans, whole if hit.record == hit.plan else row))
    return lines


def ad_hoc_lines(found: Iterable[Found], words: str) -> list[FoundLine]:
    """Ad-hoc tasks below a heading of their own; none where nothing was found."""
    lines = [place_line(each.task.title, each.spans, ("today", {"record": each.task.id})) for each in found]
    return [heading(words), *lines] if lines else []
