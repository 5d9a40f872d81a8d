"""The real slips of the five seeds, all of them found, and next to nothing else said."""

from __future__ import annotations

from collections import Counter

import pytest

from ccapp.domain.checks.own import setting_of
from ccapp.domain.checks.texts import check_passages
from ccapp.domain.findings import Finding, Severity
from ccapp.intake.document import passages
from ccapp.intake.sheet import sheets
from tests.unit.seed_texts import seed

SPELLING = {"text-slip", "text-doubled", "text-slip-unknown"}


def findings(number: str) -> tuple[Finding, ...]:
    found = passages(sheets(seed(number)))
    return check_passages(found, setting_of(found))


def said(number: str) -> dict[str, list[str]]:
    """Code → the words it speaks of, spelling apart."""
    grouped: dict[str, list[str]] = {}
    for each in findings(number):
        if each.code not in SPELLING:
            grouped.setdefault(each.code, []).append(each.about)
    return grouped


def corrections(number: str) -> dict[object, object]:
    return {each.facts["text"]: each.facts["better"] for each in findings(number) if each.code in SPELLING}


def test_000_lacks_a_section_and_is_full_of_typing_slips() -> None:
    assert said("000") == {"text-number-jump": ["II IV"]}
    assert (
        corrections("000").items()
        >= {
            "vbaor": "bảo",
            "đại bàn": "địa bàn",
            "tin gọn": "tinh gọn",
            "chống chéo": "chồng chéo",
            "cảu cấp": "của cấp",
            "NĐCP": "NĐ-CP",
            "áp dựng": "áp dụng",
        }.items()
    )


def test_001_has_two_sections_of_one_number() -> None:
    found = said("001")
    assert [about.split()[0] for about in found.pop("text-number-twice")] == ["II"]
    assert found == {"text-wider-area": ["trên địa bàn huyện"]}
    assert corrections("001").items() >= {"cuầ": "của", "phấp cấp": "phân cấp", "các các": "các"}.items()


def test_002_is_cut_by_pages_and_rightly_names_the_year_before() -> None:
    found = said("002")
    assert found.keys() == {"text-broken", "text-cut"}
    assert found["text-cut"] == ["…bộ, công chức, cơ quan hành", "Các ban,"]
    assert corrections("002") == {"Phần đầu": "Phấn đấu", "tặc trách": "tắc trách", "TTTC": "TTHC"}


def test_003_has_cut_cells_and_a_town_that_is_not_its_own() -> None:
    found = said("003")
    assert found["text-other-level"] == ["thị xã"]
    assert sum(about.endswith("xã, thị") for about in found["text-cut"]) == 3
    assert found.keys() == {"text-broken", "text-cut", "text-other-level"}
    assert corrections("003").items() >= {"chú động": "chủ động", "quy pháp": "quy phạm"}.items()


def test_004_shows_the_day_the_remark_the_numbers_and_the_issuer() -> None:
    found = said("004")
    assert found["text-no-such-day"] == ["31 tháng 6 năm 2025"]
    assert found["text-number-jump"] == ["3 5.2"]
    assert found["text-other-office"] == ["VPHU"]
    assert found["text-symbol"] == ["-KH-ĐU"]
    assert found["text-blank"] == ["…… triệu đồng"]
    assert len(found["text-remark"]) == len(found["text-issuer-appendix"]) == 1
    assert len(found["text-several-levels"]) == len(found["text-not-closed"]) == 1


def test_004_names_both_appendices_and_offers_the_real_last_day() -> None:
    found = {each.code: each for each in findings("004")}
    issuer = found["text-issuer-appendix"]
    assert issuer.facts == {
        "first": "Phụ lục I",
        "text": "-KH/ĐU",
        "second": "Phụ lục II",
        "other": "của UBND xã",
    }
    assert [fix.code for fix in issuer.fixes] == ["fix-issuer-party", "fix-issuer-committee"]
    assert found["text-no-such-day"].fixes[0].facts["text"] == "30 tháng 6 năm 2025"


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_little_is_said_and_what_must_be_corrected_is_sure(number: str) -> None:
    weights = Counter(each.severity for each in findings(number))
    assert weights.total() <= 24
    assert weights[Severity.ERROR] <= 3


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_finding_says_where_it_stands(number: str) -> None:
    assert all(each.place.startswith(("paragraph ", "table ")) for each in findings(number))
