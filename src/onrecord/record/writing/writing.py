"""Writes one article and its statements, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record.comparing.matter_counts import count_matters, matters_of, printings_of
from onrecord.record.connection import Connection
from onrecord.record.identities.settling import settle_names, told_of
from onrecord.record.judging.settling import settle_article
from onrecord.record.reading.dates import Days, days
from onrecord.record.writing.anchors import anchored, require_text, words_at
from onrecord.record.writing.introductions import forget_unused, introduce
from onrecord.record.writing.publication import complete_article, insert_article
from onrecord.record.writing.readings import put_readings, same_reading
from onrecord.statements import Article, Span, Speaker, Statement

__all__ = ["Added", "add"]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding an article did.

    ``new``: the text was not in the record. ``statements``: how many were written, 0
    when the record already held this reading. ``replaced``: how many of an older
    reading were removed for them.
    """

    article_id: str
    new: bool
    statements: int
    replaced: int = 0


def add(
    connection: Connection,
    article: Article,
    statements: Iterable[Statement],
    *,
    extractor: str | None = None,
    replace: bool = False,
) -> Added:
    """Write the article and its statements in one transaction; see ``Record.add``."""
    require_text(article)
    kept = anchored(article, statements)
    readers = _readers(kept, extractor)
    with connection.writing():
        row = connection.row("SELECT number FROM articles WHERE sha256 = ?", (article.sha256,))
        number = insert_article(connection, article) if row is None else int(row["number"])
        if row is not None:
            complete_article(connection, number, article)
        if not replace and same_reading(connection, number, readers):
            return Added(article.id, new=False, statements=0)
        replaced = _replace_reading(connection, number, article, kept, readers)
    return Added(article.id, row is None, len(kept), replaced)


def _days(statement: Statement, published: str | None) -> Days | None:
    """When it was said, or else when the article was published."""
    first, last = statement.said_earliest, statement.said_latest
    if first or last:
        return Days(first or last, last or first)
    return days(published)


def _readers(statements: Sequence[Statement], extractor: str | None) -> set[str]:
    """The extractors that made this reading."""
    names = {s.attribution.extractor for s in statements}
    return names | {extractor} if extractor else names or {"given"}


def _replace_reading(
    connection: Connection,
    number: int,
    article: Article,
    statements: Sequence[Statement],
    readers: set[str],
) -> int:
    """Put these statements in the place of those that the record holds; how many it held."""
    sql = "SELECT DISTINCT speaker FROM introductions WHERE article = ?"
    introduced = connection.numbers(sql, (number,))
    told = told_of(connection, number)
    old = connection.numbers("SELECT number FROM statements WHERE article = ?", (number,))
    matters = matters_of(connection, [*old, *printings_of(connection, old)])
    replaced = connection.run("DELETE FROM statements WHERE article = ?", (number,))
    connection.run("DELETE FROM introductions WHERE article = ?", (number,))
    _insert_statements(connection, number, article, statements)
    put_readings(connection, number, readers)
    settle_names(connection, number, told)
    settle_article(connection, number)
    count_matters(connection, matters)
    for speaker in introduced:
        forget_unused(connection, speaker)
    return replaced


def _insert_statements(
    connection: Connection, number: int, article: Article, statements: Sequence[Statement]
) -> None:
    published = connection.value("SELECT published FROM articles WHERE number = ?", (number,))
    introduced: dict[Speaker, tuple[int, int]] = {}
    for statement in statements:
        speaker = statement.speaker
        if speaker is not None and speaker not in introduced:
            introduced[speaker] = introduce(connection, number, article, speaker)
        who = introduced[speaker] if speaker is not None else (None, None)
        _insert_statement(connection, number, statement, who, _days(statement, published))


def _insert_statement(
    connection: Connection,
    article: int,
    statement: Statement,
    who: tuple[int | None, int | None],
    when: Days | None,
) -> None:
    attribution = statement.attribution
    number = connection.insert_row(
        "statements",
        id=statement.id,
        article=article,
        first_start=attribution.extent.start,
        speaker=who[0],
        introduction=who[1],
        speaker_name=statement.speaker.name if statement.speaker else None,
        source_text=statement.source_text,
        cue_text=statement.cue_text,
        content_text=statement.content_text,
        form=statement.form,
        speech=statement.speech,
        confidence=attribution.confidence,
        parent_id=statement.parent,
        addressee=statement.addressee,
        medium=statement.medium,
        said=statement.said,
        said_earliest=statement.said_earliest,
        said_latest=statement.said_latest,
        dated_from=when.first if when else None,
        dated_to=when.last if when else None,
        act=statement.act,
        negated=statement.negated,
        hedged=statement.hedged,
        proposition=statement.proposition,
        stance=statement.stance,
        extractor=attribution.extractor,
    )
    _insert_spans(connection, number, statement)
    connection.run_many(
        "INSERT INTO via (statement, position, name) VALUES (?, ?, ?)",
        [(number, position, name) for position, name in enumerate(statement.via)],
    )


def _insert_spans(connection: Connection, number: int, statement: Statement) -> None:
    text, attribution = statement.article.text, statement.attribution
    parts: dict[str, Sequence[Span]] = {
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
    }
    connection.run_many(
        'INSERT INTO spans (statement, part, ordinal, start, "end", words)'
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, part, ordinal, *span, words_at(text, span))
            for part, spans in parts.items()
            for ordinal, span in enumerate(spans)
        ],
    )
