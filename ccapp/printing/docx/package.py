"""A Word file as a package: the parts, and a zip that is the same bytes for the same plan."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from typing import BinaryIO, Final

from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.row_marks import addressee_bookmark, edition_bookmark
from ccapp.printing.docx.body import FIRST_HEADER, HEADER, document
from ccapp.printing.docx.markup import (
    DECLARATION,
    FONT,
    LANGUAGE,
    R,
    W,
    bold,
    paragraph,
    run,
    sized,
    spacing,
)
from ccapp.printing.docx.table import table_styles
from ccapp.printing.drafts import DraftMark, mark_texts
from ccapp.printing.editable import EditableAppendix
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules

_BODY_SIZE: Final = 14
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_2010: Final = 14


def write_docx(
    appendices: Sequence[EditableAppendix],
    out: BinaryIO,
    *,
    title: str,
    author: str,
    rules: PageRules,
    edition: str = "",
    addressee: RecordId = NOT_STORED,
    draft: DraftMark | None = None,
) -> None:
    """Write appendices as one Word file that Word 2007 and later, WPS and LibreOffice open alike.

    `edition` names the state of the plan; with it the file can be laid beside the plan when it comes back.
    `addressee` is the record of the one it is sent to for an opinion. A `draft` round is named on every page.
    The file depends on the arguments alone: no clock, no random id.
    """
    marks = [edition_bookmark(edition)] if edition else []
    marks += [addressee_bookmark(addressee)] if addressee else []
    sizes = sorted({appendix.table.size for appendix in appendices if appendix.table is not None})
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        body = document(appendices, rules, marks, first_header=draft is not None)
        _write(package, body, sizes, rules, _properties(title, author), draft)


def write_body(package: zipfile.ZipFile, body: str, rules: PageRules, footer: str = "") -> None:
    """Write a document of its own markup with the parts that ours have; `footer` is the foot of page one."""
    _write(package, (body,), (), rules, _properties("", ""), footer=footer)


def _write(
    package: zipfile.ZipFile,
    body: Iterable[str],
    sizes: Sequence[float],
    rules: PageRules,
    core: str,
    draft: DraftMark | None = None,
    footer: str = "",
) -> None:
    parts = (*_PARTS, *(_DRAFT_PARTS if draft else ()), *(_FOOTER_PARTS if footer else ()))
    drafted = _DRAFT_RELATIONS if draft else ()
    relations = (*_RELATIONS, *drafted, *(_FOOTER_RELATIONS if footer else ()))
    put(package, "[Content_Types].xml", (_content_types(parts),))
    put(package, "_rels/.rels", (_relations(_ROOT_RELATIONS),))
    put(package, "docProps/core.xml", (core,))
    put(package, "word/_rels/document.xml.rels", (_relations(relations),))
    put(package, "word/styles.xml", (_styles(sizes, rules),))
    put(package, "word/settings.xml", (_settings(),))
    put(package, "word/header1.xml", (page_number_header(rules, draft),))
    if draft is not None:
        put(package, "word/header2.xml", (_first_header(draft, rules),))
    if footer:
        put(package, "word/footer1.xml", (footer,))
    put(package, "word/document.xml", body)


def put(package: zipfile.ZipFile, name: str, pieces: Iterable[str | bytes]) -> None:
    """Add a part with the oldest date a zip can hold instead of the present one."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same bytes on every system
    with package.open(entry, "w") as part:
        for piece in pieces:
            part.write(piece if isinstance(piece, bytes) else piece.encode("utf-8"))


_ROOT_RELATIONS: Final = (
    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", _CORE, "docProps/core.xml"),
)
_RELATIONS: Final = (
    ("rId1", f"{_OFFICE}/styles", "styles.xml"),
    ("rId2", f"{_OFFICE}/settings", "settings.xml"),
    (HEADER, f"{_OFFICE}/header", "header1.xml"),
)
_PARTS: Final = (
    ("/word/document.xml", f"{_TYPES}.document.main+xml"),
    ("/word/styles.xml", f"{_TYPES}.styles+xml"),
    ("/word/settings.xml", f"{_TYPES}.settings+xml"),
    ("/word/header1.xml", f"{_TYPES}.header+xml"),
    ("/docProps/core.xml", _CORE_TYPE),
)
_DRAFT_RELATIONS: Final = ((FIRST_HEADER, f"{_OFFICE}/header", "header2.xml"),)
_DRAFT_PARTS: Final = (("/word/header2.xml", f"{_TYPES}.header+xml"),)
FIRST_FOOTER: Final = "rIdFirstFooter"
"""The relationship of the first page's foot, which only a plan's own text has."""
_FOOTER_RELATIONS: Final = ((FIRST_FOOTER, f"{_OFFICE}/footer", "footer1.xml"),)
_FOOTER_PARTS: Final = (("/word/footer1.xml", f"{_TYPES}.footer+xml"),)


def _content_types(known: Iterable[tuple[str, str]]) -> str:
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in known)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(entries: Iterable[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _properties(title: str, author: str) -> str:
    """Title and author; no dates, which would differ from one export to the next."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, quote=False)}</dc:title>"
        f"<dc:creator>{escape(author, quote=False)}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    )


def _styles(sizes: Sequence[float], rules: PageRules) -> str:
    """Defaults of the document and one style for each size of table text.

    The font is named for every script: else Word shows some Vietnamese letters in another one.
    """
    fonts = "".join(f' w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    language = "".join(f' w:{script}="{LANGUAGE}"' for script in ("val", "eastAsia", "bidi"))
    return (
        f"{DECLARATION}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>"
        f"{sized(_BODY_SIZE)}<w:lang{language}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:rPr><w:rFonts{fonts}/></w:rPr></w:style>"
        f"{''.join(each for size in sizes for each in table_styles(size, rules))}</w:styles>"
    )


def _settings() -> str:
    """Behave as Word 2010 does, which all later versions and other programs know."""
    return (
        f'{DECLARATION}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{_WORD_2010}"/></w:compat><w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
    )


def page_number_header(rules: PageRules, draft: DraftMark | None = None) -> str:
    """The page number, upright and centred; before it the mark of a draft round, flush with the margin."""
    look = f"<w:rPr>{sized(rules.page_number_size)}</w:rPr>"
    field = (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}<w:t>2</w:t></w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )
    shape = f'<w:pPr>{spacing(rules.line_spacing)}<w:jc w:val="center"/></w:pPr>'
    mark = paragraph(_mark(draft, rules), _BESIDE + spacing(rules.line_spacing)) if draft else ""
    return f"{DECLARATION}<w:hdr {W} {R}>{mark}<w:p>{shape}{field}</w:p></w:hdr>"


_BESIDE: Final = (
    '<w:framePr w:hSpace="0" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="left" w:y="1"/>'
)
"""A frame, because the number stays in the middle of papers of any width, which no tab stop does."""


def _first_header(draft: DraftMark, rules: PageRules) -> str:
    """First pages have no number; the draft round is named there too."""
    mark = paragraph(_mark(draft, rules), spacing(rules.line_spacing))
    return f"{DECLARATION}<w:hdr {W} {R}>{mark}</w:hdr>"


def _mark(draft: DraftMark, rules: PageRules) -> str:
    """The parts of the mark as runs, a space between."""
    looks = (
        (text, bold(on=face is Face.BOLD) + ("<w:i/><w:iCs/>" if face is Face.ITALIC else "") + sized(size))
        for text, face, size in mark_texts(draft, rules)
    )
    return "".join(run(f" {text}" if at else text, look) for at, (text, look) in enumerate(looks))
