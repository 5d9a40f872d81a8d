"""What a cheating commune does with a state, and what the superior must say to it."""

from __future__ import annotations

import dataclasses

from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import make_dot
from ccapp.errors import RefusedError
from ccapp.exchange.errors import PackageError
from ccapp.services.handover.outcomes import Result, package_code
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import deliver, dump, packed


def assert_refused(world: World, state: ScopeState, code: str, reason: str = "") -> None:
    """The superior sets it aside under this code, and every byte of its data is as before."""
    before = dump(world.superior)
    outcome = deliver(world.superior, packed(world.second, state), world.place)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert package_code(outcome.error) == code
    assert isinstance(outcome.error, PackageError | RefusedError)
    if reason:
        assert reason in str(outcome.error)
    assert dump(world.superior) == before
    assert len(list((world.superior.store.folder / "quarantine").glob("*.khx"))) == 1


def grown(state: ScopeState, by: int = 1) -> ScopeState:
    """The state with its writing device further on, so that it counts as newer."""
    ((device, counter),) = state.vector.items()
    return dataclasses.replace(state, vector={device: counter + by})


def next_dot(state: ScopeState) -> RecordId:
    ((device, counter),) = state.vector.items()
    return RecordId(make_dot(device, counter))
