"""The program as a process: start, second start, data in use or damaged, a light first paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ccapp.domain.office import Role
from ccapp.services.folder import safekeeping
from ccapp.services.plans import keeping
from ccapp.words import Words
from tests.conftest import ROOT, Clock

TIMEOUT = 240
# Tells what happens in a window of its own process, one line each, and closes it when it has seen enough.
DRIVER = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.main
import ui.program
from ui.window import MainWindow

def tell(what, of=""):
    print(json.dumps([what, of]), flush=True)

def watch():
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        tell("dialog", dialog.text())
        dialog.close()
    QTimer.singleShot(20, watch)

open_file, come_forward, show = MainWindow.open_file, MainWindow.come_forward, MainWindow.show

def shown(window):
    show(window)
    MainWindow.show = show
    QTimer.singleShot(0, lambda: tell("shown", window.current_key()))

def opened(window, path):
    tell("file", path)
    QTimer.singleShot(50, window.close)

def forward(window):
    tell("forward")
    come_forward(window)

MainWindow.show, MainWindow.open_file, MainWindow.come_forward = shown, opened, forward
apply = ui.program.theme.apply
ui.program.theme.apply = lambda *given: (apply(*given), QTimer.singleShot(20, watch))
sys.exit(ui.main.main(["ccapp-gui", *sys.argv[1:]]))
"""


@pytest.fixture
def data(tmp_path: Path, clock: Clock) -> Path:
    """A data folder that nobody has open."""
    folder = tmp_path / "dữ liệu xã"
    opened = safekeeping.init(folder, name="UBND xã Suối Mây", role=Role.COMMUNE, who="Lan", clock=clock)
    keeping.new_plan(opened, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    safekeeping.close_session(opened, daily=False)
    return folder


def environment(data: Path) -> dict[str, str]:
    return dict(
        os.environ, CCAPP_DATA=str(data), QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT), PYTHONUTF8="1"
    )


class Window:
    """A window in a process of its own, and what it told."""

    def __init__(self, data: Path, *arguments: str, code: str = DRIVER) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=environment(data),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def line(self) -> list[Any]:
        """The next thing told."""
        assert self.process.stdout is not None
        told: list[Any] = json.loads(self.process.stdout.readline())
        return told

    def rest(self) -> list[list[Any]]:
        """Everything else that is told until the process ends."""
        out, _ = self.process.communicate(timeout=TIMEOUT)
        return [json.loads(line) for line in out.splitlines()]

    @property
    def code(self) -> int | None:
        """The exit code."""
        return self.process.returncode


Start = Callable[..., Window]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts windows; none of them outlives the test."""
    made: list[Window] = []

    def begin(data: Path, *arguments: str, code: str = DRIVER) -> Window:
        made.append(Window(data, *arguments, code=code))
        return made[-1]

    yield begin
    for window in made:
        if window.process.poll() is None:
            window.process.kill()
        window.process.communicate(timeout=TIMEOUT)


def test_a_second_start_shows_the_first_window_and_hands_its_file_over(
    data: Path, start: Start, tmp_path: Path
) -> None:
    first = start(data)
    assert first.line() == ["shown", "today"]
    second = start(data, str(tmp_path / "kế hoạch năm trước.docx"))
    assert (second.rest(), second.code) == ([], 0)
    assert first.rest() == [["forward", ""], ["file", str(tmp_path / "kế hoạch năm trước.docx")]]
    assert first.code == 0
    assert list((data / "backup").glob("*.ccbak")), "closing the window keeps the day's backup"


def test_the_data_folder_may_be_named_and_qt_keeps_its_own_arguments(
    data: Path, start: Start, tmp_path: Path
) -> None:
    window = start(tmp_path / "leer", "-platform", "offscreen", "--data", str(data), str(tmp_path / "a.docx"))
    assert window.rest() == [["shown", "today"], ["file", str(tmp_path / "a.docx")]]
    assert window.code == 0


def test_data_in_use_by_a_verb_is_said_in_words(data: Path, start: Start, clock: Clock) -> None:
    verb = safekeeping.open_session(data, who="Lan", clock=clock)
    try:
        window = start(data)
        assert window.rest() == [["dialog", Words("vi").text("in-use", folder=str(data))]]
        assert window.code == 2
    finally:
        verb.store.close()


def test_damaged_data_is_said_in_words_and_a_backup_is_asked_for(data: Path, start: Start) -> None:
    (data / "ccapp.db").write_bytes(b"SQLite format 3\0" + b"?" * 4000)
    (data / "settings.json").write_text('{"language": "en", "theme": "no such look"}', encoding="utf-8")
    kinds = DRIVER.replace("dialog.text()", "type(dialog).__name__")
    window = start(data, code=kinds)
    assert window.rest() == [["dialog", "QMessageBox"], ["dialog", "QFileDialog"]]
    assert window.code == 2
    assert (data / "ccapp.db").read_bytes().endswith(b"???"), "nothing was touched"


# Tells what the window says above the page, then ends: cleanly, or as a power cut ends it.
NOTICED = """
import json, os, sys
from PySide6.QtCore import QTimer
from ui.main import main
from ui.widgets.notice import Notice
from ui.window import MainWindow
show = MainWindow.show

def shown(window):
    show(window)
    QTimer.singleShot(100, lambda: tell(window))

def tell(window):
    notices = window.findChildren(Notice, "recovered")
    print(json.dumps(["notices", [notice.text.text() for notice in notices]]), flush=True)
    os._exit(3) if "--die" in sys.argv else window.close()

MainWindow.show = shown
sys.exit(main(["ccapp-gui"]))
"""


def test_a_sudden_end_is_told_at_the_next_start_and_only_then(data: Path, start: Start) -> None:
    first = start(data, "--die", code=NOTICED)
    assert first.rest() == [["notices", []]]
    assert first.code == 3
    ((_, told),) = start(data, code=NOTICED).rest()
    assert len(told) == 1
    assert told[0].startswith("Lần trước chương trình đóng đột ngột. Đã khôi phục đến ")
    assert start(data, code=NOTICED).rest() == [["notices", []]]


HEAVY = (
    "sqlite_utils",
    "reportlab",
    "openpyxl",
    "docx",
    "lxml",
    "cryptography",
    "asyncio",
    "platformdirs",
    "concurrent.futures",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    # Light ones, but each is a millisecond or more of a start that has no need of it.
    "hashlib",
    "secrets",
    "csv",
    "logging.handlers",
    "argparse",
    "inspect",
    "shibokensupport.signature.parser",
    "ccapp.domain.agenda",
    "ccapp.domain.deadline",
    "ccapp.domain.findings",
    "ccapp.domain.scope",
    "ccapp.exchange",
    "ccapp.intake",
    "ccapp.printing",
    "ccapp.store.backup",
    "ccapp.store.history",
    "ccapp.store.partners",
    "ccapp.store.search",
    "ui.dialogs",
    "ui.instance",
    "ui.start",
    "ui.tasks",
)
PAINTED = """
import json, sys
from ui.main import main, make_ready
make_ready()
from ui.registry import Page
from ui.window import MainWindow
import ui.pages.today
paint = ui.pages.today.TodayPage.paintEvent

def painted(page, event):
    paint(page, event)
    print(json.dumps(["painted", sorted(sys.modules)]), flush=True)
    page.window().close()

ui.pages.today.TodayPage.paintEvent = painted
sys.exit(main(["ccapp-gui"]))
"""


def test_nothing_heavy_is_imported_before_the_first_paint_of_the_home_page(data: Path, start: Start) -> None:
    what, modules = start(data, code=PAINTED).line()
    assert what == "painted"
    assert sorted(set(HEAVY) & set(modules)) == []


# Tells whose source was read in importing the window: PySide's hook leaves what it reads in `linecache`.
READ = """
import json, linecache
from ui.main import make_ready
make_ready()
import ui.window
print(json.dumps(["read", [name for name in linecache.cache if "ui" in name or "ccapp" in name]]))
"""


def test_no_source_is_read_at_the_start(data: Path, start: Start) -> None:
    assert start(data, code=READ).line() == ["read", []]


FULL = """
import ccapp.store.due_backups
from ccapp.errors import FileError

def full(*_):
    raise FileError("disk-full", file="ccapp.ccbak", detail="")

ccapp.store.due_backups.keep_daily = full
"""


def test_a_backup_that_fails_at_the_end_is_said_and_loses_nothing(
    data: Path, start: Start, clock: Clock
) -> None:
    window = start(data, "/x/a.docx", code=FULL + DRIVER)
    told = window.rest()
    assert told[-1] == ["dialog", Words("vi").text("disk-full", file="ccapp.ccbak")]
    assert (len(told), window.code) == (3, 0)
    again = safekeeping.open_session(data, who="Lan", clock=clock)
    try:
        assert len(keeping.summaries(again)) == 1
    finally:
        again.store.close()
