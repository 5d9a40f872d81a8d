"""`@value`: the frozen dataclass that the values of a first paint are, made in a tenth of the time.

The standard decorator writes and compiles six functions for every class, and its module brings `inspect`: a
twelfth of the whole start of the window. Here nothing is compiled, and `dataclasses` comes only with a
question that needs it. To the type checker `field` and `replace` are those of `dataclasses`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import field, replace
else:

    class field:  # noqa: N801 - the name of what it stands for
        """What is said of a field beside its type: `default`, `default_factory` or `repr`."""

        def __init__(self, **said):
            self.said = said

    def replace(of, /, **changes):
        """The value with other contents in some fields."""
        return type(of)(**as_dict(of) | changes)


__all__ = ["as_dict", "field", "names", "replace", "value"]

T = TypeVar("T")
Fields = Mapping[str, dict[str, Any]]  # by name, what is said of it


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """What `dataclass(frozen=True, slots=True, kw_only=True)` makes; `dataclasses` takes it as its own.

    It has no base but `object`, and cannot be pickled.
    """
    fields = {name: _said(cls, name) for name in cls.__annotations__}
    hidden = {"__dict__", "__weakref__", *fields}
    body = {name: of for name, of in vars(cls).items() if name not in hidden}
    made: Any = type(cls.__name__, (), body | {"__slots__": tuple(fields), "__qualname__": cls.__qualname__})
    content = attrgetter(*fields)

    def equal(self: object, other: object) -> bool:
        return content(self) == content(other) if type(self) is type(other) else NotImplemented

    made.__init__ = _init(made, fields)
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(content(self))
    made.__repr__ = _repr
    made.__setattr__ = made.__delattr__ = _refuse
    made.__dataclass_fields__ = _Fields(fields)
    return made  # type: ignore[no-any-return]


def names(of: object) -> tuple[str, ...]:
    """The names of the fields of a value, or of its class, in order."""
    found: tuple[str, ...] = of.__slots__  # type: ignore[attr-defined]
    return found


def as_dict(of: object) -> dict[str, Any]:
    """The fields of a value by name; what they hold stays as it is."""
    return {name: getattr(of, name) for name in names(of)}


def _said(cls: type, name: str) -> dict[str, Any]:
    if name not in vars(cls):
        return {}
    given: Any = vars(cls)[name]
    return given.said if isinstance(given, field) else {"default": given}  # type: ignore[arg-type]


def _init(made: type, fields: Fields) -> Callable[..., None]:
    """`def __init__(self, *, a, b=default): …`, filling the slots past `_refuse`."""
    puts = [(name, getattr(made, name).__set__) for name in fields]
    default = {name: said["default"] for name, said in fields.items() if "default" in said}
    make = {name: said["default_factory"] for name, said in fields.items() if "default_factory" in said}

    def fill(self: object, /, **given: object) -> None:
        if len(given) < len(puts):
            given = default | {name: call() for name, call in make.items() if name not in given} | given
        try:
            for name, put in puts:
                put(self, given[name])
        except KeyError as missing:
            raise TypeError(f"{made.__qualname__}() misses argument {missing}") from None
        if len(given) > len(puts):
            unknown = ", ".join(sorted(given.keys() - fields.keys()))
            raise TypeError(f"{made.__qualname__}() got an unexpected argument: {unknown}")

    return fill


class _Fields:
    """`__dataclass_fields__`, by which `dataclasses` knows its own: made when it asks."""

    def __init__(self, fields: Fields) -> None:
        self.said = fields

    def __get__(self, of: object, owner: Any) -> dict[str, Any]:
        import dataclasses  # start-up cost: it brings `inspect`

        known = [
            (name, owner.__annotations__[name], dataclasses.field(**said)) for name, said in self.said.items()
        ]
        made: Any = dataclasses.make_dataclass(owner.__name__, known, kw_only=True)
        owner.__dataclass_fields__ = made.__dataclass_fields__
        return owner.__dataclass_fields__  # type: ignore[no-any-return]


def _repr(self: Any) -> str:
    fields = self.__dataclass_fields__.values()
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields if each.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:  # noqa: ARG001 - Python's signature
    from dataclasses import FrozenInstanceError  # start-up cost, as above

    raise FrozenInstanceError(f"cannot change field {name!r}")
