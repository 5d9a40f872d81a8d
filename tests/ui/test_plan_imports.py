"""Nothing heavy is imported before a plan is on the screen: start-up stays near that of an empty window."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlite_utils",
    "reportlab",
    "openpyxl",
    "docx",
    "lxml",
    "cryptography",
    "rapidfuzz",
    "ccapp.domain.checks",
    "ccapp.domain.deadline",
    "ccapp.domain.units",
    "ccapp.domain.findings",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    # Light ones, but none is needed to show a table: what writes, pastes, finds, lays out anew.
    "tomllib",
    "ccapp.domain.guidance",
    "ccapp.domain.scope",
    "ccapp.services.guidance.checking",
    "ccapp.services.plans.editing",
    "ccapp.services.plans.keeping",
    "ccapp.services.plans.layouts",
    "ccapp.services.plans.pasting",
    "ccapp.store.search",
    "ui.dialogs",
    "ui.models.plan_clipboard",
    "ui.panels",
    "ui.widgets.plan.cell_editor",
    "ui.widgets.check.plan",
    "ui.widgets.check_shapes",
    "ui.widgets.empty_state",
    "ui.widgets.find_bar",
    "ui.widgets.plan.clip",
    "ui.widgets.plan.finding",
    "ui.widgets.notice",
    "ui.widgets.plan.verbs",
    "ui.widgets.result_line",
)
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ccapp.app import now
from ccapp.services.folder import safekeeping
from ccapp.words import Words
from ui import theme
from ui.desk import Desk
from ui.pages import PAGES
from ui.window import MainWindow

app = QApplication([])
theme.apply(app, theme.Theme.LIGHT)
session = safekeeping.open_session(Path(sys.argv[1]), who="Lan", clock=now)
window = MainWindow(Desk(session, Words("vi")), PAGES, lambda *_: None)
window.navigate("plan", plan=sys.argv[2])
window.show()
window.grab()
page = window.page("plan")
assert page.model.rowCount() == 6, page.model.rowCount()
print(",".join(sorted(name for name in sys.argv[3:] if name in sys.modules)))
session.store.close()
"""


def test_every_module_named_here_is_there() -> None:
    """One that has moved would never be imported under this name, whatever the program does."""
    own = [name for name in HEAVY if name.startswith(("ccapp.", "ui."))]
    assert [name for name in own if importlib.util.find_spec(name) is None] == []


def test_nothing_heavy_is_imported_before_a_plan_is_shown(session: object, small_plan: str) -> None:
    from ccapp.services.session import Session

    assert isinstance(session, Session)
    folder = session.store.folder
    session.store.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(folder), small_plan, *HEAVY],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "", f"imported before the first paint: {done.stdout}"
