"""Articles are read again by another process just before something is written about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import UnknownName
from onrecord.record import Record
from onrecord.relations import Appearance, Relation
from tests.record.factory import reading, small, statement

ARTICLE, (HID, GRAIN, RIVER) = reading()
LAST = small("ports are open")
OTHER = statement(LAST.article, "Oren Dask", "said", "open", extractor="test/2")
"""What is found when the last article is read again; it gets the number of what was there."""

WRITES: dict[str, Callable[[Record], object]] = {
    "appearances": lambda r: r.appearances.put([Appearance(HID.id, LAST.id, 1.0)]),
    "marks": lambda r: r.fingerprints.keep_contents({LAST.id: [7]}, {LAST.id: LAST.id}),
    "matters": lambda r: r.matters.put("m", "Ports", [LAST.id]),
    "relations": lambda r: r.relations.put([Relation("repeats", HID.id, LAST.id, 1.0, "So.")]),
    "compared": lambda r: r.relations.mark_related([LAST.id], "m"),
    "judgements": lambda r: r.judgements.add("statement", LAST.id, "reject", user="ana"),
}
TABLES = ("appearances", "content_marks", "sought", "matter_statements", "relations", "compared",
          "judgements")  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db") as opened:
        opened.add(ARTICLE, [HID, GRAIN, RIVER])
        opened.add(LAST.article, [LAST])
        yield opened


def before_writing(record: Record, work: Callable[[], object]) -> None:
    """Do something when the record asks for its turn to write, once."""
    left = [work]

    def watch(sql: str) -> None:
        if sql == "BEGIN IMMEDIATE" and left:
            left.pop()()

    record._connection._sqlite.set_trace_callback(watch)


@pytest.mark.parametrize("what", WRITES)
def test_nothing_is_written_about_the_statement_that_took_the_place(
    record: Record, what: str
) -> None:
    def read_again() -> None:
        with Record(record.path) as other:
            assert other.add(LAST.article, [OTHER]).replaced == 1

    before_writing(record, read_again)
    with pytest.raises(UnknownName, match=LAST.id):
        WRITES[what](record)
    assert [s.id for s in record.statements()] == [HID.id, GRAIN.id, RIVER.id, OTHER.id]
    counts = [record._connection.value(f"SELECT count(*) FROM {table}") for table in TABLES]
    assert counts == [0] * len(TABLES)


def test_a_search_shows_what_it_found(record: Record) -> None:
    """Which statements have the words and what they say is read from one state."""
    found: list[str] = []

    def watch(sql: str) -> None:
        if sql.startswith("SELECT * FROM statements") and not found:
            with Record(record.path) as other:
                found.append(other.add(LAST.article, [OTHER]).article_id)

    record._connection._sqlite.set_trace_callback(watch)
    (hit,) = record.search("ports")
    assert found
    assert hit.statement == LAST
    assert ("ports", True) in hit.excerpt
    assert record.search("ports") == []
