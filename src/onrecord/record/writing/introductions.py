"""Writes who an article says its speakers are."""

from __future__ import annotations

from functools import lru_cache

from onrecord.record.connection import Connection
from onrecord.record.reading.names import fold
from onrecord.record.writing.anchors import words_at
from onrecord.resolve.descriptions.home import home_country
from onrecord.statements import Article, Speaker

__all__ = ["forget_unused", "introduce"]


def introduce(
    connection: Connection, article_number: int, article: Article, speaker: Speaker
) -> tuple[int, int]:
    """Write who the article says the speaker is.

    Gives the numbers of the speaker under whom the statements are kept (the same one, or
    whom they were found to be the same as) and of the introduction.
    """
    number = _insert_speaker(connection, speaker)
    introduction = connection.insert_row(
        "introductions",
        article=article_number,
        speaker=number,
        name=speaker.name,
        kind=speaker.kind,
        role=speaker.role,
        affiliation=speaker.affiliation,
        country=speaker.country,
        home=_is_home(article, speaker),
        confidence=speaker.confidence,
    )
    connection.run_many(
        "INSERT INTO speaker_aliases (introduction, position, name) VALUES (?, ?, ?)",
        [(introduction, position, name) for position, name in enumerate(speaker.aliases)],
    )
    connection.run_many(
        'INSERT INTO mentions (introduction, position, start, "end", words) VALUES (?, ?, ?, ?, ?)',
        [
            (introduction, position, *span, words_at(article.text, span))
            for position, span in enumerate(speaker.mentions)
        ],
    )
    sql = "SELECT coalesce(same_as, number) FROM speakers WHERE number = ?"
    return int(connection.value(sql, (number,))), introduction


def _is_home(article: Article, speaker: Speaker) -> bool:
    """Whether the country is the one that the article is about, and no word tells it of them."""
    if speaker.kind != "person" or not speaker.country or speaker.role or speaker.affiliation:
        return False
    return _home(article.text) == speaker.country


_home = lru_cache(maxsize=1)(home_country)  # all speakers of an article are written in a row


def _insert_speaker(connection: Connection, speaker: Speaker) -> int:
    """The speaker's row, shared by all articles; the name last given is the one shown."""
    connection.run(
        "INSERT INTO speakers (id, name, kind) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind",
        (speaker.id, speaker.name, speaker.kind),
    )
    number = int(connection.value("SELECT number FROM speakers WHERE id = ?", (speaker.id,)))
    connection.run_many(
        "INSERT OR IGNORE INTO speaker_names (speaker, name, folded) VALUES (?, ?, ?)",
        [(number, name, fold(name)) for name in (speaker.name, *speaker.aliases)],
    )
    return number


def forget_unused(connection: Connection, speaker: int) -> None:
    """Remove the speaker, or the names, that no article gives any more.

    With a speaker goes the one whom it was found to be the same as, if only that kept it.
    """
    if not connection.value(_USED, {"speaker": speaker}):
        sql = "SELECT coalesce(same_as, namesake) FROM speakers WHERE number = ?"
        other = connection.value(sql, (speaker,))
        connection.run("DELETE FROM speakers WHERE number = ?", (speaker,))
        if other is not None:
            forget_unused(connection, other)
        return
    connection.run(
        "DELETE FROM speaker_names AS n WHERE speaker = :speaker AND NOT EXISTS ("
        " SELECT 1 FROM speakers WHERE number = :speaker AND name = n.name UNION ALL"
        " SELECT 1 FROM speaker_corrections"
        "  WHERE speaker = :speaker AND field = 'name' AND value = n.name UNION ALL"
        " SELECT 1 FROM introductions WHERE speaker = :speaker AND name = n.name UNION ALL"
        " SELECT 1 FROM introductions AS i CROSS JOIN speaker_aliases AS a"
        "  ON a.introduction = i.number WHERE i.speaker = :speaker AND a.name = n.name)",
        {"speaker": speaker},
    )


# By an article, or by a person who named them or found another to be the same.
_USED = (
    "SELECT 1 FROM introductions WHERE speaker = :speaker"
    " UNION ALL SELECT 1 FROM statements WHERE speaker = :speaker"
    " UNION ALL SELECT 1 FROM speakers WHERE same_as = :speaker OR namesake = :speaker"
)
