"""Giao nhiệm vụ by file: out of a superior, into a commune's plan, again when the template has changed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.assignments import Assignment, Change
from ccapp.domain.coverage import AssignedTask, Assigning, Cover, Standing
from ccapp.domain.findings import Severity
from ccapp.domain.layout import Kind, Level
from ccapp.domain.plan import FORM_ROW, NOT_STORED, Appendix, Item, RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.shapes import year_grid
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.errors import PackageError
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.guidance import assigned, checking
from ccapp.services.handover import exchanging, receptions
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.intake.merging import Choice
from ccapp.services.paper import issuing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import acknowledging, handed, handed_targets, handing_out
from ccapp.services.session import Session
from ccapp.store.plans import add_appendix
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.cheating import grown, next_dot
from tests.exchange_e2e.conftest import COMMUNE, SIGNING, Desk, World
from tests.exchange_e2e.offices import (
    SUPERIOR,
    commune_at,
    deliver,
    dump,
    exported,
    merged,
    packed,
    stored,
    superior_at,
    with_new,
)

DOCUMENT = Assigning(
    number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh Mộc Giang", title="Kế hoạch"
)


@dataclass(frozen=True)
class Handing:
    """A superior's template on its way to the first commune of a world."""

    world: World
    template: RecordId

    def out(self, *optional: RecordId, document: Assigning = DOCUMENT) -> Path:
        """Hand the template out as it is now; the file."""
        said = Assignment(plan_id=self.template, document=document, optional=frozenset(optional))
        place = self.world.place / "USB"
        place.mkdir(exist_ok=True)
        done = handing_out.hand_out(self.world.superior, said, [self.world.first.store.office.id], place)
        (sending,) = done.sendings
        return sending.file

    def into(self, file: Path) -> Outcome:
        (outcome,) = exchanging.receive(self.world.first, [file])
        return outcome

    def accept(self) -> None:
        handed.accept(self.world.first, self.world.plan, self.template)

    @property
    def offer(self) -> handed.Handed:
        (found,) = handed.offers(self.world.first, self.world.plan)
        return found

    @property
    def lines(self) -> list[RecordId]:
        """The task lines of the template."""
        plan = planning.show(self.world.superior, self.template)
        return [task.id for section in plan.appendices[0].sections for task in section.children]

    def covers(self) -> dict[str, Cover]:
        return {each.task.title: each for each in assigned.coverage(self.world.first, self.world.plan)}


@pytest.fixture
def handing(world: World, plan_maker: PlanMaker) -> Handing:
    """A template at the superior, which both communes have proved their invitations to."""
    for commune, plan in ((world.first, world.plan), (world.second, world.other_plan)):
        merged(world.superior, packed(commune, exported(commune, plan)), world.place)
    template = stored(world.superior, plan_maker(world.superior))
    first, *_ = planning.show(world.superior, template).appendices[0].sections
    words = ("Công bố thủ tục trên cổng", "Khảo sát sự hài lòng của người dân")
    edits = [
        CellEdit(record=task.id, field="title", text=text)
        for task, text in zip(first.children, words, strict=True)
    ]
    editing.set_texts(world.superior, template, edits)
    return Handing(world, template)


def said(tasks: tuple[AssignedTask, ...] | list[AssignedTask]) -> list[tuple[object, ...]]:
    """What tasks say, whatever their ids."""
    return sorted(
        (each.source, each.title, each.section, each.products, each.lead, each.optional) for each in tasks
    )


def noted(session: Session, plan: RecordId) -> list[AssignedTask]:
    return [each.task for each in assigned.coverage(session, plan)]


class TestTheFirstTime:
    def test_tasks_arrive_marked_and_own_rows_stay(self, handing: Handing) -> None:
        world, before = handing.world, exported(handing.world.first, handing.world.plan)
        file = handing.out(handing.lines[1])
        assert file.name == "Giao nhiem vu - ubnd xa mot - lan gui 1.khx"
        outcome = handing.into(file)
        assert (outcome.result, outcome.assigned) == (Result.MERGED, True)
        assert noted(world.first, world.plan) == []
        assert handing.offer.count(Change.NEW) == 3
        assert handing.offer.office == world.superior.store.office.name
        handing.accept()
        covers = handing.covers()
        assert [each.task.is_obligatory for each in covers.values()] == [True, False, True]
        one = covers["Công bố thủ tục trên cổng"].task
        assert (one.document.cited, one.document.signed_on) == ("Kế hoạch số 12/KH-UBND", date(2026, 1, 5))
        assert [each.product for each in one.products] == ["Kế hoạch", "Báo cáo"]
        assert covers["Công khai thủ tục"].standing is Standing.LIKELY
        own = tuple(
            each for each in exported(world.first, world.plan).records if each.type != "assignment_ack"
        )
        assert own == before.records
        assert handed.offers(world.first, world.plan) == ()

    def test_the_check_asks_for_what_is_obligatory(self, handing: Handing) -> None:
        handing.into(handing.out(handing.lines[1]))
        handing.accept()
        found = checking.check(handing.world.first, handing.world.plan).findings
        told = {each.facts["title"]: each for each in found if each.code.startswith("assigned-")}
        assert told["Công bố thủ tục trên cổng"].severity is Severity.ERROR
        optional = told["Khảo sát sự hài lòng của người dân"]
        assert (optional.code, optional.severity) == ("assigned-optional", Severity.WARNING)

    def test_accepting_is_one_undo(self, handing: Handing) -> None:
        world = handing.world
        handing.into(handing.out())
        handing.accept()
        planning.undo(world.first)
        assert noted(world.first, world.plan) == []
        assert handing.offer.count(Change.NEW) == 3
        planning.redo(world.first)
        assert len(noted(world.first, world.plan)) == 3

    def test_only_plans_of_its_years_are_offered_it_and_one_notes_it(
        self, handing: Handing, plan_maker: PlanMaker
    ) -> None:
        commune = handing.world.first
        later = stored(commune, replace(plan_maker(commune), year_from=2027, year_to=2027))
        second = stored(commune, plan_maker(commune))
        handing.into(handing.out())
        assert handed.offers(commune, later) == ()
        assert len(handed.offers(commune, second)) == 1
        assert handed.waiting(commune) in (handing.world.plan, second)
        handing.accept()
        assert handed.offers(commune, second) == ()
        assert handed.waiting(commune) is None

    def test_what_was_noted_from_paper_is_not_noted_twice(self, handing: Handing) -> None:
        world = handing.world
        paper = AssignedTask(document=DOCUMENT, title="Khảo sát sự hài lòng  của người dân")
        assigned.take_in(world.first, world.plan, DOCUMENT, [paper])
        (task,) = noted(world.first, world.plan)
        assigned.drop(world.first, task.id, "xã không có bộ phận riêng")
        handing.into(handing.out())
        assert (handing.offer.count(Change.NEW), handing.offer.count(Change.CHANGED)) == (2, 1)
        handing.accept()
        tasks = noted(world.first, world.plan)
        assert len(tasks) == 3
        assert len({each.document.id for each in tasks}) == 1
        assert [each.reason for each in tasks if each.id == task.id] == ["xã không có bộ phận riêng"]

    def test_a_reception_taken_back_takes_the_offer_away(self, handing: Handing) -> None:
        outcome = handing.into(handing.out())
        receptions.undo_receptions(handing.world.first, [outcome.run])
        assert handed.offers(handing.world.first, handing.world.plan) == ()
        with pytest.raises(NotFoundError, match="handed-nothing"):
            handing.accept()
        assert handing.into(handing.out()).assigned


class TestWhatTheSuperiorHears:
    """Đã nhận, giao cho …: it goes back with the commune's plan, by itself."""

    def back(self, handing: Handing) -> None:
        world = handing.world
        done = deliver(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
        assert done.result in (Result.MERGED, Result.NOTHING_NEW)

    def heard(self, handing: Handing) -> acknowledging.Noted:
        (found,) = acknowledging.noted(handing.world.superior, handing.template)
        return found

    def test_nothing_is_heard_before_it_is_noted_and_sent(self, handing: Handing) -> None:
        world = handing.world
        assert acknowledging.noted(world.superior, world.plan) == ()
        handing.into(handing.out())
        self.back(handing)
        assert acknowledging.noted(world.superior, handing.template) == ()
        handing.accept()
        assert acknowledging.noted(world.superior, handing.template) == ()
        self.back(handing)
        found = self.heard(handing)
        assert (found.office.id, found.plan) == (world.first.store.office.id, world.plan)
        assert (found.seen, found.by, found.day) == (acknowledging.Seen.CURRENT, "Lan", date(2026, 1, 5))
        assert (len(found.tasks), found.settled) == (3, 0)

    def test_to_whom_each_task_is_given_and_why_one_does_not_apply(self, handing: Handing) -> None:
        world = handing.world
        handing.into(handing.out())
        handing.accept()
        covers = handing.covers()
        assigned.add(world.first, covers["Công bố thủ tục trên cổng"].task.id)
        assigned.drop(world.first, covers["Khảo sát sự hài lòng của người dân"].task.id, "xã không có")
        assigned.confirm(world.first, [covers["Công khai thủ tục"]])
        added = handing.covers()["Công bố thủ tục trên cổng"].line
        assert added is not None
        leaf = next(
            row.leaf for table in planning.show(world.first, world.plan).appendices for row in rows(table)
            if row.path[-2].id == added.record
        )  # fmt: skip
        planning.set_text(world.first, world.plan, leaf.id, "lead", "Phòng Văn hóa - Xã hội")
        planning.set_text(world.first, world.plan, leaf.id, "deadline", "Quý III/2026")
        self.back(handing)
        told = {each.task.title: each for each in self.heard(handing).tasks}
        one = told["Công bố thủ tục trên cổng"]
        assert (one.line, one.title) == (added.record, "Công bố thủ tục trên cổng")
        assert "Phòng Văn hóa - Xã hội" in one.given_to
        assert "Quý III/2026" in one.deadline
        assert told["Khảo sát sự hài lòng của người dân"].reason == "xã không có"
        assert told["Công khai thủ tục"].given_to == "Văn phòng"
        editing.remove(world.first, world.plan, [added.record])
        assigned.reopen(world.first, covers["Công khai thủ tục"].task.id)
        self.back(handing)
        assert [each.is_open for each in self.heard(handing).tasks] == [True, False, True]

    def test_a_new_version_is_not_noted_until_it_is(self, handing: Handing) -> None:
        world = handing.world
        handing.into(handing.out())
        handing.accept()
        self.back(handing)
        planning.set_text(world.superior, handing.template, handing.lines[0], "title", "Công bố hai lần")
        assert self.heard(handing).seen is acknowledging.Seen.OTHER
        handing.into(handing.out())
        self.back(handing)
        assert self.heard(handing).seen is acknowledging.Seen.OTHER
        handing.accept()
        self.back(handing)
        assert self.heard(handing).seen is acknowledging.Seen.CURRENT

    def test_another_document_or_another_tick_is_another_version(self, handing: Handing) -> None:
        handing.into(handing.out())
        handing.accept()
        self.back(handing)
        assert self.heard(handing).seen is acknowledging.Seen.CURRENT
        handing.out(handing.lines[0])
        assert self.heard(handing).seen is acknowledging.Seen.OTHER
        handing.out()
        assert self.heard(handing).seen is acknowledging.Seen.CURRENT
        handing.out(document=replace(DOCUMENT, number="13"))
        assert self.heard(handing).seen is acknowledging.Seen.OTHER

    def test_one_undo_takes_back_what_was_said_with_what_was_done(self, handing: Handing) -> None:
        world = handing.world
        handing.into(handing.out())
        handing.accept()
        task = handing.covers()["Khảo sát sự hài lòng của người dân"].task.id
        assigned.drop(world.first, task, "xã không có")
        planning.undo(world.first)
        self.back(handing)
        assert self.heard(handing).settled == 0
        planning.undo(world.first)
        self.back(handing)
        assert acknowledging.noted(world.superior, handing.template) == ()

    def test_what_was_settled_from_paper_is_heard_once_it_came_as_a_file(self, handing: Handing) -> None:
        world = handing.world
        paper = AssignedTask(document=DOCUMENT, title="Khảo sát sự hài lòng của người dân")
        assigned.take_in(world.first, world.plan, DOCUMENT, [paper])
        assigned.drop(world.first, noted(world.first, world.plan)[0].id, "xã không có")
        handing.into(handing.out())
        handing.accept()
        self.back(handing)
        assert [each.reason for each in self.heard(handing).tasks] == ["", "xã không có", ""]

    def test_an_issued_plan_still_says_it(self, handing: Handing) -> None:
        world = handing.world
        handing.into(handing.out())
        issuing.issue(world.first, world.plan, SIGNING)
        handing.accept()
        assigned.confirm(world.first, [handing.covers()["Công khai thủ tục"]])
        self.back(handing)
        assert self.heard(handing).settled == 1

    @pytest.mark.parametrize(
        "fields",
        [{"seen": "x"}, {"seen": None}, {"source": 4}, {"line": 3}, {"covered_by": 1}, {"day": "hôm nay"}],
    )
    def test_one_that_is_none_is_refused(self, handing: Handing, fields: dict[str, Any]) -> None:
        world = handing.world
        plain = {"plan_id": world.plan, "source": handing.template, "seen": "0" * 64}
        state = grown(exported(world.first, world.plan))
        record = ScopeRecord(
            type="assignment_ack", id=next_dot(state), fields={**plain, **fields}, versions={}
        )
        outcome = deliver(world.superior, packed(world.first, with_new(state, record)), world.place)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-KHUNG"

    def test_a_superior_acknowledges_nothing(self, handing: Handing) -> None:
        world = handing.world
        state = grown(exported(world.superior, handing.template))
        plain = {"plan_id": handing.template, "source": handing.template, "seen": "0" * 64}
        record = ScopeRecord(type="assignment_ack", id=next_dot(state), fields=plain, versions={})
        with pytest.raises(PackageError, match="E-QUYEN"):
            packed(world.superior, with_new(state, record), to=world.first.store.office.id)


def test_the_verb_says_who_has_noted_it_and_who_does_what(
    superior: Desk, connected: Desk, stick: Path
) -> None:
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    superior.done("import", resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    (plan,) = superior.done("plans")["plans"]
    handed_out = stick.parent / "giao"
    handed_out.mkdir()
    said = ("--number", "12/KH-UBND", "--date", "5/1/2026", "--issuer", "UBND tỉnh Mộc Giang")
    superior.done("assign", plan["id"], *said, "--out", handed_out)
    assert superior.done("acknowledged", plan["id"])["offices"] == []
    connected.done("receive", handed_out)
    (own,) = connected.done("plans")["plans"]
    connected.done("assigned", own["id"], "--accept")
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (office,) = superior.done("acknowledged", plan["id"])["offices"]
    assert (office["name"], office["current"]) == (COMMUNE, True)
    assert office["tasks"][0]["line"] is None


class TestANewVersion:
    @pytest.fixture(autouse=True)
    def _first(self, handing: Handing) -> None:
        handing.into(handing.out())
        handing.accept()

    def test_it_is_a_list_of_differences_and_links_stay(self, handing: Handing) -> None:
        world, (first, second, _) = handing.world, handing.lines
        covers = handing.covers()
        line = assigned.plan_lines(world.first, world.plan)[0].record
        task = covers["Công bố thủ tục trên cổng"].task
        assigned.link(world.first, task.id, line)
        edit = CellEdit(record=first, field="title", text="Công bố danh mục thủ tục")
        editing.set_texts(world.superior, handing.template, [edit])
        editing.add_line(world.superior, handing.template, first, Level.TASK)
        (added,) = set(handing.lines) - {first, second, handing.lines[-1]}
        named = CellEdit(record=added, field="title", text="Bồi dưỡng công chức")
        editing.set_texts(world.superior, handing.template, [named])
        editing.remove(world.superior, handing.template, [second])
        handing.into(handing.out(first))
        offer = handing.offer
        told = {each.change: each for each in offer.changes}
        assert set(told) == set(Change)
        assert told[Change.CHANGED].fields == ("title", "optional")
        assert told[Change.WITHDRAWN].task.title == "Khảo sát sự hài lòng của người dân"
        assert not offer.cites_anew
        assert set(handing.covers()) == set(covers)  # nothing before the officer's yes
        handing.accept()
        after = handing.covers()
        assert set(after) == {"Công bố danh mục thủ tục", "Bồi dưỡng công chức", "Công khai thủ tục"}
        assert after["Công bố danh mục thủ tục"].task.id == task.id
        assert after["Công bố danh mục thủ tục"].standing is Standing.COVERED
        planning.undo(world.first)
        assert set(handing.covers()) == set(covers)

    def test_the_same_again_brings_nothing(self, handing: Handing) -> None:
        outcome = handing.into(handing.out())
        assert (outcome.result, outcome.assigned) == (Result.NOTHING_NEW, False)
        assert handed.offers(handing.world.first, handing.world.plan) == ()

    def test_another_document_is_cited_after_a_yes(self, handing: Handing) -> None:
        document = replace(DOCUMENT, number="40", signed_on=date(2026, 3, 2))
        handing.into(handing.out(document=document))
        assert handing.offer.cites_anew
        assert handing.offer.changes == ()
        handing.accept()
        assert {each.task.document.number for each in handing.covers().values()} == {"40"}

    def test_an_assignment_taken_back_withdraws_every_task(self, handing: Handing) -> None:
        world = handing.world
        planning.undo(world.superior)
        folder = world.place / "USB"
        sent = exchanging.send(world.superior, handing.template, world.first.store.office.name, folder)
        assert not handing.into(sent.file).assigned
        assert handing.offer.count(Change.WITHDRAWN) == 3
        handing.accept()
        assert noted(world.first, world.plan) == []
        assert handed.offers(world.first, world.plan) == ()


class TestWhoAndWhat:
    def test_a_commune_hands_nothing_out(self, handing: Handing) -> None:
        world = handing.world
        said = Assignment(plan_id=world.plan, document=DOCUMENT)
        with pytest.raises(RefusedError, match="assign-not-superior"):
            handing_out.hand_out(world.first, said, [world.superior.store.office.id], world.place)

    @pytest.mark.parametrize("missing", [{"number": ""}, {"issuer": "  "}, {"signed_on": None}])
    def test_only_a_document_has_force(self, handing: Handing, missing: dict[str, Any]) -> None:
        before = dump(handing.world.superior)
        with pytest.raises(RefusedError, match="assigning-incomplete"):
            handing.out(document=replace(DOCUMENT, **missing))
        assert dump(handing.world.superior) == before

    def test_somebody_connected_is_needed(self, handing: Handing) -> None:
        world, said = handing.world, Assignment(plan_id=handing.template, document=DOCUMENT)
        with pytest.raises(RefusedError, match="assign-nobody"):
            handing_out.hand_out(world.superior, said, [], world.place)
        with pytest.raises(NotFoundError):
            handing_out.hand_out(world.superior, said, ["UBND xã Lạ"], world.place)

    def test_a_plan_that_was_collected_is_not_handed_out(self, handing: Handing) -> None:
        with pytest.raises(RefusedError, match="plan-foreign"):
            handing_out.proposed(handing.world.superior, handing.world.plan)

    def test_each_of_several_communes_gets_its_own_file(self, handing: Handing) -> None:
        world = handing.world
        offices = [each.store.office.id for each in (world.first, world.second)]
        said = Assignment(plan_id=handing.template, document=DOCUMENT)
        place = world.place / "USB"
        place.mkdir()
        done = handing_out.hand_out_to_stick(world.superior, said, offices, place)
        assert [each.sequence for each in done.sendings] == [1, 2]
        folder = place / "KEHOACH"
        assert len(list(folder.glob("Giao nhiem vu - *.khx"))) == 2
        for commune in (world.first, world.second):
            results = {each.result for each in exchanging.receive(commune, [folder])}
            assert results == {Result.MERGED, Result.REFUSED}  # the other one's is not for it
        heads = handing_out.receivers(world.superior, handing.template)
        assert [each.sequence for each in heads] == [2, 1]  # Hai, Một


def assignment_record(state: ScopeState, **fields: Any) -> ScopeRecord:
    """An assignment of a plan, well formed unless fields say otherwise."""
    texts = {"doc_type": "Kế hoạch", "number": "12", "symbol": "KH-UBND", "issuer": "UBND tỉnh"}
    told = {"plan_id": state.plan, **texts, "title": "", "signed_on": "2026-01-05", "optional": "", **fields}
    kept = {name: value for name, value in told.items() if value is not ...}
    return ScopeRecord(type="assignment", id=next_dot(state), fields=kept, versions={})


class TestHostileButSigned:
    def test_a_commune_cannot_seal_an_assignment(self, world: World) -> None:
        state = grown(exported(world.second, world.other_plan))
        with pytest.raises(Exception, match="E-QUYEN"):
            packed(world.second, with_new(state, assignment_record(state)))

    def test_nor_does_one_that_seals_it_nevertheless_get_it_in(
        self, world: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state = grown(exported(world.second, world.other_plan))
        claimed = with_new(state, assignment_record(state))
        monkeypatch.setattr("ccapp.exchange.package.require_authority", lambda *_, **__: None)
        data = packed(world.second, claimed)
        monkeypatch.undo()
        before = dump(world.superior)
        outcome = deliver(world.superior, data, world.place)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-QUYEN"
        assert dump(world.superior) == before

    def test_a_stranger_cannot_assign(
        self, handing: Handing, tmp_path: Path, clock: Clock, plan_maker: PlanMaker
    ) -> None:
        stranger = superior_at(tmp_path / "lạ", clock)
        commune = commune_at(tmp_path / "xã của nó", stranger, "UBND xã Một", clock)
        world = handing.world
        own = stored(commune, plan_maker(commune))
        merged(stranger, packed(commune, exported(commune, own)), tmp_path)
        before = dump(world.first)
        template = stored(stranger, plan_maker(stranger))
        said = Assignment(plan_id=template, document=DOCUMENT)
        done = handing_out.hand_out(stranger, said, [commune.store.office.id], tmp_path)
        outcome = handing.into(done.sendings[0].file)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-NGUOIGUI"
        assert dump(world.first) == before

    @pytest.mark.parametrize(
        "fields",
        [
            {"number": " "},
            {"number": ...},
            {"issuer": 7},
            {"issuer": "U" * 501},
            {"signed_on": "5/1/2026"},
            {"signed_on": ""},
            {"optional": 3},
            {"title": None},
            {"deleted": 1},
            {"plan_id": "AAAAAAAAAAAA1"},
        ],
    )
    def test_a_superior_that_is_not_honest(self, handing: Handing, fields: dict[str, Any]) -> None:
        world = handing.world
        state = grown(exported(world.superior, handing.template))
        claimed = with_new(state, assignment_record(state, **fields))
        before = dump(world.first)
        if "plan_id" in fields:
            with pytest.raises(Exception, match="E-QUYEN"):
                packed(world.superior, claimed, to=world.first.store.office.name)
            return
        outcome = deliver(
            world.first, packed(world.superior, claimed, to=world.first.store.office.name), world.place
        )
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-KHUNG"
        assert dump(world.first) == before

    def test_ids_that_name_nothing_are_harmless(self, handing: Handing) -> None:
        world = handing.world
        state = grown(exported(world.superior, handing.template))
        claimed = with_new(state, assignment_record(state, optional="x  y\n" + "z" * 9_000))
        deliver(world.first, packed(world.superior, claimed, to=world.first.store.office.name), world.place)
        handing.accept()
        assert all(each.task.is_obligatory for each in handing.covers().values())


class TestAnyOrder:
    @pytest.fixture
    def files(self, handing: Handing) -> list[Path]:
        """Four versions of one template: as it was, with other words, with a task gone, with another back."""
        superior, template, lines = handing.world.superior, handing.template, handing.lines
        made = [handing.out()]
        edit = CellEdit(record=lines[0], field="title", text="Công bố danh mục thủ tục")
        editing.set_texts(superior, template, [edit])
        made.append(handing.out(lines[2]))
        editing.remove(superior, template, [lines[1]])
        made.append(handing.out(document=replace(DOCUMENT, number="40")))
        editing.add_line(superior, template, lines[0], Level.TASK)
        (added,) = set(handing.lines) - set(lines)
        editing.set_texts(superior, template, [CellEdit(record=added, field="title", text="Việc thêm")])
        made.append(handing.out(added, document=replace(DOCUMENT, number="40")))
        return made

    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(steps=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=7))
    def test_duplicates_and_order_do_not_matter(
        self, handing: Handing, files: list[Path], steps: list[tuple[int, bool]], clock: Clock
    ) -> None:
        """Whatever came before and was noted or not: with the last version noted, it is what is there."""
        world = handing.world
        folder = world.place / "bản sao"
        shutil.rmtree(folder, ignore_errors=True)
        world.first.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(
            world.first.store.folder, folder, ignore=shutil.ignore_patterns("lock", "running", "*-shm")
        )
        commune = safekeeping.open_session(folder, who="Lan", clock=clock)
        linked: dict[RecordId, RecordId] = {}
        line = assigned.plan_lines(commune, world.plan)[0].record
        for number, says_yes in [*steps, (3, True)]:
            exchanging.receive(commune, [files[number]])
            if says_yes and handed.offers(commune, world.plan):
                handed.accept(commune, world.plan, handing.template)
                for task in noted(commune, world.plan):
                    if task.source == handing.lines[0] and not linked:
                        assigned.link(commune, task.id, line)
                        linked[task.source] = task.id
        last = handing_out.proposed(world.superior, handing.template)
        assert said(noted(commune, world.plan)) == said(list(handing_out.tasks(world.superior, last)))
        assert handed.offers(commune, world.plan) == ()
        kept = {each.source: each for each in noted(commune, world.plan)}
        assert {source: kept[source].id for source in linked} == linked
        assert all(kept[source].covered_by == line for source in linked)
        assert NOT_STORED not in kept
        commune.store.close()


def targets(title: str, years: tuple[int, ...], **values: str) -> Appendix:
    """A table of targets in one section, each with its value of 2026."""
    lines = tuple(
        Item(
            level=Level.TASK,
            texts={"title": name},
            marks={FORM_ROW: "row"},
            children=(Item(level=Level.PRODUCT, texts={"y2026": text}),),
        )
        for name, text in values.items()
    )
    section = Item(level=Level.SECTION, texts={"section": "Chỉ tiêu"}, children=lines)
    return Appendix(title=title, layout=year_grid(years), sections=(section,))


def add_tables(session: Session, plan: RecordId, *tables: Appendix) -> None:
    with session.store.journal.write("new-plan", session.who) as tx:
        for table in tables:
            add_appendix(tx, session.store.connection, plan, table)


def values_of(session: Session, plan: RecordId) -> list[tuple[str, dict[str, str]]]:
    """Each table of targets by its title, with its lines and their values of 2026."""
    return [
        (table.title, {line.text("title"): line.children[0].text("y2026") for line in part.children})
        for table in planning.show(session, plan).appendices
        if table.kind is Kind.YEAR_TARGETS
        for part in table.sections
    ]


def test_the_terminal_lists_targets_and_takes_them(handing, capsys) -> None:
    world = handing.world
    add_tables(world.superior, handing.template, targets("Một", (2026, 2027), A="10%", B="20%"))
    handing.into(handing.out())
    folder, plan = world.first.store.folder, world.plan
    world.first.store.close()
    desk = Desk(folder, capsys)
    (offer,) = desk.done("targets", plan)["offers"]
    assert (offer["new"], offer["changed"]) == (2, 0)
    taken = desk.done("targets", plan, "--take")
    assert taken["offers"] == []
    assert taken["tx"] is not None
    assert desk.done("targets", plan, "--take") == {"offers": [], "tx": None}
    assert any(table["title"] == "Một" for table in desk.done("show", plan)["tables"])


def test_targets_go_into_the_table_there_is_and_each_other_into_one_of_its_own(handing) -> None:
    world, long, short = handing.world, (2026, 2027, 2028, 2029, 2030), (2026, 2027)
    add_tables(
        world.superior, handing.template,
        targets("Một", long, A="10%", B="20%"), targets("Hai", long, C="30%"), targets("Ba", short, D="40%"),
    )  # fmt: skip
    add_tables(world.first, world.plan, targets("Một", long, A="5%"))
    before = values_of(world.first, world.plan)
    handing.into(handing.out())
    (offer,) = handed_targets.offers(world.first, world.plan)
    every = [
        Choice(appendix=each.ours.id, differences=found.differences, additions=found.additions)
        for each in offer.merging.pairings
        for found in (each.comparison,)
    ]
    handed_targets.take(world.first, world.plan, every, offer)
    assert values_of(world.first, world.plan) == [
        ("Một", {"A": "10%", "B": "20%"}), ("Hai", {"C": "30%"}), ("Ba", {"D": "40%"}),
    ]  # fmt: skip
    assert handed_targets.offers(world.first, world.plan) == ()
    tables = planning.show(world.first, world.plan).appendices
    marked = [item.text("title") for table in tables for item in table.items() if item.marks]
    assert marked == ["A"], "what the superior noted of its lines stays there"
    planning.undo(world.first)
    assert values_of(world.first, world.plan) == before


def test_a_superior_put_back_behind_what_it_sent_replaces_its_plan_after_a_yes(
    handing: Handing, clock: Clock, tmp_path: Path
) -> None:
    """A line handed out since its last backup is in no data any more; it goes on with what it has."""
    world, template = handing.world, handing.template
    handing.into(handing.out())
    backup = safekeeping.backup(world.superior, tmp_path / "hôm qua.ccbak")
    lines = planning.show(world.superior, template).appendices[0].sections[0].children
    editing.add_line(world.superior, template, lines[0].id, Level.TASK)
    handing.into(handing.out())
    seen = exported(world.first, template)
    safekeeping.restore(tmp_path / "mới", backup, who="Minh", clock=clock)
    again = safekeeping.open_session(tmp_path / "mới", who="Minh", clock=clock)
    planning.set_text(again, template, lines[0].id, "title", "Nhiệm vụ sau khi khôi phục")
    said = Assignment(plan_id=template, document=DOCUMENT)
    place = tmp_path / "USB mới"
    place.mkdir()
    (sent,) = handing_out.hand_out(again, said, [world.first.store.office.id], place).sendings
    before, own = dump(world.first), exported(world.first, world.plan)
    asked = handing.into(sent.file)
    assert asked.error is not None
    assert (asked.result, asked.error.code) == (Result.HELD, "assigned-apart")
    assert asked.error.facts["deleted"] >= 1
    assert dump(world.first) == before
    (taken,) = exchanging.receive(world.first, [sent.file], accept=True)
    assert taken.result is Result.MERGED
    held = exported(world.first, template)
    wanted = exported(again, template)
    assert held.vector == wanted.vector
    alive = {each.id: each.fields for each in held.records if each.fields.get("deleted") is None}
    assert alive == {each.id: each.fields for each in wanted.records if each.fields.get("deleted") is None}
    assert exported(world.first, world.plan) == own
    planning.set_text(again, template, lines[0].id, "title", "Lần sau")
    (next_,) = handing_out.hand_out(again, said, [world.first.store.office.id], place).sendings
    assert handing.into(next_.file).result is Result.MERGED
    runs = [each.run for each in receptions.list_receptions(world.first)]
    for run in runs[:2]:
        receptions.undo_receptions(world.first, [run])
    assert exported(world.first, template).vector == seen.vector
    again.store.close()
