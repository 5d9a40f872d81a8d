"""The rows of a file that is taken in for a commune: as a new plan, or beside the one that is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ccapp.domain.comparing import joined
from ccapp.domain.form_marks import FormMark
from ccapp.domain.plan import FORM_ROW, NOT_STORED, Appendix, Body, Item, Plan, RecordId, Reference
from ccapp.domain.proxies import closest, fits
from ccapp.domain.records import Counts, count
from ccapp.domain.returning import Returned, compare_returned
from ccapp.domain.row_marks import NEW_ROW
from ccapp.domain.row_matching import match
from ccapp.domain.sides import side_of
from ccapp.domain.years import Years, years_in
from ccapp.errors import RefusedError
from ccapp.intake.values import ReadTable
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.paper.returning import Taken
from ccapp.services.plans.planning import require_length, require_lengths
from ccapp.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A plan that a file would become."""

    plan: Plan

    @property
    def counts(self) -> Counts:
        """What it holds."""
        return sum(map(count, self.plan.appendices), Counts())


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A table of the plan that is held, and what the file says of it."""

    ours: Appendix
    theirs: Appendix
    found: Returned


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A file beside the plan that is held. `unpaired` are tables of the file that none of the plan's is."""

    plan: Plan
    tables: tuple[LaidTable, ...]
    unpaired: tuple[Appendix, ...] = ()

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What is taken over: what differs and what is new. Blanks take nothing away, missing rows stay."""
        return tuple(
            Taken(appendix=each.ours.id, changed=each.found.changed, brought=each.found.brought)
            for each in self.tables
        )

    @property
    def changed(self) -> int:
        """How many cells it says otherwise."""
        return sum(len(each.changed) for each in self.taken)

    @property
    def brought(self) -> int:
        """How many lines it has more, each counted with all below it as one."""
        return sum(len(each.brought) for each in self.taken) + len(self.unpaired)

    @property
    def lacking(self) -> int:
        """How many lines it lacks; they stay and are named."""
        return sum(len(each.found.lacking) for each in self.tables)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take over."""
        return not self.changed and not self.brought


def new_plan(
    session: Session,
    office: str,
    file: TakenFile,
    form: FormMark | None,
    source: Plan | None,
    *,
    above: Years | None = None,
) -> Made:
    """The plan that a file becomes where none is held.

    Title and years of a form are those of the plan it was made from; `above` are years named above the table.
    Raises RefusedError where a file does not say its years, or for a text too long.
    """
    tables = tuple(_marked(table, source) for table in file.reading.tables)
    title, years = file.head
    years = years or years_in(Path(file.name).stem) or above
    if source is not None:
        title, years = source.title, (source.year_from, source.year_to)
        tables = tuple(_titled(table, source) for table in tables)
    if years is None:
        raise RefusedError("proxy-no-year", file=file.name)
    require_length("title", title)
    require_lengths(tables)
    said = file.reading.letterhead
    return Made(
        plan=Plan(
            title=title,
            year_from=years[0],
            year_to=years[1],
            office_id=session.store.office.id,
            issuer=Body(name=office, side=side_of(office, said.symbol)),
            reference=Reference(
                doc_type=said.doc_type or Reference().doc_type,
                number=said.number,
                symbol=said.symbol,
                signed_on=said.signed_on,
            ),
            proxy_for=office,
            from_form=_form_plan(form, source),
            appendices=tables,
        )
    )


def _form_plan(form: FormMark | None, source: Plan | None) -> RecordId:
    if form is None:
        return NOT_STORED
    return source.from_form if source is not None and source.proxy_for else form.plan


def _titled(table: Appendix, source: Plan) -> Appendix:
    twin = closest(source.appendices, table)
    return replace(table, title=twin.title) if twin is not None else table


def _marked(table: ReadTable, source: Plan | None) -> Appendix:
    """The table as read, each line with the row of the form that it is."""
    theirs = table.appendix
    twin = closest(source.appendices, theirs) if source is not None else None
    if twin is not None:
        rows: Mapping[int, str] = match(theirs, table.marks, twin, None).twins
    else:
        rows = {id(item): table.marks[item.source][0] for item in theirs.items() if _bears(table, item)}
    return replace(theirs, sections=tuple(_with_rows(section, rows) for section in theirs.sections))


def _bears(table: ReadTable, item: Item) -> bool:
    """Whether a row's mark is this line's: a leaf's, or that of a section, which has a row of its own."""
    return not item.children and table.marks.get(item.source, (NEW_ROW,))[0] != NEW_ROW


def _with_rows(item: Item, rows: Mapping[int, str]) -> Item:
    row = rows.get(id(item))
    marks = {**item.marks, FORM_ROW: row} if row else item.marks
    return replace(item, marks=marks, children=tuple(_with_rows(child, rows) for child in item.children))


def lay(held: Plan, file: TakenFile) -> Laid:
    """Lay a file beside the plan that is held for its commune; nothing is stored."""
    pairs, unpaired = _paired(held, file.reading.tables)
    known = {item.marks[FORM_ROW]: item.id for item in _items(held) if FORM_ROW in item.marks}
    tables = []
    for ours, read in pairs:
        theirs = joined([table.appendix for table in read])
        marks = {
            place: tuple(known.get(mark, RecordId(mark)) for mark in row)
            for table in read
            for place, row in table.marks.items()
        }
        found = compare_returned(theirs, marks, ours, None)
        found = replace(found, changed=tuple(each for each in found.changed if each.after))
        tables.append(LaidTable(ours=ours, theirs=theirs, found=found))
    return Laid(plan=held, tables=tuple(tables), unpaired=unpaired)


def _items(plan: Plan) -> Iterator[Item]:
    return (item for table in plan.appendices for item in table.items())


def _paired(
    held: Plan, tables: Sequence[ReadTable]
) -> tuple[list[tuple[Appendix, list[ReadTable]]], tuple[Appendix, ...]]:
    """Tables of the plan with those of the file that are theirs, and the tables that are none of them.

    A table that a page or a blank row cut in two is two tables of the file for one of the plan.
    """
    pairs: dict[RecordId, list[ReadTable]] = {}
    unpaired = []
    for table in tables:
        free = [each for each in held.appendices if each.id not in pairs and fits(each, table.appendix)]
        ours = closest(free, table.appendix) or closest(held.appendices, table.appendix)
        if ours is None:
            unpaired.append(table.appendix)
        else:
            pairs.setdefault(ours.id, []).append(table)
    return [(each, pairs[each.id]) for each in held.appendices if each.id in pairs], tuple(unpaired)
