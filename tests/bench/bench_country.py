"""Heavy packages of many communes taken in by one superior: time, memory and size as the number grows.

    python tests/bench/bench_country.py [PACKAGES] [FOLDER]

Every package is of an office, device and plan of its own, really sealed and signed, 6,400 records; all go
through one call of the real `receive`, as a folder. What is not real: the texts are those of one plan under
other ids, so the word index meets no new words and folding is quicker than in life; the offices are entered
as confirmed partners, not by 3,321 connection files. All 3,321 are there for a slice too: what asks for every
office must show in its time. Dead cycles are cleared as the window does it (`ui/collecting.py`). PACKAGES is
600 unless told; 3,321 is the country. Of a slice, what the country would need is an estimate: its time at the
speed of the last quarter, its memory as it grew.
"""

from __future__ import annotations

import base64
import gc
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.app import now
from ccapp.domain.office import Office, Role
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeState
from ccapp.exchange import codec, crypto, lines
from ccapp.exchange.codec import Names
from ccapp.exchange.header import MIN_SV, SEALED, SV, Header, PackageKind, ScopeRef
from ccapp.exchange.keys import OfficeKeys, new_office
from ccapp.exchange.package import Recipient, new_package_id, signed_package, stamp, wrap_for
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.session import Session
from ccapp.store import database, partners, scopes
from ccapp.store.partners import Partner
from ccapp.store.plans import insert_plan
from tests.bench.bench_handover import heavy_plan

COUNTRY, SLICE = 3_321, 600
MOST_SECONDS, MOST_MEMORY = 600, 300 * 2**20


def model(folder: Path) -> tuple[ScopeState, list[bytes]]:
    """The heavy plan of a commune: its state and its lines."""
    commune = safekeeping.init(folder / "model", name="UBND xã", role=Role.COMMUNE, who="x", clock=now)
    with commune.store.journal.write("import", "x") as tx:
        plan = insert_plan(tx, heavy_plan(commune))
    state = scopes.export_scope(commune.store.connection, plan)
    commune.store.close()
    return state, codec.encode_records(state)


def sealed(keys: OfficeKeys, reader: Recipient, state: ScopeState, plain_lines: list[bytes]) -> bytes:
    """The model's lines under the ids of another office, sealed as `seal_scope` does."""
    ((device, counter),) = state.vector.items()
    content_key, package = crypto.new_key(), new_package_id()
    header = Header(
        kind=PackageKind.DATA,
        sv=SV,
        min_sv=MIN_SV,
        app="0.1.0",
        package=package,
        office=keys.office,
        device=keys.device,
        certificate=keys.certificate,
        to=(wrap_for(content_key, reader, keys.office, package),),
        scope=ScopeRef(office=keys.office, plan=RecordId(state.plan.replace(device, keys.device))),
        vector={keys.device: counter},
        sequence=1,
        previous=None,
        made=stamp(now()),
        suite=SEALED,
        plain=0,
        rows=len(plain_lines),
        segments=(),
        join=None,
    )
    text = b"\n".join(plain_lines).replace(device.encode(), keys.device.encode())
    text = text.replace(state.office.encode(), keys.office.encode())
    first = codec.encode_first(header, Names(sender="UBND xã"))
    packed, plain = lines.pack([first, *text.split(b"\n")])
    segment = crypto.seal_segment(content_key, 0, package, packed)
    return signed_package(header, keys, plain=plain, segments=[segment])


def build(superior: Session, folder: Path, count: int) -> int:
    """Write the packages and enter their offices and those of the rest of the country; returns the bytes
    written.
    """
    mine = own_keys(superior.store)
    reader = Recipient(office=mine.office, enc_pk=mine.enc_pk)
    state, plain_lines = model(folder.parent)
    size = 0
    with superior.store.writing() as connection:
        for number in range(COUNTRY):
            keys = new_office(Role.COMMUNE)
            if number < count:
                data = sealed(keys, reader, state, plain_lines)
                (folder / f"{number:05d}.khx").write_bytes(data)
                size += len(data)
            partner = Partner(
                office=Office(id=keys.office, name=f"UBND xã {number}", role=Role.COMMUNE),
                root_pk=base64.b64encode(keys.root_pk).decode(),
                enc_pk=base64.b64encode(keys.enc_pk).decode(),
                confirmed=True,
                invitation="",
            )
            partners.save_partner(connection, partner, now().isoformat(timespec="seconds"))
            if number >= count:  # as if its package had come
                partners.note_devices(connection, partner.office.id, (keys.device,))
    return size


def resident() -> int:
    """Bytes this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def clear_cycles() -> None:
    """What the window does once a second."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)


@dataclass
class Watch:
    """Seconds of each package, by the clock and of the processor alone, and memory after it."""

    seconds: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    last: float = 0.0
    last_work: float = 0.0
    cleared: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Progress of `receive`: called before each file."""
        if time.perf_counter() - self.cleared > 1:
            clear_cycles()
            self.cleared = time.perf_counter()
        at, work = time.perf_counter(), time.process_time()
        if done:
            self.seconds.append(at - self.last)
            self.work.append(work - self.last_work)
            self.memory.append(resident())
            if done % 100 == 0:
                mean, busy = sum(self.seconds[-100:]) * 10, sum(self.work[-100:]) * 10
                memory = self.memory[-1] / 2**20
                print(
                    f"{done} of {total}: {mean:.0f} ms each, {busy:.0f} of work, {memory:.0f} MB", flush=True
                )
        self.last, self.last_work = at, work


def report(watch: Watch, count: int, whole: float) -> None:
    """Print what was measured, and of a slice what the country would need."""
    cuts, typical, longest = quantiles(watch.seconds, n=20), median(watch.seconds), max(watch.seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} packages in {whole:.0f} s: p50 {typical * 1e3:.0f}, p95 {cuts[-1] * 1e3:.0f}, ", end="")
    print(f"max {longest * 1e3:.0f} ms; work p50 {median(watch.work) * 1e3:.0f} ms; peak {peak:.0f} MB")
    quarter = max(len(watch.seconds) // 4, 1)
    growth = (watch.memory[-1] - watch.memory[quarter]) / (len(watch.memory) - quarter)
    left = COUNTRY - count
    seconds = whole + left * sum(watch.seconds[-quarter:]) / quarter
    work = sum(watch.work) + left * sum(watch.work[-quarter:]) / quarter
    memory = max(watch.memory) + left * max(growth, 0)
    verdict = "within" if seconds <= MOST_SECONDS and memory <= MOST_MEMORY else "ABOVE"
    word = "estimated" if left else "measured"
    print(f"country {word}: {seconds:.0f} s (work {work:.0f} s), {memory / 2**20:.0f} MB, {verdict} ", end="")
    print(f"600 s and 300 MB; memory grows by {growth / 1024:.1f} KB a package")


def main(count: int, place: str | None) -> None:
    """Build, take in, take in again."""
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        root = Path(scratch)
        packages = root / "packages"
        packages.mkdir()
        superior = safekeeping.init(root / "s", name="Sở", role=Role.SUPERIOR, who="x", clock=now)
        started = time.perf_counter()
        size = build(superior, packages, count)
        print(
            f"built {count} packages, {size / 2**20:.0f} MB, in {time.perf_counter() - started:.0f} s",
            flush=True,
        )
        watch, started = Watch(), time.perf_counter()
        outcomes = exchanging.receive(superior, [packages], progress=watch)
        whole = time.perf_counter() - started
        assert {each.result for each in outcomes} == {Result.MERGED}, outcomes[:3]
        report(watch, count, whole)
        started = time.perf_counter()
        again = exchanging.receive(superior, [packages])
        seconds = time.perf_counter() - started
        assert {each.result for each in again} == {Result.NOTHING_NEW}
        print(f"the same once more: {seconds:.1f} s, {seconds / count * 1e3:.2f} ms each")
        print(f"database {(root / 's' / database.FILE).stat().st_size / 2**20:.0f} MB", flush=True)
        superior.store.close()


if __name__ == "__main__":
    gc.freeze()  # as the window does after its first paint
    gc.disable()
    given = sys.argv[1:]
    main(int(given[0]) if given else SLICE, given[1] if len(given) > 1 else None)
