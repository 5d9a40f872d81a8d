"""What is in a backup, shown before anything is restored (K10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ccapp.domain.plan import OfficeId
from ccapp.domain.records import Counts
from ccapp.errors import FileError
from ccapp.services.plans.keeping import Summary
from ccapp.store import backup
from ccapp.store.counting import count_plans
from ccapp.store.plans import list_plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Whose data a backup holds, when it was made, and the office's own plans in it, newest year first."""

    office: str
    made: datetime
    plans: tuple[Summary, ...]


def contents_of(path: Path) -> Contents:
    """Look into a backup; the file stays as it is and nothing is kept of it.

    The whole of it is verified as before a restore. Raises FileError for one that is not sound, StorageError
    for one of a newer version.
    """
    with backup.looked_into(path) as (manifest, connection):
        own = OfficeId(manifest.office)
        counts = count_plans(connection, own)
        plans = tuple(
            Summary(plan=plan, counts=counts.get(plan.id, Counts())) for plan in list_plans(connection, own)
        )
    try:
        made = datetime.fromisoformat(manifest.made)
    except ValueError as error:
        raise FileError("backup-damaged", file=path.name) from error
    return Contents(office=manifest.name, made=made, plans=plans)
