"""Scenes of a commune: other machines of the office, the shared folder, what superiors ask and hand out.

Each function plays on a `screens.Stage` with data folders of its own; data are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccapp.domain.plan import Appendix, RecordId
    from ccapp.services.session import Session
    from screens import Stage
    from ui.window import MainWindow

DAY = datetime(2026, 6, 8, 10, 32).astimezone()
YEARS = (2026, 2030)
AIMS = (
    "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn",
    "Tỷ lệ hồ sơ nộp trực tuyến",
    "Mức độ hài lòng của người dân, tổ chức",
)
HANDED = ("Rà soát thủ tục hành chính thuộc thẩm quyền", "Khảo sát mức độ hài lòng của người dân")
PAUSES = 3
NOTHING_FITS = "không có chữ này"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """A commune with the shipped plan, and the superior that has it."""

    place: Path
    commune: Session
    superior: Session
    plan: RecordId


def _offices(stage: Stage, name: str) -> Offices:
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from ccapp.services.handover import connecting, exchanging
    from ccapp.services.plans import planning
    from screens import OFFICE, SUPERIOR

    place = stage.scratch / name
    (place / "gui").mkdir(parents=True)

    def clock() -> datetime:
        return DAY

    commune = safekeeping.init(place / "xa", name=OFFICE, role=Role.COMMUNE, who="Chị Lan", clock=clock)
    superior = safekeeping.init(place / "so", name=SUPERIOR, role=Role.SUPERIOR, who="Anh Sơn", clock=clock)
    connecting.connect(
        commune, connecting.read_invite(connecting.invite(superior, OFFICE, place / "gui").file)
    )
    plan = planning.import_file(commune, stage.sample()).plan
    exchanging.receive(superior, [exchanging.send(commune, plan, SUPERIOR, place / "gui").file])
    return Offices(place=place, commune=commune, superior=superior, plan=plan)


def _leaves(session: Session, plan: RecordId) -> list[RecordId]:
    from ccapp.domain.records import rows
    from ccapp.services.plans import planning

    return [row.leaf.id for row in rows(planning.show(session, plan).appendices[0])]


def _write(session: Session, plan: RecordId, record: RecordId, field: str, text: str) -> None:
    from ccapp.services.plans import editing
    from ccapp.services.plans.editing import CellEdit

    editing.set_texts(session, plan, [CellEdit(record=record, field=field, text=text)])


def machines(stage: Stage) -> None:
    """Another machine of the office: the choice between what both wrote, the pen that is there, its card."""
    from ccapp.services.handover import own_machines
    from ui.panels.machine_strip import MachineStrip
    from ui.program import add_strips

    offices = _offices(stage, "may khac")
    mine = offices.commune
    _edit_both(offices)
    window = stage.window(mine)
    add_strips(window)
    stage.page(window, "both-edited", "plans")
    (strip,) = window.findChildren(MachineStrip)
    stage.modal("dialog-both-edited", strip.open_both)
    stage.modal("dialog-both-edited-own", lambda: _both(window, "own"))
    stage.modal("dialog-both-edited-gone", lambda: _both(window, "gone"))
    own_machines.carry(mine, offices.place)
    window.desk.announce(frozenset({"plans"}))
    stage.page(window, "pen-away", "plans")
    _plan(stage, window, "pen-away-plan", offices.plan)
    stage.modal("dialog-pen", strip.ask_pen)
    stage.page(window, "pen-away-settings", "settings")
    stage.view("settings-machine", window, lambda: _scroll(window, "settings", "_machine"))
    window.close()


def _plan(stage: Stage, window: MainWindow, name: str, plan: RecordId) -> None:
    """The page of a plan; the check comes after a pause, and the guide after it."""
    window.navigate("plan", plan=plan)
    for _ in range(PAUSES):
        stage.settle()
    stage.shoot(name, window)


def _edit_both(offices: Offices) -> None:
    """Two machines write different things into two cells; one removes a line that the other one edits."""
    from ccapp.services.folder import safekeeping
    from ccapp.services.handover import exchanging, own_machines
    from ccapp.services.plans import editing

    mine, plan = offices.commune, offices.plan
    saved = safekeeping.backup(mine, offices.place / "Sao luu.ccbak")
    safekeeping.restore(offices.place / "hai", saved, who="Anh Bình", clock=mine.clock)
    other = safekeeping.open_session(offices.place / "hai", who="Anh Bình", clock=mine.clock)
    own_machines.name_machine(mine, "Máy Văn phòng")
    own_machines.name_machine(other, "Máy Một cửa")
    one, two, three = _leaves(mine, plan)[:3]
    _write(mine, plan, one, "deadline", "Quý III/2026")
    _write(other, plan, one, "deadline", "Tháng 9/2026")
    _write(mine, plan, two, "lead", "Văn phòng HĐND và UBND xã")
    _write(other, plan, two, "lead", "Phòng Văn hóa - Xã hội, Trung tâm Phục vụ hành chính công")
    _write(mine, plan, three, "product", "Báo cáo kết quả và danh mục kèm theo")
    editing.remove(other, plan, [three])
    exchanging.receive(mine, [own_machines.carry(other, offices.place).file])
    other.store.close()


def _both(window: MainWindow, what: str) -> None:
    from ui.dialogs.both_edited import BothEditedDialog

    dialog = BothEditedDialog(window, window.desk)
    if what == "own":
        dialog.write.click()
    else:
        dialog._waiting = [each for each in dialog._waiting if each.field == "deleted"]  # noqa: SLF001
        dialog._show_next()  # noqa: SLF001
    dialog.exec()
    dialog.deleteLater()


def _scroll(window: MainWindow, page: str, card: str) -> None:
    """Bring a card of a page into sight."""
    from PySide6.QtWidgets import QScrollArea

    shown = window.page(page)
    for area in shown.findChildren(QScrollArea):
        area.ensureWidgetVisible(getattr(shown, card))


def shared(stage: Stage) -> None:
    """The folder that offices share: none, chosen, with new files, gone."""
    from ccapp.services.reception import remark_files
    from ui import settings
    from ui.program import add_strips

    offices = _offices(stage, "thu muc")
    mine, data = offices.commune, offices.commune.store.folder
    window = stage.window(mine)
    add_strips(window)
    window.navigate("settings")
    stage.view("settings-folder-none", window, lambda: _scroll(window, "settings", "watched"))
    share = offices.place / "Thư mục chung các xã"
    share.mkdir()
    settings.save(data, replace(settings.load(data), watched_folder=str(share)))
    window.desk.changed.emit(frozenset({"watched"}))
    window.page("settings").watched.refresh()  # type: ignore[attr-defined]
    _watched(stage, window)
    stage.view("settings-folder", window, lambda: _scroll(window, "settings", "watched"))
    _supplement(offices)
    remark_files.send_remarks(offices.superior, offices.plan, share)
    (share / "Chua chep xong.khx").write_bytes(next(share.glob("*.khx")).read_bytes()[:-1])
    _watched(stage, window)
    stage.page(window, "new-files", "today")
    stage.page(window, "exchange-shared", "exchange")
    share.rename(share.with_name("da chuyen"))
    _watched(stage, window)
    window.navigate("settings")
    stage.view("settings-folder-gone", window, lambda: _scroll(window, "settings", "watched"))
    window.close()


def _watched(stage: Stage, window: MainWindow) -> None:
    """Look into the folder and wait for what comes of it."""
    from ui.widgets.exchange.watched_strip import WatchedStrip

    (strip,) = window.findChildren(WatchedStrip)
    strip.watcher.look()
    while strip.watcher._looking is not None:  # noqa: SLF001 - nobody else waits for a look
        stage.settle()


def _supplement(offices: Offices) -> None:
    from ccapp.services.collected import decisions

    words = "Nêu rõ sản phẩm của từng nhiệm vụ và người phụ trách"
    rows = _leaves(offices.commune, offices.plan)[:2]
    decisions.ask_supplement(offices.superior, offices.plan, words, date(2026, 6, 20), rows)


def decided(stage: Stage) -> None:
    """What superiors ask: a supplement, tasks and targets handed out; what is accepted is locked."""
    from ccapp.services.collected import decisions
    from ccapp.services.handover import exchanging

    offices = _offices(stage, "cap tren")
    mine = offices.commune
    _supplement(offices)
    _bring_back(offices, "asked")
    exchanging.receive(mine, [_hand_out(offices)])
    window = stage.window(mine)
    stage.page(window, "today-asked", "today")
    stage.attempt("menu-today", lambda: _today_menu(stage, window))
    _plan(stage, window, "plan-asked", offices.plan)
    stage.attempt("menu-plan", lambda: _plan_menu(stage, window))
    _assigned(stage, window, offices)
    decisions.accept_data(offices.superior, offices.plan)
    _bring_back(offices, "accepted")
    window.desk.announce(frozenset({"plans", "received"}))
    _plan(stage, window, "plan-accepted", offices.plan)
    window.close()


def _bring_back(offices: Offices, name: str) -> None:
    """What the superior decided, in a file that the commune takes in."""
    from ccapp.services.handover import exchanging
    from ccapp.services.reception import remark_files

    folder = offices.place / name
    folder.mkdir()
    file = remark_files.send_remarks(offices.superior, offices.plan, folder).file
    exchanging.receive(offices.commune, [file])


def _today_menu(stage: Stage, window: MainWindow) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    page = window.page("today")
    while not page.model.rows:  # type: ignore[attr-defined]  # they come after the frame
        stage.settle()
    row = next(each for each in page.model.rows if each.due is not None)  # type: ignore[attr-defined]
    page.verbs.show_menu(row, QPoint(40, 40))  # type: ignore[attr-defined]
    menu = page.findChildren(QMenu)[-1]
    stage.shoot("menu-today", menu)
    menu.close()


def _plan_menu(stage: Stage, window: MainWindow) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QApplication

    page = window.page("plan")
    page.view.go(1, page.model.layout_.keys.index("deadline"))  # type: ignore[attr-defined]
    page.view.customContextMenuRequested.emit(QPoint(40, 40))  # type: ignore[attr-defined]
    menu = QApplication.activePopupWidget()
    if menu is None:
        raise KeyError("menu")
    stage.shoot("menu-plan", menu)
    menu.close()


def _hand_out(offices: Offices) -> Path:
    """Tasks and targets of the superior in one file."""
    from ccapp.domain.assignments import Assignment
    from ccapp.domain.coverage import Assigning
    from ccapp.domain.plan import Plan
    from ccapp.services.reception import handing_out
    from ccapp.store.plans import insert_plan

    superior = offices.superior
    template = Plan(
        title="Nhiệm vụ bắt buộc năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=superior.store.office.id,
        appendices=(_tasks(), _targets(("95%",) * len(AIMS))),
    )
    with superior.store.journal.write("new-plan", superior.who) as tx:
        plan = insert_plan(tx, template)
    document = Assigning(
        number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh Mộc Giang", title="Giao"
    )
    folder = offices.place / "giao"
    folder.mkdir()
    said = Assignment(plan_id=plan, document=document)
    return handing_out.hand_out(superior, said, [offices.commune.store.office.id], folder).sendings[0].file


def _tasks() -> Appendix:
    from ccapp.domain.layout import NUMBER, Level
    from ccapp.domain.plan import Appendix, Item
    from ccapp.domain.standard import TASK_TABLE

    def product(deadline: str) -> Item:
        return Item(level=Level.PRODUCT, texts={"product": "Báo cáo", "deadline": deadline})

    lines = tuple(
        Item(
            level=Level.TASK, texts={NUMBER: str(number), "title": title}, children=(product("Quý IV/2026"),)
        )
        for number, title in enumerate(HANDED, 1)
    )
    section = Item(
        level=Level.SECTION, texts={"section_number": "I", "section": "Nhiệm vụ chung"}, children=lines
    )
    return Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(section,))


def _targets(values: tuple[str, ...]) -> Appendix:
    from ccapp.domain.layout import NUMBER, Level
    from ccapp.domain.plan import Appendix, Item
    from ccapp.domain.shapes import year_grid

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


def _assigned(stage: Stage, window: MainWindow, offices: Offices) -> None:
    stage.page(window, "assigned-strips", "assigned", plan=offices.plan)
    page = window.page("assigned")
    stage.modal("dialog-handed-tasks", page.handed.lay_open)  # type: ignore[attr-defined]
    stage.modal("dialog-handed-targets", page.targets.lay_open)  # type: ignore[attr-defined]


def table(stage: Stage) -> None:
    """The keys of the table, a filter that nothing fits, widths on paper, an adjustment on paper."""
    from ccapp.services.paper import adjusting, issuing, publishing
    from ccapp.services.paper.issuing import Signing

    offices = _offices(stage, "bang")
    mine, plan = offices.commune, offices.plan
    window = stage.window(mine)
    window.navigate("plan", plan=plan)
    page = window.page("plan")
    stage.modal("dialog-table-help", page.help)  # F1
    stage.view("plan-filter-offer", window, lambda: _offer(stage, window))
    stage.attempt("plan-filter-empty", lambda: _nothing_fits(stage, window))
    stage.page(window, "preview-edges", "preview", plan=plan)
    stage.view("preview-edge", window, lambda: _drag(stage, window))
    file = offices.place / "ban ky.docx"
    publishing.print_plan(mine, plan, file)
    issuing.issue(mine, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình"), file)
    adjusting.open_adjustment(mine, plan, "Theo Công văn số 512/UBND-KSTT của UBND tỉnh")
    _write(mine, plan, _leaves(mine, plan)[3], "deadline", "Quý IV/2026")
    window.desk.announce(frozenset({"plans"}))
    stage.page(window, "preview-adjusting", "preview", plan=plan)
    window.close()


def _offer(stage: Stage, window: MainWindow) -> None:
    """The fields of the filter, and what one offers beside words."""
    from PySide6.QtWidgets import QMenu

    page = window.page("plan")
    page.actions_["filter"].trigger()  # type: ignore[attr-defined]
    field = page.strips.arranging.row.fields["lead"]  # type: ignore[attr-defined]
    field.offer()
    menu = field.findChildren(QMenu)[-1]
    stage.shoot("menu-filter", menu)
    menu.close()


def _nothing_fits(stage: Stage, window: MainWindow) -> None:
    page = window.page("plan")
    field = page.strips.arranging.row.fields["lead"]  # type: ignore[attr-defined]
    field.setText(NOTHING_FITS)
    field.tell_now()
    stage.shoot("plan-filter-empty", window)
    page.actions_["filter"].trigger()  # type: ignore[attr-defined]


def _drag(stage: Stage, window: MainWindow) -> None:
    """Hold an edge of the first page's table away from its place."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    view = window.page("preview")._view  # type: ignore[attr-defined]  # noqa: SLF001
    page = view.pages[0]
    x = page.edges[2]
    y = min(item.y1 for item in page.items if getattr(item, "x1", None) == x == getattr(item, "x2", None)) + 5
    scale, frame = view.factor * view.logicalDpiX() / 72, view._frames[0]  # noqa: SLF001
    down, across = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    at = QPoint(int(frame.left() + x * scale) - across, int(frame.top() + y * scale) - down)
    QTest.mouseMove(view.viewport(), at)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at + QPoint(40, 0))
    stage.shoot("preview-dragging", window)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))


SCENES = (machines, shared, decided, table)
