"""Saved versions of plans and their signed copies: from rows to frozen values and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from dataclasses import asdict, replace
from datetime import date

from ccapp.domain.content import content_of, plan_of
from ccapp.domain.editions import CopyCheck, Edition, EditionKind, KeptDifference, SignedCopy
from ccapp.domain.plan import Plan, RecordId
from ccapp.errors import NotFoundError, StorageError
from ccapp.store.evidence import EvidenceFile, add_evidence
from ccapp.store.journal import Transaction
from ccapp.store.living import Stored, below, by_id
from ccapp.store.tables import EDITION, EVIDENCE, SIGNED_COPY, Fields


def keep_content(connection: sqlite3.Connection, plan: Plan) -> str:
    """Keep what a plan says, inside the transaction under way; returns the hash it is found by."""
    text = content_of(plan).encode("utf-8")
    sha256 = hashlib.sha256(text).hexdigest()
    connection.execute(
        "INSERT INTO edition_content (sha256, body) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        (sha256, zlib.compress(text, 9)),
    )
    return sha256


def load_content(connection: sqlite3.Connection, edition: Edition) -> Plan:
    """The plan as an edition has it. Raises NotFoundError for an open one, StorageError for a damaged one."""
    row = connection.execute(
        "SELECT body FROM edition_content WHERE sha256 = ?", (edition.content,)
    ).fetchone()
    if row is None:
        raise NotFoundError("edition-not-found", record=edition.id)
    try:
        text = zlib.decompress(row[0])
    except zlib.error as error:
        raise StorageError("edition-damaged", number=edition.number) from error
    if hashlib.sha256(text).hexdigest() != edition.content:
        raise StorageError("edition-damaged", number=edition.number)
    return plan_of(text.decode("utf-8"))


def edition_fields(edition: Edition) -> Fields:
    """The stored fields of an edition; its id is not among them."""
    return {
        "plan_id": edition.plan_id,
        "kind": edition.kind.value,
        "number": edition.number,
        "at": edition.at,
        "who": edition.who,
        "content": edition.content or None,
        "document": edition.document or None,
        "day": edition.day.isoformat() if edition.day else None,
        "reason": edition.reason or None,
    }


def add_edition(tx: Transaction, edition: Edition) -> RecordId:
    """Store a new edition; the id in the value is ignored."""
    return tx.create(EDITION, edition_fields(edition))


def list_editions(connection: sqlite3.Connection, plan: RecordId) -> tuple[Edition, ...]:
    """The living editions of a plan, oldest first."""
    return tuple(map(_edition, below(connection, EDITION, plan)))


def load_edition(connection: sqlite3.Connection, record: RecordId) -> Edition:
    """A living edition. Raises NotFoundError("edition-not-found")."""
    return _edition(by_id(connection, EDITION, record, "edition-not-found"))


def _edition(row: Stored) -> Edition:
    record, plan, details = row
    bag = json.loads(details)
    return Edition(
        id=RecordId(record),
        plan_id=RecordId(plan),
        kind=EditionKind(bag["kind"]),
        number=int(bag["number"]),
        at=bag.get("at", ""),
        who=bag.get("who", ""),
        content=bag.get("content", ""),
        document=bag.get("document", ""),
        day=date.fromisoformat(bag["day"]) if bag.get("day") else None,
        reason=bag.get("reason", ""),
    )


def copy_fields(copy: SignedCopy) -> Fields:
    """The stored fields of a signed copy; its id is not among them."""
    return {
        "plan_id": copy.plan_id,
        "name": copy.name,
        "sha256": copy.sha256,
        "size": copy.size,
        "check": copy.check.value,
        "ticked": " ".join(copy.ticked) or None,
        "kept": json.dumps([asdict(each) for each in copy.kept], ensure_ascii=False) if copy.kept else None,
        "evidence": copy.evidence or None,
    }


def add_copy(tx: Transaction, copy: SignedCopy) -> RecordId:
    """Store a new signed copy, and as evidence what travels of it; the ids in the value are ignored."""
    file = EvidenceFile(plan_id=copy.plan_id, name=copy.name, sha256=copy.sha256, size=copy.size)
    return tx.create(SIGNED_COPY, copy_fields(replace(copy, evidence=add_evidence(tx, file))))


def remove_copy(tx: Transaction, copy: SignedCopy) -> None:
    """Take a signed copy away from its plan; the bytes stay."""
    tx.delete(SIGNED_COPY, copy.id)
    if copy.evidence:
        tx.delete(EVIDENCE, copy.evidence)


def list_copies(connection: sqlite3.Connection, plan: RecordId) -> tuple[SignedCopy, ...]:
    """The living signed copies of a plan, oldest first."""
    return tuple(map(_copy, below(connection, SIGNED_COPY, plan)))


def load_copy(connection: sqlite3.Connection, record: RecordId) -> SignedCopy:
    """A living signed copy. Raises NotFoundError("signed-copy-not-found")."""
    return _copy(by_id(connection, SIGNED_COPY, record, "signed-copy-not-found"))


def _copy(row: Stored) -> SignedCopy:
    record, plan, details = row
    bag = json.loads(details)
    return SignedCopy(
        id=RecordId(record),
        plan_id=RecordId(plan),
        name=bag["name"],
        sha256=bag["sha256"],
        size=int(bag["size"]),
        check=CopyCheck(bag.get("check", CopyCheck.OPEN)),
        ticked=tuple(map(RecordId, bag.get("ticked", "").split())),
        kept=tuple(KeptDifference(**each) for each in json.loads(bag.get("kept", "[]"))),
        evidence=RecordId(bag.get("evidence", "")),
    )
