"""Larger pastes: looked at before they are written, new rows added, told with ways to look and take back."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QDialog

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.ui.plan_steps import CTRL, DEADLINE, NUMBER, PRODUCT, Key, press, table, texts
from tests.ui.take_steps import Answer, button
from ui.pages.plan import PlanPage
from ui.widgets.plan.paste_preview import PastePreview

HEADINGS = "TT\tNội dung, nhiệm vụ\tSản phẩm\tChủ trì\tThời hạn\n"


def paste(page: PlanPage, text: str, *, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    press(page.view, Key.Key_V, CTRL)


def agree(dialog: QDialog) -> None:
    assert isinstance(dialog, PastePreview)
    dialog.accept()


def numbered(count: int) -> str:
    return "".join(f"{at}\tViệc {at}\tBáo cáo {at}\tVăn phòng\tQuý I/2026\n" for at in range(1, count + 1))


def test_rows_beyond_the_last_become_tasks_in_one_undo(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    before = planning.show(session, small_plan)
    page.view.go(5, NUMBER)
    came = answer(agree)
    first = "1\tViệc A\tBáo cáo\tCông an\tQuý I/2026\n"
    paste(page, first + "2\tViệc B\tKế hoạch\tCông an\tlúc nào rảnh\n\t\tĐề án\t\t\n")
    assert len(came) == 1
    assert texts(session, small_plan, "title")[3:] == ["Việc A", "Việc B", "Việc B"]
    assert texts(session, small_plan, "product")[3:] == ["Báo cáo", "Kế hoạch", "Đề án"]
    assert page.verbs.result.text.text() == "Pasted 3 rows. 1 deadlines are not understood."
    button(page.verbs.result, "Show").click()
    assert page.model.text(*page.view.place()) == "lúc nào rảnh"
    button(page.verbs.result, "Undo").click()
    assert planning.show(session, small_plan) == before
    assert not page.verbs.result.isVisible()


def test_the_preview_says_what_goes_where_and_no_means_no(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    before = planning.show(session, small_plan)
    seen: list[tuple[str, ...]] = []
    said: list[str] = []

    def look(dialog: PastePreview) -> None:
        said.append(dialog.about.text())
        seen.extend(line.cells for line in dialog.rows.model.lines)
        dialog.reject()

    page.view.go(3, NUMBER)
    answer(look)
    paste(page, numbered(4))
    assert [cells[0] for cells in seen] == ["I, task 2", "II, task 3", "New row", "New row"]
    assert seen[0][1:] == ("1", "Việc 1", "Báo cáo 1", "Văn phòng", "Quý I/2026")
    assert said[0].startswith("2 rows go over rows that are there. 2 new tasks are added.")
    assert planning.show(session, small_plan) == before


def test_rows_may_go_below_the_chosen_task_instead_of_over_the_next(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    def below(dialog: PastePreview) -> None:
        dialog.below.click()
        assert {line.cells[0] for line in dialog.rows.model.lines} == {"New row"}
        assert dialog.about.text().startswith("12 new tasks are added.")
        dialog.accept()

    before = planning.show(session, small_plan)
    page.view.go(1, NUMBER)
    answer(below)
    paste(page, numbered(12))
    titles = texts(session, small_plan, "title")
    assert titles == [
        *["Rà soát văn bản"] * 2,
        *(f"Việc {at}" for at in range(1, 13)),
        "Kiểm tra văn bản",
        "Công khai thủ tục",
    ]
    assert page.model.text(page.view.place()[0], PRODUCT) == "Báo cáo 1", "the first new row is stood on"
    planning.undo(session)
    assert planning.show(session, small_plan) == before


def test_below_is_not_offered_where_all_rows_are_new(page: PlanPage, answer: Answer) -> None:
    seen: list[bool] = []
    page.view.go(4, NUMBER)  # a section's row takes no tasks
    page.view.go(5, PRODUCT)  # without a title there is nothing to make a task of
    answer(lambda dialog: (seen.append(dialog.below.isVisible()), dialog.reject()))
    paste(page, "Báo cáo\tCông an\n" * 12)
    assert seen == [False]


def test_a_first_row_of_headings_is_left_out_unless_the_user_wants_it(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    def look(dialog: PastePreview) -> None:
        assert dialog.headed.isVisible()
        assert dialog.headed.isChecked()
        assert len(dialog.rows.model.lines) == 4
        dialog.headed.click()
        assert len(dialog.rows.model.lines) == 5
        dialog.headed.click()
        dialog.accept()

    page.view.go(5, NUMBER)
    answer(look)
    paste(page, HEADINGS + numbered(4))
    assert texts(session, small_plan, "title")[3:] == ["Việc 1", "Việc 2", "Việc 3", "Việc 4"]


def test_section_rows_of_another_table_go_nowhere(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    def look(dialog: PastePreview) -> None:
        goals = [line.cells[0] for line in dialog.rows.model.lines]
        assert goals == ["Nowhere", "II, task 3", "Nowhere", "New row"]
        dialog.accept()

    first, second = numbered(2).splitlines()
    page.view.go(5, NUMBER)
    answer(look)
    paste(page, f"III. CẢI CÁCH BỘ MÁY\t\t\t\t\n{first}\nIV. CẢI CÁCH CÔNG VỤ\t\t\t\t\n{second}\n")
    assert texts(session, small_plan, "title")[3:] == ["Việc 1", "Việc 2"]
    assert "Pasted 2 rows. 2 pasted texts had no cell" in page.verbs.result.text.text()


def test_texts_without_a_title_make_no_tasks(page: PlanPage, session: Session, small_plan: RecordId) -> None:
    page.view.go(5, PRODUCT)
    paste(page, "Báo cáo\tCông an\nĐề án\tCông an\n")
    assert texts(session, small_plan, "product")[3:] == ["Báo cáo"]
    assert page.verbs.result.text.text().endswith("2 pasted texts had no cell to go to and were left out.")


def test_a_small_paste_over_what_is_there_asks_nothing(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    page.view.go(1, DEADLINE)
    paste(page, "Quý II/2026\nlúc nào rảnh\n")
    assert texts(session, small_plan, "deadline")[:2] == ["Quý II/2026", "lúc nào rảnh"]
    assert page.verbs.result.text.text() == "Pasted 2 rows. 1 deadlines are not understood."
    planning.undo(session)
    page.desk.announce(frozenset({"plans"}))
    assert not page.verbs.result.isVisible()


def test_many_rows_go_in_by_the_worker_and_come_out_in_one_undo(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    page.view.go(5, NUMBER)
    answer(agree)
    paste(page, numbered(1_000))
    assert len(list(rows(table(session, small_plan)))) == 1_003
    assert page.verbs.result.text.text() == "Pasted 1000 rows."
    planning.undo(session)
    assert len(list(rows(table(session, small_plan)))) == 4


def test_a_merged_table_from_word_pastes_with_its_products(
    page: PlanPage, session: Session, small_plan: RecordId, answer: Answer
) -> None:
    html = (
        "<table><tr><td rowspan='2'>7</td><td rowspan='2'>Việc A<br>và B</td><td>Báo cáo</td>"
        "<td rowspan='2'>Công an</td></tr><tr><td>Kế hoạch</td></tr>"
        "<tr><td>8</td><td>Việc C</td><td>Đề án</td><td>Quân sự</td></tr></table>"
    )
    page.view.go(5, NUMBER)
    answer(agree)
    paste(page, "x", html=html)
    assert texts(session, small_plan, "title")[3:] == ["Việc A\nvà B", "Việc A\nvà B", "Việc C"]
    assert texts(session, small_plan, "product")[3:] == ["Báo cáo", "Kế hoạch", "Đề án"]
    assert texts(session, small_plan, "lead")[3:] == ["Công an", "Công an", "Quân sự"]


def test_what_was_copied_here_comes_back_the_same_through_html(
    page: PlanPage, session: Session, small_plan: RecordId
) -> None:
    leaf = table(session, small_plan).sections[0].children[0].children[0].id
    planning.set_text(session, small_plan, leaf, "product", '=1+1\n"hai" & <b>')
    page.refresh()
    page.view.go(1, PRODUCT)
    press(page.view, Key.Key_C, CTRL)
    html = QApplication.clipboard().mimeData().html()
    page.view.go(5, PRODUCT)
    paste(page, "x", html=html)
    assert texts(session, small_plan, "product")[3] == '=1+1\n"hai" & <b>'
