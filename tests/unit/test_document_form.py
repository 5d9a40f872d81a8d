"""Thể thức văn bản: stored in one step, held back once a plan is on its way, kept by versions, packages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.content import content_of, plan_of
from ccapp.domain.letter import gap_texts
from ccapp.domain.plan import MOST_COPIES, Body, Extras, Plan, RecordId, Side, Signature, Urgency
from ccapp.domain.sides import side_after
from ccapp.domain.wellformed import MalformedScopeError, require_wellformed
from ccapp.domain.year_shift import shift_years
from ccapp.errors import RefusedError
from ccapp.printing.rules import DECREE_30, PARTY, template_of
from ccapp.services.paper import editions, issuing, publishing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import document_form, planning
from ccapp.services.plans.document_form import DocumentForm
from ccapp.services.session import Session
from ccapp.store.scopes import export_scope
from tests.conftest import PlanMaker

SAID = Extras(
    urgency=Urgency.VERY_URGENT, unit="VP", drafter="NVA", copies=45, contact="Số 1\nĐT: 0200 111 222"
)
SIGNS = Signature(authority="KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH", signer="Nguyễn Văn An")
Change = Callable[[DocumentForm], DocumentForm]


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    from ccapp.store.plans import insert_plan

    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


def shown(session: Session, plan: RecordId) -> Plan:
    return planning.show(session, plan)


def whole(form: DocumentForm) -> DocumentForm:
    return replace(
        form,
        issuer=Body(name="Đảng ủy xã Suối Mây", side=Side.PARTY),
        superior="Tỉnh ủy Mộc Giang",
        place="Suối Mây",
        doc_type="Chương trình",
        symbol="CTr/ĐU",
        signature=SIGNS,
        extras=SAID,
    )


def change(session: Session, plan: RecordId, edit: Change) -> None:
    document_form.set_form(session, plan, edit(document_form.form_of(shown(session, plan))))


@pytest.mark.parametrize(
    ("field", "text"),
    [("issuer", "Đảng ủy xã Suối Mây"), ("superior", "UBND tỉnh\nMộc Giang"), ("place", "Suối Mây\n(xã)")],
)
def test_a_submitted_plan_takes_its_signer_whatever_stands_in_the_other_fields(
    session: Session, plan: RecordId, field: str, text: str
) -> None:
    """A Party issuer beside a superior of the state, a break within a line: nobody changed them."""
    planning.set_text(session, plan, plan, field, text)
    editions.submit(session, plan)
    form = document_form.form_of(shown(session, plan))
    document_form.set_form(session, plan, replace(form, signature=SIGNS))
    assert document_form.form_of(shown(session, plan)) == replace(form, signature=SIGNS)
    with pytest.raises(RefusedError, match="form-locked"):
        document_form.set_form(session, plan, replace(form, symbol="KH-KHÁC"))


def test_everything_in_one_step_and_one_undo(session: Session, plan: RecordId) -> None:
    before = shown(session, plan)
    form = whole(document_form.form_of(before))
    done = document_form.set_form(session, plan, form)
    assert done.action == "document-form"
    after = shown(session, plan)
    assert document_form.form_of(after) == form
    assert after.superior.side is Side.PARTY
    assert after.appendices == before.appendices
    assert document_form.set_form(session, plan, form).tx is None, "the same again is no step"
    planning.undo(session)
    assert shown(session, plan) == before


def test_texts_are_cleaned_and_the_drafter_is_in_capitals(session: Session, plan: RecordId) -> None:
    extras = Extras(unit=" VP ", drafter="nva", contact="Số 1  \n")
    change(session, plan, lambda form: replace(form, extras=extras, place=" Suối   Mây "))
    after = shown(session, plan)
    assert after.extras == Extras(unit="VP", drafter="NVA", contact="Số 1")
    assert after.place == "Suối Mây"


def test_what_is_locked_is_not_held_against_the_signature(session: Session, plan: RecordId) -> None:
    from ccapp.store.tables import PLAN

    with session.store.journal.write("set", session.who) as tx:
        tx.change(PLAN, plan, {"superior": "UBND tỉnh\nMộc Giang"})
    editions.submit(session, plan)
    change(session, plan, lambda form: replace(form, signature=SIGNS))
    after = shown(session, plan)
    assert after.signature == SIGNS
    assert after.superior.name == "UBND tỉnh\nMộc Giang"


def test_a_plan_stored_as_a_state_paper_is_given_to_the_party(session: Session, plan: RecordId) -> None:
    """As plans of before are: their name tells the Party, the side stored with them does not."""
    change(session, plan, lambda form: replace(form, issuer=Body(name="Đảng ủy xã Suối Mây")))
    assert template_of(shown(session, plan)) is DECREE_30
    change(session, plan, lambda form: replace(form, issuer=replace(form.issuer, side=Side.PARTY)))
    assert template_of(shown(session, plan)) is PARTY
    page, *_ = publishing.preview(session, plan).pages
    assert page.width - max(page.edges) == pytest.approx(PARTY.right, abs=1)


def test_a_side_chosen_by_hand_holds_until_the_names_tell_another(session: Session, plan: RecordId) -> None:
    chosen = Body(name="Ban Chỉ đạo xã Suối Mây", side=Side.PARTY)
    change(session, plan, lambda form: replace(form, issuer=chosen, symbol="KH/BCĐ"))
    planning.set_text(session, plan, plan, "symbol", "KH-BCĐ")
    assert shown(session, plan).issuer.side is Side.PARTY
    issuing.issue(session, plan, Signing(number="07", day="06/01/2026", signer="Nguyễn Văn An"))
    assert shown(session, plan).issuer.side is Side.PARTY
    assert side_after(shown(session, plan), "Đảng ủy xã Suối Mây", "") is Side.PARTY
    state = replace(shown(session, plan), issuer=Body(name="Đảng ủy xã Suối Mây", side=Side.PARTY))
    assert side_after(state, "UBND xã Suối Mây", "KH-UBND") is Side.STATE


def test_on_the_desk_the_signature_is_open_and_the_issuer_is_not(session: Session, plan: RecordId) -> None:
    editions.submit(session, plan)
    change(session, plan, lambda form: replace(form, signature=SIGNS, extras=SAID))
    after = shown(session, plan)
    assert (after.signature, after.extras) == (SIGNS, SAID)
    with pytest.raises(RefusedError, match="form-locked"):
        change(session, plan, lambda form: replace(form, issuer=Body(name="UBND xã Khe Lá")))
    with pytest.raises(RefusedError, match="form-locked"):
        change(session, plan, lambda form: replace(form, symbol="QĐ-UBND"))
    assert shown(session, plan) == after


def test_a_signed_plan_keeps_its_form(session: Session, plan: RecordId) -> None:
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Nguyễn Văn An"))
    before = shown(session, plan)
    with pytest.raises(RefusedError, match="form-locked"):
        change(session, plan, lambda form: replace(form, extras=SAID))
    assert shown(session, plan) == before


@pytest.mark.parametrize("copies", [-1, MOST_COPIES + 1])
def test_copies_that_are_no_count_are_refused(session: Session, plan: RecordId, copies: int) -> None:
    with pytest.raises(RefusedError, match="form-copies"):
        change(session, plan, lambda form: replace(form, extras=Extras(copies=copies)))


def test_a_text_too_long_is_refused(session: Session, plan: RecordId) -> None:
    with pytest.raises(RefusedError, match="text-too-long"):
        change(session, plan, lambda form: replace(form, extras=Extras(contact="x" * 20_001)))


def test_it_travels_with_the_plan_and_foreign_values_are_told_apart(session: Session, plan: RecordId) -> None:
    change(session, plan, whole)
    state = export_scope(session.store.connection, plan)
    require_wellformed(state)
    head = next(record for record in state.records if record.type == "plan")
    assert head.fields["urgency"] == "very-urgent"
    for name in ("urgency", "draft_unit", "drafter", "contact"):
        wrong = replace(head, fields={**head.fields, name: 7})
        others = tuple(wrong if record is head else record for record in state.records)
        with pytest.raises(MalformedScopeError, match=name):
            require_wellformed(replace(state, records=others))


def test_what_a_newer_version_knows_is_not_said(session: Session, plan: RecordId) -> None:
    from ccapp.store.tables import PLAN

    with session.store.journal.write("set", session.who) as tx:
        tx.change(PLAN, plan, {"urgency": "at-once", "copies": "many"})
    assert shown(session, plan).extras == Extras()


def test_a_saved_version_prints_what_stood_on_it_then(session: Session, plan: RecordId) -> None:
    change(session, plan, lambda form: replace(form, extras=SAID))
    edition = editions.submit(session, plan).edition
    change(session, plan, lambda form: replace(form, extras=Extras()))
    assert editions.plan_at(session, edition.id).extras == SAID


EXTRAS = st.builds(
    Extras,
    urgency=st.none() | st.sampled_from(Urgency),
    unit=st.text(max_size=5),
    drafter=st.text(max_size=5),
    copies=st.integers(0, MOST_COPIES),
    contact=st.text(max_size=30),
)


@given(extras=EXTRAS)
def test_the_content_of_a_plan_holds_them_and_says_nothing_without(extras: Extras) -> None:
    plan = Plan(title="Kế hoạch", year_from=2026, year_to=2026, extras=extras)
    assert plan_of(content_of(plan)) == plan
    assert ("extras" in json.loads(content_of(plan))) == (extras != Extras())


def test_next_years_plan_keeps_the_address_and_is_not_urgent() -> None:
    plan = Plan(title="Kế hoạch năm 2026", year_from=2026, year_to=2026, extras=SAID)
    assert shift_years(plan, 1).plan.extras == replace(SAID, urgency=None)
    assert len(gap_texts(plan)) == len(gap_texts(shift_years(plan, 1).plan))
