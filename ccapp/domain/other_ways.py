"""Gửi cách khác: a plan that went to another office, or came from it, without this program's file."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ccapp.domain.plan import NOT_STORED, Channel, RecordId
from ccapp.values import value


class OtherForm(StrEnum):
    """As what it went."""

    WORD = "word"
    PDF = "pdf"
    EXCEL = "excel"
    PAPER = "paper"
    PROGRAM = "program"  # our own file, whose day of sending was noted


FORM_WORDS: Final = MappingProxyType(
    {
        OtherForm.WORD: "sent-as-word",
        OtherForm.PDF: "sent-as-pdf",
        OtherForm.EXCEL: "sent-as-excel",
        OtherForm.PAPER: "sent-as-paper",
        OtherForm.PROGRAM: "sent-as-program",
    }
)
"""The codes of the words for a form, in the order they are offered."""


@value
class OtherWay:
    """What went or came: the other office by its name, the day, number of the covering document if any.

    `plan` is ours, NOT_STORED where a superior notes what a commune handed over; for what it took in from a
    file it is the plan it holds in proxy, with the `file`'s name and hash. `received` is a commune's own plan
    whose day of sending was noted.
    """

    office: str
    day: date
    form: OtherForm
    channel: Channel
    number: str = ""
    plan: RecordId = NOT_STORED
    received: RecordId = NOT_STORED
    file: str = ""
    sha256: str = ""
    id: RecordId = NOT_STORED
