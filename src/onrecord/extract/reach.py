"""Which quotations a cue does not reach: they are somebody else's words.

A quotation that ends with a full stop is a sentence of its own: where a new sentence with its
own source, cue and content follows ("“It is cold.” Lind later asked to see the boats"), it
belongs to what stands before it (in PolNeAR's training part 94 of 95 do). What an interviewer
asks is not what is answered in the paragraphs below, and a cue within a quotation tells of
nothing outside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.places import Holdings, overlap, without
from onrecord.quotation import is_closed, quoted
from onrecord.statements import Attribution, Span, covers, joined, number_at

__all__ = ["within_reach"]

_FIRST = frozenset({"i", "we"})
_FEWEST = 4  # words of a quotation that is a sentence of its own
_APART = 3  # characters, blanks all, between a quotation and the sentence after it
_MARKS = "”\"»’'"


def within_reach(
    text: str, paragraphs: Sequence[Span], found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions without the quotations that their cues do not reach, in the order given.

    ``paragraphs`` are those of the text, in order. What ends before a new sentence goes to the
    attribution before it. One that has no content left is left out.
    """
    page = _Page(text, paragraphs, found)
    for number in range(len(found)):
        page.keep(number, page.reached(number))
    for quotation in page.sentences():
        page.settle(quotation)
    return page.held.filled()


class _Page:
    """A text with its quotations, paragraphs and attributions."""

    def __init__(self, text: str, paragraphs: Sequence[Span], found: Sequence[Attribution]) -> None:
        self.text, self.paragraphs, self.held = text, paragraphs, Holdings(found)
        self.quotations = [q.span for q in quoted(text)]

    def keep(self, number: int, spans: Sequence[Span]) -> None:
        """Leave the attribution these spans of its content."""
        if len(spans) < len(self.held.found[number].content):
            self.held.put(number, tuple(spans))

    def reached(self, number: int) -> list[Span]:
        """The contents that the cue of the attribution can reach: all, of a label's colon."""
        one = self.held.found[number]
        if not one.cue or not one.source or one.cue[0].of(self.text) == ":":
            return list(one.content)
        home = {self._paragraph(s.start) for s in (*one.source, *one.cue)}
        alone = self._asks(one) or self._is_quoted(one)
        return [
            s
            for s in one.content
            if self._paragraph(s.start) in home or not (alone or self._is_rest(s, one))
        ]

    def _asks(self, one: Attribution) -> bool:
        """Whether the source is the one who writes: "I" outside of quotations."""
        source = one.source[0]
        return source.of(self.text).lower() in _FIRST and not covers(self.quotations, source.start)

    def _is_quoted(self, one: Attribution) -> bool:
        """Whether source and cue are within one quotation."""
        holding = number_at(self.quotations, one.cue[0].start)
        if holding < 0:
            return False
        quotation = self.quotations[holding]
        return all(overlap(s, quotation) == s.end - s.start for s in (*one.source, *one.cue))

    def _is_rest(self, span: Span, one: Attribution) -> bool:
        """Whether the span is the end of a quotation of which the attribution has no more."""
        number = number_at(self.quotations, span.start)
        if number < 0:
            return False
        quotation = self.quotations[number]
        own = sum(overlap(quotation, s) for s in one.content)
        inside = quotation.start + 1 < span.start < quotation.end
        return inside and 2 * own < quotation.end - quotation.start

    def sentences(self) -> Iterator[Span]:
        """The quotations that end with a full stop and after which their paragraph goes on."""
        for quotation in quoted(self.text):
            words, number = quotation.span, self._paragraph(quotation.span.start)
            if quotation.mark == "single" or number < 0 or not is_closed(self.text, quotation):
                continue
            said = words.of(self.text)
            goes_on = words.end + 1 < self.paragraphs[number].end
            if goes_on and said.rstrip(_MARKS).endswith(".") and len(said.split()) >= _FEWEST:
                yield words

    def settle(self, quotation: Span) -> None:
        """Give the quotation, if it is with the sentence after it, to what stands before it."""
        following = Span(quotation.end, quotation.end + _APART + 1)
        begins = {n for s, n in self.held.others.at(following) if self._begins_after(quotation, n)}
        owners = {n for s, n in self.held.contents.at(quotation)} & begins
        if not owners or self.held.others.at(quotation):
            return
        before = self._before(quotation)
        for number in owners:
            self.held.put(number, without(self.text, self.held.found[number].content, quotation))
        if before is not None and before not in owners:
            self.held.put(before, joined((*self.held.found[before].content, quotation)))

    def _begins_after(self, quotation: Span, number: int) -> bool:
        """Whether the attribution's source opens the sentence after the quotation, and its cue
        has content behind it.
        """
        one = self.held.found[number]
        if not one.source or not one.cue or one.source[0].start < quotation.end:
            return False
        if self.text[quotation.end : one.source[0].start].strip():
            return False
        behind = (s.of(self.text) for s in one.content if s.start > one.cue[0].start)
        told = any(len(words.split()) > 1 for words in behind)
        return told and one.cue[0].start > one.source[0].start

    def _before(self, quotation: Span) -> int | None:
        """The attribution that only blanks and marks part from the quotation, in its paragraph or
        in the one above.
        """
        here = self._paragraph(quotation.start)
        start = self.paragraphs[here].start
        if quotation.start == start and here:
            start = self.paragraphs[here - 1].start
        above = Span(start, quotation.start)
        parts = (*self.held.contents.at(above), *self.held.others.at(above))
        near = sorted(parts, key=lambda p: p[0].end)
        if above.start == above.end or not near or not self.held.found[near[-1][1]].cue:
            return None
        between = self.text[near[-1][0].end : quotation.start]
        return None if any(map(str.isalnum, between)) else near[-1][1]

    def _paragraph(self, at: int) -> int:
        """The number of the paragraph; -1 above the first."""
        return number_at(self.paragraphs, at)
