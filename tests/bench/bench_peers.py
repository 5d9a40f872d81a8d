"""The same table by our engine and by other tools: typst, fpdf2, LibreOffice; each in a fresh process.

    python tests/bench/bench_peers.py PYTHON [ROWS …]

PYTHON is an interpreter of a throw-away environment with typst and fpdf2; LibreOffice is looked for on the
path and gets our Word file. A tool that is not there is left out: none is ever a dependency of the program.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
SIZES: Final = (300, 3_000)
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
    return {"seconds": found["total"], "peak": found["peak"], "pages": found["pages"]}


def theirs(python: str, tool: str, folder: Path) -> dict[str, float] | None:
    """Seconds, memory and pages of a tool; None where it gave up or was given up."""
    out = folder / "out.pdf"
    command = [python, str(ROOT / "tests" / "bench" / "peer_table.py"), tool, str(folder / "records.json")]
    try:
        done = subprocess.run(
            [*command, str(out)], check=False, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"pages": pages_of(out)}


def pages_of(file: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    count = len(document)
    document.close()
    return count


def main(python: str, sizes: tuple[int, ...]) -> None:
    """Measure every tool that is there at every size."""
    tools = [tool for tool in ("typst", "fpdf2", "libreoffice") if has(python, tool)]
    print("  rows  tool         pages  seconds  peak MB  times ours")
    for rows in sizes:
        own = ours(rows)
        print(f"{rows:>6}  {'own':<11}  {own['pages']:>5}  {own['seconds']:7.2f}  {own['peak']:7.0f}")
        with tempfile.TemporaryDirectory() as name:
            write_inputs(rows, Path(name))
            for tool in tools:
                found = theirs(python, tool, Path(name))
                if found is None:
                    print(f"{rows:>6}  {tool:<11}  gave up, or took more than {PATIENCE} s")
                    continue
                times = found["seconds"] / own["seconds"]
                print(
                    f"{rows:>6}  {tool:<11}  {found['pages']:>5}  {found['seconds']:7.2f}"
                    f"  {found['peak']:7.0f}  {times:9.0f}"
                )


if __name__ == "__main__":
    main(sys.argv[1], tuple(map(int, sys.argv[2:])) or SIZES)
