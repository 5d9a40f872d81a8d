"""Journey D3 through the real windows: looked at, sent back, corrected, accepted, locked, opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services.handover import connecting
from ccapp.services.paper import editions, issuing
from ccapp.services.session import Session
from tests.conftest import PlanMaker
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, said
from tests.ui.journeys.test_first_start import english_left
from tests.ui.journeys.test_handover import COMMUNE, SUPERIOR, handing
from tests.ui.plan_steps import DEADLINE, LEAD, SHIFT, Key, press, stored, type_text
from tests.ui.receive_steps import receive, reception_page
from ui.dialogs.attached import AttachedDialog
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.form import FormDialog
from ui.dialogs.remark import RemarkDialog
from ui.dialogs.reviewing import SupplementDialog
from ui.pages.plan import PlanPage
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow

SCAN = "Kế hoạch 07 (đã ký).png"
# Row and column of two cells, what the superior says of each, and how the commune corrects it.
CELLS = (
    (1, DEADLINE, "Lùi sang quý II, chờ văn bản của tỉnh", "Quý II/2026"),
    (3, LEAD, "Ghi đúng tên bộ phận chủ trì", "Văn phòng HĐND và UBND"),
)
HEADINGS = {
    "number": "TT",
    "title": "Nội dung, nhiệm vụ",
    "product": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "deadline": "Thời gian hoàn thành",
}
DIFFERS = "Tháng 11/2026"


@dataclass(frozen=True)
class Offices:
    """A superior and a commune with their windows, a plan with its signed copy, and folders between them."""

    stage: Stage
    above: MainWindow
    below: MainWindow
    plan: RecordId
    up: Path
    down: Path

    def page(self, window: MainWindow) -> PlanPage:
        """The plan, opened at one of the two offices."""
        window.navigate("plan", plan=self.plan)
        return self.stage.plan_page(window)

    def send(self) -> Path:
        """The commune's page writes the next file; that file."""
        page = handing(self.below)
        page.sending.set_folder(self.up)
        before = set(self.up.iterdir())
        page.sending.save.click()
        (file,) = set(self.up.iterdir()) - before
        return file

    def receive(self, file: Path) -> ReceptionPage:
        """The superior takes a file in; its only collected plan is chosen."""
        page = reception_page(self.above)
        page.take([file])
        page.receiving.table.view.selectRow(0)
        self.stage.look("d3-00-looked", self.above)
        if page.receiving.prospect("look-0") is not None:
            page.receiving.take_in.click()
        page.collected.view.selectRow(0)
        return page

    def send_back(self) -> None:
        """What the superior said is saved from the plan's own line, and taken in at the commune."""
        before = set(self.down.iterdir())
        menu = self.page(self.above).notes.review.save.menu()
        menu.aboutToShow.emit()
        menu.actions()[0].trigger()
        (file,) = set(self.down.iterdir()) - before
        receive(handing(self.below), [file])
        self.stage.look("d3-04-returned", self.below)
        handing(self.below).receiving.lead.click()
        assert isinstance(self.below.in_front(), PlanPage), "the way to what is asked for"


@pytest.fixture
def small_plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """The small plan under the headings that officers know."""
    made = plan_maker(session)
    (table,) = made.appendices
    columns = tuple(replace(each, heading=HEADINGS[each.key]) for each in table.layout.columns)
    named = replace(table, layout=replace(table.layout, columns=columns))
    return stored(session, replace(made, appendices=(named,)))


@pytest.fixture
def offices(
    stage: Stage,
    session: Session,
    superior: Session,
    small_plan: RecordId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Offices:
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    editions.submit(session, small_plan)
    scan = tmp_path / SCAN
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3_000))
    issuing.attach_signed(session, small_plan, scan)
    up, down = tmp_path / "lên", tmp_path / "về"
    up.mkdir()
    down.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(down))
    return Offices(
        stage=stage,
        above=stage.open(superior, ("reception", {})),
        below=stage.open(session, ("plans", {})),
        plan=small_plan,
        up=up,
        down=down,
    )


@pytest.fixture
def _no_english(stage: Stage, language: str, tool: ModuleType) -> Iterator[None]:
    """Whatever was on the screen in Vietnamese was all of it in Vietnamese."""
    yield
    if language == "vi":
        assert english_left(tool, stage.seen) <= {COMMUNE}, "which is also an example in a blank field"


def write(page: PlanPage, row: int, column: int, text: str) -> None:
    """A cell is written anew with the keyboard."""
    page.view.go(row, column)
    type_text(page.view, text)
    press(page.view.editor or page.view, Key.Key_Return)


def remark_on_both_cells(offices: Offices, answer: Answer) -> None:
    """Shift+F2 on each of the two cells at the superior."""
    page = offices.page(offices.above)
    for row, column, words, _ in CELLS:

        def note(dialog: QWidget, words: str = words) -> None:
            assert isinstance(dialog, RemarkDialog)
            dialog.words.setPlainText(words)
            assert not dialog.channel.isVisible(), "our own word came by no channel"
            offices.stage.look("d3-02-remark", dialog)
            dialog.accept()

        page.view.go(row, column)
        answer(note)
        press(page.view, Key.Key_F2, SHIFT)
        offices.stage.plan_page(offices.above)


def return_it(offices: Offices, answer: Answer) -> None:
    """The superior asks for a supplement by a day, and its file goes back."""

    def ask(dialog: QWidget) -> None:
        assert isinstance(dialog, SupplementDialog)
        dialog.reason.setPlainText("Sửa hai ô đã ghi ý kiến rồi gửi lại")
        dialog.until.setText("20/1/2026")
        offices.stage.look("d3-03-supplement", dialog)
        dialog.accept()

    answer(ask)
    page = offices.page(offices.above)
    page.notes.review.supplement.click()
    offices.stage.look("d3-04-asked", offices.above)
    offices.send_back()


def correct(offices: Offices) -> None:
    """F9 leads the commune from cell to cell; each is corrected where it stands."""
    page = offices.page(offices.below)
    assert SUPERIOR in page.notes.review.text.text()
    assert not page.model.editable
    page.strips.locked.findChild(QPushButton).click()
    page = offices.stage.plan_page(offices.below)
    assert page.model.editable
    page.view.go(0, 0)
    for row, column, words, text in CELLS:
        press(page.view, Key.Key_F9)
        assert page.view.place() == (row, column), "the remark sits on the same cell"
        assert words in page.notes.marks.tip(row, column)
        offices.stage.look(f"d3-05-remark-{row}", offices.below)
        write(page, row, column, text)
        assert page.model.text(row, column) == text


def look_since(offices: Offices, page: ReceptionPage, answer: Answer) -> list[tuple[str, ...]]:
    """What "Changes since the last time" says of the collected plan."""
    found: list[tuple[str, ...]] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, DifferencesDialog)
        found.extend(line.cells for line in dialog.table.model.lines)
        offices.stage.look("d3-07-since", dialog)
        dialog.reject()

    answer(read)
    page.list.since.click()
    return found


def cell(offices: Offices, window: MainWindow, row: int, column: int) -> str:
    return offices.page(window).model.text(row, column)


@pytest.mark.usefixtures("_no_english")
def test_a_plan_is_sent_back_corrected_accepted_and_locked(offices: Offices, answer: Answer) -> None:
    stage = offices.stage
    page = offices.receive(offices.send())
    assert look_since(offices, page, answer) == [], "nothing came before"

    def evidence(dialog: QWidget) -> None:
        assert isinstance(dialog, AttachedDialog)
        assert [line.cells[0] for line in dialog.table.model.lines] == [SCAN]
        stage.look("d3-01-evidence", dialog)
        dialog.reject()

    answer(evidence)
    page.files.trigger()
    remark_on_both_cells(offices, answer)
    return_it(offices, answer)
    before = {(row, column): cell(offices, offices.below, row, column) for row, column, _, _ in CELLS}
    correct(offices)
    stage.look("d3-06-corrected", offices.below)
    page = offices.receive(offices.send())
    changes = look_since(offices, page, answer)
    assert [line[0] for line in changes] == [said("DifferencesDialog", "Changed")] * len(CELLS)
    assert {line[3:] for line in changes} == {(before[row, column], text) for row, column, _, text in CELLS}

    review = offices.page(offices.above).notes.review
    review.accept.click()
    stage.look("d3-08-accepted", offices.above)
    row, column, _, text = CELLS[0]
    write(offices.page(offices.below), row, column, DIFFERS)  # the commune does not know of it yet
    late = offices.send()
    offices.send_back()
    page_below = offices.page(offices.below)
    assert SUPERIOR in page_below.strips.why_locked, "although a draft round was saved, which has its line"
    assert not page_below.strips.locked.isHidden()
    write(page_below, row, column, "Quý IV/2026")
    assert cell(offices, offices.below, row, column) == DIFFERS, "locked"
    stage.look("d3-09-locked", offices.below)

    page = offices.receive(late)
    (line,) = page.receiving.table.model.lines
    assert line.cells[2] == said("exchange", "Differs from accepted data")
    stage.look("d3-10-held", offices.above)
    assert cell(offices, offices.above, row, column) == text, "accepted data stays"
    stage.look("d3-11-waits", offices.above)
    open_again(offices, answer)
    assert cell(offices, offices.above, row, column) == DIFFERS
    offices.send_back()
    page_below = offices.page(offices.below)
    assert page_below.model.editable
    stage.look("d3-13-open", offices.below)


def open_again(offices: Offices, answer: Answer) -> None:
    """The superior says why, and what was held comes in."""

    def why(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("Xã đề nghị sửa thời hạn")
        offices.stage.look("d3-12-reopen", dialog)
        dialog.accept()

    answer(why)
    offices.page(offices.above).notes.review.reopen.click()
