"""Plans as offices write them, made at random: what an export must bring back to the last letter."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from ccapp.domain.layout import Orientation
from ccapp.domain.plan import Appendix
from tests.intake.generator import DEADLINES, LEADS, OBJECTS, PARTNERS, PRODUCTS, SECTIONS, VERBS
from tests.printing.builders import make_appendix, make_layout

KEYS: Final = ("number", "title", "product", "lead", "partners", "deadline", "notes")
GOAL_KEYS: Final = ("number", "goal", "task", "activity", "product", "lead", "partners", "deadline")

_MEAN: Final = (
    "=1+1", "+84 912 345 678", "1/4", "@xa", "'trích", "_x0041_", "<b>&amp;</b>", "≥ 40%",
    ("chữ " * 80).strip(), "Văn phòng - Thống kê", "- Kế hoạch\n- Báo cáo",
    "5 - 10 hồ sơ", "2026", "01", "0,5", "]]>",
)  # fmt: skip
_NOTES: Final = st.sampled_from(("", "", *_MEAN))
_PRODUCTS: Final = st.sampled_from(PRODUCTS)
_LEAVES: Final = st.lists(
    st.fixed_dictionaries(
        {
            "product": _PRODUCTS,
            "lead": st.sampled_from(LEADS),
            "partners": st.sampled_from(PARTNERS),
            "deadline": st.sampled_from(DEADLINES),
            "notes": _NOTES,
        }
    ),
    min_size=1,
    max_size=4,
)
_TITLES: Final = st.builds("{} {}".format, st.sampled_from(VERBS), st.sampled_from(OBJECTS))


@st.composite
def plausible_appendices(draw: st.DrawFn) -> Appendix:
    """A table of sections, numbered tasks and their products; with goals or without, upright or not."""
    goals = draw(st.booleans())
    records = []
    number = 0
    for index in range(draw(st.integers(1, 4))):
        section = {"section_number": "I" * (index + 1), "section": SECTIONS[index]}
        for leaves in draw(st.lists(_LEAVES, min_size=1, max_size=4)):
            number += 1
            words = f"{draw(_TITLES)} ({number})"
            named = {"goal": words, "task": f"{words}, đợt 1", "activity": "Tổ chức thực hiện"}
            task = {"number": str(number), **(named if goals else {"title": words})}
            records += [{**section, **task, **leaf} for leaf in leaves]
    layout = make_layout(GOAL_KEYS if goals else KEYS, orientation=draw(st.sampled_from(Orientation)))
    title = draw(st.sampled_from(("Nhiệm vụ cải cách hành chính", "PHÂN CÔNG NHIỆM VỤ NĂM 2026")))
    return replace(make_appendix(records, layout), title=title)
