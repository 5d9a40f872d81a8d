"""The parts of an .xlsx file: found by relation, parsed in a stream, without entities or network."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.archive import Archive

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# "Strict Open XML" files use other addresses for the same vocabulary.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_DOCTYPE: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))
_TAGS: Final = 3_000_000  # a parsed tag takes about 150 bytes where a crafted part keeps them all alive
_ALL_BYTES: Final = 2 * limits.PART_BYTES  # of all parts read from one file
_WORKBOOK: Final = "xl/workbook.xml"


class Parts:
    """An opened spreadsheet package. Every refusal is a FileError that names the file."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._archive = Archive(name, data)
        # Windows programs have written "xl\\workbook.xml" and "XL/Workbook.xml".
        self._paths = {path.replace("\\", "/").lower(): path for path in self._archive.members}
        self._left = _ALL_BYTES

    def main_part(self) -> str:
        """Path of the workbook part."""
        found = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        return found[0] if found and self.has(found[0]) else _WORKBOOK

    def has(self, path: str) -> bool:
        """Whether the part exists."""
        return path.lower() in self._paths

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts a part refers to: id → (last word of the kind, path)."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path):
            return {}
        return {
            element.get("Id", ""): (
                element.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
            )
            for element in self.stream(path, _RELATION)
            if element.get("TargetMode") != "External"
        }

    def stream(self, path: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a part with these tags, each once it is complete; it is emptied afterwards.

        Raises FileError where the part is missing, damaged, too large or declares a document type.
        """
        data = self._read(path)
        walk = etree.iterparse(
            BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True,
            load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            for _, element in walk:
                yield element
                _forget(element)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FileError("file-damaged", file=self.name) from error

    def _read(self, path: str) -> bytes:
        if not self.has(path):
            raise FileError("file-damaged", file=self.name)
        data = self._archive.read(self._paths[path.lower()])
        self._left -= len(data)
        if self._left < 0 or data.count(b"<") > _TAGS:
            raise FileError("file-too-complex", file=self.name)
        if any(mark in data for mark in _DOCTYPE):
            # No spreadsheet declares a document type; those that do were made to blow up a parser.
            raise FileError("file-unsafe", file=self.name)
        for strict, ordinary in _STRICT:
            data = data.replace(strict, ordinary)
        return data


def _forget(element: etree._Element) -> None:
    """Free an element that was read, with its elder siblings: the tree must not grow."""
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def number(text: str | None, otherwise: int = 0) -> int:
    """A whole number of up to nine digits as written in an attribute, else the other value."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004


def on(text: str | None) -> bool:
    """Whether a switch in an attribute is on; an absent one is off."""
    return text is not None and text.strip().lower() in {"1", "true", "on"}
