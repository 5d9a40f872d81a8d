"""Kills copies of itself at random instants of real work: a fork is quick, a new Python takes half a second.

Reads one JSON object a line, `{"deed", "data", "place", "plan", "after"}`; forks, lets the child do the deed
and sends it SIGKILL after so many seconds (none: it may end); answers with `killed`, `done` or `failed`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from ccapp.app import now
from ccapp.exchange import package  # noqa: F401 - loaded once, for all children
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receptions
from ccapp.services.session import Session
from ccapp.words import Words  # noqa: F401 - as above


def main() -> None:
    """Serve until the input ends."""
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _work(order)
        if order["after"] is not None:
            time.sleep(order["after"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        print("killed" if killed else "done" if os.WEXITSTATUS(status) == 0 else "failed", flush=True)


def _work(order: dict[str, str]) -> None:
    code = 1
    try:
        session = safekeeping.open_session(Path(order["data"]), who="Minh", clock=now)
        _DEEDS[order["deed"]](session, order)
        code = 0
    finally:
        os._exit(code)  # the child has nothing to tidy: it is a process killed early or late


def _receive(session: Session, order: dict[str, str]) -> None:
    exchanging.receive(session, [Path(order["place"])])


def _send(session: Session, order: dict[str, str]) -> None:
    for _ in range(3):
        exchanging.send(session, order["plan"], order["to"], Path(order["place"]))


def _undo(session: Session, order: dict[str, str]) -> None:
    runs = {each.run for each in receptions.list_receptions(session)}
    receptions.undo_receptions(session, runs)


def _open(_session: Session, _order: dict[str, str]) -> None:
    """Opening older data brings it up to date; there is no more to it."""


_DEEDS = {"receive": _receive, "send": _send, "undo": _undo, "open": _open}

if __name__ == "__main__":
    main()
