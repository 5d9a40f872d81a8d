"""A Word template filled and the appendices put behind it, each a section with its own paper and pages.

The template's own parts stay as they are; ours come in beside them under names of their own.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from lxml import etree

from ccapp.domain.row_marks import edition_bookmark
from ccapp.errors import FileError
from ccapp.printing.docx.body import document
from ccapp.printing.docx.filling import Answer, W, fill
from ccapp.printing.docx.markup import DECLARATION, FONT
from ccapp.printing.docx.markup import R as R_SPACE
from ccapp.printing.docx.markup import W as W_SPACE
from ccapp.printing.docx.package import page_number_header, put
from ccapp.printing.docx.table import table_styles
from ccapp.printing.editable import EditableAppendix
from ccapp.printing.rules import PageRules

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES_PART: Final = "[Content_Types].xml"
_TEXT: Final = "CcappText"
_HELD: Final = "ccapp-table"
_SHIFT: Final = 2_000_000  # added to the numbers of our bookmarks, which the template may have used
_PLACES: Final = ("default", "first", "even")
_HEADERS: Final = "ccapp_header.xml"
_EMPTY_HEADER: Final = "ccapp_header_first.xml"
_FOOTER: Final = "ccapp_footer.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A text of the template left as it is, and the paragraph it stands in, counted in its part."""

    text: str
    part: str
    paragraph: int


@dataclass(slots=True, kw_only=True)
class LetterDoubts:
    """Gaps that nobody knows, and texts that only look like gaps."""

    unknown: list[Doubt] = field(default_factory=list)
    alike: list[Doubt] = field(default_factory=list)


def write_letter(
    parts: Mapping[str, bytes],
    main: str,
    pages: Sequence[EditableAppendix],
    out: BinaryIO,
    *,
    answer: Answer,
    anchor: Callable[[str], bool],
    rules: PageRules,
    name: str,
    edition: str = "",
) -> LetterDoubts:
    """Fill the template of these parts, `main` its text, and put the appendices at the anchor or its end.

    `name` is the template's for messages. Raises FileError for a part that is no sound XML.
    """
    letter = _Letter(dict(parts), main, name)
    doubts = letter.fill(answer, anchor)
    if pages:
        letter.append(pages, rules, [edition_bookmark(edition)] if edition else [])
    letter.write(out)
    return doubts


class _Letter:
    """The package under work: parsed parts are written anew, all others as they came."""

    def __init__(self, parts: dict[str, bytes], main: str, name: str) -> None:
        self._parts = parts
        self._name = name
        self._main = main
        self._folder = posixpath.dirname(main)
        self._trees = {main: _parse(name, parts[main])}
        self._anchor: etree._Element | None = None
        self._tables: list[bytes] = []

    def fill(self, answer: Answer, anchor: Callable[[str], bool]) -> LetterDoubts:
        """Fill the text, headers and footers."""
        doubts = LetterDoubts()
        for part in (self._main, *self._margins()):
            root = self._tree(part)
            done = fill(root, answer, anchor)
            doubts.unknown += [Doubt(text=text, part=part, paragraph=at) for text, at in done.unknown]
            doubts.alike += [Doubt(text=text, part=part, paragraph=at) for text, at in done.alike]
            if part == self._main:
                inside = (one for one in done.anchors if one.getparent() is self._body)
                self._anchor = next(inside, None)
        return doubts

    @property
    def _body(self) -> etree._Element:
        body = self._trees[self._main].find(W + "body")
        if body is None:
            raise FileError("file-damaged", file=self._name)
        return body

    def _margins(self) -> Iterator[str]:
        names = ("header", "footer")
        for part in sorted(self._parts):
            base = posixpath.basename(part)
            if posixpath.dirname(part) == self._folder and base.startswith(names) and base.endswith(".xml"):
                yield part

    def _tree(self, part: str) -> etree._Element:
        if part not in self._trees:
            self._trees[part] = _parse(self._name, self._parts[part])
        return self._trees[part]

    def append(self, pages: Sequence[EditableAppendix], rules: PageRules, marks: Sequence[str]) -> None:
        """Put the appendices behind the anchor, or at the end; the text before keeps its own section."""
        made = etree.fromstring("".join(document(pages, rules, marks)).encode())
        ours = made.find(W + "body")
        assert ours is not None  # noqa: S101 - we wrote it
        ids = self._add_margins(rules)
        for element in ours.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            element.set(W + "id", str(int(element.get(W + "id", "0")) + _SHIFT))
        for paragraph in ours.iter(W + "p"):
            _style(paragraph)
        for section in ours.iter(W + "sectPr"):
            _refer(section, ids)
        self._add_styles(pages, rules)
        self._place(list(ours))

    def _place(self, ours: list[etree._Element]) -> None:
        body = self._body
        last = body.find(W + "sectPr")
        own = deepcopy(last) if last is not None else etree.Element(W + "sectPr")
        at = self._anchor if self._anchor is not None else etree.SubElement(body, W + "p")
        if self._anchor is None and last is not None:
            last.addprevious(at)
        rest = [one for one in at.itersiblings() if one.tag != W + "sectPr"]
        following = next((one.find(f"{W}pPr/{W}sectPr") for one in rest if _ends(one)), None)
        if not any("".join(map(str, one.itertext())).strip() for one in rest) and following is None:
            for one in rest:
                body.remove(one)
            rest = []
        _end_section(at, deepcopy(following) if following is not None else own)
        *content, section = ours
        for element in content:
            one = self._held(element) if element.tag == W + "tbl" else element
            at.addnext(one)
            at = one
        if rest:
            _end_section(at, section)
            return
        if last is not None:
            body.remove(last)
        body.append(section)

    def _held(self, table: etree._Element) -> etree._Element:
        """A mark in place of a table, which is written there: a large one takes seconds to change trees."""
        self._tables.append(etree.tostring(table, with_tail=False))
        return etree.ProcessingInstruction(_HELD, str(len(self._tables) - 1))

    def _add_margins(self, rules: PageRules) -> dict[tuple[str, str], str]:
        """Parts for the tops and bottoms of our pages: those of the template would else go on there."""
        blank = f'<w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr></w:p>'
        spaces = f"{W_SPACE} {R_SPACE}"
        self._add(_HEADERS, page_number_header(rules), "header")
        self._add(_EMPTY_HEADER, f"{DECLARATION}<w:hdr {spaces}>{blank}</w:hdr>", "header")
        self._add(_FOOTER, f"{DECLARATION}<w:ftr {spaces}>{blank}</w:ftr>", "footer")
        named = {
            ("header", "default"): _HEADERS,
            ("header", "first"): _EMPTY_HEADER,
            ("header", "even"): _HEADERS,
            **{("footer", place): _FOOTER for place in _PLACES},
        }
        return {key: _id(name) for key, name in named.items()}

    def _add(self, name: str, text: str, kind: str) -> None:
        path = posixpath.join(self._folder, name)
        self._parts[path] = text.encode("utf-8")
        types = self._tree(_TYPES_PART)
        override = etree.SubElement(types, _TYPES + "Override")
        override.set("PartName", f"/{path}")
        override.set("ContentType", f"{_KIND}.{kind}+xml")
        relation = etree.SubElement(self._relations(), _RELATIONS + "Relationship")
        relation.set("Id", _id(name))
        relation.set("Type", f"{_OFFICE}/{kind}")
        relation.set("Target", name)

    def _relations(self) -> etree._Element:
        path = posixpath.join(self._folder, "_rels", f"{posixpath.basename(self._main)}.rels")
        if path not in self._parts:
            self._trees[path] = etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')
            self._parts[path] = b""
        return self._tree(path)

    def _add_styles(self, pages: Sequence[EditableAppendix], rules: PageRules) -> None:
        path = posixpath.join(self._folder, "styles.xml")
        if path not in self._parts:
            self._add("styles.xml", f"{DECLARATION}<w:styles {W_SPACE}></w:styles>", "styles")
        styles = self._tree(path)
        known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
        sizes = sorted({page.table.size for page in pages if page.table is not None})
        for text in (_base_style(), *(each for size in sizes for each in table_styles(size, rules))):
            style = etree.fromstring(f"<w:styles {W_SPACE}>{text}</w:styles>")[0]
            based = style.find(W + "basedOn")
            if based is not None and based.get(W + "val") == "Normal":
                based.set(W + "val", _TEXT)
            if style.get(W + "styleId") not in known:
                styles.append(style)

    def write(self, out: BinaryIO) -> None:
        """Write the package; the list of its types stands first, as readers expect."""
        for override in self._tree(_TYPES_PART).iter(_TYPES + "Override"):
            if override.get("ContentType") == f"{_KIND}.template.main+xml":  # Word refuses it in a .docx
                override.set("ContentType", f"{_KIND}.document.main+xml")
        names = sorted(self._parts, key=lambda name: (name != _TYPES_PART, name))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in names:
                tree = self._trees.get(name)
                data = self._parts[name] if tree is None else _bytes(tree)
                for at, table in enumerate(self._tables if name == self._main else ()):
                    data = data.replace(f"<?{_HELD} {at}?>".encode(), table)
                put(package, name, (data,))


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parse(name: str, data: bytes) -> etree._Element:
    """A part without entities, document types or network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError("file-damaged", file=name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileError("file-unsafe", file=name)
    return root


def _id(name: str) -> str:
    return "rId" + "".join(char for char in name.title() if char.isalnum())


def _ends(element: etree._Element) -> bool:
    return element.find(f"{W}pPr/{W}sectPr") is not None


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = etree.Element(W + "pPr")
        paragraph.insert(0, found)
    return found


def _end_section(paragraph: etree._Element, section: etree._Element) -> None:
    """Let a section end with a paragraph; its properties stand before those of a tracked change only."""
    properties = _properties(paragraph)
    change = properties.find(W + "pPrChange")
    if change is not None:
        change.addprevious(section)
    else:
        properties.append(section)


def _style(paragraph: etree._Element) -> None:
    """Our paragraphs without a style get ours: the template's ordinary one may indent or justify."""
    properties = _properties(paragraph)
    if properties.find(W + "pStyle") is None:
        style = etree.Element(W + "pStyle")
        style.set(W + "val", _TEXT)
        properties.insert(0, style)


def _base_style() -> str:
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_TEXT}"><w:name w:val="Ccapp text"/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
        f'<w:rPr><w:rFonts{fonts}/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    )


def _refer(section: etree._Element, ids: Mapping[tuple[str, str], str]) -> None:
    """Name our own tops and bottoms, which stand before all else in a section."""
    for old in section.findall(W + "headerReference"):
        section.remove(old)
    for at, ((kind, place), key) in enumerate(ids.items()):
        reference = etree.Element(f"{W}{kind}Reference")
        reference.set(W + "type", place)
        reference.set(_R + "id", key)
        section.insert(at, reference)
