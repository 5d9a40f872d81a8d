"""Who this machine is: identity.json beside the database holds the device token, which a copy does not match.

The token also stands in the database. When the two differ, or the folder has moved to another machine or
place, the data was restored, copied or cloned: the machine takes a new device id, because two machines that
count under one id would lose edits. So it does where `store.witness` knows of more than the database.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import sys
import zlib
from pathlib import Path
from typing import Any, Final

from ccapp.domain.versions import DEVICE_LENGTH, DeviceId
from ccapp.errors import StorageError
from ccapp.files import plain_errors, write_atomically
from ccapp.store.vault import Vault, system_vault
from ccapp.values import field, value

FILE: Final = "identity.json"
RESTORED_FILE: Final = "identity.restored.json"
_VAULT: Final = system_vault()
_log: Final = logging.getLogger(__name__)


@value
class Identity:
    """Content of identity.json. `keys` are private keys as plain data and never enter the database.

    `locked` are sealed keys (base64) that this machine could not open: kept, never thrown away.
    """

    token: str = field(repr=False)
    machine: str
    keys: dict[str, Any] = field(default_factory=dict, repr=False)
    locked: tuple[str, ...] = ()

    def as_data(self, vault: Vault | None) -> dict[str, Any]:
        """What the file holds: the keys sealed where there is a vault, else as they are."""
        data: dict[str, Any] = {"token": self.token, "machine": self.machine, "keys": self.keys}
        if vault is not None and self.keys:
            sealed = vault.seal(json.dumps(self.keys).encode("utf-8"))
            data |= {"keys": {}, "sealed": base64.b64encode(sealed).decode("ascii")}
        return data | ({"locked": list(self.locked)} if self.locked else {})


def new_device_id() -> DeviceId:
    """60 random bits as 12 base32 characters."""
    return DeviceId(base64.b32encode(os.urandom(8)).decode("ascii")[:DEVICE_LENGTH])


def new_identity(folder: Path, keys: dict[str, Any] | None = None, locked: tuple[str, ...] = ()) -> Identity:
    """A fresh token for this machine and folder, keeping the office's keys and what could not be opened."""
    token = os.urandom(16).hex()
    return Identity(token=token, machine=machine_mark(folder), keys=keys or {}, locked=locked)


def read_identity(folder: Path, name: str = FILE, vault: Vault | None = _VAULT) -> Identity | None:
    """The identity in a data folder, None where there is none. Raises StorageError for a damaged file.

    Keys that were sealed and cannot be opened here are `locked`, and the identity has no keys.
    """
    path = folder / name
    with plain_errors(path):
        if not path.exists():
            return None
        raw = path.read_bytes()
    try:
        return _identity(json.loads(raw), vault)
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError("identity-damaged", file=str(path)) from error


def _identity(data: dict[str, Any], vault: Vault | None) -> Identity:
    keys, locked = dict(data["keys"]), tuple(map(str, data.get("locked", ())))
    sealed = data.get("sealed")
    if sealed is not None:
        opened = _opened(str(sealed), vault)
        keys, locked = (opened, locked) if opened is not None else (keys, (*locked, str(sealed)))
    return Identity(token=str(data["token"]), machine=str(data["machine"]), keys=keys, locked=locked)


def _opened(sealed: str, vault: Vault | None) -> dict[str, Any] | None:
    """What was sealed on this machine; None for what was sealed elsewhere or before a reinstall."""
    if vault is None:
        return None
    try:
        return dict(json.loads(vault.open(base64.b64decode(sealed))))
    except (OSError, ValueError) as error:
        _log.warning("keys: sealed elsewhere (%s)", error)
        return None


def finish_restore(folder: Path, token: str) -> None:
    """Let a restored identity take the place of the old one once its database is in place.

    Restoring writes the new identity aside, then the database, then calls this; a power cut between is
    made good at the next opening. `token` is the one in the database.
    """
    aside = folder / RESTORED_FILE
    if not aside.exists():
        return
    restored = read_identity(folder, RESTORED_FILE)
    with plain_errors(aside):
        if restored is not None and restored.token == token:
            aside.replace(folder / FILE)
        else:
            aside.unlink()


def write_identity(folder: Path, identity: Identity, name: str = FILE, vault: Vault | None = _VAULT) -> None:
    """Write identity.json for its owner only, its keys sealed where the system has a vault."""
    path = folder / name
    with plain_errors(path):
        data = identity.as_data(vault)
    raw = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")
    write_atomically(path, lambda out: out.write(raw), private=True)


def machine_mark(folder: Path) -> str:
    """A mark that changes when the folder is copied to another machine or place."""
    place = zlib.crc32(os.fsencode(folder.resolve()))  # no secret: the file holds the private keys anyway
    return f"{_machine_id()}-{place:08x}"


def _machine_id() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        path = Path(name)
        if path.exists():
            return path.read_text(encoding="utf-8", errors="replace").strip()
    import platform  # start-up cost: it brings subprocess, and most machines have an id

    return platform.node()
