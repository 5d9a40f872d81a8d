"""Where a document is signed: the room between title and name."""

from __future__ import annotations

import pytest

from ccapp.errors import FileError
from ccapp.intake.pdf.signing_place import signing_place
from tests.signing.keys import document

TWO = ("Nguyễn Văn Sơn", "Trần Thị Lan")


def test_each_signer_has_a_place_of_his_own() -> None:
    data = document(*TWO)
    places = [signing_place("a.pdf", data, name) for name in TWO]
    assert [place and place.page for place in places] == [1, 1]
    left, right = (place.middle for place in places if place)
    assert right - left == pytest.approx(260, abs=30)
    for place in places:
        assert place is not None
        assert 150 < place.top < place.bottom < 240


def test_accents_and_case_do_not_matter() -> None:
    data = document(*TWO)
    assert signing_place("a.pdf", data, "TRAN  THI LAN") == signing_place("a.pdf", data, TWO[1])


def test_a_name_in_a_sentence_or_without_room_is_no_place() -> None:
    data = document(*TWO)
    for name in ("Sơn", "Lê Văn Tám", ""):
        assert signing_place("a.pdf", data, name) is None


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(FileError):
        signing_place("a.pdf", document(*TWO)[:700], TWO[0])
