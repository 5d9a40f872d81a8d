"""The shipped template of a plan's own text: the form of ND 30/2020, Phụ lục I, with gaps to be filled.

The words between the gaps are ours and few: an office edits them in Word, or brings its own template.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.domain.letter import Gap
from ccapp.printing import provisions
from ccapp.printing.docx.markup import DECLARATION, R, W, bold, paragraph, run, sized, twips
from ccapp.printing.docx.package import write_body
from ccapp.printing.fonts import font
from ccapp.printing.lines import set_lines
from ccapp.printing.primitives import Face
from ccapp.printing.provisions import Provision
from ccapp.printing.rules import PageRules

_HEAD: Final = provisions.HEADLINE.used
_BODY: Final = provisions.BODY.used
_RECIPIENTS: Final = provisions.RECIPIENTS.used
_RECIPIENTS_HEAD: Final = provisions.RECIPIENTS_HEAD.used
_INDENT: Final = provisions.INDENT.points
_AFTER: Final = provisions.PARAGRAPH_GAP.points
_LEFT: Final = 0.4  # the share of the issuer's column in the head: the headline of 13 stays on one line
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
    left = width * _LEFT
    yield _columns(width, (_LEFT, 1 - _LEFT), (_issuer(said, left), _headline(said, width - left)))
    yield _line("", _BODY)
    yield _line(gap(Gap.KIND), _BODY, face=bold(on=True))
    yield _line("Về {{trich_yeu}}", _BODY, face=bold(on=True))
    yield _rule(f"Về {said[Gap.SUBJECT]}", _BODY, width, provisions.SUBJECT_RULE)
    yield _line("", _BODY)
    yield _text(gap(Gap.BASES), face="<w:i/><w:iCs/>")
    yield _heading("I. MỤC ĐÍCH, YÊU CẦU")
    yield _text(_PURPOSE)
    yield _text(_DEMANDS)
    yield _heading("II. NỘI DUNG, NHIỆM VỤ")
    yield _text(gap(Gap.CONTENT))
    yield _heading("III. TỔ CHỨC THỰC HIỆN")
    yield _text(gap(Gap.ORGANISING))
    yield _line("", _BODY)
    yield _columns(width, (0.5, 0.5), (_recipients(), _signature()))
    yield _line(gap(Gap.APPENDICES), _BODY)
    yield _section(short, rules)
    yield "</w:body></w:document>"


def _issuer(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield _line(gap(Gap.AUTHORITY_ABOVE), _HEAD)
    yield _line(gap(Gap.ISSUER), _HEAD, face=bold(on=True))
    yield _rule(said[Gap.ISSUER], _HEAD, width, provisions.ISSUER_RULE)
    yield _line(f"Số: {gap(Gap.NUMBER)}", _HEAD)


def _headline(said: Mapping[Gap, str], width: float) -> Iterator[str]:
    yield _line(gap(Gap.HEADLINE), _HEAD, face=bold(on=True))
    yield _line(gap(Gap.MOTTO), _BODY, face=bold(on=True))
    motto = said[Gap.MOTTO]
    yield _rule(motto or said[Gap.HEADLINE], _BODY if motto else _HEAD, width, provisions.MOTTO_RULE)
    day = f"{gap(Gap.PLACE)}, ngày {gap(Gap.DAY)} tháng {gap(Gap.MONTH)} năm {gap(Gap.YEAR)}"
    yield _line(day, _BODY, face="<w:i/><w:iCs/>")


def _recipients() -> Iterator[str]:
    yield _line("Nơi nhận:", _RECIPIENTS_HEAD, face=bold(on=True) + "<w:i/><w:iCs/>", where="left")
    yield _line(gap(Gap.RECIPIENTS), _RECIPIENTS, where="left")


def _signature() -> Iterator[str]:
    yield _line(gap(Gap.AUTHORITY), _BODY, face=bold(on=True))
    yield _line(gap(Gap.POSITION), _BODY, face=bold(on=True))
    yield from (_line("", _BODY) for _ in range(4))
    yield _line(gap(Gap.SIGNER), _BODY, face=bold(on=True))


def _line(text: str, size: float, *, face: str = "", where: str = "center") -> str:
    look = face + sized(size)
    shape = f'<w:spacing w:before="0" w:after="0"/><w:jc w:val="{where}"/><w:rPr>{look}</w:rPr>'
    return paragraph(run(text, look) if text else "", shape)


def _rule(above: str, size: float, width: float, share: Provision) -> str:
    """A centred rule, a share of the last line above it long: the border of a narrow empty paragraph."""
    last = set_lines(tuple(above.split("\n")), font(Face.BOLD), size=size, width=width)[-1]
    side = twips((width - last.width * share.used) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    room = '<w:spacing w:before="60" w:after="0" w:line="120" w:lineRule="exact"/>'
    where = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return paragraph("", f"{border}{room}{where}<w:rPr>{sized(1)}</w:rPr>")


def _heading(text: str) -> str:
    """A heading of the body: it stands on the page of what follows."""
    return _text(text, face=bold(on=True), keep="<w:keepNext/>")


def _text(text: str, *, face: str = "", keep: str = "") -> str:
    """A paragraph of the body: both edges even, the first line set in."""
    look = face + sized(_BODY)
    after = f'<w:spacing w:before="0" w:after="{twips(_AFTER)}"/>'
    shape = f'{keep}{after}<w:ind w:firstLine="{twips(_INDENT)}"/><w:jc w:val="both"/><w:rPr>{look}</w:rPr>'
    return paragraph(run(text, look), shape)


def _columns(width: float, shares: Sequence[float], cells: Sequence[Iterator[str]]) -> str:
    """Two columns without lines: a table is what every program keeps side by side."""
    widths = [twips(width * share) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/></w:tcPr>{"".join(cell)}</w:tc>'
        for one, cell in zip(widths, cells, strict=True)
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{made}</w:tr></w:tbl>"


def _section(paper: tuple[float, float], rules: PageRules) -> str:
    sides = {"top": rules.top, "right": rules.right, "bottom": rules.bottom, "left": rules.left}
    margins = "".join(f' w:{side}="{twips(length)}"' for side, length in sides.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        f'<w:pgSz w:w="{twips(paper[0])}" w:h="{twips(paper[1])}"/>'
        f'<w:pgMar{margins} w:header="{twips(rules.top / 2)}" w:footer="{twips(rules.bottom / 2)}"'
        ' w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
