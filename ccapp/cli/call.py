"""A verb being run, and what it answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ccapp import app
from ccapp.domain.findings import Finding
from ccapp.errors import AppError
from ccapp.folders import data_folder
from ccapp.services.session import Session
from ccapp.words import Words

OK: Final = 0
NOTHING: Final = 1
REFUSED: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a verb says: its object, the same for people, and the exit code."""

    object: dict[str, Any]
    lines: tuple[str, ...] = ()
    code: int = OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A verb being run: its arguments, the words to answer in, and warnings met on the way."""

    args: Namespace
    words: Words
    warnings: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The data folder meant."""
        return data_folder(self.args.data)

    @property
    def who(self) -> str:
        """The person who acts."""
        return app.person(self.args.who)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the data folder; a day's backup that fails is a warning, for the work itself is safe."""
        with app.session(self.folder, self.who, warn=self.warn) as session:
            yield session

    def warn(self, error: AppError) -> None:
        """Keep a warning for the end of the verb."""
        self.warnings.append(self.words.error(error))

    def say(self, code: str, **facts: object) -> str:
        """Words for people."""
        return self.words.text(code, **facts)

    def finding_lines(self, findings: tuple[Finding, ...]) -> list[str]:
        """Findings for people, one a line, each with its place."""
        said = ((self.words.place(each.place), self.say(each.code, **each.facts)) for each in findings)
        return ["- " + ": ".join(filter(None, part)) for part in said]
