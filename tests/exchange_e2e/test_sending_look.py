"""What would be sent is told before it is; a plan sent without its files, which the receipt then asks for."""

from __future__ import annotations

import pytest

from ccapp.domain.layout import Kind, Level
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.resources import resource
from ccapp.services.handover import attached, exchanging, receipts, sending_look, sendings
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR
from tests.exchange_e2e.test_attachments import acknowledged, issued, names, received, sent


def test_what_is_told_is_what_goes(world: World) -> None:
    issued(world, "một.png", "hai.png", size=400_000)
    before = list(world.place.iterdir())
    found = sending_look.look(world.first, world.plan, SUPERIOR)
    plan = planning.show(world.first, world.plan)
    lines = [row for table in plan.appendices for row in rows(table)]
    assert (found.to, found.plan.title, found.products) == (SUPERIOR, plan.title, len(lines))
    levels = [item.level for table in plan.appendices for item in table.items()]
    assert found.tasks == levels.count(Level.TASK)
    assert sorted(file.name for file in found.files) == ["hai.png", "một.png"]
    assert (found.left, found.withheld) == ((), 0)
    assert list(world.place.iterdir()) == before
    assert sendings.sendings(world.first) == ()
    sending = sent(world)
    assert found.records == sending.records
    assert abs(sending.file.stat().st_size - found.size) < 2_000  # the header names each file
    assert found.bare < 400_000


def test_a_plan_goes_without_its_files_and_the_next_sending_brings_them(world: World) -> None:
    issued(world, "một.png", "hai.png", size=100_000)
    seen = sending_look.look(world.first, world.plan, SUPERIOR, evidence=False)
    assert (seen.files, seen.withheld, seen.size) == ((), 2, seen.bare)
    bare = exchanging.send(world.first, world.plan, SUPERIOR, world.place, evidence=False)
    assert (bare.attachments, bare.withheld, bare.left) == (0, 2, ())
    assert bare.file.stat().st_size < 100_000
    outcome = received(world, bare)
    assert (outcome.result, outcome.attachments) == (Result.MERGED, 0)
    assert [here for _, here in names(attached.files(world.superior, world.plan))] == [False, False]
    acknowledged(world)  # its receipt lists both as wanted
    healed = sent(world)
    assert (healed.attachments, healed.withheld) == (2, 0)
    received(world, healed)
    assert [here for _, here in names(attached.files(world.superior, world.plan))] == [True, True]
    newest = receipts.newest(receipts.received(world.superior))
    assert [each.package.sequence for each in newest] == [healed.sequence]


def test_a_file_that_is_known_there_stays_known_after_a_sending_without(world: World) -> None:
    issued(world, "một.png")
    received(world, sent(world))
    acknowledged(world)
    bare = exchanging.send(world.first, world.plan, SUPERIOR, world.place, evidence=False)
    assert (bare.attachments, bare.withheld) == (0, 0), "there is nothing that would have gone"
    received(world, bare)
    assert [here for _, here in names(attached.files(world.superior, world.plan))] == [True]


def test_what_may_not_be_sent_is_not_looked_at_either(world: World) -> None:
    with pytest.raises(RefusedError, match="plan-foreign"):
        received(world, sent(world))
        sending_look.look(world.superior, world.plan, world.first.store.office.id)


def test_targets_by_year_are_no_tasks(world: World) -> None:
    sample = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    plan = planning.show(world.first, planning.import_file(world.first, sample).plan)
    grids = [table for table in plan.appendices if table.kind is Kind.YEAR_TARGETS]
    counts, targets = sending_look.counted(plan)
    assert grids
    assert targets == sum(len(list(rows(table))) for table in grids)
    assert counts.products == sum(len(list(rows(table))) for table in plan.appendices) - targets
