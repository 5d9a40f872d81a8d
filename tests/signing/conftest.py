"""Shared by the tests of signing: one authority and one signer for the whole run, files of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.services.paper.signing import KeyFile
from tests.conftest import Clock
from tests.signing.keys import OPENS, SIGNER, Pair, certified, document


@pytest.fixture(scope="session")
def authority() -> Pair:
    return certified("Root CA thử", Clock().now, authority=True, days=(-400, 4000))


@pytest.fixture(scope="session")
def signer(authority: Pair) -> Pair:
    return certified(SIGNER, Clock().now, authority)


@pytest.fixture
def key(tmp_path: Path, authority: Pair, signer: Pair) -> KeyFile:
    """The signer's key file."""
    path = tmp_path / "khoa.p12"
    path.write_bytes(signer.p12(OPENS, authority.certificate))
    return KeyFile(file=path, passphrase=OPENS)


@pytest.fixture
def root(tmp_path: Path, authority: Pair) -> Path:
    """The authority's certificate as a file."""
    path = tmp_path / "goc.cer"
    path.write_bytes(authority.pem)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document that nobody has signed."""
    path = tmp_path / "Kế hoạch.pdf"
    path.write_bytes(document(SIGNER))
    return path
