"""Scenes of a superior: files of many communes taken in and reviewed, offices that change, tasks handed out.

The offices here are of their own: a superior in June 2026 and the communes below it, all made up.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scenes import _plan as show_plan

if TYPE_CHECKING:
    from ccapp.domain.plan import OfficeId, RecordId
    from ccapp.services.session import Session
    from screens import Stage
    from ui.pages.reception import ReceptionPage
    from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
MAIN, FORM, LETTER, SPARE, FREE = (
    "UBND xã Suối Mây", "UBND phường Đồi Thông", "UBND xã Đá Bạc", "UBND xã Khe Vàng", "UBND xã Bản Lụa",
)  # fmt: skip
SENDERS = (MAIN, "UBND xã Đồi Sim", "UBND xã Nà Hương", "UBND phường Bến Đò", "UBND xã Thác Bạc")
TITLE = "Kế hoạch cải cách hành chính năm 2026"
REASON = "Nêu rõ sản phẩm của từng nhiệm vụ; bổ sung thời hạn theo quý."
SIGNED = "Ke hoach 07 (da ky).png"


@dataclass(kw_only=True)
class Below:
    """The superior of these scenes, what it has asked for, and the communes that send by the program."""

    superior: Session
    plan: RecordId
    folder: Path
    communes: dict[str, tuple[Session, RecordId]] = field(default_factory=dict)
    invites: dict[str, Path] = field(default_factory=dict)

    def send(self, name: str) -> Path:
        """The next file of a commune."""
        from ccapp.services.handover import exchanging

        session, plan = self.communes[name]
        return exchanging.send(session, plan, SUPERIOR, self.folder).file

    def change(self, name: str, text: str) -> None:
        """Another deadline in the first line of a commune's plan."""
        from ccapp.domain.records import rows
        from ccapp.services.plans import editing, planning
        from ccapp.services.plans.editing import CellEdit

        session, plan = self.communes[name]
        leaf = next(rows(planning.show(session, plan).appendices[0])).leaf.id
        editing.set_texts(session, plan, [CellEdit(record=leaf, field="deadline", text=text)])


def superior(stage: Stage) -> None:
    """All of it on one superior, in the order in which a year goes."""
    below = _offices(stage)
    window = stage.window(below.superior)
    for scene in (_mixed, _reviews, _strip, _files, _handing_out, _directory):
        stage.attempt(scene.__name__, lambda scene=scene: scene(stage, window, below))
    window.close()


def _offices(stage: Stage) -> Below:
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from ccapp.services.handover import connecting, directory
    from ccapp.services.plans import planning

    seconds = itertools.count()

    def clock() -> datetime:
        return datetime(2026, 6, 8, 8, 30).astimezone() + timedelta(seconds=next(seconds))

    folder = stage.scratch / "tiep nhan"
    folder.mkdir()
    above = safekeeping.init(folder / "so", name=SUPERIOR, role=Role.SUPERIOR, who="Anh Sơn", clock=clock)
    below = Below(superior=above, plan=_unnamed(above, stage.sample()), folder=folder)
    for number, name in enumerate(SENDERS):
        made = safekeeping.init(folder / f"xa{number}", name=name, role=Role.COMMUNE, who="Lan", clock=clock)
        invite = connecting.invite(above, name, folder).file
        connecting.connect(made, connecting.read_invite(invite))
        below.invites[name] = invite
        title = f"Kế hoạch cải cách hành chính năm 2026 của {name}"
        below.communes[name] = (made, planning.import_file(made, stage.sample(), title=title).plan)
    directory.expect(above, [FORM, LETTER, SPARE, FREE])
    return below


def _unnamed(office: Session, sample: Path) -> RecordId:
    """The sample names a commune in its title; that of another office does not."""
    from ccapp.services.plans import planning
    from ccapp.store.tables import APPENDIX, PLAN

    plan = planning.import_file(office, sample, title=TITLE).plan
    with office.store.journal.write("set", office.who) as tx:
        tx.change(PLAN, plan, {"title": TITLE})
        for table in planning.show(office, plan).appendices:
            tx.change(APPENDIX, table.id, {"title": "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"})
    return plan


def _mixed(stage: Stage, window: MainWindow, below: Below) -> None:
    """A folder with a package, forms, a free Word file and a broken one, before and after taking in."""
    from ccapp.services.reception.proxy_taking import Came

    folder = below.folder / "Nhan thang 6"
    folder.mkdir()
    below.send(MAIN).rename(folder / "KH 2026 Suoi May.khx")
    _form(below, FORM, folder / "Bieu Doi Thong.xlsx")
    _form(below, SPARE, folder / "Bieu Khe Vang.xlsx")
    _form(below, SPARE, folder / "Bieu Khe Vang (sua).xlsx", "Việc thêm sau khi họp giao ban")
    _letter(below, LETTER, folder / "KH CCHC Da Bac.docx")
    _letter(below, "UBND xã Lạ", folder / "Ke hoach chinh thuc.docx")
    (folder / "Bieu hong.xlsx").write_bytes(b"PK\x03\x04 hong")
    page = _reception(window)
    stage.modal("dialog-forms", page.list.make_forms)
    stage.page(window, "reception-mixed", "reception", file=str(folder))
    _pick(page, "Bieu Khe Vang (sua).xlsx")
    stage.shoot("reception-which", window)
    page.receiving.whose.click()
    stage.shoot("reception-chosen", window)
    _pick(page, "Ke hoach chinh thuc.docx")
    stage.modal("dialog-whose", page.receiving.choose_office)
    _pick(page, "Bieu Doi Thong.xlsx")
    stage.modal("dialog-file-new", page.receiving.show_file)
    stage.modal("dialog-sent-day", page.receiving.take_files)
    page.receiving.take_ready(Came(day=date(2026, 6, 5), number="45/UBND-VP"))
    stage.shoot("reception-taken", window)
    again = _form(below, FORM, below.folder / "Bieu Doi Thong lan 2.xlsx", "Công khai thủ tục tại trụ sở")
    stage.page(window, "reception-changed", "reception", file=str(again))
    _pick(page, again.name)
    stage.modal("dialog-file-changes", page.receiving.show_file)


def _form(below: Below, name: str, file: Path, more: str = "") -> Path:
    """The Excel form of a commune; with `more` as somebody has filled it in."""
    import openpyxl

    from ccapp.services.reception import collecting

    (made,) = collecting.make_forms(below.superior, below.plan, [name], below.folder)
    made.rename(file)
    if more:
        book = openpyxl.load_workbook(file)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(min_row=8)
        blank = next(
            line
            for line in lines
            if not any(cell.value for cell in line[:-1]) and not line[1].protection.locked
        )
        sheet.cell(blank[0].row, 2, more)
        book.save(file)
    return file


def _letter(below: Below, name: str, file: Path) -> None:
    """A Word file that an office without the program's form has made of its plan."""
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from ccapp.services.paper import publishing
    from ccapp.store.tables import PLAN

    place = below.folder / f"khac {file.stem}"
    session, _ = below.communes[MAIN]
    office = safekeeping.init(place, name=name, role=Role.COMMUNE, who="Lan", clock=session.clock)
    plan = _unnamed(office, _sample())
    with office.store.journal.write("set", office.who) as tx:
        tx.change(PLAN, plan, {"issuer": name})
    publishing.print_plan(office, plan, file)
    office.store.close()


def _sample() -> Path:
    from ccapp.resources import resource
    from screens import SAMPLE

    return resource("resources", "samples", SAMPLE)


def _reviews(stage: Stage, window: MainWindow, below: Below) -> None:
    """Collected plans in every state of review, one with missing files, beside those held in proxy."""
    from ccapp.services.collected import decisions
    from ccapp.services.handover import attached, exchanging
    from ccapp.services.paper import issuing
    from ccapp.services.paper.issuing import Signing
    from ccapp.store.attachments import place_of

    _, asked, accepted, answered, lost = SENDERS
    copy = below.folder / SIGNED
    copy.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3_100_000))
    session, plan = below.communes[lost]
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình"), copy)
    exchanging.receive(below.superior, [below.send(name) for name in (asked, accepted, answered, lost)])
    for name, day in ((asked, date(2026, 6, 20)), (answered, None)):
        decisions.ask_supplement(below.superior, below.communes[name][1], REASON, day)
    decisions.accept_data(below.superior, below.communes[accepted][1])
    for name in (accepted, answered):
        below.change(name, "Quý IV/2026")
        exchanging.receive(below.superior, [below.send(name)])
    (found,) = attached.files(below.superior, plan)
    place_of(below.superior.store.folder, found.file.sha256).unlink()
    _told(window)
    page = _reception(window)
    page.collected.view.selectRow(page.collected.model.row_of(below.communes[answered][1]))
    stage.shoot("reception-reviewed", window)
    stage.modal("dialog-since", page.list.show_since)
    stage.modal("dialog-sent-day-one", page.list.set_day)


def _strip(stage: Stage, window: MainWindow, below: Below) -> None:
    """The line of the review above a collected plan, and what it asks."""
    _, asked, accepted, answered, _ = SENDERS
    for name, office in (("supplement", asked), ("answered", answered)):
        show_plan(stage, window, below.communes[office][1])
        stage.shoot(f"plan-review-{name}", window)
    page = show_plan(stage, window, below.communes[MAIN][1])
    stage.shoot("plan-review-received", window)
    page.view.selectAll()
    stage.modal("dialog-supplement", page.notes.review.supplement.click)
    page = show_plan(stage, window, below.communes[accepted][1])
    stage.shoot("plan-review-differs", window)
    stage.modal("dialog-reopen", page.notes.review.reopen.click)


def _files(stage: Stage, window: MainWindow, below: Below) -> None:
    """The files of a plan of which one is missing; a plan held in proxy."""
    from ccapp.services.collected import proxies

    page = _reception(window)
    page.collected.view.selectRow(page.collected.model.row_of(below.communes[SENDERS[-1]][1]))
    stage.modal("dialog-files", page.list.show_files)
    show_plan(stage, window, below.communes[SENDERS[-1]][1])
    stage.shoot("plan-files-missing", window)
    show_plan(stage, window, proxies.proxies(below.superior)[0].plan.id)
    stage.shoot("plan-proxy", window)


def _handing_out(stage: Stage, window: MainWindow, below: Below) -> None:
    """Tasks handed out by a document, before and after the files are saved."""
    from ui.pages.handing_out import HandingOutPage

    stage.page(window, "handing-out-empty", "handing-out", plan=below.plan)
    page = window.page("handing-out")
    if not isinstance(page, HandingOutPage):
        raise TypeError(page)
    fields = page.fields
    for line, text in (
        (fields.number, "12"),
        (fields.symbol, "KH-UBND"),
        (fields.day, "5/1/2026"),
        (fields.issuer, "UBND tỉnh Mộc Giang"),
    ):
        line.setText(text)
    page.all.click()
    stage.shoot("handing-out", window)
    given = below.folder / "giao"
    given.mkdir()
    page.hand_out(given, stick=False)
    stage.shoot("handing-out-done", window)


def _directory(stage: Stage, window: MainWindow, below: Below) -> None:
    """Offices renamed and merged, two computers with one connection file, a file issued again."""
    from ccapp.domain.lineage import LineageKind
    from ccapp.services.collected import lineage
    from ui.pages.directory import DirectoryPage
    from ui.panels.rival_strip import reissue

    ids = [below.communes[name][0].store.office.id for name in SENDERS]
    _second_computer(below)
    lineage.record(below.superior, LineageKind.RENAME, ids[1:2], ["UBND xã Mây Sim"], date(2026, 6, 1))
    lineage.record(
        below.superior, LineageKind.MERGE, ids[2:4], ["UBND xã Hương Đò"], date(2026, 6, 1), close=False
    )
    _told(window)
    window.navigate("directory")
    page = window.page("directory")
    if not isinstance(page, DirectoryPage):
        raise TypeError(page)
    page.table.view.selectRow(page.table.model.row_of(ids[2]))
    stage.shoot("directory-changed", window)
    stage.modal("dialog-lineage", page.ask_change)
    stage.modal("dialog-lineage-merger", lambda: _merger(window, dict(zip(ids[:2], SENDERS, strict=False))))
    office = next(each for each in page._offices.values() if each.office == ids[0])  # noqa: SLF001 - its own row
    stage.modal("dialog-outset", page.ask_brings)
    stage.modal("dialog-reissue", lambda: reissue(window, window.desk, office))
    collected = _reception(window).collected
    collected.view.selectRow(collected.model.row_of(below.communes[SENDERS[2]][1]))
    stage.shoot("reception-changed-offices", window)


def _merger(window: MainWindow, offices: dict[OfficeId, str]) -> None:
    """Two offices that become one: what is asked then and not of a rename."""
    from ccapp.domain.lineage import LineageKind
    from ui.dialogs.lineage import LineageDialog

    dialog = LineageDialog(window, window.desk, tuple(LineageKind), offices, tuple(offices))
    dialog.kind.setCurrentIndex(dialog.kind.findData(LineageKind.MERGE))
    dialog.into.setPlainText("UBND xã Mây Sim")
    dialog.exec()
    dialog.deleteLater()


def _second_computer(below: Below) -> None:
    """A second machine that opens a connection file which is in use already."""
    from ccapp.domain.office import Role
    from ccapp.services.folder import safekeeping
    from ccapp.services.handover import connecting, exchanging
    from ccapp.services.plans import planning

    session, _ = below.communes[MAIN]
    place = below.folder / "may khac"
    made = safekeeping.init(place, name=MAIN, role=Role.COMMUNE, who="Hoa", clock=session.clock)
    connecting.connect(made, connecting.read_invite(below.invites[MAIN]))
    plan = planning.import_file(made, _sample()).plan
    exchanging.receive(below.superior, [exchanging.send(made, plan, SUPERIOR, below.folder).file])
    made.store.close()


def _reception(window: MainWindow) -> ReceptionPage:
    from ui.pages.reception import ReceptionPage

    window.navigate("reception")
    page = window.page("reception")
    if not isinstance(page, ReceptionPage):
        raise TypeError(page)
    return page


def _pick(page: ReceptionPage, name: str) -> None:
    lines = page.receiving.table.model.lines
    page.receiving.table.view.selectRow(next(at for at, each in enumerate(lines) if each.cells[0] == name))


def _told(window: MainWindow) -> None:
    window.desk.announce(frozenset({"plans", "partners", "received"}))


SCENES = (superior,)
