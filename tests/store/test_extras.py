"""What a document carries beside its main parts, from bags that other programs may have written."""

from __future__ import annotations

import pytest

from ccapp.domain.plan import MOST_COPIES, Extras, Urgency
from ccapp.store.extras import extras_fields, extras_of

SAID = Extras(urgency=Urgency.URGENT, unit="VP", drafter="NVA", copies=45, contact="Số 1, đường Suối Mây")


def test_what_is_written_is_read() -> None:
    assert extras_of(extras_fields(SAID)) == SAID
    assert extras_of(extras_fields(Extras())) == Extras()
    assert extras_of({}) == Extras()


@pytest.mark.parametrize("copies", [-1, 0, MOST_COPIES + 1, 10**30, True, 4.5, "45", [45], None])
def test_a_count_that_is_none_is_not_said(copies: object) -> None:
    assert extras_of({"copies": copies}).copies == 0


@pytest.mark.parametrize("field", ["urgency", "draft_unit", "drafter", "contact"])
@pytest.mark.parametrize("other", [5, ["VP"], {"a": 1}, True, None])
def test_what_is_no_text_is_not_said(field: str, other: object) -> None:
    assert extras_of({field: other}) == Extras()
