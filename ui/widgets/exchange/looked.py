"""What files would bring, told before anything of them is taken in: a line for each, and the words of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ccapp.errors import AppError
from ccapp.exchange.header import PackageKind
from ccapp.services.collected import accepting
from ccapp.services.handover.outcomes import Result
from ccapp.services.reception.looking import Prospect
from ccapp.text.sizes import size_words
from ccapp.words import Words
from ui.models.exchange_lines import Line
from ui.widgets.exchange.words import BRAKES, day

KEY: Final = "look-"  # before the number of a file that was only looked at
_LOOKS: Final = {
    Result.MERGED: ("pencil", "good"),
    Result.NOTHING_NEW: ("info", "muted"),
    Result.OLDER: ("info", "muted"),
    Result.HELD: ("triangle-alert", "warning"),
    Result.REFUSED: ("triangle-alert", "error"),
}


def looked_line(number: int, each: Prospect, words: Words) -> Line:
    """A file that waits: its name, from whom (with a `?` where it only says so), what taking it in would
    mean, and of what plan how much.
    """
    look, tone = ("info", "muted") if each.result is None else _LOOKS[each.result]
    if each.brings_plan and each.fresh:
        look = "plus"
    office = each.office or (each.claimed and f"{each.claimed}?")
    cells = (each.file, office, looked_word(each), looked_why(each, words), "")
    return Line(key=f"{KEY}{number}", cells=cells, icon=look, tone=tone)


def looked_word(each: Prospect) -> str:
    """What would become of a file, in a word or two."""
    if each.result is None:
        return _kind_word(each.kind)
    if each.result is Result.MERGED:
        if each.fresh:
            return QCoreApplication.translate("exchange", "New")
        found = each.counted
        count = found.new + found.changed + found.removed + found.others
        return QCoreApplication.translate("exchange", "Changed ({count})").format(count=count)
    if each.result is Result.HELD and accepting.waits(each.error):
        return QCoreApplication.translate("exchange", "Differs from accepted data")
    if each.is_unconfirmed:
        return QCoreApplication.translate("exchange", "Office not confirmed")
    said = {
        Result.NOTHING_NEW: QCoreApplication.translate("exchange", "Nothing new"),
        Result.OLDER: QCoreApplication.translate("exchange", "Older than the data here"),
        Result.HELD: QCoreApplication.translate("exchange", "Waits for your yes"),
    }
    return said.get(each.result, QCoreApplication.translate("exchange", "Cannot be taken"))


def _kind_word(kind: PackageKind | None) -> str:
    said = {
        PackageKind.RECEIPT: QCoreApplication.translate("exchange", "Receipt"),
        PackageKind.REMARKS: QCoreApplication.translate("exchange", "Remarks and decisions"),
        PackageKind.CARD: QCoreApplication.translate("exchange", "Introduction file"),
        PackageKind.INVITE: QCoreApplication.translate("exchange", "Connection file"),
        PackageKind.MACHINE: QCoreApplication.translate("exchange", "From the office's other machine"),
        PackageKind.RECOVERY: QCoreApplication.translate("exchange", "Data given back by the superior"),
    }
    other = QCoreApplication.translate("exchange", "File of the program")
    return other if kind is None else said.get(kind, other)


def looked_why(each: Prospect, words: Words) -> str:
    """Of which plan, how much is new, changed and gone; or why it cannot be taken, or waits."""
    if each.error is not None:
        return _why_not(each, each.error, words)
    if each.result is None:
        if each.kind is PackageKind.RECOVERY:
            return QCoreApplication.translate("exchange", "You are asked once more before anything changes.")
        return QCoreApplication.translate("exchange", "Is taken in with the others.")
    if each.known_at:
        return words.text("result-known", day=day(each.known_at))
    if each.result is not Result.MERGED:
        return QCoreApplication.translate("exchange", "“{plan}”: nothing would change here.").format(
            plan=each.title
        )
    return QCoreApplication.translate("exchange", "Sending {number}, “{plan}”: {parts}.").format(
        number=each.sequence, plan=each.title, parts=", ".join(_parts(each))
    )


def _why_not(each: Prospect, error: AppError, words: Words) -> str:
    if error.code == accepting.TAKEN_BACK:
        undone = QCoreApplication.translate(
            "exchange",
            "Received before, and {who} undid that on {day}. “Receive” takes it in again.",
        )
        return undone.format(**error.facts)
    if error.code not in BRAKES:
        return words.error(error)
    brake = QCoreApplication.translate(
        "exchange", "“{plan}”: the file would remove {deleted} of the {alive} rows here."
    )
    return brake.format(plan=each.title, **error.facts)


def _parts(each: Prospect) -> list[str]:
    found = each.counted
    counted = (
        (found.new, QCoreApplication.translate("exchange", "{count} new rows")),
        (found.changed, QCoreApplication.translate("exchange", "{count} changed")),
        (found.removed, QCoreApplication.translate("exchange", "{count} removed")),
        (found.others, QCoreApplication.translate("exchange", "{count} other details of the plan")),
        (found.disputed, QCoreApplication.translate("exchange", "{count} cells its machines differ in")),
        (each.attachments, QCoreApplication.translate("exchange", "{count} attached files ({size})")),
    )
    size = size_words(each.size)
    return [words.format(count=count, size=size) for count, words in counted if count]
