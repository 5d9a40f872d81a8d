"""Bad days of sticks and folders through real widgets, on real small disks: words, a way on, no change."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.exchange import media
from ccapp.services.folder.drives import Drive, _is_locked
from ccapp.services.handover import exchanging, sendings
from ccapp.services.session import Session
from ccapp.words import Words
from tests.conftest import Clock
from tests.ui.receive_steps import exchange_page, reception_page
from tests.ui.test_exchange import edit
from ui.pages.exchange import ExchangePage
from ui.pages.reception import ReceptionPage
from ui.window import MainWindow

SUPERIOR = "Sở Nội vụ tỉnh Mộc Giang"
ROOM = 30 * 1024**2


def mounted(place: Path, size: str) -> Path:
    """A disk of its own at `place`."""
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("this system does not let root mount a tmpfs")
    return place


def pull(place: Path) -> None:
    """The disk is gone at once, whoever is at work on it."""
    with suppress(FileNotFoundError):
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
    with suppress(OSError):
        place.rmdir()


@pytest.fixture
def sticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Sticks that are plugged in: real disks, found and asked as they are now."""
    there: list[Path] = []

    def plugged() -> tuple[Drive, ...]:
        return tuple(
            Drive(root=root, name=root.name, free=shutil.disk_usage(root).free, is_locked=_is_locked(root))
            for root in there
            if os.path.ismount(root)
        )

    monkeypatch.setattr("ccapp.services.folder.drives.removable_drives", plugged)
    yield there
    for root in there:
        pull(root)


@pytest.fixture
def stick(sticks: list[Path], tmp_path: Path) -> Path:
    """One stick of 30 MB."""
    sticks.append(mounted(tmp_path / "KINGSTON", "30m"))
    return sticks[0]


@pytest.fixture
def page(window: MainWindow, connected: Session, small_plan: RecordId) -> ExchangePage:
    """The commune's page, connected, with a plan to send."""
    assert connected
    assert small_plan
    return exchange_page(window)


@pytest.fixture
def above(above: MainWindow) -> ReceptionPage:
    """Tiếp nhận of the superior."""
    return reception_page(above)


def choose(page: ExchangePage, stick: Path) -> None:
    page.sending.again.click()
    next(each for each in page.sending.places.buttons() if stick.name in each.text()).click()


def refused(page: ExchangePage, refusals: list[AppError], words: Words, code: str, *says: str) -> None:
    """One refusal with these words; nothing counts as sent and nothing says that it was saved."""
    assert [error.code for error in refusals] == [code]
    said = words.error(refusals.pop())
    for each in says:
        assert each in said
    assert sendings.sendings(page.desk.session) == ()
    assert page.sending.done.isHidden()


def test_a_stick_pulled_while_it_is_written_to(
    page: ExchangePage,
    stick: Path,
    refusals: list[AppError],
    words: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(page, stick)
    read_back = media._require_same

    def pulled(digest: bytes, path: Path) -> None:
        pull(stick)
        read_back(digest, path)

    with monkeypatch.context() as patch:
        patch.setattr(media, "_require_same", pulled)
        page.sending.save.click()
    refused(page, refusals, words, "media-vanished", "Dữ liệu trong máy không ảnh hưởng", "cắm lại")
    mounted(stick, "30m")
    choose(page, stick)
    page.sending.save.click()
    assert page.sending.done.text().endswith("Sending 1.")
    assert [path.suffix for path in (stick / "KEHOACH").iterdir()] == [".khx"]


def test_a_stick_pulled_between_the_look_and_the_taking(
    page: ExchangePage, above: ReceptionPage, stick: Path, refusals: list[AppError], words: Words
) -> None:
    choose(page, stick)
    page.sending.save.click()
    (file,) = (stick / "KEHOACH").iterdir()
    data = file.read_bytes()
    above.take([stick])
    pull(stick)
    above.receiving.take_in.click()
    assert [error.code for error in refusals] == ["media-gone"]
    assert "cắm lại USB" in words.error(refusals[0])
    assert exchanging.collected(above.desk.session) == ()
    assert len(above.receiving.table.model.lines) == 1, "the list waits for the stick"
    mounted(stick, "30m")
    (stick / "KEHOACH").mkdir()
    file.write_bytes(data)
    above.receiving.take_in.click()
    assert len(above.collected.model.lines) == 1


def test_a_stick_pulled_while_it_is_read(
    page: ExchangePage, above: ReceptionPage, stick: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, stick)
    page.sending.save.click()
    above.take([stick])
    from ccapp.services.handover import exchanging as services

    copy = services.copy_in

    def pulled(arrival: object, inbox: Path) -> object:
        pull(stick)
        return copy(arrival, inbox)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(services, "copy_in", pulled)
    above.receiving.take_in.click()
    (line,) = above.receiving.table.model.lines
    assert line.cells[2] == "Not taken"
    assert "Cắm lại USB" in line.cells[3]
    assert exchanging.collected(above.desk.session) == ()
    assert [each for each in (above.desk.session.store.folder / "inbox").glob("*") if each.is_file()] == []


def test_a_read_only_stick_is_not_written_to_and_is_read(
    page: ExchangePage, above: ReceptionPage, stick: Path, refusals: list[AppError], words: Words
) -> None:
    choose(page, stick)
    page.sending.save.click()
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    edit(page.desk.session, RecordId(str(page.sending.plan.currentData())), "Quý II/2026")
    page.sending.save.click()  # it was locked after the list was made
    assert [error.code for error in refusals] == ["media-read-only"]
    assert "Mở khóa USB hoặc chọn thư mục khác" in words.error(refusals[0])
    assert [each.package.sequence for each in sendings.sendings(page.desk.session)] == [1]
    page.sending.again.click()
    (button,) = [each for each in page.sending.places.buttons() if stick.name in each.text()]
    assert not button.isEnabled()
    assert "read-only" in button.text()
    above.take([stick])
    above.receiving.take_in.click()
    assert len(above.collected.model.lines) == 1


def test_a_full_stick_keeps_what_was_on_it(
    page: ExchangePage, sticks: list[Path], tmp_path: Path, refusals: list[AppError], words: Words
) -> None:
    sticks.append(mounted(tmp_path / "DAY", "3m"))
    (sticks[0] / "ảnh.jpg").write_bytes(bytes(1000))
    choose(page, sticks[0])
    page.sending.save.click()
    refused(page, refusals, words, "media-no-space", "không đủ chỗ trống", "Xóa bớt tệp hoặc chọn nơi khác")
    assert [path.name for path in sticks[0].rglob("*") if path.is_file()] == ["ảnh.jpg"]
    page.sending.set_folder(tmp_path)
    page.sending.save.click()
    assert page.sending.done.text() == "Saved and checked. Sending 1."


def test_a_folder_that_went_away(
    page: ExchangePage, tmp_path: Path, refusals: list[AppError], words: Words
) -> None:
    out = tmp_path / "gửi"
    out.mkdir()
    page.sending.set_folder(out)
    out.rmdir()
    page.sending.save.click()
    refused(page, refusals, words, "media-vanished", str(out), "không còn thấy")
    assert not out.exists()
    page.take([tmp_path / "không có"])
    assert [error.code for error in refusals] == ["file-not-found"]
    assert page.receiving.table.model.lines == ()


def test_of_two_sticks_only_the_chosen_one_is_touched(
    page: ExchangePage, stick: Path, sticks: list[Path], tmp_path: Path
) -> None:
    sticks.append(mounted(tmp_path / "SANDISK", "30m"))
    choose(page, sticks[1])
    names = [each.text() for each in page.sending.places.buttons()]
    assert sum("KINGSTON" in name or "SANDISK" in name for name in names) == 2
    page.sending.save.click()
    assert list((sticks[1] / "KEHOACH").iterdir())
    assert list(stick.iterdir()) == []
    pull(sticks[1])
    page.sending.again.click()
    assert page.sending.to_folder.isChecked(), "no other stick is chosen in the place of the one that went"
    assert not any("SANDISK" in each.text() for each in page.sending.places.buttons())


@pytest.mark.parametrize("years", [10, -10])
@pytest.mark.parametrize("wrong", ["below", "above"])
def test_a_clock_ten_years_off_changes_nothing_of_it(
    page: ExchangePage, above: ReceptionPage, tmp_path: Path, clock: Clock, years: int, wrong: str
) -> None:
    session = page.desk.session
    out = tmp_path / "gửi"
    out.mkdir()
    page.sending.set_folder(out)
    words = []
    for deadline in ("Quý II/2026", "Quý III/2026"):
        clock.go(days=365 * years if wrong == "below" else 0)
        edit(session, RecordId(str(page.sending.plan.currentData())), deadline)
        page.sending.save.click()
        clock.go(days=-365 * years if wrong == "below" else 0)
        newest = max(out.glob("*.khx"), key=lambda path: path.stat().st_mtime_ns)
        clock.go(days=365 * years if wrong == "above" else 0)
        above.take([newest])
        above.receiving.take_in.click()
        clock.go(days=-365 * years if wrong == "above" else 0)
        words += [line.cells[2] for line in above.receiving.table.model.lines]
    assert words == ["New", "Changed (1)"]
    assert [each.package.sequence for each in sendings.sendings(session)] == [2, 1]
    assert above.collected.model.lines[0].cells[2] == "2"
    above.receiving.undo.click()
    assert above.collected.model.lines[0].cells[2] == "1"
