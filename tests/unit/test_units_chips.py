"""Unit cells in pieces and back without losing a letter; which units are offered for what was typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.office import Unit
from ccapp.domain.units.chips import Chips, chips_of, with_unit
from ccapp.domain.units.offers import matching, offers_of
from ccapp.services.plans.shipped_units import known_units
from ccapp.text.normalize import clean

NAMES = (
    "Văn phòng HĐND và UBND",
    "Công an xã",
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Trạm Y tế",
    "Ban Chỉ huy Quân sự xã",
    "Các ban, ngành",
)
SIGNS = ("; ", ", ", ";\n", "\n", " ; ")
#: What cells are made of: names, signs, conditions, and anything.
PIECES = st.sampled_from((*NAMES, *SIGNS, " và ", "- ", ": đối với hồ sơ cư trú", " (đầu mối)", ".", "xã"))
CELLS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=9).map("".join))


@given(CELLS.map(clean))
def test_what_is_taken_apart_is_put_together_to_the_letter(cell: str) -> None:
    chips = chips_of(cell)
    assert chips is None or chips.text == cell


@given(st.lists(st.sampled_from(NAMES[:-1]), min_size=2, max_size=5, unique=True), st.sampled_from(SIGNS))
def test_units_are_taken_apart_and_the_next_follows_with_the_cells_own_sign(
    names: list[str], sign: str
) -> None:
    chips = chips_of(sign.join(names))
    assert chips is not None
    assert chips.units == tuple(names)
    assert chips.added("Hội Nông dân").text == sign.join([*names, "Hội Nông dân"])
    assert chips.without(len(names) - 1).text == sign.join(names[:-1])
    assert chips.without(0).text == sign.join(names[1:])


@given(st.lists(st.sampled_from(NAMES), max_size=4, unique=True), st.sampled_from(NAMES))
def test_what_was_added_is_read_as_a_unit_of_its_own(names: list[str], more: str) -> None:
    chips = chips_of(", ".join(names))
    assert chips is not None
    again = chips_of(chips.added(more).text)
    assert again is not None
    assert again.units == (*chips.units, more)


@pytest.mark.parametrize(
    "cell",
    [
        "Công an xã: đối với hồ sơ cư trú; Văn phòng",
        "Văn phòng (đầu mối); Công an xã",
        "- Công an xã\n- Trạm Y tế",
        "Văn phòng HĐND\nvà UBND xã",
        "…",
    ],
)
def test_a_cell_that_says_more_than_units_is_left_whole(cell: str) -> None:
    assert chips_of(cell) is None


def test_a_full_stop_stays_the_last() -> None:
    chips = chips_of("Công an xã, Trạm Y tế.")
    assert chips is not None
    assert chips.added("Phòng Kinh tế").text == "Công an xã, Trạm Y tế, Phòng Kinh tế."
    assert chips.without(0).without(0) == Chips()


def test_a_word_between_units_is_not_the_sign_for_the_next() -> None:
    chips = chips_of("Công an xã và Trạm Y tế")
    assert chips is not None
    assert chips.added("Phòng Kinh tế").text == "Công an xã và Trạm Y tế; Phòng Kinh tế"
    assert chips.without(1).text == "Công an xã"


@pytest.mark.parametrize(
    ("cell", "after"),
    [
        ("", "Trạm Y tế"),
        ("Công an xã", "Công an xã; Trạm Y tế"),
        ("Công an xã, Phòng Kinh tế", "Công an xã, Phòng Kinh tế, Trạm Y tế"),
        ("trạm y tế; Công an xã", "trạm y tế; Công an xã"),
        ("- Công an xã\n- Trạm Y tế", "- Công an xã\n- Trạm Y tế"),
        ("Công an xã: đối với cư trú", "Công an xã: đối với cư trú; Trạm Y tế"),
        ("- Công an xã\n- Phòng Kinh tế", "- Công an xã\n- Phòng Kinh tế;\nTrạm Y tế"),
    ],
)
def test_a_unit_is_added_without_doubling(cell: str, after: str) -> None:
    assert with_unit(cell, "Trạm Y tế") == after


def cells(found: Any) -> Iterator[str]:
    """Every unit cell of an expected reading."""
    if isinstance(found, list):
        for each in found:
            yield from cells(each)
    elif isinstance(found, dict):
        for key, value in found.items():
            if key in {"lead", "partners"} and isinstance(value, str):
                yield value
            else:
                yield from cells(value)


def test_cells_of_real_plans_come_apart_and_together_again(corpus: Path) -> None:
    files = sorted((corpus / "expected").glob("*.json"))
    found = {each for file in files for each in cells(json.loads(file.read_text("utf-8")))}
    apart = {cell: chips for cell in found if (chips := chips_of(cell)) is not None}
    assert all(chips.text == cell for cell, chips in apart.items())
    assert len(apart) > len(found) * 0.9


# -- offers -------------------------------------------------------------------------------------------------

OFFERS = offers_of(
    (
        Unit(name="Phòng Văn hóa - Xã hội", aliases=("Ban Văn xã",), abbreviation="VHXH"),
        Unit(name="Văn phòng HĐND và UBND"),
        Unit(name="Vân Hồ"),
        Unit(name="Công an xã"),
    ),
    ("công an xã", "Các ban, ngành"),
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("van hoa", ["Phòng Văn hóa - Xã hội"]),
        ("văn hoa", ["Phòng Văn hóa - Xã hội"]),
        ("ban van xa", ["Phòng Văn hóa - Xã hội"]),
        ("vhxh", ["Phòng Văn hóa - Xã hội"]),
        ("VP HĐND", ["Văn phòng HĐND và UBND"]),
        ("vân", ["Vân Hồ", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"]),
        ("ca xa", ["Công an xã"]),
        ("nganh", ["Các ban, ngành"]),
        ("zzz", []),
    ],
)
def test_offers_need_no_accents(typed: str, offered: list[str]) -> None:
    assert matching(OFFERS, typed) == offered


def test_nothing_typed_offers_all_that_is_not_there_yet() -> None:
    names = ["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Vân Hồ", "Các ban, ngành"]
    assert matching(OFFERS, " ", ["CÔNG AN XÃ"]) == names


@given(st.text())
def test_any_words_may_be_typed(typed: str) -> None:
    known = offers_of(unit for unit in known_units("xã") if unit.valid_on(date(2026, 1, 1)))
    assert set(matching(known, typed)) <= {offer.name for offer in known}
