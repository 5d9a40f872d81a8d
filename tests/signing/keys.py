"""An authority of our own, the keys it certifies, and small documents to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from PIL import Image

from ccapp.printing.pdf import write_pdf
from ccapp.printing.primitives import Face, Page, TextRun

OPENS = "mật khẩu 1"
SIGNER = "Nguyễn Văn Sơn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A private key and its certificate."""

    key: RSAPrivateKey
    certificate: x509.Certificate

    def p12(self, passphrase: str = OPENS, *others: x509.Certificate) -> bytes:
        closed = BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"k", self.key, self.certificate, others, closed)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pkcs8(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def certified(
    name: str,
    at: datetime,
    above: Pair | None = None,
    *,
    authority: bool = False,
    days: tuple[int, int] = (-10, 300),
    signs: bool = True,
) -> Pair:
    """A pair certified by `above`, or by itself; valid from `days[0]` to `days[1]` days after `at`."""
    key = generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=signs and not authority,
        content_commitment=signs and not authority,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.certificate.subject if above else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at + timedelta(days=days[0]))
        .not_valid_after(at + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign((above.key if above else key), hashes.SHA256())
    )
    return Pair(key=key, certificate=made)


def document(*signed_by: str) -> bytes:
    """Two pages; on the second each signer's title, four blank lines and name, side by side."""
    first = [_run(85, 100, "Kế hoạch cải cách hành chính")]
    second = [_run(85, 100, "Trên đây là Kế hoạch của Ủy ban nhân dân xã Suối Mây.")]
    for index, name in enumerate(signed_by):
        second += [_run(60 + 260 * index, 150, "CHỦ TỊCH"), _run(60 + 260 * index, 240, name)]
    pages = [
        Page(width=595, height=842, appendix=1, number=number, items=tuple(items))
        for number, items in enumerate((first, second), start=1)
    ]
    out = BytesIO()
    write_pdf(pages, out, title="Kế hoạch", author="UBND xã Suối Mây")
    return out.getvalue()


def _run(x: float, y: float, text: str) -> TextRun:
    return TextRun(x=x, y=y, text=text, face=Face.REGULAR, size=14)


def picture(folder: Path, name: str, *, size: tuple[int, int], dots: int = 0) -> Path:
    """A PNG that is transparent but for its upper half."""
    shown = Image.new("RGBA", size, (0, 0, 0, 0))
    shown.paste((20, 40, 200, 255), (0, 0, size[0], size[1] // 2))
    path = folder / name
    shown.save(path, **({"dpi": (dots, dots)} if dots else {}))
    return path
