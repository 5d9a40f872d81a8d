"""What was collected, rebuilt from kept packages after an older backup came back; files of newer programs."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging, kept_packages, links, receptions, watching
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import editing, planning
from ccapp.services.session import Session
from ccapp.store import database, program
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.offices import SUPERIOR, commune_at, dump, exported, held, normal, stored


def collected_hash(session: Session) -> str:
    """One hash over everything that was collected, dots and vectors too."""
    plans = sorted(each.plan for each in exchanging.collected(session))
    said = []
    for plan in plans:
        records, vector = normal(exported(session, plan))
        said.append(
            [plan, sorted((*key, *map(str, value)) for key, value in records.items()), sorted(vector.items())]
        )
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def write(session: Session, plan: str, text: str) -> None:
    """Edit a cell of a plan."""
    (first, *_) = rows(planning.show(session, plan).appendices[0])
    planning.set_text(session, plan, first.leaf.id, "product", text)


def hand_in(world: World, session: Session, plan: str) -> None:
    """Send a plan, and let the superior take it in."""
    sent = exchanging.send(session, plan, SUPERIOR, world.place)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED


class TestRebuild:
    @pytest.fixture
    def restored(
        self, world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
    ) -> Iterator[tuple[Session, str]]:
        """A superior whose data is that of yesterday again, and the hash of what it had collected today."""
        hand_in(world, world.first, world.plan)
        backup = safekeeping.backup(world.superior, tmp_path / "hôm qua.ccbak")
        for round_ in range(3):
            write(world.first, world.plan, f"Báo cáo {round_}")
            hand_in(world, world.first, world.plan)
        hand_in(world, world.second, world.other_plan)
        more = stored(world.second, plan_maker(world.second))
        hand_in(world, world.second, more)
        wanted = collected_hash(world.superior)
        folder = world.superior.store.folder
        world.superior.store.close()
        safekeeping.restore(folder, backup, who="Minh", clock=clock)
        session = safekeeping.open_session(folder, who="Minh", clock=clock)
        yield session, wanted
        session.store.close()

    def test_it_is_the_same_to_the_last_dot_and_a_second_time_changes_nothing(
        self, world: World, restored: tuple[Session, str]
    ) -> None:
        session, wanted = restored
        assert collected_hash(session) != wanted
        done = kept_packages.rebuild(session)
        assert collected_hash(session) == wanted
        assert (done.files, len(done.taken), len(done.merged)) == (6, 5, 5)
        sent = {path.name for path in world.place.iterdir()}
        assert {each.file for each in done.taken} < sent  # not the hashes under which they are kept
        before, kept = dump(session), sorted((session.store.folder / "inbox").iterdir())
        again = kept_packages.rebuild(session)
        assert (again.files, again.taken) == (6, ())
        assert dump(session) == before
        assert sorted((session.store.folder / "inbox").iterdir()) == kept

    def test_what_was_taken_in_since_stands_above_older_kept_files(
        self, world: World, restored: tuple[Session, str]
    ) -> None:
        session, wanted = restored
        newest = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
        assert exchanging.receive(session, [newest])[0].result is Result.MERGED
        done = kept_packages.rebuild(session)
        assert {each.result for each in done.taken} == {Result.MERGED, Result.OLDER, Result.NOTHING_NEW}
        assert collected_hash(session) == wanted
        assert kept_packages.rebuild(session).taken == ()
        assert len(list((session.store.folder / "inbox").iterdir())) == 7

    def test_a_reception_that_was_undone_stays_undone(self, world: World) -> None:
        hand_in(world, world.first, world.plan)
        (run,) = receptions.list_receptions(world.superior)
        receptions.undo_receptions(world.superior, [run.run])
        assert kept_packages.rebuild(world.superior).taken == ()
        assert held(world.superior, world.plan) is None

    def test_damaged_copies_and_strangers_stop_nothing_and_stay(
        self, restored: tuple[Session, str], clock: Clock, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        session, wanted = restored
        inbox = session.store.folder / "inbox"
        other = safekeeping.init(
            tmp_path / "lạ", name="Lạ", role=session.store.office.role, who="x", clock=clock
        )
        stranger = commune_at(tmp_path / "xã lạ", other, "UBND xã Lạ", clock)
        plan = stored(stranger, plan_maker(stranger))
        data = exchanging.send(stranger, plan, "Lạ", tmp_path).file.read_bytes()
        broken = data[:-1]
        for bad in (data, broken):
            (inbox / f"{hashlib.sha256(bad).hexdigest()}.khx").write_bytes(bad)
        done = kept_packages.rebuild(session)
        assert [each.result for each in done.taken].count(Result.REFUSED) == 2
        assert collected_hash(session) == wanted
        assert len(list(inbox.iterdir())) == 8
        other.store.close()
        stranger.store.close()

    def test_the_verb(self, superior: Desk, connected: Desk, stick: Path, tmp_path: Path) -> None:
        superior.done("backup", "--out", tmp_path / "trước.ccbak")
        connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", stick)
        superior.done("restore", tmp_path / "trước.ccbak")
        assert superior.done("collected")["offices"] == []
        assert superior.done("rebuild")["taken"] == 1
        assert len(superior.done("collected")["offices"]) == 1
        assert superior.done("rebuild")["taken"] == 0
        assert superior.done("trail")["broken"] is None
        with sqlite3.connect(superior.data / database.FILE) as connection:
            connection.execute("UPDATE tx SET who = 'Ai đó' WHERE id = 1")
        connection.close()
        said = superior("trail")
        assert (said.code, said.object["broken"]) == (1, 1)


def test_what_a_newer_program_made_is_tried_once_after_an_update(world: World) -> None:
    """A file lies in the quarantine as an older program left it; this program can read it."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
    place = world.superior.store.folder / "quarantine"
    name = hashlib.sha256(sent.read_bytes()).hexdigest()
    shutil.copy(sent, place / f"{name}.khx")
    note = place / f"{name}.txt"
    note.write_text("2026-01-05T10:32:00+07:00\nK-1.khx\nE-PHIENBAN(reason='format')\n", encoding="utf-8")
    empty = world.place / "trống"
    empty.mkdir()
    with world.superior.store.writing() as connection:
        program.note_tried(connection, "0.0.1")
    (outcome,) = watching.receive(world.superior, [empty])
    assert outcome.result is Result.MERGED
    assert held(world.superior, world.plan) == normal(exported(world.first, world.plan))
    assert list(place.iterdir()) == []
    assert watching.receive(world.superior, [empty]) == ()


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("../../etc/passwd\u202ekhx.exe\x1b[31m", "../../etc/passwd khx.exe [31m"),
        ("\u200b", None),
        ("x" * 5_000, "x" * 500),
    ],
)
def test_a_name_in_a_note_is_only_shown_and_hides_nothing(
    world: World, noted: str, shown: str | None
) -> None:
    """Somebody wrote into a note of the quarantine: nothing is opened by that name."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
    place = world.superior.store.folder / "quarantine"
    name = hashlib.sha256(sent.read_bytes()).hexdigest()
    shutil.copy(sent, place / f"{name}.khx")
    note = f"2026-01-05T10:32:00+07:00\n{noted}\nE-PHIENBAN(reason='format')\n"
    (place / f"{name}.txt").write_text(note, encoding="utf-8")
    with world.superior.store.writing() as connection:
        program.note_tried(connection, "0.0.1")
    (outcome,) = kept_packages.retry_newer(world.superior)
    assert outcome.result is Result.MERGED
    assert outcome.file == (shown or f"{name}.khx")


def test_what_an_office_sent_before_it_was_confirmed_is_taken_in_after(
    world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    office = safekeeping.init(
        tmp_path / "xã mới", name="UBND xã Mới", role=Role.COMMUNE, who="Hà", clock=clock
    )
    paired = connecting.pair(office, connecting.write_card(world.superior, tmp_path))
    connecting.confirm(office, world.superior.store.office.id, paired.code)
    plan = stored(office, plan_maker(office))
    sent = exchanging.send(office, plan, SUPERIOR, tmp_path).file
    card = connecting.write_card(office, tmp_path)
    exchanging.receive(world.superior, [card])
    (refused,) = exchanging.receive(world.superior, [sent])
    assert refused.result is Result.REFUSED
    stranger = world.superior.store.folder / "quarantine" / f"{'0' * 64}.khx"
    stranger.write_bytes(b"KHXG1")
    stranger.with_suffix(".txt").write_text("x\ny\nE-NGUOIGUI(reason='x')\n", encoding="utf-8")
    mine = office.store.office.id
    assert kept_packages.retry_of(world.superior, mine) == ()
    sent.unlink()
    connecting.confirm(world.superior, mine, paired.code)
    (taken,) = kept_packages.retry_of(world.superior, mine)
    assert (taken.result, taken.file) == (Result.MERGED, sent.name)
    assert held(world.superior, plan) == normal(exported(office, plan))
    assert list((world.superior.store.folder / "quarantine").glob("*.khx")) == [stranger]
    office.store.close()


def test_what_waits_for_a_yes_after_an_update_stays_until_it_was_given(world: World) -> None:
    hand_in(world, world.first, world.plan)
    lines = [row.leaf.id for row in rows(planning.show(world.first, world.plan).appendices[0])]
    editing.remove(world.first, world.plan, lines)
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
    place = world.superior.store.folder / "quarantine"
    kept = place / f"{hashlib.sha256(sent.read_bytes()).hexdigest()}.khx"
    shutil.move(sent, kept)
    kept.with_suffix(".txt").write_text("x\nK-1.khx\nE-PHIENBAN(reason='format')\n", encoding="utf-8")
    assert links.newer_waits(world.superior)
    (outcome,) = kept_packages.retry_newer(world.superior)
    assert (outcome.result, outcome.file, outcome.path) == (Result.HELD, "K-1.khx", kept)
    assert not links.newer_waits(world.superior)
    (taken,) = exchanging.receive(world.superior, [kept], accept=True)
    assert taken.result is Result.MERGED


def test_what_is_still_too_new_or_refused_for_another_reason_stays(world: World) -> None:
    place = world.superior.store.folder / "quarantine"
    for number, code in enumerate(("E-PHIENBAN", "E-CHUKY")):
        data = b"KHXG1\r\n\x1a" + bytes([0, 0, 0, 70]) + b"{" + bytes([number]) * 200
        name = hashlib.sha256(data).hexdigest()
        (place / f"{name}.khx").write_bytes(data)
        (place / f"{name}.txt").write_text(f"x\ny\n{code}(reason='x')\n", encoding="utf-8")
    assert kept_packages.retry_newer(world.superior) == ()
    assert len(list(place.glob("*.khx"))) == 2
    assert {path.read_text(encoding="utf-8").splitlines()[1] for path in place.glob("*.txt")} == {"y"}
