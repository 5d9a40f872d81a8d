"""What the screens share on which a plan that is to be made gets its title and years."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from ccapp.domain.years import Years, parse_years
from ccapp.text.normalize import clean


class PlanNamed:
    """Reads the two fields of a screen; how they look and what follows an edit is the screen's own."""

    title: QLineEdit
    years: QLineEdit

    @property
    def plan_title(self) -> str:
        """The title as it would be stored."""
        return clean(self.title.text())

    @property
    def plan_years(self) -> Years | None:
        """The years, None until they can be read."""
        return parse_years(self.years.text())
