"""Vietnamese is complete: every caption of ours, every word that Qt's own dialogs show in our windows."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.spoken import SAME, english, shown
from ui import translation

SOURCES = sorted((ROOT / "ui").rglob("*.py"))


def blanks(text: str) -> list[str]:
    named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    return sorted([*named, *re.findall(r"%(?:\d|n)", text)])


# -- our captions -------------------------------------------------------------------------------------------


def test_the_captions_kept_are_those_of_the_source(tool: ModuleType) -> None:
    kept = {message[:3] for message in tool.read(tool.OURS)}
    assert kept == set(tool.collect()), "run installer/translations.py update, then fill"


def test_every_caption_has_words_with_the_same_blanks(tool: ModuleType) -> None:
    messages = tool.read(tool.OURS)
    assert len(messages) > 80
    assert [message for message in messages if not message[3]] == []
    for context, source, _, words in messages:
        assert blanks(source) == blanks(words), f"{context}: {source}"
        assert "%n" not in source, f"{context}: {source}: plural forms are not used"
        assert words == words.strip() or source != source.strip(), f"{context}: {source}"
        assert source.endswith("…") == words.endswith("…"), f"{context}: {source}"
        assert source.startswith("*.") or words.count("*.") == source.count("*."), f"{context}: {source}"


# Counts that are never one, or whose noun does not follow the number.
_NO_COUNT = frozenset(
    {
        "All {count} offices in one letter",
        "{count} plans have this task. Keep the words of:",
        (
            "Sending {number}: no receipt after {days} days. Ask the superior or send again;"
            " sending again doubles nothing."
        ),
        "Filtered: {shown} of {all} rows shown.",
        "Looked at, nothing taken in yet. Ready: {count} of {files} files.",
    }
)
_COUNTED = re.compile(
    r"\{(?:count|tasks|products|targets|sections|tables|files|days|places|cells|rows|plans|new|other|all)\}"
    r" (?:[a-z]+ ){0,2}?[a-z]+s\b"
)


def test_english_says_counts_in_words_that_need_no_plural(tool: ModuleType) -> None:
    """ "Receive 1 files" is what the source says; who reads English sees the other words."""
    kept = tool.read(tool.ENGLISH)
    sources = set(tool.collect())
    assert {message[:3] for message in kept} <= sources, "run installer/translations.py update"
    for context, source, _, words in kept:
        assert blanks(source) == blanks(words), f"{context}: {source}"
        assert source.endswith("…") == words.endswith("…"), f"{context}: {source}"
        assert not _COUNTED.search(words), f"{context}: {words}"
    said = {message[:2] for message in kept}
    bare = {source for source in sources if _COUNTED.search(source[1]) and source[:2] not in said}
    assert {source[1] for source in bare} <= _NO_COUNT, "give them words in i18n/ccapp_en.ts"


def test_english_takes_its_own_words_where_it_has_some(qapp: QApplication, tool: ModuleType) -> None:
    assert tool.build(ROOT / "i18n") == 0
    translation.apply(qapp, "en")
    try:
        assert (
            QCoreApplication.translate("ReceivePanel", "Receive {count} files") == "Receive files ({count})"
        )
        assert QCoreApplication.translate("ReceivePanel", "Choose files…") == "Choose files…"
    finally:
        translation.plain(qapp)


def test_vietnamese_is_not_english(tool: ModuleType) -> None:
    letters = re.compile(r"[à-ỹÀ-Ỹđ]")
    for context, source, _, words in tool.read(tool.OURS):
        plain = re.sub(r"\{[^}]*\}", "", words)
        assert words != source or SAME.fullmatch(plain) or letters.search(source), f"{context}: {source}"
    unlike_the_house = re.compile(
        r"\b(?:hoá|hoà|uỷ|huỷ|thuỷ|kĩ|quí|hàng năm|bạn|giao việc)\b|!", re.IGNORECASE
    )
    found = [words for _, _, _, words in tool.read(tool.OURS) if unlike_the_house.search(words)]
    assert found == []


def captions() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call that marks a caption, with what is called as it is written."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if name in ("tr", "QCoreApplication.translate", "QT_TRANSLATE_NOOP") or name.endswith(".tr"):
                    yield path, node, name


def test_captions_are_literal_and_their_context_is_what_qt_will_ask_for() -> None:
    found = list(captions())
    assert len(found) > 80
    for path, call, name in found:
        place = f"{path.relative_to(ROOT)}:{call.lineno}"
        texts = [word.value for word in call.args if isinstance(word, ast.Constant)]
        if name.endswith("tr"):
            assert name == "self.tr", f"{place}: {name}(): lupdate finds only self.tr() with its class"
            assert len(texts) == 1, f"{place}: not one literal text"
        elif not _marked(call):
            assert len(texts) == 2, f"{place}: context and text must be literal"


def _marked(call: ast.Call) -> bool:
    """`translate("context", variable)` is fine where the variable holds texts marked by QT_TRANSLATE_NOOP."""
    return isinstance(call.args[0], ast.Constant) and not isinstance(
        call.args[1], ast.Constant | ast.JoinedStr
    )


def test_every_caption_is_found_when_the_program_speaks(vietnamese: QApplication, tool: ModuleType) -> None:
    assert len(translation._in_force) == 2
    for context, source, comment, words in tool.read(tool.OURS):
        assert QCoreApplication.translate(context, source, comment or None) == words


def test_marked_texts_stand_in_the_file_under_their_context(tool: ModuleType) -> None:
    kept = {message[:2] for message in tool.read(tool.OURS)}
    for path, call, name in captions():
        if name == "QT_TRANSLATE_NOOP":
            texts = tuple(word.value for word in call.args if isinstance(word, ast.Constant))
            assert texts in kept, f"{path.name}: {texts}"


def test_update_and_fill_keep_what_is_there(tool: ModuleType, tmp_path: Path) -> None:
    ts = tmp_path / "ccapp_vi.ts"
    tool.write(ts, tool.read(tool.OURS))
    assert ts.read_bytes() == tool.OURS.read_bytes(), "written again, nothing changes"
    one = tmp_path / "one.json"
    one.write_text('{"Plans": "Các & <kế hoạch>", "No such caption": "x"}', encoding="utf-8")
    assert tool.fill(ts, [one]) == 0
    changed = [new for old, new in zip(tool.read(tool.OURS), tool.read(ts), strict=True) if old != new]
    assert {(source, words) for _, source, _, words in changed} == {("Plans", "Các & <kế hoạch>")}
    assert tool.update(ts) == 0
    assert ("Plans", "Các & <kế hoạch>") in {(source, words) for _, source, _, words in tool.read(ts)}


@pytest.mark.parametrize("arguments", [[], ["fill"], ["build", "x"], ["nothing"]])
def test_an_unknown_verb_is_told_how(
    tool: ModuleType, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main(arguments) == 2
    assert "usage" in capsys.readouterr().err


# -- Qt's own words -----------------------------------------------------------------------------------------


def test_qt_s_words_are_finished_with_the_same_blanks(tool: ModuleType) -> None:
    messages = tool.read(ROOT / "i18n" / "qtbase_vi.ts")
    assert [message for message in messages if not message[3]] == []
    for context, source, _, words in messages:
        assert blanks(source) == blanks(words), f"{context}: {source}"


# Vietnamese words without any mark, and what is the system's own: drive and folder names.
KNOWN = {"In", "Trang", "Ngang", "Cao:", "Inch (in)"}
# Papers are called the same in every language.
PAPER = re.compile(
    r"[A-Z]\d|JIS|ANSI|Arch|Env|PRC|Super|Letter|Legal|Tabloid|Ledger|Executive|Folio|Quarto|Statement|Fan-fold|"
    r"\d+ x|Didot|Cicero"
)


_BUTTONS = (
    *("Ok", "Cancel", "Save", "Discard", "Yes", "No", "Close", "Retry", "Abort", "Ignore", "Apply", "Reset"),
    *("Open", "Help", "SaveAll", "YesToAll", "NoToAll", "RestoreDefaults"),
)


def test_a_message_box_speaks_vietnamese(qtbot: QtBot, vietnamese: QApplication) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    every = [each for each in QMessageBox.StandardButton if each.name in _BUTTONS]
    assert len(every) == len(_BUTTONS)
    for each in every:
        box.addButton(each)
    box.setDetailedText("…")
    box.show()
    assert len(shown(box)) >= 19
    assert english(shown(box)) - KNOWN == set()


@pytest.mark.parametrize("mode", list(QFileDialog.FileMode))
@pytest.mark.parametrize("saving", [False, True])
def test_a_file_dialog_speaks_vietnamese(
    qtbot: QtBot, vietnamese: QApplication, tmp_path: Path, mode: QFileDialog.FileMode, saving: bool
) -> None:
    (tmp_path / "kế hoạch.docx").write_bytes(b"x" * 3000)
    (tmp_path / "mục").mkdir()
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    if saving:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    heads = {str(tree.model().headerData(column, Qt.Orientation.Horizontal)) for column in range(4)}
    folders = {part for path in (tmp_path, *tmp_path.parents) for part in path.parts}
    words = {text for text in english(shown(dialog) | heads) if text not in folders and "/" not in text}
    assert words - KNOWN == set()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_an_editor_speaks_vietnamese(
    qtbot: QtBot, vietnamese: QApplication, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    editor = kind()
    qtbot.addWidget(editor)
    editor.show()
    seen: list[set[str]] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.append(
            {action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()}
        )
        menu.close()

    QTimer.singleShot(100, read)
    place = editor if isinstance(editor, QLineEdit) else editor.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), place.mapToGlobal(QPoint(3, 3)))
    QApplication.sendEvent(place, event)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [{"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"}]


def test_small_dialogs_speak_vietnamese(qtbot: QtBot, vietnamese: QApplication) -> None:
    for dialog in (QInputDialog(), QProgressDialog()):
        qtbot.addWidget(dialog)
        dialog.show()
        assert english(shown(dialog)) - KNOWN == set()


def test_the_print_dialog_speaks_vietnamese(qtbot: QtBot, vietnamese: QApplication) -> None:
    from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrinter

    printer = QPrinter()
    for dialog in (QPrintDialog(printer), QPageSetupDialog(printer)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert {text for text in english(shown(dialog)) if not PAPER.match(text)} - KNOWN == set()
