"""Random tables on pages of any setup: nothing stands outside the margins, each appendix is signed once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.page import LEAST_MARGIN, MOST_MARGIN, Margins, PageSetup
from ccapp.domain.plan import Appendix, Body, Side, Signature
from ccapp.printing.document import lay_out
from ccapp.printing.fonts import ASCENT, font
from ccapp.printing.primitives import Page, Rule, TextRun
from ccapp.printing.provisions import MILLIMETRE
from tests.printing.builders import make_plan
from tests.printing.strategies import appendices

SIGNER = "Đặng Thị Ký"
_LENGTHS = st.integers(LEAST_MARGIN, MOST_MARGIN)
MARGINS = st.builds(Margins, top=_LENGTHS, bottom=_LENGTHS, left=_LENGTHS, right=_LENGTHS)
SETUPS = st.builds(PageSetup, margins=MARGINS, capitals=st.booleans(), signed=st.booleans())


def check(appendix: Appendix, setup: PageSetup, side: Side) -> None:
    table = replace(appendix, layout=replace(appendix.layout, page=setup))
    plan = make_plan(
        table,
        table,
        issuer=Body(name="UBND xã Suối Mây", side=side),
        signature=Signature(authority="TM. ỦY BAN NHÂN DÂN", position="CHỦ TỊCH", signer=SIGNER),
    )
    pages = lay_out(plan)
    assert {page.appendix for page in pages} == {1, 2}
    for page in pages:
        check_page(page, setup)
    texts = [item.text for page in pages for item in page.items if isinstance(item, TextRun)]
    assert texts.count(SIGNER) == (2 if setup.signed else 0)


def check_page(page: Page, setup: PageSetup) -> None:
    assert setup.margins is not None
    left = setup.margins.left * MILLIMETRE - 1e-6
    right = page.width - setup.margins.right * MILLIMETRE + 1e-6
    top = setup.margins.top * MILLIMETRE - 1e-6
    bottom = page.height - setup.margins.bottom * MILLIMETRE + 1e-6
    number = str(page.number) if page.number > 1 else None
    above = [item for item in page.items if isinstance(item, TextRun) and item.y < top]
    assert [item.text for item in above] == ([number] if number else [])
    for item in page.items:
        if isinstance(item, TextRun):
            assert left <= item.x
            assert item.x + font(item.face).advance(item.text) * item.size <= right
            assert item in above or item.y - ASCENT * item.size >= top - 0.5
            assert item.y <= bottom
        elif isinstance(item, Rule):
            assert left <= item.x1 <= item.x2 <= right
            assert top <= item.y1 <= item.y2 <= bottom


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices(), setup=SETUPS, side=st.sampled_from(Side))
def test_random_setups(appendix: Appendix, setup: PageSetup, side: Side) -> None:
    check(appendix, setup, side)


@pytest.mark.heavy
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(appendix=appendices(), setup=SETUPS, side=st.sampled_from(Side))
def test_many_random_setups(appendix: Appendix, setup: PageSetup, side: Side) -> None:
    check(appendix, setup, side)
