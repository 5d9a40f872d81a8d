"""Names of foreign files: whatever was written, what comes out is the name of one file in one folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.exchange.fields import is_file_name
from ccapp.text.file_names import safe_file_name


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("KH 07 (đã ký).pdf", "KH 07 (đã ký).pdf"),
        ("../../windows/x.exe", "windows x.exe"),
        ("C:\\ccapp.db", "C ccapp.db"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1"),
        ("Côn Đảo.pdf", "Côn Đảo.pdf"),
        ("báo cáo\u202efdp.exe", "báo cáo fdp.exe"),
        ("x.pdf. . ", "x.pdf"),
        ("a:b.pdf:$DATA", "a b.pdf $DATA"),
        ("..", "tệp"),
        ("", "tệp"),
        (".pdf", "pdf"),
        ("d" * 300 + ".docx", "d" * 115 + ".docx"),
    ],
)
def test_a_name_stays_one_name(written: str, safe: str) -> None:
    assert safe_file_name(written) == safe


@given(st.text(max_size=300))
def test_every_text_gives_a_name_that_may_travel(text: str) -> None:
    name = safe_file_name(text)
    assert is_file_name(name)
    assert len(name) <= 120
    assert safe_file_name(name) == name
