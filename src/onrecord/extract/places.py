"""Spans by where they are: those at a place are found as fast in a long text as in a short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.statements import Span, Spans

__all__ = ["Places", "overlap", "without"]

_WIDTH = 256  # characters of a bin


class Places:
    """Spans and the number of whom each belongs to."""

    def __init__(self, owned: Iterable[tuple[Span, int]] = ()) -> None:
        self._bins: defaultdict[int, set[tuple[Span, int]]] = defaultdict(set)
        for span, owner in owned:
            self.add(span, owner)

    def add(self, span: Span, owner: int) -> None:
        """Take one more span in."""
        for place in _bins(span):
            self._bins[place].add((span, owner))

    def drop(self, span: Span, owner: int) -> None:
        """Forget a span that was added."""
        for place in _bins(span):
            self._bins[place].discard((span, owner))

    def at(self, place: Span) -> list[tuple[Span, int]]:
        """The spans that share a character with ``place``, in the order of the text."""
        near = {pair for n in _bins(place) if n in self._bins for pair in self._bins[n]}
        return sorted(pair for pair in near if overlap(pair[0], place))


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def without(text: str, spans: Sequence[Span], taken: Span) -> Spans:
    """The spans less the characters of ``taken``; what holds no word then is dropped."""
    left = []
    for span in spans:
        parts = (Span(span.start, taken.start), Span(taken.end, span.end))
        left += [p for p in parts if p.start < p.end] if overlap(span, taken) else [span]
    return tuple(s for s in left if any(map(str.isalnum, s.of(text))))


def _bins(span: Span) -> range:
    return range(span.start // _WIDTH, (span.end - 1) // _WIDTH + 1)
