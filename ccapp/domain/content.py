"""What a plan says at one moment, as one text that is the same for the same content, and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import (
    Appendix,
    Body,
    Extras,
    Item,
    OfficeId,
    Plan,
    PlanState,
    RecordId,
    Reference,
    Side,
    Signature,
    Urgency,
)


def content_of(plan: Plan) -> str:
    """A plan with every table, as JSON with sorted keys: equal texts mean equal content, ids included.

    Where a line was read (`source`), the archive mark and what is under way are no content.
    """
    return json.dumps(_plan_data(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plan_of(content: str) -> Plan:
    """The plan that `content_of` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    data: dict[str, Any] = json.loads(content)
    signed = data["reference"].pop("signed_on")
    return Plan(
        id=RecordId(data["id"]),
        office_id=OfficeId(data["office"]),
        title=data["title"],
        year_from=data["years"][0],
        year_to=data["years"][1],
        state=PlanState(data["state"]),
        issuer=_body(data["issuer"]),
        superior=_body(data["superior"]),
        signature=Signature(**data["signature"]),
        reference=Reference(**data["reference"], signed_on=date.fromisoformat(signed) if signed else None),
        extras=_extras(data.get("extras", {})),
        place=data["place"],
        appendices=tuple(map(_appendix, data["appendices"])),
    )


def _plan_data(plan: Plan) -> dict[str, Any]:
    signature, reference = plan.signature, plan.reference
    extras = _extras_data(plan.extras)
    return {
        **({"extras": extras} if extras else {}),  # what older versions kept stays the same text
        "id": plan.id,
        "office": plan.office_id,
        "title": plan.title,
        "years": [plan.year_from, plan.year_to],
        "state": plan.state.value,
        "issuer": _body_data(plan.issuer),
        "superior": _body_data(plan.superior),
        "signature": {
            "authority": signature.authority,
            "position": signature.position,
            "signer": signature.signer,
        },
        "reference": {
            "doc_type": reference.doc_type,
            "number": reference.number,
            "symbol": reference.symbol,
            "signed_on": reference.signed_on.isoformat() if reference.signed_on else None,
        },
        "place": plan.place,
        "appendices": [_appendix_data(each) for each in plan.appendices],
    }


def _extras_data(extras: Extras) -> dict[str, Any]:
    said = {
        "urgency": extras.urgency.value if extras.urgency else "",
        "unit": extras.unit,
        "drafter": extras.drafter,
        "copies": extras.copies,
        "contact": extras.contact,
    }
    return {name: one for name, one in said.items() if one}


def _extras(data: dict[str, Any]) -> Extras:
    urgency = data.get("urgency")
    return Extras(**{**data, "urgency": Urgency(urgency) if urgency else None})


def _body_data(body: Body) -> list[str]:
    return [body.name, body.side.value]


def _body(data: list[str]) -> Body:
    return Body(name=data[0], side=Side(data[1]))


def _appendix_data(appendix: Appendix) -> dict[str, Any]:
    return {
        "id": appendix.id,
        "title": appendix.title,
        "layout": appendix.layout.as_data(),
        "sections": [_item_data(each) for each in appendix.sections],
    }


def _appendix(data: dict[str, Any]) -> Appendix:
    return Appendix(
        id=RecordId(data["id"]),
        title=data["title"],
        layout=Layout.from_data(data["layout"]),
        sections=tuple(map(_item, data["sections"])),
    )


def _item_data(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "level": item.level.value,
        "texts": dict(item.texts),
        "marks": dict(item.marks),
        "children": [_item_data(each) for each in item.children],
    }


def _item(data: dict[str, Any]) -> Item:
    return Item(
        id=RecordId(data["id"]),
        level=Level(data["level"]),
        texts=data["texts"],
        marks=data["marks"],
        children=tuple(map(_item, data["children"])),
    )
