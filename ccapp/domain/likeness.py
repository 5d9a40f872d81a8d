"""How much the words of two tasks of different plans are alike, and whether they say the same work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ccapp.text.fold import fold
from ccapp.text.matching import marked_words

# Written out before comparing: one office writes TTHC, the other the words.
_SHORT: Final = {
    "tthc": "thủ tục hành chính",
    "cchc": "cải cách hành chính",
    "vbqppl": "văn bản quy phạm pháp luật",
    "qppl": "quy phạm pháp luật",
    "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức",
    "cntt": "công nghệ thông tin",
    "cds": "chuyển đổi số",
    "dvc": "dịch vụ công",
    "dvctt": "dịch vụ công trực tuyến",
    "ubnd": "ủy ban nhân dân",
    "hdnd": "hội đồng nhân dân",
}
_LONG: Final = {short: fold(words).split() for short, words in _SHORT.items()}
# What changes nothing of what is to be done. With accents: "tại" goes, "tài chính" stays.
_SMALL: Final = re.compile(
    r"(?<!\w)(?:(?:của )?(?:ubnd|ủy ban nhân dân) (?:xã|phường)|trên địa bàn(?: (?:xã|phường))?|thực hiện"
    r"|triển khai|công tác|tiếp tục|đối với|theo|của|và|các|những|cho|ở|tại|về|trong|việc"
    r"|xã|phường|h[àằ]ng năm|năm)(?!\w)"
)
_COUNTING: Final = re.compile(r"\d+|[ivx]+")
_SURE: Final = 90.0  # per cent
_EXTRA: Final = 5  # one word more on one side for so many that both have
_SLIP: Final = 75.0
_FEW: Final = 4  # words; fewer are shared by too many titles


@lru_cache(maxsize=4096)
def plain(text: str, without: tuple[str, ...] = ()) -> str:
    """A title ready for comparing: folded, abbreviations written out, small words and `without` left out.

    `without` are names of places, in which the plans of two communes differ.
    """
    words = f" {marked_words(text)} "
    for name in without:
        words = words.replace(f" {marked_words(name)} ", " ")
    telling = fold(_SMALL.sub(" ", words)) or fold(words)
    return " ".join(part for word in telling.split() for part in _LONG.get(word, (word,)))


def likeness(one: str, other: str) -> float:
    """0 to 100 for two texts as `plain` gives them; the order of the words counts little."""
    from rapidfuzz import fuzz  # start-up cost: 40 ms

    whole = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    left, right = set(one.split()), set(other.split())
    if min(len(left), len(right)) < _FEW:
        return float(whole)
    return float(max(whole, 200 * len(left & right) / (len(left) + len(right))))


def is_same_work(one: str, other: str) -> bool:
    """Whether two texts as `plain` gives them surely say the same: they differ by slips or a word in many.

    `quý I` and `quý II` are different work however alike the rest is.
    """
    from rapidfuzz import fuzz  # start-up cost: 40 ms

    if one.replace(" ", "") == other.replace(" ", ""):  # files out of PDF lose a space here and there
        return True
    alike = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    if alike < _SURE or counts(one) != counts(other):
        return False
    first, second = set(one.split()), set(other.split())
    left, right = sorted(first - second), sorted(second - first)
    if not left or not right:
        return len(left) + len(right) <= len(first & second) // _EXTRA
    return len(left) == len(right) and all(
        fuzz.ratio(a, b) >= _SLIP for a, b in zip(left, right, strict=True)
    )


def counts(text: str) -> tuple[str, ...]:
    """The numbers of a text, sorted: what differs in them is different work."""
    return tuple(sorted(filter(_COUNTING.fullmatch, text.split())))
