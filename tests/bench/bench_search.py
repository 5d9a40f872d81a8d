"""Search over many plans beside a scan of the same texts, and what keeping the index costs.

    python tests/bench/bench_search.py [RECORDS]

Each query is timed as the window asks it: first 200 hits, sorted, with their places. The floor is what SQLite
needs to look through the stored texts for one word.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.app import now
from ccapp.domain.layout import Layout, Level, column
from ccapp.domain.office import Role
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.services.folder import safekeeping
from ccapp.services.plans import searching
from ccapp.services.session import Session
from ccapp.store import search
from ccapp.store.plans import insert_plan
from ccapp.text.slips import slips

PLAN_TASKS = 100
GOAL = 0.5
QUERIES = (
    "tu kiem tra",
    "tự kiểm tra",
    "ke hoach cai cach hanh chinh nam",
    "dang",
    "Đảng",
    "bao cao",
    "b",
    "khong co tu nay",
)
WORDS = """
kế hoạch;tự kiểm tra;cải cách;hành chính;thủ tục;rà soát;đánh giá;Đảng ủy;đang;đăng ký;dịch vụ công;báo cáo
văn bản;quy phạm;pháp luật;công chức;nâng cao;chất lượng;chuyển đổi số;niêm yết;công khai;một cửa;xã;năm
tuyên truyền;phối hợp;thực hiện;quý;nhiệm vụ;mục tiêu;tổ chức;bộ máy;tài chính;người dân;doanh nghiệp;hồ sơ
"""
PHRASES = WORDS.strip().replace("\n", ";").split(";")


def a_plan(session: Session, number: int, chance: random.Random) -> Plan:
    """A plan of 100 tasks with one product each, 201 lines, of words drawn by chance."""

    def text(size: int) -> str:
        return " ".join(chance.choices(PHRASES, k=size)).capitalize()

    def task(at: int) -> Item:
        leaf = {"product": text(6), "lead": "Phòng Văn hóa - Xã hội", "deadline": f"Quý {at % 4 + 1}/2026"}
        product = Item(level=Level.PRODUCT, texts=leaf)
        return Item(level=Level.TASK, texts={"number": str(at), "title": text(8)}, children=(product,))

    layout = Layout(
        columns=tuple(column(key, key) for key in ("number", "title", "product", "lead", "deadline"))
    )
    tasks = tuple(task(at) for at in range(1, PLAN_TASKS + 1))
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": text(4)}, children=tasks)
    return Plan(
        title=f"Kế hoạch cải cách hành chính xã {number}",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(Appendix(title=f"Phụ lục {number}", layout=layout, sections=(section,)),),
    )


def seconds(action: Callable[[], object], runs: int = 5) -> float:
    """The median time of an action."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return median(times)


def fill(session: Session, records: int) -> None:
    """Plans until there are so many records."""
    chance = random.Random(1)
    for number in range(records // (2 * PLAN_TASKS + 3)):
        with session.store.journal.write("import", "bench") as tx:
            insert_plan(tx, a_plan(session, number, chance))


def main(records: int) -> None:
    """Print the times of all queries, of the scan, of making the index anew, and of the look for slips."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        session = safekeeping.init(folder, name="Sở Nội vụ", role=Role.SUPERIOR, who="x", clock=now)
        fill(session, records)
        connection = session.store.connection
        size = sum(path.stat().st_size for path in folder.glob("ccapp.db*"))
        scan = seconds(
            lambda: connection.execute("SELECT count(*) FROM item WHERE texts LIKE '%kiểm tra%'").fetchone(),
            3,
        )
        print(f"{records:,} records, {size / 1e6:,.0f} MB with journal and index; scan {scan * 1e3:.0f} ms")
        for query in QUERIES:
            hits = len(searching.search(session, query))
            took = seconds(lambda query=query: searching.search(session, query))
            verdict = "within" if took <= GOAL else "ABOVE"
            print(f"{query:34} {hits:4} hits {took * 1e3:8.1f} ms   x{took / scan:5.2f}   {verdict} {GOAL} s")
        connection.execute("DELETE FROM meta WHERE key = 'search_rules'")
        print(f"index anew {seconds(lambda: search.fill(connection), 1):.2f} s")
        session.store.close()
    text = ". ".join(" ".join(random.Random(2).choices(PHRASES, k=12)) for _ in range(1_500))
    print(f"slips in {len(text.split()):,} words {seconds(lambda: slips(text)) * 1e3:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
