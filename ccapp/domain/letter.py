"""The document that an appendix goes with: what each gap of its template says, drafted from the plan.

Form: ND 30/2020, Phụ lục I; the Party's documents follow the Party's own form. Nothing that the plan does not
know is made up: it stays a dotted line for the officer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from ccapp.domain.coverage import Assigning
from ccapp.domain.layout import NUMBER, Level
from ccapp.domain.plan import Appendix, Extras, Plan, Side, Urgency
from ccapp.domain.signing_form import authority_lines, collective_of, is_acting, position_line
from ccapp.domain.standard import roman
from ccapp.domain.units.chips import same_name
from ccapp.domain.units.splitting import split_units
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

DOTS: Final = "……"
"""A blank for the officer to fill by hand."""
_SPACE: Final = "\u00a0" * 6
_COLLECTIVES: Final = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN")
_STATE_HEAD: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PARTY_HEAD: Final = ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
_SHORTENED: Final = ("UBND", "HĐND", "TTHC", "CCHC", "MTTQ", "CNTT", "TCVN", "ISO")
_SHORT_LEVELS: Final = (("UBND ", "Ủy ban nhân dân "), ("HĐND ", "Hội đồng nhân dân "))


class Gap(StrEnum):
    """What a template may leave to be filled in, by the name between its double braces."""

    AUTHORITY_ABOVE = "co_quan_cap_tren"
    ISSUER = "co_quan"
    HEADLINE = "quoc_hieu"
    MOTTO = "tieu_ngu"
    NUMBER = "so"
    PLACE = "dia_danh"
    DAY = "ngay"
    MONTH = "thang"
    YEAR = "nam"
    KIND = "loai_van_ban"
    TITLE = "ten_ke_hoach"
    SUBJECT = "trich_yeu"
    PERIOD = "nam_ke_hoach"
    BASES = "can_cu"
    CONTENT = "noi_dung"
    ORGANISING = "to_chuc_thuc_hien"
    RECIPIENTS = "noi_nhan"
    ADDRESSEES = "kinh_gui"
    URGENCY = "muc_do_khan"
    CONTACT = "dia_chi_co_quan"
    AUTHORITY = "quyen_han_ky"
    POSITION = "chuc_vu"
    SIGNER = "nguoi_ky"
    APPENDICES = "phu_luc"


URGENCY_WORDS: Final = {
    Urgency.EXPRESS: "HỎA TỐC",
    Urgency.VERY_URGENT: "THƯỢNG KHẨN",
    Urgency.URGENT: "KHẨN",
}
_MISSIVE: Final = "cong van"


def gap_of(name: str) -> Gap | None:
    """The gap that a written name means, however it is spelt: `Tên kế hoạch`, `TEN_KE_HOACH`."""
    plain = "_".join(re.findall(r"[a-z0-9]+", fold(name)))
    return next((gap for gap in Gap if gap.value == plain), None)


def gap_texts(plan: Plan, bases: Sequence[Assigning] = ()) -> Mapping[Gap, str]:
    """What each gap says, several paragraphs by line breaks; an unknown number or day is a blank or dots."""
    signed, reference = plan.reference.signed_on, plan.reference
    joint = "-" if plan.issuer.side is Side.PARTY else "/"
    head = _PARTY_HEAD if plan.issuer.side is Side.PARTY else _STATE_HEAD
    kind = clean(reference.doc_type) or "Kế hoạch"
    subject = _subject(plan, kind)
    years = f"{plan.year_from}-{plan.year_to}" if plan.year_to != plan.year_from else f"{plan.year_from}"
    return {
        Gap.AUTHORITY_ABOVE: _above(plan),
        Gap.ISSUER: _issuer(plan) or DOTS,
        Gap.HEADLINE: head[0],
        Gap.MOTTO: head[1],
        Gap.NUMBER: joint.join(filter(None, (_number(reference.number), clean(reference.symbol)))),
        Gap.PLACE: clean(plan.place) or DOTS,
        Gap.DAY: f"{signed.day:02d}" if signed else _SPACE,
        # A leading zero for days below 10 and the months 1 and 2 only (ND 30/2020, Phụ lục I, II.4.b).
        Gap.MONTH: (f"{signed.month:02d}" if signed.month <= 2 else f"{signed.month}") if signed else _SPACE,  # noqa: PLR2004 - the rule
        Gap.YEAR: str(signed.year if signed else plan.year_from),
        Gap.KIND: "" if fold(kind) == _MISSIVE else kind.upper(),  # a công văn has no name of its kind
        Gap.TITLE: f"{kind} {subject}".strip(),
        Gap.SUBJECT: subject or DOTS,
        Gap.PERIOD: years,
        Gap.BASES: "\n".join(_bases(plan, bases)),
        Gap.CONTENT: "\n".join(_content(plan)),
        Gap.ORGANISING: "\n".join(_organising(plan)),
        Gap.RECIPIENTS: "\n".join(_recipients(plan)),
        Gap.ADDRESSEES: _full(clean(plan.superior.name)) or (DOTS if fold(kind) == _MISSIVE else ""),
        Gap.URGENCY: URGENCY_WORDS[plan.extras.urgency] if plan.extras.urgency else "",
        Gap.CONTACT: clean(plan.extras.contact),
        Gap.AUTHORITY: "\n".join(authority_lines(plan)).upper() or ("" if position_line(plan) else DOTS),
        Gap.POSITION: position_line(plan).upper() or ("" if is_acting(plan) else DOTS),
        Gap.SIGNER: clean(plan.signature.signer),
    }


def _full(name: str) -> str:
    for short, full in _SHORT_LEVELS:
        name = full + name.removeprefix(short) if name.startswith(short) else name
    return name


def _issuer(plan: Plan) -> str:
    """The issuing body in capitals; the place of a committee or council stands on a line of its own."""
    name = _full(clean(plan.issuer.name)).upper()
    for body in _COLLECTIVES:
        name = name.replace(f"{body} ", f"{body}\n")
    return name


def _above(plan: Plan) -> str:
    """The body above, which committees and councils do not name (ND 30/2020, Phụ lục I, II.2)."""
    return "" if collective_of(plan.issuer.name) else _full(clean(plan.superior.name)).upper()


def _number(number: str) -> str:
    number = clean(number)
    return number.zfill(2) if number.isascii() and number.isdigit() else number or _SPACE


def _subject(plan: Plan, kind: str) -> str:
    """The title without the name of the kind, which stands above it: `cải cách hành chính năm 2026`."""
    title = " ".join(clean(plan.title).split())
    if fold(title).startswith(fold(kind)):
        title = title[len(kind) :].strip()
    return _lowered(title, plan) if title.isupper() else title


def _lowered(title: str, plan: Plan) -> str:
    """A title in capitals as it stands in a sentence; the names that the plan knows keep theirs."""
    lowered = title.lower()
    words = (*clean(plan.place).split("\n"), *clean(plan.issuer.name).split(" xã ")[1:], *_SHORTENED)
    for word in filter(None, words):
        lowered = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", word, lowered, flags=re.IGNORECASE)
    return lowered


def _bases(plan: Plan, bases: Sequence[Assigning]) -> Iterator[str]:
    cited = [each for each in bases if each.number and each.signed_on]
    for each in cited:
        day = f"{each.signed_on:%d/%m/%Y}"
        by = f" của {each.issuer}" if each.issuer else ""
        about = f" {each.title}" if each.title else ""
        yield f"Căn cứ {each.cited} ngày {day}{by}{about};"
    if not cited:
        yield f"Căn cứ {DOTS};"
    issuer = _full(clean(plan.issuer.name)) or DOTS
    yield f"{issuer} ban hành kế hoạch như sau:"


def _content(plan: Plan) -> Iterator[str]:
    """The parts of the appendices with how many tasks each has; the tasks themselves stand there."""
    at = 0
    for index, table in enumerate(plan.appendices, start=1):
        for section in table.sections:
            name = " ".join(section.text(Level.SECTION.value).split())
            if name:
                at += 1
                name = _lowered(name, plan) if name.isupper() else name
                name = name[:1].upper() + name[1:]
                yield f"{at}. {name}: {len(section.children)} nhiệm vụ ({_label(plan, index)})."
    yield "Nhiệm vụ, sản phẩm, đơn vị chủ trì và thời hạn cụ thể nêu tại phụ lục kèm theo."


def _label(plan: Plan, index: int) -> str:
    return f"Phụ lục {roman(index)}" if len(plan.appendices) > 1 else "Phụ lục"


def _organising(plan: Plan) -> Iterator[str]:
    """One paragraph for each unit that leads, in the order of the tables."""
    leads: dict[str, dict[str, list[str]]] = {}
    for index, table in enumerate(plan.appendices, start=1):
        for unit, task in _led(table):
            known = next((name for name in leads if same_name(name, unit)), unit)
            tasks = leads.setdefault(known, {}).setdefault(_label(plan, index), [])
            if task not in tasks:
                tasks.append(task)
    for at, (unit, tables) in enumerate(leads.items(), start=1):
        parts = ", ".join(f"{_tasks(tasks)} tại {label}" for label, tasks in tables.items())
        yield f"{at}. {unit[:1].upper()}{unit[1:]}: chủ trì thực hiện {parts}."
    yield (
        f"{len(leads) + 1}. Các đơn vị được giao phối hợp có trách nhiệm tham gia theo phạm vi nhiệm vụ;"
        " khi có khó khăn, vướng mắc, kịp thời báo cáo để xem xét, giải quyết."
    )


def _tasks(numbers: Sequence[str]) -> str:
    known = [number for number in numbers if number]
    return f"nhiệm vụ số {', '.join(known)}" if known else "các nhiệm vụ được giao"


def _led(table: Appendix) -> Iterator[tuple[str, str]]:
    """Each unit that leads a product with the number of its task."""
    for section in table.sections:
        for task in section.children:
            for item in task.walk():
                for mention in split_units(item.text("lead")):
                    yield mention.name, task.text(NUMBER)


def _recipients(plan: Plan) -> Iterator[str]:
    superior = clean(plan.superior.name)
    if fold(clean(plan.reference.doc_type)) == _MISSIVE:
        yield "- Như trên;"
    elif superior:
        yield f"- {superior} (để báo cáo);"
    units: list[str] = []
    for table in plan.appendices:
        for unit, _ in _led(table):
            if not any(same_name(unit, known) for known in units):
                units.append(unit)
    yield from (f"- {unit[:1].upper()}{unit[1:]};" for unit in units)
    yield _kept(plan.extras)


def _kept(extras: Extras) -> str:
    """`- Lưu: VT, VP. PL.(300)`: the unit that drafted it (II.9.d), then who and how many copies (III.3)."""
    unit = clean(extras.unit)
    copies = f"({extras.copies})" if extras.copies else ""
    drafter = clean(extras.drafter).upper()
    mark = ".".join(filter(None, (drafter, copies)))
    return " ".join(filter(None, (f"- Lưu: VT{f', {unit}' if unit else ''}.", mark)))
