"""Whom a speaker speaks for, by all that a record's articles say of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.relate.relations.sides import Side, Standing
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.offices import office
from onrecord.statements import Speaker, Statement

if TYPE_CHECKING:
    from onrecord.record import Record

__all__ = ["standing_in"]

_ARTICLES = 10  # in which an introduction of a speaker is looked for
_STATEMENTS = 50  # of a speaker, in which other titles are looked for
_BEFORE = 80  # characters before a name
_STOP = re.compile(r"[.!?;:\n“”\"]")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def standing_in(record: Record, side: Side, statement: Statement) -> Standing | None:
    """Whether the speaker is the one named or speaks for them; None when nothing shows it.

    Where the statement's own article does not tell ("Defence Minister Radim Halvik" in his
    own country's press), the titles that stand before the same full name in the record's
    other articles count too.
    """
    speaker = statement.speaker
    direct = side.standing(speaker)
    if direct is not None or speaker is None or not _has_full_name(speaker):
        return direct
    known = (*_elsewhere(record, speaker), *_introductions(record, speaker.name))
    return side.standing(speaker, known=known) if known else None


def _has_full_name(speaker: Speaker) -> bool:
    return speaker.kind == "person" and 2 <= len(speaker.name.split()) <= 5


def _elsewhere(record: Record, speaker: Speaker) -> tuple[str, ...]:
    """Roles and affiliations that other articles give the same speaker."""
    others = record.statements(speaker=speaker.name, limit=_STATEMENTS)
    same = (s.speaker for s in others if s.speaker is not None and s.speaker.id == speaker.id)
    told = (f"{one.affiliation or ''} {one.role or ''}".strip() for one in same)
    return tuple(dict.fromkeys(filter(None, told)))


def _introductions(record: Record, name: str) -> tuple[str, ...]:
    """Titles before the name in the record, as "Ostrevia’s defence minister"."""
    words = f'"{name}"'.replace("*", " ")
    found: dict[str, None] = {}
    for article in record.articles(words=words, limit=_ARTICLES):
        text, wanted = fold(article.text), fold(name)
        at = text.find(wanted)
        while at >= 0 and len(found) < _ARTICLES:
            title = _title(text[max(0, at - _BEFORE) : at])
            if title:
                found.setdefault(title)
            at = text.find(wanted, at + 1)
    return tuple(found)


def _title(before: str) -> str | None:
    """The country or body and the office that stand right before a name, else None."""
    words = _WORDS.findall(_STOP.split(before)[-1])
    for start in range(max(0, len(words) - 5), len(words) - 1):
        owner, title = words[start], words[start + 1 :]
        if owner[:1].isupper() and _is_office(title):
            return " ".join(words[start:])
    return None


def _is_office(words: list[str]) -> bool:
    """Whether the words are an office, perhaps with a rank after it."""
    if office(" ".join(words)) is not None:
        return True
    *title, rank = words
    return bool(title) and office(" ".join(title)) is not None and office(rank) is not None
