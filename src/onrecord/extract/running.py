"""Quotations that are paragraphs: whose they are, by the conventions of print.

A quotation runs over paragraphs when each opens with a mark and only the last is closed.
These are one speaker's words. Where the network gave a later paragraph to somebody named
further down, or to nobody, it goes to who has the one before. And a paragraph that is one
closed quotation belongs to what stands above it: in PolNeAR's training part 93 of 104 do,
and what follows the others begins with a mark or is a signature. Turns of a dialogue stay
as they are (see :mod:`.dialogue`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.extract.places import Holdings, overlap, without
from onrecord.extract.reach import within_reach
from onrecord.quotation import MARKS, Quotation, is_closed, quoted
from onrecord.statements import Attribution, Span, joined, number_at

__all__ = ["running_quotations"]

_MOST = 0.5  # share of a quotation that makes it an attribution's
_FEWEST = 3  # words of a paragraph that goes on with a quotation


def running_quotations(
    text: str, paragraphs: Sequence[Span], found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, with each paragraph of a running quotation given to one of them and
    without the quotations that their cues do not reach (see :mod:`.reach`).

    ``paragraphs`` are those to look at, in order. A paragraph whose own words say who
    speaks stays as it is. An attribution that has no content left is left out.
    """
    page = _Page(text, found)
    for before, after, paragraph in _continued(text, paragraphs):
        owner = page.owner(before)
        claimed = page.owner(after)
        if claimed is not None and page.cued(claimed, paragraph):
            if owner is None:
                page.give(before, claimed)
        elif owner is not None and owner != claimed:
            page.give(after, owner)
    for quotation, above, below in _closed_paragraphs(text, paragraphs):
        claimed = page.owner(quotation)
        if claimed is not None and page.is_cued_within(claimed, below):
            page.give(quotation, page.owner(above) if above else None)
    return within_reach(text, paragraphs, page.held.filled())


class _Page:
    """The attributions of a text and where their contents are."""

    def __init__(self, text: str, found: Sequence[Attribution]) -> None:
        self.text, self.held = text, Holdings(found)

    def owner(self, quotation: Span) -> int | None:
        """The attribution that has at least half of the quotation; the first of several."""
        shares: Counter[int] = Counter()
        for span, number in self.held.contents.at(quotation):
            shares[number] += overlap(quotation, span)
        least = _MOST * (quotation.end - quotation.start)
        return min((n for n, share in shares.items() if share >= least), default=None)

    def cued(self, number: int, paragraph: Span) -> bool:
        """Whether the attribution's cue is in the paragraph."""
        return any(overlap(span, paragraph) for span in self.held.found[number].cue)

    def is_cued_within(self, number: int, paragraph: Span) -> bool:
        """Whether all of the attribution's cue, and there is one, is in the paragraph."""
        cue = self.held.found[number].cue
        return bool(cue) and all(overlap(span, paragraph) for span in cue)

    def give(self, quotation: Span, number: int | None) -> None:
        """Make the quotation the attribution's own, or nobody's.

        Not if a source or cue is in it, if it is no more than a word or two, or if the
        attribution is a turn of a dialogue.
        """
        words = len(quotation.of(self.text).split())
        if words < _FEWEST or self.held.others.at(quotation):
            return
        if number is not None and self._labelled(number):
            return
        for other in {n for _, n in self.held.contents.at(quotation)} - {number}:
            self.held.put(other, without(self.text, self.held.found[other].content, quotation))
        if number is not None:
            self.held.put(number, joined((*self.held.found[number].content, quotation)))

    def _labelled(self, number: int) -> bool:
        """Whether the attribution is a turn with a label in capitals."""
        one = self.held.found[number]
        spoken = [s.of(self.text) for s in (*one.source, *one.cue)]
        return len(spoken) == 2 and spoken[0].isupper() and spoken[1] == ":"


def _continued(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Span, Span]]:
    """Two quotations of which the second goes on with the first, and the second's paragraph."""
    first: dict[int, Quotation] = {}
    last: dict[int, Quotation] = {}
    for quotation in quoted(text):
        first[quotation.span.start] = last[quotation.span.end] = quotation
    for before, after in pairwise(paragraphs):
        one, two = last.get(before.end), first.get(after.start)
        if one and two and one.mark == two.mark and not is_closed(text, one):
            yield one.span, two.span, after


def _closed_paragraphs(
    text: str, paragraphs: Sequence[Span]
) -> Iterator[tuple[Span, Span | None, Span]]:
    """Paragraphs that are one closed quotation above one that does not begin with a mark.

    With the last quotation of the paragraph above, if there is one, and the one below.
    """
    marks = MARKS + "–—-"
    places = {q.span: q for q in quoted(text)}
    last = {number_at(paragraphs, q.start): q for q in places}
    for number, (here, below) in enumerate(pairwise(paragraphs)):
        if here in places and is_closed(text, places[here]) and text[below.start] not in marks:
            yield here, last.get(number - 1), below
