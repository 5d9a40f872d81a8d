"""The shipped faces: whole ones are taken, damaged and foreign ones are refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import reportlab

from ccapp.errors import FileError
from ccapp.printing.fonts import VIETNAMESE, font, font_path, load_font
from ccapp.printing.primitives import Face
from ccapp.words import Words


@pytest.mark.parametrize("face", Face)
def test_every_face_has_every_letter(face: Face) -> None:
    assert len(set(VIETNAMESE)) == 146 + 8
    assert font(face).covers(VIETNAMESE)


@pytest.mark.parametrize("length", [0, 3, 12, 200, 4_000, 60_000, 300_000])
def test_a_damaged_file_is_refused(tmp_path: Path, length: int) -> None:
    damaged = tmp_path / "Tinos-Regular.ttf"
    damaged.write_bytes(font_path(Face.REGULAR).read_bytes()[:length])
    with pytest.raises(FileError) as refused:
        load_font(Face.REGULAR, damaged)
    assert refused.value.code == "font-damaged"
    assert "Tinos-Regular.ttf" in Words("vi").text(refused.value.code, **refused.value.facts)


def test_a_font_without_vietnamese_is_refused() -> None:
    latin = next((Path(reportlab.__file__).parent / "fonts").glob("Vera.ttf"))
    with pytest.raises(FileError):
        load_font(Face.REGULAR, latin)
