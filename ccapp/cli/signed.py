"""The verb `signed`: the signed copies of a plan, kept, laid beside its table and settled place by place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.cli.places import (
    Place,
    PlaceKind,
    chosen,
    gone_place,
    in_words,
    keyed,
    moved_place,
    text_place,
)
from ccapp.domain.comparing import Addition, Difference
from ccapp.domain.editions import SignedCopy
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.returning import Moved
from ccapp.errors import AppError, NotFoundError, RefusedError
from ccapp.services.paper import issuing, signed_copies
from ccapp.services.paper.signed_copies import Checking, Choice
from ccapp.services.plans import planning
from ccapp.services.session import Session

if TYPE_CHECKING:  # start-up cost: readers
    from ccapp.services.paper.side_by_side import Beside

Object = dict[str, Any]
_WRITTEN: Final = (
    "signed PLAN [--attach FILE | --copy ID] [--take | --keep REASON | --tick ROW... | --untick ROW... | "
    "--done | --again | --remove | --out DIR] [--place P]..."
)

_KINDS: Final = {
    PlaceKind.TEXT: "place-text",
    PlaceKind.NEW: "place-new",
    PlaceKind.MOVED: "place-moved",
    PlaceKind.GONE: "place-gone",
    PlaceKind.REMARK: "place-remark",
}


def signed(call: Call) -> Answer:
    """Do what is asked with a signed copy, the latest if none is named, then tell how it stands.

    Exit 0 with or without differences: they are data.
    """
    args = call.args
    _require_one(call)
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        if args.attach:
            copy: SignedCopy | None = issuing.attach_signed(session, plan, Path(args.attach))
        else:
            copy = _copy(session, plan, args.copy)
        lines = _act(call, session, copy) if copy is not None else []
        known = signed_copies.copies(session, plan)
        left = next((each for each in known if copy is not None and each.id == copy.id), None)
        found = signed_copies.lay_beside(session, left.id) if left is not None else None
    places = places_of(found) if found else ()
    lines += _lines(call, found, places)
    return Answer(
        object={"plan": plan, "copies": [_object(each) for each in known], **_checking(found, places)},
        lines=tuple(lines),
    )


def _require_one(call: Call) -> None:
    args = call.args
    asked = (args.take, args.keep is not None, args.tick, args.untick, args.done, args.again)
    verbs = sum(map(bool, (*asked, args.remove, args.out)))
    if verbs > 1 or (args.attach and args.copy) or (args.place and not (args.take or args.keep is not None)):
        raise AppError("usage", detail=_WRITTEN)


def _copy(session: Session, plan: RecordId, named: str | None) -> SignedCopy | None:
    known = signed_copies.copies(session, plan)
    if not named:
        return known[-1] if known else None
    found = [each for each in known if each.id.startswith(named)]
    if len(found) != 1:
        raise NotFoundError("signed-copy-not-found", record=named)
    return found[0]


def _act(call: Call, session: Session, copy: SignedCopy) -> list[str]:
    """Do the one thing asked for; what is said of it."""
    args = call.args
    if args.take or args.keep is not None:
        _settle(call, session, copy)
    elif args.tick or args.untick:
        rows = _rows(session, copy, args.tick or args.untick)
        signed_copies.tick(session, copy.id, rows, ticked=bool(args.tick))
    elif args.done or args.again:
        signed_copies.finish(session, copy.id, done=args.done)
    elif args.remove:
        signed_copies.detach(session, copy.id)
    elif args.out:
        file = signed_copies.save_copy(session, copy.id, Path(args.out))
        return [call.say("said-signed-saved", file=file)]
    return []


def _settle(call: Call, session: Session, copy: SignedCopy) -> None:
    args = call.args
    found = signed_copies.lay_beside(session, copy.id)
    if found.unread is not None:
        raise found.unread
    if args.take:
        taken = chosen(places_of(found), args.place)
        if taken:
            signed_copies.take_over(session, copy.id, _choices(taken))
        return
    if not args.place:  # a reason is of certain places, never of whatever there is
        raise AppError("usage", detail=_WRITTEN)
    kept = [each.what for each in chosen(places_of(found), args.place)]
    texts = [one for one in kept if isinstance(one, Difference)]
    if len(texts) < len(kept):
        raise RefusedError("signed-keep-texts")
    signed_copies.keep(session, copy.id, texts, args.keep)


def _rows(session: Session, copy: SignedCopy, named: Sequence[str]) -> list[RecordId]:
    """The rows named, each a leaf of the plan. Raises NotFoundError for any other id."""
    plan = planning.show(session, copy.plan_id)
    leaves = [item.id for table in plan.appendices for item in table.items() if not item.children]
    for each in named:
        if each not in leaves:
            raise NotFoundError("record-not-found", record=each)
    return [RecordId(each) for each in named]


def places_of(checking: Checking) -> tuple[Place, ...]:
    """Everything that is to be settled; what takes words or rows away is not usual.

    A page that was read badly lacks them too.
    """
    return keyed(place for beside in checking.tables for place in _places(beside))


def _places(beside: Beside) -> Iterator[Place]:
    if beside.comparison is None:
        return
    table = beside.ours.id
    lines = {item.id: item for item in beside.ours.items()}
    for one in beside.comparison.differences:
        yield text_place(table, one, usual=bool(one.after))
    for new in beside.comparison.additions:
        yield Place(kind=PlaceKind.NEW, appendix=table, what=new, after=in_words(new.item))
    for gone in beside.comparison.absent:
        yield gone_place(table, lines[gone])
    for moved in beside.moved:
        yield moved_place(table, moved, lines[moved.record])


def _choices(taken: Sequence[Place]) -> tuple[Choice, ...]:
    return tuple(_choice(table, taken) for table in dict.fromkeys(each.appendix for each in taken))


def _choice(table: RecordId, taken: Sequence[Place]) -> Choice:
    mine = [each.what for each in taken if each.appendix == table]
    return Choice(
        appendix=table,
        differences=tuple(one for one in mine if isinstance(one, Difference)),
        additions=tuple(one for one in mine if isinstance(one, Addition)),
        absent=tuple(one for one in mine if isinstance(one, str)),
        moved=tuple(one for one in mine if isinstance(one, Moved)),
    )


def _object(one: SignedCopy) -> Object:
    return {
        "copy": one.id,
        "file": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "check": one.check.value,
        "ticked": list(one.ticked),
        "kept": [{"record": each.record, "field": each.field, "reason": each.reason} for each in one.kept],
    }


def _checking(found: Checking | None, places: Sequence[Place]) -> Object:
    if found is None:
        return {"copy": None, "unread": None, "open": None, "lacking": [], "extra": [], "places": []}
    return {
        "copy": found.copy.id,
        "unread": found.unread.code if found.unread else None,
        "open": found.open if found.is_readable else None,
        "lacking": list(found.lacking),
        "extra": list(found.extra),
        "places": [each.as_object() for each in places],
    }


def _lines(call: Call, found: Checking | None, places: Sequence[Place]) -> list[str]:
    if found is None:
        return [call.say("said-signed-none")]
    if found.unread is not None:
        rows = _count(found.plan)
        ticked = call.say("said-signed-ticked", count=len(found.copy.ticked), rows=rows)
        return [call.words.error(found.unread), ticked]
    if not found.open:
        return [call.say("said-issue-same")]
    lines = [call.say("said-signed-open", file=found.copy.name, count=found.open)]
    lines += [place_line(call, each) for each in places]
    if found.lacking:
        lines.append(call.say("said-issue-lacking", tables="; ".join(found.lacking)))
    if found.extra:
        lines.append(call.say("said-issue-extra", tables="; ".join(found.extra)))
    return lines


def _count(plan: Plan) -> int:
    return sum(not item.children for table in plan.appendices for item in table.items())


def place_line(call: Call, one: Place) -> str:
    """`3f09ac12  Ô khác  deadline: before → after`, on one line."""
    before, after = (" ".join(text.split()) or "-" for text in (one.before, one.after))
    texts = {
        PlaceKind.TEXT: f"{one.field}: {before} → {after}",
        PlaceKind.NEW: after,
        PlaceKind.REMARK: after,
    }
    return f"{one.key}  {call.say(_KINDS[one.kind])}  {texts.get(one.kind, before)}"


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"signed": signed}
