"""Opening the database: pragmas, version gate, migrations with a backup first, plain words for failures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ccapp.errors import StorageError

FILE: Final = "ccapp.db"
MIGRATIONS: Final = Path(__file__).with_name("migrations")
APPLICATION_ID: Final = 0x63634150  # "ccAP", so that a foreign SQLite file is not taken for ours
_OLDEST_SQLITE: Final = (3, 38, 0)

_FULL: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_ACCESS: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})


def newest_version() -> int:
    """The schema version this program writes."""
    return len(_scripts())


def _scripts() -> list[Path]:
    return sorted(path for path in MIGRATIONS.iterdir() if path.suffix == ".sql")


@contextmanager
def plain_storage_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's failures that a user can meet into StorageError; anything else is a bug and passes."""
    try:
        yield
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise StorageError("database-damaged", file=str(path)) from error
    except sqlite3.DatabaseError as error:
        code = _code_of(error)
        if code is None:
            raise
        raise StorageError(code, file=str(path), detail=str(error)) from error


def _code_of(error: sqlite3.DatabaseError) -> str | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return "database-damaged" if "decode" in str(error) else None
    primary = extended & 0xFF
    if primary == sqlite3.SQLITE_FULL or extended in _FULL:
        return "database-full"
    if primary in _DAMAGED:
        return "database-damaged"
    if primary in _NO_ACCESS:
        return "database-no-access"
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "database-busy"
    return "database-io" if primary == sqlite3.SQLITE_IOERR else None


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection in manual-transaction mode with the pragmas this program relies on.

    Raises StorageError for the file of another program or a newer version, which is left as it is.

    WAL with synchronous FULL: a commit that returned survives a power cut. Another thread may use the
    connection while its owner waits, never two at once.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StorageError("sqlite-too-old", found=sqlite3.sqlite_version)
    mode = "ro" if read_only else "rwc"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            version_of(connection)  # before anything is changed: the file may not be ours
            # One process owns the folder, so the log needs no shared memory, which a full disk cannot give.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # Pages; a received plan is 1,700. Copying them into the database would double a commit's time.
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
            # KiB; what a received plan changes stays in memory until its commit, and is written once.
            connection.execute("PRAGMA cache_size = -8000")
    except BaseException:
        connection.close()
        raise
    return connection


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open database; 0 for a new one.

    Raises StorageError for a file of another program ("database-foreign") or a newer one ("database-newer").
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != APPLICATION_ID and (version or tables):
        raise StorageError("database-foreign")
    if version > newest_version():
        raise StorageError("database-newer", found=version, known=newest_version())
    return version


def migrate(connection: sqlite3.Connection, before: Callable[[], None]) -> None:
    """Bring the schema up to date, one transaction a step. `before` makes a backup of existing data."""
    version = version_of(connection)
    if version == newest_version():
        return
    if version:
        before()
    scripts = _scripts()
    if version:
        for number, script in enumerate(scripts, start=1):
            if number > version:
                _run(connection, script.read_text(encoding="utf-8"), number)
    else:
        # A new database comes whole or not at all.
        whole = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
        _run(connection, whole, len(scripts))
    _require_strict(connection)


def _require_strict(connection: sqlite3.Connection) -> None:
    """A table that is not STRICT would let text into a number column without a word."""
    from sqlite_utils import Database  # start-up cost: only where a migration was pending

    tables = Database(connection, execute_plugins=False).tables
    # A word index and the tables behind it, whose names begin with its own, are as SQLite makes them.
    theirs = tuple(table.name for table in tables if table.virtual_table_using)
    loose = [table.name for table in tables if not (table.strict or table.name.startswith(theirs))]
    if loose:
        raise AssertionError(f"tables that are not STRICT: {loose}")


def _run(connection: sqlite3.Connection, script: str, number: int) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\n"
            f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};\nCOMMIT;"
        )
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def settle(connection: sqlite3.Connection) -> None:
    """Bring everything into the one database file, so that a copy of it is whole.

    Where another connection is open the journal mode stays; the data is safe either way.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def schema_of(connection: sqlite3.Connection) -> list[str]:
    """Every statement of the schema, in an order that VACUUM does not change."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name"
    )
    return [str(sql) for (sql,) in rows]


def expected_schema(version: int) -> list[str]:
    """The schema that a database of `version` must have, made by running the migrations in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for number, script in enumerate(_scripts()[:version], start=1):
            _run(connection, script.read_text(encoding="utf-8"), number)
        return schema_of(connection)
    finally:
        connection.close()


def require_sound(connection: sqlite3.Connection) -> None:
    """Raise StorageError("database-damaged") unless the file is whole and has exactly our schema.

    A trigger or view that our migrations never made is reason enough to refuse a restored file.
    """
    version = version_of(connection)
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise StorageError("database-damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StorageError("database-damaged")
    if version < 1 or schema_of(connection) != expected_schema(version):
        raise StorageError("database-damaged")
