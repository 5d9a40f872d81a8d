"""PySide's texts about its functions, put off until one is needed: two fifths of the time its import takes.

While it is imported, PySide compiles 100 kB of Python that it carries as source, and brings what that
imports. It tells which arguments a function takes: in the message of a `TypeError`, in `help`, in stubs.
A program that works asks for none of it. PySide runs `bootstrap` of a module `signature_bootstrap`, which it
finds here already and fills; the real `bootstrap` is run by the first question.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache, partial
from types import ModuleType
from typing import Final

_TRIED: Final = (6, 9)  # any other PySide may ask in other ways, and starts as it does
_BOOTSTRAP: Final = "signature_bootstrap"
_MAPPING: Final = "shibokensupport.signature.mapping"


def put_off() -> None:
    """Comes before the first import of PySide; after it, it has no effect."""
    sys.modules.setdefault(_BOOTSTRAP, _Bootstrap(_BOOTSTRAP))


class _Bootstrap(ModuleType):
    """The module that PySide fills. A property stands before the function of the same name put into it."""

    @property
    def bootstrap(self) -> Callable[[], object]:
        """What PySide calls for its loader."""
        real: Callable[[], object] = self.__dict__["bootstrap"]
        version = getattr(sys.modules.get("shiboken6"), "__version_info__", ())
        return (lambda: _Loader(real)) if version[:2] == _TRIED else real


class _Loader:
    """What PySide takes for its loader: a question brings the real one, which answers."""

    def __init__(self, bootstrap: Callable[[], object]) -> None:
        self._real = cache(bootstrap)
        # Before it says what is wrong with a call, PySide looks the function up in the names of this module.
        # It takes the module from `sys.modules` once, and does not hold it: that is done here.
        self._mapping = sys.modules[_MAPPING] = ModuleType(_MAPPING)
        self._mapping.__dict__["update_mapping"] = self._update

    def _update(self) -> None:
        self._real()
        real = sys.modules[_MAPPING]
        real.update_mapping()
        self._mapping.__dict__.update(real.__dict__, update_mapping=self._update)

    def __getattr__(self, name: str) -> Callable[..., object]:
        return partial(self._ask, name)

    def _ask(self, name: str, *given: object) -> object:
        return getattr(self._real(), name)(*given)

    def finish_import(self, module: ModuleType) -> None:
        """Called after each of PySide's modules, where the real one would add names long deprecated."""

    def post_init(self) -> None:
        """Called last, where the real one hooks `import`, to see who asks for `from __feature__ import …`."""
