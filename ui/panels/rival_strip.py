"""Two machines with one connection file: both are named, and the superior says which one counts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QVBoxLayout, QWidget

from ccapp.services.handover import exchanging, replacing
from ccapp.services.handover.directory import Subordinate
from ccapp.services.reception import setting_out
from ccapp.store.rivals import Rival
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.widgets.exchange.words import moment
from ui.widgets.notice import Notice

_AREAS = frozenset({PARTNERS, PLANS, RECEIVED})


class RivalStrip(QWidget):
    """One pair of machines at a time, above the list of offices; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rival: Rival | None = None
        self._later: set[tuple[str, str]] = set()
        self.notice = Notice()
        self.accept = self.notice.add_button(self.tr("It has a new computer"), self.accept_new)
        self.keep = self.notice.add_button(self.tr("Keep the first one"), self.keep_first)
        self.later = self.notice.add_button(self.tr("Later"), self.put_off)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.notice)

    def refresh(self) -> None:
        """The first pair that nobody has decided on and that was not put off."""
        waiting = replacing.list_rivals(self._desk.session)
        left = [each for each in waiting if (each.invitation, each.office) not in self._later]
        self._rival = left[0] if left else None
        self.notice.say("" if self._rival is None else self._words(self._rival))
        self.setVisible(self._rival is not None)

    def _words(self, rival: Rival) -> str:
        said = self.tr(
            "Two computers use the connection file of {office} ({first} and {second}). Has the office a new"
            " computer, or was the file used by mistake? Ask it by a telephone number you know."
        )
        return said.format(office=rival.name, first=moment(rival.first_at), second=moment(rival.at))

    def accept_new(self) -> None:
        """The new machine counts; what it sent is taken in, or its refusal said."""
        rival = self._rival
        if rival is None:
            return
        kept = self._desk.do(self, lambda session: replacing.accept_rival(session, rival), areas=_AREAS)
        if kept is None or not kept.exists():
            return
        outcomes = self._desk.do(self, lambda session: exchanging.receive(session, [kept]), areas=_AREAS)
        refused = next((each.error for each in outcomes or () if each.error is not None), None)
        if refused is not None:
            self._desk.refuse(self, refused)

    def keep_first(self) -> None:
        """The first machine counts."""
        rival = self._rival
        if rival is not None:
            self._desk.do(self, lambda session: replacing.keep_first(session, rival))
            self._desk.announce(_AREAS)

    def put_off(self) -> None:
        """Ask again at the next start; until then the second machine is held back."""
        if self._rival is not None:
            self._later.add((self._rival.invitation, self._rival.office))
            self.refresh()


def reissue(parent: QWidget, desk: Desk, office: Subordinate) -> Path | None:
    """Ask, then make a new connection file for an office that lost everything; the folder it is in."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("reissue", "Issue connection file again"))
    said = translate(
        "reissue",
        "A new connection file for {office}. From now on nothing is taken from the computer it has used until"
        " now; what it sent stays. The office goes on with the new file, or from its backup with it.",
    )
    box.setText(said.format(office=office.name))
    yes = box.addButton(
        translate("reissue", "Issue again, choose folder…"), QMessageBox.ButtonRole.AcceptRole
    )
    box.setDefaultButton(box.addButton(translate("reissue", "Cancel"), QMessageBox.ButtonRole.RejectRole))
    box.exec()
    if box.clickedButton() is not yes:
        return None
    folder = QFileDialog.getExistingDirectory(parent, translate("reissue", "Save to folder"))
    if not folder:
        return None
    made = desk.do(
        parent, lambda session: setting_out.reissue(session, office.office, Path(folder)), areas=_AREAS
    )
    return made.file if made is not None else None
