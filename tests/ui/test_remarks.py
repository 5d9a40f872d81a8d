"""Remarks on the plan page, with real keys and dialogs: written, walked to, settled, listed, copied."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.office import Person
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Channel, Remark, RemarkState, Speaker
from ccapp.services.plans import keeping, planning, remarks, units
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.conftest import Answer
from tests.ui.plan_steps import DEADLINE, LEAD, PRODUCT, SHIFT, TITLE, Key, press, shown, stored, table
from tests.ui.test_guide import guide_of
from tests.ui.typing import SENTENCE, WORDS, InputMethod, key, unikey
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.dialogs.remark import RemarkDialog
from ui.dialogs.remark_list import RemarksDialog
from ui.models.plan_table import ACCESSIBLE
from ui.models.remark_words import as_text
from ui.pages.plan import PlanPage
from ui.window import MainWindow

WARNED = frozenset({PLANS})


def noted(
    session: Session, plan: RecordId, at: int, field: str = "deadline", words: str = "Sớm hơn"
) -> RecordId:
    leaf = list(rows(table(session, plan)))[at].leaf.id
    return remarks.add(
        session, Remark(plan_id=plan, record=leaf, field=field, words=words, by="Chủ tịch Nguyễn Văn An")
    )


def closing(treat: Callable[[QDialog], object]) -> Callable[[QWidget], None]:
    """A treatment that leaves no dialog open where it fails."""

    def run(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        try:
            treat(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    return run


def at_the_table_again(qtbot: QtBot, page: PlanPage) -> None:
    """After a dialog; without a window manager nobody else makes the window active."""
    page.window().activateWindow()
    qtbot.waitUntil(page.view.hasFocus)


def said(session: Session, plan: RecordId) -> list[Remark]:
    return [each.remark for each in remarks.of_plan(session, planning.show(session, plan))]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, small_plan: RecordId) -> PlanPage:
    made = shown(qtbot, window, small_plan)
    qtbot.waitUntil(lambda: made._notes is not None)
    return made


def test_a_remark_is_written_down_by_key(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    units.add_person(session, Person(name="Nguyễn Văn An", title="Chủ tịch UBND xã"))
    page.view.go(3, DEADLINE)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarkDialog)
        assert dialog.focusWidget() is dialog.words
        assert [dialog.where.itemText(each) for each in range(2)] == ["Cell: deadline", "The whole row"]
        assert dialog.by.currentText() == "Chủ tịch UBND xã Nguyễn Văn An"
        assert dialog.day.text() == "05/01/2026"
        dialog.accept()
        assert dialog._wrong.text() == "Ý kiến cần có nội dung."
        dialog.words.setPlainText("Đẩy lên Quý I")
        dialog.channel.setCurrentIndex(2)
        dialog.day.setText("31/6/2026")
        dialog.accept()
        assert "31/6/2026" in dialog._wrong.text()
        dialog.day.setText("4/1/2026")
        dialog.accept()

    answer(closing(write))
    press(page.view, Key.Key_F2, SHIFT)
    (remark,) = said(session, small_plan)
    leaf = page.model.lines[3].path[-1].id
    assert (remark.record, remark.field, remark.words) == (leaf, "deadline", "Đẩy lên Quý I")
    assert (remark.speaker, remark.channel) == (Speaker.CHAIRMAN, Channel.ZALO)
    at_the_table_again(qtbot, page)
    assert page.view.editor is None, "Shift+F2 is not F2"
    told = "Remark of Chủ tịch UBND xã Nguyễn Văn An (by Zalo, 04/01/2026): “Đẩy lên Quý I”"
    assert page.notes.marks.tip(3, DEADLINE) == told
    assert (
        page.model.data(page.model.index(3, DEADLINE), ACCESSIBLE)
        == f"Tháng 3/2026\nhiểu là 01/3 - 31/3/2026\n{told}"
    )
    assert page.status().endswith("1 remarks not settled (F9)")
    page.verbs.undo()
    assert said(session, small_plan) == []
    assert page.notes.marks.tip(3, DEADLINE) == ""
    assert "remarks" not in page.status()


def test_another_text_is_proposed_and_one_click_writes_it(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    page.view.go(3, DEADLINE)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarkDialog)
        assert dialog.proposed.toPlainText() == "Tháng 3/2026"
        dialog.where.setCurrentIndex(1)
        assert (dialog.proposed.isEnabled(), dialog.proposed.toPlainText()) == (False, "")
        dialog.where.setCurrentIndex(0)
        dialog.proposed.setPlainText("Ngày 15/3/2026")
        dialog.accept()

    answer(closing(write))
    press(page.view, Key.Key_F2, SHIFT)
    (remark,) = said(session, small_plan)
    assert remark.words.strip() == "Đề nghị sửa “Tháng 3/2026” thành “Ngày 15/3/2026”."
    planning.set_text(session, small_plan, remark.record, "deadline", "Tháng 4/2026")
    page.desk.announce(WARNED)
    at_the_table_again(qtbot, page)
    press(page.view, Key.Key_F9)
    bar = page.notes.remarks.bar
    assert bar.accept.isVisible()
    assert "The cell says “Tháng 4/2026” by now." in bar.text.text()
    assert page.notes.remarks.cards.findChild(QPushButton, "accept") is not None
    bar.accept.click()
    leaf = page.model.lines[3].path[-1]
    assert leaf.text("deadline") == "Ngày 15/3/2026"
    assert said(session, small_plan)[0].state is RemarkState.TAKEN
    page.verbs.undo()
    assert page.model.lines[3].path[-1].text("deadline") == "Tháng 4/2026"
    assert said(session, small_plan)[0].proposes


def test_a_superior_is_answered_that_it_is_corrected(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    noted(session, small_plan, 0)
    (remark,) = said(session, small_plan)
    remarks.add(session, replace(remark, record=page.model.lines[3].path[-1].id, speaker=Speaker.SUPERIOR))
    page.desk.announce(WARNED)
    bar = page.notes.remarks.bar
    press(page.view, Key.Key_F9)
    assert bar.take.text() == "Take…"
    press(page.view, Key.Key_F9)
    assert bar.take.text() == "Corrected…"
    *_, card = page.notes.remarks.cards.findChildren(QPushButton, "take")  # older ones are let go later
    assert card.text() == "Corrected…"


def test_nothing_is_proposed_where_the_text_stays_and_a_locked_table_offers_no_writing(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    page.view.go(3, DEADLINE)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarkDialog)
        dialog.words.setPlainText("Sớm hơn")
        dialog.accept()

    answer(closing(write))
    press(page.view, Key.Key_F2, SHIFT)
    (remark,) = said(session, small_plan)
    assert (remark.words, remark.proposed, remark.was) == ("Sớm hơn", "", "")
    remarks.add(session, replace(remark, words="", proposed="Tháng 5/2026"))
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    page.desk.announce(WARNED)
    at_the_table_again(qtbot, page)
    press(page.view, Key.Key_F9)
    press(page.view, Key.Key_F9)
    assert not page.notes.remarks.bar.accept.isVisible()
    assert page.notes.remarks.bar.explain.isVisible()


def test_a_name_that_was_typed_stays_when_the_kind_of_speaker_changes(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    units.add_person(session, Person(name="Nguyễn Văn An", title="Chủ tịch UBND xã"))

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarkDialog)
        other = dialog.speaker.findData(Speaker.OTHER.value)
        dialog.speaker.setCurrentIndex(other)
        assert dialog.by.currentText() == "", "what was offered goes"
        dialog.by.setEditText("Ông Trần Văn Bình")
        dialog.speaker.setCurrentIndex(0)
        assert dialog.by.currentText() == "Ông Trần Văn Bình"

    answer(closing(write))
    page.view.go(3, DEADLINE)
    press(page.view, Key.Key_F2, SHIFT)


def test_f9_walks_over_the_open_ones_and_they_are_settled_in_the_bar(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk, answer: Answer
) -> None:
    noted(session, small_plan, 0)
    noted(session, small_plan, 2, "lead", "Giao Tư pháp")
    noted(session, small_plan, 2, "lead", "Ghi rõ người")
    desk.announce(WARNED)
    bar = page.notes.remarks.bar
    press(page.view, Key.Key_F9)
    assert page.view.place() == (1, DEADLINE)
    assert "Row 1, column deadline" in bar.text.text()
    press(page.view, Key.Key_F9)
    assert page.view.place() == (3, LEAD)
    assert "“Giao Tư pháp”" in bar.text.text()
    press(page.view, Key.Key_F9)
    assert (page.view.place(), "“Ghi rõ người”" in bar.text.text()) == ((3, LEAD), True)
    press(page.view, Key.Key_F9, SHIFT)
    assert "“Giao Tư pháp”" in bar.text.text()
    answer(closing(lambda dialog: dialog.accept()))
    bar.take.click()
    assert [each.state for each in said(session, small_plan)].count(RemarkState.TAKEN) == 1
    assert "“Ghi rõ người”" in bar.text.text(), "the next one of the cell"

    def explain(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.accept()
        assert dialog._wrong.text() == "Giải trình cần có nội dung."
        dialog.reject()

    answer(closing(explain))
    bar.explain.click()
    assert page.status().endswith("2 remarks not settled (F9)")
    bar.mend.click()
    assert page.view.editor is not None
    press(page.view.editor, Key.Key_Escape)
    page.view.go(5, TITLE)
    assert bar.text.text() == "2 remarks are not settled. F9 goes to the next one."


def test_a_long_remark_leaves_the_table_its_room(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk
) -> None:
    noted(session, small_plan, 0, words="Cần xem lại thời hạn này. " * 700)
    desk.announce(frozenset({PLANS}))
    high = page.view.height()
    press(page.view, Key.Key_F9)
    qtbot.waitUntil(lambda: page.notes.remarks.bar.height() > 0 and page.view.height() < high)
    QApplication.processEvents()
    assert page.view.height() > high / 2
    assert page.notes.remarks.bar.text.text().endswith("…")
    every = RemarksDialog(page, desk, planning.show(session, small_plan))
    qtbot.addWidget(every)
    every.show()
    bar = every.table.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > every.table.view.height())


def test_the_cards_of_the_row_stand_in_the_guide(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk, answer: Answer
) -> None:
    guide = guide_of(qtbot, page)
    for number in range(4):
        noted(session, small_plan, 0, "product", f"Ý thứ {number}")
    desk.announce(WARNED)
    page.view.go(1, TITLE)
    qtbot.waitUntil(guide.column.isVisible)
    cards = page.notes.remarks.cards
    qtbot.waitUntil(cards.isVisible)
    assert guide.column.isAncestorOf(cards)
    assert len(cards.findChildren(QPushButton, "take")) == 3
    answer(closing(lambda dialog: dialog.accept()))
    cards.findChildren(QPushButton, "take")[0].click()
    assert len(page.notes.remarks.open_ones) == 3
    page.view.go(5, TITLE)
    assert not cards.isVisible()


def test_a_remark_goes_with_its_row_on_the_page(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk
) -> None:
    noted(session, small_plan, 3)
    desk.announce(WARNED)
    page.view.go(5, TITLE)
    assert page.notes.marks.remarks.places == [(5, DEADLINE)]
    page.verbs.move(up=True)
    (place,) = page.notes.marks.remarks.places
    assert page.model.text(*place) == "Thường xuyên"
    page.view.go(place[0], TITLE)
    page.verbs.remove()
    assert page.notes.marks.remarks.places == []
    press(page.view, Key.Key_F9)
    assert "The row was removed" in page.notes.remarks.bar.text.text()
    assert not page.notes.remarks.bar.mend.isVisible()
    page.verbs.undo()
    assert page.notes.marks.remarks.places == [place]


def test_all_of_them_in_one_list_with_a_table_to_copy(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk, answer: Answer
) -> None:
    first = noted(session, small_plan, 0, words="=Sớm hơn\nmột tháng")
    noted(session, small_plan, 3, "lead", "Giao “Tư pháp”")
    remarks.settle(session, first, RemarkState.EXPLAINED, "Tỉnh chưa hướng dẫn")
    desk.announce(WARNED)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarksDialog)
        assert [line.cells[0] for line in dialog.table.model.lines] == [
            "Row 1, column deadline",
            "Row 3, column lead",
        ]
        assert not dialog["take"].isEnabled()
        assert dialog["reopen"].isEnabled()
        dialog.copy.click()
        dialog.filter.setCurrentIndex(1)
        assert [each.remark.words for each in dialog.shown] == ["Giao “Tư pháp”"]
        assert dialog["take"].isEnabled()
        dialog["remove"].click()
        assert not dialog.shown
        assert not dialog["go"].isEnabled()
        dialog.filter.setCurrentIndex(2)
        dialog["reopen"].click()
        dialog.filter.setCurrentIndex(0)
        assert all(each.remark.is_open for each in dialog.shown)
        dialog["go"].click()

    answer(closing(look))
    page.notes.remarks.show_all()
    data = QApplication.clipboard().mimeData()
    head, first_row, *_ = data.text().split("\r\n")
    assert head == "No.\tWho remarked\tRemark\tTaken or explained"
    assert first_row.startswith(
        '1\tChủ tịch Nguyễn Văn An (on the printout)\t"Row 1, column deadline (“Quý I/2026”): =Sớm'
    )
    assert "Explained: Tỉnh chưa hướng dẫn" in data.html()
    assert "Giao “Tư pháp”" in data.html()
    assert page.view.place() == (1, DEADLINE)


def test_a_locked_plan_still_takes_remarks(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk, answer: Answer
) -> None:
    keeping.change_state(session, small_plan, PlanState.SUBMITTED)
    desk.announce(WARNED)
    page.view.go(1, PRODUCT)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, RemarkDialog)
        dialog.words.setPlainText("Bỏ")
        dialog.where.setCurrentIndex(1)
        dialog.accept()

    answer(closing(write))
    press(page.view, Key.Key_F2, SHIFT)
    (remark,) = said(session, small_plan)
    assert remark.field == ""
    at_the_table_again(qtbot, page)
    press(page.view, Key.Key_F9)
    assert page.notes.remarks.bar.take.isVisible()
    assert not page.notes.remarks.bar.mend.isVisible()


def test_the_menu_of_a_cell_has_them(
    qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, TITLE)
    menu = QMenu()
    page.notes.add_to(menu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Write down a remark…\tShift+F2", "History of this row…", "The same work as…"]
    page.view.customContextMenuRequested.emit(page.view.visualRect(page.view.currentIndex()).center())
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "Write down a remark…\tShift+F2" in [action.text() for action in popup.actions()]
    popup.close()


@pytest.fixture
def dialog(qtbot: QtBot, page: PlanPage, session: Session, small_plan: RecordId, desk: Desk) -> RemarkDialog:
    """The question for a remark, with names to choose from that begin like those that are typed."""
    units.add_person(session, Person(name="Đường Ứng Nghiêng", title="Chủ tịch"))
    plan = planning.show(session, small_plan)
    leaf = page.model.lines[1].path[-1].id
    made = RemarkDialog(page, desk, plan, Remark(plan_id=plan.id, record=leaf, words=""), {})
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.words.hasFocus)
    return made


def to_the_name(dialog: RemarkDialog) -> None:
    field = dialog.by.lineEdit()
    assert field is not None
    field.selectAll()
    field.setFocus()


@pytest.mark.parametrize("vni", [False, True])
def test_unikey_loses_and_doubles_no_letter(
    dialog: RemarkDialog, session: Session, small_plan: RecordId, vni: bool
) -> None:
    unikey(WORDS, vni=vni)
    to_the_name(dialog)
    unikey(WORDS, vni=vni)
    dialog.accept()
    (remark,) = said(session, small_plan)
    assert (remark.words, remark.by) == (SENTENCE, SENTENCE)


def test_a_word_in_composition_is_stored_too(
    qapp: QApplication,
    dialog: RemarkDialog,
    session: Session,
    small_plan: RecordId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    method = InputMethod(qapp, monkeypatch)
    method.words(WORDS[:3])
    key(Key.Key_Space)
    method.compose(WORDS[3].stages)
    to_the_name(dialog)
    method.compose(WORDS[1].stages)
    dialog.accept()
    method.close()
    (remark,) = said(session, small_plan)
    assert remark.words == " ".join(word.text for word in WORDS[:4])
    assert remark.by == WORDS[1].text


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
    )
)
def test_the_copied_text_reads_as_the_same_table(rows_: list[list[str]]) -> None:
    read = csv.reader(io.StringIO(as_text(rows_), newline=""), dialect="excel-tab")
    assert list(read) == rows_


def test_f9_goes_on_in_the_other_appendix(
    qtbot: QtBot, window: MainWindow, session: Session, plan_maker: PlanMaker
) -> None:
    made = plan_maker(session)
    (first,) = made.appendices
    plan = stored(session, replace(made, appendices=(first, replace(first, title="Phụ lục II"))))
    found = planning.show(session, plan)
    one, two = (list(rows(appendix))[1].leaf.id for appendix in found.appendices)
    for record in (two, one):
        remarks.add(session, Remark(plan_id=plan, record=record, field="deadline", words="Ghi rõ"))
    page = shown(qtbot, window, plan)
    qtbot.waitUntil(lambda: page._notes is not None)
    met = []
    for _ in range(3):
        press(page.view, Key.Key_F9)
        here = page.view.place()
        assert here is not None
        met.append((page.appendices.currentIndex(), page.model.lines[here[0]].path[-1].id))
    assert met == [(0, one), (1, two), (0, one)]
