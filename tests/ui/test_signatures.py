"""PySide's texts about its functions are put off, and are the same when they are asked for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

# Each question is asked first in a process of its own: by then nothing has brought the real answers.
QUESTIONS = {
    "a wrong type": "QLabel().setAlignment(3)",
    "a wrong count": "QTimer.singleShot('a')",
    "an unknown name": "QLabel(foo=3)",
    "no such attribute": "QLabel().foo",
    "a constructor": "QLabel(7, 8, 9)",
    "a static function": "QObject.connect(1, 2)",
    "a value": "QColor(1, 2, 3).setNamedColor(4)",
    "help": "QLabel.setText.__doc__",
    "help of a class": "QTimer.__doc__",
    "a signature": "inspect.signature(QLabel)",
}
ASK = """
import sys
if sys.argv[1] == "put off":
    from ui.main import make_ready
    make_ready()
if sys.argv[1] == "untried":
    from ui import signatures
    signatures._TRIED = (0, 0)
    signatures.put_off()
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
early = "shibokensupport.signature.parser" in sys.modules
import inspect
for _ in range(2):
    try:
        print(eval(sys.argv[2]))
    except (TypeError, AttributeError, ValueError) as error:
        print(repr(error))
sys.exit(early != (sys.argv[1] != "put off"))
"""


def _asked(how: str, question: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK, how, question],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONPATH=str(ROOT), PYTHONUTF8="1"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_an_answer_is_that_of_pyside(question: str) -> None:
    told = _asked("as it is", question)
    assert told.strip()
    assert _asked("put off", question) == told


def test_a_pyside_that_was_not_tried_starts_as_it_does() -> None:
    question = QUESTIONS["a wrong type"]
    assert _asked("untried", question) == _asked("as it is", question)
