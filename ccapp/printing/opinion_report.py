"""Bảng tổng hợp ý kiến, tiếp thu, giải trình: who was asked, what each said, what became of it.

Its columns are those offices use for the table that goes with a draft to be signed; no rule fixes them. Who
agreed or has not answered stands in it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.layout import Level, column
from ccapp.domain.opinions import Consultation, Consulted, Opinion, OpinionKind, Reply
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.domain.remarks import RemarkState
from ccapp.printing.heading import HeadingText
from ccapp.printing.primitives import Face
from ccapp.printing.revision_report import Report
from ccapp.printing.rules import PageRules, report_layout
from ccapp.text.normalize import clean

_TITLE: Final = "Bảng tổng hợp ý kiến, tiếp thu, giải trình"
_ABOUT: Final = "Dự thảo {plan}"
_SENT: Final = "(Gửi lấy ý kiến ngày {sent}; số nơi được lấy ý kiến: {asked}; đã trả lời: {replied})"
_REPLIES: Final = {Reply.AGREED: "Thống nhất với dự thảo.", Reply.WAITING: "Chưa có ý kiến trả lời."}
_SAYS: Final = {
    OpinionKind.TEXT: "Đề nghị sửa “{before}” thành “{after}”.",
    OpinionKind.NEW: "Đề nghị bổ sung: {after}.",
    OpinionKind.MOVE: "Đề nghị chuyển sang chỗ khác.",
    OpinionKind.REMOVE: "Đề nghị bỏ.",
}
_ADDED: Final = "Đề nghị bổ sung “{after}”."
_CLEARED: Final = "Đề nghị bỏ “{before}”."
_TAKEN: Final = "Tiếp thu. {answer}"
_DONE: Final = "Tiếp thu, đã sửa trong dự thảo."
_EXPLAINED: Final = "Giải trình: {answer}"
_OPEN: Final = "Đang xem xét."
Answers = Sequence[tuple[Consulted, Sequence[Opinion]]]


def opinion_report(plan: Plan, consultation: Consultation, answers: Answers, rules: PageRules) -> Report:
    """The table of one round, ready to be laid out."""
    replied = sum(one.reply is not Reply.WAITING for one, _ in answers)
    sent = _SENT.format(sent=f"{consultation.sent_on:%d/%m/%Y}", asked=len(answers), replied=replied)
    headings = (
        HeadingText(text=_TITLE, face=Face.BOLD, size=rules.title_size, capitals=True),
        HeadingText(text=_ABOUT.format(plan=clean(plan.title)), face=Face.BOLD, size=rules.title_size),
        HeadingText(text=sent, face=Face.ITALIC, size=rules.note_size),
    )
    tasks = tuple(_task(at, *one) for at, one in enumerate(answers, start=1))
    section = Item(level=Level.SECTION, texts={"section": ""}, children=tasks)
    layout = report_layout(
        plan,
        column("number", "TT", width=110),
        column("title", "Đơn vị, cá nhân góp ý", width=420),
        column("x1", "Nội dung góp ý", width=1000),
        column("x2", "Tiếp thu, giải trình", width=900),
    )
    return Report(
        headings=headings, table=Appendix(title=_TITLE, layout=layout, sections=(section,)), signs=True
    )


def _task(number: int, asked: Consulted, opinions: Sequence[Opinion]) -> Item:
    rows = tuple(_rows(asked, opinions))
    return Item(level=Level.TASK, texts={"number": str(number), "title": asked.name}, children=rows)


def _rows(asked: Consulted, opinions: Sequence[Opinion]) -> Iterator[Item]:
    for one in opinions:
        yield Item(level=Level.PRODUCT, texts={"x1": opinion_words(one), "x2": outcome_words(one)})
    if not opinions:
        said = _REPLIES.get(asked.reply, "")
        yield Item(level=Level.PRODUCT, texts={"x1": said, "x2": ""})


def opinion_words(one: Opinion) -> str:
    """What an opinion says, with its place and the person the file names."""
    pattern = _SAYS.get(one.kind, "{words}")
    if one.kind is OpinionKind.TEXT and not one.before:
        pattern = _ADDED
    elif one.kind is OpinionKind.TEXT and not one.after:
        pattern = _CLEARED
    said = pattern.format(before=one.before, after=one.after.rstrip("."), words=one.words)
    place = ", ".join(filter(None, (one.line, one.column)))
    by = f" ({one.by})" if one.by else ""
    return f"{place}: {said}{by}" if place else f"{said}{by}"


def outcome_words(one: Opinion) -> str:
    """What became of it."""
    if one.state is RemarkState.OPEN:
        return _OPEN
    if one.state is RemarkState.TAKEN and not one.answer and one.kind is not OpinionKind.WORDS:
        return _DONE
    pattern = _TAKEN if one.state is RemarkState.TAKEN else _EXPLAINED
    return pattern.format(answer=one.answer).strip()
