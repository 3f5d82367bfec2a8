"""A record of every earlier version is brought up to date with all that it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from onrecord.record import Record, schema
from onrecord.relations import Appearance, Relation
from tests.record.factory import reading, small

ARTICLE, (HID, GRAIN, RIVER) = reading()
OPEN = small("ports are open", published="2032-02")
COPY = small("ports are open now", published="2032-03")
CONTRARY = Relation("contradicts", HID.id, RIVER.id, 0.9, "One denies it.", "dispute")
EARLIER = range(1, schema.newest_version())
WITH_JUDGEMENTS = range(2, schema.newest_version())


def filled(path: Path) -> None:
    """A record of this version with something in every table that relating and judging fill."""
    with Record(path) as record:
        record.add(ARTICLE, [HID, GRAIN, RIVER])
        for one in (OPEN, COPY):
            record.add(one.article, [one])
        record.vectors.put("m", [HID.id], np.ones((1, 4), np.float32))
        record.appearances.put([Appearance(OPEN.id, one.id, 1.0) for one in (OPEN, COPY)])
        record.matters.put("ports", "Ports", [OPEN.id, COPY.id])
        record.relations.put([CONTRARY])
        record.judgements.add("statement", GRAIN.id, "reject", user="ana")
        record.judgements.add("statement", HID.id, "correct", user="ana", detail={"act": "deny"})
        record.judgements.add("relation", CONTRARY.id, "accept", user="ana")


def as_of(version: int, newest: Path, path: Path) -> None:
    """What the record at ``newest`` holds, in the tables that this version of it had."""
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("PRAGMA journal_mode = WAL")
    old.execute("PRAGMA foreign_keys = OFF")
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, name, applied)")
    steps = schema._migrations()[:version]
    old.executescript("".join(step.sql for step in steps))
    old.execute("ATTACH ? AS newest", (str(newest),))
    tables = old.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict"
    ).fetchall()
    for (table,) in tables:
        names = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
        old.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM newest.{table}")
    old.executemany(
        "INSERT INTO migrations VALUES (?, ?, '2031-01-01')", [(s.version, s.name) for s in steps]
    )
    old.close()


@pytest.fixture
def older(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A record of the version that the test asks for."""
    filled(tmp_path / "newest.db")
    as_of(request.param, tmp_path / "newest.db", tmp_path / "older.db")
    return tmp_path / "older.db"


def whole(path: Path) -> bool:
    """The file, its foreign keys and its full-text indexes are sound."""
    plain = sqlite3.connect(path)
    for index in ("statement_words", "article_words"):
        plain.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    checked = plain.execute("PRAGMA integrity_check").fetchall()
    keys = plain.execute("PRAGMA foreign_key_check").fetchall()
    plain.close()
    return (checked, keys) == ([("ok",)], [])


@pytest.mark.parametrize("older", EARLIER, indirect=True)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_it_holds_stays(older: Path, read_only: bool) -> None:
    with Record(older, read_only=read_only) as record:
        assert (
            record._connection.value("SELECT count(*) FROM migrations") == schema.newest_version()
        )
        assert {a.id for a in record.articles()} == {one.article.id for one in (HID, OPEN, COPY)}
        kept = {s.id: s for s in record.statements(rejected=True)}
        assert set(kept) == {one.id for one in (HID, GRAIN, RIVER, OPEN, COPY)}
        assert kept[RIVER.id] == RIVER
        assert [hit.statement.id for hit in record.search("crossed")] == [RIVER.id]
    assert whole(older)


@pytest.mark.parametrize("older", WITH_JUDGEMENTS, indirect=True)
def test_what_people_decided_holds_and_outlives_reading_again(older: Path) -> None:
    with Record(older) as record:
        for _ in range(2):
            assert GRAIN.id not in [s.id for s in record.statements()]
            assert record.statement(HID.id).act == "deny"
            assert [r.id for r in record.relations.list()] == [CONTRARY.id]
            record.add(ARTICLE, [HID, GRAIN, RIVER], replace=True)
        assert record.matters.get("ports").size == 1  # printed twice, counted once
    assert whole(older)


@pytest.mark.parametrize("older", EARLIER, indirect=True)
def test_its_articles_are_read_again_and_compared(older: Path) -> None:
    with Record(older) as record:
        assert not record.has(ARTICLE, extractor="test/1")  # by an earlier version of resolving
        assert record.add(ARTICLE, [HID, GRAIN, RIVER]).replaced == 3
        assert record.has(ARTICLE, extractor="test/1")
        record.relations.put([CONTRARY])
        assert record.relations.get(CONTRARY.id) == CONTRARY
        assert record.identities.settle() == 0
    assert whole(older)
