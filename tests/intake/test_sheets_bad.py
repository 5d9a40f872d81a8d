"""Excel files that cannot be read or only look enormous: a plain code or a quick reading, never more."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.reading import read_bytes
from ccapp.intake.sheets.parts import Parts
from ccapp.intake.sheets.xls import read_xls
from ccapp.intake.sheets.xlsx import read_xlsx
from ccapp.intake.source import Source
from tests.intake.altering import check_none_is_dear
from tests.intake.excel import (
    HEAD,
    MAIN,
    TASK,
    grid,
    label,
    ole,
    ranges,
    record,
    row,
    sheet,
    source,
    texts,
    value,
    xls,
    xlsx,
)
from tests.intake.test_reading import records
from tests.intake.word import zipped
from tests.pace import assert_in_proportion

DOCTYPE = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
BOMB = DOCTYPE + sheet('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')
SOUND = xlsx(sheet(row(*HEAD), row(*TASK), merged=["A2:B2"]))
OLD = xls(b"".join(label(0, column, words) for column, words in enumerate(HEAD)) + ranges((0, 0, 0, 1)))

CASES = {
    "entities": ("a.xlsx", xlsx(BOMB), "file-unsafe"),
    "entities in utf-16": ("a.xlsx", xlsx(BOMB.encode("utf-16")), "file-unsafe"),
    "entities of strings": ("a.xlsx", xlsx(sheet(row(*HEAD)), style=DOCTYPE + "<a/>"), "file-unsafe"),
    "broken xml": ("a.xlsx", xlsx("<worksheet"), "file-damaged"),
    "unknown entity": ("a.xlsx", xlsx(sheet("<row>&x;</row>")), "file-damaged"),
    "no workbook": ("a.xlsx", zipped({"xl/styles.xml": "<a/>"}), "file-damaged"),
    "binary workbook": ("a.xlsb", zipped({"xl/workbook.bin": b"\0"}), "file-unsupported"),
    "a string that is not there": ("a.xlsx", xlsx(sheet(row(value("7", kind="s")))), "file-damaged"),
    "old password": ("a.xls", ole("Workbook", record(0x2F, bytes(54))), "file-encrypted"),
    "old of zeros": ("a.xls", ole("Workbook", b""), "file-damaged"),
    "old cut short": ("a.xls", OLD[: len(OLD) // 2], "file-damaged"),
    "too many columns": (
        "a.xlsx",
        xlsx(sheet(row(*("x" for _ in range(limits.COLUMNS + 1))))),
        "file-too-complex",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_bad_file_has_its_code(case: str) -> None:
    name, data, code = CASES[case]
    with pytest.raises(FileError) as caught:
        read_bytes(name, data)
    assert (caught.value.code, caught.value.facts["file"]) == (code, name)


def test_too_many_cells_over_all_sheets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 25)
    one = sheet(row(*HEAD), row(*TASK))
    old = b"".join(label(at, 0, "x") for at in range(20))
    for name, data in (("a.xlsx", xlsx(one, one, one)), ("a.xls", xls(old, old))):
        with pytest.raises(FileError) as caught:
            read_bytes(name, data)
        assert caught.value.code == "file-too-complex"


def test_a_table_too_tall_for_its_width_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(*HEAD), *(row(*TASK, at=at) for at in range(31, 300, 30))]
    monkeypatch.setattr(limits, "CELLS", 1000)
    with pytest.raises(FileError) as caught:
        source(*rows)
    assert caught.value.code == "file-too-complex"


def test_a_stray_cell_at_the_far_end_of_the_sheet_harms_nothing() -> None:
    stray = '<row r="1048576"><c r="XFD1048576" t="str"><v>.</v></c></row>'
    (found,) = read_bytes("a.xlsx", xlsx(sheet(row(*HEAD), row(*TASK), stray))).tables
    assert [one["title"] for one in records(found)] == ["Rà soát văn bản"]


def test_styled_blank_cells_cost_in_proportion() -> None:
    def reading(rows: int) -> Callable[[], None]:
        blank = ("<row>" + '<c s="1"/>' * 20 + "</row>") * rows
        data = xlsx(sheet(row(*HEAD), row(*TASK), blank, merged=["A3:XFD1048576"]))
        return partial(only_these, [HEAD, TASK], read_xlsx, "a.xlsx", data)

    assert_in_proportion(reading, 500)


def test_many_wide_merges_are_refused_before_they_cost_time() -> None:
    rows = [row(str(at)) for at in range(3000)]
    with pytest.raises(FileError) as caught:
        source(*rows, merged=[f"B{at}:C3000" for at in range(1, 1500)])
    assert caught.value.code == "file-too-complex"


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccapp.intake.sheets.parts._ALL_BYTES", 3000)
    parts = Parts("a.xlsx", xlsx(sheet(row(*HEAD))))
    with pytest.raises(FileError) as caught:
        for _ in range(10):
            list(parts.stream("xl/worksheets/sheet0.xml", f"{{{MAIN}}}row"))
    assert caught.value.code == "file-too-complex"


def test_blank_cells_and_names_of_an_old_file_cost_in_proportion() -> None:
    one = record(0x00BE, struct.pack("<2H", 9, 0) + bytes(2 * 200) + struct.pack("<H", 199))
    body = b"".join(label(0, column, words) for column, words in enumerate(HEAD))

    def reading(blanks: int) -> Callable[[], None]:
        data = xls(body + one * blanks, extra=record(0x0018, bytes(10)))
        return partial(only_these, [HEAD], read_xls, "a.xls", data)

    assert_in_proportion(reading, 1_000)


def test_an_old_file_whose_sheets_share_a_place_is_refused() -> None:
    data = xls(label(0, 0, "x"), label(0, 0, "y"))
    first, second = (data.index(name.encode("utf-16-le")) - 8 for name in ("Sheet1", "Sheet2"))
    with pytest.raises(FileError) as caught:
        read_xls("a.xls", data[:second] + data[first : first + 4] + data[second + 4 :])
    assert caught.value.code == "file-damaged"


# --- altered files ----------------------------------------------------------------------------------------


def only_these(
    rows: list[tuple[str, ...]], read: Callable[[str, bytes], Source], name: str, data: bytes
) -> None:
    assert texts(grid(read(name, data))) == [list(one) for one in rows]


def survives(name: str, data: bytes) -> None:
    try:
        read_bytes(name, data)
    except FileError as error:
        assert error.facts["file"] == name


@given(st.lists(st.tuples(st.integers(0, len(OLD) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_altered_old_files_never_end_in_a_traceback(changes: list[tuple[int, int]]) -> None:
    data = bytearray(OLD)
    for at, byte in changes:
        data[at] = byte
    survives("a.xls", bytes(data))


@given(st.data())
def test_altered_xml_never_ends_in_a_traceback(data: st.DataObject) -> None:
    xml = sheet(
        row(*HEAD), row(value("1"), *TASK[1:]), merged=["A1:B1"], columns='<col min="1" max="3" width="9"/>'
    )
    noise = ("", "9", "-1", "</c>", "&x;", "<c>", 'r="B', "hidden", "A1:XFD1048576", 't="s"', "e", "NaN", "é")
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(xml) - 1))
        end = data.draw(st.integers(start, min(len(xml), start + 40)))
        xml = xml[:start] + data.draw(st.sampled_from(noise)) + xml[end:]
    survives("a.xlsx", xlsx(xml))


def altered(data: bytes, dice: random.Random) -> bytes:
    """Bytes overwritten, bits turned, blocks moved or lost, the end cut off."""
    found = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at, other, size = dice.randrange(len(found)), dice.randrange(len(found)), dice.randrange(1, 600)
        kind = dice.randrange(6)
        if kind <= 1:
            found[at] = dice.choice((0, 1, 127, 128, 255))
        elif kind == 2:
            found[at] ^= 1 << dice.randrange(8)
        elif kind == 3:
            found[at : at + size] = found[other : other + size]
        elif kind == 4 and len(found) > 2 * size:
            del found[at : at + size]
        elif kind == 5 and dice.random() < 0.1:
            del found[max(1, at) :]
    return bytes(found)


def altered_part(data: bytes, dice: random.Random) -> bytes:
    """The same, in one part of a zip."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        chosen = dice.choice(before.namelist())
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, altered(part, dice) if name == chosen else part)
    return stream.getvalue()


def check_altered(corpus: Path, rounds: int, seed: int) -> None:
    dice = random.Random(seed)
    files = [path for ending in ("xlsx", "xls") for path in sorted(corpus.glob(f"*.{ending}"))]

    def spoilt() -> Iterator[tuple[str, bytes]]:
        for _ in range(rounds):
            path = dice.choice(files)
            data = path.read_bytes()
            inside = path.suffix == ".xlsx" and dice.random() < 0.7
            yield path.name, altered_part(data, dice) if inside else altered(data, dice)

    check_none_is_dear(((path.name, path.read_bytes()) for path in files), spoilt(), survives)


def test_altered_files_of_the_corpus(corpus: Path) -> None:
    check_altered(corpus, 150, seed=1)


@pytest.mark.heavy
def test_thousands_of_altered_files(corpus: Path) -> None:
    check_altered(corpus, 20_000, seed=2)
