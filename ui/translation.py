"""The captions of a language, put in force for the whole program; English is the source and needs few."""

from __future__ import annotations

import logging

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ccapp.resources import resource

_log = logging.getLogger("ccapp.ui")
_in_force: list[QTranslator] = []  # asking Qt for them would look through all it can be the parent of
_PARTS = {"en": ("ccapp",)}  # those that English says in other words than the source
_USUAL = ("ccapp", "qtbase")  # our captions; those of Qt's own dialogs


def apply(app: QApplication, language: str) -> None:
    """Speak `language` from now on; texts that stand on the screen already stay as they are.

    Captions that were not built (`installer/translations.py build`) leave the English ones, and a line in
    the log.
    """
    plain(app)
    QLocale.setDefault(QLocale(language))
    for part in _PARTS.get(language, _USUAL):
        translator = QTranslator()
        try:
            loaded = translator.load(str(resource("i18n", f"{part}_{language}.qm")))
        except FileNotFoundError:
            loaded = False
        if loaded:
            app.installTranslator(translator)
            _in_force.append(translator)
        else:
            _log.warning("no captions: %s_%s.qm", part, language)


def plain(app: QApplication) -> None:
    """Speak as the source does."""
    while _in_force:
        app.removeTranslator(_in_force.pop())
    QLocale.setDefault(QLocale("en"))
