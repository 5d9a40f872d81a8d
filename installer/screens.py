"""Pictures of every page and dialog, for people to look at: both languages, every look, 100 % to 200 %.

    python installer/screens.py OUT [vi-light-100 ...]

Each look runs in a process of its own, for the scale belongs to a process. The screen is one of 1366x768
dots; data are the shipped sample, in a folder that is thrown away. A page that cannot be made is one line on
standard error and does not keep the others from being taken.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccapp.services.session import Session
    from ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES, LOOKS, SCALES = ("vi", "en"), ("light", "dark", "contrast"), ("100", "125", "150", "200")
USUAL = ("light-100", "light-150", "dark-100", "dark-150")  # where no look is named
DOTS = (1366, 768)
SCREEN = {"name": "small", "x": 0, "y": 0, "width": DOTS[0], "height": DOTS[1], "logicalDpi": 96, "dpr": 1}
FRAME = 30  # dots that the system's own title bar takes
PROSE = """KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025
I. MỤC TIÊU
- Trên 98% hồ sơ được giải quyết đúng hạn.
II. NHIỆM VỤ
- Rà soát văn bản quy phạm pháp luật đã ban hành.
- Công khai thủ tục hành chính tại trụ sở.
"""
TABLE = "| STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n|--|--|--|--|--|\n" + "".join(
    f"| {number} | Rà soát thủ tục hành chính lần {number} | Báo cáo | Văn phòng | Quý I/2026 |\n"
    for number in range(1, 15)
)
SETTLE = 350  # milliseconds for layouts that wait a moment
TRIES = 10  # to find a dialog that comes late
OFFICE, SUPERIOR, SAMPLE = "UBND xã Suối Mây", "Sở Nội vụ tỉnh Mộc Giang", "ke-hoach-cchc-2026.docx"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that were asked for, the usual ones where none is named."""
    every = ["-".join(parts) for parts in itertools.product(LANGUAGES, LOOKS, SCALES)]
    usual = ["-".join(parts) for parts in itertools.product(LANGUAGES, USUAL)]
    if not arguments or set(arguments[1:]) - set(every):
        print(f"usage: screens.py OUT [{' | '.join(every)}]", file=sys.stderr)
        return 2
    out = Path(arguments[0]).absolute()
    for name in arguments[1:] or [*usual, "vi-light-200", "vi-contrast-100"]:
        run(f"from screens import take; take({name!r}, {str(out / name)!r})", int(name.rpartition("-")[2]))
    return 0


def run(code: str, scale: int) -> None:
    """Run a piece of Python in a process whose screen is the small one at a scale in percent."""
    with tempfile.TemporaryDirectory(prefix="ccapp-screen-") as scratch:
        screens = Path(scratch) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        environment = {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "QT_SCALE_FACTOR": str(scale / 100),
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "installer")]),
        }
        subprocess.run(
            [sys.executable, "-X", "utf8", "-X", "faulthandler", "-c", code],
            env=os.environ | environment,
            check=True,
        )


def take(name: str, out: str) -> None:
    """All pictures of one look, in this process."""
    from PySide6.QtWidgets import QApplication

    from ui import theme, translation

    gc.disable()  # windows of many scenes need no order in which they end
    language, look, scale = name.split("-")
    app = QApplication([name, "-style", "fusion"])
    translation.apply(app, language)
    theme.apply(app, theme.Theme(look))
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ccapp-screens-") as scratch:
        Stage(Path(scratch), folder, language, int(scale) / 100).play()


class Stage:
    """The windows of one look, and the camera."""

    def __init__(self, scratch: Path, out: Path, language: str, scale: float) -> None:
        from ccapp.words import Words

        self.scratch, self.out, self.scale = scratch, out, scale
        self.words = Words(language)
        self.windows: list[MainWindow] = []  # kept, so that none is collected while another plays
        self.size = (int(DOTS[0] / scale), int((DOTS[1] - FRAME) / scale))

    def play(self) -> None:
        """Every scene, each with windows of its own."""
        from scenes import SCENES
        from scenes_superior import superior

        for scene in (self.start, self.commune, self.checking, self.today, self.dialogs, self.superior):
            scene()
        for more in (*SCENES, superior):
            self.attempt(more.__name__, lambda more=more: more(self))

    def attempt(self, name: str, call: Callable[[], object]) -> None:
        """One picture; what is not there yet is skipped with a line."""
        try:
            call()
        except (ImportError, AttributeError, KeyError) as error:
            print(f"{self.out.name}/{name}: skipped ({type(error).__name__}: {error})", file=sys.stderr)

    def settle(self) -> None:
        """Wait for layouts that come a moment later."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(SETTLE, loop.quit)
        loop.exec()

    def shoot(self, name: str, widget: QWidget) -> None:
        """A picture of a widget once it has settled."""
        self.settle()
        self.look(name, widget)

    def look(self, name: str, widget: QWidget) -> None:
        """The picture itself."""
        widget.grab().save(str(self.out / f"{name}.png"))

    def view(self, name: str, window: QWidget, call: Callable[[], object]) -> None:
        """Do something in a window and take its picture."""
        self.attempt(name, call)
        self.shoot(name, window)

    def modal(self, name: str, call: Callable[[], object]) -> None:
        """A picture of the dialog that `call` opens and waits for."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QDialog

        def look(tries: int = TRIES) -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                if tries:
                    QTimer.singleShot(SETTLE, lambda: look(tries - 1))
                else:
                    print(f"{self.out.name}/{name}: no dialog", file=sys.stderr)
                return
            self.look(name, dialog)
            dialog.done(0) if isinstance(dialog, QDialog) else dialog.close()

        QTimer.singleShot(3 * SETTLE, look)
        self.attempt(name, call)

    def window(self, session: Session) -> MainWindow:
        """The real window at the size of the small screen."""
        from ui.desk import Desk
        from ui.pages import PAGES
        from ui.window import MainWindow

        made = MainWindow(Desk(session, self.words), PAGES, lambda *_: None)
        made.show()
        made.resize(*self.size)
        self.windows.append(made)
        return made

    def office(self, name: str, role: str) -> Session:
        """An office in the throw-away folder."""
        from ccapp import app as core
        from ccapp.domain.office import Role
        from ccapp.services.folder import safekeeping

        who = "Chị Lan" if role == "commune" else "Anh Sơn"
        return safekeeping.init(self.scratch / role, name=name, role=Role(role), who=who, clock=core.now)

    def sample(self) -> Path:
        """The shipped plan."""
        from ccapp.resources import resource

        return resource("resources", "samples", SAMPLE)

    def page(self, window: MainWindow, name: str, key: str, **place: object) -> None:
        """Go to a page and take its picture."""

        def shot() -> None:
            window.navigate(key, **place)
            self.shoot(name, window)

        self.attempt(name, shot)

    def press_filled(self, window: MainWindow) -> None:
        """Press the one button that stands out on the page in front."""
        from PySide6.QtWidgets import QPushButton

        buttons = window.centralWidget().findChildren(QPushButton)
        next(each for each in buttons if each.property("filled") and each.isVisible()).click()

    def start(self) -> None:
        """The first start and its forms."""
        self.attempt("start", self._start)

    def _start(self) -> None:
        from ui.start import StartDialog

        dialog = StartDialog(self.scratch / "new", self.words)
        room = (min(dialog.width(), self.size[0] - 40), min(dialog.height(), self.size[1] - 40))
        dialog.resize(*room)
        dialog.show()
        self.shoot("start", dialog)
        self.attempt("start-new", dialog.show_new)
        self.shoot("start-new", dialog)
        self.attempt("start-file", lambda: dialog.show_file(self.sample()))
        self.shoot("start-file", dialog)
        self.attempt("start-choice", lambda: dialog.show_choice(self.sample()))
        self.shoot("start-choice", dialog)
        self.attempt("start-check", lambda: dialog.show_check(self.slipped()))
        self.shoot("start-check", dialog)
        dialog.close()

    def commune(self) -> None:
        """The pages of a commune, connected to its superior and with something sent."""
        from ccapp.domain.records import rows
        from ccapp.services.handover import connecting, exchanging
        from ccapp.services.plans import keeping, planning
        from ui.widgets.plan.recovered import RecoveredStrip

        self.mine, self.theirs = self.office(OFFICE, "commune"), self.office(SUPERIOR, "superior")
        window = self.window(self.mine)
        self.page(window, "plans-empty", "plans")
        self.page(window, "take-in", "take-in")
        self.page(window, "take-in-tables", "take-in", file=str(self.sample()))
        self.attempt("take-in-review", lambda: self.press_filled(window))
        self.shoot("take-in-review", window)
        self.plan = planning.import_file(self.mine, self.sample()).plan
        self._taking(window)
        first = next(rows(planning.show(self.mine, self.plan).appendices[0]))
        planning.set_text(self.mine, self.plan, first.leaf.id, "deadline", "Trước ngày 15/4/2026")
        keeping.new_plan(self.mine, "Kế hoạch kiểm soát thủ tục hành chính năm 2026", (2026, 2026))
        keeping.archive(self.mine, keeping.new_plan(self.mine, "Kế hoạch 2025", (2025, 2025)), archived=True)
        handed = self.scratch / "gui"
        handed.mkdir()
        invited = connecting.invite(self.theirs, OFFICE, handed)
        connecting.connect(self.mine, connecting.read_invite(invited.file))
        self.sent = exchanging.send(self.mine, self.plan, SUPERIOR, handed).file
        window.desk.announce(frozenset({"plans", "partners"}))
        self.page(window, "plans", "plans")
        self.page(window, "plan", "plan", plan=self.plan)
        self.page(window, "preview", "preview", plan=self.plan)
        self.page(window, "assigned", "assigned", plan=self.plan)
        self.page(window, "assigned-pick", "assigned", plan=self.plan, file=str(self.sample()))
        self.page(window, "uniting", "uniting")
        self.page(window, "exchange", "exchange")
        self.page(window, "settings", "settings")
        window.add_strip(RecoveredStrip(window.desk))
        self.page(window, "recovered", "plans")
        window.close()

    def _taking(self, window: MainWindow) -> None:
        """A folder of files, a plan of prose, a file beside the plan it is merged into, a paste."""
        from PySide6.QtGui import QGuiApplication

        from ui.widgets.plan.view import PlanView

        folder = self.scratch / "Nhiều tệp"
        folder.mkdir()
        (folder / "Ke hoach 2026.docx").write_bytes(self.sample().read_bytes())
        prose = folder / "Ke hoach 2025.txt"
        prose.write_text(PROSE, encoding="utf-8")
        (folder / "Anh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
        self.page(window, "take-in-folder", "take-in", file=str(folder))
        self.page(window, "take-in-prose", "take-in", file=str(prose))
        table = self.scratch / "Bo sung 2026.md"
        table.write_text(TABLE, encoding="utf-8")
        window.desk.announce(frozenset({"plans"}))
        self.page(window, "take-in-target", "take-in", file=str(table))
        window.navigate("plan", plan=self.plan)
        view = window.page("plan").findChildren(PlanView)[0]
        lines = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if "--" not in line]
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, lines)))
        view.go(1, 0)
        self.modal("dialog-paste", view.paste)

    def checking(self) -> None:
        """What the check finds, in the table, on its page and in a file; the units of the office."""
        from ccapp.domain.office import Person
        from ccapp.domain.records import rows
        from ccapp.domain.units.starter import Era
        from ccapp.services.plans import planning, units
        from ui.dialogs import unit as unit_dialogs
        from ui.dialogs import unit_person as person_dialogs

        leaves = [row.leaf for row in rows(planning.show(self.mine, self.plan).appendices[0])]
        slips = (
            ("product", ""),
            ("deadline", "31/6/2026"),
            ("lead", "Văn phòng - TK"),
            ("deadline", "12/26"),
        )
        for leaf, (field, text) in zip(leaves[1:], slips, strict=False):
            planning.set_text(self.mine, self.plan, leaf.id, field, text)
        window = self.window(self.mine)
        self.page(window, "units-empty", "units")
        units.fill(self.mine, Era.BEFORE)
        known = units.units(self.mine)
        lan = Person(name="Nguyễn Thị Lan", title="Công chức Văn phòng", unit=known[0].id)
        units.add_person(self.mine, lan)
        self.page(window, "units", "units")
        self.page(window, "units-people", "units", part="people")
        self.page(window, "units-spellings", "units", part="spellings")
        self.page(window, "plan-checked", "plan", plan=self.plan)
        self.attempt("plan-finding", lambda: window.page("plan").checks.walk(back=False))  # type: ignore[attr-defined]  # the page of plans
        self.shoot("plan-finding", window)
        self.page(window, "checking", "checking", plan=self.plan)
        self.page(window, "word-check-empty", "word-check")
        self.page(window, "word-check", "word-check", file=str(self.slipped()))
        desk = window.desk
        self.modal("dialog-unit", lambda: unit_dialogs.ask_new_unit(window, desk))
        self.modal("dialog-unit-end", lambda: unit_dialogs.ask_end(window, desk, known[0], known))
        today = self.mine.clock().date()
        self.modal("dialog-unit-choose", lambda: unit_dialogs.choose_unit(window, known, today))
        self.modal("dialog-person-new", lambda: person_dialogs.ask_person(window, desk, known))
        first = units.people(self.mine)[0]
        self.modal("dialog-hand-over", lambda: person_dialogs.ask_hand_over(window, desk, first))
        window.close()

    def slipped(self) -> Path:
        """A text with slips."""
        file = self.scratch / "Kế hoạch xã.txt"
        lines = (
            "KẾ HOẠCH",
            "Cải cách hành chính năm 2026",
            "I. MỤC ĐÍCH",
            "1. Xong trước ngày 31 tháng 6 năm 2026.",
        )
        file.write_text("\n".join((*lines, "3. Không để chống chéo nhiệm vụ.")), encoding="utf-8")
        return file

    def today(self) -> None:
        """A working day in June: what is due, a search over everything, the table's columns."""
        from datetime import datetime

        from ccapp.domain.plan import AdHocTask
        from ccapp.services.plans import adhoc

        day = datetime(2026, 6, 8, 10, 32).astimezone()
        self.mine.store.clock = lambda: day
        self.mine.store.journal._clock = lambda: day  # noqa: SLF001 - a scene plays on its own day
        task = AdHocTask(
            plan_id=self.plan,
            title="Báo cáo kết quả rà soát theo yêu cầu của Sở Nội vụ",
            deadline="12/6/2026",
            by_document="CV 1204/SNV",
        )
        self.attempt("today", lambda: adhoc.add(self.mine, task))
        window = self.window(self.mine)
        self.page(window, "today", "today")
        self.modal("dialog-search", window.search)
        window.navigate("plan", plan=self.plan)
        self.modal("dialog-layout", window.page("plan").layouts.ask)
        window.close()

    def dialogs(self) -> None:
        """Small dialogs over the list of plans."""
        from ccapp.errors import StorageError
        from ccapp.services.folder import safekeeping
        from ui.dialogs.new_plan import ask_new_plan, ask_title
        from ui.dialogs.person import choose_person
        from ui.dialogs.restoring import restore_over
        from ui.errors import CrashReporter

        window = self.window(self.mine)
        window.navigate("plans")
        desk = window.desk
        backup = safekeeping.backup(self.mine, self.scratch / "Sao luu.ccbak")
        full = StorageError("database-full", file="D:\\ccapp\\ccapp.db", detail="")
        self.modal("dialog-new-plan", lambda: ask_new_plan(window, desk))
        self.modal("dialog-rename", lambda: ask_title(window, desk, self.plan, "Kế hoạch CCHC năm 2026"))
        self.modal("dialog-person", lambda: choose_person(window, desk))
        self.modal("dialog-restore", lambda: restore_over(window, desk, backup))
        self.modal("dialog-refusal", lambda: desk.refuse(window, full))
        self.modal(
            "dialog-fault", lambda: CrashReporter().dialog("Traceback (most recent call last):\n…").exec()
        )
        self.modal("dialog-waiting", lambda: self._wait(window))
        window.close()
        self.attempt("start-backup", lambda: self._look_into(backup))

    def _look_into(self, backup: Path) -> None:
        from ui.start import StartDialog

        found = self.scratch / "found" / "backup"
        found.mkdir(parents=True)
        backup.rename(found / backup.name)
        dialog = StartDialog(found.parent, self.words)
        dialog.show()
        self.shoot("start-found", dialog)
        dialog.look_into(found / backup.name)
        self.shoot("start-backup", dialog)
        dialog.close()

    def _wait(self, window: MainWindow) -> None:
        from PySide6.QtCore import QCoreApplication

        from ccapp.errors import Cancelled
        from ui.tasks import Task

        def work(progress: Callable[[int, int], None]) -> None:
            for step in range(100):
                progress(step, 60)
                time.sleep(0.03)

        try:
            Task(window, QCoreApplication.translate("SettingsPage", "Backing up and checking…"), work).run()
        except Cancelled:
            return

    def superior(self) -> None:
        """The pages of a superior that has received a plan."""
        from ccapp.services.handover import exchanging

        window = self.window(self.theirs)
        self.page(window, "reception-empty", "reception")
        exchanging.receive(self.theirs, [self.sent])
        (received,) = exchanging.collected(self.theirs)
        self.page(window, "reception", "reception")
        self.page(window, "reception-result", "reception", file=str(self.sent))
        self.page(window, "directory", "directory")
        self.page(window, "units-superior", "units")
        self.page(window, "plan-collected", "plan", plan=received.plan)
        self.page(window, "plans-superior", "plans")
        window.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
