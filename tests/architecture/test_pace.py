"""No test passes or fails by the speed of the machine: clocks stand in `tests.pace` and the benches alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[2]
TESTS = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests").rglob("*.py"))}
CLOCKS = {"process_time", "perf_counter", "monotonic", "thread_time", "time"}
CLOCKS |= {f"{name}_ns" for name in CLOCKS}
WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive", "waitCallback"}
LEAST = 20_000
"""Milliseconds: a wait ends when the thing has come; a near limit measures the machine."""


def clocks(tree: ast.AST) -> set[int]:
    """Lines in which a clock of `time` or `timeit` is named."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="time"), attr=name) if name in CLOCKS:
                found.add(node.lineno)
            case ast.ImportFrom(module="time", names=names) if CLOCKS & {each.name for each in names}:
                found.add(node.lineno)
            case ast.ImportFrom(module="timeit"):
                found.add(node.lineno)
            case ast.Import(names=names) if "timeit" in {each.name for each in names}:
                found.add(node.lineno)
    return found


def near_limits(tree: ast.AST) -> set[int]:
    """Lines in which a wait for the window gives up early."""
    return {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WAITS
        for limit in node.keywords
        if limit.arg == "timeout" and isinstance(limit.value, ast.Constant) and limit.value.value < LEAST
    }


def impatient(tree: ast.AST) -> set[int]:
    """Lines in which settings of Hypothesis look at the clock: a limit for an example, or for its making."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "suppress_health_check":
            said = ast.unparse(node.value)
            if "too_slow" not in said and said != "list(HealthCheck)":
                found.add(node.value.lineno)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "settings":
            found |= {
                node.lineno
                for each in node.keywords
                if each.arg == "deadline" and ast.unparse(each.value) != "None"
            }
    return found


@pytest.mark.parametrize(
    "source",
    [
        "import time\nassert time.process_time() - began < 10",
        "from time import perf_counter",
        "clock = time.monotonic",
        "time.time()",
        "import timeit",
        "from timeit import default_timer",
        "def f():\n    return time.perf_counter_ns()",
    ],
)
def test_a_clock_is_seen(source: str) -> None:
    assert clocks(ast.parse(source))


def test_what_is_no_clock_is_not_taken_for_one() -> None:
    assert not clocks(ast.parse("import time\ntime.sleep(1)\nfrom datetime import time\nclock.time()"))


def test_no_test_looks_at_a_clock() -> None:
    allowed = {ROOT / "tests" / "pace.py", *(ROOT / "tests" / "bench").rglob("*.py")}
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path, tree in TESTS.items()
        if path not in allowed
        for line in clocks(tree)
    }
    assert found == set(), "weigh work with tests.pace, or print a figure in tests/bench"


def test_a_near_limit_is_seen() -> None:
    assert near_limits(ast.parse("qtbot.waitUntil(ready, timeout=2000)")) == {1}
    assert near_limits(ast.parse("qtbot.waitUntil(ready)\nqtbot.waitUntil(ready, timeout=20_000)")) == set()


def test_no_wait_gives_up_on_a_slow_machine() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path, tree in TESTS.items()
        for line in near_limits(tree)
    }
    assert found == set()


def test_impatient_settings_are_seen() -> None:
    assert impatient(ast.parse("@settings(deadline=200)\ndef f(): ...")) == {1}
    assert impatient(ast.parse("settings(suppress_health_check=[HealthCheck.data_too_large])")) == {1}
    assert impatient(ast.parse("settings(deadline=None, suppress_health_check=list(HealthCheck))")) == set()


def test_no_example_is_timed() -> None:
    assert settings().deadline is None, "the profile of tests/conftest.py"
    assert HealthCheck.too_slow in settings().suppress_health_check
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{line}"
        for path, tree in TESTS.items()
        for line in impatient(tree)
    }
    assert found == set()
