"""The verbs of what connection files bring: calendar, model, and what a file says before it is agreed to."""

from __future__ import annotations

from pathlib import Path

from ccapp.resources import resource
from tests.exchange_e2e.conftest import COMMUNE, Desk
from tests.exchange_e2e.offices import SUPERIOR

PLAN = resource("resources", "samples", "ke-hoach-cchc-2026.docx")


def test_a_file_says_what_it_brings_and_brings_it(superior: Desk, tmp_path: Path, capsys) -> None:
    made = superior.done("import", PLAN)
    tasks = made["tasks"]
    superior.done("calendar", "--period", "Quý I=14/3,17/3", "--period", "Năm=31/12,5/1", "--basis", "CV 15")
    chosen = superior.done("model", made["plan"])["models"]
    assert [(each["own"], each["name"]) for each in chosen] == [(True, SUPERIOR)]
    file = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
    assert file["brings"]["periods"] == 2
    commune = Desk(tmp_path / "mới", capsys)
    looked = commune.done("connect", file["file"], "--look")
    assert (looked["name"], looked["invited"]) == (SUPERIOR, COMMUNE)
    assert looked["brings"] == file["brings"]
    assert not (tmp_path / "mới").exists()
    assert commune.done("connect", file["file"])["brings"]["model"]["title"] == chosen[0]["title"]
    assert commune.done("plans") == {"plans": []}
    (calendar,) = commune.done("calendar")["calendars"]
    assert (calendar["name"], calendar["basis"], calendar["own"]) == (SUPERIOR, "CV 15", False)
    assert [each["send"] for each in calendar["periods"]] == ["17/3", "05/01"]
    assert all(each["days"] >= 0 for each in calendar["periods"])
    (given,) = commune.done("model")["models"]
    assert (given["name"], given["own"]) == (SUPERIOR, False)
    plan = commune.done("model", "--make", "Kế hoạch năm 2027", "--year", "2027")["plan"]
    records = [each for table in commune.done("show", plan)["tables"] for each in table["records"]]
    assert len({each["task_id"] for each in records}) == tasks
    commune.done("undo")
    assert commune.done("plans") == {"plans": []}
    commune.done("undo")
    assert commune.done("model") == {"models": []}


def test_the_usual_calendar_is_the_decrees_and_can_be_taken_away(superior: Desk) -> None:
    (own,) = superior.done("calendar", "--usual")["calendars"]
    assert own["own"]
    assert "09/2019/NĐ-CP" in own["basis"]
    days = [(each["name"], each["cut_off"]) for each in own["periods"]]
    assert days == [("Quý I", "14/3"), ("6 tháng đầu năm", "14/6"), ("9 tháng", "14/9"), ("Năm", "14/12")]
    assert superior.done("calendar", "--none") == {"calendars": []}
    superior.done("undo")
    assert superior.done("calendar") == {"calendars": [own]}


def test_a_template_is_a_model_too_and_none_is(superior: Desk, tmp_path: Path) -> None:
    (own,) = superior.done("model", "cchc-1")["models"]
    assert own["own"]
    made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
    assert made["brings"]["model"]["title"] == own["title"]
    assert superior.done("model", "--none") == {"models": []}


def test_what_cannot_be_is_refused(superior: Desk, commune: Desk) -> None:
    superior("calendar", "--period", "Quý I=31/2,5/3").refused("31/2")
    superior("calendar", "--period", "Quý I=14/3,14/3").refused("Quý I")
    superior("calendar", "--period", "Quý I").refused()
    superior("calendar", "--usual", "--none").refused()
    superior("calendar", "--basis", "CV 15").refused()
    superior("model", "không có").refused()
    superior("model", "--make", "Kế hoạch").refused()
    commune("calendar", "--usual").refused()
    commune("model", "cchc-1").refused()
    commune("model", "--make", "Kế hoạch", "--year", "2026").refused()
    assert superior.done("calendar") == {"calendars": []}
