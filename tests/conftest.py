"""Shared by all tests: the heavy marker, the shared papers, a clock that stands still, small plans."""

from __future__ import annotations

import faulthandler
import functools
import gc
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from ccapp.domain.layout import GOAL_LEVELS, TASK_LEVELS, Layout, Level, column
from ccapp.domain.office import Role
from ccapp.domain.plan import Appendix, Item, OfficeId, Plan, RecordId
from ccapp.intake.values import Reading
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import store
from ccapp.store.store import Store
from tests.prepared import Prepared, opened, prepare

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


# A change must not pass or fail by luck: the gate draws the same examples for the same code. New ones are
# looked for with HYPOTHESIS_PROFILE=search, and in the heavy runs.
# Nor by how fast the machine is: an example may take its time, and so may the making of it.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", PATIENT, derandomize=True)
settings.register_profile("search", PATIENT, print_blob=True)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("search" if os.environ.get("CCAPP_HEAVY") else "steady")
)


def examples(few: int, many: int) -> int:
    """How many examples of a property are tried: few by the gate, many by the heavy runs."""
    return many if os.environ.get("CCAPP_HEAVY") else few


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Where a worker of the suite dies, it leaves a file that says what its threads were doing."""
    folder = os.environ.get("CCAPP_TRACES")
    if folder:
        descriptor = os.open(Path(folder, f"{os.getpid()}.txt"), os.O_CREAT | os.O_WRONLY)
        faulthandler.enable(descriptor)
        config.add_cleanup(faulthandler.disable)


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    """Python collects while a test runs; between tests of the window (see there) it must not."""
    gc.enable()
    yield
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Heavy tests run only where they are asked for; each has a small slice in the ordinary suite."""
    if os.environ.get("CCAPP_HEAVY"):
        return
    skip = pytest.mark.skip(reason="heavy: set CCAPP_HEAVY=1 or run dev.py test --heavy")
    for item in items:
        if "heavy" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real files with expected readings, where the shared papers are at hand."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared corpus is not on this machine")
    return folder


class Clock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 10, 32, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.now

    def go(self, **amount: float) -> None:
        """Move by an amount, such as `days=1`; it may go back."""
        self.now += timedelta(**amount)


@pytest.fixture(autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program notes outside its data folders stays with the test, in its processes too."""
    monkeypatch.setenv("CCAPP_STATE", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A new office, made once."""

    def make(place: Path) -> None:
        name = "UBND xã Suối Mây"
        made = safekeeping.init(place / "data", name=name, role=Role.COMMUNE, who="Lan", clock=Clock())
        made.store.close()

    return prepare(tmp_path_factory.mktemp("office"), make)


@pytest.fixture
def session(office_template: Prepared, tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """A new office in a real data folder."""
    office_template.put(tmp_path)
    made = opened(tmp_path / "data", "Lan", clock)
    yield made
    made.store.close()


@pytest.fixture(autouse=True)
def _close_what_was_opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every store a test leaves open: Python 3.13 warns of it, and warnings fail."""
    opened: list[Store] = []
    assemble = store._assemble

    def remember(*arguments: Any, **named: Any) -> Store:
        made = assemble(*arguments, **named)
        opened.append(made)
        return made

    monkeypatch.setattr(store, "_assemble", remember)
    yield
    for each in opened:
        each.close()


SAMPLE = resource("resources", "samples", "ke-hoach-cchc-2026.docx")


@functools.cache
def _sample_read() -> Reading:
    return planning.read_file(SAMPLE)


def shipped_plan(session: Session) -> RecordId:
    """The shipped plan as `import_file` takes it in; the file itself is read once in a run."""
    return planning.import_reading(session, _sample_read(), SAMPLE.name).plan


PlanMaker = Callable[[Session], Plan]


def task(number: str, title: str, *products: tuple[str, str]) -> Item:
    """A task with (product, deadline) leaves."""
    return Item(
        level=Level.TASK,
        texts={"number": number, "title": title},
        children=tuple(
            Item(
                level=Level.PRODUCT,
                texts={"product": product, "lead": "Văn phòng", "deadline": deadline},
            )
            for product, deadline in products
        ),
    )


def small_plan_of(session: Session) -> Plan:
    """A small plan with two sections, three tasks and four products."""
    layout = Layout(
        levels=TASK_LEVELS,
        columns=tuple(column(key, key) for key in ("number", "title", "product", "lead", "deadline")),
    )
    sections = (
        Item(
            level=Level.SECTION,
            texts={"section_number": "I", "section": "Cải cách thể chế"},
            children=(
                task("1", "Rà soát văn bản", ("Kế hoạch", "Quý I/2026"), ("Báo cáo", "Quý IV/2026")),
                task("2", "Kiểm tra văn bản", ("Kế hoạch", "Tháng 3/2026")),
            ),
        ),
        Item(
            level=Level.SECTION,
            texts={"section_number": "II", "section": "Thủ tục hành chính"},
            children=(task("3", "Công khai thủ tục", ("Danh mục", "Thường xuyên")),),
        ),
    )
    return Plan(
        title="Kế hoạch cải cách hành chính năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(Appendix(title="Nhiệm vụ năm 2026", layout=layout, sections=sections),),
    )


@pytest.fixture
def plan_maker() -> PlanMaker:
    """What makes a small plan for an office."""
    return small_plan_of


@pytest.fixture
def goal_plan() -> Plan:
    """A plan in the three-level shape: one goal, one task with two activities, one with one."""
    keys = ("number", "goal", "task", "activity", "product", "lead", "deadline")

    def activity(words: str) -> Item:
        leaf = Item(level=Level.PRODUCT, texts={"product": "Báo cáo", "lead": "", "deadline": "Hàng năm"})
        return Item(level=Level.ACTIVITY, texts={"activity": words}, children=(leaf,))

    tasks = (
        Item(level=Level.TASK, texts={"task": "Việc A"}, children=(activity("A1"), activity("A2"))),
        Item(level=Level.TASK, texts={"task": "Việc B"}, children=(activity("B1"),)),
    )
    goal = Item(level=Level.GOAL, texts={"number": "1", "goal": "Mục tiêu"}, children=tasks)
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Thể chế"}, children=(goal,))
    layout = Layout(levels=GOAL_LEVELS, columns=tuple(column(key, key) for key in keys))
    return Plan(
        title="Khung kế hoạch",
        year_from=2025,
        year_to=2030,
        office_id=OfficeId(""),
        appendices=(Appendix(title="Khung", layout=layout, sections=(section,)),),
    )
