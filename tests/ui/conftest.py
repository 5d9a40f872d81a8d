"""Shared by the window's tests: offscreen, the house look, a desk on a real session, answers to dialogs."""

from __future__ import annotations

import gc
import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any Qt import

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.services.folder import safekeeping
from ccapp.services.folder.drives import Drive
from ccapp.services.handover import connecting
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import ROOT, Clock, PlanMaker, shipped_plan
from tests.prepared import Prepared, digest_once, opened, prepare
from tests.ui.plan_steps import shown
from tests.ui.take_steps import write_plan
from tests.ui.typing import InputMethod
from ui import theme, translation
from ui.desk import Desk
from ui.pages import PAGES
from ui.pages.plan import PlanPage
from ui.tasks import _Waiting
from ui.window import MainWindow

PATIENCE = 60_000  # milliseconds


@pytest.fixture(scope="session")
def _settled(qapp: QApplication) -> None:
    """What is there before the first test of the window stays: no collection need look at it."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _collecting(_settled: None) -> Iterator[None]:
    """Dead cycles are cleared in the window's thread alone, as in the program; here after every test.

    Other threads there are too, such as the one that brings a worker of the suite its orders.
    """
    gc.disable()
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _clipboard(qapp: QApplication) -> Iterator[None]:
    """Nothing is left there: offscreen, Qt frees what Python put there only after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _slow_digest_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digits of the same two offices are worked out once."""
    monkeypatch.setattr(hashlib, "scrypt", digest_once)


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """The look that users see: sizes and colours of the tests are those of the program."""
    if not qapp.styleSheet():
        theme.apply(qapp, theme.Theme.LIGHT)


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    """installer/translations.py as a module."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "installer" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def vietnamese(qapp: QApplication, tool: ModuleType) -> Iterator[QApplication]:
    """The program in Vietnamese, from captions built now."""
    assert tool.build(ROOT / "i18n") == 0
    translation.apply(qapp, "vi")
    yield qapp
    translation.plain(qapp)


@pytest.fixture
def words() -> Words:
    return Words("vi")


@pytest.fixture
def desk(qapp: QApplication, session: Session, words: Words) -> Iterator[Desk]:
    """A desk on the session of the test."""
    made = Desk(session, words)
    yield made
    if made.session is not session:  # replaced, as a restore does
        made.session.store.close()
    made.deleteLater()


@pytest.fixture
def sample_plan(session: Session) -> RecordId:
    """The shipped plan, taken in."""
    return shipped_plan(session)


@pytest.fixture
def small_plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """The small plan of the tests, stored."""
    from ccapp.store.plans import insert_plan

    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


@pytest.fixture(scope="session")
def superior_template(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A superior's office, made once."""

    def make(place: Path) -> None:
        name = "Sở Nội vụ tỉnh Mộc Giang"
        made = safekeeping.init(place / "superior", name=name, role=Role.SUPERIOR, who="Sơn", clock=Clock())
        made.store.close()

    return prepare(tmp_path_factory.mktemp("superior"), make)


@pytest.fixture
def superior(superior_template: Prepared, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """A superior's office in a data folder of its own."""
    superior_template.put(tmp_path)
    made = opened(tmp_path / "superior", "Sơn", clock)
    yield made
    made.store.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The real window with its real pages; not shown yet."""
    made = MainWindow(desk, PAGES, lambda *_: None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_plan: RecordId) -> PlanPage:
    """The page that a module is about; without another one in it, the table of the small plan.

    Row 0 is section I, rows 1-2 task 1, row 3 task 2, row 4 section II, row 5 task 3.
    """
    return shown(qtbot, window, small_plan)


@pytest.fixture
def gone() -> list[tuple[str, dict[str, object]]]:
    """Where a page without a window navigated to."""
    return []


@pytest.fixture
def method(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[InputMethod]:
    """An input method that holds words back."""
    made = InputMethod(qapp, monkeypatch)
    yield made
    made.close()


@pytest.fixture
def one_table(tmp_path: Path) -> Path:
    """A file with a plan of one table."""
    return write_plan(tmp_path)


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[AppError]:
    """Refusals shown, instead of the box that waits for a click."""
    shown: list[AppError] = []
    monkeypatch.setattr("ui.desk.show_refusal", lambda _parent, _words, error: shown.append(error))
    return shown


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in."""
    root = tmp_path / "stick"
    root.mkdir()

    def plugged() -> tuple[Drive, ...]:
        return (Drive(root=root, name="KINGSTON", free=3_300_000_000),) if root.is_dir() else ()

    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", plugged)
    return root


@pytest.fixture
def connected(session: Session, superior: Session, tmp_path: Path) -> Session:
    """The commune, connected."""
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    return session


@pytest.fixture
def above(qtbot: QtBot, qapp: QApplication, superior: Session, words: Words) -> MainWindow:
    """The superior's own window."""
    made = MainWindow(Desk(superior, words, qapp), PAGES, lambda *_: None)
    qtbot.addWidget(made)
    made.show()
    return made


class PatientBot(QtBot):
    """Its waits end when what they wait for has come; the limit, far off, only ends a test that hangs."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE) -> None:  # noqa: N802 - Qt's
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE) -> object:  # noqa: N802 - Qt's
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **more: object) -> object:  # noqa: N802 - Qt's
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of pytest-qt with time for a slow and busy machine."""
    return PatientBot(request)


class Answer(Protocol):
    """What a test calls to answer the next modal dialog."""

    def __call__(self, treat: Callable[[QWidget], object], *, work: bool = False) -> list[QWidget]:
        """With `work`, the dialog of long work is meant; else that one is left to go by itself."""


@pytest.fixture
def answer(qapp: QApplication) -> Iterator[Answer]:
    """`answer(lambda dialog: …)`: the next modal dialog gets this treatment as soon as it has the keyboard.

    The list returned holds the dialogs that came. Several answers are given one after the other.
    """
    waiting: list[tuple[Callable[[QWidget], object], list[QWidget], bool]] = []
    at_work: list[QWidget] = []
    watching = True

    def look() -> None:
        if watching:
            QTimer.singleShot(10, look)  # a new timer each time: one that is at work does not fire again
        dialog = QApplication.activeModalWidget()
        if dialog is None or not waiting or isinstance(dialog, _Waiting) is not waiting[0][2]:
            return
        if not dialog.isActiveWindow():  # keys would still go to the window below
            dialog.activateWindow()
            return
        if dialog in at_work:  # its own treatment is waiting for something: the next answer is not for it
            return
        treat, came, _ = waiting.pop(0)
        came.append(dialog)
        at_work.append(dialog)
        try:
            treat(dialog)
        except BaseException:
            dialog.close()  # else it stands there for ever, and nobody is told why
            raise
        finally:
            at_work.remove(dialog)

    def expect(treat: Callable[[QWidget], object], *, work: bool = False) -> list[QWidget]:
        came: list[QWidget] = []
        waiting.append((treat, came, work))
        return came

    look()
    yield expect
    watching = False
    qapp.processEvents()
    assert not waiting, "a dialog was expected and did not open"
