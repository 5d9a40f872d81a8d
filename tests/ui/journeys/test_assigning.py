"""Journey D1 through the real windows: tasks and targets handed out by stick into a plan already begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QWidget

from ccapp.domain.layout import NUMBER, Kind, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.shapes import year_grid
from ccapp.domain.standard import TASK_TABLE
from ccapp.services.handover import connecting, exchanging
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker, task
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, said
from tests.ui.journeys.test_first_start import english_left
from ui.dialogs.handed_targets import HandedTargetsDialog
from ui.dialogs.handed_tasks import HandedTasksDialog
from ui.pages.assigned import AssignedPage
from ui.pages.exchange import ExchangePage
from ui.pages.handing_out import HandingOutPage
from ui.window import MainWindow

YEARS = (2026, 2030)
WORK = (
    "Rà soát văn bản", "Tự kiểm tra việc thực hiện", "Niêm yết biểu mẫu", "Khảo sát sự hài lòng",
    "Số hóa hồ sơ", "Bồi dưỡng công chức", "Tuyên truyền cải cách hành chính", "Sắp xếp thôn",
    "Đánh giá công chức", "Dùng chữ ký số", "Báo cáo định kỳ", "Đối thoại với người dân",
)  # fmt: skip
AIMS = tuple(f"Tỷ lệ hồ sơ nhóm {number} giải quyết đúng hạn" for number in range(1, 9))


def targets(values: tuple[str, ...]) -> Appendix:
    """A table of eight targets in one section."""
    lines = tuple(
        Item(
            level=Level.TASK,
            texts={NUMBER: str(number), "title": aim},
            children=(Item(level=Level.PRODUCT, texts={"y2026": value, "y2030": "100%"}),),
        )
        for number, (aim, value) in enumerate(zip(AIMS, values, strict=True), 1)
    )
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Chỉ tiêu"}, children=lines)
    return Appendix(title="Chỉ tiêu giai đoạn", layout=year_grid(YEARS), sections=(section,))


def template(session: Session) -> Plan:
    """Twelve tasks and eight targets of the superior."""
    lines = tuple(task(str(at), title, ("Báo cáo", "Quý IV/2026")) for at, title in enumerate(WORK, 1))
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Chung"}, children=lines)
    return Plan(
        title="Nhiệm vụ bắt buộc năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(
            Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(section,)),
            targets(("90%",) * len(AIMS)),
        ),
    )


@dataclass(frozen=True)
class Offices:
    """A superior with its template, a commune with a plan that is begun, and the stick between them."""

    stage: Stage
    above: MainWindow
    below: MainWindow
    template: RecordId
    plan: RecordId
    stick: Path


@pytest.fixture
def offices(
    stage: Stage, session: Session, superior: Session, plan_maker: PlanMaker, tmp_path: Path
) -> Offices:
    with session.store.journal.write("new-plan", session.who) as tx:
        plan = insert_plan(tx, plan_maker(session))
    with superior.store.journal.write("new-plan", superior.who) as tx:
        handed = insert_plan(tx, template(superior))
    invited = connecting.invite(superior, session.store.office.name, tmp_path)
    connecting.connect(session, connecting.read_invite(invited.file))
    exchanging.receive(superior, [exchanging.send(session, plan, superior.store.office.name, tmp_path).file])
    stick = tmp_path / "giao"
    stick.mkdir()
    return Offices(
        stage=stage,
        above=stage.open(superior, ("handing-out", {"plan": handed})),
        below=stage.open(session, ("plans", {})),
        template=handed,
        plan=plan,
        stick=stick,
    )


@pytest.fixture
def _no_english(stage: Stage, language: str, tool: ModuleType) -> Iterator[None]:
    """Whatever was on the screen in Vietnamese was all of it in Vietnamese."""
    yield
    if language == "vi":
        assert english_left(tool, stage.seen) == set()


def handed_out(offices: Offices) -> Path:
    """The file that the superior's page writes for the commune."""
    page = offices.above.page("handing-out")
    assert isinstance(page, HandingOutPage)
    page.refresh()
    for field, text in ((page.fields.number, "12"), (page.fields.symbol, "KH-UBND")):
        field.setText(text)
    page.fields.day.setText("5/1/2026")
    page.fields.issuer.setText("UBND tỉnh Mộc Giang")
    before = set(offices.stick.iterdir())
    page.all.click()
    page.hand_out(offices.stick, stick=False)
    (file,) = set(offices.stick.iterdir()) - before
    return file


def taken(offices: Offices, file: Path) -> AssignedPage:
    """The file is taken in at the commune, and what it hands out is laid open."""
    offices.below.navigate("exchange")
    page = offices.below.page("exchange")
    assert isinstance(page, ExchangePage)
    page.take([file])
    offices.stage.look("d1-00-looked", offices.below)
    page.receiving.take_in.click()
    offices.stage.look("d1-00-taken", offices.below)
    page.receiving.lead.click()
    covers = offices.below.page("assigned")
    assert isinstance(covers, AssignedPage)
    return covers


def leaves(session: Session, plan: RecordId, kind: Kind) -> list[tuple[str, str]]:
    """Title and first target or product of each line in the tables of a kind."""
    found = planning.show(session, plan)
    return [
        (line.text("title"), line.children[0].text("y2026") or line.children[0].text("product"))
        for table in found.appendices
        if (table.kind is Kind.YEAR_TARGETS) is (kind is Kind.YEAR_TARGETS)
        for section in table.sections
        for line in section.children
    ]


def change(superior: Session, template: RecordId) -> None:
    """Another title, one task less, one target higher."""
    table = planning.show(superior, template).appendices
    first, second = table[0].sections[0].children[:2]
    aim = table[1].sections[0].children[0].children[0]
    planning.set_text(superior, template, first.id, "title", "Rà soát văn bản hai lần")
    planning.set_text(superior, template, aim.id, "y2026", "95%")
    editing.remove(superior, template, [second.id])


def add_all(page: AssignedPage) -> None:
    """Every task that the plan does not have is added to it."""
    nowhere = said("AssignedCover", "Not in the plan")
    while True:
        lines = page.cover.table.model.lines
        row = next((at for at, line in enumerate(lines) if line.cells[3] == nowhere), None)
        if row is None:
            return
        page.cover.table.view.selectRow(row)
        page.cover.button("add").click()


@pytest.mark.usefixtures("_no_english")
def test_tasks_and_targets_come_into_a_plan_already_begun(
    stage: Stage, offices: Offices, session: Session, superior: Session, answer: Answer
) -> None:
    own = leaves(session, offices.plan, Kind.TASK_PRODUCT)
    file = handed_out(offices)
    stage.look("d1-01-handed-out", offices.above)
    page = taken(offices, file)
    stage.look("d1-02-arrived", offices.below)
    assert page.handed.isVisible()
    assert page.targets.isVisible()
    assert str(len(AIMS)) in page.targets.said.text()

    def note(dialog: QWidget) -> None:
        assert isinstance(dialog, HandedTasksDialog)
        assert len(dialog.table.model.lines) == len(WORK)
        stage.look("d1-03-tasks", dialog)
        dialog.note.click()

    answer(note)
    page.handed.look.click()
    assert leaves(session, offices.plan, Kind.TASK_PRODUCT) == own, "our own rows are untouched"
    add_all(page)
    now = leaves(session, offices.plan, Kind.TASK_PRODUCT)
    assert [line for line in now if line in own] == own
    assert {title for title, _ in now} >= set(WORK) - {"Rà soát văn bản"}, "that one stood there already"

    def take(dialog: QWidget) -> None:
        assert isinstance(dialog, HandedTargetsDialog)
        stage.look("d1-04-targets", dialog)
        dialog.take.click()

    answer(take)
    page.targets.look.click()
    assert leaves(session, offices.plan, Kind.YEAR_TARGETS) == [(aim, "90%") for aim in AIMS]
    assert not page.targets.isVisible()
    stage.look("d1-05-covered", offices.below)

    change(superior, offices.template)
    before = leaves(session, offices.plan, Kind.TASK_PRODUCT)
    page = taken(offices, handed_out(offices))

    def differences(dialog: QWidget) -> None:
        assert isinstance(dialog, HandedTasksDialog)
        words = [said("HandedTasksDialog", "Changed"), said("HandedTasksDialog", "Withdrawn")]
        assert [line.cells[0] for line in dialog.table.model.lines] == words
        stage.look("d1-06-changed", dialog)
        dialog.note.click()

    answer(differences)
    page.handed.look.click()
    assert leaves(session, offices.plan, Kind.TASK_PRODUCT) == before, "a list, and nothing else"
    answer(take)
    page.targets.look.click()
    assert leaves(session, offices.plan, Kind.YEAR_TARGETS)[0] == (AIMS[0], "95%")
    planning.undo(session)
    assert leaves(session, offices.plan, Kind.YEAR_TARGETS)[0] == (AIMS[0], "90%")
