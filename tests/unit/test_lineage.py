"""What became of offices, as pure rules: every office has one present heir, whatever was recorded."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.decisions import Decision, Verdict, standing
from ccapp.domain.lineage import LineageKind, OfficeChange, ending, heir_of, name_on
from ccapp.domain.plan import OfficeId, RecordId

DAY = date(2025, 7, 1)
OFFICES = [OfficeId(letter * 32) for letter in "abcde"]
NAMES = {office: f"UBND xã {number}" for number, office in enumerate(OFFICES)}


def merger(sources: list[OfficeId], heir: str, day: date = DAY) -> OfficeChange:
    before = tuple(NAMES[each] for each in sources)
    return OfficeChange(
        kind=LineageKind.MERGE, effective=day, sources=tuple(sources), before=before, heirs=(heir,)
    )


def rename(office: OfficeId, name: str, day: date) -> OfficeChange:
    return OfficeChange(
        kind=LineageKind.RENAME, effective=day, sources=(office,), before=("",), heirs=(name,)
    )


@given(
    st.lists(
        st.builds(
            merger,
            st.lists(st.sampled_from(OFFICES), min_size=2, max_size=3, unique=True),
            st.sampled_from([*NAMES.values(), "UBND xã chưa kết nối"]),
            st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        ),
        max_size=8,
    )
)
def test_even_a_circle_of_mergers_has_an_end(changes: list[OfficeChange]) -> None:
    for office in OFFICES:
        assert heir_of(office, NAMES, changes) in OFFICES


def test_a_chain_of_mergers_leads_to_the_last() -> None:
    a, b, c, d, _ = OFFICES
    changes = [merger([a, b], NAMES[c]), merger([c, d], NAMES[OFFICES[4]], date(2027, 7, 1))]
    assert heir_of(a, NAMES, changes) == OFFICES[4]
    found = ending(c, NAMES[c], changes)
    assert found is not None
    assert found.effective == date(2027, 7, 1)


def test_an_office_whose_name_goes_on_has_not_ended() -> None:
    a, b, *_ = OFFICES
    changes = [merger([a, b], NAMES[a].upper())]
    assert ending(a, NAMES[a], changes) is None
    assert heir_of(b, NAMES, changes) == a


@given(st.permutations([date(2024, 1, 1), date(2025, 7, 1), date(2027, 1, 1)]), st.dates())
def test_the_name_of_a_day_does_not_depend_on_the_order_of_the_records(days: list[date], day: date) -> None:
    office = OFFICES[0]
    changes = [rename(office, f"tên từ {each}", each) for each in days]
    past = [each for each in days if each <= day]
    assert name_on(office, "tên đầu", changes, day) == (f"tên từ {max(past)}" if past else "tên đầu")


def decision(number: int, verdict: Verdict, office: OfficeId) -> Decision:
    source = RecordId(f"AAAAAAAAAAAA{number}")
    return Decision(plan_id=RecordId("P"), verdict=verdict, office=office, number=number, source=source)


@given(
    st.lists(
        st.builds(decision, st.integers(1, 6), st.sampled_from(list(Verdict)), st.sampled_from(OFFICES[:2])),
        unique_by=lambda each: (each.office, each.number),
    ),
    st.randoms(),
)
def test_the_decision_that_stands_does_not_depend_on_the_order(found: list[Decision], random: Random) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert standing(mixed) == standing(found)
    for office, each in standing(found).items():
        assert each.number == max(other.number for other in found if other.office == office)
