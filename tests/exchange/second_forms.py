"""How a sync file spells its values: FORMAT.md 2 and 3 and the forms of objects, for the second reader."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Any

Object = dict[str, Any]
BIG = 2**53 - 1


class RefusedError(Exception):
    """The file is refused: a code of section 11, and what was seen."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(f"{code}: {why}")
        self.code = code


def need(held: object, why: str, code: str = "E-KHUNG") -> None:
    """Refuses with ``code`` unless ``held``."""
    if not held:
        raise RefusedError(code, why)


# 2. Canonical JSON.


def canonical(data: bytes) -> Object:
    """The object spelt by ``data``, whose spelling is the only one."""
    try:
        text = data.decode("utf-8")
        need(_depth(text) <= 6, "nesting", "E-GIOIHAN")
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_integer, parse_constant=_integer
        )
        again = spelled(value)
    except ValueError as error:
        raise RefusedError("E-KHUNG", f"not JSON of this format: {error}") from error
    need(again == data, "not canonical")
    need(isinstance(value, dict) and _composed(value), "not an object in NFC")
    return dict(value)


def spelled(value: object) -> bytes:
    """The one spelling of ``value``."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[][{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text, flags=re.DOTALL)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> Object:
    need(all(key.isascii() for key, _ in pairs), "a key beyond ASCII")
    return dict(pairs)


def _composed(value: object) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(map(_composed, inner)) and not (
        isinstance(value, str) and not unicodedata.is_normalized("NFC", value)
    )


def _integer(digits: str) -> int:
    number = int(digits)
    need(abs(number) <= BIG, "an integer beyond 2^53 − 1")
    return number


# 3. Forms. A form is a regular expression of the whole text; the least integer; an object with forms of keys
# that must be there; a list with the form of its members; a tuple with the form of what may be null; a check.

ID, SHA, DEVICE = "[0-9a-f]{32}", "[0-9a-f]{64}", "[A-Z2-7]{12}"
WORD, ROLE = "[a-z][a-z_]{0,19}", "commune|superior"
TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"
KEY, WRAP = (f"[A-Za-z0-9+/]{{{digits}}}[AEIMQUYcgkosw048]=" for digits in (42, 106))  # 32 and 80 bytes
HIDDEN = "[\0-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"


def fits(value: Any, form: Any) -> None:
    """Refuses a value that is not of the form."""
    if isinstance(form, str):
        need(isinstance(value, str) and re.fullmatch(form, value), f"a text that is not {form}")
    elif isinstance(form, int):
        need(type(value) is int and value >= form, f"not an integer from {form}")
    elif isinstance(form, Mapping):
        need(isinstance(value, dict) and form.keys() <= value.keys(), f"not an object with {', '.join(form)}")
        for key, inner in form.items():
            fits(value[key], inner)
    elif isinstance(form, list):
        need(isinstance(value, list), "not a list")
        for member in value:
            fits(member, form[0])
    elif isinstance(form, tuple):
        if value is not None:
            fits(value, form[0])
    else:
        form(value)


def raw(value: str) -> bytes:
    """The bytes of a base64 text of the one spelling."""
    fits(value, "[A-Za-z0-9+/=]+")
    try:
        data = base64.b64decode(value, validate=True)
    except ValueError as error:
        raise RefusedError("E-KHUNG", "base64") from error
    need(base64.b64encode(data).decode("ascii") == value, "base64")
    return data


def require_dot(value: Any) -> None:
    """Refuses what is no dot."""
    fits(value, DEVICE + "[1-9a-z][0-9a-z]{0,10}")
    need(int(value[12:], 36) <= BIG, "a counter beyond 2^53 − 1")


def require_name(value: Any) -> None:
    """Refuses what is no name."""
    need(isinstance(value, str) and value.strip() and not re.search(HIDDEN, value), "a name")
    need(len(value) <= 500, "a name", "E-GIOIHAN")


def _moment(value: Any) -> None:
    fits(value, TIME)
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise RefusedError("E-KHUNG", "a time that no calendar has") from error


def require_day(value: Any) -> None:
    """Refuses what is no day of a calendar."""
    fits(value, "[0-9]{4}-[0-9]{2}-[0-9]{2}")
    _moment(f"{value}T00:00+00:00")


def _any(value: Any) -> None:
    """Compared with its other place, not looked at here."""


def _vector(value: Any) -> None:
    fits(value, {})
    for device, counter in value.items():
        fits(device, DEVICE)
        fits(counter, 1)


HEADER: Object = {
    "fmt": 1, "kind": WORD, "sv": 1, "min_sv": 1, "app": "[0-9A-Za-z.+-]{1,40}", "pkg": ID, "from": ID,
    "dev": DEVICE, "dev_cert": raw, "to": [{"kid": "[0-9a-f]{16}", "office": ID, "wrap": WRAP}],
    "scope": ({"office": ID, "plan": require_dot},), "vv": _vector, "seq": 0, "prev": (SHA,), "made": TIME,
    "suite": 0, "plain": 0, "rows": 0, "segs": [{"h": SHA, "n": 1}],
}  # fmt: skip
JOIN = {"enc_pk": KEY, "invitation": ID, "mac": KEY, "root_pk": KEY}
CERTIFICATE = {
    "device": DEVICE, "enc_pk": KEY, "from_seq": 1, "n": 1, "office": ID, "role": ROLE, "sign_pk": KEY,
}  # fmt: skip
CARD = {
    "dev": _any, "from": _any, "pkg": _any, "name": require_name, "role": _any, "root_pk": KEY, "enc_pk": KEY,
    "fmt_max": 1, "sv_max": 1,
}  # fmt: skip
INVITE = {**CARD, "invitation": {"id": ID, "name": require_name, "secret": KEY}}
OF = {"dev": DEVICE, "pkg": ID, "plan": require_dot, "seq": 1, "sha256": SHA}
RECEIPT = {"of": OF, "result": "[a-z][a-z-]{0,19}", "at": _moment, "held": _vector}
SHORT, NOT_EMPTY = r"(?s:.{0,500})", r"(?s:\s*\S.*)"
REMARK = {"record": "(?s:.*)", "field": "(?s:.*)", "words": NOT_EMPTY, "by": "(?s:.*)"}
ASSIGNMENT = {
    "doc_type": SHORT, "number": SHORT, "symbol": SHORT, "issuer": SHORT, "title": SHORT,
    "signed_on": require_day, "optional": "(?s:.*)",
}  # fmt: skip
DECISION = {
    "number": 1, "verdict": "supplement|accepted|reopened", "held": "(?s:.*)",
}  # fmt: skip


def require_said(record: Mapping[str, Any]) -> None:
    """Refuses what is neither a remark nor a decision of a superior (9b)."""
    told = record["f"]
    need(record["t"] in ("comment", "decision"), "neither a remark nor a decision")
    for key in ("day", "until") if record["t"] == "decision" else ("day",):
        if told.get(key):
            require_day(told[key])
        else:
            need(told.get(key) in (None, ""), f"{key} is no day")
    if record["t"] == "comment":
        fits(told, REMARK)
        for key in ("proposed", "was"):
            need(told.get(key) is None or isinstance(told[key], str), f"{key} is no text")
        need(not told.get("proposed") or bool(told["field"]), "a proposal for no cell")
        return
    fits(told, DECISION)
    for key in ("reason", "by", "rows", "package", "data"):
        need(told.get(key) is None or isinstance(told[key], str), f"{key} is no text")
    need(told["verdict"] == "accepted" or (told.get("reason") or "").strip(), "no reason")
    try:
        held = json.loads(told["held"])
    except (ValueError, RecursionError):
        held = None
    need(isinstance(held, dict), "held is no vector")
    fits(list(held.values()), [1])
