"""Every way a PDF can be broken for pyHanko, told in one family of refusals."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pyhanko.pdf_utils.misc import PdfError

from ccapp.errors import MALFORMED, FileError

# Found by altering signed files.
BROKEN: Final = (PdfError, *MALFORMED)


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the library lets out for a broken file, as a FileError in plain codes."""
    # The library tells of every oddity with traces; a refusal in words is enough.
    for library in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        yield
    except BROKEN as error:
        raise FileError("file-damaged", file=name) from error
