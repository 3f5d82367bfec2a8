"""The part of an article that shows a statement, with the words looked for marked."""

from __future__ import annotations

import sqlite3
from itertools import islice

from onrecord.record.connection import MEMORY, translated
from onrecord.statements import Article, Span, Statement

__all__ = ["Excerpts", "Fragment"]

Fragment = tuple[str, bool]
"""A piece of text and whether it matches."""

_AROUND = 60  # characters shown before and after the content
_LONGEST = 320
_SEEN = 5000  # characters in which a match is looked for
_PRIVATE = range(0xE000, 0xF900)


class Excerpts:
    """Marks words as the record's full-text search finds them.

    An FTS5 table in memory with the record's tokenizer does the marking, so that
    endings and accents are treated alike here and there.
    """

    def __init__(self, query: str) -> None:
        self._query = query
        with translated(MEMORY):
            self._fts = sqlite3.connect(MEMORY, isolation_level=None)
            self._fts.execute(
                "CREATE VIRTUAL TABLE seen USING"
                " fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
            )

    def close(self) -> None:
        """Free the table."""
        self._fts.close()

    def of(self, statement: Statement) -> tuple[Span, tuple[Fragment, ...]]:
        """Where the excerpt is, and its text in pieces (320 characters at most).

        It is the statement's content and a little around it, within the line; of a
        longer one, the part at the first match.
        """
        article = statement.article
        place = _around(article, statement)
        fragments = self._marked(place.of(article.text))
        return _cut(article.text, place, fragments)

    def _marked(self, text: str) -> list[Fragment]:
        opening, closing_ = islice((chr(c) for c in _PRIVATE if chr(c) not in text), 2)
        with translated(MEMORY):
            self._fts.execute("DELETE FROM seen")
            self._fts.execute("INSERT INTO seen (text) VALUES (?)", (text,))
            row = self._fts.execute(
                "SELECT highlight(seen, 0, ?, ?) FROM seen WHERE seen MATCH ?",
                (opening, closing_, self._query),
            ).fetchone()
        return _pieces(row[0], opening, closing_) if row else [(text, False)]


def _pieces(marked: str, opening: str, closing_: str) -> list[Fragment]:
    first, *rest = marked.split(opening)
    pieces = [(first, False)]
    for part in rest:
        match, _, after = part.partition(closing_)
        pieces += [(match, True), (after, False)]
    return [piece for piece in pieces if piece[0]]


def _around(article: Article, statement: Statement) -> Span:
    """The content and up to 60 characters each side, in whole words, not over a line end."""
    attribution, text = statement.attribution, article.text
    spans = attribution.content or (attribution.extent,)
    start, end = spans[0].start, min(spans[-1].end, spans[0].start + _SEEN)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before[before.rfind("\n") + 1 :]
    after = after.partition("\n")[0]
    if len(before) == _AROUND:
        before = before[before.find(" ") + 1 :]
    if len(after) == _AROUND:
        after = after[: after.rfind(" ") + 1].rstrip()
    return Span(start - len(before), end + len(after))


def _cut(text: str, place: Span, fragments: list[Fragment]) -> tuple[Span, tuple[Fragment, ...]]:
    """At most 320 characters of the excerpt, the first match among them."""
    if place.end - place.start <= _LONGEST:
        return place, tuple(fragments)
    match = place.start
    if len(fragments) > 1 and not fragments[0][1]:
        match += len(fragments[0][0])
    start = max(place.start, min(match - _AROUND, place.end - _LONGEST))
    if start > place.start:
        start = text.find(" ", start, match) + 1 or start
    end = start + _LONGEST
    if end < place.end:
        end = text.rfind(" ", match + _AROUND, end) if " " in text[match + _AROUND : end] else end
    cut = Span(start, min(end, place.end))
    kept, at = [], place.start
    for words, is_match in fragments:
        inside = text[max(at, cut.start) : min(at + len(words), cut.end)]
        at += len(words)
        if inside:
            kept.append((inside, is_match))
    return cut, tuple(kept)
