"""Tiếp nhận anything: files of communes without the program, looked at one by one before any is taken in.

Our forms and free Word, Excel and other files become plans that the superior holds in proxy. Nothing is
stored while looking; the fault of one file keeps no other from being read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from ccapp.domain.form_marks import VERSION, FormMark, form_of, same_commune
from ccapp.domain.office import Role
from ccapp.domain.other_ways import OtherWay
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.domain.proxies import is_same_plan
from ccapp.domain.records import Counts
from ccapp.domain.whose import Whose, whose
from ccapp.domain.years import years_in
from ccapp.errors import AppError, FileError, NotFoundError, RefusedError
from ccapp.exchange.arrivals import holds_package
from ccapp.printing.form_words import OFFICE
from ccapp.progress import Progress, silent
from ccapp.services.handover import directory
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.taking_many import Looked, files_in
from ccapp.services.intake.zipped import (
    ARCHIVES,
    DOCUMENTS,
    Inside,
    documents_inside,
    holds_documents,
    is_document,
)
from ccapp.services.paper import returning
from ccapp.services.reception.proxy_rows import Laid, Made, lay, new_plan
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.other_ways import list_other_ways
from ccapp.store.plans import load_plan
from ccapp.store.proxies import proxies_of

MOST_FILES: Final = 1000
_MOST_ENTRIES: Final = 100_000  # of a folder, packages and all else among them
_OURS: Final = frozenset({".khx", ".zip"})
"""What is named so is the program's own file even where it is damaged."""
_OF_A_FOLDER: Final = DOCUMENTS | ARCHIVES - {".zip"}
_HEAD: Final = 40  # lines above the table that may be a letterhead
_SMALL: Final = 4  # rows of a table that is a letterhead


class Standing(StrEnum):
    """What a file is to what is here."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KNOWN = "known"
    ASK = "ask"
    SWAPPED = "swapped"
    TWICE = "twice"
    LEFT = "left"  # another file of the same plan was chosen
    OWN = "own"
    TAKEN = "taken"
    REFUSED = "refused"


READY: Final = frozenset({Standing.NEW, Standing.CHANGED})
"""What can be taken in without a question."""
SEVERAL: Final = frozenset({Standing.TWICE, Standing.LEFT})
"""One of several files of the same plan: picking it leaves the others."""
_ASKABLE: Final = READY | SEVERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One file that was looked at; of one in a zip `path` is the zip's and its name.

    `office` is whose it is, as far as that is settled; `offered` may be.

    `laid` says what it would change of the plan `plan` held for that commune; `counts` what a new one would
    hold. `earlier` is the day noted for the same bytes, taken in before. `error` says why it cannot be read.
    """

    path: Path
    standing: Standing
    file: TakenFile | None = field(default=None, repr=False)
    sha256: str = ""
    form: FormMark | None = None
    office: str = ""
    offered: tuple[str, ...] = ()
    plan: RecordId = NOT_STORED
    title: str = ""
    counts: Counts = field(default_factory=Counts)
    laid: Laid | None = field(default=None, repr=False)
    earlier: date | None = None
    error: AppError | None = None

    @property
    def is_form(self) -> bool:
        """Whether it is our collecting form, with its hidden marks still there."""
        return self.form is not None


def documents_in(paths: Iterable[Path], progress: Progress = silent) -> tuple[Path, ...]:
    """The files among paths that are none of the program's own, folders opened with all below them, and zips
    with documents in them.

    Of a folder only documents are opened, and archives are named: a stick may hold anything. A file that is
    named is always read.
    Raises FileError for a path that cannot be read, RefusedError for more than `MOST_FILES`.
    """
    named = {path for path in paths if not path.is_dir()}
    every = files_in(paths, progress, limit=_MOST_ENTRIES)
    found = tuple(
        path
        for path in every
        if holds_documents(path)
        or (
            (path.suffix.lower() not in _OURS if path in named else path.suffix.lower() in _OF_A_FOLDER)
            and not holds_package(path)
        )
    )
    if len(found) > MOST_FILES:
        raise RefusedError("too-many-files", count=len(found), limit=MOST_FILES)
    return found


def look(session: Session, paths: Sequence[Path], progress: Progress = silent) -> tuple[Arrived, ...]:
    """Look at files one by one, at those in a zip too; nothing is stored. Only `Cancelled` of `progress` is
    raised.
    """
    names = tuple(each.name for each in directory.subordinates(session))
    known = {way.sha256: way for way in list_other_ways(session.store.connection) if way.sha256}
    looked: list[Arrived] = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        looked += _looked(session, path, names, known)
    return _told_apart(looked)


def settle(session: Session, arrived: Arrived, office: str) -> Arrived:
    """The same file, said to be that of `office`, a name of our list. Raises NotFoundError for another."""
    names = (each.name for each in directory.subordinates(session))
    name = next((each for each in names if same_commune(each, office)), "")
    if not name:
        raise NotFoundError("office-not-found", office=office)
    if arrived.file is None or arrived.standing in (Standing.KNOWN, Standing.TAKEN):
        return arrived
    return renewed(session, replace(arrived, office=name, error=None))


def settle_all(session: Session, looked: Sequence[Arrived], office: str) -> tuple[Arrived, ...]:
    """As `settle`, all of them; of several of one plan none is taken by itself."""
    return _told_apart([settle(session, each, office) for each in looked])


def settle_among(session: Session, looked: Sequence[Arrived], at: int, office: str) -> tuple[Arrived, ...]:
    """All files, the one at `at` settled; of several of one plan only one that was picked is ready.

    Picked is one of several that were asked about, and leaves the others; any other that joins them makes
    all of them ask.
    """
    now = settle(session, looked[at], office)
    picked = looked[at].standing in SEVERAL
    same = [
        now.standing in READY and each.standing in _ASKABLE and _key(each) == _key(now) for each in looked
    ]
    same[at] = False
    if any(same) and not picked:
        now = replace(now, standing=Standing.TWICE)
    beside = Standing.LEFT if picked else Standing.TWICE
    told = [
        replace(each, standing=beside) if rival else each for each, rival in zip(looked, same, strict=True)
    ]
    told[at] = now
    return tuple(told)


def renewed(session: Session, arrived: Arrived) -> Arrived:
    """A file whose commune is settled, as it stands to what is here now."""
    try:
        return _placed(session, arrived)
    except AppError as error:
        return replace(arrived, standing=Standing.REFUSED, error=error)


def is_returned_form(session: Session, file: TakenFile) -> bool:
    """Whether a file is a form that came back: a superior holds it for its commune, never as its own."""
    return session.store.office.role is Role.SUPERIOR and form_of(file.reading.edition) is not None


def led_on(session: Session, looked: Looked) -> Looked:
    """A file read for a plan of ours; a form that came back is refused and says where it belongs."""
    if looked.file is None or not is_returned_form(session, looked.file):
        return looked
    return replace(looked, refused=RefusedError("form-returned", file=looked.path.name))


def again(session: Session, arrived: Arrived) -> Arrived:
    """A file whose taking in was undone: it waits again, or asks whose it is once more."""
    waiting = replace(arrived, standing=Standing.ASK, plan=NOT_STORED, laid=None)
    try:
        return settle(session, waiting, arrived.office)
    except NotFoundError:  # the commune was taken off the list since
        return replace(waiting, office="")


def _looked(
    session: Session, path: Path, names: Sequence[str], known: Mapping[str, OtherWay]
) -> Iterator[Arrived]:
    if not holds_documents(path) or is_document(path):
        yield _look(session, path, names, known)
        return
    try:
        for each in documents_inside(path):
            yield _look(session, path / each.name, names, known, each)
    except FileError as error:
        yield Arrived(path=path, standing=Standing.REFUSED, error=error)


def _look(
    session: Session,
    path: Path,
    names: Sequence[str],
    known: Mapping[str, OtherWay],
    inside: Inside | None = None,
) -> Arrived:
    try:
        headings = taking_in.known_headings(session)
        if inside is None:
            file = taking_in.look_at(path, headings)
        elif inside.error is not None:
            raise inside.error
        else:
            file = taking_in.look_at_bytes(inside.name, inside.data, headings)
        form = form_of(file.reading.edition)
        if form is not None and form.version > VERSION:
            raise RefusedError("form-newer", file=path.name)
        sha256 = hashlib.sha256(file.data).hexdigest()
        arrived = Arrived(path=path, standing=Standing.ASK, file=file, sha256=sha256, form=form)
        said = whose(names, key=form.commune if form else "", lines=_letterhead(file), file=path.stem)
        return _judged(session, arrived, said, known.get(sha256))
    except AppError as error:
        return Arrived(path=path, standing=Standing.REFUSED, error=error)


def _judged(session: Session, arrived: Arrived, said: Whose, known: OtherWay | None) -> Arrived:
    if known is not None:
        return replace(
            arrived, standing=Standing.KNOWN, office=known.office, plan=known.plan, earlier=known.day
        )
    offered = tuple(dict.fromkeys(filter(None, (said.office, *said.also))))
    arrived = replace(arrived, offered=offered)
    if said.clash:
        return replace(arrived, standing=Standing.SWAPPED)
    return _placed(session, replace(arrived, office=said.office)) if said.is_sure else arrived


def _letterhead(file: TakenFile) -> tuple[str, ...]:
    """The lines that say whose a file is: our form's own line, else what stands before the table."""
    above = tuple(_above(file))
    ours = tuple(line for line in above if line.strip().startswith(OFFICE))
    if ours or form_of(file.reading.edition) is not None:
        return ours
    return (file.reading.letterhead.issuer, *above)


def _above(file: TakenFile) -> Iterator[str]:
    from ccapp.intake.reading import read_source  # start-up cost: lxml
    from ccapp.intake.source import Paragraph

    for block in read_source(file.name, file.data).blocks[:_HEAD]:
        if isinstance(block, Paragraph):
            yield block.text
        elif block.height <= _SMALL:
            yield from ("\n".join(part.text for part in cell.paragraphs) for cell in block.cells)
        else:
            return


def _placed(session: Session, arrived: Arrived) -> Arrived:
    """A file whose commune is settled, beside what is held for it, or what it has sent itself."""
    assert arrived.file is not None  # noqa: S101 - only a file that was read has an office
    source = source_of(session, arrived.form)
    file = returning.as_exported(arrived.file, source) if source is not None else arrived.file
    arrived = replace(arrived, file=file)
    made = made_of(session, arrived)
    arrived = replace(arrived, title=made.plan.title, counts=made.counts)
    own = _own_plan(session, arrived.office, made.plan)
    if own is not None:
        return replace(arrived, standing=Standing.OWN, plan=own.id, title=own.title)
    held = held_plan(session, arrived.office, made.plan, arrived.form)
    if held is None:
        return replace(arrived, standing=Standing.NEW, plan=NOT_STORED, laid=None)
    laid = lay(held, file)
    standing = Standing.SAME if laid.is_empty else Standing.CHANGED
    return replace(arrived, standing=standing, plan=held.id, title=held.title, laid=laid)


def made_of(session: Session, arrived: Arrived) -> Made:
    """The plan that a file whose commune is settled becomes where none is held. Raises RefusedError."""
    assert arrived.file is not None  # noqa: S101 - as above
    file, source = arrived.file, source_of(session, arrived.form)
    above = None
    if source is None and file.head[1] is None:
        above = next(filter(None, map(years_in, _above(file))), None)
    return new_plan(session, arrived.office, file, arrived.form, source, above=above)


def source_of(session: Session, form: FormMark | None) -> Plan | None:
    """The plan that a form was made from, None where that is gone."""
    if form is None:
        return None
    try:
        return load_plan(session.store.connection, form.plan)
    except NotFoundError:
        return None


def held_plan(session: Session, office: str, made: Plan, form: FormMark | None) -> Plan | None:
    """The plan held for a commune that a file is about: by the form it came back by, else by what it says."""
    connection = session.store.connection
    held = proxies_of(connection, session.store.office.id, office)
    named = [each for each in held if form is not None and form.plan in (each.id, each.from_form)]
    for each in named:
        return load_plan(connection, each.id)
    whole = (load_plan(connection, each.id) for each in held)
    return next((each for each in whole if is_same_plan(each, made)), None)


def _own_plan(session: Session, office: str, made: Plan) -> Plan | None:
    """The same plan as the commune has sent it itself."""
    connection = session.store.connection
    sent = (each for each in partners.collected(connection) if same_commune(each.office.name, office))
    whole = (load_plan(connection, each.plan) for each in sent)
    return next((each for each in whole if is_same_plan(each, made)), None)


def _told_apart(looked: Sequence[Arrived]) -> tuple[Arrived, ...]:
    """Of several files of one commune and plan none is taken by itself: nobody can tell the later."""
    keys: dict[tuple[str, str], set[str]] = {}
    for each in looked:
        if each.standing in READY:
            keys.setdefault(_key(each), set()).add(each.sha256)
    seen: set[str] = set()
    told = []
    for each in looked:
        doubled = each.standing in READY and len(keys[_key(each)]) > 1
        again = each.standing in READY and each.sha256 in seen
        seen.add(each.sha256)
        standing = Standing.TWICE if doubled else Standing.SAME if again else each.standing
        told.append(replace(each, standing=standing))
    return tuple(told)


def _key(arrived: Arrived) -> tuple[str, str]:
    return arrived.office, arrived.plan or arrived.title
