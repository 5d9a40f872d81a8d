"""The audit trail of the handover: who sent, received and acknowledged what, chained and readable."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ccapp.domain.layout import Level
from ccapp.domain.records import rows
from ccapp.services.collected import decisions
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, receipts, receptions, recovering, trail
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import editing, planning
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.deeds import Deed
from ccapp.store.history import history
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.machines import write
from tests.exchange_e2e.offices import SUPERIOR, deliver, exported, merged, packed


def facts(session: Session, deed: Deed) -> list[dict[str, Any]]:
    return [dict(each.facts) for each in trail.list_deeds(session) if each.deed is deed]


def test_a_sending_its_reception_and_its_receipt_are_told_on_both_sides(world: World, tmp_path: Path) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    sha256 = hashlib.sha256(sent.file.read_bytes()).hexdigest()
    (entry,) = trail.list_deeds(world.first)
    assert (entry.deed, entry.who, entry.device) == (Deed.SENT, "Lan", world.first.store.device)
    assert entry.at == world.first.clock().isoformat(timespec="seconds")
    assert dict(entry.facts) == {
        "sha256": sha256,
        "office": world.superior.store.office.id,
        "plan": world.plan,
        "file": sent.file.name,
        "sequence": 1,
        "records": sent.records,
    }
    exchanging.receive(world.superior, [sent.file])
    (came,) = trail.list_deeds(world.superior)
    told = dict(came.facts)
    assert (came.deed, came.who, came.package) == (Deed.RECEIVED, "Minh", entry.package)
    assert (told["sha256"], told["result"], told["sequence"]) == (sha256, "merged", 1)
    assert (told["new"], told["changed"], told["removed"], told["agreed"]) == (sent.records, 0, 0, 0)
    assert str(told["made"]).startswith("2026-01-05T10:32")
    (given,) = receipts.give(world.superior, [sha256], tmp_path)
    assert facts(world.superior, Deed.RECEIPT_GIVEN) == [{"sha256": sha256}]
    exchanging.receive(world.first, [given.file])
    assert [each["result"] for each in facts(world.first, Deed.RECEIPT)] == ["merged"]
    for session in (world.first, world.superior):
        assert safekeeping.verify_trail(session).broken == 0


def test_data_given_back_and_originals_forwarded_are_told_as_sent(world: World, tmp_path: Path) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    given = recovering.give_back(world.superior, world.plan, tmp_path)
    assert facts(world.superior, Deed.SENT) == [
        {
            "sha256": hashlib.sha256(given.file.read_bytes()).hexdigest(),
            "office": world.first.store.office.id,
            "plan": world.plan,
            "file": given.file.name,
            "records": given.records,
        }
    ]
    assert safekeeping.verify_trail(world.superior).broken == 0


def test_typed_digits_are_told_as_such(world: World, tmp_path: Path) -> None:
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    (received,) = receipts.received(world.superior)
    receipts.confirm(world.first, received.code)
    assert [each["result"] for each in facts(world.first, Deed.RECEIPT)] == ["code"]


def test_a_file_that_changes_nothing_is_told_too(world: World) -> None:
    old = packed(world.first, exported(world.first, world.plan), 1)
    first = next(rows(planning.show(world.first, world.plan).appendices[0]))
    planning.set_text(world.first, world.plan, first.leaf.id, "product", "Báo cáo mới")
    merged(world.superior, packed(world.first, exported(world.first, world.plan), 2), world.place)
    assert deliver(world.superior, old, world.place).result is Result.OLDER
    assert [each["result"] for each in facts(world.superior, Deed.RECEIVED)] == ["merged", "older"]


def test_a_yes_is_told(world: World) -> None:
    merged(world.superior, packed(world.first, exported(world.first, world.plan), 1), world.place)
    for section in planning.show(world.first, world.plan).appendices[0].sections:
        editing.remove(world.first, world.plan, [section.id])
    emptied = packed(world.first, exported(world.first, world.plan), 2)
    assert deliver(world.superior, emptied, world.place).result is Result.HELD
    assert deliver(world.superior, emptied, world.place, accept=True).result is Result.MERGED
    assert [each["agreed"] for each in facts(world.superior, Deed.RECEIVED)] == [0, 1]
    (latest, _) = receptions.list_receptions(world.superior)
    receptions.undo_receptions(world.superior, [latest.run])
    database.require_sound(world.superior.store.connection)
    assert deliver(world.superior, emptied, world.place, accept=True).result is Result.MERGED
    assert [each["agreed"] for each in facts(world.superior, Deed.RECEIVED)] == [0, 1, 1]


def test_remarks_and_what_is_given_back_are_told_too(world: World, tmp_path: Path) -> None:
    """What a superior wrote into our plan, and its copy of it that we took over after a yes."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    decisions.ask_supplement(world.superior, world.plan, "Nêu rõ sản phẩm")
    remarks = remark_files.send_remarks(world.superior, world.plan, tmp_path).file
    (outcome,) = exchanging.receive(world.first, [remarks])
    assert (outcome.result, outcome.remarks) == (Result.MERGED, 1)
    (told,) = facts(world.first, Deed.RECEIVED)
    assert (told["file"], told["result"]) == (remarks.name, "remarks")
    assert told["sha256"] == hashlib.sha256(remarks.read_bytes()).hexdigest()
    copy = safekeeping.backup(world.first, tmp_path / "sao lưu.ccbak")
    write(world.first, world.plan, "Quý III/2026")
    exchanging.receive(world.superior, [exchanging.send(world.first, world.plan, SUPERIOR, tmp_path).file])
    given = recovering.give_back(world.superior, world.plan, tmp_path).file
    safekeeping.restore(tmp_path / "mới", copy, who="Hoa", clock=world.first.clock)
    again = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=world.first.clock)
    exchanging.receive(again, [given], accept=True)
    assert [each["result"] for each in facts(again, Deed.RECEIVED)] == ["remarks", "recovery"]
    assert safekeeping.verify_trail(again).broken == 0
    again.store.close()


def test_it_is_no_change_of_a_record_and_no_step_to_undo(world: World, tmp_path: Path) -> None:
    first = next(rows(planning.show(world.first, world.plan).appendices[0]))
    planning.set_text(world.first, world.plan, first.leaf.id, "product", "Báo cáo mới")
    before = list(history(world.first.store.connection))
    exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    assert list(history(world.first.store.connection)) == before
    assert planning.undo(world.first).action != "send"
    assert editing.add_line(world.first, world.plan, first.leaf.id, Level.TASK).record


def test_an_entry_that_was_changed_from_outside_breaks_the_chain(world: World, tmp_path: Path) -> None:
    exchanging.send(world.first, world.plan, SUPERIOR, tmp_path)
    with world.first.store.writing() as connection:
        connection.execute("UPDATE change SET after = replace(after, '\"records\":', '\"records\":1')")
    assert safekeeping.verify_trail(world.first).broken > 0


def test_a_refused_file_is_noted_with_who_and_where(world: World, tmp_path: Path) -> None:
    path = tmp_path / "a.khx"
    path.write_bytes(b"KHXG1 nothing")
    exchanging.receive(world.superior, [path])
    (note,) = (world.superior.store.folder / "quarantine").glob("*.txt")
    lines = note.read_text(encoding="utf-8").splitlines()
    assert (lines[1], lines[3]) == ("a.khx", f"Minh, {world.superior.store.device}")


def test_the_verb_lists_them(superior: Desk, connected: Desk, stick: Path) -> None:
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    (sent,) = connected.done("trail", "--deeds")["deeds"]
    (came,) = superior.done("trail", "--deeds")["deeds"]
    assert (sent["deed"], came["deed"], came["result"]) == ("sent", "received", "merged")
    assert (sent["package"], sent["sha256"]) == (came["package"], came["sha256"])
    assert "deeds" not in superior.done("trail")


def test_history_shows_none_of_it(connected: Desk, stick: Path) -> None:
    before = connected.done("history")["changes"]
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    assert connected.done("history")["changes"] == before
