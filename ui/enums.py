"""Qt's enums, made in a quarter of the time: they were a fifth of the whole start.

PySide makes an enum of pairs of name and number by Python's `enum`, all those of a class at its first use: 92
with the first word of `Qt`. Python is prepared for members and mixtures of every kind. These are numbers, and
all enums of a kind are alike but for them: Python makes one without members, the others follow it.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Sequence
from functools import cache, reduce
from operator import or_
from typing import Any, Final

_TRIED: Final = (3, 11)  # what a class knows of its members is Python's own affair, and changes
_PLAIN: Final = frozenset({enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag})
_TAKEN: Final = frozenset({"name", "value", "mro"})  # as what begins with "_", another matter as members
_OWN: Final = {
    "_member_names_": list,
    "_member_map_": dict,
    "_value2member_map_": dict,
    "_unhashable_values_": list,
}  # what a class keeps of its members, empty
_python: Final[Any] = vars(enum.EnumType)["_create_"]

Pairs = Sequence[tuple[str, int]]


def make_quickly() -> None:
    """Comes before the first import of PySide. In a Python that was not tried it does nothing."""
    if sys.version_info[:2] == _TRIED:
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(cls: Any, class_name: str, names: Any, *, boundary: Any = None, **more: Any) -> Any:
    """`cls(class_name, names)`, the same to the last attribute."""
    caller = sys._getframe(1).f_back  # noqa: SLF001 - Python does the same, and would find this module instead
    if more.get("module") is None and caller is not None:
        more["module"] = caller.f_globals.get("__name__")
    if cls not in _PLAIN or more.get("type") is not None or not _are_numbers(names):
        return _python(cls, class_name, names, boundary=boundary, **more)
    body = {"__module__": more["module"], "__qualname__": more.get("qualname") or class_name}
    own = {name: kind() for name, kind in _OWN.items()}
    made = type.__new__(enum.EnumType, class_name, (cls,), _shared(cls, boundary) | own | body)
    _fill(made, names)
    if issubclass(made, enum.Flag):
        _sum_up(made)
    return made


@cache
def _shared(cls: Any, boundary: Any) -> dict[str, Any]:
    """What all enums of a kind have alike: that of one which Python makes, without members."""
    model = _python(cls, "Model", (), module=__name__, boundary=boundary)
    alike = {name: of for name, of in vars(model).items() if name not in _OWN}
    return alike | {"__new__": staticmethod(alike["__new__"])}


def _are_numbers(names: object) -> bool:
    """Whether they are pairs as of PySide, of which no name is Python's own or there twice."""
    if type(names) is not list or set(map(type, names)) != {tuple}:
        return False
    plain = {name for name, number in names if type(number) is int and name[:1] != "_"} - _TAKEN
    return len(plain) == len(names)


def _fill(made: Any, names: Pairs) -> None:
    """The members; two of one number are the same."""
    order, by_name, by_number = made._member_names_, made._member_map_, made._value2member_map_
    new, is_int, is_flag = made._new_member_, made._use_args_, issubclass(made, enum.Flag)
    for name, number in names:
        member = by_number.get(number)
        if member is None:
            member = by_number[number] = new(made, number) if is_int else new(made)
            vars(member).update(_value_=number, _name_=name, __objclass__=made, _sort_order_=len(order))
            if not is_flag or (number > 0 and not number & (number - 1)):  # of a flag, the single bits
                order.append(name)
        by_name[name] = member
        type.__setattr__(made, name, member)


def _sum_up(made: Any) -> None:
    """What a flag knows of its bits, and in which order it goes through them."""
    numbers = list(made._value2member_map_)
    made._flag_mask_ = reduce(or_, numbers)
    made._singles_mask_ = reduce(or_, (made[name]._value_ for name in made._member_names_), 0)
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    listed = [member._value_ for member in made]
    if listed != sorted(listed):
        made._iter_member_ = made._iter_member_by_def_
