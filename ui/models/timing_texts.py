"""Words for what came of a deadline: each extension with reason and document, for dialogs and tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ccapp.domain.deadline import written_day
from ccapp.domain.plan import TIMING
from ccapp.domain.timing import timing_of

if TYPE_CHECKING:
    from ccapp.domain.progress import Extension


def granted(number: int, extension: Extension) -> str:
    """One extension: the n-th, to which day, why, by which document."""
    words = QCoreApplication.translate("timing", "Extension {number}: to {day}, because: {reason}")
    said = words.format(number=number, day=written_day(extension.until), reason=extension.reason)
    signed = written_day(extension.document_day) if extension.document_day else ""
    return " · ".join(filter(None, (said, extension.document, signed)))


def original(day: str) -> str:
    """The deadline before any extension."""
    return QCoreApplication.translate("timing", "Original deadline: {day}").format(day=day)


def kept_lines(mark: str) -> list[str]:
    """All extensions that a leaf keeps, each day put off with those that it had; "" gives none."""
    lines = []
    for each in timing_of({TIMING: mark}).extended:
        lines.append(original(written_day(each.of)))
        lines.extend(granted(number, one) for number, one in enumerate(each.by, start=1))
    return lines
