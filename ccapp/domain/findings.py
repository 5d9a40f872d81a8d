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
class Finding:
    """One finding. `record` or `place` ("table 1, row 14") says where, `facts` fill the words of `code`."""

    code: str
    severity: Severity
    record: RecordId = NOT_STORED
    place: str = ""
    field: str = ""
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)
    fix: str = ""
