"""Sending to a medium that fails at any step: nothing looks complete, no number is taken."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.records import rows
from ccapp.errors import AppError, Cancelled, StorageError
from ccapp.exchange import media
from ccapp.services.handover import backing_up, exchanging
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, dump, held, normal
from tests.exchange_e2e.offices import exported as state_of

MIB = 2**20
LINUX_ROOT = sys.platform == "linux" and os.geteuid() == 0


@pytest.fixture
def large(world: World) -> World:
    """The first commune's plan holds texts that fill more than two blocks even when packed."""
    chance, letters = random.Random(1), range(0x4E00, 0x9FA5)
    leaves = [row.leaf.id for row in rows(planning.show(world.first, world.plan).appendices[0])]
    for _ in range(24):
        leaves.append(editing.add_line(world.first, world.plan, leaves[0], Level.PRODUCT).leaf)
    edits = [
        CellEdit(record=leaf, field=field, text="".join(map(chr, chance.choices(letters, k=20_000))))
        for leaf in leaves
        for field in ("product", "lead", "deadline")
    ]
    editing.set_texts(world.first, world.plan, edits)
    return world


@contextmanager
def unharmed(world: World, folder: Path) -> Iterator[None]:
    """Whatever happens inside leaves our data and the files in the folder as they were."""
    before, files = dump(world.first), _files(folder)
    yield
    assert dump(world.first) == before
    assert _files(folder) == files


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def failure(world: World, folder: Path, progress: Callable[[int, int], None] | None = None) -> str:
    """The code under which sending is refused."""
    with pytest.raises(AppError) as caught:
        exchanging.send(world.first, world.plan, SUPERIOR, folder, progress=progress or (lambda *_: None))
    return caught.value.code


def assert_goes_on(world: World, folder: Path, sequence: int = 1) -> None:
    """The next sending has the next right number and brings everything."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, folder)
    assert sent.sequence == sequence
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    assert outcome.result is Result.MERGED
    assert held(world.superior, world.plan) == normal(state_of(world.first, world.plan))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where packages go; one that must survive is there already."""
    place = tmp_path / "USB"
    place.mkdir()
    (place / "cũ.khx").write_bytes(b"x")
    return place


STEPS = [("fsync", 1), ("replace", 1), ("fsync", 2), ("fsync", 3)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize(
    ("step", "turn"), STEPS, ids=["the data", "the name", "the file again", "the folder"]
)
def test_a_failing_step(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, turn: int, number: int
) -> None:
    real, calls = getattr(os, step), []

    def fail(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == turn:
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    codes = {errno.ENOSPC: "media-no-space", errno.EIO: "media-failed", errno.EROFS: "media-read-only"}
    with unharmed(world, folder):
        monkeypatch.setattr(os, step, fail)
        assert failure(world, folder) == codes[number]
        monkeypatch.undo()
    assert len(calls) == turn
    assert_goes_on(world, folder)


def test_an_open_that_fails(world: World, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refuse(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        if mode == "xb":
            raise PermissionError(errno.EACCES, "denied", str(path))
        return real(path, mode, *more, **named)  # type: ignore[call-overload]

    with unharmed(world, folder):
        monkeypatch.setattr(Path, "open", refuse)
        assert failure(world, folder) == "media-read-only"
        monkeypatch.undo()
    assert_goes_on(world, folder)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
def test_a_write_that_fails_in_any_block(large: World, folder: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, 1_000, MIB - 1, MIB, MIB + 1, 2 * MIB + 7):
        with unharmed(large, folder):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            try:
                code = failure(large, folder)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert code == "media-no-space"
    assert_goes_on(large, folder)


def test_stopping_in_any_block(large: World, folder: Path) -> None:
    blocks: list[int] = []

    def stop_at(wanted: int) -> Callable[[int, int], None]:
        def stop(done: int, total: int) -> None:
            blocks.append(done)
            if len(blocks) == wanted:
                raise Cancelled

        return stop

    for wanted in (1, 2, 3):
        blocks.clear()
        with unharmed(large, folder):
            assert failure(large, folder, stop_at(wanted)) == "cancelled"
    assert blocks[-1] > 2 * MIB
    assert_goes_on(large, folder)


def test_bytes_that_come_back_different(world: World, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def corrupt(descriptor: int) -> None:
        real(descriptor)
        for path in folder.glob("*.tmp"):
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)

    with unharmed(world, folder):
        monkeypatch.setattr(os, "fsync", corrupt)
        assert failure(world, folder) == "media-mismatch"
        monkeypatch.undo()
    assert_goes_on(world, folder)


def test_a_folder_that_goes_away(world: World, folder: Path, tmp_path: Path) -> None:
    away = tmp_path / "đã rút"
    assert failure(world, tmp_path / "không có") == "media-vanished"

    def pull(done: int, total: int) -> None:
        if folder.exists():
            folder.rename(away)

    before = dump(world.first)
    assert failure(world, folder, pull) == "media-vanished"
    assert dump(world.first) == before
    assert [path.name for path in away.glob("*.khx")] == ["cũ.khx"]
    assert_goes_on(world, away)


def test_a_number_that_cannot_be_noted(world: World, folder: Path) -> None:
    """The log is written last; where it fails, the file that nobody knows of is taken back."""
    connection = world.first.store.connection
    with unharmed(world, folder):
        connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError):
            exchanging.send(world.first, world.plan, SUPERIOR, folder)
        connection.execute("PRAGMA query_only = OFF")
    assert_goes_on(world, folder)


def test_numbers_go_on_after_a_failure_between(world: World, folder: Path, tmp_path: Path) -> None:
    first = exchanging.send(world.first, world.plan, SUPERIOR, folder)
    assert failure(world, tmp_path / "không có") == "media-vanished"
    second = exchanging.send(world.first, world.plan, SUPERIOR, folder)
    assert (first.sequence, second.sequence) == (1, 2)
    header = exchanging.read_header(second.file.read_bytes())
    assert header.previous == hashlib.sha256(first.file.read_bytes()).hexdigest()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 10 MiB."""
    if not LINUX_ROOT:
        pytest.skip("mounting a small disk needs root on Linux")
    place = tmp_path / "đĩa"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this system does not let root mount a tmpfs")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_real_disk_that_is_full(large: World, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with unharmed(large, disk):
        assert failure(large, disk) == "media-no-space"
    filler = disk / "ảnh.jpg"
    filler.write_bytes(bytes(9 * MIB))
    with unharmed(large, disk):
        monkeypatch.setattr(media, "_require_space", lambda *_: None)
        assert failure(large, disk) == "media-no-space"
    filler.unlink()
    assert_goes_on(large, disk)


def test_a_real_disk_that_is_write_protected(world: World, disk: Path) -> None:
    with unharmed(world, disk):
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert failure(world, disk) == "media-read-only"
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    assert_goes_on(world, disk)


def test_a_full_disk_at_the_receiver_changes_nothing(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, folder)
    backing_up.before_receiving(world.superior)
    before, real = dump(world.superior), os.fsync

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    monkeypatch.setattr(os, "fsync", real)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert (outcome.error.code, package_code(outcome.error)) == ("inbox-failed", None)
    assert dump(world.superior) == before
    assert list((world.superior.store.folder / "inbox").iterdir()) == []
    (again,) = exchanging.receive(world.superior, [sent.file])
    assert again.result is Result.MERGED


def test_a_disk_that_fills_up_in_the_middle_of_many_files(world: World, folder: Path) -> None:
    """What came before it stands whole, what comes after is free to come again, and nothing is half there."""
    backing_up.before_receiving(world.superior)
    small = exchanging.send(world.first, world.plan, SUPERIOR, folder).file
    for row in rows(planning.show(world.second, world.other_plan).appendices[0]):
        editing.set_texts(
            world.second,
            world.other_plan,
            [CellEdit(record=row.leaf.id, field="product", text="Báo cáo " * 2000)],
        )
    large = exchanging.send(world.second, world.other_plan, SUPERIOR, folder).file
    connection = world.superior.store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 12}")
    try:
        one, two = exchanging.receive(world.superior, [small, large])
    finally:
        connection.execute("PRAGMA max_page_count = 1000000")
    assert (one.result, two.result) == (Result.MERGED, Result.REFUSED)
    assert two.error is not None
    assert (two.error.code, package_code(two.error)) == ("database-full", None)
    assert held(world.superior, world.plan) == normal(state_of(world.first, world.plan))
    assert held(world.superior, world.other_plan) is None
    assert list((world.superior.store.folder / "quarantine").iterdir()) == []
    known, late = exchanging.receive(world.superior, [small, large])
    assert (known.result, late.result) == (Result.NOTHING_NEW, Result.MERGED)
    assert held(world.superior, world.other_plan) == normal(state_of(world.second, world.other_plan))


@pytest.mark.parametrize(("step", "turn"), [("fsync", 1), ("replace", 1), ("replace", 2)])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_failing_step_at_the_receiver_changes_nothing(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, turn: int, number: int
) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, folder)
    backing_up.before_receiving(world.superior)
    before, calls = dump(world.superior), []
    real = getattr(os, step)

    def fail(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == turn:
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    monkeypatch.setattr(os, step, fail)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    monkeypatch.undo()
    assert len(calls) == turn
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert outcome.error.code == "inbox-failed"
    assert dump(world.superior) == before
    assert list((world.superior.store.folder / "inbox").iterdir()) == []
    (again,) = exchanging.receive(world.superior, [sent.file])
    assert again.result is Result.MERGED


def test_the_stick_keeps_three_and_a_failure_removes_none(world: World, tmp_path: Path) -> None:
    stick = tmp_path / "KEHOACH"
    files = [exchanging.send_to_stick(world.first, world.plan, SUPERIOR, tmp_path).file for _ in range(4)]
    assert sorted(stick.iterdir()) == sorted(files[1:])

    def fail(done: int, total: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with unharmed(world, stick):
        assert failure(world, stick, fail) == "media-failed"
