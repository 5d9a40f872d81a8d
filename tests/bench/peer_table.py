"""One table by one other tool: run with an interpreter that has it, by `bench_peers.py`.

    PYTHON tests/bench/peer_table.py typst|fpdf2|libreoffice RECORDS.json OUT.pdf

Prints processor seconds, seconds that passed and the largest memory of the work. It imports nothing of the
program.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

HEADINGS = {
    "number": ("TT", 11),
    "title": ("Nội dung, nhiệm vụ", 70),
    "product": ("Sản phẩm", 48),
    "lead": ("Cơ quan chủ trì", 38),
    "partners": ("Cơ quan phối hợp", 38),
    "deadline": ("Thời gian hoàn thành", 34),
    "budget": ("Kinh phí", 32),
}
MERGED = ("number", "title", "lead", "partners")
Record = dict[str, str]
KINDS = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def tasks(records: Sequence[Record]) -> list[list[Record]]:
    """The rows of each task together."""
    return [list(rows) for _, rows in groupby(records, key=lambda row: row["number"])]


def fonts() -> Path:
    """The program's own font files: every tool prints with them."""
    return Path(__file__).resolve().parents[2] / "resources" / "fonts"


def by_typst(records: Sequence[Record], out: Path) -> None:
    """The table in typst's markup: sections, merged cells, a repeated header."""
    import typst

    def said(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    cells = [f"table.header({', '.join(f'strong({said(name)})' for name, _ in HEADINGS.values())})"]
    for section, rows in groupby(records, key=lambda row: row["section"]):
        cells.append(f"table.cell(colspan: 7, breakable: false, strong({said(section)}))")
        for task in tasks(list(rows)):
            for index, row in enumerate(task):
                for key in HEADINGS:
                    if key in MERGED and len(task) > 1:
                        if index == 0:
                            cells.append(f"table.cell(rowspan: {len(task)}, {said(row[key])})")
                    else:
                        cells.append(said(row[key]))
    widths = ", ".join(f"{width}fr" for _, width in HEADINGS.values())
    page = '#set page(paper: "a4", flipped: true, margin: (x: 22mm, y: 20mm), numbering: "1")\n'
    page += '#set text(font: "Tinos", size: 12pt, lang: "vi")\n'
    joined = ",\n".join(cells)
    body = f"#table(columns: ({widths}), stroke: 0.5pt, align: horizon,\n{joined})\n"
    out.write_bytes(typst.compile((page + body).encode(), font_paths=[str(fonts())]))


def by_fpdf2(records: Sequence[Record], out: Path) -> None:
    """The table with fpdf2's own table, merged cells as it offers them."""
    from fpdf import FPDF
    from fpdf.enums import TableSpan

    pdf = FPDF(orientation="landscape", format="A4")
    pdf.set_margins(30, 20, 15)
    pdf.add_font("Tinos", "", str(fonts() / "Tinos-Regular.ttf"))
    pdf.add_font("Tinos", "B", str(fonts() / "Tinos-Bold.ttf"))
    pdf.set_font("Tinos", size=12)
    pdf.add_page()
    widths = tuple(width for _, width in HEADINGS.values())
    with pdf.table(col_widths=widths, line_height=5, num_heading_rows=1) as table:
        table.row([name for name, _ in HEADINGS.values()])
        for section, rows in groupby(records, key=lambda row: row["section"]):
            table.row().cell(section, colspan=7)
            for task in tasks(list(rows)):
                for index, record in enumerate(task):
                    row = table.row()
                    for key in HEADINGS:
                        above = key in MERGED and index > 0
                        row.cell(TableSpan.ROW if above else record[key])
    pdf.output(str(out))


def by_libreoffice(records: Sequence[Record], out: Path) -> None:
    """Our own Word file made into a PDF: the way of an office without a PDF engine."""
    del records
    word = out.with_suffix(".docx")
    made = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out.parent), str(word)]
    subprocess.run(made, check=True, capture_output=True)


TOOLS: dict[str, Callable[[Sequence[Record], Path], None]] = {
    "typst": by_typst,
    "fpdf2": by_fpdf2,
    "libreoffice": by_libreoffice,
}


def cpu() -> float:
    """Processor seconds of this process and of those it has started and seen end."""
    used = map(resource.getrusage, KINDS)
    return sum(each.ru_utime + each.ru_stime for each in used)


def main(tool: str, records: Path, out: Path) -> None:
    """Load a library beforehand, so that only its work is timed; LibreOffice is timed with its start."""
    rows = json.loads(records.read_text("utf-8"))
    if tool != "libreoffice":
        TOOLS[tool](rows[:2], out)
    start, before = time.perf_counter(), cpu()
    TOOLS[tool](rows, out)
    wall, seconds = time.perf_counter() - start, cpu() - before
    peak = max(resource.getrusage(kind).ru_maxrss for kind in KINDS) / 1024
    print(json.dumps({"seconds": seconds, "wall": wall, "peak": peak}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
