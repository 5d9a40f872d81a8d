"""Runs verbs of the real terminal program in this process and gives back what a caller would see."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccapp.cli.main import main
from ccapp.resources import resource


@dataclass(frozen=True)
class Said:
    """Exit code, standard output and standard error of one verb."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("plans", "--json")` against a data folder of this test's own."""

    def call(*arguments: object, data: Path | None = None) -> Said:
        capsys.readouterr()
        code = main(["--data", str(data or tmp_path / "dữ liệu"), *map(str, arguments)])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


@pytest.fixture
def office(run: Run) -> str:
    """An initialised commune; gives its id."""
    said = run("init", "--name", "UBND xã Suối Mây", "--role", "commune", "--json")
    assert said.code == 0
    return str(said.object["office"])


@pytest.fixture
def sample() -> Path:
    """The shipped plan."""
    return resource("resources", "samples", "ke-hoach-cchc-2026.docx")
