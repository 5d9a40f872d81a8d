"""Both sides of *Lấy từ tệp* as plain tables: the file as it stands, and the rows recognised in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ccapp.domain.layout import SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Appendix
from ccapp.domain.records import Row, rows
from ccapp.intake.values import SourceCell, SourceTable
from ui import theme

_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TOP = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_NOWHERE = QModelIndex()
_DOUBT_ALPHA = 56  # of 255: the words stay readable in light and dark


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A table to show. `places` says where each row stands in the file, `sections` are whole-row titles.

    `keys` are the record keys of the columns.
    """

    headings: tuple[str, ...]
    places: tuple[str, ...]
    cells: tuple[SourceCell, ...]
    sections: frozenset[int] = frozenset()
    keys: tuple[str, ...] = ()

    @property
    def spans(self) -> Iterator[SourceCell]:
        """The cells that cover more than one position."""
        return (cell for cell in self.cells if cell.height > 1 or cell.width > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What to look at: the place in the file, the key of the column (empty for the whole row), and why."""

    place: str
    key: str
    words: str


def shown_source(source: SourceTable, keys: Sequence[str]) -> Shown:
    """A table as it stands in the file; `keys` are what its columns are read as."""
    whole = frozenset(cell.row for cell in source.cells if cell.width == len(source.headings) > 1)
    return Shown(
        headings=source.headings,
        places=source.places,
        cells=source.cells,
        sections=whole,
        keys=tuple(keys),
    )


def shown_appendix(appendix: Appendix) -> Shown:
    """What was recognised: a row per section title and leaf; a cell covers all rows of its record."""
    made = _Rows(layout=appendix.layout)
    leaves = list(rows(appendix))
    for section in appendix.sections:
        words = (section.text(SECTION_NUMBER), section.text(Level.SECTION.value))
        if any(words):
            made.add_section(". ".join(filter(None, words)), section.source)
        made.add_leaves([leaf for leaf in leaves if leaf.section is section])
    return Shown(
        headings=tuple(column.full_heading for column in appendix.layout.columns),
        places=tuple(made.places),
        cells=tuple(made.cells),
        sections=frozenset(made.sections),
        keys=appendix.layout.keys,
    )


@dataclass(slots=True, kw_only=True)
class _Rows:
    """The recognised rows while they are put together."""

    layout: Layout
    places: list[str] = field(default_factory=list)
    cells: list[SourceCell] = field(default_factory=list)
    sections: set[int] = field(default_factory=set)

    def add_section(self, title: str, place: str) -> None:
        self.sections.add(len(self.places))
        self.cells.append(
            SourceCell(row=len(self.places), column=0, width=len(self.layout.columns), text=title)
        )
        self.places.append(place)

    def add_leaves(self, leaves: list[Row]) -> None:
        first = len(self.places)
        self.places += [leaf.leaf.source for leaf in leaves]
        for column, key in enumerate(self.layout.keys):
            level = self.layout.level_of(key) or Level.PRODUCT
            row = first
            for _, same in groupby((leaf.at(level) for leaf in leaves), key=id):
                owners = list(same)
                cell = SourceCell(row=row, column=column, height=len(owners), text=owners[0].text(key))
                self.cells.append(cell)
                row += len(owners)


class TakeTableModel(QAbstractTableModel):
    """Shows a `Shown`; nothing can be edited here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown(headings=(), places=(), cells=())
        self._texts: dict[tuple[int, int], str] = {}
        self._doubts: dict[tuple[int, int], str] = {}
        self._doubt = QColor()
        self._bold = QFont()
        self._section = QColor()

    def show_table(self, shown: Shown, doubts: Iterable[Doubt] = ()) -> None:
        """Replace everything; cells in doubt stand out and say why."""
        self.beginResetModel()
        self.shown = shown
        self._texts = {(cell.row, cell.column): cell.text for cell in shown.cells}
        self._bold.setBold(True)
        self._section = QColor(theme.colors().section)
        self._doubt = QColor(theme.colors().warning)
        self._doubt.setAlpha(_DOUBT_ALPHA)
        self._doubts = {}
        for doubt in doubts:
            for at in self._places_of(doubt):
                self._doubts[at] = "\n".join(filter(None, (self._doubts.get(at, ""), doubt.words)))
        self.endResetModel()

    def _places_of(self, doubt: Doubt) -> Iterator[tuple[int, int]]:
        """The cells a doubt is about, those hidden under a merged one included."""
        row = self.row_of(doubt.place)
        if row < 0:
            return
        for column, key in enumerate(self.shown.keys):
            if doubt.key in ("", key):
                yield row, column

    def doubt(self, row: int, column: int) -> str:
        """Why a cell should be looked at; empty where nothing is in doubt."""
        return self._doubts.get((row, column), "")

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; empty under a merged one."""
        return self._texts.get((row, column), "")

    def row_of(self, place: str) -> int:
        """The row that stands at a place in the file; -1 where none does."""
        return self.shown.places.index(place) if place and place in self.shown.places else -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows below the headings."""
        return 0 if parent.isValid() else len(self.shown.places)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.shown.headings)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        """Text; sections stand out as they do in the plan."""
        if role == _DISPLAY:
            return self._texts.get((index.row(), index.column()), "")
        if role == _ALIGN:
            return _TOP
        if role in (_TOOLTIP, _DESCRIPTION):
            return self._doubts.get((index.row(), index.column()))
        if role == _BACKGROUND and (index.row(), index.column()) in self._doubts:
            return self._doubt
        if role in (_FONT, _BACKGROUND) and index.row() in self.shown.sections:
            return self._bold if role == _FONT else self._section
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Headings above; on the left the row's number in its table of the file."""
        if role not in (_DISPLAY, _TOOLTIP):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.shown.headings[section]
        return self.shown.places[section].rpartition(" ")[2]
