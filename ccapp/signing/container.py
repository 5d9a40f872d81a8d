"""The part of a signed file that no signature covers: the place where the signature itself lies.

Readers pass over oddities there, so it is held to what RFC 5652 says; then every bit of a file counts.
"""

from __future__ import annotations

from typing import Final

from asn1crypto import algos, cms, x509
from pyhanko.sign.validation import EmbeddedPdfSignature

_HEX: Final = (frozenset(b"0123456789abcdef"), frozenset(b"0123456789ABCDEF"))
_NO_PARAMETERS: Final = (b"", b"\x05\x00")  # absent or NULL, RFC 5754


def is_sound(signature: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether the gap of the byte range holds this one signature, as written by the rules, and zeros."""
    _, start, end, _ = (int(each) for each in signature.byte_range)
    gap = data[start:end]
    digits = gap[1:-1]
    if gap[:1] != b"<" or gap[-1:] != b">" or not any(alphabet.issuperset(digits) for alphabet in _HEX):
        return False
    content = bytes.fromhex(digits.decode("ascii"))
    parsed = cms.ContentInfo.load(content)
    written = parsed.dump()
    return (
        content.startswith(written)
        and not any(content[len(written) :])
        and parsed.contents == parsed["content_type"].dump() + parsed["content"].dump()
        and _names_its_signer(signature.signer_info, signature.signer_cert)
        and _is_consistent(signature.signed_data, signature.signer_info)
    )


def _names_its_signer(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """Byte for byte: the library takes issuers for equal that differ in case."""
    named = signer["sid"].chosen
    if not isinstance(named, cms.IssuerAndSerialNumber):
        return bool(named.native == certificate.key_identifier)
    return bool(
        named["issuer"].dump() == certificate.issuer.dump()
        and named["serial_number"].native == certificate.serial_number
    )


def _is_consistent(signed: cms.SignedData, signer: cms.SignerInfo) -> bool:
    """Versions follow from the content (RFC 5652, 5.1 and 5.3), and the digest is announced once, rightly."""
    by_serial = isinstance(signer["sid"].chosen, cms.IssuerAndSerialNumber)
    version = "v1" if by_serial else "v3"
    announced = [each["algorithm"].native for each in signed["digest_algorithms"]]
    algorithms = [*signed["digest_algorithms"], signer["digest_algorithm"]]
    mechanism = signer["signature_algorithm"]
    if mechanism["algorithm"].native != "rsassa_pss":
        algorithms.append(mechanism)
    return bool(
        signer["version"].native == version
        and signed["version"].native == version
        and announced == [signer["digest_algorithm"]["algorithm"].native]
        and all(map(_is_plain, algorithms))
    )


def _is_plain(algorithm: algos.AlgorithmIdentifier) -> bool:
    return algorithm["parameters"].dump() in _NO_PARAMETERS
