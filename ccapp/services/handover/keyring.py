"""This office's keys: made when first needed, renewed for a new device, never shown to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ccapp.errors import FileError, StorageError
from ccapp.store import identity
from ccapp.store.store import Store
from ccapp.values import replace

if TYPE_CHECKING:
    from ccapp.exchange.keyevents import KeyEvent
    from ccapp.exchange.keys import OfficeKeys

_EVENTS: Final = "events"


def own_keys(store: Store) -> OfficeKeys:
    """The keys in identity.json for this office and device; what is missing is made and written first.

    A restored or copied folder keeps the office's root and encryption keys and gets a new device key.
    Keys of another office, brought in with a foreign identity.json, are set aside, not destroyed; keys of
    this office that were set aside elsewhere are taken up again.
    """
    from ccapp.exchange.keys import from_plain  # start-up cost: cryptography

    mine = identity.read_identity(store.folder)
    if mine is None:
        raise StorageError("identity-damaged", file=str(store.folder / identity.FILE))
    try:
        if mine.keys.get("device") == store.device and mine.keys.get("office") == store.office.id:
            return from_plain(mine.keys)
        keys, aside, events = _renewed(store, mine.keys)
    except StorageError as error:
        where = {"file": str(store.folder / identity.FILE)}
        raise StorageError(error.code, **where, **error.facts) from error
    identity.write_identity(store.folder, replace(mine, keys=_plain(keys, aside, events)))
    return keys


def _renewed(store: Store, kept: dict[str, Any]) -> tuple[OfficeKeys, list[Any], list[Any]]:
    from ccapp.exchange import keys as office_keys  # start-up cost: cryptography

    present = {key: value for key, value in kept.items() if key != "aside"}
    known = [*([present] if present else []), *kept.get("aside", [])]
    own = next((each for each in known if each.get("office") == store.office.id), None)
    others = [each for each in known if each is not own]
    if own is None:
        return _new(store), others, []
    return (
        office_keys.new_device(office_keys.from_plain(own), device=store.device),
        others,
        own.get(_EVENTS, []),
    )


def _new(store: Store) -> OfficeKeys:
    from ccapp.exchange.keys import new_office  # start-up cost: cryptography

    return new_office(store.office.role, office=store.office.id, device=store.device)


def _plain(keys: OfficeKeys, aside: list[Any], events: list[Any]) -> dict[str, Any]:
    from ccapp.exchange.keys import to_plain  # start-up cost: cryptography

    plain: dict[str, Any] = {**to_plain(keys), "office": keys.office, "device": keys.device}
    plain |= {"aside": aside} if aside else {}
    return plain | ({_EVENTS: events} if events else {})


def own_chain(store: Store) -> tuple[KeyEvent, ...]:
    """This office's key events so far, the first in front; they lie beside the keys."""
    from ccapp.exchange.keyevents import read_chain  # start-up cost: cryptography

    mine = identity.read_identity(store.folder)
    return read_chain(mine.keys.get(_EVENTS, [])) if mine is not None else ()


def keep_keys(store: Store, keys: OfficeKeys, chain: Sequence[KeyEvent]) -> None:
    """Put other keys of this office in force together with the events that say so: both or neither."""
    mine = identity.read_identity(store.folder)
    if mine is None:
        raise StorageError("identity-damaged", file=str(store.folder / identity.FILE))
    plain = _plain(keys, mine.keys.get("aside", []), [each.as_data() for each in chain])
    identity.write_identity(store.folder, replace(mine, keys=plain))


def has_keys(store: Store) -> bool:
    """Whether identity.json already holds keys for this office and device; needs no cryptography."""
    mine = identity.read_identity(store.folder)
    return (
        mine is not None
        and mine.keys.get("device") == store.device
        and mine.keys.get("office") == store.office.id
    )


def require_readable(plain: dict[str, Any]) -> None:
    """Raise FileError("backup-damaged") unless keys from a backup can be used."""
    from ccapp.exchange.keys import from_plain  # start-up cost: cryptography

    try:
        from_plain(plain)
    except StorageError as error:
        raise FileError("backup-damaged", file=identity.FILE) from error
