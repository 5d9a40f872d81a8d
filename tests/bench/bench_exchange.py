"""Sealing and opening a heavy commune beside their floor: zlib and JSON of the very same lines.

python -m tests.bench.bench_exchange   (or: python tests/bench/bench_exchange.py)
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import make_dot
from ccapp.exchange.codec import Names, encode_records
from ccapp.exchange.keys import OfficeKeys, new_office
from ccapp.exchange.package import Dispatch, Recipient, open_scope, seal_scope

TASKS, PRODUCTS, PROGRESS = 100, 300, 6_000
RUNS = 7
GOAL = 0.2


def heavy(keys: OfficeKeys) -> ScopeState:
    """100 tasks, 300 products and 6,000 progress entries."""
    records = []
    for number in range(1, TASKS + PRODUCTS + PROGRESS + 1):
        dot = make_dot(keys.device, 2 * number)
        if number <= TASKS + PRODUCTS:
            kind, fields = "item", {
                "level": "task" if number <= TASKS else "product",
                "title": f"Rà soát, đơn giản hóa thủ tục hành chính lĩnh vực {number * 7919 % 997}",
                "lead": f"Phòng Văn hóa - Xã hội {number % 9}",
                "deadline": f"Trước ngày {number % 28 + 1}/{number % 12 + 1}/2026",
            }  # fmt: skip
        else:
            kind, fields = "progress", {
                "product": make_dot(keys.device, 2 * (TASKS + number % PRODUCTS) + 2),
                "text": f"Đã hoàn thành {number * 31 % 100}% khối lượng, số {number * 7919 % 9973}/BC-UBND",
                "on": f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
                "who": f"Nguyễn Thị Lan {number % 13}",
            }  # fmt: skip
        edited = {"deadline": make_dot(keys.device, 2 * number + 1)} if kind == "item" else {}
        records.append(ScopeRecord(type=kind, id=RecordId(dot), fields=fields, versions=edited))
    vector = {keys.device: 2 * len(records) + 1}
    plan = RecordId(make_dot(keys.device, 1))
    return ScopeState(office=keys.office, plan=plan, vector=vector, records=tuple(records))


def timed(action: Callable[[], object]) -> float:
    """Median seconds of several runs."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return median(seconds)


def main() -> None:
    """Print both figures with their floors and ratios."""
    commune, superior = new_office(Role.COMMUNE), new_office(Role.SUPERIOR)
    state = heavy(commune)
    dispatch = Dispatch(
        sequence=1,
        made=datetime(2026, 11, 20, 8, 15, tzinfo=timezone(timedelta(hours=7))),
        app="0.1.0",
        names=Names(sender="UBND xã"),
    )
    to = [Recipient(office=superior.office, enc_pk=superior.enc_pk)]
    lines = encode_records(state)
    values = [json.loads(line) for line in lines]
    plain = b"\n".join(lines)
    packed = zlib.compress(plain)

    def floor_out() -> bytes:
        texts = (json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values)
        return zlib.compress("\n".join(texts).encode("utf-8"))

    def floor_in() -> list[object]:
        return [json.loads(line) for line in zlib.decompress(packed).split(b"\n")]

    def seal() -> bytes:
        return seal_scope(state, keys=commune, to=to, dispatch=dispatch)

    data = seal()
    out, into = timed(floor_out), timed(floor_in)
    sealing = timed(seal)
    root = commune.root_pk
    opening = timed(lambda: open_scope(data, keys=superior, sender_root_pk=root, sender_role=Role.COMMUNE))
    print(f"{len(state.records)} records, {len(plain):,} bytes plain, package {len(data):,} bytes")
    for name, seconds, floor in (("seal", sealing, out), ("open", opening, into)):
        verdict = f"x{seconds / floor:.1f}, {'within' if seconds <= GOAL else 'ABOVE'} goal"
        print(f"{name}: {seconds * 1000:.0f} ms, floor {floor * 1000:.0f} ms, {verdict}")


if __name__ == "__main__":
    main()
