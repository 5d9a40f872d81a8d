"""A superior and communes: through the terminal's own `main`, or as open sessions in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ccapp.cli.main import main
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.folders import state_folder
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.handover import own_machines
from ccapp.services.paper import issuing
from ccapp.services.paper.issuing import Signing
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.machines import Copies
from tests.exchange_e2e.offices import (
    SUPERIOR,
    Normal,
    commune_at,
    exported,
    normal,
    packed,
    stored,
    superior_at,
)

COMMUNE = "UBND xã Suối Mây"
OTHER = "UBND xã Lộc Bình"


@dataclass(frozen=True)
class Said:
    """Exit code, standard output and standard error of one verb."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> Any:
        """The one JSON object on standard output."""
        return json.loads(self.out)

    def refused(self, *words: str) -> None:
        """Assert exit 2: nothing on standard output, one line with these words on standard error."""
        assert (self.code, self.out) == (2, ""), self
        assert len(self.err.splitlines()) == 1
        for word in words:
            assert word in self.err


@dataclass(frozen=True)
class Desk:
    """One office's data folder and the verbs against it; `--json` is always given."""

    data: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> Said:
        self.capture.readouterr()
        code = main(["--data", str(self.data), "--json", *map(str, arguments)])
        said = self.capture.readouterr()
        return Said(code, said.out, said.err)

    def done(self, *arguments: object) -> Any:
        """The object of a verb that must exit 0."""
        said = self(*arguments)
        assert said.code == 0, said
        return said.object


@pytest.fixture
def superior(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The desk of an initialised superior."""
    desk = Desk(tmp_path / "cấp trên", capsys)
    desk.done("init", "--name", SUPERIOR, "--role", "superior")
    return desk


@pytest.fixture
def commune(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The desk of an initialised commune with the shipped plan."""
    desk = Desk(tmp_path / "xã", capsys)
    desk.done("init", "--name", COMMUNE, "--role", "commune")
    desk.done("import", resource("resources", "samples", "ke-hoach-cchc-2026.docx"))
    return desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that is carried from one office to the other."""
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def connected(superior: Desk, commune: Desk, tmp_path: Path) -> Desk:
    """The commune, connected to the superior by a connection file."""
    made = superior.done("invite", "--name", COMMUNE, "--out", tmp_path)
    commune.done("connect", made["file"])
    return commune


@dataclass(frozen=True)
class World:
    """Open offices: a superior and two communes that are connected to it, each with a plan of its own."""

    superior: Session
    first: Session
    second: Session
    plan: RecordId
    other_plan: RecordId
    place: Path


@pytest.fixture
def world(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> Iterator[World]:
    """Nothing has been sent yet."""
    with ExitStack() as open_offices:
        superior = superior_at(tmp_path / "s", clock)
        open_offices.callback(superior.store.close)
        communes = [
            commune_at(tmp_path / name, superior, f"UBND xã {name}", clock) for name in ("Một", "Hai")
        ]
        for commune in communes:
            open_offices.callback(commune.store.close)
        plans = [stored(commune, plan_maker(commune)) for commune in communes]
        yield World(superior, *communes, *plans, tmp_path)


@pytest.fixture
def machines(world: World, clock: Clock, tmp_path: Path) -> Iterator[Copies]:
    """More machines of the first commune, each made from a backup of it as it is now."""
    with ExitStack() as open_machines:

        def made(name: str) -> Session:
            out = safekeeping.backup(world.first, tmp_path / f"{name}.ccbak")
            safekeeping.restore(tmp_path / name, out, who=name, clock=clock)
            session = safekeeping.open_session(tmp_path / name, who=name, clock=clock)
            own_machines.name_machine(session, f"Máy {name}")
            open_machines.callback(session.store.close)
            return session

        yield made


ROUNDS = 4  # packages of each commune in a `load`
SCAN = b"\x89PNG\r\n\x1a\n" + bytes(2_000_000)
SIGNING = Signing(number="07", day="06/01/2026", signer="Trần Văn Bình")


@dataclass(frozen=True)
class Load:
    """A superior's data as it was before, a folder of packages, and the states each plan may be seen in."""

    data: Path
    template: Path
    packages: Path
    states: dict[RecordId, list[Normal]]

    def renew(self) -> None:
        """Put the data back as it was; in the same place, nothing noted of it, it is the same device."""
        shutil.rmtree(state_folder(), ignore_errors=True)
        shutil.rmtree(self.data)
        shutil.copytree(self.template, self.data)


@pytest.fixture
def load(world: World) -> Load:
    """Two communes, four packages each; the later ones carry more, the last a signed copy with its bytes."""
    packages = world.place / "USB"
    packages.mkdir()
    states: dict[RecordId, list[Normal]] = {}
    for session, plan in ((world.first, world.plan), (world.second, world.other_plan)):
        for number in range(ROUNDS):
            for row in rows(planning.show(session, plan).appendices[0]):
                planning.set_text(session, plan, row.leaf.id, "product", f"Báo cáo {number}")
            last = number == ROUNDS - 1
            if last:
                (world.place / "ký.png").write_bytes(SCAN)
                issuing.issue(session, plan, SIGNING, world.place / "ký.png")
            state = exported(session, plan)
            states.setdefault(plan, []).append(normal(state))
            name = f"{number}-{session.store.office.id}.khx"
            files = [SCAN] if last else []
            (packages / name).write_bytes(packed(session, state, number + 1, attachments=files))
    data, template = world.superior.store.folder, world.place / "template"
    world.superior.store.close()
    shutil.copytree(data, template)
    return Load(data=data, template=template, packages=packages, states=states)


def opened(load: Load, clock: Clock) -> Session:
    return safekeeping.open_session(load.data, who="Minh", clock=clock)
