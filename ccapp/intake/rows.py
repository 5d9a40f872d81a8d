"""Builds the tree of an appendix from its lines: new task, further leaf, or the rest of a broken row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.findings import Finding
from ccapp.domain.layout import DEADLINE, NUMBER, PRODUCT, SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Item
from ccapp.intake import findings, sections
from ccapp.intake.evidence import goes_on, is_product
from ccapp.intake.lines import Field, TableLine, number_matters
from ccapp.intake.sheet import Box

_INHERITED: Final = ("lead", "partners")
_COMPLETE: Final = 2  # whole data cells that make an unnumbered line a row of its own
_BUDGET: Final = "budget"
_BULLETS: Final = ("-", "+", "–", "•")


@dataclass(slots=True, kw_only=True)
class Draft:
    """An item while lines may still add to it. `boxes` remembers which cell gave a text, for broken rows."""

    level: Level
    texts: dict[str, str]
    place: str
    children: list[Draft] = field(default_factory=list)
    boxes: dict[str, Box | None] = field(default_factory=dict)

    def item(self) -> Item:
        """The finished value."""
        children = tuple(child.item() for child in self.children)
        return Item(level=self.level, texts=self.texts, children=children, source=self.place)

    def leaves(self) -> Iterable[Draft]:
        """The leaves below, or itself."""
        if self.level is Level.PRODUCT:
            yield self
        for child in self.children:
            yield from child.leaves()


class Tree:
    """The appendix under construction; lines are added in order."""

    def __init__(self, layout: Layout, body: Sequence[TableLine], *, blanks_stay: bool = False) -> None:
        self.sections: list[Draft] = []
        self.findings: list[Finding] = []
        self._layout = layout
        self._body = body
        self._blanks_stay = blanks_stay
        self._titles = tuple(layout.title_key(level) for level in layout.task_levels)
        self._habits = sections.habits(body, self._titles)
        self._number_matters = number_matters(body)
        self._path: list[Draft] = []

    def build(self, openings: dict[str, str]) -> None:
        """Read every line. `openings` gives section headings that stand above the line of a place."""
        for index, line in enumerate(self._body):
            if line.place in openings:
                self._open_section(*sections.split(openings[line.place]), line.place)
            self._add(line, last=index == len(self._body) - 1)
        self.findings += [finding for section in self.sections for finding in self._doubts(section)]

    def _add(self, line: TableLine, *, last: bool) -> None:
        opened = sections.section(line, self._habits)
        if opened is None:
            self._add_row(line)
        elif sections.is_closing(opened[1]) or (last and not opened[0]):
            self.findings += [findings.cell_left_out(line.place, box.text) for box in line.inked]
        else:
            self._open_section(*opened, line.place)
            used = {NUMBER, self._titles[0]}
            extras = [cell for key, cell in line.fields.items() if key not in used and cell.own]
            # A spanning cell is the title itself wherever it begins.
            lost = [cell.own for cell in extras if opened[1] not in cell.own]
            self.findings += [findings.cell_left_out(line.place, text) for text in lost]

    def _open_section(self, number: str, title: str, place: str) -> None:
        texts = {SECTION_NUMBER: number, Level.SECTION.value: title}
        self.sections.append(Draft(level=Level.SECTION, texts=texts, place=place))
        self._path = [self.sections[-1]]

    def _add_row(self, line: TableLine) -> None:
        if not self._path:
            self._open_section("", "", line.place)
        level = self._opens(line)
        if level is None:
            self._append(line, list(line.fields))
            self.findings.append(findings.row_joined(line.place, " ".join(box.text for box in line.inked)))
        else:
            above = self._layout.levels[: self._layout.levels.index(level)]
            self._append(line, [key for key in line.fields if self._layout.level_of(key) in above])
            self._open(level, line)

    def _opens(self, line: TableLine) -> Level | None:
        """The highest level that begins anew on a line; None where it only continues the line above."""
        if len(self._path) == 1:
            return self._layout.numbered_level
        if line.own(NUMBER) and not self._is_retyped(line):
            return self._layout.numbered_level
        for level in self._layout.task_levels:
            key = self._layout.title_key(level)
            fresh = line.own(key) and not self._is_retyped_text(line, key)
            if fresh and (line.marks or not self._is_rest(line, level, key)):
                return level
        return Level.PRODUCT if line.marks or self._is_further_leaf(line) else None

    def _is_retyped(self, line: TableLine) -> bool:
        """Number and title typed again on each line of a task, as programs do that cannot merge cells."""
        current = self._path[1]
        return line.own(NUMBER) == current.texts.get(NUMBER) and self._is_retyped_text(line, self._titles[0])

    def _is_retyped_text(self, line: TableLine, key: str) -> bool:
        draft = self._current(key)
        return bool(line.own(key)) and draft is not None and line.own(key) == draft.texts.get(key)

    def _is_rest(self, line: TableLine, level: Level, key: str) -> bool:
        """Whether the words of a title column go on from the line above."""
        before = self._text(key)
        if line.covered(NUMBER):
            return goes_on(line.own(key), before)
        if level is self._layout.numbered_level and self._number_matters:
            return line.page_top or goes_on(line.own(key), before) or not self._is_complete(line)
        return goes_on(line.own(key), before) or (line.page_top and not self._is_complete(line))

    def _is_complete(self, line: TableLine) -> bool:
        """Whether a line holds data that stands for itself."""
        leaf = self._layout.level_keys(Level.PRODUCT)
        whole = [key for key in leaf if line.own(key) and not goes_on(line.own(key), self._text(key))]
        return len(whole) >= _COMPLETE

    def _is_further_leaf(self, line: TableLine) -> bool:
        """Whether a line without new words is a product of its own under the task above."""
        lowest = self._titles[-1]
        if line.covered(NUMBER) or line.covered(lowest) or self._is_retyped_text(line, lowest):
            return True
        if not line.own(PRODUCT):
            return line.covered(PRODUCT)
        broken = goes_on(line.own(PRODUCT), self._text(PRODUCT))
        due, has_deadline = line.own(DEADLINE), DEADLINE in line.fields
        due_whole = bool(due) and not goes_on(due, self._text(DEADLINE))
        if not line.page_top:
            return not broken or due_whole
        rests = any(goes_on(line.own(key), self._text(key)) for key in line.fields)
        return not rests and (due_whole or not has_deadline or is_product(line.own(PRODUCT)))

    def _append(self, line: TableLine, keys: Sequence[str]) -> None:
        """Add the words of a broken row to the cells they were broken from."""
        for key in keys:
            text = line.own(key)
            draft = self._current(key)
            if not text or draft is None or self._is_retyped_text(line, key):
                continue
            if key == NUMBER:
                continue  # `_opens` has settled that the number is only repeated
            box = draft.boxes.get(key)
            sharing = [one for one in self._leaves_here() if box is not None and one.boxes.get(key) is box]
            for one in sharing or [draft]:
                one.texts[key] = _join(one.texts[key], text)

    def _open(self, level: Level, line: TableLine) -> None:
        levels = self._layout.levels
        previous = self._path[-1] if len(self._path) == len(levels) else None
        fresh = level is self._layout.numbered_level
        before = self._path[1] if len(self._path) > 1 else None
        # Where a page begins, a blank may be the lower part of a cell the break has cut: nobody can tell.
        as_above = not line.marks and (not self._blanks_stay or line.page_top)
        self._path = self._path[: levels.index(level)]
        for deeper in levels[levels.index(level) :]:
            draft = self._draft(deeper, line)
            if deeper is Level.PRODUCT and not fresh and previous is not None and as_above:
                _inherit(draft, previous)
            if fresh and deeper is level and before is not None and as_above:
                self._inherit_title(draft, before)
            self._path[-1].children.append(draft)
            self._path.append(draft)

    def _draft(self, level: Level, line: TableLine) -> Draft:
        cells = {key: line.fields.get(key, Field()) for key in self._layout.level_keys(level)}
        return Draft(
            level=level,
            texts={key: cell.text for key, cell in cells.items()},
            place=line.place,
            boxes={key: cell.box for key, cell in cells.items()},
        )

    def _inherit_title(self, draft: Draft, before: Draft) -> None:
        """A number with a blank title belongs to the words above it."""
        key = self._titles[0]
        if not draft.texts[key] and before in self._path[0].children:
            draft.texts[key] = before.texts[key]

    def _current(self, key: str) -> Draft | None:
        level = self._layout.level_of(key)
        return next((draft for draft in self._path if draft.level is level), None)

    def _text(self, key: str) -> str:
        draft = self._current(key)
        return draft.texts.get(key, "") if draft is not None else ""

    def _leaves_here(self) -> list[Draft]:
        return list(self._path[1].leaves()) if len(self._path) > 1 else []

    def _doubts(self, section: Draft) -> Iterable[Finding]:
        for task in section.children:
            title = task.texts[self._titles[0]]
            if self._number_matters and not task.texts.get(NUMBER):
                yield findings.number_blank(task.place, title)
            funded = False
            for leaf in task.leaves():
                words = leaf.texts.get(PRODUCT) or title
                if leaf.texts.get(DEADLINE, "-") == "":
                    yield findings.deadline_blank(leaf.place, words)
                if funded and leaf.texts.get(_BUDGET, "-") == "":
                    yield findings.budget_blank(leaf.place, words)
                funded = funded or bool(leaf.texts.get(_BUDGET))


def _inherit(draft: Draft, previous: Draft) -> None:
    """A blank lead or partners cell below a task means the same body as above; nothing else is inherited."""
    for key in _INHERITED:
        if key in draft.texts and not draft.texts[key]:
            draft.texts[key] = previous.texts[key]
            draft.boxes[key] = previous.boxes.get(key)


def _join(before: str, text: str) -> str:
    """Two halves of a broken cell as one text; a further list point starts its own line."""
    if not before:
        return text
    listed = before.startswith(_BULLETS) and text.startswith(_BULLETS)
    return f"{before}\n{text}" if listed else f"{before} {text}"
