"""Words for what became of an office: renamed, merged, split, moved to another superior."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ccapp.domain.lineage import LineageKind

if TYPE_CHECKING:
    from ccapp.domain.lineage import OfficeChange


def kind_words(kind: LineageKind) -> str:
    """What kind of change it is."""
    translate = QCoreApplication.translate
    words = {
        LineageKind.RENAME: translate("lineage", "Rename"),
        LineageKind.MERGE: translate("lineage", "Merger"),
        LineageKind.SPLIT: translate("lineage", "Split"),
        LineageKind.MOVE: translate("lineage", "Move to another superior"),
    }
    return words[kind]


def ended_words(change: OfficeChange) -> str:
    """How and when an office ended, and whether its handover is still open."""
    translate = QCoreApplication.translate
    words = {
        LineageKind.MERGE: translate("lineage", "Merged into {heirs} from {day}"),
        LineageKind.SPLIT: translate("lineage", "Split into {heirs} from {day}"),
        LineageKind.MOVE: translate("lineage", "Moved to {heirs} from {day}"),
        LineageKind.RENAME: translate("lineage", "Renamed {heirs} from {day}"),
    }
    said = words[change.kind].format(heirs=", ".join(change.heirs), day=f"{change.effective:%d/%m/%Y}")
    open_ = translate("lineage", "{said}; its handover is not closed yet")
    return said if change.handover is not None else open_.format(said=said)


def formerly_words(name: str, before: str) -> str:
    """A name with the one the office had before."""
    if not before or before == name:
        return name
    return QCoreApplication.translate("lineage", "{name} (formerly {before})").format(
        name=name, before=before
    )
