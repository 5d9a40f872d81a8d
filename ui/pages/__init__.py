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


def _is_commune(desk: Desk) -> bool:
    return desk.office.role is Role.COMMUNE


def _connected(desk: Desk) -> bool:
    from ccapp.services.handover.links import is_connected  # without the cryptography of sending

    return is_connected(desk.session)


def _row_of_day(page: Page) -> dict[str, object]:
    from ui.pages.today import TodayPage  # the page is there already

    return page.where() if isinstance(page, TodayPage) else {}


def _topic_of_help(page: Page) -> dict[str, object]:
    from ui.pages.help import HelpPage  # the page is there already

    return {"topic": page.topic} if isinstance(page, HelpPage) else {}


def _row_of_plan(page: Page) -> dict[str, object]:
    from ui.pages.plan import PlanPage  # the page is there already

    at = page.view.place() if isinstance(page, PlanPage) else None
    if not isinstance(page, PlanPage) or at is None or at[0] >= len(page.model.lines):
        return {}
    line = page.model.lines[at[0]]
    return {"record": line.records[at[1]] or line.path[-1].id, "field": line.fields[at[1]]}


PAGES: Final = (
    PageSpec(
        key="today",
        title=_title(QT_TRANSLATE_NOOP("pages", "Today")),
        icon="house",
        make=_made_by("today", "TodayPage"),
        where=_row_of_day,
    ),
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
        where=_row_of_plan,
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="take-in",
        title=_title(QT_TRANSLATE_NOOP("pages", "Take from file")),
        icon="file-input",
        make=_made_by("take_in", "TakeInPage"),
    ),
    PageSpec(
        key="assigned",
        title=_title(QT_TRANSLATE_NOOP("pages", "Assigning documents")),
        icon="inbox",
        make=_made_by("assigned", "AssignedPage"),
        visible=_never,
    ),
    PageSpec(
        key="uniting",
        title=_title(QT_TRANSLATE_NOOP("pages", "Unite the plans of old communes")),
        icon="merge",
        make=_made_by("uniting", "UnitingPage"),
        visible=_never,
    ),
    PageSpec(
        key="preview",
        title=_title(QT_TRANSLATE_NOOP("pages", "Print preview")),
        icon="printer",
        make=_made_by("preview", "PreviewPage"),
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="editions",
        title=_title(QT_TRANSLATE_NOOP("pages", "Saved versions")),
        icon="history",
        make=_made_by("editions", "EditionsPage"),
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="signed-copy",
        title=_title(QT_TRANSLATE_NOOP("pages", "Comparison with the signed copy")),
        icon="file-text",
        make=_made_by("signed_copy", "SignedCopyPage"),
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="consulting",
        title=_title(QT_TRANSLATE_NOOP("pages", "Opinions on the draft")),
        icon="users",
        make=_made_by("consulting", "ConsultingPage"),
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="checking",
        title=_title(QT_TRANSLATE_NOOP("pages", "Check")),
        icon="circle-check",
        make=_made_by("checking", "CheckingPage"),
        part_of="plans",
        visible=_never,
    ),
    PageSpec(
        key="word-check",
        title=_title(QT_TRANSLATE_NOOP("pages", "Check a Word text")),
        icon="file-text",
        make=_made_by("word_check", "WordCheckPage"),
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
        key="handing-out",
        title=_title(QT_TRANSLATE_NOOP("pages", "Assign tasks")),
        icon="send",
        make=_made_by("handing_out", "HandingOutPage"),
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
        key="units",
        title=_title(QT_TRANSLATE_NOOP("pages", "Directory")),
        icon="building-2",
        make=_made_by("units", "UnitsPage"),
        visible=_is_commune,  # a superior comes here from its directory
    ),
    PageSpec(
        key="settings",
        title=_title(QT_TRANSLATE_NOOP("pages", "Settings")),
        icon="settings",
        make=_made_by("settings", "SettingsPage"),
    ),
    PageSpec(
        key="help",
        title=_title(QT_TRANSLATE_NOOP("pages", "Help")),
        icon="circle-help",
        make=_made_by("help", "HelpPage"),
        where=_topic_of_help,
    ),
)
