"""A folder kept by other programs: only whole packages for us are found, whatever else lies there."""

from __future__ import annotations

import errno
import hashlib
import os
import random
from pathlib import Path

import pytest

from ccapp.errors import FileError
from ccapp.exchange.frame import MAGIC
from ccapp.exchange.package import Recipient, seal_scope
from ccapp.exchange.watched import FolderWatch, Look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Thư mục chung"
    made.mkdir()
    return made


@pytest.fixture
def watch(world, folder: Path) -> FolderWatch:
    return FolderWatch(folder=folder, office=world.superior.office)


def names(look: Look) -> list[str]:
    return [each.path.name for each in look.found]


def test_a_whole_package_is_found_under_any_name_at_any_depth(world, folder, watch) -> None:
    data = world.seal()
    (folder / "xã Một" / "gửi").mkdir(parents=True)
    (folder / "xã Một" / "gửi" / "tệp (1).bin").write_bytes(data)
    (found,) = watch.look().found
    assert (found.path.name, found.sha256) == ("tệp (1).bin", hashlib.sha256(data).hexdigest())


def test_a_copy_under_way_is_waited_for_and_then_found(world, folder, watch) -> None:
    data, path = world.seal(world.state(200)), folder / "a.khx"
    chance = random.Random(7)
    for end in sorted(chance.sample(range(len(MAGIC), len(data)), 40)):
        path.write_bytes(data[:end])
        assert watch.look() == Look(found=(), unfinished=1)
        path.write_bytes(data[:end] + bytes(len(data) - end))  # room made before the content comes
        assert watch.look() == Look(found=(), unfinished=1)
    path.write_bytes(data)
    assert names(watch.look()) == ["a.khx"]
    path.write_bytes(data + b"\0")
    assert watch.look() == Look(found=(), unfinished=1)


def test_nothing_of_ours_or_for_others_is_found(world, folder, watch) -> None:
    def sealed(to: object) -> bytes:
        readers = [Recipient(office=to.office, enc_pk=to.enc_pk)]
        return seal_scope(world.state(), keys=world.commune, to=readers, dispatch=world.dispatch())

    (folder / "khác.khx").write_bytes(sealed(world.stranger))
    (folder / "mình.khx").write_bytes(sealed(world.superior))
    assert names(watch.look()) == ["mình.khx"]
    own = FolderWatch(folder=folder, office=world.commune.office)
    assert own.look() == Look(found=(), unfinished=0)


def test_what_keeps_the_folder_leaves_is_passed_by(world, folder, watch) -> None:
    data = world.seal()
    for name in ("a.khx.tmp", ".syncthing.a.khx.tmp", "~a.khx", ".a.khx.part", "a.khx.part", "x.crdownload"):
        (folder / name).write_bytes(data)
    for name in (".stversions", "$RECYCLE.BIN", ".Trash-1000"):
        (folder / name).mkdir()
        (folder / name / "a.khx").write_bytes(data)
    (folder / "kế hoạch.docx").write_bytes(b"PK\x03\x04")
    (folder / "rỗng.khx").touch()
    assert watch.look() == Look(found=(), unfinished=0)


def test_a_file_is_read_again_only_where_it_changed(world, folder, watch, monkeypatch) -> None:
    path = folder / "a.khx"
    path.write_bytes(world.seal())
    first = watch.look()

    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("read again")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert watch.look() == first
    path.write_bytes(world.seal(world.state(9)))
    assert watch.look().found[0].sha256 != first.found[0].sha256
    path.unlink()
    assert watch.look() == Look(found=(), unfinished=0)


def test_a_package_of_a_newer_program_is_offered_for_the_reception_to_refuse(world, folder, watch) -> None:
    (folder / "a.khx").write_bytes(world.forge(header=lambda values: values.update({"fmt": 2})))
    assert names(watch.look()) == ["a.khx"]


def test_a_folder_that_vanished_is_told_and_may_come_back(world, folder, watch) -> None:
    (folder / "a.khx").write_bytes(world.seal())
    assert len(watch.look().found) == 1
    away = folder.with_name("đã chuyển")
    folder.rename(away)
    with pytest.raises(FileError) as caught:
        watch.look()
    assert caught.value.code == "watched-gone"
    away.rename(folder)
    assert len(watch.look().found) == 1


def test_a_share_that_fails_in_the_middle_is_told_or_waited_for(world, folder, watch, monkeypatch) -> None:
    (folder / "a.khx").write_bytes(world.seal())

    def broken(*_args: object, **_more: object) -> None:
        raise OSError(errno.EIO, "the share is gone")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", broken)
        assert watch.look() == Look(found=(), unfinished=1)
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", broken)
        with pytest.raises(FileError, match="watched-gone"):
            watch.look()
    assert len(watch.look().found) == 1
