"""The second reader's view of what a connection file brings: FORMAT.md 9, from that page alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from tests.exchange.second_forms import (
    Object,
    RefusedError,
    canonical,
    fits,
    need,
    raw,
    require_day,
    require_dot,
    require_name,
    spelled,
)
from tests.exchange.second_reader import Office, Opened, _lines, _owned, _record, open_card, open_data

TEXT = "(?s:[^\0-\x08\x0b\x0c\x0e-\x1f]*)"
NOBODY = Office(office="0" * 32, private=b"")


def open_invite(data: bytes) -> tuple[Opened, Object]:
    """A connection file, and what it brings: `calendar`, `model` (or None), `handed`."""
    opened = open_card(data, "invite")
    brings: Object = {"calendar": None, "model": None, "handed": []}
    if "outset" in opened.first:
        need(opened.first["role"] == "superior", "an outset of a commune", "E-QUYEN")
        _read(opened.first["outset"], opened.header["from"], brings)
    return opened, brings


def open_remarks(data: bytes, reader: Office) -> Opened:
    """Remarks, and by which calendar reports are wanted where line 1 says so (9b)."""
    opened = open_data(data, reader, "remarks")
    if "calendar" in opened.first:
        fits(opened.first, {"calendar": {}})
        _calendar(opened.first["calendar"])
    return opened


def _read(packed: Any, office: str, brings: Object) -> None:
    fits(packed, {"rows": 0, "plain": 1})
    need(packed["rows"] + 1 <= 20_000, "rows", "E-GIOIHAN")
    fits(packed, {"lines": raw})
    lines = [canonical(line) for line in _lines(raw(packed["lines"]), packed)]
    need(all("t" in line for line in lines), "a line without t")
    need([line["t"] == "outset" for line in lines] == [True] + [False] * (len(lines) - 1), "the first line")
    for line in lines:
        _take(line, brings)
    need(brings["model"] is None or brings["model"]["tables"], "a model without a table")
    for table in (brings["model"] or {"tables": []})["tables"]:
        _in_order([line["level"] for line in table["lines"]], _levels(table["layout"]))
    fits(brings["handed"], [{"plan": require_dot}])
    plans = [each["plan"] for each in brings["handed"]]
    need(len(set(plans)) == len(plans), "a plan twice")
    for each in brings["handed"]:
        _handed(each, office)


def _take(line: Object, brings: Object) -> None:
    kind = line["t"]
    if kind == "calendar":
        need(brings["calendar"] is None, "two calendars")
        brings["calendar"] = _calendar(line)
    elif kind == "model":
        need(brings["model"] is None, "two models")
        fits(line, {"title": require_name, "year_from": 1900, "year_to": 1900})
        need(line["year_from"] <= line["year_to"] <= 2999, "years of a model")
        need(isinstance(line.get("six"), bool), "six")
        brings["model"] = {**line, "tables": []}
    elif kind == "table":
        need(brings["model"] is not None, "a table without a model")
        _texts(line, ("title", "layout"))
        need(len(brings["model"]["tables"]) < 50, "tables", "E-GIOIHAN")
        brings["model"]["tables"].append({**line, "lines": []})
    elif kind == "line":
        need(brings["model"] is not None and brings["model"]["tables"], "a line without a table")
        fits(line, {"level": TEXT, "texts": {}})
        _texts(line["texts"], line["texts"])
        _texts(line, [key for key in ("signed_by",) if key in line])
        brings["model"]["tables"][-1]["lines"].append(line)
    elif kind == "handed":
        need(len(brings["handed"]) < 20, "handed plans", "E-GIOIHAN")
        brings["handed"].append({**line, "records": []})
    elif kind == "record":
        need(brings["handed"] and "r" in line, "a record of nothing")
        brings["handed"][-1]["records"].append(line["r"])


def _texts(line: Object, keys: Any) -> None:
    for key in keys:
        fits(line, {key: TEXT})
        need(len(line[key]) <= 20_000, "a text", "E-GIOIHAN")


def _calendar(line: Object) -> Object:
    need("basis" in line, "basis")
    if line["basis"] != "":
        require_name(line["basis"])
    fits(line, {"periods": [{"cut": "[0-9]{2}-[0-9]{2}", "send": "[0-9]{2}-[0-9]{2}", "name": require_name}]})
    need(len(line["periods"]) <= 40, "periods", "E-GIOIHAN")
    for each in line["periods"]:
        need(len(each["name"]) <= 100, "a name", "E-GIOIHAN")
        for key in ("cut", "send"):
            require_day(f"2024-{each[key]}")
        need(each["cut"] != each["send"], "sent on the day of the cut-off")
    names = [each["name"] for each in line["periods"]]
    need(len(set(names)) == len(names), "a period twice")
    return line


def _levels(layout: str) -> Sequence[str]:
    try:
        levels = json.loads(layout)["levels"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RefusedError("E-KHUNG", "a layout") from error
    fits(levels, [TEXT])
    return list(levels)


def _in_order(lines: Sequence[str], levels: Sequence[str]) -> None:
    need(all(level in levels for level in lines), "a level that is not the table's")
    depths = [-1, *(levels.index(level) for level in lines)]
    need(all(now <= before + 1 for before, now in pairwise(depths)), "out of place")


def _handed(each: Object, office: str) -> None:
    fits(each, {"plan": require_dot, "title": require_name, "vv": {}})
    for device, counter in each["vv"].items():
        fits(device, "[A-Z2-7]{12}")
        fits(counter, 1)
    for record in each["records"]:
        need(isinstance(record, dict), "a record")
    records = [_record(spelled(record), each["vv"]) for record in each["records"]]
    need(len({record["id"] for record in records}) == len(records), "an id twice")
    header = {"from": office, "scope": {"office": office, "plan": each["plan"]}, "vv": each["vv"]}
    _owned(header, "superior", records, NOBODY)
