"""The one whom "the 37-year-old" means: by the age printed beside a name, else who just spoke."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.candidates import Candidate, opens
from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["by_age", "is_aged"]

_AGED = re.compile(
    r"[Tt]he (?:[a-z-]{3,15},? ){0,2}(?P<age>\d{1,3})[ -]year[ -]old"
    r"(?: (?:[a-z-]{2,20} ){0,2}?(?P<noun>[a-z-]{2,20})"
    r"(?: of [A-Za-z]{2,20}| from [A-Z][a-z]{2,20})?)?(?=[,.;]|\s*\Z)"
)
_AFTER = re.compile(
    r"(?:,| \(|, aged?| \(aged?) ?(?P<age>\d{1,3})(?=[,;:)]|\.(?!\d)|\s(?:who|from|of|told|said)\b)"
)
_BEFORE = re.compile(
    r"\b(?P<age>\d{1,3})[ -]year[ -]old (?:[a-z-]{2,20} ){0,2}?(?P<noun>[a-z-]{2,20} )?\Z"
)
_NEAR = 600  # code points back to who has just spoken or been named
_LOOKED_AT = 20  # names of one person, for another age
_LOOKED_BACK = 80  # code points before a name in which its bearer's age is sought


def by_age(reading: Reading, span: Span) -> Found | None:
    """The person, known by age alone, whom the source at ``span`` means.

    Where no name of the article has that age beside it, the one who has just spoken, else the
    one of whom the sentence before tells; not one to whom the article gives another age.
    """
    m = _AGED.match(reading.text, *span)
    if m is None:
        return None
    if reading.ages is None:
        reading.ages = _ages(reading)
    told = reading.ages.get(m["age"], [])
    if told:
        return Found(told[0], 0.8) if len(told) == 1 else None
    near = _near(reading, span.start)
    if near is None or any(_age_beside(reading.text, m) for m in near.mentions[:_LOOKED_AT]):
        return None
    return Found(near, 0.55)


def is_aged(reading: Reading, span: Span) -> bool:
    """Whether the words at the span know somebody by age, and by a noun for persons at most."""
    m = _AGED.match(reading.text, *span)
    return m is not None and (m["noun"] is None or noun_kind(m["noun"]) == "unnamed")


def _ages(reading: Reading) -> dict[str, list[Entity]]:
    """The persons beside whose names an age is printed, by the first that is."""
    found: dict[int, tuple[str, Entity]] = {}
    for mention in reading.mentions:
        age = _age_beside(reading.text, mention) if mention.kind == "person" else None
        entity = reading.entity_of(mention).entity
        if age and entity.kind == "person":
            found.setdefault(id(entity), (age, entity))
    by: dict[str, list[Entity]] = {}
    for age, entity in found.values():
        by.setdefault(age, []).append(entity)
    return by


def _age_beside(text: str, mention: Mention) -> str | None:
    """The age after the name, or before it and a noun for the person ("37-year-old teacher")."""
    if after := _AFTER.match(text, mention.end):
        return after["age"]
    start = min(mention.start, mention.title.start if mention.title else mention.start)
    before = _BEFORE.search(text, max(0, start - _LOOKED_BACK), start)
    if before is None:
        return None
    noun = (before["noun"] or "").strip()
    return before["age"] if not noun or noun_kind(noun) == "unnamed" else None


def _near(reading: Reading, at: int) -> Entity | None:
    """The one person who spoke last before the offset, not within what others say; or with whom
    a sentence just began.
    """
    spoken = [e for s, e in reading.spoken[-6:] if s not in reading.inner and at - _NEAR < s.start]
    if spoken:
        last: Entity | None = spoken[-1]
    else:
        named = reading.mentions_in(Span(max(0, at - _NEAR), at))
        begun = (m for m in reversed(named) if opens(reading.place, Candidate(m.start, m.end)))
        last = next((e for m in begun if (e := reading.entity_of(m).entity).kind == "person"), None)
    return last if last and last.kind == "person" and not last.plural else None
