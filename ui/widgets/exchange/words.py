"""Words of the exchange pages that several of them say: results of files, days, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.decisions import Verdict
from ccapp.domain.editions import CHANNEL_WORDS
from ccapp.domain.office import Office, Role
from ccapp.domain.other_ways import FORM_WORDS, OtherWay
from ccapp.errors import AppError
from ccapp.services.collected import accepting
from ccapp.services.handover.attached import Left
from ccapp.services.handover.exchanging import Sending
from ccapp.services.handover.outcomes import Outcome, Result, numbers
from ccapp.store.partners import HELD
from ccapp.words import Words
from ui.models.exchange_lines import Line

_LOOKS: Final = {
    Result.MERGED: ("circle-check", "good"),
    Result.NOTHING_NEW: ("info", "muted"),
    Result.OLDER: ("info", "muted"),
    Result.CARD: ("users", "warning"),
    Result.RECEIPT: ("circle-check", "good"),
    Result.HELD: ("triangle-alert", "warning"),
    Result.REFUSED: ("triangle-alert", "error"),
}


def day(at: str) -> str:
    """A day as offices write it, 06/01/2026; empty for none."""
    return f"{datetime.fromisoformat(at):%d/%m/%Y}" if at else ""


def moment(at: str) -> str:
    """Day and time, 06/01/2026 10:32."""
    return f"{datetime.fromisoformat(at):%d/%m/%Y %H:%M}" if at else ""


def other_way(way: OtherWay, words: Words) -> str:
    """How something went without the program's file: `tệp Word, Zalo, số 12/BC-UBND`."""
    parts = [words.text(FORM_WORDS[way.form]), _within(words.text(CHANNEL_WORDS[way.channel]))]
    if way.number:
        parts.append(QCoreApplication.translate("exchange", "number {number}").format(number=way.number))
    return ", ".join(dict.fromkeys(parts))


def _within(caption: str) -> str:
    """A caption of several words within a sentence; a name of one word keeps its capital."""
    return caption[:1].lower() + caption[1:] if " " in caption else caption


def tell_sender(own: Office) -> str:
    """What is left to do after a reception was undone; empty at an office that gives no receipts."""
    if own.role is not Role.SUPERIOR:
        return ""
    return QCoreApplication.translate(
        "exchange", "If a receipt or its code was given for them, tell the sender."
    )


def written(said: str, *, stick: bool) -> str:
    """What was saved; of a stick first that it can be taken out (ux.md K6)."""
    free = QCoreApplication.translate("exchange", "You can remove the USB stick.")
    return f"{free} {said}" if stick else said


def virus_words() -> str:
    """What to say of a stick that looks as viruses leave one."""
    return QCoreApplication.translate(
        "exchange",
        "This stick shows signs of a virus. The program reads only files of its own and opens no other; the"
        " stick should be scanned before it is used again.",
    )


def left_words() -> dict[Left, str]:
    """Why a file does not go along."""
    return {
        Left.TOO_LARGE: QCoreApplication.translate("exchange", "larger than 20 MB, hand it over otherwise"),
        Left.LOST: QCoreApplication.translate("exchange", "no longer on this machine, attach it again"),
        Left.NEXT_TIME: QCoreApplication.translate("exchange", "no room left, it goes with the next sending"),
    }


def sent_files(done: Sending) -> str:
    """How many files went along, and which stayed out with the reason; empty where there are none."""
    whys = left_words()
    said = []
    if done.attachments:
        words = QCoreApplication.translate("exchange", "With {count} files.")
        said.append(words.format(count=done.attachments))
    if done.withheld:
        words = QCoreApplication.translate("exchange", "Without {count} files of evidence, as chosen.")
        said.append(words.format(count=done.withheld))
    words = QCoreApplication.translate("exchange", "Without {file}: {why}.")
    said += [words.format(file=each.name, why=whys[each.why]) for each in done.left]
    return " ".join(said)


def result_word(outcome: Outcome) -> str:
    """What became of a file, in a word or two."""
    if outcome.assigned:
        return QCoreApplication.translate("exchange", "Tasks assigned")
    if outcome.verdict is not None:
        return _verdict_word(outcome.verdict)
    if outcome.result is Result.HELD and accepting.waits(outcome.error):
        return QCoreApplication.translate("exchange", "Differs from accepted data")
    if outcome.remarks or outcome.calendar:
        return _told_word(outcome)
    if outcome.result is Result.MERGED and not outcome.fresh:
        return QCoreApplication.translate("exchange", "Changed ({count})").format(count=outcome.changes)
    words = {
        Result.MERGED: QCoreApplication.translate("exchange", "New"),
        Result.NOTHING_NEW: QCoreApplication.translate("exchange", "Nothing new"),
        Result.OLDER: QCoreApplication.translate("exchange", "Older than the data here"),
        Result.CARD: QCoreApplication.translate("exchange", "Introduction file"),
        Result.RECEIPT: QCoreApplication.translate("exchange", "Receipt"),
        Result.HELD: QCoreApplication.translate("exchange", "Waits for your yes"),
        Result.REFUSED: QCoreApplication.translate("exchange", "Not taken"),
    }
    return words[outcome.result]


def _told_word(outcome: Outcome) -> str:
    if not outcome.remarks:
        return QCoreApplication.translate("exchange", "Calendar of reports")
    said = QCoreApplication.translate("exchange", "Remarks of the superior ({count})")
    return said.format(count=outcome.remarks)


def _verdict_word(verdict: Verdict) -> str:
    words = {
        Verdict.SUPPLEMENT: QCoreApplication.translate("exchange", "The superior asks for a supplement"),
        Verdict.ACCEPTED: QCoreApplication.translate("exchange", "The superior accepted the data"),
        Verdict.REOPENED: QCoreApplication.translate("exchange", "The superior opened the data again"),
    }
    return words[verdict]


def reason(outcome: Outcome, words: Words, own: Office) -> str:
    """Why, and the next step; empty where neither needs saying."""
    return " ".join(filter(None, (_why(outcome, words, own), healed(outcome.twice, words))))


def healed(twice: int, words: Words) -> str:
    """That a machine went back to an older copy, and where both contents stand; empty for no such place."""
    return words.text("result-twice", count=twice) if twice else ""


# What would remove much; whatever else waits for a yes says itself why.
BRAKES: Final = frozenset({"brake", "machine-brake"})


def _why(outcome: Outcome, words: Words, own: Office) -> str:
    error = outcome.error
    if outcome.result is Result.CARD:
        return _introduction(outcome, own)
    if outcome.result is Result.RECEIPT:
        return _receipt(outcome)
    if outcome.result is Result.OLDER:
        return words.text("result-older-why")
    if error is None:
        return " ".join(filter(None, (_next_step(outcome, own), came_before(outcome, words))))
    if error.code in BRAKES:
        text = QCoreApplication.translate(
            "exchange",
            "The file would remove {deleted} of the {alive} rows here. Ask the sender first;"
            " if it is right, choose “Take anyway”.",
        )
        return text.format(**error.facts)
    return _taken_back(error) if error.code == accepting.TAKEN_BACK else words.error(error)


def came_before(outcome: Outcome, words: Words) -> str:
    """When the file came before, and which sendings before it did not; empty where neither needs saying."""
    if outcome.known_at:
        return words.text("result-known", day=day(outcome.known_at))
    return words.text("result-missing", **numbers(outcome.missing)) if outcome.missing else ""


def _taken_back(error: AppError) -> str:
    """That a file came before and its reception was undone, and how it comes in again."""
    said = QCoreApplication.translate(
        "exchange",
        "Received before, and {who} undid that on {day}. To receive it again, choose “Take anyway”.",
    )
    return said.format(**error.facts)


def _next_step(outcome: Outcome, own: Office) -> str:
    if outcome.named and own.role is Role.SUPERIOR:
        said = QCoreApplication.translate(
            "exchange", "The office now calls itself “{name}”. If it was renamed, record it in the Directory."
        )
        return said.format(name=outcome.named)
    return next(_steps(outcome), "")


def _steps(outcome: Outcome) -> Iterator[str]:
    """What there is to do after a file was taken in, the nearest first."""
    if outcome.assigned:
        yield QCoreApplication.translate(
            "exchange", "No plan has them yet: look at them on the page Assigning documents and note them."
        )
    if outcome.verdict is not None:
        yield QCoreApplication.translate("exchange", "Open the plan: what to do stands above its table.")
    if outcome.remarks:
        yield QCoreApplication.translate("exchange", "Open the plan: F9 goes from one remark to the next.")
    if outcome.attachments:
        said = QCoreApplication.translate("exchange", "Files that came with it: {count}.")
        yield said.format(count=outcome.attachments)
    if outcome.calendar:
        yield QCoreApplication.translate(
            "exchange", "The superior wants reports by other days: see Settings."
        )


def lead_words(outcome: Outcome) -> str:
    """The button that leads to what a superior's file asks for; empty where it asks for nothing."""
    if outcome.assigned:
        return QCoreApplication.translate("exchange", "See the assigned tasks")
    if outcome.verdict is not None:
        return QCoreApplication.translate("exchange", "Open the plan")
    return QCoreApplication.translate("exchange", "See the remarks") if outcome.remarks else ""


def _introduction(outcome: Outcome, own: Office) -> str:
    if outcome.office == own.id:
        return QCoreApplication.translate("exchange", "Made by this office, for another one to open.")
    if own.role is Role.SUPERIOR:
        return QCoreApplication.translate(
            "exchange", "This office asks to be connected. Confirm it on the page Directory."
        )
    return QCoreApplication.translate("exchange", "Open it by itself to connect with that office.")


def _receipt(outcome: Outcome) -> str:
    if not outcome.sequence:
        return QCoreApplication.translate("exchange", "Made by this office, for another one to open.")
    told = {
        "merged": QCoreApplication.translate(
            "exchange", "Sending {number} was received, its data stands at the superior."
        ),
        "nothing-new": QCoreApplication.translate(
            "exchange", "Sending {number} was received; the superior had all of it already."
        ),
        "older": QCoreApplication.translate(
            "exchange", "Sending {number} was received and not used: the superior has newer data."
        ),
        "held": QCoreApplication.translate(
            "exchange",
            "Sending {number} was received, but its data was not taken in: it differs from the accepted data."
            " Ask the superior to open the plan again, or take the change back.",
        ),
    }
    plain = QCoreApplication.translate("exchange", "Sending {number} was received.")
    return told.get(outcome.told, plain).format(number=outcome.sequence)


def result_line(
    key: str, outcome: Outcome, words: Words, offices: dict[str, str], own: Office, code: str = ""
) -> Line:
    """An outcome as a line: file, office (with a `?` where it only says so), result, reason, receipt code."""
    look, tone = _LOOKS[Result.HELD if outcome.told == HELD or outcome.twice else outcome.result]
    return Line(
        key=key,
        cells=(
            outcome.file,
            offices.get(outcome.office, "") or (outcome.claimed and f"{outcome.claimed}?"),
            result_word(outcome),
            reason(outcome, words, own),
            code,
        ),
        icon=look,
        tone=tone,
    )
