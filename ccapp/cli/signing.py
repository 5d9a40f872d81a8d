"""The verbs `sign` and `verify`: digital signatures of PDF files, without a data folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from ccapp import app
from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.errors import RefusedError
from ccapp.services.paper import signing
from ccapp.services.paper.signing import VIETNAM, Appearance, KeyFile, KeyToken, Look
from ccapp.signing.values import SignatureFound, Trust

VARIABLE: Final = "CCAPP_PASSPHRASE"
"""The environment variable for scripts; a passphrase is never an argument, which other accounts can read."""


def sign(call: Call) -> Answer:
    """Sign a PDF into a new file."""
    args = call.args
    done = signing.sign_file(
        Path(args.file), Path(args.out), _key(call), _appearance(call), at=app.now(), root=_path(args.root)
    )
    return Answer(
        object={"file": str(done.file), "signatures": _objects(done.signatures)},
        lines=(call.say("said-sign", file=done.file), *_lines(call, done.signatures)),
    )


def verify(call: Call) -> Answer:
    """Tell what signatures stand in a PDF.

    Exit 1 for none, for one that no longer holds, and for one that a given root does not vouch for.
    """
    path, root = Path(call.args.file), _path(call.args.root)
    found = signing.verify_file(path, at=app.now(), root=root)
    lines = _lines(call, found) if found else (call.say("said-no-signature", file=path.name),)
    vouched = root is None or all(each.trust is Trust.TRUSTED for each in found)
    good = bool(found) and vouched and all(each.is_intact for each in found)
    return Answer(object={"signatures": _objects(found)}, lines=tuple(lines), code=OK if good else NOTHING)


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _key(call: Call) -> KeyFile | KeyToken:
    args = call.args
    if bool(args.p12) == bool(args.library):
        raise RefusedError("sign-key-missing")
    if not signing.can_sign():
        raise RefusedError("sign-not-installed")
    secret = os.environ.get(VARIABLE) or _asked(call)
    if args.p12:
        return KeyFile(file=Path(args.p12), passphrase=secret)
    return KeyToken(library=Path(args.library), pin=secret, label=args.token or "")


def _asked(call: Call) -> str:
    """Asked on a terminal only: anything piped in would be a file of secrets."""
    if not sys.stdin.isatty():
        raise RefusedError("passphrase-missing", variable=VARIABLE)
    from getpass import getpass  # start-up cost

    try:
        return getpass(call.say("said-passphrase"), stream=sys.stderr)
    except EOFError:  # Ctrl-D instead of an answer
        raise RefusedError("passphrase-missing", variable=VARIABLE) from None


def _appearance(call: Call) -> Appearance:
    args = call.args
    pictures = bool(args.picture or args.seal)
    return Appearance(
        look=Look.APPENDIX if args.number else Look.DOCUMENT if pictures else Look.HIDDEN,
        number=args.number or "",
        signer=args.signer or "",
        signature=_path(args.picture),
        seal=_path(args.seal),
    )


def _objects(found: Iterable[SignatureFound]) -> list[dict[str, Any]]:
    return [
        {
            "who": each.who,
            "issuer": each.issuer,
            "when": each.when.isoformat() if each.when else None,
            "intact": each.is_intact,
            "integrity": each.integrity.name.lower(),
            "trust": each.trust.name.lower(),
        }
        for each in found
    ]


def _lines(call: Call, found: Iterable[SignatureFound]) -> tuple[str, ...]:
    return tuple(
        call.say(
            "said-signature",
            who=each.who,
            when=f"{each.when.astimezone(VIETNAM):%H:%M:%S %d/%m/%Y}" if each.when else "-",
            issuer=each.issuer,
            integrity=call.say(each.integrity.value),
            trust=call.say(each.trust.value),
        )
        for each in found
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"sign": sign, "verify": verify}
