"""Joins headings, filter fields and the table: which rows are shown, in which order, and how to get back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from ui.models.plan_arrangement import Arrangement, Blank
from ui.widgets.notice import Notice
from ui.widgets.plan.filter_row import FilterRow
from ui.widgets.plan.view import PlanView


class ArrangedStrip(Notice):
    """Says how the rows shown differ from the plan's, with a way back for each difference."""

    def __init__(self) -> None:
        super().__init__()
        self.all: QPushButton = self.add_button(self.tr("Remove filter"), lambda: None)
        self.order: QPushButton = self.add_button(self.tr("Back to the plan's order"), lambda: None)

    def tell(self, arranged: Arrangement, counts: tuple[int, int], headings: Mapping[str, str]) -> None:
        """Show it; where nothing differs, nothing. `headings` are those of the columns, by key."""
        said, heading = [], headings.get(arranged.by, "")
        if arranged.filtered and counts[1] and not counts[0]:
            words = self.tr("No row matches. Filtered: {filters}.")
            said.append(words.format(filters=", ".join(self._asked(arranged, headings))))
        elif arranged.filtered:
            words = self.tr("Filtered: {shown} of {all} rows shown.")
            said.append(words.format(shown=counts[0], all=counts[1]))
        if arranged.by:
            down = self.tr("Seen in the order of “{column}”, from the end; the numbers stay as they are.")
            words = self.tr("Seen in the order of “{column}”; the numbers stay as they are.")
            said.append((down if arranged.back else words).format(column=heading))
        self.all.setVisible(arranged.filtered)
        self.order.setVisible(bool(arranged.by))
        self.say(" ".join(said))

    def _asked(self, arranged: Arrangement, headings: Mapping[str, str]) -> Iterator[str]:
        """`Chủ trì = “Tư pháp”`, a column each."""
        for key, wanted in arranged.filters.items():
            words = " ".join(wanted.words.split())
            if words:
                yield self.tr("{column} = “{words}”").format(column=headings[key], words=words)
            if wanted.blank is Blank.ONLY:
                yield self.tr("{column} is blank").format(column=headings[key])
            elif wanted.blank is Blank.NEVER:
                yield self.tr("{column} is not blank").format(column=headings[key])


class PlanArranging(QObject):
    """What the user chooses to see of the table; all of it is gone when another appendix is shown."""

    def __init__(self, strip: ArrangedStrip, view: PlanView) -> None:
        super().__init__(view)
        self._view = view
        self.strip = strip
        self.row = FilterRow(view)
        self.row.changed.connect(self._filter)
        self.row.dropped.connect(self.close)
        strip.all.clicked.connect(self.show_all)
        strip.order.clicked.connect(self.plan_order)
        view.model_.reshaped.connect(self._tell)

    def toggle(self) -> None:
        """Show the fields of the filter, or go from the table to them; from one of them, close them."""
        if not self._view.commit():
            return
        if not self.row.shown or self._view.hasFocus():
            self.row.open_row()
        else:
            self.close()

    def close(self) -> None:
        """Do without the fields; every row is back."""
        self.row.close_row()
        self.show_all()

    def show_all(self) -> None:
        """Every row again, in the order that is chosen."""
        self.row.empty()
        now = self._view.model_.arranged
        self._view.arrange(Arrangement(by=now.by, back=now.back))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def plan_order(self) -> None:
        """The plan's own order again."""
        self._view.arrange(Arrangement(filters=self._view.model_.arranged.filters))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        now = self._view.model_.arranged
        self._view.arrange(Arrangement(filters=self.row.wanted, by=now.by, back=now.back))

    def sort(self, column: int) -> None:
        """By a column; by the same one the other way round; then as the plan is."""
        now, key = self._view.model_.arranged, self._view.model_.layout_.keys[column]
        if now.by != key:
            self.order_by(key, back=False)
        elif not now.back:
            self.order_by(key, back=True)
        else:
            self._view.arrange(Arrangement(filters=now.filters))

    def order_by(self, key: str, *, back: bool) -> None:
        """The rows in the order of a column."""
        if self._view.model_.leaf_counts[1]:
            self._view.arrange(Arrangement(filters=self._view.model_.arranged.filters, by=key, back=back))
            self._view.scrollToTop()

    def _tell(self) -> None:
        model, arranged = self._view.model_, self._view.model_.arranged
        keys = model.layout_.keys
        at = keys.index(arranged.by) if arranged.by else None
        headings = {each.key: " ".join(each.full_heading.split()) for each in model.layout_.columns}
        self._view.header.mark(at, back=arranged.back)
        self.strip.tell(arranged, model.leaf_counts, headings)
