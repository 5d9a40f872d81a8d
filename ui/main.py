"""`ccapp-gui`: the way in."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window until it closes; returns the exit code. Arguments: `--data DIR`, then files to open."""
    make_ready()
    from ui.program import run  # only now: importing makes most of it

    return run(sys.argv if argv is None else argv)


def make_ready() -> None:
    """Take out of the way what only costs time at a start. Comes before every other import."""
    gc.disable()  # what is made before the first paint stays; `ui.collecting` takes over from Python after
    import PySide6.QtCore  # noqa: F401 - brings the hook below

    # PySide hooks `import` and reads the source of every module, to see whether it is one that could ask
    # for `from __feature__ import …`. None here does.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    sys.exit(main())
