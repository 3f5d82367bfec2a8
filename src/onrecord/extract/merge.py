"""What neighbouring windows found, as one list.

A window may begin with the last paragraph of the one before, so that a quotation and its
cue are seen together although a window ends between them. What both found is kept once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.decode import Found
from onrecord.extract.windows import Window
from onrecord.statements import Span

__all__ = ["merge"]


def merge(cut: Sequence[Window], found: Sequence[Sequence[Found]]) -> list[Found]:
    """One list from the finds of each window, in order.

    Of a paragraph that two windows saw, the finds are the earlier window's, save where
    they go on into the later window's own text; then they are the later one's.
    """
    merged: list[Found] = []
    for window, new in zip(cut, found, strict=True):
        border = _border(window)
        for one in new:
            if border is None or _end(one) > border:
                merged = [old for old in merged if not _same(old, one, border)]
                merged.append(_joined(one, merged, border))
    return merged


def _border(window: Window) -> int | None:
    """Where the window's own text begins, if it repeats text before."""
    if not window.context:
        return None
    return int(window.offsets[window.context + 1, 0])


def _end(found: Found) -> int:
    return max(s.end for s in (*found.source, *found.cue, *found.content))


def _same(old: Found, new: Found, border: int | None) -> bool:
    """Whether an earlier find is part of a later one that reaches back over the border."""
    if border is None or min(s.start for s in (*new.cue, *new.content)) >= border:
        return False
    return _overlap(old.cue, new.cue) or all(_covers(new.content, s) for s in old.content)


def _joined(new: Found, merged: Sequence[Found], border: int | None) -> Found:
    """The find as it is: a place for what the earlier window saw of it alone."""
    if border is None:
        return new
    taken = [s for old in merged for s in old.content]
    content = tuple(s for s in new.content if s.start >= border or not _covers(taken, s))
    return replace(new, content=content) if content else new


def _overlap(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def _covers(spans: Sequence[Span], one: Span) -> bool:
    return any(s.start <= one.start and one.end <= s.end for s in spans)
