"""Whose file it is, which version its tables have, and how they get to the newest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.errors import ForeignRecord, NewerRecord, RecordError
from onrecord.record.connection import Connection

__all__ = ["APPLICATION_ID", "migrate", "newest_version", "sql_statements"]

APPLICATION_ID = 0x6F6E7263
"""``onrc`` in ASCII, in the header of every record (``PRAGMA application_id``)."""


class Migration(NamedTuple):
    """One step from version ``version - 1``: an SQL file ``NNNN_name.sql``."""

    version: int
    name: str
    sql: str


def migrate(connection: Connection, *, read_only: bool = False) -> None:
    """Bring the record's tables to the newest version; an empty file becomes a record.

    Each step is one transaction, so that an interrupted one leaves the version
    before it. Raises ForeignRecord, NewerRecord, and RecordError when the file is
    older than this program and may only be read.
    """
    version = _version(connection)
    if version == newest_version():
        return
    if read_only:
        raise RecordError(
            f"{connection.name}: a record of version {version}, which must be opened for writing"
            f" once to become version {newest_version()}"
        )
    connection.row("PRAGMA journal_mode = WAL")
    for step in _migrations():
        with connection.writing():
            if _version(connection) < step.version:
                _apply(connection, step)


def newest_version() -> int:
    """The version of the tables that this program writes."""
    return _migrations()[-1].version


def _version(connection: Connection) -> int:
    """The version of the file's tables; 0 for an empty file."""
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
