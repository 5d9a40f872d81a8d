"""A machine on which one step fails: opening, reading, writing, syncing, renaming or removing a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pytest

_DEEDS = ("read", "readinto", "write", "flush")


class Machine:
    """Counts the steps that touch files under some folders; the one whose turn it is fails."""

    def __init__(self, folders: tuple[Path, ...], number: int, turn: int | None = None) -> None:
        self.folders, self.number, self.turn = folders, number, turn
        self.steps: list[str] = []

    def step(self, name: str, path: object = None) -> None:
        """One step; raises OSError where it is the one to fail."""
        if path is not None and not self._concerns(path):
            return
        self.steps.append(name)
        if len(self.steps) == self.turn:
            raise OSError(self.number, os.strerror(self.number))

    def _concerns(self, path: object) -> bool:
        if not isinstance(path, str | Path):
            return False
        return any(Path(path).is_relative_to(folder) for folder in self.folders)

    @contextmanager
    def breaking(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """What is done inside meets the failing step."""
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", self._opening(Path.open))
            for name in ("replace", "unlink", "mkdir", "fsync"):
                patch.setattr(os, name, self._doing(name, getattr(os, name)))
            yield

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(path: Path, *more: object, **named: object) -> Any:
            self.step("open", path)
            file = real(path, *more, **named)
            return Watched(file, self) if self._concerns(path) else file

        return opened

    def _doing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def done(first: object, *more: object, **named: object) -> Any:
            self.step(name, None if name == "fsync" else first)
            return real(first, *more, **named)

        return done


class Watched:
    """An open file whose every read and write is a step."""

    def __init__(self, file: Any, machine: Machine) -> None:
        self._file, self._machine = file, machine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Any]:
        return iter(self._file)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._file, name)
        if name not in _DEEDS:
            return found

        def watched(*arguments: Any) -> Any:
            self._machine.step(name)
            return found(*arguments)

        return watched
