"""The screens. Each is made at its first use, so that the first paint waits for none of the others."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ccapp.domain.office import Role
from ui.desk import Desk
from ui.registry import Page, PageSpec


def _made_by(module: str, name: str) -> Callable[[Desk, Callable[..., None]], Page]:
    def make(desk: Desk, navigate: Callable[..., None]) -> Page:
        page: Page = getattr(import_module(f"ui.pages.{module}"), name)(desk, navigate)
        return page

    return make


def _title(source: object) -> Callable[[], str]:
    """Translate at the time of showing; the stubs call a marked string an object."""
    return lambda: QCoreApplication.translate("pages", str(source))


def _never(_: Desk) -> bool:
    return False


def _connected(desk: Desk) -> bool:
    from ccapp.services.links import is_connected  # without the cryptography of sending

    return is_connected(desk.session)


PAGES: Final = (
    PageSpec(
        key="plans",
        title=_title(QT_TRANSLATE_NOOP("pages", "Plans")),
        icon="file-text",
        make=_made_by("plans", "PlansPage"),
    ),
    PageSpec(
        key="plan",
        title=_title(QT_TRANSLATE_NOOP("pages", "Plan")),
        icon="table",
        make=_made_by("plan", "PlanPage"),
        visible=_never,
    ),
    PageSpec(
        key="take-in",
        title=_title(QT_TRANSLATE_NOOP("pages", "Take from file")),
        icon="file-input",
        make=_made_by("take_in", "TakeInPage"),
    ),
    PageSpec(
        key="preview",
        title=_title(QT_TRANSLATE_NOOP("pages", "Print preview")),
        icon="printer",
        make=_made_by("preview", "PreviewPage"),
        visible=_never,
    ),
    PageSpec(
        key="exchange",
        title=_title(QT_TRANSLATE_NOOP("pages", "Send, receive")),
        icon="send",
        make=_made_by("exchange", "ExchangePage"),
        roles=frozenset({Role.COMMUNE}),
        visible=_connected,
    ),
    PageSpec(
        key="reception",
        title=_title(QT_TRANSLATE_NOOP("pages", "Reception")),
        icon="inbox",
        make=_made_by("reception", "ReceptionPage"),
        roles=frozenset({Role.SUPERIOR}),
    ),
    PageSpec(
        key="directory",
        title=_title(QT_TRANSLATE_NOOP("pages", "Directory")),
        icon="building-2",
        make=_made_by("directory", "DirectoryPage"),
        roles=frozenset({Role.SUPERIOR}),
    ),
    PageSpec(
        key="settings",
        title=_title(QT_TRANSLATE_NOOP("pages", "Settings")),
        icon="settings",
        make=_made_by("settings", "SettingsPage"),
    ),
)
