"""Findings as the lines of a list: equal ones as one line, with the names of the rows they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ccapp.domain.checks.groups import group
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.plan import RecordId
from ccapp.words import Words

Index = QModelIndex | QPersistentModelIndex
LINE: Final = int(Qt.ItemDataRole.UserRole)
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_NO_PARENT: Final = QModelIndex()
_NAMED: Final = 3  # rows named before the dots

Labels = Mapping[RecordId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One line: findings of one code about the same words, where they stand, and what is said of them."""

    findings: tuple[Finding, ...]
    place: str
    text: str

    @property
    def first(self) -> Finding:
        """The finding whose row and fixes are shown."""
        return self.findings[0]

    @property
    def key(self) -> tuple[str, str, str]:
        """What the line is known by when the plan is checked again."""
        first = self.first
        return first.code, first.about, "" if first.about else (first.record or first.place)


def level_words(severity: Severity) -> str:
    """Phải sửa, Nên xem lại, Gợi ý."""
    words = {
        Severity.ERROR: QCoreApplication.translate("checks", "Must be mended"),
        Severity.WARNING: QCoreApplication.translate("checks", "Worth a look"),
        Severity.HINT: QCoreApplication.translate("checks", "Hint"),
    }
    return words[severity]


def check_lines(words: Words, findings: Iterable[Finding], labels: Labels) -> tuple[CheckLine, ...]:
    """The lines of findings, in the order of the first of each."""
    return tuple(_line(words, each, labels) for each in group(findings))


def _line(words: Words, findings: tuple[Finding, ...], labels: Labels) -> CheckLine:
    first = findings[0]
    rows = dict.fromkeys(record for finding in findings for record in rows_of(finding))
    named = list(dict.fromkeys(filter(None, (labels.get(row, "") for row in rows))))
    count = max(int(str(first.facts.get("count", 0))) if len(rows) > 1 else 0, len(findings))
    text = words.text(first.code, **first.facts)
    if count > 1:
        text = QCoreApplication.translate("checks", "{text} ({count} rows)").format(text=text, count=count)
    return CheckLine(findings=findings, place=_places(named) or words.place(first.place), text=text)


def rows_of(finding: Finding) -> tuple[RecordId, ...]:
    """The lines of the plan that a finding speaks of: one that counts its rows mends them all at once."""
    edited = (
        (edit.record for fix in finding.fixes[:1] for edit in fix.edits) if "count" in finding.facts else ()
    )
    return tuple(dict.fromkeys(filter(None, (finding.record, *edited))))


def _places(named: Sequence[str]) -> str:
    return ", ".join(named[:_NAMED]) + ("…" if len(named) > _NAMED else "")


def copied_words(lines: Iterable[CheckLine]) -> str:
    """The list as plain text, a line for each: level, place, words."""
    parts = ((level_words(line.first.severity), line.place, line.text) for line in lines)
    return "\n".join(" - ".join(filter(None, part)) for part in parts)


def why_words(words: Words, finding: Finding) -> str:
    """Why a finding matters; "" where nothing needs to be said, or a reader's finding has no such line."""
    try:
        return words.text(f"why-{finding.code}", **finding.facts)
    except KeyError:
        return ""


class CheckModel(QAbstractListModel):
    """The list of what was found. `LINE` gives the whole line, the display role its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[CheckLine, ...] = ()

    def show_lines(self, lines: tuple[CheckLine, ...]) -> None:
        """Replace all lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Lines; nothing stands below a line."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Words, the line itself, and for a screen reader the level with it."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (_DISPLAY, _TIP):
            return line.text
        if role == _SPOKEN:
            return ". ".join(filter(None, (level_words(line.first.severity), line.place, line.text)))
        return None
