"""Which rows a filter lets through, in which order a column puts them; no window is needed for either."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item
from ccapp.text.fold import fold
from ccapp.text.sorting import sort_key
from tests.ui.plan_steps import with_ids
from ui.models.plan_arrangement import PLAIN, Arrangement, Blank, Wanted
from ui.models.plan_lines import Kind
from ui.models.plan_order import Matcher
from ui.models.plan_table import PlanTableModel

KEYS = ("number", "title", "product", "lead", "deadline", "y2026")
DAYS = {"Quý I/2026": date(2026, 3, 31), "Tháng 2/2026": date(2026, 2, 28), "15/12/2026": date(2026, 12, 15)}
words = st.text("aáăâđd eê–,x", max_size=12)


def model_of(*tasks: tuple[str, Sequence[dict[str, str]]], sections: int = 1) -> PlanTableModel:
    """A table of tasks with their leaves, dealt out over sections."""
    made = [
        Item(
            level=Level.TASK,
            texts={"number": str(number), "title": title},
            children=tuple(Item(level=Level.PRODUCT, texts=texts) for texts in leaves),
        )
        for number, (title, leaves) in enumerate(tasks, start=1)
    ]
    parts = tuple(
        Item(
            level=Level.SECTION,
            texts={"section_number": str(at), "section": f"Mục {at}"},
            children=tuple(made[at::sections]),
        )
        for at in range(sections)
    )
    layout = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in KEYS))
    model = PlanTableModel()
    model.day_of = lambda text, _: DAYS.get(text)
    model.show(with_ids(Appendix(title="Phụ lục", layout=layout, sections=parts)), editable=True)
    return model


def shown(model: PlanTableModel, key: str) -> list[str]:
    at = model.layout_.keys.index(key)
    return [line.texts[at] for line in model.lines if line.kind is Kind.LEAF]


# -- filters


@pytest.mark.parametrize(
    ("typed", "text", "held"),
    [
        ("van hoa", "Phòng Văn hóa - Xã hội", True),
        ("xa hoi van", "Phòng Văn hóa - Xã hội", True),
        ("văn hóa", "Phòng Văn hóa - Xã hội", True),
        ("văn hoá", "Phòng Văn hóa - Xã hội", True),
        ("vàn", "Phòng Văn hóa - Xã hội", False),
        ("van xã", "Phòng Văn hóa - Xã hội", True),
        ("dang", "Đảng ủy", True),
        ("đang", "Đảng ủy", False),
        ("đảng", "ĐẢNG ỦY", True),
        ("kinh te", "Phòng Văn hóa - Xã hội", False),
        ("2026 quy", "Quý IV/2026", True),
        ("a – b", "a - b", True),
        ("", "", True),
    ],
)
def test_words_match_without_accents_unless_they_have_them(typed: str, text: str, held: bool) -> None:
    assert Matcher(Wanted(words=typed)).holds(text) is held


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \n", True), ("x", False)])
def test_blank_cells_can_be_asked_for(text: str, blank: bool) -> None:
    assert Matcher(Wanted(blank=Blank.ONLY)).holds(text) is blank
    assert Matcher(Wanted(blank=Blank.NEVER)).holds(text) is not blank


@given(words, words)
def test_a_text_is_found_by_its_own_words(text: str, typed: str) -> None:
    assert Matcher(Wanted(words=text)).holds(f"{typed} {text}")
    assert Matcher(Wanted(words=fold(text))).holds(text)
    if Matcher(Wanted(words=typed)).holds(text):
        assert all(word in fold(text) for word in fold(typed).split())


def test_a_task_shows_those_of_its_products_that_match() -> None:
    leaves = [{"product": "Kế hoạch"}, {"product": "Báo cáo"}, {"product": "Báo cáo năm"}]
    model = model_of(("Rà soát", leaves), ("Kiểm tra", [{"product": "Kế hoạch"}]), sections=2)
    assert model.leaf_counts == (4, 4)
    model.arrange(Arrangement(filters={"product": Wanted(words="bao cao")}))
    assert shown(model, "product") == ["Báo cáo", "Báo cáo năm"]
    assert [line.kind for line in model.lines] == [Kind.SECTION, Kind.LEAF, Kind.LEAF]
    assert model.leaf_counts == (2, 4)
    span = model.span_at(1, 1)
    assert (span.row, span.rows) == (1, 2), "the task is one cell over what is shown of it"
    task = model.lines[1].path[1].id
    assert model.hidden_below([task]) == 1
    assert not model.is_hidden(task)
    model.arrange(PLAIN)
    assert model.leaf_counts == (4, 4)
    assert model.hidden_below([task]) == 0


def test_filters_of_several_columns_all_hold() -> None:
    leaves = [{"product": "Báo cáo", "lead": "A"}, {"product": "Báo cáo", "lead": ""}]
    model = model_of(("Rà soát", leaves))
    both = {"product": Wanted(words="bao"), "lead": Wanted(blank=Blank.ONLY)}
    model.arrange(Arrangement(filters=both))
    assert shown(model, "lead") == [""]
    model.arrange(Arrangement(filters={"lead": Wanted(words="  ")}))
    assert not model.arranged, "spaces ask for nothing"


def test_equal_cells_do_not_join_over_what_is_written_to_hidden_rows() -> None:
    leaves = [{"product": "1", "lead": "A"}, {"product": "2", "lead": "A"}, {"product": "1 b", "lead": "A"}]
    model = model_of(("Rà soát", leaves))
    model.arrange(Arrangement(filters={"product": Wanted(words="1")}))
    cell = model.cell(1, KEYS.index("lead"))
    assert cell is not None
    hidden = next(item.id for item in model.lines[1].path[1].children if item.text("product") == "2")
    assert len(cell.records) == 2
    assert hidden not in cell.records
    assert model.is_hidden(hidden)


# -- order


def test_order_is_the_dictionarys_and_blanks_come_last() -> None:
    titles = ("đo", "Da", "", "dạ", "ăn", "ân", "an")
    model = model_of(*((title, [{"product": "x"}]) for title in titles))
    model.arrange(Arrangement(by="title"))
    assert shown(model, "title") == ["an", "ăn", "ân", "Da", "dạ", "đo", ""]
    model.arrange(Arrangement(by="title", back=True))
    assert shown(model, "title") == ["đo", "dạ", "Da", "ân", "ăn", "an", ""]
    assert model.spans == []
    assert shown(model, "number") == ["1", "4", "2", "6", "5", "7", "3"], "numbers stay with their rows"


def test_deadlines_go_by_the_day_they_end_on() -> None:
    texts = ("15/12/2026", "Khi có yêu cầu", "Quý I/2026", "", "Tháng 2/2026")
    model = model_of(*(("x", [{"deadline": text}]) for text in texts))
    model.arrange(Arrangement(by="deadline"))
    assert shown(model, "deadline") == ["Tháng 2/2026", "Quý I/2026", "15/12/2026", "Khi có yêu cầu", ""]
    model.arrange(Arrangement(by="deadline", back=True))
    assert shown(model, "deadline") == ["15/12/2026", "Quý I/2026", "Tháng 2/2026", "Khi có yêu cầu", ""]


def test_numbers_go_by_value() -> None:
    texts = ("≥ 98,5%", "1.000", "9", "", "100%", "02")
    model = model_of(*(("x", [{"y2026": text}]) for text in texts))
    model.arrange(Arrangement(by="y2026"))
    assert shown(model, "y2026") == ["02", "9", "≥ 98,5%", "100%", "1.000", ""]
    model.arrange(Arrangement(by="number"))
    assert shown(model, "number") == ["1", "2", "3", "4", "5", "6"]


@given(st.lists(words, max_size=8), st.booleans())
def test_every_row_is_there_once_and_in_order(titles: list[str], back: bool) -> None:
    model = model_of(*((title, [{"product": str(at)}]) for at, title in enumerate(titles)))
    model.arrange(Arrangement(by="title", back=back))
    assert sorted(shown(model, "product")) == sorted(map(str, range(len(titles))))
    filled = [sort_key(text.strip()) for text in shown(model, "title") if text.strip()]
    assert all((after <= before) if back else (before <= after) for before, after in pairwise(filled))


def test_rows_stay_where_they_are_while_they_are_written_in() -> None:
    model = model_of(("b", [{"product": "bao"}]), ("a", [{"product": "bao"}]), ("c", [{"product": "x"}]))
    model.arrange(Arrangement(by="title", filters={"product": Wanted(words="bao")}))
    before = shown(model, "number")
    assert before == ["2", "1"]
    changed = model_of(("b", [{"product": "bao"}]), ("z", [{"product": "khác"}]), ("c", [{"product": "bao"}]))
    appendix = changed._appendix
    model.show(appendix, editable=True)
    assert shown(model, "number") == ["2", "3", "1"], "a new one comes after that before it in the plan"
    assert shown(model, "title") == ["z", "c", "b"]


def test_another_appendix_and_a_column_that_goes_are_shown_plain() -> None:
    model = model_of(("b", [{"product": "1"}]), ("a", [{"product": "2"}]))
    model.arrange(Arrangement(by="title", filters={"lead": Wanted(blank=Blank.ONLY)}))
    appendix = model._appendix
    assert appendix is not None
    kept = tuple(each for each in appendix.layout.columns if each.key not in {"title", "lead"})
    model.show(
        Appendix(id=appendix.id, title="", layout=Layout(columns=kept), sections=appendix.sections),
        editable=True,
    )
    assert not model.arranged
    model.arrange(Arrangement(by="product"))
    model.show(None, editable=False)
    assert not model.arranged
