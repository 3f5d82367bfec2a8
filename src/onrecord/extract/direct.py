"""Direct speech that quotation marks prove and the network missed.

Nearly every quotation of five words or more in news is somebody's words (in PolNeAR, 98%
of them lie in an attribution). One that the network left out is given to the attribution
that it plainly continues, or to the speaker named right before or after it with a verb of
saying. What fits no such pattern is left alone: a title, a motto, a scare quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.extract.whole import overlap
from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span, joined

__all__ = ["direct_speech"]

_FEWEST = 5  # words of a quotation that is worth completing
_REACH = 160  # characters around a quotation that are looked at
_COVERED = 0.5  # share of a quotation that counts as found
_CONFIDENCE = 0.93  # share of right sources where these rules apply, PolNeAR train (n = 3,455)

_VERB = (
    r"(?:sa(?:id|ys)|adds?|added|ask(?:s|ed)|t(?:old|ells)|w(?:rote|rites)|tweet(?:s|ed)|"
    r"post(?:s|ed)|explain(?:s|ed)|continue[sd]?|declare[sd]?|note[sd]?|insist(?:s|ed)|"
    r"argue[sd]?|repl(?:ies|ied)|respond(?:s|ed)|recall(?:s|ed)|conclude[sd]?|warn(?:s|ed)|"
    r"announce[sd]?|comment(?:s|ed)|remark(?:s|ed)|joke[sd]?|quip(?:s|ped)|shout(?:s|ed)|"
    r"state[sd]?|acknowledge[sd]?|admit(?:s|ted)|confirm(?:s|ed)|observe[sd]?|stress(?:es|ed)|"
    r"suggest(?:s|ed)|complain(?:s|ed)|claim(?:s|ed)|went on|began|read[s]?|agree[sd]?)"
)
_WORD = r"[^\W\d_][\w.’'&-]*"
_NAME = rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir)\s)?{_WORD}(?:\s{_WORD}){{0,7}}?"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)"
_AFTER = re.compile(
    rf"\s{{0,3}}[,—–-]?\s{{0,3}}(?:(?P<verb>{_VERB})\s(?P<name>{_NAME})(?=[.,;:—]|\s(?:in|on|at|to|"
    rf"during|after|about|of|who|when|as|while|with|from)\b)|"
    rf"(?P<subject>{_PRONOUN}|{_NAME})\s(?P<cue>{_VERB})\b)"
)
_BEFORE = re.compile(
    rf"(?:(?P<subject>{_PRONOUN}|{_NAME})\s(?P<cue>{_VERB})[^.!?“”\"]{{0,60}}?[,:]\s{{0,3}})\Z"
)


def direct_speech(
    text: str, spans: Sequence[Span], found: Sequence[Attribution], extractor: str
) -> list[Attribution]:
    """The attributions, with the quotations they miss added where the case is plain.

    ``spans`` are the paragraphs to look at; ``extractor`` names who found them. The
    confidence of an added attribution is how often these rules were right where they were
    measured.
    """
    result = list(found)
    for quotation in _missed(text, found):
        paragraph = next((p for p in spans if p.start <= quotation.start < p.end), None)
        if paragraph is None:
            continue
        host = _continued(text, quotation, result)
        if host is not None:
            longer = (*result[host].content, quotation)
            result[host] = replace(result[host], content=joined(longer))
        elif new := _attributed(text, paragraph, quotation, extractor):
            result.append(new)
    return result


def _missed(text: str, found: Sequence[Attribution]) -> Iterator[Span]:
    """Long double quotations, mostly outside all contents and clear of sources and cues."""
    contents = [s for a in found for s in a.content]
    others = [s for a in found for s in (*a.source, *a.cue)]
    for span, mark in quoted(text):
        if mark == "single" or len(span.of(text).split()) < _FEWEST:
            continue
        taken = sum(overlap(span, s) for s in contents)
        if taken < _COVERED * (span.end - span.start) and not any(overlap(span, s) for s in others):
            yield span


def _continued(text: str, quotation: Span, found: Sequence[Attribution]) -> int | None:
    """The attribution that the quotation goes on with.

    Nothing but marks and blanks stand between the two, in one paragraph.
    """
    for i, attribution in enumerate(found):
        if not attribution.cue or not any(text[s.start] in '“"„«' for s in attribution.content):
            continue
        for part in (*attribution.content, *attribution.cue, *attribution.source):
            low, high = sorted((part, quotation))
            between = text[low.end : high.start]
            if low.end <= high.start and not re.search(r"\w|\n", between):
                return i
    return None


def _attributed(text: str, paragraph: Span, quotation: Span, extractor: str) -> Attribution | None:
    """A new attribution, by the words right after or before the quotation."""
    match = _AFTER.match(text, quotation.end, min(paragraph.end, quotation.end + _REACH))
    if match is None:
        start = max(paragraph.start, quotation.start - _REACH)
        match = _BEFORE.search(text, start, quotation.start)
    if match is None:
        return None
    parts = match.groupdict()
    cue, source = ("verb", "name") if parts.get("verb") else ("cue", "subject")
    return Attribution(
        (Span(*match.span(source)),),
        (Span(*match.span(cue)),),
        (quotation,),
        _CONFIDENCE,
        extractor,
    )
