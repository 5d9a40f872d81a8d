"""A folder of files in one go: each told by itself, each taken a plan and an undo of its own."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from ccapp.errors import Cancelled, FileError, RefusedError, StorageError
from ccapp.services.intake import taking_many
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.words import Words
from tests.intake.word import row, table, word

TABLE = (
    "| STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n|--|--|--|--|--|\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý I/2026 |\n"
)

HEAD = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
BODY = (row("1", "Rà soát văn bản", "Báo cáo", "Văn phòng", "Quý I/2026"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, one of them below, one without a year, a picture, and what Word leaves beside a file."""
    made = tmp_path / "nhiều"
    (made / "xã").mkdir(parents=True)
    for name in ("b 2026.md", "xã/c 2027.md", "không năm.md", "~$b 2026.md"):
        (made / name).write_text(TABLE, encoding="utf-8")
    (made / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    return made


def test_every_file_is_told_and_the_clear_ones_become_plans(session: Session, folder: Path) -> None:
    looked = taking_many.look_through(taking_many.files_in([folder]))
    assert [(each.path.name, each.can_be_taken) for each in looked] == [
        ("a.png", False),
        ("b 2026.md", True),
        ("không năm.md", False),
        ("c 2027.md", True),
    ]
    assert isinstance(looked[0].refused, FileError)
    taken = taking_many.take_all(session, [each for each in looked if each.can_be_taken])
    assert [path.name for path, _ in taken.done] == ["b 2026.md", "c 2027.md"]
    assert sorted(plan.year_from for plan in planning.plans(session)) == [2026, 2027]
    planning.undo(session)
    assert [plan.title for plan in planning.plans(session)] == ["b 2026"]
    planning.undo(session)
    assert planning.plans(session) == ()


def test_a_zip_is_read_file_by_file_and_each_becomes_a_plan(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "các xã.zip"
    with ZipFile(path, "w") as archive:
        for name in ("Một 2026.docx", "cũ/Một 2026.docx"):  # two folders, one name
            archive.writestr(name, word(table(HEAD, *BODY)))
        archive.writestr("hỏng.docx", b"PK\x03\x04")
        archive.writestr("đọc tôi.exe", b"MZ")
        archive.writestr("nữa.rar", b"Rar!\x1a\x07\x01\x00")
    looked = taking_many.look_through([path])
    assert [(each.path.name, each.can_be_taken) for each in looked] == [
        ("hỏng.docx", False),
        ("Một 2026.docx", True),
        ("Một 2026.docx", True),
        ("nữa.rar", False),
    ]
    assert len({each.path for each in looked}) == 4
    assert [each.refused.code for each in looked if each.refused] == ["file-damaged", "archive-packed"]
    taken = taking_many.take_all(session, [each for each in looked if each.can_be_taken])
    assert len(taken.done) == len(planning.plans(session)) == 2


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.docx", b"7z\xbc\xaf\x27\x1c", "7Z"),
        ("a", b"\x1f\x8b\x08", "GZ"),
    ],
)
def test_an_archive_that_is_not_opened_says_so_by_its_content(
    tmp_path: Path, name: str, start: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(start + bytes(200))
    (looked,) = taking_many.look_through([tmp_path / name])
    assert looked.refused is not None
    assert (looked.refused.code, looked.refused.facts) == ("archive-packed", {"file": name, "kind": kind})
    assert "Giải nén trước" in Words("vi").error(looked.refused)


def test_a_large_archive_is_told_as_one_too(tmp_path: Path) -> None:
    with (tmp_path / "a.rar").open("wb") as out:
        out.write(b"Rar!\x1a\x07\x01\x00")
        out.truncate(300 * 1024**2)
    (looked,) = taking_many.look_through([tmp_path / "a.rar"])
    assert looked.refused is not None
    assert looked.refused.code == "archive-packed"


def test_a_zip_of_pictures_says_what_to_do(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "ảnh.zip", "w") as archive:
        archive.writestr("a.png", b"\x89PNG")
    (looked,) = taking_many.look_through([tmp_path / "ảnh.zip"])
    assert looked.refused is not None
    assert looked.refused.code == "zip-closed"


def test_one_that_is_refused_does_not_keep_the_others(session: Session, folder: Path) -> None:
    looked = taking_many.look_through([folder / "không năm.md", folder / "b 2026.md"])
    taken = taking_many.take_all(session, looked)
    assert [path.name for path, _ in taken.done] == ["b 2026.md"]
    ((path, error),) = taken.refused
    assert (path.name, error.code) == ("không năm.md", "no-year")


def test_stopping_keeps_what_was_taken(session: Session, folder: Path) -> None:
    def impatient(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    looked = taking_many.look_through([folder / "b 2026.md", folder / "xã" / "c 2027.md"])
    taken = taking_many.take_all(session, looked, impatient)
    assert taken.stopped
    assert [plan.title for plan in planning.plans(session)] == ["b 2026"] == [taken.done[0][0].stem]
    with pytest.raises(Cancelled):
        taking_many.look_through([folder / "a.png"] * 2, progress=impatient)


def test_a_file_named_twice_is_read_once_and_too_many_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert taking_many.files_in([path, path]) == (path,)
    with pytest.raises(RefusedError, match="too-many-files"):
        taking_many.files_in(tmp_path / f"{at}.md" for at in range(taking_many.MOST_FILES + 1))


def test_a_disk_that_fills_up_leaves_what_was_taken_known(session: Session, folder: Path) -> None:
    looked = taking_many.look_through([folder / "b 2026.md", folder / "xã" / "c 2027.md"])

    def filling(done: int, total: int) -> None:
        if done == 1:
            raise StorageError("disk-full")

    taken = taking_many.take_all(session, looked, filling)
    assert [path.name for path, _ in taken.done] == ["b 2026.md"]
    assert [(path.name, error.code) for path, error in taken.refused] == [("c 2027.md", "disk-full")]


def test_looking_through_a_folder_can_be_stopped(folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        taking_many.files_in([folder], stop)
