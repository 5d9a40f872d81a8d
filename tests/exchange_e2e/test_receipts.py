"""Receipts between offices: in any order, lost, doubled, typed, of an undone reception, and hostile ones."""

from __future__ import annotations

import base64
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.package import Recipient
from ccapp.exchange.receipt import Receipt, seal_receipt
from ccapp.services import today
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, other_ways, receipts, receptions, sendings, slips
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.handover.receipts import Acknowledged
from ccapp.services.handover.sendings import Arrival
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database, partners
from ccapp.store.sendings import SentPackage
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.offices import SUPERIOR, deliver, dump, stored
from tests.exchange_e2e.test_undo_reception import changed


@pytest.fixture
def sent(world: World) -> tuple[SentPackage, ...]:
    """Three sendings of the first commune, the first one first, all received; they lie in `out`."""
    out = world.place / "out"
    out.mkdir()
    for number in range(3):
        exchanging.send(world.first, world.plan, SUPERIOR, out)
        changed(world.first, world.plan, f"Báo cáo {number}")
    exchanging.receive(world.superior, [out])
    return tuple(reversed([each.package for each in sendings.sendings(world.first)]))


def arrivals(session: Session) -> list[Arrival]:
    """How far each sending has come, the first one first."""
    return [each.arrival for each in reversed(sendings.sendings(session))]


def acknowledged(world: World) -> tuple[Acknowledged, ...]:
    """What stands received at the superior, the first sending first."""
    return tuple(sorted(receipts.received(world.superior), key=lambda each: each.package.sequence))


def given_files(world: World) -> list[Path]:
    """A receipt for each of the sendings, in their order."""
    folder = world.place / "biên nhận"
    folder.mkdir(exist_ok=True)
    hashes = [each.package.sha256 for each in acknowledged(world)]
    made = receipts.give(world.superior, hashes, folder)
    return [each.file for each in sorted(made, key=lambda each: each.acknowledged.package.sequence)]


@pytest.fixture
def files(world: World, sent: tuple[SentPackage, ...]) -> list[Path]:
    """A receipt for each of the three sendings, in their order."""
    assert len(sent) == 3
    return given_files(world)


def take(session: Session, path: Path) -> Outcome:
    """Receive one file."""
    (outcome,) = exchanging.receive(session, [path])
    return outcome


def test_a_receipt_marks_its_sending_and_covers_those_before(
    world: World, sent: tuple[SentPackage, ...]
) -> None:
    assert arrivals(world.first) == [Arrival.REPLACED, Arrival.REPLACED, Arrival.WAITING]
    files = given_files(world)
    assert files[1].name == "Bien nhan - ubnd xa mot - lan gui 2.khx"
    outcome = take(world.first, files[1])
    assert (outcome.result, outcome.sequence) == (Result.RECEIPT, 2)
    assert outcome.plan == world.plan
    assert arrivals(world.first) == [Arrival.COVERED, Arrival.ARRIVED, Arrival.WAITING]
    take(world.first, files[2])
    assert arrivals(world.first) == [Arrival.COVERED, Arrival.ARRIVED, Arrival.ARRIVED]
    assert sendings.awaited(world.first) == ()
    kept = sendings.sendings(world.first)[0].package.receipt
    assert kept is not None
    assert (kept.result, kept.by_code) == ("merged", False)
    assert kept.taken_at.startswith("2026-01-05T")
    assert all(each.package.given_at for each in acknowledged(world))
    assert len(sent) == 3


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=8))
def test_order_loss_and_doubles_make_no_difference(
    world: World, files: list[Path], order: list[tuple[int, bool]]
) -> None:
    with world.first.store.writing() as connection:
        connection.execute("DELETE FROM receipt")
    codes = [each.code for each in acknowledged(world)]
    for number, typed in order:
        if typed:
            assert receipts.confirm(world.first, codes[number]).sequence == number + 1
        else:
            assert take(world.first, files[number]).result is Result.RECEIPT
    came = {number for number, _ in order}
    expected = [Arrival.ARRIVED if number in came else Arrival.WAITING for number in range(3)]
    for number in range(2):
        if number not in came:
            covered = any(later in came for later in range(number + 1, 3))
            expected[number] = Arrival.COVERED if covered else Arrival.REPLACED
    assert arrivals(world.first) == expected
    for number, each in enumerate(reversed(sendings.sendings(world.first))):
        kept = each.package.receipt
        if kept is not None:  # a file says more than the code, whichever came first
            assert kept.by_code == ((number, False) not in order)


def test_digits_are_checked_offline_and_wrong_ones_change_nothing(
    world: World, sent: tuple[SentPackage, ...]
) -> None:
    codes = [each.code for each in acknowledged(world)]
    assert all(len(code.replace(" ", "")) == 10 for code in codes)
    assert len(set(codes)) == 3
    wrong = codes[1][:-1] + str((int(codes[1][-1]) + 1) % 10)
    before = dump(world.first)
    for typed, chosen, code in (
        (wrong, sent[1], "receipt-code-wrong"),
        ("", sent[1], "receipt-code-wrong"),
        (codes[1][:-1], sent[1], "receipt-code-wrong"),
        ("٤٨٢١٣ ٠٩٥٧٧", sent[1], "receipt-code-wrong"),
        (codes[0], sent[1], "receipt-code-other"),
        (wrong, None, "receipt-code-unknown"),
    ):
        with pytest.raises(RefusedError) as refused:
            receipts.confirm(world.first, typed, chosen)
        assert refused.value.code == code
    assert dump(world.first) == before
    receipts.confirm(world.first, codes[1].replace(" ", "-"), sent[1])
    assert arrivals(world.first)[1] is Arrival.ARRIVED


def test_another_commune_cannot_make_the_code(world: World, sent: tuple[SentPackage, ...]) -> None:
    exchanging.send(world.second, world.other_plan, SUPERIOR, world.place)
    exchanging.receive(world.superior, [world.place])
    (theirs,) = receipts.received(world.superior, office=world.second.store.office.id)
    assert len(sent) == len(receipts.received(world.superior)) - 1
    with pytest.raises(RefusedError):
        receipts.confirm(world.first, theirs.code)


def forged(giver: Session, reader: Session, about: SentPackage, **lies: Any) -> bytes:
    """A receipt that an office signs and seals correctly, whatever it says."""
    said = Receipt(
        device=about.device,
        sequence=about.sequence,
        package=about.package,
        sha256=about.sha256,
        plan=about.plan,
        result="merged",
        at="2026-01-05T08:00+07:00",
        held={about.device: 9},
    )
    return seal_receipt(
        replace(said, **lies),
        keys=own_keys(giver.store),
        to=Recipient(office=reader.store.office.id, enc_pk=own_keys(reader.store).enc_pk),
        name=giver.store.office.name,
        made=giver.clock(),
        app="0.1.0",
    )


@pytest.mark.parametrize(
    ("lies", "code"),
    [
        ({"sequence": 1}, "E-CHUKY"),
        ({"sequence": 4}, "E-CHUKY"),
        ({"package": "0" * 32}, "E-CHUKY"),
        ({"device": "AAAAAAAAAAAA"}, "E-CHUKY"),
        ({"plan": "AAAAAAAAAAAA1"}, "E-CHUKY"),
        ({"sha256": "0" * 64}, "receipt-unknown"),
        ({"sha256": "0" * 64, "sequence": 99}, "receipt-unknown"),
    ],
)
def test_a_signed_receipt_that_lies_changes_nothing(
    world: World, sent: tuple[SentPackage, ...], lies: dict[str, Any], code: str
) -> None:
    data, before = forged(world.superior, world.first, sent[1], **lies), dump(world.first)
    outcome = deliver(world.first, data, world.place)
    assert outcome.result is Result.REFUSED
    assert outcome.error is not None
    assert outcome.error.code == code
    assert dump(world.first) == before


def test_an_office_acknowledges_only_what_was_sent_to_it(world: World, sent: tuple[SentPackage, ...]) -> None:
    """A confirmed office that is not the receiver, one that is not known, and a receipt for somebody else."""
    before = dump(world.first)
    stranger = deliver(world.first, forged(world.second, world.first, sent[1]), world.place)
    assert package_code(stranger.error or NotFoundError("x")) == "E-NGUOIGUI"
    known = own_keys(world.second.store)
    partner = partners.Partner(
        office=world.second.store.office,
        root_pk=base64.b64encode(known.root_pk).decode(),
        enc_pk=base64.b64encode(known.enc_pk).decode(),
        confirmed=True,
    )
    with world.first.store.writing() as connection:
        partners.save_partner(connection, partner, "")
    before = dump(world.first)
    other = deliver(world.first, forged(world.second, world.first, sent[1]), world.place)
    assert other.error is not None
    assert other.error.code == "receipt-other-office"
    misled = deliver(world.second, forged(world.superior, world.first, sent[1]), world.place)
    assert package_code(misled.error or NotFoundError("x")) == "E-NHAMNGUOI"
    assert dump(world.first) == before


def test_a_receipt_given_stays_true_after_its_reception_was_undone(
    world: World, sent: tuple[SentPackage, ...]
) -> None:
    files, codes = given_files(world), [each.code for each in acknowledged(world)]
    (reception,) = receptions.list_receptions(world.superior)
    receptions.undo_receptions(world.superior, [reception.run])
    assert receipts.received(world.superior) == ()
    with pytest.raises(NotFoundError, match="received-gone"):
        receipts.give(world.superior, [sent[2].sha256], world.place)
    assert take(world.first, files[0]).result is Result.RECEIPT  # it had arrived, and that was said
    exchanging.receive(world.superior, [world.place / "out"], accept=True)
    assert [each.code for each in acknowledged(world)] == codes
    assert take(world.first, given_files(world)[2]).result is Result.RECEIPT
    database.require_sound(world.superior.store.connection)


@pytest.mark.usefixtures("sent")
def test_an_office_passes_by_its_own_receipts_on_the_stick(world: World) -> None:
    stick = world.place / "stick"
    stick.mkdir()
    hashes = [each.package.sha256 for each in receipts.received(world.superior)]
    made = receipts.give_to_stick(world.superior, hashes, stick)
    assert {each.file.parent for each in made} == {stick / "KEHOACH" / "TRA-VE"}
    outcomes = exchanging.receive(world.superior, [stick])
    assert [(each.result, each.sequence) for each in outcomes] == [(Result.RECEIPT, 0)] * 3
    assert [each.result for each in exchanging.receive(world.first, [stick])] == [Result.RECEIPT] * 3


def test_files_that_changed_nothing_are_acknowledged_too_and_the_newest_covers(world: World) -> None:
    out = world.place / "out"
    out.mkdir()
    for _ in range(2):
        exchanging.send(world.first, world.plan, SUPERIOR, out)
    old, new = sorted(out.iterdir())
    exchanging.receive(world.superior, [new])
    exchanging.receive(world.superior, [old])
    found = receipts.received(world.superior)
    assert {each.package.result for each in found} == {"merged", "nothing-new"}
    assert [each.package.sequence for each in receipts.newest(found)] == [2]


def test_after_fourteen_days_a_sending_without_receipt_is_late(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = world.place / "out"
    out.mkdir()
    exchanging.send(world.first, world.plan, SUPERIOR, out)
    now = world.first.clock()

    def on_day(days: int) -> tuple[bool, int]:
        monkeypatch.setattr(world.first.store, "clock", lambda: now + timedelta(days=days))
        (waiting,) = sendings.awaited(world.first)
        return waiting.is_late, waiting.days

    assert on_day(13) == (False, 13)
    assert on_day(14) == (True, 14)
    assert on_day(-30) == (False, 0)


def test_what_went_otherwise_is_no_longer_awaited_and_is_undone_in_one_step(world: World) -> None:
    from ccapp.domain.other_ways import OtherForm, OtherWay
    from ccapp.domain.plan import Channel

    session = world.first
    assert not sendings.has_sent(session)
    way = OtherWay(
        plan=world.plan,
        office=SUPERIOR,
        day=session.clock().date(),
        form=OtherForm.WORD,
        channel=Channel.SYSTEM,
        number="12/BC-UBND",
    )
    exchanging.send(session, world.plan, SUPERIOR, world.place)
    assert len(sendings.awaited(session)) == 1
    ident = other_ways.note(session, way)
    assert sendings.awaited(session) == ()
    assert other_ways.other_ways(session) == (replace(way, id=ident),)
    planning.undo(session)
    assert len(sendings.awaited(session)) == 1
    planning.redo(session)
    other_ways.remove(session, ident)
    assert other_ways.other_ways(session) == ()
    with pytest.raises(NotFoundError):
        other_ways.remove(session, ident)
    later = replace(way, day=way.day + timedelta(days=1))
    for wrong in (later, replace(way, office=" "), replace(way, plan=type(world.plan)(""))):
        with pytest.raises(RefusedError):
            other_ways.note(session, wrong)


def test_a_superior_awaits_no_receipt_for_what_it_handed_out(world: World, plan_maker: PlanMaker) -> None:
    exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    exchanging.receive(world.superior, [world.place])
    assert not today.waiting(world.superior, None).nothing_sent, "a superior need not send"
    template = stored(world.superior, plan_maker(world.superior))
    exchanging.send(world.superior, template, world.first.store.office.id, world.place)
    (sent,) = sendings.sendings(world.superior)
    assert sent.arrival is Arrival.WAITING
    assert sendings.awaited(world.superior) == ()


def test_a_copied_folder_counts_anew_and_old_receipts_still_fit(
    world: World, files: list[Path], clock: Clock
) -> None:
    copy = world.place / "bản chép"
    shutil.copytree(world.first.store.folder, copy, ignore=shutil.ignore_patterns("lock", "*-shm"))
    session = safekeeping.open_session(copy, who="Lan", clock=clock)
    assert session.store.device != world.first.store.device
    exchanging.send(session, world.plan, SUPERIOR, world.place)
    expected = [Arrival.REPLACED, Arrival.REPLACED, Arrival.REPLACED, Arrival.WAITING]
    assert arrivals(session) == expected
    assert take(session, files[2]).sequence == 3
    assert arrivals(session) == [Arrival.COVERED, Arrival.COVERED, Arrival.ARRIVED, Arrival.WAITING]
    assert [each.package.sequence for each in sendings.awaited(session)] == [1]
    session.store.close()


def test_slips_say_what_both_offices_need(
    world: World, sent: tuple[SentPackage, ...], tmp_path: Path
) -> None:
    def words(path: Path) -> list[str]:
        with pdfplumber.open(path) as pdf:
            return [" ".join((page.extract_text() or "").split()) for page in pdf.pages]

    (page,) = words(slips.print_sending(world.first, sent[1], tmp_path / "gửi.pdf"))
    for said in ("PHIẾU GỬI", "UBND xã Một", SUPERIOR, "Lần gửi 2", sent[1].sha256[:8]):
        assert said in page
    found = acknowledged(world)
    pages = words(slips.print_receipts(world.superior, found, tmp_path / "nhận.pdf"))
    assert len(pages) == 3
    for page, each in zip(pages, found, strict=True):
        assert "PHIẾU BIÊN NHẬN" in page
        assert each.code in page


def test_the_verbs_receipt_and_confirm(superior: Desk, commune: Desk, connected: Desk, stick: Path) -> None:
    assert connected is commune
    commune.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    back = stick.parent / "về"
    back.mkdir()
    (made,) = superior.done("receipt", "--out", back)["receipts"]
    assert (made["sequence"], len(made["code"])) == (1, 11)
    commune("confirm", "00000 00000").refused("lần gửi", "từng số")
    assert commune.done("confirm", made["code"])["sequence"] == 1
    (line,) = commune.done("receive", back)["files"]
    assert (line["result"], line["code"]) == ("receipt", None)
    assert "lần gửi 1" in line["message"]
    superior("receipt", "nơi khác", "--out", back).refused("nơi khác")
