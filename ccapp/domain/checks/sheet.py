"""What a rule sees: one appendix of a plan with its rows, and the names by which people know its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from ccapp.domain.checks.gone import Register
from ccapp.domain.checks.saying import short
from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Kind, Level, Numbering
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.domain.records import Row, rows
from ccapp.domain.units.directory import Directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rules must know beside the plan.

    `issued` is its day of issue, None while it has none. `own_units` says whether the office has entered its
    units: only then is a name that the directory does not know worth a question. `own_names` and `level` are
    those of the text rules' `Setting`.
    """

    issued: date | None = None
    directory: Directory = field(default_factory=Directory)
    own_units: bool = False
    own_names: tuple[str, ...] = ()
    level: str = ""
    register: Register = field(default_factory=Register)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One appendix being checked."""

    plan: Plan
    appendix: Appendix
    context: Context
    rows: tuple[Row, ...]

    def has(self, key: str) -> bool:
        """Whether the layout has this column."""
        return key in self.appendix.layout.keys

    @property
    def for_targets(self) -> bool:
        """Whether the lines are indicators with a target for each year."""
        return self.appendix.kind is Kind.YEAR_TARGETS

    @property
    def day(self) -> date:
        """The day on which units must exist: that of issue, else the first of the plan's first year."""
        return self.context.issued or date(self.plan.year_from, 1, 1)

    def tasks(self) -> Iterator[tuple[Row, ...]]:
        """The rows of each line right above the leaves, in table order."""
        for _, group in groupby(self.rows, key=lambda row: id(row.path[-2])):
            yield tuple(group)

    def title(self, row: Row) -> str:
        """The words of the lowest line above the leaf: title of a task, words of an activity."""
        return row.path[-2].text(self.appendix.layout.title_key(row.path[-2].level))

    def label(self, row: Row) -> str:
        """What people call the line: `10`, `II.3` where numbers restart, else its first words in quotes."""
        return self.label_of(row.section, row.path[1], self.title(row))

    def label_of(self, section: Item, numbered: Item, title: str) -> str:
        """The same for a line that carries a number."""
        number = numbered.text(NUMBER).strip().rstrip(".")
        if not number:
            return f"“{short(title)}”"
        above = section.text(SECTION_NUMBER).strip().rstrip(".")
        restarts = self.appendix.layout.numbering is Numbering.RESTART
        return f"{above}.{number}" if restarts and above and "." not in number else number

    def section_name(self, section: Item) -> str:
        """The name of a section in one line."""
        return short(section.text(Level.SECTION.value))


Rule = Callable[[Sheet], Iterable[Finding]]


def sheet_of(plan: Plan, appendix: Appendix, context: Context) -> Sheet:
    """One appendix ready to be checked."""
    return Sheet(plan=plan, appendix=appendix, context=context, rows=tuple(rows(appendix)))


def found(
    code: str,
    severity: Severity,
    item: Item,
    field: str,
    *,
    about: str,
    fixes: tuple[Fix, ...] = (),
    **facts: object,
) -> Finding:
    """A finding at a line of the plan. `about` are its very words, by which it is remembered when kept."""
    return Finding(
        code=code,
        severity=severity,
        record=item.id,
        place=item.source,
        field=field,
        facts=facts,
        about=about,
        fixes=fixes,
    )


def joined(*parts: str) -> str:
    """Words for `about`, in one line."""
    return " | ".join(" ".join(part.split()) for part in parts)


def write(code: str, rows_: Iterable[Row], field: str, text: str) -> Fix:
    """The fix that puts one text into a field of some leaves; `text` is said on its button."""
    edits = tuple(Edit(record=row.leaf.id, field=field, text=text) for row in rows_)
    return Fix(code=code, facts={"text": text}, edits=edits)
