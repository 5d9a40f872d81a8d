"""One calm look, light or dark, for every page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ccapp.resources import resource

_POINTS = 10.5
_FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans", "Arial")


class Theme(StrEnum):
    """What the user chose; `system` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The colours of a look, by what they are for."""

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


def colors() -> Colors:
    """The colours in force."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT  # noqa: PLR2004 - half way to black


_SCHEMES = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program one look; where the system draws the title bars, theirs too.

    The style is chosen as the application is made: setting it here would build all of QStyle's enums.
    """
    app.styleHints().setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    chosen = DARK if _is_dark(theme) else LIGHT
    font = QFont()
    font.setFamilies(list(_FAMILIES))
    font.setPointSizeF(_POINTS)
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_sheet(chosen))


def _is_dark(theme: Theme) -> bool:
    if theme is Theme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme is Theme.DARK


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
    look = "dark" if chosen is DARK else "light"
    tick, arrow = (
        resource("resources", "icons", f"{name}-{look}.svg").as_posix() for name in ("check", "chevron-down")
    )
    return _SHEET.format(**asdict(chosen), tick=tick, arrow=arrow)


# The names in braces are those of `Colors`.
_SHEET: Final = """
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
QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
    image: url("{arrow}"); width: 14px; height: 14px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {accent}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QToolButton:focus {{ padding: 4px 7px; }}
QToolButton:checked {{ background: {section}; border-color: {accent}; }}
QToolButton[toolButtonStyle="2"]:focus {{ padding: 4px 1px 4px 9px; }}
QToolButton[popupMode="2"]:focus {{ padding-right: 25px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: {window}; }}
QPushButton[filled="true"] {{ background: {accent}; color: {accent_text};
    border-color: {accent}; font-weight: 600; }}
QPushButton[filled="true"]:disabled {{ background: {line}; color: {muted};
    border-color: {line}; }}
QPushButton[big="true"] {{ text-align: left; padding: 14px 18px; font-weight: 600; }}
QPushButton[link="true"] {{ background: transparent; border-color: transparent; color: {accent};
    padding: 4px 1px; text-align: left; }}
QPushButton[link="true"]:hover {{ text-decoration: underline; }}
QPushButton[link="true"]:focus {{ border: 2px solid {accent}; padding: 3px 0; }}
QLabel[role="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="error"] {{ color: {error}; }}
QLabel[here="true"] {{ background: {section}; border-left: 3px solid {accent}; padding: 3px 6px; }}
QFrame[card="true"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[next="true"] {{ background: {section}; border-left: 3px solid {accent}; }}
QFrame#guide-column {{ border-left: 1px solid {line}; }}
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
QHeaderView QComboBox {{ padding: 3px 1px 3px 3px; }}
QHeaderView QComboBox:focus {{ padding: 2px 0 2px 2px; }}
QHeaderView QComboBox::drop-down {{ width: 14px; }}
QTabBar::tab {{ color: {muted}; padding: 6px 12px; border: none; border-bottom: 2px solid {line}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ background: {section}; }}
QCheckBox::indicator, QRadioButton::indicator, QTableView#ticks::indicator {{
    width: 14px; height: 14px; background: {base}; border: 1px solid {muted}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked, QTableView#ticks::indicator:checked {{
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
