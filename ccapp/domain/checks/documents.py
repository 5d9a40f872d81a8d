"""Documents cited with a slip: a symbol without its hyphen, a number of one year dated in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ccapp.domain.checks.passage import Passage
from ccapp.domain.checks.saying import change, found
from ccapp.domain.findings import Finding, Severity

_GLUED: Final = re.compile(
    r"\d{1,5}(?:/20\d\d)?/(?P<symbol>(?P<kind>NĐ|NQ|QĐ|KH|CT|BC|TB|TTr|CTr|HD)(?P<body>CP|TTg|UBND|"
    r"HĐND|BNV|BTC))\b"
)
_DATED: Final = re.compile(
    r"\d{1,4}/(?P<number_year>20\d\d)/[A-ZĐ][\w-]*,?\s+ngày\s+\d{1,2}\s?(?:/|-|\s?tháng\s?)\s?\d{1,2}\s?"
    r"(?:/|-|\s?năm\s?)\s?(?P<year>20\d\d)"
)


def cited_documents(passage: Passage) -> Iterator[Finding]:
    """Slips in numbers of cited documents. A decree carries the year in which it was signed."""
    for written in _GLUED.finditer(passage.text):
        better = f"{written.group('kind')}-{written.group('body')}"
        fix = change(passage, written.start("symbol"), written.end("symbol"), better)
        symbol = written.group("symbol")
        yield found("text-slip", Severity.HINT, passage, symbol, fix, text=symbol, better=better)
    for written in _DATED.finditer(passage.text):
        if written.group("number_year") != written.group("year"):
            text = " ".join(written.group().split())
            yield found("text-document-year", Severity.WARNING, passage, text, text=text)
