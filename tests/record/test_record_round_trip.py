"""What comes out of a record is what went in, and every span is the words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.statements import Article, Statement
from tests.record.factory import ANA, reading, readings, small


def by_id(statements: object) -> dict[str, Statement]:
    return {s.id: s for s in statements}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_out_is_what_went_in(read: tuple[Article, list[Statement]]) -> None:
    article, statements = read
    with Record(":memory:") as record:
        added = record.add(article, statements)
        assert added.statements == len(statements)
        assert list(record.articles()) == [article]
        assert by_id(record.statements()) == by_id(statements)
        assert misplaced(record) == 0


def misplaced(record: Record) -> int:
    """Spans whose words SQLite itself does not find at the offsets, as any browser would."""
    return sum(
        record._connection.value(
            f"SELECT count(*) FROM {spans} JOIN articles ON articles.number = {article}"
            ' WHERE substr(text, start + 1, "end" - start) <> words'
        )
        for spans, article in (
            ("spans JOIN statements ON statements.number = spans.statement", "statements.article"),
            ("mentions JOIN introductions i ON i.number = mentions.introduction", "i.article"),
            ("furniture", "furniture.article"),
        )
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), max_size=4, unique_by=lambda r: r[0].text))
def test_articles_leave_each_other_alone(read: list[tuple[Article, list[Statement]]]) -> None:
    with Record(":memory:") as record:
        for article, statements in read:
            record.add(article, statements)
        kept = by_id(record.statements())
    assert kept == by_id(s for _, statements in read for s in statements)


def test_offsets_are_code_points() -> None:
    article, statements = reading()
    with Record(":memory:") as record:
        record.add(article, statements)
        (told,) = record.statements(form="direct")
    assert told.content_text == "We carry grain, nothing else 🌾"
    assert told.via == ("Tarn Agency", "The Osmark Post")
    assert told == statements[1]


def test_an_article_keeps_its_own_view_of_a_shared_speaker() -> None:
    earlier = replace(ANA, role="deputy minister", aliases=("Ana V.",), confidence=0.4)
    first, second = small("ports are open", speaker=earlier), small("roads too", speaker=ANA)
    with Record(":memory:") as record:
        record.add(first.article, [first])
        record.add(second.article, [second])
        assert list(record.statements(speaker="ana v")) == [first, second]
        (count,) = record.speakers()
    assert count.speaker.role == "foreign minister"
    assert count.speaker.aliases == ("Ana V.", "Minister Velik", "Velik")
    assert (count.statements, count.articles) == (2, 2)


def test_the_file_reads_without_this_program(tmp_path: Path) -> None:
    with Record(tmp_path / "news.db") as record:
        record.add(*reading())
    plain = sqlite3.connect(tmp_path / "news.db")
    rows = plain.execute("SELECT speaker, said_what, outlet FROM who_said_what").fetchall()
    broken = plain.execute("PRAGMA foreign_key_check").fetchall()
    plain.close()
    assert rows[0] == (
        "Ana Velik",
        "Osmark had never concealed its convoys",
        "The Osmark Post",
    )
    assert broken == []
