"""What connection files bring, through the windows: chosen at the superior, agreed to at a commune."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccapp import app as core
from ccapp.domain.coverage import Assigning
from ccapp.domain.outset import OutsetChoice
from ccapp.domain.plan import RecordId
from ccapp.domain.records import count
from ccapp.domain.report_calendar import USUAL, Calendar, Period, YearDay
from ccapp.services.folder import safekeeping
from ccapp.services.handover import calendars, connecting, directory, outsets
from ccapp.services.plans import keeping, planning
from ccapp.services.reception import setting_out
from ccapp.services.session import Session
from ccapp.store.assignments import state_assignment
from ccapp.store.plans import insert_plan
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.test_setting_out import twelve
from tests.ui.receive_steps import directory_page, exchange_page
from ui.desk import Desk
from ui.dialogs.new_plan import NewPlanDialog, Start
from ui.dialogs.new_plan_pages import TemplatePage
from ui.dialogs.outset import OutsetDialog
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.start import StartDialog, landing
from ui.widgets.exchange.pairing import InviteDialog, InvitePage
from ui.window import MainWindow

NAME = "UBND xã Suối Mây"
SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
Home = Callable[[MainWindow], TodayPage]
Treat = Callable[[type[QDialog], Callable[..., object]], None]
CALENDAR = Calendar(
    basis="Công văn số 15/SNV-CCHC",
    periods=(
        Period(name="Quý I", cut_off=YearDay(month=3, day=14), send=YearDay(month=3, day=17)),
        Period(name="Năm", cut_off=YearDay(month=12, day=14), send=YearDay(month=12, day=17)),
    ),
)


@pytest.fixture
def when_open() -> Iterator[Treat]:
    """The next modal dialog of a kind gets this treatment."""
    waiting: list[tuple[type[QDialog], Callable[..., object]]] = []
    timer = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if waiting and isinstance(dialog, waiting[0][0]):
            waiting.pop(0)[1](dialog)

    timer.timeout.connect(look)
    timer.start(10)
    yield lambda kind, treat: waiting.append((kind, treat))
    timer.stop()
    assert not waiting, "a dialog was expected and did not open"


@pytest.fixture
def model(superior: Session, plan_maker: PlanMaker) -> RecordId:
    with superior.store.journal.write("new-plan", superior.who) as tx:
        return insert_plan(tx, plan_maker(superior))


@pytest.fixture
def handed(superior: Session, clock: Clock) -> RecordId:
    """A plan of the superior with twelve tasks that is handed out."""
    from ccapp.domain.assignments import Assignment

    with superior.store.journal.write("new-plan", superior.who) as tx:
        plan = insert_plan(tx, twelve(superior))
    document = Assigning(
        doc_type="Quyết định", number="15", signed_on=clock().date(), issuer=SUPERIOR, title="Giao nhiệm vụ"
    )
    with superior.store.journal.write("hand-out", superior.who) as tx:
        state_assignment(tx, superior.store.connection, Assignment(plan_id=plan, document=document))
    return plan


def write(field, text: str) -> None:
    field.selectAll()
    field.insert(text)


def labels(widget) -> str:
    """Every word of the labels that are seen."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


@pytest.fixture
def dialog(qtbot: QtBot, superior: Session, words: Words) -> OutsetDialog:
    return opened(qtbot, superior, words)


def opened(qtbot: QtBot, superior: Session, words: Words) -> OutsetDialog:
    made = OutsetDialog(None, Desk(superior, words))  # type: ignore[arg-type]  # no window around it
    qtbot.addWidget(made)
    made.show()
    return made


# At the superior


def test_the_first_files_ask_what_they_bring_and_later_ones_do_not(
    above: MainWindow,
    superior: Session,
    model: RecordId,
    handed: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    when_open: Treat,
) -> None:
    directory.expect(superior, [NAME, "UBND xã Lộc Bình"])
    listed = directory_page(above)
    out = tmp_path / "Tep ket noi"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))

    def choose(asked: OutsetDialog) -> None:
        assert list(asked.tasks) == [handed]
        assert "12" in asked.tasks[handed].text()
        asked.model.setCurrentIndex(asked.model.findData(model))
        asked.agree.click()

    when_open(OutsetDialog, choose)
    listed.make.click()
    made = [connecting.read_invite(path).outset for path in sorted(out.iterdir())]
    assert len(made) == 2
    for brought in made:
        assert brought.calendar == USUAL
        assert brought.model is not None
        assert brought.tasks == 12
    assert "a model plan for 2026, 12 assigned tasks, a calendar of reports" in listed.done.text()
    directory.expect(superior, ["UBND xã Vinh Hiền"])
    listed.refresh()
    listed.make.click()  # a dialog would wait for ever
    assert len(list(out.iterdir())) == 3


def test_who_goes_back_makes_no_files(
    above: MainWindow,
    superior: Session,
    monkeypatch: pytest.MonkeyPatch,
    when_open: Treat,
) -> None:
    directory.expect(superior, [NAME])
    listed = directory_page(above)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("asked for a folder"))
    when_open(OutsetDialog, lambda asked: asked.reject())
    listed.make.click()
    assert outsets.choice(superior) is None
    assert not listed.done.isVisible()


def test_the_menu_of_the_page_changes_what_files_bring(
    above: MainWindow, superior: Session, model: RecordId, when_open: Treat
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
    listed = directory_page(above)

    def change(asked: OutsetDialog) -> None:
        assert asked.model.currentData() == model
        assert [row[0].text() for row in asked.calendar.rows] == ["Quý I", "Năm"]
        assert asked.basis.text() == CALENDAR.basis
        asked.model.setCurrentIndex(0)
        asked.send.click()
        asked.agree.click()

    when_open(OutsetDialog, change)
    listed.brings.trigger()
    assert outsets.choice(superior) == OutsetChoice()
    planning.undo(superior)
    assert outsets.choice(superior) == OutsetChoice(calendar=CALENDAR, model=model)


def test_the_calendar_is_typed_in_rows(superior: Session, dialog: OutsetDialog) -> None:
    assert [row[0].text() for row in dialog.calendar.rows] == ["Quý I", "6 tháng đầu năm", "9 tháng", "Năm"]
    dialog.calendar.rows[1][3].click()
    write(dialog.calendar.rows[0][2], "20-3")
    dialog.calendar.add.click()
    assert dialog.focusWidget() is dialog.calendar.rows[-1][0]
    write(dialog.calendar.rows[-1][0], "Quý III")
    write(dialog.calendar.rows[-1][1], "14/9")
    write(dialog.calendar.rows[-1][2], "ngày 17 tháng 9")
    dialog.calendar.add.click()  # left empty: it is none
    dialog.agree.click()
    chosen = outsets.choice(superior)
    assert chosen is not None
    assert chosen.calendar is not None
    said = [(each.name, each.cut_off.shown, each.send.shown) for each in chosen.calendar.periods]
    assert said == [
        ("Quý I", "14/3", "20/3"),
        ("9 tháng", "14/9", "17/9"),
        ("Năm", "14/12", "17/12"),
        ("Quý III", "14/9", "17/9"),
    ]


def test_a_day_that_is_none_is_said_in_place(superior: Session, dialog: OutsetDialog) -> None:
    write(dialog.calendar.rows[0][1], "31/2")
    dialog.agree.click()
    assert "31/2" in dialog.wrong.text()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.calendar.rows[0][1]
    assert outsets.choice(superior) is None
    dialog.calendar.usual.click()
    dialog.agree.click()
    assert not dialog.isVisible()
    chosen = outsets.choice(superior)
    assert chosen is not None
    assert chosen.calendar == USUAL


def test_a_plan_without_a_tick_is_left_out(
    qtbot: QtBot, superior: Session, words: Words, handed: RecordId
) -> None:
    asked = opened(qtbot, superior, words)
    asked.tasks[handed].click()
    asked.agree.click()
    assert setting_out.outset_for(superior, NAME).handed == ()
    again = opened(qtbot, superior, words)
    assert not again.tasks[handed].isChecked()


def test_a_model_that_is_gone_is_asked_for_again(
    above: MainWindow, superior: Session, model: RecordId, when_open: Treat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ccapp.domain.plan import PlanState

    setting_out.choose(superior, OutsetChoice(model=model))
    keeping.change_state(superior, model, PlanState.BINNED)
    directory.expect(superior, [NAME])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    listed = directory_page(above)
    when_open(OutsetDialog, lambda asked: asked.agree.click())
    listed.make.click()
    assert not setting_out.must_ask(superior)


@pytest.mark.parametrize("size", [(911, 512), (640, 400)])
def test_no_button_is_lost_on_a_low_screen(dialog: OutsetDialog, size: tuple[int, int]) -> None:
    for _ in range(12):
        dialog.calendar.add.click()
    dialog.resize(*size)
    for button in (dialog.agree, *dialog._buttons.findChildren(QPushButton)):
        corner = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(corner)


# At the commune


@pytest.fixture
def home(qtbot: QtBot) -> Home:
    """The home page in the real window, once it has read what it shows."""

    def shown(window: MainWindow) -> TodayPage:
        window.show()
        window.navigate("today")
        qtbot.waitExposed(window)
        page = window.page("today")
        assert isinstance(page, TodayPage)
        qtbot.waitUntil(lambda: page.agenda is not None, timeout=20_000)
        page.refresh()
        return page

    return shown


def file_of(superior: Session, place: Path) -> Path:
    return setting_out.invite(superior, NAME, place).file


def test_a_commune_sees_what_it_gets_before_it_agrees_and_its_plan_stays(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    superior: Session,
    session: Session,
    model: RecordId,
    handed: RecordId,
    small_plan: RecordId,
    tmp_path: Path,
    when_open: Treat,
    home: Home,
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
    before = planning.show(session, small_plan)
    page = exchange_page(window)
    seen: list[str] = []

    def agree(asked: InviteDialog) -> None:
        seen.append(labels(asked))
        assert calendars.calendars(session) == ()
        asked.page.yes.click()

    when_open(InviteDialog, agree)
    page.drop(str(file_of(superior, tmp_path)))
    assert (
        "Once connected, there are: a model plan for 2026, 12 assigned tasks, a calendar of reports."
        in seen[0]
    )
    assert "The plan you are writing does not change." in seen[0]
    assert planning.show(session, small_plan) == before
    today = home(window)
    assert [label.text() for label in today.reports.labels] == [
        "Report quý I: figures are closed 14/3 (68 days left), to be sent by 17/3."
    ]
    assert today.waiting.handed.isVisibleTo(today.waiting)
    window.navigate("settings")
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    shown = settings.calendar.said.text()
    assert shown.splitlines() == [
        SUPERIOR,
        "Quý I: figures are closed 14/3, to be sent by 17/3",
        "Năm: figures are closed 14/12, to be sent by 17/12",
        "According to: Công văn số 15/SNV-CCHC",
    ]
    assert not settings.calendar.change.isVisibleTo(settings)


def test_who_declines_gets_nothing(
    window: MainWindow, superior: Session, session: Session, tmp_path: Path, when_open: Treat
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR))
    page = exchange_page(window)
    when_open(InviteDialog, lambda asked: asked.reject())
    page.drop(str(file_of(superior, tmp_path)))
    assert calendars.calendars(session) == ()
    window.navigate("settings")
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    assert not settings.calendar.isVisibleTo(settings)


@pytest.mark.parametrize(
    ("days", "told", "role"),
    [
        (59, "Report quý I: figures are closed 14/3 (9 days left), to be sent by 17/3.", ""),
        (61, "Report quý I: figures are closed 14/3 (7 days left), to be sent by 17/3.", "warning"),
        (67, "Report quý I: figures are closed 14/3 (1 day left), to be sent by 17/3.", "warning"),
        (68, "Report quý I: figures are closed 14/3 (today), to be sent by 17/3.", "warning"),
        (69, "Report quý I: figures were closed 14/3, to be sent by 17/3 (2 days left).", "warning"),
        (71, "Report quý I: figures were closed 14/3, to be sent by 17/3 (today).", "warning"),
        (72, "Report năm: figures are closed 14/12 (271 days left), to be sent by 17/12.", ""),
    ],
)
def test_the_report_that_comes_next_is_told_day_by_day(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    superior: Session,
    session: Session,
    small_plan: RecordId,
    clock: Clock,
    tmp_path: Path,
    home: Home,
    days: int,
    told: str,
    role: str,
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR))
    connecting.connect(session, connecting.read_invite(file_of(superior, tmp_path)))
    clock.go(days=days)
    keeping.rename(session, small_plan, "Kế hoạch năm 2026")  # a change: else the clock would be doubted
    today = home(window)
    assert [(label.text(), label.property("role")) for label in today.reports.labels] == [(told, role)]


def test_a_clock_that_cannot_be_right_reminds_of_nothing(
    window: MainWindow, superior: Session, session: Session, clock: Clock, tmp_path: Path, home: Home
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR))
    connecting.connect(session, connecting.read_invite(file_of(superior, tmp_path)))
    clock.go(days=9 * 365)
    today = home(window)
    assert today.clock_notice.isVisibleTo(today)
    assert not today.reports.isVisibleTo(today)


def test_a_new_plan_begins_with_the_superiors_model(
    qtbot: QtBot, superior: Session, session: Session, words: Words, model: RecordId, tmp_path: Path
) -> None:
    setting_out.choose(superior, OutsetChoice(model=model))
    connecting.connect(session, connecting.read_invite(file_of(superior, tmp_path)))
    made = NewPlanDialog(None, Desk(session, words))  # type: ignore[arg-type]  # no window around it
    qtbot.addWidget(made)
    assert SUPERIOR in labels(made.start)
    made.begin(Start.TEMPLATE)
    page = made._pages.page()
    assert isinstance(page, TemplatePage)
    title = planning.show(superior, model).title
    assert page.choice.currentText() == f"Model of {SUPERIOR}: {title}"
    assert (page.years.text(), page.name.text()) == ("2026", title)
    assert "as the superior gave them" in page.told.text()
    page.years.selectAll()
    page.years.insert("2027")
    page.years.textEdited.emit("2027")
    assert page.name.text() == title.replace("2026", "2027")
    made.accept()
    assert made.outcome is not None
    assert made.outcome.plan is not None
    plan = planning.show(session, made.outcome.plan)
    assert (plan.year_from, plan.issuer.name) == (2027, NAME)
    ours, theirs = count(plan.appendices[0]), count(planning.show(superior, model).appendices[0])
    assert ours == theirs
    planning.undo(session)
    assert planning.plans(session) == ()


def test_a_first_start_with_the_file_leads_to_its_model(
    qtbot: QtBot, superior: Session, model: RecordId, words: Words, tmp_path: Path
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
    start = StartDialog(tmp_path / "new", words)
    qtbot.addWidget(start)
    start.show_connection(file_of(superior, tmp_path))
    page = start.stack.currentWidget().findChild(InvitePage)
    assert isinstance(page, InvitePage)
    assert page.brings.text() == "Once connected, there are: a model plan for 2026, a calendar of reports."
    page.yes.click()
    assert start.session is not None
    with start.session.store:
        assert landing(start.session) == ("today", {})
        today = TodayPage(Desk(start.session, words), lambda *_, **__: None)
        qtbot.addWidget(today)
        today._begin()
        assert f"{SUPERIOR} has given a model plan" in labels(today)
        assert len(today.reports.labels) == 1


def test_what_was_brought_is_one_step_back(
    window: MainWindow, superior: Session, session: Session, model: RecordId, tmp_path: Path, home: Home
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
    connecting.connect(session, connecting.read_invite(file_of(superior, tmp_path)))
    today = home(window)
    assert len(today.reports.labels) == 1
    planning.undo(session)
    today.refresh()
    assert today.reports.labels == []
    assert directory.superiors(session)[0].office.name == SUPERIOR


def test_a_superior_is_reminded_of_what_its_communes_send(
    above: MainWindow, superior: Session, home: Home
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR))
    above.navigate("settings")
    settings = above.page("settings")
    assert isinstance(settings, SettingsPage)
    assert "Quý I: figures are closed 14/3" in settings.calendar.said.text()
    assert settings.calendar.change.isVisibleTo(settings)
    today = home(above)
    (label,) = today.reports.labels
    assert label.text().startswith("Communes report quý I: figures are closed 14/3 (68 days left)")


def test_a_backup_has_model_and_calendar(
    superior: Session, session: Session, model: RecordId, tmp_path: Path
) -> None:
    setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
    connecting.connect(session, connecting.read_invite(file_of(superior, tmp_path)))
    saved = safekeeping.backup(session, tmp_path / "s.ccbak")
    safekeeping.restore(tmp_path / "again", saved, who="Lan", clock=core.now)
    again = safekeeping.open_session(tmp_path / "again", who="Lan", clock=core.now)
    with again.store:
        assert [each.calendar for each in calendars.calendars(again)] == [CALENDAR]
