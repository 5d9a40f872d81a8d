"""The verbs `consult` and `opinion`: a draft sent out, what comes back, settled, the table of all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.opinions import Consulted, Opinion, Reply
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.errors import AppError, NotFoundError, RefusedError
from ccapp.services.intake.taking_in import look_at
from ccapp.services.paper import answers, consulting, opinion_table
from ccapp.services.paper.consulting import Answer as Answered
from ccapp.services.paper.consulting import Round
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.text.days import read_day
from ccapp.text.fold import fold

Object = dict[str, Any]
_WRITTEN: Final = "opinion PLAN ID --taken [--answer TEXT] | --explained TEXT | --reopened"
_REPLIES: Final = {
    Reply.WAITING: "reply-waiting",
    Reply.AGREED: "reply-agreed",
    Reply.ANSWERED: "reply-answered",
}


def consult(call: Call) -> Answer:
    """Send a draft out, take answers in, print the table of a round, or list all rounds: one at a time."""
    args = call.args
    asked = {
        _send: args.to,
        _take: args.take,
        _print: args.table,
        _note: args.words or args.agrees,
        _remove: args.remove,
    }
    verbs = [do for do, wanted in asked.items() if wanted]
    if len(verbs) > 1 or bool(args.to) != bool(args.out) or (args.words and args.agrees):
        raise RefusedError("consult-one-thing")
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        return verbs[0](call, session, plan) if verbs else _list(call, consulting.rounds(session, plan))


def _send(call: Call, session: Session, plan: RecordId) -> Answer:
    args = call.args
    folder = Path(args.out)
    sent = consulting.send(
        session, plan, args.to, folder, reply_by=_day(args.by), with_column=not args.no_column
    )
    files = [str(file) for file in sent.files]
    said = call.say("said-consult-sent", count=len(files), folder=folder)
    return Answer(object={"consultation": sent.consultation, "files": files}, lines=(said,))


def _day(text: str | None) -> date | None:
    day = read_day(text) if text else None
    if text and day is None:
        raise RefusedError("day-unread", text=text)
    return day


def _take(call: Call, session: Session, plan: RecordId) -> Answer:
    """Each file is a step of its own; one that is refused stops none of the others."""
    shown = [_taken(call, session, plan, Path(path)) for path in call.args.take]
    refused = any(each["result"] == "refused" for each in shown)
    lines = tuple(f"{each['file']}: {each['message']}" for each in shown)
    return Answer(object={"files": shown}, lines=lines, code=NOTHING if refused else OK)


def _taken(call: Call, session: Session, plan: RecordId, path: Path) -> Object:
    try:
        file = look_at(path)
        about = answers.plan_asked(session, file)
        if about not in (None, plan):
            raise RefusedError("consult-other-plan", file=path.name)
        received = answers.receive(session, file, _named(call, session, plan))
    except AppError as error:
        refused = {"result": "refused", "code": error.code, "message": call.words.error(error)}
        return {"file": path.name, **refused, "from": None, "opinions": 0}
    one = received.consulted
    code = "said-consult-agreed" if one.reply is Reply.AGREED else "said-consult-taken"
    message = call.say(code, name=one.name, count=received.count)
    taken = {"result": one.reply.value, "code": None, "message": message}
    return {"file": path.name, **taken, "from": one.name, "opinions": received.count}


def _note(call: Call, session: Session, plan: RecordId) -> Answer:
    """Words that came by paper, phone or Zalo, or that one agrees; then the rounds as they are."""
    args = call.args
    one = _asked_one(call, session, plan, args.agrees or args.sender or "")
    if args.agrees:
        consulting.mark_reply(session, one, Reply.AGREED)
    else:
        consulting.add_words(session, one, args.words)
    return _list(call, consulting.rounds(session, plan))


def _remove(call: Call, session: Session, plan: RecordId) -> Answer:
    """A round away with all that came; undo brings it back."""
    consulting.remove_round(session, _round(call, consulting.rounds(session, plan)).consultation.id)
    return _list(call, consulting.rounds(session, plan))


def opinion(call: Call) -> Answer:
    """Settle one opinion: do what it proposes, explain why not, or open it again; then the rounds."""
    args = call.args
    if sum((args.taken, args.explained is not None, args.reopened)) != 1 or (args.answer and not args.taken):
        raise AppError(
            "usage", detail="opinion PLAN ID --taken [--answer TEXT] | --explained TEXT | --reopened"
        )
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        one = _opinion_of(session, plan, args.id)
        if args.taken:
            consulting.take(session, one, args.answer or "")
        elif args.reopened:
            consulting.reopen(session, one)
        else:
            consulting.explain(session, one, args.explained)
        return _list(call, consulting.rounds(session, plan))


def _opinion_of(session: Session, plan: RecordId, named: str) -> RecordId:
    """The opinion of this plan with the id, or whose id alone begins so."""
    rounds = consulting.rounds(session, plan)
    known = [one.id for each in rounds for answer in each.answers for one in answer.opinions]
    found = [each for each in known if each == named] or [each for each in known if each.startswith(named)]
    if len(found) != 1:
        raise NotFoundError("opinion-not-found", record=named)
    return found[0]


def _named(call: Call, session: Session, plan: RecordId) -> RecordId:
    """The one that `--from` names in the chosen round; nobody where the file itself shall say it."""
    name = call.args.sender
    return _asked_one(call, session, plan, name) if name else NOT_STORED


def _asked_one(call: Call, session: Session, plan: RecordId, name: str) -> RecordId:
    asked = [each.consulted for each in _round(call, consulting.rounds(session, plan)).answers]
    found = next((each.id for each in asked if fold(each.name) == fold(name)), None)
    if found is None:
        raise RefusedError("consult-not-asked", name=name, names="; ".join(each.name for each in asked))
    return found


def _round(call: Call, rounds: tuple[Round, ...]) -> Round:
    """The round that `--round` names by its id or the beginning of it, else the latest."""
    wanted = call.args.round or ""
    found = [each for each in rounds if each.consultation.id.startswith(wanted)]
    if not found or (wanted and len(found) > 1):
        raise NotFoundError("consultation-not-found", record=wanted)
    return found[0]


def _print(call: Call, session: Session, plan: RecordId) -> Answer:
    one = _round(call, consulting.rounds(session, plan))
    made = opinion_table.print_opinions(session, plan, one.consultation.id, Path(call.args.table))
    said = call.say("said-print", pages=made.pages, file=made.file)
    return Answer(object={"file": str(made.file), "pages": made.pages}, lines=(said,))


def _list(call: Call, rounds: tuple[Round, ...]) -> Answer:
    lines = [line for one in rounds for line in _lines(call, one)] or [call.say("said-consult-none")]
    return Answer(object={"rounds": [_object(one) for one in rounds]}, lines=tuple(lines))


def _lines(call: Call, one: Round) -> Iterator[str]:
    replied = sum(each.consulted.reply is not Reply.WAITING for each in one.answers)
    day = f"{one.consultation.sent_on:%d/%m/%Y}"
    yield call.say("said-consult-round", day=day, asked=len(one.answers), replied=replied, open=one.open)
    for each in one.answers:
        said = call.say(_REPLIES[each.consulted.reply], count=len(each.opinions))
        yield f"- {each.consulted.name}: {said}"
        for opinion_ in each.opinions:
            says, outcome = opinion_table.words_of(opinion_)
            yield f"  {opinion_.id}  {'  '.join(filter(None, (' '.join(says.split()), outcome)))}"


def _object(one: Round) -> Object:
    about = one.consultation
    return {
        "consultation": about.id,
        "sent_on": about.sent_on.isoformat(),
        "reply_by": about.reply_by.isoformat() if about.reply_by else None,
        "open": one.open,
        "asked": [_asked(each) for each in one.answers],
    }


def _asked(answer: Answered) -> Object:
    one: Consulted = answer.consulted
    return {
        "name": one.name,
        "reply": one.reply.value,
        "replied_on": one.replied_on.isoformat() if one.replied_on else None,
        "file": one.file or None,
        "opinions": [_opinion(each) for each in answer.opinions],
    }


def _opinion(one: Opinion) -> Object:
    says, outcome = opinion_table.words_of(one)
    return {
        "id": one.id,
        "kind": one.kind.value,
        "record": one.record or None,
        "field": one.field or None,
        "says": says,
        "state": one.state.value,
        "outcome": outcome,
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"consult": consult, "opinion": opinion}
