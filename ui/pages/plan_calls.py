"""What the actions of the plan page and the signals of its table call.

Verbs come as ways to them, because they are made at their first use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ccapp.domain.layout import Level

if TYPE_CHECKING:
    from ui.dialogs.layout_verbs import LayoutVerbs
    from ui.widgets.plan_strips import PlanStrips
    from ui.widgets.plan_verbs import PlanVerbs
    from ui.widgets.plan_view import PlanView


def calls(
    view: PlanView, strips: PlanStrips, verbs: Callable[[], PlanVerbs], layouts: Callable[[], LayoutVerbs]
) -> dict[str, Callable[[], object]]:
    """By the name of the action; all but a new section, which the page itself knows how to add."""
    return {
        "add-task": lambda: verbs().add(Level.TASK),
        "add-goal": lambda: verbs().add(Level.GOAL),
        "add-activity": lambda: verbs().add(Level.ACTIVITY),
        "add-product": lambda: verbs().add(Level.PRODUCT),
        "remove": lambda: verbs().remove(),
        "up": lambda: verbs().move(up=True),
        "down": lambda: verbs().move(up=False),
        "undo": lambda: verbs().undo(),
        "redo": lambda: verbs().redo(),
        "find": strips.open_find,
        "cut": view.cut,
        "copy": view.copy,
        "paste": view.paste,
        "fill": view.fill_down,
        "clear": view.clear_cells,
        "apart": lambda: verbs().set_apart(),
        "layout": lambda: layouts().ask(),
    }


def connect(
    view: PlanView, strips: PlanStrips, verbs: Callable[[], PlanVerbs], layouts: Callable[[], LayoutVerbs]
) -> None:
    """What the table asks for goes to the verbs, a text that lost its cell to the strips."""
    view.editing.stranded.connect(strips.keep)
    view.vacant.connect(lambda event: verbs().add_first(event))
    view.pasted.connect(lambda table: verbs().paste(table))
    view.columns.store = lambda widths: layouts().store_widths(widths)
    header = view.horizontalHeader()
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.customContextMenuRequested.connect(lambda at: layouts().show_menu(at))
