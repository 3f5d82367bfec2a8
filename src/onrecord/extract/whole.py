"""A quotation is one speaker's, from mark to mark.

Where the network gave most of a quotation to one attribution, the rest of it is that
attribution's too, and nobody else's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.extract.places import Holdings, Places, overlap, without
from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span, joined

__all__ = ["whole_quotations"]

_FEWEST = 3  # words of a quotation; shorter ones are often no quotation at all
_MOST = 0.5  # share of a quotation that makes it an attribution's


def whole_quotations(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with their quotations completed, in the order given.

    A quotation with a source or cue in it is left as it is. An attribution all of whose
    content turns out to be somebody else's is left out.
    """
    held = Holdings(found)
    for quotation, mark in quoted(text):
        if mark == "single" or len(quotation.of(text).split()) < _FEWEST:
            continue
        owner = _owner(quotation, held.contents)
        if owner is None or held.others.at(quotation):
            continue
        for number in {owner, *(n for _, n in held.contents.at(quotation))}:
            own = held.found[number].content
            taken = number != owner
            held.put(number, without(text, own, quotation) if taken else joined((*own, quotation)))
    return held.filled()


def _owner(quotation: Span, places: Places) -> int | None:
    """The attribution that has most of the quotation, if one plainly has; of two, the first."""
    shares: Counter[int] = Counter()
    for span, number in places.at(quotation):
        shares[number] += overlap(quotation, span)
    most = max(shares.values(), default=0)
    if not most or most < _MOST * (quotation.end - quotation.start):
        return None
    return min(number for number, share in shares.items() if share == most)
