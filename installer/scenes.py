"""More scenes for the pictures: the plan at work, its way to the signature and back, the small questions.

Each function plays on a `screens.Stage` whose plan is there. Data are made up; nothing outlives the run.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import scenes_commune
import scenes_daily

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ccapp.domain.plan import RecordId
    from screens import Stage
    from ui.pages.plan import PlanPage
    from ui.window import MainWindow

SOUGHT = "USB"


def table(stage: Stage) -> None:
    """The table at work: filter, order, frozen columns, many rows, replacing, units of a cell."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    from ccapp.services.plans import planning

    plan = planning.import_file(stage.mine, stage.sample()).plan
    window = stage.window(stage.mine)
    page = _plan(stage, window, plan)
    keys = page.model.layout_.keys

    def filter_row() -> None:
        page.actions_["filter"].trigger()
        page.strips.arranging.row.fields["product"].setText("báo cáo")

    stage.view("plan-filter", window, filter_row)
    stage.view("plan-no-rows", window, lambda: page.strips.arranging.row.fields["product"].setText("xyz"))
    page.actions_["filter"].trigger()
    stage.view("plan-sorted", window, lambda: page.view.header.chosen.emit(keys.index("deadline")))
    page.view.header.chosen.emit(keys.index("deadline"))
    page.view.header.chosen.emit(keys.index("deadline"))

    def many() -> None:
        page.view.go(1, keys.index("lead"))
        for _ in range(3):
            QTest.keySequence(page.view, QKeySequence("Shift+Down"))

    stage.view("plan-bulk", window, many)
    page.view.go(1, keys.index("lead"))

    def replacing() -> None:
        QTest.keySequence(page.view, QKeySequence("Ctrl+H"))
        page.strips.find_bar.words.setText("Báo cáo")
        page.many.replacing.row.words.setText("Báo cáo tổng hợp")
        page.strips.find_bar.ask(back=False)
        page.many.replacing.row.changed.emit()

    stage.view("plan-replace", window, replacing)
    QTest.keySequence(page.strips.find_bar.words, QKeySequence("Esc"))
    stage.settle()

    def units() -> None:
        page.view.go(2, keys.index("lead"))
        QTest.keySequence(page.view, QKeySequence("F2"))
        QTest.keyClicks(page.view.editor, "phong")

    stage.view("plan-units", window, units)
    QTest.keySequence(page.view.editor or page.view, QKeySequence("Esc"))

    def frozen() -> None:
        page.view.header.resizeSection(page.model.columnCount() - 1, window.width() // 2)
        page.view.go(5, 1)
        page.view.horizontalScrollBar().setValue(page.view.horizontalScrollBar().maximum())

    stage.view("plan-frozen", window, frozen)
    window.close()


def signature(stage: Stage) -> None:
    """Remarks, deadlines put off, opinions asked for, the rounds and the issued plan."""
    from ccapp.domain.records import rows
    from ccapp.services.plans import planning

    plan = planning.import_file(stage.mine, stage.sample()).plan
    leaves = [row.leaf.id for row in rows(planning.show(stage.mine, plan).appendices[0])]
    _write(stage, plan, leaves[0], "Trước ngày 30/5/2026")
    _write(stage, plan, leaves[1], "15 ngày sau khi có hướng dẫn của tỉnh")
    window = stage.window(stage.mine)
    for scene in (_remarks, _times, _opinions, _words, _rounds, _issued, _adjusted):
        stage.attempt(scene.__name__, lambda scene=scene: scene(stage, window, plan, leaves))
    window.close()


def _write(stage: Stage, plan: RecordId, record: RecordId, deadline: str) -> None:
    from ccapp.services.plans import editing
    from ccapp.services.plans.editing import CellEdit

    editing.set_texts(stage.mine, plan, [CellEdit(record=record, field="deadline", text=deadline)])


def _remarks(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:
    from ccapp.domain.remarks import Channel, Remark, Speaker
    from ccapp.services.plans import remarks

    day, late = date(2026, 6, 4), leaves[0]
    for remark in (
        Remark(
            plan_id=plan,
            record=late,
            field="deadline",
            words="Đẩy lên trước ngày 15/5.",
            by="Chủ tịch",
            day=day,
        ),
        Remark(
            plan_id=plan,
            record=late,
            field="",
            words="Ghi rõ người phụ trách của từng sản phẩm.",
            by="Sở Nội vụ",
            speaker=Speaker.SUPERIOR,
            channel=Channel.PHONE,
            day=day,
        ),
    ):
        remarks.add(stage.mine, remark)
    page = _plan(stage, window, plan)
    column = page.model.layout_.keys.index("deadline")
    stage.view("plan-remarks", window, lambda: page.view.go(1, column))
    notes = page.notes.remarks
    stage.view("plan-remark", window, lambda: notes.walk(back=False))
    stage.modal("dialog-remark", notes.add)
    stage.modal("dialog-remarks", notes.show_all)
    stage.modal("dialog-remark-settle", lambda: notes.do("explain", notes.open_ones[0]))


def _opinions(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:  # noqa: ARG001
    from ccapp.services.paper import consulting

    handed = stage.scratch / "lay y kien"
    handed.mkdir()
    stage.page(window, "consulting-empty", "consulting", plan=plan)
    consulting.send(stage.mine, plan, ("Công an xã", "Phòng Kinh tế", "Ban Chỉ huy Quân sự xã"), handed)
    stage.page(window, "consulting", "consulting", plan=plan)


def _rounds(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:
    from ccapp.services.paper import editions

    page = _plan(stage, window, plan)
    stage.page(window, "editions-empty", "editions", plan=plan)
    window.navigate("plan", plan=plan)
    stage.modal("dialog-submit", page.issuing.submit)
    editions.submit(stage.mine, plan)
    editions.take_back(stage.mine, plan)
    _write(stage, plan, leaves[2], "Quý III/2026")
    editions.submit(stage.mine, plan)
    window.desk.announce(frozenset({"plans"}))
    _plan(stage, window, plan)
    stage.shoot("plan-submitted", window)
    stage.modal("dialog-row", page.issuing.go_to_row)
    stage.modal("dialog-issue", page.issuing.issue)
    stage.page(window, "editions", "editions", plan=plan)


def _issued(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:
    from ccapp.services.paper import editions, issuing, publishing
    from ccapp.services.paper.issuing import Signing
    from ccapp.services.plans import planning

    editions.take_back(stage.mine, plan)
    file = stage.scratch / "ban ky.docx"
    _write(stage, plan, leaves[3], "Quý IV/2026")
    publishing.print_plan(stage.mine, plan, file)
    planning.undo(stage.mine)
    stage.page(window, "signed-copy-empty", "signed-copy", plan=plan)
    signing = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
    issuing.issue(stage.mine, plan, signing, file)
    window.desk.announce(frozenset({"plans"}))
    stage.page(window, "signed-copy", "signed-copy", plan=plan)
    page = _plan(stage, window, plan)
    stage.shoot("plan-issued", window)
    page.view.go(2, page.model.layout_.keys.index("deadline"))
    stage.modal("dialog-correct", page.issuing.correct)
    stage.modal("dialog-adjust", page.issuing.adjust)


def _adjusted(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:
    from ccapp.services.paper import adjusting

    adjusting.open_adjustment(stage.mine, plan, "Theo văn bản của tỉnh")
    _write(stage, plan, leaves[3], "Quý IV/2026")
    window.desk.announce(frozenset({"plans"}))
    page = _plan(stage, window, plan)
    stage.shoot("plan-adjusting", window)
    stage.modal("dialog-adjust-end", page.issuing.close_adjustment)


def _times(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:  # noqa: ARG001
    from ccapp.services.plans import timing
    from ccapp.services.plans.timing import Grant
    from ui.dialogs.event_day import ask_event
    from ui.dialogs.extending import ask_extension
    from ui.dialogs.linking import ask_link

    desk, (late, waiting) = window.desk, leaves[:2]
    stage.modal("dialog-extend", lambda: ask_extension(window, desk, [late]))
    timing.extend(stage.mine, [late], Grant(until="30/6/2026", reason="chờ số liệu của tỉnh"))
    stage.modal("dialog-extend-again", lambda: ask_extension(window, desk, [late]))
    stage.modal("dialog-event", lambda: ask_event(window, desk, [waiting]))
    stage.modal("dialog-link", lambda: ask_link(window, desk, late, "Báo cáo kết quả rà soát"))


def _words(stage: Stage, window: MainWindow, plan: RecordId, leaves: list[RecordId]) -> None:  # noqa: ARG001
    """Dialogs of opinions, of the document, of the signer."""
    from ui.dialogs.consulting import SendDialog, WordsDialog
    from ui.dialogs.document_form import ask_form
    from ui.dialogs.letter import LetterDialog
    from ui.dialogs.signing import ask_signer

    desk = window.desk
    stage.modal("dialog-send", lambda: _ask(SendDialog(window, ("Công an xã", "Phòng Kinh tế"))))
    stage.modal("dialog-words", lambda: _ask(WordsDialog(window, "Giải trình", "Lý do:", "Ghi", must=True)))
    stage.modal("dialog-letter", lambda: _ask(LetterDialog(window, desk, plan, str(stage.scratch))))
    stage.modal("dialog-document-form", lambda: ask_form(window, desk, plan))
    stage.modal("dialog-signer", lambda: ask_signer(window))


def questions(stage: Stage) -> None:
    """Small dialogs that no other scene meets."""
    from ccapp.domain.plan import AdHocTask
    from ccapp.services import today
    from ccapp.services.handover import connecting
    from ccapp.services.plans import adhoc, units
    from ui.dialogs.ad_hoc import AdHocDialog
    from ui.dialogs.choosing import choose_line
    from ui.dialogs.new_plan import NewPlanDialog, Start
    from ui.dialogs.unit import ask_changes, ask_spelling
    from ui.pages.directory import NamesDialog
    from ui.widgets.exchange.pairing import InviteDialog

    window = stage.window(stage.mine)
    window.navigate("plans")
    desk = window.desk
    unit = units.units(stage.mine)[0]
    stage.modal("dialog-unit-changes", lambda: ask_changes(window, desk, unit))
    stage.modal("dialog-unit-spelling", lambda: ask_spelling(window, desk, unit))
    task = AdHocTask(
        plan_id=stage.plan,
        title="Báo cáo theo yêu cầu của Sở Nội vụ",
        deadline="12/6/2026",
        by_document="CV 1204/SNV",
    )
    plans = today.agenda(stage.mine).plans
    stage.modal("dialog-ad-hoc", lambda: _ask(AdHocDialog(window, desk, task, plans)))
    lines = [(str(each), f"Nhiệm vụ số {each}") for each in range(1, 30)]
    stage.modal("dialog-choose", lambda: choose_line(window, "Chọn nhiệm vụ", "Nhiệm vụ nào?", "Chọn", lines))
    for way in (Start.TEMPLATE, Start.LAST_YEAR, Start.EMPTY):

        def ask(way: Start = way) -> None:
            dialog = NewPlanDialog(window, desk)
            dialog.begin(way)
            _ask(dialog)

        stage.modal(f"dialog-new-plan-{way.value}", ask)
    handed = stage.scratch / "ket noi"
    handed.mkdir()
    invited = connecting.invite(stage.theirs, "UBND xã Suối Mây", handed)
    opened = connecting.read_invite(invited.file)
    stage.modal("dialog-invite", lambda: _ask(InviteDialog(window, desk, opened)))
    stage.modal("dialog-names", lambda: _ask(NamesDialog(window)))
    stage.attempt("ad-hoc", lambda: adhoc.add(stage.mine, task))
    window.close()


def handing_over(stage: Stage) -> None:
    """What goes to the superior, looked at before; the letter beside connection files; digits on paper."""
    from ccapp.services.handover import connecting, sending_look
    from ui.dialogs.covering import CoveringDialog
    from ui.dialogs.office_facts import OfficeFactsDialog
    from ui.dialogs.sending_content import SendingContentDialog
    from ui.widgets.exchange.pairing import DigitsDialog

    window, above = stage.window(stage.mine), stage.window(stage.theirs)
    desk = window.desk
    found = sending_look.look(stage.mine, stage.plan, stage.theirs.store.office.id)
    stage.modal("dialog-sending-content", lambda: _ask(SendingContentDialog(window, found)))
    stage.modal("dialog-facts", lambda: _ask(OfficeFactsDialog(window, desk)))
    names = [f"UBND xã Suối Mây {number}" for number in range(1, 13)]
    stage.modal("dialog-covering", lambda: _ask(CoveringDialog(above, above.desk, names)))
    known = connecting.pair(stage.mine, connecting.write_card(stage.theirs, stage.scratch))
    stage.modal("dialog-digits", lambda: _ask(DigitsDialog(window, desk, known.partner, known.code)))
    window.close()
    above.close()


def _ask(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def _plan(stage: Stage, window: MainWindow, plan: RecordId) -> PlanPage:
    from ui.pages.plan import PlanPage

    window.navigate("plan", plan=plan)
    page = window.page("plan")
    if not isinstance(page, PlanPage):
        raise TypeError(page)
    for _ in range(3):  # the check comes after a pause, and the guide after it
        stage.settle()
    window.activateWindow()
    return page


def returned(stage: Stage) -> None:
    """Our own Word file comes back and is laid beside its plan."""
    from docx import Document

    from ccapp.services.paper import publishing
    from ccapp.services.plans import planning

    plan = planning.import_file(stage.mine, stage.sample()).plan
    file: Path = stage.scratch / "Phu luc gui lai.docx"
    publishing.print_plan(stage.mine, plan, file)
    word = Document(str(file))
    grid = max(word.tables, key=lambda each: len(each.rows))
    cells = grid.rows[2].cells
    cells[-2].paragraphs[-1].add_run(" năm 2026 (theo ý kiến)")
    word.save(str(file))
    window = stage.window(stage.mine)
    stage.page(window, "take-in-returned", "take-in", file=str(file))
    window.close()


def guidance(stage: Stage) -> None:
    """The pages of help, of both offices, and what a search finds in them."""
    for name, session in (("help", stage.mine), ("help-above", stage.theirs)):
        window = stage.window(session)
        stage.page(window, name, "help")
        page = window.page("help")
        page.words.setText(SOUGHT)  # type: ignore[attr-defined]
        page.words.look_now()  # type: ignore[attr-defined]
        stage.shoot(f"{name}-found", window)
        window.close()


SCENES = (
    table,
    signature,
    questions,
    handing_over,
    returned,
    guidance,
    *scenes_commune.SCENES,
    *scenes_daily.SCENES,
)
