"""Restored, copied and mixed-up data folders: the same office on a new device, and never anybody's loss."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import StorageError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import writers
from tests.conftest import Clock
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, held, normal, superior_at


def edit(session: Session, plan: RecordId, text: str, row: int = 0) -> None:
    leaf = list(rows(planning.show(session, plan).appendices[0]))[row].leaf
    assert planning.set_text(session, plan, leaf.id, "deadline", text).count == 1


def text_of(session: Session, plan: RecordId, row: int = 0) -> str:
    return list(rows(planning.show(session, plan).appendices[0]))[row].leaf.text("deadline")


def hand_over(session: Session, world: World, plan: RecordId) -> Outcome:
    sent = exchanging.send(session, plan, SUPERIOR, world.place)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    return outcome


def copied(session: Session, folder: Path, clock: Clock) -> Session:
    """The same data in another folder, as a copy to another machine is."""
    shutil.copytree(session.store.folder, folder, ignore=shutil.ignore_patterns("lock", "*-shm"))
    return safekeeping.open_session(folder, who="Hoa", clock=clock)


def same_office(one: Session, other: Session) -> bool:
    """Same office and office keys, each its own device and device key."""
    left, right = own_keys(one.store), own_keys(other.store)
    assert left.device != right.device
    assert left.signing != right.signing
    return (left.office, left.root, left.encryption) == (right.office, right.root, right.encryption)


def test_a_restored_backup_goes_on_as_a_new_device(world: World, clock: Clock, tmp_path: Path) -> None:
    edit(world.first, world.plan, "Tháng 1/2026")
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    out = safekeeping.backup(world.first, tmp_path / "a.ccbak")
    safekeeping.restore(tmp_path / "mới", out, who="Hoa", clock=clock)
    new = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    assert same_office(world.first, new)
    edit(new, world.plan, "Quý II/2026")
    sent = exchanging.send(new, world.plan, SUPERIOR, tmp_path)
    assert sent.sequence == 1
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    assert outcome.result is Result.MERGED
    state = exported(new, world.plan)
    assert world.first.store.device in state.vector
    (other,) = state.vector.keys() - {world.first.store.device}
    assert writers.is_of(other, new.store.device)
    assert held(world.superior, world.plan) == normal(state)
    new.store.close()


def test_an_old_backup_never_takes_back_what_the_superior_has(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    edit(world.first, world.plan, "Tháng 1/2026")
    out = safekeeping.backup(world.first, tmp_path / "a.ccbak")
    edit(world.first, world.plan, "Quý II/2026")
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    safekeeping.restore(tmp_path / "mới", out, who="Hoa", clock=clock)
    old = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    before = held(world.superior, world.plan)
    assert hand_over(old, world, world.plan).result is Result.OLDER
    edit(old, world.plan, "Quý III/2026", row=1)
    outcome = hand_over(old, world, world.plan)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-HAIMAY"
    assert held(world.superior, world.plan) == before
    edit(world.first, world.plan, "Quý IV/2026")
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    assert text_of(world.superior, world.plan) == "Quý IV/2026"
    old.store.close()


def test_two_copies_that_both_write_are_told_apart(world: World, clock: Clock, tmp_path: Path) -> None:
    edit(world.first, world.plan, "Tháng 1/2026")
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    copy = copied(world.first, tmp_path / "bản chép", clock)
    assert same_office(world.first, copy)
    edit(copy, world.plan, "Ở bản chép", row=1)
    edit(world.first, world.plan, "Ở máy cũ")
    assert hand_over(copy, world, world.plan).result is Result.MERGED
    before = held(world.superior, world.plan)
    outcome = hand_over(world.first, world, world.plan)
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-HAIMAY"
    assert held(world.superior, world.plan) == before
    edit(copy, world.plan, "Ở bản chép, lần sau", row=1)
    assert hand_over(copy, world, world.plan).result is Result.MERGED
    assert text_of(world.first, world.plan) == "Ở máy cũ"
    copy.store.close()


def test_the_folder_back_in_its_place_is_the_old_device(world: World, clock: Clock, tmp_path: Path) -> None:
    device, folder = world.first.store.device, world.first.store.folder
    world.first.store.close()
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert again.store.device == device
    again.store.close()
    moved = tmp_path / "chỗ khác"
    folder.rename(moved)
    new = safekeeping.open_session(moved, who="Lan", clock=clock)
    assert new.store.device != device
    assert hand_over(new, world, world.plan).result is Result.MERGED
    new.store.close()


def test_identity_of_another_office_is_set_aside(world: World, clock: Clock, tmp_path: Path) -> None:
    mine, theirs = own_keys(world.first.store), own_keys(world.second.store)
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    folder = world.first.store.folder
    original = (folder / "identity.json").read_bytes()
    world.first.store.close()
    shutil.copy(world.second.store.folder / "identity.json", folder / "identity.json")
    mixed = safekeeping.open_session(folder, who="Lan", clock=clock)
    keys = own_keys(mixed.store)
    assert keys.office == mine.office
    assert keys.root not in (mine.root, theirs.root)
    kept = json.loads((folder / "identity.json").read_text(encoding="utf-8"))["keys"]["aside"]
    assert [base64.b64decode(each["root"]) for each in kept] == [theirs.root]
    outcome = hand_over(mixed, world, world.plan)
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-NGUOIGUI"
    mixed.store.close()
    (folder / "identity.json").write_bytes(original)
    back = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert own_keys(back.store).root == mine.root
    edit(back, world.plan, "Tháng 2/2026")
    assert hand_over(back, world, world.plan).result is Result.MERGED
    back.store.close()


def test_keys_set_aside_are_found_again_by_their_office(world: World, clock: Clock) -> None:
    """identity.json of A lay in B's folder and comes back to A, where only the part set aside is A's."""
    mine = own_keys(world.first.store)
    first, second = world.first.store.folder, world.second.store.folder
    world.first.store.close()
    world.second.store.close()
    shutil.copy(first / "identity.json", second / "identity.json")
    safekeeping.open_session(second, who="x", clock=clock).store.close()
    shutil.copy(second / "identity.json", first / "identity.json")
    again = safekeeping.open_session(first, who="Lan", clock=clock)
    assert own_keys(again.store).root == mine.root
    assert hand_over(again, world, world.plan).result is Result.MERGED
    again.store.close()


def test_private_keys_are_never_in_the_database(world: World) -> None:
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    for session in (world.first, world.second, world.superior):
        keys, folder = own_keys(session.store), session.store.folder
        stored = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert base64.b64encode(keys.root) in stored.pop("identity.json")
        assert {"ccapp.db", "ccapp.db-wal"} & stored.keys()
        for secret in (keys.root, keys.signing, keys.encryption):
            forms = (
                secret,
                base64.b64encode(secret),
                secret.hex().encode(),
                base64.urlsafe_b64encode(secret),
            )
            for name, content in stored.items():
                assert not any(form in content for form in forms), name


@pytest.mark.parametrize("spoil", ["root", "signing", "encryption", "certificate"])
def test_a_damaged_identity_is_said_and_left_alone(world: World, clock: Clock, spoil: str) -> None:
    path = world.first.store.folder / "identity.json"
    world.first.store.close()
    data = json.loads(path.read_text(encoding="utf-8"))
    data["keys"][spoil] = "AAAA"
    path.write_text(json.dumps(data), encoding="utf-8")
    before = path.read_bytes()
    with safekeeping.open_session(path.parent, who="Lan", clock=clock).store as store:
        with pytest.raises(StorageError) as caught:
            own_keys(store)
        assert caught.value.code == "identity-damaged"
        assert caught.value.facts["file"] == str(path)
    assert path.read_bytes() == before


def test_a_superior_restored_from_a_backup_takes_the_next_package(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    assert hand_over(world.first, world, world.plan).result is Result.MERGED
    out = safekeeping.backup(world.superior, tmp_path / "s.ccbak")
    edit(world.first, world.plan, "Tháng 1/2026")
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    safekeeping.restore(tmp_path / "s mới", out, who="Minh", clock=clock)
    restored = safekeeping.open_session(tmp_path / "s mới", who="Minh", clock=clock)
    assert text_of(restored, world.plan) != "Tháng 1/2026"
    assert exchanging.receive(restored, [sent.file])[0].result is Result.MERGED
    assert text_of(restored, world.plan) == "Tháng 1/2026"
    restored.store.close()


def test_an_office_of_the_same_name_is_another_office(world: World, clock: Clock, tmp_path: Path) -> None:
    """A name says nothing: what counts are id and keys."""
    double = superior_at(tmp_path / "trùng tên", clock)
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    before = dump(double)
    (outcome,) = exchanging.receive(double, [sent.file])
    assert outcome.error is not None
    assert package_code(outcome.error) == "E-NGUOIGUI"
    assert dump(double) == before
    assert double.store.office.role is Role.SUPERIOR
    double.store.close()
