"""The dialog of the plan's document: gaps with their words, the office's template, what stays open."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ccapp.domain.letter import Gap
from ccapp.domain.plan import RecordId
from ui.desk import Desk
from ui.dialogs.letter import LetterDialog, gap_words


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: Desk, sample_plan: RecordId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> LetterDialog:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)  # no other program is started
    made = LetterDialog(None, desk, sample_plan, str(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_gap_is_listed_with_its_words(dialog: LetterDialog) -> None:
    assert set(gap_words()) == set(Gap)
    lines = {line.key: line.cells for line in dialog.table.model.lines}
    assert lines["dia_danh"][0] == "{{dia_danh}}"
    assert lines["nguoi_ky"][2] == "Hoàng Minh Khôi"


def test_the_usual_form_is_written(dialog: LetterDialog, tmp_path: Path) -> None:
    done = dialog.write_to(tmp_path / "KH.docx")
    assert done is not None
    assert len(Document(str(done.file)).sections) == 3
    assert "Still to be filled in by hand" in dialog.result_words.text()


def test_the_offices_template_names_what_nobody_knows(
    qtbot: QtBot, desk: Desk, sample_plan: RecordId, dialog: LetterDialog, tmp_path: Path
) -> None:
    word = Document()
    word.add_paragraph("{{ten_ke_hoach}} {{bi_thu}}")
    word.save(str(tmp_path / "Mau.docx"))
    dialog.take(tmp_path / "Mau.docx")
    assert dialog.own.isChecked()
    done = dialog.write_to(tmp_path / "KH.docx")
    assert done is not None
    assert "{{bi_thu}} (paragraph 1)" in dialog.result_words.text()
    again = LetterDialog(None, desk, sample_plan, str(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(again)
    assert (again.template, again.own.isChecked()) == (tmp_path / "Mau.docx", True)
