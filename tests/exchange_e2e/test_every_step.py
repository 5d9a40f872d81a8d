"""A write or read that fails at every step, one after the other, of whatever writes or takes in a file.

Each time: a refusal with plain words and data as they were, or all of it done; and the next try works. Files
fail in Python's calls, the database in the system's own: a file that may not grow, a database that is full.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccapp.domain.remarks import Remark, Speaker
from ccapp.errors import AppError
from ccapp.services.handover import connecting, exchanging, own_machines, receipts, receptions, rotation
from ccapp.services.handover.outcomes import Result
from ccapp.services.paper import issuing
from ccapp.services.plans import pen, planning, remarks
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.words import Words
from tests.exchange_e2e.broken import Machine
from tests.exchange_e2e.conftest import SIGNING, World
from tests.exchange_e2e.machines import leaf, write
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, held, normal

FAILURES = [errno.ENOSPC, errno.EIO, errno.EACCES]
MANY = 10**6  # pages


def attempt(deed: Callable[[], object]) -> AppError | None:
    """The refusal of a deed, in words that people have; None where it was done."""
    try:
        deed()
    except AppError as error:
        words = Words("vi").error(error)
        assert words
        assert error.code not in words
        return error
    return None


@dataclass
class Case:
    """What is done, in whose data, and the folders whose steps fail."""

    office: Session
    deed: Callable[[], object]
    folders: tuple[Path, ...]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "KEHOACH"
    place.mkdir()
    return place


@pytest.fixture
def arrived(world: World, stick: Path) -> World:
    """The superior has a plan of the first commune, whose signed copy came along, and a remark on it."""
    scan = world.place / "ký.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300_000))
    issuing.issue(world.first, world.plan, SIGNING, scan)
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
    assert exchanging.receive(world.superior, [sent])[0].result is Result.MERGED
    cell = leaf(world.superior, world.plan)
    said = Remark(
        plan_id=world.plan, record=cell, field="deadline", words="Ghi rõ ngày", speaker=Speaker.SUPERIOR
    )
    remarks.add(world.superior, said)
    return world


def sending(world: World, stick: Path) -> Case:
    return Case(world.first, lambda: exchanging.send(world.first, world.plan, SUPERIOR, stick), (stick,))


def receipt(world: World, stick: Path) -> Case:
    chosen = [each.package.sha256 for each in receipts.newest(receipts.received(world.superior))]
    return Case(world.superior, lambda: receipts.give(world.superior, chosen, stick), (stick,))


def return_file(world: World, stick: Path) -> Case:
    return Case(
        world.superior,
        lambda: remark_files.send_remarks(world.superior, world.plan, stick),
        (stick,),
    )


def carrying(world: World, stick: Path) -> Case:
    return Case(world.first, lambda: own_machines.carry(world.first, stick), (stick,))


def card(world: World, stick: Path) -> Case:
    return Case(world.first, lambda: connecting.write_card(world.first, stick), (stick,))


def invitation(world: World, stick: Path) -> Case:
    return Case(world.superior, lambda: connecting.invite(world.superior, "UBND xã Ba", stick), (stick,))


def key_events(world: World, stick: Path) -> Case:
    return Case(world.first, lambda: rotation.write_chain(world.first, stick), (stick,))


STEPS = {"open", "write", "fsync", "replace", "readinto"}
WRITING = [sending, receipt, return_file, carrying, card, invitation, key_events]


def run(case: Case, monkeypatch: pytest.MonkeyPatch, number: int, turn: int | None) -> Machine:
    """Do it on a machine whose step of that turn fails; nothing is left half done."""
    machine = Machine(case.folders, number, turn)
    before, files = said(case.office), _files(case.folders)
    with machine.breaking(monkeypatch):
        error = attempt(case.deed)
    after = _files(case.folders)
    if error is not None:
        assert said(case.office) == before
        assert after == files
    else:
        assert set(files) < set(after), "said to be done, and nothing is there"
        assert {name: after[name] for name in files} == files, "what lay there is another now"
    assert not [name for name in after if name.endswith(".tmp")]
    return machine


def said(session: Session) -> str:
    """Everything in the database but how often it was opened for writing."""
    return "\n".join(line for line in dump(session).splitlines() if "'writes'" not in line)


def _files(folders: tuple[Path, ...]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for folder in folders for path in folder.iterdir()}


@pytest.mark.parametrize("number", FAILURES, ids=errno.errorcode.get)
@pytest.mark.parametrize("make", WRITING, ids=lambda make: make.__name__)
def test_writing_a_file(
    arrived: World,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[World, Path], Case],
    number: int,
) -> None:
    (stick / "cũ.khx").write_bytes(b"x")
    case, turn, met = make(arrived, stick), 0, set()
    while True:
        turn += 1
        machine = run(case, monkeypatch, number, turn)
        if len(machine.steps) < turn:
            break
        met.add(machine.steps[turn - 1])
        if pen.pen_away(arrived.first) is not None:
            pen.take_pen(arrived.first)
        if _grew(stick):
            _tidy(stick)
    print(f"{make.__name__}: {turn - 1} steps failed in turn")
    small = make in (card, invitation)  # written at once, and read back in one piece
    assert turn > (5 if small else 8)
    assert met >= ({"fsync", "open", "read", "replace"} if small else STEPS)
    assert _grew(stick), "the last try met no failure, so it was done"


@pytest.mark.parametrize("make", WRITING, ids=lambda make: make.__name__)
def test_what_comes_back_different_is_not_handed_over(
    arrived: World, stick: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[World, Path], Case]
) -> None:
    """A stick that spoils what it is given: no file of that name is left to be carried away."""
    case, real = make(arrived, stick), os.fsync

    def spoil(descriptor: int) -> None:
        real(descriptor)
        for path in (each for each in stick.iterdir() if each.name.endswith(".tmp")):
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)

    before = said(case.office)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", spoil)
        error = attempt(case.deed)
    assert error is not None
    assert error.code == "media-mismatch"
    assert list(stick.iterdir()) == []
    assert said(case.office) == before
    assert attempt(case.deed) is None


def _grew(stick: Path) -> bool:
    return len(list(stick.iterdir())) > 1


def _tidy(stick: Path) -> None:
    for path in stick.iterdir():
        if path.name != "cũ.khx":
            path.unlink()


@pytest.mark.parametrize("number", FAILURES, ids=errno.errorcode.get)
def test_taking_a_file_in(arrived: World, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Copied from the stick, kept, verified, its attachment stored, merged: each step of it fails once."""
    file = exchanging.send(arrived.second, arrived.other_plan, SUPERIOR, stick).file
    superior, inbox = arrived.superior, arrived.superior.store.folder / "inbox"
    before, kept, turn, met, refused = dump(superior), _names(inbox), 0, set(), 0
    while True:
        turn += 1
        machine = Machine((stick, superior.store.folder), number, turn)
        with machine.breaking(monkeypatch):
            outcomes = exchanging.receive(superior, [file], accept=True)  # again after it was undone
        (outcome,) = outcomes
        if len(machine.steps) < turn:
            break
        met.add(machine.steps[turn - 1])
        if outcome.result is Result.MERGED:
            (run_,) = {outcome.run}
            receptions.undo_receptions(superior, [run_])
            before = dump(superior)
            continue
        refused += 1
        assert outcome.result is Result.REFUSED
        assert outcome.error is not None
        assert Words("vi").error(outcome.error)
        assert dump(superior) == before
        assert held(superior, arrived.other_plan) is None
        assert not [name for name in _names(inbox) - kept if len(name) < 64], "half a copy is left"
    print(f"taking in: {turn - 1} steps failed in turn, {refused} refused")
    assert outcome.result is Result.MERGED
    assert refused > 8
    assert met >= {"open", "read", "write", "fsync", "replace"}
    assert held(superior, arrived.other_plan) == normal(exported(arrived.second, arrived.other_plan))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@contextmanager
def no_larger_than(limit: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: the system refuses the block that would."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def settled(session: Session) -> int:
    """Everything in the database itself, nothing beside it; its size in pages."""
    session.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return int(session.store.connection.execute("PRAGMA page_count").fetchone()[0])


def undoing(world: World) -> Callable[[], object]:
    (run_,) = {each.run for each in receptions.list_receptions(world.superior)}
    return lambda: receptions.undo_receptions(world.superior, [run_])


def taking(world: World) -> Callable[[], object]:
    for number in range(4):
        write(world.second, world.other_plan, "Ă" * 15_000, at=number, field="product")
    file = exchanging.send(world.second, world.other_plan, SUPERIOR, world.place).file

    def take() -> None:
        (outcome,) = exchanging.receive(world.superior, [file])
        if outcome.error is not None:
            raise outcome.error

    return take


def noting_a_sending(world: World) -> Callable[[], object]:
    return lambda: exchanging.send(world.first, world.plan, SUPERIOR, world.place)


DATABASE: list[tuple[str, Callable[[World], Callable[[], object]]]] = [
    ("superior", taking),
    ("superior", undoing),
    ("first", noting_a_sending),
]
IDS = ["taking in", "undoing", "noting a sending"]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
@pytest.mark.parametrize(("whose", "make"), DATABASE, ids=IDS)
def test_every_block_that_the_database_writes(
    arrived: World, whose: str, make: Callable[[World], Callable[[], object]]
) -> None:
    """The log of the database may grow by one block more each time, until all of it fits."""
    office: Session = getattr(arrived, whose)
    deed, refused, limit = make(arrived), 0, 0
    settled(office)
    while True:
        before = dump(office)
        with no_larger_than(limit):
            error = attempt(deed)
        database.require_sound(office.store.connection)
        if error is None:
            break
        assert dump(office) == before
        refused, limit = refused + 1, limit + 4_096 + 24
    print(f"{whose}: {refused} blocks refused in turn")
    assert refused > 2
    assert dump(office) != before


@pytest.mark.parametrize(("whose", "make"), DATABASE[:2], ids=IDS[:2])
def test_a_database_that_is_full_after_each_page(
    arrived: World, whose: str, make: Callable[[World], Callable[[], object]]
) -> None:
    office: Session = getattr(arrived, whose)
    deed, connection = make(arrived), office.store.connection
    pages, refused = settled(office), 0
    while True:
        before = dump(office)
        connection.execute(f"PRAGMA max_page_count = {pages + refused}")
        error = attempt(deed)
        connection.execute(f"PRAGMA max_page_count = {MANY}")
        database.require_sound(connection)
        if error is None:
            break
        assert dump(office) == before
        refused += 1
    print(f"{whose}: full after {refused} more pages")
    assert refused > 2 or make is undoing
    assert dump(office) != before
    assert planning.show(arrived.first, arrived.plan).appendices
