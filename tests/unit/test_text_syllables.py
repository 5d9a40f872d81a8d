"""Syllables by rule, keystrokes read as words, and slips with next to no false alarms."""

from __future__ import annotations

import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.keystrokes import read_typing
from ccapp.text.normalize import clean
from ccapp.text.slips import SlipKind, slips
from ccapp.text.syllables import Syllable, is_syllable, spellings, split_syllable
from tests.conftest import SHARED
from tests.pace import assert_in_proportion

SYLLABLES = (
    "việc nghiệp quyết quốc gì gìn giếng giường già giữa khuya hoà hòa thuỷ ủy uỷ quý quỳnh quýt khuỷu ngoẹo "
    "xoong Đường THUỞ yêu ý nghiêng ghế kỹ mỹ lý tỷ uống Nguyễn Huỳnh trườn hươu rượu xuyến luật tuần"
    " quặng giục"
)
NO_SYLLABLES = "viêc cuầ nghành ngiên qúy vịêc hòan đươc trưòng Lắk banxây các1 kách ghà bbà"
QUIET = (
    "Căn cứ Nghị định số 61/2018/NĐ-CP và Quyết định số 12/QĐ-UBND của HĐND, UBND tỉnh Đắk Lắk",
    "UBND huyện Krông Pắc, thành phố Pleiku, xã Ea Mdroh, xã Cư Êbur, huyện Mường Tè, tỉnh Bắc Kạn",
    "Gửi file qua email, nhóm Zalo, website, Cổng Portal; họp online; test phần mềm, reset máy, chat nhóm",
    "Tiếp xúc tích cực, luôn luôn, từng bước từng bước, dần dần; song song với việc của xã, xã tự làm",
    "Ủy ban ban hành; thực hiện hiện đại hóa; quản lý lý lịch; bảo đảm bảo mật; thiết bị bị hỏng; năm năm",
    "Chỉ thị số 05-CT/TW, Kế hoạch 07-KH/ĐU; mã H19.22.1; https://dichvucong.gov.vn; a.nguyen@daklak.gov.vn",
    "Ông Y Moan Êban, bà H'Hen Niê, đồng chí Lê-nin, vắc-xin, ki-lô-mét, in-tơ-nét, diện tích 5 km², 30 ha",
    "Phần đầu của báo cáo; phần đầu tư công; giám sát nhập khẩu; lịch sử lý luận; cũng cố gắng",
    "ĐẢNG ỦY XÃ SUỐI MÂY – CNTT, CSDL, VBQPPL, TTHC, KT-XH; hoà giải, thoả thuận, khoá họp, uỷ quyền",
)


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_what_is_no_syllable_is_seen(word: str) -> None:
    assert not is_syllable(word)


@given(st.sampled_from(SYLLABLES.lower().split()))
def test_a_syllable_splits_into_its_parts_and_back(word: str) -> None:
    parts = split_syllable(word)
    assert isinstance(parts, Syllable)
    assert word in spellings(parts)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("vieejc", "việc"),
        ("vie65c", "việc"),
        ("ddieefu", "điều"),
        ("d9ie62u", "điều"),
        ("huowngs", "hướng"),
        ("nguwowif", "người"),
        ("dduwowcj", "được"),
        ("email", ""),
        ("online", ""),
    ],
)
def test_keystrokes_are_read(typed: str, word: str) -> None:
    assert read_typing(typed)[0] == word


@given(st.text(alphabet="abcdeghiklmnopqrstuvxyzwfj123456789", max_size=12))
def test_what_keystrokes_give_is_a_syllable(typed: str) -> None:
    word, marks = read_typing(typed)
    assert (word == "") == (marks == 0)
    assert not word or is_syllable(word)


@pytest.mark.parametrize(
    ("text", "word", "suggestion", "kind"),
    [
        ("về viêc thực hiện", "viêc", "việc", SlipKind.SPELLING),
        ("Nghành giáo dục", "Nghành", "Ngành", SlipKind.SPELLING),
        ("các trưòng học", "trưòng", "trường", SlipKind.SPELLING),
        ("các phòng, banxây dựng", "banxây", "ban xây", SlipKind.GLUED),
        ("số 749/QĐ-TTg vềphê duyệt", "vềphê", "về phê", SlipKind.GLUED),
        ("để đảm vbaor các nhiệm vụ", "vbaor", "bảo", SlipKind.TYPING),
        ("cải cahs hành chính của xã", "cahs", "cách", SlipKind.TYPING),
        ("thực hieejn nhiệm vụ được giao", "hieejn", "hiện", SlipKind.TYPING),
        ("thực hie65n nhiệm vụ được giao", "hie65n", "hiện", SlipKind.TYPING),
        ("hàng năm tại cac phòng, ban", "cac", "các", SlipKind.TYPING),
        ("kiểm tra văn bản bản QPPL", "bản bản", "bản", SlipKind.DOUBLED),
        ("Kiểm tra văn bản văn bản QPPL", "văn bản văn bản", "văn bản", SlipKind.DOUBLED),
        ("cho cán bộ của của xã", "của của", "của", SlipKind.DOUBLED),
        ("- Phần đầu đạt từ 35% hồ sơ", "Phần đầu", "Phấn đấu", SlipKind.PHRASE),
        ("kiểm soát TTTC của xã", "TTTC", "TTHC", SlipKind.PHRASE),
        ("Xắp xếp bộ máy", "Xắp xếp", "Sắp xếp", SlipKind.PHRASE),
    ],
)
def test_slips_are_seen(text: str, word: str, suggestion: str, kind: SlipKind) -> None:
    (slip,) = slips(text)
    assert (slip.word, slip.suggestion, slip.kind) == (word, suggestion, kind)
    assert text[slip.start : slip.end] == word


@pytest.mark.parametrize("text", QUIET)
def test_names_codes_and_foreign_words_are_passed_over(text: str) -> None:
    assert slips(text) == ()


@given(st.text(alphabet="abcđdêôưoướ ăcạ\n-.,19Việ", max_size=40))
def test_slips_lie_apart_inside_the_text(text: str) -> None:
    text = clean(text)
    end = 0
    for slip in slips(text):
        assert end <= slip.start < slip.end <= len(text)
        assert text[slip.start : slip.end] == slip.word
        assert unicodedata.is_normalized("NFC", slip.suggestion)
        end = slip.end


def test_only_the_known_slips_are_found_in_whole_plans() -> None:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the shared papers are not on this machine")
    found = [
        slip.word for path in sorted(folder.glob("*.txt")) for slip in slips(clean(path.read_text("utf-8")))
    ]
    assert found == [
        *("viêc", "vbaor", "vbaor"),
        *("cuầ", "các các"),
        *("Phần đầu", "TTTC"),
        "Phần đầu",
        *("cải cánh", "cac", "cahs", "thực hiện thực hiện", "bản bản", "văn bản văn bản", "banxây"),
    ]


def test_the_cost_is_in_proportion_to_the_pages() -> None:
    sentence = "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã. "
    assert slips(sentence * 100) == ()
    assert_in_proportion(lambda sentences: partial(slips.__wrapped__, sentence * sentences), 250)
