"""A plan of prose alone: its lines that may be tasks or targets, ticked by the officer, become tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.domain.records import Counts, count
from ccapp.domain.standard import TASK_TABLE, roman
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import Imported, require_length, require_lengths
from ccapp.services.session import Changes, Session
from ccapp.store.plans import insert_plan
from ccapp.text.normalize import clean

if TYPE_CHECKING:  # start-up cost: only such a file is read this way
    from ccapp.intake.candidates import Candidate

_INDICATOR_WIDTHS = {"title": 1100, "lead": 500}
_YEAR_WIDTH = 220
_TITLED = 40  # passages among which the title of a document stands
_LONGEST_TITLE = 300


def look_for(path: Path) -> tuple[Candidate, ...]:
    """The candidate lines of a file; nothing is stored. Raises FileError."""
    from ccapp.intake import formats  # start-up cost: lxml

    return title_and_lines(path.name, formats.load(path))[1]


def title_and_lines(name: str, data: bytes) -> tuple[str, tuple[Candidate, ...]]:
    """The title of a file held in memory, if it has one, and its candidate lines. Raises FileError."""
    from ccapp.domain.checks.passage import Part  # start-up cost: only files without a table come here
    from ccapp.intake.candidates import candidates
    from ccapp.intake.decoding import decoded
    from ccapp.intake.document import passages
    from ccapp.intake.reading import read_source
    from ccapp.intake.sheet import sheets

    source, _ = decoded(read_source(name, data))
    found = passages(sheets(source))
    title = " ".join(one.text for one in found[:_TITLED] if one.part is Part.TITLE)
    return clean(" ".join(title.split())[:_LONGEST_TITLE]), candidates(found)


def take_in(session: Session, ticked: Sequence[Candidate], *, title: str, years: Years) -> Imported:
    """Make a plan of the ticked lines: a table of tasks, one of targets, or both; one undoable step.

    Raises RefusedError where nothing is ticked or the title is blank.
    """
    if not ticked:
        raise RefusedError("prose-none-ticked")
    if not clean(title):
        raise RefusedError("plan-title-missing")
    require_length("title", title)
    plan = Plan(
        title=clean(title),
        year_from=years[0],
        year_to=years[1],
        office_id=session.store.office.id,
        appendices=tuple(appendices(ticked, years)),
    )
    require_lengths(plan.appendices)
    plan = replace(plan, issuer=replace(plan.issuer, name=session.store.office.name))
    with session.store.journal.write("import", session.who) as tx:
        plan_id = insert_plan(tx, plan)
    changes = Changes(tx=tx.id, action=tx.action, count=tx.changes)
    total = sum(map(count, plan.appendices), Counts())
    return Imported(changes=changes, plan=plan_id, counts=total, findings=())


def appendices(ticked: Sequence[Candidate], years: Years) -> Iterable[Appendix]:
    """The tables that ticked lines make, in the order the lines stand in."""
    from ccapp.intake.candidates import CandidateKind  # start-up cost: as above

    tasks = [line for line in ticked if line.kind is CandidateKind.TASK]
    targets = [line for line in ticked if line.kind is CandidateKind.INDICATOR]
    if tasks:
        yield Appendix(title="", layout=TASK_TABLE, sections=_sections(tasks, TASK_TABLE, years))
    if targets:
        layout = _target_layout(targets, years)
        yield Appendix(title="", layout=layout, sections=_sections(targets, layout, years))


def _target_layout(targets: Sequence[Candidate], years: Years) -> Layout:
    named = sorted({line.year or years[1] for line in targets})
    return Layout(
        columns=(
            column("number", "TT", width=110),
            column("title", "Chỉ tiêu", width=_INDICATOR_WIDTHS["title"]),
            *(column(f"y{year}", str(year), width=_YEAR_WIDTH) for year in named),
            column("lead", "Cơ quan theo dõi", width=_INDICATOR_WIDTHS["lead"]),
        )
    )


def _sections(lines: Sequence[Candidate], layout: Layout, years: Years) -> tuple[Item, ...]:
    names = list(dict.fromkeys(line.section for line in lines))
    numbers = iter(range(1, len(lines) + 1))
    sections = []
    for index, name in enumerate(names, start=1):
        tasks = [_task(line, next(numbers), layout, years) for line in lines if line.section == name]
        texts = {SECTION_NUMBER: roman(index), Level.SECTION.value: name}
        sections.append(Item(level=Level.SECTION, texts=texts, children=tuple(tasks)))
    return tuple(sections)


def _task(line: Candidate, number: int, layout: Layout, years: Years) -> Item:
    leaf = dict.fromkeys(layout.level_keys(Level.PRODUCT), "")
    key = f"y{line.year or years[1]}"
    if key in leaf:
        leaf[key] = line.target
    return Item(
        level=Level.TASK,
        texts={NUMBER: str(number), "title": line.text},
        children=(Item(level=Level.PRODUCT, texts=leaf),),
        source=line.place,
    )
