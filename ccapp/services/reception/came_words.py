"""What came of a file of a commune without the program, in words: for the window and the terminal alike."""

from __future__ import annotations

from ccapp.services.reception.proxy_files import Arrived, Standing
from ccapp.words import Words


def came_words(arrived: Arrived, words: Words) -> str:
    """One sentence, with what to do next where something is left to do."""
    if arrived.error is not None:
        return words.error(arrived.error)
    laid = arrived.laid
    return words.text(
        f"result-came-{arrived.standing}",
        tasks=arrived.counts.tasks,
        changed=laid.changed if laid is not None else 0,
        brought=laid.brought if laid is not None else 0,
        lacking=laid.lacking if laid is not None else 0,
        day=f"{arrived.earlier:%d/%m/%Y}" if arrived.earlier is not None else "",
        office=arrived.office,
        made=arrived.offered[0] if arrived.standing is Standing.SWAPPED else "",
        said=", ".join(arrived.offered[1:]),
    )
