"""Xem trước khi dán: what of a larger paste goes where, before anything of it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ui.models.exchange_lines import Line, LinesModel
from ui.models.plan_clipboard import NEW, Paste, Table
from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel
from ui.widgets.elided_label import restyled
from ui.widgets.table.read_only import heading_height
from ui.widgets.table.whole_lines import LinesTable

_SHOWN: Final = 40  # rows of the paste; nobody reads more before a paste
_CUT: Final = 160  # characters of a cell
_SIZE: Final = (980, 560)
_FEW: Final = 9  # columns that have room side by side, so that the number may be as narrow as it is
_NARROW: Final = 44


Placing = Callable[[Table, bool], Paste]


class PastePreview(QDialog):
    """Shows where the rows of `table` go. `place` says so for them, also without a first row of headings, and
    whether they are to go below the chosen row as new tasks instead of over it.
    """

    def __init__(
        self,
        parent: QWidget,
        model: PlanTableModel,
        table: Table,
        place: Placing,
        *,
        headed: bool,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._table = table
        self._place = place
        self._room = parent.window().size()
        self.paste = place(table, False)
        self.about = QLabel()
        self.headed = QCheckBox(self.tr("Leave out the first row: it holds the headings"))
        self.below = QCheckBox(self.tr("Add them as new tasks below the chosen row; nothing is written over"))
        self.rows = self._made_rows()
        self.buttons = QDialogButtonBox()
        self._agree = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build()
        self.headed.setChecked(headed)
        self.headed.setVisible(headed)
        self.below.setVisible(bool(self.paste.over) and place(table, True).new is not None)
        self._show()
        self.headed.toggled.connect(self._show)
        self.below.toggled.connect(self._show)

    def _made_rows(self) -> LinesTable:
        columns = self._model.layout_.columns[self.paste.left :]
        headings = [self.tr("Goes to"), *(" ".join(column.full_heading.split()) for column in columns)]
        name = self.tr("Rows to be pasted")
        wide = tuple(at for at, column in enumerate(columns, 1) if column.key != NUMBER)
        made = LinesTable(LinesModel(headings), name, "", wide=wide)
        head = made.view.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideNone)  # Qt would cut at one line what has room for two
        if len(headings) <= _FEW:
            head.setMinimumSectionSize(_NARROW)
        head.setDefaultAlignment(head.defaultAlignment() | Qt.TextFlag.TextWordWrap)
        head.setFixedHeight(heading_height(head))
        return made

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Look before pasting"))
        self.about.setWordWrap(True)
        restyled(self.about, "heading")
        self._agree.setProperty("filled", True)
        self._agree.style().polish(self._agree)  # the box has had it drawn as an ordinary button before
        self._agree.setDefault(True)
        self.buttons.addButton(
            QCoreApplication.translate("form", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addWidget(self.headed)
        column.addWidget(self.below)
        column.addWidget(self.rows, 1)
        column.addWidget(self.buttons)
        room = self._room
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))

    def _show(self) -> None:
        table = self._table[1:] if self.headed.isChecked() else self._table
        self.paste = paste = self._place(table, self.below.isChecked())
        self.about.setText(self._about(paste))
        self._agree.setText(self.tr("Paste {count} rows").format(count=paste.rows))
        self._agree.setEnabled(bool(paste.rows))
        width = self.rows.model.columnCount() - 1
        shown = list(enumerate(paste.table[:_SHOWN]))
        lines = [self._line(number, texts, width) for number, texts in shown]
        if len(paste.table) > _SHOWN:
            more = self.tr("… and {count} rows more").format(count=len(paste.table) - _SHOWN)
            lines.append(Line(key="more", cells=(more, *("",) * width)))
        self.rows.show_lines(tuple(lines))

    def _about(self, paste: Paste) -> str:
        over = self.tr("{count} rows go over rows that are there.").format(count=paste.over)
        said = [over] if paste.over else []
        if paste.new is not None:
            said.append(self.tr("{count} new tasks are added.").format(count=len(paste.new.tasks)))
        if paste.left_out:
            lost = self.tr("{count} texts have no cell to go to and are left out.")
            said.append(lost.format(count=paste.left_out))
        said.append(self.tr("Undo takes all of it back."))
        return " ".join(said)

    def _line(self, number: int, texts: Sequence[str], width: int) -> Line:
        cells = [" ".join(text[:_CUT].split()) for text in texts[:width]]
        cells += [""] * (width - len(cells))
        return Line(key=str(number), cells=(self._goal(number), *cells))

    def _goal(self, number: int) -> str:
        """Where a row goes, in words."""
        goal = self.paste.goes[number]
        if goal < 0:
            return self.tr("New row") if goal == NEW else self.tr("Nowhere")
        line = self._model.lines[goal]
        section = line.path[0].text(SECTION_NUMBER)
        if line.kind is Kind.SECTION:
            return self.tr("Section {number}").format(number=section)
        named = next((item.text(NUMBER) for item in line.path if item.text(NUMBER)), "")
        words = self.tr("task {number}").format(number=named) if named else ""
        return ", ".join(filter(None, (section, words or self.tr("row {row}").format(row=goal + 1))))
