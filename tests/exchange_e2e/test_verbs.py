"""The verbs of the handover as the contract has them: objects, exit codes, what stays and what changes."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ccapp import app
from ccapp.domain.plan import RecordId
from ccapp.domain.remarks import Remark, Speaker
from ccapp.resources import resource
from ccapp.services.plans import remarks
from tests.exchange_e2e.conftest import COMMUNE, OTHER, Desk
from tests.exchange_e2e.offices import SUPERIOR

RESULT_KEYS = {"file", "result", "code", "message", "office", "plan"}


def plan_of(desk: Desk) -> str:
    return str(desk.done("plans")["plans"][0]["id"])


def rows_of(desk: Desk, plan: str) -> list[dict[str, str]]:
    return [row for table in desk.done("show", plan)["tables"] for row in table["records"]]


def outcome(desk: Desk, *paths: object) -> dict[str, str]:
    """What became of the one file at `paths`; a refused one makes exit 1, any other 0."""
    said = desk("receive", *paths)
    (only,) = said.object["files"]
    assert set(only) == RESULT_KEYS
    assert only["message"]
    assert said.code == (1 if only["result"] == "refused" else 0)
    return dict(only)


class TestInviteAndConnect:
    def test_the_invitation_makes_the_office(self, superior: Desk, capsys, tmp_path) -> None:
        made = superior.done("invite", "--name", f"  {COMMUNE} ", "--out", tmp_path)
        assert set(made) == {"file", "invitation"}
        assert Path(made["file"]).suffix == ".khx"
        assert Path(made["file"]).name.isascii()
        desk = Desk(tmp_path / "mới", capsys)
        done = desk.done("connect", made["file"])
        assert set(done) == {"office", "name", "confirmed"}
        assert (done["name"], done["confirmed"]) == (SUPERIOR, True)
        desk("init", "--name", "X", "--role", "commune").refused(COMMUNE)

    def test_a_folded_name_is_the_same_name(self, superior: Desk, capsys, tmp_path) -> None:
        desk = Desk(tmp_path / "xã", capsys)
        desk.done("init", "--name", "ubnd XÃ suối mây", "--role", "commune")
        made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        assert desk.done("connect", made["file"])["confirmed"] is True

    def test_another_name_is_refused_and_nothing_is_kept(
        self, superior: Desk, commune: Desk, tmp_path
    ) -> None:
        made = superior.done("invite", "--name", OTHER, "--out", tmp_path)
        commune("connect", made["file"]).refused(OTHER, COMMUNE)
        commune("send", "--to", SUPERIOR, "--out", tmp_path).refused(SUPERIOR)

    def test_only_a_superior_invites_and_somebody(self, superior: Desk, commune: Desk, tmp_path) -> None:
        before = sorted(tmp_path.iterdir())
        commune("invite", "--name", OTHER, "--out", tmp_path).refused()
        superior("invite", "--name", "  ", "--out", tmp_path).refused()
        superior("invite", "--name", OTHER, "--out", tmp_path / "không có").refused()
        assert sorted(tmp_path.iterdir()) == before

    def test_two_invitations_are_two_files(self, superior: Desk, tmp_path) -> None:
        first, second = (superior.done("invite", "--name", OTHER, "--out", tmp_path) for _ in range(2))
        assert first["file"] != second["file"]
        assert first["invitation"] != second["invitation"]

    def test_connecting_twice_changes_nothing(self, superior: Desk, commune: Desk, tmp_path) -> None:
        made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        assert commune.done("connect", made["file"]) == commune.done("connect", made["file"])

    def test_nobody_connects_to_himself(self, superior: Desk, tmp_path) -> None:
        made = superior.done("invite", "--name", SUPERIOR, "--out", tmp_path)
        superior("connect", made["file"]).refused("chính cơ quan mình")
        superior("send", "--to", SUPERIOR, "--out", tmp_path).refused()

    def test_a_card_of_a_swindler_does_not_block_the_connection_file(
        self, superior: Desk, commune: Desk, capsys, tmp_path
    ) -> None:
        """An unconfirmed card says nothing, so it cannot stand in the way of the true keys either."""
        made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        card = superior.done("card", "--out", tmp_path)["file"]
        impostor = _same_office_other_keys(superior, tmp_path / "giả", capsys)
        fake = impostor.done("card", "--out", tmp_path)["file"]
        assert outcome(commune, fake)["result"] == "card"
        assert commune.done("connect", made["file"])["confirmed"] is True
        assert outcome(commune, fake)["result"] == "refused"
        assert outcome(commune, card)["result"] == "card"

    @pytest.mark.parametrize("content", [b"", b"KHX", b"PK\x03\x04", "chữ".encode()])
    def test_what_is_no_connection_file_makes_no_office(self, capsys, tmp_path, content) -> None:
        path = tmp_path / "tệp.khx"
        path.write_bytes(content)
        desk = Desk(tmp_path / "mới", capsys)
        desk("connect", path).refused()
        desk("connect", tmp_path / "không có.khx").refused("không có.khx")
        assert not desk.data.exists()


def _same_office_other_keys(desk: Desk, folder: Path, capture) -> Desk:
    """A copy of an office's data without its keys: the same office id under keys of its own making."""
    shutil.copytree(desk.data, folder)
    (folder / "identity.json").unlink()
    return Desk(folder, capture)


class TestCardAndPair:
    def test_both_sides_see_the_same_twelve_digits(self, superior: Desk, commune: Desk, tmp_path) -> None:
        cards = [desk.done("card", "--out", tmp_path)["file"] for desk in (superior, commune)]
        above, below = superior.done("pair", cards[1]), commune.done("pair", cards[0])
        assert set(above) == set(below) == {"office", "name", "code"}
        assert above["code"] == below["code"]
        assert re.fullmatch(r"\d{4} \d{4} \d{4}", above["code"])
        assert (above["name"], below["name"]) == (COMMUNE, SUPERIOR)

    def test_right_digits_confirm_this_side_only(
        self, superior: Desk, commune: Desk, stick, tmp_path
    ) -> None:
        cards = [desk.done("card", "--out", tmp_path)["file"] for desk in (superior, commune)]
        code = str(commune.done("pair", cards[0])["code"])
        wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
        for typed in (wrong, "", "4821", code + "0"):
            commune("pair", cards[0], "--code", typed).refused(SUPERIOR)
        commune("send", "--to", SUPERIOR, "--out", stick).refused(SUPERIOR)
        confirmed = commune.done("pair", cards[0], "--code", code.replace(" ", "-"))
        assert confirmed["confirmed"] is True
        sent = commune.done("send", "--to", SUPERIOR, "--out", stick)
        assert outcome(superior, sent["file"])["code"] == "E-NGUOIGUI"
        superior.done("pair", cards[1])
        looked_at = outcome(superior, sent["file"])
        assert (looked_at["result"], looked_at["code"]) == ("refused", "E-NGUOIGUI")
        assert COMMUNE in looked_at["message"]
        assert f"{sent['records']} dòng" in looked_at["message"]
        assert superior.done("collected") == {"offices": []}
        superior.done("pair", cards[1], "--code", code)
        assert outcome(superior, sent["file"])["result"] == "merged"

    def test_reading_a_card_again_does_not_unconfirm(
        self, superior: Desk, connected: Desk, stick, tmp_path
    ) -> None:
        card = superior.done("card", "--out", tmp_path)["file"]
        assert outcome(connected, card)["result"] == "card"
        connected.done("pair", card)
        assert connected.done("send", "--to", SUPERIOR, "--out", stick)["sequence"] == 1

    def test_ones_own_card_is_nobody_elses(self, superior: Desk, tmp_path) -> None:
        card = superior.done("card", "--out", tmp_path)["file"]
        superior("pair", card).refused()
        assert outcome(superior, card)["result"] == "card"
        superior("send", "--to", SUPERIOR, "--out", tmp_path).refused()
        with closing(sqlite3.connect(superior.data / "ccapp.db")) as connection:
            assert connection.execute("SELECT count(*) FROM partner").fetchone() == (0,)

    def test_a_connection_file_received_is_only_shown(self, superior: Desk, commune: Desk, tmp_path) -> None:
        made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
        found = outcome(commune, made["file"])
        assert (found["result"], found["code"], found["plan"]) == ("card", None, None)
        commune("send", "--to", SUPERIOR, "--out", tmp_path).refused(SUPERIOR)


class TestSend:
    def test_sequences_run_and_the_plan_is_optional(self, connected: Desk, stick) -> None:
        plan = plan_of(connected)
        first = connected.done("send", "--to", SUPERIOR, "--out", stick)
        assert set(first) == {"file", "sequence", "records"}
        second = connected.done("send", plan[:14], "--to", SUPERIOR.upper(), "--out", stick)
        assert (first["sequence"], second["sequence"]) == (1, 2)
        assert sorted(stick.iterdir()) == sorted(Path(each["file"]) for each in (first, second))
        assert first["records"] > len(rows_of(connected, plan))

    def test_what_cannot_be_sent_takes_no_number(self, connected: Desk, stick, tmp_path) -> None:
        connected("send", "--to", "Sở khác", "--out", stick).refused("Sở khác")
        connected("send", "không-có", "--to", SUPERIOR, "--out", stick).refused("không-có")
        connected("send", "--to", SUPERIOR, "--out", tmp_path / "E").refused()
        assert list(stick.iterdir()) == []
        assert connected.done("send", "--to", SUPERIOR, "--out", stick)["sequence"] == 1

    def test_several_plans_or_none_need_a_choice(self, connected: Desk, sample, stick) -> None:
        connected.done("import", sample, "--title", "Kế hoạch khác", "--year", "2027")
        connected("send", "--to", SUPERIOR, "--out", stick).refused("2")
        assert connected.done("send", plan_of(connected), "--to", SUPERIOR, "--out", stick)["sequence"] == 1
        connected.done("undo")
        assert connected.done("send", "--to", SUPERIOR, "--out", stick)["sequence"] == 2
        connected.done("undo")
        connected("send", "--to", SUPERIOR, "--out", stick).refused("0")

    def test_a_collected_plan_is_not_ours_to_send(
        self, superior: Desk, connected: Desk, stick, tmp_path
    ) -> None:
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        plan = outcome(superior, sent["file"])["plan"]
        superior("send", plan, "--to", COMMUNE, "--out", tmp_path).refused("chỉ để xem")


class TestReceive:
    def test_merged_then_nothing_new_then_older(self, superior: Desk, connected: Desk, stick) -> None:
        plan = plan_of(connected)
        first = Path(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        again = Path(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        row = rows_of(connected, plan)[0]
        connected.done("set", plan, row["id"], "deadline", "Trước ngày 30/11/2026")
        newer = Path(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        before = {path: path.read_bytes() for path in stick.iterdir()}
        found = outcome(superior, newer)
        assert (found["result"], found["plan"], found["code"]) == ("merged", plan, None)
        assert outcome(superior, newer)["result"] == "nothing-new"
        assert outcome(superior, first)["result"] == "older"
        assert outcome(superior, again)["result"] == "older"
        assert rows_of(superior, plan) == rows_of(connected, plan)
        assert {path: path.read_bytes() for path in stick.iterdir()} == before

    def test_the_same_state_sealed_again_is_nothing_new(self, superior: Desk, connected: Desk, stick) -> None:
        first, second = (connected.done("send", "--to", SUPERIOR, "--out", stick)["file"] for _ in range(2))
        assert [outcome(superior, path)["result"] for path in (first, second)] == ["merged", "nothing-new"]

    def test_a_file_is_found_wherever_it_hides(
        self, superior: Desk, connected: Desk, stick, tmp_path
    ) -> None:
        sent = Path(connected.done("send", "--to", SUPERIOR, "--out", tmp_path)["file"])
        deep = stick / ".ẩn" / "2026" / "gửi tỉnh"
        deep.mkdir(parents=True)
        shutil.copy(sent, deep / "ảnh chụp.jpg")
        with zipfile.ZipFile(stick / "thư.zip", "w") as archive:
            archive.write(sent, "../../ngoài.khx")
            archive.writestr("đọc tôi.txt", "không phải gói")
        shutil.copy(sent, stick / "dở.khx.tmp")
        (stick / "công văn.docx").write_bytes(b"PK\x05\x06" + b"\0" * 18)
        said = superior("receive", stick)
        assert said.code == 0
        files = said.object["files"]
        assert [each["result"] for each in files] == ["merged", "nothing-new"]
        assert {each["file"] for each in files} == {"thư.zip / ../../ngoài.khx", "ảnh chụp.jpg"}
        assert not (tmp_path / "ngoài.khx").exists()

    def test_one_bad_file_never_stops_the_rest(self, superior: Desk, connected: Desk, stick) -> None:
        good = Path(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        spoilt = bytearray(good.read_bytes())
        spoilt[-10] ^= 1
        bad = stick / "A-hỏng.khx"
        bad.write_bytes(spoilt)
        cut = stick / "B-cụt.khx"
        cut.write_bytes(good.read_bytes()[:-100])
        said = superior("receive", stick)
        assert said.code == 1
        found = {each["file"]: each for each in said.object["files"]}
        assert found[bad.name]["code"] == "E-CHUKY"
        assert found[cut.name]["code"] == "E-KHUNG"
        assert found[good.name]["result"] == "merged"
        assert {path.name for path in stick.iterdir()} == {bad.name, cut.name, good.name}
        assert bad.read_bytes() == bytes(spoilt)

    def test_a_refused_copy_is_set_aside_with_a_note(self, superior: Desk, stick) -> None:
        bad = stick / "thư lạ.khx"
        bad.write_bytes("không phải gói nào cả".encode())
        assert outcome(superior, bad)["code"] == "E-KHUNG"
        digest = hashlib.sha256(bad.read_bytes()).hexdigest()
        aside = superior.data / "quarantine"
        assert (aside / f"{digest}.khx").read_bytes() == bad.read_bytes()
        note = (aside / f"{digest}.txt").read_text(encoding="utf-8")
        assert bad.name in note
        assert "E-KHUNG" in note
        assert list((superior.data / "inbox").iterdir()) == []

    def test_paths_that_are_not_there_or_hold_nothing(self, superior: Desk, stick) -> None:
        superior("receive", stick / "không có").refused("không có")
        assert superior.done("receive", stick) == {"files": []}

    def test_a_package_for_another_office(self, connected: Desk, stick, capsys, tmp_path) -> None:
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        other = Desk(tmp_path / "sở khác", capsys)
        other.done("init", "--name", "Sở Tài chính", "--role", "superior")
        assert outcome(other, sent["file"])["code"] == "E-NGUOIGUI"
        card = connected.done("card", "--out", tmp_path)["file"]
        code = other.done("pair", card)["code"]
        other.done("pair", card, "--code", code)
        assert outcome(other, sent["file"])["code"] == "E-NHAMNGUOI"
        assert outcome(connected, sent["file"])["code"] == "E-NHAMNGUOI"

    def test_refusals_have_words_in_both_languages(self, superior: Desk, stick) -> None:
        bad = stick / "a.khx"
        bad.write_bytes(b"x")
        said = {lang: superior("receive", bad, "--lang", lang).object["files"][0] for lang in ("vi", "en")}
        assert said["vi"]["message"] != said["en"]["message"]
        assert all("E-KHUNG" not in each["message"] for each in said.values())


class TestBrake:
    @pytest.fixture
    def hiding(self, superior: Desk, connected: Desk, stick) -> str:
        """A package after which nothing of a received plan would be left."""
        assert outcome(superior, connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        _delete_tasks(connected, plan_of(connected))
        return str(connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])

    def test_a_file_that_hides_much_waits_for_a_yes(
        self, superior: Desk, connected: Desk, hiding: str
    ) -> None:
        plan = plan_of(connected)
        before = rows_of(superior, plan)
        for _ in range(2):
            found = outcome(superior, hiding)
            assert (found["result"], found["code"]) == ("held", None)
            assert "--accept" in found["message"]
            assert rows_of(superior, plan) == before
        assert list((superior.data / "quarantine").iterdir()) == []
        assert outcome(superior, "--accept", hiding)["result"] == "merged"
        assert rows_of(superior, plan) == rows_of(connected, plan) != before


def _delete_tasks(desk: Desk, plan: str) -> None:
    """Remove every task of a plan but the first, as the window does."""
    from ccapp.app import now
    from ccapp.domain.plan import RecordId
    from ccapp.services.folder import safekeeping
    from ccapp.services.plans import editing, planning

    session = safekeeping.open_session(desk.data, who="Lan", clock=now)
    tasks = [
        task.id
        for appendix in planning.show(session, plan).appendices
        for section in appendix.sections
        for task in section.children
    ]
    editing.remove(session, RecordId(plan), tasks[1:])
    session.store.close()


class TestWatched:
    def test_new_files_of_a_shared_folder_are_listed_until_taken(
        self, superior: Desk, connected: Desk, stick: Path
    ) -> None:
        assert superior.done("watched", stick) == {"files": [], "unfinished": 0}
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        data = Path(sent["file"]).read_bytes()
        (stick / "half.khx").write_bytes(data[:-1])
        found = superior.done("watched", stick)
        assert found == {
            "files": [{"file": sent["file"], "sha256": hashlib.sha256(data).hexdigest()}],
            "unfinished": 1,
        }
        assert connected.done("watched", stick)["files"] == []
        assert outcome(superior, sent["file"])["result"] == "merged"
        assert superior.done("watched", stick)["files"] == []
        superior("watched", stick / "gone").refused("gone")
        made = superior.done("watched", stick, "--make")["made"]
        assert [Path(each).name for each in made] == ["ubnd xa suoi may"]
        connected("watched", stick, "--make").refused()
        home = Path(made[0])
        sent = connected.done("send", "--to", SUPERIOR, "--out", home)
        assert Path(sent["file"]).parent == home / "gui"


class TestCollected:
    def test_what_was_sent_is_listed_shown_and_not_ours(self, superior: Desk, connected: Desk, stick) -> None:
        assert superior.done("collected") == {"offices": []}
        plan = plan_of(connected)
        for _ in range(2):
            row = rows_of(connected, plan)[0]
            connected.done("set", plan, row["id"], "product", f"Báo cáo {row['product']}")
            sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
            assert outcome(superior, sent["file"])["result"] == "merged"
        (office,) = superior.done("collected")["offices"]
        assert set(office) == {"office", "name", "plans"}
        (entry,) = office["plans"]
        assert set(entry) == {"plan", "title", "sequence", "received_at", "of", "carried_on"}
        assert (entry["of"], entry["carried_on"]) == (COMMUNE, False)
        assert (office["name"], entry["plan"], entry["sequence"]) == (COMMUNE, plan, 2)
        assert superior.done("plans") == {"plans": []}
        assert superior.done("show", plan) == connected.done("show", plan)
        row = rows_of(superior, plan)[0]
        superior("set", plan, row["id"], "deadline", "Quý I/2026").refused("chỉ để xem")
        superior("set", plan, plan, "title", "Tên khác").refused("chỉ để xem")

    def test_a_received_plan_is_not_undone(self, superior: Desk, connected: Desk, sample, stick) -> None:
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        outcome(superior, sent["file"])
        for verb in ("undo", "redo"):
            said = superior(verb)
            assert (said.code, said.object) == (1, {"tx": None, "changes": 0})
        own = superior.done("import", sample, "--title", "Kế hoạch của Sở", "--year", "2026")["plan"]
        superior.done("undo")
        assert superior.done("plans") == {"plans": []}
        superior.done("redo")
        assert plan_of(superior) == own
        assert rows_of(superior, plan_of(connected)) == rows_of(connected, plan_of(connected))

    def test_history_shows_what_was_received(self, superior: Desk, connected: Desk, stick) -> None:
        plan = plan_of(connected)
        row = rows_of(connected, plan)[0]
        outcome(superior, connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        connected.done("set", plan, row["id"], "product", "Báo cáo mới")
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", sent["file"], "--as", "Chị Minh")
        first, *_, last = superior.done("history", row["id"])["changes"]
        assert (first["before"], last["field"]) == (None, "product")
        assert (last["before"], last["after"], last["who"]) == (row["product"], "Báo cáo mới", "Chị Minh")

    def test_a_cleared_day_of_signature_travels(self, superior: Desk, connected: Desk, stick) -> None:
        plan = plan_of(connected)
        for day in ("15/01/2026", ""):
            connected.done("set", plan, plan, "signed_on", day)
            sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
            assert outcome(superior, sent["file"])["result"] == "merged"
            assert superior.done("show", plan) == connected.done("show", plan)

    def test_a_plan_taken_back_by_its_commune_leaves_the_list(
        self, superior: Desk, connected: Desk, stick
    ) -> None:
        plan = plan_of(connected)
        outcome(superior, connected.done("send", "--to", SUPERIOR, "--out", stick)["file"])
        connected.done("undo")
        connected("send", plan, "--to", SUPERIOR, "--out", stick).refused(plan)
        assert len(superior.done("collected")["offices"]) == 1


@pytest.fixture
def sample() -> Path:
    """The shipped plan."""
    from ccapp.resources import resource

    return resource("resources", "samples", "ke-hoach-cchc-2026.docx")


class TestAssign:
    @pytest.fixture
    def template(self, superior: Desk, connected: Desk, stick: Path) -> str:
        """A plan at the superior, which the commune has sent something to."""
        connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", stick)
        for file in stick.iterdir():
            file.unlink()
        sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
        return str(superior.done("import", sample)["plan"])

    def test_tasks_go_out_by_file_and_are_noted_at_the_commune(
        self, superior: Desk, connected: Desk, template: str, stick: Path
    ) -> None:
        optional = rows_of(superior, template)[0]["task_id"]
        document = ("--number", "12/KH-UBND", "--date", "5/1/2026", "--issuer", "UBND tỉnh Mộc Giang")
        done = superior.done("assign", template, *document, "--optional", optional, "--out", stick)
        assert set(done) == {"plan", "tx", "tasks", "files"}
        (file,) = done["files"]
        assert set(file) == {"file", "sequence"}
        came = outcome(connected, file["file"])
        assert (came["result"], came["plan"]) == ("merged", template)
        assert "Văn bản giao" in came["message"]
        plan = plan_of(connected)
        before = connected.done("assigned", plan)
        assert before["tasks"] == []
        (offer,) = before["offers"]
        assert (offer["plan"], offer["document"]) == (template, "Kế hoạch số 12/KH-UBND")
        assert (offer["new"], offer["changed"], offer["withdrawn"]) == (done["tasks"], 0, 0)
        after = connected.done("assigned", plan, "--accept")
        assert (after["offers"], len(after["tasks"])) == ([], done["tasks"])
        assert sum(not each["obligatory"] for each in after["tasks"]) == 1
        connected.done("undo")
        assert connected.done("assigned", plan) == before
        again = superior.done("assign", template, "--to", COMMUNE, "--out", stick)
        assert (again["tx"], again["files"][0]["sequence"]) == (None, 2)
        superior.done("assign", template, "--kind", "Công văn", "--number", "40/UBND", "--out", stick)
        connected.done("assigned", plan, "--accept")
        connected.done("receive", stick)
        (offer,) = connected.done("assigned", plan)["offers"]
        assert (offer["document"], offer["changed"]) == ("Công văn số 40/UBND", 0)

    def test_refusals(self, superior: Desk, connected: Desk, template: str, stick: Path) -> None:
        superior("assign", template, "--out", stick).refused("số, ngày")
        superior("assign", template, "--date", "31/2/2026", "--out", stick).refused("31/2/2026")
        superior("assign", template, "--optional", "Z", "--out", stick).refused()
        connected(
            "assign", plan_of(connected), "--number", "1/KH", "--date", "5/1/2026", "--out", stick
        ).refused("cấp trên")
        assert list(stick.iterdir()) == []


class TestRemarks:
    def test_they_go_out_by_file(self, superior: Desk, connected: Desk, stick: Path) -> None:
        connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", stick)
        plan = plan_of(connected)
        superior("remarks", plan, "--out", stick).refused("Chưa có ý kiến")
        leaf = RecordId(rows_of(superior, plan)[0]["id"])
        remark = Remark(plan_id=RecordId(plan), record=leaf, words="Nêu rõ tháng", speaker=Speaker.SUPERIOR)
        with app.session(superior.data, "Minh", warn=lambda _: None) as session:
            remarks.add(session, remark)
        done = superior.done("remarks", plan, "--out", stick)
        assert (set(done), done["remarks"]) == ({"file", "sequence", "remarks"}, 1)
        came = outcome(connected, done["file"])
        assert (came["result"], came["plan"]) == ("merged", plan)
        assert "1 chỗ" in came["message"]
        assert outcome(connected, done["file"])["result"] == "nothing-new"
        connected("remarks", plan, "--out", stick).refused("của cơ quan mình")
