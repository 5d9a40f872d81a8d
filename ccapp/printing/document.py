"""A plan as positioned pages: each appendix with its heading, its table and its own page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ccapp.domain.plan import Appendix, Plan
from ccapp.printing.fonts import font
from ccapp.printing.heading import HeadingLine, heading_lines, label
from ccapp.printing.lines import set_lines
from ccapp.printing.primitives import Bookmark, Face, Page, Primitive, Rule
from ccapp.printing.rules import DECREE_30, Mode, PageRules
from ccapp.printing.table import baseline_offset, lay_out_table, line_items, section_starts, sheet_items
from ccapp.progress import Progress, silent
from ccapp.text.normalize import clean


def lay_out(
    plan: Plan, *, mode: Mode = Mode.PAPER, rules: PageRules = DECREE_30, progress: Progress = silent
) -> tuple[Page, ...]:
    """Lay out every appendix of a plan; each begins on its own page and numbers its pages from 1.

    Any content can be laid out; `ccapp.printing.preflight.unprintable` tells beforehand what the font cannot
    show. `progress` counts numbered lines and sections of one appendix at a time and may raise `Cancelled`.
    """
    return tuple(
        page
        for index, appendix in enumerate(plan.appendices, start=1)
        for page in _appendix_pages(plan, appendix.visible, index, mode, rules, progress)
    )


@dataclass(slots=True)
class _Draft:
    """A page under way."""

    items: list[Primitive] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


def _appendix_pages(
    plan: Plan, appendix: Appendix, index: int, mode: Mode, rules: PageRules, progress: Progress
) -> Iterator[Page]:
    paper = rules.paper(appendix.layout.orientation)
    width = paper[0] - rules.left - rules.right
    lines = list(heading_lines(plan, appendix, index, mode=mode, rules=rules, width=width))
    drafts, y = _heading_drafts(lines, rules, paper)
    title = clean(appendix.title).replace("\n", " ")
    name = label(plan, index)
    drafts[0].bookmarks.append(Bookmark(level=0, title=f"{name}. {title}" if title else name, y=rules.top))
    if appendix.layout.columns:
        _add_table(drafts, appendix, rules, paper, y, progress)
    for number, draft in enumerate(drafts, start=1):
        if number > 1:
            draft.items.extend(_page_number(number, rules, paper))
        yield Page(
            width=paper[0],
            height=paper[1],
            appendix=index,
            number=number,
            items=tuple(draft.items),
            bookmarks=tuple(draft.bookmarks),
        )


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


def _add_table(
    drafts: list[_Draft],
    appendix: Appendix,
    rules: PageRules,
    paper: tuple[float, float],
    y: float,
    progress: Progress,
) -> None:
    """Add the sheets of the table, the first on the page where the heading ends."""
    table = lay_out_table(appendix, rules=rules, top=y, paper=paper, progress=progress)
    first = len(drafts) - 1
    drafts.extend(_Draft() for _ in table.sheets[1:])
    for draft, sheet in zip(drafts[first:], table.sheets, strict=True):
        draft.items.extend(sheet_items(table, sheet, rules))
        draft.bookmarks.extend(
            Bookmark(level=1, title=part.block.bookmark.replace("\n", " "), y=part.top)
            for part in section_starts(sheet)
        )


def _page_number(number: int, rules: PageRules, paper: tuple[float, float]) -> Iterator[Primitive]:
    face = font(Face.REGULAR)
    size = rules.page_number_size
    (line,) = set_lines((str(number),), face, size=size, width=paper[0])
    x = _middle(rules, paper) - line.width / 2
    return line_items(line, face, x=x, y=rules.page_number_baseline, size=size)


def _middle(rules: PageRules, paper: tuple[float, float]) -> float:
    """The middle between the margins, where headings and page numbers are centred."""
    return (rules.left + paper[0] - rules.right) / 2
