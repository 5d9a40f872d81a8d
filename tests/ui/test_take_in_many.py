"""Taking in beyond one new plan: merging, many files, prose, old fonts, known headings, copied tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import PlanState
from ccapp.domain.records import rows
from ccapp.services.intake import taking_in
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from tests.ui.take_steps import Answer, Gone, button, choose, meanings, open_page, review, take
from tests.unit.test_taking_in import PROSE, legacy_file, table_file
from ui.desk import Desk
from ui.models.exchange_lines import LinesModel
from ui.pages.take_in import TakeInPage
from ui.widgets.take.batch import TakeBatch
from ui.widgets.take.decoding import DecodingDialog, DecodingLine
from ui.widgets.take.merge import TakeMerge
from ui.widgets.take.prose import TakeProse

CHECK = Qt.ItemDataRole.CheckStateRole
HEAD = "| STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n|--|--|--|--|--|\n"
FIRST = HEAD + (
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý I/2026 |\n"
    "| 2 | Kiểm tra công vụ | Kế hoạch | Nội vụ | Quý II/2026 |\n"
)
SECOND = HEAD + (
    "| 1 | Rà soát văn bản | Báo cáo | | Quý III/2026 |\n"
    "| 2 | Xây dựng cơ sở dữ liệu dùng chung | Cơ sở dữ liệu | Văn phòng | Năm 2026 |\n"
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: Gone) -> TakeInPage:
    return open_page(qtbot, desk, gone)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def cells(model: LinesModel) -> list[tuple[str, ...]]:
    return [line.cells for line in model.lines]


def tick(model: LinesModel, row: int, *, on: bool) -> None:
    """Tick a line as a click on its box does."""
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert model.setData(model.index(row, 0), state.value, CHECK)


# --- into a plan that exists ------------------------------------------------------------------------------


@pytest.fixture
def plan(session: Session, tmp_path: Path) -> planning.Imported:
    return planning.import_file(session, written(tmp_path, "Kế hoạch 2026.md", FIRST))


def deadlines(session: Session, plan: planning.Imported) -> list[tuple[str, str, str]]:
    table = planning.show(session, plan.plan).appendices[0]
    return [(row.text("title"), row.text("lead"), row.text("deadline")) for row in rows(table)]


def compared(page: TakeInPage, path: Path) -> TakeMerge:
    page.load(path)
    review(page).target.existing.click()
    button(page, "Compare with the plan").click()
    return page.findChild(TakeMerge)


def test_without_plans_there_is_nothing_to_merge_into(page: TakeInPage, tmp_path: Path) -> None:
    page.load(written(tmp_path, "a 2026.md", FIRST))
    assert not review(page).target.existing.isVisible()
    assert review(page).title.isVisible()


def test_a_merge_shows_what_is_new_different_same_and_ours(
    page: TakeInPage, plan: planning.Imported, tmp_path: Path
) -> None:
    page.refresh()
    merge = compared(page, written(tmp_path, "b.md", SECOND))
    texts = [merge.tabs.tabText(at) for at in range(4)]
    assert texts == ["New (1)", "Different (1)", "The same (0)", "Only in the plan (1)"]
    assert cells(merge.new.model)[0][:2] == ("Task", "2. Xây dựng cơ sở dữ liệu dùng chung")
    assert cells(merge.differing.model) == [("1. Rà soát văn bản", "Thời hạn", "Quý I/2026", "Quý III/2026")]
    assert cells(merge.absent.model) == [("2. Kiểm tra công vụ", "Kế hoạch")]


def test_what_is_ticked_is_merged_and_one_undo_takes_it_back(
    page: TakeInPage, session: Session, plan: planning.Imported, gone: Gone, tmp_path: Path
) -> None:
    before = deadlines(session, plan)
    page.refresh()
    compared(page, written(tmp_path, "b.md", SECOND))
    button(page, "Take what is ticked into the plan").click()
    assert deadlines(session, plan) == [
        ("Rà soát văn bản", "Văn phòng", "Quý III/2026"),  # a blank lead overwrote nothing
        ("Xây dựng cơ sở dữ liệu dùng chung", "Văn phòng", "Năm 2026"),
        ("Kiểm tra công vụ", "Nội vụ", "Quý II/2026"),
    ]
    words = "Took 1 new lines and 1 changed texts from the file."
    assert gone == [("plan", {"plan": plan.plan, "told": words})]
    button(page, "Undo").click()
    assert deadlines(session, plan) == before


def test_only_what_stays_ticked_is_merged(
    page: TakeInPage, session: Session, plan: planning.Imported, tmp_path: Path
) -> None:
    page.refresh()
    merge = compared(page, written(tmp_path, "b.md", SECOND))
    merge.new.table.view.selectRow(0)
    QTest.keyClick(merge.new.table.view, Qt.Key.Key_Space)
    assert [line.ticked for line in merge.new.model.lines] == [False]
    merge.tabs.setCurrentIndex(1)
    merge.differing.none.click()
    assert not button(page, "Take what is ticked into the plan").isEnabled()
    merge.differing.all.click()
    button(page, "Take what is ticked into the plan").click()
    assert [deadline for _, _, deadline in deadlines(session, plan)] == ["Quý III/2026", "Quý II/2026"]


def test_another_shape_is_refused_and_the_file_stays(
    page: TakeInPage, session: Session, plan: planning.Imported, tmp_path: Path, answer: Answer
) -> None:
    page.refresh()
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), box.accept()))
    head = (
        HEAD.replace("Nhiệm vụ", "Mục tiêu").replace("Sản phẩm", "Nhiệm vụ").replace("Chủ trì", "Hoạt động")
    )
    page.load(written(tmp_path, "b.md", head + FIRST.removeprefix(HEAD)))
    review(page).target.existing.click()
    button(page, "Compare with the plan").click()
    assert "không có bảng nào cùng kiểu" in told[0]
    assert review(page).isVisible()
    review(page).target.fresh.click()
    assert review(page).title.isVisible()


# --- many files -------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nhiều"
    made.mkdir()
    written(made, "a 2026.md", FIRST)
    written(made, "b 2027.md", FIRST)
    written(made, "c.md", FIRST)
    written(made, "d 2026.txt", PROSE)
    (made / "e.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    return made


def test_a_folder_is_told_file_by_file_and_taken_in_one_go(
    page: TakeInPage, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    button(page, "Choose a folder…").click()
    batch = page.findChild(TakeBatch)
    found = {line.cells[0]: (line.ticked, line.cells[1]) for line in batch.files.model.lines}
    assert found["a 2026.md"] == (True, "2 tasks, 2 products.")
    assert found["c.md"][0] is None
    assert "does not say its year" in found["c.md"][1]
    assert found["d 2026.txt"] == (
        None,
        "No table. 1 sentences may be tasks, 1 may be targets: look at it.",
    )
    assert "đây là ảnh" in found["e.png"][1]
    assert planning.plans(session) == ()
    button(page, "Take into 2 new plans").click()
    assert sorted(one.title for one in planning.plans(session)) == ["a 2026", "b 2027"]
    assert batch.files.model.lines[0].cells[1] == "Taken in: 2 tasks, 2 products."
    assert not button(page, "Take into new plans").isEnabled()
    button(page, "Undo").click()
    assert [one.title for one in planning.plans(session)] == ["a 2026"]
    assert batch.files.model.lines[1].ticked is True  # it can be taken again


def test_one_file_of_several_is_looked_at_and_leads_back(
    page: TakeInPage, session: Session, gone: Gone, folder: Path
) -> None:
    page.open(files=[str(folder / "a 2026.md"), str(folder / "c.md")])
    batch = page.findChild(TakeBatch)
    batch.files.table.view.selectRow(1)
    button(page, "Look at this file").click()
    assert review(page).isVisible()
    button(page, "Back").click()
    assert batch.isVisible()
    batch.files.table.view.enter_pressed.emit(batch.files.model.index(1, 0))
    review(page).years.setText("2028")
    take(page)
    assert batch.isVisible()
    assert gone == []
    assert [one.year_from for one in planning.plans(session)] == [2028]
    assert batch.files.model.lines[1].cells[1] == "Taken in: 2 tasks, 2 products."
    assert not batch.look.isEnabled()


def test_a_dropped_folder_and_several_dropped_files_come_here(
    qtbot: QtBot, window: object, folder: Path
) -> None:
    from ui.window import MainWindow

    assert isinstance(window, MainWindow)
    window.show()
    window.open_file(str(folder))
    taking = window.page("take-in")
    assert taking.findChild(TakeBatch).isVisible()
    window._open_dropped([str(folder / "a 2026.md"), str(folder / "b 2027.md")])
    assert len(taking.findChild(TakeBatch).files.model.lines) == 2


# --- prose ------------------------------------------------------------------------------------------------


def test_prose_is_offered_ticked_and_made_a_plan(page: TakeInPage, session: Session, tmp_path: Path) -> None:
    page.load(written(tmp_path, "a.txt", PROSE))
    prose = page.findChild(TakeProse)
    assert prose.offer.text() == (
        "This file has no table of tasks. 1 sentences may be tasks, 1 may be targets."
    )
    button(page, "Look at the lines").click()
    assert [line.ticked for line in prose.lines.model.lines] == [True, True]
    assert cells(prose.lines.model)[0] == (
        "Target",
        "Trên 98% hồ sơ được giải quyết đúng hạn.",
        "",
        "Trên 98%",
    )
    tick(prose.lines.model, 0, on=False)
    prose.years.setText("")
    assert not button(page, "Take into a new plan").isEnabled()
    prose.years.setText("2026")
    take(page)
    (plan,) = planning.plans(session)
    (appendix,) = planning.show(session, plan.id).appendices
    assert plan.title == "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert [row.text("title") for row in rows(appendix)] == [
        "Rà soát văn bản quy phạm pháp luật đã ban hành."
    ]
    button(page, "Undo").click()
    assert planning.plans(session) == ()


# --- letters ----------------------------------------------------------------------------------------------


def test_converted_letters_can_be_compared_and_refused(
    page: TakeInPage, tmp_path: Path, answer: Answer
) -> None:
    page.load(legacy_file(tmp_path))
    line = page.findChild(DecodingLine)
    assert line.words.text() == "The old font .VnTime has been converted to Unicode."
    seen: list[tuple[str, ...]] = []

    def look(dialog: DecodingDialog) -> None:
        seen.extend(cells(dialog.samples.model))
        dialog.refuse.click()

    told: list[str] = []
    answer(look)
    answer(lambda box: (told.append(box.text()), box.accept()))
    line.compare.click()
    assert ("NhiÖm vô", "Nhiệm vụ") in seen
    assert "không chuyển phông chữ" in told[0]
    assert review(page).taken.rows.text(0, 1) == "Rà soát văn bản"


def test_a_file_in_unicode_says_nothing_of_letters(page: TakeInPage, tmp_path: Path) -> None:
    page.load(written(tmp_path, "a 2026.md", FIRST))
    assert not page.findChild(DecodingLine).isVisible()


# --- headings, doubts, copied tables ----------------------------------------------------------------------


def test_a_heading_set_right_once_is_right_in_the_next_file(
    page: TakeInPage, session: Session, tmp_path: Path
) -> None:
    page.load(table_file(tmp_path, "Gánh vác"))
    choose(page, 3, "lead")
    take(page)
    assert taking_in.known_headings(session) == {"ganh vac": "lead"}
    page.load(table_file(tmp_path, "Gánh vác", name="Kế hoạch năm 2027.md"))
    assert meanings(page) == ["number", "task", "product", "lead", "deadline"]


def test_cells_in_doubt_stand_out_and_say_why(page: TakeInPage, tmp_path: Path) -> None:
    page.load(written(tmp_path, "a 2026.md", FIRST.replace("Quý II/2026", "")))
    taken = review(page).taken.rows
    assert "chưa ghi thời gian hoàn thành" in taken.doubt(1, 4)
    index = taken.index(1, 4)
    assert taken.data(index, int(Qt.ItemDataRole.ToolTipRole)) == taken.doubt(1, 4)
    assert taken.data(index, int(Qt.ItemDataRole.AccessibleDescriptionRole)) == taken.doubt(1, 4)
    assert taken.data(index, int(Qt.ItemDataRole.BackgroundRole)) is not None
    assert taken.doubt(0, 4) == taken.doubt(1, 3) == ""


def test_a_copied_table_is_looked_at_like_a_file(page: TakeInPage, answer: Answer) -> None:
    data = QMimeData()
    head = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
    line = ("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I/2026")
    data.setText("\n".join("\t".join(texts) for texts in (head, line)))
    QApplication.clipboard().setMimeData(data)
    button(page, "Paste a copied table").click()
    assert review(page).taken.rows.text(0, 1) == "Rà soát văn bản"
    button(page, "Back").click()
    QApplication.clipboard().clear()
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), box.accept()))
    button(page, "Paste a copied table").click()
    assert told[0].startswith("Chưa có bảng nhiệm vụ nào được sao chép")


def test_a_plan_locked_while_it_is_compared_is_not_swapped_for_another(
    page: TakeInPage, session: Session, plan: planning.Imported, tmp_path: Path, answer: Answer
) -> None:
    other = planning.import_file(session, written(tmp_path, "Kế hoạch 2027.md", FIRST), years="2027")
    page.refresh()
    page.load(written(tmp_path, "b.md", SECOND))
    target = review(page).target
    target.existing.click()
    target.plans.setCurrentIndex(target.plans.findData(plan.plan))
    button(page, "Compare with the plan").click()
    keeping.change_state(session, plan.plan, PlanState.BINNED)
    page.refresh()
    before = deadlines(session, plan), deadlines(session, other)
    came = answer(lambda dialog: dialog.close())
    button(page, "Take what is ticked into the plan").click()
    assert len(came) == 1
    assert (deadlines(session, plan), deadlines(session, other)) == before
