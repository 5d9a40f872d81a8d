"""Đổi tên, sáp nhập, chia tách, chuyển cấp trên: what happened to which offices, and from when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from ccapp.domain.lineage import LineageKind
from ccapp.services.collected import lineage
from ui.desk import PARTNERS, PLANS, RECEIVED
from ui.dialogs.form import FormDialog
from ui.dialogs.unit import refused, written_day
from ui.models.lineage_words import kind_words
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from ccapp.domain.plan import OfficeId
    from ui.desk import Desk

AREAS: Final = frozenset({PARTNERS, PLANS, RECEIVED})
_LINES: Final = 2
_SHOWN: Final = 6
_OFFICE: Final = Qt.ItemDataRole.UserRole


class LineageDialog(FormDialog):
    """One change of one or several offices; `offices` may be chosen, those `chosen` are ticked at first."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        kinds: Sequence[LineageKind],
        offices: Mapping[OfficeId, str],
        chosen: Sequence[OfficeId] = (),
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("lineage", "Rename, merger, split of offices"),
            translate("lineage", "Record the change"),
        )
        self._desk = desk
        self.kind = Choice()
        for kind in kinds:
            self.kind.addItem(kind_words(kind), kind)
        self.add_row(translate("lineage", "What happened:"), self.kind)
        self.offices = _ticks(offices, chosen)
        self.add_row(translate("lineage", "To which office (tick several for a merger):"), self.offices)
        self.into = _lines()
        self.add_row(translate("lineage", "New name, or name of who goes on (one a line):"), self.into)
        today = f"{desk.session.clock().date():%d/%m/%Y}"
        self.day = self.add_field(translate("lineage", "From which day (dd/mm/yyyy):"), today)
        self.basis = self.add_field(translate("lineage", "By document no. (if any):"))
        self.close_now = QCheckBox(translate("lineage", "Close the handover now: later files wait for a yes"))
        self.close_now.setChecked(True)
        self._form.addRow(self.close_now)
        self.day.textChanged.connect(lambda _: self._propose_close())
        self.kind.currentIndexChanged.connect(lambda _: self._show_close())
        self._show_close()
        self.check_with(self._save)

    def _show_close(self) -> None:
        self.close_now.setVisible(self.kind.currentData() != LineageKind.RENAME)

    def _propose_close(self) -> None:
        """Until a day to come, files of the offices come in as ever: their handover is closed then."""
        day, _ = written_day(self.day)
        if day is not None:
            self.close_now.setChecked(day <= self._desk.session.clock().date())

    def _save(self) -> str:
        day, wrong = written_day(self.day)
        if wrong or day is None:
            return wrong or QCoreApplication.translate("lineage", "The day from which it holds is missing.")
        kind = LineageKind(self.kind.currentData())
        heirs = self.into.toPlainText().splitlines()
        return refused(
            self._desk,
            lambda session: lineage.record(
                session,
                kind,
                _ticked(self.offices),
                heirs,
                day,
                basis=self.basis.text(),
                close=self.close_now.isChecked(),
            ),
        )


def _ticks(offices: Mapping[OfficeId, str], chosen: Sequence[OfficeId]) -> QListWidget:
    made = QListWidget()
    for office, name in offices.items():
        item = QListWidgetItem(name)
        item.setData(_OFFICE, office)
        item.setCheckState(Qt.CheckState.Checked if office in chosen else Qt.CheckState.Unchecked)
        made.addItem(item)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * (1 + min(_SHOWN, max(2, len(offices)))))
    return made


def _ticked(ticks: QListWidget) -> list[str]:
    items = (ticks.item(row) for row in range(ticks.count()))
    return [str(item.data(_OFFICE)) for item in items if item.checkState() is Qt.CheckState.Checked]


def _lines() -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * (_LINES + 1))
    return field


def ask_change(
    parent: QWidget,
    desk: Desk,
    kinds: Sequence[LineageKind],
    offices: Mapping[OfficeId, str],
    chosen: Sequence[OfficeId] = (),
) -> bool:
    """Ask what became of offices and record it; tells whether something was recorded."""
    dialog = LineageDialog(parent, desk, kinds, offices, chosen)
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        desk.announce(AREAS)
        said = QCoreApplication.translate(
            "lineage", "The change is recorded. Old plans stay under the old name."
        )
        desk.said.emit(said)
    return done
