"""The .rtf reader: Rich Text Format as a `Source`, tables included. Pictures and objects are passed over."""

from __future__ import annotations

from ccapp.intake.rtf.interpreter import Interpreter
from ccapp.intake.rtf.tokens import tokens
from ccapp.intake.source import Source


def read_rtf(name: str, data: bytes) -> Source:
    """Read the bytes of an .rtf file; `name` is for messages. Raises FileError."""
    interpreter = Interpreter(name)
    blocks = interpreter.run(tokens(name, data))
    return Source(blocks=tuple(blocks), revised=interpreter.revised)
