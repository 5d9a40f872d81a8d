"""What the plan page's tests do with it: make a plan, show it, type as keyboards and input methods do."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, OfficeId, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ui.pages.plan import PlanPage
from ui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

# Columns of the small plan: number, title, product, lead, deadline.
NUMBER, TITLE, PRODUCT, LEAD, DEADLINE = range(5)


def stored(session: Session, plan: Plan) -> RecordId:
    """A plan put in as an import does."""
    own = replace(plan, office_id=plan.office_id or session.store.office.id)
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, own)


def shown(qtbot: QtBot, window: MainWindow, plan: RecordId, **place: object) -> PlanPage:
    """The plan page in the real window, ready for keys."""
    window.resize(1366, 768)
    window.navigate("plan", plan=plan, **place)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    page = window.page("plan")
    assert isinstance(page, PlanPage)
    qtbot.waitUntil(page.view.hasFocus)
    return page


def press(target: QWidget | None, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key without a letter."""
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def type_text(target: QWidget | None, text: str) -> None:
    """Letters as UniKey sends them: one key event each, already composed.

    They follow the focus inside the window, as when an editor opens. Which window the system has made the
    active one by now does not matter: the letters are meant for this one.
    """
    assert target is not None
    window = target.window()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, NONE, letter))
        target = window.focusWidget() or target


def compose(target: QWidget | None, pending: str) -> None:
    """A word that an input method still holds."""
    assert target is not None
    QApplication.sendEvent(target, QInputMethodEvent(pending, []))


def double_click(page: PlanPage, row: int, column_: int) -> None:
    """With the mouse, in the middle of a cell."""
    point: QPoint = page.view.visualRect(page.model.index(row, column_)).center()
    viewport = page.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, point)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, point)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, point)  # which QTest leaves out


def table(session: Session, plan: RecordId) -> Appendix:
    """The first appendix as it is stored."""
    return planning.show(session, plan).appendices[0]


def texts(session: Session, plan: RecordId, key: str) -> list[str]:
    """One column as it is stored, a text for each leaf."""
    return [row.text(key) for row in rows(table(session, plan))]


def with_ids(appendix: Appendix) -> Appendix:
    """Ids as the store would give them."""
    numbers = iter(range(1_000_000))

    def named(item: Item) -> Item:
        own = RecordId(f"r{next(numbers)}")
        return replace(item, id=own, children=tuple(named(child) for child in item.children))

    return replace(appendix, sections=tuple(named(section) for section in appendix.sections))


def long_plan(tasks: int, products: int = 1, words: int = 12) -> Plan:
    """A plan of many tasks with wrapped texts in seven columns."""
    keys = ("number", "title", "product", "lead", "partners", "deadline", "budget")
    text = "rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết của xã "

    def leaf(number: int, part: int) -> Item:
        own = {
            "product": f"Báo cáo {number}.{part} {text}",
            "lead": f"Văn phòng HĐND và UBND {part}",
            "partners": "Các phòng, đơn vị thuộc UBND xã",
            "deadline": f"Trước ngày {1 + number % 28}/{1 + part % 12}/2026",
            "budget": "Ngân sách xã",
        }
        return Item(level=Level.PRODUCT, texts=own)

    def task(number: int) -> Item:
        title = " ".join((f"Nhiệm vụ {number}: {text * 4}").split()[:words])
        leaves = tuple(leaf(number, part) for part in range(products))
        return Item(level=Level.TASK, texts={"number": str(number), "title": title}, children=leaves)

    section = Item(
        level=Level.SECTION,
        texts={"section_number": "I", "section": "Cải cách thể chế"},
        children=tuple(task(number) for number in range(1, tasks + 1)),
    )
    layout = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in keys))
    appendix = Appendix(title="Nhiệm vụ", layout=layout, sections=(section,))
    return Plan(
        title="Kế hoạch dài",
        year_from=2026,
        year_to=2026,
        office_id=OfficeId(""),
        appendices=(appendix,),
    )
