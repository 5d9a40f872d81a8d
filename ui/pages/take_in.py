"""Lấy từ tệp: files are read, looked over, set right, and made into plans or merged into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import Counts
from ccapp.exchange.arrivals import is_ours
from ccapp.intake.values import Corrections, KnownHeadings
from ccapp.services.intake import merging, prose, taking_in, taking_many
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.taking_many import Looked
from ccapp.services.paper import returning
from ccapp.services.plans import planning
from ccapp.services.plans.planning import Imported
from ccapp.services.session import Changes, Session
from ui.desk import PLANS, Desk
from ui.models.plan_clipboard import on_clipboard
from ui.pages.take_frame import TakeFrame
from ui.panels.take_elsewhere import led_elsewhere, look_through

_CHANGED: Final = frozenset({PLANS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was taken in last: into which plan, by which change, and what is said of it."""

    plan: RecordId
    changes: Changes
    words: str


class TakeInPage(TakeFrame):
    """Files, tables, review, and where they go. Nothing is stored before the last step."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._of: Looked | None = None  # the file of a batch that is looked at
        self._done: _Done | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._connect()
        self._show_step(self._start)

    def _connect(self) -> None:
        self._start.undo_asked.connect(self._take_back)
        self._start.plan_asked.connect(self._open_plan)
        self._start.folder_asked.connect(self.choose_folder)
        self._start.paste_asked.connect(self.paste)
        self._head.another.clicked.connect(self.choose_file)
        self._head.back.clicked.connect(self._go_back)
        self._head.go.clicked.connect(self._go_on)
        self._review.corrected.connect(self._correct)
        self._review.decode_wanted.connect(self._decode)
        self._batch.review.connect(self._look_at)
        self._batch.undo_asked.connect(self._take_back)
        self._returned.read_plainly.connect(self._start_tables)
        for step in (self._choice, self._batch, self._merge, self._returned, self._prose):
            step.changed.connect(self._allow)
        self._review.edited.connect(self._allow)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._start)
        shortcut.activated.connect(self.paste)

    # -- coming here

    def open(self, **place: object) -> None:
        """Come to the front; `file` names a file or folder to read at once, `files` several."""
        self.refresh()
        files = place.get("files")
        named = [Path(str(each)) for each in files] if isinstance(files, list | tuple) else []
        named += [Path(str(place["file"]))] if place.get("file") else []
        self.load(*named)

    def refresh(self) -> None:
        """What was taken in last may be gone by now, or no longer the latest edit."""
        done = self._done
        can_undo = done is not None and bool(
            self.desk.do(self, lambda session: taking_in.is_latest(session, done.changes))
        )
        found = self.desk.do(self, planning.plans) or ()
        there = frozenset(each.id for each in found)
        words = done.words if done is not None and done.plan in there else ""
        self._start.show_done(words, can_undo=can_undo)
        self._batch.result.tell(words if can_undo else "")
        self._batch.forget_taken(there)
        self._review.target.offer([each for each in found if each.state is PlanState.DRAFT])

    def drop(self, path: str) -> bool:
        """Read a dropped file; what another office sent is not for this page."""
        if is_ours(Path(path)):
            return False
        self.load(Path(path))
        return True

    def choose_file(self) -> None:
        """Ask for one or more files and read them."""
        from ui.dialogs.plan_files import ask_files  # start-up cost: dialogs

        self.load(*ask_files(self, self._folder))

    def choose_folder(self) -> None:
        """Ask for a folder and read all files in it."""
        from ui.dialogs.plan_files import ask_folder  # start-up cost: dialogs

        self.load(*ask_folder(self, self._folder))

    def paste(self) -> None:
        """Read the table that another program put on the clipboard, as if it were a file."""
        data = on_clipboard()
        html, text = data.html(), data.text()
        name = self.tr("Copied table")
        self._take_up(self._reading(lambda known: taking_in.look_at_copied(name, html, text, known)))

    def load(self, *paths: Path) -> None:
        """Read files and show them; one that cannot be read is refused in words and changes nothing."""
        if not paths:
            return
        self._folder = str(paths[0].parent)
        if len(paths) > 1 or paths[0].is_dir() or taking_many.is_zip_of_documents(paths[0]):
            self._load_many(paths)
            return
        self._of = None
        self._take_up(self._reading(lambda known: taking_in.look_over(paths[0], known)), paths[0])

    def _reading(self, call: Callable[[KnownHeadings], TakenFile]) -> TakenFile | None:
        return self.desk.work(
            self, self.tr("Reading the file…"), lambda session, _: call(taking_in.known_headings(session))
        )

    def _load_many(self, paths: Sequence[Path]) -> None:
        looked = self.desk.work(
            self,
            self.tr("Reading the files…"),
            lambda session, progress: look_through(session, paths, progress),
        )
        if looked is not None:
            self._file = self._of = None
            self._batch.show_files(looked)
            self._show_step(self._batch)

    def _look_at(self, one: Looked) -> None:
        """Look at one file of a batch by itself."""
        self._of = one
        self._take_up(one.file, one.path)

    def _take_up(self, file: TakenFile | None, path: Path | None = None) -> None:
        """Go on with a file that was read: its tables, or its prose; or where it belongs."""
        if file is None:
            return
        if led_elsewhere(self, self.desk, self.navigate, file, path):
            self._file = self._of = None
            self._show_step(self._start if self._batch.is_empty else self._batch)
            return
        self._review.forget()
        self._file = file
        self._choice.offer(file.reading.tables)
        if not file.reading.tables:
            self._prose.start(file)
            self._show_step(self._prose)
        elif not self._start_returned(file):
            self._start_tables()

    def _start_returned(self, file: TakenFile) -> bool:
        """Lay a file that was exported from a plan beside it; False for any other file, or a locked plan."""
        plan = self.desk.do(self, lambda session: returning.plan_of_file(session, file))
        found = plan and self.desk.work(
            self,
            self.tr("Comparing with the plan…"),
            lambda session, _: returning.lay_beside(session, plan, file),
        )
        if not found:
            return False
        self._returned.show_returned(found)
        self._show_step(self._returned)
        return True

    def _start_tables(self) -> None:
        """Choose among the tables of a file where it has several, else look at the only one."""
        if len(self._choice.boxes) > 1:
            self._show_step(self._choice)
        else:
            self._start_review()

    # -- setting right

    def _start_review(self) -> None:
        if self._file is not None:
            self._review.start(self._chosen(self._file))
            self._show_step(self._review)

    def _chosen(self, file: TakenFile) -> TakenFile:
        return taking_in.chosen(file, self._choice.tables)

    def _correct(self, table: int, corrections: Corrections) -> None:
        """Read again with other meanings; a refusal leaves everything as it was."""
        self._read_again(lambda file: taking_in.set_right(file, table, corrections))

    def _decode(self, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Read again with or without converting legacy fonts."""
        self._read_again(lambda file: taking_in.convert(file, decode=wanted))

    def _read_again(self, call: Callable[[TakenFile], TakenFile]) -> None:
        file = self._file
        if file is not None:
            made = self.desk.work(self, self.tr("Reading the file…"), lambda *_: call(file))
            self._file = made or file
            self._review.show_file(self._chosen(self._file))

    def _allow(self) -> None:
        """What the filled button does at this step, and whether what it needs is there."""
        step = self._steps.currentWidget()
        several = len(self._choice.boxes) > 1
        words, button, ready = "", self.tr("Choose files…"), True
        if step is self._batch:
            count = len(self._batch.ticked)
            several_plans = self.tr("Take into {count} new plans").format(count=count)
            button, ready = several_plans if count else self.tr("Take into new plans"), bool(count)
        elif step is self._choice:
            words, button = self.tr("Step 1 of 2: choose tables"), self.tr("Look at the rows")
            ready = bool(self._choice.tables)
        elif step is self._review:
            words = self.tr("Step 2 of 2: look it over") if several else ""
            into = self._review.target.plan is not None
            button = self.tr("Compare with the plan") if into else self.tr("Take into a new plan")
            ready = self._review.is_complete
        elif step is self._merge:
            button, ready = self.tr("Take what is ticked into the plan"), bool(self._merge.count)
        elif step is self._returned:
            button, ready = self.tr("Take what is ticked into the plan"), bool(self._returned.count)
        elif step is self._prose:
            button, ready = self.tr("Take into a new plan"), self._prose.is_complete
        self._head.show_step(words, button, ready=ready)
        self._head.go.setVisible(step is not self._prose or not self._prose.is_offer)

    def _go_back(self) -> None:
        step = self._steps.currentWidget()
        if step is self._merge:
            self._show_step(self._review)
        elif step is self._review and len(self._choice.boxes) > 1:
            self._show_step(self._choice)
        elif self._of is not None:
            self._file = self._of = None
            self._show_step(self._batch)
        else:
            self._file = None
            self._batch.forget()
            self._show_step(self._start)

    def _go_on(self) -> None:
        calls: dict[QWidget, Callable[[], None]] = {
            self._start: self.choose_file,
            self._batch: self._take_all,
            self._choice: self._start_review,
            self._review: self.take_in,
            self._merge: self._merge_in,
            self._returned: self._take_returned,
            self._prose: self._take_prose,
        }
        calls[self._steps.currentWidget()]()

    # -- taking in

    def take_in(self) -> None:
        """Store what is shown as a new plan and go to it, or lay it beside the plan it is to go into."""
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to the title
        if self._file is None or not self._review.is_complete:
            return
        file, into = self._chosen(self._file), self._review.target.plan
        if into is not None:
            self._compare(file, into)
            return
        title, years = self._review.plan_title, self._review.years.text().strip()
        self._finish(
            self.desk.work(
                self,
                self.tr("Taking the tasks in…"),
                lambda session, _: taking_in.take_in(session, file, title=title, years=years),
                areas=_CHANGED,
            )
        )

    def _take_prose(self) -> None:
        QGuiApplication.inputMethod().commit()
        years = self._prose.plan_years
        if self._file is None or years is None:
            return
        ticked, title = self._prose.ticked, self._prose.plan_title
        self._finish(
            self.desk.do(
                self, lambda session: prose.take_in(session, ticked, title=title, years=years), areas=_CHANGED
            )
        )

    def _finish(self, done: Imported | None) -> None:
        """A file became a plan: go there, or back to the others of its batch."""
        if done is None:
            return
        words = self._new_plan_words(done.counts)
        self._file, self._done = None, _Done(plan=done.plan, changes=done.changes, words=words)
        if self._of is not None:
            self._batch.note_taken(self._of.path, done)
            self._of = None
            self._show_step(self._batch)
        else:
            self._show_step(self._start)
            self.navigate("plan", plan=done.plan, told=words)
        self.refresh()
        self.desk.said.emit(words)

    def _new_plan_words(self, counts: Counts) -> str:
        words = self.tr("Took {tasks} tasks and {products} products into a new plan.")
        return words.format(tasks=counts.tasks, products=counts.products)

    def _compare(self, file: TakenFile, plan: RecordId) -> None:
        """Lay the file beside a plan; tables of another shape are refused in words."""
        found = self.desk.work(
            self,
            self.tr("Comparing with the plan…"),
            lambda session, _: merging.lay_beside(session, plan, file),
        )
        if found is not None:
            self._merge.show_merging(found)
            self._show_step(self._merge)

    def _merge_in(self) -> None:
        plan, choices = self._merge.plan, self._merge.choices
        file = self._chosen(self._file) if self._file is not None else None
        if plan is None or file is None or not choices:
            return
        new, changed = len(self._merge.new.ticked), len(self._merge.differing.ticked)
        words = self.tr("Took {new} new lines and {changed} changed texts from the file.")
        words = words.format(new=new, changed=changed)
        self._take_into(plan, lambda session: merging.merge(session, plan, choices, file), words)

    def _take_returned(self) -> None:
        found, chosen, remarks = self._returned.found, self._returned.taken, self._returned.taken_remarks
        if found is None:
            return
        plan = found.plan.id
        words = self.tr("Took {count} things from the returned file.").format(count=self._returned.count)
        self._take_into(plan, lambda session: returning.take_over(session, plan, chosen, remarks), words)

    def _take_into(self, plan: RecordId, call: Callable[[Session], Changes], words: str) -> None:
        """Take over what is ticked, and go to the plan."""
        done = self.desk.work(
            self, self.tr("Taking the tasks in…"), lambda session, _: call(session), areas=_CHANGED
        )
        if done is None:
            return
        self._file = self._of = None
        self._done = _Done(plan=plan, changes=done, words=words)
        self._show_step(self._start if self._batch.is_empty else self._batch)
        self.refresh()
        self.navigate("plan", plan=plan, told=words)
        self.desk.said.emit(words)

    def _take_all(self) -> None:
        chosen = self._batch.ticked
        taken = self.desk.work(
            self,
            self.tr("Taking the files in…"),
            lambda session, progress: taking_many.take_all(session, chosen, progress),
            areas=_CHANGED,
        )
        if taken is None:
            return
        self._batch.note(taken)
        if taken.done:
            last = taken.done[-1][1]
            words = self.tr("Took {count} files into new plans; each can be undone by itself.")
            words = words.format(count=len(taken.done))
            self._done = _Done(plan=last.plan, changes=last.changes, words=words)
            self.desk.said.emit(words)
        self.refresh()

    def _take_back(self) -> None:
        if self.desk.do(self, planning.undo, areas=_CHANGED) is not None:
            self._done = None
            self.refresh()
            self.desk.said.emit(self.tr("What was taken from the file has been undone."))

    def _open_plan(self) -> None:
        if self._done is not None:
            self.navigate("plan", plan=self._done.plan)

    def status(self) -> str:
        """The file in hand."""
        return self.tr("Nothing is stored yet.") if self._file is not None else ""
