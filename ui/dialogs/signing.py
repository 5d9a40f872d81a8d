"""Who signs a product, in the officer's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.form import FormDialog


def ask_signer(parent: QWidget) -> str:
    """Ask for the title or name of who signs; "" where the question was not answered."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("signing", "Who signs the product"),
        QCoreApplication.translate("signing", "Write"),
    )
    field = dialog.add_field(QCoreApplication.translate("signing", "Title or name:"))
    told = QCoreApplication.translate("signing", "Write who signs, such as Chủ tịch HĐND xã.")
    dialog.check_with(lambda: "" if field.text().strip() else told)
    agreed = dialog.exec()
    dialog.deleteLater()
    return field.text().strip() if agreed else ""
