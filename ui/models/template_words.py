"""What the shipped templates are called in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ccapp.domain.templates import Topic
from ccapp.domain.years import Years

if TYPE_CHECKING:
    from ccapp.domain.templates import Template

_STAGE = 5  # years


def template_words(template: Template) -> str:
    """`Cải cách hành chính, một năm`."""
    words = {
        (Topic.REFORM, 1): QCoreApplication.translate("templates", "Administrative reform, one year"),
        (Topic.REFORM, 5): QCoreApplication.translate("templates", "Administrative reform, five years"),
        (Topic.REFORM, 10): QCoreApplication.translate("templates", "Administrative reform, ten years"),
        (Topic.DIGITAL, 1): QCoreApplication.translate("templates", "Digital transformation, one year"),
        (Topic.DIGITAL, 5): QCoreApplication.translate("templates", "Digital transformation, five years"),
        (Topic.DIGITAL, 10): QCoreApplication.translate("templates", "Digital transformation, ten years"),
    }
    return words[template.topic, template.span]


def usual_years(span: int, year: int) -> Years:
    """The years a plan of so many is for: a long one begins with a round stage: 2026-2030, 2026-2035."""
    first = year if span == 1 else (year - 1) // _STAGE * _STAGE + 1
    return first, first + span - 1
