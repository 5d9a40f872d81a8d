"""Real files altered by chance, and a corpus file held against its expected records."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ccapp.domain.plan import Appendix
from ccapp.domain.records import rows
from ccapp.errors import FileError
from ccapp.intake.reading import read
from tests.conftest import examples
from tests.pace import assert_within, dearest

ROUNDS = examples(30, 4_000)


def altered(chance: random.Random, data: bytes) -> bytes:
    """A real file cut short, with bits turned, or with two pieces exchanged."""
    kind = chance.randrange(3)
    if kind == 0:
        return data[: chance.randrange(1, len(data))]
    changed = bytearray(data)
    if kind == 1:
        for _ in range(chance.randrange(1, 40)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    size = chance.randrange(1, min(4000, len(data) // 3))
    one, two = sorted(chance.randrange(len(data) - size) for _ in range(2))
    changed[one : one + size], changed[two : two + size] = data[two : two + size], data[one : one + size]
    return bytes(changed)


def check_altered(name: str, files: Sequence[bytes], reader: Callable[[str, bytes], object]) -> None:
    """Each altered file is read, or refused under its name."""
    chance = random.Random(7)
    for _ in range(ROUNDS):
        try:
            reader(name, altered(chance, chance.choice(files)))
        except FileError as error:
            assert error.facts["file"] == name


def check_none_is_dear(
    sound: Iterable[tuple[str, bytes]],
    spoilt: Iterable[tuple[str, bytes]],
    survives: Callable[[str, bytes], None],
) -> None:
    """Each spoilt file is survived, and none costs many times what the dearest sound one does."""
    floor = dearest(sound, lambda file: survives(*file))
    worst = dearest(spoilt, lambda file: survives(*file))
    assert_within(partial(survives, *worst), partial(survives, *floor), 20)


def check_records(corpus: Path, path: Path) -> None:
    """The first table of a corpus file has exactly the expected records, but for what fonts alone can say."""
    expected = json.loads((corpus / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))
    reading = read(path)
    assert len(reading.tables) == (2 if "second_table" in expected else 1), path.name
    check_appendix(reading.tables[0].appendix, expected)


def check_appendix(appendix: Appendix, expected: dict[str, Any]) -> None:
    """An appendix has exactly the expected records."""
    assert appendix.kind == expected["kind"]
    fields = ["section_number", "section", *expected["columns"]]
    found = [one.record(appendix.layout) for one in rows(appendix)]
    fold = str.casefold if expected.get("case_insensitive") else str
    for want, got in zip(expected["records"], found, strict=True):
        assert [fold(_squeezed(got[key])) for key in fields] == [fold(_squeezed(want[key])) for key in fields]


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
