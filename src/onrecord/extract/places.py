"""Spans by where they are: those at a place are found as fast in a long text as in a short.

And attributions by where their parts are, which stay found as contents change hands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.statements import Attribution, Span, Spans

__all__ = ["Holdings", "Places", "overlap", "without"]

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


class Holdings:
    """Attributions, by number, with the places of their ``contents``, and of their sources and
    cues (``others``).
    """

    def __init__(self, found: Sequence[Attribution]) -> None:
        self.found = list(found)
        self.contents = Places((s, n) for n, a in enumerate(found) for s in a.content)
        self.others = Places((s, n) for n, a in enumerate(found) for s in (*a.source, *a.cue))

    def put(self, number: int, content: Spans) -> None:
        """Give the attribution this content in place of its own."""
        for span in self.found[number].content:
            self.contents.drop(span, number)
        for span in content:
            self.contents.add(span, number)
        self.found[number] = replace(self.found[number], content=content)

    def filled(self) -> list[Attribution]:
        """Those that have content, in order."""
        return [a for a in self.found if a.content]


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
