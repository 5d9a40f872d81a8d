"""The verb of this office's keys: exchanged, a lost computer revoked, the file that tells others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.versions import DeviceId
from ccapp.errors import AppError
from ccapp.services.handover import rotation
from ccapp.services.handover.keyring import own_chain
from ccapp.services.session import Session

_WRITTEN: Final = "keys [--renew encryption|root] [--revoke DEVICE --last N] [--out DIR]"


def keys(call: Call) -> Answer:
    """Exchange a key or revoke a device where that is asked; list every event, and write the file of them."""
    args = call.args
    given = args.last is not None
    if (args.revoke is not None) != given or (given and not (args.last.isascii() and args.last.isdigit())):
        raise AppError("usage", detail=_WRITTEN)
    with call.session() as session:
        _change(call, session)
        events = [json.loads(each.statement) for each in own_chain(session.store)]
        file = rotation.write_chain(session, Path(args.out)) if args.out else None
        device, office = session.store.device, session.store.office.id
    shown = {
        "office": office,
        "device": device,
        "events": [_event(each) for each in events],
        "file": str(file) if file is not None else None,
    }
    lines = [call.say("said-keys", device=device, count=len(events))]
    lines += [call.say("said-keys-file", file=file)] if file is not None else []
    return Answer(object=shown, lines=tuple(lines))


def _change(call: Call, session: Session) -> None:
    if call.args.renew == "encryption":
        rotation.renew_encryption(session)
    elif call.args.renew == "root":
        rotation.renew_root(session)
    if call.args.revoke is not None:
        rotation.revoke(session, DeviceId(call.args.revoke), int(call.args.last))


def _event(said: dict[str, Any]) -> dict[str, Any]:
    """One event; `device` and `last` are null where it is no revocation."""
    return {
        "n": said["n"],
        "kind": said["kind"],
        "device": said.get("device"),
        "last": said.get("last"),
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"keys": keys}
