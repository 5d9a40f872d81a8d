"""Random appendices, mean but possible: deep merges, blanks, lists, endless words, letters without glyphs."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from ccapp.domain.layout import GOAL_LEVELS, TASK_LEVELS, Align, Column, Layout, Level, Merge, Orientation
from ccapp.domain.plan import Appendix, Item
from ccapp.intake.glyphs import SYMBOL_CODES

_WORDS: Final = st.sampled_from(
    [
        *[
            "ban",
            "hành",
            "Kế",
            "hoạch",
            "Văn phòng - Thống kê",
            "HĐND-UBND",
            "15/01/2023;",
            "-",
            "- mục",
            "≥ 40%",
            "người",
            "đường",
        ],
        *["Ứng", "nghiêng", "k̀", "☑", "🙂", "<b>&", "\n", "\n- "],
        "x" * 40,
        "a/b/" * 30,
    ]
)
TEXTS: Final = st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=30)
_LONG: Final = st.integers(40, 900).map(lambda count: " ".join(["chữ"] * count))
_CELLS: Final = st.one_of(st.just(""), st.sampled_from(["Hằng năm", "Các ban, ngành"]), TEXTS, TEXTS, _LONG)

_TASK_KEYS: Final = ("number", "title", "product", "lead", "partners", "deadline", "budget", "x1", "y2025")
_GOAL_KEYS: Final = ("number", "goal", "task", "activity", "product", "lead", "deadline", "notes")


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Layouts of one to nine columns, with any widths, groups, merges and alignments."""
    goals = draw(st.booleans())
    keys = draw(
        st.lists(st.sampled_from(_GOAL_KEYS if goals else _TASK_KEYS), min_size=1, max_size=9, unique=True)
    )
    columns = [
        Column(
            key=key,
            heading=draw(TEXTS),
            group=draw(st.sampled_from(["", "", "Nhóm", "Nhóm khác"])),
            width=draw(st.integers(0, 900)),
            align=draw(st.sampled_from(Align)),
            merge=draw(st.sampled_from(Merge)),
        )
        for key in keys
    ]
    return Layout(
        columns=tuple(columns),
        levels=GOAL_LEVELS if goals else TASK_LEVELS,
        orientation=draw(st.sampled_from(Orientation)),
        font_size=draw(st.integers(8, 14)),
    )


@st.composite
def appendices(draw: st.DrawFn) -> Appendix:
    """Appendices of up to four sections over a random layout."""
    layout = draw(layouts())
    sections = draw(st.lists(_items(layout, layout.levels), max_size=4))
    return Appendix(title=draw(TEXTS), layout=layout, sections=tuple(sections))


def has_symbol_codes(appendix: Appendix) -> bool:
    """Whether a text holds a letter of a symbol font: readers turn it into the ordinary one, by design."""
    texts = [text for item in appendix.items() for text in item.texts.values()]
    headings = [column.full_heading for column in appendix.layout.columns]
    return any(ord(char) in SYMBOL_CODES for char in "".join([appendix.title, *texts, *headings]))


def _items(layout: Layout, levels: tuple[Level, ...]) -> st.SearchStrategy[Item]:
    level, *below = levels
    texts = st.fixed_dictionaries(dict.fromkeys(layout.level_keys(level), _CELLS))
    children: st.SearchStrategy[list[Any]] = (
        st.lists(_items(layout, tuple(below)), max_size=4) if below else st.just([])
    )
    return st.builds(
        lambda own, under: Item(level=level, texts=own, children=tuple(under)), own=texts, under=children
    )
