"""Working in a long table: a keystroke beside a bare editor of Qt, opening beside a spreadsheet.

    python tests/bench/bench_working.py [ROUNDS]

`key`: from a key event until the letter is painted, in a cell of a plan of 900 rows, against a QPlainTextEdit
of its own; the slowest is told too. `first`: the key that opens the editor, without a floor. `commit`:
Enter, until the saved cell is painted, without a floor. `after`: letters typed on in the next cell while
check and guide have not yet answered, the slowest of them. `open`: a process that opens the plan and paints
its table, against LibreOffice Calc reading the same 900 rows from the .xlsx that this program writes and
listing them as text; both by the clock on the wall.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each process imports only what it measures
    from PySide6.QtWidgets import QPlainTextEdit, QWidget

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "xây dựng, ban hành kế hoạch rà soát, đánh giá thủ tục hành chính; nghiêng Ứng Nguyễn đường "
LETTERS = 100
COMMITS = 20
PACE = 0.12  # seconds between letters
KEY_GOAL, OPEN_GOAL = 16.0, 1 / 3


def main(rounds: int) -> None:
    """Print median figures, what they stand beside, and the goals."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        folder = Path(scratch) / "data"
        sheet = Path(scratch) / "rows.xlsx"
        plan = _child("prepare", folder, sheet)["plan"]
        pairs = [(_child("qt-key", folder, plan), _child("own-key", folder, plan)) for _ in range(rounds)]
        floor, own = ([pair[side]["ms"] for pair in pairs] for side in (0, 1))
        worst = max(pair[1]["worst"] for pair in pairs)
        verdict = "ok" if worst < KEY_GOAL else "above the goal"
        print(f"key     median {statistics.median(own):.2f} ms, floor {statistics.median(floor):.2f} ms")
        print(f"key     slowest of {LETTERS * rounds}: {worst:.2f} ms (< {KEY_GOAL}) {verdict}")
        print(f"first   median {statistics.median(pair[1]['first'] for pair in pairs):.1f} ms")
        print(f"commit  median {statistics.median(pair[1]['commit'] for pair in pairs):.1f} ms")
        after = [pair[1]["after"] for pair in pairs]
        print(f"after   slowest: median {statistics.median(after):.1f} ms, most {max(after):.1f} ms")
        _tell_open(rounds, folder, str(plan), sheet, Path(scratch))


def _tell_open(rounds: int, folder: Path, plan: str, sheet: Path, scratch: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        print("open    LibreOffice is not on this machine")
        return
    command = [office, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "csv"]
    listing = [*command, "--outdir", str(scratch), str(sheet)]
    _wall(lambda: subprocess.run(listing, capture_output=True, check=True))  # its first start makes a profile
    _child("open", folder, plan)
    calc = [_wall(lambda: subprocess.run(listing, capture_output=True, check=True)) for _ in range(rounds)]
    own = [_wall(lambda: _child("open", folder, plan)) for _ in range(rounds)]
    ratio = statistics.median(own) / statistics.median(calc)
    verdict = "ok" if ratio <= OPEN_GOAL else "above the goal"
    print(
        f"open    {statistics.median(own):.2f} s, Calc {statistics.median(calc):.2f} s, "
        f"{ratio:.2f} x (<= {OPEN_GOAL:.2f}) {verdict}"
    )


def _wall(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _child(what: str, *arguments: object) -> dict[str, float]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, __file__, what, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def prepare(folder: str, sheet: str) -> None:
    """A data folder with a plan of 300 tasks of three products each, and the same rows in a workbook."""
    from ccapp.app import now
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from ccapp.services.paper import publishing
    from tests.ui.plan_steps import long_plan, stored

    session = safekeeping.init(
        Path(folder), name="UBND xã Suối Mây", role=Role.COMMUNE, who="bench", clock=now
    )
    plan = stored(session, long_plan(300, products=3, words=20))
    publishing.print_plan(session, plan, Path(sheet))
    session.store.close()
    print(json.dumps({"plan": plan}))


def _open(folder: str, plan: str) -> tuple[object, object]:
    """The program with the plan, painted; what keeps both alive is returned."""
    from PySide6.QtWidgets import QApplication

    from ccapp import app as core
    from ccapp.services.folder import safekeeping
    from ui import program

    app = program.make_app(["ccapp-gui"])
    words = program.dress(app, Path(folder))
    session = safekeeping.open_session(Path(folder), who="bench", clock=core.now)
    window = program.open_window(app, session, words, ("plan", {"plan": plan}))
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    return app, window


def open_plan(folder: str, plan: str) -> None:
    """Open and paint, nothing else."""
    kept = _open(folder, plan)
    print(json.dumps({"windows": len(kept)}))


def _type(editor: QPlainTextEdit) -> list[float]:
    """Milliseconds of each letter, painted."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    spent = []
    for letter in (SENTENCE * 2)[:LETTERS]:
        begin = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        editor.viewport().repaint()
        QApplication.processEvents()
        spent.append((time.perf_counter() - begin) * 1000)
    return spent


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        QApplication.processEvents()


def qt_key(_: str, __: str) -> None:
    """The floor: an editor that stands alone."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    app = QApplication([])
    editor = QPlainTextEdit()
    editor.resize(300, 200)
    editor.show()
    editor.setFocus()
    app.processEvents()
    print(json.dumps({"ms": statistics.median(_type(editor))}))


def own_key(folder: str, plan: str) -> None:
    """Letters into a cell in the middle of the plan, then edits that are saved one by one."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from ui.window import MainWindow

    _app, window = _open(folder, plan)
    assert isinstance(window, MainWindow)
    page = window.page("plan")
    view, checks = page.view, page.checks  # type: ignore[attr-defined]
    while checks.watch.is_waiting:
        QApplication.processEvents()
    product = 2
    view.go(450, product)
    _settle()  # the jump is painted; from here on it is typing, and the first key opens the editor
    begin = time.perf_counter()
    QTest.keyClick(view, Qt.Key.Key_X)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    QApplication.processEvents()  # paints as Qt would; Python's first look at a viewport builds its classes
    first = (time.perf_counter() - begin) * 1000
    _ = editor.viewport()
    spent = _type(editor)
    commits = []
    for number in range(COMMITS):
        view.go(400 + number, product)
        QTest.keyClick(view, Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        field.insertPlainText(" x")
        begin = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        view.viewport().repaint()
        commits.append((time.perf_counter() - begin) * 1000)
    figures = {"ms": statistics.median(spent), "worst": max(spent), "first": first, "after": _after(view)}
    print(json.dumps({**figures, "commit": statistics.median(commits)}))


def _after(view: QWidget) -> float:
    """The slowest letter of those typed at an officer's pace, right after a commit."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    spent = []
    for _ in range(30):
        until = time.perf_counter() + PACE
        while time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.001)
        begin = until  # the letter is struck now, whatever the window was busy with
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()
        spent.append((time.perf_counter() - begin) * 1000)
    return max(spent)


CHILDREN: dict[str, Callable[..., None]] = {
    "prepare": prepare,
    "open": open_plan,
    "qt-key": qt_key,
    "own-key": own_key,
}

if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in CHILDREN:
        CHILDREN[sys.argv[1]](*sys.argv[2:])
        sys.stdout.flush()
        os._exit(0)  # the figures are out; taking Qt down is not what is measured
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
