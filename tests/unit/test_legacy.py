"""Vietnamese before Unicode: the two tables, what fonts say, and what words say without fonts."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.legacy import Encoding, tcvn3, vni
from ccapp.text.legacy.encoding import Evidence, FontEncoding, decode, guess, is_unicode, of_font, weigh

TEXT = (
    "Ủy ban nhân dân xã xây dựng kế hoạch cải cách hành chính, kiểm soát thủ tục, đẩy mạnh chuyển đổi số và "
    "nâng cao sự hài lòng của người dân, tổ chức; phối hợp với Đảng ủy, các đoàn thể từng quý, cả năm."
)
VIETNAMESE = sorted({*tcvn3.TABLE.values(), *vni.TABLE.values()})
LETTERS = st.sampled_from([*VIETNAMESE, *"abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY 0123,.;-/()"])


def _codes(table: dict[str, str]) -> dict[str, str]:
    """Letter → code, the code in one case where there are several."""
    codes: dict[str, str] = {}
    for code, letter in table.items():
        if letter not in codes or code == code.upper() or code == code.lower():
            codes[letter] = code
    return codes


TCVN3, VNI = _codes(tcvn3.TABLE), _codes(vni.TABLE)


def to_tcvn3(text: str) -> str:
    """As typed in a TCVN3 font: capitals with marks become small letters, for they have no codes."""
    return "".join(TCVN3.get(char) or TCVN3.get(char.lower(), char) for char in text)


def to_vni(text: str) -> str:
    return "".join(VNI.get(char, char) for char in text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# --- the tables -------------------------------------------------------------------------------------------


def test_the_tables_have_every_letter() -> None:
    marked = {
        unicodedata.normalize("NFC", base + mark + tone)
        for base, marks in (("a", "\u0302\u0306"), ("e", "\u0302"), ("o", "\u0302\u031b"), ("u", "\u031b"))
        for mark in ("", *marks)
        for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    }
    marked |= {
        unicodedata.normalize("NFC", base + tone)
        for base in "iy"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    }
    small = (marked | {"đ"}) - set("aeou")
    assert {letter for letter in tcvn3.TABLE.values() if letter.islower()} == small
    assert set(vni.TABLE.values()) == small | {letter.upper() for letter in small}
    assert len(tcvn3.TABLE) == 74


@pytest.mark.parametrize(
    ("raw", "letters"),
    [
        ("KÕ ho\xb9ch c\xb6i c\xb8ch", "Kế hoạch cải cách"),
        ("ng\xad\xeai d\xa9n", "người dân"),
        ("\xa7\xb6ng \xf1y \u2013 \u03bc", "Đảng ủy \u2013 à"),
        ("T\xd8NH", "TỉNH"),
    ],
)
def test_tcvn3(raw: str, letters: str) -> None:
    assert decode(raw, Encoding.TCVN3) == letters


def test_capitals_of_tcvn3() -> None:
    assert decode("c\xb6i c\xb8ch tt hc", Encoding.TCVN3, capitals=True) == "CẢI CÁCH TT HC"
    assert tcvn3.with_capitals("TỉNH ĐẾn QĐ-UBND Sở ĐảNG Cải IIa") == "TỈNH ĐẾn QĐ-UBND Sở ĐẢNG Cải IIa"


@pytest.mark.parametrize(
    ("raw", "letters"),
    [
        ("Keá hoaïch caûi caùch", "Kế hoạch cải cách"),
        ("ngöôøi daân", "người dân"),
        ("UÛY BAN, Uûy ban, uûy ban", "ỦY BAN, Ủy ban, ủy ban"),
        ("ÑAÛNG ÑAÃ, kyõ thuaät, tyû leä, lyù do, kî", "ĐẢNG ĐẪ, kỹ thuật, tỷ lệ, lý do, kỵ"),
        ("naêm nay, baèng, aên chaéc; loøng; oâng; ôû", "năm nay, bằng, ăn chắc; lòng; ông; ở"),
    ],
)
def test_vni(raw: str, letters: str) -> None:
    assert decode(raw, Encoding.VNI) == letters


@given(st.text(LETTERS))
def test_text_comes_back_whole(text: str) -> None:
    assert decode(to_vni(text), Encoding.VNI) == text
    assert decode(to_tcvn3(text), Encoding.TCVN3).lower() == text.lower()
    assert decode(to_tcvn3(text), Encoding.TCVN3, capitals=True) == text.upper()


@given(st.text())
def test_any_text_is_decoded_somehow(text: str) -> None:
    for encoding in Encoding:
        assert isinstance(decode(text, encoding), str)
    weigh([text])


# --- fonts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".VnTime", (Encoding.TCVN3, False)),
        (".VNTIME", (Encoding.TCVN3, False)),
        (".VnTimeH", (Encoding.TCVN3, True)),
        (".vntimeh", (Encoding.TCVN3, True)),
        (".VnArial NarrowH", (Encoding.TCVN3, True)),
        (".VnBook-Antiqua", (Encoding.TCVN3, False)),
        (".VnTimeH-BoldItalic", (Encoding.TCVN3, True)),
        ("@.VnTime", (Encoding.TCVN3, False)),
        ("'.VnArialH', sans-serif", (Encoding.TCVN3, True)),
        ("VNI-Times", (Encoding.VNI, False)),
        ("vni-Helve", (Encoding.VNI, False)),
        ("Times New Roman", None),
        ("UVN Ai Cap", None),
        ("UTM Times", None),
        ("SVN-Times New Roman", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_what_fonts_say(name: str, said: tuple[Encoding, bool] | None) -> None:
    assert of_font(name) == (said and FontEncoding(encoding=said[0], capitals=said[1]))


# --- words ------------------------------------------------------------------------------------------------


def test_words_tell_the_encoding() -> None:
    assert guess([to_tcvn3(TEXT)]) is Encoding.TCVN3
    assert guess([to_vni(TEXT)]) is Encoding.VNI
    assert guess([TEXT]) is None
    assert guess([nfd(TEXT)]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ke hoach 2026",
        "Phòng Nội vụ",
        "Phòng, và, là, cá, rõ, lý, cô, chú, mình, tín, xã, là",
        "§ 5 “trích” «dẫn» ® © 2026 ± 5 µm – ½",
        "Café à la carte, déjà vu, garçon, l’été, œuvre, naïve",
        "señor, niño, mañana, Größe, Übung, façade",
        "H\xad\u1ed9i ngh\xadị",
    ],
)
def test_doubt_is_no_encoding(text: str) -> None:
    assert guess([text]) is None


def test_evidence_counts_each_word_once() -> None:
    assert weigh(["ho\xb9ch ho\xb9ch", "ho\xb9ch, x\xb7"]) == Evidence(tcvn3=2)
    assert weigh(["và ABC 12"]) == Evidence(unicode=1)


def test_letters_of_unicode_alone() -> None:
    assert is_unicode("Nội")
    assert is_unicode(nfd("Phòng"))
    assert not is_unicode("Phòng ho\xb9ch ngöôøi")


def test_seeds_are_told_apart_without_fonts(corpus: Path) -> None:
    seeds = sorted((corpus.parent / "seeds").glob("*.txt"))
    assert len(seeds) == 5
    chance = random.Random(5)
    for path in seeds:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        assert decode(to_vni(text), Encoding.VNI) == text
        assert decode(to_tcvn3(text), Encoding.TCVN3).lower() == text.lower()
        lines = [line for line in text.splitlines() if not line.isascii()]
        for line in lines:
            assert guess([line]) is None
            assert guess([nfd(line)]) is None
            assert guess([to_tcvn3(line)]) in (Encoding.TCVN3, None)
            assert guess([to_vni(line)]) in (Encoding.VNI, None)
        for _ in range(50):
            some = chance.sample(lines, 5)
            assert guess(map(to_tcvn3, some)) is Encoding.TCVN3
            assert guess(map(to_vni, some)) is Encoding.VNI
