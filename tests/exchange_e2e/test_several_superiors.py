"""One office below three: each gets what is its matter, says what it has to say, and disturbs no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.assignments import Assignment
from ccapp.domain.coverage import Assigning
from ccapp.domain.decisions import Verdict
from ccapp.domain.office import Role
from ccapp.domain.plan import NO_OFFICE, Body, Plan, RecordId, Side
from ccapp.errors import RefusedError
from ccapp.services.collected import decided, decisions
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, directory, exchanging, receipts
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning
from ccapp.services.reception import handed, handing_out, remark_files
from ccapp.services.session import Session
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import stored

HOME_AFFAIRS = "Sở Nội vụ tỉnh Mộc Giang"
SCIENCE = "Sở Khoa học và Công nghệ tỉnh Mộc Giang"
PARTY = "Tỉnh ủy Mộc Giang"
DOCUMENT = Assigning(
    number="5", symbol="KH-SKHCN", signed_on=date(2026, 1, 4), issuer=SCIENCE, title="Kế hoạch"
)


@dataclass(frozen=True)
class Below:
    """A commune and its superiors, all of which have heard of it."""

    commune: Session
    above: dict[str, Session]
    plan: RecordId
    place: Path

    def of(self, name: str) -> str:
        return self.above[name].store.office.id

    def send(self, name: str, plan: RecordId) -> Path:
        return exchanging.send(self.commune, plan, self.of(name), self.place).file

    def choice(self, plan: RecordId) -> str:
        """The name of the superior that a plan goes to by itself."""
        chosen = directory.superior_of(self.commune, planning.show_head(self.commune, plan))
        return next((name for name, one in self.above.items() if one.store.office.id == chosen), "")


@pytest.fixture
def below(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> Iterator[Below]:
    with ExitStack() as offices:

        def made(name: str, role: Role) -> Session:
            session = safekeeping.init(tmp_path / name, name=name, role=role, who="Sơn", clock=clock)
            offices.callback(session.store.close)
            return session

        commune = made("UBND xã Suối Mây", Role.COMMUNE)
        above = {name: made(name, Role.SUPERIOR) for name in (HOME_AFFAIRS, SCIENCE, PARTY)}
        for superior in above.values():
            invited = connecting.invite(superior, commune.store.office.name, tmp_path)
            connecting.connect(commune, connecting.read_invite(invited.file))
        yield Below(commune, above, stored(commune, plan_maker(commune)), tmp_path)


def other(below: Below, plan_maker: PlanMaker, **fields: object) -> RecordId:
    made: Plan = replace(plan_maker(below.commune), **fields)  # type: ignore[arg-type]
    return stored(below.commune, made)


class TestWhoseMatterItIs:
    def test_where_it_went_last_then_the_one_it_names_then_its_side(
        self, below: Below, plan_maker: PlanMaker
    ) -> None:
        assert below.choice(below.plan) == ""
        assert (
            directory.superior_of(below.commune, planning.show_head(below.commune, below.plan)) == NO_OFFICE
        )
        party = other(below, plan_maker, issuer=Body(name="Đảng ủy xã Suối Mây", side=Side.PARTY))
        assert below.choice(party) == PARTY
        digital = other(below, plan_maker, superior=Body(name=SCIENCE.upper()))
        assert below.choice(digital) == SCIENCE
        below.send(HOME_AFFAIRS, digital)
        assert below.choice(digital) == HOME_AFFAIRS
        below.send(SCIENCE, digital)
        assert below.choice(digital) == SCIENCE

    def test_the_one_whose_tasks_are_noted_for_it(self, below: Below, plan_maker: PlanMaker) -> None:
        science = below.above[SCIENCE]
        assert (
            exchanging.receive(science, [below.send(SCIENCE, other(below, plan_maker))])[0].result
            is Result.MERGED
        )
        template = stored(science, plan_maker(science))
        said = Assignment(plan_id=template, document=DOCUMENT)
        sent = handing_out.hand_out(science, said, [below.commune.store.office.id], below.place).sendings
        exchanging.receive(below.commune, [sent[0].file])
        handed.accept(below.commune, below.plan, template)
        assert below.choice(below.plan) == SCIENCE


class TestApart:
    def test_each_reads_only_what_was_sealed_for_it(self, below: Below) -> None:
        file = below.send(HOME_AFFAIRS, below.plan)
        (wrong,) = exchanging.receive(below.above[SCIENCE], [file])
        assert wrong.result is Result.REFUSED
        (right,) = exchanging.receive(below.above[HOME_AFFAIRS], [file])
        assert right.result is Result.MERGED

    def test_two_superiors_of_one_plan_decide_apart(self, below: Below) -> None:
        for name in (HOME_AFFAIRS, PARTY):
            (taken,) = exchanging.receive(below.above[name], [below.send(name, below.plan)])
            (given,) = receipts.give(below.above[name], [taken.sha256], below.place)
            (told,) = exchanging.receive(below.commune, [given.file])
            assert told.result is Result.RECEIPT
        decisions.accept_data(below.above[PARTY], below.plan)
        decisions.ask_supplement(below.above[HOME_AFFAIRS], below.plan, "Ghi rõ đơn vị chủ trì")
        for name in (PARTY, HOME_AFFAIRS):
            back = remark_files.send_remarks(below.above[name], below.plan, below.place)
            assert exchanging.receive(below.commune, [back.file])[0].result is Result.MERGED
        told = {each.office: each.decision.verdict for each in decided.of_plan(below.commune, below.plan)}
        assert told == {PARTY: Verdict.ACCEPTED, HOME_AFFAIRS: Verdict.SUPPLEMENT}
        with pytest.raises(RefusedError, match="plan-accepted") as caught:
            planning.set_text(below.commune, below.plan, line_of(below), "title", "Việc khác")
        assert caught.value.facts["by"] == PARTY
        decisions.reopen(below.above[PARTY], below.plan, "Theo đề nghị của Sở Nội vụ")
        back = remark_files.send_remarks(below.above[PARTY], below.plan, below.place)
        exchanging.receive(below.commune, [back.file])
        planning.set_text(below.commune, below.plan, line_of(below), "title", "Việc khác")


def line_of(below: Below) -> RecordId:
    return planning.show(below.commune, below.plan).appendices[0].sections[0].children[0].id
