"""Templates: what plans of a kind usually hold, with units by role and years left open.

`drafted` makes a plan's table of one: units as they are called before or since 1 July 2025, years filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.fields import is_reform
from ccapp.domain.layout import SECTION_NUMBER, Level
from ccapp.domain.plan import SIGNED_BY, Appendix, Item
from ccapp.domain.standard import TASK_TABLE, roman
from ccapp.domain.units.starter import Era
from ccapp.domain.years import Years
from ccapp.text.fold import fold

TWO_TIER: Final = date(2025, 7, 1)  # from this day a commune has departments (NĐ 150/2025/NĐ-CP, art. 15)
_MEDIUM: Final = 5  # years; a longer plan is one of ten


class Topic(StrEnum):
    """What a plan is about."""

    REFORM = "reform"
    DIGITAL = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualProduct:
    """A product of a usual task. `lead` and `partners` are keys of roles, texts hold `{year}` and such.

    `signed_by` is the title of who signs it, "" where the template does not say.
    """

    product: str
    lead: str
    partners: tuple[str, ...] = ()
    deadline: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualTask:
    """A task that plans of a kind usually have."""

    title: str
    products: tuple[UsualProduct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualSection:
    """A section with its usual tasks."""

    name: str
    tasks: tuple[UsualTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template. `span` is for how many years it is: 1, 5 or 10; `six` asks who signs, too."""

    key: str
    topic: Topic
    span: int
    title: str
    appendix: str
    sections: tuple[UsualSection, ...]
    six: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What the units that play the roles of templates are called, by the role's key."""

    names: Mapping[str, str] = field(hash=False)

    def name(self, key: str) -> str:
        """The unit of a role. Raises KeyError for a role that is not known."""
        return self.names[key]


def era_of(years: Years, today: date) -> Era:
    """Which units a plan of some years means: today's if it runs now, else those of its first day."""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    day = today if first <= today <= last else first
    return Era.SINCE if day >= TWO_TIER else Era.BEFORE


def topic_of(title: str) -> Topic | None:
    """What a plan is about by its title; None for a plan of another kind."""
    if is_reform(title):
        return Topic.REFORM
    return Topic.DIGITAL if "chuyen doi so" in fold(title) else None


def span_of(years: Years) -> int:
    """Which span of template fits a plan of some years: 1, 5 or 10."""
    count = years[1] - years[0] + 1
    return 1 if count == 1 else 5 if count <= _MEDIUM + 1 else 10


def title_of(template: Template, years: Years) -> str:
    """`Kế hoạch cải cách hành chính năm 2026`."""
    return _filled(template.title, years)


def drafted(template: Template, roles: Roles, years: Years) -> Appendix:
    """The table that a template gives for some years, numbered on through all sections."""
    sections: list[Item] = []
    number = 0
    for at, section in enumerate(template.sections, start=1):
        tasks = []
        for task in section.tasks:
            number += 1
            tasks.append(_task(task, number, roles, years))
        texts = {SECTION_NUMBER: roman(at), Level.SECTION.value: section.name.upper()}
        sections.append(Item(level=Level.SECTION, texts=texts, children=tuple(tasks)))
    title = _filled(template.appendix, years)
    return Appendix(title=title, layout=TASK_TABLE, sections=tuple(sections))


def _task(task: UsualTask, number: int, roles: Roles, years: Years) -> Item:
    return Item(
        level=Level.TASK,
        texts={"number": str(number), "title": _filled(task.title, years)},
        children=tuple(_product(each, roles, years) for each in task.products),
    )


def _product(product: UsualProduct, roles: Roles, years: Years) -> Item:
    lead = roles.name(product.lead)
    # In a small office one unit plays several roles.
    partners = (name for name in map(roles.name, product.partners) if name != lead)
    texts = {
        "product": _filled(product.product, years),
        "lead": lead,
        "partners": "; ".join(dict.fromkeys(partners)),
        "deadline": _filled(product.deadline, years),
        "budget": "",
    }
    marks = {SIGNED_BY: product.signed_by} if product.signed_by else {}
    return Item(level=Level.PRODUCT, texts=texts, marks=marks)


def _filled(text: str, years: Years) -> str:
    """`{year}` is the first year, `{last}` the last, `{before}` the year before, `{second}` the second,
    `{middle}` the last of the first half.
    """
    first, last = years
    second, middle = min(first + 1, last), first + (last - first) // 2
    return text.format(year=first, last=last, before=first - 1, second=second, middle=middle)
