"""Datelines: the place, date and agency before a report's first words.

``ALDERVIK, April 8 (LPB) —``, ``Port Sanna (Reuters) -``, ``(CNN)``. They are part of the
paragraph and of nobody's words.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.ingest.shapes import AGENCIES
from onrecord.statements import Span

__all__ = ["after_dateline"]

_LONGEST = 140
_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.’'-]{1,20}(?:[ /][^\W\d_a-z][^\W\d_a-z.’'-]{0,20}){0,2}"
_MIXED = r"[^\W\d_a-z][\w.’'-]{1,20}(?: [\w.’'-]{1,20}){0,3}"
_REGION = r"(?:(?:, ?| and )[^\W\d_a-z][\w.’' -]{1,24}){0,2}"
_DATE = (
    r"(?:,? ?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)(?:,? \d{4})?)?"
)
_ANY_AGENCY = r"(?: ?\([^()\n]{2,40}\)| ?/[^/\n]{2,30}/)?"
_DASH = r"\s{0,3}(?:[—–]|-{1,3}(?=\s))\s{0,3}"
_SENTENCE = r"(?=[^\w\s]{0,2}[^\W_a-z])"


def after_dateline(text: str, paragraph: Span) -> int:
    """Where the words of the paragraph begin: its start, or the end of its dateline."""
    found = _pattern().match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
    return found.end() if found else paragraph.start


@cache
def _pattern() -> re.Pattern[str]:
    known = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
    known = rf" ?\((?:{known})(?: [^()\n]{{1,30}})?\)"
    return re.compile(
        rf"(?:{_CAPITALS}{_REGION}{_DATE}{_ANY_AGENCY}{_DASH}{_SENTENCE}"
        rf"|{_MIXED}{_REGION}{_DATE}{known}{_DASH}|{known}(?:{_DASH}|\s{{1,3}}))"
    )
