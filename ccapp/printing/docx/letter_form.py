"""The shipped template of a plan's own text: the form of ND 30/2020, Phụ lục I, with gaps to be filled.

The words between the gaps are ours and few: an office edits them in Word, or brings its own template.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.domain.letter import URGENCY_WORDS, Gap
from ccapp.printing import provisions
from ccapp.printing.docx.decree_form import (
    LEFT,
    NUMBER_GAP,
    columns,
    heading,
    line,
    rule,
    section,
    spare,
    text_paragraph,
)
from ccapp.printing.docx.markup import DECLARATION, R, W, paragraph, run, sized, twips
from ccapp.printing.docx.package import FIRST_FOOTER, write_body
from ccapp.printing.rules import PageRules

_RED: Final = "FF0000"
_USUAL: Final[Mapping[Gap, str]] = MappingProxyType(
    {
        Gap.ISSUER: "ỦY BAN NHÂN DÂN",
        Gap.HEADLINE: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        Gap.MOTTO: "Độc lập - Tự do - Hạnh phúc",
        Gap.SUBJECT: "cải cách hành chính năm 2026",
    }
)
"""What the rules under a text are measured by while nobody has filled it in."""
_PURPOSE: Final = (
    "1. Mục đích: triển khai kịp thời, đồng bộ nội dung {{trich_yeu}}; xác định rõ việc, rõ đơn vị chủ trì,"
    " rõ thời hạn và rõ sản phẩm."
)
_CLOSING: Final = "Yêu cầu các đơn vị, cá nhân liên quan nghiêm túc tổ chức thực hiện./."
"""The forms of Phụ lục III end the text with `./.`; a table that is an appendix ends with its last row."""
_DEMANDS: Final = (
    "2. Yêu cầu: các đơn vị được giao nhiệm vụ chủ động thực hiện, bảo đảm chất lượng và đúng thời hạn; theo"
    " dõi, đánh giá bằng sản phẩm cụ thể."
)


def letter_template(rules: PageRules, said: Mapping[Gap, str] = _USUAL) -> bytes:
    """The template as a Word file, the same bytes every time.

    `said` is what the gaps will say: rules below a text are as long as the decree wants of it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        write_body(package, "".join(_document(rules, said)), rules, contact_footer())
    return out.getvalue()


def gap(one: Gap) -> str:
    """A gap as it is written in a template."""
    return "{{" + one.value + "}}"


def _document(rules: PageRules, said: Mapping[Gap, str]) -> Iterator[str]:
    short = rules.paper(Orientation.PORTRAIT)
    width = short[0] - rules.left - rules.right
    yield f"{DECLARATION}<w:document {W} {R}><w:body>"
    left = width * LEFT
    yield columns(width, (LEFT, 1 - LEFT), (_issuer(said, left), _headline(said, width - left)))
    yield line("", provisions.BODY)
    yield from _named(said, width)
    yield line("", provisions.BODY)
    yield text_paragraph(gap(Gap.BASES), provisions.BASES)
    yield heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield text_paragraph(_PURPOSE)
    yield text_paragraph(_DEMANDS)
    yield heading("II. NỘI DUNG, NHIỆM VỤ")
    yield text_paragraph(gap(Gap.CONTENT))
    yield heading("III. TỔ CHỨC THỰC HIỆN")
    yield text_paragraph(gap(Gap.ORGANISING))
    yield text_paragraph(_CLOSING)
    yield line("", provisions.BODY)
    yield columns(width, (0.5, 0.5), (_recipients(), _signature()))
    yield line(gap(Gap.APPENDICES), provisions.BODY)
    yield section(short, rules, first_footer=FIRST_FOOTER)
    yield "</w:body></w:document>"


def _is_missive(said: Mapping[Gap, str]) -> bool:
    """Whether it is a công văn, which has no name of its kind (II.5.b)."""
    return said.get(Gap.KIND) == ""


def _named(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    """The kind with its subject, or whom a công văn is for."""
    if _is_missive(said):
        yield line(f"Kính gửi: {gap(Gap.ADDRESSEES)}", provisions.ADDRESSEES)
        return
    yield line(gap(Gap.KIND), provisions.KIND)
    yield line("Về {{trich_yeu}}", provisions.SUBJECT)
    yield rule(f"Về {said[Gap.SUBJECT]}", provisions.SUBJECT.used, width, provisions.SUBJECT_RULE)


def _issuer(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield line(gap(Gap.AUTHORITY_ABOVE), provisions.ABOVE)
    yield line(gap(Gap.ISSUER), provisions.ISSUER)
    yield rule(said[Gap.ISSUER], provisions.ISSUER.used, width, provisions.ISSUER_RULE)
    yield line(f"Số: {gap(Gap.NUMBER)}", provisions.NUMBER)
    if _is_missive(said):
        yield line(f"V/v {gap(Gap.SUBJECT)}", provisions.LETTER_SUBJECT, before=NUMBER_GAP)
    yield from _urgency(said)


def _urgency(said: Mapping[Gap, str]) -> Iterator[str]:
    """The urgency in a frame of its own size (ô 10b); in a template to be edited it is a line without one."""
    chosen = next((one for one, words in URGENCY_WORDS.items() if words == said.get(Gap.URGENCY)), None)
    red = f'<w:color w:val="{_RED}"/>'
    words = line(gap(Gap.URGENCY), provisions.URGENCY, look=red)
    if chosen is None:
        yield from (words, spare())  # a gap that says nothing goes where a paragraph follows it
        return
    wide, high = (twips(each.points) for each in provisions.URGENCY_FRAMES[chosen])
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{_RED}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    yield spare()
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{sides}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{wide}"/>'
        f'</w:tblGrid><w:tr><w:trPr><w:trHeight w:val="{high}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{words}</w:tc></w:tr></w:tbl>'
    )
    yield spare()


def _headline(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield line(gap(Gap.HEADLINE), provisions.HEADLINE)
    yield line(gap(Gap.MOTTO), provisions.MOTTO)
    motto = said[Gap.MOTTO]
    size = provisions.MOTTO.used if motto else provisions.HEADLINE.used
    yield rule(motto or said[Gap.HEADLINE], size, width, provisions.MOTTO_RULE)
    day = f"{gap(Gap.PLACE)}, ngày {gap(Gap.DAY)} tháng {gap(Gap.MONTH)} năm {gap(Gap.YEAR)}"
    yield line(day, provisions.PLACE_AND_DAY)


def _recipients() -> Iterator[str]:
    yield line("Nơi nhận:", provisions.RECIPIENTS_HEAD, where="left")
    yield line(gap(Gap.RECIPIENTS), provisions.RECIPIENTS, where="left")


def _signature() -> Iterator[str]:
    yield line(gap(Gap.AUTHORITY), provisions.SIGNING)
    yield line(gap(Gap.POSITION), provisions.SIGNING)
    yield from (line("", provisions.BODY) for _ in range(4))
    yield line(gap(Gap.SIGNER), provisions.SIGNER)


def contact_footer() -> str:
    """The foot of the first page: a rule over the whole width of the text, below it the office's address.

    Without anything to say both go, for a blank paragraph follows.
    """
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    look = sized(provisions.CONTACT.used)
    shape = f'{border}<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/><w:rPr>{look}</w:rPr>'
    words = paragraph(run(gap(Gap.CONTACT), look), shape)
    return f"{DECLARATION}<w:ftr {W} {R}>{words}{spare()}</w:ftr>"
