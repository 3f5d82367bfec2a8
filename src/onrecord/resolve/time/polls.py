"""What those asked in a poll say: through the poll, on the days on which they were asked."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from onrecord.resolve.time.evidence import Occasion
from onrecord.resolve.time.expressions import expressions
from onrecord.resolve.time.frame import Dating
from onrecord.resolve.time.passage import Passage
from onrecord.statements import Span

__all__ = ["answered"]

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty)"
_SHARE = re.compile(
    r"(?:[\w.,-]+\s){0,6}?(?:percent|per cent|[0-9.]+%|respondents"
    r"|those (?:surveyed|polled|asked|questioned))(?!\w)"
    rf"|(?:[\w-]+\s){{0,3}}?{_NUMBER}\s(?:in|out of)\s(?:every\s)?{_NUMBER}\b"
    r"|(?:[\w-]+\s){0,3}?(?:half|thirds?|quarters?|fifths?|majority|plurality)(?:\sof\s.*)?\Z"
    r"|(?:the|a)\s(?:\w+\s)?(?:share|proportion|percentage)\sof\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"\b(?:more|less|most|least|equally|as)(?: \w+)? likely\b|\blikelier\b")
_FINDINGS = re.compile(r"(?:the|these|its|their)\s(?:\w+\s)?(?:findings|results|numbers)\b", re.I)
_OTHER = re.compile(r"\b(?:earlier|previous|prior|last|another|same time)\b|\b(?:19|20)\d\d\b")
_ASKED = re.compile(
    r"\b(?:polls?|surveys?|interviews|respondents|adults|voters|people)\b[^.!?\n]{0,160}?"
    r"\b(?:conducted|taken|carried out|fielded|surveyed|polled|interviewed|questioned)\b",
    re.IGNORECASE,
)
_POLLS = ("poll", "report")
_FINDINGS_NEAR = 3  # paragraphs
_BEFORE, _DAYS_NEAR = 30, 80  # characters


def answered(passage: Passage, i: int, own: Occasion, of: dict[int, Occasion]) -> Occasion | None:
    """The occasion of a share of those asked in the poll told of last, and of its findings."""
    frame = passage.frames[i]
    findings = _FINDINGS.match(frame.source_text)
    if frame.parent is not None or not (findings or _is_share(passage, i)):
        return None
    last = next(
        (j for j in reversed(of) if of[j].medium in _POLLS and passage.frames[j].parent is None),
        None,
    )
    if last is None:
        return None
    poll = of[last]
    if findings:
        near = frame.paragraph - passage.frames[last].paragraph <= _FINDINGS_NEAR
        return Occasion(own.said or poll.said, own.via, poll.medium, [i]) if near else None
    said = own.said
    if said is None and not any(frame.nearest(*m.span()) for m in _OTHER.finditer(frame.text)):
        said = poll.said
        if said is None and poll.medium == "poll":
            said = _days_of_asking(passage.article.text, passage.published)
    return Occasion(said, own.via or poll.via, poll.medium, [i])


def _is_share(passage: Passage, i: int) -> bool:
    frame, speaker = passage.frames[i], passage.speakers[i]
    named = speaker is not None and _SHARE.match(speaker.name) is not None
    return named or bool(_SHARE.match(frame.source_text) or _LIKELY.search(frame.cue_text))


@lru_cache(maxsize=4)
def _days_of_asking(text: str, published: date | None) -> Dating | None:
    """The days next to the words that a poll was conducted."""
    for asked in _ASKED.finditer(text):
        before = re.split(r"[.\n]", text[max(0, asked.start() - _BEFORE) : asked.start()])[-1]
        if _OTHER.search(before + asked[0]):
            continue
        following = text[asked.end() : asked.end() + _DAYS_NEAR].partition("\n")[0]
        for e in expressions(following, published):
            return Dating(e.edtf, Span(asked.end() + e.start, asked.end() + e.end))
    return None
