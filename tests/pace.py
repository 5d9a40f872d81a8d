"""How work grows with its input, without a number of seconds: both sides of a ratio are of the same breath.

What is measured is processor time of this process, so that what else the machine does counts little; each
side is the least of several runs, taken in turn, and a ratio that is good ends the measuring. Only work
whose cost lies in this process can be weighed here. A figure that is to be read stands in tests/bench.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

Input = TypeVar("Input")

_TIMES: Final = 8
"""How much larger the larger input is."""
_MOST: Final = 24.0
"""Times as dear: proportion gives 8, quadratic work 64."""
_ROUNDS: Final = 3
_LEAST: Final = 0.005
"""Seconds below which a run is repeated until the sum says something: clocks tick, and on Windows slowly."""


def assert_in_proportion(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Eight times the input must cost about eight times as much; quadratic work, 64 times, fails.

    `work(size)` makes the input and gives what is to be weighed with it. Choose the size so that the small
    run is no longer mostly what every run costs: that would hide the growth.
    """
    small, large = work(size), work(size * _TIMES)
    found = ratio(large, small, enough=_MOST)
    assert found < _MOST, f"{_TIMES} times the input cost {found:.1f} times as much"


def assert_within(work: Callable[[], object], floor: Callable[[], object], times: float) -> None:
    """The work must cost at most so many times what the floor costs: allow ten times what it does cost."""
    found = ratio(work, floor, enough=times)
    assert found < times, f"it cost {found:.1f} times the floor; {times} were allowed"


def dearest(inputs: Iterable[Input], work: Callable[[Input], object]) -> Input:
    """Do the work with every input and give the one that cost most, which is then weighed again by itself."""
    found: list[tuple[float, Input]] = []
    for each in inputs:
        begun = time.process_time()
        work(each)
        spent = time.process_time() - begun
        if not found or spent > found[0][0]:
            found = [(spent, each)]
    return found[0][1]


def ratio(work: Callable[[], object], floor: Callable[[], object], *, enough: float) -> float:
    """What the work costs in units of the floor, the least of some rounds; one below `enough` is the last."""
    least_work = least_floor = float("inf")
    for _ in range(_ROUNDS):
        least_floor = min(least_floor, _cost(floor))
        least_work = min(least_work, _cost(work))
        if least_work < enough * least_floor:
            break
    return least_work / least_floor


def _cost(work: Callable[[], object]) -> float:
    """Processor seconds of one run, without the collector: what it looks through is not this work's alone."""
    collects = gc.isenabled()
    gc.disable()
    try:
        runs, begun = 0, time.process_time()
        while (spent := time.process_time() - begun) < _LEAST:
            work()
            runs += 1
        return spent / runs
    finally:
        if collects:
            gc.enable()
