"""D3 through real widgets: asked for, sent again, accepted, locked, what differs flagged, reopened."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ccapp.domain.assignments import Assignment
from ccapp.domain.coverage import Assigning
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import AppError
from ccapp.services.collected import accepting, decisions
from ccapp.services.handover import exchanging, receipts
from ccapp.services.paper import issuing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import handed, handing_out, remark_files
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import SUPERIOR, commune_at, stored, superior_at
from tests.ui.receive_steps import receive
from ui.desk import Desk
from ui.dialogs import reviewing
from ui.pages import PAGES
from ui.pages.exchange import ExchangePage
from ui.pages.plan import PlanPage
from ui.pages.reception import ReceptionPage
from ui.pages.today import TodayPage
from ui.window import MainWindow


class Offices:
    """A superior and a commune with their windows, and files carried between them."""

    def __init__(self, place: Path, clock: Clock, maker: PlanMaker, qtbot: QtBot) -> None:
        self.place = place
        self.superior = superior_at(place / "s", clock)
        self.commune = commune_at(place / "c", self.superior, "UBND xã Suối Mây", clock)
        self.plan = stored(self.commune, maker(self.commune))
        self.above, self.below = (self._window(qtbot, each) for each in (self.superior, self.commune))
        self.qtbot = qtbot

    def _window(self, qtbot: QtBot, session: Session) -> MainWindow:
        window = MainWindow(Desk(session, Words("en")), PAGES, lambda *_: None)
        qtbot.addWidget(window)
        window.resize(1366, 738)
        window.show()
        return window

    def up(self) -> Path:
        (self.place / "lên").mkdir(exist_ok=True)
        return exchanging.send(self.commune, self.plan, SUPERIOR, self.place / "lên").file

    def down(self) -> None:
        (self.place / "về").mkdir(exist_ok=True)
        file = remark_files.send_remarks(self.superior, self.plan, self.place / "về").file
        exchanging.receive(self.commune, [file])

    def write(self, text: str) -> None:
        leaf = next(rows(planning.show(self.commune, self.plan).appendices[0])).leaf.id
        editing.set_texts(self.commune, self.plan, [CellEdit(record=leaf, field="deadline", text=text)])

    def plan_page(self, window: MainWindow) -> PlanPage:
        window.navigate("plan", plan=self.plan)
        page = window.page("plan")
        assert isinstance(page, PlanPage)
        _ = page.notes
        page.refresh()
        return page

    def reception(self) -> ReceptionPage:
        self.above.navigate("reception")
        page = self.above.page("reception")
        assert isinstance(page, ReceptionPage)
        return page

    def answer(self, words: str) -> None:
        """Type into the dialog that opens next, and agree."""

        def type_in() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, reviewing.FormDialog)
            dialog.findChildren(QPlainTextEdit)[0].setPlainText(words)
            dialog.accept()

        QTimer.singleShot(100, type_in)

    def close(self) -> None:
        for window in (self.above, self.below):
            window.close()
        self.superior.store.close()
        self.commune.store.close()


@pytest.fixture
def offices(tmp_path: Path, clock: Clock, plan_maker: PlanMaker, qtbot: QtBot) -> Offices:
    return Offices(tmp_path, clock, plan_maker, qtbot)


def review_cell(page: ReceptionPage) -> str:
    (line,) = page.collected.model.lines
    return line.cells[-1].partition("\n")[0]


def test_the_journey(offices: Offices) -> None:
    page = offices.reception()
    receive(page, [offices.up()])
    assert review_cell(page) == "Received"
    above = offices.plan_page(offices.above)
    strip = above.notes.review
    assert strip.text.text() == "Received."
    assert (strip.accept.isHidden(), strip.reopen.isHidden()) == (False, True)
    offices.answer("Nêu rõ sản phẩm")
    strip.supplement.click()
    assert "Supplement asked for" in strip.text.text()
    assert "“Nêu rõ sản phẩm”" in strip.text.text()
    assert "Supplement asked for" in review_cell(offices.reception())

    offices.down()
    below = offices.plan_page(offices.below)
    told = below.notes.review
    assert told.text.text() == f"{SUPERIOR} asks for a supplement: “Nêu rõ sản phẩm”. Then send again."
    assert not told.send_again.isHidden()
    assert told.supplement.isHidden()
    offices.write("Quý IV/2026")
    page = offices.reception()
    receive(page, [offices.up()])
    assert review_cell(page) == "Supplemented, to be looked at"

    strip = offices.plan_page(offices.above).notes.review
    strip.accept.click()
    assert strip.text.text() == "Accepted."
    assert (strip.accept.isHidden(), strip.reopen.isHidden()) == (True, False)
    late = _change_and_send(offices)
    offices.down()
    below = offices.plan_page(offices.below)
    assert SUPERIOR in below.strips.why_locked
    assert not below.model.editable
    assert "1 lines here were changed" in below.notes.review.text.text()

    page = offices.reception()
    receive(page, [late])
    (line,) = page.receiving.table.model.lines
    assert line.cells[2] == "Differs from accepted data"
    assert page.receiving.anyway.isHidden()
    assert review_cell(page) == "Accepted, a differing file waits"
    strip = offices.plan_page(offices.above).notes.review
    assert "Sending 3" in strip.text.text()
    offices.answer("Xã đề nghị")
    strip.reopen.click()
    found = decisions.review(offices.superior, offices.plan)
    assert (found.state, found.waiting) == ("reopened", ())
    offices.down()
    below = offices.plan_page(offices.below)
    assert below.model.editable
    assert "opened the data again" in below.notes.review.text.text()
    offices.close()


def test_an_issued_plan_that_is_accepted_says_who_locked_it(offices: Offices) -> None:
    signing = issuing.Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
    issuing.issue(offices.commune, offices.plan, signing)
    page = offices.plan_page(offices.below)
    assert not page.issuing.buttons["adjust"].isHidden()
    exchanging.receive(offices.superior, [offices.up()])
    decisions.accept_data(offices.superior, offices.plan)
    offices.down()
    page = offices.plan_page(offices.below)
    assert SUPERIOR in page.strips.why_locked
    buttons = page.issuing.buttons
    assert [buttons[name].isHidden() for name in ("adjust", "correct", "extend")] == [True, True, False]
    offices.close()


def test_what_was_held_is_offered_once_the_acceptance_is_undone(offices: Offices) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    strip = offices.plan_page(offices.above).notes.review
    strip.accept.click()
    exchanging.receive(offices.superior, [_change_and_send(offices)])
    strip = offices.plan_page(offices.above).notes.review
    assert strip.take.isHidden(), "while the data is accepted only opening it again takes it in"
    planning.undo(offices.superior)
    strip = offices.plan_page(offices.above).notes.review
    waits = "Sending 2 came while the data was accepted and is not taken in yet."
    assert strip.text.text() == f"Received. {waits}"
    strip.take.click()
    strip = offices.plan_page(offices.above).notes.review
    assert (strip.text.text(), strip.take.isHidden()) == ("Received.", True)
    leaf = next(rows(planning.show(offices.superior, offices.plan).appendices[0])).leaf
    assert leaf.text("deadline") == "Tháng 9/2026"
    offices.close()


def test_why_a_file_that_waited_stays_out_is_told(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    decisions.accept_data(offices.superior, offices.plan)
    exchanging.receive(offices.superior, [_change_and_send(offices)])
    (kept,) = accepting.waiting_files(offices.superior, offices.plan)
    kept.write_bytes(kept.read_bytes()[:-1])
    shown: list[AppError] = []
    monkeypatch.setattr("ui.desk.show_refusal", lambda _parent, _words, error: shown.append(error))
    strip = offices.plan_page(offices.above).notes.review
    offices.answer("Xã đề nghị")
    strip.reopen.click()
    assert [error.code for error in shown] == ["E-KHUNG"]
    assert decisions.review(offices.superior, offices.plan).state == "reopened"
    offices.close()


def _change_and_send(offices: Offices) -> Path:
    offices.write("Tháng 9/2026")
    return offices.up()


def test_the_home_page_tells_of_it_and_leads_there(offices: Offices) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    decisions.ask_supplement(offices.superior, offices.plan, "Thiếu", date(2026, 6, 20))
    offices.down()
    offices.below.navigate("today")
    page = offices.below.page("today")
    assert isinstance(page, TodayPage)
    offices.qtbot.waitUntil(page.waiting.asked.isVisible)
    assert page.waiting.asked.text() == f"{SUPERIOR} asks for a supplement until 20/06/2026."
    assert page.waiting.handed.isHidden()
    page.waiting._to_asked()
    assert isinstance(offices.below.page("plan"), PlanPage)
    offices.up()
    page.refresh()
    assert page.waiting.asked.isHidden()
    offices.close()


def test_the_home_page_tells_of_tasks_handed_out_and_leads_to_them(
    offices: Offices, plan_maker: PlanMaker
) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    template = stored(offices.superior, plan_maker(offices.superior))
    document = Assigning(
        number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh Mộc Giang", title="Giao"
    )
    said = Assignment(plan_id=template, document=document)
    commune = offices.commune.store.office.id
    done = handing_out.hand_out(offices.superior, said, [commune], offices.place)
    exchanging.receive(offices.commune, [done.sendings[0].file])
    offices.below.navigate("today")
    page = offices.below.page("today")
    assert isinstance(page, TodayPage)
    offices.qtbot.waitUntil(page.waiting.handed.isVisible)
    page.waiting._to_handed()
    assert handed.waiting(offices.commune) == offices.plan
    handed.accept(offices.commune, offices.plan, template)
    page.refresh()
    assert page.waiting.handed.isHidden()
    offices.close()


def test_the_receipt_says_plainly_what_became_of_it(offices: Offices) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    decisions.accept_data(offices.superior, offices.plan)
    exchanging.receive(offices.superior, [_change_and_send(offices)])
    out = offices.place / "biên nhận"
    out.mkdir()
    receipts.give(
        offices.superior, [each.package.sha256 for each in receipts.received(offices.superior)], out
    )
    offices.down()
    offices.below.navigate("exchange", file=str(out))
    page = offices.below.page("exchange")
    assert isinstance(page, ExchangePage)
    said = " ".join(line.cells[3] for line in page.receiving.table.model.lines)
    assert "its data stands at the superior" in said
    assert "was not taken in: it differs from the accepted data" in said
    two, one = (line.cells[4] for line in page.sendings.table.model.lines)
    assert "not taken in" in two
    assert one.endswith("· accepted")
    offices.close()


def test_the_home_page_tells_that_accepted_data_was_opened_again(offices: Offices) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    decisions.accept_data(offices.superior, offices.plan)
    offices.down()
    offices.below.navigate("today")
    page = offices.below.page("today")
    assert isinstance(page, TodayPage)
    offices.qtbot.waitUntil(page.waiting.asked.isHidden)  # accepted data asks for nothing
    decisions.reopen(offices.superior, offices.plan, "Số liệu quý I sai")
    offices.down()
    said = f"{SUPERIOR} opened accepted data again: “Số liệu quý I sai”. Correct it, then send again."
    page.refresh()
    offices.qtbot.waitUntil(lambda: page.waiting.asked.text() == said)
    assert not offices.plan_page(offices.below).notes.review.send_again.isHidden()
    offices.write("Quý IV/2026")
    offices.up()
    page.refresh()
    offices.qtbot.waitUntil(page.waiting.asked.isHidden)
    offices.close()


def test_supplements_of_chosen_rows_are_asked(offices: Offices) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    page = offices.plan_page(offices.above)
    page.view.selectAll()
    leaves = [row.leaf.id for row in rows(planning.show(offices.superior, offices.plan).appendices[0])]
    chosen = page.notes._chosen()
    assert set(chosen) <= {*leaves, *chosen}
    head = planning.show_head(offices.superior, offices.plan)
    dialog = reviewing.SupplementDialog(page, offices.above.desk, head, chosen)
    offices.qtbot.addWidget(dialog)
    dialog.reason.setPlainText("Thiếu")
    dialog.rows.setCurrentIndex(1)
    dialog.until.setText("không phải ngày")
    dialog.accept()
    assert decisions.review(offices.superior, offices.plan).state == "received"
    dialog.until.setText("20/6/2026")
    dialog.accept()
    found = decisions.review(offices.superior, offices.plan).decision
    assert found is not None
    assert (set(found.rows), found.until) == (set(map(RecordId, chosen)), date(2026, 6, 20))
    offices.close()


def test_what_goes_back_is_saved_from_the_plan(
    offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchanging.receive(offices.superior, [offices.up()])
    strip = offices.plan_page(offices.above).notes.review
    assert strip.save.isHidden()
    strip.accept.click()
    assert (strip.save.isHidden(), strip.save.text()) == (False, "Save what goes back (1)")
    back = tmp_path / "về"
    back.mkdir()
    said: list[str] = []
    offices.above.desk.said.connect(said.append)
    strip.save.picked.emit(back, False)
    (file,) = back.iterdir()
    assert file.name in said[-1]
    (outcome,) = exchanging.receive(offices.commune, [file])
    assert outcome.verdict == "accepted"
    offices.close()
