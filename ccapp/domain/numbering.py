"""Running numbers of an appendix: stored as read, renewed after a change only where they ran regularly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccapp.domain.layout import NUMBER, Layout, Numbering
from ccapp.domain.plan import Appendix, Item, RecordId


def numbered_items(section: Item, layout: Layout) -> tuple[Item, ...]:
    """The lines of a section that carry a running number."""
    return tuple(item for item in section.children if item.level is layout.numbered_level)


def detect(sections: Iterable[Sequence[str]]) -> Numbering:
    """Tell from the numbers of each section, as written, whether they run on or restart."""
    previous = 0
    for numbers in sections:
        if not numbers:
            continue
        first = _value(numbers[0])
        if previous and first == 1:
            return Numbering.RESTART
        previous = _value(numbers[-1]) or previous
    return Numbering.CONTINUOUS


def is_regular(appendix: Appendix) -> bool:
    """Whether every number is the one its layout's mode would give, leaving section numbers aside."""
    return not renumbered(appendix)


def renumbered(appendix: Appendix) -> dict[RecordId, str]:
    """The numbers that would have to change for the sequence to run by the layout's mode."""
    changes: dict[RecordId, str] = {}
    if NUMBER not in appendix.layout.keys:
        return changes
    width, ending = _style(appendix)
    current = 0
    for section in appendix.sections:
        if appendix.layout.numbering is Numbering.RESTART:
            current = 0
        for item in numbered_items(section, appendix.layout):
            current += 1
            if _value(item.text(NUMBER)) != current:
                changes[item.id] = f"{current:0{width}d}{ending}"
    return changes


def _style(appendix: Appendix) -> tuple[int, str]:
    """How numbers are written here, by the first one: its width where it has a leading zero, its ending."""
    for section in appendix.sections:
        for item in numbered_items(section, appendix.layout):
            text = item.text(NUMBER).strip()
            if _value(text):
                digits = text.rstrip(".")
                return (len(digits) if digits.startswith("0") else 1), text[len(digits) :]
    return 1, ""


def _value(number: str) -> int:
    digits = number.strip().rstrip(".")
    return int(digits) if digits.isascii() and digits.isdigit() else 0
