"""Qt paints and prints every text where the PDF has it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintDevice, QPaintEngine, QPainter, QTransform
from PySide6.QtWidgets import QApplication, QWidget

from ccapp.domain.plan import RecordId
from ccapp.printing.document import lay_out
from ccapp.printing.fonts import font
from ccapp.printing.primitives import Box, Face, Page, Rule, TextRun
from ccapp.services.paper import publishing
from ccapp.services.session import Session
from tests.ui.preview_steps import to_file
from ui.widgets.paper import printing as page_printing
from ui.widgets.paper.painter import paint_page

TENTH_OF_MM = 0.1 * 72 / 25.4
Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]


@pytest.fixture
def preview(session: Session, sample_plan: RecordId) -> publishing.Preview:
    return publishing.preview(session, sample_plan)


# --- the same places as the PDF ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Painted:
    """A text as Qt hands it to a device: its start and end on the baseline, in device units."""

    text: str
    start: QPointF
    end: QPointF


class Recorder(QPaintEngine):
    """A paint engine that only notes which texts are painted where."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[Painted] = []
        self._transform = QTransform()

    def begin(self, _device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: object) -> None:  # noqa: N802 - Qt's name
        if state.state() & QPaintEngine.DirtyFlag.DirtyTransform:
            self._transform = state.transform()

    def drawTextItem(self, at: QPointF, item: object) -> None:  # noqa: N802 - Qt's name
        start = self._transform.map(at)
        end = self._transform.map(QPointF(at.x() + item.width(), at.y()))
        self.texts.append(Painted(item.text(), start, end))

    def drawLines(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Not of interest."""

    def drawRects(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Not of interest."""

    def drawPath(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Not of interest."""

    def drawPixmap(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Not of interest."""


class Paper(QPaintDevice):
    """A device around the recorder, large enough for everything."""

    def __init__(self) -> None:
        super().__init__()
        self.recorder = Recorder()

    def paintEngine(self) -> QPaintEngine:  # noqa: N802 - Qt's name
        return self.recorder

    def metric(self, asked: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        if asked in (kinds.PdmWidth, kinds.PdmHeight, kinds.PdmWidthMM, kinds.PdmHeightMM):
            return 10_000
        if asked is kinds.PdmDevicePixelRatioScaled:
            return 0x10000
        return {kinds.PdmDevicePixelRatio: 1, kinds.PdmDepth: 32, kinds.PdmNumColors: 1 << 24}.get(asked, 96)


def painted(page: Page, scale: float = 1.0) -> list[Painted]:
    """What the Qt painter paints, in points."""
    paper = Paper()
    painter = QPainter(paper)
    painter.scale(scale, scale)
    paint_page(painter, page)
    painter.end()
    return [Painted(one.text, one.start / scale, one.end / scale) for one in paper.recorder.texts]


def runs_in_pdf(
    characters: list[dict[str, object]], texts: list[str]
) -> Iterator[tuple[float, float, float]]:
    """Start, end (points from the left) and baseline (points from the foot) of each text, in order."""
    rest = iter(characters)
    for text in texts:
        run = [next(rest) for _ in text]
        said = "".join(str(one["text"]) for one in run)
        assert re.sub(r"\s", " ", said) == re.sub(r"\s", " ", text)  # one glyph stands for all of them
        yield float(run[0]["x0"]), float(run[-1]["x1"]), float(run[0]["matrix"][5])
    assert next(rest, None) is None


@pytest.mark.parametrize("scale", [1.0, 1.7])
def test_every_text_stands_where_the_pdf_has_it(
    session: Session, sample_plan: RecordId, preview: publishing.Preview, tmp_path: Path, scale: float
) -> None:
    out = tmp_path / "a.pdf"
    assert publishing.print_plan(session, sample_plan, out).pages == len(preview.pages)
    with pdfplumber.open(out) as pdf:
        assert len(pdf.pages) == len(preview.pages) >= 10
        for page, sheet in zip(preview.pages, pdf.pages, strict=True):
            shown = painted(page, scale)
            assert len(shown) == sum(isinstance(item, TextRun) for item in page.items) > 20
            wanted = runs_in_pdf(sheet.chars, [one.text for one in shown])
            for one, (start, end, baseline) in zip(shown, wanted, strict=True):
                assert one.start.x() == pytest.approx(start, abs=TENTH_OF_MM)
                assert one.end.x() == pytest.approx(end, abs=TENTH_OF_MM)
                assert page.height - one.start.y() == pytest.approx(baseline, abs=TENTH_OF_MM)


def test_letters_that_other_painters_join_or_move_stay_apart(qapp: QApplication) -> None:
    texts = ("wifi efficient AVATAR To. Yêu", "“ĐỔI MỚI” – ưỡ ữ ệ", "a\u00a0\u00a0b")
    items = tuple(
        TextRun(x=20, y=30.0 + 20 * line, text=text, face=face, size=13)
        for line, (text, face) in enumerate((text, face) for text in texts for face in Face)
    )
    for one, run in zip(painted(_page(items)), items, strict=True):
        assert one.text == run.text
        assert one.end.x() == pytest.approx(20 + font(run.face).advance(run.text) * 13, abs=0.02)


def _page(items: tuple[TextRun | Rule | Box, ...]) -> Page:
    return Page(width=595, height=842, appendix=1, number=1, items=items)


def test_lines_frames_and_ink_reach_the_picture(qapp: QApplication) -> None:
    page = _page(
        (
            Rule(x1=10, y1=10, x2=110, y2=10, thickness=2),
            Box(x=10, y=30, width=40, height=20, thickness=2),
            TextRun(x=10, y=90, text="Đ", face=Face.BOLD, size=30),
        )
    )
    picture = QImage(200, 120, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_page(painter, page)
    painter.end()
    assert picture.pixelColor(60, 10).lightness() < 60
    assert picture.pixelColor(10, 40).lightness() < 60
    assert picture.pixelColor(30, 40).lightness() == 255
    assert any(picture.pixelColor(x, 80).lightness() < 60 for x in range(10, 40))


def test_only_what_is_in_sight_is_painted(preview: publishing.Preview) -> None:
    paper = Paper()
    painter = QPainter(paper)
    paint_page(painter, preview.pages[1], QRectF(0, 100, 800, 60))
    painter.end()
    seen = [one.start.y() for one in paper.recorder.texts]
    assert 0 < len(seen) < len(painted(preview.pages[1])) / 2
    assert all(80 < y < 180 for y in seen)


# --- printing ---------------------------------------------------------------------------------------------


@pytest.fixture
def turned(session: Session, preview: publishing.Preview) -> tuple[Page, ...]:
    """The sample with its second appendix upright."""
    from ccapp.domain.layout import Orientation

    plan = preview.plan
    first, second = plan.appendices
    upright = replace(second, layout=replace(second.layout, orientation=Orientation.PORTRAIT))
    return lay_out(replace(plan, appendices=(first, upright)))


def test_each_page_is_printed_its_own_way_round_at_true_size(
    turned: tuple[Page, ...], tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"
    assert page_printing.print_pages(to_file(out), turned)
    ways = {page.width > page.height for page in turned}
    assert ways == {True, False}
    with pdfplumber.open(out) as pdf:
        assert len(pdf.pages) == len(turned)
        for page, sheet in zip(turned, pdf.pages, strict=True):
            assert (float(sheet.width), float(sheet.height)) == pytest.approx(
                (page.width, page.height), abs=1
            )
            runs = [item for item in page.items if isinstance(item, TextRun)]
            wanted = runs_in_pdf(sheet.chars, [run.text for run in runs])
            for run, (start, end, baseline) in zip(runs, wanted, strict=True):
                assert start == pytest.approx(run.x, abs=TENTH_OF_MM)
                assert end == pytest.approx(
                    run.x + font(run.face).advance(run.text) * run.size, abs=TENTH_OF_MM
                )
                # Qt's PDF counts paper in whole points, so the foot of the page may lie a little off.
                assert float(sheet.height) - baseline == pytest.approx(run.y, abs=0.5)


def test_a_range_and_copies_are_printed(turned: tuple[Page, ...], tmp_path: Path) -> None:
    printer = to_file(tmp_path / "part.pdf")
    printer.setPrintRange(page_printing.QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert page_printing.print_pages(printer, turned)
    with pdfplumber.open(tmp_path / "part.pdf") as pdf:
        firsts = [sheet.extract_text()[:40] for sheet in pdf.pages]
    once = 2 if not printer.supportsMultipleCopies() else 1
    assert len(firsts) == 2 * once
    assert firsts[:2] == firsts[-2:]
    assert firsts[0] != firsts[1]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What an officer chooses in the printer dialog, and the pages that come out."""

    pages: tuple[int, int]
    printed: list[int]
    copies: int = 1
    collated: bool = True
    backwards: bool = False


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen(pages=(1, 3), printed=[1, 2, 3]),
        Chosen(pages=(2, 3), printed=[2, 3, 2, 3], copies=2),
        Chosen(pages=(2, 3), printed=[2, 2, 3, 3], copies=2, collated=False),
        Chosen(pages=(2, 4), printed=[4, 3, 2], backwards=True),
    ],
)
def test_what_is_chosen_in_the_printer_dialog_is_printed(
    qapp: QApplication,
    turned: tuple[Page, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: Chosen,
) -> None:
    """The dialog itself is the system's: what it writes into the printer is what our pages follow."""
    printing = page_printing.QPrinter
    offered: list[tuple[int, int, bool]] = []

    def choose(dialog: page_printing.QPrintDialog) -> int:
        printer = dialog.printer()
        offered.append((dialog.fromPage(), dialog.toPage(), printer.pageLayout().margins().isNull()))
        printer.setOutputFormat(printing.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "chosen.pdf"))
        printer.setPrintRange(printing.PrintRange.PageRange)
        printer.setFromTo(*chosen.pages)
        printer.setCopyCount(chosen.copies)
        printer.setCollateCopies(chosen.collated)
        order = printing.PageOrder
        printer.setPageOrder(order.LastPageFirst if chosen.backwards else order.FirstPageFirst)
        return int(page_printing.QPrintDialog.DialogCode.Accepted)

    monkeypatch.setattr(page_printing.QPrintDialog, "exec", choose)
    parent = QWidget()
    printer = page_printing.ask_printer(parent, turned, "Phu luc")
    assert printer is not None
    assert offered == [(1, len(turned), True)]
    assert printer.docName() == "Phu luc"
    assert page_printing.print_pages(printer, turned)
    wanted = [turned[at - 1] for at in chosen.printed]
    if printer.supportsMultipleCopies() and chosen.copies > 1:  # then the printer makes them
        wanted = [turned[at - 1] for at in dict.fromkeys(chosen.printed)]
    with pdfplumber.open(tmp_path / "chosen.pdf") as pdf:
        found = [
            (letters(sheet.extract_text()), float(sheet.width), float(sheet.height)) for sheet in pdf.pages
        ]
    assert [text for text, *_ in found] == [drawn(page) for page in wanted]
    for (_, width, height), page in zip(found, wanted, strict=True):
        assert (width, height) == pytest.approx((page.width, page.height), abs=1), (
            "at 100 %, turned its own way"
        )


def letters(text: str) -> str:
    return "".join(sorted("".join(text.split())))


def drawn(page: Page) -> str:
    return letters("".join(item.text for item in page.items if isinstance(item, TextRun)))


def test_a_printer_that_takes_nothing_is_told(turned: tuple[Page, ...], tmp_path: Path) -> None:
    assert not page_printing.print_pages(to_file(tmp_path / "missing" / "a.pdf"), turned)


def test_the_printing_part_of_qt_is_loaded_only_to_print() -> None:
    script = "import sys, ui.pages.preview; sys.exit('PySide6.QtPrintSupport' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
