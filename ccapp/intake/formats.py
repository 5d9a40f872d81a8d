"""Tells what a file is, by its content first and its name second, and refuses the rest in plain codes."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors
from ccapp.intake import limits
from ccapp.intake.archive import Archive

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of streams as an OLE file stores them, in UTF-16.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_WORD_EXTENSIONS: Final = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_MAGIC: Final = ((b"%PDF-", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_ZIP_MEMBERS: Final = (("word/", "docx"), ("xl/", "XLSX"), ("ppt/", "PPTX"), ("content.xml", "ODF"))


class Format(StrEnum):
    """The kinds of file a reader exists for."""

    DOCX = "docx"


def load(path: Path) -> bytes:
    """The bytes of a file. Raises FileError for anything that cannot be read as one."""
    with plain_errors(path):
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileError("is-folder", file=path.name)
        if not stat.S_ISREG(found.st_mode):
            # A pipe or device never ends.
            raise FileError("file-unsupported", file=path.name, kind="?")
        limits.require_size(path.name, found.st_size)
        return path.read_bytes()


def tell(name: str, data: bytes) -> Format:
    """The format of a file's bytes. Raises FileError with the reason where no reader takes it."""
    limits.require_size(name, len(data))
    if data.startswith(_OLE):
        raise _ole_refusal(name, data)
    if data.startswith(_ZIP):
        return _zip_format(name, data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise FileError("file-unsupported", file=name, kind=kind)
    suffix = Path(name).suffix.lower()
    if suffix in _WORD_EXTENSIONS:
        raise FileError("file-not-word", file=name)
    raise FileError("file-unsupported", file=name, kind=suffix.lstrip(".").upper() or "?")


def _ole_refusal(name: str, data: bytes) -> FileError:
    if _ENCRYPTED_STREAM in data:
        return FileError("file-encrypted", file=name)
    if _WORD_STREAM in data:
        return FileError("file-old-word", file=name)
    return FileError("file-unsupported", file=name, kind="OLE")


def _zip_format(name: str, data: bytes) -> Format:
    members = Archive(name, data).members
    kind = next(
        (kind for start, kind in _ZIP_MEMBERS if any(one.startswith(start) for one in members)), "ZIP"
    )
    if kind == "docx" or Path(name).suffix.lower() in _WORD_EXTENSIONS:
        return Format.DOCX
    raise FileError("file-unsupported", file=name, kind=kind)
