"""One calm look, light, dark or of high contrast, for every page."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ccapp.resources import resource
from ccapp.values import as_dict, value

_POINTS = 10.5
_GET_HIGH_CONTRAST: Final = 0x0042  # SPI_GETHIGHCONTRAST
_IS_ON: Final = 0x1  # HCF_HIGHCONTRASTON
_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Arial")


class Theme(StrEnum):
    """What the user chose; `system` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@value
class Colors:
    """The colours of a look, by what they are for. Texts are readable on every ground: contrast 4.5 to 1, and
    7 to 1 where high contrast was chosen, whose lines and focus stand out by 3 to 1 (WCAG 2.1: 1.4.3, 6, 11).
    """

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    navigation: str
    section: str
    error: str
    warning: str
    good: str


LIGHT = Colors(
    window="#f5f6f8",
    base="#ffffff",
    alternate="#f8f9fb",
    text="#1d2433",
    muted="#5d6779",
    line="#d5dae3",
    accent="#1f5fae",
    accent_text="#ffffff",
    navigation="#e9edf3",
    section="#eaf0f8",
    error="#b3261e",
    warning="#8a5a00",
    good="#1e6b3a",
)
DARK = Colors(
    window="#1b1f27",
    base="#222732",
    alternate="#262c38",
    text="#e6e9ef",
    muted="#a3adbd",
    line="#3a4252",
    accent="#6ea8ee",
    accent_text="#10151d",
    navigation="#171b22",
    section="#2a3344",
    error="#f2b8b5",
    warning="#f0c36b",
    good="#8fd3a6",
)
CONTRAST = Colors(
    window="#000000",
    base="#050505",
    alternate="#0d0d0d",
    text="#ffffff",
    muted="#d6d6d6",
    line="#9a9a9a",
    accent="#ffd54a",
    accent_text="#000000",
    navigation="#0a0a0a",
    section="#1f1f1f",
    error="#ff9e9e",
    warning="#ffb86b",
    good="#7ee2a0",
)
_LOOKS: Final = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}
_BY_WINDOW: Final = {QColor(each.window).rgb(): each for each in _LOOKS.values()}


def colors() -> Colors:
    """The colours in force; light before `apply`."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return _BY_WINDOW.get(window.rgb(), LIGHT)


_SCHEMES = {
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
    Theme.CONTRAST: Qt.ColorScheme.Dark,
}


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program one look; where the system draws the title bars, theirs too.

    The style is chosen as the application is made: setting it here would build all of QStyle's enums.
    """
    app.styleHints().setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    chosen = _LOOKS[_of_system() if theme is Theme.SYSTEM else theme]
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPointSizeF(_POINTS)
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_sheet(chosen))


def _of_system() -> Theme:
    """The look the desktop asks for."""
    if _system_wants_contrast():
        return Theme.CONTRAST
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme.DARK if dark else Theme.LIGHT


def _system_wants_contrast() -> bool:
    """Whether Windows has high contrast switched on (HIGHCONTRASTW of winuser.h); elsewhere never."""
    if sys.platform == "win32":
        import ctypes  # start-up cost: only on Windows, and only for who follows the system

        class HighContrast(ctypes.Structure):
            _fields_ = (("size", ctypes.c_uint), ("flags", ctypes.c_uint), ("scheme", ctypes.c_wchar_p))

        asked = HighContrast(size=ctypes.sizeof(HighContrast))
        ask = ctypes.windll.user32.SystemParametersInfoW
        return bool(ask(_GET_HIGH_CONTRAST, asked.size, ctypes.byref(asked), 0) and asked.flags & _IS_ON)
    return False


def _palette(chosen: Colors) -> QPalette:
    palette = QPalette(QColor(chosen.base), QColor(chosen.window))  # shades of edges follow from these two
    roles = {
        QPalette.ColorRole.Window: chosen.window,
        QPalette.ColorRole.Base: chosen.base,
        QPalette.ColorRole.AlternateBase: chosen.alternate,
        QPalette.ColorRole.Button: chosen.base,
        QPalette.ColorRole.ToolTipBase: chosen.base,
        QPalette.ColorRole.Highlight: chosen.accent,
        QPalette.ColorRole.Accent: chosen.accent,
        QPalette.ColorRole.HighlightedText: chosen.accent_text,
        QPalette.ColorRole.PlaceholderText: chosen.muted,
        QPalette.ColorRole.Link: chosen.accent,
        QPalette.ColorRole.Mid: chosen.line,
        QPalette.ColorRole.Midlight: chosen.line,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    texts = (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.ToolTipText,
    )
    for role in texts:
        palette.setColor(role, QColor(chosen.text))
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.muted))
    return palette


def _sheet(chosen: Colors) -> str:
    look, other = ("light", "dark") if chosen is LIGHT else ("dark", "light")
    tick, arrow, arrow_up = (
        resource("resources", "icons", f"{name}-{look}.svg").as_posix()
        for name in ("check", "chevron-down", "chevron-up")
    )
    filled = resource("resources", "icons", f"chevron-down-{other}.svg").as_posix()
    sheet = _SHEET + _BARS if chosen is CONTRAST else _SHEET
    arrows = {"arrow": arrow, "arrow_up": arrow_up, "arrow_filled": filled}
    return sheet.format(**as_dict(chosen), tick=tick, **arrows)


# The names in braces are those of `Colors`.
_SHEET: Final = """
QMenu {{ menu-scrollable: 1; }}
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; }}
QListWidget#navigation {{ background: {navigation}; border: none; outline: none; padding-top: 10px; }}
QListWidget#navigation::item {{ padding: 8px 6px; border-radius: 6px; margin: 1px 6px; }}
QListWidget#navigation::item:selected {{ background: {accent}; color: {accent_text}; }}
QListWidget#navigation[narrow="true"]::item {{ padding: 8px 9px; margin: 1px 4px; }}
QListWidget#navigation::item:focus {{ border: 2px solid {text}; }}
QTableView[plan="true"] {{ selection-background-color: transparent; show-decoration-selected: 0; }}
QTableView[list="true"] {{ outline: none; }}
QTableView[list="true"]::item {{ padding: 4px 6px; border: none; }}
QTableView[list="true"]::item:selected {{ background: {accent}; color: {accent_text}; }}
QPushButton, QToolButton {{ background: {base}; border: 1px solid {line};
    border-radius: 5px; padding: 5px 12px; }}
QToolButton {{ padding: 5px 8px; }}
QPushButton, QToolButton[toolButtonStyle="2"] {{ qproperty-iconSize: 20px 16px; }}
QToolButton[toolButtonStyle="2"] {{ padding: 5px 2px 5px 10px; }}
QToolButton[popupMode="2"] {{ padding-right: 26px; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ subcontrol-origin: padding;
    subcontrol-position: right center; right: 8px;
    image: url("{arrow}"); width: 14px; height: 14px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QToolButton:focus {{ padding: 4px 7px; }}
QToolButton:checked {{ background: {section}; border-color: {accent}; }}
QToolButton[toolButtonStyle="2"]:focus {{ padding: 4px 1px 4px 9px; }}
QToolButton#guide {{ padding: 2px 2px 2px 10px; }}
QToolButton#guide:focus {{ padding: 1px 1px 1px 9px; }}
QToolButton[popupMode="2"]:focus {{ padding-right: 25px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton[filled="true"], QToolButton[filled="true"] {{ background: {accent}; color: {accent_text};
    border-color: {accent}; font-weight: 600; }}
QToolButton[filled="true"]::menu-indicator:enabled {{ image: url("{arrow_filled}"); }}
QPushButton[filled="true"]:disabled, QToolButton[filled="true"]:disabled {{ background: {navigation};
    color: {muted}; border-color: {line}; }}
QPushButton[big="true"] {{ text-align: left; padding: 14px 18px; font-weight: 600; }}
QPushButton[link="true"] {{ background: transparent; border-color: transparent; color: {accent};
    padding: 4px 1px; text-align: left; }}
QPushButton[link="true"]:hover {{ text-decoration: underline; }}
QPushButton[link="true"]:focus {{ border: 2px solid {accent}; padding: 3px 0; }}
QToolButton[popupMode="2"][toolButtonStyle="2"] {{ padding-top: 4px; padding-bottom: 4px; }}
QToolButton[popupMode="2"][toolButtonStyle="2"]:focus {{ padding-top: 3px; padding-bottom: 3px; }}
QLabel[role="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="error"] {{ color: {error}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QLabel[here="true"] {{ background: {section}; border-left: 3px solid {accent}; padding: 3px 6px; }}
QFrame[chip="true"] {{ background: {section}; border: 1px solid {line}; border-radius: 4px; }}
QFrame[chip="true"] QToolButton {{ background: transparent; border: none; padding: 2px; }}
QFrame[chip="true"] QToolButton:hover {{ background: {base}; }}
QListWidget::item {{ padding: 3px 6px; }}
QListWidget::item:selected {{ background: {accent}; color: {accent_text}; }}
QListWidget[offers="true"] {{ border: 1px solid {muted}; outline: none; }}
QListWidget[offers="true"]::item {{ padding: 3px 6px; }}
QListWidget[offers="true"]::item:selected {{ background: {accent}; color: {accent_text}; }}
QFrame[card="true"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[next="true"] {{ background: {section}; border-left: 3px solid {accent}; }}
QFrame#guide-column {{ border-left: 1px solid {line}; }}
QTextBrowser {{ background: {base}; border: 1px solid {line}; border-radius: 4px; }}
QTextBrowser:focus {{ border-color: {accent}; }}
QLineEdit, QPlainTextEdit {{ background: {base};
    border: 1px solid {line}; border-radius: 4px; padding: 4px 6px; }}
QLineEdit:focus, QPlainTextEdit:focus {{
    border: 2px solid {accent}; padding: 3px 5px; }}
QComboBox {{ background: {base}; border: 1px solid {line}; border-radius: 5px; padding: 4px 8px; }}
QComboBox:hover {{ border-color: {accent}; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QComboBox:disabled {{ color: {muted}; background: {window}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
QSpinBox {{ background: {base}; border: 1px solid {line}; border-radius: 5px; padding: 4px 8px; }}
QSpinBox:focus {{ border: 2px solid {accent}; padding: 3px 7px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: 20px; }}
QSpinBox::up-arrow {{ image: url("{arrow_up}"); width: 12px; height: 12px; }}
QSpinBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QHeaderView QComboBox {{ padding: 3px 1px 3px 3px; }}
QHeaderView QComboBox:focus {{ padding: 2px 0 2px 2px; }}
QHeaderView QComboBox::drop-down {{ width: 14px; }}
QTabBar::tab {{ color: {muted}; padding: 6px 12px; border: none; border-bottom: 2px solid {line}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ background: {section}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: 14px; height: 14px; background: {base}; border: 1px solid {muted}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 6px; height: 6px; }}
QTableView, QListView, QTreeView {{ background: {base}; border: 1px solid {line};
    gridline-color: {line}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border-color: {accent}; }}
QHeaderView::section {{ background: {navigation}; border: none; padding: 5px 6px;
    border-right: 1px solid {line}; border-bottom: 1px solid {line}; font-weight: 600; }}
QTableView[list="true"] QHeaderView::section {{ padding: 5px 9px; }}
QTableCornerButton::section {{ background: {navigation}; border: none;
    border-right: 1px solid {line}; border-bottom: 1px solid {line}; }}
QHeaderView::section:focus {{ background: {section}; }}
QStatusBar {{ background: {navigation}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 0 6px; }}
QStatusBar QToolButton[toolButtonStyle="2"] {{ background: transparent; border-color: transparent;
    padding: 2px 2px 2px 8px; }}
QStatusBar QToolButton[toolButtonStyle="2"]:focus {{ border: 2px solid {accent}; padding: 1px 1px 1px 7px; }}
"""

# Fusion draws scroll bars in shades that cannot be told apart on black.
_BARS: Final = """
QScrollBar {{ background: {base}; }}
QScrollBar:vertical {{ width: 16px; border-left: 1px solid {line}; }}
QScrollBar:horizontal {{ height: 16px; border-top: 1px solid {line}; }}
QScrollBar::handle {{ background: {line}; border: 3px solid {base}; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {accent}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: {base}; border: none; width: 0; height: 0; }}
QMenu {{ border: 1px solid {line}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 3px 6px; }}
QSplitter::handle:horizontal {{ background: transparent; border-left: 2px solid {line}; margin-left: 3px; }}
QSplitter::handle:vertical {{ background: transparent; border-top: 2px solid {line}; margin-top: 3px; }}
"""
