"""The parts of a Word file: found by relation, parsed without entities, document types or network."""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake.archive import Archive

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# "Strict Open XML" files use other addresses for the same vocabulary.
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
)
_PROLOGUE: Final = 4096


class Package:
    """An opened Word file. Every refusal is a FileError that names the file."""

    def __init__(self, archive: Archive) -> None:
        self.name = archive.name
        self._archive = archive

    def main_part(self) -> str:
        """Path of the document part, which need not be `word/document.xml`."""
        found = self._related("", "officeDocument")
        return found or "word/document.xml"

    def related(self, part: str, kind: str) -> etree._Element | None:
        """The part that `part` names for a kind of relation ("styles", "numbering"), None where absent."""
        path = self._related(part, kind)
        return self.parse(path) if path and path in self._archive.members else None

    def parse(self, path: str) -> etree._Element:
        """Parse a part. Raises FileError where it is missing, damaged, too large or declares entities."""
        if path not in self._archive.members:
            raise FileError("file-not-word", file=self.name)
        data = self._archive.read(path)
        for strict, ordinary in _STRICT:
            data = data.replace(strict, ordinary)
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            # No Word file declares a document type; those that do were made to blow up a parser.
            raise FileError("file-unsafe", file=self.name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise FileError("file-damaged", file=self.name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise FileError("file-unsafe", file=self.name)
        return root

    def _related(self, part: str, kind: str) -> str:
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._archive.members:
            return ""
        for relation in self.parse(relations).iter(_RELATION):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        return ""
