"""Pictures of whole journeys, step by step, for people to look at: both languages, 100 % and 150 %.

    python installer/journeys.py OUT [vi-100 ...] [-k EXPRESSION]

The journeys are those of tests/ui/journeys, so a picture is taken only of what a test has checked. Each look
runs in a process of its own, for the scale belongs to a process; the exit code is that of the first to fail.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from screens import SCREEN

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES, SCALES = ("vi", "en"), ("100", "150")
TESTS = ROOT / "tests" / "ui" / "journeys"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures of the looks that were asked for, all where none is named."""
    every = ["-".join(parts) for parts in itertools.product(LANGUAGES, SCALES)]
    looks = [each for each in arguments[1:] if each in every]
    more = [each for each in arguments[1:] if each not in every]  # for pytest, as `-k c8`
    if not arguments or (more and not more[0].startswith("-")):
        print(f"usage: journeys.py OUT [{' | '.join(every)}] [-k EXPRESSION]", file=sys.stderr)
        return 2
    out = Path(arguments[0]).absolute()
    codes = [take(out, name, more) for name in looks or every]
    return next(filter(None, codes), 0)


def take(out: Path, name: str, more: Sequence[str]) -> int:
    """One look, on the small screen; returns the exit code of the tests."""
    language, scale = name.split("-")
    with tempfile.TemporaryDirectory(prefix="ccapp-screen-") as scratch:
        screens = Path(scratch) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        look = {
            "CCAPP_PICTURES": str(out),
            "CCAPP_LANG": language,
            "QT_SCALE_FACTOR": str(int(scale) / 100),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        }
        command = [sys.executable, "-X", "utf8", "-m", "pytest", "-q", "-p", "no:xdist", str(TESTS), *more]
        return subprocess.run(command, cwd=ROOT, env=os.environ | look, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
