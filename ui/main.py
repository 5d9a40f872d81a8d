"""`ccapp-gui`: the way in."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from ui.enums import make_quickly
from ui.signatures import put_off


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it closes; returns the exit code. Arguments: `--data DIR`, then files to open."""
    make_ready()
    from ui.program import run  # only now: importing makes most of it

    return run(sys.argv if argv is None else argv)


def make_ready() -> None:
    """Take out of the way what only costs time at a start. Comes before every other import."""
    gc.disable()  # what is made before the first paint stays; `ui.collecting` takes over from Python after
    put_off()
    make_quickly()


if __name__ == "__main__":
    sys.exit(main())
