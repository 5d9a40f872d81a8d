"""The verbs of machines: carry, pen, both, settle; at a superior reissue, rivals, notice, giveback."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.errors import NotFoundError
from ccapp.services.handover import both_edited, exchanging, own_machines, recovering, replacing
from ccapp.services.handover.both_edited import BothEdited
from ccapp.services.plans import pen
from ccapp.store.rivals import Rival


def carry(call: Call) -> Answer:
    """Write everything of the office for another of its computers; the pen goes with it."""
    with call.session() as session:
        made = own_machines.carry(session, Path(call.args.out))
    return Answer(
        object={"file": str(made.file), "plans": made.plans},
        lines=(call.say("said-carry", file=made.file, plans=made.plans),),
    )


def pen_verb(call: Call) -> Answer:
    """Say whether this computer may edit; with `--take`, let it; `--name` is what the computer is called."""
    with call.session() as session:
        if call.args.name:
            own_machines.name_machine(session, call.args.name)
        if call.args.take:
            pen.take_pen(session)
        away, machine = pen.pen_away(session), own_machines.machine_name(session)
    shown = {"here": away is None, "since": None, "who": None, "machine": machine}
    if away is None:
        return Answer(object=shown, lines=(call.say("said-pen-here"),))
    since = f"{datetime.fromisoformat(away.since):%d/%m/%Y %H:%M}"
    said = call.say("said-pen-away", since=since, who=away.who)
    return Answer(object={**shown, "since": away.since, "who": away.who}, lines=(said,))


def both(call: Call) -> Answer:
    """List what two computers of the office wrote differently."""
    with call.session() as session:
        found = both_edited.list_both(session)
    lines = [
        f"{one.record} {one.field}: " + " | ".join(f"{each.words} [{each.dot}]" for each in one.choices)
        for one in found
    ]
    return Answer(object={"both": [_shown(one) for one in found]}, lines=tuple(lines))


def _shown(one: BothEdited) -> dict[str, Any]:
    choices = [
        {
            "dot": each.dot,
            "value": each.words,
            "shown": each.is_shown,
            "who": each.author.who if each.author else None,
            "at": each.author.at if each.author else None,
            "machine": each.author.machine if each.author else None,
        }
        for each in one.choices
    ]
    return {
        "record": one.record,
        "type": one.type,
        "field": one.field,
        "plan": one.plan or None,
        "before": one.before,
        "choices": choices,
    }


def settle(call: Call) -> Answer:
    """Decide one of them: by the dot of a value, or by other words."""
    args = call.args
    with call.session() as session:
        one = both_edited.find_both(session, args.record, args.field)
        if args.text is not None:
            changes = both_edited.write_value(session, one, args.text)
        else:
            changes = both_edited.take_value(session, one, args.dot or "")
    return Answer(object={"tx": changes.tx, "changes": changes.count}, lines=(call.say("said-set"),))


def rivals(call: Call) -> Answer:
    """List second machines with a used connection file; decide one of them by its office."""
    args = call.args
    with call.session() as session:
        for rival in _chosen(replacing.list_rivals(session), args.accept):
            exchanging.receive(session, [replacing.accept_rival(session, rival)])
        for rival in _chosen(replacing.list_rivals(session), args.refuse):
            replacing.keep_first(session, rival)
        left = replacing.list_rivals(session)
    shown = [
        {
            "office": each.office,
            "name": each.name,
            "at": each.at,
            "first": each.first,
            "first_at": each.first_at,
        }
        for each in left
    ]
    lines = [f"{each.name}: {each.first} {each.first_at} | {each.office} {each.at}" for each in left]
    return Answer(object={"rivals": shown}, lines=tuple(lines))


def _chosen(found: tuple[Rival, ...], office: str | None) -> tuple[Rival, ...]:
    """The one meant by the beginning of its office id. Raises NotFoundError("office-not-found")."""
    if office is None:
        return ()
    meant = tuple(each for each in found if office and each.office.startswith(office))
    if len(meant) != 1:
        raise NotFoundError("office-ambiguous" if meant else "office-not-found", office=office)
    return meant


def notice(call: Call) -> Answer:
    """Write the file that tells a refused machine so."""
    with call.session() as session:
        path = replacing.write_notice(session, Path(call.args.file), Path(call.args.out))
    return Answer(object={"file": str(path)}, lines=(call.say("said-notice", file=path),))


def giveback(call: Call) -> Answer:
    """Save a plan that was received for the office whose it is and that lost it."""
    with call.session() as session:
        made = recovering.give_back(session, call.args.plan, Path(call.args.out))
    said = call.say("said-giveback", file=made.file, records=made.records, files=made.attachments)
    shown = {"file": str(made.file), "records": made.records, "attachments": made.attachments}
    return Answer(object={**shown, "left": list(made.left)}, lines=(said,))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "carry": carry,
    "pen": pen_verb,
    "both": both,
    "settle": settle,
    "rivals": rivals,
    "notice": notice,
    "giveback": giveback,
}
