"""The version table: each step once, whole or not at all."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

import onrecord.record
from onrecord.errors import ForeignRecord, RecordError, RecordLocked
from onrecord.record import Record, schema
from onrecord.record.connection import Connection
from onrecord.record.schema import APPLICATION_ID, Migration
from tests.record.factory import reading

NEXT = schema.newest_version() + 1
ADDED = Migration(NEXT, "notes", "CREATE TABLE notes (note TEXT) STRICT;\n")
BROKEN = Migration(
    NEXT, "notes", "CREATE TABLE notes (note TEXT) STRICT;\nCREATE TABLE articles (x);"
)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    with Record(tmp_path / "news.db") as record:
        record.add(*reading())
    return tmp_path / "news.db"


def later(monkeypatch: pytest.MonkeyPatch, step: Migration) -> None:
    steps = (*schema._migrations(), step)
    monkeypatch.setattr(schema, "_migrations", lambda: steps)


def test_a_new_record_says_what_it_is(first: Path) -> None:
    with Record(first) as record:
        value = record._connection.value
        assert value("PRAGMA application_id") == APPLICATION_ID
        assert value("PRAGMA journal_mode") == "wal"
        assert value("PRAGMA foreign_keys") == 1
        assert value("SELECT max(version) FROM migrations") == schema.newest_version()


def test_every_table_is_strict_or_full_text(first: Path) -> None:
    with Record(first) as record:
        loose = record._connection.rows(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND NOT strict AND name NOT LIKE 'sqlite%'"
        )
    assert [row["name"] for row in loose] == []


def test_an_older_record_is_brought_up(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, ADDED)
    for _ in range(2):
        with Record(first) as record:
            assert record._connection.value("SELECT max(version) FROM migrations") == NEXT
            assert record._connection.value("SELECT count(*) FROM notes") == 0
            assert record.counts().statements == 3
    with Record(first, read_only=True) as record:
        assert record.counts().statements == 3


def test_an_older_record_is_brought_up_when_it_is_read(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, ADDED)
    for _ in range(2):
        with Record(first, create=False, read_only=True) as record:
            assert record._connection.value("SELECT max(version) FROM migrations") == NEXT
            assert record.counts().statements == 3
            with pytest.raises(RecordError, match="may not be written"):
                record._connection.run("DELETE FROM notes")


def test_an_older_record_that_may_not_be_written_says_what_to_do(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first.read_bytes()
    later(monkeypatch, ADDED)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(RecordError) as refused:
        Record(first, read_only=True)
    assert "earlier version" in str(refused.value)
    assert str(refused.value).endswith(f"by: onrecord show --record {first}")
    assert first.read_bytes() == before
    assert [file.name for file in first.parent.iterdir()] == [first.name]


def test_a_step_that_fails_on_reading_leaves_the_version_before(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        later(patch, BROKEN)
        with pytest.raises(RecordError, match="articles already exists"):
            Record(first, read_only=True)
    with Record(first, read_only=True) as record:
        assert record.counts().statements == 3


def test_an_older_record_that_is_being_written_is_locked(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(first) as writer, writer._connection.writing():
        later(monkeypatch, ADDED)
        with pytest.raises(RecordLocked):
            Record(first, read_only=True, wait=0.01)


def test_an_older_record_that_another_brings_up_meanwhile_is_not_waited_for(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other goes on writing; a reader needs no turn of its own."""
    writer = Record(first)
    later(monkeypatch, ADDED)
    pauses: list[float] = []

    def brought_up_in_the_third_pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            writer._connection.run("ROLLBACK")
            schema.migrate(writer._connection, wait=0)
            writer._connection.run("BEGIN IMMEDIATE")

    monkeypatch.setattr(schema.time, "sleep", brought_up_in_the_third_pause)
    writer._connection.run("BEGIN IMMEDIATE")
    with Record(first, read_only=True, wait=5) as record:
        assert record._connection.value("SELECT max(version) FROM migrations") == NEXT
    assert len(pauses) == 3
    writer._connection.run("ROLLBACK")
    writer.close()


def test_a_file_that_another_looks_into_becomes_a_record_when_they_are_done(tmp_path: Path) -> None:
    """SQLite does not wait for a reader before it changes the journal's mode."""
    path = tmp_path / "news.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    with pytest.raises(RecordLocked):
        Record(path, wait=0)
    done = threading.Timer(0.2, other.close)
    done.start()
    with Record(path, wait=10) as record:
        assert record.add(*reading()).new
    done.join()


def test_a_file_that_another_fills_meanwhile_is_no_foreign_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whose it is and whether it holds anything are looked at in one state."""
    path = tmp_path / "news.db"
    value = Connection.value

    def filled_after_the_first_look(connection: Connection, sql: str, *values: object) -> object:
        found = value(connection, sql, *values)
        if sql == "PRAGMA application_id" and not filled:
            filled.append(True)
            Record(path).close()
        return found

    filled: list[bool] = []
    sqlite3.connect(path).execute("PRAGMA journal_mode = WAL")
    monkeypatch.setattr(Connection, "value", filled_after_the_first_look)
    with Record(path) as record:
        assert record.add(*reading()).new
    assert filled


def test_a_database_that_holds_nothing_does_not_become_a_record_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "void.db"
    made = sqlite3.connect(path)
    made.execute("PRAGMA user_version = 7")
    made.close()
    before = path.read_bytes()
    with pytest.raises(ForeignRecord, match="holds nothing"):
        Record(path, read_only=True)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_version_before(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        later(patch, BROKEN)
        with pytest.raises(RecordError, match="articles already exists"):
            Record(first)
    with Record(first) as record:
        tables = record._connection.rows("SELECT name FROM sqlite_schema WHERE name = 'notes'")
        assert tables == []
        assert record.counts().statements == 3


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [m.version for m in schema._migrations()] == list(range(1, schema.newest_version() + 1))


def test_what_the_package_exports() -> None:
    assert list(onrecord.record.__all__) == sorted(onrecord.record.__all__)
    assert all(hasattr(onrecord.record, name) for name in onrecord.record.__all__)
