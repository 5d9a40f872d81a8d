"""Lines above every page: the work goes on at another computer; something was edited at two of them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from ccapp.services.handover import both_edited
from ccapp.services.plans import pen
from ccapp.store.pen import Away
from ui.days import day_and_time
from ui.desk import PLANS, Desk
from ui.widgets.asking import ask
from ui.widgets.notice import Notice


class MachineStrip(QWidget):
    """Nothing to see until there is something to say; then one line each, with the way on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pen = Notice()
        self.pen.setObjectName("pen")
        self.take = self.pen.add_button(self.tr("Edit here again…"), self.ask_pen)
        self.both = Notice()
        self.both.setObjectName("both-edited")
        self.look = self.both.add_button(self.tr("Look…"), self.open_both)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.setSpacing(8)
        box.addWidget(self.pen)
        box.addWidget(self.both)
        desk.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Ask again what there is to say."""
        if not self._desk.is_open or self._desk.busy:
            return
        away = pen.pen_away(self._desk.session)
        count = both_edited.count(self._desk.session)
        self.pen.say("" if away is None else self._pen_words(away))
        self.both.say("" if not count else self._both_words(count))
        self.setVisible(away is not None or count > 0)

    def _pen_words(self, away: Away) -> str:
        said = self.tr(
            "The work goes on at another computer since {time} (carried by {who}). Here it can be read and"
            " printed; take in the file that comes back to edit again."
        )
        return said.format(time=day_and_time(datetime.fromisoformat(away.since)), who=away.who)

    def _both_words(self, count: int) -> str:
        said = self.tr(
            "Places edited at two computers: {count}. One of the values is shown and printed until you"
            " choose."
        )
        return said.format(count=count)

    def ask_pen(self) -> None:
        """One plain warning, then this computer may write again."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Edit here again"))
        box.setText(
            self.tr(
                "If somebody edits at the other computer meanwhile, nothing is lost: both are merged when its"
                " file comes. A cell that both edited differently is shown to choose from."
            )
        )
        yes = box.addButton(self.tr("Edit here"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Go on reading"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is yes:
            self.take_pen()

    def take_pen(self) -> None:
        """This computer may write again."""
        self._desk.do(self, pen.take_pen)
        self._desk.announce(frozenset({PLANS}))

    def open_both(self) -> None:
        """Look at what both edited, one by one."""
        from ui.dialogs.both_edited import BothEditedDialog  # start-up cost: hardly ever needed

        ask(BothEditedDialog(self.window(), self._desk))
        self.refresh()
