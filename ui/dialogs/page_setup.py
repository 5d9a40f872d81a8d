"""Trang in: paper, margins, letters and what stands around the table; one appendix or all, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.layout import Orientation
from ccapp.domain.page import LEAST_MARGIN, MOST_MARGIN, Margins, PageSetup
from ccapp.domain.plan import Plan, RecordId, Side
from ccapp.printing import provisions
from ccapp.printing.provisions import MILLIMETRE, Provision
from ccapp.printing.rules import template_of
from ccapp.services.plans.layouts import PageChoice
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.scrolled import fit

_SIZES: Final = range(9, 15)
_NAMES: Final = ("top", "bottom", "left", "right")
_BOUNDS: Final[dict[str, Provision]] = {
    "top": provisions.TOP,
    "bottom": provisions.BOTTOM,
    "left": provisions.LEFT,
    "right": provisions.RIGHT,
}
Save = Callable[[Sequence[RecordId], PageChoice], bool]
Change = Callable[[QWidget], Plan | None]


class PageSetupDialog(FormDialog):
    """The page of appendix `index` (from 0) of a plan. `save` tells whether the choice was taken.

    `change` asks who issues the plan and how, stores it and gives the plan after, None where it was left.
    """

    def __init__(self, parent: QWidget, plan: Plan, index: int, save: Save, change: Change) -> None:
        super().__init__(parent, self.tr("Page setup"), self.tr("Save page setup"))
        self._plan = plan
        self._table = plan.appendices[index]
        self._template = template_of(plan)
        self._change = change
        self.issuer = QLabel()
        self.change = QPushButton(self.tr("Change…"))
        self.scope = Choice()
        self.paper = Choice()
        self.size_ = Choice()
        self.margins = {name: QSpinBox() for name in _NAMES}
        self.usual = QPushButton(self.tr("Usual margins"))
        self.capitals = QCheckBox(self.tr("Write “PHỤ LỤC” in capitals (the decree has “Phụ lục”)"))
        self.electronic = QCheckBox(self.tr("Electronic document: number and day stay blank"))
        self.signed = QCheckBox(self.tr("Signature block below the table"))
        self.by_texts = QCheckBox(self.tr("Share out the columns by how much is written in them"))
        self.told = QLabel()
        self.hint = QLabel()
        self._build()
        self._show()
        self._connect()
        self._tell()
        self.check_with(
            lambda: (
                "" if save(self._chosen_tables(), self.choice()) else self.tr("The page setup was not saved.")
            )
        )

    def _build(self) -> None:
        self.add_row(self.tr("Issued by"), self._build_issuer())
        for index, appendix in enumerate(self._plan.appendices, start=1):
            self.scope.addItem(self.tr("Appendix {number}").format(number=index), appendix.id)
        if len(self._plan.appendices) > 1:
            self.scope.addItem(self.tr("All appendices"), None)
            self.add_row(self.tr("Holds for"), self.scope)
        self.paper.addItem(self.tr("Landscape"), Orientation.LANDSCAPE)
        self.paper.addItem(self.tr("Portrait"), Orientation.PORTRAIT)
        for size in sorted({*_SIZES, self._table.layout.font_size}):
            self.size_.addItem(str(size), size)
        self.add_row(self.tr("Paper"), self.paper)
        self.add_row(self.tr("Letters of the table"), self.size_)
        self.add_row(self.tr("Margins"), self._build_margins())
        self.add_row(self.tr("Around the table"), self._build_around())
        self.told.setProperty("role", "warning")
        self.told.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        for label in (self.hint, self.told):
            self._form.addRow(label)

    def _build_issuer(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self.issuer.setWordWrap(True)
        self.issuer.setTextFormat(Qt.TextFormat.PlainText)
        self.change.setAutoDefault(False)
        row.addWidget(self.issuer, 1)
        row.addWidget(self.change)
        return box

    def change_issuer(self) -> None:
        """Ask who issues the plan; margins that were the usual ones become those of its side."""
        after = self._change(self)
        if after is None:
            return
        usual = self._margins() == self._usual_margins()
        self._plan, self._template = after, template_of(after)
        if usual:
            self._show_margins(self._usual_margins())
        self._show_issuer()
        self._tell()

    def _show_issuer(self) -> None:
        issuer = self._plan.issuer
        sides = {Side.STATE: self.tr("a body of the state"), Side.PARTY: self.tr("a body of the Party")}
        name = " ".join(issuer.name.split()) or self.tr("not entered yet")
        self.issuer.setText(self.tr("{name} ({side})").format(name=name, side=sides[issuer.side]))

    def _build_margins(self) -> QWidget:
        words = {
            "top": self.tr("Top"),
            "bottom": self.tr("Bottom"),
            "left": self.tr("Left"),
            "right": self.tr("Right"),
        }
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (name, field) in enumerate(self.margins.items()):
            field.setRange(LEAST_MARGIN, MOST_MARGIN)
            field.setSuffix(" mm")
            field.setAccessibleName(words[name])
            label = QLabel(words[name])
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        grid.addWidget(self.usual, 1, len(self.margins))
        self.usual.setAutoDefault(False)
        return box

    def _build_around(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for each in (self.capitals, self.electronic, self.signed, self.by_texts):
            row = QHBoxLayout()
            row.addWidget(each)
            row.addStretch(1)
            column.addLayout(row)
        return box

    def _show(self) -> None:
        layout = self._table.layout
        self._show_issuer()
        self.scope.setCurrentIndex(self.scope.findData(self._table.id))
        self.paper.setCurrentIndex(self.paper.findData(layout.orientation))
        self.size_.setCurrentIndex(self.size_.findData(layout.font_size))
        self._show_margins(layout.page.margins or self._usual_margins())
        self.capitals.setChecked(layout.page.capitals)
        self.electronic.setChecked(layout.page.electronic)
        self.signed.setChecked(layout.page.signed)
        even = len({each.width for each in layout.columns}) == 1
        self.by_texts.setChecked(even)
        self.by_texts.setEnabled(not even)  # widths of its own are given by dragging the edges of columns

    def _usual_margins(self) -> Margins:
        rules = self._template
        top, bottom, left, right = (
            round(each / MILLIMETRE) for each in (rules.top, rules.bottom, rules.left, rules.right)
        )
        return Margins(top=top, bottom=bottom, left=left, right=right)

    def _margins(self) -> Margins:
        return Margins(**{name: field.value() for name, field in self.margins.items()})

    def _show_margins(self, margins: Margins) -> None:
        for name, field in self.margins.items():
            field.setValue(getattr(margins, name))

    def _connect(self) -> None:
        self.change.clicked.connect(self.change_issuer)
        self.usual.clicked.connect(lambda: self._show_margins(self._usual_margins()))
        for field in self.margins.values():
            field.valueChanged.connect(self._tell)
        self.size_.currentIndexChanged.connect(self._tell)
        self.signed.toggled.connect(self._tell)

    def _tell(self) -> None:
        """What lies outside the decree's bounds, and letters that are hard to read on paper."""
        said = []
        for name, field in self.margins.items():
            bounds = _BOUNDS[name]
            if not bounds.allows(field.value()):
                said.append(
                    self.tr("{side} {given} mm: the decree has {least:g} to {most:g} mm.").format(
                        side=field.accessibleName(), given=field.value(), least=bounds.least, most=bounds.most
                    )
                )
        if self.size_.currentData() < self._template.readable_text:
            said.append(self.tr("Letters below 11 are hard to read on paper."))
        for label, sentences in ((self.told, said), (self.hint, list(self._hints()))):
            label.setText(" ".join(sentences))
            label.setVisible(bool(sentences))
        fit(self)

    def _hints(self) -> Iterator[str]:
        """What the paper will show that the dialog does not say by itself."""
        signature = self._plan.signature
        if self.signed.isChecked() and not (signature.authority or signature.signer):
            yield self.tr("No signer is entered yet: the issuer's name stands there.")
        if self._plan.issuer.side is Side.PARTY:
            yield self.tr("For a Party body these are defaults: lay them beside your own guidance.")

    def _chosen_tables(self) -> list[RecordId]:
        one = self.scope.currentData()
        return [RecordId(one)] if one else [each.id for each in self._plan.appendices]

    def choice(self) -> PageChoice:
        """What stands in the dialog; margins that are the template's own are not a choice."""
        margins = self._margins()
        return PageChoice(
            setup=PageSetup(
                margins=None if margins == self._usual_margins() else margins,
                capitals=self.capitals.isChecked(),
                signed=self.signed.isChecked(),
                electronic=self.electronic.isChecked(),
            ),
            orientation=Orientation(self.paper.currentData()),
            font_size=self.size_.currentData(),
            by_texts=self.by_texts.isChecked() and self.by_texts.isEnabled(),
        )
