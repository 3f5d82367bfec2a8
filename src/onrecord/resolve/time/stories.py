"""The day of a story: when what a sentence tells in the past tense was done, and by whom."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.frame import (
    BARRIER,
    DONE,
    HEAD,
    PAST_TENSE,
    Dating,
    dates_in,
    placed_at,
)
from onrecord.statements import Span

__all__ = ["did_next", "is_today", "story_day"]

_TODAY = re.compile(
    r"\b(?:earlier |late |early )?(?:tonight|today|this (?:morning|afternoon"
    r"|evening))\b(?![\u2019']s)"
)
_DID = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,[^,.;]{1,120},)?"
    r"(?:\s(?:on|late|early|last|\w{3,6}day|night|morning|\w{1,20}ly|also|today|yesterday)){0,4}"
    rf"\s(?:{DONE})"
)
_WEEK = 7  # days


def story_day(text: str, published: date | None) -> Dating | None:
    """The day of what a sentence tells in its main clause, in the past tense, when it lies in
    the week up to publication ("A judge sentenced him Thursday to four years").
    """
    if published is None:
        return None
    for e, told in dates_in(text, published):
        first, last = bounds(e.edtf)
        before, after = text[max(0, e.start - 40) : e.start], text[e.end : e.end + 60]
        if not told or first is None or first != last or not placed_at(e, text, before, after):
            continue
        verbs = [m.end() for m in PAST_TENSE.finditer(text)]
        led = HEAD.fullmatch(text, 0, e.start) and any(v > e.end for v in verbs)
        done = [v for v in verbs if v <= e.start]
        follows = done and not BARRIER.search(text, done[-1], e.start)
        recent = date.fromisoformat(first) > published - timedelta(days=_WEEK)
        today = is_today(text[e.start : e.end]) and bool(verbs)
        if recent and (led or follows or today):
            return Dating(e.edtf, Span(e.start, e.end))
    return None


def did_next(text: str, at: int) -> bool:
    """Whether a verb in the past tense follows a subject that ends at ``at``."""
    return _DID.match(text, at) is not None


def is_today(words: str) -> bool:
    """Whether a date is told by the words "today", "tonight", "this morning"."""
    return _TODAY.fullmatch(words) is not None
