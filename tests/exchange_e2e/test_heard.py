"""What other offices' files say of the time: kept, told, and never the reason why a file is refused."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccapp.domain.clock import ClockDoubt
from ccapp.services.handover import exchanging, heard, receipts
from ccapp.services.handover.outcomes import Result
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.machines import write
from tests.exchange_e2e.offices import SUPERIOR

ROOT = Path(__file__).parents[2]
YEARS = 9 * 365


def why(session: Session) -> ClockDoubt | None:
    found = heard.doubt(session)
    return found.why if found is not None else None


def sent_and_received(world: World, clock: Clock, days: int) -> str:
    """The first commune sends by a clock that is wrong by so many days; the hash of what was taken."""
    clock.go(days=days)
    write(world.first, world.plan, f"Lần {days}")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    clock.go(days=-days)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    assert outcome.result is Result.MERGED
    return outcome.sha256


@pytest.mark.parametrize(
    ("days", "doubt"),
    [(0, None), (1, None), (2, ClockDoubt.BEFORE_OTHERS), (YEARS, ClockDoubt.BEFORE_OTHERS), (-YEARS, None)],
)
def test_a_package_from_the_future_is_taken_in_and_told(
    world: World, clock: Clock, days: int, doubt: ClockDoubt | None
) -> None:
    sent_and_received(world, clock, days)
    assert why(world.superior) is doubt


def test_the_newest_moment_counts_whatever_the_order(world: World, clock: Clock) -> None:
    for days in (5, -5, 3):
        sent_and_received(world, clock, days)
    found = heard.doubt(world.superior)
    assert found is not None
    assert found.moment - clock.now == timedelta(days=5) - timedelta(seconds=clock.now.second)


def test_who_says_that_the_clock_is_right_is_asked_again_by_a_later_moment_only(
    world: World, clock: Clock
) -> None:
    sent_and_received(world, clock, 5)
    found = heard.doubt(world.superior)
    assert found is not None
    heard.trust(world.superior, found)
    assert why(world.superior) is None
    sent_and_received(world, clock, 4)
    assert why(world.superior) is None
    sent_and_received(world, clock, 9)
    assert why(world.superior) is ClockDoubt.BEFORE_OTHERS


@pytest.mark.parametrize(("days", "doubt"), [(0, None), (2, ClockDoubt.AHEAD), (YEARS, ClockDoubt.AHEAD)])
def test_a_clock_ahead_is_seen_by_the_receipt_until_it_is_set_back(
    world: World, clock: Clock, days: int, doubt: ClockDoubt | None
) -> None:
    taken = sent_and_received(world, clock, days)
    (given,) = receipts.give(world.superior, [taken], world.place)
    clock.go(days=days)
    assert exchanging.receive(world.first, [given.file])[0].result is Result.RECEIPT
    assert why(world.first) is doubt
    clock.go(days=-days)
    assert why(world.first) is None


def test_a_clock_behind_is_seen_by_the_receipt(world: World, clock: Clock) -> None:
    taken = sent_and_received(world, clock, 0)
    (given,) = receipts.give(world.superior, [taken], world.place)
    clock.go(days=-YEARS)
    exchanging.receive(world.first, [given.file])
    assert why(world.first) is ClockDoubt.BEFORE_OTHERS
    write(world.first, world.plan, "Quý IV/2026")  # and the work goes on
    exchanging.send(world.first, world.plan, SUPERIOR, world.place)


def test_the_program_knows_when_it_was_made(
    world: World, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert heard.built() is None, "a source tree has no day of its own"
    made = tmp_path / "built.txt"
    monkeypatch.setattr(heard, "resource", lambda *_: made)
    made.write_text((clock.now + timedelta(days=3)).date().isoformat() + "\n", encoding="ascii")
    assert why(world.first) is ClockDoubt.BEFORE_PROGRAM
    made.write_text("hôm qua", encoding="utf-8")
    assert why(world.first) is None


def test_a_build_notes_its_day() -> None:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "installer" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    assert hook.built_on({"SOURCE_DATE_EPOCH": "1767225600"}) == "2026-01-01"
    assert hook.built_on({}) == datetime.now(UTC).date().isoformat()
