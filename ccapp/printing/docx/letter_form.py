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
from ccapp.domain.letter import Gap
from ccapp.printing import provisions
from ccapp.printing.docx.decree_form import (
    ITALIC,
    LEFT,
    columns,
    heading,
    line,
    rule,
    section,
    text_paragraph,
)
from ccapp.printing.docx.markup import DECLARATION, R, W, bold
from ccapp.printing.docx.package import write_body
from ccapp.printing.rules import PageRules

_HEAD: Final = provisions.HEADLINE.used
_BODY: Final = provisions.BODY.used
_RECIPIENTS: Final = provisions.RECIPIENTS.used
_RECIPIENTS_HEAD: Final = provisions.RECIPIENTS_HEAD.used
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
        write_body(package, "".join(_document(rules, said)), rules)
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
    yield line("", _BODY)
    yield line(gap(Gap.KIND), _BODY, face=bold(on=True))
    yield line("Về {{trich_yeu}}", _BODY, face=bold(on=True))
    yield rule(f"Về {said[Gap.SUBJECT]}", _BODY, width, provisions.SUBJECT_RULE)
    yield line("", _BODY)
    yield text_paragraph(gap(Gap.BASES), face=ITALIC)
    yield heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield text_paragraph(_PURPOSE)
    yield text_paragraph(_DEMANDS)
    yield heading("II. NỘI DUNG, NHIỆM VỤ")
    yield text_paragraph(gap(Gap.CONTENT))
    yield heading("III. TỔ CHỨC THỰC HIỆN")
    yield text_paragraph(gap(Gap.ORGANISING))
    yield line("", _BODY)
    yield columns(width, (0.5, 0.5), (_recipients(), _signature()))
    yield line(gap(Gap.APPENDICES), _BODY)
    yield section(short, rules)
    yield "</w:body></w:document>"


def _issuer(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield line(gap(Gap.AUTHORITY_ABOVE), _HEAD)
    yield line(gap(Gap.ISSUER), _HEAD, face=bold(on=True))
    yield rule(said[Gap.ISSUER], _HEAD, width, provisions.ISSUER_RULE)
    yield line(f"Số: {gap(Gap.NUMBER)}", _HEAD)


def _headline(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield line(gap(Gap.HEADLINE), _HEAD, face=bold(on=True))
    yield line(gap(Gap.MOTTO), _BODY, face=bold(on=True))
    motto = said[Gap.MOTTO]
    yield rule(motto or said[Gap.HEADLINE], _BODY if motto else _HEAD, width, provisions.MOTTO_RULE)
    day = f"{gap(Gap.PLACE)}, ngày {gap(Gap.DAY)} tháng {gap(Gap.MONTH)} năm {gap(Gap.YEAR)}"
    yield line(day, _BODY, face=ITALIC)


def _recipients() -> Iterator[str]:
    yield line("Nơi nhận:", _RECIPIENTS_HEAD, face=bold(on=True) + ITALIC, where="left")
    yield line(gap(Gap.RECIPIENTS), _RECIPIENTS, where="left")


def _signature() -> Iterator[str]:
    yield line(gap(Gap.AUTHORITY), _BODY, face=bold(on=True))
    yield line(gap(Gap.POSITION), _BODY, face=bold(on=True))
    yield from (line("", _BODY) for _ in range(4))
    yield line(gap(Gap.SIGNER), _BODY, face=bold(on=True))
