"""`ccapp-gui`: the way in."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it closes; returns the exit code. Arguments: `--data DIR`, then files to open."""
    gc.disable()  # start-up cost: what is made before the first paint stays; `program` switches it on after
    from ui.program import run  # only now: importing makes most of it

    return run(sys.argv if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
