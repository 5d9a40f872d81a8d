"""Gửi lấy ý kiến: a draft goes out as Word files, each to one who is asked; what was asked and answered.

A proposal changes nothing by itself: it is taken (one undo, with what it changes) or explained, in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.domain.layout import NUMBER, Column, Level, Merge
from ccapp.domain.office import UnitKind
from ccapp.domain.opinions import Consultation, Consulted, Opinion, OpinionKind, Reply
from ccapp.domain.plan import Appendix, Item, Plan, PlanState, RecordId
from ccapp.domain.remarks import RemarkState
from ccapp.domain.returning import Brought
from ccapp.errors import NotFoundError, RefusedError
from ccapp.files import write_atomically
from ccapp.services.paper import returning
from ccapp.services.paper.publishing import Form, file_name
from ccapp.services.paper.returning import OPINIONS, Taken
from ccapp.services.plans import editing, units
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import opinions as stored
from ccapp.store.exports import keep_export
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_head, load_plan
from ccapp.store.tables import CONSULTATION, CONSULTED, ITEM, OPINION
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

_WIDTH: Final = 400
_LONGEST_NAME: Final = 40
_ENDED: Final = frozenset({PlanState.CLOSED, PlanState.BINNED})
_ALIKE: Final = frozenset({OpinionKind.TEXT, OpinionKind.REMOVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A round that went out: a file for each who was asked."""

    consultation: RecordId
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One who was asked, with the opinions that came."""

    consulted: Consulted
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round with all answers, in the order in which the names were given."""

    consultation: Consultation
    answers: tuple[Answer, ...]

    @property
    def open(self) -> int:
        """How many opinions nobody has settled yet."""
        return sum(one.is_open for answer in self.answers for one in answer.opinions)


def send(
    session: Session,
    plan: RecordId,
    names: Sequence[str],
    folder: Path,
    *,
    reply_by: date | None = None,
    with_column: bool = True,
) -> Sent:
    """Write a Word file for each name into a folder and remember who was asked: one undo, all or nothing.

    `with_column` adds a blank column for opinions. Raises RefusedError without a name, for one given twice,
    a plan that has ended or another office's, FileError.
    """
    found = load_plan(session.store.connection, plan)
    asked = _names(names)
    if found.state in _ENDED or found.office_id != session.store.office.id:
        raise RefusedError("plan-locked", plan=found.title, state=found.state.value)
    files: list[Path] = []
    with _whole(files), session.store.journal.write("consult-send", session.who) as tx:
        edition = keep_export(session.store.connection, found)
        day = session.clock().date()
        one = Consultation(plan_id=plan, sent_on=day, who=session.who, edition=edition, reply_by=reply_by)
        made = stored.add_consultation(tx, one)
        for name in asked:
            record = stored.add_consulted(tx, Consulted(consultation=made, name=name))
            out = _free(folder, _file_name(found, name))
            write = _writer(_with_column(found) if with_column else found, edition, record)
            write_atomically(out, write)
            files.append(out)
    return Sent(consultation=made, files=tuple(files))


@contextmanager
def _whole(files: list[Path]) -> Iterator[None]:
    """Take the files away that were written when something then failed: nobody would know of them."""
    try:
        yield
    except BaseException:
        for file in files:
            with suppress(OSError):
                file.unlink()
        raise


def _names(names: Sequence[str]) -> list[str]:
    asked = [" ".join(clean(name).split()) for name in names]
    asked = [name for name in asked if name]
    if not asked:
        raise RefusedError("consult-nobody")
    for name in asked:
        require_length("name", name)
        if sum(fold(name) == fold(each) for each in asked) > 1:
            raise RefusedError("consult-twice", name=name)
    return asked


def _file_name(plan: Plan, name: str) -> str:
    """`Phu luc KH CCHC 2026 - gop y - Cong an xa`, still without its ending."""
    stem = Path(file_name(plan, Form.WORD)).stem
    letters = "".join(char if char.isalnum() else " " for char in fold(name))
    short = " ".join(letters.split())[:_LONGEST_NAME].strip().capitalize()
    return f"{stem} - gop y - {short}"


def _free(folder: Path, base: str) -> Path:
    """A file that is not there yet: an earlier round, perhaps answered, may lie in the same folder."""
    tried = (folder / f"{base}{f' {at}' if at else ''}{Form.WORD.value}" for at in count())
    return next(one for one in tried if not one.exists())


def _with_column(plan: Plan) -> Plan:
    """The plan with a blank last column for opinions in each table."""
    return replace(plan, appendices=tuple(_asking(table) for table in plan.appendices))


def _asking(table: Appendix) -> Appendix:
    columns = table.layout.columns
    key = next(f"x{at}" for at in range(1, len(columns) + 2) if f"x{at}" not in table.layout.keys)
    column = Column(key=key, heading=OPINIONS, width=_WIDTH, merge=Merge.NEVER)
    return replace(table, layout=table.layout.with_columns(*columns, column)) if columns else table


def _writer(plan: Plan, edition: str, record: RecordId) -> Callable[[BinaryIO], None]:
    from ccapp.printing.docx.package import write_docx  # start-up cost: reportlab
    from ccapp.printing.drafts import DraftMark
    from ccapp.printing.editable import editable
    from ccapp.printing.rules import Mode, template_of

    pages = editable(plan, mode=Mode.PAPER)
    title, author = plan.title, plan.issuer.name
    mark = DraftMark(adjusting=True) if plan.is_being_adjusted else None

    def write(out: BinaryIO) -> None:
        write_docx(
            pages,
            out,
            title=title,
            author=author,
            rules=template_of(plan),
            edition=edition,
            addressee=record,
            draft=mark,
        )

    return write


def usual_names(session: Session) -> tuple[str, ...]:
    """Who is likely to be asked: the units that the office has today."""
    today = session.clock().date()
    return tuple(
        unit.name for unit in units.units(session) if unit.kind is UnitKind.UNIT and unit.valid_on(today)
    )


def rounds(session: Session, plan: RecordId) -> tuple[Round, ...]:
    """The rounds of a plan with all that came, the newest first."""
    connection = session.store.connection
    return tuple(
        Round(
            consultation=each,
            answers=tuple(
                Answer(consulted=one, opinions=stored.list_opinions(connection, one.id))
                for one in stored.list_consulted(connection, each.id)
            ),
        )
        for each in reversed(stored.list_consultations(connection, plan))
    )


def mark_reply(session: Session, consulted: RecordId, reply: Reply) -> Changes:
    """Write down that one agreed, answered by other ways, or has not answered after all."""
    one = stored.load_consulted(session.store.connection, consulted)
    day = session.clock().date() if reply is not Reply.WAITING else None
    with session.store.journal.write("consult-reply", session.who) as tx:
        tx.change(CONSULTED, one.id, stored.consulted_fields(replace(one, reply=reply, replied_on=day)))
    return _changes(tx)


def add_words(session: Session, consulted: RecordId, words: str) -> RecordId:
    """Write down an opinion that came by paper, phone or Zalo. Raises RefusedError without words."""
    one = stored.load_consulted(session.store.connection, consulted)
    said = clean(words).strip()
    require_length("words", said)
    if not said:
        raise RefusedError("remark-words-missing")
    day = session.clock().date()
    with session.store.journal.write("consult-words", session.who) as tx:
        answered = replace(one, reply=Reply.ANSWERED, replied_on=one.replied_on or day)
        tx.change(CONSULTED, one.id, stored.consulted_fields(answered))
        return stored.add_opinion(tx, Opinion(consulted=one.id, kind=OpinionKind.WORDS, words=said))


def take(session: Session, opinion: RecordId, answer: str = "") -> Changes:
    """Tiếp thu: do what is proposed and settle it, and whoever proposed the same; one undo.

    Words without a proposal are settled alone. Raises RefusedError where the plan may not be edited, a row
    stands below a new one that was not taken or a text was changed since, NotFoundError where the line is
    gone.
    """
    one = stored.load_opinion(session.store.connection, opinion)
    words = clean(answer)
    require_length("answer", words)
    if one.kind is OpinionKind.WORDS:
        with session.store.journal.write("opinion-take", session.who) as tx:
            _settle(session, tx, one, RemarkState.TAKEN, words)
        return _changes(tx)
    plan = editing.require_draft(session, _plan_of(session, one))
    _require_there(plan, one)

    def write(tx: Transaction) -> None:
        made = _made(session, one)
        known = dict(made)
        _apply(session, tx, plan, one, made)
        fresh = {key: record for key, record in made.items() if key not in known}
        _settle(session, tx, replace(one, made=fresh), RemarkState.TAKEN, words)
        for twin in _twins(session, one):
            _settle(session, tx, twin, RemarkState.TAKEN, words)

    return editing.reshape(session, plan, "opinion-take", write)


def _require_there(plan: Plan, one: Opinion) -> None:
    """Raise NotFoundError where the table or line is gone, RefusedError where its column is or its text.

    A text that has been changed since it was sent is not written over: another's opinion may stand in it.
    """
    table = next((each for each in plan.appendices if each.id == one.appendix), None)
    line = next((each for each in table.items() if each.id == one.record), None) if table else None
    if table is None or (line is None and one.kind is not OpinionKind.NEW):
        raise NotFoundError("record-not-found", record=one.record or one.appendix)
    if one.kind is not OpinionKind.TEXT or line is None:
        return
    if one.field not in table.layout.level_keys(line.level):
        raise RefusedError("field-not-of-record", field=one.column or one.field, record=one.line)
    if line.text(one.field) not in (one.before, one.after):
        raise RefusedError("opinion-text-changed", line=one.line, now=line.text(one.field) or "-")


def _apply(session: Session, tx: Transaction, plan: Plan, one: Opinion, made: dict[str, RecordId]) -> None:
    if one.kind is OpinionKind.TEXT:
        require_length(one.field, one.after)
        tx.change(ITEM, one.record, {one.field: one.after})
        return
    taken = Taken(
        appendix=one.appendix,
        brought=(_fitting(plan, one.appendix, one.brought),) if one.brought else (),
        moved=(one.moved,) if one.moved else (),
        removed=(one.record,) if one.kind is OpinionKind.REMOVE else (),
    )
    returning.write_taken(session, tx, plan, [taken], made)


def _fitting(plan: Plan, appendix: RecordId, new: Brought) -> Brought:
    """A new line with the keys that the table has now."""
    layout = next(each.layout for each in plan.appendices if each.id == appendix)

    def fit(item: Item) -> Item:
        texts = {key: item.text(key) for key in layout.level_keys(item.level)}
        return replace(item, texts=texts, children=tuple(map(fit, item.children)))

    return replace(new, item=fit(new.item))


def _made(session: Session, one: Opinion) -> dict[str, RecordId]:
    """The new lines of the same file that were taken before."""
    found: dict[str, RecordId] = {}
    for each in stored.list_opinions(session.store.connection, one.consulted):
        found.update(each.made if not each.is_open else {})
    return found


def _twins(session: Session, one: Opinion) -> list[Opinion]:
    """Open opinions of others in the round that propose just the same."""
    if one.kind not in _ALIKE:
        return []
    connection = session.store.connection
    asked = stored.load_consulted(connection, one.consulted)
    return [
        each
        for other in stored.list_consulted(connection, asked.consultation)
        for each in stored.list_opinions(connection, other.id)
        if each.is_open and each.id != one.id and each.says == one.says
    ]


def explain(session: Session, opinion: RecordId, answer: str) -> Changes:
    """Giải trình: settle it with the reason why it is not taken. Raises RefusedError without words."""
    one = stored.load_opinion(session.store.connection, opinion)
    words = clean(answer).strip()
    require_length("answer", words)
    if not words:
        raise RefusedError("remark-answer-missing")
    with session.store.journal.write("opinion-explain", session.who) as tx:
        _settle(session, tx, one, RemarkState.EXPLAINED, words)
    return _changes(tx)


def reopen(session: Session, opinion: RecordId) -> Changes:
    """Make a settled opinion open again; what was taken into the plan stays there."""
    one = stored.load_opinion(session.store.connection, opinion)
    with session.store.journal.write("opinion-reopen", session.who) as tx:
        _settle(session, tx, one, RemarkState.OPEN, "")
    return _changes(tx)


def remove_round(session: Session, consultation: RecordId) -> Changes:
    """Take a round away with all that came; undo brings it back."""
    connection = session.store.connection
    with session.store.journal.write("consult-remove", session.who) as tx:
        for asked in stored.list_consulted(connection, consultation):
            for one in stored.list_opinions(connection, asked.id):
                tx.delete(OPINION, one.id)
            tx.delete(CONSULTED, asked.id)
        tx.delete(CONSULTATION, consultation)
    return _changes(tx)


def _settle(session: Session, tx: Transaction, one: Opinion, state: RemarkState, words: str) -> None:
    is_open = state is RemarkState.OPEN
    settled = replace(
        one,
        state=state,
        answer=words,
        settled_by="" if is_open else session.who,
        settled_on=None if is_open else session.clock().date(),
    )
    tx.change(OPINION, one.id, stored.opinion_fields(settled))


def _plan_of(session: Session, one: Opinion) -> RecordId:
    asked = stored.load_consulted(session.store.connection, one.consulted)
    found = stored.load_consultation(session.store.connection, asked.consultation)
    return load_head(session.store.connection, found.plan_id).id


def line_name(table: Appendix, record: RecordId) -> str:
    """What people call a line: a section by its name, any other by number and words of its task."""
    for section in table.sections:
        if section.id == record:
            return section.text(Level.SECTION.value)
        for child in section.children:
            if any(item.id == record for item in child.walk()):
                words = child.text(table.layout.title_key(child.level))
                return ". ".join(filter(None, (child.text(NUMBER), " ".join(words.split()))))
    return ""


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
