"""The file that accounts are kept in, beside the record."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from onrecord.errors import ForeignRecord
from onrecord.record.connection import Connection, open_file
from onrecord.record.schema import sql_statements

__all__ = ["Database", "accounts_path", "now"]

APPLICATION_ID = 0x6F6E7261
"""``onra`` in ASCII, in the header of the file."""

_WAIT = 10.0
_VERSION = 1
_NEW = "ALTER TABLE users ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1))"


class Database:
    """Opens the file anew for each piece of work, so that any thread may use it.

    ``path``: the file; it is made, readable by its owner only, when something is first
    written. Every method may raise RecordError.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return self.path.exists()

    @contextmanager
    def open(self) -> Iterator[Connection]:
        """A connection on which each statement is a transaction of its own."""
        if not self.exists:
            self.path.touch(mode=0o600)
        connection = open_file(self.path, create=True, read_only=False, wait=_WAIT)
        try:
            _prepare(connection)
            yield connection
        finally:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection within one transaction: all or nothing."""
        with self.open() as connection, connection.writing():
            yield connection

    def key(self) -> bytes:
        """32 random bytes, the same for as long as the file lives."""
        with self.writing() as connection:
            connection.run(
                "INSERT OR IGNORE INTO keys (name, secret) VALUES ('cookies', ?)",
                (secrets.token_bytes(32),),
            )
            return bytes(connection.value("SELECT secret FROM keys WHERE name = 'cookies'"))


def accounts_path(record: str | Path) -> Path:
    """Where a record's accounts are: ``news.accounts.db`` for ``news.db``."""
    path = Path(record)
    return path.with_name(f"{path.stem}.accounts{path.suffix or '.db'}")


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(time.time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _prepare(connection: Connection) -> None:
    """Make the tables in an empty file, or bring them up to date; refuse another file."""
    if _is_ready(connection):
        return
    connection.row("PRAGMA journal_mode = WAL")
    with connection.writing():
        if _is_ready(connection):
            return
        owner = connection.value("PRAGMA application_id")
        if owner == APPLICATION_ID:
            connection.run(_NEW)
        elif owner or connection.value("SELECT count(*) FROM sqlite_schema"):
            raise ForeignRecord(f"{connection.name}: a database, but not one of accounts")
        else:
            for sql in sql_statements((files(__package__) / "schema.sql").read_text("utf-8")):
                connection.run(sql)
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(f"PRAGMA user_version = {_VERSION}")


def _is_ready(connection: Connection) -> bool:
    """Whether the tables are there as this version has them."""
    ours = connection.value("PRAGMA application_id") == APPLICATION_ID
    return bool(ours and connection.value("PRAGMA user_version") >= _VERSION)
