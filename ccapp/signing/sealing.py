"""Puts a signature into a PDF: appended to the file as it is (incremental), PAdES, level B-B.

No time stamp server and no revocation lists are asked: offices work offline.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any, Final

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment as Align
from pyhanko.pdf_utils.layout import BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from ccapp.errors import FileError, RefusedError
from ccapp.signing.broken import told
from ccapp.signing.values import Stamp

_DIGEST: Final = "sha256"
_DEEPEST: Final = 100  # pages hang less deep; a parent that is its own child would be climbed for ever


def seal(name: str, data: bytes, signer: Signer, *, at: datetime, stamp: Stamp | None = None) -> bytes:
    """The bytes of a PDF with one more signature; the old bytes stand unchanged before it.

    `at` is the signing time that is written down. Raises FileError for a broken or locked file, RefusedError
    where an earlier signature forbids another or the page is turned, and what a token's library raises.
    """
    with told(name):
        writer = IncrementalPdfFileWriter(BytesIO(data), strict=False)
        if writer.prev.encrypted:
            raise FileError("file-encrypted", file=name)
        field = _field(name, writer.prev, stamp)
        metadata = PdfSignatureMetadata(
            field_name=field.sig_field_name, md_algorithm=_DIGEST, subfilter=SigSeedSubFilter.PADES
        )
        out = BytesIO()
        machine = _AtTime(metadata, signer, stamp_style=_style(stamp), new_field_spec=field)
        machine.at = at
        try:
            machine.sign_pdf(writer, output=out)
        except SigningError as error:
            raise RefusedError("sign-not-allowed", file=name) from error
    return out.getvalue()


def page_width(name: str, data: bytes, page: int = 0) -> float:
    """How wide a page is, in points. Raises FileError, RefusedError for a page that is turned."""
    with told(name):
        left, _, right, _ = _page_box(name, PdfFileReader(BytesIO(data), strict=False), page)
        return right - left


class _AtTime(PdfSigner):  # type: ignore[misc] # the library is checked as Any, installed or not
    """Signs at a given time, so that what is printed beside the number is what the signature says."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:  # noqa: FBT001, FBT002 - the library's signature
        """As the library does it, with our clock."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


class _Drawn(PdfContent):  # type: ignore[misc] # the library is checked as Any, installed or not
    """The first page of a PDF in memory; the library's own class reads files only."""

    def __init__(self, stamp: Stamp) -> None:
        super().__init__(box=BoxConstraints(width=stamp.width, height=stamp.height))
        self._pdf = stamp.pdf

    def render(self) -> bytes:
        """Import the page into the writer and name it."""
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)), page_ix=0)
        self.resources.xobject["/Stamp"] = drawn
        return b"/Stamp Do"


def _style(stamp: Stamp | None) -> StaticStampStyle:
    if stamp is None:
        return StaticStampStyle(border_width=0)
    return StaticStampStyle(
        border_width=0,
        background=_Drawn(stamp),
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=Align.ALIGN_MIN, y_align=Align.ALIGN_MIN, margins=Margins.uniform(0)
        ),
    )


def _field(name: str, file: PdfFileReader, stamp: Stamp | None) -> SigFieldSpec:
    taken = {field for field, _, _ in enumerate_sig_fields(file)}
    free = next(each for each in (f"ChuKySo{number}" for number in count(1)) if each not in taken)
    if stamp is None:
        return SigFieldSpec(sig_field_name=free)
    left, _, _, top = _page_box(name, file, stamp.page)
    x, y = left + stamp.x, top - stamp.y
    box = (round(x, 2), round(y - stamp.height, 2), round(x + stamp.width, 2), round(y, 2))
    return SigFieldSpec(sig_field_name=free, on_page=stamp.page, box=box)


def _page_box(name: str, file: PdfFileReader, number: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top edge. Raises RefusedError for a page that is turned."""
    page = file.find_page_for_modification(number)[0].get_object()
    if _inherited(page, "/Rotate", 0) % 360:
        raise RefusedError("sign-turned-page", file=name)
    x1, y1, x2, y2 = (float(edge) for edge in _inherited(page, "/MediaBox", ()))
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _inherited(page: Any, key: str, default: Any) -> Any:
    """A page's entry, or that of the tree it hangs in. Raises PdfReadError for a tree without a root."""
    for _ in range(_DEEPEST):
        if key in page or "/Parent" not in page:
            return page.get(key, default)
        page = page["/Parent"]
    raise PdfReadError("page tree")
