"""A plan as positioned pages: each appendix with its heading, its table and its own page numbers.

A report is laid out the same way: one heading and one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ccapp.domain.plan import Appendix, Plan
from ccapp.printing.drafts import DraftMark, RowNumbers, mark_items
from ccapp.printing.fonts import font
from ccapp.printing.heading import HeadingLine, HeadingText, heading_lines, label, set_heading
from ccapp.printing.lines import EPSILON, set_lines
from ccapp.printing.primitives import Bookmark, Face, Page, Primitive, Rule
from ccapp.printing.rules import DECREE_30, Mode, PageRules, template_of
from ccapp.printing.signing import SigningBlock, signing_block
from ccapp.printing.table import (
    baseline_offset,
    carried,
    lay_out_table,
    line_items,
    section_starts,
    sheet_items,
)
from ccapp.progress import Progress, silent
from ccapp.text.normalize import clean


def lay_out(
    plan: Plan,
    *,
    mode: Mode = Mode.PAPER,
    rules: PageRules | None = None,
    progress: Progress = silent,
    draft: DraftMark | None = None,
) -> tuple[Page, ...]:
    """Lay out every appendix of a plan; each begins on its own page and numbers its pages from 1.

    Without `rules` the template of the issuer's side holds; what an appendix's page setup says goes over it.
    Any content can be laid out; `ccapp.printing.preflight.unprintable` tells beforehand what the font cannot
    show. `progress` counts numbered lines and sections of one appendix at a time and may raise `Cancelled`.
    A `draft` mark stands on every page; the rows of a numbered round are numbered through all appendices.
    """
    template = rules or template_of(plan)
    numbers = RowNumbers(template) if draft and draft.numbers_rows else None
    pages: list[Page] = []
    for index, appendix in enumerate(plan.appendices, start=1):
        own = template.chosen(appendix.layout.page)
        paper = own.paper(appendix.layout.orientation)
        width = paper[0] - own.left - own.right
        lines = heading_lines(plan, appendix, index, mode=mode, rules=own, width=width)
        title = clean(appendix.title).replace("\n", " ")
        name = label(plan, index)
        signing = signing_block(plan, own, paper) if appendix.layout.page.signed else None
        setting = _Setting(own, paper, progress, draft, numbers, signing)
        pages += setting.pages(appendix.visible, index, list(lines), f"{name}. {title}" if title else name)
    return tuple(pages)


def lay_out_report(
    headings: Sequence[HeadingText],
    table: Appendix,
    *,
    rules: PageRules = DECREE_30,
    progress: Progress = silent,
    signs: Plan | None = None,
) -> tuple[Page, ...]:
    """Lay out a report: its heading lines, at least one, and under them one table.

    With `signs` the signature of that plan stands below it, where the table's page setup has one.
    """
    paper = rules.paper(table.layout.orientation)
    width = paper[0] - rules.left - rules.right
    lines = [
        HeadingLine(line=line, face=entry.face, size=entry.size)
        for entry in headings
        for line in set_heading(entry, width)
    ]
    name = " ".join(entry.printed for entry in headings if entry.capitals) or headings[0].printed
    signing = signing_block(signs, rules, paper) if signs and table.layout.page.signed else None
    return tuple(_Setting(rules, paper, progress, None, None, signing).pages(table, 1, lines, name))


@dataclass(slots=True)
class _Draft:
    """A page under way."""

    items: list[Primitive] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    edges: tuple[float, ...] = ()
    least: tuple[float, ...] = ()
    carried: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all pages of one table have in common."""

    rules: PageRules
    paper: tuple[float, float]
    progress: Progress
    draft: DraftMark | None
    numbers: RowNumbers | None
    signing: SigningBlock | None = None

    def pages(
        self, appendix: Appendix, index: int, lines: list[HeadingLine], bookmark: str
    ) -> Iterator[Page]:
        """Heading and table of one appendix, its pages numbered from 1."""
        rules, paper = self.rules, self.paper
        drafts, y = _heading_drafts(lines, rules, paper)
        drafts[0].bookmarks.append(Bookmark(level=0, title=bookmark, y=rules.top))
        if appendix.layout.columns:
            y = self._add_table(drafts, appendix, y)
        if self.signing is not None:
            self._add_signing(self.signing, drafts, y)
        for number, draft in enumerate(drafts, start=1):
            if number > 1:
                draft.items.extend(_page_number(number, rules, paper))
            if self.draft is not None:
                draft.items.extend(mark_items(self.draft, rules))
            yield Page(
                width=paper[0],
                height=paper[1],
                appendix=index,
                number=number,
                items=tuple(draft.items),
                bookmarks=tuple(draft.bookmarks),
                edges=draft.edges,
                least=draft.least,
                carried=draft.carried,
            )

    def _add_table(self, drafts: list[_Draft], appendix: Appendix, y: float) -> float:
        """Add the sheets of the table, the first where the heading ends; returns where the table ends."""
        table = lay_out_table(
            appendix,
            rules=self.rules,
            top=y,
            paper=self.paper,
            progress=self.progress,
            below=self.signing.height if self.signing else 0.0,
        )
        first = len(drafts) - 1
        drafts.extend(_Draft() for _ in table.sheets[1:])
        header = next((part.block for sheet in table.sheets for part in sheet), None)
        for draft, sheet, going in zip(drafts[first:], table.sheets, carried(table), strict=True):
            draft.edges, draft.least, draft.carried = table.edges, table.least, going
            draft.items.extend(sheet_items(table, sheet, self.rules))
            if self.numbers is not None:
                draft.items.extend(self.numbers.beside(table, sheet, header))
            draft.bookmarks.extend(
                Bookmark(level=1, title=part.block.bookmark.replace("\n", " "), y=part.top)
                for part in section_starts(sheet)
            )
        return table.end

    def _add_signing(self, block: SigningBlock, drafts: list[_Draft], y: float) -> None:
        """Below the table; on a page of its own only where no page holds it with a row."""
        if y + block.height > self.paper[1] - self.rules.bottom + EPSILON:
            drafts.append(_Draft())
            y = self.rules.top
        drafts[-1].items.extend(block.items(y, self.paper))


def _heading_drafts(
    lines: list[HeadingLine], rules: PageRules, paper: tuple[float, float]
) -> tuple[list[_Draft], float]:
    """The pages the heading takes (one, but for endless titles) and where the table may begin."""
    drafts = [_Draft()]
    y = rules.top
    middle = _middle(rules, paper)
    for entry in lines:
        leading = entry.size * rules.heading_spacing
        if y + leading > paper[1] - rules.bottom:
            drafts.append(_Draft())
            y = rules.top
        x = middle - entry.line.width / 2
        baseline = y + baseline_offset(entry.size, leading)
        drafts[-1].items.extend(line_items(entry.line, font(entry.face), x=x, y=baseline, size=entry.size))
        y += leading
    half = lines[-1].line.width * rules.heading_rule_share / 2
    y += rules.heading_rule_gap
    drafts[-1].items.append(
        Rule(x1=middle - half, y1=y, x2=middle + half, y2=y, thickness=rules.heading_rule_thickness)
    )
    return drafts, y + rules.table_gap


def _page_number(number: int, rules: PageRules, paper: tuple[float, float]) -> Iterator[Primitive]:
    face = font(Face.REGULAR)
    size = rules.page_number_size
    (line,) = set_lines((str(number),), face, size=size, width=paper[0])
    x = _middle(rules, paper) - line.width / 2
    return line_items(line, face, x=x, y=rules.page_number_baseline, size=size)


def _middle(rules: PageRules, paper: tuple[float, float]) -> float:
    """The middle between the margins, where headings and page numbers are centred."""
    return (rules.left + paper[0] - rules.right) / 2
