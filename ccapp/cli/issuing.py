"""The verb `issue`: number, day and signer written down, the signed file kept and compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.plan import NOT_STORED, Channel, RecordId
from ccapp.errors import FileError
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import planning
from ccapp.services.session import Session


def issue(call: Call) -> Answer:
    """Issue a plan; what the signed file says otherwise is counted, nothing of it is taken over."""
    args = call.args
    signing = Signing(
        number=args.number,
        day=args.date,
        signer=args.signer,
        position=args.position or "",
        authority=args.authority or "",
        channel=Channel(args.channel) if args.channel else None,
    )
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        twin = issuing.same_number(session, plan, signing)
        done = issuing.issue(session, plan, signing, Path(args.signed) if args.signed else None)
        said, count = _compared(call, session, done.copy)
    day = done.edition.day
    written = f"{day:%d/%m/%Y}" if day else ""
    lines = [call.say("said-issue", number=done.edition.document, day=written), *said]
    if twin is not None:
        lines.append(call.say("said-issue-same-number", plan=twin.title))
    return Answer(
        object={
            "plan": plan,
            "state": done.plan.state.value,
            "number": done.edition.document,
            "date": day.isoformat() if day else None,
            "edition": done.edition.id,
            "tx": done.changes.tx,
            "signed": done.copy or None,
            "differences": count,
        },
        lines=tuple(lines),
    )


def _compared(call: Call, session: Session, copy: RecordId) -> tuple[list[str], int | None]:
    """What the comparison says; no count where there is no file, only a picture of one, or a broken one."""
    if copy == NOT_STORED:
        return [], None
    from ccapp.services.paper.signed_copies import lay_beside  # start-up cost: readers

    try:
        found = lay_beside(session, copy)
    except FileError as error:  # the plan is issued all the same
        call.warn(error)
        return [], None
    if found.unread is not None:
        if found.is_picture:
            return [call.say("said-issue-scan")], None
        call.warn(found.unread)
        return [], None
    extra = [call.say("said-issue-extra", tables="; ".join(found.extra))] if found.extra else []
    if not found.open:
        return [call.say("said-issue-same"), *extra], 0
    lines = [call.say("said-issue-compared", count=found.open), *extra]
    if found.lacking:
        lines.append(call.say("said-issue-lacking", tables="; ".join(found.lacking)))
    return lines, found.open


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"issue": issue}
