"""What a collecting form says of itself comes back as it was, and nothing else is taken for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.form_marks import FormMark, commune_key, form_of, same_commune
from ccapp.domain.plan import RecordId
from ccapp.domain.row_marks import edition_cell, edition_of, marked_in_cell
from ccapp.domain.versions import DeviceId, make_dot

dots = st.builds(
    make_dot,
    st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=12, max_size=12).map(DeviceId),
    st.integers(1, 2**40),
)


@given(dots, st.text(min_size=1, max_size=40), st.integers(1, 9999))
def test_it_comes_back_through_the_cell(plan: str, name: str, version: int) -> None:
    mark = FormMark(plan=RecordId(plan), commune=commune_key(name), version=version)
    assert form_of(edition_of(marked_in_cell(edition_cell(mark.edition)))) == mark


@given(st.text(max_size=60))
def test_other_texts_are_no_form(text: str) -> None:
    found = form_of(text)
    assert found is None or found.edition == text or text.startswith("form0")


def test_the_digest_of_an_export_is_no_form() -> None:
    assert form_of("0f" * 32) is None


def test_names_are_one_whatever_their_case_and_spaces_but_not_their_accents() -> None:
    assert same_commune("UBND xã Tân Hòa", " ubnd  xã tân hòa ")
    assert not same_commune("UBND xã Tân Hòa", "UBND xã Tân Hoa")
