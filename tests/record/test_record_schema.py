"""The version table: each step once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.record
from onrecord.errors import RecordError
from onrecord.record import Record, schema
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
    with pytest.raises(RecordError, match="opened for writing once"):
        Record(first, read_only=True)
    for _ in range(2):
        with Record(first) as record:
            assert record._connection.value("SELECT max(version) FROM migrations") == NEXT
            assert record._connection.value("SELECT count(*) FROM notes") == 0
            assert record.counts().statements == 3
    with Record(first, read_only=True) as record:
        assert record.counts().statements == 3


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
