"""Which statement is reported within which."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.statements import Attribution, Span, Spans

__all__ = ["parents"]


def parents(attributions: Sequence[Attribution]) -> list[int | None]:
    """For each attribution, the index of the smallest one whose content holds it.

    A parent's content holds the child's content, cue and source, each span whole, and
    is larger than the child's content. None when there is no such attribution. Of equals
    the first is taken, so the result is a forest. One pass over the text: time grows with
    the number of attributions times how many overlap at one place.
    """
    holders = _holders(attributions)
    return [_smallest(i, attributions, around) for i, around in enumerate(holders)]


def _smallest(child: int, attributions: Sequence[Attribution], around: set[int]) -> int | None:
    one = attributions[child]
    parts = (*one.content, *one.cue, *one.source)
    size = _size(one.content)
    fitting = (
        (_size(content), i)
        for i in around
        if _size(content := attributions[i].content) > size
        and all(_holds(content, part) for part in parts)
    )
    return min(fitting, default=(0, None))[1]


def _holders(attributions: Sequence[Attribution]) -> list[set[int]]:
    """For each attribution, those with a content span around its first content span."""
    spans = sorted(
        (s.start, -s.end, -_size(a.content), i)
        for i, a in enumerate(attributions)
        for s in a.content
    )
    found: list[set[int]] = [set() for _ in attributions]
    current: list[tuple[int, int]] = []
    for start, minus_end, _, i in spans:
        current = [c for c in current if c[0] > start]
        if start == attributions[i].content[0].start:
            found[i] = {j for end, j in current if end >= -minus_end}
        current.append((-minus_end, i))
    return found


def _holds(content: Spans, part: Span) -> bool:
    return any(s.start <= part.start and part.end <= s.end for s in content)


def _size(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)
