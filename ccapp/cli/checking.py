"""The verb of the check before signing: `check PLAN`, or `check FILE` for any Word file, nothing stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ccapp.cli import objects
from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.plan import RecordId

_MARKS: Final = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.HINT: "●"}


def check(call: Call) -> Answer:
    """Check a plan or a file. A name with an extension, or of a file that is there, is a file."""
    path = Path(call.args.file)
    return _check_file(call, path) if path.suffix or path.is_file() else _check_plan(call)


def _check_plan(call: Call) -> Answer:
    from ccapp.services.guidance import checking  # start-up cost: the rules; other verbs do not need them

    with call.session() as session:
        checked = checking.check(session, call.args.file)
    return _answer(call, checked.findings, checked.labels, len(checked.kept))


def _check_file(call: Call, path: Path) -> Answer:
    from ccapp.services.guidance.word_check import check_file  # start-up cost: lxml and the rules

    return _answer(call, check_file(path), {}, 0)


def _answer(call: Call, findings: Sequence[Finding], labels: Mapping[RecordId, str], kept: int) -> Answer:
    counts = Counter(finding.severity for finding in findings)
    lines = [_line(call, finding, labels) for finding in findings]
    lines.append(
        call.say(
            "said-check",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            hints=counts[Severity.HINT],
            kept=kept,
        )
    )
    return Answer(
        object={"findings": objects.findings_objects(findings, call.words)},
        lines=tuple(lines),
        code=NOTHING if counts[Severity.ERROR] else OK,
    )


def _line(call: Call, finding: Finding, labels: Mapping[RecordId, str]) -> str:
    """Mark, place and words: `■ 10: Nhiệm vụ 10 chưa ghi sản phẩm.`"""
    place = labels.get(finding.record) or call.words.place(finding.place)
    words = call.say(finding.code, **finding.facts)
    mark = _MARKS[finding.severity]
    return f"{mark} {place}: {words}" if place else f"{mark} {words}"
