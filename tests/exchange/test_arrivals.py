"""Finding packages by content among whatever people carry on a stick, and copying them in once."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import zipfile
from pathlib import Path

import pytest

from ccapp.errors import Cancelled, FileError
from ccapp.exchange import arrivals
from ccapp.exchange.arrivals import Arrival, copy_in, find_packages, keep
from ccapp.exchange.errors import Fault, PackageError


@pytest.fixture
def data(world) -> bytes:
    return world.seal()


@pytest.fixture
def inbox(tmp_path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def usb(tmp_path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def found(*paths: Path) -> list[str]:
    return [arrival.label for arrival in find_packages(paths)]


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_package_is_known_by_its_content(usb, data) -> None:
    names = ("K-1.khx", "khong ten", "Báo cáo (1).docx", ".an", "bk.khx.bak")
    for name in names:
        write(usb / name, data)
    write(usb / "giả.khx", b"not a package")
    write(usb / "rỗng.khx", b"")
    assert sorted(found(usb)) == sorted(names)


def test_folders_are_walked_with_hidden_ones(usb, data) -> None:
    for place in ("a/b/c/x.khx", ".Trashes/y.khx", "KEHOACH/TRA-VE/z.khx"):
        write(usb / place, data)
    assert sorted(found(usb)) == ["x.khx", "y.khx", "z.khx"]


def test_unfinished_files_and_links_are_skipped(usb, data, tmp_path) -> None:
    write(usb / "a.khx.tmp", data)
    write(usb / "b.TMP", data)
    outside = write(tmp_path / "outside" / "c.khx", data)
    (usb / "link.khx").symlink_to(outside)
    (usb / "folder").symlink_to(outside.parent)
    assert found(usb) == []


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are a POSIX matter")
def test_a_pipe_is_not_opened(usb, data) -> None:
    os.mkfifo(usb / "pipe.khx")
    write(usb / "a.khx", data)
    assert found(usb) == ["a.khx"]


def test_a_file_named_outright_is_always_given(usb, data) -> None:
    good, bad = write(usb / "a", data), write(usb / "b.docx", b"something else")
    assert found(good, bad) == ["a", "b.docx"]


def test_a_path_that_is_not_there_is_told(usb) -> None:
    with pytest.raises(FileError) as caught:
        found(usb / "khong co")
    assert caught.value.code == "file-not-found"


def test_a_damaged_magic_is_still_found(usb, data) -> None:
    write(usb / "a.khx", data.replace(b"\r\n", b"\n"))
    assert found(usb) == ["a.khx"]


def test_a_folder_nobody_may_read_does_not_stop_the_rest(usb, data, monkeypatch) -> None:
    write(usb / "System Volume Information" / "x.khx", data)
    write(usb / "a.khx", data)
    real = os.scandir

    def guarded(path: Path):
        if Path(path).name.startswith("System"):
            raise PermissionError(errno.EACCES, "denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert found(usb) == ["a.khx"]


def test_too_many_files_are_refused(usb, data, monkeypatch) -> None:
    monkeypatch.setattr(arrivals, "_MAX_ENTRIES", 5)
    for number in range(6):
        write(usb / f"{number}", b"x")
    with pytest.raises(FileError) as caught:
        found(usb)
    assert (caught.value.code, caught.value.facts["limit"]) == ("folder-too-large", 5)


def test_looking_for_packages_can_be_broken_off_at_any_file(usb, data) -> None:
    for number in range(30):
        write(usb / f"{number}", b"x")
    looked: list[int] = []

    def stop(done: int, total: int) -> None:
        looked.append(done)
        if len(looked) == 7:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(arrivals.find_packages([usb], stop))
    assert len(looked) == 7


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_packages_inside_a_zip_are_found_one_level_deep(usb, data, tmp_path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"deep.khx": data}).read_bytes()
    zipped(usb / "thư.zip", {"a/b.khx": data, "doc.txt": b"x", "inner.zip": inner, "../../up.khx": data})
    assert found(usb) == ["thư.zip / a/b.khx", "thư.zip / ../../up.khx"]


def test_a_member_is_copied_and_its_name_is_never_a_path(usb, data, inbox) -> None:
    zipped(usb / "a.zip", {"../../../etc/up.khx": data})
    (arrival,) = find_packages([usb])
    copy = copy_in(arrival, inbox)
    assert copy.path.read_bytes() == data
    assert list(inbox.iterdir()) == [copy.path]
    assert copy.path.parent == inbox


def test_hostile_zips_cost_nothing(usb, data, tmp_path) -> None:
    good = zipped(tmp_path / "good.zip", {"a.khx": data}).read_bytes()
    write(usb / "cut.zip", good[:-30])
    write(usb / "head.zip", b"PK\x03\x04" + bytes(1000))
    end = good.rindex(b"PK\x05\x06")
    write(usb / "count.zip", good[: end + 10] + b"\xff\xff" + good[end + 12 :])
    write(usb / "directory.zip", good[: end + 12] + (2**31).to_bytes(4, "little") + good[end + 16 :])
    write(usb / "locator.zip", good[:end] + b"PK\x06\x07" + bytes(16) + good[end:])
    encrypted = bytearray(good)
    encrypted[good.index(b"PK\x01\x02") + 8] |= 1
    write(usb / "encrypted.zip", bytes(encrypted))
    zipped(usb / "lzma.zip", {"a.khx": data}, zipfile.ZIP_LZMA)
    for at in range(0, len(good), 7):
        write(usb / f"flip{at:05d}", good[:at] + bytes((good[at] ^ 0x55,)) + good[at + 1 :])
    labels = found(usb)
    assert not [label for label in labels if not label.startswith("flip")]


def test_overlapping_members_are_bounded(usb, data, monkeypatch) -> None:
    monkeypatch.setattr(arrivals, "_MAX_UNFOLDED", 3 * len(data))
    zipped(usb / "a.zip", {f"{number}.khx": data for number in range(5)})
    assert len(found(usb)) == 3


def test_a_copy_is_exact_private_and_hashed(usb, data, inbox) -> None:
    copy = copy_in(Arrival(path=write(usb / "a.khx", data)), inbox)
    assert (copy.path.read_bytes(), copy.size) == (data, len(data))
    assert copy.sha256 == hashlib.sha256(data).hexdigest()
    assert copy.path.name != "a.khx"
    assert stat.S_ISREG(copy.path.stat().st_mode)


def test_a_kept_copy_carries_its_hash(usb, data, inbox) -> None:
    kept = keep(copy_in(Arrival(path=write(usb / "a.khx", data)), inbox))
    assert list(inbox.iterdir()) == [kept.path]
    assert (kept.path.name, kept.path.read_bytes()) == (f"{kept.sha256}.khx", data)


def test_two_copies_of_one_file_do_not_meet(usb, data, inbox) -> None:
    arrival = Arrival(path=write(usb / "a.khx", data))
    assert copy_in(arrival, inbox).path != copy_in(arrival, inbox).path


def test_a_file_above_the_limit_is_not_copied(usb, data, inbox, monkeypatch) -> None:
    monkeypatch.setattr(arrivals, "MAX_FILE", len(data) - 1)
    with pytest.raises(PackageError) as caught:
        copy_in(Arrival(path=write(usb / "a.khx", data)), inbox)
    assert caught.value.fault is Fault.LIMIT
    assert list(inbox.iterdir()) == []


def test_a_source_that_has_gone_is_told(usb, data, inbox) -> None:
    path = write(usb / "a.khx", data)
    zipped(usb / "a.zip", {"a.khx": data})
    (first, second) = find_packages([usb])
    path.unlink()
    for arrival in (first, Arrival(path=second.path, member="other.khx")):
        with pytest.raises(FileError) as caught:
            copy_in(arrival, inbox)
        assert caught.value.code == "media-unreadable"
    assert list(inbox.iterdir()) == []


def test_an_inbox_that_cannot_be_written_is_told(usb, data, tmp_path) -> None:
    with pytest.raises(FileError) as caught:
        copy_in(Arrival(path=write(usb / "a.khx", data)), tmp_path / "nowhere")
    assert caught.value.code == "inbox-failed"


def test_a_failing_inbox_keeps_no_half_copy(usb, data, inbox, monkeypatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    copy = copy_in(Arrival(path=write(usb / "a.khx", data)), inbox)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as caught:
        keep(copy)
    assert caught.value.code == "inbox-failed"
    assert list(inbox.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are a POSIX matter")
def test_a_folder_is_no_source(usb, inbox) -> None:
    with pytest.raises(FileError):
        copy_in(Arrival(path=usb), inbox)
