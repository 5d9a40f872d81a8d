"""Văn bản giao: rows that fall on us, coverage proposed and confirmed, the finding, every step one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.addressees import Share, Us
from ccapp.domain.coverage import Assigning, Standing
from ccapp.domain.findings import Severity
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.units.directory import Directory
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.guidance import assigned, checking
from ccapp.services.intake import taking_in
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.plans.shipped_units import known_units
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker

HEAD = "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|--|\n"
PROVINCE = HEAD + (
    "| I | **Cải cách thể chế** | | | | |\n"
    "| 1 | Rà soát các văn bản | Kế hoạch | UBND các xã, phường | Sở Tư pháp | Quý II/2026 |\n"
    "| 2 | Sơ kết công tác pháp chế | Báo cáo | Sở Tư pháp | Các sở, ngành | Quý IV/2026 |\n"
    "| II | **Cải cách TTHC** | | | | |\n"
    "| 3 | Số hóa kết quả giải quyết thủ tục hành chính | Kế hoạch | Sở KH&CN | UBND cấp xã | Quý I/2026 |\n"
    "| III | **Cải cách tài chính công** | | | | |\n"
    "| 4 | Giao quyền tự chủ cho trường học | Quyết định | UBND xã Suối Mây | | Quý III/2026 |\n"
)
DOCUMENT = Assigning(number="12", symbol="KH-UBND", signed_on=date(2026, 1, 5), issuer="UBND tỉnh Mộc Giang")


@pytest.fixture
def offer(session: Session, tmp_path: Path) -> assigned.Offer:
    path = tmp_path / "Kế hoạch tỉnh năm 2026.md"
    path.write_text(PROVINCE, encoding="utf-8")
    return assigned.look(session, taking_in.look_at(path))


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


@pytest.fixture
def taken(session: Session, plan: RecordId, offer: assigned.Offer) -> RecordId:
    tasks = [each.task for each in offer.candidates if each.share is not Share.NOBODY]
    assigned.take_in(session, plan, DOCUMENT, tasks)
    return plan


def standings(session: Session, plan: RecordId) -> list[str]:
    return [each.standing.value for each in assigned.coverage(session, plan)]


def table(session: Session, plan: RecordId) -> list[str]:
    return [
        " | ".join(row.text(key) for key in ("section_number", "number", "title", "lead", "deadline"))
        for appendix in planning.show(session, plan).appendices
        for row in rows(appendix)
    ]


# -- whose row it is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "ours"),
    [
        ("UBND các xã, phường", True),
        ("Các sở, ban, ngành; UBND cấp xã", True),
        ("Ủy ban nhân dân xã, phường", True),
        ("UỶ BAN NHÂN DÂN CÁC XÃ, ĐẶC KHU", True),
        ("Phòng, ngành, UBND các xã, thị trấn", True),
        ("UBND các xã, thị", True),
        ("UBND xã Suối Mây", True),
        ("UBND các xã Suối Mây, Vinh Hiền", True),
        ("UBND các xã Vinh Hiền, Hưng Lộc", False),
        ("UBND các huyện, thị xã, thành phố", False),
        ("UBND xã Suối May", False),
        ("Sở Nội vụ", False),
        ("Phòng Văn hóa - Xã hội", True),
        ("Phòng Nội vụ huyện", False),
        ("", False),
    ],
)
def test_a_cell_names_us_or_not(cell: str, ours: bool) -> None:
    us = Us(directory=Directory(units=known_units("xã"), places=("Suối Mây",)), day=date(2026, 1, 5))
    assert us.share(cell, "") is (Share.LEAD if ours else Share.NOBODY)
    assert us.share("Sở Nội vụ", cell) is (Share.PARTNER if ours else Share.NOBODY)


def test_rows_that_name_us_are_found_in_a_superior_s_file(offer: assigned.Offer) -> None:
    assert [(each.task.title, each.share.value) for each in offer.candidates] == [
        ("Rà soát các văn bản", "lead"),
        ("Sơ kết công tác pháp chế", "nobody"),
        ("Số hóa kết quả giải quyết thủ tục hành chính", "partner"),
        ("Giao quyền tự chủ cho trường học", "lead"),
    ]
    first = offer.candidates[0].task
    assert (first.section, first.product, first.deadline) == ("Cải cách thể chế", "Kế hoạch", "Quý II/2026")


def test_most_rows_of_a_real_district_plan_name_the_communes(session: Session, corpus: Path) -> None:
    offer = assigned.look(session, taking_in.look_at(corpus / "003-goc.docx"))
    shares = [each.share for each in offer.candidates]
    assert (shares.count(Share.LEAD), shares.count(Share.PARTNER), shares.count(Share.NOBODY)) == (1, 20, 4)
    assert (offer.document.cited, offer.document.issuer) == (
        "Quyết định số 11671/QĐ-UBND",
        "UBND huyện Hương Khê",
    )


# -- taking it in ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [replace(DOCUMENT, number=" "), replace(DOCUMENT, issuer=""), replace(DOCUMENT, signed_on=None)],
    ids=["number", "issuer", "day"],
)
def test_an_assignment_needs_its_document(
    session: Session, plan: RecordId, offer: assigned.Offer, document: Assigning
) -> None:
    with pytest.raises(RefusedError) as caught:
        assigned.take_in(session, plan, document, [offer.candidates[0].task])
    assert caught.value.code == "assigning-incomplete"
    with pytest.raises(RefusedError) as caught:
        assigned.take_in(session, plan, DOCUMENT, [])
    assert caught.value.code == "assigned-none-ticked"


def test_tasks_stand_beside_the_plan_and_likeness_is_only_a_proposal(
    session: Session, taken: RecordId
) -> None:
    first, second, third = assigned.coverage(session, taken)
    assert (first.standing, first.line.title if first.line else "") == (Standing.LIKELY, "Rà soát văn bản")
    assert (second.standing, third.standing) == (Standing.MISSING, Standing.MISSING)
    assert second.home is not None
    assert second.home.text("section") == "Thủ tục hành chính"
    assert third.home is None
    assert first.task.document.cited == "Kế hoạch số 12/KH-UBND"


def test_one_undo_takes_the_document_back_and_redo_brings_it(session: Session, taken: RecordId) -> None:
    assert planning.next_undo(session) == "assign"
    planning.undo(session)
    assert assigned.coverage(session, taken) == ()
    planning.redo(session)
    assert len(assigned.coverage(session, taken)) == 3


def test_a_document_taken_away_takes_its_tasks_along(session: Session, taken: RecordId) -> None:
    (document,) = assigned.documents(assigned.coverage(session, taken))
    assigned.remove(session, document.id)
    assert assigned.coverage(session, taken) == ()
    planning.undo(session)
    assert standings(session, taken) == ["likely", "missing", "missing"]


def test_products_of_one_task_stay_together(session: Session, plan: RecordId, tmp_path: Path) -> None:
    body = (
        "| I | **Thủ tục hành chính** | | | | |\n"
        "| 1 | Số hóa hồ sơ lưu trữ | Kế hoạch | UBND cấp xã | | Quý I/2026 |\n"
        "| | | Báo cáo | | | Quý IV/2026 |\n"
    )
    path = tmp_path / "b.md"
    path.write_text(HEAD + body, encoding="utf-8")
    (candidate,) = assigned.look(session, taking_in.look_at(path)).candidates
    assigned.take_in(session, plan, DOCUMENT, [candidate.task])
    (cover,) = assigned.coverage(session, plan)
    assert (cover.task.product, cover.task.deadline) == ("Kế hoạch\nBáo cáo", "Quý I/2026; Quý IV/2026")
    assigned.add(session, cover.task.id)
    assert table(session, plan)[-2:] == [
        "II | 4 | Số hóa hồ sơ lưu trữ |  | Quý I/2026",
        "II | 4 | Số hóa hồ sơ lưu trữ |  | Quý IV/2026",
    ]


# -- settling ----------------------------------------------------------------------------------------------


def test_a_proposal_is_confirmed_and_taken_back(session: Session, taken: RecordId) -> None:
    assert assigned.confirm(session, assigned.coverage(session, taken)).count == 1
    assert standings(session, taken) == ["covered", "missing", "missing"]
    planning.undo(session)
    assert standings(session, taken) == ["likely", "missing", "missing"]


def test_any_line_can_be_linked_by_hand(session: Session, taken: RecordId) -> None:
    task = assigned.coverage(session, taken)[1].task.id
    line = assigned.plan_lines(session, taken)[2]
    assigned.link(session, task, line.record)
    cover = assigned.coverage(session, taken)[1]
    assert (cover.standing, cover.line) == (Standing.COVERED, line)
    with pytest.raises(NotFoundError) as caught:
        assigned.link(session, task, RecordId("nothing"))
    assert caught.value.code == "record-not-in-plan"


def test_a_line_that_is_removed_covers_nothing_any_more(session: Session, taken: RecordId) -> None:
    assigned.confirm(session, assigned.coverage(session, taken))
    line = assigned.coverage(session, taken)[0].line
    assert line is not None
    editing.remove(session, taken, [line.record])
    assert standings(session, taken)[0] == "missing"


def test_an_assigned_task_is_added_to_its_section_and_linked_in_one_step(
    session: Session, taken: RecordId
) -> None:
    before = table(session, taken)
    task = assigned.coverage(session, taken)[1].task.id
    assigned.add(session, task)
    assert table(session, taken) == [
        *before,
        "II | 4 | Số hóa kết quả giải quyết thủ tục hành chính |  | Quý I/2026",
    ]
    assert standings(session, taken) == ["likely", "covered", "missing"]
    planning.undo(session)
    assert (table(session, taken), standings(session, taken)[1]) == (before, "missing")


def test_a_section_that_the_plan_lacks_is_made(session: Session, taken: RecordId) -> None:
    assigned.add(session, assigned.coverage(session, taken)[2].task.id)
    assert table(session, taken)[-1] == "III | 4 | Giao quyền tự chủ cho trường học |  | Quý III/2026"


def test_a_task_that_does_not_apply_needs_a_reason(session: Session, taken: RecordId) -> None:
    task = assigned.coverage(session, taken)[2].task.id
    with pytest.raises(RefusedError) as caught:
        assigned.drop(session, task, "  ")
    assert caught.value.code == "assigned-reason-missing"
    assigned.drop(session, task, "Xã không có trường")
    cover = assigned.coverage(session, taken)[2]
    assert (cover.standing, cover.task.reason) == (Standing.NOT_APPLICABLE, "Xã không có trường")
    assigned.reopen(session, task)
    assert standings(session, taken)[2] == "missing"


def test_a_locked_plan_is_covered_but_not_added_to(session: Session, taken: RecordId) -> None:
    keeping.change_state(session, taken, PlanState.SUBMITTED)
    first, second, _ = assigned.coverage(session, taken)
    assert assigned.confirm(session, [first]).count == 1
    with pytest.raises(RefusedError) as caught:
        assigned.add(session, second.task.id)
    assert caught.value.code == "plan-locked"


# -- the finding -------------------------------------------------------------------------------------------


def found(session: Session, plan: RecordId) -> list[tuple[str, Severity, list[str]]]:
    return [
        (each.code, each.severity, [fix.code for fix in each.fixes])
        for each in checking.check(session, plan).findings
        if each.code.startswith("assigned-")
    ]


def test_what_is_not_covered_is_a_finding_with_its_ways_out(session: Session, taken: RecordId) -> None:
    settle = ["fix-assigned-link", "fix-assigned-drop"]
    assert sorted(found(session, taken)) == [
        ("assigned-likely", Severity.WARNING, ["fix-assigned-is", "fix-assigned-add", *settle]),
        ("assigned-not-covered", Severity.ERROR, ["fix-assigned-add", *settle]),
        ("assigned-not-covered", Severity.ERROR, ["fix-assigned-add-new", *settle]),
    ]
    for cover in assigned.coverage(session, taken):
        assigned.drop(session, cover.task.id, "không có đối tượng")
    assert found(session, taken) == []


def test_what_is_not_obligatory_is_no_error(session: Session, plan: RecordId, offer: assigned.Offer) -> None:
    document = replace(DOCUMENT, obligatory=False)
    assigned.take_in(session, plan, document, [offer.candidates[2].task])
    assert [(code, severity) for code, severity, _ in found(session, plan)] == [
        ("assigned-optional", Severity.WARNING)
    ]


def test_the_plan_of_another_office_takes_no_assignment(
    session: Session, plan: RecordId, offer: assigned.Offer
) -> None:
    other = session.store.connection
    other.execute("INSERT INTO office (id, name, role, own) VALUES ('o2', 'Khác', 'commune', 0)")
    other.execute("UPDATE plan SET office_id = 'o2' WHERE id = ?", (plan,))
    with pytest.raises(RefusedError) as caught:
        assigned.take_in(session, plan, DOCUMENT, [offer.candidates[0].task])
    assert caught.value.code == "plan-foreign"


def test_the_buttons_of_a_finding_settle_it(session: Session, taken: RecordId) -> None:
    while findings := [each for each in checking.check(session, taken).findings if "assigned" in each.code]:
        assert assigned.apply_fix(session, findings[0].fixes[0]) is not None
        assert assigned.apply_fix(session, findings[0].fixes[-1]) is None, "a reason is asked for on the page"
    assert standings(session, taken) == ["covered"] * 3
    assert [row[:6] for row in table(session, taken)[-2:]] == ["II | 4", "III | "]


def test_indicators_are_not_offered_as_tasks(session: Session, corpus: Path) -> None:
    offer = assigned.look(session, taking_in.look_at(corpus / "004-hai-phu-luc.docx"))
    assert len(offer.candidates) == 22
    with pytest.raises(RefusedError) as caught:
        assigned.look(session, taking_in.look_at(corpus / "004b-goc.docx"))
    assert caught.value.code == "assigned-targets-only"


TARGETS = "\n## Phụ lục II: Chỉ tiêu\n\n| TT | Chỉ tiêu | Năm 2025 | Năm 2026 |\n|--|--|--|--|\n" + "".join(
    f"| {number} | Tỷ lệ hồ sơ {words} | 80% | 9{number}% |\n"
    for number, words in enumerate(("trực tuyến", "đúng hạn", "số hóa"), start=1)
)


def test_tables_of_targets_are_named_as_left_out(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "Kế hoạch tỉnh năm 2026.md"
    path.write_text(PROVINCE + TARGETS, encoding="utf-8")
    offer = assigned.look(session, taking_in.look_at(path))
    assert len(offer.candidates) == 4
    assert len(offer.left_out) == 1


def test_the_same_document_taken_twice_notes_only_what_is_new(
    session: Session, taken: RecordId, offer: assigned.Offer
) -> None:
    before = assigned.coverage(session, taken)
    noted = [each.task for each in before]
    again = replace(DOCUMENT, issuer=" UBND  tỉnh Mộc Giang ")
    with pytest.raises(RefusedError) as caught:
        assigned.take_in(
            session, taken, again, [each.task for each in offer.candidates if each.share is not Share.NOBODY]
        )
    assert caught.value.code == "assigned-already"
    assert assigned.coverage(session, taken) == before
    assigned.take_in(session, taken, again, [each.task for each in offer.candidates])
    after = [each.task.title for each in assigned.coverage(session, taken)]
    assert after == [*(each.title for each in noted), "Sơ kết công tác pháp chế"]
    other = replace(DOCUMENT, number="13")
    assigned.take_in(session, taken, other, [noted[0]])
    assert len(assigned.coverage(session, taken)) == len(after) + 1


def test_adding_twice_adds_once(session: Session, taken: RecordId) -> None:
    task = assigned.coverage(session, taken)[-1].task.id
    assigned.add(session, task)
    before = table(session, taken)
    assert assigned.add(session, task).tx is None
    assert table(session, taken) == before
