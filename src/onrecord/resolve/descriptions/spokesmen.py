"""For whom a spokesman speaks who is introduced without a body ("The Orr Group built the dam, a
spokeswoman, Jane Doe, said"): the subject of the sentence, or before a quotation of the one before.
"""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.gazetteers.institutions import seat_of
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["spoken_for"]

_SPEAKS = re.compile(r"(?i)(?:(?:chief|lead|deputy) )?(?:spokes(?:man|woman|person)|press officer)")
_OPENS = re.compile(r"(?:(?:And|But|The|Meanwhile,|Now,|Later,) )*")
_OWNED = re.compile(r"(?i)(?:^|\s)(?:his|her|its|their|my|our) $")
_LETTER = 2  # "Q" of a transcript names nobody
_KINDS = ("organization", "group", "person")


def spoken_for(reading: Reading, entity: Entity) -> str | None:
    """The name of the body or person for whom somebody speaks who is called a spokesman, and of
    nobody; else None.
    """
    if entity.affiliation or not _SPEAKS.fullmatch(entity.role or ""):
        return None
    places = [min(m.start, m.title.start) if m.title else m.start for m in entity.mentions]
    places += [s.start for s in entity.spans if entity.kind == "unnamed"]
    at = min(places, default=0)
    whose = re.match(r"(?i)(?:his|her|its|their|my|our)\s", reading.text[at : at + 6])
    if not places or whose or _OWNED.search(reading.text, max(0, at - 7), at):
        return None
    for start in _starts(reading, at):
        opening = _OPENS.match(reading.text, start, at)
        begin = opening.end() if opening else start
        named = next(iter(reading.mentions_in(Span(begin, begin + 1))), None)
        if named and named.kind in _KINDS:
            found = reading.entity_of(named).entity
            apt = found is not entity and _is_known(found)
            return found.name if apt and not _is_place(reading.text, named.name) else None
        if reading.text[start] not in '“"':
            return None
    return None


def _is_known(entity: Entity) -> bool:
    """Whether more than a sentence's first capital or a transcript's letter shows a name."""
    several = len(entity.mentions) > 1 or seat_of(entity.name) is not None
    return len(entity.name) > _LETTER and (" " in entity.name or several)


def _is_place(text: str, name: str) -> bool:
    """Whether the text speaks of something in or from what bears the name."""
    return any(f" {link} {name}" in text for link in ("in", "from", "near", "outside"))


def _starts(reading: Reading, at: int) -> list[int]:
    """Where the sentence at the offset begins, and up to three before it, the nearest first."""
    number = reading.place.sentence(at)
    return [reading.place.starts[n - 1] for n in range(number, max(0, number - 4), -1)]
