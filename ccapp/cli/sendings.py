"""Verbs for what became of packages: sendings and receipts, receptions taken back, files that came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.other_ways import OtherForm, OtherWay
from ccapp.domain.plan import NOT_STORED, Channel, OfficeId, RecordId
from ccapp.errors import AppError, NotFoundError, RefusedError
from ccapp.services.handover import attached as attachments
from ccapp.services.handover import directory, other_ways, receipts, receptions, slips
from ccapp.services.handover import sendings as services
from ccapp.services.handover.attached import Attached
from ccapp.services.handover.sendings import Sending
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.receptions import Reception
from ccapp.text.days import read_day

_OTHERWISE: Final = (
    "sendings [--otherwise OFFICE --day 14/6/2026 [--plan PLAN] [--form F] [--channel C] [--number N]] "
    "[--remove ID]"
)


def sendings(call: Call) -> Answer:
    """List what was sent and how far it came; note that a plan went otherwise, or take such a note back."""
    with call.session() as session:
        _note(call, session)
        found, ways = services.sendings(session), other_ways.other_ways(session)
    lines = [_sending_line(call, each) for each in found]
    lines += [
        call.say("said-otherwise", office=each.office, day=f"{each.day:%d/%m/%Y}", id=each.id)
        for each in ways
    ]
    return Answer(
        object={"sendings": [_sending(each) for each in found], "otherwise": [_way(each) for each in ways]},
        lines=tuple(lines),
    )


def _note(call: Call, session: Session) -> None:
    args = call.args
    stray = args.otherwise is None and (args.day or args.plan or args.number or args.form or args.channel)
    if stray or (args.otherwise is not None and (not args.day or args.remove)):
        raise AppError("usage", detail=_OTHERWISE)
    if args.remove:
        other_ways.remove(session, RecordId(args.remove))
    elif args.otherwise is not None:
        other_ways.note(session, _said_way(call, session))


def _said_way(call: Call, session: Session) -> OtherWay:
    args = call.args
    day = read_day(args.day)
    if day is None:
        raise RefusedError("day-unread", text=args.day)
    return OtherWay(
        office=args.otherwise,
        day=day,
        form=OtherForm(args.form or OtherForm.WORD),
        channel=Channel(args.channel or Channel.MAIL),
        number=args.number or "",
        plan=planning.show_head(session, args.plan).id if args.plan else NOT_STORED,
    )


def _sending(each: Sending) -> dict[str, Any]:
    package = each.package
    return {
        "sequence": package.sequence,
        "plan": package.plan,
        "office": package.office,
        "name": package.office_name,
        "file": package.file,
        "at": package.at,
        "state": each.arrival.value,
        "by": each.by or None,
        "late": each.is_late,
    }


def _sending_line(call: Call, each: Sending) -> str:
    state = call.say(f"state-sending-{each.arrival}", by=each.by)
    package = each.package
    return f"{package.sequence}  {package.at}  {package.office_name}  {state}  {package.title}"


def _way(each: OtherWay) -> dict[str, Any]:
    return {
        "id": each.id,
        "office": each.office,
        "day": each.day.isoformat(),
        "form": each.form.value,
        "channel": each.channel.value,
        "number": each.number,
        "plan": each.plan or None,
    }


def list_receptions(call: Call) -> Answer:
    """List the runs of taking files in; with a run's number, put everything back as it was before it."""
    asked, later = call.args.undo, call.args.later
    if (asked is None and later) or (asked is not None and not (asked.isascii() and asked.isdigit())):
        raise AppError("usage", detail="receptions [--undo RUN [--later]]")
    with call.session() as session:
        runs = [] if asked is None else [int(asked)]
        runs += [each.run for run in runs for each in receptions.standing_on(session, run) if later]
        done = receptions.undo_receptions(session, runs) if runs else None
        found = receptions.list_receptions(session)
    lines = [_reception_line(each) for each in found]
    if done is not None:
        action = call.say(f"action-{done.action}")
        lines.insert(0, call.say("said-undo", action=action, changes=done.count))
    shown = [_reception(each) for each in found]
    return Answer(
        object={"receptions": shown, "tx": done.tx if done is not None else None}, lines=tuple(lines)
    )


def _reception(each: Reception) -> dict[str, Any]:
    files = [
        {
            "file": taken.file,
            "office": taken.office,
            "name": taken.office_name,
            "plan": taken.plan,
            "undone": taken.undone,
            "overtaken": taken.overtaken,
        }
        for taken in each.files
    ]
    return {"run": each.run, "at": each.at, "who": each.who, "files": files}


def _reception_line(each: Reception) -> str:
    return f"{each.run}  {each.at}  {each.who}  " + ", ".join(taken.file for taken in each.files)


def slip(call: Call) -> Answer:
    """Print the slip of a sending of ours, by its number, or the slips of what stands received."""
    args, out = call.args, Path(call.args.out)
    if args.sending is not None and (args.office or not args.sending.isascii() or not args.sending.isdigit()):
        raise AppError("usage", detail="slip [OFFICE] --out FILE.pdf [--sending NUMBER]")
    with call.session() as session:
        count = (
            _slip_of(session, int(args.sending), out) if args.sending else _slips(session, args.office, out)
        )
    file = str(out) if count else None
    said = call.say("said-slip", file=out, count=count) if count else call.say("said-no-packages")
    return Answer(object={"file": file, "slips": count}, lines=(said,), code=OK if count else NOTHING)


def _slip_of(session: Session, number: int, out: Path) -> int:
    """The slip of a sending, of the latest with that number. Raises NotFoundError."""
    found = [each.package for each in services.sendings(session) if each.package.sequence == number]
    if not found:
        raise NotFoundError("sending-not-found", number=number)
    slips.print_sending(session, found[0], out)
    return 1


def _slips(session: Session, office: str | None, out: Path) -> int:
    """A slip for the latest sending received of each plan, of one office or of all; how many."""
    chosen = directory.office(session, OfficeId(office)).office.id if office else None
    found = receipts.newest(receipts.received(session, office=chosen))
    if found:
        slips.print_receipts(session, found, out)
    return len(found)


def attached(call: Call) -> Answer:
    """List the files that a plan refers to; with a folder, save those that are here into it."""
    out = call.args.out
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan)
        found = attachments.files(session, plan.id)
        saved = {
            each.file.id: attachments.save(session, each.file.id, Path(out))
            for each in found
            if out is not None and each.here
        }
    shown = [_file(each, saved.get(each.file.id)) for each in found]
    lines = tuple(
        str(saved.get(each.file.id, each.file.name))
        if each.here
        else call.say("attachment-awaited", file=each.file.name)
        for each in found
    )
    return Answer(object={"plan": plan.id, "files": shown}, lines=lines)


def _file(each: Attached, saved: Path | None) -> dict[str, Any]:
    file = each.file
    return {
        "id": file.id,
        "name": file.name,
        "sha256": file.sha256,
        "size": file.size,
        "here": each.here,
        "saved": str(saved) if saved is not None else None,
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "sendings": sendings,
    "receptions": list_receptions,
    "attached": attached,
    "slip": slip,
}
