"""`kill -9` while packages are taken in: each is in whole or not at all, and receiving again completes."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ccapp.services.handover import attached, exchanging
from ccapp.services.handover.outcomes import Result
from ccapp.services.session import Session
from ccapp.store import database
from tests.conftest import Clock
from tests.exchange_e2e.conftest import ROUNDS, Load, opened
from tests.exchange_e2e.moments import Moments
from tests.exchange_e2e.offices import held

WORKER = Path(__file__).with_name("kill_worker.py")


def run_and_kill(load: Load, after: float | None) -> bool:
    """Start the worker and kill it `after` seconds of work; tells whether it had finished."""
    command = [sys.executable, str(WORKER), str(load.data), str(load.packages)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    timer = threading.Timer(after, worker.kill) if after is not None else None
    if timer:
        timer.start()
    said = worker.stdout.read()
    worker.wait()
    if timer:
        timer.cancel()
        timer.join()
    worker.stdout.close()
    return said == "done\n"


def assert_whole(session: Session, load: Load) -> int:
    """Every plan is in one of its states; the log of files agrees. Returns how many packages are in."""
    connection = session.store.connection
    database.require_sound(connection)
    logged = dict(
        connection.execute("SELECT plan_id, count(*) FROM received WHERE result = 'merged' GROUP BY plan_id")
    )
    for plan, states in load.states.items():
        state = held(session, plan)
        assert attached.missing(session, plan) == (), "a record without its bytes"
        expected = states[logged[plan] - 1] if plan in logged else None
        assert state == expected
    steps = connection.execute("SELECT count(*) FROM tx WHERE action = 'receive'").fetchone()[0]
    assert steps == sum(logged.values())
    return int(steps)


@pytest.mark.parametrize(
    "kills", [6, pytest.param(220, marks=[pytest.mark.heavy, pytest.mark.timeout(1_200)])]
)
def test_each_package_is_in_whole_or_not_at_all(load: Load, clock: Clock, kills: int) -> None:
    assert run_and_kill(load, None)
    moments = Moments(random.Random(kills))
    begun: set[int] = set()
    left_over = runs = 0
    while runs < kills or len(begun) <= 2:
        runs += 1
        load.renew()
        finished = run_and_kill(load, moments.draw())
        moments.learn(ended=finished)
        inbox = load.data / "inbox"
        left_over += any(not re.fullmatch(r"[0-9a-f]{64}\.khx", path.name) for path in inbox.iterdir())
        session = opened(load, clock)
        inside = assert_whole(session, load)
        assert not finished or inside == len(load.states) * ROUNDS
        begun.add(inside)
        outcomes = exchanging.receive(session, [load.packages])
        assert {each.result for each in outcomes} <= {Result.MERGED, Result.NOTHING_NEW}
        assert sum(each.result is Result.MERGED for each in outcomes) + inside == len(outcomes)
        assert_whole(session, load)
        assert all(held(session, plan) == states[-1] for plan, states in load.states.items())
        assert all(re.fullmatch(r"[0-9a-f]{64}\.khx", path.name) for path in inbox.iterdir())
        session.store.close()
    assert left_over or kills < 100
