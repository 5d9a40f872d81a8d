"""The watched folder between whole offices: offered once, taken in as ever, remembered by content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ccapp.errors import FileError, RefusedError
from ccapp.services.collected import decisions
from ccapp.services.handover import exchanging, lanes, receipts, recovering, watching
from ccapp.services.handover.outcomes import Result
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import partners
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, exported, packed, with_record


@pytest.fixture
def share(world: World) -> Path:
    folder = world.place / "Thư mục chung"
    folder.mkdir()
    return folder


def offered(session: Session, share: Path) -> list[Path]:
    """What a fresh start of the program would offer."""
    return [each.path for each in watching.news(session, watching.watch(session, share).look())]


def test_each_content_is_offered_until_it_is_taken_in(world: World, share: Path) -> None:
    first = exchanging.send(world.first, world.plan, SUPERIOR, share).file
    second = exchanging.send(world.second, world.other_plan, SUPERIOR, share).file
    shutil.copy(first, share / "bản sao.khx")
    assert len(offered(world.superior, share)) == 2
    assert offered(world.first, share) == offered(world.second, share) == []
    outcomes = watching.receive(world.superior, [first])
    assert [each.result for each in outcomes] == [Result.MERGED]
    assert offered(world.superior, share) == [second]
    second.rename(share / "đổi tên.khx")
    watching.receive(world.superior, offered(world.superior, share))
    assert offered(world.superior, share) == []
    later = exchanging.send(world.first, world.plan, SUPERIOR, share).file
    assert offered(world.superior, share) == [later]


def test_a_receipt_comes_back_through_the_folder_and_is_offered_once(world: World, share: Path) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, share).file
    (taken,) = watching.receive(world.superior, [sent])
    receipts.give(world.superior, [taken.sha256], share)
    assert offered(world.superior, share) == []
    (back,) = offered(world.first, share)
    (outcome,) = watching.receive(world.first, [back])
    assert outcome.result is Result.RECEIPT
    assert offered(world.first, share) == []


def test_what_was_refused_for_good_is_not_offered_again(world: World, share: Path) -> None:
    state = exported(world.second, world.other_plan)
    bad = with_record(state, world.other_plan, year_from=1066)
    (share / "a.khx").write_bytes(packed(world.second, bad))
    (found,) = offered(world.superior, share)
    (outcome,) = watching.receive(world.superior, [found])
    assert outcome.result is Result.REFUSED
    assert offered(world.superior, share) == []


def test_what_may_be_taken_tomorrow_is_offered_again(
    world: World, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An office that is not known yet sends; once it is, its file is still there."""
    (share / "a.khx").write_bytes(packed(world.second, exported(world.second, world.other_plan)))
    with monkeypatch.context() as patched:
        patched.setattr(partners, "invitation_of", lambda *_: None)
        (outcome,) = watching.receive(world.superior, offered(world.superior, share))
    assert outcome.result is Result.REFUSED
    (again,) = watching.receive(world.superior, offered(world.superior, share))
    assert again.result is Result.MERGED
    assert offered(world.superior, share) == []


def test_the_data_folder_is_no_place_to_watch(world: World) -> None:
    data = world.superior.store.folder
    for folder in (data, data / "inbox", data.parent):
        with pytest.raises(FileError) as caught:
            watching.require_shareable(world.superior, folder)
        assert caught.value.code == "watched-own"
    watching.require_shareable(world.superior, world.place / "Thư mục chung")


@pytest.fixture
def mother(world: World, share: Path) -> Path:
    """The superior's shared folder with one folder for each of its communes."""
    homes = watching.make_lanes(world.superior, share)
    assert [home.name for home in homes] == ["ubnd xa hai", "ubnd xa mot"]
    assert all({each.name for each in home.iterdir()} == {"gui", "nhan"} for home in homes)
    return share


class TestOneFolderACommune:
    """Each commune sees its own folder only: what is not in it never comes to it."""

    def test_what_goes_up_and_what_comes_back_lie_in_the_communes_own_folder(
        self, world: World, mother: Path
    ) -> None:
        home = mother / "ubnd xa mot"
        sent = exchanging.send(world.first, world.plan, SUPERIOR, home).file
        assert sent.parent == home / "gui"
        assert offered(world.superior, mother) == [sent]
        (taken,) = watching.receive(world.superior, [sent])
        (given,) = receipts.give(world.superior, [taken.sha256], mother)
        assert given.file.parent == home / "nhan"
        assert offered(world.second, mother / "ubnd xa hai") == []
        (back,) = offered(world.first, home)
        assert watching.receive(world.first, [back])[0].result is Result.RECEIPT

    def test_what_the_superior_says_of_a_plan_goes_there_too(self, world: World, mother: Path) -> None:
        sent = exchanging.send(world.first, world.plan, SUPERIOR, mother / "ubnd xa mot").file
        watching.receive(world.superior, [sent])
        decisions.accept_data(world.superior, world.plan)
        file = remark_files.send_remarks(world.superior, world.plan, mother).file
        assert file.parent == mother / "ubnd xa mot" / "nhan"
        assert offered(world.first, mother / "ubnd xa mot") == [file]

    def test_data_that_is_given_back_goes_there_too(self, world: World, mother: Path) -> None:
        sent = exchanging.send(world.first, world.plan, SUPERIOR, mother / "ubnd xa mot").file
        watching.receive(world.superior, [sent])
        file = recovering.give_back(world.superior, world.plan, mother).file
        assert file.parent == mother / "ubnd xa mot" / "nhan"
        assert offered(world.first, mother / "ubnd xa mot") == [file]

    def test_spelling_makes_no_difference_and_a_lone_folder_is_no_lane(
        self, world: World, share: Path
    ) -> None:
        for name in ("Gửi", "Nhận"):
            (share / "UBND xã Một" / name).mkdir(parents=True)
        (share / "UBND xã Hai" / "gui").mkdir(parents=True)
        sent = exchanging.send(world.first, world.plan, SUPERIOR, share / "UBND xã Một").file
        assert sent.parent.name == "Gửi"
        other = exchanging.send(world.second, world.other_plan, SUPERIOR, share / "UBND xã Hai").file
        assert other.parent.name == "UBND xã Hai"
        assert len(watching.make_lanes(world.superior, share)) == 2
        assert {each.name for each in (share / "UBND xã Một").iterdir()} == {"Gửi", "Nhận"}
        assert {each.name for each in share.iterdir()} == {"UBND xã Một", "UBND xã Hai"}

    def test_two_communes_whose_names_differ_in_accents_share_no_folder(
        self, world: World, share: Path
    ) -> None:
        names = ("UBND xã Mốt", "UBND xã Một")
        homes = lanes.homes_for(share, names)
        assert [home.name for home in homes] == list(names)
        for home in homes:
            lanes.open_ways(home)
        sent = exchanging.send(world.first, world.plan, SUPERIOR, share / "UBND xã Một").file
        (outcome,) = watching.receive(world.superior, [sent])
        (given,) = receipts.give(world.superior, [outcome.sha256], share)
        assert given.file.parent == share / "UBND xã Một" / "nhan"
        assert lanes.homes_for(share, names) == homes

    def test_again_nothing_is_lost_and_refusals_make_nothing(self, world: World, mother: Path) -> None:
        kept = exchanging.send(world.first, world.plan, SUPERIOR, mother / "ubnd xa mot").file
        watching.make_lanes(world.superior, mother)
        assert kept.is_file()
        with pytest.raises(RefusedError, match="lanes-not-superior"):
            watching.make_lanes(world.first, mother)
        with pytest.raises(FileError, match="watched-own"):
            watching.make_lanes(world.superior, world.superior.store.folder / "chung")
        assert not (world.superior.store.folder / "chung").exists()
