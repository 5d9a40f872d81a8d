"""What a commune's latest submission changed, and the day on which it counts as sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import Channel, RecordId
from ccapp.domain.records import rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.collected import proxies
from ccapp.services.handover import directory, exchanging, receptions
from ccapp.services.plans import editing, planning
from ccapp.services.reception import differences, proxy_files, proxy_taking, sent_days
from ccapp.services.reception.differences import Counted, Kind, Line
from ccapp.services.reception.proxy_taking import Came
from ccapp.services.session import Session
from ccapp.store import scopes
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, exported, superior_at, with_record
from tests.exchange_e2e.proxy_steps import COMMUNE, SAMPLE, blank_row, filled, form_for, own_plan


def sent(world: World) -> RecordId:
    file = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
    (outcome,) = exchanging.receive(world.superior, [file])
    return outcome.plan


def take_form(office: Session, path: Path, came: Came | None = None) -> RecordId:
    looked = proxy_files.look(office, proxy_files.documents_in([path]))
    (done,) = proxy_taking.take(office, looked, came).files
    return done.plan


class TestSinceTheSubmissionBefore:
    def test_a_package_is_told_row_by_row(self, world: World) -> None:
        plan = sent(world)
        first = differences.since_last(world.superior, plan)
        assert (first.submission.earlier, first.lines) == (0, ())
        table = planning.show(world.first, plan).appendices[0]
        one, *_, last = rows(table)
        editing.set_texts(
            world.first, plan, [editing.CellEdit(record=one.leaf.id, field="product", text="Quyết định")]
        )
        editing.remove(world.first, plan, [last.path[-2].id])
        added = editing.add_line(world.first, plan, one.leaf.id, one.path[-2].level)
        editing.set_texts(
            world.first, plan, [editing.CellEdit(record=added.record, field="title", text="Việc mới")]
        )
        sent(world)
        found = differences.since_last(world.superior, plan)
        assert found.submission.earlier == 1
        kinds = {kind: [line for line in found.lines if line.kind is kind] for kind in Kind}
        assert [line.row.rpartition(". ")[2] for line in kinds[Kind.NEW]] == ["Việc mới"]
        assert [last.path[-2].text("title") in line.row for line in kinds[Kind.REMOVED]] == [True]
        changed = next(line for line in kinds[Kind.CHANGED] if line.column == "product")
        assert (changed.before, changed.after) == (one.leaf.text("product"), "Quyết định")

    def test_rows_are_counted_as_they_are_listed(self, world: World) -> None:
        plan = sent(world)
        table = planning.show(world.first, plan).appendices[0]
        section, before = table.sections[0], list(rows(table))
        going = [row for row in before if row.path[0].id == section.id]
        kept = before[-1]
        editing.remove(world.first, plan, [section.id])
        edit = editing.CellEdit(record=kept.leaf.id, field="product", text="Quyết định")
        editing.set_texts(world.first, plan, [edit])
        for words in ("Một", "Hai"):
            added = editing.add_line(world.first, plan, kept.leaf.id, Level.PRODUCT)
            edit = editing.CellEdit(record=added.record, field="product", text=words)
            editing.set_texts(world.first, plan, [edit])
        state = exported(world.first, plan)
        difference = scopes.compare(world.superior.store.connection, state)
        lines = differences.of_state(world.superior, state, difference)
        assert [line.row.rpartition(" – ")[2] for line in lines if line.kind is Kind.REMOVED] == [
            row.leaf.text("product") for row in going
        ]
        task = kept.text("title")
        assert all(task in line.row for line in lines if line.kind is Kind.NEW)
        counted = differences.counted(world.superior, state, difference)
        assert counted == Counted(new=2, changed=1, removed=len(going))

    def test_what_two_machines_of_the_sender_differ_in_is_counted(self, world: World) -> None:
        plan = sent(world)
        state = exported(world.first, plan)
        leaf = next(rows(planning.show(world.first, plan).appendices[0])).leaf.id
        beside = with_record(state, leaf, **{"also.product.0": "Bản của máy kia"})
        difference = replace(
            scopes.compare(world.superior.store.connection, beside),
            changed=tuple(each for each in beside.records if each.id == leaf),
        )
        assert differences.counted(world.superior, beside, difference) == Counted(disputed=1)
        assert differences.of_state(world.superior, beside, difference) == ()

    def test_undoing_the_reception_leaves_the_one_before(self, world: World) -> None:
        plan = sent(world)
        leaf = next(rows(planning.show(world.first, plan).appendices[0])).leaf
        editing.set_texts(world.first, plan, [editing.CellEdit(record=leaf.id, field="product", text="Khác")])
        sent(world)
        (latest, _) = receptions.list_receptions(world.superior)
        receptions.undo_receptions(world.superior, [latest.run])
        assert differences.since_last(world.superior, plan).submission.earlier == 0

    def test_a_file_held_in_proxy_is_told_the_same_way(self, tmp_path, clock) -> None:
        office = superior_at(tmp_path / "so", clock)
        directory.expect(office, [COMMUNE])
        source = own_plan(office)
        plan = take_form(office, form_for(office, source, tmp_path))
        assert differences.since_last(office, plan).submission.earlier == 0

        def fill(sheet) -> None:
            sheet.cell(blank_row(sheet), 2, "Việc thêm sau")

        newer = filled(form_for(office, source, tmp_path), fill)
        (seen,) = proxy_files.look(office, [newer])
        assert seen.laid is not None
        assert differences.of_file(seen.laid) == (Line(kind=Kind.NEW, row="Việc thêm sau"),)
        take_form(office, newer)
        found = differences.since_last(office, plan)
        assert found.submission.earlier == 1
        assert [line.row for line in found.lines if line.kind is Kind.NEW] == ["7. Việc thêm sau"]

    def test_a_plan_of_ours_was_not_submitted(self, tmp_path, clock) -> None:
        office = superior_at(tmp_path / "so", clock)
        with pytest.raises(NotFoundError) as refused:
            differences.since_last(office, own_plan(office))
        assert refused.value.code == "submission-none"


class TestTheDayOfSending:
    def test_it_is_our_reception_until_somebody_says_otherwise(self, world: World, clock) -> None:
        plan = sent(world)
        today = clock().date()
        assert sent_days.sent_day(world.superior, plan) == sent_days.SentDay(day=today)
        earlier = today - timedelta(days=3)
        came = Came(day=earlier, channel=Channel.SYSTEM, number="12/BC-UBND")
        assert sent_days.set_day(world.superior, plan, came).tx is not None
        found = sent_days.sent_day(world.superior, plan)
        assert found is not None
        assert found.noted is not None
        assert (found.day, found.noted.channel, found.noted.number) == (earlier, Channel.SYSTEM, "12/BC-UBND")
        sent_days.set_day(world.superior, plan, Came(day=today))
        again = sent_days.sent_day(world.superior, plan)
        assert again is not None
        assert again.day == today
        planning.undo(world.superior)
        planning.undo(world.superior)
        assert sent_days.sent_day(world.superior, plan) == sent_days.SentDay(day=today)

    def test_a_noted_day_does_not_hold_back_the_undo_of_the_reception(self, world: World, clock) -> None:
        plan = sent(world)
        sent_days.set_day(world.superior, plan, Came(day=clock().date()))
        (latest,) = receptions.list_receptions(world.superior)
        receptions.undo_receptions(world.superior, [latest.run])
        assert exchanging.collected(world.superior) == ()

    def test_of_a_file_it_is_the_day_given_and_can_be_set_right(self, tmp_path, clock) -> None:
        office = superior_at(tmp_path / "so", clock)
        directory.expect(office, [COMMUNE])
        came = Came(day=date(2026, 1, 2), channel=Channel.ZALO)
        plan = take_form(office, form_for(office, own_plan(office), tmp_path), came)
        found = sent_days.sent_day(office, plan)
        assert found is not None
        assert (found.day, found.noted is not None) == (date(2026, 1, 2), True)
        sent_days.set_day(office, plan, Came(day=date(2026, 1, 3), channel=Channel.PAPER))
        again = sent_days.sent_day(office, plan)
        assert again is not None
        assert again.day == date(2026, 1, 3)
        assert again.noted is not None
        assert again.noted.sha256  # the file is known as before

    def test_of_several_files_the_day_that_is_noted_is_the_one_that_counts(self, tmp_path, clock) -> None:
        office = superior_at(tmp_path / "so", clock)
        directory.expect(office, [COMMUNE])
        first, later, noted = (date(2026, 1, day) for day in (2, 4, 1))
        form = form_for(office, own_plan(office), tmp_path)
        newer = filled(form, lambda sheet: sheet.cell(blank_row(sheet), 2, "Việc thêm"), to="b.xlsx")
        take_form(office, form, Came(day=first))
        plan = take_form(office, newer, Came(day=later))
        sent_days.set_day(office, plan, Came(day=noted))
        found = sent_days.sent_day(office, plan)
        assert found is not None
        assert found.day == noted
        assert sent_days.noted_days(office)[plan].day == noted
        assert [each.day for each in proxies.proxies(office)] == [noted]

    def test_what_is_refused(self, world: World, clock) -> None:
        plan = sent(world)
        with pytest.raises(RefusedError) as future:
            sent_days.set_day(world.superior, plan, Came(day=clock().date() + timedelta(days=1)))
        assert future.value.code == "other-way-future"
        with pytest.raises(RefusedError) as own:
            sent_days.set_day(world.first, world.plan, Came(day=clock().date()))
        assert own.value.code == "plan-own"


def test_the_verbs_since_sent_and_collected(superior, tmp_path) -> None:
    superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
    source = superior.done("import", SAMPLE)["plan"]
    folder = tmp_path / "nhận"
    folder.mkdir()
    superior.done("form", source, "--commune", COMMUNE, "--out", folder)
    (taken,) = superior.done("collect", folder)["files"]
    first = superior.done("since", taken["plan"])
    assert (first["first"], first["differences"]) == (True, [])
    assert (
        superior.done("sent", taken["plan"], "--day", "2/1/2026", "--number", "7/BC")["day"] == "02/01/2026"
    )
    (held,) = superior.done("collected")["held"]
    assert (held["name"], held["sent_on"], held["replaced_by"]) == (COMMUNE, "2026-01-02", None)
    superior("sent", source, "--day", "2/1/2026").refused()
    superior("since", source).refused()
