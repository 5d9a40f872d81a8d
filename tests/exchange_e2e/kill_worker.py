"""Takes a folder of packages in, once; killed by its parent somewhere on the way."""

from __future__ import annotations

import sys
from pathlib import Path

from ccapp.app import now
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging


def main(data: Path, packages: Path) -> None:
    """Say when the data is open and when all packages are through."""
    session = safekeeping.open_session(data, who="Minh", clock=now)
    print("ready", flush=True)
    exchanging.receive(session, [packages])
    print("done", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
