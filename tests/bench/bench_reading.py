"""Reading an appendix of every format, and the largest page and picture, beside a floor: folding their words.

python tests/bench/bench_reading.py [ROWS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.intake.html.reader import read_markup
from ccapp.intake.reading import read_bytes
from ccapp.intake.rtf.reader import read_rtf
from ccapp.text.fold import folded_words
from tests.intake import test_rtf
from tests.intake.test_growth import FORMATS, texts

RUNS = 3
SLOWEST = 10.0
"""Seconds a file of many megabytes may take on the reference PC."""
GOALS = {"a.pdf": 2.0}
GOAL = 0.5
"""Seconds an appendix may take there, as the paper of the intake says; 300 rows are ten times a usual one."""
ROW = (
    "<tr style='mso-yfti-irow:1'>"
    + "<td width=97 style='width:72.6pt'><p class=MsoNormal>Việc cần làm ngay" * 7
)
PAGE = f"<table>{ROW * 21_000}</table>"
PICTURE = test_rtf.HEAD + r"{\pict\pngblip " + "89504e47\r\n" * 4_000_000 + r"}a\par}"


def least(action: Callable[[], object]) -> float:
    """Processor seconds of the quickest of some runs."""
    spent = []
    for _ in range(RUNS):
        begin = time.process_time()
        action()
        spent.append(time.process_time() - begin)
    return min(spent)


def main(rows: int) -> None:
    """Print each figure, its floor and the goal."""
    words = " ".join(text for row in texts(rows) for text in row)
    floor = least(partial(folded_words, words))
    for name, make, _ in FORMATS:
        say(
            f"{name}, {rows} rows", least(partial(read_bytes, name, make(rows))), floor, GOALS.get(name, GOAL)
        )
    say("a page of 10 MB", least(partial(read_markup, "a.html", PAGE)), floor, SLOWEST)
    say("a picture of 40 MB", least(partial(read_rtf, "a.rtf", PICTURE.encode("latin-1"))), floor, SLOWEST)


def say(what: str, own: float, floor: float, goal: float) -> None:
    """A line of the report."""
    verdict = "ok" if own <= goal else "above the goal"
    print(f"{what}: {own:.2f} s, x {own / floor:,.0f} of the floor (<= {goal} s) {verdict}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
