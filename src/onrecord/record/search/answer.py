"""Which statements answer a question, how many there are, and of what sorts."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection
from onrecord.record.reading.reading import load
from onrecord.record.search.excerpts import Excerpts, Fragment
from onrecord.record.search.question import ORDERS, Question
from onrecord.record.search.search import WEIGHTS
from onrecord.statements import Statement

__all__ = ["COUNTED", "Answer", "Facet", "Found", "answer", "ranking"]

COUNTED = 10_000
"""How many statements are counted, sorted and put in order at most; of more, these are
the ones that were added last."""

_NAMES = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the statements found have a value. ``key`` asks for it; ``name`` is shown."""

    key: str
    name: str
    statements: int


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
    rows = _matching(connection, question, best)
    if rows is None:
        return Answer([], 0, more=False)
    return _answer(connection, question, _Rows(*rows, limit, offset, count, best))


def ranking(
    connection: Connection, question: Question, *, limit: int, ranked: Sequence[str] | None = None
) -> list[str]:
    """Ids of the statements that ``answer`` would find, in its order; at most ``limit``."""
    best = json.dumps(list(ranked)) if ranked is not None else None
    rows = _matching(connection, question, best)
    if rows is None:
        return []
    wanted = _Rows(*rows, limit, offset=0, count=False, best=best)
    with _found_rows(connection, wanted):
        numbers = _page(connection, question, wanted)
    ids = connection.rows(
        "SELECT s.id FROM json_each(?) AS n CROSS JOIN statements AS s ON s.number = n.value"
        " ORDER BY n.key",
        (json.dumps(numbers),),
    )
    return [row["id"] for row in ids]


@dataclass(frozen=True, slots=True)
class _Rows:
    """SQL for the rows that match, and which of them are wanted; ``best`` is a JSON list."""

    sql: str
    values: tuple[Any, ...]
    limit: int
    offset: int
    count: bool
    best: str | None = None


def _answer(connection: Connection, question: Question, rows: _Rows) -> Answer:
    with _found_rows(connection, rows) as total:
        numbers = _page(connection, question, rows)
        facets = _facets(connection) if rows.count else {}
        months = _months(connection) if rows.count else {}
    found = _found(connection, question, numbers)
    return Answer(found, min(total, COUNTED), total > COUNTED, facets, months)


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


def _matching(
    connection: Connection, question: Question, best: str | None
) -> tuple[str, tuple[Any, ...]] | None:
    """SQL for the rows that match; None when words were asked for and there is none in them."""
    if question.order and question.order not in ORDERS:
        raise UnknownName("order", question.order, ORDERS)
    asked = question.conditions(connection)
    if best is not None:
        asked.require("s.id IN (SELECT value FROM json_each(?))", best)
    columns = (
        "s.number, s.speaker, s.introduction, s.article, s.form, s.act, s.stance, s.hedged,"
        " s.dated_from"
    )
    if best is not None or not question.words.strip():
        sql = f"SELECT {columns} FROM statements AS s {asked.where} ORDER BY s.number DESC"
        return sql, tuple(asked.values)
    query = question.query()
    if query is None:
        return None
    return (
        f"SELECT {columns} FROM statement_words CROSS JOIN statements AS s"
        f" ON s.number = statement_words.rowid {asked.where} AND statement_words MATCH ?"
        " ORDER BY statement_words.rowid DESC",
        (*asked.values, query.all),
    )


def _page(connection: Connection, question: Question, rows: _Rows) -> list[int]:
    query, order = question.query(), question.order
    order = order or ("best" if question.words.strip() else "newest")
    values: tuple[Any, ...] = (rows.limit, rows.offset)
    if order == "best" and rows.best is not None:
        sql = (
            "SELECT f.number FROM json_each(?) AS b CROSS JOIN statements AS s ON s.id = b.value"
            " CROSS JOIN temp.found AS f ON f.number = s.number ORDER BY b.key"
        )
        values = (rows.best, *values)
    elif order == "best" and query is not None:
        sql = (
            "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
            " AND rowid >= (SELECT min(number) FROM temp.found)"
            " AND +rowid IN (SELECT number FROM temp.found)"
            f" ORDER BY bm25(statement_words, {WEIGHTS}), rowid"
        )
        values = (query.all, *values)
    elif order == "oldest":
        sql = "SELECT number FROM temp.found ORDER BY dated_from IS NULL, dated_from, number"
    else:
        sql = "SELECT number FROM temp.found ORDER BY dated_from DESC, number DESC"
    return [row[0] for row in connection.rows(f"{sql} LIMIT ? OFFSET ?", values)]


def _found(connection: Connection, question: Question, numbers: list[int]) -> list[Found]:
    loaded, query = load(connection, numbers), question.query()
    statements = [loaded[number] for number in numbers if number in loaded]
    if query is None:
        return [Found(statement) for statement in statements]
    excerpts = Excerpts(query.any)
    try:
        return [Found(statement, excerpts.of(statement)[1]) for statement in statements]
    finally:
        excerpts.close()


def _facets(connection: Connection) -> dict[str, list[Facet]]:
    facets: dict[str, list[Facet]] = defaultdict(list)
    for sql in _FACETS:
        for row in connection.rows(sql):
            facets[row[0]].append(Facet(row[1], row[2], row[3]))
    return dict(facets)


def _months(connection: Connection) -> dict[str, int]:
    rows = connection.rows(
        "SELECT substr(dated_from, 1, 7), count(*) FROM temp.found"
        " WHERE dated_from IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return {row[0]: row[1] for row in rows}


def _simple(column: str) -> str:
    return (
        f"SELECT '{column}', {column}, {column}, count(*) FROM temp.found"
        f" WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY 4 DESC, 2 LIMIT {_NAMES}"
    )


def _joined(name: str, shown: str, join: str) -> str:
    return (
        f"SELECT '{name}', {shown}, count(*) FROM temp.found AS f {join}"
        f" GROUP BY 2 ORDER BY 4 DESC, 3 LIMIT {_NAMES}"
    )


_BY = "SELECT {0}, count(*) AS n FROM temp.found WHERE {0} IS NOT NULL GROUP BY {0}"
_FACETS = (
    *(_simple(column) for column in ("form", "act", "stance")),
    "SELECT 'hedged', '1', 'hedged', count(*) FROM temp.found WHERE hedged HAVING count(*)",
    "SELECT 'kind', p.kind, p.kind, sum(c.n) FROM"
    f" ({_BY.format('speaker')}) AS c CROSS JOIN speakers AS p ON p.number = c.speaker"
    " GROUP BY p.kind ORDER BY 4 DESC, 2",
    "SELECT 'speaker', p.id, p.name, c.n FROM"
    f" ({_BY.format('speaker')} ORDER BY n DESC, 1 LIMIT {_NAMES}) AS c"
    " CROSS JOIN speakers AS p ON p.number = c.speaker ORDER BY c.n DESC, p.name",
    "SELECT 'outlet', a.outlet, a.outlet, sum(c.n) FROM"
    f" ({_BY.format('article')}) AS c CROSS JOIN articles AS a ON a.number = c.article"
    f" WHERE a.outlet IS NOT NULL GROUP BY a.outlet ORDER BY 4 DESC, 2 LIMIT {_NAMES}",
    _joined(
        "country",
        "i.country, i.country",
        "CROSS JOIN introductions AS i ON i.number = f.introduction WHERE i.country IS NOT NULL",
    ),
    _joined("via", "v.name, v.name", "CROSS JOIN via AS v ON v.statement = f.number"),
)
