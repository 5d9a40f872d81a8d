"""Why a package is refused. Each fault is a code of the contract; words live in `i18n/`."""

from __future__ import annotations

from enum import StrEnum

from ccapp.errors import AppError


class Fault(StrEnum):
    """The codes under which a package is set aside (exchange.md 8)."""

    FRAME = "E-KHUNG"
    SIGNATURE = "E-CHUKY"
    SENDER = "E-NGUOIGUI"
    REVOKED = "E-THUHOI"
    LIMIT = "E-GIOIHAN"
    AUTHORITY = "E-QUYEN"
    VERSION = "E-PHIENBAN"
    RECIPIENT = "E-NHAMNGUOI"
    TWO_MACHINES = "E-HAIMAY"
    INVITATION = "E-LOIMOI"


class PackageError(AppError):
    """A package that is not accepted. `reason` is a stable English word for the details line."""

    def __init__(self, fault: Fault, reason: str, **facts: object) -> None:
        super().__init__(fault.value, reason=reason, **facts)
        self.fault = fault


def malformed(reason: str, **facts: object) -> PackageError:
    """The bytes do not have the form that FORMAT.md describes: damaged in copying, or never a package."""
    return PackageError(Fault.FRAME, reason, **facts)
