"""What superiors gave, kept as records that two machines of the office may write apart from each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.merge import merge
from ccapp.domain.plan import OfficeId
from ccapp.domain.scope import ScopeState
from ccapp.services.folder import safekeeping
from ccapp.services.session import Session
from ccapp.store import outsets, own_scopes
from ccapp.store.outsets import KeptOutset, kept_of
from ccapp.store.own_scopes import OFFICE_PLAN
from ccapp.store.tables import OUTSET

GIVER = OfficeId("a" * 32)


def keep(session: Session, form: str) -> ScopeState:
    store = session.store
    with store.journal.write("x", "x") as tx:
        outsets.keep_outset(tx, store.connection, KeptOutset(office=GIVER, form=form))
    return own_scopes.export_own(store.connection, store.office.id, OFFICE_PLAN)


@pytest.mark.parametrize(("left", "right"), [(50_000, 30_000), (30_000, 50_000), (10, 90_000)])
def test_of_two_models_written_apart_one_stays_whole(
    session: Session, tmp_path: Path, left: int, right: int
) -> None:
    keep(session, "o" * 30_000)
    out = safekeeping.backup(session, tmp_path / "a.ccbak")
    safekeeping.restore(tmp_path / "máy kia", out, who="Bình", clock=session.clock)
    other = safekeeping.open_session(tmp_path / "máy kia", who="Bình", clock=session.clock)
    one, two = keep(session, "a" * left), keep(other, "b" * right)
    (record,) = [each for each in merge(one, two).records if each.type == OUTSET.type]
    assert kept_of(record.fields).form in ("a" * left, "b" * right)
    other.store.close()


def test_a_model_of_any_length_is_kept_as_it_came(session: Session) -> None:
    for length in (1, 19_990, 20_000, 40_001, 0, 5):
        keep(session, "x" * length)
        found = outsets.outset_of(session.store.connection, GIVER)
        assert found is not None
        assert found.form == "x" * length
