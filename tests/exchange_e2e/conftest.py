"""A superior and communes: through the terminal's own `main`, or as open sessions in this process."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass
from io import StringIO
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
from tests.conftest import Clock, small_plan_of
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
from tests.prepared import Prepared, digest_once, prepare
from tests.prepared import opened as opened_copy

COMMUNE = "UBND xã Suối Mây"
OTHER = "UBND xã Lộc Bình"
PEOPLE = (("s", "Minh"), ("Một", "Lan"), ("Hai", "Lan"))


@pytest.fixture(autouse=True)
def _slow_digest_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The digits of the same two offices are worked out once."""
    monkeypatch.setattr(hashlib, "scrypt", digest_once)


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


def by_verbs(place: Path, *verbs: tuple[object, ...]) -> Prepared:
    """What verbs make in an empty data folder, which has the name of the place."""

    def make(folders: Path) -> None:
        for verb in verbs:
            with redirect_stdout(StringIO()):
                assert main(["--data", str(folders / place.name), "--json", *map(str, verb)]) == 0

    return prepare(place, make)


@pytest.fixture(scope="session")
def superior_template(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The data of an initialised superior, made once."""
    place = tmp_path_factory.mktemp("desks") / "cấp trên"
    return by_verbs(place, ("init", "--name", SUPERIOR, "--role", "superior"))


@pytest.fixture(scope="session")
def commune_template(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The data of an initialised commune with the shipped plan, made once."""
    plan = resource("resources", "samples", "ke-hoach-cchc-2026.docx")
    place = tmp_path_factory.mktemp("desks") / "xã"
    return by_verbs(place, ("init", "--name", COMMUNE, "--role", "commune"), ("import", plan))


@pytest.fixture
def superior(superior_template: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The desk of an initialised superior."""
    superior_template.put(tmp_path)
    return Desk(tmp_path / "cấp trên", capsys)


@pytest.fixture
def commune(commune_template: Prepared, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The desk of an initialised commune with the shipped plan."""
    commune_template.put(tmp_path)
    return Desk(tmp_path / "xã", capsys)


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


@dataclass(frozen=True)
class Template:
    """The closed offices of a `world`, and their plans."""

    offices: Prepared
    plans: tuple[RecordId, RecordId]


@pytest.fixture(scope="session")
def world_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Made once; each test has a copy of its own."""
    plans: list[RecordId] = []

    def make(place: Path) -> None:
        superior = superior_at(place / "s", Clock())
        for name in ("Một", "Hai"):
            commune = commune_at(place / name, superior, f"UBND xã {name}", Clock())
            plans.append(stored(commune, small_plan_of(commune)))
            commune.store.close()
        superior.store.close()

    offices = prepare(tmp_path_factory.mktemp("world"), make)
    return Template(offices, (plans[0], plans[1]))


@pytest.fixture
def world(world_template: Template, tmp_path: Path, clock: Clock) -> Iterator[World]:
    """Nothing has been sent yet."""
    world_template.offices.put(tmp_path)
    with ExitStack() as open_offices:
        sessions = [opened_copy(tmp_path / name, who, clock) for name, who in PEOPLE]
        for session in sessions:
            open_offices.callback(session.store.close)
        yield World(*sessions, *world_template.plans, tmp_path)


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
