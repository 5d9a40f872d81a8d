"""The verb keys: the machines of an office, one of them no longer believed, keys renewed, other offices told.

For whoever looks after the computers; there is no page for it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.versions import DeviceId
from ccapp.services.handover import rotation
from ccapp.services.handover.rotation import Machine

_RENEW: Final = {"encryption": rotation.renew_encryption, "root": rotation.renew_root}


def keys(call: Call) -> Answer:
    """List the machines of this office; renew a key, revoke a machine, save the file for other offices.

    With `--roster` a superior's file introduces the communes it knows to each other.
    """
    args = call.args
    with call.session() as session:
        if args.renew:
            _RENEW[args.renew](session)
        if args.revoke:
            rotation.revoke(session, rotation.find_machine(session, args.revoke), args.last)
        file = rotation.write_chain(session, Path(args.out), roster=args.roster) if args.out else None
        found, events = rotation.machines(session), rotation.events(session)
        own = session.store.device
    lines = [_line(each, own) for each in found]
    lines += [call.say("said-keys", file=file)] if file else []
    shown: dict[str, Any] = {
        "device": own,
        "events": events,
        "file": str(file) if file else None,
        "machines": [{"device": each.device, "counted": each.counted, "last": each.last} for each in found],
    }
    return Answer(object=shown, lines=tuple(lines))


def _line(each: Machine, own: DeviceId) -> str:
    revoked = "" if each.last is None else f"  <= {each.last}"
    return f"{each.device}{'*' if each.device == own else ''}  {each.counted}{revoked}"


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"keys": keys}
