"""The verbs that put a deadline off and note the day of an event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ccapp.cli import objects
from ccapp.cli.call import Answer, Call
from ccapp.errors import RefusedError
from ccapp.services.plans import timing
from ccapp.services.plans.timing import Grant
from ccapp.services.session import Changes
from ccapp.text.days import read_day


def extend(call: Call) -> Answer:
    """Put off the deadline of one product, or take the latest extension back."""
    args = call.args
    of = read_day(args.of) if args.of else None
    if args.of and of is None:
        raise RefusedError("day-unread", text=args.of)
    with call.session() as session:
        leaf = timing.find_leaf(session, args.plan, args.record)
        if args.back:
            return _changed(call, timing.drop_extension(session, [leaf], of=of))
        grant = Grant(
            until=args.until or "",
            reason=args.reason or "",
            document=args.document or "",
            document_day=args.dated or "",
        )
        return _changed(call, timing.extend(session, [leaf], grant, of=of))


def event(call: Call) -> Answer:
    """Note the day of the event that one product waits for, or that it has not come after all.

    Where it waits for several, the phrase says for which.
    """
    args, phrase = call.args, call.args.phrase or ""
    with call.session() as session:
        leaf = timing.find_leaf(session, args.plan, args.record)
        if args.back:
            return _changed(call, timing.clear_event(session, [leaf], phrase=phrase))
        due = args.due or ""
        return _changed(call, timing.set_event(session, [leaf], args.day or "", phrase=phrase, due=due))


def _changed(call: Call, changes: Changes) -> Answer:
    said = call.say("said-set" if changes.count else "said-same")
    return Answer(object=objects.changes_object(changes), lines=(said,))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"extend": extend, "event": event}
