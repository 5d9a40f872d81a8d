"""What is no package and is dropped where packages are received: told apart, and never copied."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from ccapp.domain.office import Role
from ccapp.errors import FileError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging
from ccapp.services.handover.outcomes import Result
from ccapp.services.reception import looking, proxy_files
from ccapp.services.reception.proxy_files import Standing
from ccapp.words import Words
from tests.conftest import Clock
from tests.exchange_e2e.conftest import World

RAR = b"Rar!\x1a\x07\x01\x00"
SEVEN = b"7z\xbc\xaf\x27\x1c"


def zipped(path: Path, *files: Path) -> Path:
    with ZipFile(path, "w") as archive:
        for each in files:
            archive.write(each, each.name)
    return path


@pytest.fixture
def strangers(tmp_path: Path) -> Path:
    """A folder of downloads: two archives, a zip of letters, a Word file that is called ours."""
    folder = tmp_path / "Tải về"
    folder.mkdir()
    (folder / "a.rar").write_bytes(RAR + bytes(500))
    (folder / "b.7z").write_bytes(SEVEN + bytes(500))
    (folder / "thư.txt").write_bytes(b"x")
    zipped(folder / "c.zip", folder / "thư.txt")
    zipped(folder / "d.khx", folder / "thư.txt")
    return folder


def test_each_says_what_it_is_and_nothing_is_kept_of_it(world: World, strangers: Path) -> None:
    named = [each for each in sorted(strangers.iterdir()) if each.suffix != ".txt"]
    outcomes = exchanging.receive(world.first, named)
    assert [(each.file, each.error.code) for each in outcomes if each.error] == [
        ("a.rar", "archive-packed"),
        ("b.7z", "archive-packed"),
        ("c.zip", "no-package-inside"),
        ("d.khx", "no-package-inside"),
    ]
    assert all(each.result is Result.REFUSED for each in outcomes)
    for place in ("inbox", "quarantine"):
        assert list((world.first.store.folder / place).iterdir()) == []
    looked = looking.look(world.first, named)
    assert [each.error.code for each in looked if each.error] == [
        each.error.code for each in outcomes if each.error
    ]
    words = [Words("vi").error(each.error) for each in outcomes if each.error]
    assert all("Giải nén trước" in each for each in words[:2])
    assert all("Lấy từ tệp" in each for each in words[2:])


def test_a_superior_is_told_of_archives_in_a_folder_it_gives(world: World, strangers: Path) -> None:
    found = proxy_files.documents_in([strangers])
    assert [each.name for each in found] == ["a.rar", "b.7z"]
    arrived = proxy_files.look(world.superior, found)
    assert [(each.standing, each.error.code) for each in arrived if each.error] == [
        (Standing.REFUSED, "archive-packed"),
        (Standing.REFUSED, "archive-packed"),
    ]


@pytest.mark.parametrize("name", ["Tep ket noi.khx.zip", "Tep ket noi (1).bin", "Tep ket noi"])
def test_a_connection_file_is_read_whatever_the_mail_made_of_it(
    world: World, tmp_path: Path, clock: Clock, name: str
) -> None:
    file = connecting.invite(world.superior, "UBND xã Mới", tmp_path).file
    came = tmp_path / "thư" / name
    came.parent.mkdir()
    if name.endswith(".zip"):
        zipped(came, file)
    else:
        shutil.copyfile(file, came)
    commune = safekeeping.init(tmp_path / "m", name="UBND xã Mới", role=Role.COMMUNE, who="Lan", clock=clock)
    assert connecting.connect(commune, connecting.read_invite(came)).confirmed
    commune.store.close()


def test_of_several_connection_files_in_a_zip_none_is_guessed(world: World, tmp_path: Path) -> None:
    files = [connecting.invite(world.superior, f"UBND xã {name}", tmp_path).file for name in ("Ba", "Bốn")]
    with pytest.raises(FileError, match="zip-of-several"):
        connecting.read_invite(zipped(tmp_path / "cả tỉnh.zip", *files))
    assert connecting.look_into(tmp_path / "cả tỉnh.zip") is None  # for `receive`, which takes all
