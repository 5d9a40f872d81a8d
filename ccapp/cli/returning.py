"""The verb `returned`: a file exported from a plan and edited elsewhere, laid beside it and taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

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
from ccapp.cli.signed import place_line
from ccapp.domain.column_changes import ColumnChanges
from ccapp.domain.plan import Item, RecordId
from ccapp.domain.remarks import Remark
from ccapp.domain.returning import Brought, Changed, Moved
from ccapp.errors import AppError, RefusedError
from ccapp.services.intake.taking_in import look_at
from ccapp.services.paper import returning
from ccapp.services.paper.returning import ReturnedFile, ReturnedTable, Taken
from ccapp.services.plans import planning


def returned(call: Call) -> Answer:
    """Tell what a returned file says otherwise; with `--take` take over the places named, else the usual.

    The file is never believed by itself: a conflict, a blank and a line that it lacks are taken by name only.
    """
    args = call.args
    if args.place and not args.take:
        raise AppError("usage", detail="returned PLAN FILE [--take [--place P]...]")
    file = look_at(Path(args.file))
    tx = None
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        about = returning.plan_of_file(session, file)
        if about not in (None, plan):
            raise RefusedError("returned-other-plan", file=file.name)
        found = returning.lay_beside(session, plan, file)
        places = places_of(found)
        if args.take:
            taken = chosen(places, args.place)
            remarks = [each.what for each in taken if isinstance(each.what, Remark)]
            if taken:
                tx = returning.take_over(session, plan, _taken(taken), remarks).tx
                found = returning.lay_beside(session, plan, file)
                places = places_of(found)
    lines = [place_line(call, each) for each in places]
    head = call.say("said-returned", count=len(places)) if places else call.say("said-returned-same")
    lines += _column_lines(call, found)
    if found.unpaired:
        lines.append(call.say("said-issue-extra", tables="; ".join(found.unpaired)))
    return Answer(
        object={
            "plan": plan,
            "known": found.base is not None,
            "tx": tx,
            "unpaired": list(found.unpaired),
            "columns": [_columns(each.columns) for each in found.tables],
            "places": [each.as_object() for each in places],
        },
        lines=(head, *lines),
    )


def _columns(changes: ColumnChanges) -> dict[str, Any]:
    """What is otherwise about the columns of a table; none of it is taken."""
    return {
        "new": [{"heading": each.heading, "cells": each.cells} for each in changes.new],
        "gone": list(changes.gone),
        "renamed": [list(each) for each in changes.renamed],
    }


def _column_lines(call: Call, found: ReturnedFile) -> Iterator[str]:
    for each in (table.columns for table in found.tables):
        for new in each.new:
            yield call.say("said-returned-column", column=new.heading, count=new.cells)
        for gone in each.gone:
            yield call.say("said-returned-column-gone", column=gone)
        for before, after in each.renamed:
            yield call.say("said-returned-column-renamed", before=before, after=after)


def places_of(found: ReturnedFile) -> tuple[Place, ...]:
    """All a returned file says. Usual is what needs no thought, as the window has it ticked at first."""
    sure = found.base is not None
    tables = (place for table in found.tables for place in _places(table, sure=sure))
    remarks = (
        Place(
            kind=PlaceKind.REMARK,
            appendix=RecordId(""),
            what=one,
            record=one.record,
            field=one.field,
            after=one.words,
        )
        for one in found.remarks
    )
    return keyed((*tables, *remarks))


def _places(one: ReturnedTable, *, sure: bool) -> Iterator[Place]:
    table = one.ours.id
    lines = {item.id: item for item in one.ours.items()}
    for each in one.found.changed:
        yield text_place(table, each, usual=bool(each.after) and not each.is_conflict)
    for new in one.found.brought:
        same = new.copied is not None and new.copied in lines
        again = same and _leaf(new.item).texts == lines[new.copied or RecordId("")].texts
        yield Place(
            kind=PlaceKind.NEW,
            appendix=table,
            what=new,
            after=in_words(new.item),
            usual=not new.removed and not again,
        )
    for moved in one.found.moved:
        yield moved_place(table, moved, lines[moved.record], usual=sure)
    for gone in one.found.lacking:
        yield gone_place(table, lines[gone])


def _leaf(item: Item) -> Item:
    return _leaf(item.children[0]) if item.children else item


def _taken(places: Sequence[Place]) -> tuple[Taken, ...]:
    tables = dict.fromkeys(each.appendix for each in places if each.kind is not PlaceKind.REMARK)
    return tuple(_of_table(table, places) for table in tables)


def _of_table(table: RecordId, places: Sequence[Place]) -> Taken:
    mine = [each.what for each in places if each.appendix == table]
    return Taken(
        appendix=table,
        changed=tuple(one for one in mine if isinstance(one, Changed)),
        brought=tuple(one for one in mine if isinstance(one, Brought)),
        moved=tuple(one for one in mine if isinstance(one, Moved)),
        removed=tuple(one for one in mine if isinstance(one, str)),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"returned": returned}
