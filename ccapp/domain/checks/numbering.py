"""Numbers of sections and tasks: doubled, jumping, missing. They are stored as read, so they may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ccapp.domain.checks.numbers import SectionNumber, Style, parts_of, roman_of, section_number
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Level, Numbering
from ccapp.domain.numbering import numbered_items, renumbered
from ccapp.domain.plan import Item
from ccapp.text.fold import fold

_Parts = tuple[int, ...]


def section_numbers(sheet: Sheet) -> Iterator[Finding]:
    """Two sections with one number, or a number left out. Numbers that nest (A, I, II, B, I) count anew."""
    last: dict[Style, list[int]] = {}
    for section in sheet.appendix.sections:
        number = section_number(section.text(SECTION_NUMBER))
        if number is None:
            continue
        seen = last.setdefault(number.style, [])
        _forget_below(last, number.style)
        if seen and number.value != seen[-1] + 1:
            yield _section_number(sheet, section, seen, number)
        seen.append(number.value)


def _forget_below(last: dict[Style, list[int]], style: Style) -> None:
    styles = list(last)
    for below in styles[styles.index(style) + 1 :]:
        del last[below]


def _section_number(sheet: Sheet, section: Item, seen: Sequence[int], number: SectionNumber) -> Finding:
    written = section.text(SECTION_NUMBER).strip().rstrip(".)")
    return found(
        "section-number-twice" if number.value in seen else "section-number-jump",
        Severity.ERROR,
        section,
        SECTION_NUMBER,
        about=joined(written, section.text(Level.SECTION.value)),
        fixes=_sections_in_order(sheet),
        number=written,
        before=_said(SectionNumber(style=number.style, value=seen[-1])),
    )


def _sections_in_order(sheet: Sheet) -> tuple[Fix, ...]:
    """Number all sections anew, where they are of one style: nested ones are left to the officer."""
    numbered = [item for item in sheet.appendix.sections if section_number(item.text(SECTION_NUMBER))]
    styles = {found.style for item in numbered if (found := section_number(item.text(SECTION_NUMBER)))}
    if len(styles) != 1:
        return ()
    style = styles.pop()
    edits = []
    for value, item in enumerate(numbered, start=1):
        text = item.text(SECTION_NUMBER).strip()
        ending = text[len(text.rstrip(".)")) :]
        written = _said(SectionNumber(style=style, value=value)) + ending
        if written != text:
            edits.append(Edit(record=item.id, field=SECTION_NUMBER, text=written))
    return (Fix(code="fix-renumber", edits=tuple(edits)),)


def _said(number: SectionNumber) -> str:
    match number.style:
        case Style.ROMAN:
            return roman_of(number.value)
        case Style.LETTER:
            return chr(ord("A") + number.value - 1)
        case Style.DIGITS:
            return str(number.value)


def doubled_sections(sheet: Sheet) -> Iterator[Finding]:
    """One name over two sections: a section pasted twice, or a heading left on a copied one."""
    seen: set[str] = set()
    for section in sheet.appendix.sections:
        name = section.text(Level.SECTION.value)
        key = fold(name)
        if key and key in seen:
            yield found(
                "section-name-twice",
                Severity.WARNING,
                section,
                Level.SECTION.value,
                about=joined(name),
                section=sheet.section_name(section),
            )
        seen.add(key)


def task_numbers(sheet: Sheet) -> Iterator[Finding]:
    """Numbers that are doubled, jump or are missing, read by the layout's mode; sub-numbers may nest."""
    layout = sheet.appendix.layout
    lines = [
        (section, item) for section in sheet.appendix.sections for item in numbered_items(section, layout)
    ]
    if NUMBER not in layout.keys or not any(item.text(NUMBER) for _, item in lines):
        return
    fix = _tasks_in_order(sheet, [item for _, item in lines])
    seen: list[_Parts] = []
    home: Item | None = None
    for section, item in lines:
        if section is not home and layout.numbering is Numbering.RESTART:
            seen = []
        home = section
        number = parts_of(item.text(NUMBER))
        if not item.text(NUMBER):
            yield _no_number(sheet, section, item, fix)
        elif number and not _follows(seen, number):
            yield _number(sheet, section, item, seen, number, fix)
        seen.append(number)


def _follows(seen: Sequence[_Parts], number: _Parts) -> bool:
    """Whether `number` may come next: 1 or 2.1 first; after 2.3 comes 2.4, 2.3.1, 3 or 3.1.

    After a number that cannot be read or is missing any new one may come.
    """
    if not seen:
        return number == (1,) or (len(number) > 1 and number[-1] == 1)
    before = seen[-1]
    if not before:
        return number not in seen
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, number, strict=False)))
    steps = number[same:]
    if same < len(before):
        return bool(steps) and steps[0] == before[same] + 1 and set(steps[1:]) <= {1}
    return bool(steps) and set(steps) == {1}


def _number(
    sheet: Sheet, section: Item, item: Item, seen: Sequence[_Parts], number: _Parts, fix: tuple[Fix, ...]
) -> Finding:
    code = "number-jump" if seen else "number-start"
    return found(
        "number-twice" if number in seen else code,
        Severity.ERROR,
        item,
        NUMBER,
        about=joined(*item.texts.values()),
        fixes=fix,
        number=_written(number),
        before=_written(seen[-1]) if seen else "",
        section=sheet.section_name(section),
    )


def _written(number: _Parts) -> str:
    return ".".join(map(str, number))


def _no_number(sheet: Sheet, section: Item, item: Item, fix: tuple[Fix, ...]) -> Finding:
    title = item.text(sheet.appendix.layout.title_key(item.level))
    return found(
        "number-missing",
        Severity.WARNING,
        item,
        NUMBER,
        about=joined(title),
        fixes=fix,
        task=sheet.label_of(section, item, title),
    )


def _tasks_in_order(sheet: Sheet, items: list[Item]) -> tuple[Fix, ...]:
    """Number all tasks anew; sub-numbers and letters are left to the officer."""
    if any(len(parts_of(item.text(NUMBER))) != 1 for item in items if item.text(NUMBER)):
        return ()
    edits = (
        Edit(record=record, field=NUMBER, text=text) for record, text in renumbered(sheet.appendix).items()
    )
    return (Fix(code="fix-renumber", edits=tuple(edits)),)
