"""The audit trail as a chain: whole after any work, broken by any change from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receptions
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import chain
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import SUPERIOR, commune_at, stored, superior_at


@pytest.fixture
def worked(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> Session:
    """A superior that took in two packages, took one back, edited, undid and did again."""
    superior = superior_at(tmp_path / "s", clock)
    commune = commune_at(tmp_path / "x", superior, "UBND xã Một", clock)
    plan = stored(commune, plan_maker(commune))
    first = next(rows(planning.show(commune, plan).appendices[0])).leaf.id
    for text in ("Một", "Hai"):
        planning.set_text(commune, plan, first, "product", text)
        exchanging.receive(superior, [exchanging.send(commune, plan, SUPERIOR, tmp_path).file])
    receptions.undo_receptions(superior, [receptions.list_receptions(superior)[0].run])
    own = stored(superior, plan_maker(superior))
    line = next(rows(planning.show(superior, own).appendices[0])).leaf.id
    planning.set_text(superior, own, line, "product", "Ba")
    planning.undo(superior)
    planning.redo(superior)
    commune.store.close()
    return superior


def test_it_is_whole_whatever_was_done(worked: Session) -> None:
    count = worked.store.connection.execute("SELECT count(*) FROM tx").fetchone()[0]
    assert safekeeping.verify_trail(worked) == chain.Trail(entries=count)
    assert count > 6
    worked.store.close()


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE change SET after = replace(after, 'Ba', 'Bốn') WHERE instr(after, 'Ba') > 0",
        "UPDATE tx SET who = 'Ai đó' WHERE id = 2",
        "UPDATE tx SET at = '2020-01-01T00:00:00+07:00' WHERE id = 2",
        "DELETE FROM change WHERE tx = (SELECT max(tx) FROM change) AND seq = 1",
        "UPDATE received SET sha256 = 'g' || substr(sha256, 2) WHERE tx IS NOT NULL",
        "UPDATE tx SET chain = NULL WHERE id = 3",
        "INSERT INTO tx (id, at, who, device, action, kind) VALUES (900, '', '', '', 'x', 'system')",
    ],
)
def test_any_change_from_outside_breaks_it(worked: Session, deed: str) -> None:
    assert worked.store.connection.execute(deed).rowcount > 0
    assert safekeeping.verify_trail(worked).broken > 0
    worked.store.close()


def test_an_entry_taken_out_breaks_it(worked: Session) -> None:
    connection = worked.store.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM change WHERE tx = 3")
    connection.execute("DELETE FROM tx WHERE id = 3")
    assert safekeeping.verify_trail(worked).broken > 0
    worked.store.close()
