"""The verbs of the handover: invitations, cards, sending, receiving, what was collected, receipts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.decisions import Verdict
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.exchange.media import STICK_FOLDER
from ccapp.exchange.wrapped import wrap
from ccapp.services.collected import lineage, proxies
from ccapp.services.collected.lineage import Group
from ccapp.services.collected.proxies import Proxy
from ccapp.services.folder import drives, safekeeping
from ccapp.services.handover import (
    both_edited,
    connecting,
    directory,
    exchanging,
    kept_packages,
    receipts,
    sending_look,
    slips,
    watching,
)
from ccapp.services.handover import trail as deeds
from ccapp.services.handover.attached import Left
from ccapp.services.handover.outcomes import Outcome, Result, numbers, package_code
from ccapp.services.reception import looking, remark_files
from ccapp.services.reception.looking import Prospect
from ccapp.store.deeds import Entry
from ccapp.store.partners import Collected
from ccapp.text.sizes import size_words

_PAIR: Final = "pair FILE [--code DIGITS|--paper FILE.pdf]"
_SEND: Final = "send [PLAN] --to OFFICE --out DIR|--look [--no-evidence]"
_VERDICTS: Final = {
    Verdict.SUPPLEMENT: "result-verdict-supplement",
    Verdict.ACCEPTED: "result-verdict-accepted",
    Verdict.REOPENED: "result-verdict-reopened",
}

_TOLD: Final = frozenset({"merged", "nothing-new", "older", "held"})
_LEFT: Final = {
    Left.TOO_LARGE: "said-send-too-large",
    Left.LOST: "said-send-lost",
    Left.NEXT_TIME: "said-send-next-time",
}


def card(call: Call) -> Answer:
    """Write this office's card."""
    with call.session() as session:
        path = connecting.write_card(session, Path(call.args.out))
    return Answer(object={"file": str(path)}, lines=(call.say("said-card", file=path),))


def pair(call: Call) -> Answer:
    """Read another office's card; with the right digits, confirm it; or print the digits on a paper."""
    args = call.args
    if args.code is not None and args.paper:
        raise AppError("usage", detail=_PAIR)
    with call.session() as session:
        paired = connecting.pair(session, Path(args.file), args.code)
        office = paired.partner.office
        if args.paper:
            slips.print_confirmation(session, office.name, paired.code, Path(args.paper))
    shown = {"office": office.id, "name": office.name, "code": paired.code}
    if args.code is None:
        also = {"file": args.paper} if args.paper else {}
        said = call.say("said-pair", name=office.name, digits=paired.code)
        return Answer(object={**shown, **also}, lines=(said,))
    return Answer(object={**shown, "confirmed": True}, lines=(call.say("said-paired", name=office.name),))


def send(call: Call) -> Answer:
    """Seal a plan for another office, or only say what would go."""
    args = call.args
    if bool(args.out) is args.look:
        raise AppError("usage", detail=_SEND)
    if args.look:
        return _looked_at_sending(call)
    with call.session() as session:
        out, plan, evidence = Path(args.out), args.plan or "", not args.no_evidence
        stick = out.parent if out.name.upper() == STICK_FOLDER and _is_stick(out.parent) else None
        if stick is None:
            sent = exchanging.send(session, plan, args.to, out, evidence=evidence)
        else:
            sent = exchanging.send_to_stick(session, plan, args.to, stick, evidence=evidence)
    also = wrap(sent.file) if args.zip else None
    wrapped = [call.say("said-send-zip", file=also)] if also is not None else []
    said = call.say("said-send", file=sent.file, sequence=sent.sequence, records=sent.records)
    files = [call.say("said-send-files", count=sent.attachments)] if sent.attachments else []
    withheld = [call.say("said-send-withheld", count=sent.withheld)] if sent.withheld else []
    left = [call.say(_LEFT[each.why], file=each.name) for each in sent.left]
    adjusting = [call.say("said-send-adjusting")] if sent.adjusting else []
    return Answer(
        object={"file": str(sent.file), "sequence": sent.sequence, "records": sent.records}
        | ({"zip": str(also)} if also is not None else {}),
        lines=(said, *files, *withheld, *left, *adjusting, *wrapped),
    )


def _is_stick(root: Path) -> bool:
    """Only there older packages are thinned; a folder of the same name elsewhere is the officer's own."""
    return any(drive.root == root for drive in drives.removable_drives())


def _looked_at_sending(call: Call) -> Answer:
    args = call.args
    with call.session() as session:
        found = sending_look.look(session, args.plan or "", args.to, evidence=not args.no_evidence)
    counted = {name: getattr(found, name) for name in ("tasks", "products", "targets", "records", "size")}
    shown = [{"name": file.name, "size": file.size} for file in found.files]
    words = {**counted, "size": size_words(found.size), "files": len(found.files), "to": found.to}
    said = call.say("said-send-look", title=found.plan.title, **words)
    each = [f"  {file.name}  {size_words(file.size)}" for file in found.files]
    withheld = [call.say("said-send-withheld", count=found.withheld)] if found.withheld else []
    left = [call.say(_LEFT[file.why], file=file.name) for file in found.left]
    return Answer(
        object={"plan": found.plan.id, "title": found.plan.title, "to": found.to, **counted, "files": shown},
        lines=(said, *each, *withheld, *left),
    )


def remarks(call: Call) -> Answer:
    """Seal our remarks on another office's plan for that office."""
    with call.session() as session:
        sent = remark_files.send_remarks(session, call.args.plan, Path(call.args.out))
    said = call.say("said-send", file=sent.file, sequence=sent.sequence, records=sent.records)
    return Answer(
        object={"file": str(sent.file), "sequence": sent.sequence, "remarks": sent.records}, lines=(said,)
    )


def receive(call: Call) -> Answer:
    """Take in files and folders of packages, or only say what they would bring."""
    paths = [Path(path) for path in call.args.paths]
    if call.args.look:
        return _looked(call, paths)
    with call.session() as session:
        outcomes = watching.receive(session, paths, accept=call.args.accept)
    shown = [_outcome(call, outcome) for outcome in outcomes]
    refused = any(outcome.result is Result.REFUSED for outcome in outcomes)
    lines = [f"{each['file']}: {each['message']}" for each in shown] or [call.say("said-no-packages")]
    return Answer(object={"files": shown}, lines=tuple(lines), code=NOTHING if refused else OK)


def rebuild(call: Call) -> Answer:
    """Take in again every kept package that the data does not know."""
    with call.session() as session:
        done = kept_packages.rebuild(session)
    shown = [_outcome(call, outcome) for outcome in done.taken]
    lines = [f"{each['file']}: {each['message']}" for each in shown]
    said = call.say("said-rebuild", taken=len(done.merged), files=done.files)
    refused = any(outcome.result is Result.REFUSED for outcome in done.taken)
    return Answer(
        object={"kept": done.files, "taken": len(done.merged), "files": shown},
        lines=(*lines, said),
        code=NOTHING if refused else OK,
    )


def trail(call: Call) -> Answer:
    """Follow the chain of the audit trail."""
    with call.session() as session:
        found = safekeeping.verify_trail(session)
        listed = deeds.list_deeds(session) if call.args.deeds else ()
    shown: dict[str, Any] = {"entries": found.entries, "broken": found.broken or None}
    if call.args.deeds:
        shown["deeds"] = [_deed(each) for each in listed]
    lines = tuple(f"{each.at}  {each.who}  {each.device}  {each.deed}  {each.package}" for each in listed)
    if found.broken:
        said = call.say("said-trail-broken", number=found.broken, at=found.at, who=found.who)
        return Answer(object=shown, lines=(*lines, said), code=NOTHING)
    return Answer(object=shown, lines=(*lines, call.say("said-trail", entries=found.entries)))


def _deed(each: Entry) -> dict[str, Any]:
    done = each.deed.value.removeprefix("deed-")
    head = {"tx": each.tx, "at": each.at, "who": each.who, "device": each.device, "deed": done}
    return {**head, "package": each.package, **dict(each.facts)}


def _looked(call: Call, paths: list[Path]) -> Answer:
    with call.session() as session:
        found = looking.look(session, paths)
    shown = [_prospect(call, each) for each in found]
    refused = any(each.result is Result.REFUSED for each in found)
    lines = [f"{each['file']}: {each['message']}" for each in shown] or [call.say("said-no-packages")]
    return Answer(object={"files": shown}, lines=tuple(lines), code=NOTHING if refused else OK)


def _prospect(call: Call, each: Prospect) -> dict[str, Any]:
    refused = each.result is Result.REFUSED and each.error is not None
    return {
        "file": each.file,
        "kind": each.kind.value if each.kind is not None else None,
        "result": each.result.value if each.result is not None else None,
        "code": package_code(each.error) if refused and each.error is not None else None,
        "message": _said_prospect(call, each),
        "name": each.office or None,
        "title": each.title,
        "new": each.counted.new,
        "changed": each.counted.changed,
        "deleted": each.counted.removed,
        "others": each.counted.others,
        "disputed": each.counted.disputed,
        "attachments": each.attachments,
        "size": each.size,
    }


def _said_prospect(call: Call, each: Prospect) -> str:
    if each.error is not None:
        return call.words.error(each.error)
    if each.result is None:
        return call.say("said-look-other")
    if each.result is not Result.MERGED:
        return call.say(f"result-{each.result}")
    return call.say(
        "said-look",
        office=each.office,
        title=each.title,
        new=each.counted.new,
        changed=each.counted.changed,
        deleted=each.counted.removed,
        others=each.counted.others,
        disputed=each.counted.disputed,
        files=each.attachments,
        size=size_words(each.size),
    )


def _outcome(call: Call, outcome: Outcome) -> dict[str, Any]:
    error = outcome.error
    message = _said(call, outcome) if error is None else call.words.error(error)
    if outcome.missing:
        message = f"{message} {call.say('result-missing', **numbers(outcome.missing))}"
    if outcome.twice:
        message = f"{message} {call.say('result-twice', count=outcome.twice)}"
    coded = error is not None and outcome.result is Result.REFUSED
    return {
        "file": outcome.file,
        "result": outcome.result.value,
        "code": package_code(error) if coded and error is not None else None,
        "message": message,
        "office": outcome.office or None,
        "plan": outcome.plan or None,
    }


def _said(call: Call, outcome: Outcome) -> str:
    if outcome.result is Result.RECEIPT and not outcome.sequence:
        return call.say("result-receipt-own")
    if outcome.told in _TOLD:
        return call.say(f"result-receipt-{outcome.told}", sequence=outcome.sequence)
    if outcome.assigned:
        return call.say("result-assigned")
    if outcome.verdict is not None:
        return call.say(_VERDICTS[outcome.verdict])
    if outcome.remarks:
        return call.say("result-remarks", count=outcome.remarks)
    day = f"{datetime.fromisoformat(outcome.known_at):%d/%m/%Y}" if outcome.known_at else ""
    said = "known" if day else "calendar" if outcome.calendar else outcome.result
    return call.say(f"result-{said}", sequence=outcome.sequence, day=day)


def watched(call: Call) -> Answer:
    """List the new files for this office in a folder that others keep; nothing is taken in.

    `--make` first makes a folder in it for each commune.
    """
    with call.session() as session:
        made = watching.make_lanes(session, Path(call.args.file)) if call.args.make else ()
        look = watching.watch(session, Path(call.args.file)).look()
        new = watching.news(session, look)
    shown = [{"file": str(each.path), "sha256": each.sha256} for each in new]
    lines = tuple(str(each.path) for each in new) or (call.say("said-no-packages"),)
    also = {"made": [str(each) for each in made]} if made else {}
    return Answer(
        object={"files": shown, "unfinished": look.unfinished, **also}, lines=(*map(str, made), *lines)
    )


def collected(call: Call) -> Answer:
    """List what other offices have sent, by those whose it was or by the offices of today."""
    with call.session() as session:
        found = lineage.grouped(session, as_now=call.args.as_now)
        held, open_ = proxies.proxies(session), both_edited.unsettled(session)
    offices = [
        {
            "office": each.office,
            "name": each.name,
            "plans": [_collected(plan, each, open_) for plan in each.plans],
        }
        for each in found
    ]
    lines = [
        f"{group.name}  {each.sequence}  {each.received_at}  {each.plan}  {each.title}"
        for group in found
        for each in group.plans
    ]
    lines += (call.say("said-held", name=each.name, plan=each.plan.id) for each in held if each.counts)
    also = {"held": [_held(each) for each in held]} if held else {}
    return Answer(object={"offices": offices, **also}, lines=tuple(lines))


def _collected(each: Collected, group: Group, unsettled: Mapping[RecordId, int]) -> dict[str, Any]:
    """A plan that was sent; `of` names the office that sent it, `carried_on` says that its heir's counts."""
    return {
        "plan": each.plan,
        "title": each.title,
        "sequence": each.sequence,
        "received_at": each.received_at,
        "of": each.office.name,
        "carried_on": each.plan in group.carried,
        **({"unsettled": unsettled[each.plan]} if each.plan in unsettled else {}),
    }


def _held(each: Proxy) -> dict[str, Any]:
    """A plan held in proxy; `replaced_by` is the commune's own that counts in its place."""
    return {
        "plan": each.plan.id,
        "title": each.plan.title,
        "name": each.name,
        "taken_at": each.taken_at,
        "sent_on": each.day.isoformat() if each.day is not None else None,
        "replaced_by": each.plan.replaced_by or None,
    }


def receipt(call: Call) -> Answer:
    """Save receipts for what stands received, of one office or of all: the latest sending of each plan."""
    with call.session() as session:
        office = directory.office(session, call.args.office).office.id if call.args.office else None
        chosen = [each.package.sha256 for each in receipts.newest(receipts.received(session, office=office))]
        given = receipts.give(session, chosen, Path(call.args.out))
    shown = [
        {
            "file": str(each.file),
            "office": each.acknowledged.package.office,
            "plan": each.acknowledged.package.plan,
            "sequence": each.acknowledged.package.sequence,
            "code": each.acknowledged.code,
        }
        for each in given
    ]
    lines = tuple(
        call.say(
            "said-receipt",
            file=each.file,
            office=each.acknowledged.package.office_name,
            sequence=each.acknowledged.package.sequence,
            digits=each.acknowledged.code,
        )
        for each in given
    )
    return Answer(object={"receipts": shown}, lines=lines)


def confirm(call: Call) -> Answer:
    """Note by ten digits that a sending arrived."""
    with call.session() as session:
        sent = receipts.confirm(session, call.args.code)
    return Answer(
        object={"sequence": sent.sequence, "office": sent.office, "plan": sent.plan, "file": sent.file},
        lines=(call.say("said-confirm", sequence=sent.sequence, name=sent.office_name),),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "card": card,
    "pair": pair,
    "send": send,
    "receive": receive,
    "watched": watched,
    "rebuild": rebuild,
    "trail": trail,
    "remarks": remarks,
    "collected": collected,
    "receipt": receipt,
    "confirm": confirm,
}
