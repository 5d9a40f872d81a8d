"""Seconds and memory of printing, each size in a fresh process, and how the cost of a row grows.

Run it with `python tests/bench/bench_pdf.py`. The goals are held against processor time, which other work
on the machine hardly changes; on an idle one it is the time that passes (`wall s`). The ratios are of one
run, so they mean the same on any machine.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SIZES: Final = (30, 300, 3_000, 20_000)
GOALS: Final = {30: 0.1, 300: 0.3, 3_000: 2.0, 20_000: 15.0}
"""Seconds a size may take on the reference PC."""
MEMORY: Final = 300
"""Megabytes the largest may take."""
GROWTH: Final = 9
"""How many times as long as the second largest the largest may take."""


def measure(rows: int) -> dict[str, float]:
    """Print an appendix of so many rows in this process, import of the engine and its fonts aside."""
    sys.path.insert(0, str(ROOT))
    # Here, so that the parent process stays small and each child pays its own imports.
    from ccapp.printing.document import lay_out
    from ccapp.printing.fonts import font
    from ccapp.printing.pdf import write_pdf
    from ccapp.printing.primitives import Face
    from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records

    for face in Face:
        font(face)
    plan = make_plan(make_appendix(make_records(rows), make_layout(TASK_KEYS)))
    out = io.BytesIO()
    began, start = time.perf_counter(), time.process_time()
    pages = lay_out(plan)
    laid_out = time.process_time()
    write_pdf(pages, out, title="bench", author="bench")
    end = time.process_time()
    return {
        "rows": rows,
        "pages": len(pages),
        "layout": laid_out - start,
        "paint": end - laid_out,
        "total": end - start,
        "wall": time.perf_counter() - began,
        "kilobytes": len(out.getvalue()) / 1024,
        "peak": peak_memory(),
    }


def peak_memory() -> float:
    """Largest resident memory of this process so far, in MB; not a number where Python cannot tell."""
    if sys.platform == "win32":
        return float("nan")
    import resource  # absent on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 / (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Measure every size in a process of its own and print the table."""
    results = []
    print("  rows  pages  layout s  paint s  total s  goal s   wall s      KB  peak MB")
    for rows in SIZES:
        command = [sys.executable, __file__, str(rows)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        results.append(found)
        print(
            f"{rows:>6}  {found['pages']:>5}  {found['layout']:8.3f}  {found['paint']:7.3f}"
            f"  {found['total']:7.3f}  {GOALS[rows]:6.1f}  {found['wall']:7.3f}"
            f"  {found['kilobytes']:6.0f}  {found['peak']:7.1f}"
        )
    for small, large in pairwise(results):
        ratio = large["total"] / small["total"]
        growth = ratio / (large["rows"] / small["rows"])
        print(f"t({large['rows']}) / t({small['rows']}) = {ratio:5.1f}, per row {growth:4.2f}")
    last, before = results[-1], results[-2]
    kept = {
        "seconds": all(found["total"] <= GOALS[found["rows"]] for found in results),
        "memory": not last["peak"] > MEMORY,  # not a number where Python cannot tell
        "growth": last["total"] / before["total"] <= GROWTH,
    }
    print(", ".join(f"{name} {'ok' if held else 'ABOVE THE GOAL'}" for name, held in kept.items()))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        main()
