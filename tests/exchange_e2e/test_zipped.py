"""Zips: of Word and Excel files that communes send, and around our own file where mail refuses its ending."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.plan import RecordId
from ccapp.errors import FileError
from ccapp.exchange.wrapped import wrap
from ccapp.intake import limits
from ccapp.services.handover import directory
from ccapp.services.intake import zipped
from ccapp.services.reception import proxy_files
from ccapp.services.reception.proxy_files import Arrived, Standing
from ccapp.services.session import Session
from tests.conftest import Clock
from tests.exchange_e2e.conftest import Desk
from tests.exchange_e2e.offices import superior_at
from tests.exchange_e2e.proxy_steps import COMMUNE, OTHER, form_for, letter_of, own_plan

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Session:
    opened = superior_at(tmp_path / "sở", clock)
    directory.expect(opened, [COMMUNE, OTHER])
    return opened


@pytest.fixture
def plan(office: Session) -> RecordId:
    return own_plan(office)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nhận"
    made.mkdir()
    return made


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def looked(office: Session, *paths: Path) -> dict[str, Arrived]:
    found = proxy_files.look(office, proxy_files.documents_in(paths))
    return {each.path.name: each for each in found}


def test_a_zip_of_forms_and_letters_is_looked_at_file_by_file(office, plan, folder, clock) -> None:
    form = form_for(office, plan, folder).read_bytes()
    letter = letter_of(folder, clock, OTHER, "bao cao.docx").read_bytes()
    path = packed(
        folder.parent / "gửi.zip",
        {"xã A/biểu.xlsx": form, "../../xã B/báo cáo.docx": letter, "ảnh.jpg": b"x", "~$biểu.xlsx": b"x"},
    )
    found = looked(office, path)
    assert {name: (each.office, each.standing) for name, each in found.items()} == {
        "biểu.xlsx": (COMMUNE, Standing.NEW),
        "báo cáo.docx": (OTHER, Standing.NEW),
    }
    assert not list(office.store.folder.rglob("*.docx")), "nothing is unpacked to a disk"
    assert not (folder.parent.parent / "xã B").exists()
    assert looked(office, folder.parent / "gửi.zip", folder).keys() >= found.keys()


def test_a_named_zip_is_known_by_its_content_whatever_it_is_called(office, plan, folder) -> None:
    form = form_for(office, plan, folder)
    other = packed(folder.parent / "tải về (1).bin", {"a.xlsx": form.read_bytes()})
    assert looked(office, other)["a.xlsx"].office == COMMUNE
    disguised = form.rename(folder / "biểu.zip")
    assert looked(office, disguised)["biểu.zip"].office == COMMUNE, "an Excel file is no zip of files"


def raw_zip(path: Path, name: bytes, data: bytes) -> Path:
    """A zip as older programs write it: the name in bytes, and no word of its encoding."""
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, 0, len(data), len(data), len(name), 0)
    crc = zipfile.crc32(data)
    local = local[:14] + struct.pack("<L", crc) + local[18:] + name + data
    central = struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, crc, len(data), len(data), len(name), 0, 0, 0, 0, 0, 0
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(name), len(local), 0)
    path.write_bytes(local + central + name + end)
    return path


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("báo cáo quý I.docx".encode(), "báo cáo quý I.docx"),
        (b"bao cao.docx", "bao cao.docx"),
        ("Übersicht.docx".encode("cp437"), "Übersicht.docx"),
        (b"..\\..\\bao.docx", "bao.docx"),
    ],
)
def test_names_of_older_programs_are_read_as_they_were_meant(tmp_path, name, shown) -> None:
    (inside,) = zipped.documents_inside(raw_zip(tmp_path / "a.zip", name, b"x"))
    assert (inside.name, inside.data, inside.error) == (shown, b"x", None)


def test_a_member_that_unfolds_too_far_is_refused_and_the_others_are_read(office, plan, folder) -> None:
    form = form_for(office, plan, folder).read_bytes()
    bomb = bytes(limits.RATIO_FROM_BYTES + limits.MEGABYTE)
    found = looked(office, packed(folder.parent / "a.zip", {"a.docx": bomb, "b.xlsx": form}))
    assert found["a.docx"].standing is Standing.REFUSED
    assert found["a.docx"].error is not None
    assert (found["a.docx"].error.code, found["a.docx"].error.facts["file"]) == ("file-unsafe", "a.docx")
    assert found["b.xlsx"].office == COMMUNE


def test_a_zip_with_a_password_says_so_for_each_file(office, folder) -> None:
    path = packed(folder / "a.zip", {"a.docx": b"x" * 50})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag in the file's own head, and in the directory
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    (found,) = looked(office, path).values()
    assert found.error is not None
    assert found.error.code == "file-encrypted"


def test_a_zip_of_too_many_is_refused_as_one(office, folder, monkeypatch) -> None:
    monkeypatch.setattr(zipped, "_MOST", 2)
    path = packed(folder / "a.zip", {f"{number}.docx": b"x" for number in range(3)})
    (found,) = looked(office, path).values()
    assert (found.path, found.standing) == (path, Standing.REFUSED)
    monkeypatch.setattr(zipped, "_MOST", 9)
    monkeypatch.setattr(zipped, "_MOST_BYTES", 2)
    with pytest.raises(FileError, match="file-unsafe"):
        list(zipped.documents_inside(path))


def test_an_archive_in_a_zip_is_not_opened_and_named(folder) -> None:
    inner = packed(folder / "in.zip", {"a.docx": b"x"}).read_bytes()
    outer = packed(folder / "out.zip", {"in.zip": inner, "xã/b.rar": b"Rar!\x1a\x07"})
    assert zipped.holds_documents(outer)
    said = [each.error for each in zipped.documents_inside(outer)]
    assert [(each.code, each.facts) for each in said if each is not None] == [
        ("archive-packed", {"file": "b.rar", "kind": "RAR"}),
        ("archive-packed", {"file": "in.zip", "kind": "ZIP"}),
    ]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_zips_are_refused_in_words_or_read(tmp_path: Path, data: st.DataObject) -> None:
    path = packed(tmp_path / "a.zip", {"a.docx": b"abc" * 40, "thư mục/b.xlsx": bytes(range(60))})
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw[: data.draw(st.integers(2, len(raw)))])
    if not zipped.holds_documents(path):
        return
    try:
        names = [each.name for each in zipped.documents_inside(path)]
    except FileError:
        return
    assert all("/" not in name and "\\" not in name and name not in {"", "..", "."} for name in names)


def test_our_own_file_goes_within_a_zip_and_is_received_alike(
    superior: Desk, connected: Desk, folder
) -> None:
    sent = connected.done("send", "--to", SUPERIOR, "--out", folder, "--zip")
    around, file = Path(sent["zip"]), Path(sent["file"])
    assert around.name == f"{file.stem}.zip"
    with zipfile.ZipFile(around) as archive:
        assert archive.read(file.name) == file.read_bytes()
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []
    (line,) = superior.done("receive", around)["files"]
    assert line["result"] == "merged"
    (line,) = superior.done("receive", file)["files"]
    assert line["result"] == "nothing-new"
    assert "zip" not in connected.done("send", "--to", SUPERIOR, "--out", folder)


def test_wrapping_overwrites_nothing_and_says_what_failed(tmp_path: Path) -> None:
    file = tmp_path / "K-1.khx"
    file.write_bytes(os.urandom(2_100_000))
    first, second = wrap(file), wrap(file)
    assert (first.name, second.name) == ("K-1.zip", "K-1-2.zip")
    with zipfile.ZipFile(second) as archive:
        assert archive.read("K-1.khx") == file.read_bytes()
    file.unlink()
    with pytest.raises(FileError, match="media-vanished"):
        wrap(file)
