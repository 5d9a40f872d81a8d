"""Keys by which two spellings of one unit are known as the same: case, tone place, dashes, abbreviations.

A key keeps every accent: `Tân Lập` and `Tấn Lập` are two places. Only where a text has no accent at all does
the bare key decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product
from types import MappingProxyType
from typing import Final

from ccapp.text.fold import fold

Key = str

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_WORD: Final = re.compile(r"\w+", re.UNICODE)
_DROPPED: Final = frozenset({"và"})
_MOST_KEYS: Final = 128  # alternatives of one text; names in use have at most a dozen

# Abbreviation → what it may stand for. More than one sense stays ambiguous until the units decide.
ABBREVIATIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "anqp": ("an ninh quốc phòng",),
        "atgt": ("an toàn giao thông",),
        "bch": ("ban chỉ huy", "ban chấp hành"),
        "bcđ": ("ban chỉ đạo",),
        "bchqs": ("ban chỉ huy quân sự",),
        "bhxh": ("bảo hiểm xã hội",),
        "bql": ("ban quản lý",),
        "ca": ("công an",),
        "ccb": ("cựu chiến binh",),
        "cchc": ("cải cách hành chính",),
        "chqs": ("chỉ huy quân sự",),
        "cđs": ("chuyển đổi số",),
        "cn": ("công nghệ", "công nghiệp"),
        "cntt": ("công nghệ thông tin",),
        "csxh": ("chính sách xã hội",),
        "ct": ("công thương", "chính trị", "chủ tịch"),
        "đtn": ("đoàn thanh niên",),
        "đktk": ("đăng ký thống kê",),
        "đt": ("đào tạo", "đô thị"),
        "đc": ("địa chính",),
        "đk": ("đăng ký",),
        "đu": ("đảng ủy",),
        "gd": ("giáo dục",),
        "gdđt": ("giáo dục đào tạo",),
        "gtvt": ("giao thông vận tải",),
        "hcc": ("hành chính công",),
        "hđnd": ("hội đồng nhân dân",),
        "hnd": ("hội nông dân",),
        "hpn": ("hội phụ nữ",),
        "ht": ("hộ tịch", "hạ tầng"),
        "kbnn": ("kho bạc nhà nước",),
        "kh": ("kế hoạch", "khoa học"),
        "khcn": ("khoa học công nghệ",),
        "khđt": ("kế hoạch đầu tư",),
        "kt": ("kế toán", "kinh tế", "kiểm tra"),
        "kv": ("khu vực",),
        "lhpn": ("liên hiệp phụ nữ",),
        "lđ": ("lao động",),
        "lđtbxh": ("lao động thương binh xã hội",),
        "mt": ("môi trường",),
        "mttq": ("mặt trận tổ quốc",),
        "mttqvn": ("mặt trận tổ quốc việt nam",),
        "nhcsxh": ("ngân hàng chính sách xã hội",),
        "nn": ("nông nghiệp",),
        "nnmt": ("nông nghiệp môi trường",),
        "nnptnt": ("nông nghiệp phát triển nông thôn",),
        "ntm": ("nông thôn mới",),
        "nv": ("nội vụ",),
        "pgdđt": ("phòng giáo dục đào tạo",),
        "ptnt": ("phát triển nông thôn",),
        "p": ("phòng",),
        "pvhcc": ("phục vụ hành chính công",),
        "qlda": ("quản lý dự án",),
        "qppl": ("quy phạm pháp luật",),
        "qs": ("quân sự",),
        "tb": ("thương binh",),
        "tbxh": ("thương binh xã hội",),
        "tc": ("tài chính", "tổ chức"),
        "th": ("tổng hợp", "tiểu học"),
        "thcs": ("trung học cơ sở",),
        "thpt": ("trung học phổ thông",),
        "tk": ("thống kê", "thư ký"),
        "tn": ("thanh niên", "tài nguyên", "tiếp nhận"),
        "tncs": ("thanh niên cộng sản",),
        "tnhcm": ("thanh niên hồ chí minh",),
        "tnmt": ("tài nguyên môi trường",),
        "tp": ("tư pháp", "thành phố"),
        "tt": ("trung tâm", "thông tin", "truyền thông", "truyền thanh", "thể thao", "thị trấn"),
        "tthc": ("thủ tục hành chính",),
        "tthcc": ("trung tâm hành chính công",),
        "ttpvhcc": ("trung tâm phục vụ hành chính công",),
        "tttt": ("thông tin truyền thông",),
        "tx": ("thị xã",),
        "ub": ("ủy ban",),
        "ubkt": ("ủy ban kiểm tra",),
        "ubmt": ("ủy ban mặt trận",),
        "ubmttq": ("ủy ban mặt trận tổ quốc",),
        "ubmttqvn": ("ủy ban mặt trận tổ quốc việt nam",),
        "ubnd": ("ủy ban nhân dân",),
        "vh": ("văn hóa",),
        "vhtt": ("văn hóa thông tin", "văn hóa thể thao"),
        "vhttdl": ("văn hóa thể thao du lịch",),
        "vhxh": ("văn hóa xã hội",),
        "vn": ("việt nam",),
        "vp": ("văn phòng",),
        "vpđk": ("văn phòng đăng ký",),
        "vptk": ("văn phòng thống kê",),
        "xd": ("xây dựng",),
        "xh": ("xã hội",),
        "yt": ("y tế",),
    }
)


@lru_cache(maxsize=8192)
def plain_key(text: str) -> Key:
    """Lower-case words with the tone at the end of each: `Văn hoá – XÃ HỘI` and `văn hóa - xã hội` are one.

    Dashes, points, `&` and `và` are dropped; abbreviations stay as they are.
    """
    return " ".join(word for word in _words(text) if word not in _DROPPED_TONED)


def _words(text: str) -> Iterable[str]:
    composed = unicodedata.normalize("NFC", text).casefold()
    return (_toned(word) for word in _WORD.findall(composed))


@lru_cache(maxsize=8192)
def _toned(word: str) -> str:
    """A syllable with its tone mark moved to the end, so that `hoà` and `hòa` are one word."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(char for char in parts if char in _TONES)
    letters = "".join(char for char in parts if char not in _TONES)
    return unicodedata.normalize("NFC", letters) + tones


_DROPPED_TONED: Final = frozenset(_toned(word) for word in _DROPPED)
_DROPPED_BARE: Final = frozenset(fold(word) for word in _DROPPED)


@lru_cache(maxsize=8192)
def keys(text: str) -> frozenset[Key]:
    """Every key a text may stand for, abbreviations spelled out: `VP - TK` gives Thống kê and Thư ký.

    A text without letters has no key.
    """
    words = plain_key(text).split()
    if not words:
        return frozenset()
    choices = [_senses(word) for word in words]
    spelled = islice(product(*choices), _MOST_KEYS)
    return frozenset(" ".join(each) for each in spelled)


# Typed without accents: `HDND`.
_BARE: Final = {fold(short): senses for short, senses in ABBREVIATIONS.items()} | dict(ABBREVIATIONS)


@lru_cache(maxsize=1024)
def _senses(word: str) -> tuple[str, ...]:
    return tuple(plain_key(sense) for sense in _BARE.get(word, ())) or (word,)


def is_abbreviated(text: str) -> bool:
    """Whether any word of a text is a known abbreviation."""
    return any(word in _BARE for word in plain_key(text).split())


def is_ambiguous(text: str) -> bool:
    """Whether a text is one abbreviation of several senses and nothing else: `TT` alone tells nothing."""
    words = plain_key(text).split()
    return len(words) == 1 and len(_senses(words[0])) > 1


def is_unaccented(text: str) -> bool:
    """Whether a text was typed without any Vietnamese letter."""
    return text.isascii()


def bare(key: Key) -> Key:
    """A key without accents, for texts that were typed without any."""
    return " ".join(word for word in fold(key).split() if word not in _DROPPED_BARE)


def initials(key: Key) -> str:
    """First letters of a key's words: `ban chỉ huy quân sự` → `bchqs`."""
    return "".join(word[0] for word in key.split())
