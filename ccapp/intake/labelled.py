"""Plans without a table: tasks in prose, each followed by lines such as `Cơ quan chủ trì: …`.

Provincial plans are often written so. The lines become rows of a table of their own, which is then read like
any other; its headings are the labels as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccapp.intake import headings
from ccapp.intake.sheet import Box, Line, Sheet
from ccapp.intake.vocabulary import Meaning

_FEWEST_TASKS: Final = 3
_PLAIN_LABEL: Final = 75  # a label says plainly what it is; a sentence with a colon does not
_COLUMNS: Final = (
    Meaning.PRODUCT, Meaning.LEAD, Meaning.PARTNERS, Meaning.DEADLINE, Meaning.BUDGET, Meaning.NOTES,
)  # fmt: skip
_TELLING: Final = frozenset({Meaning.LEAD, Meaning.PARTNERS, Meaning.DEADLINE})
_UNNUMBERED: Final = 10
_NUMBER_HEADING: Final = "TT"
_WORDS_HEADING: Final = "Nhiệm vụ"
_BULLET: Final = " -–+*•("
_LABEL: Final = re.compile(r"\s*[-–+*•(]?\s*([^:;.()]{2,60}?)\s*:\s*(.*)", re.DOTALL)
_NEXT_LABEL: Final = re.compile(r"[;.,]\s+(?=[^:;.,()]{2,60}:)")
_SECTION: Final = re.compile(r"(?:[IVXLC]{1,6}|[A-HĐ])\s?[.)]\s+\S|Phần\s|Mục\s")
_NUMBERED: Final = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s?[.)]\s*(\S.*)|(\d{1,3}(?:\.\d{1,3})+)\s+(\S.*)", re.DOTALL
)
_POINTS: Final = ("+", "-", "–", "•", "*")


@dataclass(slots=True)
class _Task:
    """One task in prose with what its label lines say."""

    section: str
    number: str
    title: str
    values: dict[Meaning, str] = field(default_factory=dict)

    def say(self, meaning: Meaning, text: str) -> None:
        """Add to what a label says."""
        self.values[meaning] = "\n".join(filter(None, (self.values.get(meaning, ""), text)))


@dataclass(slots=True)
class _Walk:
    """Walks the paragraphs once: words until labels come, labels until words come.

    `open` is the label that stands without a value: the points below it are its value.
    """

    tasks: list[_Task] = field(default_factory=list)
    labels: dict[Meaning, str] = field(default_factory=dict)
    section: str = ""
    pending: list[str] = field(default_factory=list)
    open: Meaning | None = None
    in_labels: bool = False

    def add(self, text: str) -> None:
        """Take the next paragraph."""
        found = _labels(text)
        if found:
            self._say(found)
        elif self.open is not None and text.startswith(_POINTS):
            self.tasks[-1].say(self.open, text)
        elif text:
            self.in_labels = False
            self.open = None
            self.pending.append(text)

    def _say(self, found: Sequence[tuple[Meaning, str, str]]) -> None:
        if not self.in_labels:
            self._begin_task()
        for meaning, label, value in found:
            self.labels.setdefault(meaning, label)
            self.tasks[-1].say(meaning, value)
            self.open = None if value else meaning
        self.in_labels = True

    def _begin_task(self) -> None:
        """The words above the labels are the task: from the last number on, else the last paragraph."""
        numbered = [index for index, text in enumerate(self.pending) if _NUMBERED.fullmatch(text)]
        start = numbered[-1] if numbered else max(0, len(self.pending) - 1)
        rank = _rank(self.pending[start]) if self.pending else _UNNUMBERED
        above = (text for text in reversed(self.pending[:start]) if _rank(text) < rank)
        self.section = next(above, self.section)
        number, title = _split("\n".join(self.pending[start:]))
        self.tasks.append(_Task(section=self.section, number=number, title=title))
        self.pending = []


def tabled(blocks: Sequence[Line | Sheet]) -> list[Line | Sheet]:
    """The blocks with tasks of prose gathered into one table; unchanged where there are fewer than three."""
    walk = _Walk()
    labelled: list[int] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            walk.add(block.text)
            if walk.in_labels:
                labelled.append(index)
    tasks = [task for task in walk.tasks if task.title and _TELLING.intersection(task.values)]
    if len(tasks) < _FEWEST_TASKS:
        return list(blocks)
    number = 1 + max((block.number for block in blocks if isinstance(block, Sheet)), default=0)
    sheet = _sheet(number, walk.labels, tasks)
    return [*blocks[: labelled[0]], sheet, *blocks[labelled[-1] + 1 :]]


def _rank(text: str) -> int:
    """How high a paragraph's number stands: `II.` above `1.` above `1.2.` above `a)` above none."""
    found = _NUMBERED.fullmatch(text)
    if _SECTION.match(text):
        return 0
    number = (found.group(1) or found.group(3)) if found else ""
    if number[:1].isdigit():
        return 1 + number.count(".")
    return _UNNUMBERED - 1 if number else _UNNUMBERED


def _labels(text: str) -> list[tuple[Meaning, str, str]]:
    """Meaning, label and value of each label in a line; empty for a line that is none or more than labels."""
    found = []
    for part in _NEXT_LABEL.split(text.strip(" .;")):
        matched = _LABEL.fullmatch(part)
        meaning = _meaning(matched.group(1)) if matched else None
        if matched is None or meaning is None:
            return []
        found.append((meaning, matched.group(1).strip(_BULLET), _value(matched.group(2))))
    return found


def _value(value: str) -> str:
    """The words after the label, without a bracket that closes the line and not the words."""
    bare = value.strip(" .;")
    return bare[:-1].rstrip() if bare.endswith(")") and bare.count(")") > bare.count("(") else bare


def _meaning(label: str) -> Meaning | None:
    scores = headings.scores(label)
    best = max(scores.items(), key=lambda entry: entry[1], default=None)
    known = best is not None and best[0] in _COLUMNS and best[1] >= _PLAIN_LABEL
    return best[0] if best is not None and known else None


def _split(text: str) -> tuple[str, str]:
    """`2.1. Rà soát …` → (`2.1`, `Rà soát …`); a point loses its dash."""
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return "", text.lstrip(_BULLET)
    return found.group(1) or found.group(3), found.group(2) or found.group(4)


def _sheet(number: int, labels: Mapping[Meaning, str], tasks: Sequence[_Task]) -> Sheet:
    used = [meaning for meaning in _COLUMNS if meaning in labels]
    rows = [[_NUMBER_HEADING, _WORDS_HEADING, *(labels[meaning] for meaning in used)]]
    section = ""
    boxes = [_boxes(0, rows[0])]
    for task in tasks:
        if task.section != section:
            section = task.section
            span = Box(row=len(boxes), column=0, width=len(rows[0]), text=section, bold=True)
            boxes.append((span,) * len(rows[0]))
        texts = [task.number, task.title, *(task.values.get(meaning, "") for meaning in used)]
        boxes.append(_boxes(len(boxes), texts))
    return Sheet(number=number, boxes=tuple(boxes))


def _boxes(row: int, texts: Sequence[str]) -> tuple[Box, ...]:
    return tuple(Box(row=row, column=column, text=text) for column, text in enumerate(texts))
