"""Places in a text: half-open spans of Unicode code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Span", "Spans", "covers", "joined", "number_at"]


class Span(NamedTuple):
    """Half-open code-point offsets into an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


def joined(spans: Iterable[Span]) -> Spans:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def number_at(spans: Sequence[Span], at: int) -> int:
    """The number of the last of these ordered spans that begins at ``at`` or before; -1: none."""
    return bisect_right(spans, at, key=lambda span: span.start) - 1


def covers(spans: Sequence[Span], at: int) -> bool:
    """Whether the character at ``at`` is in one of these spans, ordered and not overlapping."""
    number = number_at(spans, at)
    return number >= 0 and at < spans[number].end
