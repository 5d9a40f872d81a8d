"""The watched folder between whole offices: offered once, taken in as ever, remembered by content."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ccapp.errors import FileError
from ccapp.services.handover import exchanging, receipts, watching
from ccapp.services.handover.outcomes import Result
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
