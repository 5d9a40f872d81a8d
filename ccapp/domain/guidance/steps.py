"""The path of a plan: six steps, each with its state, one sentence, at most one way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.sections import EMPTY
from ccapp.domain.checks.sheet import Sheet
from ccapp.domain.deadline import written_day
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.guidance.clear import PlainCards
from ccapp.domain.guidance.known import Known, by_task, label_of
from ccapp.domain.guidance.values import Button, Does, Said, go
from ccapp.domain.layout import Kind
from ccapp.domain.plan import Item, Plan, PlanState
from ccapp.domain.records import Row, rows


class Step(StrEnum):
    """The steps in their order; the value is the code of its name."""

    DRAFT = "step-draft"
    CHECK = "step-check"
    SUBMIT = "step-submit"
    ISSUE = "step-issue"
    TRACK = "step-track"
    REPORT = "step-report"


class StepState(StrEnum):
    """Where the plan stands with a step; the value is the code of its name."""

    DONE = "step-done"
    NOW = "step-now"
    LATER = "step-later"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """One step. `count` is what is still open in it, as far as that is known."""

    step: Step
    state: StepState
    said: Said
    button: Button | None = None
    count: int = 0


# Until the later steps have their screens, a state of the plan says which step is at hand.
_AT_HAND: Final = {
    PlanState.SUBMITTED: Step.SUBMIT,
    PlanState.ISSUED: Step.TRACK,
    PlanState.CLOSED: Step.REPORT,
}


def path(known: Known, findings: Sequence[Finding] | None, plain: PlainCards) -> tuple[PathStep, ...]:
    """The six steps; `findings` None while the check has no answer. Another office's plan leads nowhere."""
    drafting, is_drafted = _drafting(known, findings, plain)
    checking, is_checked = _checking(findings)
    told: tuple[_Told, ...] = (
        drafting,
        checking,
        _submitting(known.plan),
        _issuing(known.plan),
        _tracking(known),
        (Said(code="path-report"), None, 0),
    )
    if known.foreign:
        told = ((Said(code="path-foreign"), None, 0),) * len(Step)
    if known.plan.state in _AT_HAND:
        now = _AT_HAND[known.plan.state]
    elif known.plan.accepted_by:
        now = Step.SUBMIT  # nothing is left to be written or mended
    else:
        now = Step.DRAFT if not is_drafted else Step.SUBMIT if is_checked else Step.CHECK
    steps = tuple(Step)
    return tuple(
        PathStep(step=step, state=_state(at, steps.index(now)), said=said, button=button, count=count)
        for at, (step, (said, button, count)) in enumerate(zip(steps, told, strict=True))
    )


_Told = tuple[Said, Button | None, int]


def _state(at: int, now: int) -> StepState:
    if at == now:
        return StepState.NOW
    return StepState.DONE if at < now else StepState.LATER


def _drafting(known: Known, findings: Sequence[Finding] | None, plain: PlainCards) -> tuple[_Told, bool]:
    sheets = known.sheets
    sections = known.sections()
    tasks = sum(len(by_task(sheet.rows)) for sheet in sheets)
    empty = empty_sections(known, findings)
    targets = 0 if sheets else _targets(known.plan)
    if targets:
        return (Said(code="path-draft-targets", facts={"count": targets}), None, 0), True
    if not tasks:
        first = sections[0] if sections else None
        button = go("guide-to-section", first.id, section=label_of(first)) if first else None
        return (Said(code="path-draft-nothing"), button, 0), False
    if empty:
        return _with_empty(tasks, sections, empty), False
    gap = _first_gap(plain, sheets)
    if gap is None:
        return (Said(code="path-draft-full", facts={"tasks": tasks}), None, 0), True
    (sheet, row), count = gap
    said = Said(code="path-draft-gaps", facts={"tasks": tasks, "count": count})
    # The check tells of what is missing, too: a draft with tasks everywhere is ready for it.
    return (said, go("guide-to-task", row.leaf.id, task=sheet.label(row)), count), True


def _targets(plan: Plan) -> int:
    """How many lines the grids of targets hold."""
    grids = (table for table in plan.appendices if table.kind is Kind.YEAR_TARGETS)
    return sum(len(list(rows(grid))) for grid in grids)


def empty_sections(known: Known, findings: Sequence[Finding] | None) -> tuple[Item, ...]:
    """Sections without tasks; those of which the officer has said that this is right are left out."""
    asked = None if findings is None else {each.record for each in findings if each.code in EMPTY}
    empty = (section for section in known.sections() if not section.children)
    return tuple(each for each in empty if asked is None or each.id in asked)


def _with_empty(tasks: int, sections: Sequence[Item], empty: Sequence[Item]) -> _Told:
    facts = {
        "tasks": tasks,
        "filled": len(sections) - len(empty),
        "sections": len(sections),
        "empty": ", ".join(map(label_of, empty)),
    }
    button = go("guide-to-section", empty[0].id, section=label_of(empty[0]))
    return Said(code="path-draft-empty", facts=facts), button, len(empty)


def _first_gap(plain: PlainCards, sheets: Iterable[Sheet]) -> tuple[tuple[Sheet, Row], int] | None:
    """The first row where something is to be written, and how many tasks have one."""
    found = [(sheet, row) for sheet in sheets for row in sheet.rows if plain.of(sheet, row).is_open]
    return (found[0], len(by_task(row for _, row in found))) if found else None


def _checking(findings: Sequence[Finding] | None) -> tuple[_Told, bool]:
    if findings is None:
        return (Said(code="path-check-waits"), _button("guide-check", Does.CHECK), 0), False
    counts = Counter(each.severity for each in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if warnings and not errors:
        said = Said(code="path-check-warnings", facts={"warnings": warnings})
        return (said, _button("guide-check", Does.CHECK), warnings), True
    if errors:
        code = "path-check-found" if warnings else "path-check-errors"
        said = Said(code=code, facts={"errors": errors, "warnings": warnings})
        return (said, _button("guide-check", Does.CHECK), errors), False
    return (Said(code="path-check-clean"), _button("guide-preview", Does.PREVIEW), 0), True


def _submitting(plan: Plan) -> _Told:
    if plan.proxy_for:  # it is the commune's to submit and to issue
        return Said(code="path-proxy", facts={"office": plan.proxy_for}), None, 0
    if plan.accepted_by and plan.state in (PlanState.DRAFT, PlanState.SUBMITTED):
        return Said(code="path-accepted", facts={"office": plan.accepted_by}), None, 0
    if plan.state is PlanState.SUBMITTED:
        return Said(code="path-submit-now"), _button("guide-take-back", Does.TAKE_BACK), 0
    if plan.state in (PlanState.ISSUED, PlanState.CLOSED):
        return Said(code="path-submit-done"), None, 0
    return Said(code="path-submit"), _button("guide-submit", Does.SUBMIT), 0


def _issuing(plan: Plan) -> _Told:
    if plan.state not in (PlanState.ISSUED, PlanState.CLOSED):
        closed = plan.state is PlanState.BINNED or plan.proxy_for
        way = None if closed else _button("guide-issue", Does.ISSUE)
        return Said(code="path-issue"), way, 0
    said = plan.reference
    number = f"{said.number}/{said.symbol}".strip("/") if said.number else "-"
    day = written_day(said.signed_on) if said.signed_on else "-"
    way = _button("guide-editions", Does.EDITIONS)
    return Said(code="path-issue-done", facts={"number": number, "day": day}), way, 0


def _tracking(known: Known) -> _Told:
    if known.plan.state not in (PlanState.ISSUED, PlanState.CLOSED):
        return Said(code="path-track"), None, 0
    products = sum(len(sheet.rows) for sheet in known.sheets)
    return Said(code="path-track-now", facts={"products": products}), None, 0


def _button(code: str, does: Does) -> Button:
    return Button(words=Said(code=code), does=does)
