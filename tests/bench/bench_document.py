"""The check of a hundred pages of prose beside its floor: folding the same words once.

    python tests/bench/bench_document.py [RUNS]

The pages are those of the shared seeds, twice over; without them there is nothing to measure.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.domain.checks.own import setting_of
from ccapp.domain.checks.texts import check_passages
from ccapp.intake.document import passages
from ccapp.intake.sheet import sheets
from ccapp.text.fold import folded_words
from tests.unit.seed_texts import seed

SEEDS = ("000", "001", "002", "003", "004")
GOAL = 2.0


def timed(action: Callable[[], object], runs: int) -> float:
    """Median seconds of several runs."""
    spent = []
    for _ in range(runs):
        begin = time.perf_counter()
        action()
        spent.append(time.perf_counter() - begin)
    return median(spent)


def main(runs: int) -> None:
    """Print the figure, its floor and the goal."""
    blocks = [block for number in SEEDS for block in sheets(seed(number))] * 2
    found = passages(blocks)
    letters = sum(len(each.text) for each in found)

    def check() -> object:
        read = passages(blocks)
        return check_passages(read, setting_of(read))

    own = timed(check, runs)
    floor = timed(lambda: [folded_words(each.text) for each in found], runs)
    verdict = "ok" if own <= GOAL else "above the goal"
    ratio = f"x {own / floor:.0f} (<= {GOAL} s)"
    print(f"{letters:,} letters: {own:.2f} s, floor {floor:.3f} s, {ratio} {verdict}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
