"""What a connection file brings, by honest and by hostile hands: both readers say the same of each."""

from __future__ import annotations

import copy
import hashlib
import json
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.office import Role
from ccapp.domain.outset import Outset
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.report_calendar import Calendar, Period, YearDay
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import make_dot
from ccapp.exchange import crypto
from ccapp.exchange import outset as packed
from ccapp.exchange.card import new_invitation, open_invite, seal_invite
from ccapp.exchange.codec import Names
from ccapp.exchange.errors import PackageError
from ccapp.exchange.fields import as_fields, from_base64, to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.header import PackageKind
from ccapp.exchange.keys import OfficeKeys, new_office
from ccapp.exchange.package import Dispatch, Recipient, open_scope, seal_scope
from tests.exchange import second_outset
from tests.exchange.conftest import MADE, World
from tests.exchange.second_forms import RefusedError
from tests.exchange.second_reader import Office, open_data
from tests.exchange.test_card import rewritten

SAMPLE = Path(__file__).parent / "data" / "v1-outset.khx"
Lines = list[dict[str, Any]]
OLD, NEW = "3Q2URTNJE5W7", "LATERLATER23"


def encode(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def sample_lines(office: str) -> Lines:
    """The lines of the frozen sample, as if this office had written them."""
    opened, _ = second_outset.open_invite(SAMPLE.read_bytes())
    text = zlib.decompress(from_base64(opened.first["outset"]["lines"]) or b"").decode()
    text = text.replace(opened.header["from"], office)
    return [json.loads(line) for line in text.splitlines()]


def value_of(lines: Lines) -> dict[str, Any]:
    text = b"".join(encode(line) + b"\n" for line in lines)
    return {"lines": to_base64(zlib.compress(text)), "plain": len(text), "rows": len(lines) - 1}


def told(call: Callable[[], object]) -> str:
    """The code by which a reader refuses, "" where it reads."""
    try:
        call()
    except (PackageError, RefusedError) as error:
        return error.code
    return ""


@pytest.fixture(scope="module")
def keys() -> OfficeKeys:
    return new_office(Role.SUPERIOR)


def signed(keys: OfficeKeys, value: object) -> bytes:
    """A connection file with this outset, signed as it should be."""
    plain = seal_invite(keys, new_invitation("UBND xã Mẫu"), name="Sở Nội vụ", made=MADE, app="1")
    return rewritten(plain, keys, lambda values: values.update(outset=value))


def codes(data: bytes) -> tuple[str, str]:
    return told(lambda: open_invite(data)), told(lambda: second_outset.open_invite(data))


def at(lines: Lines, kind: str) -> dict[str, Any]:
    return next(line for line in lines if line["t"] == kind)


def after(lines: Lines, kind: str, *more: dict[str, Any]) -> None:
    where = lines.index(at(lines, kind))
    lines[where + 1 : where + 1] = more


def periods(*names: str) -> Callable[[Lines], None]:
    said = [{"cut": "03-14", "name": name, "send": "03-17"} for name in names]
    return lambda lines: at(lines, "calendar").update(periods=said)


def period(**fields: object) -> Callable[[Lines], None]:
    return lambda lines: at(lines, "calendar")["periods"][0].update(fields)


def line(kind: str, **fields: object) -> Callable[[Lines], None]:
    return lambda lines: at(lines, kind).update(fields)


def record(kind: str, **fields: object) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        found = next(each for each in lines if each["t"] == "record" and each["r"]["t"] == kind)
        found["r"]["f"].update(fields)

    return change


def foreign(kind: str) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        handed = at(lines, "handed")
        device = next(iter(handed["vv"]))
        lines.append({"r": {"f": {}, "id": f"{device}8", "t": kind, "v": {}}, "t": "record"})

    return change


def again(kind: str, count: int = 1) -> Callable[[Lines], None]:
    return lambda lines: after(lines, kind, *(copy.deepcopy(at(lines, kind)) for _ in range(count)))


def many_handed(lines: Lines) -> None:
    head = at(lines, "handed")
    del lines[lines.index(head) :]
    lines += [{**head, "plan": f"{head['plan'][:12]}{number}"} for number in range(1, 10)] * 3


def without(*kinds: str) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        lines[:] = [each for each in lines if each["t"] not in kinds]

    return change


HOSTILE = {
    "thousands of periods": (periods(*(f"Kỳ {number}" for number in range(5_000))), "E-GIOIHAN"),
    "a period twice": (periods("Quý I", "Quý I"), "E-KHUNG"),
    "a period of a hundred and one letters": (periods("x" * 101), "E-GIOIHAN"),
    "a period of spaces": (periods("  "), "E-KHUNG"),
    "a period with a turned name": (periods("Quý \u202eI"), "E-KHUNG"),
    "a period without a width": (periods("Quý\u200bI"), "E-KHUNG"),
    "a day that no year has": (period(cut="02-30"), "E-KHUNG"),
    "a thirteenth month": (period(send="13-01"), "E-KHUNG"),
    "a day as a number": (period(cut=314), "E-KHUNG"),
    "sent on the day of the cut-off": (period(send="03-14"), "E-KHUNG"),
    "periods that are words": (line("calendar", periods="Quý I"), "E-KHUNG"),
    "a period that is a list": (line("calendar", periods=[["Quý I"]]), "E-KHUNG"),
    "a basis without an end": (line("calendar", basis="x" * 501), "E-GIOIHAN"),
    "a basis on two lines": (line("calendar", basis="a\nb"), "E-KHUNG"),
    "two calendars": (again("calendar"), "E-KHUNG"),
    "two models": (again("model"), "E-KHUNG"),
    "a model without a table": (without("table", "line"), "E-KHUNG"),
    "a table without a model": (without("model"), "E-KHUNG"),
    "lines without a table": (without("table"), "E-KHUNG"),
    "records of nothing": (without("handed"), "E-KHUNG"),
    "a title that is turned": (line("model", title="Kế hoạch \u2066mẫu"), "E-KHUNG"),
    "a title without an end": (line("model", title="x" * 501), "E-GIOIHAN"),
    "a year before all years": (line("model", year_from=1), "E-KHUNG"),
    "years turned round": (line("model", year_from=2027), "E-KHUNG"),
    "a year as a word": (line("model", year_to="2026"), "E-KHUNG"),
    "six of another kind": (line("model", six=1), "E-KHUNG"),
    "a layout that is no JSON": (line("table", layout="{"), "E-KHUNG"),
    "a layout of nothing": (line("table", layout="{}"), "E-KHUNG"),
    "a layout without an end": (line("table", layout="[" * 20_001), "E-GIOIHAN"),
    "a level that is not the table's": (line("line", level="goal"), "E-KHUNG"),
    "a level of no table": (line("line", level="king"), "E-KHUNG"),
    "a product right below a section": (again("line"), ""),
    "the first line a product": (line("line", level="product"), "E-KHUNG"),
    "a text with a bell": (line("line", texts={"section": "\x07"}), "E-KHUNG"),
    "a text that is a number": (line("line", texts={"section": 7}), "E-KHUNG"),
    "texts that are a list": (line("line", texts=["I"]), "E-KHUNG"),
    "a text beyond measure": (line("line", texts={"section": "x" * 20_001}), "E-GIOIHAN"),
    "who signs as a list": (line("line", signed_by=["CHỦ TỊCH"]), "E-KHUNG"),
    "a hundred tables": (again("table", 100), "E-GIOIHAN"),
    "too many handed plans": (many_handed, "E-GIOIHAN"),
    "a handed plan twice": (again("handed"), "E-KHUNG"),
    "a plan that is no dot": (line("handed", plan="../../x"), "E-KHUNG"),
    "a vector of words": (line("handed", vv={OLD: "9"}), "E-KHUNG"),
    "a vector of no device": (line("handed", vv={"x": 9}), "E-KHUNG"),
    "a vector that has seen nothing": (line("handed", vv={}), "E-KHUNG"),
    "another office's plan": (record("plan", office_id="0" * 32), "E-QUYEN"),
    "a line of another plan": (record("item", plan_id=f"{NEW}1"), "E-QUYEN"),
    "what only a commune writes": (foreign("assignment_ack"), "E-QUYEN"),
    "a card within a plan": (foreign("card"), "E-QUYEN"),
    "a receipt within a plan": (foreign("receipt"), "E-QUYEN"),
    "a file with a way out": (foreign("evidence"), "E-KHUNG"),
    "a record that is a list": (lambda lines: lines.append({"r": [], "t": "record"}), "E-KHUNG"),
    "a record of nothing at all": (lambda lines: lines.append({"t": "record"}), "E-KHUNG"),
    "a field that is a list": (record("item", title=["x"]), "E-KHUNG"),
    "a text of a record beyond measure": (record("item", title="x" * 20_001), "E-GIOIHAN"),
    "a line without a type": (lambda lines: lines.append({"x": 1}), "E-KHUNG"),
    "a second first line": (again("outset"), "E-KHUNG"),
    "no first line": (lambda lines: lines.pop(0), "E-KHUNG"),
    "more lines than there may be": (again("calendar", 20_000), "E-GIOIHAN"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_may_not_be_brought_is_refused(keys: OfficeKeys, name: str) -> None:
    change, expected = HOSTILE[name]
    lines = sample_lines(keys.office)
    change(lines)
    if name == "a file with a way out":
        lines[-1]["r"]["f"]["name"] = "..\\x.pdf"
    program, second = codes(signed(keys, value_of(lines)))
    assert program == expected
    assert bool(second) == bool(expected)


def test_what_a_newer_program_adds_is_passed_over(keys: OfficeKeys) -> None:
    """Other types of lines, other keys of known lines, records of unknown types."""
    lines = sample_lines(keys.office)
    for each in lines:
        each["later"] = {"a": [1, {"b": None}]}
    after(lines, "calendar", {"t": "holidays", "days": [1]})
    foreign("later_kind")(lines)
    data = signed(keys, value_of(lines))
    assert codes(data) == ("", "")
    brought = open_invite(data).outset
    assert brought.tasks == 1
    assert brought.handed[0].state.records[-1].type == "later_kind"


def test_texts_that_a_table_does_not_know_are_left_out(keys: OfficeKeys) -> None:
    lines = sample_lines(keys.office)
    at(lines, "line")["texts"]["colour"] = "xanh"
    model = open_invite(signed(keys, value_of(lines))).outset.model
    assert model is not None
    assert "colour" not in next(model.appendices[0].items()).texts


PACKED: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no base64": (lambda value: value.update(lines="?"), "E-KHUNG"),
    "base64 of another spelling": (lambda value: value.update(lines=value["lines"] + "="), "E-KHUNG"),
    "no zlib": (lambda value: value.update(lines=to_base64(b"abc")), "E-KHUNG"),
    "fewer bytes than told": (lambda value: value.update(plain=value["plain"] + 1), "E-KHUNG"),
    "more bytes than told": (lambda value: value.update(plain=value["plain"] - 1), "E-KHUNG"),
    "fewer lines than told": (lambda value: value.update(rows=value["rows"] + 1), "E-KHUNG"),
    "no number of lines": (lambda value: value.pop("rows"), "E-KHUNG"),
    "a number of lines below zero": (lambda value: value.update(rows=-1), "E-KHUNG"),
    "a bomb by its own words": (lambda value: value.update(plain=2**40), "E-GIOIHAN"),
    "too many lines by its own words": (lambda value: value.update(rows=20_000), "E-GIOIHAN"),
}


@pytest.mark.parametrize("name", PACKED)
def test_lines_that_are_not_packed_as_they_say_are_refused(keys: OfficeKeys, name: str) -> None:
    change, expected = PACKED[name]
    value = value_of(sample_lines(keys.office))
    change(value)
    program, second = codes(signed(keys, value))
    assert program == expected
    assert second == expected


@pytest.mark.parametrize("value", [None, [], "x", 7, {}])
def test_an_outset_that_is_no_object_is_refused(keys: OfficeKeys, value: object) -> None:
    assert codes(signed(keys, value)) == ("E-KHUNG", "E-KHUNG")


def test_a_bomb_is_refused_before_it_is_inflated(keys: OfficeKeys) -> None:
    text = encode({"t": "outset"}) + b"\n" + b"{" + b" " * 60_000_000
    value = {"lines": to_base64(zlib.compress(text, 9)), "plain": len(text), "rows": 1}
    assert codes(signed(keys, value)) == ("E-GIOIHAN", "E-GIOIHAN")


def test_a_line_beyond_measure_is_refused(keys: OfficeKeys) -> None:
    lines = [{"t": "outset"}, {"t": "later", "x": "x" * 262_144}]
    assert codes(signed(keys, value_of(lines))) == ("E-GIOIHAN", "E-GIOIHAN")


def test_a_commune_sets_nobody_up() -> None:
    commune = new_office(Role.COMMUNE)
    assert codes(signed(commune, value_of([{"t": "outset"}]))) == ("E-QUYEN", "E-QUYEN")


CALENDARS = {
    "an honest one": ({"basis": "", "periods": [{"cut": "03-14", "name": "Quý I", "send": "03-17"}]}, ""),
    "none at all": ({"basis": "", "periods": []}, ""),
    "a list": ([], "E-KHUNG"),
    "no periods": ({"basis": ""}, "E-KHUNG"),
    "a day of no month": (
        {"basis": "", "periods": [{"cut": "00-14", "name": "Q", "send": "03-17"}]},
        "E-KHUNG",
    ),
    "periods by the thousand": (
        {"basis": "", "periods": [{"cut": "03-14", "name": f"{n}", "send": "03-17"} for n in range(2_000)]},
        "E-GIOIHAN",
    ),
}


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_beside_remarks_is_read_alike(world: World, name: str) -> None:
    """And a data package may have such a key as any other: nobody looks at it there."""
    value, expected = CALENDARS[name]
    reader, giver = world.commune, world.superior
    plan = RecordId(make_dot(reader.device, 1))
    state = ScopeState(office=giver.office, plan=plan, vector={giver.device: 9}, records=())
    for kind, code in ((PackageKind.REMARKS, expected), (PackageKind.DATA, "")):
        sealed = sealed_with(state, giver, reader, kind, {"calendar": value})
        known = {giver.office: (giver.root_pk, "superior")}
        office = Office(office=reader.office, private=reader.encryption, known=known)
        program = told(
            lambda data=sealed: open_scope(
                data, keys=reader, sender_root_pk=giver.root_pk, sender_role=Role.SUPERIOR
            )
        )
        second = (
            told(lambda data=sealed, by=office: second_outset.open_remarks(data, by))
            if kind is PackageKind.REMARKS
            else told(lambda data=sealed, by=office: open_data(data, by))
        )
        assert (program, second) == (code, code)


def sealed_with(
    state: ScopeState, giver: OfficeKeys, reader: OfficeKeys, kind: PackageKind, more: dict[str, Any]
) -> bytes:
    """A package whose line 1 says more, sealed and signed as it should be."""
    to = [Recipient(office=reader.office, enc_pk=reader.enc_pk)]
    names = Names(sender="Sở Nội vụ", plan="Kế hoạch")
    dispatch = Dispatch(sequence=1, made=MADE, app="1", names=names)
    package = seal_scope(state, keys=giver, to=to, dispatch=dispatch, kind=kind)
    frame = split_frame(package)
    header = json.loads(frame.header)
    wrap = from_base64(header["to"][0]["wrap"]) or b""
    sides = {"sender": giver.office, "recipient": reader.office, "package": header["pkg"]}
    content_key = crypto.unwrap(wrap, reader.encryption, **sides)
    body = crypto.open_segment(content_key, 0, header["pkg"], frame.body)
    first = json.loads(zlib.decompress(body).splitlines()[0]) | more
    text = encode(first) + b"\n"
    body = crypto.seal_segment(content_key, 0, header["pkg"], zlib.compress(text))
    header |= {"plain": len(text), "segs": [{"h": hashlib.sha256(body).hexdigest(), "n": len(body)}]}
    encoded = encode(header)
    return join_frame(encoded, crypto.sign(giver.signing, signed_bytes(encoded)), [body])


YEAR_DAYS = st.dates().map(lambda day: YearDay(month=day.month, day=day.day))
NAMES = st.text(st.characters(categories=("L", "N"), exclude_characters="\u1160"), min_size=1, max_size=100)
PERIODS = st.builds(Period, name=NAMES, cut_off=YEAR_DAYS, send=YEAR_DAYS)


@given(
    periods=st.lists(
        PERIODS.filter(lambda each: each.cut_off != each.send), unique_by=lambda each: each.name, max_size=40
    )
)
def test_any_calendar_comes_as_it_was_sent(periods: list[Period]) -> None:
    sent = Outset(calendar=Calendar(periods=tuple(periods), basis="Công văn số 1"))
    try:
        value = packed.pack(sent)
    except PackageError:
        return
    got = packed.read(as_fields(value, "outset"), OfficeId("0" * 32), Role.SUPERIOR)
    assert got.calendar is not None
    composed = [(unicodedata.normalize("NFC", each.name), each.cut_off, each.send) for each in periods]
    assert [(each.name, each.cut_off, each.send) for each in got.calendar.periods] == composed


@given(data=st.data())
def test_both_readers_agree_on_lines_that_lie(keys: OfficeKeys, data: st.DataObject) -> None:
    """A key of a line replaced or taken away, a line moved: read by both or refused by both."""
    lines = sample_lines(keys.office)
    number = data.draw(st.integers(0, len(lines) - 1))
    chosen = lines[number]
    key = data.draw(st.sampled_from(sorted(chosen)))
    lie = data.draw(st.sampled_from([None, "", 0, 1, -1, True, [], {}, "x", "2026", "03-14", "section"]))
    if data.draw(st.booleans()):
        chosen.pop(key)
    elif data.draw(st.booleans()):
        chosen[key] = lie
    else:
        lines.insert(data.draw(st.integers(0, len(lines))), lines.pop(number))
    package = signed(keys, value_of(lines))
    program, second = codes(package)
    if program and not second:
        with pytest.raises(PackageError) as caught:
            open_invite(package)
        # Whether records make one plan, and a layout a table, is the program's to ask (FORMAT.md 10).
        assert caught.value.facts["reason"] == "content"
    else:
        assert bool(program) == bool(second)
