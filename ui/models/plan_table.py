"""The appendix table as a flat model: one row per section and leaf, cells that know whose text they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ccapp.domain.layout import Kind as TableKind
from ccapp.domain.layout import Layout
from ccapp.domain.plan import Appendix, RecordId
from ccapp.values import value
from ui.models.plan_arrangement import PLAIN, Arrangement, DayOf
from ui.models.plan_arranging import Arranger, Key
from ui.models.plan_guard import OnceGuard
from ui.models.plan_lines import Apart, Block, Kind, Line, Span, blocks, spans

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
EDIT: Final = int(Qt.ItemDataRole.EditRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TEXT_ROLES: Final = frozenset({DISPLAY, EDIT, ACCESSIBLE})
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_LOCKED: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_EDITABLE: Final = _LOCKED | Qt.ItemFlag.ItemIsEditable
_NOTHING: Final = Qt.ItemFlag.NoItemFlags
_NO_PARENT: Final = QModelIndex()


@value
class Cell:
    """What is edited at a place: one text of one record, or of each leaf whose equal cells are one."""

    records: tuple[RecordId, ...]
    field: str
    text: str


class PlanTableModel(QAbstractTableModel):
    """Shows one appendix at a time; `show` takes it in again after a change and tells what differs.

    `reshaped` follows every change, when lines and spans are in place: the view lays itself out anew.
    `lines` are those that are shown: a row that is filtered away is none of them, so nothing that works on
    the table's cells can touch it. `day_of` reads a deadline, for the order by days.
    """

    reshaped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout_ = Layout(columns=())
        self.lines: list[Line] = []
        self.spans: list[Span] = []
        self.blocks: list[Block] = []
        self.editable = False
        self._appendix: Appendix | None = None
        self._apart: Apart = frozenset()
        self._whole: list[Block] = []  # nothing filtered away, in the plan's order
        self._spanned: list[tuple[int, tuple[Span, ...]]] = []
        self._covering: dict[tuple[int, int], Span] = {}
        self._guard = OnceGuard()
        self.noted: Callable[[int, int], str] = lambda *_: ""  # read aloud with the text of a cell
        self.read_as: Callable[[int, int], str] = lambda *_: ""  # what is seen of it beneath the text, aloud
        self._arranger = Arranger()
        self.day_of: DayOf = lambda *_: None

    def show(self, appendix: Appendix | None, *, editable: bool) -> None:
        """Show an appendix without its hidden columns, or nothing. Where the rows are the same, only changed
        ones are announced.
        """
        appendix = appendix.visible if appendix else None
        layout = appendix.layout if appendix else Layout(columns=())
        if (appendix.id if appendix else None) != (self._appendix.id if self._appendix else None):
            self._arranger.want(PLAIN)
        self._whole = self._read(appendix)
        table = [line for block in self._whole for line in block.lines]
        fresh = self._arranger.lines(table, layout, self.day_of)
        same = layout == self.layout_ and [line.key for line in fresh] == [line.key for line in self.lines]
        same = same and editable == self.editable
        if not same:
            self.beginResetModel()
        before, self.lines = self.lines, fresh
        self._appendix, self.layout_, self.editable = appendix, layout, editable
        self._respan()
        if same:
            self._announce(before)
        else:
            self.endResetModel()
        self.reshaped.emit()

    def _read(self, appendix: Appendix | None) -> list[Block]:
        """The rows of an appendix; after an edit only those it touched are made anew."""
        if appendix is None:
            return []
        same = appendix.layout == self.layout_
        known = {id(block.item): block for block in self._whole if block.item is not None} if same else {}
        return blocks(appendix, self._apart, known)

    def arrange(self, wanted: Arrangement) -> None:
        """Show other rows, or the same in another order. Another appendix is shown as it is again."""
        self._arranger.want(wanted)
        self.beginResetModel()
        self.lines = self._arranger.lines(self._arranger.all, self.layout_, self.day_of)
        self._respan()
        self.endResetModel()
        self.reshaped.emit()

    @property
    def arranged(self) -> Arrangement:
        """How the rows shown differ from the plan's own; false where they do not."""
        return self._arranger.wanted

    @property
    def leaf_counts(self) -> tuple[int, int]:
        """How many rows with content are shown, and of how many."""
        shown, every = (
            sum(line.kind is Kind.LEAF for line in found) for found in (self.lines, self._arranger.all)
        )
        return shown, every

    def hidden_below(self, records: Sequence[RecordId]) -> int:
        """How many rows of some lines are filtered away."""
        return self._arranger.hidden_below(records)

    def is_hidden(self, record: RecordId) -> bool:
        """Whether a line of this appendix is filtered away with all its rows."""
        return self._arranger.hides(record)

    def _announce(self, before: list[Line]) -> None:
        pairs = zip(before, self.lines, strict=True)
        changed = [row for row, (old, new) in enumerate(pairs) if old.texts != new.texts]
        if changed:
            last = self.index(changed[-1], len(self.layout_.columns) - 1)
            self.dataChanged.emit(self.index(changed[0], 0), last)

    def _respan(self) -> None:
        """Which cells are one now; where none are others than before, `spans` is the same list."""
        if not self._arranger.wanted:
            self.blocks = self._whole
        else:
            flat = bool(self._arranger.wanted.by)  # neighbours are of different tasks: each row says its own
            found = () if flat else tuple(spans(self.lines, self.layout_, self._apart))
            self.blocks = [Block(item=None, lines=tuple(self.lines), spans=found)]
        spanned = [(len(block.lines), block.spans) for block in self.blocks]
        if spanned != self._spanned:
            self._spanned = spanned
            self.spans = list(_placed(self.blocks))
            self._covering = {
                (row, column): span
                for span in self.spans
                for row in range(span.row, span.row + span.rows)
                for column in range(span.column, span.column + span.columns)
            }

    def set_apart(self, row: int, column: int) -> None:
        """Show the leaf cells that are one at a place by themselves, so that each can be written apart."""
        cell = self.cell(row, column)
        if cell:
            self._apart |= {(record, cell.field) for record in cell.records}
            self._whole = blocks(self._appendix, self._apart) if self._appendix else []
            self._respan()
            self.reshaped.emit()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Rows of the table; there is no tree."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Columns of the layout."""
        return 0 if parent.isValid() else len(self.layout_.columns)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The text of a cell; painting is the delegate's and asks the lines themselves."""
        if role not in _TEXT_ROLES or not index.isValid():
            return None
        with self._guard:
            place = index.row(), index.column()
            spoken = (self.read_as(*place), self.noted(*place)) if role == ACCESSIBLE else ()
            return "\n".join(filter(None, (self.text(*place), *spoken)))
        return None  # reached after a bug that was told already

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """Column headings as printed, with the one above them."""
        if role == DISPLAY and orientation == _HORIZONTAL and 0 <= section < len(self.layout_.columns):
            return self.layout_.columns[section].full_heading
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of a draft that hold a record can be edited; all can be selected and copied."""
        if not index.isValid():
            return _NOTHING
        editable = self.editable and self.lines[index.row()].records[index.column()] is not None
        return _EDITABLE if editable else _LOCKED

    def text(self, row: int, column: int) -> str:
        """The text of one cell, also of one that lies hidden under a span; a hint on a vacant row."""
        line = self.lines[row]
        if line.kind is Kind.VACANT:
            return self.hint() if column == 0 else ""
        return line.texts[column]

    @property
    def appendix_id(self) -> RecordId | None:
        """The appendix shown; None where there is none or it is not stored."""
        return (self._appendix.id or None) if self._appendix else None

    @property
    def for_targets(self) -> bool:
        """Whether the lines are targets with a figure for each year, and no tasks."""
        return self.layout_.kind is TableKind.YEAR_TARGETS

    def hint(self) -> str:
        """What the row of a section without tasks says."""
        if self.for_targets and self.editable:
            return self.tr("No target here yet. Press Enter or type to add one.")
        if self.for_targets:
            return self.tr("No target here.")
        if self.editable:
            return self.tr("No task here yet. Type one here, or choose from what the guide suggests.")
        return self.tr("No task here.")

    def span_at(self, row: int, column: int) -> Span:
        """The cells that are shown as one with a cell; itself alone where none are."""
        found = self._covering.get((row, column))
        return found or Span(row=row, column=column, rows=1, columns=1)

    def cell(self, row: int, column: int) -> Cell | None:
        """What is edited at a place; None where there is nothing to edit."""
        if not (0 <= row < len(self.lines) and 0 <= column < len(self.layout_.columns)):
            return None
        line = self.lines[row]
        if line.records[column] is None:
            return None
        span = self.span_at(row, column)
        found = (each.records[column] for each in self.lines[span.row : span.row + span.rows])
        records = tuple(dict.fromkeys(record for record in found if record is not None))
        return Cell(records=records, field=line.fields[column], text=line.texts[column])

    def row_of(self, key: Key) -> int | None:
        """Where a row is now."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), None)

    def place_of(self, record: RecordId, field: str = "") -> tuple[int, int] | None:
        """The first row and column that hold a record, or one of its fields: its leaf's row, or the first
        row below it.
        """
        for row, line in enumerate(self.lines):
            if any(item.id == record for item in line.path):
                columns = [col for col, found in enumerate(line.records) if found == record]
                named = [col for col in columns if line.fields[col] == field]
                return row, named[0] if named else self.title_column(row, columns)
        return None

    def title_column(self, row: int, columns: list[int]) -> int:
        """Of the columns of one record, the one to write in: not its number."""
        if self.lines[row].kind is Kind.SECTION:
            return min(1, len(self.layout_.columns) - 1)
        worded = [col for col in columns if self.layout_.columns[col].key != "number"]
        return (worded or columns or [0])[0]


def _placed(found: Sequence[Block]) -> Iterator[Span]:
    """The spans of blocks by the rows of the whole table."""
    top = 0
    for block in found:
        for span in block.spans:
            yield Span(row=top + span.row, column=span.column, rows=span.rows, columns=span.columns)
        top += len(block.lines)
