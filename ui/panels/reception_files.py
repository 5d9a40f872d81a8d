"""Tiếp nhận: files of the program and of communes without it in one list, undone together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QPushButton

from ccapp.exchange.arrivals import holds_package
from ccapp.progress import Progress
from ccapp.services.handover import directory, kept_packages
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.intake import taking_in
from ccapp.services.plans.planning import undo
from ccapp.services.reception import differences, proxy_files, proxy_taking
from ccapp.services.reception.came_words import came_words
from ccapp.services.reception.proxy_files import READY, SEVERAL, Arrived, Standing
from ccapp.services.session import Changes, Session
from ccapp.store.other_ways import list_other_ways
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.dialogs.choosing import choose_line
from ui.dialogs.differences import show_differences
from ui.dialogs.sent_day import SentDayDialog
from ui.models.exchange_lines import Line
from ui.panels.looked_files import show_prospect
from ui.widgets.exchange.receive import DONE, ReceivePanel

_KEY: Final = "file-"
_AREAS: Final = frozenset({PLANS, PARTNERS, RECEIVED})
_CODE: Final = 4  # the column of receipt codes
_LEAST: Final = 170  # pixels: a few files can be seen on any screen; a low one scrolls
_DONE: Final = frozenset({Standing.TAKEN, Standing.SAME, Standing.KNOWN, Standing.OWN})
_FIRST: Final = {"error": 0, "warning": 1}
_SHOWN: Final = READY | SEVERAL
_LOOKS: Final = {
    Standing.NEW: ("plus", "good"),
    Standing.CHANGED: ("pencil", "good"),
    Standing.SAME: ("info", "muted"),
    Standing.KNOWN: ("info", "muted"),
    Standing.ASK: ("circle-help", "warning"),
    Standing.SWAPPED: ("triangle-alert", "warning"),
    Standing.TWICE: ("circle-help", "warning"),
    Standing.LEFT: ("info", "muted"),
    Standing.OWN: ("info", "muted"),
    Standing.TAKEN: ("circle-check", "good"),
    Standing.REFUSED: ("triangle-alert", "error"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Go:
    """Files taken in with one press of the button, by their hashes, and what that changed."""

    changes: Changes
    files: frozenset[str]


class ReceptionPanel(ReceivePanel):
    """As for any office; files of communes without the program wait in the list until they are taken in."""

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object]) -> None:
        self._arrived: list[Arrived] = []
        self._goes: tuple[_Go, ...] = ()
        super().__init__(desk, take)
        self.whose = QPushButton(self.tr("Whose is it…"))
        self.waiting.addWidget(self.whose)
        self.said.ensurePolished()
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())  # a split does not ask the text
        self.table.setMinimumHeight(_LEAST)
        self.whose.clicked.connect(self.choose_office)
        self.asked.connect(lambda each: show_prospect(self, self._desk, each))
        self.table.opened.connect(lambda _: self.show_file())
        self._show_buttons()

    def bring(self, paths: Sequence[Path]) -> None:
        """Look at all files; what brings plans waits to be taken, be it the program's own or not."""
        own = self._look_at_others(paths)
        if own:
            super().bring(own)
        elif own is not None:
            self._outcomes, self._looked, self._waiting_paths = [], (), ()
            self._show(looked=True)

    def receive(self, paths: Sequence[Path]) -> tuple[Outcome, ...]:
        """Take in the program's own files; look at all others, which wait to be taken."""
        own = self._look_at_others(paths)
        if own:
            return super().receive(own)
        if own is not None:
            self._outcomes, self._looked, self._waiting_paths = [], (), ()
            self._show(looked=True)
        return ()

    def rebuild(self) -> None:
        """Take in what kept files hold and the data does not, as after an older backup came back."""
        done = self._desk.work(
            self,
            self.tr("Rebuilding the figures from the files received…"),
            lambda session, progress: kept_packages.rebuild(session, progress=progress),
            areas=_AREAS,
        )
        if done is None:
            return
        self._arrived, self._goes = [], ()
        self.show_outcomes(done.taken)
        said = self._desk.words.text("said-rebuild", taken=len(done.merged), files=done.files)
        left = sum(each.result in (Result.REFUSED, Result.HELD) for each in done.taken)
        self.came.say(f"{said} {self.left_words(left)}".rstrip())

    def _look_at_others(self, paths: Sequence[Path]) -> list[Path] | None:
        """Where the program's own files may be; None where that was broken off."""
        looked = self._desk.work(self, self.tr("Reading the files…"), lambda s, p: _look(s, paths, p))
        if looked is None:
            return None
        others, arrived = looked
        self._arrived, self._goes = list(arrived), ()
        return [path for path in paths if path not in others]

    def kinds(self) -> str:
        """Whatever a commune may send."""
        documents = "*.khx *.zip *.xlsx *.xls *.ods *.docx *.doc *.odt *.rtf *.pdf"
        return self.tr("Files of communes ({files});;All files (*)").format(files=documents)

    def empty_words(self) -> str:
        """What may be dropped here."""
        return self.tr(
            "Drop files or a whole folder here, or a stick's folder: files of the program, Excel forms that"
            " came back, free Word and Excel. What is not the program's own waits until it is taken in."
        )

    def lines(self) -> tuple[Line, ...]:
        """What is left to do, then the program's own files, then the others."""
        every = (*super().lines(), *(self._line(at, each) for at, each in enumerate(self._arrived)))
        return tuple(sorted(every, key=lambda line: _FIRST.get(line.tone, len(_FIRST))))

    def _line(self, at: int, each: Arrived) -> Line:
        look, tone = _LOOKS[each.standing]
        office = each.office or (f"{each.offered[0]}?" if len(each.offered) == 1 else "")
        cells = (each.path.name, office, self._result(each), came_words(each, self._desk.words), "")
        return Line(key=f"{_KEY}{at}", cells=cells, icon=look, tone=tone)

    def _result(self, each: Arrived) -> str:
        words = {
            Standing.NEW: self.tr("New, to be taken in"),
            Standing.CHANGED: self.tr("Changed, to be taken in"),
            Standing.SAME: self.tr("Nothing new"),
            Standing.KNOWN: self.tr("Taken in before"),
            Standing.ASK: self.tr("Whose is it?"),
            Standing.SWAPPED: self.tr("Whose is it?"),
            Standing.TWICE: self.tr("Which one?"),
            Standing.LEFT: self.tr("Left, another is chosen"),
            Standing.OWN: self.tr("Sent by the commune itself"),
            Standing.TAKEN: self.tr("Held in proxy"),
            Standing.REFUSED: self.tr("Not taken"),
        }
        return words[each.standing]

    def summary(self) -> str:
        """The program's own files first, then how many others wait, and how many cannot be taken."""
        if not self._arrived:
            return super().summary()
        ready = sum(each.standing in READY for each in self._arrived) + self._to_take()
        done = sum(each.standing is Standing.TAKEN for each in self._arrived)
        left = sum(each.standing not in READY | _DONE | {Standing.LEFT} for each in self._arrived)
        left += sum(each.error is not None and not each.is_taken_back for each in self._looked)
        left += sum(outcome.result not in DONE for outcome in self._outcomes)
        parts = [*self.tally(done)] if done or self._outcomes else []
        if ready:
            parts.append(self.tr("Ready to be taken in: {count}.").format(count=ready))
        return " ".join(filter(None, (*parts, self.left_words(left))))

    def _current(self) -> tuple[int, Arrived] | None:
        key = self.table.current
        if not key.startswith(_KEY):
            return None
        at = int(key.removeprefix(_KEY))
        return (at, self._arrived[at]) if at < len(self._arrived) else None

    def _show_buttons(self) -> None:
        super()._show_buttons()
        if not hasattr(self, "whose"):  # the base shows its buttons before ours are made
            return
        ready = sum(each.standing in READY for each in self._arrived)
        self.table.view.setColumnHidden(_CODE, not any(line.cells[_CODE] for line in self.table.model.lines))
        self.whose.setVisible(any(_is_open(each) for each in self._arrived))
        self.look.setVisible(bool(self._looked) or any(each.standing in _SHOWN for each in self._arrived))
        self.leave.setVisible(bool(self._looked or ready))
        count = ready + self._to_take()
        self.take_in.setText(
            (self.tr("Take in {count} files…") if ready else self.tr("Receive {count} files")).format(
                count=count
            )
        )
        self.take_in.setVisible(count > 0)
        self.waits.emit(not self.take_in.isHidden())
        here = self._current()
        file = here[1] if here is not None else None
        self.whose.setEnabled(file is not None and _is_open(file))
        several = file is not None and file.standing in SEVERAL
        self.whose.setText(self.tr("This one") if several else self.tr("Whose is it…"))
        if file is not None:
            self.look.setEnabled(file.standing in _SHOWN)
        self.undo.setVisible(not self.undo.isHidden() or bool(self._goes))
        self.came.fit()

    def choose_office(self) -> None:
        """Ask whose the current file is; those it may be stand first."""
        here = self._current()
        if here is None:
            return
        at, each = here
        if each.standing in SEVERAL:
            self._settle(at, each.office)
            return
        names = [one.name for one in directory.subordinates(self._desk.session)]
        names.sort(key=lambda name: name not in each.offered)
        question = self.tr("Which commune has sent “{file}”?").format(file=each.path.name)
        lines = [(name, name) for name in names]
        chosen = choose_line(self, self.tr("Whose is it?"), question, self.tr("Choose"), lines)
        if chosen is not None:
            self._settle(at, chosen)

    def _settle(self, at: int, office: str) -> None:
        every = self._arrived
        settled = self._desk.do(self, lambda session: proxy_files.settle_among(session, every, at, office))
        if settled is not None:
            self._arrived = list(settled)
            self._show(looked=True)

    def show_file(self) -> None:
        """Show what the current file says otherwise than what is held, or all that it brings."""
        here = self._current()
        if here is None:
            super().show_file()
            return
        if here[1].standing not in _SHOWN:
            return
        each = here[1]
        lines = self._desk.do(self, lambda session: _lines_of(session, each))
        if lines is not None:
            head = f"{each.office}: {each.title}\n{came_words(each, self._desk.words)}"
            title = self.tr("What “{file}” changes").format(file=each.path.name)
            show_differences(self, title, head, lines)

    def leave_files(self) -> None:
        """Forget whatever waits in the list; what was taken in stays on it."""
        self._arrived = [each for each in self._arrived if each.standing is Standing.TAKEN]
        super().leave_files()

    def take_files(self) -> None:
        """Take in the program's own files; ask when the others were sent, and take all that are clear."""
        if self._looked and not (self.are_there() and self.take_looked()):
            return
        ready = [each for each in self._arrived if each.standing in READY]
        if not ready:
            return
        said = self.tr("{count} files").format(count=len(ready))
        office = ready[0].office if len(ready) == 1 else said
        go = self.tr("Take in")
        asked = SentDayDialog(
            self, self._desk, office=office, came=proxy_taking.Came(), save=self._check, go=go
        )
        agreed = asked.exec()
        asked.deleteLater()
        if agreed:
            self.take_ready(asked.came or proxy_taking.Came())

    def _check(self, came: proxy_taking.Came) -> str:
        if came.day is not None and came.day > self._desk.session.clock().date():
            return self._desk.words.text("other-way-future")
        return ""

    def take_ready(self, came: proxy_taking.Came) -> None:
        """Take in all files that are clear."""
        places = [at for at, each in enumerate(self._arrived) if each.standing in READY]
        chosen = [self._arrived[at] for at in places]
        done = self._desk.work(
            self,
            self.tr("Taking in…"),
            lambda session, progress: proxy_taking.take(session, chosen, came, progress),
            areas=_AREAS,
        )
        if done is None:
            return
        for at, each in zip(places, done.files, strict=True):
            self._arrived[at] = each
        if done.changes.tx is not None:
            self._goes += (_Go(changes=done.changes, files=frozenset(each.sha256 for each in done.files)),)
        self._show(looked=True)

    def undo_reception(self) -> None:
        """Take back what was taken in for communes, then what the program's own files changed."""
        proxies = 0
        for go in reversed(self._goes):
            if not taking_in.is_latest(self._desk.session, go.changes):
                self._desk.said.emit(
                    self.tr("Something was changed since. Undo that first with Ctrl+Z, step by step.")
                )
                return
            if self._desk.do(self, undo, areas=_AREAS) is None:
                return
            self._goes = tuple(each for each in self._goes if each is not go)
            proxies += len(go.files)
        if any(outcome.run for outcome in self._outcomes):
            self.undo_with(proxies)

    def check_again(self) -> None:
        """Files whose taking in was undone, here or elsewhere, wait again."""
        known = {way.sha256 for way in list_other_ways(self._desk.session.store.connection)}
        undone = [
            at
            for at, each in enumerate(self._arrived)
            if each.standing is Standing.TAKEN and each.sha256 not in known
        ]
        for at in undone:
            self._arrived[at] = proxy_files.again(self._desk.session, self._arrived[at])
        if undone:
            self._goes = tuple(each for each in self._goes if each.files & known)
            self._show(looked=True)


def _is_open(each: Arrived) -> bool:
    """Whether it can still be said whose a file is."""
    return each.file is not None and each.standing not in _DONE


def _look(
    session: Session, paths: Sequence[Path], progress: Progress
) -> tuple[frozenset[Path], tuple[Arrived, ...]]:
    """The files that are none of the program's own, and what became of each, of those in a zip too."""
    documents = proxy_files.documents_in(paths, progress)
    arrived = proxy_files.look(session, documents, progress)
    return frozenset(each for each in documents if not holds_package(each)), arrived


def _lines_of(session: Session, each: Arrived) -> tuple[differences.Line, ...]:
    if each.laid is not None:
        return differences.of_file(each.laid)
    return differences.of_new(proxy_files.made_of(session, each).plan)
