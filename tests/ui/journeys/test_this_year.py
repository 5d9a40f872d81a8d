"""Journey C3 through the real window: this year's plan from last year's, to the last red mark, step by step.

Every step is one undo: at the end all of them are taken back one by one, and the stored plan is compared with
what it was at each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ccapp.domain.findings import Severity
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import rows
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.ui.conftest import Answer
from tests.ui.journeys.steps import Stage, press_button
from tests.ui.plan_steps import ALT, CTRL, SHIFT, Key, press, texts, type_text
from tests.ui.typing import WORDS, key, unikey
from ui.dialogs.new_plan import NewPlanDialog
from ui.dialogs.new_plan_pages import LastYearPage
from ui.models.check_lines import CheckLine
from ui.pages.checking import CheckingPage
from ui.pages.plan import PlanPage
from ui.widgets.plan.bulk_bar import BulkBar
from ui.widgets.plan.paste_preview import PastePreview
from ui.window import MainWindow

JANUARY = datetime(2024, 1, 8, 8, 30, tzinfo=timezone(timedelta(hours=7)))
KEPT = "Xây dựng kế hoạch kiểm soát TTHC năm 2023"
EXCEL = tuple(
    (f"Tuyên truyền cải cách hành chính đợt {at}", "Báo cáo", "Văn hóa - Xã hội", "", f"Tháng {at}/2024")
    for at in range(1, 11)
)
# What an officer writes where only an officer knows it.
ANSWERS = {
    "deadline-unread": "Tháng 4/2024",
    "deadline-no-such-day": "30/6/2024",
    "missing-product": "Báo cáo",
    "missing-deadline": "Năm 2024",
    "missing-lead": "Văn phòng - Thống kê",
}
TWO_LINES = "Tuyên truyền cải cách hành chính đợt 3,\nlồng ghép tại các thôn"


@pytest.fixture
def clock() -> Clock:
    made = Clock()
    made.now = JANUARY
    return made


@dataclass(slots=True, kw_only=True)
class Story:
    """A plan being made; `states` holds how it stood before each step, with the name of the step."""

    stage: Stage
    window: MainWindow
    page: PlanPage
    plan: RecordId
    states: list[tuple[Plan, str]] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.window.desk.session

    def now(self) -> Plan:
        return planning.show(self.session, self.plan)

    def did(self, before: Plan, action: str, picture: str) -> None:
        """One step was done: it is one undo of that name, and the numbers still run on."""
        assert planning.next_undo(self.session) == action
        assert self.now() != before
        self.states.append((before, action))
        self.numbers()
        self.stage.look(picture, self.window)

    def numbers(self) -> None:
        """Tasks are numbered on through all sections, in the store and on the screen."""
        table = self.now().appendices[0]
        numbers = [task.text("number") for section in table.sections for task in section.children]
        assert numbers == [str(at) for at in range(1, len(numbers) + 1)]
        shown = [self.page.model.text(at, 0) for at in range(len(self.page.model.lines))]
        assert list(dict.fromkeys(each for each in shown if each.isdigit())) == numbers

    def check(self) -> CheckingPage:
        """The page of the check, once it has answered."""
        self.window.navigate("checking", plan=self.plan)
        page = self.window.page("checking")
        assert isinstance(page, CheckingPage)
        self.stage.qtbot.waitUntil(lambda: not page.watch.is_waiting)
        return page

    def column(self, name: str) -> int:
        return self.page.model.layout_.keys.index(name)

    def row(self, number: int, product: int = 0) -> int:
        """The row of a product of the task with a number."""
        lines = self.page.model.lines
        found = [
            at
            for at, line in enumerate(lines)
            if any(item.text("number") == str(number) for item in line.path)
        ]
        return found[product]

    def go(self, number: int, name: str, product: int = 0) -> None:
        self.page.view.go(self.row(number, product), self.column(name))
        self.window.activateWindow()
        self.page.view.setFocus()
        self.stage.qtbot.waitUntil(self.page.view.hasFocus)


def copied(text: str, html: str) -> None:
    """What Excel or Word has put on the clipboard."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def from_excel() -> None:
    """Ten rows, the third with a line break in a cell, as Excel hands them over in two forms."""
    cells = [(TWO_LINES if at == 2 else title, *rest) for at, (title, *rest) in enumerate(EXCEL)]
    quoted = [[f'"{text}"' if "\n" in text else text for text in row] for row in cells]
    broken = [
        [text.replace("\n", "<br style='mso-data-placement:same-cell;'>") for text in row] for row in cells
    ]
    body = "".join(
        f"<tr height=21>{''.join(f'<td class=xl65>{text}</td>' for text in row)}</tr>" for row in broken
    )
    head = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table><!--StartFragment-->"
    copied(
        "\r\n".join("\t".join(row) for row in quoted) + "\r\n",
        f"{head}{body}<!--EndFragment--></table></body></html>",
    )


def from_word() -> None:
    """A task with two products and one with one; number, title, lead and partners stand in merged cells."""

    def cell(text: str, span: int = 1) -> str:
        return f"<td width=97 rowspan={span}><p class=MsoNormal>{text}<o:p></o:p></p></td>"

    first = cell("1", 2) + cell("Tổ chức đối thoại với người dân, doanh nghiệp", 2) + cell("Kế hoạch")
    first += cell("Văn phòng - Thống kê", 2) + cell("Các ban, ngành", 2) + cell("Tháng 3/2024")
    second = cell("Báo cáo kết quả") + cell("lúc thuận tiện")
    third = "".join(
        map(cell, ("2", "Khảo sát sự hài lòng của người dân", "", "Văn phòng - Thống kê", "", "31/6/2024"))
    )
    body = f"<tr>{first}</tr><tr>{second}</tr><tr>{third}</tr>"
    head = "<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><!--StartFragment-->"
    copied("x", f"{head}<table class=MsoTableGrid>{body}</table><!--EndFragment--></body></html>")


# -- the steps


def made_from_last_year(stage: Stage, window: MainWindow, answer: Answer, last: RecordId) -> RecordId:
    """From the list of plans: every change is shown, one is not wanted, the rest is made."""
    session = window.desk.session
    wanted = planning.show(session, last)

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPlanDialog)
        page = dialog.findChild(LastYearPage)
        assert isinstance(page, LastYearPage)
        changes = {line.cells[1:] for line in page.changes.model.lines}
        assert ("Quý II - III/2023", "Quý II - III/2024") in changes
        assert ("Báo cáo năm 2022", "Báo cáo năm 2023") in changes
        assert (wanted.title, wanted.title.replace("2023", "2024")) in changes
        title = "Theo dõi tình hình thi hành pháp luật của xã năm 2023"
        assert (title, title.replace("2023", "2024")) in changes
        written = [item.text(key) for item in wanted.appendices[0].items() for key in item.texts]
        assert len(changes) <= sum("202" in text for text in written) + 2 == len(page.changes.model.lines)
        assert len(page.left.model.lines) == 1
        assert "ISO 9001:2015" in page.left.model.lines[0].cells[1]
        stage.look("c3-02-changes", dialog)
        assert page.changes.model.lines[0].cells[1] == wanted.appendices[0].title
        cell = page.changes.table.view.visualRect(page.changes.model.index(0, 1))
        words = page.changes.table.view.fontMetrics().boundingRect(
            cell.adjusted(9, 0, -9, 0), Qt.TextFlag.TextWordWrap, wanted.appendices[0].title
        )
        assert words.height() <= cell.height(), "the year at its end can be read"
        page.tabs.setCurrentIndex(1)
        stage.look("c3-03-left", dialog)
        kept = next(at for at, line in enumerate(page.changes.model.lines) if line.cells[1] == KEPT)
        page.changes.model.setData(
            page.changes.model.index(kept, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
        )
        dialog.accept()

    window.navigate("plans")
    stage.look("c3-01-plans", window)
    answer(choose)
    press_button(window, "PlansPage", "From the plan of {year}", year=2023)
    (made,) = [plan.id for plan in planning.plans(session) if plan.year_from == 2024]
    return made


def ten_rows_pasted(story: Story, answer: Answer) -> None:
    """Below task 9: the preview offers not to write over task 10 and on."""

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, PastePreview)
        assert dialog.paste.over == 10
        story.stage.look("c3-04-paste-over", dialog)
        assert dialog.below.isVisible()
        dialog.below.click()
        assert (dialog.paste.over, len(dialog.paste.new.tasks if dialog.paste.new else ())) == (0, 10)
        story.stage.look("c3-05-paste-below", dialog)
        dialog.accept()

    before = story.now()
    story.go(9, "title")
    from_excel()
    answer(look)
    press(story.page.view, Key.Key_V, CTRL)
    story.did(before, "paste", "c3-06-pasted")
    titles = texts(story.session, story.plan, "title")
    at = titles.index(EXCEL[0][0])
    assert titles[at : at + 10] == [TWO_LINES if n == 2 else row[0] for n, row in enumerate(EXCEL)]
    assert story.row(10) == story.row(9) + 1, "right below task 9, in its section"
    assert len(titles) == 44


def merged_rows_pasted(story: Story, answer: Answer) -> None:
    """A table from Word below the last of the ten rows: its merged cells are one task."""

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, PastePreview)
        dialog.below.click()
        story.stage.look("c3-07-word", dialog)
        dialog.accept()

    before = story.now()
    story.go(37, "number")  # the last task: two of the three rows have no row to go over
    from_word()
    answer(look)
    press(story.page.view, Key.Key_V, CTRL)
    story.did(before, "paste", "c3-08-word-pasted")
    assert texts(story.session, story.plan, "product")[-3:-1] == ["Kế hoạch", "Báo cáo kết quả"]
    titles = texts(story.session, story.plan, "title")
    assert titles[-3] == titles[-2] == "Tổ chức đối thoại với người dân, doanh nghiệp"
    assert texts(story.session, story.plan, "partners")[-3:-1] == ["Các ban, ngành"] * 2


def product_added(story: Story) -> None:
    """One product more for task 4, and its words."""
    before = story.now()
    story.go(4, "product", 1)
    press(story.page.view, Key.Key_Return, CTRL)
    story.did(before, "add-product", "c3-09-product")
    before = story.now()
    story.go(4, "product", 2)
    type_text(story.page.view, "Biên bản kiểm tra")
    press(story.page.view.focusWidget(), Key.Key_Return)
    story.did(before, "set", "c3-10-product-named")
    assert [row.text("product") for row in rows(story.now().appendices[0])][5:8] == [
        "Kế hoạch",
        "Báo cáo năm",
        "Biên bản kiểm tra",
    ]


def moved_down(story: Story) -> None:
    """Task 6 goes below task 7 with all its products."""
    before = story.now()
    title = story.page.model.text(story.row(6), story.column("title"))
    story.go(6, "title")
    press(story.page.view, Key.Key_Down, ALT)
    story.did(before, "move", "c3-11-moved")
    assert story.page.model.text(story.row(7), story.column("title")) == title
    assert story.page.view.place() == (story.row(7), story.column("title")), "the cursor went with it"


def lead_filled_down(story: Story) -> None:
    """The lead of task 9 for the three below it."""
    before = story.now()
    story.go(9, "lead")
    for _ in range(3):
        press(story.page.view, Key.Key_Down, SHIFT)
    press(story.page.view, Key.Key_D, CTRL)
    story.did(before, "fill", "c3-12-filled")
    leads = [story.page.model.text(story.row(at), story.column("lead")) for at in range(9, 14)]
    assert leads == ["UBND xã"] * 4 + ["Văn hóa - Xã hội"]


def partners_for_six(story: Story) -> None:
    """Six rows at once, in the bar below the table."""
    before = story.now()
    story.go(12, "partners")
    for _ in range(5):
        press(story.page.view, Key.Key_Down, SHIFT)
    key(Key.Key_E, CTRL)
    bar = story.page.many.bulk.bar
    assert isinstance(bar, BulkBar)
    type_text(bar.units, "Các ban, ngành")
    story.stage.look("c3-13-bulk-bar", story.window)
    bar.write_button.click()
    story.did(before, "bulk-set", "c3-14-bulk-done")
    named = [story.page.model.text(story.row(at), story.column("partners")) for at in range(12, 18)]
    assert named == ["Các ban, ngành"] * 6


def typed_fast(story: Story) -> None:
    """Straight into three cells, as UniKey sends it; nothing is waited for, no letter is lost."""
    for at, (name, word) in enumerate(zip(("title", "product", "budget"), WORDS[:3], strict=True)):
        before = story.now()
        story.go(20 + at, name)
        unikey((word,))
        key(Key.Key_Return)
        story.did(before, "set", f"c3-15-typed-{at + 1}")
        assert story.page.model.text(story.row(20 + at), story.column(name)) == word.text


def errors_cleared(story: Story) -> None:
    """The check is run; all that must be mended is, by the buttons it offers or in the cell it leads to."""
    page = story.check()
    found = {finding.code for line in page.list.model_.lines for finding in line.findings}
    assert "text-old-year" in found
    story.stage.look("c3-16-check", story.window)
    for at in range(20):
        page = story.check()
        red = [line for line in page.list.model_.lines if line.first.severity is Severity.ERROR]
        if not red:
            break
        mended(story, page, red[0], f"c3-17-mended-{at + 1}")
    assert not red
    story.stage.look("c3-18-no-red", story.window)


def mended(story: Story, page: CheckingPage, line: CheckLine, picture: str) -> None:
    """One place: the first button that writes, else the cell is written in."""
    before = story.now()
    page.list.setCurrentIndex(page.list.model_.index(page.list.model_.lines.index(line)))
    shown = [fix for fix in line.first.fixes if fix.code != "fix-go-there"]
    at = next((at for at, fix in enumerate(shown) if fix.edits), 0)
    fix = shown[at]
    page.panel.buttons[at].click()
    if fix.edits:
        story.stage.qtbot.waitUntil(lambda: not page.watch.is_waiting)
        story.did(before, "fix", picture)
        return
    table = story.window.page("plan")
    assert isinstance(table, PlanPage)
    assert story.window.current_key() == "plan", "the cell is stood on"
    assert table.view.editor is not None, "and open to be written"
    table.view.editor.selectAll()
    type_text(table.view.editor, ANSWERS[line.first.code])
    press(table.view.editor, Key.Key_Tab)
    story.did(before, "set", picture)


def leftover_mended(story: Story) -> None:
    """The year that was left over is reported with the year to write."""
    page = story.check()
    before = story.now()
    lines = page.list.model_.lines
    (at,) = [at for at, line in enumerate(lines) if line.first.code == "text-old-year"]
    assert "2023" in lines[at].text
    page.list.setCurrentIndex(page.list.model_.index(at))
    story.stage.look("c3-19-leftover", story.window)
    page.panel.buttons[0].click()
    story.stage.qtbot.waitUntil(lambda: not page.watch.is_waiting)
    story.did(before, "fix", "c3-20-leftover-mended")
    assert KEPT.replace("2023", "2024") in texts(story.session, story.plan, "title")


def all_taken_back(story: Story) -> None:
    """As many undos as steps; after each the stored plan is what it was before the step."""
    story.window.navigate("plan", plan=story.plan)
    for number, (before, action) in enumerate(reversed(story.states)):
        assert planning.next_undo(story.session) == action, number
        press(story.page.view, Key.Key_Z, CTRL)
        assert story.now() == before, action
        story.numbers()
    assert planning.next_undo(story.session) == "new-plan"
    for _ in story.states:
        press(story.page.view, Key.Key_Y, CTRL)


def test_this_years_plan_step_by_step(
    stage: Stage, window: MainWindow, session: Session, corpus: Path, answer: Answer
) -> None:
    last = planning.import_file(session, corpus / "002-goc.docx").plan
    window.show()
    plan = made_from_last_year(stage, window, answer, last)
    story = Story(stage=stage, window=window, page=stage.plan_page(window), plan=plan)
    story.numbers()
    assert len(texts(session, plan, "title")) == 34
    ten_rows_pasted(story, answer)
    merged_rows_pasted(story, answer)
    product_added(story)
    moved_down(story)
    lead_filled_down(story)
    partners_for_six(story)
    typed_fast(story)
    errors_cleared(story)
    leftover_mended(story)
    done = story.now()
    all_taken_back(story)
    assert story.now() == done, "and done again"
