"""An office below two superiors: the chosen plan chooses where it goes, a person may choose otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import Body, RecordId, Side
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker
from tests.ui.receive_steps import exchange_page
from ui.window import MainWindow

STATE = "Sở Nội vụ tỉnh Mộc Giang"
PARTY = "Tỉnh ủy Mộc Giang"


@pytest.fixture
def party(connected: Session, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """The commune's second superior."""
    made = safekeeping.init(tmp_path / "tỉnh ủy", name=PARTY, role=Role.SUPERIOR, who="Hà", clock=clock)
    invited = connecting.invite(made, connected.store.office.name, tmp_path)
    connecting.connect(connected, connecting.read_invite(invited.file))
    yield made
    made.store.close()


def test_the_plan_chooses_its_superior_until_a_person_does(
    window: MainWindow,
    connected: Session,
    party: Session,
    small_plan: RecordId,
    plan_maker: PlanMaker,
    tmp_path: Path,
) -> None:
    head = Body(name="Đảng ủy xã Suối Mây", side=Side.PARTY)
    with connected.store.journal.write("new-plan", connected.who) as tx:
        of_party = insert_plan(tx, replace(plan_maker(connected), title="Kế hoạch của Đảng ủy", issuer=head))
    page = exchange_page(window)
    page.refresh()
    sending = page.sending
    assert sending.to.isVisible()
    sending.plan.setCurrentIndex(sending.plan.findData(small_plan))
    assert sending.to.currentText() == STATE
    sending.plan.setCurrentIndex(sending.plan.findData(of_party))
    assert sending.to.currentText() == PARTY
    sending.to.setCurrentIndex(sending.to.findText(STATE))
    page.refresh()
    assert sending.to.currentText() == STATE, "what a person chose stays while the plan is the same"
    out = tmp_path / "gửi"
    out.mkdir()
    sending.set_folder(out)
    sending.save.click()
    sending.plan.setCurrentIndex(sending.plan.findData(small_plan))
    sending.plan.setCurrentIndex(sending.plan.findData(of_party))
    assert sending.to.currentText() == STATE, "it goes where it went last"
    assert party.store.office.id in {sending.to.itemData(at) for at in range(sending.to.count())}
