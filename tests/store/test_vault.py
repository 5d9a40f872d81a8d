"""Keys at rest: sealed where the system has a vault, kept where they cannot be opened, back from a backup."""

from __future__ import annotations

import hashlib
import json
import stat
import sys
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.services.folder import safekeeping
from ccapp.services.handover.keyring import own_keys
from ccapp.store import identity, vault
from tests.conftest import Clock

KEYS = {"root": "bí mật"}


class Machine:
    """A vault as a machine has it: what it sealed it opens, what another one sealed it refuses."""

    def __init__(self, name: str) -> None:
        self._mark = hashlib.sha256(name.encode()).digest()

    def seal(self, raw: bytes) -> bytes:
        """Marked and turned round; enough to tell machines apart."""
        return self._mark + raw[::-1]

    def open(self, sealed: bytes) -> bytes:
        """What this machine sealed."""
        if sealed[:32] != self._mark:
            raise OSError("Key not valid for use in specified state.")
        return sealed[32:][::-1]


def written(folder: Path, sealer: Machine | None) -> identity.Identity:
    made = identity.new_identity(folder, dict(KEYS))
    identity.write_identity(folder, made, vault=sealer)
    return made


def test_keys_are_sealed_and_opened_by_their_machine(tmp_path: Path) -> None:
    machine = Machine("một")
    made = written(tmp_path, machine)
    raw = (tmp_path / identity.FILE).read_text(encoding="utf-8")
    assert "bí mật" not in raw
    assert json.loads(raw)["keys"] == {}
    assert identity.read_identity(tmp_path, vault=machine) == made


def test_what_another_machine_sealed_is_kept_and_opens_there_again(tmp_path: Path) -> None:
    one, two = Machine("một"), Machine("hai")
    written(tmp_path, one)
    here = identity.read_identity(tmp_path, vault=two)
    assert here is not None
    assert here.keys == {}
    assert len(here.locked) == 1
    identity.write_identity(tmp_path, here, vault=two)
    again = identity.read_identity(tmp_path, vault=two)
    assert again == here
    assert identity.read_identity(tmp_path, vault=None) == here


def test_without_a_vault_they_are_as_they_were_and_only_the_owner_reads_them(tmp_path: Path) -> None:
    made = written(tmp_path, None)
    assert identity.read_identity(tmp_path, vault=None) == made
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / identity.FILE).stat().st_mode) == 0o600
        assert vault.system_vault() is None


@pytest.mark.parametrize("spoilt", ["not base64 !", "AAAA"])
def test_a_spoilt_seal_is_told_or_kept(tmp_path: Path, spoilt: str) -> None:
    machine = Machine("một")
    written(tmp_path, machine)
    path = tmp_path / identity.FILE
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "sealed": spoilt}), encoding="utf-8")
    found = identity.read_identity(tmp_path, vault=machine)
    assert found is not None
    assert found.keys == {}
    assert found.locked == (spoilt,)


def test_keys_that_cannot_be_opened_come_back_from_the_newest_backup(tmp_path: Path, clock: Clock) -> None:
    """The data lay on D:, Windows was installed anew: the office stays who it is."""
    folder = tmp_path / "d"
    session = safekeeping.init(folder, name="UBND xã Suối Mây", role=Role.COMMUNE, who="Lan", clock=clock)
    root = own_keys(session.store).root
    with session.store.writing():
        pass
    safekeeping.close_session(session, daily=True)
    assert list((folder / "backup").iterdir())
    mine = identity.read_identity(folder)
    assert mine is not None
    identity.write_identity(folder, mine, vault=Machine("trước khi cài lại"))
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert own_keys(again.store).root == root
    again.store.close()


def test_without_a_backup_new_keys_are_made_and_the_sealed_ones_stay(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "d"
    session = safekeeping.init(folder, name="UBND xã Suối Mây", role=Role.COMMUNE, who="Lan", clock=clock)
    root = own_keys(session.store).root
    session.store.close()
    mine = identity.read_identity(folder)
    assert mine is not None
    identity.write_identity(folder, mine, vault=Machine("khác"))
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert own_keys(again.store).root != root
    left = identity.read_identity(folder)
    assert left is not None
    assert len(left.locked) == 1
    again.store.close()
