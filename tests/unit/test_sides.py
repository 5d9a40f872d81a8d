"""Which side issues: by the name of the body, by the symbol, and wherever a plan gets either."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.plan import Side
from ccapp.domain.sides import side_of
from ccapp.printing.heading import note
from ccapp.printing.rules import DECREE_30, PARTY, Mode, template_of
from ccapp.resources import resource
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import planning
from ccapp.services.session import Session


@pytest.mark.parametrize(
    "name",
    [
        "Đảng ủy xã Suối Mây",
        "ĐẢNG UỶ XÃ SUỐI MÂY",
        "ĐẢNG BỘ TỈNH MỘC GIANG\nĐẢNG ỦY XÃ SUỐI MÂY",
        "Tỉnh ủy Mộc Giang",
        "Ban Thường vụ Đảng ủy xã Suối Mây",
        "BCH Đảng bộ xã Suối Mây",
    ],
)
def test_bodies_of_the_party(name: str) -> None:
    assert side_of(name) is Side.PARTY


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("UBND xã Suối Mây", "KH-UBND"),
        ("Ủy ban nhân dân xã Đảng Bộ", ""),
        ("Ban Chấp hành Đoàn xã Suối Mây", "KH-ĐTN"),
        ("Sở Nội vụ tỉnh Mộc Giang", "KH/SNV"),
        ("", ""),
    ],
)
def test_bodies_that_are_not(name: str, symbol: str) -> None:
    assert side_of(name, symbol) is Side.STATE


@pytest.mark.parametrize("symbol", ["KH/ĐU", "-KH/ĐU", "KH/TU "])
def test_a_symbol_tells_where_the_name_does_not(symbol: str) -> None:
    assert side_of("xã Suối Mây", symbol) is Side.PARTY


def test_the_page_follows_the_issuers_name_and_undo_brings_both_back(
    session: Session,
) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    head = planning.show_head(session, planning.import_file(session, sample).plan)
    assert template_of(head) is DECREE_30
    planning.set_text(session, head.id, head.id, "issuer", "Đảng ủy xã Suối Mây")
    assert template_of(planning.show_head(session, head.id)) is PARTY
    planning.undo(session)
    assert planning.show_head(session, head.id).issuer == head.issuer
    planning.set_text(session, head.id, head.id, "symbol", "KH/ĐU")
    assert "\u00a0-KH/ĐU ngày" in note(planning.show_head(session, head.id), Mode.PAPER)
    planning.set_text(session, head.id, head.id, "symbol", "KH-UBND")
    assert template_of(planning.show_head(session, head.id)) is DECREE_30


def test_a_file_of_the_party_is_known_by_its_symbol(session: Session, corpus: Path) -> None:
    made = planning.import_file(session, corpus / "004-hai-phu-luc.docx").plan
    head = planning.show_head(session, made)
    assert (head.issuer.side, head.reference.symbol) == (Side.PARTY, "KH/ĐU")


def test_a_number_of_the_party_given_at_issue_is_printed_as_one(session: Session) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = planning.import_file(session, sample).plan
    issuing.issue(session, plan, Signing(number="07-KH/ĐU", day="06/01/2026", signer="Nguyễn Văn An"))
    head = planning.show_head(session, plan)
    assert (head.reference.number, head.reference.symbol, head.issuer.side) == ("07", "KH/ĐU", Side.PARTY)
    assert "số 07-KH/ĐU ngày 06" in note(head, Mode.PAPER).replace("\u00a0", " ")
