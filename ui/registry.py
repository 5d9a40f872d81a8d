"""The pages as the window knows them: a name, a title, an icon, who sees it, and how to make it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from ccapp.domain.office import Role
from ccapp.values import value
from ui.desk import Desk

EVERYBODY = frozenset(Role)


class Page(QWidget):
    """One screen. It calls services through its desk and never knows another page."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__()
        self.desk = desk
        self.navigate = navigate

    #: Areas whose changes make this page read again.
    areas: frozenset[str] = frozenset()

    def refresh(self) -> None:
        """Read again what is shown, keeping the place by id."""

    def open(self, **place: object) -> None:  # noqa: ARG002 - for pages that have places
        """Come to the front, at a place such as `plan=…`."""
        self.refresh()

    def commit(self) -> bool:
        """Finish an open editor; False keeps the user here because it could not be saved."""
        return True

    def unsaved(self) -> str:
        """What an open editor has that is not stored yet, with where it belongs; "" where there is none."""
        return ""

    def save_open(self) -> None:
        """Try to store what `unsaved` tells of, and leave the editor open."""

    def status(self) -> str:
        """The page's own line for the status bar."""
        return ""

    def help(self) -> bool:
        """Show the help of what is in focus (F1); False lets the window open the page's topic."""
        return False

    def drop(self, path: str) -> bool:  # noqa: ARG002 - for pages that take files
        """Take a file dropped on the window; False lets the window decide."""
        return False


@value
class PageSpec:
    """A page of the window. `visible` may hide it from the navigation (a page can still be opened).

    `where` tells the place in a page that the user stands on, such as a row, for coming back to it. `part_of`
    names the page that is marked in the navigation while this one is in front; without it the mark stays.
    """

    key: str
    title: Callable[[], str]
    icon: str
    make: Callable[[Desk, Callable[..., None]], Page]
    roles: frozenset[Role] = EVERYBODY
    visible: Callable[[Desk], bool] = lambda _: True
    part_of: str = ""
    where: Callable[[Page], dict[str, object]] = lambda _: {}


def marked(specs: Mapping[str, PageSpec], key: str) -> str:
    """The page to be marked in the navigation while the one of `key` is in front."""
    return (specs[key].part_of or key) if key in specs else ""
