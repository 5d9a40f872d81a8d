"""Edits without end; prints each intention before and each acknowledgement after. Killed by its parent."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from ccapp.app import now
from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning


def main(folder: Path, plan: RecordId, leaf: RecordId, seed: int) -> None:
    """Set, undo and redo one deadline for ever."""
    session = safekeeping.open_session(folder, who="Lan", clock=now)
    chance = random.Random(seed)
    print("ready", flush=True)
    number = 0
    while True:
        number += 1
        verb = chance.choice(["set", "set", "undo", "redo"])
        text = f"{seed}-{number}"
        print(f"do {verb} {text}", flush=True)
        try:
            if verb == "set":
                planning.set_text(session, plan, leaf, "deadline", text)
            elif verb == "undo":
                planning.undo(session)
            else:
                planning.redo(session)
        except NotFoundError:
            print("nothing", flush=True)
            continue
        print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), RecordId(sys.argv[2]), RecordId(sys.argv[3]), int(sys.argv[4]))
