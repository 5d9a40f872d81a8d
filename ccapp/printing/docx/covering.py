"""The letter that goes with connection files, as a Word file in the form of a công văn (ND 30/2020)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from ccapp.domain.covering import LIST_TITLE, SUBJECT, Covering
from ccapp.domain.layout import Orientation
from ccapp.domain.letter import DOTS
from ccapp.printing import provisions
from ccapp.printing.docx.decree_form import ITALIC, LEFT, columns, line, rule, section, text_paragraph
from ccapp.printing.docx.markup import DECLARATION, R, W, bold, paragraph, run, sized
from ccapp.printing.docx.package import write_body
from ccapp.printing.rules import PageRules

_HEAD: Final = provisions.HEADLINE.used
_BODY: Final = provisions.BODY.used
_SUBJECT: Final = provisions.LETTER_SUBJECT.used
_HEADLINE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_BLANK: Final = "\u00a0" * 6
_BOLD: Final = bold(on=True)
_SIGNED: Final = 4  # empty lines above the signer's name


def write_covering(letter: Covering, year: int, rules: PageRules, out: BinaryIO) -> None:
    """Write the letter: number, day and signer are left to the office. The same bytes every time."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        write_body(package, "".join(_document(letter, year, rules)), rules)


def _document(letter: Covering, year: int, rules: PageRules) -> Iterator[str]:
    short = rules.paper(Orientation.PORTRAIT)
    width = short[0] - rules.left - rules.right
    left = width * LEFT
    yield f"{DECLARATION}<w:document {W} {R}><w:body>"
    yield columns(width, (LEFT, 1 - LEFT), (_issuer(letter, left), _headline(year, width - left)))
    yield line("", _BODY)
    first, *more = letter.addressees
    yield line(first, _BODY)
    yield from (line(name, _BODY) for name in more)
    yield line("", _BODY)
    yield from map(text_paragraph, letter.paragraphs)
    yield line("", _BODY)
    yield columns(width, (0.5, 0.5), (_recipients(), _signature()))
    yield from _listed(letter)
    yield section(short, rules)
    yield "</w:body></w:document>"


def _issuer(letter: Covering, width: float) -> Iterator[str]:
    if letter.above:
        yield line(letter.above, _HEAD)
    yield line(letter.issuer, _HEAD, face=_BOLD)
    yield rule(letter.issuer, _HEAD, width, provisions.ISSUER_RULE)
    yield line(f"Số:{_BLANK}/{_BLANK}", _HEAD)
    yield line(SUBJECT, _SUBJECT)


def _headline(year: int, width: float) -> Iterator[str]:
    yield line(_HEADLINE, _HEAD, face=_BOLD)
    yield line(_MOTTO, _BODY, face=_BOLD)
    yield rule(_MOTTO, _BODY, width, provisions.MOTTO_RULE)
    yield line(f"{DOTS}, ngày{_BLANK}tháng{_BLANK}năm {year}", _BODY, face=ITALIC)


def _recipients() -> Iterator[str]:
    yield line("Nơi nhận:", provisions.RECIPIENTS_HEAD.used, face=_BOLD + ITALIC, where="left")
    for name in ("- Như trên;", "- Lưu: VT."):
        yield line(name, provisions.RECIPIENTS.used, where="left")


def _signature() -> Iterator[str]:
    yield line(DOTS, _BODY, face=_BOLD)
    yield from (line("", _BODY) for _ in range(_SIGNED))
    yield line(DOTS, _BODY, face=_BOLD)


def _listed(letter: Covering) -> Iterator[str]:
    """The list of communes on a page of its own."""
    if letter.listed:
        look = _BOLD + sized(_BODY)
        yield paragraph(run(LIST_TITLE, look), '<w:pageBreakBefore/><w:jc w:val="center"/>')
        yield line("", _BODY)
        yield from (line(name, _BODY, where="left") for name in letter.listed)
