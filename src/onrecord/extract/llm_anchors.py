"""Words that a language model gives, found in the text - or refused.

A model may tidy, shorten or invent what it quotes. Only what stands in the passage, word
for word, is taken, and what is taken are the passage's own characters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import islice
from typing import NamedTuple

from onrecord.extract.llm_answer import Quoted
from onrecord.extract.llm_passages import Passage, fold
from onrecord.statements import Span, Spans

__all__ = ["Anchored", "anchored"]

_STARTS = 10  # occurrences of the rarest piece from which the others are looked for
_AROUND = 4  # occurrences looked at on either side of it
_OVERLAP = 1_000_000  # what it costs two parts to share words, in characters


class Anchored(NamedTuple):
    """The places of one attribution's parts in the text."""

    source: Spans
    cue: Spans
    content: Spans


class _Piece(NamedTuple):
    """A piece of a part, and where its words occur in the folded passage."""

    part: str
    occurrences: list[Span]


def anchored(quoted: Quoted, passage: Passage) -> list[Anchored]:
    """The places that the quoted attribution may have, those close together first.

    Empty when a piece does not occur as whole words, when nothing was said, or when neither
    who said it nor how is given. Quotation marks and dashes of any kind match each other,
    as do blanks; letters match themselves alone.
    """
    if not quoted.content or not (quoted.source or quoted.cue):
        return []
    pieces = [
        _Piece(part.name, list(_occurrences(fold(words), passage.folded)))
        for part in fields(Quoted)
        for words in getattr(quoted, part.name)
    ]
    pieces.sort(key=lambda piece: len(piece.occurrences))
    rarest, *others = pieces
    found = [_around(rarest.part, start, others) for start in rarest.occurrences[:_STARTS]]
    whole = sorted((f for f in found if f), key=lambda f: f[0])
    in_text = (_in_text(places, passage) for _, places in whole)
    return [places for places in in_text if places.content]


def _occurrences(words: str, folded: str) -> Iterator[Span]:
    """Where ``words`` stand in ``folded`` as whole words, not overlapping."""
    start = -1
    if any(char.isalnum() for char in words):
        start = folded.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        whole = _whole(folded, span)
        if whole:
            yield span
        start = folded.find(words, span.end if whole else start + 1)


def _whole(folded: str, span: Span) -> bool:
    """Whether no word goes on beyond either end of the span."""
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    first, last = folded[span.start], folded[span.end - 1]
    return not (before.isalnum() and (first.isalnum() or unicodedata.combining(first))) and not (
        after and (unicodedata.combining(after) or (last.isalnum() and after.isalnum()))
    )


_Places = list[tuple[str, Span]]


def _around(part: str, start: Span, others: Sequence[_Piece]) -> tuple[int, _Places] | None:
    """Every other piece at its nearest, with what that costs in characters between them.

    None when two pieces of one part can only be the same words.
    """
    places: _Places = [(part, start)]
    total = 0
    for piece in others:
        costs = [(_cost(piece.part, span, places), span) for span in _near(piece, start)]
        free = [(cost, span) for cost, span in costs if cost is not None]
        if not free:
            return None
        cost, nearest = min(free)
        places.append((piece.part, nearest))
        total += cost
    return total, places


def _near(piece: _Piece, start: Span) -> Iterator[Span]:
    middle = bisect_left(piece.occurrences, start)
    return islice(piece.occurrences, max(0, middle - _AROUND), middle + _AROUND)


def _cost(part: str, span: Span, places: _Places) -> int | None:
    """How far the span is from those that have their place; None within its own part's."""
    total = 0
    for other, place in places:
        gap = max(span.start - place.end, place.start - span.end)
        if gap < 0 and other == part:
            return None
        total += gap if gap >= 0 else _OVERLAP
    return total


def _in_text(places: _Places, passage: Passage) -> Anchored:
    """The places in the article's text; the content without its own source and cue."""
    parts: dict[str, list[Span]] = {name: [] for name in Anchored._fields}
    for part, span in sorted(places, key=lambda place: place[1]):
        parts[part] += passage.placed(*span)
    source, cue, content = parts.values()
    for other in sorted((*source, *cue)):
        content = [rest for span in content for rest in _without(span, other, passage.text)]
    return Anchored(tuple(source), tuple(cue), tuple(content))


def _without(span: Span, other: Span, text: str) -> Iterator[Span]:
    """What is left of ``span`` before and after ``other``, where it holds any word."""
    if span.end <= other.start or other.end <= span.start:
        yield span
        return
    for start, end in ((span.start, other.start), (other.end, span.end)):
        words = text[start:end]
        if any(char.isalnum() for char in words):
            first = start + len(words) - len(words.lstrip())
            yield Span(first, start + len(words.rstrip()))
