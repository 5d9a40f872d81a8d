"""A commune whose files another program writes, from FORMAT.md alone, is collected like any other."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

from ccapp.domain.records import rows
from ccapp.services.handover import connecting, directory, exchanging
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.paper import publishing
from ccapp.services.plans import planning
from ccapp.services.reception import differences
from ccapp.store import database
from tests.conftest import Clock
from tests.exchange import second_reader
from tests.exchange.second_writer import Writer
from tests.exchange_e2e.offices import superior_at

MADE = "2026-01-05T08:15+07:00"
NAME = "UBND xã Suối Mây"
ROWS = [
    ("Rà soát văn bản", "Kế hoạch rà soát", "Quý I/2026"),
    ("Kiểm tra văn bản", "Báo cáo", "Quý IV/2026"),
]


def test_its_plan_is_connected_collected_and_followed(tmp_path: Path, clock: Clock) -> None:
    superior = superior_at(tmp_path / "s", clock)
    file = connecting.invite(superior, NAME, tmp_path).file
    opened = second_reader.open_card(file.read_bytes(), "invite")
    invitation, enc_pk = opened.first["invitation"], second_reader.raw(opened.first["enc_pk"])
    writer = Writer(name=NAME)
    leaf, _ = writer.write_plan("Kế hoạch năm 2026", ROWS)
    path = tmp_path / "từ chương trình khác.khx"
    path.write_bytes(writer.package(opened.header["from"], enc_pk, invitation, MADE))
    (outcome,) = exchanging.receive(superior, [path])
    assert (outcome.result, outcome.error) == (Result.MERGED, None)
    (line,) = exchanging.collected(superior)
    assert (line.office.name, line.title) == (NAME, "Kế hoạch năm 2026")
    plan = planning.show(superior, line.plan)
    said = [
        (row.record(plan.appendices[0].layout)["title"], row.leaf.text("product"), row.leaf.text("deadline"))
        for row in rows(plan.appendices[0])
    ]
    assert said == ROWS
    assert [each.heading for each in plan.appendices[0].layout.columns][:2] == ["TT", "Nhiệm vụ"]
    writer.edit(leaf, deadline="Quý II/2026")
    path.write_bytes(writer.package(opened.header["from"], enc_pk, invitation, MADE))
    (outcome,) = exchanging.receive(superior, [path])
    assert (outcome.result, outcome.changes) == (Result.MERGED, 1)
    (told,) = differences.since_last(superior, line.plan).lines
    assert (told.before, told.after) == ("Quý I/2026", "Quý II/2026")
    assert publishing.print_plan(superior, line.plan, tmp_path / "a.pdf").pages == 1
    assert [each.name for each in directory.subordinates(superior)] == [NAME]
    database.require_sound(superior.store.connection)


def test_the_second_reader_reads_what_the_second_writer_wrote(tmp_path: Path, clock: Clock) -> None:
    superior = superior_at(tmp_path / "s", clock)
    opened = second_reader.open_card(connecting.invite(superior, NAME, tmp_path).file.read_bytes(), "invite")
    writer = Writer(name=NAME)
    writer.write_plan("Kế hoạch năm 2026", ROWS)
    private = second_reader.Office(office=opened.header["from"], private=own_keys(superior.store).encryption)
    known = {writer.office: (writer.root.public_key().public_bytes_raw(), "commune")}
    data = writer.package(
        opened.header["from"], second_reader.raw(opened.first["enc_pk"]), opened.first["invitation"], MADE
    )
    read = second_reader.open_data(data, dataclasses.replace(private, known=known))
    assert read.records == writer.records


def test_neither_shares_code_with_the_program() -> None:
    found = sorted(Path(second_reader.__file__).parent.glob("second_*.py"))
    assert {"second_reader", "second_kinds", "second_writer"} <= {each.stem for each in found}
    for path in found:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            name
            for node in ast.walk(tree)
            for name in (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        ours = {name for name in names if name.partition(".")[0] in ("ccapp", "ui", "tests")}
        assert ours <= {f"tests.exchange.{each.stem}" for each in found}, path.name
