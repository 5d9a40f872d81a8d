"""Qt's enums are those that Python makes, to the last attribute."""

from __future__ import annotations

import enum
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT
from ui import enums

# All that can be seen of every enum of the modules in use.
TELL = """
import sys
if sys.argv[1] == "quickly":
    from ui.enums import make_quickly
    make_quickly()
import copy, enum, pickle
from PySide6 import QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets

HOLDING = {"__dict__", "__weakref__", "__new__", "__doc__"}

def enums(of, seen):
    for name in sorted(vars(of)):
        each = getattr(of, name)
        if isinstance(each, type) and each.__module__.startswith("PySide6") and each not in seen:
            seen.add(each)
            if isinstance(each, enum.EnumMeta):
                yield each
            else:
                yield from enums(each, seen)

def tried(ask):  # some of these Python itself cannot go through
    try:
        return ask()
    except (AttributeError, TypeError, ValueError, pickle.PickleError) as error:
        return repr(error)

def told(each):
    yield each.__module__, each.__qualname__, each.__mro__, list(each), list(each.__members__.items())
    shown = {name: str(of) for name, of in vars(each).items() if name not in HOLDING}
    yield sorted((name, of) for name, of in shown.items() if " at 0x" not in of)
    yield sorted(vars(each))
    for name, one in each.__members__.items():
        yield name, repr(one), str(one), f"{one}", hash(one), bool(one), one.name, one.value
        yield getattr(each, name) is one, each[name] is one, each(one.value) is one, one in each
        yield tried(lambda: pickle.loads(pickle.dumps(one)) is one), copy.deepcopy(one) is one
        yield list(vars(one).items()), [int(part) if isinstance(part, int) else part for part in vars(one)]
    if issubclass(each, enum.Flag):
        members = list(each.__members__.values())
        yield tried(lambda: each(0)), [tried(lambda: list(one)) for one in members], [~one for one in members]
        yield [(one | two, one & two, one ^ two) for one in members for two in members]

seen = set()
count = 0
for module in (QtCore, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtWidgets):
    [getattr(module, name) for name in dir(module)]
    for each in enums(module, seen):
        count += 1
        for line in told(each):
            print(line)
print(count)
"""


def _told(how: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", TELL, how],
        env=dict(
            os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT), PYTHONUTF8="1", PYTHONHASHSEED="0"
        ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_enum_of_qt_is_as_python_makes_it() -> None:
    quick, plain = _told("quickly"), _told("as python does")
    assert int(plain[-1]) > 500
    assert quick == plain


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="enums are made by Python itself here")
@pytest.mark.parametrize(
    "names",
    ["A B", ["A", "B"], {"A": 1}, [("A", "x")], [("name", 1)], [("A", enum.auto())], [("A", 1)], []],
    ids=str,
)
def test_what_others_make_is_as_before(names: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    make: Any = enum.Enum
    plain = make("Made", names)
    monkeypatch.setattr(enum.EnumType, "_create_", vars(enums)["_create"])
    made = make("Made", names)
    assert {name: one.value for name, one in made.__members__.items()} == {
        name: one.value for name, one in plain.__members__.items()
    }
    assert made.__module__ == plain.__module__ == __name__
    assert repr(list(made)) == repr(list(plain))


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="enums are made by Python itself here")
@pytest.mark.parametrize(
    "names",
    [[("A", 1), ("A", 2)], [("mro", 1)], [("_x_", 1)], [("__x__", 1)], [("_ignore_", 1)], [("A", 1), "B"]],
    ids=str,
)
@pytest.mark.parametrize("kind", [enum.Enum, enum.IntFlag])
def test_what_python_refuses_or_takes_otherwise_is_left_to_it(
    kind: Any, names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made() -> str:
        try:
            return repr(kind("Made", names).__members__)
        except (TypeError, ValueError) as error:
            return repr(error)

    plain = made()
    monkeypatch.setattr(enum.EnumType, "_create_", vars(enums)["_create"])
    assert made() == plain
