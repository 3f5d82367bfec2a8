"""Where the quotations of a text are, in one pass that no text makes slow.

Marks are paired within a paragraph. A quotation that its paragraph does not close runs
to the paragraph's end, and the next paragraph, by convention, opens with a mark again:
each paragraph of a long quotation is a quotation of its own here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.paragraphs import paragraphs
from onrecord.statements import Span

__all__ = ["DOUBLE_MARKS", "MARKS", "Quotation", "inside", "is_closed", "quoted", "quoted_around"]

Mark = Literal["curly", "straight", "guillemet", "low", "single"]

DOUBLE_MARKS = '"“”„‟«»'
MARKS = DOUBLE_MARKS + "‘’‚‛'`´‹›"

_KIND: dict[str, Mark] = {
    "“": "curly", "”": "curly", "‟": "curly", '"': "straight",
    "«": "guillemet", "»": "guillemet", "„": "low", "''": "straight", "``": "straight",
}  # fmt: skip
_CLOSERS = {
    "“": '”"', "‟": "”", "”": "”", '"': '"”',
    "«": "»", "»": "«", "„": "“”\"", "''": "''", "``": "''",
}  # fmt: skip
_MARK = re.compile(r"''|``|[\"“”„‟«»‘'’]")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$|(?:^|\s)\d+(?:\.\d+)?$")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_ELISION = re.compile(
    r"\d0s\b|\d\d\b|(?:tis|twas|em|cause|til|till|round|n|bout|nuff|cuz|ere)\b", re.IGNORECASE
)
_SPLIT = re.compile(r"[‘’'`´]")
_NEAR = 5000


class Quotation(NamedTuple):
    """A quotation with its marks, and the kind of mark that opens it."""

    span: Span
    mark: Mark


@lru_cache(maxsize=2)
def quoted(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of ``text``, in order, not overlapping.

    Each span includes its marks (the closing one is missing where the text has none)
    and stays within a paragraph. Quotations inside quotations are part of the outer
    one. Apostrophes, decades ('90s) and inches (6'2") are not marks; a closing mark
    that nothing opened is ignored. Time grows with the length of the text.
    """
    return tuple(q for block in paragraphs(text) for q in _in_paragraph(text, block))


def quoted_around(text: str, inner: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations that touch the extent of ``inner``, as a statement there sees them.

    A quotation that holds all of ``inner`` and more is someone else's words: in its place
    are the quotations inside it. ``inner`` holds one span at least.
    """
    first, last = min(s.start for s in inner), max(s.end for s in inner)
    found: list[Quotation] = []
    for quotation in _touching(text, first, last):
        start, end = quotation.span
        if start < first and last <= end:
            found.extend(inside(text, Span(max(start, first - _NEAR), min(end, last + _NEAR))))
        else:
            found.append(quotation)
    return tuple(found)


def inside(text: str, span: Span) -> tuple[Quotation, ...]:
    """The quotations within a quotation, itself left out."""
    pair = text[span.start : span.start + 2]
    width = 2 if pair in ("''", "``") else 1
    closed = span.end - width if text[span.end - width : span.end] == pair else span.end
    start = span.start + width
    return tuple(_in_paragraph(text, Span(start, max(start, closed))))


def is_closed(text: str, quotation: Quotation) -> bool:
    """Whether a quotation that :func:`quoted` found ends with a mark, not with its paragraph."""
    start, end = quotation.span
    pair = text[start : start + 2]
    opener = pair if pair in ("''", "``") else text[start]
    closers = (_CLOSERS[opener],) if len(opener) == 2 else tuple(_CLOSERS.get(opener, "’'"))
    return text.endswith(closers, start + len(opener), end)


def _touching(text: str, first: int, last: int) -> tuple[Quotation, ...]:
    quotations = quoted(text)
    starts = _starts(quotations)
    lower = max(0, bisect_right(starts, first) - 1)
    upper = bisect_left(starts, last)
    return tuple(q for q in quotations[lower:upper] if q.span.end > first)


@lru_cache(maxsize=2)
def _starts(quotations: tuple[Quotation, ...]) -> tuple[int, ...]:
    return tuple(q.span.start for q in quotations)


def _in_paragraph(text: str, block: Span) -> Iterator[Quotation]:
    singles = _Singles(text, block)
    at, opened, opener = block.start, -1, ""
    while (found := _MARK.search(text, at, block.end)) is not None:
        here, at, mark = found.start(), found.end(), found.group()
        if mark in "‘’'":
            if opened < 0 and (end := singles.closing(here)):
                yield Quotation(Span(here, end), "single")
                at = end
        elif opened >= 0 and _closes(text, opener, opened, found):
            yield Quotation(Span(opened, at), _KIND[opener])
            opened = -1
        elif _opens(text, found, block):
            if opened >= 0 and (end := _trimmed(text, opened, here)) > opened + 1:
                yield Quotation(Span(opened, end), _KIND[opener])
            opened, opener = here, mark
    if 0 <= opened < block.end - 1:
        yield Quotation(Span(opened, block.end), _KIND[opener])


def _opens(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether the double mark can begin a quotation."""
    here = mark.start()
    if mark.group() in ("“", "„", "‟", "«", "``"):
        return True
    if mark.group() == '"' and _INCHES.search(text[max(block.start, here - 8) : here]):
        return False
    return _after_gap(text, here, block.start) and _before_word(text, mark.end() - 1, block.end)


def _closes(text: str, opener: str, opened: int, mark: re.Match[str]) -> bool:
    """Whether the double mark ends the quotation that ``opener`` began at ``opened``."""
    here = mark.start()
    if mark.group() not in _CLOSERS[opener] or mark.group() == "'":
        return False
    if mark.group() not in ('"', "''"):
        return True
    if _FEET.search(text[max(opened + 1, here - 5) : here]):
        return False
    inside = opened + len(opener)
    return not (_after_gap(text, here, inside) and _before_word(text, mark.end() - 1, len(text)))


def _after_gap(text: str, here: int, start: int) -> bool:
    return here <= start or text[here - 1].isspace() or text[here - 1] in "([{—–-:/“„«‘'"


def _before_word(text: str, here: int, end: int) -> bool:
    return here + 1 < end and not text[here + 1].isspace() and text[here + 1] not in ".,;:!?)]}"


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


class _Singles:
    """The single marks of one paragraph that may end a quotation, found once, on demand."""

    def __init__(self, text: str, block: Span) -> None:
        self._text, self._block = text, block
        self._found: tuple[list[int], list[int]] | None = None

    def closing(self, here: int) -> int:
        """The end of the single quotation that the mark at ``here`` begins; 0 when it is none."""
        text, block = self._text, self._block
        if text[here] == "’" or not _after_gap(text, here, block.start):
            return 0
        if not _before_word(text, here, block.end) or _ELISION.match(text, here + 1):
            return 0
        sure, unsure = (_next(found, here + 1) for found in self._closers())
        if sure >= 0 or unsure >= 0:
            return (sure if sure >= 0 else unsure) + 1
        return block.end if text[here] == "‘" and here == block.start else 0

    def _closers(self) -> tuple[list[int], list[int]]:
        """Marks that end a quotation, and marks that may be a plural's apostrophe."""
        if self._found is None:
            self._found = ([], [])
            for m in _SPLIT.finditer(self._text, self._block.start, self._block.end):
                kind = _closing_kind(self._text, m.start(), self._block)
                if kind is not None:
                    self._found[kind].append(m.start())
        return self._found


def _closing_kind(text: str, here: int, block: Span) -> int | None:
    """0 for a single mark that ends a quotation, 1 for one that may, None otherwise."""
    if text[here] in "‘`" or here == block.start or text[here - 1].isspace():
        return None
    after = text[here + 1] if here + 1 < block.end else " "
    if after.isalnum() or after == "_":
        return None
    return 1 if text[here - 1] in "sS" and after.isspace() else 0


def _next(places: list[int], at: int) -> int:
    i = bisect_right(places, at)
    return places[i] if i < len(places) else -1
