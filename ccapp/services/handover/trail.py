"""The audit trail of the handover (exchange.md 8): who sent and received what, when, on which machine."""

from __future__ import annotations

from collections.abc import Iterable

from ccapp.domain.plan import OfficeId
from ccapp.exchange.media import Written
from ccapp.services.handover.outcomes import is_braked
from ccapp.services.session import Session
from ccapp.store import deeds, partners, receptions, sendings
from ccapp.store.deeds import Deed, Entry
from ccapp.store.journal import Transaction, TxKind
from ccapp.store.partners import Received, Sent
from ccapp.store.scopes import Difference
from ccapp.store.sendings import KeptReceipt, SentPackage


def list_deeds(session: Session) -> tuple[Entry, ...]:
    """Everything sent, received and acknowledged, oldest first."""
    return deeds.list_deeds(session.store.connection)


def note_sending(session: Session, sent: Sent) -> None:
    """Log a package that has been written and read back. Raises StorageError."""
    store = session.store
    with store.journal.write("send", session.who, kind=TxKind.SYSTEM) as tx:
        partners.log_sent(store.connection, sent)
        facts: dict[str, str | int | None] = {
            "sha256": sent.sha256,
            "office": sent.to,
            "plan": sent.plan,
            "file": sent.file,
            "sequence": sent.sequence,
            "records": sent.records,
        }
        deeds.tell(store.connection, tx, Deed.SENT, sent.package, facts)


def note_written(
    session: Session, written: Written, package: str, to: OfficeId, *, plan: str = "", records: int
) -> None:
    """Tell of a file that takes no running number: a plan given back, originals forwarded."""
    store = session.store
    with store.journal.write("send", session.who, kind=TxKind.SYSTEM) as tx:
        facts: dict[str, str | int | None] = {
            "sha256": written.sha256,
            "office": to,
            "plan": plan,
            "file": written.path.name,
            "records": records,
        }
        deeds.tell(store.connection, tx, Deed.SENT, package, facts)


def note_received(
    session: Session, tx: Transaction, entry: Received, made: str, difference: Difference
) -> None:
    """Log a package within the transaction that takes it in; `made` is the moment that its sender claims.

    `agreed`: somebody said yes to it, for it would remove much, takes the place of what stood, or was taken
    back before.
    """
    connection = session.store.connection
    undone = receptions.taken_back(connection, entry.sha256) is not None
    counted = {"new": len(difference.new), "changed": len(difference.changed), "removed": difference.deleted}
    agreed = int(undone or difference.replaces or is_braked(difference.deleted, difference.alive))
    partners.log_received(connection, entry)
    deeds.tell(
        connection, tx, Deed.RECEIVED, entry.package, _said(entry, made) | counted | {"agreed": agreed}
    )


def note_taken(session: Session, entry: Received, made: str, tx: Transaction) -> None:
    """Tell what came into our own plans within the transaction that takes it in: a superior's remarks, data
    of ours from another machine or given back.
    """
    deeds.tell(session.store.connection, tx, Deed.RECEIVED, entry.package, _said(entry, made))


def note_unused(session: Session, entry: Received, made: str) -> None:
    """Log a package that changed nothing here. Raises StorageError."""
    store = session.store
    with store.journal.write("receive", session.who, kind=TxKind.SYSTEM) as tx:
        partners.log_received(store.connection, entry)
        deeds.tell(store.connection, tx, Deed.RECEIVED, entry.package, _said(entry, made))


def _said(entry: Received, made: str) -> dict[str, str | int | None]:
    return {
        "sha256": entry.sha256,
        "office": entry.office,
        "plan": entry.plan,
        "file": entry.file,
        "sequence": entry.sequence,
        "made": made,
        "result": entry.result,
    }


def note_given(session: Session, hashes: Iterable[tuple[str, str]]) -> None:
    """Log receipts that were saved, for packages given by id and hash."""
    store, chosen = session.store, tuple(hashes)
    at = session.clock().isoformat(timespec="seconds")
    with store.journal.write("give-receipt", session.who, kind=TxKind.SYSTEM) as tx:
        sendings.note_given(store.connection, [sha256 for _, sha256 in chosen], at)
        for package, sha256 in chosen:
            deeds.tell(store.connection, tx, Deed.RECEIPT_GIVEN, package, {"sha256": sha256})


def keep_receipt(tx: Transaction, session: Session, sent: SentPackage, receipt: KeptReceipt) -> None:
    """Log that a package of ours arrived, by a file or by its ten digits. Runs inside the transaction."""
    connection = session.store.connection
    sendings.keep_receipt(connection, sent, receipt)
    facts = {"sha256": sent.sha256, "office": sent.office, "result": receipt.result or "code"}
    deeds.tell(connection, tx, Deed.RECEIPT, sent.package, facts)
