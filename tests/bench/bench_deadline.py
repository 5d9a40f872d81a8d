"""Deadline phrases read a second, against one pass of folding the same texts in the same run.

    python tests/bench/bench_deadline.py [ROUNDS]

The reader's cache is passed by: each phrase is cleaned, cut into terms, chunked and ruled upon every time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from ccapp.domain.deadline import _read, occurrences
from ccapp.text.fold import fold
from tests.unit.deadline_phrases import PHRASES

YEAR = 2026


def main(rounds: int) -> None:
    """Print phrases a second for folding, reading, and reading with due windows; and for one long text."""
    texts = [text for cases in PHRASES.values() for text, _, _ in cases]
    read = _read.__wrapped__
    works: dict[str, Callable[[str], object]] = {
        "folding": fold.__wrapped__,
        "reading": lambda text: read(text, YEAR, None),
        "reading + windows": lambda text: occurrences(read(text, YEAR, None), YEAR),
    }
    base = 0.0
    for name, work in works.items():
        seconds = statistics.median(_timed(work, texts) for _ in range(rounds))
        base = base or seconds
        print(f"{name:18} {len(texts) / seconds:10.0f} phrases/s  {seconds / base:7.1f} x folding")
    long = ", ".join(texts)[:20_000]
    print(f"{'20,000 characters':18} {_timed(works['reading'], [long]) * 1e3:10.1f} ms")


def _timed(work: Callable[[str], object], texts: list[str]) -> float:
    begin = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
