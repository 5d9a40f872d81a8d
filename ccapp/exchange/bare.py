"""Headers of files that carry no plan: without scope, vector and running number."""

from __future__ import annotations

from datetime import datetime

from ccapp.exchange.header import CLEAR, MIN_SV, SEALED, SV, Header, PackageKind, Wrap
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.package import stamp


def bare_header(
    kind: PackageKind, keys: OfficeKeys, package: str, *, made: datetime, app: str, to: tuple[Wrap, ...] = ()
) -> Header:
    """The header of a package that is sealed to one office, or in clear where it is for nobody alone."""
    return Header(
        kind=kind,
        sv=SV,
        min_sv=MIN_SV,
        app=app,
        package=package,
        office=keys.office,
        device=keys.device,
        certificate=keys.certificate,
        to=to,
        vector={},
        sequence=0,
        made=stamp(made),
        suite=SEALED if to else CLEAR,
        plain=0,
        rows=0,
        segments=(),
    )
