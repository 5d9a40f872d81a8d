"""Joins find bar, replace line and table: what would be replaced is marked and counted beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from ccapp.domain.layout import NUMBER
from ccapp.domain.plan import Appendix, RecordId
from ccapp.text.replacing import exactly
from ui.models.plan_bulk import chosen_rows
from ui.models.plan_replace import Replacement, Scope, Search
from ui.widgets.plan.finding import PlanFinding
from ui.widgets.plan.replace_row import ReplaceRow
from ui.widgets.plan.verbs import PlanVerbs
from ui.widgets.plan.view import PlanView


class PlanReplacing(QObject):
    """Replaces in the table of a view. `others` gives the plan's appendices that are not shown."""

    def __init__(
        self, finding: PlanFinding, view: PlanView, verbs: PlanVerbs, others: Callable[[], Sequence[Appendix]]
    ) -> None:
        super().__init__(view)
        self.row = ReplaceRow()
        self.row.hide()
        self._finding = finding
        self._view = view
        self._verbs = verbs
        self._others = others
        self._scopes: list[Scope] = []
        self._table: RecordId | None = None  # the appendix that the places are of
        finding.bar.closed.connect(self._close)
        finding.bar.searched.connect(self._count)
        view.model_.reshaped.connect(self._count)
        self.row.changed.connect(self._look)
        self.row.where.entered.connect(self._enter_places)
        self.row.one.connect(self.replace_here)
        self.row.every.connect(self.replace_all)
        self.row.left.connect(finding.bar.close_bar)

    def open(self) -> None:
        """Ask what to replace; several rows that are chosen now are where."""
        self._scopes, self._table = [], None
        self._name_places()
        self.row.show()
        self._finding.exactly = self._search
        self._finding.bar.say_exact(exact=True)
        self._finding.bar.open_bar()
        self._look()

    def _close(self) -> None:
        self.row.hide()
        self._finding.exactly = lambda _: None
        self._finding.bar.say_exact(exact=False)
        self._finding.look_again()

    # -- where

    def _name_places(self) -> None:
        """The places to choose from now. The one that is chosen stays as it is: going from cell to cell does
        not change it. Those of another appendix, and what is no longer there, are gone.
        """
        model, here = self._view.model_, self._view.place()
        same = self._table == model.appendix_id
        kept = self._scope() if same else Scope()
        rows = frozenset(model.lines[row].key for row in chosen_rows(model, self._view.places()))
        scopes = [Scope(), Scope(rows=kept.rows or rows)]
        if kept.column in model.layout_.keys:
            scopes.append(kept)
        elif here is not None and model.layout_.keys[here[1]] != NUMBER:
            scopes.append(Scope(column=model.layout_.keys[here[1]]))
        if self._others():
            scopes.append(Scope(whole_plan=True))
        first = not self._scopes
        self._scopes = [scopes[0], *(each for each in scopes[1:] if each != scopes[0])]
        self._table = model.appendix_id
        wanted = Scope(rows=rows) if first else kept
        at = self._scopes.index(wanted) if wanted in self._scopes else 0  # its column or appendices have gone
        self.row.offer(list(map(self._named, self._scopes)), at)

    def _enter_places(self) -> None:
        before = self._scope()
        self._name_places()
        if self._scope() != before:
            self._look()

    def _named(self, scope: Scope) -> str:
        if scope.rows:
            return self.tr("{count} chosen rows").format(count=len(scope.rows))
        if scope.column:
            layout = self._view.model_.layout_
            heading = layout.columns[layout.keys.index(scope.column)].full_heading
            return self.tr("Column “{name}”").format(name=" ".join(heading.split()))
        return self.tr("All appendices of the plan") if scope.whole_plan else self.tr("The whole appendix")

    def _scope(self) -> Scope:
        at = self.row.where.currentIndex()
        return self._scopes[at] if 0 <= at < len(self._scopes) else Scope()

    def _search(self, words: str) -> Search | None:
        wanted = exactly(words, case=self.row.case.isChecked())
        return Search(wanted=wanted, scope=self._scope()) if wanted else None

    # -- how much

    def _look(self) -> None:
        self._finding.look_again()
        self._count()

    def _count(self) -> None:
        """Say what replacing everywhere would do; worth its time only where it is seen."""
        if self.row.isVisible():
            if self._table != self._view.model_.appendix_id:
                self._name_places()
            self.row.allow(editable=self._view.model_.editable)
            planned = self._planned()
            self.row.show_count(planned.places, planned.cells)

    def _planned(self) -> Replacement:
        search = self._search(self._finding.bar.words.text())
        if search is None or not self._view.model_.editable:
            return Replacement()
        return search.replace(self._view.model_, self.row.words.text(), self._others())

    # -- doing

    def replace_here(self) -> None:
        """Replace in the current cell where it holds the words, then go to the next that does."""
        search, here = self._search(self._finding.bar.words.text()), self._view.place()
        if search is None or here is None or not (self._view.model_.editable and self._view.commit()):
            return
        found = search.replace_at(self._view.model_, here, self.row.words.text())
        if not found.edits or self._verbs.save(found.edits, "replace"):
            self._finding.bar.ask(back=False)

    def replace_all(self) -> None:
        """Replace everywhere in one step, and say how much that was."""
        if not self._view.commit():
            return
        planned = self._planned()
        if planned.edits and self._verbs.save(planned.edits, "replace"):
            words = self.tr("Replaced {places} places in {cells} cells.")
            self._verbs.result.tell(words.format(places=planned.places, cells=planned.cells))
