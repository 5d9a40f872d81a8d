"""Writing to a folder or stick: whole and read back, or nothing; every step is made to fail once."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from ccapp.errors import AppError, Cancelled, FileError
from ccapp.exchange import media
from ccapp.exchange.media import package_name, write_package
from ccapp.exchange.package import Recipient, read_header, seal_scope


class Usage(NamedTuple):
    """What `shutil.disk_usage` gives."""

    total: int
    used: int
    free: int


def unchecked(folder: Path, size: int) -> None:
    """A disk that fills up between the look and the writing."""


@pytest.fixture
def data(world) -> bytes:
    """A package of more than two blocks."""
    return world.seal(attachments=[os.urandom(2_500_000)])


def failure(folder: Path, data: bytes, **more: object) -> str:
    with pytest.raises(AppError) as caught:
        write_package(data, folder, **{"sleep": lambda _: None, **more})
    assert isinstance(caught.value, FileError | Cancelled)
    return caught.value.code


def windows_error(number: int) -> OSError:
    """What Windows raises, as far as Linux can hold it."""
    error = PermissionError(errno.EACCES, "Access is denied", "a")
    error.winerror = number
    return error


def test_a_package_is_written_whole_under_its_name(world, data, tmp_path) -> None:
    written = write_package(data, tmp_path)
    assert written.path.read_bytes() == data
    assert written.sha256 == hashlib.sha256(data).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == [package_name(read_header(data))]


def test_the_name_is_ascii_and_short(world) -> None:
    for sequence in (1, 99_999, 2**53 - 1):
        header = read_header(world.seal(sequence=sequence))
        name = package_name(header)
        assert name.isascii()
        assert len(name) <= 60
    assert package_name(read_header(world.seal(sequence=17))).startswith(
        f"K-{world.commune.office[:6].upper()}-{world.commune.device[:4]}-00017-"
    )


def test_nothing_is_ever_overwritten(data, tmp_path) -> None:
    first = write_package(data, tmp_path)
    stranger = tmp_path / f"{first.path.stem}-2.khx"
    stranger.write_bytes(b"mine")
    second = write_package(data, tmp_path)
    assert second.path.name == f"{first.path.stem}-3.khx"
    assert stranger.read_bytes() == b"mine"


def test_a_left_over_unfinished_file_is_not_touched(data, tmp_path) -> None:
    left = tmp_path / f"{package_name(read_header(data))}.tmp"
    left.write_bytes(b"half")
    assert write_package(data, tmp_path).path.read_bytes() == data
    assert left.read_bytes() == b"half"


def test_progress_counts_bytes(data, tmp_path) -> None:
    seen: list[tuple[int, int]] = []
    write_package(data, tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(data), len(data))
    assert len(seen) == 3


def test_cancelling_leaves_nothing(data, tmp_path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    assert failure(tmp_path, data, progress=cancel) == "cancelled"
    assert list(tmp_path.iterdir()) == []


def test_too_little_space_is_seen_before_writing(data, tmp_path, monkeypatch) -> None:
    needed = 2 * len(data) + 8 * 2**20
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(needed, 1, needed - 1))
    assert failure(tmp_path, data) == "media-no-space"
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(needed, 0, needed))
    assert write_package(data, tmp_path).path.exists()


def test_a_folder_that_is_not_there(data, tmp_path) -> None:
    assert failure(tmp_path / "E", data) == "media-vanished"


CODES = {
    errno.ENOSPC: "media-no-space",
    errno.EFBIG: "media-no-space",
    errno.EROFS: "media-read-only",
    errno.EACCES: "media-read-only",
    errno.EIO: "media-failed",
    errno.ENODEV: "media-failed",
}


@pytest.mark.parametrize("number", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("step", ["fsync-1", "fsync-2", "fsync-3", "replace-1"])
def test_a_failure_at_any_step_leaves_nothing(data, tmp_path, monkeypatch, step, number) -> None:
    name, turn = step.split("-")
    real, calls = getattr(os, name), []

    def fail(*args: object) -> None:
        calls.append(args)
        if len(calls) == int(turn):
            raise OSError(number, os.strerror(number))
        real(*args)

    old = tmp_path / "old.khx"
    old.write_bytes(b"an older package")
    monkeypatch.setattr(os, name, fail)
    assert failure(tmp_path, data) == CODES[number]
    assert len(calls) == int(turn)
    assert [path.name for path in tmp_path.iterdir()] == ["old.khx"]
    assert old.read_bytes() == b"an older package"


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX matter")
@pytest.mark.parametrize("limit", [0, 1000, 2**20, 2**20 + 1, 2 * 2**20 + 7])
def test_a_real_write_error_at_any_block_leaves_nothing(data, tmp_path, limit) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        code = failure(tmp_path, data)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert code == "media-no-space"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of 12 MiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    disk = tmp_path / "stick"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this system does not let root mount a tmpfs")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_leaves_what_was_there(world, small_disk, monkeypatch) -> None:
    good = world.seal(sequence=1)
    kept = write_package(good, small_disk).path
    large = world.seal(sequence=2, attachments=[os.urandom(15 * 2**20)])
    assert failure(small_disk, large) == "media-no-space"
    monkeypatch.setattr(media, "_require_space", unchecked)
    assert failure(small_disk, large) == "media-no-space"
    assert [path.name for path in small_disk.iterdir()] == [kept.name]
    assert kept.read_bytes() == good


def test_a_write_protected_disk_is_told_apart(world, small_disk) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert failure(small_disk, world.seal()) == "media-read-only"


def test_a_stick_pulled_out_while_writing(data, tmp_path) -> None:
    stick = tmp_path / "E"
    stick.mkdir()

    def pull(done: int, total: int) -> None:
        if stick.exists():
            stick.rename(tmp_path / "gone")

    assert failure(stick, data, progress=pull) == "media-vanished"
    assert list((tmp_path / "gone").glob("*.khx")) == []


def test_bytes_that_come_back_different_are_noticed(data, tmp_path, monkeypatch) -> None:
    real = os.fsync

    def corrupt(descriptor: int) -> None:
        real(descriptor)
        for path in tmp_path.glob("*.tmp"):
            with path.open("r+b") as file:
                file.seek(1_000_000)
                file.write(b"\0\0\0\0\0\0\0\0")

    monkeypatch.setattr(os, "fsync", corrupt)
    assert failure(tmp_path, data) == "media-mismatch"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 6])
def test_a_scanner_that_holds_the_file_for_a_moment_is_waited_for(
    data, tmp_path, monkeypatch, number, times
) -> None:
    real, calls, waits = os.replace, [], []

    def busy(*args: object) -> None:
        calls.append(args)
        if len(calls) <= times:
            raise windows_error(number)
        real(*args)

    monkeypatch.setattr(os, "replace", busy)
    assert write_package(data, tmp_path, sleep=waits.append).path.read_bytes() == data
    assert waits == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0][:times]


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_scanner_that_never_lets_go_is_not_waited_for_for_ever(data, tmp_path, monkeypatch, number) -> None:
    def busy(source: object, target: object) -> None:
        error = windows_error(number)
        error.filename2 = str(target)
        raise error

    monkeypatch.setattr(os, "replace", busy)
    assert failure(tmp_path, data) == "media-busy"
    assert list(tmp_path.iterdir()) == []


def test_other_windows_errors_are_not_repeated(data, tmp_path, monkeypatch) -> None:
    waits: list[float] = []

    def refuse(*args: object) -> None:
        raise windows_error(19)

    monkeypatch.setattr(os, "replace", refuse)
    assert failure(tmp_path, data, sleep=waits.append) == "media-read-only"
    assert waits == []


def test_what_is_no_package_is_not_written(tmp_path) -> None:
    with pytest.raises(AppError) as caught:
        write_package(b"x" * 500, tmp_path)
    assert caught.value.code == "E-KHUNG"
    assert list(tmp_path.iterdir()) == []


def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KEHOACH"
    folder.mkdir()
    return folder


def test_a_stick_keeps_the_last_three_of_this_device(world, tmp_path) -> None:
    folder = stick(tmp_path)
    paths = [write_package(world.seal(sequence=number), folder, keep=3).path for number in range(1, 7)]
    assert sorted(folder.iterdir()) == sorted(paths[-3:])
    last = write_package(world.seal(sequence=7), folder, keep=3)
    assert last.removed == (paths[3],)


@pytest.mark.parametrize("damage", ["cut", "bit", "signature"])
def test_a_damaged_package_is_none_of_the_three(world, tmp_path, damage) -> None:
    folder = stick(tmp_path)
    paths = [write_package(world.seal(sequence=number), folder).path for number in range(1, 5)]
    data = bytearray(paths[3].read_bytes())
    end = 12 + int.from_bytes(data[8:12], "big")
    if damage == "cut":
        del data[-100:]
    else:
        data[-9 if damage == "bit" else end + 3] ^= 1
    paths[3].write_bytes(data)
    last = write_package(world.seal(sequence=5), folder, keep=3)
    assert last.removed == (paths[0],)
    assert all(path.exists() for path in (*paths[1:], last.path))


def test_a_rename_that_left_something_else_is_noticed(data, tmp_path, monkeypatch) -> None:
    real = media._settle

    def settle(path: Path) -> None:
        real(path)
        path.write_bytes(b"0" * len(data))

    monkeypatch.setattr(media, "_settle", settle)
    with pytest.raises(FileError, match="media-mismatch"):
        write_package(data, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_not_listed_is_noticed(data, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(()))
    with pytest.raises(FileError, match="media-mismatch"):
        write_package(data, tmp_path)


def test_a_stick_keeps_everything_else(world, tmp_path) -> None:
    """Other plans, other offices, other devices, other recipients, later numbers and strange files stay."""
    from ccapp.exchange.keys import new_device

    folder, commune, superior = stick(tmp_path), world.commune, world.superior
    above = [Recipient(office=superior.office, enc_pk=superior.enc_pk)]
    own = [Recipient(office=commune.office, enc_pk=commune.enc_pk)]
    other_plan = dataclasses.replace(world.state(1), plan=f"{commune.device}2", records=())
    others = [
        seal_scope(other_plan, keys=commune, to=above, dispatch=world.dispatch(1)),
        seal_scope(world.state(), keys=commune, to=own, dispatch=world.dispatch(1)),
        seal_scope(world.state(), keys=new_device(commune), to=above, dispatch=world.dispatch(1)),
        world.seal(sequence=99),
    ]
    kept = [write_package(data, folder, keep=1).path for data in others]
    (folder / "bao cao.docx").write_bytes(b"PK\x03\x04")
    (folder / "hong.khx").write_bytes(world.seal(sequence=1)[:200])
    (folder / "sub").mkdir()
    written = write_package(world.seal(sequence=5), folder, keep=1)
    assert written.removed == ()
    assert all(path.exists() for path in kept)
    assert len(list(folder.iterdir())) == len(kept) + 4


def test_elsewhere_nothing_is_ever_deleted(world, tmp_path) -> None:
    for number in range(1, 7):
        assert write_package(world.seal(sequence=number), tmp_path, keep=1).removed == ()
    assert len(list(tmp_path.iterdir())) == 6


def test_without_keep_nothing_is_deleted_on_a_stick_either(world, tmp_path) -> None:
    folder = stick(tmp_path)
    for number in range(1, 6):
        write_package(world.seal(sequence=number), folder)
    assert len(list(folder.iterdir())) == 5


def test_an_old_package_that_cannot_be_removed_does_not_spoil_the_new_one(
    world, tmp_path, monkeypatch
) -> None:
    folder = stick(tmp_path)
    write_package(world.seal(sequence=1), folder)

    def stuck(self: Path, *, missing_ok: bool = False) -> None:
        if not missing_ok:
            raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "unlink", stuck)
    written = write_package(world.seal(sequence=2), folder, keep=1)
    assert written.removed == ()
    assert written.path.exists()


def test_a_second_file_of_the_same_minute_keeps_what_its_name_ends_in(tmp_path: Path) -> None:
    names = [media.write_file(b"PK", tmp_path, "Mang sang.zip").name for _ in range(2)]
    assert names == ["Mang sang.zip", "Mang sang-2.zip"]
