"""How long work tells where it is and learns that the user has had enough."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Long work calls it now and then; it may raise `ccapp.errors.Cancelled`, and nothing then changes."""

    def __call__(self, done: int, total: int) -> None:
        """Report that `done` of `total` steps are finished."""


def silent(done: int, total: int) -> None:
    """A progress nobody watches."""
