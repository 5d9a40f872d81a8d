"""Findings: what is missing, doubtful or wrong, as a code with facts. Words live in `i18n/`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ccapp.domain.plan import NOT_STORED, RecordId


class Severity(StrEnum):
    """How much a finding weighs: Phải sửa, Nên xem lại, Gợi ý."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One text put in place of another."""

    record: RecordId
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A way to settle a finding: a button with the words of `code`, and the texts it writes in one step.

    Without edits the window leads to the place and lets the officer decide.
    """

    code: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. `record` or `place` ("table 1, row 14") says where, `facts` fill the words of `code`.

    `about` holds the very words that gave rise to it: *Giữ nguyên* is remembered for code and words, so that
    next year's copy is not asked again. `fixes` stand in the order they are offered.
    """

    code: str
    severity: Severity
    record: RecordId = NOT_STORED
    place: str = ""
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    about: str = ""
    fixes: tuple[Fix, ...] = ()
