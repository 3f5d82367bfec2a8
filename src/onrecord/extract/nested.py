"""Statements inside statements: "Officials said the minister had denied it".

The training corpus marks none of them, so the same network reads the contents of the
outer statements as texts of their own, and only what is plain is kept: a source that is
not the speaker, a verb of saying, and something said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.quotation import MARKS
from onrecord.statements import Attribution, Span

__all__ = ["SAYING", "inner", "worth_reading"]

SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|t(?:ell|ells|old|elling)|"
    r"(?:announc|acknowledg|acus|accus|argu|claim|conced|conclud|confirm|declar|den(?:y|i)|"
    r"disclos|emphasi[sz]|explain|insist|mention|pledg|predict|promis|reveal|report|show|stat|"
    r"stress|suggest|testif|threaten|tweet|urg|vow|warn|publish|post|describ|allege|assur|"
    r"reiterat|admit|ask|call(?:ed|s) (?:for|on)|complain|reject|repl)"
    r"(?:t?ed|e?s|ies|ied|y|t?ing|e)?|wr(?:ite|ites|ote|itten)|made (?:it )?clear|"
    r"makes (?:it )?clear|according to|sworn?|swore)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:i|we|you|they|it|me|us|one|who|which|that|any(?:body|one)|nobody|no one)\b", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_]")
_UNSAID = re.compile(
    r"\b(?:never|not|neither|nor)\b|n[’']t\b|"
    r"\b(?:to|will|would|shall|should|must|can|could|may|might)\s",
    re.IGNORECASE,
)
_MODAL = 7  # characters before a cue that may hold what keeps its verb from being said
_LEAST = 0.725  # confidence of what is found inside
_FEWEST = 3  # words of content
_ENDS = MARKS + " \t\n\r\xa0"
_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))
_CLOSING = {close: re.compile(rf"[.,!?…]{{0,2}}{close}") for _, close in _PAIRS}


def worth_reading(text: str, outer: Sequence[Attribution]) -> list[Span]:
    """The contents that may hold a statement, without the marks around them."""
    found = []
    for attribution in outer:
        for span in attribution.content:
            inside = _bare(text, span)
            if len(inside.of(text).split()) > _FEWEST and SAYING.search(inside.of(text)):
                found.append(inside)
    return sorted(set(found))


def inner(text: str, spans: Sequence[Span], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Of what was found in ``spans``, the plain statements of somebody else."""
    for attribution in found:
        if attribution.confidence >= _LEAST and _plain(text, attribution):
            home = next(s for s in spans if s.start <= attribution.extent.start < s.end)
            yield replace(
                attribution,
                content=tuple(
                    _closed(text, _clipped(s, home))
                    for s in attribution.content
                    if s.start < home.end
                ),
            )


def _plain(text: str, attribution: Attribution) -> bool:
    """Whether somebody named or described says something, with a verb of saying."""
    source = " ".join(s.of(text) for s in attribution.source)
    words = sum(len(s.of(text).split()) for s in attribution.content)
    return (
        bool(_NAME.search(source))
        and not _NOBODY.fullmatch(source)
        and any(_is_said(text, span) for span in attribution.cue)
        and words >= _FEWEST
    )


def _is_said(text: str, cue: Span) -> bool:
    """Whether the cue has a verb of saying, and of what has been said.

    "Never denied" says that nothing was said, "to deny" that it has not been said so far.
    """
    verb = SAYING.search(cue.of(text))
    before = text[max(0, cue.start - _MODAL) : cue.start + (verb.start() if verb else 0)]
    return bool(verb) and not _UNSAID.search(before)


def _clipped(span: Span, home: Span) -> Span:
    return Span(max(span.start, home.start), min(span.end, home.end))


def _closed(text: str, span: Span) -> Span:
    """The span with the mark right behind it that closes a quotation opened in it."""
    words = span.of(text)
    for opening, closing in _PAIRS:
        here = words.startswith(opening) if opening == "‘" else opening in words
        marks = words.count(opening) - (words.count(closing) if opening != closing else 0)
        if here and marks % 2 == 1 and (end := _CLOSING[closing].match(text, span.end)):
            return Span(span.start, end.end())
    return span


def _bare(text: str, span: Span) -> Span:
    """The span without quotation marks and blanks at its ends."""
    start, end = span
    while start < end - 1 and text[start] in _ENDS:
        start += 1
    while end > start + 1 and text[end - 1] in _ENDS + ",":
        end -= 1
    return Span(start, end)
