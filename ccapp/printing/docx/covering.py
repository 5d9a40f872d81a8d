"""The letter that goes with connection files, as a Word file in the form of a công văn (ND 30/2020)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from ccapp.domain.covering import Covering
from ccapp.domain.layout import Orientation
from ccapp.domain.letter import DOTS
from ccapp.printing import provisions
from ccapp.printing.docx.decree_form import LEFT, NUMBER_GAP, columns, line, rule, section, text_paragraph
from ccapp.printing.docx.markup import DECLARATION, R, W, bold, paragraph, run, sized
from ccapp.printing.docx.package import write_body
from ccapp.printing.rules import PageRules

_BODY: Final = provisions.BODY
_HEADLINE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_BLANK: Final = "\u00a0" * 6
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
    yield line(first, provisions.ADDRESSEES)
    yield from (line(name, provisions.ADDRESSEES) for name in more)
    yield line("", _BODY)
    yield from map(text_paragraph, letter.paragraphs)
    yield line("", _BODY)
    yield columns(width, (0.5, 0.5), (_recipients(), _signature()))
    yield from _listed(letter)
    yield section(short, rules)
    yield "</w:body></w:document>"


def _issuer(letter: Covering, width: float) -> Iterator[str]:
    if letter.above:
        yield line(letter.above, provisions.ABOVE)
    yield line(letter.issuer, provisions.ISSUER)
    yield rule(letter.issuer, provisions.ISSUER.used, width, provisions.ISSUER_RULE)
    yield line(f"Số:{_BLANK}/{_BLANK}", provisions.NUMBER)
    yield line(letter.subject, provisions.LETTER_SUBJECT, before=NUMBER_GAP)


def _headline(year: int, width: float) -> Iterator[str]:
    yield line(_HEADLINE, provisions.HEADLINE)
    yield line(_MOTTO, provisions.MOTTO)
    yield rule(_MOTTO, provisions.MOTTO.used, width, provisions.MOTTO_RULE)
    yield line(f"{DOTS}, ngày{_BLANK}tháng{_BLANK}năm {year}", provisions.PLACE_AND_DAY)


def _recipients() -> Iterator[str]:
    yield line("Nơi nhận:", provisions.RECIPIENTS_HEAD, where="left")
    for name in ("- Như trên;", "- Lưu: VT."):
        yield line(name, provisions.RECIPIENTS, where="left")


def _signature() -> Iterator[str]:
    yield line(DOTS, provisions.SIGNING)
    yield from (line("", _BODY) for _ in range(_SIGNED))
    yield line(DOTS, provisions.SIGNER)


def _listed(letter: Covering) -> Iterator[str]:
    """The list of communes on a page of its own."""
    if letter.listed:
        look = bold(on=True) + sized(_BODY.used)
        yield paragraph(run(letter.list_title, look), '<w:pageBreakBefore/><w:jc w:val="center"/>')
        yield line("", _BODY)
        yield from (line(name, _BODY, where="left") for name in letter.listed)
