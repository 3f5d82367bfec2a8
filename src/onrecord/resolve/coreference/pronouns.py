"""The antecedent of a source that is a personal pronoun."""

from __future__ import annotations

import re
from typing import cast

from onrecord.resolve.coreference.candidates import Candidate
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.coreference.scorer import likeliest
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.statements import Span

__all__ = ["by_pronoun"]

_NEAR = 1_500
_SENTENCES = 2  # that "They" at a sentence's start looks back for speakers
_PEOPLE = re.compile(
    r"\b(?:(?:tens|hundreds|thousands|dozens|scores|millions) of )*"
    r"(?:(?:other|many|some|young|local|foreign|senior|former|black|white|[A-Z][a-z]{1,20}an) )?"
    r"(?P<noun>[a-z]{4,20}(?:s|men|women|people))\b"
)


def by_pronoun(reading: Reading, span: Span, pronoun: str) -> Found | None:
    """The entity that the pronoun at ``span``, of that class, stands for.

    ``pronoun`` is ``m``, ``f``, ``many`` or ``thing`` (see ``pronoun_class``); None for
    another class and where no antecedent agrees.
    """
    if pronoun == "many":
        return _several(reading, span)
    if pronoun == "thing":
        return _body(reading, span)
    if pronoun not in ("m", "f"):
        return None
    found = likeliest(reading.place, span.start, _persons(reading, span))
    return Found(cast(Entity, found[0].bearer), found[1]) if found else None


def _persons(reading: Reading, span: Span) -> list[Candidate]:
    """Mentions of persons, and sources before, as candidates; not the one who is quoted."""
    words = reading.verbatim or reading.place.quoted(span.start)
    quoting = reading.around(span) if words else None
    found = []
    for m in reading.mentions_in(Span(max(0, span.start - _NEAR), span.start)):
        entity = reading.entity_of(m).entity
        if entity.kind == "person" and entity is not quoting:
            found.append(Candidate(m.start, m.end, entity.gender, _prominence(entity), entity))
    outer = [e for place, e in reading.spoken if place not in reading.inner]
    last = reading.last(before=span.start) if quoting or not outer else outer[-1]
    for place, entity in reading.spoken[-6:]:
        if _one_person(entity) and entity is not quoting:
            weight = 2.2 if entity is last else 0.8
            found.append(
                Candidate(place.start, place.end, entity.gender, weight, entity, spoke=True)
            )
    return found


def _prominence(entity: Entity) -> float:
    """More for one who is named often, less for a name that may be no person's."""
    known = entity.titles or gender_of(entity.name)
    return min(len(entity.mentions), 6) * 0.1 - (0 if known else 0.7)


def _one_person(entity: Entity) -> bool:
    human = entity.kind == "person" or any(noun_kind(n) == "unnamed" for n in entity.nouns)
    return human and not entity.plural


def _several(reading: Reading, span: Span) -> Found | None:
    """The antecedent of "they": several who spoke or were spoken of, else the last body."""
    plural = [(p, e) for p, e in reversed(reading.spoken[-5:]) if _are_several(e)]
    here = reading.place.sentence(span.start)
    back = _SENTENCES if reading.place.starts[here - 1] == span.start else 0
    if plural and reading.place.sentence(plural[0][0].start) >= here - back:
        return Found(plural[0][1], 0.7)
    if found := _people_before(reading, span):
        return found
    if plural:
        return Found(plural[0][1], 0.6)
    last = reading.last(before=span.start)
    return Found(last, 0.5) if last and last.kind in (*BODIES, "document") else None


def _are_several(entity: Entity) -> bool:
    """Whether the speakers are several: people, or a party by the name of its members."""
    members = entity.kind == "group" and entity.name.endswith("s")
    return (entity.plural and entity.kind != "document") or members


def _people_before(reading: Reading, span: Span) -> Found | None:
    """The people whom the pronoun's own sentence speaks of before it."""
    start = reading.place.starts[reading.place.sentence(span.start) - 1]
    for m in reversed(
        list(_PEOPLE.finditer(reading.text, max(start, span.start - 600), span.start))
    ):
        head = m["noun"]
        if reading.place.quoted(m.start()) not in (None, reading.place.quoted(span.start)):
            continue
        if noun_kind(head) == "unnamed" and singular(head) != head:
            return Found(Entity(m.group(), "unnamed", plural=True, nouns={head}), 0.5)
    return None


def _body(reading: Reading, span: Span) -> Found | None:
    """The antecedent of "it": the last body that spoke or was named."""
    last = reading.last(before=span.start)
    if last and last.kind in (*BODIES, "document"):
        return Found(last, 0.7)
    near = [
        (m.start, i, e)
        for i, e in enumerate(reading.cast.of(*BODIES))
        for m in e.mentions
        if m.end <= span.start and span.start - m.end < 500
    ]
    return Found(max(near)[2], 0.45) if near else None
