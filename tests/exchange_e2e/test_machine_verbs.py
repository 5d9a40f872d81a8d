"""The verbs of machines through the terminal's own `main`: one object each, the usual exit codes."""

from __future__ import annotations

from pathlib import Path

from ccapp.resources import resource
from tests.exchange_e2e.conftest import COMMUNE, Desk


def second_machine(commune: Desk, tmp_path: Path) -> Desk:
    """Another machine of the commune, from its backup."""
    out = tmp_path / "xã.ccbak"
    commune.done("backup", "--out", out)
    other = Desk(tmp_path / "máy hai", commune.capture)
    other.done("restore", out)
    return other


def first_leaf(desk: Desk, plan: str) -> str:
    """The id of the first line of a plan."""
    found: str = desk.done("show", plan)["tables"][0]["records"][0]["id"]
    return found


def test_carry_pen_both_settle(commune: Desk, tmp_path: Path, stick: Path) -> None:
    other = second_machine(commune, tmp_path)
    plan = commune.done("plans")["plans"][0]["id"]
    leaf = first_leaf(commune, plan)
    commune.done("set", plan, leaf, "deadline", "Quý III/2026")
    other.done("set", plan, leaf, "deadline", "Tháng 9/2026")
    made = commune.done("carry", "--out", stick)
    assert made["plans"] == 1
    assert commune.done("pen")["here"] is False
    commune("set", plan, leaf, "deadline", "x").refused("máy khác")
    commune("carry", "--out", stick).refused("máy khác")
    results = [each["result"] for each in other.done("receive", made["file"])["files"]]
    assert results == ["merged", "nothing-new"]
    (one,) = other.done("both")["both"]
    assert (one["record"], one["field"], one["plan"]) == (leaf, "deadline", plan)
    assert {each["value"] for each in one["choices"]} == {"Quý III/2026", "Tháng 9/2026"}
    dot = next(each["dot"] for each in one["choices"] if each["value"] == "Quý III/2026")
    assert other.done("settle", leaf, "deadline", "--dot", dot)["changes"] == 1
    other("settle", leaf, "deadline", "--dot", dot).refused()
    assert other.done("both") == {"both": []}
    back = other.done("carry", "--out", stick)
    commune.done("receive", back["file"])
    assert commune.done("pen") | {"machine": ""} == {"here": True, "since": None, "who": None, "machine": ""}
    assert commune.done("show", plan)["tables"][0]["records"][0]["deadline"] == "Quý III/2026"


def test_the_pen_is_taken_by_one_verb(commune: Desk, stick: Path) -> None:
    commune.done("carry", "--out", stick)
    assert commune.done("pen", "--take")["here"] is True
    commune("pen", "--take").refused("quyền sửa")


def test_a_third_text_settles_too(commune: Desk, tmp_path: Path, stick: Path) -> None:
    other = second_machine(commune, tmp_path)
    plan = commune.done("plans")["plans"][0]["id"]
    leaf = first_leaf(commune, plan)
    commune.done("set", plan, leaf, "deadline", "a")
    other.done("set", plan, leaf, "deadline", "b")
    other.done("receive", commune.done("carry", "--out", stick)["file"])
    other.done("settle", leaf, "deadline", "--text", "Năm 2026")
    assert other.done("show", plan)["tables"][0]["records"][0]["deadline"] == "Năm 2026"


def test_reissue_rivals_notice(superior: Desk, connected: Desk, tmp_path: Path, stick: Path) -> None:
    sent = connected.done("send", "--to", "Sở Nội vụ tỉnh Mộc Giang", "--out", stick)
    superior.done("receive", sent["file"])
    made = superior.done("reissue", COMMUNE, "--out", stick)
    again = connected.done("send", "--to", "Sở Nội vụ tỉnh Mộc Giang", "--out", stick)
    said = superior("receive", again["file"])
    assert said.code == 1
    assert said.object["files"][0]["code"] == "E-THUHOI"
    notice = superior.done("notice", again["file"], "--out", stick)
    assert connected("receive", notice["file"]).code == 1
    connected("send", "--to", "Sở Nội vụ tỉnh Mộc Giang", "--out", stick).refused("cấp lại tệp kết nối")
    new = Desk(tmp_path / "máy mới", connected.capture)
    new.done("connect", made["file"])
    new.done("import", resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    fresh = new.done("send", "--to", "Sở Nội vụ tỉnh Mộc Giang", "--out", stick)
    assert superior.done("receive", fresh["file"])["files"][0]["result"] == "merged"
    second = Desk(tmp_path / "máy nhầm", connected.capture)
    second.done("connect", made["file"])
    second.done("import", resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    wrong = second.done("send", "--to", "Sở Nội vụ tỉnh Mộc Giang", "--out", stick)
    assert superior("receive", wrong["file"]).object["files"][0]["code"] == "E-LOIMOI"
    (rival,) = superior.done("rivals")["rivals"]
    superior("rivals", "--accept", "0000").refused()
    assert superior.done("rivals", "--accept", rival["office"]) == {"rivals": []}
    offices = [each["office"] for each in superior.done("collected")["offices"]]
    assert rival["office"] in offices
