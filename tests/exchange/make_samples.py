"""Writes the frozen samples of the current format. Run once per format, never to make a failing test pass.

    python tests/exchange/make_samples.py [receipt|kinds|recovery|outset]

A release's samples stay for ever: every later program must read them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ccapp.domain.layout import Level
from ccapp.domain.office import Role
from ccapp.domain.outset import HandedScope, Outset
from ccapp.domain.plan import SIGNED_BY, Appendix, Item, OfficeId, Plan, RecordId
from ccapp.domain.report_calendar import USUAL
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.standard import TASK_TABLE
from ccapp.domain.versions import DeviceId, make_dot
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.card import comparison_code, make_join, new_invitation, seal_card, seal_invite
from ccapp.exchange.codec import Names
from ccapp.exchange.fields import to_base64
from ccapp.exchange.header import PackageKind
from ccapp.exchange.keys import from_plain, new_office, to_plain, with_keys
from ccapp.exchange.package import Dispatch, Recipient, read_header, seal_scope
from ccapp.exchange.receipt import Receipt, receipt_code, seal_receipt

FOLDER = Path(__file__).parent / "data"
MADE = datetime(2026, 11, 20, 8, 15, tzinfo=timezone(timedelta(hours=7)))


def main() -> None:
    """Write a data package, a card, a connection file, the keys that open them and what they hold."""
    commune, superior = new_office(Role.COMMUNE), new_office(Role.SUPERIOR)
    device = commune.device
    plan = RecordId(make_dot(device, 1))
    records = (
        ScopeRecord(type="plan", id=plan, fields={"title": "Kế hoạch mẫu", "year_from": 2026}, versions={}),
        ScopeRecord(
            type="item",
            id=RecordId(make_dot(device, 40)),
            fields={"deadline": "Quý II/2026", "notes": None, "product": "Báo cáo\nkết quả"},
            versions={"deadline": make_dot(device, 41)},
        ),
        ScopeRecord(type="later_kind", id=RecordId(make_dot(device, 42)), fields={"n": -5}, versions={}),
    )
    state = ScopeState(office=commune.office, plan=plan, vector={device: 42}, records=records)
    invitation = new_invitation("UBND xã Mẫu")
    dispatch = Dispatch(
        sequence=17,
        made=MADE,
        app="0.1.0",
        names=Names(sender="UBND xã Mẫu", plan="Kế hoạch mẫu"),
        previous="ab" * 32,
        join=make_join(commune, invitation),
    )
    to = [Recipient(office=superior.office, enc_pk=superior.enc_pk)]
    package = seal_scope(state, keys=commune, to=to, dispatch=dispatch, attachments=[b"%PDF-sample"])
    (FOLDER / "v1-data.khx").write_bytes(package)
    card = seal_card(superior, name="Sở Nội vụ tỉnh Mẫu", made=MADE, app="0.1.0")
    (FOLDER / "v1-card.khx").write_bytes(card)
    invite = seal_invite(superior, invitation, name="Sở Nội vụ tỉnh Mẫu", made=MADE, app="0.1.0")
    (FOLDER / "v1-invite.khx").write_bytes(invite)
    facts = {
        "superior": to_plain(superior),
        "commune_office": commune.office,
        "commune_root_pk": to_base64(commune.root_pk),
        "code": comparison_code(commune.office, commune.root_pk, superior.office, superior.root_pk),
        "invitation": {"id": invitation.id, "secret": to_base64(invitation.secret), "name": invitation.name},
        "records": [
            {"t": item.type, "id": item.id, "f": dict(item.fields), "v": dict(item.versions)}
            for item in records
        ],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "v1-facts.json").write_text(text + "\n", encoding="utf-8")


def receipt() -> None:
    """Write a receipt for the sample package as from its reader, the keys that open it, and its code."""
    package = (FOLDER / "v1-data.khx").read_bytes()
    facts = json.loads((FOLDER / "v1-facts.json").read_text(encoding="utf-8"))
    superior, commune = from_plain(facts["superior"]), new_office(Role.COMMUNE)
    header = read_header(package)
    assert header.scope is not None
    said = Receipt(
        device=header.device,
        sequence=header.sequence,
        package=header.package,
        sha256=hashlib.sha256(package).hexdigest(),
        plan=header.scope.plan,
        result="merged",
        at="2026-11-21T09:30+07:00",
        held=header.vector,
    )
    to = Recipient(office=commune.office, enc_pk=commune.enc_pk)
    name = "Sở Nội vụ tỉnh Mẫu"
    data = seal_receipt(said, keys=superior, to=to, name=name, made=MADE, app="0.1.0")
    (FOLDER / "v1-receipt.khx").write_bytes(data)
    shown = {
        "commune": to_plain(commune),
        "superior_root_pk": to_base64(superior.root_pk),
        "superior_enc_pk": to_base64(superior.enc_pk),
        "sha256": said.sha256,
        "code": receipt_code(superior, commune.enc_pk, sender=commune.office, sha256=said.sha256),
    }
    text = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "v1-receipt-facts.json").write_text(text + "\n", encoding="utf-8")


def kinds() -> None:
    """Write remarks, a package between machines and key events, the keys that open them, what they hold."""
    commune, superior = new_office(Role.COMMUNE), new_office(Role.SUPERIOR)
    plan = RecordId(make_dot(commune.device, 1))
    dispatch = Dispatch(
        sequence=3, made=MADE, app="0.1.0", names=Names(sender="Sở Nội vụ tỉnh Mẫu", plan="Kế hoạch mẫu")
    )
    said, own = _remarks(superior.device, plan), _own_records(commune.device, plan)
    remarks = seal_scope(
        ScopeState(office=superior.office, plan=plan, vector={superior.device: 9}, records=said),
        keys=superior,
        to=[Recipient(office=commune.office, enc_pk=commune.enc_pk)],
        dispatch=dispatch,
        kind=PackageKind.REMARKS,
    )
    machine = seal_scope(
        ScopeState(office=commune.office, plan=plan, vector={commune.device: 3}, records=own),
        keys=commune,
        to=[Recipient(office=commune.office, enc_pk=commune.enc_pk)],
        dispatch=replace(dispatch, names=Names(sender="UBND xã Mẫu", plan="Kế hoạch mẫu")),
        kind=PackageKind.MACHINE,
    )
    chain = (keyevents.revoked((), superior, DeviceId("A" * 12), 7),)
    root = crypto.new_key()
    chain = (*chain, keyevents.new_root(chain, superior, root))
    last = with_keys(superior, root=root)
    events = keyevents.seal_chain(chain, last, made=MADE, app="0.1.0")
    for name, data in (("remarks", remarks), ("machine", machine), ("keyevent", events)):
        (FOLDER / f"v1-{name}.khx").write_bytes(data)
    facts = {
        "commune": to_plain(commune),
        "superior_office": superior.office,
        "superior_root_pk": to_base64(superior.root_pk),
        "last_root_pk": to_base64(last.root_pk),
        "revoked": {"A" * 12: 7},
        "remarks": [_plain(record) for record in said],
        "machine": [_plain(record) for record in own],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "v1-kinds-facts.json").write_text(text + "\n", encoding="utf-8")


def recovery() -> None:
    """Write a plan given back to its office, and the keys that open it."""
    commune, superior = new_office(Role.COMMUNE), new_office(Role.SUPERIOR)
    plan = RecordId(make_dot(commune.device, 1))
    own = _own_records(commune.device, plan)[1:]  # who wrote it travels between machines alone
    data = seal_scope(
        ScopeState(office=commune.office, plan=plan, vector={commune.device: 3}, records=own),
        keys=superior,
        to=[Recipient(office=commune.office, enc_pk=commune.enc_pk)],
        dispatch=Dispatch(
            sequence=4,
            made=MADE,
            app="0.1.0",
            names=Names(sender="Sở Nội vụ tỉnh Mẫu", plan="Kế hoạch mẫu"),
        ),
        attachments=(b"%PDF-sample",),
        kind=PackageKind.RECOVERY,
    )
    (FOLDER / "v1-recovery.khx").write_bytes(data)
    facts = {
        "commune": to_plain(commune),
        "superior_office": superior.office,
        "superior_root_pk": to_base64(superior.root_pk),
        "recovery": [_plain(record) for record in own],
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "v1-recovery-facts.json").write_text(text + "\n", encoding="utf-8")


def outset() -> None:
    """Write a connection file with a model plan, a calendar and a handed-out plan, and what it holds."""
    superior = new_office(Role.SUPERIOR)
    plan = RecordId(make_dot(superior.device, 1))
    state = ScopeState(
        office=superior.office, plan=plan, vector={superior.device: 9}, records=_handed(superior.office, plan)
    )
    table = Appendix(title="Nhiệm vụ", layout=TASK_TABLE, sections=(_section(),))
    model = Plan(title="Kế hoạch mẫu năm 2026", year_from=2026, year_to=2026, appendices=(table,))
    brings = Outset(
        calendar=USUAL, model=model, handed=(HandedScope(title="Nhiệm vụ bắt buộc năm 2026", state=state),)
    )
    invitation = new_invitation("UBND xã Mẫu")
    data = seal_invite(superior, invitation, name="Sở Nội vụ tỉnh Mẫu", made=MADE, app="0.1.0", outset=brings)
    (FOLDER / "v1-outset.khx").write_bytes(data)
    facts = {
        "office": superior.office,
        "plan": plan,
        "records": [_plain(record) for record in state.records],
        "layout": TASK_TABLE.as_data(),
        "lines": [[item.level.value, dict(item.texts), dict(item.marks)] for item in table.items()],
        "periods": [[each.name, each.cut_off.shown, each.send.shown] for each in USUAL.periods],
        "basis": USUAL.basis,
    }
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / "v1-outset-facts.json").write_text(text + "\n", encoding="utf-8")


def _section() -> Item:
    product = Item(
        level=Level.PRODUCT,
        texts={"product": "Báo cáo\nkết quả", "deadline": "Quý IV/2026", "lead": "Văn phòng"},
        marks={SIGNED_BY: "CHỦ TỊCH"},
    )
    task = Item(level=Level.TASK, texts={"number": "1", "title": "Rà soát thủ tục"}, children=(product,))
    texts = {"section_number": "I", "section": "CẢI CÁCH THỂ CHẾ"}
    return Item(level=Level.SECTION, texts=texts, children=(task,))


def _handed(office: OfficeId, plan: RecordId) -> tuple[ScopeRecord, ...]:
    """A superior's plan with one task and the document that assigns it."""
    device = DeviceId(plan[:12])
    table, section, task, leaf, said = (RecordId(make_dot(device, number)) for number in range(2, 7))
    head = {"office_id": office, "title": "Nhiệm vụ bắt buộc năm 2026", "year_from": 2026, "year_to": 2026}
    home = {"plan_id": plan, "appendix_id": table, "position": "m"}
    layout = json.dumps(TASK_TABLE.as_data(), ensure_ascii=False, separators=(",", ":"))
    document = {"doc_type": "Quyết định", "number": "15", "symbol": "QĐ-SNV", "issuer": "Sở Nội vụ tỉnh Mẫu"}
    said_fields = {**document, "title": "", "signed_on": "2026-01-05", "optional": "", "plan_id": plan}
    lines = (
        (section, None, "section", {"section_number": "I", "section": "Chung"}),
        (task, section, "task", {"number": "1", "title": "Tự kiểm tra"}),
        (leaf, task, "product", {"product": "Biên bản", "deadline": "Quý III/2026"}),
    )
    return (
        ScopeRecord(type="plan", id=plan, fields={**head, "state": "draft", "archived": 0}, versions={}),
        ScopeRecord(
            type="appendix",
            id=table,
            fields={"plan_id": plan, "position": "m", "title": "Nhiệm vụ", "layout": layout},
            versions={"title": make_dot(device, 9)},
        ),
        *(
            ScopeRecord(
                type="item",
                id=each,
                fields={**home, "parent_id": above, "level": level, **texts},
                versions={},
            )
            for each, above, level, texts in lines
        ),
        ScopeRecord(type="assignment", id=said, fields=said_fields, versions={}),
    )


def _remarks(device: DeviceId, plan: RecordId) -> tuple[ScopeRecord, ...]:
    remark = {"plan_id": plan, "record": plan, "field": "", "words": "Sửa hạn", "by": "", "day": None}
    decision = {
        "plan_id": plan,
        "number": 1,
        "verdict": "supplement",
        "reason": "Bổ sung chỉ tiêu",
        "by": "Phòng Cải cách hành chính",
        "rows": "",
        "package": "ab" * 32,
        "data": "cd" * 32,
        "held": "{}",
        "day": "2026-11-20",
        "until": None,
    }
    return (
        ScopeRecord(type="comment", id=RecordId(make_dot(device, 8)), fields=remark, versions={}),
        ScopeRecord(type="decision", id=RecordId(make_dot(device, 9)), fields=decision, versions={}),
    )


def _own_records(device: DeviceId, plan: RecordId) -> tuple[ScopeRecord, ...]:
    """A plan whose title two machines wrote, and who wrote the value that is shown."""
    dot, other = make_dot(device, 3), make_dot(device, 2)
    fields = {"title": "Kế hoạch mẫu", "year_from": 2026, "also.title.1": "Kế hoạch khác"}
    author = {"who": "Lan", "at": "2026-11-19T16:40+07:00", "machine": "Máy Văn phòng"}
    return (
        ScopeRecord(type="author", id=RecordId(dot), fields=author, versions={}),
        ScopeRecord(type="plan", id=plan, fields=fields, versions={"title": dot, "also.title.1": other}),
    )


def _plain(record: ScopeRecord) -> dict[str, object]:
    return {"t": record.type, "id": record.id, "f": dict(record.fields), "v": dict(record.versions)}


if __name__ == "__main__":
    if sys.argv[1:] == ["receipt"]:
        receipt()
    elif sys.argv[1:] == ["kinds"]:
        kinds()
    elif sys.argv[1:] == ["recovery"]:
        recovery()
    elif sys.argv[1:] == ["outset"]:
        outset()
    else:
        main()
