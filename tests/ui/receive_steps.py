"""The pages of the exchange, reached as they are by mouse; files given to them, and received if they wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.pages.directory import DirectoryPage
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.widgets.exchange.receiving_page import ReceivingPage
from ui.window import HOME, MainWindow


def exchange_page(window: MainWindow) -> ExchangePage:
    """Gửi, nhận of a commune."""
    window.navigate(HOME)
    window.show()
    window.navigate("exchange")
    found = window.page("exchange")
    assert isinstance(found, ExchangePage)
    return found


def reception_page(above: MainWindow) -> ReceptionPage:
    """Tiếp nhận of the superior."""
    above.navigate("reception")
    found = above.page("reception")
    assert isinstance(found, ReceptionPage)
    return found


def directory_page(above: MainWindow) -> DirectoryPage:
    """Cơ quan trực thuộc of the superior."""
    above.navigate("directory")
    found = above.page("directory")
    assert isinstance(found, DirectoryPage)
    return found


def receive(page: ReceivingPage, paths: Sequence[Path]) -> None:
    """Drop files on a page, and press its button where something waits for it."""
    page.take(paths)
    if page.receiving.prospect("look-0") is not None:
        page.receiving.take_in.click()
