"""A dialog shown, answered and let go."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def ask(dialog: QDialog) -> bool:
    """Show a dialog and wait; whether it was agreed to. What was typed can still be read right after.

    A dialog that is not let go stays below its page until the window closes.
    """
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed
