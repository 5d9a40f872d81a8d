"""Việc phát sinh: what comes up outside a plan's table, kept in one line; every step undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.agenda import dated
from ccapp.domain.plan import AdHocTask, Plan, PlanState, RecordId
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import adhoc as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_head
from ccapp.store.tables import AD_HOC
from ccapp.text.fold import folded_words
from ccapp.text.highlight import Span, spans
from ccapp.text.normalize import clean

_CLOSED: Final = frozenset({PlanState.CLOSED, PlanState.BINNED})


def add(session: Session, task: AdHocTask) -> RecordId:
    """Store a task of an own plan; a deadline without a year gets the one it means today.

    Raises RefusedError without words, for another office's plan, or one that has ended or is binned.
    """
    made = _checked(session, task)
    with session.store.journal.write("ad-hoc-add", session.who) as tx:
        return stored.add_ad_hoc(tx, made)


def change(session: Session, task: AdHocTask) -> Changes:
    """Store a task anew under its id; another plan may take it. Raises as `add`, and NotFoundError."""
    present = stored.load_ad_hoc(session.store.connection, task.id)
    _open_plan(session, present.plan_id)
    made = _checked(session, task)
    with session.store.journal.write("ad-hoc-edit", session.who) as tx:
        tx.change(AD_HOC, task.id, stored.ad_hoc_fields(made))
    return _changes(tx)


def remove(session: Session, task: RecordId) -> Changes:
    """Take a task away. Raises NotFoundError, or RefusedError where its plan has ended or is binned."""
    _open_plan(session, stored.load_ad_hoc(session.store.connection, task).plan_id)
    with session.store.journal.write("ad-hoc-remove", session.who) as tx:
        tx.delete(AD_HOC, task)
    return _changes(tx)


def tasks(session: Session) -> tuple[AdHocTask, ...]:
    """All ad-hoc tasks of the office's own plans, as they came."""
    return stored.list_ad_hoc(session.store.connection, session.store.office.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An ad-hoc task that was found, and which ranges of its title match."""

    task: AdHocTask
    spans: tuple[Span, ...]


def search(session: Session, text: str) -> tuple[Found, ...]:
    """Tasks that hold all words of `text`, without accents, the last one also as the beginning of a word."""
    words = folded_words(text).split()
    if not words:
        return ()
    return tuple(
        Found(task=task, spans=spans(task.title, words)) for task in tasks(session) if _holds(task, words)
    )


def _holds(task: AdHocTask, words: list[str]) -> bool:
    padded = f" {folded_words(f'{task.title} {task.lead} {task.by_document}')} "
    return all(f" {word} " in padded for word in words[:-1]) and f" {words[-1]}" in padded


def _checked(session: Session, task: AdHocTask) -> AdHocTask:
    _open_plan(session, task.plan_id)
    made = replace(
        task,
        title=_line(task.title),
        lead=_line(task.lead),
        by_document=_line(task.by_document),
        deadline=dated(_line(task.deadline), session.clock().date()),
    )
    if not made.title:
        raise RefusedError("ad-hoc-title-missing")
    for name in ("title", "lead", "by_document", "deadline"):
        require_length(name, getattr(made, name))
    return made


def _open_plan(session: Session, plan: RecordId) -> Plan:
    found = load_head(session.store.connection, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    if found.state in _CLOSED:
        raise RefusedError("plan-ended", plan=found.title)
    return found


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
