"""Journey D2 through the real window: a whole folder of a superior's mail, taken in, undone, taken again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ccapp.domain.records import rows
from ccapp.exchange import header
from ccapp.services.collected import proxies
from ccapp.services.handover import directory, exchanging
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import collecting
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import commune_at
from tests.exchange_e2e.proxy_steps import blank_row, filled, letter_of, own_plan
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, said
from tests.ui.journeys.test_first_start import english_left
from ui.dialogs.sent_day import SentDayDialog
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow

PLACES = tuple(
    f"UBND xã {first} {second}"
    for first in ("Suối", "Đồi", "Khe", "Đèo", "Bãi")
    for second in ("Mây", "Thông", "Vàng", "Sương", "Nắng", "Gió")
)
SENT, FORMS, LETTERS = PLACES[:12], PLACES[12:21], PLACES[21:26]
BROKEN, LATE, NEWER, SILENT = PLACES[26:]
ENDINGS = ("docx", "xlsx", "docx", "pdf", "docx")


@dataclass(frozen=True)
class Office:
    """A superior at its window, and the folder of what came by mail, Zalo and stick."""

    window: MainWindow
    folder: Path


@pytest.fixture
def _no_english(stage: Stage, language: str, tool: ModuleType) -> Iterator[None]:
    """Whatever was on the screen in Vietnamese was all of it in Vietnamese."""
    yield
    if language == "vi":
        assert english_left(tool, stage.seen) == set()


@pytest.fixture
def office(
    stage: Stage, superior: Session, plan_maker: PlanMaker, tmp_path: Path, clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:  # fmt: skip
    """Twelve packages, nine forms and five letters that are right; a damaged, an old and a newer package."""
    folder = tmp_path / "thư đến"
    folder.mkdir()
    directory.expect(superior, PLACES)

    def package(name: str, then: Callable[[Session], object] = lambda _: None) -> Path:
        commune = commune_at(tmp_path / name, superior, name, clock)
        with commune.store.journal.write("new-plan", commune.who) as tx:
            insert_plan(tx, plan_maker(commune))
        sent = exchanging.send(commune, "", superior.store.office.name, folder).file
        then(commune)
        commune.store.close()
        return sent

    for name in SENT:
        package(name)
    _damage(package(BROKEN))
    package(LATE, lambda commune: _sent_later(commune, superior, tmp_path))
    with monkeypatch.context() as patch:
        patch.setattr(header, "FMT", header.FMT + 1)
        package(NEWER)
    plan = own_plan(superior)
    for form in collecting.make_forms(superior, plan, FORMS, folder):
        filled(form, lambda sheet, own=form.stem: sheet.cell(blank_row(sheet), 2, f"Việc riêng: {own}"))
    for name, ending in zip(LETTERS, ENDINGS, strict=True):
        made = letter_of(tmp_path, clock, name, f"{name}.{ending}")
        made.rename(folder / f"ke hoach ({LETTERS.index(name)}).{ending}")
    return Office(window=stage.open(superior, ("reception", {})), folder=folder)


def _damage(file: Path) -> None:
    """A byte near the end went wrong on the way."""
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)


def _sent_later(commune: Session, superior: Session, place: Path) -> None:
    """A correction went by mail and was taken in before the stick with the first file came."""
    (plan,) = planning.plans(commune)
    leaf = next(rows(planning.show(commune, plan.id).appendices[0])).leaf
    editing.set_texts(commune, plan.id, [CellEdit(record=leaf.id, field="product", text="Quyết định")])
    later = exchanging.send(commune, plan.id, superior.store.office.name, place)
    exchanging.receive(superior, [later.file])


def results(page: ReceptionPage) -> dict[str, tuple[str, ...]]:
    """Result, file and what to do of each file by its office; one that is refused only says whose it is."""
    lines = page.receiving.table.model.lines
    return {line.cells[1].removesuffix("?"): (line.cells[2], line.cells[0], line.cells[3]) for line in lines}


def collected(page: ReceptionPage) -> set[str]:
    """The offices of which a plan is here."""
    return {line.cells[0] for line in page.collected.model.lines}


def take(stage: Stage, office: Office, page: ReceptionPage, answer: Answer, picture: str) -> None:
    """The whole folder is chosen and looked at; one press takes it in, once the day of sending is given."""
    page.receiving.folder.click()
    stage.look(f"{picture}-looked", office.window)
    ready = said("ReceptionPanel", "Take in {count} files…").format(count=len(SENT + FORMS + LETTERS))
    assert page.receiving.take_in.text() == ready

    def agree(dialog: QWidget) -> None:
        assert isinstance(dialog, SentDayDialog)
        stage.look(f"{picture}-day", dialog)
        dialog.accept()

    answer(agree)
    page.receiving.take_in.click()
    stage.look(f"{picture}-taken", office.window)


@pytest.mark.usefixtures("_no_english")
def test_a_whole_folder_comes_in_and_who_is_missing_is_known(
    stage: Stage, office: Office, superior: Session, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = office.window.in_front()
    assert isinstance(page, ReceptionPage)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(office.folder))
    assert len(list(office.folder.iterdir())) == 29
    assert collected(page) == {LATE}
    take(stage, office, page, answer, "d2-01")

    found = results(page)
    fresh, held = said("exchange", "New"), said("ReceptionPanel", "Held in proxy")
    assert {name: found[name][0] for name in SENT} == dict.fromkeys(SENT, fresh)
    assert {name: found[name][0] for name in FORMS + LETTERS} == dict.fromkeys(FORMS + LETTERS, held)
    left = {name: found[name] for name in (BROKEN, LATE, NEWER)}
    assert left[LATE][0] == said("exchange", "Older than the data here")
    assert {left[name][0] for name in (BROKEN, NEWER)} == {said("exchange", "Not taken")}
    assert all(file and next_step for _, file, next_step in left.values())
    assert len(found) == 29, "each file is told with its office"

    assert collected(page) == {*SENT, *FORMS, *LETTERS, LATE}
    assert {each.plan.proxy_for for each in proxies.proxies(superior)} == {*FORMS, *LETTERS}
    page.list.not_sent.click()
    head, *missing = QApplication.clipboard().text().splitlines()
    assert "(3/30 đơn vị)" in head
    assert {line.partition(". ")[2] for line in missing} == {BROKEN, NEWER, SILENT}

    told = said("ReceivePanel", "Received: {taken}, of these for communes: {proxies}.")
    proxies_ = len(FORMS + LETTERS)
    assert told.format(taken=len(SENT) + proxies_, proxies=proxies_) in page.receiving.said.text()
    first = page.receiving.table.model.lines[0]
    assert first.cells[2] == said("exchange", "Not taken"), "what is left to settle stands first"
    page.receiving.undo.click()
    assert collected(page) == {LATE}
    undone = said("ReceivePanel", "Undone: {count} files of this reception. They can be received again.")
    assert undone.format(count=len(SENT) + proxies_) in page.receiving.said.text()
    stage.look("d2-02-undone", office.window)
    take(stage, office, page, answer, "d2-03")
    assert collected(page) == {*SENT, *FORMS, *LETTERS, LATE}
