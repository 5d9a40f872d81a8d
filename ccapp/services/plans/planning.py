"""Plans: taken in from files, listed, shown, edited, undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccapp.domain.plan import (
    Appendix,
    Body,
    Plan,
    PlanState,
    RecordId,
    Reference,
    Signature,
    require_editable,
)
from ccapp.domain.records import Counts, count, line_holding
from ccapp.domain.sides import side_after, side_of
from ccapp.domain.years import Years, parse_years, year_columns, years_in
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.session import Changes, Session
from ccapp.store import undo as undo_steps
from ccapp.store.journal import Transaction
from ccapp.store.plans import (
    find_record,
    insert_plan,
    layout_text,
    list_plans,
    load_branch,
    load_head,
)
from ccapp.store.tables import ITEM, JOURNALED, PLAN, Table
from ccapp.text.days import read_day
from ccapp.text.normalize import clean
from ccapp.values import replace, value

if TYPE_CHECKING:  # start-up cost: only an import reads files, and only some look into the history
    from ccapp.domain.findings import Finding
    from ccapp.intake.values import Letterhead, Reading, Signing
    from ccapp.store.headings import KnownHeading
    from ccapp.store.history import FieldChange

MAX_TEXT: Final = 20_000  # characters in one field; the sync file has the same bound

_BODY_TEXTS: Final = ("title", "issuer", "superior", "place", "authority", "position", "signer")
_PLAN_TEXTS: Final = frozenset({*_BODY_TEXTS, "doc_type", "number", "symbol", "signed_on"})
# What a plan on the chairman's desk still gets: number, day and signer.
_SIGNING_TEXTS: Final = frozenset({"number", "signed_on", "authority", "position", "signer"})
_APPENDIX_TEXTS: Final = frozenset({"title"})


@value
class Imported:
    """What an import made of a file."""

    changes: Changes
    plan: RecordId
    counts: Counts
    findings: tuple[Finding, ...]


def read_file(path: Path) -> Reading:
    """Read the tables of a file; nothing is stored. Raises FileError."""
    from ccapp.intake.reading import read  # start-up cost: lxml

    return read(path)


def import_file(session: Session, path: Path, *, title: str = "", years: str = "") -> Imported:
    """Read a file into a new plan, all of it in one undoable step.

    The title is the given one, else the first table's, else the file's name; the years are the given ones,
    else those the title names, else those of year columns. Raises FileError, or RefusedError when there is
    no table or no year.
    """
    return import_reading(session, read_file(path), path.name, title=title, years=years)


def import_reading(
    session: Session,
    reading: Reading,
    file: str,
    *,
    title: str = "",
    years: str = "",
    headings: Iterable[KnownHeading] = (),
) -> Imported:
    """Take what was read from a file named `file` into a new plan; the rest is as in `import_file`.

    What `headings` were confirmed to mean is remembered in the same step.
    """
    from ccapp.store.headings import remember_headings  # start-up cost: only an import has headings

    if not reading.tables:
        raise RefusedError("no-table", file=file)
    appendices = tuple(table.appendix for table in reading.tables)
    plan = _new_plan(session, appendices, reading.letterhead, _title(reading, file, title), years)
    plan = _signed(plan, reading.signing)
    with session.store.journal.write("import", session.who) as tx:
        plan_id = insert_plan(tx, plan)
        remember_headings(session.store.connection, headings)
    findings = [finding for table in reading.tables for finding in table.findings]
    return Imported(
        changes=_changes(tx),
        plan=plan_id,
        counts=sum(map(count, appendices), Counts()),
        findings=(*findings, *reading.left_out),
    )


def proposed_head(reading: Reading, file: str) -> tuple[str, Years | None]:
    """The title that `import_reading` would choose by itself, and the years it can tell, if any."""
    title = _title(reading, file, "")
    return title, _told_years(title, tuple(table.appendix for table in reading.tables))


def _title(reading: Reading, file: str, given: str) -> str:
    titles = (clean(given), *(table.appendix.title for table in reading.tables), clean(Path(file).stem))
    return next((title for title in titles if title), "")


def _new_plan(
    session: Session, appendices: tuple[Appendix, ...], letterhead: Letterhead, title: str, years: str
) -> Plan:
    first, last = _years(title, appendices, years)
    require_length("title", title)
    require_lengths(appendices)
    plan = Plan(
        title=title,
        year_from=first,
        year_to=last,
        office_id=session.store.office.id,
        issuer=_issuer(letterhead.issuer or session.store.office.name, letterhead.symbol),
        appendices=appendices,
    )
    # Number and day are kept as read, but a draft prints without them.
    reference = Reference(
        doc_type=letterhead.doc_type or plan.reference.doc_type,
        symbol=letterhead.symbol,
        number=letterhead.number,
        signed_on=letterhead.signed_on,
    )
    return replace(plan, reference=reference)


def _issuer(name: str, symbol: str) -> Body:
    return Body(name=name, side=side_of(name, symbol))


def _signed(plan: Plan, said: Signing) -> Plan:
    signature = Signature(authority=said.authority, position=said.position, signer=said.signer)
    return replace(plan, place=said.place, signature=signature)


def _years(title: str, appendices: tuple[Appendix, ...], years: str) -> Years:
    found = parse_years(years) if years else _told_years(title, appendices)
    if found is None and years:
        raise RefusedError("years-unread", years=years)
    if found is None:
        raise RefusedError("no-year", title=title)
    return found


def _told_years(title: str, appendices: tuple[Appendix, ...]) -> Years | None:
    for text in (title, *(entry.title for entry in appendices)):
        named = years_in(text)
        if named:
            return named
    columns = [found for entry in appendices if (found := year_columns(entry.layout))]
    return (min(first for first, _ in columns), max(last for _, last in columns)) if columns else None


def plans(session: Session) -> tuple[Plan, ...]:
    """The office's own plans, without appendices."""
    return list_plans(session.store.connection, session.store.office.id)


def show_head(session: Session, plan: str) -> Plan:
    """One plan without its appendices. Raises NotFoundError."""
    return load_head(session.store.connection, _plan_id(session, plan))


def show(session: Session, plan: str) -> Plan:
    """One plan with everything in it; `plan` is its id or a unique prefix. Raises NotFoundError."""
    return session.store.plans.load(_plan_id(session, plan))


def _plan_id(session: Session, named: str) -> RecordId:
    """The plan whose id is `named` or alone begins with it. Raises NotFoundError, in words about plans."""
    try:
        return find_record(session.store.connection, named, (PLAN.type,)).id
    except NotFoundError as error:
        several = error.code == "record-ambiguous"
        raise NotFoundError("plan-ambiguous" if several else "plan-not-found", plan=named) from error


def set_text(session: Session, plan: str, record: str, field: str, value: str) -> Changes:
    """Set one text of one record of our own draft.

    `field` is a key of the record's own level; a key of another level, or of no column, is refused.
    Raises NotFoundError or RefusedError.
    """
    found = show_head(session, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    text = clean(value)
    require_length(field, text)
    table, target = _target(session, found, record, field)
    at_signing = table is PLAN and field in _SIGNING_TEXTS and found.state is PlanState.SUBMITTED
    if not at_signing:
        require_editable(found)
    if table is PLAN and found.adjusting and field != "title":  # no adjustment changes what was signed when
        raise RefusedError("plan-locked", plan=found.title, state=found.state.value)
    if table is PLAN and field == "title" and not text:
        raise RefusedError("plan-title-missing")
    facts = {field: _stored(field, text)}
    with session.store.journal.write("set", session.who) as tx:
        tx.change(table, target, {**facts, **_side(found, facts)} if table is PLAN else {**facts})
    return _changes(tx)


def _side(plan: Plan, facts: Mapping[str, str]) -> dict[str, str]:
    """The side of the issuer, where a new name or symbol tells another: the page and number follow it."""
    if not facts.keys() & {"issuer", "symbol"}:
        return {}
    side = side_after(plan, facts.get("issuer", plan.issuer.name), facts.get("symbol", plan.reference.symbol))
    return {} if side is plan.issuer.side else {"issuer_side": side.value}


def _target(session: Session, plan: Plan, record: str, field: str) -> tuple[Table, RecordId]:
    """The stored record that holds `field` for the record named by id or prefix."""
    connection = session.store.connection
    named = find_record(connection, record)
    if named.plan != plan.id:
        raise NotFoundError("record-not-in-plan", record=named.id, plan=plan.title)
    if named.table is ITEM:
        branch = load_branch(connection, named.id)
        line = line_holding(branch.layout, branch.path, field)
        if line is not None:
            return ITEM, line.id
    elif field in (_PLAN_TEXTS if named.table is PLAN else _APPENDIX_TEXTS):
        return named.table, named.id
    raise RefusedError("field-not-of-record", field=field, record=named.id)


def _stored(field: str, text: str) -> str:
    if field == "signed_on" and text:
        day = read_day(text)
        if day is None:
            raise RefusedError("day-unread", text=text)
        return day.isoformat()
    return text


def undo(session: Session) -> Changes:
    """Take back the latest edit that stands. Raises NotFoundError("nothing-to-undo")."""
    done = undo_steps.undo(session.store.connection, session.store.journal, session.who)
    session.store.read_office()
    return _changes(done)


def redo(session: Session) -> Changes:
    """Do again what the latest undo took back. Raises NotFoundError("nothing-to-redo")."""
    done = undo_steps.redo(session.store.connection, session.store.journal, session.who)
    session.store.read_office()
    return _changes(done)


def next_undo(session: Session) -> str | None:
    """The action that undo would take back, None where there is nothing."""
    step = undo_steps.next_undo(session.store.connection)
    return None if step is None else step.action


def next_redo(session: Session) -> str | None:
    """The action that redo would do again, None where there is nothing."""
    step = undo_steps.next_redo(session.store.connection)
    return None if step is None else step.action


def history(session: Session, record: str = "") -> Iterator[FieldChange]:
    """Field by field what happened, oldest first; to one record (also a deleted one) or to all."""
    from ccapp.store.history import history as read_history  # start-up cost

    connection = session.store.connection
    if not record:
        return read_history(connection)
    return read_history(connection, find_record(connection, record, tuple(JOURNALED), deleted=True).id)


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)


def require_length(field: str, text: str) -> None:
    """Raise RefusedError for a text longer than a field may hold."""
    if len(text) > MAX_TEXT:
        raise RefusedError("text-too-long", field=field, length=len(text), limit=MAX_TEXT)


def require_lengths(appendices: Iterable[Appendix]) -> None:
    """Raise RefusedError for new tables with a text, or a head, longer than a field may hold."""
    for table in appendices:
        require_length("title", table.title)
        require_length("heading", layout_text(table.layout))
        for text in (text for item in table.items() for text in item.texts.items()):
            require_length(*text)
