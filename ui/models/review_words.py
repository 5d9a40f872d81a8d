"""Words for the review of a collected plan: how it stands at the superior, what the commune is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.decisions import Verdict

if TYPE_CHECKING:
    from ccapp.services.collected.decided import Decided
    from ccapp.services.collected.decisions import Review
    from ccapp.words import Words

# Icon and tone of each state, by its code.
LOOKS: Final = {
    "received": ("", ""),
    "supplement": ("info", "warning"),
    "answered": ("triangle-alert", "warning"),
    "accepted": ("circle-check", "good"),
    "differs": ("triangle-alert", "error"),
    "changed": ("triangle-alert", "error"),
    "reopened": ("info", "muted"),
}
_WRITTEN: Final = "%d/%m/%Y"


def state_words(review: Review, words: Words) -> str:
    """How a review stands in a few words, with the day by which a supplement is wanted."""
    said = words.text(f"state-review-{review.state}")
    until = review.decision.until if review.decision is not None else None
    if review.state == "supplement" and until is not None:
        wanted = QCoreApplication.translate("review", "{state}, until {day}")
        return wanted.format(state=said, day=until.strftime(_WRITTEN))
    return said


def review_words(review: Review, words: Words) -> str:
    """How a review stands in a sentence or two, for the line above the plan."""
    translate = QCoreApplication.translate
    parts = [f"{state_words(review, words)}."]
    if review.decision is not None and review.decision.reason:
        parts.append(translate("review", "“{reason}”").format(reason=review.decision.reason))
    if review.waiting:
        parts.append(_waiting(review))
    return " ".join(parts)


def _waiting(review: Review) -> str:
    said = QCoreApplication.translate(
        "review",
        "Sending {numbers} differs from the accepted data and was not taken in. Open the data again to"
        " take it in, or tell the office.",
    )
    if review.state != "differs":
        said = QCoreApplication.translate(
            "review", "Sending {numbers} came while the data was accepted and is not taken in yet."
        )
    return said.format(numbers=", ".join(str(each.sequence) for each in review.waiting))


def decided_words(told: Decided) -> str:
    """What a superior decided about a plan of ours, and what comes next; "" where nothing need be said."""
    translate = QCoreApplication.translate
    decision = told.decision
    if decision.verdict is Verdict.SUPPLEMENT:
        return _supplement(told)
    if decision.verdict is Verdict.REOPENED:
        if told.resent:
            return ""
        said = translate(
            "review", "{office} has opened the data again: “{reason}”. Correct it, then send again."
        )
        return said.format(office=told.office, reason=decision.reason)
    if not told.changed:
        return ""
    said = translate(
        "review",
        "{office} accepted {sending}. {count} lines here were changed after it. Send again so that the"
        " superior sees the difference, or ask for the data to be opened again.",
    )
    return said.format(office=told.office, sending=_sending(told), count=told.changed)


def _supplement(told: Decided) -> str:
    translate = QCoreApplication.translate
    decision = told.decision
    if told.resent:
        said = translate("review", "Sent again (sending {number}) after {office} asked for a supplement.")
        return said.format(number=told.resent, office=told.office)
    if decision.until is not None:
        said = translate("review", "{office} asks for a supplement until {day}: “{reason}”.")
    else:
        said = translate("review", "{office} asks for a supplement: “{reason}”.")
    parts = [said.format(office=told.office, reason=decision.reason, day=_day(decision.until))]
    if decision.rows:
        rows = translate("review", "{count} lines are marked, F9 goes from one to the next.")
        parts.append(rows.format(count=len(decision.rows)))
    parts.append(translate("review", "Then send again."))
    return " ".join(parts)


def _sending(told: Decided) -> str:
    if not told.sequence:
        return QCoreApplication.translate("review", "the data")
    return QCoreApplication.translate("review", "sending {number}").format(number=told.sequence)


def _day(day: date | None) -> str:
    return day.strftime(_WRITTEN) if day is not None else ""
