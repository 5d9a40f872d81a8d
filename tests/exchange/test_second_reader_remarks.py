"""Remarks of a superior (FORMAT.md 9b): the second reader takes and refuses what the program does."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, Speaker
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.versions import DeviceId, FieldValue, make_dot
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import Dispatch, Recipient, seal_scope
from ccapp.services.collected import decisions
from ccapp.services.handover import exchanging
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning, remarks
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from tests.conftest import Clock, PlanMaker
from tests.exchange import second_reader
from tests.exchange.conftest import MADE, NAMES
from tests.exchange.second_reader import Office
from tests.exchange.test_second_reader import code_of
from tests.exchange_e2e.offices import (
    commune_at,
    deliver,
    exported,
    merged,
    packed,
    stored,
    superior_at,
)

WORDS = "Lùi sang quý II,\nnêu rõ đơn vị chủ trì"
LIES: tuple[tuple[str, FieldValue], ...] = (
    *(("words", " "), ("words", None), ("record", 1), ("field", None), ("by", 4)),
    *(("day", "3/2/2026"), ("day", "2026-02-30"), ("day", ""), ("day", None), ("day", "2026-02-03")),
)


def test_remarks_are_read_and_refused_alike(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> None:
    superior = superior_at(tmp_path / "s", clock)
    commune = commune_at(tmp_path / "c", superior, "UBND xã Một", clock)
    with closing(superior.store), closing(commune.store):
        plan = stored(commune, plan_maker(commune))
        merged(superior, packed(commune, exported(commune, plan)), tmp_path)
        line = next(rows(planning.show(commune, plan).appendices[0])).leaf.id
        remark = Remark(plan_id=plan, record=line, field="deadline", words=WORDS, speaker=Speaker.SUPERIOR)
        remarks.add(superior, replace(remark, by="Phòng CCHC", day=date(2026, 2, 3)))
        file = remark_files.send_remarks(superior, plan, tmp_path).file
        keys, giver = own_keys(commune.store), own_keys(superior.store)
        known = {giver.office: (giver.root_pk, "superior")}
        reader = Office(office=keys.office, private=keys.encryption, known=known)
        found = second_reader.open_data(file.read_bytes(), reader, "remarks")
        (record,) = found.records
        expected = {
            "record": line,
            "field": "deadline",
            "words": WORDS,
            "by": "Phòng CCHC",
            "day": "2026-02-03",
        }
        assert record["f"] == {**expected, "plan_id": plan}
        assert found.header["scope"] == {"office": giver.office, "plan": plan}
        assert code_of(lambda: second_reader.open_data(file.read_bytes(), reader)) == "E-KHUNG"
        as_commune = replace(reader, known={giver.office: (giver.root_pk, "commune")})
        assert code_of(lambda: second_reader.open_data(file.read_bytes(), as_commune, "remarks")) == "E-QUYEN"
        assert [each.result for each in exchanging.receive(commune, [file])] == [Result.MERGED]
        lies_are_refused(superior, commune, reader, plan, record, tmp_path)


DECISION_LIES: tuple[tuple[str, FieldValue], ...] = (
    *(("verdict", "approved"), ("number", 0), ("number", "1"), ("reason", " "), ("reason", None)),
    *(("rows", 3), ("until", "30/6/2026"), ("until", None), ("held", "{"), ("held", "[]"), ("held", 4)),
    *(
        ("held", '{"A":0}'),
        ("held", "[" * 5_000),
        ("package", 1),
        ("data", 1),
        ("by", 4),
        ("unknown", "x"),
        ("deleted", "{}"),
    ),
)


def test_decisions_are_read_and_refused_alike(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> None:
    superior = superior_at(tmp_path / "s", clock)
    commune = commune_at(tmp_path / "c", superior, "UBND xã Một", clock)
    with closing(superior.store), closing(commune.store):
        plan = stored(commune, plan_maker(commune))
        merged(superior, packed(commune, exported(commune, plan)), tmp_path)
        decisions.ask_supplement(superior, plan, "Nêu rõ sản phẩm", date(2026, 6, 20))
        file = remark_files.send_remarks(superior, plan, tmp_path).file
        keys, giver = own_keys(commune.store), own_keys(superior.store)
        known = {giver.office: (giver.root_pk, "superior")}
        reader = Office(office=keys.office, private=keys.encryption, known=known)
        (record,) = second_reader.open_data(file.read_bytes(), reader, "remarks").records
        told = record["f"]
        assert (record["t"], told["verdict"], told["number"]) == ("decision", "supplement", 1)
        assert (told["reason"], told["until"]) == ("Nêu rõ sản phẩm", "2026-06-20")
        assert set(told) == {
            "plan_id", "number", "verdict", "reason", "by", "day", "until", "rows", "package", "data", "held",
        }  # fmt: skip
        lies_are_refused(superior, commune, reader, plan, record, tmp_path, DECISION_LIES)


def lies_are_refused(
    superior: Session,
    commune: Session,
    reader: Office,
    plan: RecordId,
    record: Mapping[str, Any],
    place: Path,
    lies: tuple[tuple[str, FieldValue], ...] = LIES,
) -> None:
    """Each lie about the one record, signed and sealed as it should be, has one outcome in both."""
    giver, keys = own_keys(superior.store), own_keys(commune.store)
    to = [Recipient(office=keys.office, enc_pk=keys.enc_pk)]
    base = replace(exported(superior, plan), office=giver.office, vector={DeviceId(giver.device): 9_000})
    for sequence, (key, value) in enumerate(lies, 10):
        lying = ScopeRecord(
            type=record["t"],
            id=record["id"],
            fields={**record["f"], key: value},
            versions={key: make_dot(DeviceId(giver.device), 8_000 + sequence)},
        )
        state = replace(base, records=(lying,), vector={DeviceId(giver.device): 9_000 + sequence})
        dispatch = Dispatch(sequence=sequence, made=MADE, app="0.1.0", names=NAMES)
        data = seal_scope(state, keys=giver, to=to, dispatch=dispatch, kind=PackageKind.REMARKS)
        error = deliver(commune, data, place).error
        ours = code_of(lambda data=data: second_reader.open_data(data, reader, "remarks"))
        assert ours == (error.code if error else ""), (key, value)
