"""The antecedent of a source that is a personal pronoun."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import cast

from onrecord.resolve.coreference.candidates import Candidate, pronoun_class
from onrecord.resolve.coreference.clauses import other_from
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.coreference.scorer import likeliest
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.runs import opens_sentence
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["by_pronoun"]

_NEAR = 1_500
_NEAR_BODY = 500  # code points back to a body that "it" takes up
_DETERMINER = re.compile(r"[“\"‘'(]?(?:(?i:the|my|our|its|his|her|their|an?) )?")
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|by|for|from|about|against|on|at|in|than|like|between|after|as)\s"
    r"(?:(?:the|an?|its|\w+[’']s)\s)?\Z",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r", (?:\d{1,3}, )?(?:an?|the|one|who)\b")
_NEW = 3.0  # weight of one who has just been introduced when a quotation follows
_ASKERS = frozenset({"reporter", "interviewer", "moderator", "questioner"})
_UNSURE = 0.35  # below which a pronoun stays unresolved
_SENTENCES = 2  # that "They" at a sentence's start looks back for speakers
_COMPANION = re.compile(
    r"(?P<one>He|She|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'.-]{0,20}){0,3}) and (?P<other>(?:his|her)"
    r" (?:[a-z-]{2,20} ){0,2}?(?:partner|wife|husband|mother|father|brother|sister|son|daughter"
    r"|fianc[eé]e?|girlfriend|boyfriend|friends?|family|colleagues?|children|parents|team|lawyers?"
    r"|attorney|aides?|sons|daughters|brothers|sisters|cousin|uncle|aunt)) (?!and\b)"
)
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
    persons = _persons(reading, span)
    found = likeliest(reading.place, span.start, persons)
    if found is None or found[1] < _UNSURE:
        return _told(reading, span, pronoun, persons)
    return Found(cast(Entity, found[0].bearer), found[1])


def _told(reading: Reading, span: Span, pronoun: str, persons: list[Candidate]) -> Found | None:
    """Where none is likely: the last named, of those near, whose gender is known to agree."""
    near = [c for c in persons if reading.place.apart(c.end, span.start) <= _SENTENCES]
    sure = [c for c in near if c.gender == pronoun]
    if not sure and len({id(c.bearer) for c in near if c.gender is None}) == 1:
        sure = [c for c in near if c.gender is None]
    last = max(sure, key=lambda c: c.start, default=None)
    return Found(cast(Entity, last.bearer), 0.4) if last else None


def _persons(reading: Reading, span: Span) -> list[Candidate]:
    """Mentions of persons, and sources before, as candidates; not the one who is quoted, nor whom
    a clause before the pronoun or the quotation right before it tells of.
    """
    words = reading.verbatim or reading.place.quoted(span.start)
    quoting = reading.around(span) if words else None
    end = min(span.start, other_from(reading.place, span.start))
    found = []
    for m in reading.mentions_in(Span(max(0, span.start - _NEAR), end)):
        entity = reading.entity_of(m).entity
        if entity.kind == "person" and entity is not quoting:
            weight = _prominence(entity) + _NEW * _is_introduced(reading, m, entity, span)
            found.append(Candidate(m.start, m.end, entity.gender, weight, entity))
    last = _last(reading, span, quoting)
    for place, entity in reading.spoken[-6:]:
        if _one_person(entity) and entity is not quoting and not (found and _asks(entity)):
            weight = 2.2 if entity is last and not _is_relative(reading, place) else 0.8
            found.append(
                Candidate(place.start, place.end, entity.gender, weight, entity, spoke=True)
            )
    return found


def _last(reading: Reading, span: Span, quoting: Entity | None) -> Entity | None:
    """The one who spoke last, not the author of an interview, nor within what others say."""
    outer = [e for place, e in reading.spoken[-6:] if place not in reading.inner and not _asks(e)]
    if quoting or not outer:
        return reading.last(before=span.start)
    return next((e for e in reversed(outer) if e.kind != "author"), None)


def _asks(entity: Entity) -> bool:
    """Whether it is an unnamed questioner, whom others answer."""
    return entity.kind == "unnamed" and not _ASKERS.isdisjoint(entity.nouns)


def _is_relative(reading: Reading, place: Span) -> bool:
    """Whether the place of a speaker is a "who": the clause only tells more of somebody."""
    return pronoun_class(place.of(reading.text)) == "relative"


def _is_introduced(reading: Reading, mention: Mention, entity: Entity, span: Span) -> bool:
    """Whether the paragraph right before that of the pronoun, which begins with a quotation, has
    just introduced the person by name and description, and in which nobody speaks.
    """
    text = reading.text
    begin = text.rfind("\n", max(0, span.start - _NEAR), span.start) + 1
    if not begin or text[begin : begin + 1] not in '“"' or entity.mentions[0] is not mention:
        return False
    between = text[mention.end : begin].rstrip("\n")
    if "\n" in between or " " not in mention.name or not _EXPLAINED.match(text, mention.end):
        return False
    opens = text.rfind("\n", 0, mention.start) + 1
    if any(opens <= place.start < begin for place, _ in reading.spoken[-6:]):
        return False
    later = reading.mentions_in(Span(mention.end, begin))
    others = (reading.entity_of(m).entity for m in later if " " in m.name or m.title)
    return not any(e.kind == "person" and e.gender in (None, entity.gender) for e in others)


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
    if found := (
        _with_companion(reading, span)
        or _pair_before(reading, span)
        or _people_before(reading, span)
    ):
        return found
    if plural:
        return Found(plural[0][1], 0.6)
    if span.of(reading.text).lower() in ("those", "these"):
        return None
    place, last = _last_place(reading, span)
    near = last and reading.place.apart(place.start, span.start) < _SENTENCES
    return Found(last, 0.5) if last and near and last.kind in (*BODIES, "document") else None


def _last_place(reading: Reading, span: Span) -> tuple[Span, Entity | None]:
    """Where somebody spoke last before the pronoun, and who did."""
    before = ((p, e) for p, e in reversed(reading.spoken) if p.start < span.start)
    return next(before, (span, None))


def _are_several(entity: Entity) -> bool:
    """Whether the speakers are several: people, or a party by the name of its members."""
    members = entity.kind == "group" and entity.name.endswith("s")
    return (entity.plural and entity.kind != "document") or members


def _pair_before(reading: Reading, span: Span) -> Found | None:
    """The two persons whom the pronoun's own sentence names together before it."""
    start = reading.place.starts[reading.place.sentence(span.start) - 1]
    named = reading.mentions_in(Span(max(start, span.start - 600), span.start))
    for one, other in reversed(list(pairwise(named))):
        joined = reading.text[one.end : other.start] == " and "
        pair = [reading.entity_of(m).entity for m in (one, other)]
        if joined and not one.possessive and all(e.kind == "person" for e in pair):
            if pair[0] is pair[1]:
                continue
            both = " and ".join(e.name for e in pair)
            known = next((e for e in reading.others if e.name == both), None)
            return Found(known or Entity(both, "person", plural=True, nouns={"two"}), 0.6)
    return None


def _with_companion(reading: Reading, span: Span) -> Found | None:
    """The two in "Doe and his partner came because they", in the pronoun's own sentence."""
    start = reading.place.starts[reading.place.sentence(span.start) - 1]
    m = _COMPANION.match(reading.text, start, span.start)
    if m is None:
        return None
    one = Span(m.start("one"), m.end("one"))
    gender = pronoun_class(m["one"])
    named = reading.mentions_in(one)
    first = by_pronoun(reading, one, gender) if gender else None
    if first is None and named and named[-1].end == one.end:
        first = reading.entity_of(named[-1])
    if first is None or first.entity.kind != "person" or first.entity.plural:
        return None
    both = f"{first.entity.name} and {m['other']}"
    known = next((e for e in reading.others if e.name == both), None)
    return Found(known or Entity(both, "person", plural=True, nouns={"two"}), 0.6)


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
    """The antecedent of "it": the body that has just spoken, else of those named since the one
    that the sentence before is about, or that is nearest where none has spoken.
    """
    place, last = _last_place(reading, span)
    spoke = last if last and last.kind in (*BODIES, "document") else None
    apart = reading.place.apart(place.start, span.start)
    if spoke and apart <= 1:
        return Found(spoke, 0.7)
    named = reading.mentions_in(Span(max(0, span.start - _NEAR_BODY), span.start))
    bodies = [(m, reading.entity_of(m).entity) for m in named if m.end <= span.start]
    weighed = [
        (_about(reading, span, m), m.start, e)
        for m, e in bodies
        if e.kind in BODIES and not _unknown(reading, m, e)
    ]
    weight, _, best = max(weighed, key=lambda w: w[:2], default=(-1.0, 0, None))
    if spoke and (weight < 0 or best is None or best.kind == "government"):
        return Found(spoke, 0.5)
    return Found(best, 0.45) if best else None


def _about(reading: Reading, span: Span, mention: Mention) -> float:
    """More for a body nearby that its sentence begins with, less for one after a preposition."""
    begin = reading.place.starts[reading.place.sentence(mention.start) - 1]
    begins = _DETERMINER.fullmatch(reading.text, begin, mention.start) is not None
    before = reading.text[max(0, mention.start - 30) : mention.start]
    weight = 1.2 * begins - 0.5 * bool(_PREPOSITION.search(before)) - 0.5 * mention.possessive
    return weight - reading.place.apart(mention.start, span.start)


def _unknown(reading: Reading, mention: Mention, entity: Entity) -> bool:
    """Whether all that makes a word a name is that a sentence begins with it, once."""
    once = len(entity.mentions) == 1 and " " not in mention.name and not mention.name.isupper()
    return once and opens_sentence(reading.text, mention.start)
