"""Thư mục mỗi xã: where in a shared folder a file for one office belongs, so that only that office sees it.

A superior's shared folder holds one folder a commune, named after it, and in each two that go one way: `gui`,
which the commune writes, and `nhan`, which the superior writes. A folder without them is written to as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ccapp.domain.office import Office, Role
from ccapp.files import plain_errors
from ccapp.services.handover.connecting import plain_name
from ccapp.text.file_names import safe_file_name
from ccapp.text.normalize import clean

UP: Final = "gui"
DOWN: Final = "nhan"


def lane(folder: Path, own: Office, to: Office) -> Path:
    """The folder within `folder` for what goes from us to an office, or `folder` itself where it has none.

    Spelling does not matter: `UBND xã Suối Mây` is `ubnd xa suoi may`, `Gửi` is `gui`.
    """
    if own.role is to.role:
        return folder
    way = DOWN if own.role is Role.SUPERIOR else UP
    commune = to if own.role is Role.SUPERIOR else own
    homes = (*_homes(folder, commune.name)[:1], folder)
    return next((found for home in homes if (found := _ways(home).get(way)) is not None), folder)


def _ways(home: Path) -> dict[str, Path]:
    """Both ways of a commune's folder; none where one of them is missing."""
    found = {name: path for name in (UP, DOWN) for path in _named(home, name)}
    return found if len(found) == len((UP, DOWN)) else {}


def _named(folder: Path, name: str) -> Iterator[Path]:
    with suppress(OSError):  # what cannot be read has no lanes; writing says what is wrong with it
        yield from (
            each for each in sorted(folder.iterdir()) if plain_name(each.name) == name and each.is_dir()
        )


def _homes(folder: Path, commune: str) -> list[Path]:
    """Folders that bear a commune's name, the one with its very accents first: Tân Hòa is not Tân Hoa."""
    exact = clean(safe_file_name(commune)).casefold()
    return sorted(_named(folder, plain_name(commune)), key=lambda each: clean(each.name).casefold() != exact)


def homes_for(folder: Path, communes: Collection[str]) -> tuple[Path, ...]:
    """The folder of each of these communes, whether it stands there or not; names that differ in accents only
    keep them.
    """
    alike = Counter(map(plain_name, communes))
    return tuple(
        folder / safe_file_name(each)
        if alike[plain_name(each)] > 1
        else next(iter(_homes(folder, each)), folder / plain_name(each))
        for each in communes
    )


def open_ways(home: Path) -> None:
    """Make what is missing of a commune's two ways; what stands there stays. Raises FileError."""
    with plain_errors(home):
        for way in (UP, DOWN):
            next(_named(home, way), home / way).mkdir(parents=True, exist_ok=True)
