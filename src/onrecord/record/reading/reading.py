"""Reads articles and statements back as they were written."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from onrecord.record.connection import Connection
from onrecord.record.reading.speakers import speakers_of
from onrecord.record.search.filters import Conditions
from onrecord.record.sql import AMONG, listed
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

__all__ = [
    "article_numbers",
    "articles",
    "load",
    "one_article",
    "statement_numbers",
    "statements",
]

_PAGE = 200
_ARTICLE_PAGE = 20


def statements(connection: Connection, numbers: Sequence[int]) -> Iterator[Statement]:
    """The statements of those rows, in that order, loaded a page at a time.

    Rows removed since the numbers were read are left out.
    """
    for page in _pages(numbers, _PAGE):
        loaded = load(connection, page)
        yield from (loaded[number] for number in page if number in loaded)


def articles(connection: Connection, numbers: Sequence[int]) -> Iterator[Article]:
    """The articles of those rows, in that order, loaded a page at a time."""
    for page in _pages(numbers, _ARTICLE_PAGE):
        loaded = _articles(connection, page)
        yield from (loaded[number] for number in page if number in loaded)


def one_article(connection: Connection, number: int) -> Article:
    """The article of that row, which must be there."""
    return _articles(connection, [number])[number]


def load(connection: Connection, numbers: Sequence[int]) -> dict[int, Statement]:
    """The statements of those rows by number, from one state of the record."""
    asked = listed(numbers)
    with connection.reading():
        rows = connection.rows(f"SELECT * FROM statements WHERE number {AMONG}", (asked,))
        texts = _articles(connection, {row["article"] for row in rows})
        speakers = speakers_of(connection, rows)
        spans, via = _spans(connection, asked), _via(connection, asked)
    return {
        row["number"]: _statement(
            row,
            texts[row["article"]],
            speakers.get(row["number"]),
            spans[row["number"]],
            via[row["number"]],
        )
        for row in rows
    }


def statement_numbers(
    connection: Connection, asked: Conditions, *, limit: int | None, offset: int
) -> Sequence[int]:
    """Rows of ``statements`` that meet the conditions: articles as added, each in reading order."""
    return _numbers(
        connection,
        f"SELECT s.number FROM statements AS s {asked.where}"
        " ORDER BY s.article, s.first_start, s.number",
        asked.values,
        limit,
        offset,
    )


def article_numbers(
    connection: Connection, asked: Conditions, *, limit: int | None, offset: int
) -> Sequence[int]:
    """Rows of ``articles`` that meet the conditions, in the order of adding."""
    sql = f"SELECT a.number FROM articles AS a {asked.where} ORDER BY a.number"
    return _numbers(connection, sql, asked.values, limit, offset)


def _numbers(
    connection: Connection, sql: str, values: Sequence[Any], limit: int | None, offset: int
) -> Sequence[int]:
    return connection.numbers(
        f"{sql} LIMIT ? OFFSET ?", (*values, -1 if limit is None else limit, offset)
    )


def _pages(numbers: Sequence[int], size: int) -> Iterator[list[int]]:
    rest = iter(numbers)
    while page := list(islice(rest, size)):
        yield page


def _articles(connection: Connection, numbers: Sequence[int] | set[int]) -> dict[int, Article]:
    asked = listed(numbers)
    furniture: dict[int, list[Span]] = defaultdict(list)
    for row in connection.rows(
        f'SELECT article, start, "end" FROM furniture WHERE article {AMONG}'
        " ORDER BY article, start",
        (asked,),
    ):
        furniture[row["article"]].append(Span(row["start"], row["end"]))
    return {
        row["number"]: _article(row, furniture[row["number"]])
        for row in connection.rows(f"SELECT * FROM articles WHERE number {AMONG}", (asked,))
    }


def _article(row: sqlite3.Row, furniture: Sequence[Span]) -> Article:
    return Article(
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        authors=tuple(json.loads(row["authors"])),
        published=row["published"],
        url=row["url"],
        language=row["language"],
        kind=row["kind"],
        furniture=tuple(furniture),
        source=row["source"],
    )


def _spans(connection: Connection, statements: str) -> dict[int, dict[str, list[Span]]]:
    found: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.rows(
        f'SELECT statement, part, start, "end" FROM spans WHERE statement {AMONG}'
        " ORDER BY statement, part, ordinal",
        (statements,),
    ):
        found[row["statement"]][row["part"]].append(Span(row["start"], row["end"]))
    return found


def _via(connection: Connection, statements: str) -> dict[int, list[str]]:
    """Through whom the words of statements came, by statement."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.rows(
        f"SELECT statement, name FROM via WHERE statement {AMONG} ORDER BY statement, position",
        (statements,),
    ):
        found[row["statement"]].append(row["name"])
    return found


def _statement(
    row: sqlite3.Row,
    article: Article,
    speaker: Speaker | None,
    spans: dict[str, list[Span]],
    via: Sequence[str],
) -> Statement:
    return Statement(
        article=article,
        attribution=Attribution(
            source=tuple(spans["source"]),
            cue=tuple(spans["cue"]),
            content=tuple(spans["content"]),
            confidence=row["confidence"],
            extractor=row["extractor"],
        ),
        form=row["form"],
        speech=bool(row["speech"]),
        speaker=speaker,
        via=tuple(via),
        addressee=row["addressee"],
        medium=row["medium"],
        said=row["said"],
        said_earliest=row["said_earliest"],
        said_latest=row["said_latest"],
        act=row["act"],
        negated=bool(row["negated"]),
        hedged=bool(row["hedged"]),
        proposition=row["proposition"],
        stance=row["stance"],
        parent=row["parent_id"],
    )
