"""Sendings out of order: known ones, gaps, and a machine that went back and counts on (exchange.md 7)."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from ccapp.domain.layout import Level
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.words import Words
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.offices import SUPERIOR, deliver, exported, held, merged, normal, only, packed


def written(state: ScopeState, field: str, text: str, by: int) -> ScopeState:
    """The state after its machine wrote a field of the first product with its next number but `by`."""
    device = DeviceId(next(iter(state.vector)))
    counter = state.vector[device] + by
    record = only(state, "item", Level.PRODUCT)
    after = dataclasses.replace(
        record,
        fields={**record.fields, field: text},
        versions={**record.versions, field: make_dot(device, counter)},
    )
    records = tuple(after if each.id == record.id else each for each in state.records)
    return dataclasses.replace(state, records=records, vector={**state.vector, device: counter})


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_that_came_before_says_when(superior: Desk, connected: Desk, stick: Path) -> None:
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (line,) = superior.done("receive", stick)["files"]
    assert line["result"] == "nothing-new"
    assert "đã nhận ngày" in line["message"]


def test_a_gap_is_told_and_harms_nothing(world: World) -> None:
    state = exported(world.first, world.plan)
    assert merged(world.superior, packed(world.first, state, 3), world.place).missing is None
    later = written(state, "product", "Báo cáo quý", by=1)
    outcome = merged(world.superior, packed(world.first, later, 7), world.place)
    assert outcome.missing == (4, 6)
    assert held(world.superior, world.plan) == normal(later)
    last = written(later, "product", "Báo cáo tháng", by=1)
    assert merged(world.superior, packed(world.first, last, 8), world.place).missing is None
    assert deliver(world.superior, packed(world.first, state, 5), world.place).result is Result.OLDER


def test_the_words_of_a_gap(superior: Desk, connected: Desk, stick: Path) -> None:
    sent = [connected.done("send", "--to", SUPERIOR, "--out", stick)["file"] for _ in range(4)]
    plan = connected.done("plans")["plans"][0]["id"]
    record = connected.done("show", plan)["tables"][0]["records"][0]["id"]
    connected.done("set", plan, record, "product", "Báo cáo khác")
    last = connected.done("send", "--to", SUPERIOR, "--out", stick)["file"]
    superior.done("receive", sent[1])
    (line,) = superior.done("receive", last)["files"]
    assert line["message"].endswith(Words("vi").text("result-missing", numbers="3-4"))


def test_a_machine_that_went_back_is_seen_by_the_chain_of_its_packages(world: World) -> None:
    """Its second sending went elsewhere or was lost; the third comes under a free number."""
    state = exported(world.first, world.plan)
    one = packed(world.first, state, 1)
    merged(world.superior, one, world.place)
    before = written(state, "product", "Trước khi khôi phục", by=1)
    two = packed(world.first, before, 2, previous=sha(one))
    merged(world.superior, two, world.place)
    again = written(written(state, "product", "Sau khi khôi phục", by=1), "deadline", "Quý IV/2026", by=1)
    there = held(world.superior, world.plan)
    outcome = deliver(world.superior, packed(world.first, again, 3, previous="f" * 64), world.place)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-HAIMAY"
    assert held(world.superior, world.plan) == there


def test_a_chain_that_does_not_fit_is_no_fault_where_no_number_has_two_contents(world: World) -> None:
    state = exported(world.first, world.plan)
    merged(world.superior, packed(world.first, state, 1), world.place)
    later = written(state, "product", "Báo cáo quý", by=1)
    merged(world.superior, packed(world.first, later, 2, previous="f" * 64), world.place)
    assert held(world.superior, world.plan) == normal(later)
