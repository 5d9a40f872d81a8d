"""Files that go with a plan (its signed copy): sent once, asked for where they are missing, never trusted."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, RemarkState, Speaker
from ccapp.domain.scope import ScopeRecord
from ccapp.errors import FileError, NotFoundError, RefusedError
from ccapp.exchange.attached import LARGEST
from ccapp.services.folder import safekeeping
from ccapp.services.handover import attached, exchanging, receipts, receptions
from ccapp.services.handover.attached import Left
from ccapp.services.handover.exchanging import Sending
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.paper import adjusting, issuing, signed_copies
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import planning, remarks
from ccapp.services.reception import remark_files
from ccapp.store import partners
from ccapp.store.attachments import is_kept, is_sound, place_of
from tests.conftest import Clock
from tests.exchange import second_reader
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, merged, only, packed, with_new, with_record

SIGNING = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
PNG = b"\x89PNG\r\n\x1a\n"


def picture(folder: Path, name: str, size: int = 5000) -> Path:
    """A scan with bytes of its own."""
    path = folder / name
    path.write_bytes(PNG + os.urandom(size - len(PNG)))
    return path


def issued(world: World, *names: str, size: int = 5000) -> list[Path]:
    """The first commune's plan in force, with these files as signed copies."""
    files = [picture(world.place, name, size) for name in names]
    issuing.issue(world.first, world.plan, SIGNING)
    for file in files:
        issuing.attach_signed(world.first, world.plan, file)
    return files


def sent(world: World) -> Sending:
    return exchanging.send(world.first, world.plan, SUPERIOR, world.place)


def received(world: World, sending: Sending) -> Outcome:
    (outcome,) = exchanging.receive(world.superior, [sending.file])
    return outcome


def acknowledged(world: World) -> None:
    """The superior's receipt for the newest sending goes back to the commune."""
    newest = receipts.newest(receipts.received(world.superior))
    given = receipts.give(world.superior, [each.package.sha256 for each in newest], world.place)
    outcomes = exchanging.receive(world.first, [each.file for each in given])
    assert {each.result for each in outcomes} == {Result.RECEIPT}


def names(found: Sequence[attached.Attached]) -> list[tuple[str, bool]]:
    return [(each.file.name, each.here) for each in found]


def test_the_superior_sees_and_saves_the_signed_copy(world: World, tmp_path: Path) -> None:
    (file,) = issued(world, "KH 07 (đã ký).png")
    sending = sent(world)
    assert (sending.attachments, sending.left) == (1, ())
    outcome = received(world, sending)
    assert (outcome.result, outcome.attachments) == (Result.MERGED, 1)
    (found,) = attached.files(world.superior, world.plan)
    assert (found.file.name, found.here, found.file.size) == (file.name, True, 5000)
    out = tmp_path / "lưu"
    out.mkdir()
    saved = [attached.save(world.superior, found.file.id, out) for _ in range(2)]
    assert [path.name for path in saved] == ["KH 07 (đã ký).png", "KH 07 (đã ký) (2).png"]
    assert {path.read_bytes() for path in saved} == {file.read_bytes()}
    assert signed_copies.copies(world.superior, world.plan) == ()  # how it was compared stays with its office


def test_a_file_is_sent_until_a_receipt_lists_it_and_not_again(world: World) -> None:
    issued(world, "một.png", "hai.png", size=100_000)
    first, second = sent(world), sent(world)
    assert (first.attachments, second.attachments) == (2, 2)  # the first may be lost
    received(world, second)
    acknowledged(world)
    third = sent(world)
    assert third.attachments == 0
    assert third.file.stat().st_size < 20_000
    issuing.attach_signed(world.first, world.plan, picture(world.place, "ba.png"))
    fourth = sent(world)
    assert fourth.attachments == 1
    received(world, fourth)
    assert [here for _, here in names(attached.files(world.superior, world.plan))] == [True] * 3


def test_the_want_list_heals_in_one_round_trip(world: World) -> None:
    (file,) = issued(world, "một.png")
    received(world, sent(world))
    acknowledged(world)
    (found,) = attached.files(world.superior, world.plan)
    place_of(world.superior.store.folder, found.file.sha256).unlink()
    (lost,) = attached.missing(world.superior, world.plan)
    with pytest.raises(FileError, match="attachment-awaited"):
        attached.save(world.superior, lost.id, world.place)
    assert sent(world).attachments == 0  # the commune does not know yet
    acknowledged(world)
    again = sent(world)
    assert again.attachments == 1
    outcome = received(world, again)
    assert (outcome.result, outcome.attachments) == (Result.NOTHING_NEW, 1)  # the plan itself is no newer
    assert attached.missing(world.superior, world.plan) == ()
    assert place_of(world.superior.store.folder, lost.sha256).read_bytes() == file.read_bytes()


def test_a_damaged_file_is_wanted_too_and_mended(world: World) -> None:
    (file,) = issued(world, "một.png")
    received(world, sent(world))
    (found,) = attached.files(world.superior, world.plan)
    kept = place_of(world.superior.store.folder, found.file.sha256)
    kept.write_bytes(bytes(len(file.read_bytes())))
    with pytest.raises(FileError, match="attachment-damaged"):
        attached.save(world.superior, found.file.id, world.place)
    acknowledged(world)
    received(world, sent(world))
    assert kept.read_bytes() == file.read_bytes()


def test_the_same_file_twice_travels_once(world: World) -> None:
    (file,) = issued(world, "một.png")
    again = world.place / "hai.png"
    again.write_bytes(file.read_bytes())
    issuing.attach_signed(world.first, world.plan, again)
    sending = sent(world)
    assert sending.attachments == 1
    header = exchanging.read_header(sending.file.read_bytes())
    assert len(header.segments) == 2
    received(world, sending)
    assert names(attached.files(world.superior, world.plan)) == [("một.png", True), ("hai.png", True)]


def test_a_stick_that_is_dropped_again_brings_back_a_lost_file(world: World) -> None:
    issued(world, "một.png")
    sending = sent(world)
    received(world, sending)
    assert received(world, sending).attachments == 0
    (found,) = attached.files(world.superior, world.plan)
    place_of(world.superior.store.folder, found.file.sha256).unlink()
    outcome = received(world, sending)
    assert (outcome.result, outcome.attachments) == (Result.NOTHING_NEW, 1)


def test_bytes_of_another_hash_are_not_the_file(world: World) -> None:
    """A sender that names one hash and packs other bytes: the file is missing, the bytes are not kept."""
    issuing.issue(world.first, world.plan, SIGNING)
    state = exported(world.first, world.plan)
    device = world.first.store.device
    fields = {
        "plan_id": state.plan,
        "name": "đã ký.pdf",
        "sha256": hashlib.sha256(b"%PDF-1").hexdigest(),
        "size": 6,
    }
    record = ScopeRecord(type="evidence", id=RecordId(f"{device}3uw"), fields=fields, versions={})
    forged = replace(with_new(state, record), vector={**state.vector, device: 5000})
    data = packed(world.first, forged, attachments=[b"%PDF-2"])
    outcome = merged(world.superior, data, world.place)
    assert outcome.attachments == 0
    (lost,) = attached.missing(world.superior, world.plan)
    assert lost.name == "đã ký.pdf"
    other = hashlib.sha256(b"%PDF-2").hexdigest()
    assert not is_kept(world.superior.store.folder, other, 6)


@pytest.mark.parametrize(
    "fields",
    [
        {"sha256": "0" * 63},
        {"sha256": "../../identity.json"},
        {"sha256": None},
        {"size": 0},
        {"size": "6"},
        {"name": None},
    ],
)
def test_a_record_that_is_no_file_refuses_the_package(
    world: World, fields: dict[str, str | int | None]
) -> None:
    issued(world, "một.png")
    state = exported(world.first, world.plan)
    record = only(state, "evidence").id
    data = packed(world.first, with_record(state, record, **fields))
    path = world.place / "xấu.khx"
    path.write_bytes(data)
    (outcome,) = exchanging.receive(world.superior, [path])
    assert outcome.result is Result.REFUSED
    assert attached.files(world.superior, world.plan) == ()


def test_what_cannot_go_along_is_named_and_the_plan_goes_all_the_same(world: World) -> None:
    issued(world, "vừa.png", "lạc.png", "hỏng.png")
    large = world.place / "lớn.png"
    large.write_bytes(PNG + bytes(LARGEST))
    issuing.attach_signed(world.first, world.plan, large)
    kept = {each.file.name: each.file.sha256 for each in attached.files(world.first, world.plan)}
    place_of(world.first.store.folder, kept["lạc.png"]).unlink()
    place_of(world.first.store.folder, kept["hỏng.png"]).write_bytes(bytes(5000))
    sending = sent(world)
    assert sending.attachments == 1
    assert {each.name: each.why for each in sending.left} == {
        "lạc.png": Left.LOST,
        "hỏng.png": Left.LOST,
        "lớn.png": Left.TOO_LARGE,
    }
    received(world, sending)
    assert len(attached.missing(world.superior, world.plan)) == 3


def test_what_does_not_fit_goes_with_the_next_sending(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(world, *(f"{number}.png" for number in range(5)))
    monkeypatch.setattr(attached, "MOST", 2)
    counts = []
    for _ in range(3):
        sending = sent(world)
        counts.append((sending.attachments, [each.why for each in sending.left]))
        received(world, sending)
        acknowledged(world)
    assert counts == [(2, [Left.NEXT_TIME] * 3), (2, [Left.NEXT_TIME]), (1, [])]
    assert attached.missing(world.superior, world.plan) == ()
    assert sent(world).attachments == 0


def test_a_signed_copy_that_was_taken_away_is_gone_at_the_superior_too(world: World) -> None:
    issued(world, "một.png")
    received(world, sent(world))
    (copy,) = signed_copies.copies(world.first, world.plan)
    (found,) = attached.files(world.superior, world.plan)
    signed_copies.detach(world.first, copy.id)
    received(world, sent(world))
    assert attached.files(world.superior, world.plan) == ()
    with pytest.raises(NotFoundError, match="attachment-gone"):
        attached.save(world.superior, found.file.id, world.place)
    planning.undo(world.first)
    received(world, sent(world))
    assert names(attached.files(world.superior, world.plan)) == [("một.png", True)]


def test_a_reception_that_is_undone_takes_its_files_off_the_plan(world: World) -> None:
    received(world, sent(world))
    issued(world, "một.png")
    outcome = received(world, sent(world))
    receptions.undo_receptions(world.superior, [outcome.run])
    assert attached.files(world.superior, world.plan) == ()


def test_nothing_of_an_unproved_sender_is_kept(world: World) -> None:
    issued(world, "một.png")
    sending = sent(world)
    with world.superior.store.writing() as connection:
        connection.execute("DELETE FROM invitation")
    outcome = received(world, sending)
    assert outcome.result is Result.REFUSED
    assert not any(path.is_file() for path in (world.superior.store.folder / "att").rglob("*"))
    assert partners.list_partners(world.superior.store.connection) == ()


def test_what_could_run_is_saved_and_not_opened(world: World) -> None:
    issued(world, "một.png")
    state = exported(world.first, world.plan)
    record = only(state, "evidence").id
    merged(world.superior, packed(world.first, with_record(state, record, name="ký.pdf.exe")), world.place)
    (found,) = attached.files(world.superior, world.plan)
    with pytest.raises(RefusedError, match="attachment-not-opened"):
        attached.require_openable(world.superior, found.file.id)


@pytest.mark.skipif(os.name == "nt", reason="there the mark is a stream of the file, and stands in no list")
def test_a_saved_file_is_marked_as_one_from_elsewhere(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Windows reads of it; elsewhere the same name is a file of its own."""
    monkeypatch.setattr(attached, "_MARKS_FILES", True)
    (file,) = issued(world, "một.png")
    received(world, sent(world))
    (found,) = attached.files(world.superior, world.plan)
    saved = attached.save(world.superior, found.file.id, tmp_path / "s")
    assert saved.read_bytes() == file.read_bytes()
    mark = saved.with_name(f"{saved.name}:Zone.Identifier")
    assert mark.read_bytes() == b"[ZoneTransfer]\r\nZoneId=3\r\n"
    monkeypatch.setattr(Path, "write_text", lambda *_, **__: (_ for _ in ()).throw(OSError("FAT")))
    again = attached.save(world.superior, found.file.id, tmp_path / "s")
    assert again.read_bytes() == file.read_bytes(), "a stick without a place for the mark takes the file"


def test_the_second_reader_finds_the_file_by_its_hash(world: World) -> None:
    (file,) = issued(world, "một.png")
    sending = sent(world)
    keys = own_keys(world.superior.store)
    giver = own_keys(world.first.store)
    reader = second_reader.Office(
        office=keys.office,
        private=keys.encryption,
        known={giver.office: (giver.root_pk, "commune")},
    )
    found = second_reader.open_data(sending.file.read_bytes(), reader)
    (record,) = (each for each in found.records if each["t"] == "evidence")
    assert found.attachments[record["f"]["sha256"]] == file.read_bytes()


def test_a_file_held_back_by_the_brake_waits_with_its_records(world: World) -> None:
    received(world, sent(world))
    issued(world, "một.png")
    state = exported(world.first, world.plan)
    device = world.first.store.device
    dot = f"{device}3uw"
    gone = tuple(
        replace(each, fields={**each.fields, "deleted": "2026"}, versions={**each.versions, "deleted": dot})
        if each.type == "item"
        else each
        for each in state.records
    )
    (one,) = attached.files(world.first, world.plan)
    bytes_ = place_of(world.first.store.folder, one.file.sha256).read_bytes()
    emptied = replace(state, records=gone, vector={**state.vector, device: 5000})
    path = world.place / "trống.khx"
    path.write_bytes(packed(world.first, emptied, sequence=9, attachments=[bytes_]))
    (outcome,) = exchanging.receive(world.superior, [path])
    assert outcome.result is Result.HELD
    assert not is_kept(world.superior.store.folder, one.file.sha256, one.file.size)
    (outcome,) = exchanging.receive(world.superior, [path], accept=True)
    assert (outcome.result, outcome.attachments) == (Result.MERGED, 1)


def test_a_full_disk_takes_neither_the_file_nor_the_plan(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(world, "một.png", "hai.png")
    sending = sent(world)
    before = dump(world.superior)
    kept: list[Path] = []

    def full(path: Path, write: object, **_: object) -> None:
        if kept:
            raise FileError("disk-full", file=path.name)
        kept.append(path)
        path.write_bytes(b"")

    monkeypatch.setattr("ccapp.store.attachments.write_atomically", full)
    outcome = received(world, sending)
    assert outcome.error is not None
    assert (outcome.result, outcome.error.code) == (Result.REFUSED, "disk-full")
    assert dump(world.superior) == before
    monkeypatch.undo()
    again = received(world, sending)  # the same file: what was half done is made whole
    assert (again.result, again.attachments) == (Result.MERGED, 2)
    assert attached.missing(world.superior, world.plan) == ()
    for each in attached.files(world.superior, world.plan):
        assert is_sound(world.superior.store.folder, each.file.sha256)


def test_a_backup_of_the_superior_holds_what_it_received(world: World, tmp_path: Path, clock: Clock) -> None:
    (file,) = issued(world, "một.png")
    received(world, sent(world))
    saved = safekeeping.backup(world.superior, tmp_path / "b.ccbak")
    world.superior.store.close()
    safekeeping.restore(tmp_path / "máy mới", saved, who="Minh", clock=clock)
    again = safekeeping.open_session(tmp_path / "máy mới", who="Minh", clock=clock)
    (found,) = attached.files(again, world.plan)
    assert attached.save(again, found.file.id, tmp_path).read_bytes() == file.read_bytes()
    again.store.close()


def test_a_file_that_changes_while_it_is_sent_leaves_nothing_behind(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second reading, when the package is written, finds other bytes than the first has sealed."""
    issued(world, "một.png")
    (one,) = attached.files(world.first, world.plan)
    kept = place_of(world.first.store.folder, one.file.sha256)
    write = exchanging.write_package

    def spoilt(*arguments: object, **more: object) -> object:
        kept.write_bytes(bytes(one.file.size))
        return write(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(exchanging, "write_package", spoilt)
    out = world.place / "gửi"
    out.mkdir()
    with pytest.raises(FileError, match="attachment-damaged"):
        exchanging.send(world.first, world.plan, SUPERIOR, out)
    assert list(out.iterdir()) == []
    monkeypatch.undo()
    sending = exchanging.send(world.first, world.plan, SUPERIOR, out)
    assert (sending.sequence, [each.why for each in sending.left]) == (1, [Left.LOST])


@given(place=st.floats(0, 1), bit=st.integers(0, 7))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_flipped_bit_in_a_file_refuses_the_package(world: World, place: float, bit: int) -> None:
    if not signed_copies.copies(world.first, world.plan):
        issued(world, "một.png")
        sent(world)
    (file,) = world.place.glob("K-*.khx")
    data = bytearray(file.read_bytes())
    at = len(data) - 1 - int(place * 4000)  # within the attachment, the last segment
    data[at] ^= 1 << bit
    path = world.place / "hỏng.khx"
    path.write_bytes(data)
    (outcome,) = exchanging.receive(world.superior, [path])
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-CHUKY"
    assert not any(each.is_file() for each in (world.superior.store.folder / "att").rglob("*"))


def test_a_review_with_the_signed_copy_goes_there_and_back(world: World) -> None:
    """Journey D3 as far as it is built: evidence seen, two remarks, and only the corrections come again."""
    issued(world, "một.png", size=300_000)
    received(world, sent(world))
    assert attached.missing(world.superior, world.plan) == ()
    leaves = [row.leaf.id for row in rows(planning.show(world.superior, world.plan).appendices[0])]
    for leaf, words in ((leaves[0], "Ghi rõ ngày"), (leaves[1], "Đơn vị này đã sáp nhập")):
        said = Remark(
            plan_id=world.plan, record=leaf, field="deadline", words=words, speaker=Speaker.SUPERIOR
        )
        remarks.add(world.superior, replace(said, speaker=Speaker.SUPERIOR))
    acknowledged(world)
    back = remark_files.send_remarks(world.superior, world.plan, world.place)
    (outcome,) = exchanging.receive(world.first, [back.file])
    assert outcome.remarks == 2
    for leaf, day in ((leaves[0], "30/6/2026"), (leaves[1], "15/8/2026")):
        adjusting.correct(world.first, world.plan, [leaf], "deadline", day, reason="Theo ý kiến của Sở")
    for placed in remarks.of_plan(world.first, planning.show(world.first, world.plan)):
        remarks.settle(world.first, placed.remark.id, RemarkState.TAKEN)
    again = sent(world)
    assert again.attachments == 0
    assert again.file.stat().st_size < 50_000
    outcome = received(world, again)
    assert (outcome.result, outcome.changes) == (Result.MERGED, 2 + 2)  # two cells and two answers
    seen = remarks.of_plan(world.superior, planning.show(world.superior, world.plan))
    assert {each.remark.state for each in seen} == {RemarkState.TAKEN}
    assert {each.remark.record for each in seen} == set(leaves[:2])
    assert names(attached.files(world.superior, world.plan)) == [("một.png", True)]


@pytest.mark.heavy
def test_sixty_scans_of_three_megabytes(world: World) -> None:
    """exchange.md 11, row 14: sent once, in little memory; one missing, one damaged: healed in one round."""
    files = issued(world, *(f"trang {number}.png" for number in range(60)), size=3_000_000)
    tracemalloc.start()
    sending = sent(world)
    received(world, sending)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sending.attachments == 60
    assert sending.file.stat().st_size > 180_000_000
    assert peak < 40_000_000, peak
    acknowledged(world)
    assert sent(world).attachments == 0
    kept = [each.file.sha256 for each in attached.files(world.superior, world.plan)]
    place_of(world.superior.store.folder, kept[7]).unlink()
    place_of(world.superior.store.folder, kept[9]).write_bytes(bytes(3_000_000))
    acknowledged(world)
    again = sent(world)
    assert again.attachments == 2
    received(world, again)
    for file, sha256 in zip(files, kept, strict=True):
        assert place_of(world.superior.store.folder, sha256).read_bytes() == file.read_bytes()
