"""Scenes of the small help of a working day: what a row was, what a file would bring, a copy to look at.

Each function plays on a `screens.Stage` whose plan is there. Data are made up; nothing outlives the run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from screens import Stage
    from ui.pages.plan import PlanPage
    from ui.pages.preview import PreviewPage
    from ui.window import MainWindow

FULL = "D:\\ccapp\\ccapp.db"


def row_history(stage: Stage) -> None:
    """The history of a row, the page setup, a draft taken off its mark, the data of a drive that is full."""
    from ccapp.domain.records import rows
    from ccapp.errors import StorageError
    from ccapp.services.plans import editing, planning
    from ccapp.services.plans.editing import CellEdit

    plan = planning.import_file(stage.mine, stage.sample()).plan
    leaf = next(rows(planning.show(stage.mine, plan).appendices[0])).leaf.id
    for text in ("Quý II/2026", "Trước ngày 30/6/2026"):
        editing.set_texts(stage.mine, plan, [CellEdit(record=leaf, field="deadline", text=text)])
    window = stage.window(stage.mine)
    window.navigate("plan", plan=plan)
    page = _plan(window)
    stage.settle()
    page.view.go(1, page.model.layout_.keys.index("deadline"))
    stage.modal("dialog-row-history", page.notes.show_history)
    stage.page(window, "preview-unmarked", "preview", plan=plan)
    preview = _preview(window)
    stage.modal("dialog-page-setup", preview.set_up_page)
    stage.view("preview-unmarked", window, preview._mark.click)  # noqa: SLF001 - what an officer presses
    window.navigate("plan", plan=plan)
    stage.view("plan-unsaved", window, lambda: window.desk.told(StorageError("database-full", file=FULL)))
    window.close()


def looked_at(stage: Stage) -> None:
    """A file of tasks handed out, seen by the commune before anything of it is taken in."""
    from ccapp.domain.assignments import Assignment
    from ccapp.domain.coverage import Assigning
    from ccapp.services.plans import planning
    from ccapp.services.reception import handing_out
    from screens import OFFICE, SUPERIOR
    from ui.pages.exchange import ExchangePage

    plan = planning.import_file(stage.theirs, stage.sample(), title="Nhiệm vụ giao năm 2026").plan
    out = stage.scratch / "giao cho xa"
    out.mkdir()
    day = stage.mine.clock().date()
    document = Assigning(number="12", symbol="KH-UBND", issuer=SUPERIOR, signed_on=day, title="Kế hoạch")
    said = Assignment(plan_id=plan, document=document)
    file = handing_out.hand_out(stage.theirs, said, [OFFICE], out).sendings[0].file
    window = stage.window(stage.mine)
    window.navigate("exchange")
    page = window.page("exchange")
    if not isinstance(page, ExchangePage):
        raise TypeError(page)
    stage.view("exchange-looked", window, lambda: page.take([file]))
    page.receiving.table.view.selectRow(0)
    stage.modal("dialog-looked", page.receiving.look.click)
    window.close()


def listed(stage: Stage) -> None:
    """What the check found, as it comes out of the printer."""
    from ccapp.printing.finding_report import ListedFinding
    from ccapp.services.guidance import finding_lists
    from ui.widgets.paper.view import PageView

    found = [
        ListedFinding(
            level="Phải sửa",
            place="Nhiệm vụ 1, cột Sản phẩm",
            text="Nhiệm vụ 1 chưa ghi sản phẩm.",
            why="Không có sản phẩm thì cuối kỳ khó chứng minh đã hoàn thành.",
        ),
        ListedFinding(
            level="Nên xem lại",
            place="Nhiệm vụ 2, cột Thời gian hoàn thành",
            text="Thời hạn muộn hơn năm của kế hoạch.",
            why="Kế hoạch của năm 2026 thường xong trong năm.",
        ),
    ]
    sheet = PageView()
    sheet.resize(*stage.size)
    sheet.set_pages(finding_lists.finding_pages("Kế hoạch cải cách hành chính năm 2026", found))
    sheet.show()
    stage.shoot("paper-findings", sheet)
    sheet.close()


def copied(stage: Stage) -> None:
    """A backup in a window of its own, and what it says to somebody who would write in it."""
    from ccapp.services.folder import safekeeping
    from ui.copy_window import show_copy

    backup = safekeeping.backup(stage.mine, stage.scratch / "Sao luu de xem.ccbak")
    window = stage.window(stage.mine)
    copy = show_copy(window, window.desk, backup)
    if copy is None:
        raise KeyError(backup)
    copy.resize(*stage.size)
    stage.shoot("copy-window", copy)
    copy.navigate("plan", plan=stage.plan)
    stage.settle()
    stage.shoot("copy-plan", copy)
    copy.close()
    window.close()


def otherwise(stage: Stage) -> None:
    """What is written down of a file that went another way, and the code of a receipt that was read out."""
    from ccapp.services.handover import sendings
    from ccapp.services.plans import planning
    from ui.dialogs.receipt_code import ReceiptCodeDialog
    from ui.dialogs.sent_otherwise import OtherWayDialog
    from ui.dialogs.year_tasks import take_year

    window = stage.window(stage.mine)
    desk, plans = window.desk, planning.plans(stage.mine)
    office = stage.theirs.store.office.name
    stage.modal(
        "dialog-sent-otherwise", lambda: _ask(OtherWayDialog(window, desk, office=office, plans=plans))
    )
    sent = next(iter(sendings.sendings(stage.mine)))
    stage.modal("dialog-receipt-code", lambda: _ask(ReceiptCodeDialog(window, desk, sent.package)))
    stage.modal("dialog-year-tasks", lambda: take_year(window, desk, stage.plan))
    window.close()


def _ask(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _plan(window: MainWindow) -> PlanPage:
    from ui.pages.plan import PlanPage

    page = window.page("plan")
    if not isinstance(page, PlanPage):
        raise TypeError(page)
    return page


def _preview(window: MainWindow) -> PreviewPage:
    from ui.pages.preview import PreviewPage

    page = window.page("preview")
    if not isinstance(page, PreviewPage):
        raise TypeError(page)
    return page


SCENES = (row_history, looked_at, listed, copied, otherwise)
