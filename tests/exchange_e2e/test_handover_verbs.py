"""The verbs `sendings`, `receptions`, `attached` and `remark`; FORMAT.md lists every verb of the handover."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber

from ccapp.cli import exchange
from ccapp.cli.main import main
from ccapp.cli.written_handover import HANDOVER
from tests.exchange_e2e.conftest import COMMUNE, Desk
from tests.exchange_e2e.offices import SUPERIOR
from tests.exchange_e2e.test_attachments import PNG

FORMAT = Path(exchange.__file__).parents[1] / "exchange" / "FORMAT.md"
VERBS = tuple(verb for verb, *_ in HANDOVER)


def own_plan(desk: Desk) -> str:
    """The id of the one plan of a desk."""
    found: str = desk.done("plans")["plans"][0]["id"]
    return found


def test_format_md_lists_every_verb_of_the_handover_and_no_other() -> None:
    part = FORMAT.read_text(encoding="utf-8").partition("## 12. ")[2].partition("\n## ")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    listed = [verb for cell in first_cells for verb in re.findall(r"`([a-z]+)`", cell)]
    assert sorted(listed) == sorted(VERBS)


def test_sendings_say_how_far_each_came(superior: Desk, connected: Desk, stick: Path) -> None:
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    states = [(each["sequence"], each["state"]) for each in connected.done("sendings")["sendings"]]
    assert states == [(2, "waiting"), (1, "replaced")]
    superior.done("receive", stick)
    (made,) = superior.done("receipt", "--out", stick.parent)["receipts"]
    connected.done("confirm", made["code"])
    states = [(each["state"], each["by"]) for each in connected.done("sendings")["sendings"]]
    assert states == [("arrived", None), ("covered", 2)]


def test_what_went_otherwise_is_noted_and_taken_off(connected: Desk) -> None:
    plan = own_plan(connected)
    way = ("sendings", "--otherwise", SUPERIOR, "--plan", plan)
    noted = connected.done(*way, "--day", "6/1/2026", "--form", "pdf", "--channel", "zalo")
    (one,) = noted["otherwise"]
    assert (one["office"], one["day"], one["form"], one["channel"]) == (SUPERIOR, "2026-01-06", "pdf", "zalo")
    connected(*way).refused("--day")
    connected(*way, "--day", "6/1/2926").refused()
    connected("sendings", "--day", "6/1/2026").refused("--otherwise")
    connected("sendings", "--otherwise", SUPERIOR, "--day", "hôm nào").refused("hôm nào")
    assert connected.done("sendings") == noted, "a refusal notes nothing"
    assert connected.done("sendings", "--remove", one["id"])["otherwise"] == []
    connected("sendings", "--remove", one["id"]).refused()


def test_what_would_go_is_told_before_it_is_sent(connected: Desk, stick: Path) -> None:
    plan = own_plan(connected)
    told = connected.done("send", plan, "--to", SUPERIOR, "--look")
    assert (told["plan"], told["to"], told["files"]) == (plan, SUPERIOR, [])
    assert told["tasks"] > 20
    assert list(stick.iterdir()) == []
    assert connected.done("sendings")["sendings"] == [], "looking takes no number"
    done = connected.done("send", plan, "--to", SUPERIOR, "--out", stick, "--no-evidence")
    assert (done["sequence"], done["records"]) == (1, told["records"])
    connected("send", plan, "--to", SUPERIOR).refused("--look")
    connected("send", plan, "--to", SUPERIOR, "--out", stick, "--look").refused("--look")


def test_a_file_is_looked_at_before_it_is_taken_in(superior: Desk, connected: Desk, stick: Path) -> None:
    plan = own_plan(connected)
    first = connected.done("send", plan, "--to", SUPERIOR, "--out", stick)["file"]
    (line,) = superior.done("receive", "--look", stick)["files"]
    assert (line["kind"], line["result"], line["name"]) == ("data", "merged", COMMUNE)
    assert (line["changed"], line["deleted"]) == (0, 0)
    assert line["new"] > 20
    assert superior.done("collected")["offices"] == [], "looking takes nothing in"
    assert [path for path in (superior.data / "inbox").glob("*") if path.is_file()] == []
    assert superior.done("receive", stick)["files"][0]["result"] == "merged", "nor does it count as received"
    row = connected.done("show", plan)["tables"][0]["records"][0]["id"]
    connected.done("set", plan, row, "deadline", "Quý III/2026")
    second = Path(connected.done("send", plan, "--to", SUPERIOR, "--out", stick)["file"])
    (line,) = superior.done("receive", "--look", second)["files"]
    assert (line["result"], line["new"], line["changed"]) == ("merged", 0, 1)
    (line,) = superior.done("receive", "--look", first)["files"]
    assert line["result"] == "nothing-new"
    second.write_bytes(second.read_bytes()[:-1])
    said = superior("receive", "--look", second)
    assert (said.code, said.object["files"][0]["code"]) == (1, "E-KHUNG")
    assert not list((superior.data / "quarantine").glob("*")), "a look sets nothing aside"


def test_what_is_no_plan_is_named_when_looked_at(superior: Desk, connected: Desk, stick: Path) -> None:
    connected.done("card", "--out", stick)
    (line,) = superior.done("receive", "--look", stick)["files"]
    assert (line["kind"], line["result"]) == ("card", None)


def test_a_reception_is_taken_back_and_the_same_file_comes_again(
    superior: Desk, connected: Desk, stick: Path
) -> None:
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (run,) = superior.done("receptions")["receptions"]
    assert [each["undone"] for each in run["files"]] == [False]
    assert superior.done("receptions", "--undo", run["run"])["receptions"][0]["files"][0]["undone"] is True
    assert superior.done("collected")["offices"] == []
    superior("receptions", "--undo", run["run"]).refused()
    superior("receptions", "--undo", "cũ").refused("receptions")
    superior("receptions", "--later").refused("receptions")
    (asked,) = superior.done("receive", "--look", stick)["files"]
    assert asked["result"] == "held"
    (asked,) = superior.done("receive", stick)["files"]
    assert (asked["result"], asked["code"]) == ("held", None)
    assert "hoàn tác" in asked["message"]
    (line,) = superior.done("receive", "--accept", stick)["files"]
    assert line["result"] == "merged"


def test_files_of_a_received_plan_are_saved(superior: Desk, connected: Desk, stick: Path) -> None:
    scan = stick.parent / "bản ký.png"
    scan.write_bytes(PNG + bytes(3000))
    plan = own_plan(connected)
    signing = ("--number", "07/KH-UBND", "--date", "06/01/2026", "--signer", "Trần Văn Bình")
    connected.done("issue", plan, *signing, "--signed", scan)
    connected.done("send", plan, "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (file,) = superior.done("attached", plan)["files"]
    assert (file["name"], file["here"], file["saved"]) == (scan.name, True, None)
    out = stick.parent / "lưu"
    out.mkdir()
    (file,) = superior.done("attached", plan, "--out", out)["files"]
    assert Path(file["saved"]).read_bytes() == scan.read_bytes()


def test_a_remark_goes_to_the_commune_and_comes_back_answered(
    superior: Desk, connected: Desk, stick: Path
) -> None:
    plan = own_plan(connected)
    connected.done("send", plan, "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    row = superior.done("show", plan)["tables"][0]["records"][0]["id"]
    superior("remark", plan, row).refused("--words")
    superior("remark", plan, row, "--words", "Sửa hạn", "--field", "không có").refused("không có")
    assert superior.done("remark", plan)["remarks"] == []
    (made,) = superior.done("remark", plan, row, "--words", "Sửa hạn", "--field", "deadline")["remarks"]
    assert (made["record"], made["field"], made["state"]) == (row, "deadline", "open")
    back = stick.parent / "về"
    back.mkdir()
    superior.done("remarks", plan, "--out", back)
    connected.done("receive", back)
    (came,) = connected.done("remark", plan)["remarks"]
    assert came["words"] == "Sửa hạn"
    connected("remark", plan, "--explained", came["id"]).refused()
    connected("remark", plan, "--accept", came["id"]).refused("nội dung mới")
    (told,) = connected.done("remark", plan, "--explained", came["id"], "--answer", "Đã đúng")["remarks"]
    assert (told["state"], told["answer"]) == ("explained", "Đã đúng")


def test_a_proposal_is_taken_over_by_a_verb(superior: Desk, connected: Desk, stick: Path) -> None:
    plan = own_plan(connected)
    connected.done("send", plan, "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    row = superior.done("show", plan)["tables"][0]["records"][0]
    said = ("remark", plan, row["id"], "--field", "deadline", "--propose", "15/6/2026")
    (made,) = superior.done(*said)["remarks"]
    assert (made["proposed"], made["was"]) == ("15/6/2026", row["deadline"])
    superior("remark", plan, "--propose", "15/6/2026").refused("--propose")
    back = stick.parent / "về"
    back.mkdir()
    superior.done("remarks", plan, "--out", back)
    connected.done("receive", back)
    (came,) = connected.done("remark", plan)["remarks"]
    (told,) = connected.done("remark", plan, "--accept", came["id"])["remarks"]
    assert told["state"] == "taken"
    assert connected.done("show", plan)["tables"][0]["records"][0]["deadline"] == "15/6/2026"


def test_a_commune_takes_down_what_was_said_by_phone(commune: Desk) -> None:
    plan = own_plan(commune)
    row = commune.done("show", plan)["tables"][0]["records"][0]["id"]
    said = ("remark", plan, row, "--words", "Dòng này sửa lại", "--by", "Sở Nội vụ", "--channel", "zalo")
    (made,) = commune.done(*said, "--day", "5/1/2026")["remarks"]
    assert (made["channel"], made["by"], made["day"]) == ("zalo", "Sở Nội vụ", "2026-01-05")
    assert commune.done("remark", plan, "--taken", made["id"])["remarks"][0]["state"] == "taken"


def test_a_remark_is_reworded_opened_again_and_taken_away(commune: Desk) -> None:
    plan = own_plan(commune)
    row = commune.done("show", plan)["tables"][0]["records"][0]["id"]
    (made,) = commune.done("remark", plan, row, "--words", "Sửa hạn")["remarks"]
    said = ("remark", plan, "--reword", made["id"])
    commune(*said).refused("--reword")
    commune(*said, "--words", "Sửa", "--taken", made["id"]).refused("--reword")
    (now,) = commune.done(*said, "--words", "Sửa thời hạn")["remarks"]
    assert (now["id"], now["words"], now["channel"]) == (made["id"], "Sửa thời hạn", made["channel"])
    assert commune.done("remark", plan, "--taken", made["id"])["remarks"][0]["state"] == "taken"
    assert commune.done("remark", plan, "--open", made["id"])["remarks"][0]["state"] == "open"
    assert commune.done("remark", plan, "--remove", made["id"])["remarks"] == []
    commune("remark", plan, "--remove", made["id"]).refused()
    commune.done("undo")
    assert [each["id"] for each in commune.done("remark", plan)["remarks"]] == [made["id"]]


def words_of(path: Path) -> str:
    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def test_slips_are_printed_on_both_sides(superior: Desk, connected: Desk, stick: Path) -> None:
    out = stick.parent / "phiếu.pdf"
    said = superior("slip", "--out", out)
    assert (said.code, said.object["slips"], out.exists()) == (1, 0, False)
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    assert connected.done("slip", "--sending", 1, "--out", out)["slips"] == 1
    assert COMMUNE.upper() in words_of(out).upper()
    superior.done("receive", stick)
    assert superior.done("slip", COMMUNE, "--out", out) == {"file": str(out), "slips": 1}
    (made,) = superior.done("receipt", "--out", stick.parent)["receipts"]
    assert made["code"].replace(" ", "") in "".join(each for each in words_of(out) if each.isdigit())
    connected("slip", "--sending", 7, "--out", out).refused("7")
    connected("slip", "--sending", "một", "--out", out).refused("--sending")
    superior("slip", "UBND xã Lạ", "--out", out).refused("UBND xã Lạ")


def test_the_list_of_offices_says_how_far_each_has_come(superior: Desk, connected: Desk, stick: Path) -> None:
    other = "UBND xã Vinh Hiền"
    names = ["--add", other, "--add", "UBND xã Lộc An"]
    found = {each["name"]: each["standing"] for each in superior.done("offices", *names)["offices"]}
    assert found == {COMMUNE: "invited", other: "expected", "UBND xã Lộc An": "expected"}
    assert len(superior.done("offices", "--forget", "UBND xã Lộc An")["offices"]) == 2
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (there,) = [each for each in superior.done("offices")["offices"] if each["name"] == COMMUNE]
    assert (there["standing"], there["sequence"]) == ("connected", 1)
    (above,) = connected.done("offices")["offices"]
    assert (above["name"], above["standing"]) == (SUPERIOR, "connected")
    connected("offices", "--add", other).refused()


def test_people_read_the_same(commune: Desk) -> None:
    plan = own_plan(commune)
    commune.done("sendings", "--otherwise", SUPERIOR, "--plan", plan, "--day", "6/1/2026")
    commune.capture.readouterr()
    assert main(["--data", str(commune.data), "sendings"]) == 0
    said = commune.capture.readouterr().out
    assert f"{SUPERIOR}: gửi cách khác ngày 06/01/2026" in said
