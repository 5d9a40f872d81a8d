"""What a signed copy says otherwise, as lines: each leads back to what is taken over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ccapp.domain.plan import RecordId
from ccapp.services.paper import issuing, publishing, signed_copies
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ui.models.signed_lines import choices_of, lines_of, places_of


def test_nothing_is_taken_away_unasked(session: Session, sample_plan: RecordId, tmp_path: Path) -> None:
    plan = planning.show(session, sample_plan)
    publishing.print_plan(session, plan.id, tmp_path / "ký.docx")
    task = plan.appendices[0].sections[0].children[0]
    editing.remove(session, plan.id, [task.id])
    added = editing.add_line(session, plan.id, plan.appendices[0].sections[0].children[1].id, task.level)
    title = CellEdit(record=added.record, field="title", text="Việc thêm sau khi in")
    editing.set_texts(session, plan.id, [title])
    signing = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
    copy = issuing.issue(session, plan.id, signing, tmp_path / "ký.docx").copy
    found = signed_copies.lay_beside(session, copy)
    lines = {line.cells[1]: line.ticked for line in lines_of(found, places_of(found))}
    assert lines == {"Only in the signed copy": True, "Not in the signed copy": False}


def test_a_moved_row_says_where_it_stands_and_is_taken_over(
    session: Session, sample_plan: RecordId, tmp_path: Path
) -> None:
    plan = planning.show(session, sample_plan)
    table = plan.appendices[0]
    first, *rest = table.sections
    one, two, *others = first.children
    swapped = replace(table, sections=(replace(first, children=(two, one, *others)), *rest))
    with session.store.journal.write("new-plan", session.who) as tx:
        other = insert_plan(tx, replace(plan, appendices=(swapped, *plan.appendices[1:])))
    publishing.print_plan(session, other, tmp_path / "ký.docx")
    planning.undo(session)
    signing = Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình")
    copy = issuing.issue(session, plan.id, signing, tmp_path / "ký.docx").copy
    found = signed_copies.lay_beside(session, copy)
    places = places_of(found)
    (line,) = lines_of(found, places)
    assert line.cells[1] == "Stands elsewhere"
    assert first.text("section") in line.cells[2]
    assert line.cells[3].startswith(("After “", "First in “"))
    signed_copies.take_over(session, copy, choices_of(places, [line.key]))
    after = planning.show(session, plan.id).appendices[0].sections[0].children
    assert [each.id for each in after[:2]] == [two.id, one.id]
