"""A connection file that sets the commune up: model plan, calendar of reports, tasks handed out already."""

from __future__ import annotations

import dataclasses
import hashlib
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccapp import __version__
from ccapp.domain.assignments import Change
from ccapp.domain.coverage import Assigning
from ccapp.domain.layout import NUMBER, Level
from ccapp.domain.lineage import LineageKind
from ccapp.domain.office import Role
from ccapp.domain.outset import HandedScope, Outset, OutsetChoice
from ccapp.domain.plan import Appendix, Item, OfficeId, Plan, PlanState, RecordId
from ccapp.domain.records import count
from ccapp.domain.remarks import Remark, Speaker
from ccapp.domain.report_calendar import USUAL, Calendar, Period, YearDay
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.standard import TASK_TABLE
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange import card as cards
from ccapp.exchange.errors import PackageError
from ccapp.services.collected import lineage
from ccapp.services.folder import safekeeping
from ccapp.services.guidance import drafting
from ccapp.services.handover import calendars, connecting, exchanging, outsets, own_machines
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.plans import keeping, pen, planning, remarks
from ccapp.services.reception import handed, handing_out, remark_files, setting_out
from ccapp.services.session import Session
from ccapp.store import outsets as stored_outsets
from ccapp.store.assignments import state_assignment
from ccapp.store.tables import ITEM, PLAN
from tests.conftest import Clock, PlanMaker, task
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.machines import Copies
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, normal, stored, superior_at

COMMUNE = "UBND xã Suối Mây"
UNREADABLE = '{"lines":"","plain":1,"rows":0}'
CALENDAR = Calendar(
    basis="Công văn số 15/SNV-CCHC",
    periods=(
        Period(name="Quý I", cut_off=YearDay(month=3, day=14), send=YearDay(month=3, day=15)),
        Period(name="Năm", cut_off=YearDay(month=12, day=31), send=YearDay(month=1, day=5)),
    ),
)


def twelve(session: Session) -> Plan:
    """Twelve tasks of the superior in one section."""
    lines = tuple(task(str(at), f"Việc {at}", ("Báo cáo", "Quý IV/2026")) for at in range(1, 13))
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Chung"}, children=lines)
    return Plan(
        title="Nhiệm vụ bắt buộc năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(section,)),),
    )


@pytest.fixture
def superior(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    session = superior_at(tmp_path / "sở", clock)
    yield session
    session.store.close()


@pytest.fixture
def commune(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    session = safekeeping.init(tmp_path / "xã", name=COMMUNE, role=Role.COMMUNE, who="Lan", clock=clock)
    yield session
    session.store.close()


@pytest.fixture
def model(superior: Session, plan_maker: PlanMaker) -> RecordId:
    """A plan of the superior that is meant as the communes' model."""
    return stored(superior, plan_maker(superior))


def hand_out(superior: Session, to: Session, place: Path) -> RecordId:
    """Tasks of the superior handed out to a connected commune."""
    plan = stored(superior, twelve(superior))
    said = handing_out.proposed(superior, plan)
    document = Assigning(
        doc_type="Quyết định", number="15", symbol="QĐ-SNV", signed_on=date(2026, 1, 5), issuer=SUPERIOR
    )
    said = dataclasses.replace(said, document=document)
    handing_out.hand_out(superior, said, [to.store.office.id], place)
    return plan


def connect(superior: Session, commune: Session, place: Path) -> None:
    made = setting_out.invite(superior, commune.store.office.name, place)
    connecting.connect(commune, connecting.read_invite(made.file))


def no_undo(session: Session) -> bool:
    """Whether there is nothing that could be undone."""
    try:
        planning.undo(session)
    except NotFoundError:
        return True
    return False


class TestSettingUp:
    def test_a_commune_is_set_up_whole(
        self, superior: Session, commune: Session, model: RecordId, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        neighbour = safekeeping.init(
            tmp_path / "n", name="UBND xã Bên", role=Role.COMMUNE, who="Hoa", clock=superior.clock
        )
        connect(superior, neighbour, tmp_path)
        exchanging.receive(
            superior,
            [exchanging.send(neighbour, stored(neighbour, plan_maker(neighbour)), SUPERIOR, tmp_path).file],
        )
        tasks = hand_out(superior, neighbour, tmp_path)
        neighbour.store.close()
        own = stored(commune, plan_maker(commune))
        before = normal(exported(commune, own))
        assert setting_out.must_ask(superior)
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        assert not setting_out.must_ask(superior)
        opened = connecting.read_invite(setting_out.invite(superior, COMMUNE, tmp_path).file)
        assert (opened.outset.tasks, opened.outset.calendar) == (12, CALENDAR)
        connecting.connect(commune, opened)
        assert normal(exported(commune, own)) == before
        (calendar,) = calendars.calendars(commune)
        assert (calendar.office_name, calendar.calendar) == (SUPERIOR, CALENDAR)
        (given,) = drafting.models(commune)
        title = planning.show(superior, model).title
        assert (given.office_name, given.plan.title) == (SUPERIOR, title)
        (offer,) = handed.offers(commune, own)
        assert (offer.source, offer.count(Change.NEW), offer.document.number) == (tasks, 12, "15")
        handed.accept(commune, own, tasks)
        assert handed.offers(commune, own) == ()

    def test_a_plan_of_the_model_has_its_lines_in_another_year(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(model=model))
        connect(superior, commune, tmp_path)
        (given,) = drafting.models(commune)
        made = drafting.from_model(commune, given, "Kế hoạch CCHC năm 2027", (2027, 2027))
        plan, there = planning.show(commune, made), planning.show(superior, model)
        assert plan.office_id == commune.store.office.id
        assert plan.issuer.name == COMMUNE
        counted = [count(each) for each in plan.appendices]
        assert counted == [count(each) for each in there.appendices]
        ours = [item.texts.get("deadline") for item in plan.appendices[0].items()]
        theirs = [item.texts.get("deadline") for item in there.appendices[0].items()]
        moved = [each and each.replace("2026", "2027") for each in theirs]
        assert ours == moved != theirs

    def test_the_model_is_a_form_without_what_came_of_its_plan(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        line = next(planning.show(superior, model).appendices[0].items())
        with superior.store.journal.write("set", "Minh") as tx:
            tx.change(ITEM, line.id, {"origin": "xã cũ", "timing": "{}", "signed_by": "CHỦ TỊCH"})
            tx.change(PLAN, model, {"number": "07", "signer": "Trần Văn Bình", "place": "Mộc Giang"})
        setting_out.choose(superior, OutsetChoice(model=model))
        connect(superior, commune, tmp_path)
        plan = drafting.models(commune)[0].plan
        assert (plan.reference.number, plan.signature.signer, plan.place) == ("", "", "")
        assert dict(next(plan.appendices[0].items()).marks) == {"signed_by": "CHỦ TỊCH"}
        assert plan.appendices[0].layout == planning.show(superior, model).appendices[0].layout

    def test_a_shipped_template_names_units_as_such_a_commune_does(self, superior: Session) -> None:
        said = OutsetChoice(model="cchc-1")
        leads = []
        for name in ("UBND xã Suối Mây", "UBND phường Suối Mây"):
            made = setting_out.outset_for(superior, name, said).model
            assert made is not None
            leads.append({item.texts.get("lead") for item in made.appendices[0].items()})
        assert leads[0] != leads[1]

    def test_a_file_of_a_superior_that_chose_nothing_brings_nothing(
        self, superior: Session, commune: Session, tmp_path: Path
    ) -> None:
        made = setting_out.invite(superior, COMMUNE, tmp_path)
        opened = connecting.read_invite(made.file)
        assert opened.outset.is_empty
        connecting.connect(commune, opened)
        assert calendars.calendars(commune) == ()
        assert drafting.models(commune) == ()
        assert no_undo(commune)

    def test_every_file_of_many_brings_the_same(
        self, superior: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=USUAL, model=model))
        made = setting_out.invite_all(superior, ["UBND xã A", "UBND xã B"], tmp_path)
        brought = [connecting.read_invite(file).outset for file in made]
        assert brought[0] == brought[1]
        assert brought[0].calendar == USUAL


class TestUndo:
    def test_model_and_calendar_are_one_step_and_the_connection_stays(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        connect(superior, commune, tmp_path)
        planning.undo(commune)
        assert (calendars.calendars(commune), drafting.models(commune)) == ((), ())
        assert no_undo(commune)
        planning.redo(commune)
        assert len(calendars.calendars(commune)) == len(drafting.models(commune)) == 1

    def test_the_choice_is_one_step_at_the_superior(self, superior: Session, model: RecordId) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR))
        setting_out.choose(superior, OutsetChoice(calendar=USUAL, model=model, without=frozenset({model})))
        planning.undo(superior)
        assert outsets.choice(superior) == OutsetChoice(calendar=CALENDAR)

    def test_the_same_file_opened_again_changes_nothing(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        made = setting_out.invite(superior, COMMUNE, tmp_path)
        for _ in range(2):
            connecting.connect(commune, connecting.read_invite(made.file))
        planning.undo(commune)
        assert no_undo(commune)

    def test_a_power_cut_after_the_connection_is_healed_by_the_file(
        self,
        superior: Session,
        commune: Session,
        model: RecordId,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        opened = connecting.read_invite(setting_out.invite(superior, COMMUNE, tmp_path).file)

        def cut(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(stored_outsets, "keep_outset", cut)
            with pytest.raises(KeyboardInterrupt):
                connecting.connect(commune, opened)
        assert drafting.models(commune) == ()
        connecting.connect(commune, opened)
        assert len(drafting.models(commune)) == 1


class TestAnotherFile:
    def test_a_newer_file_replaces_what_it_gives_and_leaves_the_rest(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        connect(superior, commune, tmp_path)
        setting_out.choose(superior, OutsetChoice(calendar=USUAL))
        connect(superior, commune, tmp_path)
        assert [each.calendar for each in calendars.calendars(commune)] == [USUAL]
        assert len(drafting.models(commune)) == 1

    def test_a_smaller_model_leaves_nothing_of_a_larger_one(
        self, superior: Session, commune: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        large = stored(superior, heavy(superior))
        small = stored(superior, plan_maker(superior))
        for plan in (large, small):
            setting_out.choose(superior, OutsetChoice(model=plan))
            connect(superior, commune, tmp_path)
            (given,) = drafting.models(commune)
            assert given.plan.title == planning.show(superior, plan).title
        kept = stored_outsets.outset_of(commune.store.connection, superior.store.office.id)
        assert kept is not None
        assert len(kept.form) < 20_000

    def test_tasks_handed_out_come_on_in_the_next_package(
        self, superior: Session, commune: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        plan = hand_out(superior, first_of(superior, tmp_path, plan_maker), tmp_path)
        setting_out.choose(superior, OutsetChoice())
        connect(superior, commune, tmp_path)
        own = stored(commune, plan_maker(commune))
        exchanging.receive(superior, [exchanging.send(commune, own, SUPERIOR, tmp_path).file])
        line = next(
            each for each in planning.show(superior, plan).appendices[0].items() if each.text("title")
        )
        planning.set_text(superior, plan, line.id, "title", "Việc sửa lại")
        sent = exchanging.send(superior, plan, commune.store.office.id, tmp_path)
        (outcome,) = exchanging.receive(commune, [sent.file])
        assert (outcome.result, outcome.changes) == (Result.MERGED, 1)
        assert normal(exported(commune, plan)) == normal(exported(superior, plan))

    def test_an_older_state_of_handed_tasks_changes_nothing(
        self, superior: Session, commune: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        plan = hand_out(superior, first_of(superior, tmp_path, plan_maker), tmp_path)
        setting_out.choose(superior, OutsetChoice())
        old = setting_out.invite(superior, COMMUNE, tmp_path)
        keeping.rename(superior, plan, "Tên mới")
        connect(superior, commune, tmp_path)
        before = normal(exported(commune, plan))
        connecting.connect(commune, connecting.read_invite(old.file))
        assert normal(exported(commune, plan)) == before

    def test_a_plan_left_out_does_not_go_and_one_of_last_year_neither(
        self, superior: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        plan = hand_out(superior, first_of(superior, tmp_path, plan_maker), tmp_path)
        assert [each.tasks for each in setting_out.handed_out(superior)] == [12]
        assert setting_out.outset_for(superior, COMMUNE, OutsetChoice()).tasks == 12
        left = OutsetChoice(without=frozenset({plan}))
        assert setting_out.outset_for(superior, COMMUNE, left).handed == ()
        keeping.change_state(superior, plan, PlanState.BINNED)
        assert setting_out.handed_out(superior) == ()

    def test_a_file_issued_again_brings_the_tasks_of_that_office_alone(
        self, superior: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        office = first_of(superior, tmp_path, plan_maker)
        plan = hand_out(superior, office, tmp_path)
        other = stored(superior, twelve(superior))
        said = handing_out.proposed(superior, other)
        document = dataclasses.replace(said.document, number="16", symbol="QĐ", signed_on=date(2026, 1, 6))
        with superior.store.journal.write("hand-out", "Minh") as tx:
            state_assignment(tx, superior.store.connection, dataclasses.replace(said, document=document))
        setting_out.choose(superior, OutsetChoice())
        made = setting_out.reissue(superior, office.store.office.id, tmp_path)
        brought = connecting.read_invite(made.file).outset
        assert [each.state.plan for each in brought.handed] == [plan]
        assert len(setting_out.outset_for(superior, "UBND xã Khác").handed) == 2


def first_of(superior: Session, place: Path, plan_maker: PlanMaker) -> Session:
    """A commune that is connected and confirmed."""
    folder = place / "bên cạnh"
    office = safekeeping.init(folder, name="UBND xã Bên", role=Role.COMMUNE, who="Hoa", clock=superior.clock)
    connect(superior, office, place)
    sent = exchanging.send(office, stored(office, plan_maker(office)), SUPERIOR, place)
    exchanging.receive(superior, [sent.file])
    return office


def heavy(session: Session) -> Plan:
    """A hundred tasks of three products each, with words as long as real ones."""
    words = "rà soát, đánh giá và hoàn thiện quy trình nội bộ giải quyết thủ tục hành chính"
    lines = tuple(
        task(
            str(at),
            f"Nhiệm vụ {at}: {words} lĩnh vực {at * 7919 % 997}",
            *((f"Báo cáo {at}.{part} kết quả {words} {at * part}", "Quý IV/2026") for part in (1, 2, 3)),
        )
        for at in range(1, 101)
    )
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Chung"}, children=lines)
    return Plan(
        title="Kế hoạch lớn năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(section,)),),
    )


class TestTwoSuperiors:
    def test_each_has_its_calendar_and_its_model(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        other = safekeeping.init(
            tmp_path / "khác", name="Sở Khoa học", role=Role.SUPERIOR, who="X", clock=superior.clock
        )
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        setting_out.choose(other, OutsetChoice(calendar=USUAL, model="cds-1"))
        connect(superior, commune, tmp_path)
        connect(other, commune, tmp_path)
        other.store.close()
        assert {each.office_name: each.calendar for each in calendars.calendars(commune)} == {
            SUPERIOR: CALENDAR,
            "Sở Khoa học": USUAL,
        }
        due = [(each.office_name, each.next.send.day) for each in calendars.reminders(commune)]
        assert due == [(SUPERIOR, 5), ("Sở Khoa học", 17)]
        assert {each.office_name for each in drafting.models(commune)} == {SUPERIOR, "Sở Khoa học"}

    def test_what_a_superior_of_before_gave_is_no_longer_offered(
        self, superior: Session, commune: Session, model: RecordId, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(calendar=CALENDAR, model=model))
        connect(superior, commune, tmp_path)
        office = superior.store.office.id
        lineage.record(commune, LineageKind.MOVE, [office], ["Sở Mới"], date(2026, 1, 1))
        assert (calendars.calendars(commune), drafting.models(commune)) == ((), ())
        planning.undo(commune)
        assert len(calendars.calendars(commune)) == len(drafting.models(commune)) == 1


class TestRefusals:
    def test_only_a_superior_chooses(self, commune: Session) -> None:
        with pytest.raises(RefusedError, match="invite-not-superior"):
            setting_out.choose(commune, OutsetChoice(calendar=USUAL))

    def test_a_model_that_is_gone_is_asked_for_again(self, superior: Session, model: RecordId) -> None:
        setting_out.choose(superior, OutsetChoice(model=model))
        keeping.change_state(superior, model, PlanState.BINNED)
        assert setting_out.must_ask(superior)
        assert setting_out.outset_for(superior, COMMUNE).model is None
        with pytest.raises(RefusedError, match="model-gone"):
            setting_out.choose(superior, OutsetChoice(model=model))

    def test_a_heavy_model_fits_and_one_beyond_measure_is_refused(
        self, superior: Session, commune: Session, tmp_path: Path
    ) -> None:
        setting_out.choose(superior, OutsetChoice(model=stored(superior, heavy(superior))))
        connect(superior, commune, tmp_path)
        assert count(drafting.models(commune)[0].plan.appendices[0]).products == 300
        noise = random.Random(7)
        texts = ("".join(noise.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=19_000)) for _ in range(20))
        lines = tuple(task(str(at), words, ("Báo cáo", "2026")) for at, words in enumerate(texts, 1))
        section = Item(level=Level.SECTION, texts={NUMBER: "", "section": "I"}, children=lines)
        plan = twelve(superior)
        huge = dataclasses.replace(plan.appendices[0], sections=(section,))
        found = stored(superior, dataclasses.replace(plan, appendices=(huge,)))
        setting_out.choose(superior, OutsetChoice(model=found))
        files = list(tmp_path.glob("*.khx"))
        with pytest.raises(RefusedError, match="outset-too-large"):
            setting_out.invite(superior, "UBND xã Xa", tmp_path)
        assert list(tmp_path.glob("*.khx")) == files

    @pytest.mark.parametrize("lie", ["owner", "device"])
    def test_a_plan_that_is_not_the_superiors_is_refused_and_nothing_changes(
        self, superior: Session, commune: Session, plan_maker: PlanMaker, tmp_path: Path, lie: str
    ) -> None:
        """Another superior claims a plan that the first one has given, or its machine's writes."""
        plan = hand_out(superior, first_of(superior, tmp_path, plan_maker), tmp_path)
        setting_out.choose(superior, OutsetChoice())
        connect(superior, commune, tmp_path)
        other = safekeeping.init(
            tmp_path / "khác", name="Sở Khác", role=Role.SUPERIOR, who="X", clock=superior.clock
        )
        state = exported(superior, plan)
        office = other.store.office.id
        records = tuple(
            dataclasses.replace(each, fields={**each.fields, "office_id": office})
            if each.type == "plan"
            else each
            for each in state.records
        )
        claimed = dataclasses.replace(state, office=office, records=records)
        if lie == "device":
            fresh = stored(other, twelve(other))
            mine = exported(other, fresh)
            claimed = dataclasses.replace(mine, vector={**mine.vector, superior.store.device: 999})
        brings = Outset(handed=(HandedScope(title="Giả", state=claimed),))
        invitation = cards.new_invitation(COMMUNE)
        data = cards.seal_invite(
            own_keys(other.store),
            invitation,
            name="Sở Khác",
            made=other.clock(),
            app=__version__,
            outset=brings,
        )
        (tmp_path / "giả.khx").write_bytes(data)
        before = dump(commune)
        with pytest.raises(PackageError, match="E-QUYEN"):
            connecting.connect(commune, connecting.read_invite(tmp_path / "giả.khx"))
        assert dump(commune) == before
        other.store.close()


class TestMachines:
    def test_the_other_machine_of_the_office_gets_model_and_calendar(
        self, world: World, machines: Copies, model_of_world: RecordId, tmp_path: Path
    ) -> None:
        second = machines("hai")
        setting_out.choose(world.superior, OutsetChoice(calendar=CALENDAR, model=model_of_world))
        connect(world.superior, world.first, tmp_path)
        carried = tmp_path / "mang"
        carried.mkdir()
        own_machines.carry(world.first, carried)
        taken = exchanging.receive(second, [carried])
        assert all(each.error is None for each in taken)
        assert [each.calendar for each in calendars.calendars(second)] == [CALENDAR]
        assert drafting.models(second) == drafting.models(world.first)

    def test_a_machine_without_the_pen_connects_all_the_same(
        self, world: World, model_of_world: RecordId, tmp_path: Path
    ) -> None:
        carried = tmp_path / "mang"
        carried.mkdir()
        own_machines.carry(world.first, carried)
        assert pen.pen_away(world.first) is not None
        setting_out.choose(world.superior, OutsetChoice(calendar=CALENDAR, model=model_of_world))
        connect(world.superior, world.first, tmp_path)
        assert len(drafting.models(world.first)) == 1

    @pytest.fixture
    def model_of_world(self, world: World, plan_maker: PlanMaker) -> RecordId:
        return stored(world.superior, plan_maker(world.superior))


class TestGivenBack:
    """What goes back to a commune beside its plan tells by which calendar reports are wanted now."""

    @pytest.fixture
    def plan(self, world: World) -> RecordId:
        sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        exchanging.receive(world.superior, [sent.file])
        line = next(planning.show(world.superior, world.plan).appendices[0].items())
        words = Remark(plan_id=world.plan, record=line.id, field="", words="Sửa lại")
        remarks.add(world.superior, dataclasses.replace(words, speaker=Speaker.SUPERIOR))
        return world.plan

    def back(self, world: World, plan: RecordId) -> Path:
        place = world.place / "trả lại"
        place.mkdir(exist_ok=True)
        return remark_files.send_remarks(world.superior, plan, place).file

    def into(self, world: World, file: Path) -> Outcome:
        (outcome,) = exchanging.receive(world.first, [file])
        return outcome

    def test_a_new_calendar_comes_with_the_remarks(self, world: World, plan: RecordId) -> None:
        setting_out.choose(world.superior, OutsetChoice(calendar=CALENDAR))
        first = self.into(world, self.back(world, plan))
        assert (first.result, first.remarks, first.calendar) == (Result.MERGED, 1, True)
        assert [each.calendar for each in calendars.calendars(world.first)] == [CALENDAR]
        setting_out.choose(world.superior, OutsetChoice(calendar=USUAL))
        old = self.back(world, plan)
        setting_out.choose(world.superior, OutsetChoice(calendar=CALENDAR))
        late = self.back(world, plan)
        again = self.into(world, late)
        assert (again.result, again.calendar) == (Result.NOTHING_NEW, False)
        assert self.into(world, old).result is Result.OLDER
        assert [each.calendar for each in calendars.calendars(world.first)] == [CALENDAR]

    def test_a_file_with_another_calendar_alone_says_so(self, world: World, plan: RecordId) -> None:
        self.into(world, self.back(world, plan))
        assert calendars.calendars(world.first) == ()
        setting_out.choose(world.superior, OutsetChoice(calendar=USUAL))
        told = self.into(world, self.back(world, plan))
        assert (told.result, told.remarks, told.calendar) == (Result.MERGED, 0, True)
        planning.undo(world.first)
        assert calendars.calendars(world.first) == ()

    def test_a_superior_that_chose_none_says_nothing(self, world: World, plan: RecordId) -> None:
        setting_out.choose(world.superior, OutsetChoice(calendar=USUAL))
        self.into(world, self.back(world, plan))
        setting_out.choose(world.superior, OutsetChoice())
        assert not self.into(world, self.back(world, plan)).calendar
        assert [each.calendar for each in calendars.calendars(world.first)] == [USUAL]


@pytest.mark.parametrize(
    "fields",
    [
        {"periods": "x"},
        {"periods": '[["Quý I",2,31,3,17]]'},
        {"periods": "[[1]]"},
        {"periods": "7"},
        {"form.1": "?"},
        {"form.1": UNREADABLE},
        {"form.1": f"{hashlib.sha256(UNREADABLE.encode()).hexdigest()[:8]}:{UNREADABLE}"},
        {"without": 7},
    ],
)
def test_what_another_machine_has_and_nobody_could_read_is_refused(fields: dict[str, str | int]) -> None:
    """Every page that looks for a calendar or a model would fail."""
    record = ScopeRecord(
        type="outset", id=RecordId("AAAAAAAAAAAA1"), fields={"office_id": "0" * 32, **fields}, versions={}
    )
    state = ScopeState(
        office=OfficeId("0" * 32), plan=RecordId("AAAAAAAAAAAA2"), vector={}, records=(record,)
    )
    with pytest.raises(PackageError, match="E-KHUNG"):
        outsets.require_readable(state)
    gone = dataclasses.replace(record, fields={**record.fields, "deleted": "{}"})
    outsets.require_readable(dataclasses.replace(state, records=(gone,)))
