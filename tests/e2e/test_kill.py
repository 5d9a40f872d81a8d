"""`kill -9` at random moments: every acknowledged edit is there, and the database is whole."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ccapp.domain.plan import Plan
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker

WORKER = Path(__file__).with_name("kill_worker.py")


@dataclass
class Model:
    """What the deadline must be: the value, and the stacks of undo and redo."""

    value: str
    past: list[str] = field(default_factory=list)
    future: list[str] = field(default_factory=list)

    def apply(self, verb: str, text: str) -> None:
        if verb == "set":
            self.past.append(self.value)
            self.value, self.future = text, []
        else:
            source, target = (self.past, self.future) if verb == "undo" else (self.future, self.past)
            target.append(self.value)
            self.value = source.pop()


@pytest.mark.parametrize(
    "kills", [15, pytest.param(250, marks=[pytest.mark.heavy, pytest.mark.timeout(600)])]
)
def test_acknowledged_edits_survive(session: Session, plan_maker: PlanMaker, kills: int) -> None:
    folder, clock = session.store.folder, session.clock
    with session.store.journal.write("import", "Lan") as tx:
        plan_id = insert_plan(tx, plan_maker(session))
    plan = planning.show(session, plan_id)
    leaf = next(rows(plan.appendices[0])).leaf
    session.store.close()
    model, acknowledged = Model(leaf.text("deadline")), 0
    for seed in range(kills):
        lines = _run_and_kill([str(folder), plan_id, leaf.id, str(seed)], random.Random(seed))
        pending = _replay(model, lines)
        acknowledged += lines.count("done")
        again = safekeeping.open_session(folder, who="Lan", clock=clock)
        database.require_sound(again.store.connection)
        found = _deadline(planning.show(again, plan_id))
        again.store.close()
        if found != model.value and pending is not None:
            model.apply(*pending)  # committed, but killed before it could say so
        assert found == model.value
    assert acknowledged > kills


def _deadline(plan: Plan) -> str:
    return next(rows(plan.appendices[0])).leaf.text("deadline")


def _run_and_kill(arguments: list[str], chance: random.Random) -> list[str]:
    worker = subprocess.Popen(
        [sys.executable, str(WORKER), *arguments], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    lines: list[str] = []
    before = chance.randrange(10)  # done and well; what comes next is killed on the way
    while lines.count("done") < before:
        lines.append(worker.stdout.readline().rstrip("\n"))
    timer = threading.Timer(chance.uniform(0, 0.02), worker.kill)
    timer.start()
    lines += worker.stdout.read().splitlines()
    worker.wait()
    timer.join()
    worker.stdout.close()
    return lines


def _replay(model: Model, lines: list[str]) -> tuple[str, str] | None:
    """Apply what was acknowledged; return the intention that was not, if the last one was not."""
    pending: tuple[str, str] | None = None
    for line in lines:
        words = line.split()
        if words[:1] == ["do"] and len(words) == 3:
            pending = (words[1], words[2])
        elif words == ["done"] and pending is not None:
            model.apply(*pending)
            pending = None
        elif words == ["nothing"]:
            pending = None
    return pending
