"""What one cell of an appendix says about units, piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """What a piece of a cell names. Only a unit or a body can be responsible for a task by itself."""

    UNIT = "unit"
    BODY = "body"  # a people's committee or council as a whole
    COLLECTIVE = "collective"  # "Các ban, ngành": no one in particular
    ROLE = "role"  # "Cơ quan soạn thảo văn bản": whoever that is in the case
    PERSON = "person"  # "PCT Nguyễn Văn B", "Trưởng Công an xã"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One unit as it stands in a cell.

    `text` is exactly `cell[start:end]`, without the condition that may follow it ("đối với …"). `name` is the
    text on one line without its prefix (`Giao`, `Bộ phận`, `Công chức`), for matching only.
    """

    text: str
    name: str
    kind: MentionKind
    start: int
    end: int
    condition: str = ""
    prefix: str = ""
