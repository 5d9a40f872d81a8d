"""The frame: navigation, a status bar that tells the truth, undo, closing, files handed over."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.errors import RefusedError, StorageError
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Changes, Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.conftest import Answer
from ui.desk import LOOK, PLANS, Desk
from ui.registry import Page, PageSpec
from ui.widgets.navigation import Navigation
from ui.widgets.status_line import StatusLine
from ui.window import MainWindow

ROLES = frozenset(Role)


class Notes(Page):
    """A page with one editor whose text is a plan's title; it cannot save a text that says so."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.opened: list[dict[str, object]] = []
        self.refreshed = 0
        self.dropped: list[str] = []
        self.plan = ""
        self.editor = QPlainTextEdit()
        QVBoxLayout(self).addWidget(self.editor)

    def open(self, **place: object) -> None:
        self.opened.append(place)
        self.plan = str(place.get("plan", self.plan))

    def refresh(self) -> None:
        self.refreshed += 1

    def commit(self) -> bool:
        text = self.editor.toPlainText()
        if not text or not self.plan:
            return True
        saved = self.desk.do(
            self,
            lambda session: keeping.rename(session, RecordId(self.plan), "" if text == "empty" else text),
            areas=self.areas,
        )
        if saved is not None:
            self.editor.clear()
        return saved is not None

    def status(self) -> str:
        return "3 dòng"

    def drop(self, path: str) -> bool:
        self.dropped.append(path)
        return path.endswith(".mine")


def spec(
    key: str, *, roles: frozenset[Role] = ROLES, visible: Callable[[Desk], bool] = lambda _: True
) -> PageSpec:
    return PageSpec(key=key, title=key.title, icon="table", make=Notes, roles=roles, visible=visible)


SPECS = (
    spec("plans"),
    spec("plan", visible=lambda _: False),
    spec("take-in"),
    spec("exchange", roles=frozenset({Role.COMMUNE}), visible=lambda desk: "connected" in desk.session.who),
    spec("reception", roles=frozenset({Role.SUPERIOR})),
    spec("settings"),
)


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The real frame around small pages, at the list of plans."""
    made = MainWindow(desk, SPECS, lambda *_: None)
    qtbot.addWidget(made)
    made.navigate("plans")
    made.show()
    return made


def page(frame: MainWindow, key: str) -> Notes:
    found = frame.page(key)
    assert isinstance(found, Notes)
    return found


def status(frame: MainWindow) -> dict[str, str]:
    bar = frame.statusBar()
    assert isinstance(bar, StatusLine)
    return bar.texts()


def navigation(frame: MainWindow) -> Navigation:
    return frame.findChild(Navigation)  # type: ignore[return-value]  # the frame has one


# -- navigation ---------------------------------------------------------------------------------------------


def test_pages_are_made_at_their_first_use(frame: MainWindow) -> None:
    assert len(frame.findChildren(Notes)) == 1
    frame.navigate("settings")
    assert len(frame.findChildren(Notes)) == 2
    assert frame.current_key() == "settings"


def test_the_list_offers_what_is_of_use_to_this_office(frame: MainWindow, desk: Desk) -> None:
    assert navigation(frame).keys() == ["plans", "take-in", "settings"]
    desk.session = Session(store=desk.session.store, who="connected")
    desk.changed.emit(frozenset({PLANS}))
    assert navigation(frame).keys() == ["plans", "take-in", "exchange", "settings"]
    assert navigation(frame).marked() == "plans"


def test_a_click_on_the_marked_page_comes_back_from_a_hidden_one(qtbot: QtBot, frame: MainWindow) -> None:
    frame.navigate("plan", plan="x")
    assert (frame.current_key(), navigation(frame).marked()) == ("plan", "plans")
    item = navigation(frame).item(0)
    at = navigation(frame).visualItemRect(item).center()
    qtbot.mouseClick(navigation(frame).viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert frame.current_key() == "plans"


def test_arrow_keys_go_through_the_pages(qtbot: QtBot, frame: MainWindow) -> None:
    navigation(frame).setFocus()
    qtbot.keyClick(navigation(frame), Qt.Key.Key_Down)
    qtbot.keyClick(navigation(frame), Qt.Key.Key_Down)
    assert frame.current_key() == "settings"
    assert len(page(frame, "take-in").opened) == 1


def test_a_page_that_cannot_save_keeps_the_user_and_the_mark(
    qtbot: QtBot, frame: MainWindow, small_plan: RecordId, answer: Answer
) -> None:
    page(frame, "plans").plan = small_plan
    page(frame, "plans").editor.setPlainText("empty")
    came = answer(lambda dialog: dialog.close())
    navigation(frame).setFocus()
    qtbot.keyClick(navigation(frame), Qt.Key.Key_Down)
    assert len(came) == 1
    assert (frame.current_key(), navigation(frame).marked()) == ("plans", "plans")
    page(frame, "plans").editor.clear()


def test_a_narrow_window_has_icons_with_words_in_tooltips(frame: MainWindow) -> None:
    frame.resize(1366, 700)
    assert navigation(frame).item(0).text() == "Plans"
    frame.resize(910, 480)
    assert (navigation(frame).item(0).text(), navigation(frame).item(0).toolTip()) == ("", "Plans")
    assert navigation(frame).item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Plans"
    assert (frame.width(), frame.height()) == (910, 480), "fits 1366x768 at 150 %"


# -- the status bar -----------------------------------------------------------------------------------------


def test_saved_is_said_only_after_a_change_reached_the_disk(
    frame: MainWindow, desk: Desk, small_plan: RecordId, clock: Clock
) -> None:
    assert status(frame)["saved"] == ""
    desk.do(frame, planning.plans)
    assert status(frame)["saved"] == ""
    desk.do(
        frame, lambda session: keeping.rename(session, small_plan, "Kế hoạch mới"), areas=frozenset({PLANS})
    )
    first = status(frame)["saved"]
    assert re.search(r"\b10:32$", first)
    clock.go(minutes=9)
    desk.do(
        frame, lambda session: keeping.rename(session, small_plan, "Kế hoạch mới"), areas=frozenset({PLANS})
    )
    assert status(frame)["saved"] == first, "nothing changed, so nothing was saved"
    desk.do(frame, lambda session: keeping.rename(session, small_plan, "Kế hoạch"), areas=frozenset({PLANS}))
    assert status(frame)["saved"].endswith("10:41")


def test_a_save_that_fails_says_so_until_one_succeeds(
    frame: MainWindow, desk: Desk, small_plan: RecordId, answer: Answer
) -> None:
    def full(session: Session) -> Changes:
        raise StorageError("database-full", file="D:/ccapp.db", detail="")

    came = answer(lambda dialog: dialog.close())
    assert desk.do(frame, full, areas=frozenset({PLANS})) is None
    assert len(came) == 1
    assert status(frame)["saved"] == "Not saved: ổ đĩa đầy."
    frame.navigate("settings")
    assert status(frame)["saved"] == "Not saved: ổ đĩa đầy."
    desk.do(frame, lambda session: keeping.rename(session, small_plan, "Kế hoạch"), areas=frozenset({PLANS}))
    assert status(frame)["saved"].startswith("Saved")
    assert desk.failed is None


def test_a_refusal_says_why_and_does_not_touch_the_saved_time(
    frame: MainWindow, desk: Desk, small_plan: RecordId, answer: Answer
) -> None:
    said: list[str] = []
    answer(lambda dialog: (said.append(dialog.text()), dialog.close()))  # type: ignore[attr-defined]
    desk.do(frame, lambda session: keeping.rename(session, small_plan, " "), areas=frozenset({PLANS}))
    assert said == [desk.words.error(RefusedError("plan-title-missing"))]
    assert status(frame)["saved"] == ""


def test_the_bar_shows_the_page_the_next_undo_and_the_person(frame: MainWindow, small_plan: RecordId) -> None:
    frame.navigate("settings")
    texts = status(frame)
    assert texts["place"] == "3 dòng"
    assert Words("vi").text("action-new-plan") in texts["undo"]
    assert "Lan" in texts["who"]


def test_the_bar_gives_way_to_a_narrow_window(frame: MainWindow, desk: Desk) -> None:
    desk.said.emit("Đã hoàn tác một việc rất dài " * 20)
    frame.resize(910, 480)
    assert frame.width() == 910


# -- undo ---------------------------------------------------------------------------------------------------


def test_ctrl_z_and_ctrl_y_work_from_any_page(
    qtbot: QtBot, frame: MainWindow, desk: Desk, small_plan: RecordId
) -> None:
    keeping.archive(desk.session, small_plan, archived=True)
    with qtbot.waitExposed(frame):
        frame.activateWindow()
    frame.navigate("settings")
    before = page(frame, "settings").refreshed
    qtbot.keyClick(frame, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not planning.show_head(desk.session, small_plan).archived
    assert Words("vi").text("action-archive") in status(frame)["said"]
    assert page(frame, "settings").refreshed == before + 1
    qtbot.keyClick(frame, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert planning.show_head(desk.session, small_plan).archived


def test_undo_finishes_the_open_editor_first(frame: MainWindow, desk: Desk, small_plan: RecordId) -> None:
    title = planning.show_head(desk.session, small_plan).title
    page(frame, "plans").plan = small_plan
    page(frame, "plans").editor.setPlainText("Tên đang gõ")
    frame.undo()
    assert planning.show_head(desk.session, small_plan).title == title
    assert page(frame, "plans").editor.toPlainText() == ""
    frame.redo()
    assert planning.show_head(desk.session, small_plan).title == "Tên đang gõ"


def test_nothing_to_undo_is_said_in_the_status_bar_and_stops_nobody(frame: MainWindow) -> None:
    said: list[str] = []
    frame.desk.said.connect(said.append)
    frame.undo()
    assert said == [Words("vi").text("nothing-to-undo")]


def test_an_action_of_a_newer_version_still_has_words(desk: Desk) -> None:
    assert desk.action("teleport") == Words("vi").text("action-set")


# -- closing ------------------------------------------------------------------------------------------------


def test_closing_saves_the_open_editor(frame: MainWindow, desk: Desk, small_plan: RecordId) -> None:
    page(frame, "plans").plan = small_plan
    page(frame, "plans").editor.setPlainText("Gõ dở rồi đóng")
    assert frame.close()
    assert planning.show_head(desk.session, small_plan).title == "Gõ dở rồi đóng"


def test_closing_takes_the_word_still_in_composition(
    qtbot: QtBot, frame: MainWindow, desk: Desk, small_plan: RecordId, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = page(frame, "plans").editor
    page(frame, "plans").plan = small_plan
    QApplication.sendEvent(editor, QInputMethodEvent("duyệt", []))

    class Method:
        """What an input method does when it is told to commit; the offscreen platform has none."""

        @staticmethod
        def commit() -> None:
            end = QInputMethodEvent("", [])
            end.setCommitString("duyệt")
            QApplication.sendEvent(editor, end)

    monkeypatch.setattr("ui.window.QGuiApplication.inputMethod", lambda: Method)
    assert frame.close()
    assert planning.show_head(desk.session, small_plan).title == "duyệt"


def test_what_cannot_be_saved_keeps_the_window_open(
    frame: MainWindow, small_plan: RecordId, answer: Answer
) -> None:
    page(frame, "plans").plan = small_plan
    page(frame, "plans").editor.setPlainText("empty")
    answer(lambda dialog: dialog.close())
    assert not frame.close()
    assert frame.isVisible()
    assert page(frame, "plans").editor.toPlainText() == "empty"
    page(frame, "plans").editor.clear()


# -- files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [("kế hoạch.docx", "take-in"), ("KH.DOC", "take-in"), ("a.khx", "exchange"), ("s.ccbak", "settings")],
)
def test_a_file_goes_to_the_page_for_its_kind(frame: MainWindow, name: str, key: str) -> None:
    frame.open_file(f"/tệp/{name}")
    assert frame.current_key() == key
    assert page(frame, key).opened == [{"file": f"/tệp/{name}"}]


def test_the_page_in_front_may_take_a_dropped_file_itself(qtbot: QtBot, frame: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.invalid/x.docx"), QUrl.fromLocalFile("/tệp/a.mine")])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    frame.dropEvent(drop)
    qtbot.waitUntil(lambda: page(frame, "plans").dropped == ["/tệp/a.mine"])
    assert frame.current_key() == "plans"


def test_a_file_waits_while_a_dialog_is_open(qtbot: QtBot, frame: MainWindow) -> None:
    dialog = QDialog(frame)
    dialog.setModal(True)
    dialog.show()
    frame.open_file("/tệp/a.docx")
    qtbot.wait(300)
    assert frame.current_key() == "plans"
    dialog.close()
    qtbot.waitUntil(lambda: frame.current_key() == "take-in")


# -- made anew ----------------------------------------------------------------------------------------------


def test_another_look_makes_every_page_anew_at_the_same_place(
    qtbot: QtBot, frame: MainWindow, desk: Desk
) -> None:
    frame.navigate("plan", plan="p1")
    old = page(frame, "plan")
    with qtbot.waitSignal(old.destroyed):
        desk.changed.emit(frozenset({LOOK}))
    assert frame.current_key() == "plan"
    assert page(frame, "plan").opened == [{"plan": "p1"}]
    assert navigation(frame).keys() == ["plans", "take-in", "settings"]


def test_every_control_of_the_frame_has_words(frame: MainWindow) -> None:
    assert navigation(frame).accessibleName()
    for child in frame.statusBar().findChildren(QWidget):
        if not isinstance(child, QLabel) and child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert child.property("text") or child.accessibleName(), child


def test_the_window_asks_who_is_working(qtbot: QtBot, desk: Desk) -> None:
    asked: list[Desk] = []
    made = MainWindow(desk, SPECS, lambda _, of: asked.append(of))
    qtbot.addWidget(made)
    made.navigate("plans")
    made.show()
    button = next(
        child for child in made.statusBar().findChildren(QWidget) if "Lan" in str(child.property("text"))
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert asked == [desk]


def test_a_page_woken_after_the_data_closed_asks_nothing(window: MainWindow, session: Session) -> None:
    asked: list[Session] = []
    session.store.close()
    assert window.desk.do(window, asked.append) is None
    assert asked == []
