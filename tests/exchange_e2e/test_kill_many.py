"""`kill -9` by the hundred, at random instants of receiving, sending, undoing and an update: all or nothing.

The 1,300 kills of the whole run take minutes where TMPDIR is a memory disk; a killed process loses no less
there.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.exchange.package import open_scope
from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receptions
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning
from ccapp.store import database
from tests.conftest import Clock
from tests.exchange_e2e.conftest import ROUNDS, Load, World, opened
from tests.exchange_e2e.moments import Moments
from tests.exchange_e2e.offices import SUPERIOR, exported, held, normal
from tests.exchange_e2e.test_kill import assert_whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are not Windows'")
SERVER = Path(__file__).with_name("kill_server.py")
OLDER = sorted((Path(__file__).parents[1] / "store" / "data").glob("schema-*.db"))
DEADLINES = ["Quý I/2026", "Quý IV/2026", "Tháng 3/2026", "Thường xuyên"]
HEAVY = [pytest.mark.heavy, pytest.mark.timeout(3_600)]


@dataclass
class Killer:
    """The process that forks workers and kills them."""

    process: subprocess.Popen[str]

    def run(self, deed: str, after: float | None, **order: object) -> str:
        """Let a child work and kill it after so many seconds; what became of it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        text = {key: str(value) for key, value in order.items()}
        print(json.dumps({"deed": deed, "after": after, **text}), file=self.process.stdin, flush=True)
        end = self.process.stdout.readline().strip()
        assert end in ("killed", "done"), "the process that kills is gone"
        return end

    def kill(self, deed: str, moments: Moments, **order: object) -> bool:
        """Let a child work and kill it at the next moment; whether it was still at work."""
        end = self.run(deed, moments.draw(), **order)
        moments.learn(ended=end == "done")
        return end == "killed"


@pytest.fixture
def killer() -> Iterator[Killer]:
    process = subprocess.Popen(
        [sys.executable, str(SERVER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield Killer(process)
    process.communicate(timeout=240)


@pytest.mark.parametrize("kills", [12, pytest.param(600, marks=HEAVY)])
def test_receiving(
    load: Load,
    killer: Killer,
    clock: Clock,
    kills: int,
) -> None:
    moments, met, killed = Moments(random.Random(1)), set(), 0
    while killed < kills or len(met) <= 2:
        load.renew()
        killed += killer.kill("receive", moments, data=load.data, place=load.packages)
        session = opened(load, clock)
        inside = assert_whole(session, load)
        met.add(inside)
        outcomes = exchanging.receive(session, [load.packages])
        assert {each.result for each in outcomes} <= {Result.MERGED, Result.NOTHING_NEW}
        assert sum(each.result is Result.MERGED for each in outcomes) + inside == len(outcomes)
        assert all(held(session, plan) == states[-1] for plan, states in load.states.items())
        assert all(len(path.stem) == 64 for path in (load.data / "inbox").iterdir())
        session.store.close()
        if killed % 50 == 0:
            print(f"receiving: {killed} kills, {len(met)} states met", flush=True)
    assert max(met) <= len(load.states) * ROUNDS


@pytest.mark.parametrize("kills", [12, pytest.param(300, marks=HEAVY)])
def test_sending(world: World, killer: Killer, clock: Clock, kills: int) -> None:
    """What lies in the folder under a package's name is a whole package; the next sending arrives."""
    folder, data, template = world.place / "USB", world.first.store.folder, world.place / "template"
    state, keys = normal(exported(world.first, world.plan)), own_keys(world.first.store)
    reader = own_keys(world.superior.store)
    world.first.store.close()
    shutil.copytree(data, template)
    order = {"data": data, "place": folder, "plan": world.plan, "to": SUPERIOR}
    folder.mkdir()
    moments, killed, met = Moments(random.Random(2)), 0, set()
    while killed < kills or len(met) <= 2:
        for place in (folder, data, state_folder()):
            shutil.rmtree(place)
        folder.mkdir()
        shutil.copytree(template, data)
        killed += killer.kill("send", moments, **order)
        for path in folder.glob("*.khx"):
            found = open_scope(
                path.read_bytes(), keys=reader, sender_root_pk=keys.root_pk, sender_role=keys.role
            )
            assert normal(found.state) == state
        session = opened(Load(data=data, template=template, packages=folder, states={}), clock)
        database.require_sound(session.store.connection)
        assert normal(exported(session, world.plan)) == state
        files = len(list(folder.glob("*.khx")))
        logged = session.store.connection.execute("SELECT count(*) FROM sent").fetchone()[0]
        assert files - 1 <= logged <= files
        met.add((files, logged))
        assert exchanging.send(session, world.plan, SUPERIOR, folder).sequence == logged + 1
        session.store.close()
        if killed % 50 == 0:
            print(f"sending: {killed} kills, {len(met)} states met", flush=True)


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=HEAVY)])
def test_undoing(
    load: Load,
    killer: Killer,
    clock: Clock,
    kills: int,
) -> None:
    assert killer.run("receive", None, data=load.data, place=load.packages) == "done"
    shutil.rmtree(load.template)
    shutil.copytree(load.data, load.template)
    moments, killed, met = Moments(random.Random(3)), 0, set()
    while killed < kills or len(met) < 2:
        load.renew()
        killed += killer.kill("undo", moments, data=load.data, place="")
        session = opened(load, clock)
        database.require_sound(session.store.connection)
        there = {plan: held(session, plan) for plan in load.states}
        all_in = all(there[plan] == states[-1] for plan, states in load.states.items())
        assert all_in or set(there.values()) == {None}
        met.add(all_in)
        standing = [file.undone for each in receptions.list_receptions(session) for file in each.files]
        assert all(standing) is not all_in
        session.store.close()
        if killed % 50 == 0:
            print(f"undoing: {killed} kills, undone before the end or not: {len(met)} states met", flush=True)


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=HEAVY)])
def test_bringing_older_data_up_to_date(tmp_path: Path, killer: Killer, clock: Clock, kills: int) -> None:
    """After a kill the database is at some version in whole, and opening it again completes the rest."""
    chance, killed, met = random.Random(4), 0, set()
    moments, data = Moments(chance), tmp_path / "data"
    while killed < kills or len(met) < 2:
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(state_folder(), ignore_errors=True)
        data.mkdir()
        shutil.copy(chance.choice(OLDER), data / database.FILE)
        killed += killer.kill("open", moments, data=data, place="")
        with closing(sqlite3.connect(data / database.FILE)) as raw:
            met.add(raw.execute("PRAGMA user_version").fetchone()[0])
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        session = safekeeping.open_session(data, who="Lan", clock=clock)
        database.require_sound(session.store.connection)
        assert database.version_of(session.store.connection) == database.newest_version()
        (plan,) = planning.plans(session)
        leaves = [row.leaf for row in rows(planning.show(session, plan.id).appendices[0])]
        assert [leaf.text("deadline") for leaf in leaves] == DEADLINES
        planning.set_text(session, plan.id, leaves[0].id, "deadline", "Quý II/2026")
        session.store.close()
