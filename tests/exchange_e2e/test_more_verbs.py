"""Verbs around keys, connection files, sticks and what was set aside; and that no verb is without a test."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import docx
import pytest
from docx.table import _Cell

from ccapp.services.folder import drives
from ccapp.store import database
from tests.exchange_e2e.conftest import COMMUNE, OTHER, Desk
from tests.exchange_e2e.offices import SUPERIOR
from tests.exchange_e2e.proxy_steps import SAMPLE
from tests.exchange_e2e.test_handover_verbs import VERBS, words_of


def code_of(desk: Desk, file: object) -> str | None:
    """What receiving one file says: the code of its refusal, or its result."""
    (line,) = desk("receive", file).object["files"]
    found: str | None = line["code"] or line["result"]
    return found


class TestKeys:
    def test_a_new_key_is_told_by_a_file(self, superior: Desk, connected: Desk, stick: Path) -> None:
        connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", stick)
        before = connected.done("keys")
        assert (before["events"], before["file"]) == (0, None)
        connected.done("keys", "--renew", "root")
        late = connected.done("send", "--to", SUPERIOR, "--out", stick)["file"]
        assert code_of(superior, late) == "E-NGUOIGUI"
        told = connected.done("keys", "--renew", "encryption", "--out", stick)
        assert told["events"] == 2
        assert code_of(superior, told["file"]) == "card"
        assert code_of(superior, late) == "nothing-new"

    def test_a_lost_computer_is_revoked_from_another(
        self, superior: Desk, connected: Desk, stick: Path, tmp_path: Path
    ) -> None:
        connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", stick)
        late = connected.done("send", "--to", SUPERIOR, "--out", stick)["file"]
        connected.done("backup", "--out", tmp_path / "a.ccbak")
        other = Desk(tmp_path / "máy mới", connected.capture)
        other.done("restore", tmp_path / "a.ccbak")
        lost = connected.done("keys")["device"]
        told = other.done("keys", "--revoke", lost, "--last", 1, "--out", stick)
        assert told["events"] == 1
        assert [each["last"] for each in told["machines"] if each["device"] == lost] == [1]
        assert code_of(superior, told["file"]) == "card"
        assert code_of(superior, late) == "E-THUHOI"
        mine = other.done("send", "--to", SUPERIOR, "--out", stick)["file"]
        assert code_of(superior, mine) == "nothing-new"

    def test_what_makes_no_sense_changes_nothing(self, commune: Desk, stick: Path) -> None:
        before = commune.done("keys")
        commune("keys", "--revoke", before["device"], "--last", 1).refused("máy khác")
        commune("keys", "--revoke", "MÁY CŨ", "--last", 1).refused("MÁY CŨ")
        assert commune("keys", "--renew", "all").code == 2
        commune("keys", "--out", stick / "không có").refused("không có")
        assert commune.done("keys") == before


def test_the_letter_with_connection_files(superior: Desk, commune: Desk, tmp_path: Path) -> None:
    out = tmp_path / "công văn.docx"
    told = superior.done("covering", COMMUNE, OTHER, COMMUNE, "--out", out)
    assert (told["offices"], told["file"]) == ([COMMUNE, OTHER], str(out))
    assert OTHER in told["text"]
    assert any(OTHER in paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    assert superior.done("covering", COMMUNE)["file"] is None
    superior("covering", COMMUNE, "--out", tmp_path / "a.pdf").refused("a.pdf")
    commune("covering", OTHER).refused()


def test_the_digits_of_a_card_are_printed_before_they_are_confirmed(
    superior: Desk, commune: Desk, tmp_path: Path
) -> None:
    card = superior.done("card", "--out", tmp_path)["file"]
    paper = tmp_path / "xác nhận.pdf"
    said = commune.done("pair", card, "--paper", paper)
    assert said["file"] == str(paper)
    digits = "".join(each for each in words_of(paper) if each.isdigit())
    assert said["code"].replace(" ", "") in digits
    commune("pair", card, "--paper", paper, "--code", said["code"]).refused("--paper")
    assert commune.done("offices")["offices"] == []
    assert commune.done("pair", card, "--code", said["code"])["confirmed"] is True


def test_sticks_that_are_plugged_in(commune: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "_removable_roots", lambda: ())
    assert commune.done("drives")["drives"] == []
    root = tmp_path / "KINGSTON"
    (root / "KEHOACH").mkdir(parents=True)
    monkeypatch.setattr(drives, "_removable_roots", lambda: (root, tmp_path / "đầu đọc thẻ trống"))
    (one,) = commune.done("drives")["drives"]
    assert (one["root"], one["name"], one["locked"], one["signs"]) == (str(root), "KINGSTON", False, False)
    assert one["free"] > 0
    (root / "autorun.inf").touch()
    assert commune.done("drives")["drives"][0]["signs"] is True


def test_what_was_set_aside_is_listed_and_tried_again(
    superior: Desk, connected: Desk, stick: Path, tmp_path: Path
) -> None:
    assert superior.done("aside") == {"files": [], "taken": []}
    sent = Path(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
    good = sent.read_bytes()
    sent.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert code_of(superior, sent) == "E-CHUKY"
    (one,) = superior.done("aside", "--again")["files"]
    assert (one["file"], one["code"]) == (sent.name, "E-CHUKY")
    (kept,) = (superior.data / "quarantine").glob("*.khx")
    kept.write_bytes(good)  # as a file of a newer program that this one can read
    note = kept.with_suffix(".txt")
    note.write_text(note.read_text(encoding="utf-8").replace("E-CHUKY", "E-PHIENBAN"), encoding="utf-8")
    with sqlite3.connect(superior.data / database.FILE) as connection:
        connection.execute("DELETE FROM meta WHERE key = 'newer_tried_with'")
    connection.close()
    again = superior.done("aside", "--again")
    assert again == {"files": [], "taken": [{"file": sent.name, "result": "merged"}]}


def test_a_plan_held_in_proxy_gives_way_to_the_one_that_was_sent(
    superior: Desk, connected: Desk, stick: Path
) -> None:
    held_files = stick.parent / "công văn"
    held_files.mkdir()
    document = docx.Document(str(SAMPLE))
    for table in document.tables:
        for number, row in enumerate(table._tbl.tr_lst):
            if number and len(row.tc_lst) > 2:
                _Cell(row.tc_lst[1], table).text = f"Hạng mục số {number}"
    document.save(str(held_files / "kế hoạch khác.docx"))
    (done,) = superior.done("collect", "--commune", COMMUNE, held_files)["files"]
    plan = connected.done("import", SAMPLE, "--title", "Chương trình công tác năm 2026")["plan"]
    connected.done("send", plan, "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    superior("same", done["plan"], done["plan"]).refused()
    superior("same", plan, plan).refused()
    (held,) = superior.done("collected")["held"]
    assert held["replaced_by"] is None
    assert superior.done("same", done["plan"], plan)["plan"] == plan
    assert superior.done("collected")["held"][0]["replaced_by"] == plan


def test_a_computer_is_given_a_name(commune: Desk) -> None:
    assert commune.done("pen", "--name", "Máy Văn phòng")["machine"] == "Máy Văn phòng"
    assert commune.done("pen")["machine"] == "Máy Văn phòng"


def test_plans_are_listed_by_the_offices_of_today(
    superior: Desk, connected: Desk, stick: Path, tmp_path: Path
) -> None:
    other = Desk(tmp_path / "xã khác", connected.capture)
    made = superior.done("invite", "--name", OTHER, "--out", tmp_path)
    other.done("connect", made["file"])
    other.done("import", SAMPLE)
    for desk in (connected, other):
        desk.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    merger = ("--merge", COMMUNE, "--office", OTHER, "--into", OTHER, "--since", "4/1/2026")
    superior.done("lineage", *merger)
    then = superior.done("collected")["offices"]
    assert {each["name"]: len(each["plans"]) for each in then} == {COMMUNE: 1, OTHER: 1}
    (now,) = superior.done("collected", "--as-now")["offices"]
    assert now["name"] == OTHER
    said = sorted((each["of"], each["carried_on"]) for each in now["plans"])
    assert said == sorted([(COMMUNE, False), (OTHER, False)])


def test_every_verb_of_the_handover_has_a_test_that_calls_it() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    called = set(re.findall(r"(?:\.done|desk|superior|commune|connected|other)\(\s*\"([a-z]+)\"", source))
    assert set(VERBS) - called == set()
