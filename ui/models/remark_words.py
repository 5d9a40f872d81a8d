"""Remarks in words: who said it and how it came, what became of it, the table for a document."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.remarks import Channel, RemarkState, Speaker

if TYPE_CHECKING:
    from ccapp.domain.remarks import Placed, Remark

# Keeps Excel, which takes the HTML, from reading "=…" or "1/4" as something else.
_EXCEL_TEXT: Final = "mso-number-format:'\\@'"


def speaker_words(speaker: Speaker) -> str:
    """What a kind of speaker is called."""
    translate = QCoreApplication.translate
    return {
        Speaker.CHAIRMAN: translate("remark", "Leader"),
        Speaker.SUPERIOR: translate("remark", "Superior"),
        Speaker.COLLEAGUE: translate("remark", "Colleague or unit"),
        Speaker.OTHER: translate("remark", "Somebody else"),
    }[speaker]


def channel_words(channel: Channel) -> str:
    """How a remark came."""
    translate = QCoreApplication.translate
    return {
        Channel.PRINTOUT: translate("remark", "on the printout"),
        Channel.PHONE: translate("remark", "by phone"),
        Channel.ZALO: translate("remark", "by Zalo"),
        Channel.MEETING: translate("remark", "in a meeting"),
        Channel.DOCUMENT: translate("remark", "by document"),
        Channel.SYNC: translate("remark", "in data that was sent"),
    }[channel]


def state_words(state: RemarkState) -> str:
    """What became of a remark."""
    translate = QCoreApplication.translate
    return {
        RemarkState.OPEN: translate("remark", "Not settled yet"),
        RemarkState.TAKEN: translate("remark", "Taken"),
        RemarkState.EXPLAINED: translate("remark", "Explained"),
    }[state]


def source_words(remark: Remark) -> str:
    """`Chủ tịch Nguyễn Văn An (trên bản in, 04/01/2026)`."""
    by = remark.by or speaker_words(remark.speaker)
    day = f", {remark.day:%d/%m/%Y}" if remark.day else ""
    return f"{by} ({channel_words(remark.channel)}{day})"


def said_words(remark: Remark) -> str:
    """A remark with its source, in one line."""
    words = QCoreApplication.translate("remark", "Remark of {source}: “{words}”")
    return words.format(source=source_words(remark), words=" ".join(remark.words.split()))


def place_words(placed: Placed) -> str:
    """Where a remark stands, as people call it."""
    translate = QCoreApplication.translate
    if placed.is_gone:
        return translate("remark", "The row was removed")
    heading = " ".join(placed.column.split())
    words = translate("remark", "Row {row}, column {column}") if heading else translate("remark", "Row {row}")
    return words.format(row=placed.label, column=heading)


def overtaken_words(placed: Placed) -> str:
    """What a cell says by now that is neither what was seen nor what is proposed for it."""
    words = QCoreApplication.translate("remark", "The cell says “{text}” by now.")
    return words.format(text=placed.text)


def take_words(remark: Remark) -> str:
    """The button that settles a remark: what a superior asks for is corrected, an opinion is taken."""
    if remark.speaker is Speaker.SUPERIOR:
        return QCoreApplication.translate("remark", "Corrected…")
    return QCoreApplication.translate("remark", "Take…")


def answer_words(remark: Remark) -> str:
    """What became of a remark with the words that were said of it; "" while it is open."""
    if remark.is_open:
        return ""
    return f"{state_words(remark.state)}: {remark.answer}" if remark.answer else state_words(remark.state)


def table_of(remarks: Sequence[Placed]) -> list[list[str]]:
    """The rows of `Tổng hợp ý kiến` under their headings."""
    translate = QCoreApplication.translate
    head = [
        translate("remark", "No."),
        translate("remark", "Who remarked"),
        translate("remark", "Remark"),
        translate("remark", "Taken or explained"),
    ]
    rows = [
        [
            str(number),
            source_words(each.remark),
            f"{_where(each)}: {each.remark.words}",
            answer_words(each.remark),
        ]
        for number, each in enumerate(remarks, start=1)
    ]
    return [head, *rows]


def _where(placed: Placed) -> str:
    return f"{place_words(placed)} (“{placed.text}”)" if placed.text else place_words(placed)


def as_text(table: Sequence[Sequence[str]]) -> str:
    """A table as spreadsheets take it: tab-separated, line breaks within quotes."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(table)
    return out.getvalue()


def as_html(table: Sequence[Sequence[str]]) -> str:
    """A table as Word and Excel take it."""
    head, *rows = table
    body = "".join(_row(each, "td") for each in rows)
    return (
        '<html><head><meta charset="utf-8"></head><body><table border="1" cellspacing="0" cellpadding="4" '
        f'style="border-collapse:collapse">{_row(head, "th")}{body}</table></body></html>'
    )


def _row(cells: Sequence[str], tag: str) -> str:
    texts = (escape(cell).replace("\n", "<br>") for cell in cells)
    return "<tr>" + "".join(f'<{tag} style="{_EXCEL_TEXT}">{text}</{tag}>' for text in texts) + "</tr>"
