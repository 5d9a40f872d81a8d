"""`@value`: the frozen dataclass that the values of a first paint are, made in a quarter of the time.

The standard decorator writes and compiles six functions for every class, which was a tenth of the whole
start of the window. Here only `__init__` is compiled; the rest needs to know no more than the fields.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def value(cls: type[T]) -> type[T]:
    """What `dataclass(frozen=True, slots=True, kw_only=True)` makes; `replace`, `fields`, `asdict` take it.

    Of what `field` can say, a default, a factory and `repr` are understood. A value cannot be pickled.
    """
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(cls)
    fields = dataclasses.fields(made)
    content = attrgetter(*(field.name for field in fields))

    def equal(self: object, other: object) -> bool:
        return content(self) == content(other) if type(self) is type(other) else NotImplemented

    made.__init__ = _init(fields)
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(content(self))
    made.__repr__ = _repr
    made.__setattr__ = made.__delattr__ = _refuse
    return made  # type: ignore[no-any-return]


def _init(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """`def __init__(self, *, a, b=default): …`, with the slots filled past `_refuse`."""
    known: dict[str, Any] = {"put": object.__setattr__, "MISSING": dataclasses.MISSING}
    given, lines = [], []
    for field in fields:
        name = field.name
        if field.default is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default
            given.append(f"{name}=default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            known[f"default_{name}"] = field.default_factory
            given.append(f"{name}=MISSING")
            lines.append(f" if {name} is MISSING: {name} = default_{name}()")
        else:
            given.append(name)
        lines.append(f" put(self, {name!r}, {name})")
    exec("\n".join((f"def __init__(self, *, {', '.join(given)}):", *lines)), known)  # noqa: S102 - names of fields
    made: Callable[..., None] = known["__init__"]
    return made


def _repr(self: Any) -> str:
    named = (field.name for field in dataclasses.fields(self) if field.repr)
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in named)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:  # noqa: ARG001 - Python's signature
    raise dataclasses.FrozenInstanceError(f"cannot change field {name!r}")
