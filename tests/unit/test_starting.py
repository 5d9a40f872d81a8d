"""The first minutes without a window: backups found, places chosen, a start that is whole or nothing."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.errors import AppError, FileError, RefusedError, StorageError
from ccapp.folders import data_folder
from ccapp.intake.sheet import Box, Line, Sheet
from ccapp.intake.signing import signing
from ccapp.intake.values import Reading, Signing
from ccapp.resources import resource
from ccapp.services.folder import safekeeping, starting
from ccapp.services.folder.drives import mounted_for_users
from ccapp.services.folder.starting import Beginning
from ccapp.services.handover import connecting, directory
from ccapp.services.plans import planning, units
from ccapp.services.session import Session
from ccapp.store import partners
from tests.conftest import Clock

SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
WHO = "Lan"


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the system gives by default, in a place of the test."""
    monkeypatch.delenv("CCAPP_DATA", raising=False)
    folder = tmp_path / "share" / "ccapp"
    monkeypatch.setattr(starting, "default_folder", lambda: folder)
    monkeypatch.setattr("ccapp.folders.default_folder", lambda: folder)
    return folder


def backup_of(session: Session, out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    return safekeeping.backup(session, out)


def test_the_newest_backup_is_found_by_its_own_date_and_never_deep(
    session: Session, clock: Clock, tmp_path: Path
) -> None:
    places = starting.backup_places(tmp_path / "new" / "data", [tmp_path / "D", tmp_path / "none"])
    clock.go(days=3)
    newest = backup_of(session, tmp_path / "D" / "ccapp" / "b.ccbak")
    clock.go(days=-2)
    older = backup_of(session, tmp_path / "new" / "data" / "backup" / "a.ccbak")
    os.utime(newest, (1, 1))  # copied about: the file's own time says nothing
    os.utime(older)
    deep = tmp_path / "D" / "ccapp" / "x" / "y"
    deep.mkdir(parents=True)
    clock.go(days=30)
    backup_of(session, deep / "c.ccbak")
    (tmp_path / "D" / "ccapp" / "broken.ccbak").write_bytes(b"PK broken")
    found = starting.newest_backup(places)
    assert found is not None
    assert (found.file, found.office) == (newest, "UBND xã Suối Mây")
    assert found.made == clock.now - timedelta(days=28)


def test_no_backup_is_no_backup(tmp_path: Path) -> None:
    assert starting.newest_backup([tmp_path, tmp_path / "none", SAMPLE]) is None


def test_a_backup_is_gone_on_with(session: Session, clock: Clock, tmp_path: Path) -> None:
    planning.import_file(session, SAMPLE)
    saved = backup_of(session, tmp_path / "a.ccbak")
    restored = starting.restore(tmp_path / "new", saved, who=WHO, clock=clock)
    with restored.store:
        assert restored.store.office == session.store.office
        assert len(planning.plans(restored)) == 1


def test_a_damaged_backup_leaves_the_folder_for_another_try(clock: Clock, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ccbak"
    bad.write_bytes(b"PK nothing")
    with pytest.raises(FileError, match="backup-damaged"):
        starting.restore(tmp_path / "new", bad, who=WHO, clock=clock)
    begun = starting.start_new(
        tmp_path / "new",
        Beginning(office="UBND xã A"),
        title="Kế hoạch",
        years=(2026, 2026),
        who=WHO,
        clock=clock,
    )
    begun.store.close()


def test_a_place_is_chosen_noted_and_taken_back(own_data: Path, tmp_path: Path) -> None:
    chosen = tmp_path / "D" / "dữ liệu xã"
    starting.choose_folder(chosen)
    assert data_folder(None) == chosen
    assert starting.may_choose_folder(chosen)
    assert list(chosen.iterdir()) == []
    starting.choose_folder(own_data)
    assert data_folder(None) == own_data
    assert not starting.may_choose_folder(tmp_path / "elsewhere")


@pytest.mark.usefixtures("own_data")
def test_a_synced_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="unsafe-place"):
        starting.choose_folder(tmp_path / "OneDrive" / "ccapp")


def test_another_fixed_drive_is_proposed_where_nothing_was_chosen(
    own_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert starting.proposed_folder(own_data) == own_data
    monkeypatch.setattr(starting, "other_fixed_drives", lambda: (tmp_path / "D",))
    assert starting.proposed_folder(own_data) == tmp_path / "D" / "ccapp"
    assert starting.proposed_folder(tmp_path / "mine") == tmp_path / "mine"


def test_the_sample_says_who_and_where() -> None:
    said = starting.propose(planning.read_file(SAMPLE), SAMPLE.name)
    assert (said.office, said.place) == ("UBND xã Suối Mây", "Suối Mây")
    assert (said.position, said.signer) == ("CHỦ TỊCH", "Hoàng Minh Khôi")
    assert said.years == (2026, 2026)


def lines(*texts: str) -> list[Line]:
    return [Line(text=text) for text in texts]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Văn Bình"),
            ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Bình"),
        ),
        (("T/M BAN CHẤP HÀNH", "BÍ THƯ", "Lý Thị Đào"), ("T/M BAN CHẤP HÀNH", "BÍ THƯ", "Lý Thị Đào")),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)"), ("", "", "")),
        (("TM. ỦY BAN NHÂN DÂN", "Nguyễn Văn A"), ("", "", "")),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("", "", "")),
    ],
)
def test_signatures_that_are_plain_and_those_that_are_not(
    texts: tuple[str, ...], said: tuple[str, str, str]
) -> None:
    found = signing(lines(*texts))
    assert (found.authority, found.position, found.signer) == said


def test_two_different_signers_or_places_say_nothing() -> None:
    one = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A", "Suối Mây, ngày 05 tháng 01 năm 2026")
    two = (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Thị B",
        "Lộc Bình, ngày   tháng 01 năm 2026".replace("  ", ""),
    )
    assert signing(lines(*one)) == Signing(
        place="Suối Mây", authority="TM. ỦY BAN NHÂN DÂN", position="CHỦ TỊCH", signer="Nguyễn Văn A"
    )
    assert signing(lines(*one, *two)) == Signing()


def test_cells_of_a_signature_table_do_not_run_together() -> None:
    left = Box(row=0, column=0, text="Nơi nhận:\n- UBND tỉnh;")
    right = Box(row=0, column=1, text="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Minh Khôi")
    assert signing([Sheet(number=1, boxes=((left, right),))]).signer == "Hoàng Minh Khôi"


def from_file(folder: Path, clock: Clock, *, years: str = "", office: str = "UBND xã Suối Mây") -> Session:
    beginning = Beginning(office=office, place="Suối Mây", position="PHÓ CHỦ TỊCH", signer="Trần Văn Bình")
    reading = planning.read_file(SAMPLE)
    return starting.start_from_file(
        folder, beginning, reading, SAMPLE.name, years=years, who=WHO, clock=clock
    )


def test_a_start_from_a_file_holds_its_plan_and_what_was_corrected(clock: Clock, tmp_path: Path) -> None:
    with from_file(tmp_path / "data", clock).store as store:
        (plan,) = planning.plans(Session(store=store, who=WHO))
        assert store.office.name == "UBND xã Suối Mây"
        assert (plan.place, plan.signature.position, plan.signature.signer) == (
            "Suối Mây",
            "PHÓ CHỦ TỊCH",
            "Trần Văn Bình",
        )
        assert plan.signature.authority == "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize("wrong", [{"years": "abc"}, {"office": "  "}])
def test_a_start_that_fails_leaves_nothing_and_can_be_tried_again(
    wrong: dict[str, str], clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    with pytest.raises(RefusedError):
        from_file(folder, clock, **wrong)
    assert not folder.exists() or [path.name for path in folder.iterdir()] == ["lock"]
    with pytest.raises(StorageError, match="no-data"):
        safekeeping.open_session(folder, who=WHO, clock=clock)
    from_file(folder, clock).store.close()
    safekeeping.open_session(folder, who=WHO, clock=clock).store.close()


def test_keys_that_cannot_be_written_leave_the_folder_usable(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FileError("disk-full", file="identity.json")

    with monkeypatch.context() as patch:
        patch.setattr("ccapp.services.handover.keyring.own_keys", full)
        with pytest.raises(FileError, match="disk-full"):
            from_file(tmp_path / "data", clock)
    from_file(tmp_path / "data", clock).store.close()


def test_an_office_that_is_there_is_never_touched(session: Session, clock: Clock) -> None:
    folder = session.store.folder
    planning.import_file(session, SAMPLE)
    session.store.close()
    with pytest.raises(RefusedError, match="already-initialised"):
        from_file(folder, clock)
    with safekeeping.open_session(folder, who=WHO, clock=clock).store as store:
        assert len(planning.plans(Session(store=store, who=WHO))) == 1


def test_a_file_without_a_table_is_refused_before_anything_is_made() -> None:
    with pytest.raises(RefusedError, match="no-table"):
        starting.propose(Reading(), "a.docx")


def test_a_superior_begins_without_a_plan(clock: Clock, tmp_path: Path) -> None:
    beginning = Beginning(office="Sở Nội vụ tỉnh Mộc Giang", role=Role.SUPERIOR)
    begun = starting.start_new(tmp_path / "data", beginning, title="", years=None, who=WHO, clock=clock)
    with begun.store:
        assert begun.store.office.role is Role.SUPERIOR
        assert planning.plans(begun) == ()


def superior_at(folder: Path, clock: Clock) -> Session:
    return safekeeping.init(
        folder, name="Sở Nội vụ tỉnh Mộc Giang", role=Role.SUPERIOR, who="Sơn", clock=clock
    )


def test_a_connection_file_makes_the_office_it_names(clock: Clock, tmp_path: Path) -> None:
    with superior_at(tmp_path / "superior", clock).store as store:
        invited = connecting.invite(Session(store=store, who="Sơn"), "UBND xã Suối Mây", tmp_path)
    opened = connecting.read_invite(invited.file)
    begun = starting.start_connected(tmp_path / "data", opened, who=WHO, clock=clock)
    with begun.store:
        assert begun.store.office.name == "UBND xã Suối Mây"
        (above,) = directory.superiors(begun)
        assert above.office.name == "Sở Nội vụ tỉnh Mộc Giang"
        assert above.connected_at.startswith("2026-01-05T10:32")


def test_the_sample_opens_again_with_what_was_done_in_it(clock: Clock, tmp_path: Path) -> None:
    first = starting.open_sample(tmp_path / "data", who=WHO, clock=clock)
    (plan,) = planning.plans(first)
    planning.set_text(first, plan.id, plan.id, "title", "Tập sửa")
    first.store.close()
    again = starting.open_sample(tmp_path / "data", who=WHO, clock=clock)
    with again.store:
        assert [each.title for each in planning.plans(again)] == ["Tập sửa"]
    with pytest.raises(StorageError, match="no-data"):
        safekeeping.open_session(tmp_path / "data", who=WHO, clock=clock)


def test_sticks_are_where_desktops_mount_them() -> None:
    table = (
        "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/lan/KINGSTON\\040A vfat rw 0 0\n"
        "broken\n/dev/sdc1 /run/media/lan/USB exfat rw 0 0\nproc /proc proc rw 0 0\n"
    )
    assert list(mounted_for_users(table)) == [
        Path("/media/lan/KINGSTON A"),
        Path("/run/media/lan/USB"),
    ]


def test_offices_are_listed_once_with_the_furthest_they_have_come(clock: Clock, tmp_path: Path) -> None:
    superior = superior_at(tmp_path / "superior", clock)
    with superior.store:
        assert directory.expect(superior, ["UBND xã A", " ubnd  xã a ", "", "UBND xã B", "UBND xã C"]) == 3
        assert directory.expect(superior, ["UBND XÃ B"]) == 0
        directory.forget(superior, ["UBND xã C"])
        (file,) = directory.invite_all(superior, ["UBND xã A"], tmp_path)
        assert standings(superior) == [("UBND xã A", "invited"), ("UBND xã B", "expected")]
        commune = starting.start_connected(tmp_path / "a", connecting.read_invite(file), who=WHO, clock=clock)
        with commune.store:
            connecting.introduce(
                superior, connecting.cards.open_card(connecting.write_card(commune, tmp_path).read_bytes())
            )
            assert standings(superior)[0] == ("UBND xã A", "waiting")
            with pytest.raises(RefusedError, match="code-wrong"):
                connecting.confirm(superior, commune.store.office.id, "1111 2222 3333")
            code = connecting.code_with(
                superior, partners.find_partner(superior.store.connection, "UBND xã A")
            )
            clock.go(days=1)
            connecting.confirm(superior, commune.store.office.id, code.replace(" ", "-"))
        (first, _) = directory.subordinates(superior)
        assert (first.standing, first.since[:10]) == (directory.Standing.CONNECTED, "2026-01-06")


def standings(superior: Session) -> list[tuple[str, str]]:
    return [(each.name, each.standing.value) for each in directory.subordinates(superior)]


def test_only_a_superior_keeps_a_list(session: Session) -> None:
    with pytest.raises(RefusedError, match="invite-not-superior"):
        directory.expect(session, ["UBND xã A"])


def test_a_file_is_looked_into_by_what_it_is(clock: Clock, session: Session, tmp_path: Path) -> None:
    with superior_at(tmp_path / "superior", clock).store as store:
        superior = Session(store=store, who="Sơn")
        invited = connecting.invite(superior, session.store.office.name, tmp_path)
        card = connecting.write_card(superior, tmp_path)
    renamed = shutil.copy(invited.file, tmp_path / "tệp tải về.bin")
    assert isinstance(connecting.look_into(Path(renamed)), connecting.OpenedInvite)
    assert isinstance(connecting.look_into(card), connecting.Card)
    assert connecting.look_into(SAMPLE) is None
    raw = bytearray(card.read_bytes())
    raw[-1] ^= 1
    card.write_bytes(raw)
    with pytest.raises(AppError):
        connecting.look_into(card)


def test_the_units_of_a_file_are_entered_with_the_usual_ones_once_they_are_agreed(
    clock: Clock, tmp_path: Path
) -> None:
    reading = planning.read_file(SAMPLE)
    said = starting.propose(reading, SAMPLE.name)
    assert {"Văn phòng HĐND và UBND", "Phòng Kinh tế", "Tổ công nghệ số cộng đồng các thôn"} <= set(
        said.units
    )
    assert len(set(said.units)) == len(said.units)
    for name, agreed in (("agreed", said.units), ("not", ())):
        beginning = Beginning(office=said.office, units=agreed)
        begun = starting.start_from_file(
            tmp_path / name, beginning, reading, SAMPLE.name, years="", who=WHO, clock=clock
        )
        with begun.store:
            names = [unit.name for unit in units.units(begun)]
            assert set(agreed) <= set(names)
            assert len(set(names)) == len(names)
            assert bool(names) is bool(agreed)
