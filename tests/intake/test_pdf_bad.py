"""PDF files that cannot be read: in plain codes, in seconds, whatever they say of themselves."""

from __future__ import annotations

import random
import threading
import time
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.pdf import document, reader
from ccapp.intake.pdf.reader import read_pdf
from ccapp.intake.pdf.watch import Stopped, Watch
from tests.intake.altering import ROUNDS, check_altered
from tests.intake.pages import WORDS, Pages, objects, page, stream

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
TOKENS = (
    b"99999999",
    b"-1",
    b"0",
    b"null",
    b"/Foo",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"5 0 R",
    b"(x)",
    b"1e9",
    b"true",
)


def code(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read_pdf("a.pdf", data)
    assert caught.value.facts["file"] == "a.pdf"
    return caught.value.code


def drawn_twice(times: int) -> bytes:
    """A form that draws another twice, that one a third twice, and so on."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do /X Do" if at < times else WORDS, entries % (at + 7)) for at in range(times + 1)]
    return page(stream(b"/X Do"), forms=b"/X 6 0 R", more=forms)


IMAGE = stream(
    b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
)
IDENTITY = (
    b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(x)/Ordering(y)>>%s>>]>>"
)
RANGE = stream(b"begincmap 1 beginbfrange <00000000> <ffffffff> <0020> endbfrange endcmap")
FLATE = b"/Filter/FlateDecode"

STAMP = b"q 595 0 0 842 0 0 cm /X Do Q BT /F 9 Tf 72 700 Td (Ky boi: UBND) Tj ET"
BOMB = zlib.compress(bytes(limits.PART_BYTES + 1), 9)
TWICE = zlib.compress(BOMB, 9)
WIDE_ROW = FLATE + b"/DecodeParms<</Predictor 12/Columns 999999999>>"
ITSELF = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
DEEP = [b"<</Type/Pages/Kids[%d 0 R]>>" % (at + 3) for at in range(3000)]

CASES = {
    "no text": (page(stream(b"")), "file-scanned"),
    "stamp on a scan": (page(stream(STAMP), forms=b"/X 6 0 R", more=[IMAGE]), "file-scanned"),
    "letters without names": (page(font=IDENTITY % b""), "file-letters-unknown"),
    "foreign encryption": (
        objects(CATALOGUE, trailer=b"/Encrypt<</Filter/Foo/V 9>>/ID[(a)(b)]"),
        "file-encrypted",
    ),
    "bytes": (b"%PDF-1.7\n" + bytes(range(256)) * 100, "file-damaged"),
    "bomb": (page(stream(BOMB, FLATE)), "file-unsafe"),
    "bomb in a bomb": (page(stream(TWICE, b"/Filter[/FlateDecode/FlateDecode]")), "file-unsafe"),
    "row of a predictor": (page(stream(zlib.compress(WORDS), WIDE_ROW)), "file-unsafe"),
    "run lengths": (page(stream(b"\x81 " * 1_000_000, b"/Filter/RunLengthDecode")), "file-unsafe"),
    "range of characters": (
        page(font=b"<</Type/Font/Subtype/Type1/BaseFont/A/ToUnicode 6 0 R>>", more=[RANGE]),
        "file-too-slow",
    ),
    "range of widths": (page(font=IDENTITY % b"/W[0 4000000000 500]"), "file-too-slow"),
    "too many letters": (drawn_twice(40), "file-too-complex"),
    "too many lines": (page(stream(b"0 0 m 50 0 l S " * 60_001)), "file-too-complex"),
    "deep tree of pages": (objects(CATALOGUE, *DEEP), "file-damaged"),
}

SOUND = {
    "tree of pages in a circle": page(kids=b"[2 0 R 3 0 R 2 0 R]"),
    "form that draws itself": page(
        stream(b"/X Do " + WORDS), forms=b"/X 6 0 R", more=[stream(b"/X Do /X Do", ITSELF)]
    ),
    "numbers beyond all bounds": page(
        stream(b"q 1e308 0 0 1e308 0 0 cm 9 0 0 9 0 0 cm 0 0 m 9 9 l S Q " + WORDS)
    ),
    "deep dictionary": page(font=b"<</A" * 3000 + b" 1" + b">>" * 3000),
    "damaged end of a stream": page(stream(zlib.compress(WORDS * 9)[:-9] + b"xxxxxxxxx", FLATE)),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_bad_file_has_its_code(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, expected = CASES[case]
    if expected == "file-too-slow":  # it would take for ever: a small budget is used up like the whole one
        monkeypatch.setattr(reader, "_SECONDS", 0.2)
    assert code(data) == expected


@pytest.mark.parametrize("case", SOUND)
def test_odd_files_are_read(case: str) -> None:
    assert read_pdf("a.pdf", SOUND[case]) is not None


def test_passwords(tmp_path: Path) -> None:
    for user, opens in (("", True), ("mật khẩu", False)):
        pages = Pages(encrypt=StandardEncryption(user, "owner", strength=128))
        pages.text(60, 100, "Kế hoạch cải cách hành chính")
        data = pages.data()
        if opens:
            assert [block.text for block in read_pdf("a.pdf", data).blocks] == [
                "Kế hoạch cải cách hành chính"
            ]
        else:
            assert code(data) == "file-encrypted"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "_PAGES", 2)
    pages = Pages()
    for _ in range(3):
        pages.text(60, 100, "Trang")
        pages.next()
    assert code(pages.data()) == "file-too-many-pages"


def test_real_files_altered_by_chance(corpus: Path) -> None:
    check_altered(
        "a.pdf", [(corpus / name).read_bytes() for name in ("002-goc.pdf", "004b-goc.pdf")], read_pdf
    )


def test_objects_altered_by_chance() -> None:
    """Uncompressed, so that the changes meet objects and drawing and not only packed bytes."""
    pages = Pages(pageCompression=0)
    pages.table(60, 80, (100, 200, 150), [("STT", "Nhiệm vụ", "Sản phẩm"), ("1", "Rà soát", "Báo cáo")])
    plain = pages.data()
    check_altered("a.pdf", [plain, page()], read_pdf)
    chance = random.Random(3)
    for _ in range(ROUNDS):
        data = plain
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(data))
            end = min(len(data), at + chance.randrange(1, 12))
            data = data[:at] + b" " + chance.choice(TOKENS) + b" " + data[end:]
        try:
            read_pdf("a.pdf", data)
        except FileError as error:
            assert error.facts["file"] == "a.pdf"


# --- the watch --------------------------------------------------------------------------------------------


class Budget:
    """Seconds that pass when told to; counts how often the watch has looked at them."""

    def __init__(self) -> None:
        self.now, self.looks = 0.0, 0

    def __call__(self) -> float:
        self.looks += 1
        return self.now

    def seen(self) -> None:
        """Wait until the watch has looked twice more."""
        enough = self.looks + 2
        while self.looks < enough:
            pass


def test_a_loop_is_stopped_and_nothing_comes_after() -> None:
    budget, stopped = Budget(), False
    try:
        with Watch(8, clock=budget):
            budget.seen()
            budget.now = 8.1
            while True:
                pass
    except Stopped:
        stopped = True
    assert stopped
    assert "pdf-watch" not in {thread.name for thread in threading.enumerate()}  # none is left that could


def test_a_reading_in_time_is_left_alone() -> None:
    budget = Budget()
    with Watch(8, clock=budget) as watch:
        budget.now = 8.0
        budget.seen()
        watch.extend(5)
        budget.now = 13.0
        budget.seen()


def test_what_the_machine_is_busy_with_is_not_the_files_fault() -> None:
    with Watch(0.5):
        time.sleep(0.7)


def test_a_loop_that_eats_memory_is_stopped() -> None:
    found: list[str] = []
    with pytest.raises(Stopped), Watch(60):
        while True:
            found.append(str(len(found)))
    assert len(found) < 10_000_000
