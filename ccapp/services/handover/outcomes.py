"""What became of a file that was taken in, and under which code of the contract it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ccapp.domain.decisions import Verdict
from ccapp.domain.plan import NO_OFFICE, NOT_STORED, OfficeId, RecordId
from ccapp.errors import AppError, RefusedError, StorageError
from ccapp.exchange.errors import Fault, PackageError

_BRAKE_RECORDS: Final = 5
_BRAKE_SHARE: Final = 0.2


def is_braked(hidden: int, alive: int) -> bool:
    """The safety brake: a file that would hide so many and such a share of the living waits for a yes."""
    return hidden >= _BRAKE_RECORDS and hidden > _BRAKE_SHARE * alive


class Result(StrEnum):
    """What became of one file."""

    MERGED = "merged"
    NOTHING_NEW = "nothing-new"
    OLDER = "older"
    CARD = "card"
    RECEIPT = "receipt"
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One file and what became of it. `error` says why it was refused or waits.

    `path` is the file or the zip around it. `fresh`: the plan was not known before; `changes` counts
    what a merged file added, changed or removed (`store.weighed`), `run` is the reception that can be undone.
    `sequence` is the sending that a receipt is about, `sha256` the hash of the file. `assigned`: the plan is
    handed out to us, its tasks wait to be noted. `remarks` counts what changed of a superior's remarks and
    decisions, `verdict` is what it has now decided, if that is new, and `calendar`: it wants reports by other
    days than before. `told` is the word of a receipt,
    `named` what the office calls itself where that is none of the names it is known by, `attachments` counts
    the files that came with it. `claimed` is the name of the office that a refused file says it is from,
    which nothing has proved. `twice` counts fields in which a machine of ours that was put back or copied had
    written other words under one number. `known_at` says when this very file was taken in before, `missing`
    the first and last running number that did not come between this file and the one of its machine before.
    """

    file: str
    result: Result
    error: AppError | None = None
    office: OfficeId = NO_OFFICE
    plan: RecordId = NOT_STORED
    path: Path | None = None
    fresh: bool = False
    changes: int = 0
    run: int = 0
    sequence: int = 0
    sha256: str = ""
    assigned: bool = False
    remarks: int = 0
    verdict: Verdict | None = None
    calendar: bool = False
    told: str = ""
    named: str = ""
    attachments: int = 0
    claimed: str = ""
    twice: int = 0
    known_at: str = ""
    missing: tuple[int, int] | None = None


def package_code(error: AppError) -> str | None:
    """The code of the contract under which a file was refused; a file that cannot even be read is E-KHUNG.

    None where the fault is on our side, such as a full disk.
    """
    if isinstance(error, PackageError):
        return error.code
    if isinstance(error, StorageError) or error.code == "inbox-failed":
        return None
    if error.code == "sender-unconfirmed":
        return Fault.SENDER.value
    return Fault.AUTHORITY.value if isinstance(error, RefusedError) else Fault.FRAME.value


def numbers(missing: tuple[int, int]) -> dict[str, object]:
    """Running numbers as a sentence says them: `2`, or `2-5`."""
    first, last = missing
    return {"numbers": str(first) if first == last else f"{first}-{last}"}
