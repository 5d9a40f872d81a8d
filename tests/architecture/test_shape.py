"""The house rules that a machine can check: sizes, catch-alls, Qt, docstrings, packaged files."""

from __future__ import annotations

import ast
import functools
import statistics
from pathlib import Path

import pytest

from ccapp.resources import resource

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "ccapp").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
Function = ast.FunctionDef | ast.AsyncFunctionDef


@functools.cache
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


def test_nobody_asks_a_widget_for_its_screen() -> None:
    """PySide takes the screen for a child of the widget and may delete it: see `scrolled.screen_of`."""
    every = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "installer").rglob("*.py")]
    found = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in every
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "screen"
    }
    assert found == set()


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


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_values_use_only_what_their_decorator_understands(path: Path) -> None:
    """`@value` looks no further: what it does not know it would pass over without a word."""
    tree = parsed(path)
    made = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.ClassDef) and any(ast.unparse(by) == "value" for by in each.decorator_list)
    ]
    brought = {
        name.name
        for each in ast.walk(tree)
        if isinstance(each, ast.ImportFrom) and each.module == "dataclasses"
        for name in each.names
    }
    assert not made or not brought & {"field", "replace"}, "those of ccapp.values"
    for cls in made:
        assert not cls.bases, cls.name
        names = {each.name for each in cls.body if isinstance(each, ast.FunctionDef)}
        assert not names & {"__init__", "__post_init__", "__eq__", "__hash__", "__repr__"}, cls.name
        for said in (each for each in cls.body if isinstance(each, ast.AnnAssign)):
            assert "ClassVar" not in ast.unparse(said.annotation), cls.name
            assert not isinstance(said.value, (ast.List, ast.Dict, ast.Set)), cls.name
            if isinstance(said.value, ast.Call) and ast.unparse(said.value.func) == "field":
                known = {key.arg for key in said.value.keywords}
                assert known <= {"default", "default_factory", "repr"}, cls.name
