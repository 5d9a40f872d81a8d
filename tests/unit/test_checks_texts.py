"""The text rules one by one: what each sees, and what it must leave alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.checks.cited import cited_spans
from ccapp.domain.checks.confused_words import CONFUSED
from ccapp.domain.checks.gone import Register
from ccapp.domain.checks.headings import label
from ccapp.domain.checks.names import Level, level_of, named
from ccapp.domain.checks.own import setting_of
from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.texts import check_passages
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.plan import RecordId
from ccapp.services.plans.shipped_units import known_places, known_units
from ccapp.text.normalize import clean

REGISTER = Register(units=known_units(), places=known_places())
COMMUNE = Setting(
    year_from=2026,
    year_to=2026,
    day=date(2026, 1, 6),
    own_names=("UBND xã Suối Mây", "tỉnh Mộc Giang"),
    issuer="UBND xã Suối Mây",
    level="commune",
)
DISTRICT = Setting(
    year_from=2024, year_to=2024, day=date(2024, 1, 5), own_names=("huyện Bắc Sông",), level="district"
)


def check(*texts: str, part: Part = Part.PROSE, setting: Setting = COMMUNE) -> tuple[Finding, ...]:
    passages = [Passage(text=text, part=part, place=f"p{at}") for at, text in enumerate(texts)]
    return check_passages(passages, setting, REGISTER)


def seen(*texts: str, part: Part = Part.PROSE, setting: Setting = COMMUNE) -> list[tuple[str, str]]:
    return [(each.code, each.about) for each in check(*texts, part=part, setting=setting)]


QUIET = (
    "Tiếp tục thực hiện Kế hoạch số 125/KH-UBND ngày 20/10/2021 của UBND huyện Bắc Sơn về TTHC.",
    "Triển khai Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ; Luật Thanh tra năm 2022.",
    "So với năm 2024, tỷ lệ hồ sơ đúng hạn tăng 2%; kết quả năm 2025 được UBND tỉnh xếp loại tốt.",
    "Hồ sơ do cấp huyện chuyển giao trước ngày 01/7/2025 được tiếp tục giải quyết.",
    "Báo cáo kết quả năm 2025 trước ngày 15/01/2026; báo cáo năm 2026 trước ngày 15/12/2026.",
    "Định kỳ 6 tháng, 9 tháng và cả năm báo cáo UBND tỉnh trước ngày 25 của tháng cuối quý.",
    "Phấn đấu đến năm 2030 đạt 100%; giai đoạn 2026 - 2030 mỗi năm tăng 5%.",
    "Học tập kinh nghiệm của xã Hòa Bình, tỉnh Lâm Đồng về đô thị xanh.",
    "Dữ liệu dân cư cập nhật 24/7; 3/4 số hộ; điểm 8/10; phiên bản 4.0.",
    "Các xã Thanh Sơn, Phú Lương (cũ) bàn giao hồ sơ về Trung tâm Phục vụ hành chính công.",
    "Nghị quyết Đại hội Đảng bộ xã lần thứ XXX, nhiệm kỳ 2020 - 2025; Đại hội Đảng toàn quốc khóa XIII.",
    "Cơ quan sự nghiệp; hệ thống tin học; văn bản hành chính; giao thông bảo đảm; xã hội đóng góp.",
    "Tỷ lệ đạt từ 95% trở lên (trừ hồ sơ mật), cụ thể: a) cấp xã; b) thôn, bản.",
    "Kinh phí: 150 triệu đồng, bố trí trong dự toán; tổ chức 02 hội nghị/năm...",
    "Hồ sơ cần bổ sung phải thông báo bằng văn bản; xem lại kết quả trước khi trình (nếu có).",
    "Thực hiện theo chỉ đạo của cấp trên",
    "Căn cứ Công văn số 12/SNV-CCHC ngày 10/01/2026 của Sở Nội vụ tỉnh Mộc Giang.",
    "Thời gian: từ ngày 29/02 đến hết tháng 12; trước ngày 31/12 hằng năm.",
)


@pytest.mark.parametrize("text", QUIET)
@pytest.mark.parametrize("part", [Part.PROSE, Part.CELL])
def test_ordinary_text_is_left_alone(text: str, part: Part) -> None:
    assert seen(text, part=part) == []


@pytest.mark.parametrize(
    ("text", "about", "better"),
    [
        ("tính đến ngày 31 tháng 6 năm 2026", "31 tháng 6 năm 2026", "30 tháng 6 năm 2026"),
        ("Trước 30/02/2026", "30/02/2026", "28/02/2026"),
        ("trước ngày 31/9", "31/9", "30/9"),
        ("ngày 29/02/2028 và ngày 30/02/2028", "30/02/2028", "29/02/2028"),
    ],
)
def test_days_that_do_not_exist(text: str, about: str, better: str) -> None:
    [found] = check(text)
    assert (found.code, found.about, found.severity) == ("text-no-such-day", about, Severity.ERROR)
    assert found.fixes[0].facts["text"] == better


def test_months_that_do_not_exist() -> None:
    assert seen("Hoàn thành trong tháng 13 năm 2026") == [("text-no-such-month", "tháng 13")]
    assert seen("ngày 12/14/2026") == [("text-no-such-month", "12/14/2026")]


def test_a_fix_of_a_plan_writes_the_whole_cell() -> None:
    cell = Passage(text="Rà soát TTHC năm 2025 của xã", record=RecordId("r1"), field="title")
    [found] = check_passages([cell], COMMUNE)
    [edit] = found.fixes[0].edits
    assert (found.code, edit.text) == ("text-old-year", "Rà soát TTHC năm 2026 của xã")
    assert (edit.record, edit.field) == (RecordId("r1"), "title")


@pytest.mark.parametrize("text", ["Quý IV/2025", "Trước 15/12/2025", "Tháng 01/2025", "Năm 2025"])
def test_old_deadlines_in_a_table(text: str) -> None:
    assert [code for code, _ in seen(text, part=Part.CELL)] == ["text-old-year"]


def test_law_in_general_cites_no_law_of_that_year() -> None:
    assert seen("Theo dõi thi hành pháp luật của xã năm 2025") == [("text-old-year", "năm 2025")]
    assert seen("Luật Ban hành văn bản quy phạm pháp luật năm 2025") == []


@pytest.mark.parametrize("part", [Part.BASIS, Part.NOTE, Part.RECIPIENTS])
def test_years_of_bases_are_cited(part: Part) -> None:
    assert seen("Căn cứ Kế hoạch công tác năm 2025;", part=part) == []


def test_years_need_a_known_plan() -> None:
    unknown = Setting(year_from=0, year_to=0, day=date.min)
    assert seen("Kế hoạch năm 2019", "UBND huyện", setting=unknown) == []


def test_another_place_is_named() -> None:
    assert seen("Nâng cao chất lượng phục vụ tại xã Đồng Văn.") == [("text-other-place", "xã Đồng Văn")]
    assert seen("Nâng cao chất lượng phục vụ tại xã Suối Mây.") == []


def test_a_district_is_no_commune_s_own_once_there_are_none() -> None:
    text = "Thực hiện theo chỉ đạo của huyện Đức Thọ"
    [found] = check(text)
    assert (found.code, found.about, found.severity) == ("text-other-place", "huyện Đức Thọ", Severity.ERROR)
    assert seen(text, "Báo cáo huyện Đức Thọ kết quả") == [("text-other-place", "huyện Đức Thọ")] * 2
    assert seen("Hồ sơ của thị trấn Đức Thọ") == [("text-other-place", "thị trấn Đức Thọ")]
    assert seen("Thực hiện theo chỉ đạo của huyện") == [("text-gone-level", "huyện")]


def test_the_superior_is_the_place_named_most() -> None:
    texts = ["UBND huyện Bắc Sông giao", "huyện Bắc Sông hỗ trợ", "Tập huấn tại huyện Đức Thọ"]
    old = Setting(
        year_from=2024, year_to=2024, day=date(2024, 1, 5), own_names=("xã A Lưới",), level="commune"
    )
    assert seen(*texts, setting=old) == [("text-other-place", "huyện Đức Thọ")]
    assert seen(texts[2], setting=old) == []  # the only one named is taken at its word


def test_a_district_may_name_its_communes() -> None:
    assert seen("Xây dựng mô hình điểm tại xã Thanh Sơn và thị trấn Phố Mới", setting=DISTRICT) == []


def test_a_town_in_a_district_plan_is_left_over() -> None:
    assert seen("Chính sách của thị xã giai đoạn tới", setting=DISTRICT) == [("text-other-level", "thị xã")]
    assert seen("UBND các huyện, thị xã, thành phố", setting=DISTRICT) == []


def test_units_and_levels_that_have_ended() -> None:
    [unit] = check("Phối hợp với Phòng Nội vụ tổ chức tập huấn.")
    assert (unit.code, unit.about, unit.severity) == (
        "text-gone-unit-district",
        "Phòng Nội vụ",
        Severity.ERROR,
    )
    assert unit.facts["since"] == "01/7/2025"
    assert unit.fixes[0].facts["text"] == "Sở Nội vụ"
    assert seen("- UBND huyện;", part=Part.RECIPIENTS) == [("text-gone-unit", "UBND huyện")]
    assert seen("Hồ sơ gửi về huyện trong ngày") == [("text-gone-level", "huyện")]
    assert seen("Phối hợp với Phòng Nội vụ, UBND huyện.", setting=DISTRICT) == []


def test_provinces_by_their_old_name() -> None:
    setting = Setting(
        year_from=2026,
        year_to=2026,
        day=date(2026, 1, 6),
        own_names=("xã Suối Mây", "tỉnh Tuyên Quang"),
        level="commune",
    )
    [found] = check("Kết nối với Cổng thông tin của tỉnh Hà Giang.", setting=setting)
    assert (found.code, found.facts["successors"]) == ("text-gone-place", "tỉnh Tuyên Quang")
    assert seen("Văn bản của tỉnh Hà Giang cũ vẫn còn hiệu lực.", setting=setting) == []


def test_the_area_of_a_superior() -> None:
    assert seen("Sử dụng ngân sách trên địa bàn tỉnh") == [("text-wider-area", "trên địa bàn tỉnh")]
    assert seen("UBND tỉnh quy định mức thu trên địa bàn tỉnh") == []


@pytest.mark.parametrize(
    "text",
    ["Dự kiến ??? triệu đồng", "Kinh phí bố trí sau (hỏi lại chị Hoa)",
     "Tổng số (chưa có số liệu nên chưa ghi)", "Lập danh sách xxx hộ", "Mức chi (cần bổ sung)"],
)  # fmt: skip
def test_private_remarks(text: str) -> None:
    assert [code for code, _ in seen(text)] == ["text-remark"]


def test_templates_and_blanks() -> None:
    assert seen("UBND [tên xã] triển khai") == [("text-template", "[tên xã]")]
    [blank] = check("- Năm 2026: …… triệu đồng", "- Năm 2027: ....... triệu đồng;")
    assert (blank.code, blank.facts["count"]) == ("text-blank", 2)


@pytest.mark.parametrize(
    "text",
    ["Số:      /KH-UBND", "ngày …/9/2026", "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2026)",
     "Số….-KH/ĐU", "các dịch vụ...."],
)  # fmt: skip
def test_blanks_that_wait_for_the_signature(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text", ["Phòng Kinh tế; UBND các xã, thị", "Các phòng, ban và", "Đánh giá cơ quan hành", "Các ban,"]
)
def test_cut_cells(text: str) -> None:
    assert [code for code, _ in seen(text, part=Part.CELL, setting=DISTRICT)] == ["text-cut"]


def test_what_is_opened_and_not_closed() -> None:
    assert [code for code, _ in seen("Theo tinh thần: “Dân biết, dân bàn")] == ["text-not-closed"]
    assert seen("1) Một; 2) hai (gồm cả ba)") == []


def test_a_sentence_broken_in_two() -> None:
    plain = [Passage(text="Công khai thủ tục.", part=Part.PROSE, place=f"p{at}") for at in range(9)]
    whole = Passage(text="dịch vụ đô thị thông minh", part=Part.PROSE, place="p", breaks=(21,))
    assert [each.code for each in check_passages([whole, *plain], COMMUNE)] == ["text-broken"]
    assert check_passages([whole] * 3, COMMUNE) == ()  # a file made line by line


def test_doubled_and_jumping_numbers() -> None:
    texts = [
        "I. Mục đích",
        "II. Yêu cầu",
        "II. Nhiệm vụ",
        "IV. Kinh phí",
        "1. Nguồn",
        "5.2. Phân kỳ",
        "5.3. Cơ cấu",
    ]
    assert [(code, about.split(" Nh")[0]) for code, about in seen(*texts, part=Part.HEADING)] == [
        ("text-number-twice", "II II."),
        ("text-number-jump", "II IV"),
        ("text-number-jump", "1 5.2"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("I. A", "1. B", "2. C", "II. D", "1. E", "2. F"),
        ("1. Mục tiêu", "1. Một", "2. Hai", "2. Yêu cầu", "3. Ba"),
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "đ) Năm", "e) Sáu", "g) Bảy"),
        ("a) Một", "b) Hai", "c) Ba", "d) Bốn", "e) Năm"),
        ("1.1. Một", "1.2. Hai", "2.1. Ba"),
        ("100% văn bản đúng hạn", "30% hồ sơ trực tuyến"),
    ],
)
def test_numbers_in_order(texts: tuple[str, ...]) -> None:
    assert seen(*texts, part=Part.HEADING) == []


def test_numbers_of_a_table_run_on_or_begin_anew() -> None:
    def column(*numbers: str, table: int = 1) -> list[Passage]:
        return [
            Passage(text=each, field="number", table=table, place=f"table {table}, row {at}")
            for at, each in enumerate(numbers, start=1)
        ]

    assert check_passages(column("I", "1", "2", "II", "1", "2"), COMMUNE) == ()
    assert check_passages([*column("1", "2"), *column("3", "4", table=2)], COMMUNE) == ()
    found = check_passages(column("I", "1", "2", "2", "4"), COMMUNE)
    assert [each.code for each in found] == ["text-number-twice", "text-number-jump"]


def test_the_issuer_is_one_throughout() -> None:
    head = Passage(text="ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY\nSố: 07/KH-UBND", part=Part.LETTERHEAD, place="a")
    note = Passage(text="(Kèm theo Kế hoạch số 07/KH-UBND của UBND xã Suối Mây)", part=Part.NOTE, place="b")
    party = Passage(text="T/M BAN CHẤP HÀNH\nBÍ THƯ", part=Part.SIGNATURE, place="c")
    other = Passage(text="(Kèm theo Kế hoạch số 08/KH-UBND của UBND xã Suối Mây)", part=Part.NOTE, place="d")
    assert check_passages([head, note], COMMUNE) == ()
    assert [each.code for each in check_passages([head, note, party], COMMUNE)] == ["text-issuer"]
    assert [each.code for each in check_passages([head, other], COMMUNE)] == ["text-own-number"]


def test_slips_in_cited_documents() -> None:
    assert seen("Nghị định số 107/2020/NĐCP của Chính phủ") == [("text-slip", "NĐCP")]
    assert seen("Nghị định số 61/2018/NĐ-CP ngày 23/4/2019") == [
        ("text-document-year", "61/2018/NĐ-CP ngày 23/4/2019")
    ]


def test_figures_of_three_tiers() -> None:
    text = "số hóa kết quả của xã đạt tỷ lệ tối thiểu tương ứng là 30%, 20%, 15%"
    assert [code for code, _ in seen(text)] == ["text-several-levels"]
    assert seen("cấp huyện, cấp xã đạt tối thiểu tương ứng là 20%, 15%", setting=DISTRICT) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [("đẩy mạnh cái cách hành chính", "cải cách"), ("Phần đầu đạt 90% trở lên", "Phấn đấu"),
     ("không chống chéo nhiệm vụ", "chồng chéo"), ("áp dựng hệ thống ISO", "áp dụng"),
     ("dân đống góp", "đóng góp"), ("trển khai thực hiện", "triển khai")],
)  # fmt: skip
def test_valid_words_in_the_wrong_place(text: str, better: str) -> None:
    [found] = check(text)
    assert (found.code, found.severity, found.fixes[0].facts["text"]) == ("text-slip", Severity.HINT, better)


@pytest.mark.parametrize(("wrong", "better"), CONFUSED.items())
def test_words_with_confused_letters(wrong: str, better: str) -> None:
    for said in (wrong, wrong.capitalize(), wrong.upper()):
        text = (
            f"{said} theo đúng yêu cầu" if said[0].isupper() else f"Các đơn vị phải {said} theo đúng yêu cầu"
        )
        [found] = check(text)
        assert (found.code, found.severity) == ("text-slip", Severity.HINT)
        assert str(found.fixes[0].facts["text"]).lower() == better
    assert check(f"Các đơn vị phải {better} theo đúng yêu cầu") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của Trưởng ban hàng năm; họp ban hàng quý, hàng tháng",
        "Đánh giá chị em hội viên phụ nữ",
        "Tổ chức giải bóng chuyền thanh niên",
        "Phối hợp với đồn bộ đội biên phòng",
        "Xếp hạng mức độ hài lòng của người dân",
        "Tuyên truyền tại di tích Quảng Lý",
    ],
)
def test_words_that_only_look_confused_are_left_alone(text: str) -> None:
    assert seen(text) == []


def test_a_text_in_an_old_font_is_said_once() -> None:
    words = ("c¶i c¸ch hµnh chÝnh cña x· ®­îc thùc hiÖn ®óng quy ®Þnh cña ph¸p luËt hiÖn hµnh " * 6).split()
    found = check(*[" ".join(words[at : at + 9]) for at in range(0, len(words), 9)])
    assert [each.code for each in found] == ["text-old-font"]


def test_a_document_says_what_it_is() -> None:
    passages = [
        Passage(text="ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY", part=Part.LETTERHEAD),
        Passage(text="Suối Mây, ngày     tháng 9 năm 2026", part=Part.LETTERHEAD),
        Passage(text="Chuyển đổi số giai đoạn 2026 - 2030 của xã Suối Mây", part=Part.TITLE),
    ]
    setting = setting_of(passages)
    assert (setting.year_from, setting.year_to, setting.level) == (2026, 2030, "commune")
    assert setting.day == date(2026, 9, 1)
    assert [name.casefold() for name in setting.own_names] == ["xã suối mây"]
    assert setting_of([]) == Setting(year_from=0, year_to=0, day=date.min)


def test_superiors_in_the_letterhead_and_aims_in_the_title_are_not_its_own() -> None:
    passages = [
        Passage(text="ĐẢNG BỘ TỈNH MỘC GIANG\nĐẢNG ỦY XÃ SUỐI MÂY", part=Part.LETTERHEAD),
        Passage(text="Suối Mây, ngày 26 tháng 4 năm 2026", part=Part.LETTERHEAD),
        Passage(text="Chuyển đổi số đến năm 2028, định hướng đến năm 2030", part=Part.TITLE),
    ]
    setting = setting_of(passages)
    assert (setting.level, setting.issuer) == ("commune", "ĐẢNG ỦY XÃ SUỐI MÂY")
    assert (setting.year_from, setting.year_to) == (2026, 2026)


def test_names_and_levels() -> None:
    assert [
        each.full for each in named("UBND xã Lộc Bình, huyện Phú Lộc; UBND tỉnh Ban hành; văn hóa - Xã Hội")
    ] == [
        "xã Lộc Bình",
        "huyện Phú Lộc",
    ]
    assert [each.full for each in named("KẾ HOẠCH CỦA XÃ LÙNG PHÌNH GIAI ĐOẠN 2025 - 2030")] == [
        "xã LÙNG PHÌNH"
    ]
    assert level_of("UBND thị xã Kỳ Anh") is Level.DISTRICT
    assert level_of("Phòng Văn hóa - Xã hội") is None


TEXTS = st.text(
    st.sampled_from("aàbcđIVX12./-–()“”…?[]<>,;: \nTHUBNDxãhuyệntỉnhnăm2025ngàythángsố%"), max_size=120
)


@given(st.lists(TEXTS.map(clean), max_size=6), st.sampled_from(Part))
def test_no_text_is_too_odd(texts: list[str], part: Part) -> None:
    for found in check(*texts, part=part):
        assert found.place in {f"p{at}" for at in range(len(texts))}
        assert all(edit.text for fix in found.fixes for edit in fix.edits)


@given(TEXTS)
def test_parsers_stay_inside_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in cited_spans(text))
    assert all(text[each.start : each.end].casefold().startswith(each.word) for each in named(text))
    found = label(text)
    assert found is None or (bool(found.values) and text.startswith(found.text))
