"""The verbs of the list of offices: how far each has come, and the letter with their connection files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.office import Role
from ccapp.services.handover import covering as letters
from ccapp.services.handover import directory
from ccapp.services.handover.directory import Subordinate
from ccapp.services.session import Session
from ccapp.store.partners import Partner


def offices(call: Call) -> Answer:
    """List the offices, after names were put on the superior's list or taken off it where that is asked."""
    with call.session() as session:
        if call.args.add:
            directory.expect(session, call.args.add)
        if call.args.forget:
            directory.forget(session, call.args.forget)
        shown = _below(session) if session.store.office.role is Role.SUPERIOR else _known(session)
    lines = tuple(
        "  ".join(filter(None, (each["name"], call.say(f"state-office-{each['standing']}"), each["ended"])))
        for each in shown
    )
    return Answer(object={"offices": shown}, lines=lines)


def _below(session: Session) -> list[dict[str, Any]]:
    return [_subordinate(each) for each in directory.subordinates(session)]


def _subordinate(each: Subordinate) -> dict[str, Any]:
    """One below us; `ended` names who carries its work on, `otherwise` the day of what came another way."""
    return {
        "office": each.office or None,
        "name": each.name,
        "standing": each.standing.value,
        "sequence": each.sending,
        "sent_at": each.sent_at or None,
        "otherwise": each.otherwise.day.isoformat() if each.otherwise is not None else None,
        "ended": ", ".join(each.ended.heirs) if each.ended is not None else None,
    }


def _known(session: Session) -> list[dict[str, Any]]:
    found = (*directory.superiors(session), *directory.neighbours(session))
    return [_partner(each) for each in found]


def _partner(each: Partner) -> dict[str, Any]:
    return {
        "office": each.office.id,
        "name": each.office.name,
        "standing": "connected",
        "sequence": 0,
        "sent_at": None,
        "otherwise": None,
        "ended": None,
    }


def covering(call: Call) -> Answer:
    """The letter that goes with connection files, for one office or several; `--out` writes it as Word."""
    with call.session() as session:
        made = letters.covering_letter(session, call.args.offices)
        file = letters.write_covering(session, made, Path(call.args.out)) if call.args.out else None
    shown = {"offices": list(made.communes), "text": made.text, "file": str(file) if file else None}
    return Answer(object=shown, lines=(made.text if file is None else call.say("said-covering", file=file),))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"offices": offices, "covering": covering}
