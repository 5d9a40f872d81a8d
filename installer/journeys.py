"""Pictures of whole journeys, step by step, for people to look at: both languages, 100 % and 150 %.

    python installer/journeys.py OUT [vi-100 ...]

The journeys are those of tests/ui/journeys, so a picture is taken only of what a test has checked. Each look
runs in a process of its own, for the scale belongs to a process; the exit code is that of the first to fail.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES, SCALES = ("vi", "en"), ("100", "150")
TESTS = ROOT / "tests" / "ui" / "journeys"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures of the looks that were asked for, all where none is named."""
    every = ["-".join(parts) for parts in itertools.product(LANGUAGES, SCALES)]
    if not arguments or set(arguments[1:]) - set(every):
        print(f"usage: journeys.py OUT [{' | '.join(every)}]", file=sys.stderr)
        return 2
    out = Path(arguments[0]).absolute()
    codes = [take(out, *name.split("-")) for name in arguments[1:] or every]
    return next(filter(None, codes), 0)


def take(out: Path, language: str, scale: str) -> int:
    """One look; returns the exit code of the tests."""
    look = {
        "CCAPP_PICTURES": str(out),
        "CCAPP_LANG": language,
        "QT_SCALE_FACTOR": str(int(scale) / 100),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-X", "utf8", "-m", "pytest", "-q", "-p", "no:xdist", str(TESTS)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | look, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
