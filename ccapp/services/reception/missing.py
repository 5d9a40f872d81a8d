"""Danh sách chưa gửi: the communes of which no plan has come in any way, ready for a message."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.covering import Covering
from ccapp.domain.form_marks import commune_key
from ccapp.errors import RefusedError
from ccapp.services.handover import covering, directory
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.other_ways import list_other_ways
from ccapp.store.plans import load_head
from ccapp.store.proxies import list_proxies, names_now

_HEAD: Final = "Danh sách đơn vị chưa gửi{of} ({count}/{all} đơn vị), tính đến {now}:"
_NONE: Final = "Tất cả {all} đơn vị đã gửi{of}, tính đến {now}."
_YEAR: Final = " kế hoạch năm {year}"
_PLAN: Final = "kế hoạch cải cách hành chính"
_YEAR_OF: Final = " năm {year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Who has not sent, by name, out of how many, and the same as a text."""

    names: tuple[str, ...]
    of: int
    text: str


def missing(session: Session, *, year: int | None = None) -> Missing:
    """The offices on our list of which nothing has come: no package, no file, nothing noted by hand.

    With a `year` what came must be a plan with that year in it; a note without a plan counts for the year of
    its day.
    """
    every = tuple(each.name for each in directory.subordinates(session))
    came = _came(session, year)
    names = tuple(name for name in every if commune_key(name) not in came)
    now = f"{session.clock():%H:%M ngày %d/%m/%Y}"
    of = _YEAR.format(year=year) if year is not None else ""
    if not names:
        return Missing(names=(), of=len(every), text=_NONE.format(all=len(every), of=of, now=now))
    head = _HEAD.format(of=of, count=len(names), all=len(every), now=now)
    listed = (f"{number}. {name}" for number, name in enumerate(names, start=1))
    return Missing(names=names, of=len(every), text="\n".join((head, *listed)))


def reminder(session: Session, *, year: int | None = None) -> Covering:
    """The công văn đôn đốc to all of them. Raises RefusedError("missing-nobody") where everybody has sent."""
    found = missing(session, year=year)
    if not found.names:
        raise RefusedError("missing-nobody")
    awaited = f"{_PLAN}{_YEAR_OF.format(year=year)}" if year is not None else _PLAN
    return replace(
        covering.covering_letter(session, found.names), awaited=awaited, as_of=session.clock().date()
    )


def _came(session: Session, year: int | None) -> frozenset[str]:
    """Who has sent, as `commune_key`s."""
    connection = session.store.connection
    sent = [(each.office.name, load_head(connection, each.plan)) for each in partners.collected(connection)]
    now = names_now(connection)
    held = [(now(each.proxy_for), each) for each in list_proxies(connection, session.store.office.id)]
    plans = {
        commune_key(name)
        for name, plan in (*sent, *held)
        if year is None or plan.year_from <= year <= plan.year_to
    }
    noted = {
        commune_key(now(way.office))
        for way in list_other_ways(connection)
        if not way.plan and not way.received and (year is None or way.day.year == year)
    }
    return frozenset(plans | noted)
