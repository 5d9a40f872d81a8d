"""The house rules that a machine can check: sizes, catch-alls, Qt, docstrings, packaged files."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from ccapp.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "ccapp").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def lines(function: Function) -> int:
    """Lines of a function without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for node in ast.walk(parsed(path)):
        if isinstance(node, Function):
            assert lines(node) <= 40, f"{node.name} has {lines(node)} lines"


def test_the_median_function_is_short() -> None:
    sizes = [lines(node) for path in SOURCES for node in ast.walk(parsed(path)) if isinstance(node, Function)]
    assert statistics.median(sizes) <= 8


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_public_things_state_their_promise(path: Path) -> None:
    module = parsed(path)
    if path.name != "__init__.py" or module.body:
        assert ast.get_docstring(module), "module without a docstring"
    for node in module.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} without a docstring"


def test_catch_alls_stand_only_where_the_house_allows_them() -> None:
    allowed = {"ccapp/cli/main.py", "ui/tasks.py"}  # the terminal's exception hook, task delivery
    found = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }
    assert found <= allowed


def test_shipped_files_are_found() -> None:
    for parts in (
        ("resources", "fonts", "Tinos-Regular.ttf"),
        ("resources", "fonts", "OFL.txt"),
        ("i18n", "messages.vi.toml"),
    ):
        assert resource(*parts).is_file()
    with pytest.raises(FileNotFoundError):
        resource("resources", "none")


def test_the_window_stays_a_frame() -> None:
    assert len((ROOT / "ui" / "window.py").read_text(encoding="utf-8").splitlines()) <= 250
