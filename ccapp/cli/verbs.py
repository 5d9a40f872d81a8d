"""One function per verb: arguments in, an answer out (object, lines for people, exit code)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from ccapp import app
from ccapp.cli import (
    adjusting,
    arriving,
    assigning,
    checking,
    collecting,
    consulting,
    deadlines,
    document,
    exchange,
    forwarding,
    issuing,
    keys,
    letters,
    lineages,
    machines,
    objects,
    offices,
    pages,
    remarking,
    returning,
    reviewing,
    searching,
    sendings,
    setting_out,
    signed,
    signing,
    timing,
    versions,
)
from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.office import Role
from ccapp.domain.plan import NOT_STORED
from ccapp.domain.records import count
from ccapp.errors import NotFoundError
from ccapp.services.folder import safekeeping
from ccapp.services.folder.demo import demo as run_demo
from ccapp.services.paper import editions, publishing
from ccapp.services.plans import planning
from ccapp.services.session import Changes, Session
from ccapp.store.history import FieldChange


def init(call: Call) -> Answer:
    """Make a data folder for an office."""
    role = Role(call.args.role)
    session = safekeeping.init(call.folder, name=call.args.name, role=role, who=call.who, clock=app.now)
    office = session.store.office
    safekeeping.close_session(session, daily=False)
    return Answer(
        object={"office": office.id, "name": office.name},
        lines=(call.say("said-init", name=office.name, folder=call.folder),),
    )


def read(call: Call) -> Answer:
    """Read a file; nothing is stored."""
    reading = planning.read_file(Path(call.args.file))
    lines = [
        call.say(
            "said-table",
            title=table.appendix.title or "-",
            tasks=count(table.appendix).tasks,
            products=count(table.appendix).products,
            confidence=round(table.confidence * 100),
        )
        for table in reading.tables
    ]
    findings = [finding for table in reading.tables for finding in table.findings]
    lines += call.finding_lines((*findings, *reading.left_out))
    if not reading.tables:
        lines.append(call.say("no-table", file=Path(call.args.file).name))
    return Answer(
        object=objects.reading_object(reading, call.words),
        lines=tuple(lines),
        code=OK if reading.tables else NOTHING,
    )


def import_(call: Call) -> Answer:
    """Take a file in as a new plan."""
    path = Path(call.args.file)
    with call.session() as session:
        done = planning.import_file(session, path, title=call.args.title or "", years=call.args.year or "")
    said = call.say(
        "said-import",
        sections=done.counts.sections,
        tasks=done.counts.tasks,
        products=done.counts.products,
        plan=done.plan,
    )
    return Answer(
        object={
            "plan": done.plan,
            "sections": done.counts.sections,
            "tasks": done.counts.tasks,
            "products": done.counts.products,
            "findings": objects.findings_objects(done.findings, call.words),
        },
        lines=(said, *call.finding_lines(done.findings)),
    )


def plans(call: Call) -> Answer:
    """List the office's own plans."""
    with call.session() as session:
        found = planning.plans(session)
    lines = [
        f"{plan.id}  {_years(plan.year_from, plan.year_to)}  "
        f"{call.say('state-' + plan.state.value)}  {plan.title}"
        for plan in found
    ]
    return Answer(object={"plans": [objects.plan_head(plan) for plan in found]}, lines=tuple(lines))


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def show(call: Call) -> Answer:
    """Show one plan with all its rows."""
    with call.session() as session:
        plan = planning.show(session, call.args.plan)
    shown = objects.plan_object(plan)
    lines = [plan.title]
    for table in shown["tables"]:
        lines.append("")
        lines.append(table["title"])
        lines += [_one_line(row.values()) for row in table["records"]]
    return Answer(object=shown, lines=tuple(lines))


def _one_line(texts: Iterable[str]) -> str:
    return " | ".join(text.replace("\n", " / ") for text in texts)


def set_(call: Call) -> Answer:
    """Change one text."""
    args = call.args
    with call.session() as session:
        changes = planning.set_text(session, args.plan, args.record, args.field, args.value)
    return _changed(call, changes, "said-set" if changes.count else "said-same")


def undo(call: Call) -> Answer:
    """Take back the latest edit."""
    return _step(call, planning.undo, "said-undo")


def redo(call: Call) -> Answer:
    """Do again what was taken back."""
    return _step(call, planning.redo, "said-redo")


def _step(call: Call, step: Callable[[Session], Changes], said: str) -> Answer:
    try:
        with call.session() as session:
            changes = step(session)
    except NotFoundError as error:
        if error.code not in ("nothing-to-undo", "nothing-to-redo"):
            raise
        call.warn(error)
        return Answer(object={"tx": None, "changes": 0}, code=NOTHING)
    return _changed(call, changes, said)


def _changed(call: Call, changes: Changes, said: str) -> Answer:
    action = call.say(f"action-{changes.action}")
    return Answer(
        object=objects.changes_object(changes),
        lines=(call.say(said, action=action, changes=changes.count),),
    )


def history(call: Call) -> Answer:
    """Show what happened, field by field."""
    with call.session() as session:
        found = tuple(planning.history(session, call.args.record or ""))
    return Answer(object=objects.history_object(found), lines=tuple(map(_history_line, found)))


def _history_line(change: FieldChange) -> str:
    before, after = ("" if value is None else value for value in (change.before, change.after))
    return f"{change.at}  {change.who}  {change.record}  {change.field}: {before} → {after}"


def print_(call: Call) -> Answer:
    """Print a plan's appendices, as they are or as a saved version has them."""
    mode = publishing.PrintMode(call.args.mode)
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan).id
        chosen = editions.find_edition(session, plan, call.args.edition) if call.args.edition else None
        edition = chosen.id if chosen is not None and not chosen.is_open else NOT_STORED
        done = publishing.print_plan(
            session, plan, Path(call.args.out), mode, edition=edition, marked=call.args.mark
        )
    lines = [call.say("said-print", file=done.file, pages=done.pages), *call.finding_lines(done.findings)]
    return Answer(object={"file": str(done.file), "pages": done.pages}, lines=tuple(lines))


def copy(call: Call) -> Answer:
    """Write the table of an appendix as the clipboard takes it: HTML for Word, or text between tabs."""
    with call.session() as session:
        plan = planning.show(session, call.args.plan)
        number = pages.table_index(plan, call.args.table) + 1
        file = publishing.write_copied(session, plan.id, Path(call.args.out), number)
    return Answer(object={"file": str(file)}, lines=(call.say("said-copy", file=file),))


def backup(call: Call) -> Answer:
    """Write a backup file."""
    with call.session() as session:
        path = safekeeping.backup(session, Path(call.args.out))
    lines = [call.say("said-backup", file=path)]
    left_out = safekeeping.left_out(path)
    if left_out:
        lines.append(call.say("said-backup-left-out", count=left_out))
    return Answer(object={"file": str(path)}, lines=tuple(lines))


def restore(call: Call) -> Answer:
    """Bring back a backup; what is there is backed up first."""
    done = safekeeping.restore(call.folder, Path(call.args.file), who=call.who, clock=app.now)
    lines = [call.say("said-restore", name=done.office.name, plans=done.plans)]
    if done.saved is not None:
        lines.append(call.say("said-restore-saved", file=done.saved))
    return Answer(object={"office": done.office.id, "plans": done.plans}, lines=tuple(lines))


def demo(call: Call) -> Answer:
    """Run the main job on the shipped sample."""
    files = run_demo(Path(call.args.out), who=call.who, clock=app.now)
    return Answer(object={"files": [str(path) for path in files]}, lines=tuple(str(path) for path in files))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    **exchange.VERBS,
    **arriving.VERBS,
    **keys.VERBS,
    **setting_out.VERBS,
    **assigning.VERBS,
    **forwarding.VERBS,
    **machines.VERBS,
    **reviewing.VERBS,
    **remarking.VERBS,
    **offices.VERBS,
    **sendings.VERBS,
    **lineages.VERBS,
    **collecting.VERBS,
    **searching.VERBS,
    **issuing.VERBS,
    **versions.VERBS,
    **adjusting.VERBS,
    **signed.VERBS,
    **returning.VERBS,
    **letters.VERBS,
    **pages.VERBS,
    **document.VERBS,
    **consulting.VERBS,
    **signing.VERBS,
    **timing.VERBS,
    "init": init,
    "read": read,
    "import": import_,
    "plans": plans,
    "show": show,
    "set": set_,
    "undo": undo,
    "redo": redo,
    "history": history,
    "check": checking.check,
    "print": print_,
    "copy": copy,
    "backup": backup,
    "restore": restore,
    "deadline": deadlines.deadline,
    "demo": demo,
}
