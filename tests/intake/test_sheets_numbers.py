"""Numbers and days of spreadsheets: the text a Vietnamese Excel shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.intake.sheets import numbers

DAY = 46203  # 30/06/2026


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (2.0, "General", "2"),
        (1.5, "General", "1,5"),
        (-3.0, "", "-3"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,3333333333"),
        (1e20, "General", "1,00000E+20"),
        (2026.0, "@", "2026"),
        (0.98, "0%", "98%"),
        (0.985, "0.00%", "98,50%"),
        (0.985, "0.#%", "98,5%"),
        (1500000, "#,##0", "1.500.000"),
        (1234567.891, "#,##0.00", "1.234.567,89"),
        (1500000, "#,##0,", "1.500"),
        (2.5, "0", "3"),
        (0.5, "#.##", ",5"),
        (7, "00", "07"),
        (3, '"Quý "0', "Quý 3"),
        (120, '#,##0" người"', "120 người"),
        (1500000, r"#,##0\ [$₫-42A]", "1.500.000 ₫"),
        (-5, "0;(0)", "(5)"),
        (-5, "0", "-5"),
        (0, '0;-0;"-"', "-"),
        (0, '_(* "-"??_)', "-"),
        (12, "[Red]0.0", "12,0"),
        (3, ";;;", ""),
        (0.5, "# ?/?", "0,5"),
        (1500, "0.00E+00", "1500"),
        (912345678, "0000-000-000", "912345678"),
        (float("nan"), "0", ""),
        (float("inf"), "General", ""),
    ],
)
def test_numbers_in_their_formats(number: float, code: str, shown: str) -> None:
    assert numbers.shown(number, code) == shown


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (DAY, "dd/mm/yyyy", "30/06/2026"),
        (DAY, "m/d/yy", "30/06/2026"),
        (DAY, "[$-42A]dddd, dd mmmm yyyy", "30/06/2026"),
        (DAY + 0.375, "dd/mm/yyyy h:mm", "30/06/2026 09:00"),
        (DAY, "yyyy-mm-dd hh:mm:ss", "30/06/2026"),
        (DAY, "mmm-yy", "06/2026"),
        (DAY, "mm/yyyy", "06/2026"),
        (DAY, "d-mmm", "30/06"),
        (DAY, "yyyy", "2026"),
        (DAY, '"Tháng "m"/"yyyy', "Tháng 6/2026"),
        (DAY, '"Quý II/"yy', "Quý II/2026"),
        (DAY, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 30 tháng 06 năm 2026"),
        (0.3125, "h:mm AM/PM", "07:30"),
        (1.5, "[h]:mm", "36:00"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (0, "dd/mm/yyyy", "0"),
        (-1, "dd/mm/yyyy", "-1"),
        (3_000_000, "dd/mm/yyyy", "3000000"),
    ],
)
def test_days_are_written_the_vietnamese_way(number: float, code: str, shown: str) -> None:
    assert numbers.shown(number, code) == shown


def test_a_file_may_count_days_from_1904() -> None:
    assert numbers.shown(DAY - 1462, "dd/mm/yyyy", from_1904=True) == "30/06/2026"


@given(st.floats(), st.text(alphabet='#0?.,%;"[]\\_*@-/ymdhsE$ đGeneral', max_size=20))
def test_any_number_in_any_format_is_text(number: float, code: str) -> None:
    assert isinstance(numbers.shown(number, code), str)
    assert isinstance(numbers.is_general(code), bool)
