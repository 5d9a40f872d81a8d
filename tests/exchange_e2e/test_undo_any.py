"""Any of the last ten receptions taken back: the tables are to the byte as if it had never come.

What tells of the past (journal, log of files, chain) goes on; all that says how things are is compared.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import RecordId
from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receptions
from ccapp.services.handover.outcomes import Result
from ccapp.services.paper import issuing
from ccapp.services.plans import editing
from ccapp.services.session import Session
from ccapp.store import database
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import SIGNING
from tests.exchange_e2e.machines import leaf, write
from tests.exchange_e2e.offices import SUPERIOR, commune_at, stored, superior_at

TEN = 10
# Who is connected stays connected, and what was kept or noted of files is the past.
PAST = {"tx", "change", "received", "reception", "meta", "heading", "office", "partner", "partner_device"}
PAST |= {"invitation", "attachment_held", "kept", "device"}


def tables(session: Session) -> dict[str, list[str]]:
    """Every row of every table that says how things are, as it is stored."""
    connection = session.store.connection
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'search_word%' ORDER BY name"
    ).fetchall()
    return {
        name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))  # noqa: S608 - our own names
        for (name,) in names
        if name not in PAST | {"search_record"}
    } | {"search": sorted(map(repr, connection.execute("SELECT type, record FROM search_record")))}


@pytest.fixture
def offices(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> Iterator[list[tuple[Session, RecordId]]]:
    """A superior and three communes; the first pair is the superior's own, which has no plan."""
    with ExitStack() as close:
        superior = superior_at(tmp_path / "s", clock)
        made: list[tuple[Session, RecordId]] = [(superior, RecordId(""))]
        for number in range(3):
            commune = commune_at(tmp_path / f"x{number}", superior, f"UBND xã {number}", clock)
            close.callback(commune.store.close)
            made.append((commune, stored(commune, plan_maker(commune))))
        yield made
        superior.store.close()


def package(session: Session, plan: RecordId, number: int, place: Path) -> Path:
    """The plan with other words, a line more, now and then one less; the last time signed, with its copy."""
    first = leaf(session, plan)
    write(session, plan, f"Lần {number}")
    added = editing.add_line(session, plan, first, Level.PRODUCT).leaf
    if number % 2:
        editing.remove(session, plan, [added])
    if number >= TEN - 1:
        (place / f"ký {number}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9_000))
        issuing.issue(session, plan, SIGNING, place / f"ký {number}.png")
    return exchanging.send(session, plan, SUPERIOR, place).file


def test_newest_first_each_of_ten_of_one_plan(
    offices: list[tuple[Session, RecordId]], tmp_path: Path
) -> None:
    (superior, _), (commune, plan), *_ = offices
    before = []
    for number in range(TEN):
        before.append(tables(superior))
        (outcome,) = exchanging.receive(superior, [package(commune, plan, number, tmp_path)])
        assert outcome.result is Result.MERGED
        assert tables(superior) != before[-1]
    for wanted in reversed(before):
        run = next(each.run for each in receptions.list_receptions(superior) if not each.files[0].undone)
        receptions.undo_receptions(superior, [run])
        assert tables(superior) == wanted
        database.require_sound(superior.store.connection)


@pytest.mark.parametrize("back", range(1, TEN + 1))
def test_any_one_of_ten_of_several_offices(
    offices: list[tuple[Session, RecordId]], plan_maker: PlanMaker, clock: Clock, tmp_path: Path, back: int
) -> None:
    """Ten plans of three offices came one after the other; one is taken back from the middle."""
    superior, folder = offices[0][0], offices[0][0].store.folder
    files = []
    for number in range(TEN):
        commune, plan = offices[1 + number % 3]
        own = plan if number < 3 else stored(commune, plan_maker(commune))
        files.append(package(commune, own, number, tmp_path))
    superior.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    image = tmp_path / "trước"
    shutil.copytree(folder, image, ignore=shutil.ignore_patterns("lock", "*-shm", "*-wal"))
    runs = [exchanging.receive(superior, [file])[0].run for file in files]
    receptions.undo_receptions(superior, [runs[-back]])
    told = tables(superior)
    superior.store.close()
    shutil.rmtree(folder)
    shutil.rmtree(state_folder(), ignore_errors=True)
    shutil.copytree(image, folder)
    never = safekeeping.open_session(folder, who="Minh", clock=clock)
    for number, file in enumerate(files):
        if number != TEN - back:
            assert exchanging.receive(never, [file])[0].result is Result.MERGED
    assert told == tables(never)
    never.store.close()
