"""Who may write which record (exchange.md 5), as data, and the check at the door.

A type that is in no set is unknown here: a newer version wrote it, and it is kept unread as the sender's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import OfficeId
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.versions import DeviceId, VersionVector
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.header import ScopeRef

# The office whose plan it is: a commune for its own, a superior for its own.
PLAN_TYPES: Final = frozenset(
    {
        "plan", "appendix", "layout", "item", "section", "goal", "task", "activity", "product", "occurrence",
        "indicator", "indicator_value", "extension", "adjustment", "ad_hoc_task", "report", "progress",
        "evidence",
    }
)  # fmt: skip
COMMUNE_TYPES: Final = frozenset({"assignment_ack"})
SUPERIOR_TYPES: Final = frozenset(
    {"assignment", "indicator_def", "report_template", "deadline_change", "decision", "suggestion", "proxy"}
)
SHARED_TYPES: Final = frozenset({"comment"})
# They travel as packages of their own kind, never as lines of a scope.
NEVER_IN_SCOPE: Final = frozenset({"card", "keyevent", "receipt", "want"})

MAY_WRITE: Final[Mapping[Role, frozenset[str]]] = MappingProxyType(
    {
        Role.COMMUNE: PLAN_TYPES | COMMUNE_TYPES | SHARED_TYPES,
        Role.SUPERIOR: PLAN_TYPES | SUPERIOR_TYPES | SHARED_TYPES,
    }
)
KNOWN_TYPES: Final = frozenset().union(*MAY_WRITE.values()) | NEVER_IN_SCOPE


def require_own_scope(scope: ScopeRef, sender: OfficeId) -> None:
    """Raise PackageError `E-QUYEN` for a scope of another office: an office sends only its own."""
    if scope.office != sender:
        raise PackageError(Fault.AUTHORITY, "scope", office=scope.office)


def require_own_devices(vector: VersionVector, foreign: Iterable[DeviceId]) -> None:
    """Raise PackageError `E-QUYEN` when the state claims writes of a device of another office.

    Every dot of a package is covered by its vector, so this covers every record and field.
    """
    for device in foreign:
        if device in vector:
            raise PackageError(Fault.AUTHORITY, "device", device=device)


def require_authority(records: Iterable[ScopeRecord], *, role: Role, scope: ScopeRef) -> None:
    """Raise PackageError `E-QUYEN` at the first record of a known type that is in the wrong hands.

    A plan record is the scope's own plan, and a record that names its plan or office names the scope's.
    """
    for record in records:
        if record.type in KNOWN_TYPES and not _is_allowed(record, role, scope):
            raise PackageError(Fault.AUTHORITY, "record", type=record.type, record=record.id)


def _is_allowed(record: ScopeRecord, role: Role, scope: ScopeRef) -> bool:
    if record.type not in MAY_WRITE[role]:
        return False
    if record.type == "plan":
        own = record.fields.get("office_id", scope.office) == scope.office
        return own and record.id == scope.plan
    return record.fields.get("plan_id", scope.plan) == scope.plan
