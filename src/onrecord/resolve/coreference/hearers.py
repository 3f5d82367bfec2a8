"""Sources that are no speakers: those whom something is told, and who only stand nearby."""

from __future__ import annotations

import re

from onrecord.statements import Attribution

__all__ = ["only_hears"]

_TOLD = re.compile(
    r"\b(?:statement|interview|letter|e-?mail|message|comment|confirmed|announced|revealed|released"
    r"|said|given|disclosed|shared|sent|handed)\b.{0,60}\bto\Z",
    re.DOTALL,
)
_RELAYED = re.compile(r"\b(?:was|were|been|is|are) (?:\w+ )?(?:quoted|cited) (?:\w+ )?by\Z")
_GIVEN = re.compile(
    r"\b(?:shared|sent|posted|handed|circulated|addressed|delivered|texted|e-?mailed)\s(?:out\s)?to\s\Z"
)
_BESIDE = re.compile(r"\b(?:behind|beside|past|around|near|at|towards?|next to|in front of)\s\Z")
_OBJECTS = frozenset({"her", "him", "them", "me", "us"})
_REACH = 30  # code points before a source that are looked at


def only_hears(text: str, attribution: Attribution) -> bool:
    """Whether the source is whom the words are told ("confirmed in a statement to reporters",
    "a message sent to sailors telling them"), who passes them on ("a friend was quoted by the
    Lantern"), or an object ("rode up behind her shouting").
    """
    if len(attribution.source) != 1 or not attribution.cue:
        return False
    source, cue = attribution.source[0], attribution.cue[0]
    if cue.end <= source.start:
        words = attribution.cue[-1].of(text)
        beside = not text[attribution.cue[-1].end : source.start].strip()
        return beside and bool(_TOLD.search(words) or _RELAYED.search(words))
    shown = cue.of(text).split(maxsplit=1)[0].endswith("ing")
    if not shown or text[source.end : cue.start].strip():
        return False
    before = max(0, source.start - _REACH)
    beside = source.of(text) in _OBJECTS and bool(_BESIDE.search(text, before, source.start))
    return beside or _GIVEN.search(text, before, source.start) is not None
