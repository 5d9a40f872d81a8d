"""The guide column at a place of the plan: one next thing to do, the cards, and at most five lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.checks.sections import EMPTY
from ccapp.domain.coverage import Cover, Standing
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.guidance.clear import NEEDED, PlainCards, RowCard, row_card
from ccapp.domain.guidance.known import Known, label_of
from ccapp.domain.guidance.sections import SectionCard, all_offers, assigned_offer, section_card
from ccapp.domain.guidance.steps import PathStep, Step, StepState, empty_sections, path
from ccapp.domain.guidance.values import Button, Does, Offer, Prompt, Said, go
from ccapp.domain.layout import Level
from ccapp.domain.plan import Item, RecordId

MOST_LINES: Final = 5
_MOST_GAPS: Final = 3
_FIXES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the column shows at a place. `steps` is the strip above the table."""

    steps: tuple[PathStep, ...]
    next: Prompt
    row: RowCard | None = None
    section: SectionCard | None = None
    lines: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What holds for every place of a plan, worked out once after each change."""

    known: Known
    findings: tuple[Finding, ...] | None
    steps: tuple[PathStep, ...]
    offers: tuple[Offer, ...]
    cards: PlainCards = field(repr=False, compare=False)


def survey(known: Known, findings: Sequence[Finding] | None, cards: PlainCards | None = None) -> Survey:
    """Look over a plan; `findings` are None while the check has not answered. `cards` may be made ahead."""
    cards = cards or PlainCards(known)
    return Survey(
        known=known,
        findings=None if findings is None else tuple(findings),
        steps=path(known, findings, cards),
        offers=all_offers(known),
        cards=cards,
    )


def guide(over: Survey, at: RecordId | None) -> Guide:
    """The guide at a record: a leaf, a line above it, a section; at nothing known, that of the plan alone."""
    known = over.known
    place = known.place(at) if at else None
    section = row = None
    if place is not None:
        sheet, item, here = place
        section = section_card(known, sheet, item, over.offers, over.cards)
        row = row_card(known, sheet, here) if here is not None else None
    beside = place[2].path if place is not None and place[2] is not None else ()
    ids = frozenset(item.id for item in beside[1:])  # the line and its leaf, not its section
    upcoming = next_action(over, section, ids)
    lines = tuple(_lines(upcoming, row, section))[:MOST_LINES] if known.editable else ()
    return Guide(steps=over.steps, next=upcoming, row=row, section=section, lines=lines)


def next_action(over: Survey, section: SectionCard | None, here: frozenset[RecordId]) -> Prompt:
    """The one next thing: what stops the next step; an assigned task not covered; an empty or thin section;
    an incomplete row of the present section; a suggestion; else the step of the path that is at hand.
    """
    ways = _ways(over, section, here) if over.known.editable else iter(())
    return next(ways, None) or _step(over.steps)


def _ways(over: Survey, section: SectionCard | None, here: frozenset[RecordId]) -> Iterator[Prompt]:
    yield from _stopping(over.findings or (), section, here)
    yield from _uncovered(over.known)
    yield from _empty(over, section)
    yield from _incomplete(over.known, section, here)
    if not _is_ready(over.steps):
        offers = (section.offers if section else ()) or over.offers
        yield from (_offered(each) for each in offers)


def _is_ready(steps: Sequence[PathStep]) -> bool:
    """Whether nothing keeps the plan from being signed: what else it might hold is no longer pressed."""
    return any(each.step is Step.SUBMIT and each.state is StepState.NOW for each in steps)


def _stopping(
    findings: Sequence[Finding], section: SectionCard | None, here: frozenset[RecordId]
) -> Iterator[Prompt]:
    """The errors of the present row, then those of its section, then all others."""
    errors = [each for each in findings if each.severity is Severity.ERROR]
    around = {item.id for item in section.section.walk()} if section else set()
    yield from map(_of_finding, (each for each in errors if each.record in here))
    yield from map(_of_finding, (each for each in errors if each.record in around))
    yield from map(_of_finding, errors)


def _of_finding(finding: Finding) -> Prompt:
    fixes = tuple(_of_fix(finding, fix) for fix in finding.fixes[:_FIXES])
    there = () if any(not each.edits for each in finding.fixes[:_FIXES]) else (_there(finding),)
    keep = Button(words=Said(code="guide-keep"), does=Does.KEEP, finding=finding)
    said = Said(code=finding.code, facts=finding.facts)
    why = Said(code=f"why-{finding.code}", facts=finding.facts)
    return Prompt(said=said, why=why, buttons=(*fixes, *there, keep))


def _of_fix(finding: Finding, fix: Fix) -> Button:
    words = Said(code=fix.code, facts=fix.facts)
    return Button(
        words=words, does=Does.FIX, record=finding.record, field=finding.field, fix=fix, finding=finding
    )


def _there(finding: Finding) -> Button:
    return go("guide-to-place", finding.record, finding.field)


def _uncovered(known: Known) -> Iterator[Prompt]:
    for cover in known.covers:
        if cover.is_open:
            yield _assigned(cover)


def _assigned(cover: Cover) -> Prompt:
    document = cover.task.document
    facts = {"issuer": document.issuer, "title": cover.task.title, "document": document.cited}
    offer = assigned_offer(cover.task, cover.home)
    add = Button(words=Said(code="guide-add"), does=Does.ADD, offer=offer)
    why = Said(code="guide-obligatory") if cover.task.is_obligatory else None
    if cover.standing is Standing.LIKELY and cover.line is not None:
        words = Said(code="guide-is-line", facts={"line": cover.line.number or cover.line.title})
        link = Button(words=words, does=Does.LINK, record=cover.line.record, offer=offer)
        return Prompt(said=Said(code="guide-assigned-likely", facts=facts), why=why, buttons=(link, add))
    return Prompt(said=Said(code="guide-assigned", facts=facts), why=why, buttons=(add,))


def _empty(over: Survey, section: SectionCard | None) -> Iterator[Prompt]:
    """The present section where it is empty or thin and something is to be had for it; else the first
    empty one.
    """
    if section is not None and section.offers and (section.is_thin or not section.tasks):
        yield _of_section(over, section.section, thin=section.tasks > 0)
    for each in empty_sections(over.known, over.findings):
        yield _of_section(over, each, thin=False)


def _of_section(over: Survey, section: Item, *, thin: bool) -> Prompt:
    offers = (offer for offer in over.offers if offer.section == section.id)
    name = section.text(Level.SECTION.value)
    said = Said(
        code="guide-section-thin" if thin else "guide-section-empty",
        facts={"section": label_of(section), "name": " ".join(name.split())},
    )
    adding = tuple(_add(each, by_title=True) for each in list(offers)[:1])
    there = go("guide-to-section", section.id, section=label_of(section))
    return Prompt(said=said, buttons=(*adding, there, *_none_this_year(over, section)))


def _none_this_year(over: Survey, section: Item) -> Iterator[Button]:
    """The way to say that an empty section is right, once the check has asked about it."""
    for each in over.findings or ():
        if each.code in EMPTY and each.record == section.id:
            yield Button(words=Said(code="guide-none"), does=Does.KEEP, finding=each)


def _incomplete(known: Known, section: SectionCard | None, here: frozenset[RecordId]) -> Iterator[Prompt]:
    """The present row where it is incomplete, else the first such row of its section."""
    rows = section.open if section else ()
    for row in sorted(rows, key=lambda one: one.leaf.id not in here):
        sheet = next(each for each in known.sheets if row in each.rows)
        card = row_card(known, sheet, row)
        said = Said(code="guide-row-lacks", facts={"task": card.label})
        gap = next(dot for dot in card.gaps if dot.what in NEEDED)
        there = go("guide-to-task", row.leaf.id, gap.field, task=card.label)
        writing = tuple(button for button in gap.buttons if button.does is Does.WRITE)
        yield Prompt(said=said, why=gap.said, buttons=(*writing, there))


def _offered(offer: Offer) -> Prompt:
    return Prompt(said=offer.said, buttons=(_add(offer),))


def _add(offer: Offer, *, by_title: bool = False) -> Button:
    words = Said(code="guide-add-title", facts={"title": offer.title}) if by_title else Said(code="guide-add")
    return Button(words=words, does=Does.ADD, offer=offer)


def _step(steps: Sequence[PathStep]) -> Prompt:
    now = next((each for each in steps if each.state is StepState.NOW), steps[-1])
    return Prompt(said=now.said, buttons=(now.button,) if now.button else ())


def _lines(upcoming: Prompt, row: RowCard | None, section: SectionCard | None) -> Iterator[Prompt]:
    """Gaps of the row that the next action does not speak of, then what the section may get."""
    spoken = {(each.record, each.field) for button in upcoming.buttons for each in _targets(button)}
    gaps = [dot for dot in (row.gaps if row else ()) if dot.what in NEEDED]
    for dot in gaps[:_MOST_GAPS]:
        if dot.said is not None and row is not None and (row.record, dot.field) not in spoken:
            yield Prompt(said=dot.said, buttons=dot.buttons)
    offered = {button.offer for button in upcoming.buttons if button.offer}
    yield from (_offered(each) for each in (section.offers if section else ()) if each not in offered)


def _targets(button: Button) -> Iterator[Button]:
    """What a button writes into or leads to; each edit of a fix counts."""
    yield button
    for edit in button.fix.edits if button.fix else ():
        yield Button(words=button.words, does=button.does, record=edit.record, field=edit.field)
