"""Ký số: a PDF signed with a key in a file or on a token, and what the signatures of a PDF say.

The optional extra `sign` does it; without it every verb here refuses in plain words. Passphrases and PINs are
used once and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccapp.errors import FileError, RefusedError
from ccapp.files import write_atomically
from ccapp.services.paper import publishing
from ccapp.services.paper.publishing import PrintMode
from ccapp.services.session import Session
from ccapp.signing import library
from ccapp.signing.values import Integrity, SignatureFound, Stamp
from ccapp.text.normalize import clean

if TYPE_CHECKING:
    from ccapp.printing.rules import PageRules
    from ccapp.printing.stamps import Drawn

_REVOKED: Final = ".crl"
VIETNAM: Final = timezone(timedelta(hours=7))


class Look(StrEnum):
    """What is seen of the signature.

    `APPENDIX`: number and time, for an appendix in a file of its own. `DOCUMENT`: the signer's picture and
    the seal between title and name. `HIDDEN`: nothing.
    """

    APPENDIX = "appendix"
    DOCUMENT = "document"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """A key in a PKCS#12 file."""

    file: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyToken:
    """A key on a token: the library of its maker, the PIN, and its label where several are plugged in."""

    library: Path
    pin: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What is seen. `number` is for an appendix; `signer` (the holder of the certificate where blank) and the
    pictures are for a document.
    """

    look: Look = Look.HIDDEN
    number: str = ""
    signer: str = ""
    signature: Path | None = None
    seal: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The signed file, and all signatures in it as verified right after."""

    file: Path
    signatures: tuple[SignatureFound, ...]


def can_sign() -> bool:
    """Whether the extra is installed; asked without loading it."""
    return library.can_sign()


def can_use_tokens() -> bool:
    """Whether its part for tokens is."""
    return library.can_use_tokens()


def token_libraries() -> tuple[Path, ...]:
    """Libraries of tokens that are installed on this machine, by their known names."""
    return library.known_libraries() if library.can_use_tokens() else ()


def sign_file(
    source: Path,
    out: Path,
    key: KeyFile | KeyToken,
    appearance: Appearance,
    *,
    at: datetime,
    root: Path | None = None,
) -> Signed:
    """Sign a PDF into a new file; the source stays as it is. Raises FileError, RefusedError."""
    library.require(tokens=isinstance(key, KeyToken))
    if _is_same(source, out):
        raise RefusedError("sign-same-file", file=out.name)
    return _sign(source.name, _loaded(source), out, key, appearance, at, root)


def sign_plan(
    session: Session,
    plan: str,
    out: Path,
    key: KeyFile | KeyToken,
    appearance: Appearance,
    *,
    root: Path | None = None,
) -> Signed:
    """Sign the appendices of a plan as an electronic file of their own.

    Raises NotFoundError, FileError, RefusedError, also for a table in the midst of an adjustment.
    """
    library.require(tokens=isinstance(key, KeyToken))
    from ccapp.printing.pdf import write_pdf  # start-up cost: reportlab
    from ccapp.printing.rules import template_of

    made = publishing.preview(session, plan, mode=PrintMode.ELECTRONIC)
    if made.plan.is_being_adjusted:
        raise RefusedError("adjust-under-way", plan=made.plan.title)
    printed = BytesIO()
    write_pdf(made.pages, printed, title=made.plan.title, author=made.plan.issuer.name)
    rules = template_of(made.plan)
    if made.plan.appendices:
        rules = rules.chosen(made.plan.appendices[0].layout.page)
    return _sign(out.name, printed.getvalue(), out, key, appearance, session.clock(), root, rules=rules)


def verify_file(path: Path, *, at: datetime, root: Path | None = None) -> tuple[SignatureFound, ...]:
    """The signatures of a PDF in the order they were made, none where nobody has signed.

    `root` is a certificate (DER or PEM) that is trusted; without one the holder's name is only a claim.
    A list of revoked certificates with the root's name and the ending `.crl` beside it is heeded.
    Raises FileError, RefusedError.
    """
    library.require()
    return _verified(path.name, _loaded(path), at, root)


def _loaded(path: Path) -> bytes:
    from ccapp.intake import formats  # start-up cost

    data = formats.load(path)
    if formats.tell(path.name, data) is not formats.Format.PDF:
        raise FileError("sign-not-pdf", file=path.name)
    return data


def _is_same(source: Path, out: Path) -> bool:
    return out.exists() and source.exists() and source.samefile(out)


def _sign(
    name: str,
    data: bytes,
    out: Path,
    key: KeyFile | KeyToken,
    appearance: Appearance,
    at: datetime,
    root: Path | None,
    *,
    rules: PageRules | None = None,
) -> Signed:
    """`rules` are those of the first page, where they are known."""
    from ccapp.signing.certificates import holder, require_usable  # start-up cost: pyHanko
    from ccapp.signing.sealing import seal

    if isinstance(key, KeyFile) and _is_same(key.file, out):
        raise RefusedError("sign-over-key", file=out.name)
    here = at.astimezone(VIETNAM)
    with _opened(key, at) as signer:
        require_usable(signer.signing_cert, at)
        stamp = _stamp(name, data, appearance, holder(signer.signing_cert), here, rules)
        signed = seal(name, data, signer, at=here, stamp=stamp)
    found = _verified(name, signed, at, root)
    if not found or found[-1].integrity is not Integrity.WHOLE:
        raise FileError("sign-failed", file=name)
    write_atomically(out, lambda stream: stream.write(signed))
    return Signed(file=out, signatures=found)


@contextmanager
def _opened(key: KeyFile | KeyToken, at: datetime) -> Iterator[Any]:
    """The signer behind a key; a token is let go of afterwards."""
    if isinstance(key, KeyToken):
        from ccapp.signing.tokens import open_token  # start-up cost: pyHanko

        with open_token(key.library, key.pin, at=at, label=key.label) as signer:
            yield signer
    else:
        from ccapp.intake.formats import load  # start-up cost
        from ccapp.signing.key_files import open_key_file

        yield open_key_file(key.file.name, load(key.file), key.passphrase)


def _verified(name: str, data: bytes, at: datetime, root: Path | None) -> tuple[SignatureFound, ...]:
    from ccapp.intake.formats import load  # start-up cost
    from ccapp.signing.certificates import load_certificate
    from ccapp.signing.checking import signatures
    from ccapp.signing.revoked import load_list

    roots = [load_certificate(root.name, load(root))] if root else []
    saved = root.with_suffix(_REVOKED) if root else None
    revoked = [load_list(saved.name, load(saved))] if saved and saved.is_file() else []
    return signatures(name, data, roots=roots, at=at, revoked=revoked)


def _stamp(
    name: str, data: bytes, appearance: Appearance, holder: str, at: datetime, rules: PageRules | None
) -> Stamp | None:
    if appearance.look is Look.APPENDIX:
        from ccapp.printing.rules import DECREE_30  # start-up cost: reportlab
        from ccapp.printing.stamps import appendix_mark
        from ccapp.signing.sealing import page_width

        number = clean(appearance.number)
        if not number:
            raise RefusedError("sign-number-missing")
        return _placed(appendix_mark(number, at, page_width(name, data), rules or DECREE_30), 0)
    if appearance.look is Look.DOCUMENT:
        return _pictures(name, data, appearance, clean(appearance.signer) or holder)
    return None


def _pictures(name: str, data: bytes, appearance: Appearance, signer: str) -> Stamp:
    from ccapp.intake.formats import load  # start-up cost
    from ccapp.intake.pdf.signing_place import signing_place
    from ccapp.printing.stamps import Gap, Png, signing_pictures

    if appearance.signature is None and appearance.seal is None:
        raise RefusedError("sign-picture-missing")
    place = signing_place(name, data, signer)
    if place is None:
        raise RefusedError("sign-no-place", file=name, who=signer)
    signature, seal = (
        Png(file=path.name, data=load(path)) if path else None
        for path in (appearance.signature, appearance.seal)
    )
    gap = Gap(middle=place.middle, top=place.top, bottom=place.bottom)
    return _placed(signing_pictures(gap, signature=signature, seal=seal), place.page)


def _placed(drawn: Drawn, page: int) -> Stamp:
    return Stamp(pdf=drawn.pdf, page=page, x=drawn.x, y=drawn.y, width=drawn.width, height=drawn.height)
