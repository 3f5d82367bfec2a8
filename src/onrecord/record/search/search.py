"""Finds statements by words, and shows the words where they stand."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from onrecord.record.connection import Connection
from onrecord.record.reading.reading import load
from onrecord.record.search.excerpts import Excerpts, Fragment
from onrecord.record.search.filters import Conditions
from onrecord.record.search.query import Query
from onrecord.statements import Span, Statement

__all__ = ["WEIGHTS", "Hit", "matching_articles", "search"]

# How much a match counts: content, proposition, source, speaker's name.
WEIGHTS = "4.0, 2.0, 1.0, 1.0"


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that has the words.

    ``excerpt``: the article's text around it, in pieces, each with whether it is a
    match; joined they are exactly the text at ``place``. ``score``: BM25, higher is
    better, comparable within one search only.
    """

    statement: Statement
    excerpt: tuple[Fragment, ...]
    score: float
    place: Span


def search(
    connection: Connection, words: str, asked: Conditions, *, limit: int | None, offset: int
) -> list[Hit]:
    """The best matches first. The conditions are on ``statements AS s``."""
    query = Query.of(words)
    if query is None:
        return []
    with connection.reading():
        rows = connection.rows(
            f"SELECT s.number AS number, bm25(statement_words, {WEIGHTS}) AS rank"
            " FROM statement_words CROSS JOIN statements AS s ON s.number = statement_words.rowid"
            f" {asked.where} AND statement_words MATCH ? ORDER BY rank, s.number LIMIT ? OFFSET ?",
            (*asked.values, query.all, -1 if limit is None else limit, offset),
        )
        found = load(connection, [row["number"] for row in rows])
    with closing(Excerpts(query.any)) as excerpts:
        return [_hit(found[row["number"]], -row["rank"], excerpts) for row in rows]


def matching_articles(asked: Conditions, words: str) -> None:
    """Require of ``articles AS a`` that title or text has the words."""
    query = Query.of(words)
    if query is None:
        asked.require("0")
        return
    asked.require(
        "a.number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", query.all
    )


def _hit(statement: Statement, score: float, excerpts: Excerpts) -> Hit:
    place, fragments = excerpts.of(statement)
    return Hit(statement, fragments, score, place)
