"""Asking for the files of plans: one, several, or a folder of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_TYPES: Final = (
    "*.docx *.docm *.dotx *.doc *.rtf *.odt *.xlsx *.xlsm *.xls *.ods *.pdf *.html *.htm *.md *.csv *.tsv"
    " *.txt *.zip"
)


def file_kinds() -> str:
    """The filters of a file dialog: every kind a plan is read from, then all files."""
    translate = QCoreApplication.translate
    words = translate("plan-files", "Word, Excel, PDF and other files with a table ({types})")
    return f"{words.format(types=_TYPES)};;{translate('plan-files', 'All files')} (*)"


def ask_files(parent: QWidget, folder: str) -> tuple[Path, ...]:
    """The files the user chose, beginning in `folder`; none where the dialog was left."""
    title = QCoreApplication.translate("plan-files", "Choose the file of a plan")
    paths, _ = QFileDialog.getOpenFileNames(parent, title, folder, file_kinds())
    return tuple(map(Path, paths))


def ask_folder(parent: QWidget, folder: str) -> tuple[Path, ...]:
    """The folder the user chose; none where the dialog was left."""
    title = QCoreApplication.translate("plan-files", "Choose a folder of plans")
    path = QFileDialog.getExistingDirectory(parent, title, folder)
    return (Path(path),) if path else ()
