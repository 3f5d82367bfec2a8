"""Direct speech that quotation marks prove and the network missed.

Nearly every quotation of five words or more in news is somebody's words (in PolNeAR, 98%
of them lie in an attribution). One that the network left out is given to the attribution
that it plainly continues, in its own paragraph or as a paragraph of its own, or to the
speaker named right before or after it with a verb of saying. What fits no such pattern is
left alone: a title, a motto, a scare quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.extract.places import Places, overlap
from onrecord.extract.speaker import named_after, named_before
from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span, joined, number_at

__all__ = ["direct_speech"]

_FEWEST = 5  # words of a quotation that is worth completing
_COVERED = 0.5  # share of a quotation that counts as found
_APART = 8  # characters, none of them of a word, between a quotation and what it continues
_CONFIDENCE = 0.97  # share of right sources where a speaker is named so, PolNeAR train (n = 2,085)
_PARTS = 40  # of a content that is lengthened: more are no one's plain quotation
_MARKS = '“"„«'


def direct_speech(
    text: str, spans: Sequence[Span], found: Sequence[Attribution], extractor: str
) -> list[Attribution]:
    """The attributions, with the quotations they miss added where the case is plain.

    ``spans`` are the paragraphs to look at, in order; ``extractor`` names who found them.
    The confidence of an added attribution is how often these rules were right where they
    were measured.
    """
    page = _Page(text, spans, found)
    for quotation, mark in quoted(text):
        if mark == "single" or len(quotation.of(text).split()) < _FEWEST:
            continue
        number = page.paragraph(quotation)
        if number is None or not page.misses(quotation):
            continue
        host = page.continued(quotation, number)
        if host is not None:
            page.lengthen(host, quotation)
        elif named := page.named(quotation, number):
            page.add(Attribution((named[0],), (named[1],), (quotation,), _CONFIDENCE, extractor))
    return page.found


class _Page:
    """A text, its paragraphs, and the attributions found in it so far."""

    def __init__(self, text: str, spans: Sequence[Span], found: Sequence[Attribution]) -> None:
        self.text, self.spans = text, spans
        self.found: list[Attribution] = []
        self.contents, self.others = Places(), Places()
        for attribution in found:
            self.add(attribution)

    def add(self, attribution: Attribution) -> None:
        """One more attribution."""
        number = len(self.found)
        self.found.append(attribution)
        for span in attribution.content:
            self.contents.add(span, number)
        for span in (*attribution.source, *attribution.cue):
            self.others.add(span, number)

    def lengthen(self, number: int, quotation: Span) -> None:
        """Give the quotation to an attribution that is there."""
        host = self.found[number]
        self.found[number] = replace(host, content=joined((*host.content, quotation)))
        self.contents.add(quotation, number)

    def paragraph(self, quotation: Span) -> int | None:
        """The number of the paragraph that the quotation is in."""
        number = number_at(self.spans, quotation.start)
        inside = number >= 0 and quotation.start < self.spans[number].end
        return number if inside else None

    def misses(self, quotation: Span) -> bool:
        """Whether it is mostly outside all contents, and clear of sources and cues."""
        taken = sum(overlap(quotation, span) for span, _ in self.contents.at(quotation))
        length = quotation.end - quotation.start
        return taken < _COVERED * length and not self.others.at(quotation)

    def continued(self, quotation: Span, number: int) -> int | None:
        """The attribution that the quotation goes on with, if any."""
        host = self._beside(quotation)
        return self._above(quotation, number) if host is None else host

    def _beside(self, quotation: Span) -> int | None:
        """One that nothing but marks and blanks parts from the quotation, in its paragraph."""
        around = Span(max(0, quotation.start - _APART), quotation.end + _APART)
        near = sorted((*self.contents.at(around), *self.others.at(around)), key=_owner)
        for part, owner in near:
            low, high = sorted((part, quotation))
            between = self.text[low.end : high.start]
            if low.end <= high.start and not re.search(r"\w|\n", between) and self._quotes(owner):
                return owner
        return None

    def _above(self, quotation: Span, number: int) -> int | None:
        """That of the last quotation in the paragraph before, if this one is a whole paragraph."""
        here = self.spans[number]
        if not number or not self._opens(quotation, number) or here.end - quotation.end > _APART:
            return None
        if any(map(str.isalnum, self.text[quotation.end : here.end])):
            return None
        before = self.spans[number - 1]
        if self.text[before.end : here.start].strip() or self.text[before.end - 1] == ":":
            return None
        quoting = [
            owner
            for span, owner in self.contents.at(before)
            if any(c in span.of(self.text) for c in _MARKS) and self._grows(owner)
        ]
        return quoting[-1] if quoting else None

    def _quotes(self, number: int) -> bool:
        marked = any(self.text[s.start] in _MARKS for s in self.found[number].content)
        return marked and self._grows(number)

    def _grows(self, number: int) -> bool:
        return bool(self.found[number].cue) and len(self.found[number].content) < _PARTS

    def _opens(self, quotation: Span, number: int) -> bool:
        """Whether its paragraph begins with the quotation."""
        return quotation.start == self.spans[number].start

    def named(self, quotation: Span, number: int) -> tuple[Span, Span] | None:
        """Source and cue, by the words right after or before the quotation."""
        text, start = self.text, self.spans[number].start
        if number and self._opens(quotation, number):
            start = self.spans[number - 1].start
        after = named_after(text, quotation, self.spans[number].end)
        return after or named_before(text, start, quotation.start)


def _owner(pair: tuple[Span, int]) -> tuple[int, Span]:
    return pair[1], pair[0]
