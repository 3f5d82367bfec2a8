"""Plain edges: what the parts of an attribution begin and end with.

The network joins words, not sentences: a content may begin with the full stop of the
sentence before or take in the heading below, a source may end in "of", and a report's
dateline is read with its first words. Spans only shrink here, and those with a blank
between them are one; no opening quotation mark is cut off what it opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.ingest.datelines import after_dateline
from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span, Spans, number_at

__all__ = ["plain_edges"]

_LEADING = re.compile(r"[\s,;:!?)\]}…]|\.(?![.\d]| \.)|[—–](?!\d)|-(?=\s)|[•*·](?=\s)")
_CLOSING = re.compile(r"[”’»\"'](?=[\s.,;:!?)\]—–-]|\Z)")
_TRAILING = re.compile(r"[\s,;:—–([{-]")
_AROUND_CUE = re.compile(r"[\s,;.)\]]")
_BROKEN = re.compile(r"[^\W_]{1,20}-\Z")
_PREPOSITION = r"(?:of|in|near|by|with|for|at|from|on|to|than|and|or|but|as)"
_ARTICLE = r"(?:the|an?|his|her|its|their|our|your|my)"
_HEAD = re.compile(r"(?:of|and|or|but|than)\s+", re.IGNORECASE)
_TAIL = {
    "source": re.compile(rf"\s+(?:{_PREPOSITION}|{_ARTICLE}|who|which|that)\Z"),
    "cue": re.compile(rf"(?:\s+{_PREPOSITION})?\s+(?:{_ARTICLE}|and)\Z"),
}
_ALONE = re.compile(rf"(?:{_ARTICLE}|of|in|and|or|but|to|as|also|so|then)\W*", re.IGNORECASE)
_UNSAID = re.compile(
    r"(?:nothing|little|no more|no word)(?: (?:of the (?:kind|sort)|more|else|further))?|what",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")
_LONGEST_HEADING = 120  # characters
_FARTHEST = 200  # characters at either end of a span that are looked at


def plain_edges(
    text: str, paragraphs: Sequence[Span], found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions with plain edges, in the order given.

    ``paragraphs`` are those of the text, in order. One that has no word left in its
    content is left out, and so is one that does not tell what was said: "said nothing",
    "what she said".
    """
    page = _Page(text, paragraphs)
    return [plain for a in found if page.says(plain := page.plain(a))]


class _Page:
    """A text, its paragraphs, and where its quotations begin and end."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text, self.paragraphs = text, paragraphs
        self.opens = {q.span.start for q in quoted(text)}
        self.closes = {q.span.end for q in quoted(text)}

    def plain(self, attribution: Attribution) -> Attribution:
        """The attribution with plain edges."""
        at_home = self._at_home(attribution)
        content = _adjoined(self.text, tuple(self._trimmed("content", at_home)))
        return replace(
            attribution,
            source=tuple(self._trimmed("source", attribution.source)),
            cue=tuple(self._trimmed("cue", attribution.cue)),
            content=self._told(content),
        )

    def says(self, attribution: Attribution) -> bool:
        """Whether there is something that is said; "it" alone stands for what came before."""
        content = attribution.content
        telling = [s for s in content if s.of(self.text) != "it"] or content
        return not all(_UNSAID.fullmatch(self.text, *s) for s in telling)

    def _at_home(self, attribution: Attribution) -> Spans:
        """The contents without those in a heading that the cue and the source are not in.

        Nor does a heading report what stands above it. What follows a colon may be a list.
        """
        homes = {self._paragraph(s.start) for s in (*attribution.source, *attribution.cue)}
        if not homes or any(self._ends(n, ":") for n in homes):
            return attribution.content
        headed = self._is_heading(max(homes))
        return tuple(
            s
            for s in attribution.content
            if (here := self._paragraph(s.start)) in homes
            or not (self._is_heading(here) or (headed and here < max(homes)))
        )

    def _paragraph(self, at: int) -> int:
        """The number of the paragraph; -1 above the first."""
        return number_at(self.paragraphs, at)

    def _ends(self, number: int, mark: str) -> bool:
        return number >= 0 and self.text.endswith(mark, *self.paragraphs[number])

    def _is_heading(self, number: int) -> bool:
        """Whether the paragraph is short and no full stop or colon ends it."""
        words = self.paragraphs[number].of(self.text) if number >= 0 else ""
        plain = words[:_LONGEST_HEADING].rstrip("”’»\"' ")
        return 0 < len(words) < _LONGEST_HEADING and plain[-1:].isalnum()

    def _trimmed(self, part: str, spans: Spans) -> Iterator[Span]:
        for span in spans:
            start, end = self._opened(span), span.end
            if part == "cue":
                start, end = self._cue(start, end)
            else:
                start = self._start(part, start, end)
                end = self._end(part, start, end)
            if _LETTER.search(self.text, start, end) or (part == "cue" and start < end):
                yield Span(start, end)

    def _opened(self, span: Span) -> int:
        """Where the span begins, the dateline of its paragraph left out."""
        number = self._paragraph(span.start)
        if number < 0 or span.start >= self.paragraphs[number].end:
            return span.start
        return min(span.end, max(span.start, after_dateline(self.text, self.paragraphs[number])))

    def _start(self, part: str, start: int, end: int) -> int:
        last = min(end, start + _FARTHEST)
        while start < last and start not in self.opens and self._leads(start):
            start += 1
        small = _HEAD.match(self.text, start, end) if part == "source" else None
        return small.end() if small else start

    def _leads(self, at: int) -> bool:
        """Whether the character is a mark that nothing begins with."""
        return bool(_LEADING.match(self.text, at) or _CLOSING.match(self.text, at))

    def _end(self, part: str, start: int, end: int) -> int:
        """Where the span ends without marks, and a source without "of" or "who"."""
        first = max(start, end - _FARTHEST)
        if self.text[end : end + 1].isalnum():
            broken = _BROKEN.search(self.text, max(start, end - 22), end)
            end = broken.start() if broken else end
        while end > first and end not in self.closes:
            small = _tail(part, self.text, first, end)
            if small is None and not self._trails(end - 1):
                break
            end = end - 1 if small is None else small
        return end

    def _trails(self, at: int) -> bool:
        """Whether the character is a mark that nothing ends with."""
        return at in self.opens or bool(_TRAILING.match(self.text, at))

    def _cue(self, start: int, end: int) -> tuple[int, int]:
        while start < end and _AROUND_CUE.match(self.text, start):
            start += 1
        while start < end and _AROUND_CUE.match(self.text, end - 1):
            end -= 1
        small = _tail("cue", self.text, start, end)
        return start, end if small is None else small

    def _told(self, spans: Spans) -> Spans:
        """The contents without those that are one small word beside another content."""
        told = tuple(s for s in spans if not _ALONE.fullmatch(self.text, *s))
        return told or spans


def _tail(part: str, text: str, start: int, end: int) -> int | None:
    """Where a small word begins that nothing of this part ends with, if it ends with one."""
    small = _TAIL[part].search(text, max(start, end - 16), end) if part in _TAIL else None
    return small.start() if small and small.start() > start else None


def _adjoined(text: str, spans: Spans) -> Spans:
    """The spans, those that only blanks of one line part made one."""
    merged: list[Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if before and text[before.end : span.start].strip(" \t\xa0") == "":
            merged[-1] = Span(before.start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
