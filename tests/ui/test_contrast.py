"""Every look can be read: contrast of the colours by the formula of WCAG 2.1; which look a choice gives."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui import settings, theme
from ui.theme import CONTRAST, DARK, LIGHT, Colors, Theme

GROUNDS = ("window", "base", "alternate", "navigation", "section")
TEXTS = ("text", "muted", "error", "warning", "good", "accent")
LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
NEEDED = {"light": 4.5, "dark": 4.5, "contrast": 7.0}


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    """The look belongs to the whole process: give it back."""
    yield
    theme.apply(qapp, Theme.LIGHT)


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    given = QColor(color)
    parts = (given.redF(), given.greenF(), given.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def faint(colors: Colors, pairs: Iterator[tuple[str, str]], needed: float) -> dict[tuple[str, str], float]:
    """The pairs that do not stand out enough."""
    found = {
        (front, ground): ratio(getattr(colors, front), getattr(colors, ground)) for front, ground in pairs
    }
    return {pair: value for pair, value in found.items() if value < needed}


def test_the_formula_knows_black_and_white() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", LOOKS)
def test_every_text_can_be_read_on_every_ground(look: str) -> None:
    colors, needed = LOOKS[look], NEEDED[look]
    assert faint(colors, itertools.product(TEXTS, GROUNDS), needed) == {}
    assert ratio(colors.accent_text, colors.accent) >= needed


def test_lines_and_focus_of_high_contrast_stand_out() -> None:
    assert faint(CONTRAST, itertools.product(("line", "accent"), GROUNDS), 3.0) == {}
    assert ratio(CONTRAST.line, CONTRAST.accent) >= 1.5  # focus differs from an ordinary edge


@pytest.mark.parametrize("look", LOOKS)
def test_focus_stands_out_in_every_look(look: str) -> None:
    assert faint(LOOKS[look], itertools.product(("accent",), GROUNDS), 3.0) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_the_colours_in_force_are_those_of_the_choice(qapp: QApplication, look: str) -> None:
    theme.apply(qapp, Theme(look))
    assert theme.colors() is LOOKS[look]


def test_every_look_can_be_chosen_and_kept() -> None:
    assert set(settings.THEMES) == {each.value for each in Theme}


def test_who_follows_the_system_gets_its_high_contrast(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_system_wants_contrast", lambda: True)
    theme.apply(qapp, Theme.SYSTEM)
    assert theme.colors() is CONTRAST
    theme.apply(qapp, Theme.LIGHT)
    assert theme.colors() is LIGHT


def test_without_high_contrast_the_system_is_light_or_dark(qapp: QApplication) -> None:
    theme.apply(qapp, Theme.SYSTEM)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.colors() is (DARK if dark else LIGHT)
