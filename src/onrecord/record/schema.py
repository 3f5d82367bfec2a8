"""Whose file it is, which version its tables have, and how they get to the newest."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from onrecord.errors import ForeignRecord, NewerRecord, RecordError, RecordLocked
from onrecord.record.connection import Connection, open_file

__all__ = [
    "APPLICATION_ID",
    "migrate",
    "migrate_for_reading",
    "newest_version",
    "sql_statements",
]

APPLICATION_ID = 0x6F6E7263
"""``onrc`` in ASCII, in the header of every record (``PRAGMA application_id``)."""

_PAUSE = 0.05  # seconds


class Migration(NamedTuple):
    """One step from version ``version - 1``: an SQL file ``NNNN_name.sql``."""

    version: int
    name: str
    sql: str


def migrate(connection: Connection, *, wait: float) -> None:
    """Bring the record's tables to the newest version; an empty file becomes a record.

    Each step is one transaction, so that an interrupted one leaves the version
    before it. ``wait`` is how many seconds to wait for others: SQLite itself waits for
    no one who reads a file that is not yet in WAL mode. Raises ForeignRecord,
    NewerRecord, RecordLocked.
    """
    until = time.monotonic() + wait
    while True:
        try:
            _migrate(connection)
            return
        except RecordLocked:
            if time.monotonic() >= until:
                raise
        time.sleep(_PAUSE)


def _migrate(connection: Connection) -> None:
    version = _version(connection)
    if version == newest_version():
        return
    connection.row("PRAGMA journal_mode = WAL")
    for step in _migrations()[version:]:
        with connection.writing():
            if _version_within(connection) < step.version:
                _apply(connection, step)


def migrate_for_reading(connection: Connection, *, wait: float) -> None:
    """The same for a record that was opened for reading: steps only add to what is there, so
    they are taken on a connection of their own where the file may be written to.

    ``wait`` is how many seconds to wait for another writer. Raises ForeignRecord (also for a
    database that holds nothing), NewerRecord, RecordLocked, and RecordError, which says what
    to do, when the file is older than this program and may only be read.
    """
    version = _version(connection)
    if version == newest_version():
        return
    if version == 0:
        raise ForeignRecord(f"{connection.name}: a database that holds nothing, not a record")
    path = Path(connection.name)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise RecordError(_out_of_date(connection.name, version))
    # It asks again and again instead of waiting: another may have brought it up, and write on.
    with closing(open_file(path, create=False, read_only=False, wait=0)) as writable:
        migrate(writable, wait=wait)


def _out_of_date(name: str, version: int) -> str:
    return (
        f"{name}: written by an earlier version of onrecord (tables of version {version}; this"
        f" program needs {newest_version()}) and may not be written to here; whoever may write"
        f" to the file and its folder brings it up to date by: onrecord show --record {quote(name)}"
    )


def newest_version() -> int:
    """The version of the tables that this program writes."""
    return _migrations()[-1].version


def _version(connection: Connection) -> int:
    """The version of the file's tables; 0 for an empty file, also while another fills it."""
    with connection.reading():
        return _version_within(connection)


def _version_within(connection: Connection) -> int:
    """The same, within a transaction: what is looked at is looked at in one state."""
    owner = connection.value("PRAGMA application_id")
    tables = connection.value("SELECT count(*) FROM sqlite_schema")
    if owner == 0 and tables == 0:
        return 0
    if owner != APPLICATION_ID:
        raise ForeignRecord(f"{connection.name}: a database, but not an onrecord record")
    version = int(connection.value("SELECT max(version) FROM migrations") or 0)
    if version > newest_version():
        raise NewerRecord(
            f"{connection.name}: written by a later version of onrecord"
            f" (tables of version {version}; this program knows {newest_version()})"
        )
    return version


def _apply(connection: Connection, step: Migration) -> None:
    connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.run(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT"
    )
    for sql in sql_statements(step.sql):
        connection.run(sql)
    connection.run(
        "INSERT INTO migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        (step.version, step.name),
    )


def sql_statements(script: str) -> Iterator[str]:
    """The SQL statements of a script (a trigger's body is part of its statement)."""
    sql = ""
    for line in script.splitlines(keepends=True):
        sql += line
        if sqlite3.complete_statement(sql):
            yield sql
            sql = ""


@cache
def _migrations() -> tuple[Migration, ...]:
    folder = files("onrecord.record") / "migrations"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".sql"))
    return tuple(
        Migration(int(name[:4]), name[5:-4], (folder / name).read_text("utf-8")) for name in names
    )
