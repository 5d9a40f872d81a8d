"""What the actions of the plan page and the signals of its table call, and what the current cell allows.

Verbs come as ways to them, because they are made at their first use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from ccapp.domain.layout import PRODUCT, Level
from ccapp.domain.plan import Appendix, Plan
from ccapp.domain.records import count
from ui.models.plan_lines import Kind

if TYPE_CHECKING:
    from ui.dialogs.layout_verbs import LayoutVerbs
    from ui.dialogs.timing_verbs import TimingVerbs
    from ui.models.column_words import CellHelp
    from ui.models.plan_readings import Readings
    from ui.widgets.plan.actions import PlanActions
    from ui.widgets.plan.many import PlanMany
    from ui.widgets.plan.strips import PlanStrips
    from ui.widgets.plan.verbs import PlanVerbs
    from ui.widgets.plan.view import PlanView

_TITLES = (Level.ACTIVITY.value, "task", "title", Level.GOAL.value, Level.SECTION.value)


def calls(
    view: PlanView,
    strips: PlanStrips,
    verbs: Callable[[], PlanVerbs],
    layouts: Callable[[], LayoutVerbs],
    timing: Callable[[], TimingVerbs],
    many: PlanMany,
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
        "filter": strips.toggle_filter,
        "sort": strips.sort_here,
        "replace": many.replace,
        "bulk": many.open_bulk,
        "cut": view.cut,
        "copy": view.copy,
        "paste": view.paste,
        "fill": view.fill_down,
        "clear": view.clear_cells,
        "extend": lambda: timing().extend(),
        "drop-extension": lambda: timing().drop_extension(),
        "event": lambda: timing().note_event(),
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
    view.refused.connect(lambda: verbs().say(strips.why_locked))
    view.editing.offers = lambda: verbs().unit_offers()
    view.columns.store = lambda widths: layouts().store_widths(widths)
    view.header.chosen.connect(strips.sort)
    header = view.horizontalHeader()
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.customContextMenuRequested.connect(lambda at: layouts().show_menu(at))


def help_here(view: PlanView, readings: Callable[[], Readings]) -> CellHelp | None:
    """What F1 says of the current cell, by the words now in its editor; None where there is none."""
    from ui.models.column_words import help_of  # start-up cost: words of the help

    place, model = view.place(), view.model_
    if place is None or place[0] >= len(model.lines) or model.lines[place[0]].kind is Kind.VACANT:
        return None
    line, editor = model.lines[place[0]], view.editing.editor
    field, text = line.fields[place[1]], line.texts[place[1]]
    if editor is not None:
        text = editor.toPlainText()
    return help_of(model.layout_.columns[place[1]], field, text, line.timing, readings())


def unsaved_here(view: PlanView, plan: Plan | None) -> str:
    """The text of the open editor that is not stored, below the plan, line and column it belongs to."""
    text, place = view.editing.unsaved(), view.place()
    if not text or place is None or plan is None:
        return text
    line, column = view.model_.lines[place[0]], view.model_.layout_.columns[place[1]]
    told = (item.text(key) for item in reversed(line.path) for key in _TITLES)
    named = next(filter(None, told), "")
    return "\n".join((plan.title, named, " ".join(column.full_heading.split()), "", text))


def status_words(appendix: Appendix | None, *, targets: bool, more: Iterable[str]) -> str:
    """How much an appendix holds, and what else there is to say of it; "" where there is none."""
    if appendix is None:
        return ""
    words = QCoreApplication.translate("PlanPage", "{tasks} tasks, {products} products")
    if targets:
        words = QCoreApplication.translate("PlanPage", "{tasks} targets")
    counts = count(appendix)
    return " · ".join(filter(None, (words.format(tasks=counts.tasks, products=counts.products), *more)))


def allow_here(view: PlanView, actions: PlanActions) -> None:
    """A product needs a task; moving and removing need a line."""
    model, place = view.model_, view.place()
    kind = model.lines[place[0]].kind if place and place[0] < len(model.lines) else None
    actions["add-product"].setEnabled(kind is Kind.LEAF and PRODUCT in model.layout_.keys)
    for name in ("remove", "up", "down"):
        actions[name].setEnabled(kind in {Kind.LEAF, Kind.SECTION})
    actions["add-task"].setEnabled(bool(model.lines))


def is_merged(view: PlanView) -> bool:
    """Whether the current cell is several equal ones shown as one."""
    place = view.place()
    cell = view.model_.cell(*place) if place else None
    return cell is not None and len(cell.records) > 1
