"""What changes the layout of the table shown: its dialog, the menu of a heading, a dragged edge."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from ccapp.domain.plan import Appendix, RecordId
from ccapp.services.plans import layouts, planning
from ccapp.services.session import Changes, Session
from ui.desk import PLANS, Desk
from ui.widgets.asking import ask
from ui.widgets.plan.verbs import PlanVerbs
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from ui.dialogs.layout import LayoutChoice

_CHANGED: Final = frozenset({PLANS})

Call = Callable[[Session, RecordId, RecordId], Changes]


class LayoutVerbs(QObject):
    """The verbs of the table a page shows; each finishes the open editor, then calls one service.

    `verbs` knows the plan, `shown` gives the appendix with its hidden columns.
    """

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        view: PlanView,
        verbs: PlanVerbs,
        shown: Callable[[], Appendix | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._view = view
        self._verbs = verbs
        self._shown = shown

    def _do(self, call: Call) -> bool:
        """Tells whether the change was taken."""
        appendix, plan = self._shown(), self._verbs.plan
        if appendix is None or not self._view.model_.editable:
            return False
        at = appendix.id
        done = self._desk.do(self._page, lambda session: call(session, plan, at), areas=_CHANGED)
        return done is not None

    def store_widths(self, widths: dict[str, int]) -> bool:
        """Widths of a drag; of a locked table they are kept for this window alone. False while busy."""
        if self._desk.busy:
            return False
        if widths and self._view.model_.editable:
            self._do(lambda session, plan, at: layouts.set_widths(session, plan, at, widths))
        return True

    def ask(self) -> None:
        """Open the dialog."""
        if not self._view.model_.editable or not self._view.commit():
            return
        appendix, at = self._shown(), self._verbs.plan
        plan = self._desk.do(self._page, lambda session: planning.show(session, at))
        if appendix is None or plan is None:
            return
        from ui.dialogs.layout import LayoutDialog  # start-up cost: dialogs

        ask(LayoutDialog(self._page, appendix, (plan.year_from, plan.year_to), self._save))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, choice: LayoutChoice) -> bool:
        if choice.ready:
            return self._do(lambda session, plan, at: layouts.use_shape(session, plan, at, choice.layout))
        return self._do(
            lambda session, plan, at: layouts.set_layout(
                session, plan, at, choice.layout, renumber=choice.renumber
            )
        )

    # -- the menu of a heading

    def show_menu(self, at: QPoint) -> None:
        """The menu of the heading at a point."""
        header = self._view.header
        column = header.column_at(at.x())
        if self._view.model_.editable and column >= 0:
            self.menu(column).popup(header.viewport().mapToGlobal(at))

    def menu(self, column: int) -> QMenu:
        """What can be done to one column of the table shown."""
        key = self._view.model_.layout_.columns[column].key
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename column…")).triggered.connect(lambda: self.rename(key))
        hide = menu.addAction(self.tr("Hide column"))
        hide.triggered.connect(lambda: self.show_column(key, shown=False))
        self._add_hidden(menu)
        menu.addSeparator()
        left, right = menu.addAction(self.tr("Move left")), menu.addAction(self.tr("Move right"))
        left.setEnabled(column > 0)
        right.setEnabled(column < self._view.model_.columnCount() - 1)
        left.triggered.connect(lambda: self.move_column(key, left=True))
        right.triggered.connect(lambda: self.move_column(key, left=False))
        menu.addSeparator()
        fit = menu.addAction(self.tr("Fit the width to the texts"))
        fit.triggered.connect(lambda: self._view.resizeColumnToContents(column))
        menu.addAction(self.tr("Table layout…")).triggered.connect(self.ask)
        return menu

    def _add_hidden(self, menu: QMenu) -> None:
        appendix = self._shown()
        hidden = [each for each in appendix.layout.columns if each.hidden] if appendix else []
        below = menu.addMenu(self.tr("Show column"))
        below.setEnabled(bool(hidden))
        for each in hidden:
            self._offer(below, " ".join(each.full_heading.split()), each.key)

    def _offer(self, menu: QMenu, words: str, key: str) -> None:
        menu.addAction(words).triggered.connect(lambda: self.show_column(key, shown=True))

    def rename(self, key: str) -> None:
        """Ask for another heading."""
        from ui.dialogs.form import FormDialog  # start-up cost: dialogs

        columns = self._view.model_.layout_.columns
        before = next((" ".join(each.heading.split()) for each in columns if each.key == key), "")
        if not self._view.commit():
            return
        dialog = FormDialog(self._page, self.tr("Rename column"), self.tr("Rename"))
        field = dialog.add_field(self.tr("Heading of the column"), before)
        dialog.check_with(lambda: "" if field.text().strip() else self.tr("The heading is blank."))
        if ask(dialog) and field.text() != before:
            heading = field.text()
            self._do(lambda session, plan, at: layouts.rename_column(session, plan, at, key, heading))

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show a column or hide it."""
        if self._view.commit():
            self._do(lambda session, plan, at: layouts.show_column(session, plan, at, key, shown=shown))

    def move_column(self, key: str, *, left: bool) -> None:
        """A column one place on."""
        if self._view.commit():
            self._do(lambda session, plan, at: layouts.move_column(session, plan, at, key, left=left))
