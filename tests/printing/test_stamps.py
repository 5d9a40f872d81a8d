"""What is seen of a digital signature: the mark of an appendix, the pictures of a document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from ccapp.errors import FileError
from ccapp.printing.stamps import Gap, Png, appendix_mark, signing_pictures
from tests.conftest import Clock
from tests.signing.keys import picture

NUMBER = "07/KH-UBND"


def png(folder: Path, name: str, *, size: tuple[int, int]) -> Png:
    return Png(file=name, data=picture(folder, name, size=size).read_bytes())


def test_the_mark_of_an_appendix_reads_as_the_decree_says(clock: Clock) -> None:
    mark = appendix_mark(NUMBER, clock(), 595)
    with pdfplumber.open(BytesIO(mark.pdf)) as read:
        page = read.pages[0]
        assert page.extract_text().splitlines() == [NUMBER, "2026-01-05T10:32:00+07:00"]
        assert {(char["size"], char["fontname"].partition("+")[2]) for char in page.chars} == {(10, "Tinos")}
        assert not page.images
        assert max(char["x1"] for char in page.chars) == pytest.approx(mark.width, abs=0.1)


def test_pictures_are_transparent_and_two(tmp_path: Path) -> None:
    ink = png(tmp_path, "ky.png", size=(300, 150))
    red = png(tmp_path, "dau.png", size=(200, 200))
    drawn = signing_pictures(Gap(middle=300, top=100, bottom=160), signature=ink, seal=red)
    assert drawn.pdf.count(b"/SMask") == 2
    with pdfplumber.open(BytesIO(drawn.pdf)) as read:
        signature, seal = read.pages[0].images
    assert seal["x1"] - signature["x0"] == pytest.approx((signature["x1"] - signature["x0"]) / 3, abs=0.1)
    assert seal["x1"] - seal["x0"] == pytest.approx(36 * 72 / 25.4, abs=0.1)


def test_a_small_gap_gives_a_small_signature_and_a_wide_one_no_more_than_fits(tmp_path: Path) -> None:
    ink = png(tmp_path, "ky.png", size=(400, 100))
    small = signing_pictures(Gap(middle=300, top=100, bottom=120), signature=ink)
    assert (small.width, small.height) == (80, 20)
    wide = signing_pictures(Gap(middle=300, top=100, bottom=200), signature=ink)
    assert wide.width == pytest.approx(60 * 72 / 25.4)
    assert wide.x + wide.width / 2 == pytest.approx(300)
    assert wide.y + wide.height / 2 == pytest.approx(150)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    gap = Gap(middle=300, top=100, bottom=160)
    good = png(tmp_path, "ky.png", size=(40, 20)).data
    for data in (b"", b"GIF89a", good[:40], good[:-30]):
        with pytest.raises(FileError, match="picture-not-png"):
            signing_pictures(gap, signature=Png(file="ky.png", data=data))
