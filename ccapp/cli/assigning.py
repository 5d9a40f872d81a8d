"""The verbs of Giao nhiệm vụ: assign, acknowledged at the superior, assigned, targets at the commune."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.assignments import Assignment, Change
from ccapp.domain.coverage import Cover, Standing
from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.guidance import assigned as coverage
from ccapp.services.intake.merging import Choice
from ccapp.services.plans import planning
from ccapp.services.reception import acknowledging, handed, handed_targets, handing_out
from ccapp.services.reception.acknowledging import Noted, Seen
from ccapp.services.reception.handed import Handed
from ccapp.services.reception.handed_targets import HandedTargets
from ccapp.services.session import Changes, Session
from ccapp.text.days import read_day

_STANDINGS: Final = {
    Standing.MISSING: "standing-missing",
    Standing.LIKELY: "standing-likely",
    Standing.COVERED: "standing-covered",
    Standing.NOT_APPLICABLE: "standing-not-applicable",
}

_SEEN: Final = {Seen.CURRENT: "said-noted-current", Seen.OTHER: "said-noted-other"}


def assign(call: Call) -> Answer:
    """Hand a plan out by a document: one sealed file for each office, or for every connected commune."""
    args = call.args
    with call.session() as session:
        said = _assignment(call, session)
        offices = args.to or [each.office.id for each in handing_out.receivers(session, said.plan_id)]
        done = handing_out.hand_out(session, said, offices, Path(args.out))
        count = len(handing_out.tasks(session, said))
    files = [{"file": str(each.file), "sequence": each.sequence} for each in done.sendings]
    said_all = call.say("said-assign", tasks=count, offices=len(files), document=said.document.cited)
    return Answer(
        object={"plan": said.plan_id, "tx": done.changes.tx, "tasks": count, "files": files},
        lines=(said_all, *(each["file"] for each in files if isinstance(each["file"], str))),
    )


def _assignment(call: Call, session: Session) -> Assignment:
    """As it was stated last, or by the plan's own number and day, but for what the arguments say."""
    args = call.args
    found = handing_out.proposed(session, args.plan)
    document = found.document
    if args.number:
        number, _, symbol = args.number.partition("/")
        document = replace(document, number=number, symbol=symbol)
    if args.date:
        day = read_day(args.date)
        if day is None:
            raise RefusedError("day-unread", text=args.date)
        document = replace(document, signed_on=day)
    document = replace(
        document, issuer=args.issuer or document.issuer, doc_type=args.kind or document.doc_type
    )
    if args.optional is None:
        return replace(found, document=document)
    lines = [each.source for each in handing_out.tasks(session, found)]
    named = frozenset(_line(each, lines) for each in args.optional)
    return replace(found, document=document, optional=named)


def _line(prefix: str, lines: list[RecordId]) -> RecordId:
    """The task line whose id is `prefix` or alone begins with it. Raises NotFoundError."""
    hits = [each for each in lines if each == prefix] or [each for each in lines if each.startswith(prefix)]
    if len(hits) != 1:
        raise NotFoundError("record-ambiguous" if hits else "record-not-found", record=prefix)
    return hits[0]


def assigned(call: Call) -> Answer:
    """List what is assigned for a plan and what is handed out and not noted yet; `--accept` notes it."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan).id
        offers = handed.offers(session, plan)
        noted: list[Changes] = []
        if call.args.accept:
            noted = [handed.accept(session, plan, each.source) for each in offers]
            offers = ()
        covers = coverage.coverage(session, plan)
    return Answer(
        object={
            "offers": [_offer(each) for each in offers],
            "tasks": [_task(each) for each in covers],
            "tx": noted[-1].tx if noted else None,
        },
        lines=(*(_said_offer(call, each) for each in offers), *(_said_task(call, each) for each in covers)),
    )


def _offer(each: Handed) -> dict[str, Any]:
    counts = {change.value: each.count(change) for change in Change}
    return {"plan": each.source, "office": each.office, "document": each.document.cited, **counts}


def _said_offer(call: Call, each: Handed) -> str:
    return call.say(
        "said-handed",
        office=each.office,
        document=each.document.cited,
        new=each.count(Change.NEW),
        changed=each.count(Change.CHANGED),
        withdrawn=each.count(Change.WITHDRAWN),
    )


def _task(cover: Cover) -> dict[str, Any]:
    task = cover.task
    return {
        "id": task.id,
        "title": task.title,
        "deadline": task.deadline,
        "document": task.document.cited,
        "obligatory": task.is_obligatory,
        "standing": cover.standing.value,
        "line": cover.line.record if cover.line is not None else None,
    }


def _said_task(call: Call, cover: Cover) -> str:
    return f"{call.say(_STANDINGS[cover.standing])}  {' '.join(cover.task.title.split())}"


def acknowledged(call: Call) -> Answer:
    """List which offices have noted what a plan hands out, to whom they gave each task and by when."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan).id
        found = acknowledging.noted(session, plan)
    lines = [line for each in found for line in _said_noted(call, each)]
    return Answer(
        object={"plan": plan, "offices": [_noted(each) for each in found]},
        lines=tuple(lines) or (call.say("said-noted-nobody"),),
    )


def _noted(each: Noted) -> dict[str, Any]:
    return {
        "office": each.office.id,
        "name": each.office.name,
        "plan": each.plan,
        "current": each.seen is Seen.CURRENT,
        "by": each.by,
        "day": each.day.isoformat() if each.day else None,
        "tasks": [
            {
                "record": one.task.source,
                "title": one.task.title,
                "line": one.line or None,
                "given_to": one.given_to,
                "deadline": one.deadline,
                "reason": one.reason,
            }
            for one in each.tasks
        ],
    }


def _said_noted(call: Call, each: Noted) -> Iterator[str]:
    day = f"{each.day:%d/%m/%Y}" if each.day else "-"
    facts = {"office": each.office.name, "day": day, "settled": each.settled, "of": len(each.tasks)}
    yield call.say(_SEEN[each.seen], **facts)
    for one in each.tasks:
        title = " ".join(one.task.title.split())
        if one.line:
            given = ", ".join(filter(None, (one.given_to, one.deadline)))
            yield "  " + call.say("said-noted-task", title=title, given=given)
        elif one.reason:
            yield "  " + call.say("said-noted-reason", title=title, reason=one.reason)


def targets(call: Call) -> Answer:
    """List the targets by year that superiors hand out and a plan has not; `--take` takes all of them."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan).id
        offers = handed_targets.offers(session, plan)
        taken: list[Changes] = []
        for offer in offers if call.args.take else ():  # what one brings changes what the next would
            left = [each for each in handed_targets.offers(session, plan) if each.office == offer.office]
            taken += [handed_targets.take(session, plan, _all_of(each), each) for each in left[:1]]
        offers = handed_targets.offers(session, plan) if taken else offers
    shown = [{"office": each.office, "new": each.additions, "changed": each.differences} for each in offers]
    lines = [call.say("said-targets", **each) for each in shown]
    if taken:
        lines.insert(0, call.say("said-targets-taken", count=sum(each.count for each in taken)))
    return Answer(object={"offers": shown, "tx": taken[-1].tx if taken else None}, lines=tuple(lines))


def _all_of(offer: HandedTargets) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            appendix=each.ours.id,
            differences=each.comparison.differences,
            additions=each.comparison.additions,
        )
        for each in offer.merging.pairings
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "assign": assign,
    "assigned": assigned,
    "acknowledged": acknowledged,
    "targets": targets,
}
