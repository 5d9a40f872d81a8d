"""What an office says that it can read, and what is written for it: never anything newer."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.errors import RefusedError
from ccapp.exchange import package, reads
from ccapp.exchange.fields import as_fields
from ccapp.exchange.package import read_header
from ccapp.exchange.reads import OURS, Reads, advertised, read_reads
from ccapp.services.handover import connecting, exchanging, receipts
from ccapp.services.handover.outcomes import Result
from ccapp.services.handover.sealing import reads_of
from ccapp.services.session import Session
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of this office that writes data version 4; the other office still reads 1."""
    monkeypatch.setattr(reads, "SV", 4)
    monkeypatch.setattr(package, "SV", 4)


def say(session: Session, office: str, said: Reads) -> None:
    with session.store.writing():
        connecting.note_reads(session, office, said)  # type: ignore[arg-type]


def sent_sv(world: World) -> int:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    return read_header(sent.file.read_bytes()).sv


def test_a_connection_file_says_it(world: World) -> None:
    office = world.superior.store.office.id
    assert reads_of(world.first, office) == OURS
    assert advertised() == {"fmt_max": 1, "sv_max": 1, "suites": [0, 1]}


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize(("theirs", "written"), [(1, 1), (3, 3), (4, 4), (9, 4)])
def test_the_lesser_data_version_is_written(world: World, theirs: int, written: int) -> None:
    say(world.first, world.superior.store.office.id, Reads(sv=theirs))
    assert sent_sv(world) == written


def test_the_latest_receipt_counts(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superior updates: its next receipt says so, and from then on it is written for."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    (taken,) = exchanging.receive(world.superior, [sent.file])
    monkeypatch.setattr(reads, "OURS", Reads(sv=4))
    (given,) = receipts.give(world.superior, [taken.sha256], world.place)
    monkeypatch.undo()
    assert exchanging.receive(world.first, [given.file])[0].result is Result.RECEIPT
    assert reads_of(world.first, world.superior.store.office.id).sv == 4
    monkeypatch.setattr(reads, "SV", 4)
    assert sent_sv(world) == 4


def test_a_card_says_it_too(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "OURS", Reads(sv=7, suites=(0, 1, 2)))
    card = connecting.write_card(world.superior, tmp_path)
    monkeypatch.undo()
    exchanging.receive(world.first, [card])
    assert reads_of(world.first, world.superior.store.office.id) == Reads(sv=7, suites=(0, 1, 2))


@pytest.mark.parametrize("theirs", [Reads(suites=(0,)), Reads(suites=()), Reads(suites=(0, 2))])
def test_one_that_reads_nothing_of_ours_is_not_sent_anything(world: World, theirs: Reads) -> None:
    say(world.first, world.superior.store.office.id, theirs)
    with pytest.raises(RefusedError, match="reader-too-old"):
        exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    assert not list(world.place.glob("K-*.khx"))


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"fmt_max": 1, "sv_max": 1},
        {"fmt_max": 1, "sv_max": 0, "suites": [1]},
        {"fmt_max": True, "sv_max": 1, "suites": [1]},
        {"fmt_max": 1, "sv_max": 1, "suites": "1"},
        {"fmt_max": 1, "sv_max": 1, "suites": ["1"]},
        {"fmt_max": 1, "sv_max": 1, "suites": [-1]},
        {"fmt_max": 1, "sv_max": 1, "suites": [1] * 101},
        {"fmt_max": None, "sv_max": 1, "suites": [1]},
    ],
)
def test_what_is_said_in_another_form_says_nothing(said: dict[str, object]) -> None:
    assert read_reads(as_fields(said, "x")) is None
