"""Files that were dropped on *Lấy từ tệp* and belong to another page, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.services.intake import taking_in, taking_many
from ccapp.services.paper import answers
from ccapp.services.reception import proxy_files

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccapp.progress import Progress
    from ccapp.services.intake.taking_in import TakenFile
    from ccapp.services.intake.taking_many import Looked
    from ccapp.services.session import Session
    from ui.desk import Desk


def look_through(session: Session, paths: Sequence[Path], progress: Progress) -> tuple[Looked, ...]:
    """Read files and whole folders; a form that came back says that it belongs to the reception."""
    files = taking_many.files_in(paths, progress)
    looked = taking_many.look_through(files, taking_in.known_headings(session), progress)
    return tuple(proxy_files.led_on(session, each) for each in looked)


def led_elsewhere(
    parent: QWidget, desk: Desk, navigate: Callable[..., None], file: TakenFile, path: Path | None
) -> bool:
    """Go to the page a file belongs to; False for one that is for taking in, then nothing is done.

    A form that a commune has filled goes to the reception, an opinion on a plan of ours to the consulting.
    `path` is None for what came from the clipboard.
    """
    if path is not None and proxy_files.is_returned_form(desk.session, file):
        navigate("reception", file=path)
        return True
    plan = desk.do(parent, lambda session: answers.plan_asked(session, file))
    if plan:
        navigate("consulting", plan=plan, taken=file)
    return bool(plan)
