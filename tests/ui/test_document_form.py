"""Thể thức văn bản through its widgets: from the page setup and from the dialog of the plan's document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.letter import Gap
from ccapp.domain.plan import Body, Extras, PlanState, RecordId, Side, Urgency
from ccapp.printing.provisions import MILLIMETRE, RIGHT
from ccapp.services.plans import document_form, keeping, planning
from ccapp.services.session import Session
from ccapp.store.tables import PLAN
from ui.desk import Desk
from ui.dialogs.document_form import DocumentFormDialog
from ui.dialogs.letter import LetterDialog
from ui.dialogs.page_setup import PageSetupDialog
from ui.pages.preview import PreviewPage
from ui.widgets.paper.view import PageView

Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> PreviewPage:
    made = PreviewPage(desk, lambda *_, **__: None)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def button(parent: QWidget, words: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == words)


def test_the_page_setup_leads_to_the_issuer_and_follows_its_side(
    page: PreviewPage, session: Session, sample_plan: RecordId, answer: Answer
) -> None:
    page.open(plan=sample_plan)

    def issuer(dialog: QWidget) -> None:
        assert isinstance(dialog, DocumentFormDialog)
        assert dialog.side.currentData() == Side.STATE
        dialog.issuer.clear()
        QTest.keyClicks(dialog.issuer, "dang uy xa Suoi May")
        assert dialog.side.currentData() == Side.PARTY, "the side follows the name"
        assert "T/M BAN THƯỜNG VỤ" in [
            dialog.authority.itemText(at) for at in range(dialog.authority.count())
        ]
        assert "defaults" in dialog.told.text()
        button(dialog, "Save what stands on it").click()

    def setup(dialog: QWidget) -> None:
        assert isinstance(dialog, PageSetupDialog)
        assert dialog.issuer.text() == "UBND xã Suối Mây (a body of the state)"
        assert dialog.margins["right"].value() == RIGHT.used
        answer(issuer)
        dialog.change.click()
        assert dialog.issuer.text().endswith("(a body of the Party)")
        assert dialog.margins["right"].value() == RIGHT.most
        dialog.accept()

    answer(setup)
    button(page, "Page setup…").click()
    plan = planning.show(session, sample_plan)
    assert plan.issuer == Body(name="dang uy xa Suoi May", side=Side.PARTY)
    assert plan.appendices[0].layout.page.margins is None, "the Party's own margins are no choice"
    page.refresh()
    (paper,) = page.findChildren(PageView)
    first = paper.pages[0]
    assert (first.width - max(first.edges)) / MILLIMETRE == pytest.approx(RIGHT.most, abs=0.4)


def test_margins_of_ones_own_stay_with_another_issuer(
    page: PreviewPage, session: Session, sample_plan: RecordId, answer: Answer
) -> None:
    page.open(plan=sample_plan)

    def to_party(dialog: QWidget) -> None:
        assert isinstance(dialog, DocumentFormDialog)
        dialog.side.setCurrentIndex(dialog.side.findData(Side.PARTY))
        dialog.side.activated.emit(dialog.side.currentIndex())
        dialog.accept()

    def setup(dialog: QWidget) -> None:
        assert isinstance(dialog, PageSetupDialog)
        dialog.margins["right"].setValue(17)
        answer(to_party)
        dialog.change.click()
        assert dialog.margins["right"].value() == 17
        dialog.accept()

    answer(setup)
    button(page, "Page setup…").click()
    plan = planning.show(session, sample_plan)
    assert plan.issuer.side is Side.PARTY
    assert plan.appendices[0].layout.page.margins is not None


def test_a_side_chosen_by_hand_does_not_follow_the_name(
    qtbot: QtBot, session: Session, sample_plan: RecordId
) -> None:
    plan = planning.show(session, sample_plan)
    dialog = DocumentFormDialog(None, plan, session.store.office.id, lambda _: True)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.side.setCurrentIndex(dialog.side.findData(Side.PARTY))
    dialog.side.activated.emit(dialog.side.currentIndex())
    dialog.symbol.clear()
    QTest.keyClicks(dialog.symbol, "QD-UBND")
    assert dialog.form().issuer.side is Side.PARTY


def test_only_names_of_two_lines_take_a_slash_for_a_new_one(
    qtbot: QtBot, session: Session, small_plan: RecordId
) -> None:
    with session.store.journal.write("set", session.who) as tx:
        tx.change(PLAN, small_plan, {"superior": "UBND tỉnh\nMộc Giang", "signer": "Lò Văn\nAn"})
    before = planning.show(session, small_plan)
    dialog = DocumentFormDialog(
        None,  # type: ignore[arg-type]
        before,
        session.store.office.id,
        lambda form: document_form.set_form(session, small_plan, form).tx is None,
    )
    qtbot.addWidget(dialog)
    dialog.accept()
    assert planning.show(session, small_plan) == before
    dialog.superior.setText("Sở Nội vụ / Sở Tài chính")
    assert dialog.form().superior == "Sở Nội vụ / Sở Tài chính"


def test_the_letter_says_what_was_written_in_the_form(
    qtbot: QtBot, desk: Desk, session: Session, sample_plan: RecordId, tmp_path: Path, answer: Answer
) -> None:
    dialog = LetterDialog(None, desk, sample_plan, str(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()

    def fill(form: QWidget) -> None:
        assert isinstance(form, DocumentFormDialog)
        form.urgency.setCurrentIndex(form.urgency.findData(Urgency.EXPRESS))
        QTest.keyClicks(form.unit, "VP")
        QTest.keyClicks(form.drafter, "nva")
        form.copies.setValue(45)
        form.contact.setPlainText("So 1")
        form.authority.setEditText("TL. CHU TICH / KT. CHANH VAN PHONG")
        button(form, "Save what stands on it").click()

    answer(fill)
    dialog.form.click()
    after = planning.show(session, sample_plan)
    assert after.extras == Extras(
        urgency=Urgency.EXPRESS, unit="VP", drafter="NVA", copies=45, contact="So 1"
    )
    assert after.signature.authority == "TL. CHU TICH\nKT. CHANH VAN PHONG"
    said = {line.key: line.cells[2] for line in dialog.table.model.lines}
    assert said[Gap.URGENCY.value] == "HỎA TỐC"
    assert said[Gap.CONTACT.value] == "So 1"
    assert said[Gap.RECIPIENTS.value].endswith("- Lưu: VT, VP. NVA.(45)")


def test_on_the_desk_the_issuer_is_closed_and_a_signed_plan_is_only_shown(
    qtbot: QtBot, session: Session, sample_plan: RecordId
) -> None:
    keeping.change_state(session, sample_plan, PlanState.SUBMITTED)
    own = session.store.office.id
    waiting = planning.show(session, sample_plan)
    made = []
    for plan in (waiting, replace(waiting, state=PlanState.ISSUED)):
        dialog = DocumentFormDialog(None, plan, own, lambda _: True)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.show()
        made.append((dialog.issuer.isEnabled(), dialog.side.isEnabled(), dialog.urgency.isEnabled()))
        assert button(dialog, "Save what stands on it").isEnabled() == (plan is waiting)
        assert dialog.form() == document_form.form_of(plan), "opening changes nothing"
    assert made == [(False, False, True), (False, False, False)]
