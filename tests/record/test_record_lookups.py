"""Look-ups of large records: the same answers, and older records brought up to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from factory import reading, small

from onrecord.record import Record, schema
from onrecord.record.search import question as questions
from onrecord.record.search.question import Question

LOOKUPS = {
    "statements_counted", "articles_counted", "introductions_country", "speakers_kind",
    "via_name", "statements_beliefs",
}  # fmt: skip


def indexes(record: Record) -> set[str]:
    rows = record._connection.rows("SELECT name FROM sqlite_schema WHERE type = 'index'")
    return {row["name"] for row in rows}


def plan(record: Record, sql: str) -> str:
    return " / ".join(row[3] for row in record._connection.rows(f"EXPLAIN QUERY PLAN {sql}"))


def test_an_older_record_gets_the_lookups_and_keeps_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    with monkeypatch.context() as patch:
        older = tuple(step for step in schema._migrations() if step.version < 5)
        patch.setattr(schema, "_migrations", lambda: older)
        with Record(path) as record:
            record._connection.run("ALTER TABLE readings ADD COLUMN resolver TEXT")
            record.add(*reading())
            record._connection.run("ALTER TABLE readings DROP COLUMN resolver")
            kept = [statement.to_dict() for statement in record.statements()]
            assert not LOOKUPS & indexes(record)
    with Record(path) as record:
        assert indexes(record) >= LOOKUPS
        assert [statement.to_dict() for statement in record.statements()] == kept
        assert record._connection.value("PRAGMA integrity_check") == "ok"
        assert record.overview.answer(Question(words="convoy")).total > 0


def test_what_is_counted_is_not_read_from_the_statements(tmp_path: Path) -> None:
    with Record(tmp_path / "news.db") as record:
        found = plan(
            record, "SELECT number FROM statements WHERE act = 'deny' ORDER BY number DESC"
        )
        assert "COVERING INDEX statements_counted" in found
        found = plan(record, "SELECT statement FROM via WHERE name = 'x' COLLATE NOCASE")
        assert "COVERING INDEX via_name" in found
        found = plan(record, "SELECT count(*) FROM statements WHERE speech = 0")
        assert "statements_beliefs" in found


@pytest.mark.parametrize("kind", ["person", "unnamed", "document"])
@pytest.mark.parametrize("words", ["", "convoy"])
def test_a_kind_finds_the_same_whether_few_or_many_are_of_it(
    kind: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(":memory:") as record:
        record.add(*reading())
        for number in range(3):
            one = small(f"convoy {number} sank")
            record.add(one.article, [one])
        asked = Question(kind=kind, words=words)
        few = record.overview.answer(asked)
        monkeypatch.setattr(questions, "_FEW", 0)
        many = record.overview.answer(asked)
        assert few == many
        wanted = {s.id for s in record.statements() if s.speaker and s.speaker.kind == kind}
        if not words:
            assert {one.statement.id for one in few.found} == wanted


def test_the_best_match_comes_first_as_in_a_search() -> None:
    with Record(":memory:") as record:
        record.add(*reading())
        for number in range(12):
            one = small(" ".join(["convoy"] * (1 + number % 4) + ["barge"] * (number % 3)))
            record.add(one.article, [one])
        hits = [hit.statement.id for hit in record.search("convoy", limit=None)]
        found = record.overview.answer(Question(words="convoy"), limit=100).found
        assert [one.statement.id for one in found] == hits
        assert len(hits) > 5
