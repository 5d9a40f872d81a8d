"""Names of what stands beside a field: further values of other machines, and what a deletion had seen."""

from __future__ import annotations

from typing import Final

ALSO: Final = "also."
SAW: Final = "saw"  # in a tombstone: what its machine had seen of the scope when it deleted

ASIDE: Final = (
    "aside"  # in a tombstone: the line was new to a table that was in force, and waits to be decided
)


def is_also(name: str) -> bool:
    """Whether a field holds a further value of another one."""
    return name.startswith(ALSO)


def field_of(name: str) -> str:
    """The field that an `also.` field belongs to."""
    return name.removeprefix(ALSO).rpartition(".")[0]
