"""A reception undone: records, dots and vector as before, the file free to come again, all or nothing."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.versions import counter_of, make_dot
from ccapp.errors import Cancelled, NotFoundError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import directory, exchanging, receptions
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import editing, planning, searching
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.history import history
from ccapp.store.tables import AD_HOC, SAME_WORK
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import Normal, deliver, exported, held, merged, packed, stored, with_new


def changed(session: Session, plan: RecordId, text: str) -> None:
    """Edit, add and remove lines."""
    first = next(rows(planning.show(session, plan).appendices[0]))
    planning.set_text(session, plan, first.leaf.id, "product", text)
    editing.add_line(session, plan, first.leaf.id, Level.TASK)


def run_of(world: World) -> int:
    return receptions.list_receptions(world.superior)[0].run


def indexed(session: Session) -> list[tuple[object, ...]]:
    """What search knows: whose words, and the words of each through the index itself."""
    return session.store.connection.execute(
        "SELECT type, record FROM search_record ORDER BY type, record"
    ).fetchall()


def test_a_first_reception_is_undone_and_the_same_file_comes_again(world: World) -> None:
    data = packed(world.first, exported(world.first, world.plan))
    before = indexed(world.superior)
    outcome = merged(world.superior, data, world.place)
    after, known = held(world.superior, world.plan), indexed(world.superior)
    assert outcome.run == run_of(world) > 0
    done = receptions.undo_receptions(world.superior, [outcome.run])
    assert done.count > 5
    assert held(world.superior, world.plan) is None
    assert exchanging.collected(world.superior) == ()
    assert indexed(world.superior) == before
    assert searching.search(world.superior, "rà soát") == ()
    assert directory.names(world.superior)[world.first.store.office.id] == "UBND xã Một"  # still connected
    (line,) = receptions.list_receptions(world.superior)
    assert [taken.undone for taken in line.files] == [True]
    kept = tuple((world.superior.store.folder / "inbox").iterdir())
    asked = deliver(world.superior, data, world.place)
    assert asked.result is Result.HELD
    assert asked.error is not None
    assert (asked.error.code, asked.error.facts) == ("taken-back", {"day": "05/01/2026", "who": "Minh"})
    assert held(world.superior, world.plan) is None
    assert tuple((world.superior.store.folder / "inbox").iterdir()) == kept != ()
    again = deliver(world.superior, data, world.place, accept=True)
    assert (again.result, again.fresh) == (Result.MERGED, True)
    assert deliver(world.superior, data, world.place).result is Result.NOTHING_NEW
    assert held(world.superior, world.plan) == after
    assert indexed(world.superior) == known
    database.require_sound(world.superior.store.connection)


def test_a_later_reception_goes_back_to_the_one_before_with_dots_and_vector(world: World) -> None:
    states: list[Normal | None] = []
    for number in range(10):
        merged(
            world.superior, packed(world.first, exported(world.first, world.plan), number + 1), world.place
        )
        states.append(held(world.superior, world.plan))
        changed(world.first, world.plan, f"Báo cáo {number}")
        last = list(rows(planning.show(world.first, world.plan).appendices[0]))[-1]
        editing.remove(world.first, world.plan, [last.leaf.id])
    for expected in reversed([None, *states[:-1]]):
        standing = next(
            each for each in receptions.list_receptions(world.superior) if not each.files[0].undone
        )
        receptions.undo_receptions(world.superior, [standing.run])
        assert held(world.superior, world.plan) == expected
    database.require_sound(world.superior.store.connection)


def test_an_older_file_that_was_turned_away_may_come_in_after_the_undo(world: World) -> None:
    old = packed(world.first, exported(world.first, world.plan), 1)
    changed(world.first, world.plan, "Báo cáo mới")
    new = merged(world.superior, packed(world.first, exported(world.first, world.plan), 2), world.place)
    assert deliver(world.superior, old, world.place).result is Result.OLDER
    receptions.undo_receptions(world.superior, [new.run])
    assert deliver(world.superior, old, world.place).result is Result.MERGED


def test_records_of_unknown_types_go_and_come_back_too(world: World) -> None:
    state = exported(world.first, world.plan)
    device = next(iter(state.vector))
    counter = max(counter_of(each.id) for each in state.records) + 1
    merged(world.superior, packed(world.first, state, 1), world.place)
    before = held(world.superior, world.plan)
    made = ScopeRecord(
        type="indicator",
        id=RecordId(make_dot(device, counter)),
        fields={"plan_id": state.plan, "value": 3},
        versions={},
    )
    more = replace(with_new(state, made), vector={**state.vector, device: counter})
    outcome = merged(world.superior, packed(world.first, more, 2), world.place)
    assert held(world.superior, world.plan) != before
    receptions.undo_receptions(world.superior, [outcome.run])
    assert held(world.superior, world.plan) == before


def told(session: Session, record: RecordId) -> list[tuple[object, object, object]]:
    """What history says of one record: the field, before and after."""
    found = history(session.store.connection, record)  # the service knows nothing of what was taken back
    return [(each.field, each.before, each.after) for each in found]


def test_history_tells_what_came_with_a_whole_plan_though_the_journal_keeps_it_once(world: World) -> None:
    line = next(rows(planning.show(world.first, world.plan).appendices[0])).leaf
    words = line.text("product")
    outcome = merged(world.superior, packed(world.first, exported(world.first, world.plan), 1), world.place)
    connection = world.superior.store.connection
    told_of_rows = "SELECT count(*) FROM change WHERE type NOT GLOB 'deed-*'"
    assert connection.execute(told_of_rows).fetchone() == (0,)
    came = told(world.superior, line.id)
    assert came
    assert ("product", None, words) in came
    heads = [each for each in planning.history(world.superior) if each.record == world.plan]
    assert ("title", None, planning.show(world.first, world.plan).title) in told(world.superior, world.plan)
    assert heads
    changed(world.first, world.plan, "Báo cáo mới")
    later = merged(world.superior, packed(world.first, exported(world.first, world.plan), 2), world.place)
    assert told(world.superior, line.id) == [*came, ("product", words, "Báo cáo mới")]
    fresh = connection.execute("SELECT record FROM change WHERE before IS NULL AND type = 'item'").fetchone()
    # Made by the later file: told once.
    assert len({each.tx for each in planning.history(world.superior, fresh[0])}) == 1
    receptions.undo_receptions(world.superior, [later.run, outcome.run])
    gone = told(world.superior, line.id)
    assert gone[: len(came)] == came
    assert ("product", words, None) in gone
    merged(world.superior, packed(world.first, exported(world.first, world.plan), 2), world.place)
    assert ("product", None, "Báo cáo mới") in told(world.superior, line.id)


def test_a_run_of_two_offices_is_undone_whole_or_not_at_all(world: World) -> None:
    folder = world.place / "USB"
    folder.mkdir()
    for name, session, plan in (("a", world.first, world.plan), ("b", world.second, world.other_plan)):
        (folder / f"{name}.khx").write_bytes(packed(session, exported(session, plan)))
    outcomes = exchanging.receive(world.superior, [folder])
    (run,) = {each.run for each in outcomes}
    changed(world.first, world.plan, "Báo cáo mới")
    later = merged(world.superior, packed(world.first, exported(world.first, world.plan), 2), world.place)
    states = held(world.superior, world.plan), held(world.superior, world.other_plan)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        receptions.undo_receptions(world.superior, [later.run], progress=stop)
    with pytest.raises(RefusedError) as refused:
        receptions.undo_receptions(world.superior, [run])
    facts = {"office": "UBND xã Một", "count": 1, "later": "05/01/2026 10:32 (đưa tay.khx)"}
    assert (refused.value.code, refused.value.facts) == ("reception-overtaken", facts)
    assert (held(world.superior, world.plan), held(world.superior, world.other_plan)) == states
    first, second = receptions.list_receptions(world.superior)
    assert [taken.overtaken for taken in first.files] == [False]
    assert [taken.overtaken for taken in second.files] == [True, False]
    assert [each.run for each in receptions.standing_on(world.superior, run)] == [later.run]
    receptions.undo_receptions(world.superior, [run, later.run])
    assert exchanging.collected(world.superior) == ()
    with pytest.raises(NotFoundError, match="reception-gone"):
        receptions.undo_receptions(world.superior, [run])


def test_own_records_on_a_received_plan_are_never_lost(world: World) -> None:
    outcome = merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    connection = world.superior.store.connection
    before = held(world.superior, world.plan)
    with world.superior.store.journal.write("ad-hoc-add", "Minh") as tx:
        tx.create(AD_HOC, {"plan_id": world.plan, "title": "Việc gấp"})
    with pytest.raises(RefusedError, match="reception-used") as refused:
        receptions.undo_receptions(world.superior, [outcome.run])
    assert (refused.value.facts["count"], refused.value.facts["names"]) == (1, "“Việc gấp”")
    assert held(world.superior, world.plan) == before
    assert connection.execute("SELECT count(*) FROM ad_hoc").fetchone() == (1,)


def test_a_link_to_our_own_work_is_named_by_it(world: World, plan_maker: PlanMaker) -> None:
    outcome = merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    own = stored(world.superior, plan_maker(world.superior))
    ours, theirs = (
        next(rows(planning.show(world.superior, plan).appendices[0])).leaf for plan in (own, world.plan)
    )
    with world.superior.store.journal.write("link", "Minh") as tx:
        tx.create(SAME_WORK, {"one": ours.id, "other": theirs.id})
    with pytest.raises(RefusedError) as refused:
        receptions.undo_receptions(world.superior, [outcome.run])
    assert refused.value.facts["names"] == f"“{ours.text('title') or ours.text('product')}”"


def test_another_plan_of_the_office_does_not_stand_in_the_way(world: World, plan_maker: PlanMaker) -> None:
    first = merged(world.superior, packed(world.first, exported(world.first, world.plan), 1), world.place)
    other = stored(world.first, plan_maker(world.first))
    merged(world.superior, packed(world.first, exported(world.first, other), 2), world.place)
    there = held(world.superior, other)
    receptions.undo_receptions(world.superior, [first.run])
    assert (held(world.superior, world.plan), held(world.superior, other)) == (None, there)
    database.require_sound(world.superior.store.connection)


def test_what_stands_on_what_stands_on_it_goes_too(world: World) -> None:
    """A file of two offices ties their plans together."""
    runs = [
        merged(
            world.superior, packed(world.second, exported(world.second, world.other_plan)), world.place
        ).run
    ]
    folder = world.place / "USB"
    folder.mkdir()
    for name, session, plan in (("a", world.first, world.plan), ("b", world.second, world.other_plan)):
        changed(session, plan, "Báo cáo mới")
        (folder / f"{name}.khx").write_bytes(packed(session, exported(session, plan), 2))
    runs.append(exchanging.receive(world.superior, [folder])[0].run)
    changed(world.first, world.plan, "Báo cáo mới nữa")
    runs.append(
        merged(world.superior, packed(world.first, exported(world.first, world.plan), 3), world.place).run
    )
    later = [each.run for each in receptions.standing_on(world.superior, runs[0])]
    assert later == [runs[2], runs[1]]
    receptions.undo_receptions(world.superior, [runs[0], *later])
    assert exchanging.collected(world.superior) == ()


WORKER = """
import sys
from pathlib import Path
from ccapp.app import now
from ccapp.services.folder import safekeeping
from ccapp.services.handover import receptions
session = safekeeping.open_session(Path(sys.argv[1]), who="Minh", clock=now)
work = session.store.connection
steps = 0
def stop(statement):
    global steps
    steps += 1
    if steps == int(sys.argv[3]):
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)
work.set_trace_callback(stop)
receptions.undo_receptions(session, [int(sys.argv[2])])
print(steps)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not Windows'")
def test_a_process_killed_while_undoing_leaves_all_or_nothing(world: World, clock: Clock) -> None:
    outcome = merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    state = held(world.superior, world.plan)
    folder = world.superior.store.folder
    world.superior.store.close()

    def run(stop: int) -> str:
        command = [sys.executable, "-c", WORKER, str(folder), str(outcome.run), str(stop)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    for stop in (2, 5, 9, 14, 20, 30, 40):
        assert run(stop) == ""
        session = safekeeping.open_session(folder, who="Minh", clock=clock)
        assert held(session, world.plan) == state
        assert not receptions.list_receptions(session)[0].files[0].undone
        session.store.close()
    assert int(run(-1)) > 40
    session = safekeeping.open_session(Path(folder), who="Minh", clock=clock)
    assert held(session, world.plan) is None
    database.require_sound(session.store.connection)
    session.store.close()


def test_a_plan_that_came_whole_is_undone_from_a_backup_too(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    """The journal says of its lines nothing but that they came; a restored database needs no more."""
    data = packed(world.first, exported(world.first, world.plan))
    outcome = merged(world.superior, data, world.place)
    there = held(world.superior, world.plan)
    line = next(rows(planning.show(world.superior, world.plan).appendices[0])).leaf.id
    said = told(world.superior, line)
    assert said
    out = safekeeping.backup(world.superior, tmp_path / "s.ccbak")
    safekeeping.restore(tmp_path / "mới", out, who="Minh", clock=clock)
    with closing(safekeeping.open_session(tmp_path / "mới", who="Minh", clock=clock).store) as store:
        again = Session(store=store, who="Minh")
        assert held(again, world.plan) == there
        assert told(again, line) == said
        receptions.undo_receptions(again, [outcome.run])
        assert held(again, world.plan) is None
        assert searching.search(again, "rà soát") == ()
        assert safekeeping.verify_trail(again).broken == 0
        assert deliver(again, data, world.place, accept=True).fresh
        assert held(again, world.plan) == there
        assert safekeeping.verify_trail(again).broken == 0
        database.require_sound(store.connection)
