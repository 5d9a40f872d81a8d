"""A PDF signed with a key in a file, seen and verified; every refusal in its own words."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from ccapp.domain.layout import Orientation
from ccapp.domain.page import Margins, PageSetup
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.printing.provisions import MILLIMETRE
from ccapp.resources import resource
from ccapp.services.paper import adjusting, issuing, signing
from ccapp.services.paper.issuing import Signing
from ccapp.services.paper.signing import Appearance, KeyFile, Look, sign_file, verify_file
from ccapp.services.plans import layouts, planning
from ccapp.services.plans.layouts import PageChoice
from ccapp.services.session import Session
from ccapp.signing.values import Integrity, Trust
from tests.conftest import Clock
from tests.signing.keys import OPENS, SIGNER, Pair, certified, document, picture

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")

NUMBER = "07/KH-UBND"
OTHER = "bí-mật"
HIDDEN = Appearance()
NONE = ""


def test_signed_with_a_key_file_and_verified(
    source: Path, key: KeyFile, root: Path, tmp_path: Path, clock: Clock
) -> None:
    before, out = source.read_bytes(), tmp_path / "da ky.pdf"
    done = sign_file(source, out, key, Appearance(), at=clock(), root=root)
    assert out.read_bytes().startswith(before), "incremental: the old bytes stand before the signature"
    assert source.read_bytes() == before
    (found,) = done.signatures
    assert (found.who, found.issuer, found.when) == (SIGNER, "Root CA thử", clock())
    assert (found.integrity, found.trust) == (Integrity.WHOLE, Trust.TRUSTED)
    assert verify_file(out, at=clock(), root=root) == done.signatures
    assert b"/ETSI.CAdES.detached" in out.read_bytes()


def test_without_the_root_nobody_is_trusted(source: Path, key: KeyFile, tmp_path: Path, clock: Clock) -> None:
    out = tmp_path / "da ky.pdf"
    sign_file(source, out, key, Appearance(), at=clock())
    (found,) = verify_file(out, at=clock())
    assert (found.integrity, found.trust) == (Integrity.WHOLE, Trust.NO_ROOT)
    other = tmp_path / "khac.cer"
    other.write_bytes(certified("Root CA khác", clock.now, authority=True).der)
    (found,) = verify_file(out, at=clock(), root=other)
    assert found.trust is Trust.NOT_UNDER_ROOT
    clock.go(days=400)
    (found,) = verify_file(out, at=clock())
    assert (found.is_intact, found.trust) == (True, Trust.OUT_OF_DATE)


def test_an_intermediate_authority_goes_with_the_signature(
    source: Path, authority: Pair, root: Path, tmp_path: Path, clock: Clock
) -> None:
    between = certified("CA trung gian", clock.now, authority, authority=True)
    pair = certified("Văn thư", clock.now, between)
    file = tmp_path / "hai cap.p12"
    file.write_bytes(pair.p12(OTHER, between.certificate, authority.certificate))
    out = tmp_path / "da ky.pdf"
    key = KeyFile(file=file, passphrase=OTHER)
    (found,) = sign_file(source, out, key, Appearance(), at=clock(), root=root).signatures
    assert (found.issuer, found.trust) == ("CA trung gian", Trust.TRUSTED)


def test_the_office_signs_after_the_leader(
    source: Path, key: KeyFile, root: Path, tmp_path: Path, clock: Clock
) -> None:
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    sign_file(source, one, key, Appearance(), at=clock())
    clock.go(minutes=5)
    done = sign_file(one, two, key, Appearance(look=Look.APPENDIX, number=NUMBER), at=clock(), root=root)
    assert [each.integrity for each in done.signatures] == [Integrity.CONTINUED, Integrity.WHOLE]
    assert [each.when for each in done.signatures] == [clock() - timedelta(minutes=5), clock()]
    assert all(each.trust is Trust.TRUSTED for each in done.signatures)


def test_an_appendix_carries_number_and_time_at_its_top_right(
    source: Path, key: KeyFile, tmp_path: Path, clock: Clock
) -> None:
    out = tmp_path / "da ky.pdf"
    sign_file(source, out, key, Appearance(look=Look.APPENDIX, number=NUMBER), at=clock())
    with pdfplumber.open(out) as read:
        (widget,) = read.pages[0].annots
    assert widget["x1"] == pytest.approx(595 - 15 * 72 / 25.4, abs=0.1)
    assert widget["bottom"] < 20 * 72 / 25.4, "inside the top margin, which page 1 has free"
    assert not read.pages[1].annots


def test_pictures_stand_between_title_and_name_the_seal_over_a_third(
    source: Path, key: KeyFile, tmp_path: Path, clock: Clock
) -> None:
    seal = picture(tmp_path, "dau.png", size=(400, 400), dots=400)  # one inch
    look = Appearance(look=Look.DOCUMENT, signature=picture(tmp_path, "ky.png", size=(300, 150)), seal=seal)
    out = tmp_path / "da ky.pdf"
    sign_file(source, out, key, look, at=clock())
    with pdfplumber.open(out) as read:
        assert not read.pages[0].annots
        (widget,) = read.pages[1].annots
        words = {word["text"]: word for word in read.pages[1].extract_words(keep_blank_chars=True)}
    title, name = words["CHỦ TỊCH"], words[SIGNER]
    middle = (widget["top"] + widget["bottom"]) / 2
    assert title["bottom"] < middle < name["top"]
    height = 240 - 0.9 * 14 - (150 + 0.3 * 14)
    wide = 2 * height
    centre = (name["x0"] + name["x1"]) / 2
    assert widget["x1"] == pytest.approx(centre + wide / 2, abs=1)
    assert widget["x0"] == pytest.approx(centre - wide / 2 + wide / 3 - 72, abs=1), "the seal in real size"


def test_a_name_is_found_without_accents_and_another_is_not(
    source: Path, key: KeyFile, tmp_path: Path, clock: Clock
) -> None:
    ink = picture(tmp_path, "ky.png", size=(300, 150))
    source.write_bytes(document(SIGNER, "Trần Thị Lan"))
    out = tmp_path / "da ky.pdf"
    look = Appearance(look=Look.DOCUMENT, signature=ink, signer="TRAN THI LAN")
    sign_file(source, out, key, look, at=clock())
    with pdfplumber.open(out) as read:
        (widget,) = read.pages[1].annots
    assert widget["x0"] > 260
    stranger = Appearance(look=Look.DOCUMENT, signature=ink, signer="Lê Văn Tám")
    assert refused(source, key, clock, tmp_path, stranger) == "sign-no-place"


def refused(source: Path, key: KeyFile, clock: Clock, folder: Path, look: Appearance = HIDDEN) -> str:
    """The code of the refusal; nothing is written then."""
    out = folder / "khong co.pdf"
    with pytest.raises(AppError) as told:
        sign_file(source, out, key, look, at=clock())
    assert not out.exists()
    return told.value.code


def test_refusals_of_keys(
    source: Path, key: KeyFile, signer: Pair, authority: Pair, tmp_path: Path, clock: Clock
) -> None:
    assert refused(source, KeyFile(file=key.file, passphrase=OTHER), clock, tmp_path) == "passphrase-wrong"
    assert refused(source, KeyFile(file=key.file, passphrase=NONE), clock, tmp_path) == "passphrase-wrong"
    assert refused(source, KeyFile(file=source, passphrase=OTHER), clock, tmp_path) == "key-file-unreadable"
    missing = KeyFile(file=tmp_path / "khong.p12", passphrase=OTHER)
    assert refused(source, missing, clock, tmp_path) == "file-not-found"
    bare = tmp_path / "chung thu.p12"
    bare.write_bytes(signer.der)
    assert refused(source, KeyFile(file=bare, passphrase=OTHER), clock, tmp_path) == "key-file-unreadable"
    for days, signs, code in (
        ((-20, -1), True, "certificate-expired"),
        ((2, 9), True, "certificate-not-yet"),
        ((-2, 9), False, "certificate-not-for-signing"),
    ):
        bare.write_bytes(certified("Lan", clock.now, authority, days=days, signs=signs).p12())
        assert refused(source, KeyFile(file=bare, passphrase=OPENS), clock, tmp_path) == code


def test_a_key_file_without_a_key(source: Path, signer: Pair, tmp_path: Path, clock: Clock) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    path = tmp_path / "trong.p12"
    closed = BestAvailableEncryption(OTHER.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"k", None, signer.certificate, None, closed))
    assert refused(source, KeyFile(file=path, passphrase=OTHER), clock, tmp_path) == "key-file-without-key"


def test_refusals_of_files_and_looks(source: Path, key: KeyFile, tmp_path: Path, clock: Clock) -> None:
    assert refused(key.file, key, clock, tmp_path) in ("file-unsupported", "sign-not-pdf")
    assert refused(source, key, clock, tmp_path, Appearance(look=Look.APPENDIX)) == "sign-number-missing"
    assert refused(source, key, clock, tmp_path, Appearance(look=Look.DOCUMENT)) == "sign-picture-missing"
    photo = Appearance(look=Look.DOCUMENT, signature=source)
    assert refused(source, key, clock, tmp_path, photo) == "picture-not-png"
    source.write_bytes(source.read_bytes()[:900])
    assert refused(source, key, clock, tmp_path) == "file-damaged"
    with pytest.raises(AppError, match="sign-same-file"):
        sign_file(source, source, key, Appearance(), at=clock())


def test_a_signed_file_never_takes_the_place_of_the_key(source: Path, key: KeyFile, clock: Clock) -> None:
    before = key.file.read_bytes()
    with pytest.raises(AppError, match="sign-over-key"):
        sign_file(source, key.file, key, Appearance(), at=clock())
    assert key.file.read_bytes() == before


def test_a_page_that_hangs_in_itself_is_refused(
    source: Path, key: KeyFile, tmp_path: Path, clock: Clock
) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()))
    place, _ = writer.find_page_for_modification(0)
    place.get_object()["/Parent"] = place
    del place.get_object()["/MediaBox"]
    writer.update_container(place.get_object())
    knotted = BytesIO()
    writer.write(knotted)
    source.write_bytes(knotted.getvalue())
    look = Appearance(look=Look.APPENDIX, number=NUMBER)
    assert refused(source, key, clock, tmp_path, look) == "file-damaged"


def test_a_turned_page_takes_no_mark(source: Path, key: KeyFile, tmp_path: Path, clock: Clock) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(source.read_bytes()))
    page, _ = writer.find_page_for_modification(0)
    page.get_object()["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page.get_object())
    turned = BytesIO()
    writer.write(turned)
    source.write_bytes(turned.getvalue())
    look = Appearance(look=Look.APPENDIX, number=NUMBER)
    assert refused(source, key, clock, tmp_path, look) == "sign-turned-page"


def test_the_appendices_of_a_plan_are_signed_as_an_electronic_file(
    session: Session, key: KeyFile, root: Path, tmp_path: Path
) -> None:
    plan: RecordId = planning.import_file(
        session, resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    ).plan
    out = tmp_path / "phu luc.pdf"
    look = Appearance(look=Look.APPENDIX, number=NUMBER)
    (found,) = signing.sign_plan(session, plan, out, key, look, root=root).signatures
    assert (found.integrity, found.trust) == (Integrity.WHOLE, Trust.TRUSTED)
    with pdfplumber.open(out) as read:
        (widget,) = read.pages[0].annots
        heading = min(word["top"] for word in read.pages[0].extract_words())
    assert widget["bottom"] <= heading, "the mark covers nothing of the page"


@pytest.mark.parametrize("margins", [(20, 20, 30, 15), (5, 20, 30, 5), (40, 20, 20, 60)])
def test_the_mark_stands_in_the_margins_of_the_plans_own_page(
    session: Session, key: KeyFile, root: Path, tmp_path: Path, margins: tuple[int, int, int, int]
) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = planning.show(session, planning.import_file(session, sample).plan)
    top, bottom, left, right = margins
    setup = PageSetup(margins=Margins(top=top, bottom=bottom, left=left, right=right))
    choice = PageChoice(setup=setup, orientation=Orientation.LANDSCAPE, font_size=12)
    layouts.set_pages(session, plan.id, [plan.appendices[0].id], choice)
    out = tmp_path / "phu luc.pdf"
    look = Appearance(look=Look.APPENDIX, number=NUMBER)
    signing.sign_plan(session, plan.id, out, key, look, root=root)
    with pdfplumber.open(out) as read:
        page = read.pages[0]
        (widget,) = page.annots
        heading = min(word["top"] for word in page.extract_words())
        assert page.width - widget["x1"] == pytest.approx(right * MILLIMETRE, abs=0.1)
        assert -0.01 <= widget["top"] <= widget["bottom"] <= heading


def test_a_half_made_adjustment_is_not_signed(session: Session, key: KeyFile, tmp_path: Path) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = planning.import_file(session, sample).plan
    issuing.issue(session, plan, Signing(number="07/KH-UBND", day="06/01/2026", signer="Trần Văn Bình"))
    adjusting.open_adjustment(session, plan)
    out = tmp_path / "phu luc.pdf"
    with pytest.raises(AppError, match="adjust-under-way"):
        signing.sign_plan(session, plan, out, key, Appearance())
    assert not out.exists()


def test_secrets_are_not_shown() -> None:
    assert OTHER not in repr(KeyFile(file=Path("a.p12"), passphrase=OTHER))
    assert OTHER not in repr(signing.KeyToken(library=Path("a.dll"), pin=OTHER))


def test_a_certificate_cannot_speak_to_the_terminal(
    source: Path, authority: Pair, tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "la.p12"
    file.write_bytes(certified("Lan\x1b[31m\u202e\nđỏ", clock.now, authority).p12())
    out = tmp_path / "da ky.pdf"
    key = KeyFile(file=file, passphrase=OPENS)
    (found,) = sign_file(source, out, key, Appearance(), at=clock()).signatures
    assert found.who.isprintable()
    assert "\u202e" not in found.who
