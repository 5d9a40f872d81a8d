"""Two and three machines of one office: real data folders, real files, both edit, nobody's words are lost."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.office import Unit
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.shapes import Shape, layout_of
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.codec import Names
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import Dispatch, Recipient, seal_scope
from ccapp.services.collected import decisions
from ccapp.services.collected.decisions import ReviewState
from ccapp.services.folder import safekeeping
from ccapp.services.handover import both_edited, exchanging, own_machines, receipts, receptions
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.paper import consulting, issuing
from ccapp.services.plans import editing, layouts, pen, planning, units
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.journal import TxKind
from ccapp.store.own_scopes import OFFICE_PLAN, export_own
from ccapp.store.scopes import owner_of
from ccapp.store.tables import COMMENT, EVIDENCE
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import SCAN, SIGNING, World
from tests.exchange_e2e.machines import Copies, carried, cell, exchanged, image_of, leaf, put_back, write
from tests.exchange_e2e.offices import SUPERIOR, deliver, dump, exported, held, normal, stored


def test_what_each_machine_wrote_is_at_both(
    world: World, machines: Copies, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    home = machines("Bình")
    write(world.first, world.plan, "Quý III/2026", at=0)
    write(home, world.plan, "Tháng 9/2026", at=1)
    made = stored(home, plan_maker(home))
    units.add(home, Unit(name="Tổ Một cửa"))
    exchanged(world.first, home, tmp_path)
    for session in (world.first, home):
        assert cell(session, world.plan, 0) == "Quý III/2026"
        assert cell(session, world.plan, 1) == "Tháng 9/2026"
        assert owner_of(session.store.connection, made) == world.first.store.office.id
        assert both_edited.list_both(session) == ()
    assert held(world.first, world.plan) == held(home, world.plan)
    assert "Tổ Một cửa" in dump(world.first)


class TestBothEdited:
    @pytest.fixture
    def both(self, world: World, machines: Copies, tmp_path: Path) -> tuple[Session, Session]:
        """Two machines that wrote different things into one cell, and have exchanged."""
        own_machines.name_machine(world.first, "Máy Văn phòng")
        other = machines("Bình")
        write(world.first, world.plan, "Quý III/2026")
        write(other, world.plan, "Tháng 9/2026")
        exchanged(world.first, other, tmp_path)
        return world.first, other

    def test_both_values_stand_with_who_and_what_was_before(
        self, world: World, both: tuple[Session, Session]
    ) -> None:
        for session in both:
            (one,) = both_edited.list_both(session)
            assert both_edited.count(session) == 1
            assert (one.record, one.field, one.plan) == (leaf(session, world.plan), "deadline", world.plan)
            assert {each.words for each in one.choices} == {"Quý III/2026", "Tháng 9/2026"}
            assert [each.is_shown for each in one.choices].count(True) == 1
            assert one.before not in (None, "Quý III/2026", "Tháng 9/2026")
            assert {each.author.who for each in one.choices if each.author} == {"Lan", "Bình"}
        (here,) = both_edited.list_both(both[0])
        names = {each.author.who: each.author.machine for each in here.choices if each.author}
        assert names == {"Lan": "", "Bình": "Máy Bình"}
        assert cell(both[0], world.plan) == cell(both[1], world.plan)

    def test_a_choice_is_one_step_travels_and_can_be_taken_back(
        self, world: World, both: tuple[Session, Session], tmp_path: Path
    ) -> None:
        first, other = both
        (one,) = both_edited.list_both(first)
        chosen = next(each for each in one.choices if not each.is_shown)
        changes = both_edited.take_value(first, one, chosen.dot)
        assert changes.count == 1
        assert cell(first, world.plan) == chosen.words
        assert both_edited.list_both(first) == ()
        with pytest.raises(NotFoundError, match="both-gone"):
            both_edited.take_value(first, one, chosen.dot)
        planning.undo(first)
        (again,) = both_edited.list_both(first)
        assert {each.words for each in again.choices} == {each.words for each in one.choices}
        planning.redo(first)
        exchanged(first, other, tmp_path)
        assert both_edited.list_both(other) == ()
        assert cell(other, world.plan) == chosen.words
        assert held(first, world.plan) == held(other, world.plan)

    def test_the_shown_value_can_be_confirmed_and_a_third_written(
        self, world: World, both: tuple[Session, Session], tmp_path: Path
    ) -> None:
        first, other = both
        (one,) = both_edited.list_both(first)
        shown = next(each for each in one.choices if each.is_shown)
        both_edited.take_value(first, one, shown.dot)
        assert both_edited.list_both(first) == ()
        assert cell(first, world.plan) == shown.words
        planning.undo(first)
        both_edited.write_value(first, both_edited.list_both(first)[0], "  Quý IV/2026 ")
        assert cell(first, world.plan) == "Quý IV/2026"
        exchanged(other, first, tmp_path)
        assert cell(other, world.plan) == "Quý IV/2026"
        assert both_edited.list_both(first) == both_edited.list_both(other) == ()

    def test_nothing_waits_meanwhile_and_the_superior_is_told_the_same_of_both(
        self, world: World, both: tuple[Session, Session], tmp_path: Path
    ) -> None:
        first, _ = both
        write(first, world.plan, "UBND", field="lead")
        sent = exchanging.send(first, world.plan, SUPERIOR, tmp_path)
        assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
        assert held(world.superior, world.plan) == normal(exported(first, world.plan))
        assert both_edited.list_both(world.superior) == ()
        both_edited.take_value(first, (one := both_edited.list_both(first)[0]), one.choices[0].dot)
        sent = exchanging.send(first, world.plan, SUPERIOR, tmp_path)
        assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
        assert held(world.superior, world.plan) == normal(exported(first, world.plan))

    def test_writing_the_cell_anew_decides_too(
        self, world: World, both: tuple[Session, Session], tmp_path: Path
    ) -> None:
        write(both[0], world.plan, "Năm 2026")
        assert both_edited.list_both(both[0]) == ()
        exchanged(*both, tmp_path)
        assert cell(both[1], world.plan) == "Năm 2026"

    def test_a_third_machine_learns_of_it_and_decides_for_all(
        self, world: World, both: tuple[Session, Session], machines: Copies, tmp_path: Path
    ) -> None:
        third = machines("Hoa")
        (one,) = both_edited.list_both(third)
        assert {each.author.who for each in one.choices if each.author} == {"Lan", "Bình"}
        both_edited.write_value(third, one, "Tháng 12/2026")
        carried(third, both[1], tmp_path)
        carried(both[1], both[0], tmp_path)
        assert [cell(session, world.plan) for session in both] == ["Tháng 12/2026"] * 2
        assert both_edited.list_both(both[0]) == ()


def test_what_is_no_cell_takes_one_of_the_values_only(world: World, machines: Copies, tmp_path: Path) -> None:
    """Free words in place of the columns of a table would leave a plan that nobody can open."""
    other = machines("Bình")
    (table,) = planning.show(other, world.plan).appendices
    layouts.rename_column(world.first, world.plan, table.id, "deadline", "Kỳ hạn")
    layouts.rename_column(other, world.plan, table.id, "deadline", "Hạn xong")
    exchanged(world.first, other, tmp_path)
    (one,) = both_edited.list_both(world.first)
    assert (one.type, one.field, one.is_text) == ("appendix", "layout", False)
    heads = "number | title | product | lead"
    assert {each.words for each in one.choices} == {f"{heads} | Kỳ hạn", f"{heads} | Hạn xong"}
    assert one.before == f"{heads} | deadline"
    with pytest.raises(RefusedError, match="both-choose"):
        both_edited.write_value(world.first, one, "Hạn")
    both_edited.take_value(world.first, one, next(each.dot for each in one.choices if "Kỳ" in each.words))
    assert planning.show(world.first, world.plan).appendices[0].layout.columns[-1].heading == "Kỳ hạn"


def test_lines_added_to_a_table_that_gets_other_levels_elsewhere_are_kept(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    """The blank table was replaced by one of another shape; the old one comes back, for it has lines."""
    table = planning.show(world.first, world.plan).appendices[0]
    editing.remove(world.first, world.plan, [row.leaf.id for row in rows(table)])
    other = machines("Bình")
    section = planning.show(other, world.plan).appendices[0].sections[0]
    shape = next(
        each
        for each in (layout_of(shape, (2026, 2026)) for shape in Shape)
        if each.levels != table.layout.levels
    )
    layouts.use_shape(world.first, world.plan, table.id, shape)
    added = editing.add_line(other, world.plan, section.id, Level.TASK)
    planning.set_text(other, world.plan, added.record, "title", "Việc ở máy kia")
    for outcome in (*carried(world.first, other, tmp_path), *carried(other, world.first, tmp_path)):
        assert outcome.error is None, outcome
    for session in (world.first, other):
        tables = planning.show(session, world.plan).appendices
        assert [each.layout.levels for each in tables].count(shape.levels) == 1
        lines = [item.text("title") for each in tables for item in each.items()]
        assert "Việc ở máy kia" in lines
        assert {one.field for one in both_edited.list_both(session)} == {"deleted"}
    assert held(world.first, world.plan) == held(other, world.plan)


def test_a_column_that_the_other_machine_filled_is_not_gone_with_its_words(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    (table,) = planning.show(world.first, world.plan).appendices
    key = "notes"
    layouts.add_column(world.first, world.plan, table.id, key, "Ghi chú")
    other = machines("Bình")
    layouts.remove_column(world.first, world.plan, table.id, key)
    write(other, world.plan, "Đã xong", field=key)
    exchanged(world.first, other, tmp_path)
    for session in (world.first, other):
        assert cell(session, world.plan, field=key) == "Đã xong"
        assert planning.show(session, world.plan).appendices[0].layout.keys[-1] == key
        assert [one.field for one in both_edited.list_both(session)] == ["layout"]
    assert held(world.first, world.plan) == held(other, world.plan)
    (one,) = both_edited.list_both(other)
    without = next(each.dot for each in one.choices if not each.is_shown)
    both_edited.take_value(other, one, without)  # knowing of the words
    exchanged(world.first, other, tmp_path)
    for session in (world.first, other):
        assert key not in planning.show(session, world.plan).appendices[0].layout.keys
        assert both_edited.list_both(session) == ()


def test_a_line_that_the_other_machine_edited_is_not_deleted_unasked(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    other = machines("Bình")
    line = leaf(world.first, world.plan, 1)
    editing.remove(world.first, world.plan, [line])
    write(other, world.plan, "Tháng 9/2026", at=1)
    exchanged(world.first, other, tmp_path)
    for session in (world.first, other):
        assert cell(session, world.plan, 1) == "Tháng 9/2026"
        (one,) = both_edited.list_both(session)
        assert (one.record, one.field) == (line, "deleted")
        assert {each.words for each in one.choices} == {"", "deleted"}
    (one,) = both_edited.list_both(world.first)
    gone = next(each for each in one.choices if each.words)
    both_edited.take_value(world.first, one, gone.dot)
    assert line not in [row.leaf.id for row in rows(planning.show(world.first, world.plan).appendices[0])]
    exchanged(world.first, other, tmp_path)
    assert both_edited.list_both(other) == ()
    assert held(world.first, world.plan) == held(other, world.plan)
    planning.undo(world.first)
    assert cell(world.first, world.plan, 1) == "Tháng 9/2026"


def test_a_line_that_came_back_comes_back_at_the_superior_too(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    """The superior has the deletion of a task already; the edit below it is what makes it count no more."""
    other = machines("Bình")
    editing.remove(other, world.plan, [leaf(other, world.plan, 2)])
    sent = exchanging.send(other, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    write(world.first, world.plan, "Tháng 9/2026", at=2)
    carried(other, world.first, tmp_path)
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    assert cell(world.superior, world.plan, 2) == "Tháng 9/2026"
    assert held(world.superior, world.plan) == normal(exported(world.first, world.plan))


def test_a_line_can_be_kept_for_good(world: World, machines: Copies, tmp_path: Path) -> None:
    other = machines("Bình")
    editing.remove(world.first, world.plan, [leaf(world.first, world.plan, 1)])
    write(other, world.plan, "Tháng 9/2026", at=1)
    exchanged(world.first, other, tmp_path)
    (one,) = both_edited.list_both(other)
    both_edited.take_value(other, one, next(each for each in one.choices if not each.words).dot)
    exchanged(other, world.first, tmp_path)
    assert both_edited.list_both(other) == both_edited.list_both(world.first) == ()
    assert cell(world.first, world.plan, 1) == "Tháng 9/2026"


def test_a_deletion_that_nobody_contradicts_arrives(world: World, machines: Copies, tmp_path: Path) -> None:
    other = machines("Bình")
    line = leaf(world.first, world.plan, 1)
    editing.remove(world.first, world.plan, [line])
    exchanged(world.first, other, tmp_path)
    assert line not in [row.leaf.id for row in rows(planning.show(other, world.plan).appendices[0])]


def test_a_file_that_would_take_most_away_waits_for_a_yes(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    other = machines("Bình")
    lines = [row.leaf.id for row in rows(planning.show(other, world.plan).appendices[0])]
    editing.remove(other, world.plan, lines)
    before = exported(world.first, world.plan)
    own_machines.carry(other, tmp_path)
    (file,) = tmp_path.glob("Mang sang*.zip")
    outcomes = exchanging.receive(world.first, [file])
    assert outcomes[0].result is Result.HELD
    assert outcomes[0].error is not None
    assert outcomes[0].error.code == "machine-brake"  # there is no office to be asked
    assert normal(exported(world.first, world.plan)) == normal(before)
    outcomes = exchanging.receive(world.first, [file], accept=True)
    assert outcomes[0].result is Result.MERGED


def test_an_undo_does_not_write_over_the_other_machine(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    other = machines("Bình")
    write(world.first, world.plan, "Quý III/2026")
    carried(world.first, other, tmp_path)
    write(other, world.plan, "Quý IV/2026")
    carried(other, world.first, tmp_path)
    planning.undo(world.first)
    assert cell(world.first, world.plan) == "Quý IV/2026"


def test_an_undo_leaves_what_the_other_machine_wrote_beside(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    """Whoever's words are shown: taking one's own back must not take the other's away unseen."""
    other = machines("Bình")
    write(world.first, world.plan, "Quý III/2026")
    write(other, world.plan, "Tháng 9/2026")
    exchanged(world.first, other, tmp_path)
    for session in (world.first, other):
        planning.undo(session)
        (one,) = both_edited.list_both(session)
        assert {each.words for each in one.choices} == {"Quý III/2026", "Tháng 9/2026"}


def test_a_round_that_was_removed_keeps_an_opinion_nobody_had_seen(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    consulting.send(world.first, world.plan, ["Công an xã"], tmp_path)
    other = machines("Bình")
    (held_round,) = consulting.rounds(world.first, world.plan)
    consulting.remove_round(world.first, held_round.consultation.id)
    (answer,) = consulting.rounds(other, world.plan)[0].answers
    consulting.add_words(other, answer.consulted.id, "Đề nghị rút ngắn")
    exchanged(world.first, other, tmp_path)
    for session in (world.first, other):
        assert len(consulting.rounds(session, world.plan)) == 1
        assert {each.field for each in both_edited.list_both(session)} == {"deleted"}


def test_the_office_s_records_of_a_newer_version_wait_for_the_update(
    world: World, machines: Copies, tmp_path: Path
) -> None:
    """Noted as seen and not kept, they would never come again."""
    other = machines("Bình")
    units.add(other, Unit(name="Tổ Một cửa"))
    office, store = world.first.store.office.id, other.store
    state = export_own(store.connection, office, OFFICE_PLAN)
    newer = ScopeRecord(type="seal", id=RecordId(f"{store.device}z"), fields={"name": "Dấu"}, versions={})
    state = dataclasses.replace(
        state, vector={**state.vector, store.device: 35}, records=(*state.records, newer)
    )
    keys = own_keys(store)
    names = Names(sender=store.office.name, plan="")
    dispatch = Dispatch(sequence=1, made=other.clock(), app="99", names=names)
    reader = Recipient(office=office, enc_pk=keys.enc_pk)
    data = seal_scope(state, keys=keys, to=[reader], dispatch=dispatch, kind=PackageKind.MACHINE)
    outcome = deliver(world.first, data, tmp_path)
    assert outcome.error is not None
    assert outcome.error.code == "E-PHIENBAN"
    carried(other, world.first, tmp_path)
    assert "Tổ Một cửa" in dump(world.first)


def test_files_of_received_plans_are_not_carried(world: World, tmp_path: Path) -> None:
    (tmp_path / "ký.png").write_bytes(SCAN)
    issuing.issue(world.first, world.plan, SIGNING, tmp_path / "ký.png")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].attachments == 1
    assert own_machines.carry(world.superior, tmp_path).file.stat().st_size < len(SCAN)
    assert own_machines.carry(world.first, tmp_path).file.stat().st_size > len(SCAN)


@pytest.mark.parametrize("accepts_first", [True, False])
def test_of_two_decisions_under_one_number_the_same_one_stands_everywhere(
    world: World, clock: Clock, tmp_path: Path, *, accepts_first: bool
) -> None:
    """What the page says and what the store locks by must not differ: nobody could open it again."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    out = safekeeping.backup(world.superior, tmp_path / "s.ccbak")
    safekeeping.restore(tmp_path / "s2", out, who="Tú", clock=clock)
    second = safekeeping.open_session(tmp_path / "s2", who="Tú", clock=clock)
    one, other = (world.superior, second) if accepts_first else (second, world.superior)
    decisions.accept_data(one, world.plan)
    decisions.ask_supplement(other, world.plan, reason="Thiếu số liệu")
    exchanged(one, other, tmp_path)
    for session in (one, other):
        is_accepted = decisions.review(session, world.plan).state is ReviewState.ACCEPTED
        assert bool(planning.show(session, world.plan).accepted_by) is is_accepted
    second.store.close()


class TestPen:
    def test_it_goes_with_the_file_and_comes_back_with_the_next(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        other = machines("Bình")
        made = own_machines.carry(world.first, tmp_path)
        away = pen.pen_away(world.first)
        assert away is not None
        assert away.who == "Lan"
        with pytest.raises(RefusedError) as caught:
            write(world.first, world.plan, "x")
        assert caught.value.code == "pen-elsewhere"
        assert caught.value.facts["since"] == "05/01/2026"
        with pytest.raises(RefusedError, match="pen-elsewhere"):
            planning.undo(world.first)
        with pytest.raises(RefusedError, match="pen-elsewhere"):
            own_machines.carry(world.first, tmp_path)
        assert cell(world.first, world.plan)
        exchanging.receive(other, [made.file])
        write(other, world.plan, "Tháng 9/2026")
        back = own_machines.carry(other, tmp_path)
        exchanging.receive(world.first, [back.file])
        assert pen.pen_away(world.first) is None
        assert cell(world.first, world.plan) == "Tháng 9/2026"
        write(world.first, world.plan, "Quý IV/2026")

    def test_unchanged_it_comes_back_too_and_an_old_file_brings_nothing(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        other = machines("Bình")
        made = own_machines.carry(world.first, tmp_path)
        exchanging.receive(other, [made.file])
        back = own_machines.carry(other, tmp_path)
        exchanging.receive(world.first, [made.file])
        assert pen.pen_away(world.first) is not None
        exchanging.receive(world.first, [back.file])
        assert pen.pen_away(world.first) is None
        exchanging.receive(other, [made.file])
        assert pen.pen_away(other) is not None

    def test_it_can_be_taken_with_one_step(self, world: World, tmp_path: Path) -> None:
        own_machines.carry(world.first, tmp_path)
        pen.take_pen(world.first)
        write(world.first, world.plan, "Quý III/2026")
        with pytest.raises(NotFoundError, match="pen-here"):
            pen.take_pen(world.first)

    def test_a_stick_that_is_not_there_leaves_the_pen(self, world: World, tmp_path: Path) -> None:
        with pytest.raises(Exception, match=r"media|folder"):
            own_machines.carry(world.first, tmp_path / "không có")
        assert pen.pen_away(world.first) is None


class TestIncarnation:
    def test_a_cloned_folder_counts_under_its_own_id(
        self, world: World, clock: Clock, tmp_path: Path
    ) -> None:
        folder = world.first.store.folder
        shutil.copytree(folder, tmp_path / "bản chép", ignore=shutil.ignore_patterns("lock", "*-shm"))
        clone = safekeeping.open_session(tmp_path / "bản chép", who="Bình", clock=clock)
        assert clone.store.device != world.first.store.device
        write(world.first, world.plan, "Quý III/2026")
        write(clone, world.plan, "Tháng 9/2026")
        exchanged(world.first, clone, tmp_path)
        assert held(world.first, world.plan) == held(clone, world.plan)
        for session in (world.first, clone):
            (one,) = both_edited.list_both(session)
            assert {each.words for each in one.choices} == {"Quý III/2026", "Tháng 9/2026"}
        clone.store.close()

    def test_a_frozen_disk_takes_a_new_id_when_it_learns_of_itself(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        """Everything is put back to an earlier day, as a frozen drive C: does: nothing here tells of it."""
        image = image_of(world.first, tmp_path)
        other = machines("Bình")
        write(world.first, world.plan, "Quý III/2026")
        device = world.first.store.device
        carried(world.first, other, tmp_path)
        frozen = put_back(world.first, image, notes_too=True)
        assert frozen.store.device == device
        carried(other, frozen, tmp_path)
        assert frozen.store.device != device
        assert cell(frozen, world.plan) == "Quý III/2026"
        write(frozen, world.plan, "Quý IV/2026")
        carried(frozen, other, tmp_path)
        assert cell(other, world.plan) == "Quý IV/2026"
        frozen.store.close()

    def test_a_folder_that_was_put_back_takes_a_new_id_before_it_writes(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        """No number is counted twice: what both wrote since stands side by side by the everyday merge."""
        image, other, device = image_of(world.first, tmp_path), machines("Bình"), world.first.store.device
        write(world.first, world.plan, "Quý III/2026")
        carried(world.first, other, tmp_path)
        first = put_back(world.first, image, notes_too=False)
        assert first.store.device != device
        write(first, world.plan, "Tháng 9/2026")
        (outcome, *_) = carried(first, other, tmp_path)
        assert (outcome.error, outcome.twice) == (None, 0)
        carried(other, first, tmp_path)
        again = put_back(first, image, notes_too=False)
        assert again.store.device not in (device, first.store.device)
        carried(other, again, tmp_path)
        for session in (again, other):
            (one,) = both_edited.list_both(session)
            assert {each.words for each in one.choices} == {"Quý III/2026", "Tháng 9/2026"}
        assert held(again, world.plan) == held(other, world.plan)
        again.store.close()

    def test_one_number_for_two_writes_stands_for_both(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        """Other words in one cell, a further cell, a line of its own: all under numbers the other knows."""
        write(world.first, world.plan, "Quý I/2026")
        image = image_of(world.first, tmp_path)
        other = machines("Bình")
        write(world.first, world.plan, "Quý III/2026")
        write(world.first, world.plan, "Một", field="lead")
        write(world.first, world.plan, "Hai", at=1, field="lead")
        carried(world.first, other, tmp_path)
        device = world.first.store.device
        frozen = put_back(world.first, image, notes_too=True, goes_on=True)
        assert frozen.store.device == device
        write(frozen, world.plan, "Quý IV/2026")
        write(frozen, world.plan, "Ba", at=2, field="lead")
        editing.add_line(frozen, world.plan, leaf(frozen, world.plan, 2), Level.TASK)
        (outcome, _) = carried(other, frozen, tmp_path)
        assert (outcome.result, outcome.error) == (Result.MERGED, None)
        assert outcome.twice >= 1
        assert frozen.store.device != device  # from now on it counts for itself
        exchanged(frozen, other, tmp_path)
        exchanged(frozen, other, tmp_path)
        for session in (frozen, other):
            said = {
                one.field: {each.words for each in one.choices}
                for one in both_edited.list_both(session)
                if one.record == leaf(session, world.plan)
            }
            assert said["deadline"] == {"Quý III/2026", "Quý IV/2026"}
            assert cell(session, world.plan, 0, "lead") == "Một"
            assert cell(session, world.plan, 1, "lead") == "Hai"
            assert cell(session, world.plan, 2, "lead") == "Ba"
            database.require_sound(session.store.connection)
        assert held(frozen, world.plan) == held(other, world.plan)
        assert both_edited.list_both(frozen) != ()
        write(frozen, world.plan, "Quý I/2027")
        exchanged(frozen, other, tmp_path)
        assert cell(other, world.plan) == "Quý I/2027"
        assert held(frozen, world.plan) == held(other, world.plan)
        frozen.store.close()

    def test_words_that_nobody_replaced_stand_though_the_whole_machine_was_put_back(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        """All it had written is replaced, and what it writes now meets another's words: only numbers tell."""
        image, other = image_of(world.first, tmp_path), machines("Bình")
        write(world.first, world.plan, "Một", field="lead")
        carried(world.first, other, tmp_path)
        write(other, world.plan, "Hai", field="lead")
        write(other, world.plan, "Ba", at=1, field="lead")
        machine = world.first
        for words in ("Bốn", "Năm"):
            machine = put_back(machine, image, notes_too=True)
            write(machine, world.plan, words, at=1, field="lead")
            (outcome, *_) = carried(machine, other, tmp_path)
            assert (outcome.error, outcome.twice) == (None, 0)
        carried(other, machine, tmp_path)
        for session in (machine, other):
            (one,) = both_edited.list_both(session)
            assert {each.words for each in one.choices} == {"Ba", "Bốn", "Năm"}
            assert cell(session, world.plan, 0, "lead") == "Hai"
        machine.store.close()

    def test_two_records_of_one_number_stay_apart(
        self, world: World, machines: Copies, tmp_path: Path
    ) -> None:
        """A line here, a remark's answer there, under one id: which of them is meant cannot be told."""
        other = machines("Bình")
        for session, table in ((world.first, EVIDENCE), (other, COMMENT)):
            device = DeviceId("TWICETWICE22")
            fields = {"plan_id": world.plan, "name": "a", "sha256": "0" * 64, "size": 1, "remark": "x"}
            made = ScopeRecord(
                type=table.type,
                id=RecordId(make_dot(device, 1)),
                fields={**fields, "state": "open"},
                versions={},
            )
            with session.store.journal.write("x", "x", kind=TxKind.SYSTEM) as tx:
                tx.adopt(table, [made])
                tx.see(world.plan, {device: 1})
        before = exported(world.first, world.plan)
        outcomes = carried(other, world.first, tmp_path)
        assert [each.error.code for each in outcomes if each.error] == ["E-HAIMAY"]
        assert exported(world.first, world.plan) == before


def test_another_office_cannot_read_it_nor_bring_its_own(world: World, tmp_path: Path) -> None:
    made = own_machines.carry(world.first, tmp_path)
    for session in (world.superior, world.second):
        before = dump(session)
        outcomes = exchanging.receive(session, [made.file])
        assert all(each.result is Result.REFUSED for each in outcomes)
        assert dump(session) == before


def test_times_and_names_of_a_tombstone_hold_what_was_seen(world: World) -> None:
    line = leaf(world.first, world.plan, 1)
    editing.remove(world.first, world.plan, [line])
    row = world.first.store.connection.execute("SELECT deleted FROM item WHERE id = ?", (line,)).fetchone()
    assert world.first.store.device in json.loads(row[0])["saw"]


def test_a_receipt_tells_a_machine_that_it_was_put_back(world: World, tmp_path: Path) -> None:
    """The superior has seen more of it than it knows of itself, notes and all: from now on a new id."""
    image, device = image_of(world.first, tmp_path), world.first.store.device
    write(world.first, world.plan, "Quý III/2026")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    (taken,) = exchanging.receive(world.superior, [sent.file])
    (given,) = receipts.give(world.superior, [taken.sha256], tmp_path)
    frozen = put_back(world.first, image, notes_too=True)
    assert frozen.store.device == device
    (outcome,) = exchanging.receive(frozen, [given.file])
    assert isinstance(outcome.error, RefusedError)
    assert outcome.error.code == "receipt-unknown"
    assert frozen.store.device != device
    renewed = frozen.store.device
    exchanging.receive(frozen, [given.file])
    assert frozen.store.device == renewed
    frozen.store.close()


def test_a_superior_notices_a_machine_that_was_put_back(world: World, tmp_path: Path) -> None:
    """A frozen drive: the same id, the same running numbers, other words. Nothing is taken for older."""
    image = image_of(world.first, tmp_path)
    write(world.first, world.plan, "Quý III/2026")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    frozen = put_back(world.first, image, notes_too=True)
    write(frozen, world.plan, "Quý IV/2026")
    write(frozen, world.plan, "UBND xã", field="lead")
    again = exchanging.send(frozen, world.plan, SUPERIOR, tmp_path)
    (outcome,) = exchanging.receive(world.superior, [again.file])
    assert outcome.error is not None
    assert outcome.error.code == "E-HAIMAY"
    assert cell(world.superior, world.plan) == "Quý III/2026"
    frozen.store.close()


def test_what_a_machine_put_back_sends_is_never_taken_for_older_nor_for_newer(
    world: World, tmp_path: Path
) -> None:
    """Fewer writes than before, then more, none in a cell of before; taken back, what was lost makes way."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    image = image_of(world.first, tmp_path)
    for number in range(3):
        write(world.first, world.plan, f"Quý {number}/2026")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    (lost,) = exchanging.receive(world.superior, [sent.file])
    before, frozen = held(world.superior, world.plan), put_back(world.first, image, notes_too=True)
    for number in range(6):
        write(frozen, world.plan, f"Phòng {number}", at=1, field="lead")
        again = exchanging.send(frozen, world.plan, SUPERIOR, tmp_path)
        (outcome,) = exchanging.receive(world.superior, [again.file])
        assert outcome.error is not None
        assert outcome.error.code == "E-HAIMAY"
        assert held(world.superior, world.plan) == before
    receptions.undo_receptions(world.superior, [lost.run])
    (outcome,) = exchanging.receive(world.superior, [again.file])
    assert outcome.result is Result.MERGED
    assert cell(world.superior, world.plan, 1, "lead") == "Phòng 5"
    frozen.store.close()
