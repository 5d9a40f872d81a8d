"""Large plans: nothing is read twice, and comparing fewer pairs finds the same ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from ccapp.domain.checks.duplicates import _ALIKE, _alike, _same_work, _words
from ccapp.domain.checks.elsewhere import tasks_elsewhere
from ccapp.domain.checks.sheet import Context
from ccapp.domain.checks.texts import by_itself
from ccapp.domain.checks.wording import check_words, read_ahead
from ccapp.domain.likeness import is_same_work, plain
from tests.unit.check_plans import task, tasks_plan

WORDS = (
    "rà soát",
    "thủ tục",
    "thủ tuc",
    "hồ sơ",
    "năm I",
    "năm II",
    "của xã",
    "đợt 1",
    "đợt 2",
    "văn bản",
    "van bản",
)
TITLES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8
)


def test_what_was_read_ahead_is_not_read_again() -> None:
    plan = tasks_plan(*(task(f"Rà soát hồ sơ của thôn số {number}") for number in range(1, 90)))
    by_itself.cache_clear()
    list(read_ahead(plan, Context()))
    read = by_itself.cache_info().misses
    list(check_words(plan, Context()))
    assert (read > 90, by_itself.cache_info().misses) == (True, read)


@given(TITLES)
def test_tasks_that_stand_twice_are_those_that_comparing_all_with_all_finds(titles: list[str]) -> None:
    keys = tuple(title.lower() for title in titles)
    found = []
    for later in range(len(keys)):
        like = (
            first
            for first in range(later)
            if fuzz.ratio(keys[first], keys[later]) >= _ALIKE
            and _same_work(_words(keys[first]), _words(keys[later]))
        )
        first = next(like, None)
        found += [(first, later)] if first is not None else []
    assert list(_alike(keys)) == found


@given(TITLES, TITLES)
def test_tasks_of_another_plan_are_those_that_comparing_all_with_all_finds(
    own: list[str], others: list[str]
) -> None:
    mine, theirs = tasks_plan(*map(task, own)), tasks_plan(*map(task, others))
    pairs = [
        next((other for other in others if is_same_work(plain(title), plain(other))), None) for title in own
    ]
    wanted = [pair for pair in pairs if pair is not None]
    if len(wanted) > 4 and 2 * len(wanted) > len(own):
        wanted = []  # a copy
    found = [str(each.facts["other"]) for each in tasks_elsewhere(mine, theirs, frozenset())]
    assert found == [str(others.index(title) + 1) for title in wanted]
