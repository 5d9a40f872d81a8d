"""The same table by our engine and by other tools: typst, fpdf2, LibreOffice; each in a fresh process.

    python tests/bench/bench_peers.py [PYTHON] [ROWS …]

PYTHON is an interpreter of a throw-away environment with typst and fpdf2 (`python -m venv DIR`, then
`DIR/bin/pip install typst fpdf2`), else the one that runs this; LibreOffice is looked for on the path and
gets our Word file. A tool that is not there is named and left out: none is ever a dependency of the program.
Seconds are processor time, which other work on the machine hardly changes, beside the time that passed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
TOOLS: Final = ("typst", "fpdf2", "libreoffice")
SIZES: Final = (300, 3_000)
_OURS: Final = {"seconds": "total", "wall": "wall", "peak": "peak", "pages": "pages"}
PATIENCE: Final = 300
"""Seconds a tool may take before it is given up."""

sys.path.insert(0, str(ROOT))


def has(python: str, tool: str) -> bool:
    """Whether the tool is there."""
    if tool == "libreoffice":
        return shutil.which("soffice") is not None
    module = {"typst": "typst", "fpdf2": "fpdf"}[tool]
    return (
        subprocess.run([python, "-c", f"import {module}"], check=False, capture_output=True).returncode == 0
    )


def write_inputs(rows: int, folder: Path) -> None:
    """The records for all tools, and our Word file for the one that reads Word."""
    from ccapp.printing.docx.package import write_docx
    from ccapp.printing.editable import editable
    from ccapp.printing.rules import DECREE_30, Mode
    from tests.printing.builders import TASK_KEYS, make_appendix, make_layout, make_plan, make_records

    records = make_records(rows)
    (folder / "records.json").write_text(json.dumps(records), "utf-8")
    plan = make_plan(make_appendix(records, make_layout(TASK_KEYS)))
    with (folder / "out.docx").open("wb") as stream:
        write_docx(
            editable(plan, mode=Mode.PAPER, rules=DECREE_30), stream, title="", author="", rules=DECREE_30
        )


def ours(rows: int) -> dict[str, float]:
    """Seconds and memory of our engine, as `bench_pdf.py` measures them."""
    command = [sys.executable, str(ROOT / "tests" / "bench" / "bench_pdf.py"), str(rows)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {each: found[name] for each, name in _OURS.items()}


def theirs(python: str, tool: str, folder: Path) -> dict[str, float] | None:
    """Seconds, memory and pages of a tool; None where it gave up or was given up."""
    out = folder / "out.pdf"
    command = [python, str(ROOT / "tests" / "bench" / "peer_table.py"), tool, str(folder / "records.json")]
    done = subprocess.Popen(
        [*command, str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # LibreOffice works in a child that is to end with it
    )
    try:
        said, error = done.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(done.pid, signal.SIGKILL)
        done.communicate()
        return None
    if done.returncode:
        print(error, file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(said)
    return found | {"pages": pages_of(out)}


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    import pdfplumber  # as the tests have it

    with pdfplumber.open(file) as document:
        return len(document.pages)


def main(python: str, sizes: tuple[int, ...]) -> None:
    """Measure every tool that is there at every size, and name those that are not."""
    tools = [tool for tool in TOOLS if has(python, tool)]
    missing = [tool for tool in TOOLS if tool not in tools]
    if missing:
        print(f"not found, so left out: {', '.join(missing)} (looked in {python} and on the path)")
    print("  rows  tool         pages  seconds   wall s  peak MB  times ours")
    for rows in sizes:
        own = ours(rows)
        print(line(rows, "own", own))
        with tempfile.TemporaryDirectory() as name:
            write_inputs(rows, Path(name))
            for tool in tools:
                found = theirs(python, tool, Path(name))
                if found is None:
                    print(f"{rows:>6}  {tool:<11}  gave up, or took more than {PATIENCE} s")
                else:
                    print(f"{line(rows, tool, found)}  {found['seconds'] / own['seconds']:10.1f}")


def line(rows: int, tool: str, found: dict[str, float]) -> str:
    """One row of the table."""
    return (
        f"{rows:>6}  {tool:<11}  {found['pages']:>5}  {found['seconds']:7.2f}"
        f"  {found['wall']:7.2f}  {found['peak']:7.0f}"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    chosen = given.pop(0) if given and not given[0].isdecimal() else sys.executable
    main(chosen, tuple(map(int, given)) or SIZES)
