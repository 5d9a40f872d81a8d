"""One unit written in several ways; places and starter units as they come with the program."""

from __future__ import annotations

from datetime import date

import pytest

from ccapp.domain.office import Person, Tier, Unit, UnitKind, hand_over
from ccapp.domain.plan import RecordId
from ccapp.domain.units.directory import Directory
from ccapp.domain.units.places import PlaceKind, Seat, seat_of
from ccapp.domain.units.spellings import respelled, spellings, tally
from ccapp.domain.units.starter import Era
from ccapp.errors import RefusedError
from ccapp.services.plans.shipped_units import known_places, known_units, starter_units

CHANGE = date(2025, 7, 1)


def groups(cells: list[str], known: Directory | None = None) -> list[tuple[list[tuple[str, int]], str]]:
    return [
        ([(each.text, each.count) for each in group.spellings], group.suggested)
        for group in spellings(cells, known)
    ]


def test_mixed_spellings_are_grouped_with_their_counts() -> None:
    cells = (
        ["Văn phòng - TK"] * 9 + ["Văn phòng - Thống kê"] * 3 + ["Công an xã", "Công an xã; Văn phòng - TK"]
    )
    found = [("Văn phòng - TK", 10), ("Văn phòng - Thống kê", 3)]
    assert groups(cells) == [(found, "Văn phòng - Thống kê")]


@pytest.mark.parametrize(
    "cells",
    [
        ["Công an xã", "Công an huyện"],
        ["Công an xã", "Công an huyện", "Công an"],
        ["Văn phòng UBND xã", "Văn phòng HĐND và UBND xã"],
        ["Tài chính - Kế toán", "Tài chính - Kinh tế", "TC-KT"],
        ["Các ban, ngành", "các ban ngành"],
        ["Phòng Nội vụ", "Sở Nội vụ"],
        ["UBND xã", "Công an xã"],
    ],
)
def test_what_may_be_two_units_is_not_grouped(cells: list[str]) -> None:
    assert groups(cells) == []


@pytest.mark.parametrize(
    ("one", "other", "suggested"),
    [
        ("Phòng Văn hóa – Xã hội", "Phòng Văn hoá - Xã hội", "Phòng Văn hoá - Xã hội"),
        ("Văn phòng HĐND& UBND", "Văn phòng HĐND-UBND xã", "Văn phòng HĐND-UBND xã"),
        ("Bộ phận TC-KT", "Tài chính - Kế toán", "Tài chính - Kế toán"),
        ("Công an", "Công an xã", "Công an xã"),
    ],
)
def test_spellings_of_one_unit(one: str, other: str, suggested: str) -> None:
    ((found, best),) = groups([one, other, other])
    assert {text for text, _ in found} == {one, other}
    assert best == suggested


def test_what_was_learned_is_not_asked_again() -> None:
    cells = ["Văn phòng - TK", "Văn phòng - Thống kê"]
    known = Directory(units=(Unit(name="Văn phòng - Thống kê", aliases=("Văn phòng - TK",)),))
    assert groups(cells)
    assert groups(cells, known) == []


def test_a_tally_counts_cells_and_keeps_their_order() -> None:
    found = tally(["Công an xã; Công an xã", "Phòng Kinh tế", "Công an\nxã"])
    assert [(each.text, each.count) for each in found] == [("Công an xã", 2), ("Phòng Kinh tế", 1)]


def test_only_the_spelling_is_replaced() -> None:
    cell = "Văn phòng - TK, Công an xã;\nVăn phòng - TK: đối với báo cáo của Văn phòng - TK"
    assert respelled(cell, "Văn phòng - TK", "Văn phòng - Thống kê") == (
        "Văn phòng - Thống kê, Công an xã;\nVăn phòng - Thống kê: đối với báo cáo của Văn phòng - TK"
    )
    assert respelled(cell, "Văn phòng", "Phòng Kinh tế") == cell


def test_the_provinces_are_those_of_the_law() -> None:
    """63 until the change; 34 since: 28 provinces and 6 cities, Đồng Nai a city since 30 April 2026."""
    places = [place for place in known_places() if place.kind is not PlaceKind.LEVEL]
    assert len({(place.name, place.kind) for place in places}) == len(places)
    for day, count in (
        (date(2024, 12, 31), 63),
        (date(2025, 1, 1), 63),
        (date(2025, 6, 30), 63),
        (CHANGE, 34),
        (date(2026, 4, 30), 34),
    ):
        assert len({place.name for place in places if place.valid_on(day)}) == count
        assert len([place for place in places if place.valid_on(day)]) == count
    now = {place.name: place for place in places if place.valid_on(CHANGE)}
    assert sum(place.kind is PlaceKind.CITY for place in now.values()) == 6
    later = [place for place in places if place.valid_on(date(2026, 4, 30))]
    assert sum(place.kind is PlaceKind.CITY for place in later) == 7
    gone = [place for place in places if place.valid_to is not None and place.valid_to < CHANGE]
    assert len(gone) == 30
    assert all(len(place.successors) == 1 and place.successors[0] in now for place in gone)
    led = {place.name: place.successors[0] for place in gone}
    assert (led["Hà Giang"], led["Bình Dương"], led["Thừa Thiên Huế"]) == (
        "Tuyên Quang",
        "Hồ Chí Minh",
        "Huế",
    )
    assert (led["Phú Yên"], led["Quảng Nam"], led["Long An"]) == ("Đắk Lắk", "Đà Nẵng", "Tây Ninh")
    # Eleven stayed as they were; each of the other 23 took in at least one.
    assert len(set(led.values()) - {"Huế"}) == 23


def test_the_words_of_the_district_level_ended_with_it() -> None:
    levels = {place.name: place for place in known_places() if place.kind is PlaceKind.LEVEL}
    assert {"huyện", "thị xã", "thị trấn", "quận"} <= levels.keys()
    assert all(place.valid_on(date(2025, 6, 30)) and not place.valid_on(CHANGE) for place in levels.values())


def test_every_shipped_unit_is_sound() -> None:
    units = known_units()
    ids = {unit.id for unit in units}
    assert len(ids) == len(units)
    for unit in units:
        assert set(unit.successors) <= ids, unit.id
        assert (unit.valid_to is not None) == bool(unit.successors), unit.id
        assert (unit.kind is UnitKind.BODY) == unit.name.startswith(("UBND", "HĐND", "Đảng ủy")), unit.id
        if unit.tier is Tier.DISTRICT:
            assert not unit.valid_on(CHANGE)


def test_every_dissolved_unit_leads_to_one_that_exists() -> None:
    for seat in ("xã", "phường", "đặc khu"):
        directory = Directory(units=known_units(seat))
        for unit in directory.units:
            if not unit.valid_on(date(2026, 1, 1)):
                assert directory.successors(unit, date(2026, 1, 1)), (seat, unit.id)


@pytest.mark.parametrize(
    ("seat", "economy"),
    [("xã", "Phòng Kinh tế"), ("phường", "Phòng Kinh tế, Hạ tầng và Đô thị"), ("đặc khu", "Phòng Kinh tế")],
)
def test_a_commune_has_its_four_departments_since_the_change(seat: str, economy: str) -> None:
    names = [unit.name for unit in starter_units(Era.SINCE, seat) if unit.valid_from == CHANGE]
    departments = {
        "Văn phòng HĐND và UBND",
        economy,
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
    }
    assert departments <= set(names)
    assert ("Phòng Kinh tế" in names) == (economy == "Phòng Kinh tế")


@pytest.mark.parametrize(
    ("office", "seat"),
    [
        ("UBND xã Suối Mây", Seat(kind="xã", name="Suối Mây")),
        ("Ủy ban nhân dân Phường 5", Seat(kind="phường", name="5")),
        ("UBND đặc khu Phú Quốc", Seat(kind="đặc khu", name="Phú Quốc")),
        ("Sở Nội vụ", Seat()),
    ],
)
def test_the_seat_of_an_office(office: str, seat: Seat) -> None:
    assert seat_of(office) == seat


def test_a_hand_over_keeps_what_was() -> None:
    lan = Person(
        name="Lan", title="Công chức", unit=RecordId("u"), valid_from=date(2025, 7, 1), id=RecordId("p")
    )
    before, after = hand_over(lan, "Minh", on=date(2026, 3, 1))
    assert (before.id, before.name, before.valid_to) == ("p", "Lan", date(2026, 2, 28))
    assert (after.id, after.name, after.title, after.unit) == ("", "Minh", "Công chức", "u")
    for day, holder in ((date(2026, 2, 28), "Lan"), (date(2026, 3, 1), "Minh")):
        assert [each.name for each in (before, after) if each.valid_on(day)] == [holder]
    for day in (date(2025, 6, 1), date(2025, 7, 1)):
        with pytest.raises(RefusedError, match="person-hand-over-day"):
            hand_over(lan, "Minh", on=day)
