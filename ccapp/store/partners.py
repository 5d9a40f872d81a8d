"""Other offices: how they are known, the invitations we made, what was sent and received."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ccapp.domain.office import Office, Role
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.versions import DeviceId
from ccapp.errors import NotFoundError
from ccapp.store.office_names import OFFICE_NAME
from ccapp.store.successors import BEFORE
from ccapp.text.fold import fold

HELD: Final = "held"  # the result of a file that differs from accepted data and waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another office and its public keys (base64). Only a confirmed one is merged from or sent to.

    `invitation` and `secret` (base64) are those by which we prove ourselves to it; empty without one.
    `connected_at` says since when it is confirmed, as far as that is known. `refused_at`: since when the
    identity we know is refused, empty for one in force; `replaced_by` is the office in its place.
    """

    office: Office
    root_pk: str
    enc_pk: str
    confirmed: bool = False
    invitation: str = ""
    secret: str = ""
    connected_at: str = ""
    refused_at: str = ""
    replaced_by: str = ""

    @property
    def refused_on(self) -> str:
        """The day of the refusal as people write it; only where there is one."""
        return f"{date.fromisoformat(self.refused_at[:10]):%d/%m/%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInvitation:
    """An invitation this superior made, the office that has proved it, and the one whose place it takes."""

    id: str
    name: str
    secret: str
    used_by: OfficeId | None = None
    made_at: str = ""
    replaces: OfficeId | None = None


_PARTNER = (
    f"SELECT office.id, {OFFICE_NAME}, office.role, root_pk, enc_pk, confirmed, invitation, secret, "
    "connected_at, refused_at, replaced_by FROM partner JOIN office ON office.id = partner.office_id"
)

_INVITATION = "SELECT id, name, secret, office_id, made_at, replaces FROM invitation"


def save_partner(connection: sqlite3.Connection, partner: Partner, at: str) -> None:
    """Add or renew another office; the first time it is confirmed, `at` is kept as the day it connected.
    One whose rename is recorded keeps the name it had first beside it.

    Runs inside the caller's transaction.
    """
    connection.execute(
        "INSERT INTO office (id, name, role, own) VALUES (?, ?, ?, 0) "
        "ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = iif(EXISTS (SELECT 1 FROM lineage "
        "WHERE kind = 'rename' AND instr(sources, office.id) > 0), office.name, excluded.name) WHERE own = 0",
        (partner.office.id, partner.office.name, partner.office.role.value),
    )
    connection.execute(
        "INSERT INTO partner (office_id, root_pk, enc_pk, confirmed, invitation, secret, connected_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (office_id) DO UPDATE SET root_pk = excluded.root_pk, "
        "enc_pk = excluded.enc_pk, confirmed = excluded.confirmed, "
        "invitation = excluded.invitation, secret = excluded.secret, "
        "key_events = iif(partner.root_pk = excluded.root_pk, partner.key_events, 0), "
        "connected_at = iif(partner.confirmed, partner.connected_at, excluded.connected_at)",
        (
            partner.office.id,
            partner.root_pk,
            partner.enc_pk,
            int(partner.confirmed),
            partner.invitation or None,
            partner.secret or None,
            at if partner.confirmed else None,
        ),
    )


def partner_of(connection: sqlite3.Connection, office: OfficeId) -> Partner | None:
    """What is known of an office, None where nothing is."""
    row = connection.execute(f"{_PARTNER} WHERE office.id = ?", (office,)).fetchone()
    return None if row is None else _partner(row)


def find_partner(connection: sqlite3.Connection, named: str) -> Partner:
    """The office with this id, unique prefix of it, or name, also one it had. Raises NotFoundError."""
    partners = [_partner(row) for row in connection.execute(_PARTNER).fetchall()]
    found = [partner for partner in partners if partner.office.id == named]
    found = found or [partner for partner in partners if named and partner.office.id.startswith(named)]
    found = found or [partner for partner in partners if fold(partner.office.name) == fold(named)]
    if not found:
        first = dict(connection.execute("SELECT id, name FROM office").fetchall())
        found = [partner for partner in partners if fold(first[partner.office.id]) == fold(named)]
    if len(found) != 1:
        raise NotFoundError("office-ambiguous" if found else "office-not-found", office=named)
    return found[0]


def list_partners(connection: sqlite3.Connection) -> tuple[Partner, ...]:
    """Every other office we know, by name."""
    rows = connection.execute(f"{_PARTNER} ORDER BY 2, office.id")
    return tuple(map(_partner, rows))


def _partner(row: tuple[Any, ...]) -> Partner:
    office, name, role, root_pk, enc_pk, confirmed, invitation, secret, connected_at, *refused = row
    return Partner(
        office=Office(id=OfficeId(office), name=name, role=Role(role)),
        root_pk=root_pk,
        enc_pk=enc_pk,
        confirmed=bool(confirmed),
        invitation=invitation or "",
        secret=secret or "",
        connected_at=connected_at or "",
        refused_at=refused[0] or "",
        replaced_by=refused[1] or "",
    )


def refuse(connection: sqlite3.Connection, office: OfficeId, at: str, by: OfficeId | None = None) -> None:
    """Note that an office is refused under the identity we know, and the one in its place if there is one.

    Runs inside the caller's transaction; the day of the first refusal stays.
    """
    connection.execute(
        "UPDATE partner SET refused_at = coalesce(refused_at, ?), replaced_by = coalesce(?, replaced_by) "
        "WHERE office_id = ?",
        (at, by, office),
    )


def reinstate(connection: sqlite3.Connection, office: OfficeId) -> None:
    """Let an office in again under the identity we know. Runs inside the caller's transaction."""
    connection.execute(
        "UPDATE partner SET refused_at = NULL, replaced_by = NULL WHERE office_id = ?", (office,)
    )


def save_invitation(connection: sqlite3.Connection, invitation: KeptInvitation, at: str) -> None:
    """Keep an invitation that is about to leave."""
    connection.execute(
        "INSERT INTO invitation (id, name, secret, made_at, replaces) VALUES (?, ?, ?, ?, ?)",
        (invitation.id, invitation.name, invitation.secret, at, invitation.replaces),
    )


def invitation_of(connection: sqlite3.Connection, invitation: str) -> KeptInvitation | None:
    """An invitation by its id, None where we made no such one."""
    row = connection.execute(f"{_INVITATION} WHERE id = ?", (invitation,)).fetchone()
    return None if row is None else _kept(row)


def list_invitations(connection: sqlite3.Connection) -> tuple[KeptInvitation, ...]:
    """Every invitation we made, oldest first."""
    return tuple(map(_kept, connection.execute(f"{_INVITATION} ORDER BY made_at, id")))


def _kept(row: tuple[Any, ...]) -> KeptInvitation:
    used_by, replaces = (None if each is None else OfficeId(each) for each in (row[3], row[5]))
    return KeptInvitation(
        id=row[0], name=row[1], secret=row[2], used_by=used_by, made_at=row[4], replaces=replaces
    )


def use_invitation(connection: sqlite3.Connection, invitation: str, office: OfficeId) -> None:
    """Bind an invitation to the office that proved it."""
    connection.execute("UPDATE invitation SET office_id = ? WHERE id = ?", (office, invitation))


def devices_of_others(
    connection: sqlite3.Connection, office: OfficeId, named: Iterable[DeviceId]
) -> tuple[DeviceId, ...]:
    """Which of these devices are known to belong to other offices than this one and those whose place it
    took, our own included.

    Offices write under a new id at each opening, so over years there are very many.
    """
    query = (
        "SELECT value FROM json_each(?2) WHERE value IN (SELECT id FROM device) "
        f"OR value IN (SELECT device FROM partner_device WHERE office_id NOT IN ({BEFORE}))"
    )
    rows = connection.execute(query, (office, json.dumps(list(named))))
    return tuple(DeviceId(device) for (device,) in rows)


def devices_of_partners(connection: sqlite3.Connection, named: Iterable[DeviceId]) -> tuple[DeviceId, ...]:
    """Which of these devices are known to belong to other offices."""
    query = "SELECT device FROM json_each(?) JOIN partner_device ON device = value"
    rows = connection.execute(query, (json.dumps(list(named)),))
    return tuple(DeviceId(device) for (device,) in rows)


def note_devices(connection: sqlite3.Connection, office: OfficeId, devices: tuple[DeviceId, ...]) -> None:
    """Remember that these devices are this office's."""
    statement = "INSERT INTO partner_device (device, office_id) VALUES (?, ?) ON CONFLICT (device) DO NOTHING"
    connection.executemany(statement, [(device, office) for device in devices])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One package that left: its running number on this device, where it went and what it held."""

    device: DeviceId
    sequence: int
    at: str
    to: OfficeId
    plan: RecordId
    package: str
    sha256: str
    file: str
    records: int


def last_sent(connection: sqlite3.Connection, device: DeviceId) -> tuple[int, str | None]:
    """The highest running number of a device and the hash of that package; (0, None) before the first."""
    row = connection.execute(
        "SELECT sequence, sha256 FROM sent WHERE device = ? ORDER BY sequence DESC LIMIT 1", (device,)
    ).fetchone()
    return (0, None) if row is None else (row[0], row[1])


def log_sent(connection: sqlite3.Connection, sent: Sent) -> None:
    """Note a package that has been written and read back."""
    connection.execute(
        "INSERT INTO sent (device, sequence, at, office_id, plan_id, package, sha256, file, records) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sent.device,
            sent.sequence,
            sent.at,
            sent.to,
            sent.plan,
            sent.package,
            sent.sha256,
            sent.file,
            sent.records,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file that was taken in, or found to bring nothing new. `tx` is the transaction that merged it."""

    sha256: str
    at: str
    result: str
    office: OfficeId
    plan: RecordId
    device: DeviceId
    sequence: int
    package: str
    file: str
    tx: int | None = None


def log_received(connection: sqlite3.Connection, received: Received) -> None:
    """Note a verified file, so that its hash is known again; one that was held is noted anew."""
    connection.execute(
        "INSERT INTO received (sha256, at, result, office_id, plan_id, device, sequence, package, file, tx) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET at = excluded.at, "
        f"result = excluded.result, tx = excluded.tx WHERE received.result = '{HELD}'",
        (
            received.sha256,
            received.at,
            received.result,
            received.office,
            received.plan,
            received.device,
            received.sequence,
            received.package,
            received.file,
            received.tx,
        ),
    )


def settle_files(connection: sqlite3.Connection, hashes: Iterable[str]) -> None:
    """Remember files that need not be offered again. Runs inside a transaction."""
    rows = [(each,) for each in hashes]
    connection.executemany("INSERT OR IGNORE INTO settled_file (sha256) VALUES (?)", rows)


def is_settled(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether a file was taken in before, or settled otherwise."""
    query = "SELECT 1 FROM received WHERE sha256 = ?1 UNION SELECT 1 FROM settled_file WHERE sha256 = ?1"
    return connection.execute(query, (sha256,)).fetchone() is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A plan another office has sent, with the last package that changed it."""

    office: Office
    plan: RecordId
    title: str
    sequence: int
    received_at: str
    years: tuple[int, int] = (0, 0)


def collected(connection: sqlite3.Connection) -> tuple[Collected, ...]:
    """Plans of other offices, by office name and plan year."""
    rows = connection.execute(
        f"SELECT office.id, {OFFICE_NAME}, office.role, plan.id, plan.title, received.sequence, received.at, "
        "plan.year_from, plan.year_to, max(received.tx) FROM plan JOIN office ON office.id = plan.office_id "
        "JOIN received ON received.plan_id = plan.id AND received.result = 'merged' "
        "WHERE office.own = 0 AND plan.deleted IS NULL "
        "GROUP BY plan.id ORDER BY 2, office.id, plan.year_from DESC, plan.id"
    )
    return tuple(
        Collected(
            office=Office(id=OfficeId(row[0]), name=row[1], role=Role(row[2])),
            plan=RecordId(row[3]),
            title=row[4],
            sequence=row[5],
            received_at=row[6],
            years=(row[7], row[8]),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A verified file that would change accepted data: it lies in the inbox under its hash and waits."""

    sha256: str
    at: str
    sequence: int
    file: str


def held_files(connection: sqlite3.Connection, plan: RecordId) -> tuple[HeldFile, ...]:
    """The files of a plan that wait, by running number; one that a later file overtook waits no more."""
    rows = connection.execute(
        "SELECT sha256, at, sequence, file FROM received WHERE plan_id = ?1 AND result = ?2 "
        "AND instr(sha256, ':') = 0 AND NOT EXISTS (SELECT 1 FROM received later "
        "WHERE later.plan_id = ?1 AND later.device = received.device AND later.sequence > received.sequence "
        "AND later.result = 'merged') ORDER BY sequence, sha256",
        (plan, HELD),
    )
    return tuple(HeldFile(sha256=row[0], at=row[1], sequence=row[2], file=row[3]) for row in rows)


def expect_offices(connection: sqlite3.Connection, names: Iterable[str], at: str) -> None:
    """Put offices on the list of those to be invited. Runs inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO expected_office (name, added_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        [(name, at) for name in names],
    )


def expected_offices(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names on the list of offices to be invited."""
    return tuple(name for (name,) in connection.execute("SELECT name FROM expected_office ORDER BY name"))


def forget_expected(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take names off the list of offices to be invited. Runs inside the caller's transaction."""
    connection.executemany("DELETE FROM expected_office WHERE name = ?", [(name,) for name in names])
