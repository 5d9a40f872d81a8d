"""The verb that searches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ccapp.cli.call import Answer, Call
from ccapp.services.plans.searching import LIMIT, Hit
from ccapp.services.plans.searching import search as search_all


def search(call: Call) -> Answer:
    """Find texts in all plans; accents may be left out."""
    with call.session() as session:
        hits = search_all(session, call.args.text)
    lines = [_line(hit) for hit in hits]
    if not hits:
        lines.append(call.say("said-nothing-found", text=call.args.text))
    elif len(hits) == LIMIT:
        lines.append(call.say("said-many-found", count=LIMIT))
    found = [{"plan": hit.plan, "record": hit.record, "field": hit.field, "text": hit.text} for hit in hits]
    return Answer(object={"hits": found}, lines=tuple(lines))


def _line(hit: Hit) -> str:
    text = " / ".join(hit.text.splitlines())
    return f"{hit.plan}  {hit.plan_title}  {hit.record}  {hit.field}: {text}"


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"search": search}
