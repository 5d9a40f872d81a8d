"""Lấy từ tệp on bad days: files that are no plan, gone or huge; and what must stay as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.services.intake import taking_in
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.intake.word import row, table, word
from tests.ui.take_steps import (
    HEAD,
    SAMPLE,
    Answer,
    Gone,
    button,
    choose,
    open_page,
    review,
    take,
    texts,
)
from ui.desk import Desk
from ui.models.take_table import shown_appendix, shown_source
from ui.pages.take_in import TakeInPage
from ui.widgets.take.start import TakeStart
from ui.window import MainWindow


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, gone: Gone) -> TakeInPage:
    return open_page(qtbot, desk, gone)


# --- what must not happen ---------------------------------------------------------------------------------


def spoiled(folder: Path) -> list[tuple[Path, str]]:
    """Files that are no plan, each with a piece of what is said about it."""
    made = {
        "thư.docx": (word("<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>"), "không thấy bảng nhiệm vụ"),
        "cũ.doc": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
            ".doc",
        ),
        "ảnh.docx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "đây là ảnh"),
        "trống.docx": (b"", "tệp trống"),
        "hỏng.docx": (word("<w:p/>")[:200], "hỏng"),
    }
    found = []
    for name, (data, words) in made.items():
        (folder / name).write_bytes(data)
        found.append((folder / name, words))
    return [*found, (folder / "không có.docx", "không tìm thấy")]


def test_a_file_that_is_no_plan_is_refused_in_words_and_changes_nothing(
    page: TakeInPage, session: Session, one_table: Path, tmp_path: Path, answer: Answer
) -> None:
    page.load(one_table)
    choose(page, 3, "partners")
    before = texts(review(page), 3)
    (tmp_path / "x").mkdir()
    for path, words in spoiled(tmp_path / "x"):
        told: list[str] = []
        answer(lambda box, told=told: (told.append(box.text()), box.accept()))
        page.drop(str(path))
        assert words in told[0]
        assert review(page).isVisible()
        assert texts(review(page), 3) == before
    assert planning.plans(session) == ()


def test_the_file_may_be_gone_after_it_was_read(page: TakeInPage, session: Session, one_table: Path) -> None:
    page.load(one_table)
    one_table.unlink()
    choose(page, 3, "partners")
    review(page).years.setText("2026")
    take(page)
    assert len(planning.plans(session)) == 1


def test_a_text_too_long_is_refused_and_the_review_stays(
    page: TakeInPage, session: Session, tmp_path: Path, answer: Answer
) -> None:
    path = tmp_path / "dài.docx"
    path.write_bytes(word(table(HEAD, row("1", "Rà soát " * 4000, "Báo cáo", "Văn phòng", "", "Quý I"))))
    page.load(path)
    review(page).years.setText("2026")
    told: list[str] = []
    answer(lambda box: (told.append(box.text()), box.accept()))
    take(page)
    assert "quá 20000" in told[0]
    assert review(page).isVisible()
    assert planning.plans(session) == ()


def test_undo_is_offered_only_while_it_takes_back_just_this(
    page: TakeInPage, session: Session, one_table: Path
) -> None:
    page.load(one_table)
    review(page).years.setText("2026")
    take(page)
    (plan,) = planning.plans(session)
    page.refresh()
    assert button(page, "Undo")
    planning.set_text(session, plan.id, plan.id, "title", "Tên khác")
    page.refresh()
    start = page.findChild(TakeStart)
    assert start.words()
    assert not start.undo.isVisible()
    planning.undo(session)
    page.refresh()
    assert start.undo.isVisible()
    button(page, "Open the plan").click()
    planning.undo(session)
    page.refresh()
    assert start.words() == ""


def test_in_the_window_a_dropped_file_becomes_a_plan_that_undo_takes_back(
    window: MainWindow, session: Session, one_table: Path
) -> None:
    window.navigate("plans")
    window.show()
    window.open_file(str(one_table))
    page = window.page("take-in")
    assert isinstance(page, TakeInPage)
    review(page).years.setText("2026")
    take(page)
    assert len(planning.plans(session)) == 1
    assert window.page("plan").isVisible()
    window.undo()
    assert planning.plans(session) == ()
    window.redo()
    window.navigate("take-in")
    assert len(planning.plans(session)) == 1


def test_a_large_table_is_shown_soon(page: TakeInPage, tmp_path: Path) -> None:
    path = tmp_path / "lớn.docx"
    lines = (
        row(str(n), f"Rà soát văn bản số {n} " * 3, "Báo cáo", "Văn phòng", "Tư pháp", "Quý I/2026")
        for n in range(1, 1001)
    )
    path.write_bytes(word(table(HEAD, *lines)))
    page.load(path)
    one = review(page)
    assert one.taken.rows.rowCount() == 1000
    one.source.select_row(999)
    assert one.taken.currentIndex().row() == 999


# --- the pieces -------------------------------------------------------------------------------------------


def test_every_cell_of_the_sample_is_shown_on_both_sides() -> None:
    for read in planning.read_file(SAMPLE).tables:
        source, taken = shown_source(read.source, read.appendix.layout.keys), shown_appendix(read.appendix)
        assert len(taken.places) == len(list(rows(read.appendix))) + len(read.appendix.sections)
        assert set(taken.places) <= set(source.places)
        written = " ".join(one.text for one in source.cells)
        assert all(one.text in written for one in taken.cells if one.row not in taken.sections)


def test_what_is_taken_is_what_was_looked_at(session: Session, one_table: Path) -> None:
    file = taking_in.look_at(one_table)
    changed = taking_in.set_right(file, 1, {3: "partners", 4: "lead"})
    assert file.corrections == {}
    assert changed.head == ("Kế hoạch xã", None)
    assert taking_in.counts(changed).products == 3
    assert taking_in.chosen(changed, {2}).reading.tables == ()
    with pytest.raises(RefusedError, match="no-year"):
        taking_in.take_in(session, changed, title="", years="")
    with pytest.raises(RefusedError, match="no-table"):
        taking_in.take_in(session, taking_in.chosen(changed, {2}), title="", years="2026")
    done = taking_in.take_in(session, changed, title="Tên", years="2026")
    assert taking_in.is_latest(session, done.changes)
    assert planning.show_head(session, done.plan).title == "Tên"
