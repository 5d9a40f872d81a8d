"""The check over real appendices: what an officer would want to hear, and next to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.findings import Finding, Severity
from ccapp.domain.units.starter import Era
from ccapp.resources import resource
from ccapp.services.guidance import checking
from ccapp.services.plans import planning, units
from ccapp.services.session import Session

Found = dict[str, list[Finding]]


def found_in(session: Session, path: Path, years: str = "") -> Found:
    """What is found in a file taken in as a plan, by code."""
    plan = planning.import_file(session, path, years=years).plan
    found: Found = {}
    for finding in checking.check(session, plan).findings:
        found.setdefault(finding.code, []).append(finding)
    return found


def facts(found: Found, code: str, *names: str) -> list[tuple[object, ...]]:
    return [tuple(finding.facts[name] for name in names) for finding in found[code]]


def weights(found: Found) -> list[Severity]:
    return [finding.severity for findings in found.values() for finding in findings]


def test_one_year_of_a_commune(session: Session, corpus: Path) -> None:
    found = found_in(session, corpus / "002-goc.docx")
    mixed = ("Văn phòng - TK", "Văn phòng - Thống kê", 10)
    assert facts(found, "unit-question", "unit", "name", "count") == [mixed]
    assert facts(found, "counts-differ", "task", "products") == [("8", 3), ("16", 2)]
    assert facts(found, "deadline-yearly", "text") == [("Trước ngày 31/12 hàng năm",)]
    assert ("TTTC",) in facts(found, "text-slip", "text")
    assert Severity.ERROR not in weights(found)
    assert len(weights(found)) <= 8


def test_a_cell_that_was_left_blank(session: Session, corpus: Path) -> None:
    found = found_in(session, corpus / "002-o-trong.docx")
    (finding,) = found["missing-deadline-below"]
    assert (finding.facts["task"], finding.facts["product"]) == ("3", "Báo cáo năm 2022")
    assert [edit.text for edit in finding.fixes[0].edits] == ["Trước 15/01/2023"]
    assert weights(found).count(Severity.ERROR) == 1


def test_ten_years_of_a_district(session: Session, corpus: Path) -> None:
    found = found_in(session, corpus / "003-goc.docx")
    assert facts(found, "lead-is-partner", "unit", "task") == [("Văn phòng HĐND và UBND huyện", "VII.1")]
    assert len(found["text-cut"]) == 3
    assert Severity.ERROR not in weights(found)
    assert len(weights(found)) <= 12


def test_goals_and_tasks_that_slipped_apart(session: Session, corpus: Path) -> None:
    found = found_in(session, corpus / "004a-goc.docx")
    assert facts(found, "goal-tasks-joined", "task") == [("I.2",)]
    moved = [task for (task,) in facts(found, "goal-task-field", "task")]
    assert moved == ["III.1", "III.2", "IV.1", "V.1", "V.2"]
    assert Severity.ERROR not in weights(found)
    assert len(weights(found)) <= 14


def test_targets_by_year(session: Session, corpus: Path) -> None:
    found = found_in(session, corpus / "004b-goc.docx", "2025-2030")
    falls = ("≥ 50%", 2029, "≥ 55%", 2028)
    assert facts(found, "target-falls", "value", "year", "above", "before") == [falls]
    assert facts(found, "decimals-mixed", "dot", "count") == [("≥ 0.6", 4)]
    assert facts(found, "indicator-blank", "task") == [("IV.2",), ("IV.3",)]
    assert Severity.ERROR not in weights(found)
    assert len(weights(found)) <= 8


@pytest.mark.parametrize("entered", [False, True], ids=["no units", "usual units"])
def test_the_sample_is_a_model(session: Session, entered: bool) -> None:
    if entered:
        units.fill(session, Era.SINCE)
    found = found_in(session, resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    ours = [code for code in found if not code.startswith("text-")]
    assert ours == []
    assert set(weights(found)) <= {Severity.HINT}
