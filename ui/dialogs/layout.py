"""Mẫu bảng: columns, numbering, letters and paper of one table, saved together as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain import column_edits, shapes
from ccapp.domain.layout import Column, Layout, Numbering, Orientation
from ccapp.domain.numbering import renumbered
from ccapp.domain.plan import Appendix
from ccapp.domain.shapes import Shape
from ccapp.domain.years import Years
from ccapp.services.plans.layouts import is_blank
from ui.widgets.choice import Choice
from ui.widgets.plan.layout_columns import HEADING, ColumnList, ColumnsModel
from ui.widgets.plan.layout_preview import HeaderPreview
from ui.widgets.scrolled import fit

_SIZE: Final = (780, 470)
_ROOM: Final = 2  # letters beside the longest entry of a choice


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChoice:
    """What was chosen. `renumber`: numbers are written anew; `ready`: a ready shape was taken."""

    layout: Layout
    renumber: bool = False
    ready: bool = False


class LayoutDialog(QDialog):
    """The layout of `appendix`, of a plan for `years`. `save` tells whether the choice was taken."""

    def __init__(
        self, parent: QWidget, appendix: Appendix, years: Years, save: Callable[[LayoutChoice], bool]
    ) -> None:
        super().__init__(parent)
        self._appendix = appendix
        self._years = years
        self._save = save
        self._ready = False
        self._used = column_edits.used_keys(appendix)
        self.model = ColumnsModel(appendix.layout, self)
        self.list = ColumnList(self.model)
        self.preview = HeaderPreview(appendix.layout)
        self.up = QPushButton(self.tr("Move up"))
        self.down = QPushButton(self.tr("Move down"))
        self.add = QPushButton(self.tr("Add column"))
        self.remove = QPushButton(self.tr("Remove column"))
        self.ready = QPushButton(self.tr("Use a ready layout"))
        self.numbering = Choice()
        self.again = QCheckBox(self.tr("Number again"))
        self.size_ = Choice()
        self.paper = Choice()
        self.buttons = QDialogButtonBox()
        self._build()
        self._connect()
        self._show_form()
        self.list.go(appendix.layout.keys[0])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    # -- building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Table layout"))
        fit(self, _SIZE)
        self.list.setAccessibleName(self.tr("Columns of the table"))
        agree = self.buttons.addButton(self.tr("Save layout"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("filled", True)
        agree.style().polish(agree)  # the box has had it drawn as an ordinary button before
        agree.setDefault(True)
        cancel = QCoreApplication.translate("form", "Cancel")
        self.buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list, 1)
        middle.addLayout(self._build_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(middle, 1)
        column.addWidget(self.preview)
        column.addLayout(self._build_form())
        column.addWidget(self.buttons)

    def _build_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(6)
        for button in (self.up, self.down, self.add, self.remove, self.ready):
            button.setAutoDefault(False)
            if button in {self.add, self.ready}:
                button.setAccessibleName(button.text())
                button.setText(f"{button.text()} ▾")
            side.addWidget(button)
        side.addStretch(1)
        self.ready.setVisible(is_blank(self._appendix))
        return side

    def _build_form(self) -> QHBoxLayout:
        numberings: dict[str, str] = {
            Numbering.CONTINUOUS: self.tr("On through all sections"),
            Numbering.RESTART: self.tr("From 1 in each section"),
        }
        papers: dict[str, str] = {
            Orientation.LANDSCAPE: self.tr("Landscape"),
            Orientation.PORTRAIT: self.tr("Portrait"),
        }
        _fill(self.numbering, numberings)
        _fill(self.paper, papers)
        now = self._appendix.layout.font_size
        _fill(self.size_, {str(size): str(size) for size in sorted({now, *column_edits.FONT_SIZES})})
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in (
            (self.tr("Numbers"), self.numbering),
            (self.tr("Letters"), self.size_),
            (self.tr("Paper"), self.paper),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(field)
            if field is self.numbering:
                row.addWidget(self.again)
            row.addSpacing(8)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.model.edited.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._allow)
        self.model.modelReset.connect(self._allow)
        self.list.moving.connect(lambda up: self.move_column(up=up))
        self.up.clicked.connect(lambda: self.move_column(up=True))
        self.down.clicked.connect(lambda: self.move_column(up=False))
        self.add.clicked.connect(lambda: _below(self.add, self.add_menu()))
        self.remove.clicked.connect(self.remove_column)
        self.ready.clicked.connect(lambda: _below(self.ready, self.ready_menu()))
        self.numbering.activated.connect(self._on_form)
        self.size_.activated.connect(self._on_form)
        self.paper.activated.connect(self._on_form)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for key, call in (("Ins", self.add.click), ("Ctrl+Del", self.remove_column)):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)

    # -- showing

    @property
    def layout_(self) -> Layout:
        """The layout as it now stands in the dialog."""
        return self.model.layout_

    def _show_form(self) -> None:
        layout = self.layout_
        for field, value in (
            (self.numbering, layout.numbering),
            (self.size_, layout.font_size),
            (self.paper, layout.orientation),
        ):
            field.setCurrentIndex(field.findData(str(value)))

    def _refresh(self) -> None:
        layout = self.layout_
        self.preview.show_layout(layout)
        other = layout.numbering is not self._appendix.layout.numbering and not self._ready
        self.again.setVisible(other and bool(renumbered(replace(self._appendix, layout=layout))))
        self._allow()

    def _allow(self) -> None:
        """Only an empty column can go, and the first and last have but one way."""
        key, layout = self.list.key, self.layout_
        self.up.setEnabled(bool(key) and column_edits.moved(layout, key, left=True) != layout)
        self.down.setEnabled(bool(key) and column_edits.moved(layout, key, left=False) != layout)
        empty = bool(key) and column_edits.is_removable(layout, key, self._used)
        self.remove.setEnabled(empty)
        self.remove.setToolTip("" if empty else self.tr("A column with texts can only be hidden."))

    # -- changing

    def _take(self, layout: Layout, key: str) -> None:
        self.model.show(layout)
        self.list.go(key)

    def move_column(self, *, up: bool) -> None:
        """The current column one place on."""
        if self.list.key:
            self._take(column_edits.moved(self.layout_, self.list.key, left=up), self.list.key)

    def remove_column(self) -> None:
        """The current column, where it is empty."""
        key = self.list.key
        if key and column_edits.is_removable(self.layout_, key, self._used):
            keys = self.layout_.keys
            at = keys.index(key)
            self._take(column_edits.removed(self.layout_, key), (*keys[at + 1 :], *reversed(keys[:at]))[0])

    def add_column(self, new: Column) -> None:
        """A further column, with its heading open to be written where it has no usual one."""
        self._take(column_edits.added(self.layout_, new), new.key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if new.key.startswith("x"):
            self.list.edit(self.model.index(self.layout_.keys.index(new.key), HEADING))

    def add_menu(self) -> QMenu:
        """What can be added: known columns and years that are missing, and one of its own heading."""
        menu = QMenu(self)
        for key in column_edits.missing_keys(self.layout_):
            self._offer(menu, column_edits.known_column(key))
        for year in column_edits.missing_years(self.layout_, self._years):
            self._offer(menu, column_edits.known_column(f"y{year}"))
        menu.addSeparator()
        own = column_edits.own_column(self.layout_, self.tr("New column"))
        menu.addAction(self.tr("Another column…")).triggered.connect(lambda: self.add_column(own))
        return menu

    def _offer(self, menu: QMenu, new: Column) -> None:
        menu.addAction(new.heading).triggered.connect(lambda: self.add_column(new))

    def ready_menu(self) -> QMenu:
        """The ready shapes that a plan of these years can have."""
        span = f"{self._years[0]}-{self._years[1]}"
        words = {
            Shape.TASK_PRODUCT: self.tr("Tasks and products, 7 columns"),
            Shape.TASK_NOTES: self.tr("Tasks with notes, 6 columns"),
            Shape.TASK_SHORT: self.tr("Tasks in short, 5 columns"),
            Shape.GOALS: self.tr("Goals, tasks, activities, 9 columns"),
            Shape.YEAR_TARGETS: self.tr("Targets by year, {years}").format(years=span),
        }
        menu = QMenu(self)
        for shape in shapes.shapes_for(self._years):
            self._offer_shape(menu, shape, words[shape])
        return menu

    def _offer_shape(self, menu: QMenu, shape: Shape, words: str) -> None:
        menu.addAction(words).triggered.connect(lambda: self.use(shape))

    def use(self, shape: Shape) -> None:
        """A ready shape in place of all that was chosen."""
        self._ready = True
        layout = shapes.layout_of(shape, self._years)
        self._take(layout, layout.keys[0])
        self._show_form()

    def _on_form(self) -> None:
        self.model.layout_ = replace(
            self.layout_,
            numbering=Numbering(self.numbering.currentData()),
            font_size=int(self.size_.currentData()),
            orientation=Orientation(self.paper.currentData()),
        )
        self.again.setChecked(True)
        self._refresh()

    def accept(self) -> None:
        """Take a heading still being written with it; close if it was saved."""
        QGuiApplication.inputMethod().commit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # an open editor takes its text over
        renumber = self.again.isVisible() and self.again.isChecked()
        if self._save(LayoutChoice(layout=self.layout_, renumber=renumber, ready=self._ready)):
            super().accept()


def _fill(field: QComboBox, entries: dict[str, str]) -> None:
    for value, words in entries.items():
        field.addItem(words, str(value))
    field.setMinimumContentsLength(max(map(len, entries.values())) + _ROOM)


def _below(button: QPushButton, menu: QMenu) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
