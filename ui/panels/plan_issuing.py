"""What leads a plan from its draft rounds to the signature and on: a strip, bars on changed cells, verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from ccapp.domain.editions import FROZEN, Edition, EditionKind, latest, printed_lines
from ccapp.domain.guidance.values import Does
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.revisions import Revision, revisions
from ccapp.services.paper import adjusting, editions, issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.widgets.asking import ask
from ui.widgets.notice import Notice
from ui.widgets.plan.change_bars import ChangeBars, chained
from ui.widgets.plan.strips import PlanStrips
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from ui.dialogs.timing_verbs import TimingVerbs

_CHANGED: Final = frozenset({PLANS})
# What a plan whose data a superior has accepted refuses until it is opened again.
_OF_OPEN_DATA: Final = frozenset({"row", "adjust", "correct"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a plan stands: its saved versions and what it says otherwise than the one that counts now.

    `numbers` are the row numbers of the last draft round, as long as the plan is not issued.
    """

    editions: tuple[Edition, ...]
    base: Edition | None
    changed: tuple[Revision, ...]
    numbers: Mapping[RecordId, int] = field(default_factory=dict)


class PlanIssuing(QObject):
    """The strip and the verbs of the plan on a page, made after the first paint.

    While the table is locked its buttons stand in the strip that says so, else in `bar`. `errors` tells how
    much the check wants mended, `timing` puts deadlines off; `noted` is what else is
    read aloud with a cell.
    """

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        view: PlanView,
        strips: PlanStrips,
        noted: Callable[[int, int], str],
        go_to: Callable[..., object],
        navigate: Callable[..., object],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._view, self._strips = page, desk, view, strips
        self._go_to, self._navigate = go_to, navigate
        self._plan: Plan | None = None
        self._standing = Standing(editions=(), base=None, changed=())
        self._base: tuple[str, Plan] | None = None
        self.errors: Callable[[], int] = lambda: 0
        self.timing: Callable[[], TimingVerbs] | None = None
        self.bar = Notice()
        self.bars = ChangeBars(self)
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        strips.add_counts(self.bar)
        view.cells.add_notes(self.bars)
        view.model_.noted = chained(noted, self.bars.tip)
        view.model_.reshaped.connect(lambda: self.bars.place(view.model_))

    def _build(self) -> None:
        for name, words, call in (
            ("row", self.tr("Go to row… (Ctrl+G)"), self.go_to_row),
            ("print", self.tr("Printout to submit"), self.show_round),
            ("compare", self.tr("Compare"), self.compare),
            ("submit", self.tr("Submit"), self.submit),
            ("issue", self.tr("Write down number and day…"), self.issue),
            ("extend", self.tr("Extend a deadline…"), self._extend),
            ("adjust", self.tr("Adjust…"), self.adjust),
            ("correct", self.tr("Typing slip…"), self.correct),
            ("list", self.tr("What is adjusted"), self.show_adjustment),
            ("close", self.tr("End of the adjustment…"), self.close_adjustment),
            ("drop", self.tr("Drop the adjustment"), self.drop_adjustment),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(call)
            self.buttons[name] = button
        more = self.buttons["more"] = QPushButton(self.tr("Versions"))
        menu = QMenu(more)
        menu.addAction(self.tr("Saved versions"), self.show_editions)
        menu.addAction(self.tr("Opinions on the draft"), self.show_opinions)
        self._signed = menu.addAction(self.tr("Signed copy, comparison with it"), self.show_signed)
        more.setMenu(menu)
        shortcut = QShortcut(QKeySequence("Ctrl+G"), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.go_to_row)

    # -- showing

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is."""
        own = plan is not None and plan.office_id == self._desk.office.id and not plan.proxy_for
        self._plan = plan if own else None
        found = self._desk.do(self._page, self._read) if self._plan is not None else None
        self._standing = found or Standing(editions=(), base=None, changed=())
        base = self._standing.base
        self.bars.show(self._view.model_, self._standing.changed, self._named(base) if base else "")
        told = self.tr("Row numbers of the printout: {round}").format(round=self._named(base)) if base else ""
        self._view.numbers.show_numbers(self._standing.numbers, told)
        self._view.viewport().update()
        self._show_bar()

    def _read(self, session: Session) -> Standing:
        plan = self._plan
        if plan is None:
            return Standing(editions=(), base=None, changed=())
        known = editions.editions(session, plan.id)
        issued = plan.state in (PlanState.ISSUED, PlanState.CLOSED)
        base = latest(known, FROZEN if issued else frozenset({EditionKind.DRAFT}))
        changed = revisions(self._said(session, base), plan) if base and plan.is_editable else ()
        numbers = {} if issued or base is None else self._numbers(session, base)
        return Standing(editions=known, base=base, changed=changed, numbers=numbers)

    def _numbers(self, session: Session, base: Edition) -> Mapping[RecordId, int]:
        lines = printed_lines(self._said(session, base))
        return {record: number for number, record in enumerate(lines, start=1)}

    def _said(self, session: Session, base: Edition) -> Plan:
        """What a version says; read once, for it is asked after every edit."""
        if self._base is None or self._base[0] != base.content:
            self._base = (base.content, editions.plan_at(session, base.id))
        return self._base[1]

    def _show_bar(self) -> None:
        plan, base = self._plan, self._standing.base
        shown, words = self._told(plan, base) if plan is not None else ((), "")
        if plan is not None:
            self._signed.setVisible(plan.state not in (PlanState.DRAFT, PlanState.BINNED))
        locked = plan is not None and not plan.is_editable and bool(words)
        accepted = plan is not None and bool(plan.accepted_by)
        self._put(self._strips.locked if locked else self.bar)
        for name, button in self.buttons.items():
            button.setVisible(name in shown and not (accepted and name in _OF_OPEN_DATA))
        self.bar.say("" if locked else words)
        if locked and not accepted:
            self._strips.locked.text.setText(words)

    def _put(self, strip: Notice) -> None:
        """The buttons into the strip that shows."""
        for button in self.buttons.values():
            if button.parent() is not strip:
                strip.row.addWidget(button)

    def _told(self, plan: Plan, base: Edition | None) -> tuple[Sequence[str], str]:
        """The buttons and the sentence for where the plan stands; no sentence hides the strip."""
        count, state = len(self._standing.changed), self._desk.words.text(f"state-{plan.state}")
        if plan.state is PlanState.DRAFT and base is not None:
            words = self.tr("{round} was printed on {day}. Changed since then: {count} places.")
            told = words.format(round=self._named(base), day=_day_of(base), count=count)
            return ("row", "compare", "submit", "more"), told
        if plan.state is PlanState.SUBMITTED:
            words = self.tr("{state}: {round}. The table is locked.")
            told = words.format(state=state, round=self._named(base)) if base else self._locked(state)
            return ("print", "issue", "more"), told
        if plan.state is PlanState.ISSUED and plan.adjusting:
            words = self.tr("An adjustment is under way: {count} places differ from the version in force.")
            return ("list", "close", "drop"), words.format(count=count)
        if plan.state is PlanState.ISSUED:
            words = self.tr("{state}: {version}. The table is locked.")
            told = words.format(state=state, version=self._cited(base)) if base else self._locked(state)
            return ("extend", "adjust", "correct", "more"), told
        return ("more",), self._locked(state) if base else ""

    def _locked(self, state: str) -> str:
        return self.tr("{state}. The table is locked.").format(state=state)

    def _named(self, edition: Edition) -> str:
        return self._desk.words.text(edition.code, number=edition.number)

    def _cited(self, edition: Edition) -> str:
        """The version with number and day of its document."""
        day = f"{edition.day:%d/%m/%Y}" if edition.day else ""
        return ", ".join(filter(None, (self._named(edition), edition.document, day)))

    # -- doing

    def step(self, does: object) -> None:
        """What a step of the path asks for."""
        {
            Does.SUBMIT: self.submit,
            Does.TAKE_BACK: self.take_back,
            Does.ISSUE: self.issue,
            Does.EDITIONS: self.show_editions,
        }[Does(str(does))]()

    def _ready(self) -> Plan | None:
        """The own plan on the page, its open editor finished."""
        return self._plan if self._view.commit() else None

    def submit(self) -> None:
        """Save the next draft round, lock the table and show its printout."""
        from ui.dialogs.issuing import submit_plan  # start-up cost: dialogs

        plan = self._ready()
        if plan is None:
            return
        edition = submit_plan(self._page, self._desk, plan, self.errors())
        if edition is not None:
            self._navigate("preview", plan=plan.id, edition=edition.id)

    def show_opinions(self) -> None:
        """Who was asked about the draft, and what came back."""
        plan = self._ready()
        if plan is not None:
            self._navigate("consulting", plan=plan.id)

    def show_round(self) -> None:
        """The printout of the last draft round."""
        base = self._standing.base
        if self._plan is not None and base is not None:
            self._navigate("preview", plan=self._plan.id, edition=base.id)
        elif self._plan is not None:
            self._navigate("preview", plan=self._plan.id)

    def take_back(self) -> None:
        """Open the table, to enter what the leader changed."""
        plan = self._plan
        if plan is not None:
            self._desk.do(self._page, lambda session: editions.take_back(session, plan.id), areas=_CHANGED)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_row(self) -> None:
        """Go to the row that had a number on the last printout, wherever it stands now."""
        from ui.dialogs.issuing import ask_row  # start-up cost: dialogs

        plan, edition = self._ready(), self._last_round()
        if plan is None:
            return
        if edition is None:
            self._desk.said.emit(self.tr("No draft round was printed yet, so rows have no numbers."))
            return
        printed = self._desk.do(self._page, lambda session: editions.plan_at(session, edition.id))
        number = ask_row(self._page, len(printed_lines(printed))) if printed is not None else None
        if number is not None:
            line = self._desk.do(self._page, lambda session: editions.line_of(session, edition.id, number))
            self._show_line(line)

    def _last_round(self) -> Edition | None:
        return latest(self._standing.editions, frozenset({EditionKind.DRAFT}))

    def _show_line(self, line: RecordId | None) -> None:
        plan = self._plan
        if line is None or plan is None:
            return
        if any(item.id == line for table in plan.appendices for item in table.items()):
            self._go_to(line, "")
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._desk.said.emit(self.tr("That row was removed since then. The comparison shows it."))

    def issue(self) -> None:
        """Write down number, day and signer; a signed file is compared before the table is frozen."""
        from ui.dialogs.issuing import IssueDialog  # start-up cost: dialogs

        plan = self._ready()
        if plan is None:
            return

        def done(signing: Signing, file: Path | None) -> None:
            if file is not None:
                issuing.prepare(self._desk.session, plan.id, signing, file)
            else:
                issuing.issue(self._desk.session, plan.id, signing)

        dialog = IssueDialog(self._page, self._desk, plan, done)
        agreed, compared = ask(dialog), dialog.file is not None
        if agreed:
            self._desk.announce(_CHANGED)
            if compared:
                self._navigate("signed-copy", plan=plan.id)

    def adjust(self) -> None:
        """Open the table of an issued plan for an adjustment."""
        from ui.dialogs.issuing import adjusting_dialog  # start-up cost: dialogs

        plan = self._ready()
        if plan is not None:
            self._ask(adjusting_dialog(self._page, self._desk, plan.id))

    def close_adjustment(self) -> None:
        """Number and day of the adjusting document; the table is locked again."""
        from ui.dialogs.issuing import ClosingDialog  # start-up cost: dialogs

        plan = self._ready()
        if plan is None:
            return
        dialog = ClosingDialog(
            self._page,
            self._desk,
            len(self._standing.changed),
            lambda document, day: adjusting.close_adjustment(
                self._desk.session, plan.id, document=document, day=day
            ),
        )
        self._ask(dialog)

    def drop_adjustment(self) -> None:
        """End an adjustment that changed nothing."""
        plan = self._ready()
        if plan is not None:
            self._desk.do(
                self._page, lambda session: adjusting.drop_adjustment(session, plan.id), areas=_CHANGED
            )

    def correct(self) -> None:
        """Set the text of the current cell right, with the reason."""
        from ui.dialogs.issuing import CorrectDialog  # start-up cost: dialogs

        plan, place, model = self._plan, self._view.place(), self._view.model_
        cell = model.cell(*place) if place is not None else None
        if plan is None or place is None or cell is None or not cell.records:
            self._desk.said.emit(self.tr("Choose the cell that was typed wrong first."))
            return
        records, field = cell.records, cell.field
        dialog = CorrectDialog(
            self._page,
            self._desk,
            " ".join(model.layout_.columns[place[1]].full_heading.split()),
            model.text(*place),
            lambda text, reason: adjusting.correct(
                self._desk.session, plan.id, records, field, text, reason=reason
            ),
        )
        self._ask(dialog)

    def _ask(self, dialog: QDialog) -> None:
        if ask(dialog):
            self._desk.announce(_CHANGED)

    def _extend(self) -> None:
        if self.timing is not None:
            self.timing().extend()

    def compare(self) -> None:
        """What the plan says otherwise than the version that counts."""
        base = self._standing.base
        if self._plan is not None and base is not None:
            self._navigate("editions", plan=self._plan.id, edition=base.id)

    def show_adjustment(self) -> None:
        """What the adjustment under way changes, to be printed with its document."""
        if self._plan is not None:
            self._navigate("editions", plan=self._plan.id, edition=self._plan.adjusting)

    def show_editions(self) -> None:
        """All saved versions."""
        if self._plan is not None:
            self._navigate("editions", plan=self._plan.id)

    def show_signed(self) -> None:
        """The signed copy beside the table."""
        if self._plan is not None:
            self._navigate("signed-copy", plan=self._plan.id)


def _day_of(edition: Edition) -> str:
    """The day a version was saved."""
    year, month, day = edition.at[:10].split("-")
    return f"{day}/{month}/{year}"
