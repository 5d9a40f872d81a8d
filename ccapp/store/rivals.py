"""Identities that proved an invitation which another one had used: held back until somebody has chosen."""

from __future__ import annotations

import sqlite3

from ccapp.domain.plan import OfficeId
from ccapp.values import value


@value
class Rival:
    """A second machine with one connection file: whose it says it is, the first user, when each came.

    `file` is the name of its package in the quarantine, by which it can be taken in after all.
    """

    invitation: str
    name: str
    office: OfficeId
    root_pk: str
    enc_pk: str
    at: str
    first: OfficeId
    first_at: str
    file: str


def note_rival(connection: sqlite3.Connection, rival: Rival) -> None:
    """Keep a rival, or its newest package. Runs inside the caller's transaction."""
    connection.execute(
        "INSERT INTO rival (invitation, office_id, root_pk, enc_pk, at, file, dismissed) "
        "VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (invitation, office_id) DO UPDATE SET file = excluded.file",
        (rival.invitation, rival.office, rival.root_pk, rival.enc_pk, rival.at, rival.file),
    )


def list_rivals(connection: sqlite3.Connection) -> tuple[Rival, ...]:
    """The rivals nobody has decided on, oldest first."""
    rows = connection.execute(
        "SELECT invitation.id, invitation.name, rival.office_id, rival.root_pk, rival.enc_pk, rival.at, "
        "invitation.office_id, coalesce(partner.connected_at, invitation.made_at), rival.file "
        "FROM rival JOIN invitation ON invitation.id = rival.invitation "
        "LEFT JOIN partner ON partner.office_id = invitation.office_id "
        "WHERE dismissed = 0 AND invitation.office_id IS NOT NULL ORDER BY rival.at, rival.office_id"
    )
    names = ("invitation", "name", "office", "root_pk", "enc_pk", "at", "first", "first_at", "file")
    return tuple(Rival(**dict(zip(names, row, strict=True))) for row in rows)


def dismiss(connection: sqlite3.Connection, rival: Rival) -> None:
    """Leave a rival out for good. Runs inside the caller's transaction."""
    connection.execute(
        "UPDATE rival SET dismissed = 1 WHERE invitation = ? AND office_id = ?",
        (rival.invitation, rival.office),
    )


def forget(connection: sqlite3.Connection, invitation: str, office: OfficeId) -> None:
    """A rival is one no longer. Runs inside the caller's transaction."""
    connection.execute("DELETE FROM rival WHERE invitation = ? AND office_id = ?", (invitation, office))
