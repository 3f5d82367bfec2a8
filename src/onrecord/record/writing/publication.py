"""Writes an article and what is known of its publication."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from onrecord.record.comparing.matter_counts import count_matters_of
from onrecord.record.connection import Connection
from onrecord.record.reading.dates import Days, days
from onrecord.record.reading.reading import one_article
from onrecord.record.writing.anchors import words_at
from onrecord.statements import Article

__all__ = ["complete_article", "completed", "insert_article", "now"]

# What a later reading of the same text may add to an article.
_ABOUT = ("title", "outlet", "authors", "published", "url", "language", "source", "furniture")


def insert_article(connection: Connection, article: Article) -> int:
    """Write an article that is not in the record yet; the number of its row."""
    when = days(article.published) or Days(None, None)
    number = connection.insert_row(
        "articles",
        id=article.id,
        sha256=article.sha256,
        text=article.text,
        title=article.title,
        outlet=article.outlet,
        authors=_json(article.authors),
        published=article.published,
        dated_from=when.first,
        dated_to=when.last,
        url=article.url,
        language=article.language,
        kind=article.kind,
        source=article.source,
        added=now(),
    )
    _insert_furniture(connection, number, article)
    return number


def _json(names: Sequence[str]) -> str:
    return json.dumps(names, ensure_ascii=False)


def _insert_furniture(connection: Connection, number: int, article: Article) -> None:
    connection.run_many(
        'INSERT INTO furniture (article, start, "end", words) VALUES (?, ?, ?, ?)',
        [(number, *span, words_at(article.text, span)) for span in article.furniture],
    )


def completed(stored: Article, given: Article) -> Article:
    """The stored article with what it lacks and the given one has; nothing overwritten."""
    lacking = {name: getattr(given, name) for name in _ABOUT if not getattr(stored, name)}
    return replace(stored, **{name: value for name, value in lacking.items() if value})


def complete_article(connection: Connection, number: int, article: Article) -> None:
    """Fill what the stored article lacks and this one has."""
    stored = one_article(connection, number)
    whole = completed(stored, article)
    if whole == stored:
        return
    connection.run(
        "UPDATE articles SET title = ?, outlet = ?, authors = ?, published = ?, url = ?,"
        " language = ?, source = ? WHERE number = ?",
        (
            whole.title, whole.outlet, _json(whole.authors), whole.published, whole.url,
            whole.language, whole.source, number,
        ),
    )  # fmt: skip
    if whole.published != stored.published:
        _date(connection, number, days(whole.published) or Days(None, None))
    if whole.furniture != stored.furniture:
        _insert_furniture(connection, number, whole)


def _date(connection: Connection, article: int, when: Days) -> None:
    """Give the article, and the statements that have no date of their own, these days."""
    connection.run(
        "UPDATE articles SET dated_from = ?, dated_to = ? WHERE number = ?", (*when, article)
    )
    connection.run(
        "UPDATE statements SET dated_from = ?, dated_to = ?"
        " WHERE article = ? AND said_earliest IS NULL AND said_latest IS NULL",
        (*when, article),
    )
    sql = "SELECT number FROM statements WHERE article = ?"
    count_matters_of(connection, connection.numbers(sql, (article,)))


def now() -> str:
    """The moment of writing, to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
