"""Which statements answer a question, how many there are, and of what sorts."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection
from onrecord.record.reading.reading import load
from onrecord.record.search.excerpts import Excerpts, Fragment
from onrecord.record.search.facets import Facet, facets, months
from onrecord.record.search.question import ORDERS, Question
from onrecord.record.search.search import WEIGHTS
from onrecord.statements import Statement

__all__ = ["COUNTED", "Answer", "Facet", "Found", "answer", "ranking"]

COUNTED = 8_000
"""How many statements are counted, sorted and put in order at most; of more, these are
the ones that were added last."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement found, and its words in pieces, each with whether it was looked for."""

    statement: Statement
    excerpt: tuple[Fragment, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of the statements found, and what all of them have in common.

    ``total`` is how many there are; with ``more`` there are more than were counted, and the
    counts and the order are those of the ``total`` added last. ``facets`` by field:
    ``form``, ``act``, ``stance``, ``kind``, ``speaker``, ``outlet``, ``country``, ``via``,
    ``hedged``, the most frequent first. ``months`` are statements by month (``2015-09``).
    """

    found: list[Found]
    total: int
    more: bool
    facets: dict[str, list[Facet]] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)


def answer(
    connection: Connection,
    question: Question,
    *,
    limit: int,
    offset: int,
    count: bool = True,
    ranked: Sequence[str] | None = None,
) -> Answer:
    """What the record has on the question; ``count`` for the facets and months too.

    ``ranked``: ids of the statements that the words stand for, the best first; without it
    those that have the words. Raises DateError, UnknownName, and RecordError for too long
    a search.
    """
    best = json.dumps(list(ranked)) if ranked is not None else None
    wanted = _Wanted(limit, offset, count, best)
    return connection.remembered(
        ("answer", question, wanted), lambda: _answer(connection, question, wanted)
    )


def ranking(
    connection: Connection, question: Question, *, limit: int, ranked: Sequence[str] | None = None
) -> list[str]:
    """Ids of the statements that ``answer`` would find, in its order; at most ``limit``."""
    best = json.dumps(list(ranked)) if ranked is not None else None
    rows = _matching(connection, question, best)
    if rows is None:
        return []
    with _found_rows(connection, rows):
        numbers = _page(connection, question, _Wanted(limit, 0, counted=False, best=best))
        ids = connection.rows(
            "SELECT s.id FROM json_each(?) AS n CROSS JOIN statements AS s ON s.number = n.value"
            " ORDER BY n.key",
            (json.dumps(numbers),),
        )
    return [row["id"] for row in ids]


class _Wanted(NamedTuple):
    """Which of the rows that match are wanted; ``best`` is a JSON list of ids."""

    limit: int
    offset: int
    counted: bool
    best: str | None


class _Rows(NamedTuple):
    """SQL for the rows that match, with the values for it."""

    sql: str
    values: tuple[Any, ...]


def _answer(connection: Connection, question: Question, wanted: _Wanted) -> Answer:
    rows = _matching(connection, question, wanted.best)
    if rows is None:
        return Answer([], 0, more=False)
    with _found_rows(connection, rows) as total:
        numbers = _page(connection, question, wanted)
        sorts = facets(connection) if wanted.counted else {}
        by_month = months(connection) if wanted.counted else {}
        found = _found(connection, question, numbers)
    return Answer(found, min(total, COUNTED), total > COUNTED, sorts, by_month)


@contextmanager
def _found_rows(connection: Connection, rows: _Rows) -> Iterator[int]:
    """The rows that match in ``temp.found``, at most COUNTED; gives how many, or one more."""
    with connection.reading():
        connection.run("DROP TABLE IF EXISTS temp.found")
        connection.run(f"CREATE TEMP TABLE found AS {rows.sql} LIMIT {COUNTED + 1}", rows.values)
        total = int(connection.value("SELECT count(*) FROM temp.found"))
        if total > COUNTED:
            connection.run("DELETE FROM temp.found WHERE number = (SELECT min(number) FROM found)")
        yield total
        connection.run("DROP TABLE temp.found")


def _matching(connection: Connection, question: Question, best: str | None) -> _Rows | None:
    """SQL for the rows that match; None when words were asked for and there is none in them."""
    if question.order and question.order not in ORDERS:
        raise UnknownName("order", question.order, ORDERS)
    asked = question.conditions(connection)
    if best is not None:
        asked.require("s.id IN (SELECT value FROM json_each(?))", best)
    if best is not None or not question.words.strip():
        sql = f"SELECT {_COLUMNS} FROM statements AS s {asked.where} ORDER BY s.number DESC"
        return _Rows(sql, tuple(asked.values))
    query = question.query()
    if query is None:
        return None
    rank = f"bm25(statement_words, {WEIGHTS})" if _order(question) == "best" else "NULL"
    return _Rows(
        f"SELECT {_COLUMNS}, {rank} AS rank FROM statement_words CROSS JOIN"
        " statements AS s INDEXED BY statements_counted ON s.number = statement_words.rowid"
        f" {asked.where} AND statement_words MATCH ? ORDER BY statement_words.rowid DESC",
        (*asked.values, query.all),
    )


_COLUMNS = (
    "s.number, s.speaker, s.introduction, s.article, s.form, s.act, s.stance, s.hedged,"
    " s.dated_from"
)
"""All of them are in the index ``statements_counted``, which is much smaller than the table."""


def _order(question: Question) -> str:
    return question.order or ("best" if question.words.strip() else "newest")


def _page(connection: Connection, question: Question, wanted: _Wanted) -> list[int]:
    order = _order(question)
    values: tuple[Any, ...] = (wanted.limit, wanted.offset)
    if order == "best" and wanted.best is not None:
        # The plus keeps SQLite from walking through what was found once for each id.
        sql = (
            "SELECT s.number FROM json_each(?) AS b CROSS JOIN statements AS s ON s.id = b.value"
            " WHERE +s.number IN (SELECT number FROM temp.found) ORDER BY b.key"
        )
        values = (wanted.best, *values)
    elif order == "best" and question.query() is not None:
        sql = "SELECT number FROM temp.found ORDER BY rank, number"
    elif order == "oldest":
        sql = "SELECT number FROM temp.found ORDER BY dated_from IS NULL, dated_from, number"
    else:
        sql = "SELECT number FROM temp.found ORDER BY dated_from DESC, number DESC"
    return [row[0] for row in connection.rows(f"{sql} LIMIT ? OFFSET ?", values)]


def _found(connection: Connection, question: Question, numbers: list[int]) -> list[Found]:
    loaded, query = load(connection, numbers), question.query()
    statements = [loaded[number] for number in numbers]
    if query is None:
        return [Found(statement) for statement in statements]
    with closing(Excerpts(query.any)) as excerpts:
        return [Found(statement, excerpts.of(statement)[1]) for statement in statements]
