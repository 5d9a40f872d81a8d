"""Bổ sung, chấp nhận số liệu, mở lại: by real files both ways, in any order, and the lock that follows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.decisions import Decision, Verdict
from ccapp.domain.office import Role
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange import card as cards
from ccapp.services.collected import accepting, decided, decisions
from ccapp.services.collected.decisions import ReviewState
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging, own_machines, receipts, receptions, trail
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.plans import editing, keeping, pen, planning, remarks, timing
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import decisions as stored
from ccapp.store import sendings
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.machines import write
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, held, normal
from tests.exchange_e2e.offices import stored as stored_plan

UNTIL = date(2026, 6, 20)


@dataclass(frozen=True)
class Case:
    """A commune's plan that the superior has received."""

    world: World
    leaves: tuple[RecordId, ...]

    @property
    def plan(self) -> RecordId:
        return self.world.plan

    def send(self) -> Path:
        """The commune's plan as a file."""
        place = self.world.place / "gửi"
        place.mkdir(exist_ok=True)
        return exchanging.send(self.world.first, self.plan, SUPERIOR, place).file

    def up(self, file: Path | None = None) -> Outcome:
        (outcome,) = exchanging.receive(self.world.superior, [file or self.send()])
        return outcome

    def out(self) -> Path:
        """The superior's return file."""
        place = self.world.place / "trả lại"
        place.mkdir(exist_ok=True)
        return remark_files.send_remarks(self.world.superior, self.plan, place).file

    def down(self, file: Path | None = None, commune: Session | None = None) -> Outcome:
        (outcome,) = exchanging.receive(commune or self.world.first, [file or self.out()])
        return outcome

    def write(self, at: int, text: str) -> None:
        edit = CellEdit(record=self.leaves[at], field="deadline", text=text)
        editing.set_texts(self.world.first, self.plan, [edit])

    @property
    def state(self) -> ReviewState:
        return decisions.review(self.world.superior, self.plan).state

    def accept(self) -> None:
        decisions.accept_data(self.world.superior, self.plan)

    def reopen(self) -> None:
        decisions.reopen(self.world.superior, self.plan, "Xã đề nghị sửa thời hạn")


@pytest.fixture
def case(world: World) -> Case:
    appendix = planning.show(world.first, world.plan).appendices[0]
    found = Case(world, tuple(row.leaf.id for row in rows(appendix)))
    assert found.up().result is Result.MERGED
    return found


class TestSupplement:
    def test_it_is_asked_answered_and_seen(self, case: Case) -> None:
        assert case.state is ReviewState.RECEIVED
        rows_ = case.leaves[:2]
        decisions.ask_supplement(case.world.superior, case.plan, " Nêu rõ sản phẩm ", UNTIL, rows_)
        assert case.state is ReviewState.SUPPLEMENT
        outcome = case.down()
        assert (outcome.result, outcome.verdict) == (Result.MERGED, Verdict.SUPPLEMENT)
        (told,) = decided.of_plan(case.world.first, case.plan)
        assert (told.decision.reason, told.decision.until) == ("Nêu rõ sản phẩm", UNTIL)
        assert (told.office, told.decision.by, told.sequence, told.resent) == (SUPERIOR, "Minh", 1, 0)
        assert told.decision.rows == rows_
        assert told.is_waiting
        said = remarks.of_plan(case.world.first, planning.show(case.world.first, case.plan))
        assert {each.remark.record for each in said} == set(rows_)
        assert [each.decision.plan_id for each in decided.waiting(case.world.first)] == [case.plan]
        case.write(0, "Quý III/2026")
        assert case.up().result is Result.MERGED
        assert case.state is ReviewState.ANSWERED
        assert decided.waiting(case.world.first) == ()
        assert decided.of_plan(case.world.first, case.plan)[0].resent == 2

    def test_one_undo_takes_all_of_it_back_there_too(self, case: Case) -> None:
        decisions.ask_supplement(case.world.superior, case.plan, "Nêu rõ sản phẩm", UNTIL, case.leaves[:2])
        assert planning.next_undo(case.world.superior) == "decide-supplement"
        case.down()
        planning.undo(case.world.superior)
        assert case.state is ReviewState.RECEIVED
        assert remarks.of_plan(case.world.superior, planning.show(case.world.superior, case.plan)) == ()
        case.down()
        assert decided.of_plan(case.world.first, case.plan) == ()
        assert remarks.of_plan(case.world.first, planning.show(case.world.first, case.plan)) == ()
        planning.redo(case.world.superior)
        assert case.down().verdict is Verdict.SUPPLEMENT

    def test_refusals_change_nothing(self, case: Case) -> None:
        superior, before = case.world.superior, dump(case.world.superior)
        with pytest.raises(RefusedError, match="decide-reason-missing"):
            decisions.ask_supplement(superior, case.plan, " \n")
        with pytest.raises(NotFoundError, match="record-not-in-plan"):
            decisions.ask_supplement(superior, case.plan, "Thiếu", None, [RecordId("AAAAAAAAAAAA1")])
        with pytest.raises(RefusedError, match="decide-not-accepted"):
            case.reopen()
        with pytest.raises(RefusedError, match="decide-not-superior"):
            decisions.accept_data(case.world.first, case.plan)
        with pytest.raises(NotFoundError):
            decisions.accept_data(superior, "ZZZZZZZZZZZZ1")
        assert dump(superior) == before


class TestAcceptance:
    def test_it_locks_the_table_at_the_commune(self, case: Case) -> None:
        case.accept()
        assert case.state is ReviewState.ACCEPTED
        with pytest.raises(RefusedError, match="decide-accepted-already"):
            case.accept()
        with pytest.raises(RefusedError, match="decide-accepted"):
            decisions.ask_supplement(case.world.superior, case.plan, "Thiếu")
        assert case.down().verdict is Verdict.ACCEPTED
        head = planning.show_head(case.world.first, case.plan)
        assert (head.accepted_by, head.is_editable) == (SUPERIOR, False)
        before = exported(case.world.first, case.plan)
        with pytest.raises(RefusedError, match="plan-accepted"):
            case.write(0, "Quý IV/2026")
        with pytest.raises(RefusedError, match="plan-accepted"):
            editing.remove(case.world.first, case.plan, [case.leaves[0]])
        with pytest.raises(RefusedError, match="plan-accepted"):
            planning.set_text(case.world.first, case.plan, case.plan, "title", "Kế hoạch khác")
        with pytest.raises(RefusedError, match="plan-accepted"):
            planning.undo(case.world.first)
        assert exported(case.world.first, case.plan) == before

    def test_ordinary_progress_stays_possible_and_is_taken_in(self, case: Case) -> None:
        case.accept()
        case.down()
        grant = timing.Grant(until="30/9/2026", reason="Chờ văn bản của tỉnh")
        timing.extend(case.world.first, [case.leaves[0]], grant)
        keeping.change_state(case.world.first, case.plan, PlanState.SUBMITTED)
        assert case.up().result is Result.MERGED
        assert case.state is ReviewState.ACCEPTED
        assert planning.show_head(case.world.superior, case.plan).state is PlanState.SUBMITTED
        planning.undo(case.world.first)
        planning.undo(case.world.first)

    def test_edits_made_before_it_came_are_told(self, case: Case) -> None:
        case.write(1, "Tháng 9/2026")
        case.accept()
        case.down()
        (told,) = decided.of_plan(case.world.first, case.plan)
        assert (told.decision.verdict, told.sequence, told.changed) == (Verdict.ACCEPTED, 1, 1)

    def test_reopened_it_can_be_edited_and_sent_again(self, case: Case) -> None:
        case.accept()
        case.down()
        case.reopen()
        assert case.state is ReviewState.REOPENED
        outcome = case.down()
        assert outcome.verdict is Verdict.REOPENED
        assert decided.of_plan(case.world.first, case.plan)[0].decision.reason == "Xã đề nghị sửa thời hạn"
        case.write(0, "Quý IV/2026")
        assert case.up().result is Result.MERGED
        case.accept()
        assert case.down().verdict is Verdict.ACCEPTED

    def test_it_survives_a_restart_and_a_restore(self, case: Case, tmp_path: Path, clock: Clock) -> None:
        case.accept()
        case.down()
        copy = tmp_path / "bản sao.khbackup"
        safekeeping.backup(case.world.first, copy)
        safekeeping.restore(tmp_path / "mới", copy, who="Lan", clock=clock)
        again = safekeeping.open_session(tmp_path / "mới", who="Lan", clock=clock)
        with pytest.raises(RefusedError, match="plan-accepted"):
            editing.set_texts(
                again, case.plan, [CellEdit(record=case.leaves[0], field="deadline", text="Quý I")]
            )
        again.store.close()

    def test_a_wrong_clock_changes_nothing(self, case: Case, clock: Clock) -> None:
        case.accept()
        case.down()
        clock.now = clock.now.replace(year=clock.now.year - 9)
        case.reopen()
        assert case.down().verdict is Verdict.REOPENED
        assert planning.show_head(case.world.first, case.plan).is_editable


class TestLaterFiles:
    def test_a_file_that_differs_is_flagged_and_never_silent(self, case: Case) -> None:
        case.write(0, "Quý IV/2026")
        late = case.send()
        case.accept()
        before = held(case.world.superior, case.plan)
        outcome = case.up(late)
        assert outcome.result is Result.HELD
        assert outcome.error is not None
        assert (outcome.error.code, outcome.error.facts["changes"]) == ("accepted-differs", 1)
        assert held(case.world.superior, case.plan) == before
        found = decisions.review(case.world.superior, case.plan)
        assert (found.state, [each.sequence for each in found.waiting]) == (ReviewState.DIFFERS, [2])
        again = exchanging.receive(case.world.superior, [late], accept=True)
        assert [each.result for each in again] == [Result.HELD]
        assert held(case.world.superior, case.plan) == before

    def test_the_kept_file_is_taken_in_after_reopening(self, case: Case) -> None:
        case.write(0, "Quý IV/2026")
        late = case.send()
        case.accept()
        case.up(late)
        late.unlink()
        case.reopen()
        (kept,) = accepting.waiting_files(case.world.superior, case.plan)
        assert case.up(kept).result is Result.MERGED
        assert held(case.world.superior, case.plan) == normal(exported(case.world.first, case.plan))
        assert decisions.review(case.world.superior, case.plan).waiting == ()
        assert case.up(case.send()).result is Result.NOTHING_NEW

    def test_undoing_the_acceptance_does_not_hide_the_file_that_waits(self, case: Case) -> None:
        case.write(0, "Quý IV/2026")
        late = case.send()
        case.accept()
        case.up(late)
        late.unlink()
        planning.undo(case.world.superior)
        found = decisions.review(case.world.superior, case.plan)
        assert (found.state, [each.sequence for each in found.waiting]) == (ReviewState.RECEIVED, [2])
        (kept,) = accepting.waiting_files(case.world.superior, case.plan)
        assert case.up(kept).result is Result.MERGED
        assert decisions.review(case.world.superior, case.plan).waiting == ()

    def test_undoing_the_reopening_says_that_the_data_is_other(self, case: Case) -> None:
        case.accept()
        case.reopen()
        case.write(0, "Quý IV/2026")
        case.up()
        planning.undo(case.world.superior)
        assert case.state is ReviewState.CHANGED
        case.accept()
        assert case.state is ReviewState.ACCEPTED

    def test_a_file_that_takes_the_change_back_is_taken_in(self, case: Case) -> None:
        case.write(0, "Quý IV/2026")
        late = case.send()
        case.accept()
        case.up(late)
        planning.undo(case.world.first)
        assert case.up().result is Result.MERGED
        assert case.state is ReviewState.ACCEPTED

    def test_an_accepted_reception_is_not_undone(self, case: Case) -> None:
        case.accept()
        (reception,) = receptions.list_receptions(case.world.superior)
        with pytest.raises(RefusedError, match="reception-accepted"):
            receptions.undo_receptions(case.world.superior, [reception.run])
        case.reopen()
        receptions.undo_receptions(case.world.superior, [reception.run])
        (again,) = exchanging.receive(case.world.superior, [case.world.place / "gửi"], accept=True)
        assert again.result is Result.MERGED

    def test_its_receipt_says_that_it_was_held_and_the_next_what_became_of_it(self, case: Case) -> None:
        case.write(0, "Quý IV/2026")
        late = case.send()
        case.accept()
        sha256 = case.up(late).sha256

        def given() -> str:
            (one,) = receipts.give(case.world.superior, [sha256], case.world.place)
            (outcome,) = exchanging.receive(case.world.first, [one.file])
            assert (outcome.result, outcome.sequence) == (Result.RECEIPT, 2)
            kept = sendings.sent_with_hash(case.world.first.store.connection, sha256)
            assert kept is not None
            assert kept.receipt is not None
            return kept.receipt.result

        assert given() == "held"
        case.reopen()
        case.up(late)
        assert given() == "merged"


class TestAnotherMachine:
    @pytest.fixture
    def second(self, case: Case, clock: Clock, tmp_path: Path) -> Iterator[Session]:
        """A second machine of the commune, made before anything was decided."""
        copy = safekeeping.backup(case.world.first, tmp_path / "máy hai.khbackup")
        safekeeping.restore(tmp_path / "máy hai", copy, who="Bình", clock=clock)
        made = safekeeping.open_session(tmp_path / "máy hai", who="Bình", clock=clock)
        yield made
        made.store.close()

    def carry(self, case: Case, second: Session) -> None:
        made = own_machines.carry(case.world.first, case.world.place)
        pen.take_pen(case.world.first)
        assert all(each.error is None for each in exchanging.receive(second, [made.file]))

    def test_the_lock_comes_along(self, case: Case, second: Session) -> None:
        case.accept()
        case.down()
        self.carry(case, second)
        assert planning.show_head(second, case.plan).accepted_by == SUPERIOR
        edit = CellEdit(record=case.leaves[0], field="deadline", text="Quý I")
        with pytest.raises(RefusedError, match="plan-accepted"):
            editing.set_texts(second, case.plan, [edit])
        case.reopen()
        assert case.down(commune=second).verdict is Verdict.REOPENED
        editing.set_texts(second, case.plan, [edit])

    def test_what_was_said_is_there_once(self, case: Case, second: Session) -> None:
        decisions.ask_supplement(case.world.superior, case.plan, "Thiếu", UNTIL, case.leaves[:2])
        back = case.out()
        case.down(back)
        self.carry(case, second)
        case.down(back, second)
        assert len(remarks.of_plan(second, planning.show(second, case.plan))) == 2
        (told,) = decided.of_plan(second, case.plan)
        assert told.decision.verdict is Verdict.SUPPLEMENT


@pytest.mark.parametrize("verdicts", [("accepted", "supplement"), ("supplement", "accepted")])
def test_two_decisions_of_one_number_lock_as_the_one_that_stands(
    case: Case, verdicts: tuple[str, str]
) -> None:
    """Two machines of the superior decided without having seen each other."""
    superior = case.world.superior
    office = superior.store.office.id
    with superior.store.journal.write("decide-accepted", "Minh") as tx:
        for verdict in verdicts:
            stored.add_decision(tx, Decision(plan_id=case.plan, office=office, verdict=Verdict(verdict)))
    stands = decisions.review(superior, case.plan).decision
    assert stands is not None
    assert stands.verdict == verdicts[1]
    assert bool(planning.show_head(superior, case.plan).accepted_by) is (verdicts[1] == "accepted")


class TestAnyOrder:
    @pytest.fixture
    def files(self, case: Case) -> list[Path]:
        decisions.ask_supplement(case.world.superior, case.plan, "Thiếu", UNTIL, case.leaves[:1])
        made = [case.out()]
        case.accept()
        made.append(case.out())
        case.reopen()
        made.append(case.out())
        planning.undo(case.world.superior)
        return [*made, case.out()]

    @settings(
        max_examples=10,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(order=st.lists(st.integers(0, 3), max_size=6))
    def test_lost_doubled_and_late_files_do_no_harm(
        self, case: Case, files: list[Path], order: list[int], clock: Clock
    ) -> None:
        """After the newest file the commune knows what the superior says, whatever came before."""
        folder = case.world.place / "bản sao"
        shutil.rmtree(folder, ignore_errors=True)
        case.world.first.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        left_out = shutil.ignore_patterns("lock", "running", "*-shm")
        shutil.copytree(case.world.first.store.folder, folder, ignore=left_out)
        commune = safekeeping.open_session(folder, who="Lan", clock=clock)
        wanted = [Verdict.SUPPLEMENT, Verdict.ACCEPTED, Verdict.REOPENED, Verdict.ACCEPTED]
        newest = -1
        for number in [*order, 3]:
            case.down(files[number], commune)
            newest = max(newest, number)
            (told,) = decided.of_plan(commune, case.plan)
            assert told.decision.verdict is wanted[newest]
            locked = wanted[newest] is Verdict.ACCEPTED
            assert planning.show_head(commune, case.plan).is_editable is not locked
        commune.store.close()


def test_the_verbs(superior: Desk, connected: Desk, stick: Path) -> None:
    """Asked for, sent back, accepted, changed without leave, opened again."""
    plan = connected.done("plans")["plans"][0]["id"]
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    assert superior.done("review", plan)["state"] == "received"
    superior.done("review", plan, "--supplement", "Nêu rõ sản phẩm", "--until", "20/6/2026")
    back = superior.done("remarks", plan, "--out", stick.parent)["file"]
    (told,) = connected.done("receive", back)["files"]
    assert "bổ sung" in told["message"]
    (one,) = connected.done("review", plan)["decisions"]
    assert (one["verdict"], one["until"], one["office"]) == ("supplement", "2026-06-20", SUPERIOR)
    superior.done("review", plan, "--accept", "--note", "Đủ")
    connected.done("receive", superior.done("remarks", plan, "--out", stick.parent)["file"])
    leaf = connected.done("show", plan)["tables"][0]["records"][0]["id"]
    connected("set", plan, leaf, "deadline", "Quý I").refused("Sở Nội vụ", "mở lại")
    superior.done("review", plan, "--reopen", "Xã đề nghị")
    superior("review", plan, "--reopen", "Lần nữa").refused("không cần mở lại")
    superior("review", plan, "--accept", "--reopen", "x").refused("review")
    superior("review", plan, "--until", "20/6/2026").refused("--supplement")
    superior("review", plan, "--supplement", "x", "--note", "y").refused("--accept")
    connected.done("receive", superior.done("remarks", plan, "--out", stick.parent)["file"])
    connected.done("set", plan, leaf, "deadline", "Quý I")


def test_every_refusal_has_words(case: Case) -> None:
    """The facts of the held file fill its words."""
    case.write(0, "Quý IV/2026")
    late = case.send()
    case.accept()
    error = case.up(late).error
    assert error is not None
    assert "ở 1 chỗ" in Words("vi").error(error)


def test_accepted_data_of_a_superior_that_was_put_back_is_not_replaced_by_a_yes(
    world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    """Only Mở lại opens accepted data, whatever a file waits for beside."""
    below = safekeeping.init(tmp_path / "sở", name="Sở Y tế", role=Role.SUPERIOR, who="Hà", clock=clock)
    for one, other in ((world.superior, below), (below, world.superior)):
        card = cards.open_card(connecting.write_card(one, tmp_path).read_bytes())
        connecting.introduce(other, card, confirm=True)
    plan = stored_plan(below, plan_maker(below))
    backup = safekeeping.backup(below, tmp_path / "hôm qua.ccbak")
    write(below, plan, "Quý III/2026")
    exchanging.receive(world.superior, [exchanging.send(below, plan, SUPERIOR, tmp_path).file])
    below.store.close()
    decisions.accept_data(world.superior, plan)
    safekeeping.restore(tmp_path / "sở mới", backup, who="Hà", clock=clock)
    again = safekeeping.open_session(tmp_path / "sở mới", who="Hà", clock=clock)
    write(again, plan, "Quý I/2026", at=1)
    file = exchanging.send(again, plan, SUPERIOR, tmp_path).file
    before = held(world.superior, plan)
    (asked,) = exchanging.receive(world.superior, [file], accept=True)
    assert (asked.result, getattr(asked.error, "code", "")) == (Result.HELD, "accepted-differs")
    assert held(world.superior, plan) == before
    decisions.reopen(world.superior, plan, "Sở đề nghị sửa thời hạn")
    (taken,) = exchanging.receive(world.superior, [file], accept=True)
    assert taken.result is Result.MERGED
    (*_, told) = trail.list_deeds(world.superior)
    assert dict(told.facts)["agreed"] == 1
    again.store.close()
