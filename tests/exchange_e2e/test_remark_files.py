"""The superior's remarks by file: onto the same cells at the commune, and its answers back with the plan."""

from __future__ import annotations

import dataclasses
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Channel, Placed, Remark, RemarkState, Speaker
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId
from ccapp.errors import RefusedError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import read_header
from ccapp.services.collected import decisions
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receptions
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.handover.sealing import sealed
from ccapp.services.plans import editing, planning, remarks
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import backup, partners
from tests.conftest import Clock
from tests.exchange_e2e.cheating import next_dot
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import deliver, dump, exported, merged, only, packed, with_new


@dataclass(frozen=True)
class Review:
    """A commune's plan at the superior, with two products to remark on."""

    world: World
    leaves: tuple[RecordId, ...]

    @property
    def plan(self) -> RecordId:
        return self.world.plan

    def say(self, at: int, words: str, **fields: Any) -> RecordId:
        remark = Remark(plan_id=self.plan, record=self.leaves[at], field="deadline", words=words)
        source = {"speaker": Speaker.SUPERIOR, "day": date(2026, 2, 3)}
        told = dataclasses.replace(remark, **{**source, **fields})
        return remarks.add(self.world.superior, told)

    def out(self) -> Path:
        place = self.world.place / "trả lại"
        place.mkdir(exist_ok=True)
        return remark_files.send_remarks(self.world.superior, self.plan, place).file

    def into(self, file: Path, commune: Session | None = None) -> Outcome:
        (outcome,) = exchanging.receive(commune or self.world.first, [file])
        return outcome

    def back(self) -> Outcome:
        """The commune's plan again."""
        return merged(
            self.world.superior,
            packed(self.world.first, exported(self.world.first, self.plan)),
            self.world.place,
        )


def on_plan(session: Session, plan: RecordId) -> tuple[Placed, ...]:
    return remarks.of_plan(session, planning.show(session, plan))


def told(session: Session, plan: RecordId) -> set[tuple[str, str, str]]:
    return {(each.remark.record, each.remark.field, each.remark.words) for each in on_plan(session, plan)}


@pytest.fixture
def review(world: World) -> Review:
    merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    appendix = planning.show(world.first, world.plan).appendices[0]
    return Review(world, tuple(row.leaf.id for row in rows(appendix)))


class TestThereAndBack:
    def test_they_sit_on_the_same_cells(self, review: Review) -> None:
        review.say(0, "Lùi sang quý II", by="Phòng CCHC")
        review.say(2, "Nêu rõ tháng", field="")
        review.say(1, "Việc nội bộ của Sở", speaker=Speaker.COLLEAGUE)
        file = review.out()
        assert file.name == "Y kien - ubnd xa mot - lan gui 1.khx"
        assert read_header(file.read_bytes()).kind is PackageKind.REMARKS
        before = exported(review.world.first, review.plan)
        outcome = review.into(file)
        assert (outcome.result, outcome.remarks, outcome.plan) == (Result.MERGED, 2, review.plan)
        one, two = (each.remark for each in on_plan(review.world.first, review.plan))
        assert (one.record, one.field, one.words, one.by) == (
            review.leaves[0], "deadline", "Lùi sang quý II", "Phòng CCHC",
        )  # fmt: skip
        assert (one.speaker, one.channel, one.day) == (Speaker.SUPERIOR, Channel.SYNC, date(2026, 2, 3))
        assert (two.record, two.field, two.by) == (
            review.leaves[2],
            "",
            review.world.superior.store.office.name,
        )
        assert exported(review.world.first, review.plan) == before
        assert list((review.world.first.store.folder / "inbox").glob("*.khx")) == []

    def test_answers_come_back_with_the_plan(self, review: Review) -> None:
        review.say(0, "Lùi sang quý II")
        review.say(1, "Nêu rõ tháng")
        review.into(review.out())
        first, second = (each.remark.id for each in on_plan(review.world.first, review.plan))
        remarks.settle(review.world.first, first, RemarkState.TAKEN, "Đã sửa")
        remarks.settle(review.world.first, second, RemarkState.EXPLAINED, "Theo lịch của tỉnh")
        edit = CellEdit(record=review.leaves[0], field="deadline", text="Quý II/2026")
        editing.set_texts(review.world.first, review.plan, [edit])
        review.back()
        one, two = (each.remark for each in on_plan(review.world.superior, review.plan))
        assert (one.state, one.answer, one.settled_by) == (RemarkState.TAKEN, "Đã sửa", "Lan")
        assert (two.state, two.answer) == (RemarkState.EXPLAINED, "Theo lịch của tỉnh")
        assert one.settled_on == date(2026, 1, 5)
        with pytest.raises(RefusedError, match="remark-answered-there"):
            remarks.reopen(review.world.superior, one.id)
        remarks.reopen(review.world.first, first)
        review.back()
        assert next(each.remark for each in on_plan(review.world.superior, review.plan)).is_open

    def test_other_words_open_it_again_and_what_is_withdrawn_goes(self, review: Review) -> None:
        said, gone = review.say(0, "Lùi sang quý II"), review.say(1, "Nêu rõ tháng")
        review.into(review.out())
        one, _ = (each.remark for each in on_plan(review.world.first, review.plan))
        remarks.settle(review.world.first, one.id, RemarkState.TAKEN)
        remarks.remove(review.world.superior, gone)
        there = next(e.remark for e in on_plan(review.world.superior, review.plan) if e.remark.id == said)
        remarks.change(review.world.superior, dataclasses.replace(there, words="Lùi sang quý III"))
        assert review.into(review.out()).remarks >= 2
        (left,) = (each.remark for each in on_plan(review.world.first, review.plan))
        assert (left.id, left.words, left.state) == (one.id, "Lùi sang quý III", RemarkState.OPEN)
        remarks.remove(review.world.superior, said)
        review.into(review.out())
        assert on_plan(review.world.first, review.plan) == ()

    def test_settling_and_its_answer_are_one_undo(self, review: Review) -> None:
        review.say(0, "Lùi sang quý II")
        review.into(review.out())
        (there,) = on_plan(review.world.first, review.plan)
        remarks.settle(review.world.first, there.remark.id, RemarkState.TAKEN, "Đã sửa")
        planning.undo(review.world.first)
        assert on_plan(review.world.first, review.plan)[0].remark.is_open
        review.back()
        assert on_plan(review.world.superior, review.plan)[0].remark.is_open

    def test_the_words_are_the_superiors(self, review: Review) -> None:
        review.say(0, "Lùi sang quý II")
        review.into(review.out())
        (there,) = on_plan(review.world.first, review.plan)
        with pytest.raises(RefusedError, match="remark-of-superior"):
            remarks.remove(review.world.first, there.remark.id)
        with pytest.raises(RefusedError, match="remark-of-superior"):
            remarks.change(review.world.first, dataclasses.replace(there.remark, words="Khác"))

    def test_own_remarks_of_the_commune_stay(self, review: Review) -> None:
        own = Remark(plan_id=review.plan, record=review.leaves[0], words="Chủ tịch nhắc")
        remarks.add(review.world.first, own)
        review.say(0, "Lùi sang quý II")
        review.into(review.out())
        assert {each.remark.words for each in on_plan(review.world.first, review.plan)} == {
            "Chủ tịch nhắc", "Lùi sang quý II",
        }  # fmt: skip

    def test_a_plan_that_was_remarked_on_is_not_taken_back(self, review: Review) -> None:
        """Its remarks and the log of what was sent hang on it."""
        said = review.say(0, "Lùi sang quý II")
        review.out()
        remarks.remove(review.world.superior, said)
        (reception,) = receptions.list_receptions(review.world.superior)
        with pytest.raises(RefusedError, match="reception-used"):
            receptions.undo_receptions(review.world.superior, [reception.run])

    def test_a_restored_superior_is_understood(self, review: Review, tmp_path: Path, clock: Clock) -> None:
        """A restore begins a new device, whose counter starts anew."""
        said = review.say(0, "Lùi sang quý II")
        review.into(review.out())
        copy = tmp_path / f"bản sao{backup.SUFFIX}"
        safekeeping.backup(review.world.superior, copy)
        safekeeping.restore(tmp_path / "mới", copy, who="Minh", clock=clock)
        again = safekeeping.open_session(tmp_path / "mới", who="Minh", clock=clock)
        assert again.store.device != review.world.superior.store.device
        there = next(each.remark for each in on_plan(again, review.plan) if each.remark.id == said)
        remarks.change(again, dataclasses.replace(there, words="Lùi sang quý III"))
        sent = remark_files.send_remarks(again, review.plan, tmp_path)
        assert review.into(sent.file).result is Result.MERGED
        assert {words for _, _, words in told(review.world.first, review.plan)} == {"Lùi sang quý III"}
        again.store.close()

    def test_a_superior_put_back_behind_what_it_sent_is_heard_after_a_yes(
        self, review: Review, tmp_path: Path, clock: Clock
    ) -> None:
        """Its newest words are in no backup: else its remarks would be refused for ever."""
        kept = review.say(0, "Lùi sang quý II")
        review.into(review.out())
        copy = tmp_path / f"bản sao{backup.SUFFIX}"
        safekeeping.backup(review.world.superior, copy)
        review.say(1, "Nêu rõ tháng")
        review.into(review.out())
        safekeeping.restore(tmp_path / "mới", copy, who="Minh", clock=clock)
        again = safekeeping.open_session(tmp_path / "mới", who="Minh", clock=clock)
        there = next(each.remark for each in on_plan(again, review.plan) if each.remark.id == kept)
        remarks.change(again, dataclasses.replace(there, words="Lùi sang quý III"))
        file = remark_files.send_remarks(again, review.plan, tmp_path).file
        before = dump(review.world.first)
        asked = review.into(file)
        assert asked.error is not None
        assert (asked.result, asked.error.code) == (Result.HELD, "remarks-apart")
        assert dump(review.world.first) == before
        (taken,) = exchanging.receive(review.world.first, [file], accept=True)
        assert taken.result is Result.MERGED
        assert {words for _, _, words in told(review.world.first, review.plan)} == {"Lùi sang quý III"}
        remarks.change(again, dataclasses.replace(there, words="Lùi sang quý IV"))
        following = remark_files.send_remarks(again, review.plan, tmp_path).file
        assert review.into(following).result is Result.MERGED
        assert {words for _, _, words in told(review.world.first, review.plan)} == {"Lùi sang quý IV"}
        again.store.close()

    def test_refusals(self, review: Review) -> None:
        with pytest.raises(RefusedError, match="remarks-none"):
            review.out()
        with pytest.raises(RefusedError, match="remarks-own-plan"):
            remark_files.send_remarks(review.world.first, review.plan, review.world.place)


class TestProposals:
    """Đề nghị sửa: the superior proposes what a cell shall say; only the commune writes it."""

    def cell(self, session: Session, review: Review, at: int = 0) -> str:
        found = planning.show(session, review.plan)
        every = {row.leaf.id: row for table in found.appendices for row in rows(table)}
        return every[review.leaves[at]].text("deadline")

    def arrived(self, review: Review, proposed: str = "15/6/2026", words: str = "") -> Remark:
        review.say(0, words, proposed=proposed)
        review.into(review.out())
        (placed,) = on_plan(review.world.first, review.plan)
        return placed.remark

    def test_it_is_taken_over_in_one_step_and_the_answer_goes_back(self, review: Review) -> None:
        commune, was = review.world.first, self.cell(review.world.first, review)
        remark = self.arrived(review, words="Theo kế hoạch của tỉnh")
        assert (remark.proposed, remark.was, remark.proposes) == ("15/6/2026", was, True)
        assert remark.words == f"Đề nghị sửa “{was}” thành “15/6/2026”. Theo kế hoạch của tỉnh"
        assert self.cell(commune, review) == was, "nothing enters the plan by itself"
        remarks.take_proposal(commune, remark.id)
        assert self.cell(commune, review) == "15/6/2026"
        review.back()
        above = review.world.superior
        (told,) = on_plan(above, review.plan)
        assert (told.remark.state, told.remark.settled_by) == (RemarkState.TAKEN, "Lan")
        assert self.cell(above, review) == "15/6/2026"
        planning.undo(commune)
        (again,) = on_plan(commune, review.plan)
        assert (self.cell(commune, review), again.remark.proposes) == (was, True)

    def test_it_may_be_declined_and_the_cell_stays(self, review: Review) -> None:
        commune, was = review.world.first, self.cell(review.world.first, review)
        remark = self.arrived(review)
        remarks.settle(commune, remark.id, RemarkState.EXPLAINED, "Chờ hướng dẫn của Sở")
        with pytest.raises(RefusedError, match="remark-proposes-nothing"):
            remarks.take_proposal(commune, remark.id)
        assert self.cell(commune, review) == was

    def test_one_from_the_telephone_is_taken_the_same_way(self, review: Review) -> None:
        commune = review.world.first
        said = Remark(
            plan_id=review.plan, record=review.leaves[1], field="deadline", words="",
            proposed="Ngày 12/8/2026", speaker=Speaker.SUPERIOR, channel=Channel.PHONE,
        )  # fmt: skip
        remarks.take_proposal(commune, remarks.add(commune, said))
        assert self.cell(commune, review, 1) == "Ngày 12/8/2026"

    def test_a_locked_table_and_a_foreign_plan_are_not_written(self, review: Review) -> None:
        commune, above = review.world.first, review.world.superior
        remark = self.arrived(review)
        with pytest.raises(RefusedError, match="plan-foreign"):
            remarks.take_proposal(above, on_plan(above, review.plan)[0].remark.id)
        decisions.accept_data(above, review.plan)
        review.into(review.out())
        was = self.cell(commune, review)
        with pytest.raises(RefusedError, match="plan-accepted"):
            remarks.take_proposal(commune, remark.id)
        (still,) = on_plan(commune, review.plan)
        assert (self.cell(commune, review), still.remark.proposes) == (was, True)

    def test_what_proposes_nothing_is_refused(self, review: Review) -> None:
        was = self.cell(review.world.superior, review)
        for fields in ({"proposed": was}, {"proposed": "Quý II", "field": ""}):
            with pytest.raises(RefusedError, match="remark-proposes-nothing"):
                review.say(0, "", **fields)
        with pytest.raises(RefusedError, match="remark-words-missing"):
            review.say(0, "", proposed="  ")


class TestHostileButSigned:
    def state(self, review: Review, office: Session, **fields: Any) -> ScopeState:
        """A package's state as a dishonest office may make it."""
        device = office.store.device
        base = ScopeState(
            office=office.store.office.id, plan=review.plan, vector={DeviceId(device): 900}, records=()
        )
        plain = {"plan_id": review.plan, "record": review.leaves[0], "field": "", "words": "Ý kiến", "by": ""}
        told = {name: value for name, value in {**plain, "day": None, **fields}.items() if value is not ...}
        return with_new(base, ScopeRecord(type="comment", id=next_dot(base), fields=told, versions={}))

    def sealed(self, review: Review, sender: Session, state: ScopeState, to: Session) -> bytes:
        partner = partners.find_partner(sender.store.connection, to.store.office.id)
        head = planning.show_head(review.world.first, review.plan)
        made, _ = sealed(sender, head, partner, state, PackageKind.REMARKS)
        return made.data

    def refused(self, review: Review, sender: Session, state: ScopeState, to: Session, code: str) -> None:
        data = self.sealed(review, sender, state, to)
        before = dump(to)
        outcome = deliver(to, data, review.world.place)
        assert outcome.error is not None
        assert package_code(outcome.error) == code
        assert dump(to) == before

    @pytest.mark.parametrize(
        "fields",
        [
            {"words": " "}, {"words": ...}, {"record": 1}, {"field": None}, {"by": 4}, {"day": "3/2/2026"},
            {"proposed": 7}, {"was": 3}, {"proposed": "Quý II", "field": ""},
        ],
    )  # fmt: skip
    def test_a_superior_that_is_not_honest(self, review: Review, fields: dict[str, Any]) -> None:
        world = review.world
        self.refused(
            review, world.superior, self.state(review, world.superior, **fields), world.first, "E-KHUNG"
        )

    def test_a_proposal_for_no_cell_of_its_line_writes_nothing(self, review: Review) -> None:
        world = review.world
        state = self.state(review, world.superior, proposed="x", was="", field="parent_id")
        data = self.sealed(review, world.superior, state, world.first)
        before = exported(world.first, review.plan)
        assert deliver(world.first, data, world.place).result is Result.MERGED
        (placed,) = on_plan(world.first, review.plan)
        with pytest.raises(RefusedError, match="field-not-of-record"):
            remarks.take_proposal(world.first, placed.remark.id)
        assert exported(world.first, review.plan) == before

    def test_a_record_of_a_plan_among_them(self, review: Review) -> None:
        world = review.world
        line = only(exported(world.superior, review.plan), "item")
        state = self.state(review, world.superior)
        forged = ScopeRecord(type="item", id=state.records[0].id, fields=line.fields, versions={})
        self.refused(
            review, world.superior, dataclasses.replace(state, records=(forged,)), world.first, "E-KHUNG"
        )

    def test_a_commune_remarks_on_nothing_of_the_superior(self, review: Review) -> None:
        world = review.world
        self.refused(review, world.first, self.state(review, world.first), world.superior, "E-QUYEN")

    def test_remarks_on_a_plan_that_is_not_the_receivers(self, review: Review) -> None:
        world = review.world
        merged(world.superior, packed(world.second, exported(world.second, world.other_plan)), world.place)
        self.refused(review, world.superior, self.state(review, world.superior), world.second, "E-QUYEN")

    @pytest.mark.parametrize(
        "fields", [{"state": "sure"}, {"answer": 4}, {"day": "hôm nay"}, {"remark": None}]
    )
    def test_an_answer_that_is_none(self, review: Review, fields: dict[str, Any]) -> None:
        state = exported(review.world.first, review.plan)
        ((device, counter),) = state.vector.items()
        grown = dataclasses.replace(state, vector={device: counter + 1})
        plain = {"plan_id": review.plan, "remark": "AAAAAAAAAAAA1", "state": "taken", **fields}
        record = ScopeRecord(type="comment", id=next_dot(grown), fields=plain, versions={})
        data = packed(review.world.first, with_new(grown, record))
        before = dump(review.world.superior)
        outcome = deliver(review.world.superior, data, review.world.place)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-KHUNG"
        assert dump(review.world.superior) == before

    def test_an_answer_to_another_plans_remark_changes_nothing(self, review: Review) -> None:
        """The second commune answers what was said of the first one's plan."""
        world, said = review.world, review.say(0, "Lùi sang quý II")
        state = exported(world.second, world.other_plan)
        ((device, counter),) = state.vector.items()
        grown = dataclasses.replace(state, vector={device: counter + 1})
        plain = {"plan_id": world.other_plan, "remark": said, "state": "taken", "answer": "Đã sửa"}
        record = ScopeRecord(type="comment", id=next_dot(grown), fields=plain, versions={})
        merged(world.superior, packed(world.second, with_new(grown, record)), world.place)
        assert on_plan(world.superior, review.plan)[0].remark.is_open


class TestAnyOrder:
    @pytest.fixture
    def files(self, review: Review) -> list[Path]:
        one = review.say(0, "Một")
        made = [review.out()]
        two = review.say(1, "Hai")
        made.append(review.out())
        remarks.remove(review.world.superior, one)
        made.append(review.out())
        there = next(
            each.remark for each in on_plan(review.world.superior, review.plan) if each.remark.id == two
        )
        remarks.change(review.world.superior, dataclasses.replace(there, words="Hai, nói lại"))
        planning.undo(review.world.superior)
        review.say(2, "Ba")
        return [*made, review.out()]

    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(steps=st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=7))
    def test_duplicates_and_order_do_not_matter(
        self, review: Review, files: list[Path], steps: list[tuple[int, bool]], clock: Clock
    ) -> None:
        """Whatever came before, settled or not: after the last file its words are what is there."""
        folder = review.world.place / "bản sao"
        shutil.rmtree(folder, ignore_errors=True)
        review.world.first.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        left_out = shutil.ignore_patterns("lock", "running", "*-shm")
        shutil.copytree(review.world.first.store.folder, folder, ignore=left_out)
        commune = safekeeping.open_session(folder, who="Lan", clock=clock)
        newest = -1
        for number, settles in [*steps, (3, False)]:
            outcome = review.into(files[number], commune)
            late = Result.NOTHING_NEW if number == newest else Result.OLDER
            assert outcome.result is (Result.MERGED if number > newest else late)
            newest = max(newest, number)
            if settles:
                for each in on_plan(commune, review.plan):
                    if each.remark.is_open:
                        remarks.settle(commune, each.remark.id, RemarkState.TAKEN)
        assert told(commune, review.plan) == told(review.world.superior, review.plan)
        commune.store.close()
