"""Bản đã ký: the signed file kept with a plan, and compared with its table before anybody relies on it.

A file with text is read and laid beside the table; a scan is ticked off line by line. Each call that writes
is one transaction and one undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccapp.domain.editions import CopyCheck, EditionKind, KeptDifference, SignedCopy, next_number
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.errors import AppError, FileError, RefusedError
from ccapp.files import plain_errors, write_atomically
from ccapp.services.paper import editions
from ccapp.services.plans import editing
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import attachments
from ccapp.store import editions as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, load_plan
from ccapp.store.tables import ITEM, SIGNED_COPY
from ccapp.text.normalize import clean

if TYPE_CHECKING:  # start-up cost: lxml, rapidfuzz
    from ccapp.domain.comparing import Addition, Difference
    from ccapp.domain.returning import Moved
    from ccapp.services.paper.side_by_side import Beside

LIMIT: Final = 50 * 1024 * 1024  # bytes of one signed file; a scanned plan of 100 pages has about 20 MB
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")
_WITHOUT_TEXT: Final = frozenset(
    {"file-scanned", "file-picture", "file-letters-unknown", "file-encrypted", "file-unsupported"}
)
_PICTURE_CODES: Final = frozenset({"file-scanned", "file-picture"})

Turn = Callable[[SignedCopy], SignedCopy]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedFile:
    """A file in hand: its name and bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """A signed copy laid beside its plan. With `unread`, the reason, it is ticked off by eye.

    Differences that were kept with a reason are left out of the tables and stand in `copy.kept`. `extra`
    names tables of the file that belong to none of the plan.
    """

    plan: Plan
    copy: SignedCopy
    tables: tuple[Beside, ...] = ()
    extra: tuple[str, ...] = ()
    unread: AppError | None = None

    @property
    def is_readable(self) -> bool:
        """Whether the words of the file could be compared."""
        return self.unread is None

    @property
    def is_picture(self) -> bool:
        """Whether the file is a picture or scan, rather than one whose words are kept from us."""
        return self.unread is not None and self.unread.code in _PICTURE_CODES

    @property
    def lacking(self) -> tuple[str, ...]:
        """The titles of tables that the file does not have."""
        return tuple(each.ours.title for each in self.tables if each.comparison is None)

    @property
    def open(self) -> int:
        """How many places are to be settled yet; a table or column that the file does not have is one."""
        found = [each.comparison for each in self.tables if each.comparison is not None]
        places = sum(len(one.differences) + len(one.additions) + len(one.absent) for one in found)
        return places + sum(len(each.moved) + len(each.columns) for each in self.tables) + len(self.lacking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the signed copy is taken over into one table; `absent` lines are removed, `moved` ones move."""

    appendix: RecordId
    differences: tuple[Difference, ...] = ()
    additions: tuple[Addition, ...] = ()
    absent: tuple[RecordId, ...] = ()
    moved: tuple[Moved, ...] = ()


def read(path: Path) -> SignedFile:
    """Read a signed file. Raises FileError for one that is too large or neither PDF, Word nor a picture."""
    with plain_errors(path):
        if path.is_dir():
            raise FileError("is-folder", file=path.name)
        size = path.stat().st_size
        if size > LIMIT:
            mega = 1024 * 1024
            raise FileError("attachment-too-large", file=path.name, size=size // mega, limit=LIMIT // mega)
        data = path.read_bytes()
    if not data:
        raise FileError("file-empty", file=path.name)
    is_known = data.startswith((_ZIP, _OLE, *_PICTURES)) or b"%PDF-" in data[:1024] or data[:5] == b"{\\rtf"
    if not is_known:
        raise FileError("attachment-kind", file=path.name)
    return SignedFile(name=path.name, data=data)


def put_away(session: Session, plan: RecordId, file: SignedFile) -> SignedCopy:
    """Keep the bytes in the data folder; the record is the caller's to store. Raises FileError."""
    sha256 = attachments.keep_file(session.store.folder, file.data)
    return SignedCopy(plan_id=plan, name=clean(file.name), sha256=sha256, size=len(file.data))


def copies(session: Session, plan: RecordId) -> tuple[SignedCopy, ...]:
    """The signed files of a plan, oldest first."""
    return stored.list_copies(session.store.connection, plan)


def content(session: Session, copy: RecordId) -> SignedFile:
    """The kept file, its bytes verified. Raises NotFoundError, FileError where it is missing or damaged."""
    found = stored.load_copy(session.store.connection, copy)
    return SignedFile(
        name=found.name, data=attachments.read_kept(session.store.folder, found.sha256, found.name)
    )


def save_copy(session: Session, copy: RecordId, folder: Path) -> Path:
    """Write the kept file into a folder under its own name. Raises as `content`, and FileError."""
    file = content(session, copy)
    out = folder / Path(file.name).name
    write_atomically(out, lambda stream: stream.write(file.data))
    return out


def detach(session: Session, copy: RecordId) -> Changes:
    """Take a signed file away from its plan; the bytes stay in the data folder, so that undo has them.

    Raises RefusedError for a closed plan, which is to be looked up as it was.
    """
    found = stored.load_copy(session.store.connection, copy)
    plan = editions.own(session, found.plan_id)
    if plan.state is PlanState.CLOSED:
        raise RefusedError("plan-locked", plan=plan.title, state=plan.state.value)
    with session.store.journal.write("detach-signed", session.who) as tx:
        stored.remove_copy(tx, found)
    return editions.changes_of(tx)


def lay_beside(session: Session, copy: RecordId) -> Checking:
    """Compare a signed copy with its plan's table; nothing is stored. Raises NotFoundError, FileError."""
    from ccapp.services.paper.side_by_side import beside  # start-up cost: lxml, rapidfuzz

    connection = session.store.connection
    found = stored.load_copy(connection, copy)
    plan = load_plan(connection, found.plan_id)
    file = content(session, copy)
    try:
        both = beside(plan, file.name, file.data, found.kept)
    except (FileError, RefusedError) as error:
        if error.code not in _WITHOUT_TEXT and error.code != "no-table":
            raise
        return Checking(plan=plan, copy=found, unread=error)
    return Checking(plan=plan, copy=found, tables=both.tables, extra=both.extra)


def take_over(session: Session, copy: RecordId, choices: Sequence[Choice]) -> Changes:
    """Change the table to what the signed copy says, in one step; an issued plan gets a corrected version.

    Raises RefusedError for a plan that is neither submitted nor issued, in the middle of an adjustment, or is
    no longer what was compared.
    """
    found = stored.load_copy(session.store.connection, copy)
    plan = editions.own(session, found.plan_id)
    if plan.state not in (PlanState.SUBMITTED, PlanState.ISSUED):
        raise RefusedError("signed-copy-of-draft", plan=plan.title)
    if plan.adjusting:  # the version kept would hold half of it
        raise RefusedError("adjust-under-way", plan=plan.title)
    _require_unchanged(plan, choices)

    with session.store.journal.write("take-signed", session.who) as tx:
        tx.lift_freeze()
        for choice in choices:
            _take(session, tx, plan, choice)
        editing.run_on(session, tx, plan)
        if plan.state is PlanState.ISSUED and tx.changes:
            add_corrected(session, tx, plan.id, found.name)
    return editions.changes_of(tx)


def _take(session: Session, tx: Transaction, plan: Plan, choice: Choice) -> None:
    from ccapp.domain.returning import line_key  # start-up cost: rapidfuzz
    from ccapp.services.paper.returning import Taken, write_taken

    for difference in choice.differences:
        require_length(difference.field, difference.after)
        tx.change(ITEM, difference.record, {difference.field: difference.after})
    made: dict[str, RecordId] = {}
    last: dict[tuple[RecordId | None, RecordId | None], RecordId] = {}
    sections = next(each.sections for each in plan.appendices if each.id == choice.appendix)
    for addition in choice.additions:
        key = (addition.parent, addition.after)
        below = sections[-1].id if addition.parent is None and sections else None
        at = editing.position_after(
            session, tx, addition.parent, choice.appendix, last.get(key, addition.after or below)
        )
        last[key] = insert_branch(tx, plan.id, choice.appendix, addition.parent, addition.item, at)
        made[line_key(addition.item)] = last[key]
    write_taken(session, tx, plan, [Taken(appendix=choice.appendix, moved=choice.moved)], made)
    lines = {item.id: item for table in plan.appendices for item in table.items()}
    for record in choice.absent:
        for item in lines[record].walk():
            tx.delete(ITEM, item.id)


def add_corrected(session: Session, tx: Transaction, plan: RecordId, reason: str) -> RecordId:
    """Save an issued plan as it is now, inside a transaction that set something in it right."""
    known = editions.editions(session, plan)
    number = next_number(known, EditionKind.CORRECTED)
    made = editions.made_now(session, plan, EditionKind.CORRECTED, number=number, reason=reason)
    connection = session.store.connection
    made = replace(made, content=stored.keep_content(connection, load_plan(connection, plan)))
    return stored.add_edition(tx, made)


def _require_unchanged(plan: Plan, choices: Sequence[Choice]) -> None:
    lines = {item.id: item for table in plan.appendices for item in table.items()}
    same = all(
        one.record in lines and lines[one.record].text(one.field) == one.before
        for choice in choices
        for one in choice.differences
    )
    named = {
        record
        for choice in choices
        for record in (
            *choice.absent,
            *(each.parent for each in choice.additions),
            *(each.record for each in choice.moved),
        )
        if record is not None
    }
    tables = {choice.appendix for choice in choices} - {table.id for table in plan.appendices}
    if not same or named - lines.keys() or tables:
        raise RefusedError("merge-plan-changed", plan=plan.title)


def keep(session: Session, copy: RecordId, differences: Sequence[Difference], reason: str) -> Changes:
    """Leave differences as the program has them, with the reason. Raises RefusedError without one."""
    why = " ".join(clean(reason).split())
    if not why:
        raise RefusedError("reason-missing")
    require_length("reason", why)
    new = tuple(
        KeptDifference(record=one.record, field=one.field, before=one.before, after=one.after, reason=why)
        for one in differences
    )
    return _change(session, copy, "keep-signed", lambda found: replace(found, kept=(*found.kept, *new)))


def tick(session: Session, copy: RecordId, lines: Sequence[RecordId], *, ticked: bool) -> Changes:
    """Note that lines were seen to be equal on a scan, or that they were not after all."""

    def turn(found: SignedCopy) -> SignedCopy:
        rest = tuple(each for each in found.ticked if each not in lines)
        return replace(found, ticked=(*rest, *lines) if ticked else rest)

    return _change(session, copy, "tick-signed", turn)


def finish(session: Session, copy: RecordId, *, done: bool = True) -> Changes:
    """Note that the whole copy has been compared, or take that back."""
    check = CopyCheck.DONE if done else CopyCheck.OPEN
    return _change(session, copy, "check-signed", lambda found: replace(found, check=check))


def _change(session: Session, copy: RecordId, action: str, turn: Turn) -> Changes:
    found = stored.load_copy(session.store.connection, copy)
    editions.own(session, found.plan_id)
    with session.store.journal.write(action, session.who) as tx:
        tx.change(SIGNED_COPY, copy, stored.copy_fields(turn(found)))
    return editions.changes_of(tx)


def pictures(session: Session, copy: RecordId) -> tuple[bytes, ...]:
    """The pages of a scan as pictures that a window can show; a page without one is empty.

    Raises NotFoundError, FileError where the file is missing or damaged.
    """
    file = content(session, copy)
    if b"%PDF-" in file.data[:1024]:
        from ccapp.intake.pdf.pictures import page_pictures  # start-up cost: pdfminer

        return page_pictures(file.name, file.data)
    return (file.data,) if file.data.startswith(_PICTURES) else ()
