"""The parts of an OpenDocument file: parsed without entities, document types or network."""

from __future__ import annotations

from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake.archive import Archive

_NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE: Final = _NAMESPACE % "office"
TEXT: Final = _NAMESPACE % "text"
TABLE: Final = _NAMESPACE % "table"
STYLE: Final = _NAMESPACE % "style"
DRAW: Final = _NAMESPACE % "drawing"
FO: Final = _NAMESPACE % "xsl-fo-compatible"
SVG: Final = _NAMESPACE % "svg-compatible"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

CONTENT: Final = "content.xml"
STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b"encryption-data"
_PROLOGUE: Final = 4096


class Package:
    """An opened OpenDocument file. Every refusal is a FileError that names the file."""

    def __init__(self, archive: Archive) -> None:
        self.name = archive.name
        self._archive = archive
        if _MANIFEST in archive.members and _ENCRYPTED in archive.read(_MANIFEST):
            raise FileError("file-encrypted", file=self.name)

    def content(self) -> etree._Element:
        """The document itself. Raises FileError where it is missing or damaged."""
        if CONTENT not in self._archive.members:
            raise FileError("file-damaged", file=self.name)
        return self._parse(CONTENT)

    def styles(self) -> etree._Element | None:
        """The named styles, None where the file has none."""
        return self._parse(STYLES) if STYLES in self._archive.members else None

    def _parse(self, path: str) -> etree._Element:
        data = self._archive.read(path)
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            # These parts declare no document type; those that do were made to blow up a parser.
            raise FileError("file-unsafe", file=self.name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FileError("file-damaged", file=self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise FileError("file-unsafe", file=self.name)
        return root


def whole(text: str | None, otherwise: int = 1) -> int:
    """A count as written, or `otherwise` where it is missing or no count."""
    return (
        int(text) if text and text.isascii() and text.isdigit() and len(text) <= len("1048576") else otherwise
    )
