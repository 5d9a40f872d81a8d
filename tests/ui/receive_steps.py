"""Files given to Gửi, nhận or Tiếp nhận: looked at, and received where they wait for that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.widgets.exchange.receiving_page import ReceivingPage


def receive(page: ReceivingPage, paths: Sequence[Path]) -> None:
    """Drop files on a page, and press its button where something waits for it."""
    page.take(paths)
    if page.receiving.prospect("look-0") is not None:
        page.receiving.take_in.click()
