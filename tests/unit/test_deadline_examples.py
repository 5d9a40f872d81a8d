"""Real phrases of the shared paper with their readings: the share that is read right, seen and held back."""

from __future__ import annotations

import csv
import hashlib
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.deadline import read_deadline
from tests.conftest import SHARED

EXAMPLES = SHARED / "design" / "deadlines-examples.tsv"
YEAR = 2026
ISSUED = date(2024, 3, 1)
WANTED = 0.99


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_right(row: dict[str, str]) -> bool:
    reading = read_deadline(row["expression"], year=YEAR, issued=ISSUED)
    edges = ((row[edge] or "").replace("issue date", str(ISSUED)) for edge in ("start", "end"))
    wanted = (row["kind"], *(edge.replace("Y", str(YEAR)) for edge in edges))
    return (reading.kind.value, str(reading.start or ""), str(reading.end or "")) == wanted


def is_held_back(row: dict[str, str]) -> bool:
    """A third of the examples is not looked at while the rules are written."""
    return int(hashlib.sha1(row["expression"].encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def test_the_real_phrases_are_read_right() -> None:
    if not EXAMPLES.is_file():
        pytest.skip("the shared examples are not on this machine")
    found = rows(EXAMPLES)
    for name, some in (
        ("seen", [row for row in found if not is_held_back(row)]),
        ("held back", [row for row in found if is_held_back(row)]),
    ):
        print(f"{name}: {sum(map(is_right, some))} of {len(some)}")
    assert sum(map(is_right, found)) >= WANTED * len(found)
