"""A folder of files in one go: each told by itself, each taken a plan and an undo of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.errors import Cancelled, FileError, RefusedError, StorageError
from ccapp.services.intake import taking_many
from ccapp.services.plans import planning
from ccapp.services.session import Session

TABLE = (
    "| STT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời hạn |\n|--|--|--|--|--|\n"
    "| 1 | Rà soát văn bản | Báo cáo | Văn phòng | Quý I/2026 |\n"
)


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
