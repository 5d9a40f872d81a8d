"""Targets copied from a superior's plan: several figures where the commune has only one level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ccapp.domain.checks.passage import Passage, Setting
from ccapp.domain.checks.saying import clause, found
from ccapp.domain.findings import Finding, Fix, Severity

_SEVERAL: Final = re.compile(
    r"\btương ứng\s+(?:là\s+|đạt\s+|từ\s+)?(?P<figures>\d[\d.,]*%(?:\s*(?:,|;|/|và|-)\s*\d[\d.,]*%)+)",
    re.IGNORECASE,
)
# Where the sentence itself counts levels or groups, the figures belong to them.
_COUNTED: Final = re.compile(
    r"\b(?:cấp|tỉnh|huyện)\b[^;.]*\b(?:cấp|huyện|xã)\b[^;.]*tương ứng|lần lượt|năm 20\d\d[^;.]*năm 20\d\d",
    re.IGNORECASE,
)


def several_levels(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """`tối thiểu tương ứng là 30%, 20%, 15%` in a commune's plan: the figures of three tiers."""
    if setting.level != "commune":
        return
    for written in _SEVERAL.finditer(passage.text):
        if _COUNTED.search(clause(passage.text, written.start(), written.end())):
            continue
        figures = " ".join(written.group("figures").split())
        fix = Fix(code="fix-edit")
        yield found("text-several-levels", Severity.HINT, passage, written.group(), fix, figures=figures)
