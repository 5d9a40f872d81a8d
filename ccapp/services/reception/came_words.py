"""What came of a file of a commune without the program, in words: for the window and the terminal alike."""

from __future__ import annotations

from ccapp.services.reception.proxy_files import Arrived, Standing
from ccapp.words import Words


def came_words(arrived: Arrived, words: Words) -> str:
    """One sentence, with what to do next where something is left to do."""
    if arrived.error is not None:
        return words.error(arrived.error)
    return words.text(
        f"result-came-{arrived.standing}",
        tasks=arrived.counts.tasks,
        parts=_parts(arrived, words),
        day=f"{arrived.earlier:%d/%m/%Y}" if arrived.earlier is not None else "",
        office=arrived.office,
        made=arrived.offered[0] if arrived.standing is Standing.SWAPPED else "",
        said=", ".join(arrived.offered[1:]),
    )


def _parts(arrived: Arrived, words: Words) -> str:
    """How many cells and rows differ; what does not occur is not counted."""
    laid = arrived.laid
    if laid is None:
        return ""
    counted = (
        ("result-came-cells", laid.changed),
        ("result-came-rows", laid.brought),
        ("result-came-lacking", laid.lacking),
    )
    return ", ".join(words.text(code, count=count) for code, count in counted if count)
