"""A quotation is one speaker's, from mark to mark.

Where the network gave most of a quotation to one attribution, the rest of it is that
attribution's too, and nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span, joined

__all__ = ["overlap", "whole_quotations"]

_FEWEST = 3  # words of a quotation; shorter ones are often no quotation at all
_MOST = 0.5  # share of a quotation that makes it an attribution's


def whole_quotations(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with their quotations completed, in the order given.

    A quotation with a source or cue in it is left as it is. An attribution all of whose
    content turns out to be somebody else's is left out.
    """
    result = list(found)
    for quotation, mark in quoted(text):
        if mark == "single" or len(quotation.of(text).split()) < _FEWEST:
            continue
        owner = _owner(quotation, result)
        if owner is not None:
            result = [
                replace(a, content=joined((*a.content, quotation)))
                if i == owner
                else replace(a, content=_without(text, a.content, quotation))
                for i, a in enumerate(result)
            ]
    return [a for a in result if a.content]


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _owner(quotation: Span, found: Sequence[Attribution]) -> int | None:
    """The attribution that has most of the quotation, if one plainly has."""
    shares = [sum(overlap(quotation, s) for s in a.content) for a in found]
    if not shares or max(shares) < _MOST * (quotation.end - quotation.start):
        return None
    if any(overlap(quotation, s) for a in found for s in (*a.source, *a.cue)):
        return None
    return shares.index(max(shares))


def _without(text: str, spans: Sequence[Span], taken: Span) -> tuple[Span, ...]:
    """The spans less the characters of ``taken``; what holds no word then is dropped."""
    left = []
    for span in spans:
        parts = (Span(span.start, taken.start), Span(taken.end, span.end))
        left += [p for p in parts if p.start < p.end] if overlap(span, taken) else [span]
    return tuple(s for s in left if any(map(str.isalnum, s.of(text))))
