"""The window against floors of Qt itself, each figure in processes of its own, in turn with its floor.

    python tests/bench/bench_window.py [ROUNDS]

`start`: the real window with a plan of 100 tasks until its first paint, against an empty QMainWindow, in
processor time from the start of the interpreter, which other work on the machine does not change (and
memory). The floor is PySide as it comes; beside it stands an empty window after `ui.main.make_ready`.
`layout`: heights and merged cells of 900 wrapped rows, against resizeRowsToContents of the same texts.
`scroll`: a page down through the plan, against a view on a QStandardItemModel.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each process imports only what it measures
    from PySide6.QtWidgets import QTableView, QWidget

    from ui.pages.plan import PlanPage

ROOT = Path(__file__).resolve().parents[2]
GOALS = {"start": 1.5, "memory": 1.6, "layout": 0.2, "scroll": 2.0}
SCREEN = {"name": "small", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
LAYOUT_ROWS = 900
PAGES = 40


def main(rounds: int) -> None:
    """Print median figures, their ratio to the floor of the same run, and the goal."""
    import tempfile  # here and below: the processes that are measured import nothing for the measuring

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        # An installed program has its bytecode; some development shells forbid writing it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "bytecode")
        screens = Path(scratch) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        plans = _child("prepare", folder)
        wide, deep = str(plans["wide"]), str(plans["deep"])
        _child("empty", folder)
        _child("window", folder, wide)
        start = [(_child("empty", folder), _child("window", folder, wide)) for _ in range(rounds)]
        ready = [_child("ready", folder)["ms"] for _ in range(rounds)]
        layout = [(_child("qt-layout", folder, deep), _child("own-layout", folder, deep)) for _ in range(5)]
        scroll = [(_child("qt-scroll", folder, deep), _child("own-scroll", folder, deep)) for _ in range(5)]
    _tell("start", "ms", [(floor["ms"], own["ms"]) for floor, own in start])
    print(f"         {_median(ready):8.1f} ms  an empty window that is made ready as ours is")
    _tell("memory", "MB", [(floor["mb"], own["mb"]) for floor, own in start])
    _tell("layout", "ms", [(floor["ms"], own["ms"]) for floor, own in layout])
    _tell("scroll", "ms", [(floor["ms"], own["ms"]) for floor, own in scroll])


def _tell(name: str, unit: str, pairs: list[tuple[float, float]]) -> None:
    floor = _median([pair[0] for pair in pairs])
    own = _median([pair[1] for pair in pairs])
    ratio = _median([own / floor for floor, own in pairs])
    verdict = "ok" if ratio <= GOALS[name] else "above the goal"
    print(
        f"{name:8} {own:8.1f} {unit}  floor {floor:8.1f} {unit}  {ratio:5.2f} x (<= {GOALS[name]}) {verdict}"
    )


def _median(figures: list[float]) -> float:
    import statistics

    return statistics.median(figures)


def _child(what: str, *arguments: object) -> dict[str, float]:
    import subprocess

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


def _memory() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _say(**figures: object) -> None:
    print(json.dumps(figures))


def _first_paint(window: QWidget) -> None:
    """Show a widget, wait for its first paint, and say when that was."""
    from PySide6.QtWidgets import QApplication

    window.show()
    QApplication.processEvents()  # shown, laid out and painted: grabbing it would paint it a second time
    _say(ms=time.process_time() * 1000, mb=_memory())


def empty(_: str) -> None:
    """The floor: an application with one empty main window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1366, 768)
    _first_paint(window)
    app.quit()


def ready(folder: str) -> None:
    """An empty window after what our own start does before it imports PySide."""
    from ui.main import make_ready

    make_ready()
    empty(folder)


def window(folder: str, plan: str) -> None:
    """The program with a plan open, as `ccapp-gui` starts it."""
    from ui.main import make_ready

    make_ready()
    from ccapp import app as core
    from ccapp.services.folder import safekeeping
    from ui import program

    app = program.make_app(["ccapp-gui"])
    place = Path(folder)
    words = program.dress(app, place)
    session = safekeeping.open_session(place, who="bench", clock=core.now)
    _first_paint(program.open_window(app, session, words, ("plan", {"plan": plan})))
    session.store.close()


def prepare(folder: str) -> None:
    """A data folder with two plans: 100 tasks, and 300 tasks of three products each."""
    from ccapp.app import now
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from tests.ui.plan_steps import long_plan, stored

    session = safekeeping.init(
        Path(folder), name="UBND xã Suối Mây", role=Role.COMMUNE, who="bench", clock=now
    )
    wide = stored(session, long_plan(100, words=20))
    deep = stored(session, long_plan(LAYOUT_ROWS // 3, products=3, words=20))
    session.store.close()
    _say(wide=wide, deep=deep)


def _page(folder: str, plan: str) -> PlanPage:
    from PySide6.QtWidgets import QApplication

    from ccapp.app import now
    from ccapp.services.folder import safekeeping
    from ccapp.words import Words
    from ui import theme
    from ui.desk import Desk
    from ui.pages.plan import PlanPage

    theme.apply(QApplication([]), theme.Theme.LIGHT)
    session = safekeeping.open_session(Path(folder), who="bench", clock=now)
    page = PlanPage(Desk(session, Words("vi")), lambda *_, **__: None)
    page.resize(1206, 730)
    page.open(plan=plan)
    page.show()
    QApplication.processEvents()
    while page.checks.watch.is_waiting:  # marks and readings are there when people scroll
        QApplication.processEvents()
    page.grab()
    return page


def _timed(work: Callable[[], object]) -> float:
    gc.collect()  # what the start left behind is not this work's
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def own_layout(folder: str, plan: str) -> None:
    """Heights and spans of all rows from nothing: no width of any word is known yet."""
    from PySide6.QtGui import QFont

    page = _page(folder, plan)
    view = page.view
    view.cells.restyle(QFont(view.font()))
    view._heights = []
    _flatten(view)

    def lay_out() -> None:
        view.clearSpans()
        for span in view.model_.spans:
            view.setSpan(span.row, span.column, span.rows, span.columns)
        view.lay_out()

    _say(ms=_timed(lay_out), rows=view.model_.rowCount())


def qt_layout(folder: str, plan: str) -> None:
    """The floor: Qt measures the same texts in the same columns."""
    page = _page(folder, plan)
    view = _standard_view(page)
    _flatten(view)
    _say(ms=_timed(view.resizeRowsToContents), rows=view.model().rowCount())


def _flatten(view: QTableView) -> None:
    """All rows low, as before the first layout."""
    for row in range(view.model().rowCount()):
        view.verticalHeader().resizeSection(row, 30)


def _standard_view(page: PlanPage) -> QTableView:
    """A plain view with the same texts, widths, heights and spans."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    own = page.view
    model = QStandardItemModel()
    for row in range(own.model_.rowCount()):
        model.appendRow([QStandardItem(own.model_.text(row, column)) for column in range(7)])
    view = QTableView()
    view.setModel(model)
    model.setParent(view)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.resize(own.size())
    for column in range(7):
        view.setColumnWidth(column, own.columnWidth(column))
    for row in range(model.rowCount()):
        view.setRowHeight(row, own.rowHeight(row))
    for span in own.model_.spans:
        view.setSpan(span.row, span.column, span.rows, span.columns)
    view.show()
    view.grab()
    return view


def _scroll(view: QTableView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(0)
    view.viewport().grab()

    def step() -> None:
        bar.setValue(bar.value() + view.viewport().height())
        view.viewport().grab()

    _say(ms=_median([_timed(step) for _ in range(PAGES)]))


def own_scroll(folder: str, plan: str) -> None:
    """A page of our table, scrolled to and painted."""
    page = _page(folder, plan)
    _scroll(page.view)


def qt_scroll(folder: str, plan: str) -> None:
    """The floor: the same page painted by Qt from its own model."""
    _scroll(_standard_view(_page(folder, plan)))


CHILDREN: dict[str, Callable[..., None]] = {
    "prepare": prepare,
    "empty": empty,
    "ready": ready,
    "window": window,
    "own-layout": own_layout,
    "qt-layout": qt_layout,
    "own-scroll": own_scroll,
    "qt-scroll": qt_scroll,
}

if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in CHILDREN:
        CHILDREN[sys.argv[1]](*sys.argv[2:])
        sys.stdout.flush()
        os._exit(0)  # the figures are out; taking Qt down is not what is measured
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
