"""The one whom a description means: someone named, someone described before, or no one else."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.bodies import (
    content_words,
    described_body,
    described_document,
    same_head,
)
from onrecord.resolve.descriptions.fitting import named_before
from onrecord.resolve.descriptions.new import new_speaker
from onrecord.resolve.descriptions.persons import described_person
from onrecord.resolve.descriptions.phrases import SOME, Phrase, describe, matches
from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.outlets import is_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity, key_of
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.runs import opens_sentence
from onrecord.statements import Span, SpeakerKind

__all__ = ["by_description"]

_HANDLE = re.compile(
    r"(?:an? )?(?:[A-Z]\w{2,20} )?(?i:user|redditor|tweeter|commenter|youtuber|poster|blogger)"
    r" (?P<name>@?(?=\w*[a-z])[\w.]{3,40})"
)
_NAMED_OUTLET = re.compile(
    r"(?:[A-Za-z][\w-]{2,20} )?(?i:portal|website|site|blog|newspaper|magazine|tabloid"
    r"|daily|weekly|broadcaster|channel) (?:[“\"‘'](?=[^“”\"]{3,40}\Z))?(?P<name>[\w.-]{3,40}"
    r"(?:(?<=[a-z]) [\w.-]{2,20}){0,2})"
)
_LOOSE = frozenset(
    {"source", "official", "man", "woman", "terrorist", "militant", "group", "speaker", "person"}
)
_TOGETHER = frozenset(
    ("men", "women", "two", "pair", "couple", "duo", "trio", "three", "brothers", "sisters",
     "parents", "friends", "authors", "researchers", "scientists", "senators", "lawmakers",
     "ministers"),
)  # fmt: skip
_PAIRED = frozenset({"men", "women", "candidates", "senators", "leaders", "two"})


def by_description(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The entity that the noun phrase at ``span`` means; a new one when it is the first to
    be described so. None when the words can be no one's description.
    """
    kind = _kind(phrase)
    if kind is None and not re.search(r"[^\W\d_]{3}", phrase.core):
        return None
    return (
        _same_words(reading, phrase)
        or _of_kind(reading, span, phrase, kind)
        or _outlet(reading, span, phrase)
        or _described_before(reading, span, phrase)
        or Found(new_speaker(reading, span, phrase, kind or "unnamed"), 0.75)
    )


def _kind(phrase: Phrase) -> SpeakerKind | None:
    """What the phrase stands for, by its head and what precedes it."""
    head = phrase.head
    if head == "administration" and not re.search(r"\b[A-Z]\w+ [A-Z]", phrase.before):
        return "government"
    if head in listed("parties") and singular(head) != head:
        vague = phrase.determiner in SOME or re.search(r"\b[a-z]{3,}", phrase.before)
        return "unnamed" if vague else "group"
    if head in listed("epithets") or head in listed("parties") - {"gop", "labour"}:
        return "unnamed"
    if head == "authorities" and phrase.definite and country_named(phrase.before):
        return "government"
    if head in ("groups", "organizations", "organisations", "movements", "families"):
        return "unnamed"
    place = country_named(head.title())
    return "unnamed" if place and place.sort == "demonym" else phrase.kind


def _of_kind(
    reading: Reading, span: Span, phrase: Phrase, kind: SpeakerKind | None
) -> Found | None:
    """The antecedent among those of the phrase's kind."""
    if kind == "document":
        return described_document(reading, phrase)
    if kind == "unnamed" and phrase.plural:
        return _pair(reading, span, phrase)
    if kind == "unnamed":
        return described_person(reading, span, phrase)
    return described_body(reading, span, phrase) if kind in BODIES and not phrase.plural else None


def _same_words(reading: Reading, phrase: Phrase) -> Found | None:
    """One who was described in the same words before, which say more than an office."""
    if not phrase.definite or not phrase.before or phrase.head not in listed("persons"):
        return None
    name = key_of(describe(phrase))
    return next((Found(e, 0.85) for e in reversed(reading.others) if key_of(e.name) == name), None)


def _outlet(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """An outlet whose name is not written as names are ("Channel 10"); not "People" with which a
    sentence begins.
    """
    if phrase.core.lower() in listed("persons") and opens_sentence(reading.text, span.start):
        return None
    bare = re.sub(r"^[Tt]he\s", "", phrase.core)
    if handle := _HANDLE.fullmatch(bare):
        return Found(Entity(handle["name"], "person"), 0.6)
    if (named := _NAMED_OUTLET.fullmatch(bare)) and noun_kind(phrase.head) is None:
        return Found(Entity(named["name"], "outlet"), 0.7)
    return Found(Entity(bare, "outlet"), 0.8) if bare[:1].isupper() and is_outlet(bare) else None


def _pair(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the two men", the two persons most named so far."""
    last = next((e for _, e in reversed(reading.spoken[-4:]) if _are_persons(e)), None)
    if phrase.definite and last and phrase.head in _TOGETHER and not phrase.after:
        return Found(last, 0.65)
    two = phrase.determiner == "both" or (phrase.definite and "two" in phrase.core.lower())
    if not two:
        return None
    persons = [e for e in reading.cast.of("person") if named_before(e, span.start)]
    holders = [e for e in persons if matches(phrase, e.offices())]
    if phrase.head not in _PAIRED:
        return Found(_joint(holders), 0.7) if len(holders) == 2 else None
    persons = [e for e in persons if not (phrase.head == "men" and e.gender == "f")]
    if len(persons) < 2:
        return None
    top = sorted(persons, key=lambda e: -sum(m.end <= span.start for m in e.mentions))[:2]
    return Found(_joint(top), 0.55)


def _are_persons(entity: Entity) -> bool:
    return entity.kind == "person" and entity.plural


def _joint(two: list[Entity]) -> Entity:
    """Two persons as one speaker, with the country that they share."""
    joint = Entity(f"{two[0].name} and {two[1].name}", "person", plural=True)
    joint.country = two[0].country if two[0].country == two[1].country else None
    return joint


def _described_before(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """One described before: in the same words, by the same noun, or by a noun that, like
    "the source", can take up any.
    """
    last = reading.last(before=span.start)
    unnamed = last if last and last.kind == "unnamed" and last.plural == phrase.plural else None
    if phrase.definite and phrase.head == "source" and unnamed and _of_sort(unnamed, phrase):
        return Found(unnamed, 0.75)
    name = key_of(describe(phrase))
    for entity in reversed(reading.others):
        if key_of(entity.name) == name:
            return Found(entity, 0.85)
    if not phrase.definite:
        return None
    for entity in reversed(reading.others):
        if _alike(entity, phrase):
            return Found(entity, 0.8)
    loose = unnamed and singular(phrase.head) in _LOOSE and _of_sort(unnamed, phrase)
    return Found(unnamed, 0.55) if unnamed and loose else None


def _of_sort(entity: Entity, phrase: Phrase) -> bool:
    """Whether what the phrase says before its noun was said of the one described before."""
    return content_words(phrase.before) <= content_words(entity.name)


def _alike(entity: Entity, phrase: Phrase) -> bool:
    """Whether the entity is of the phrase's kind, number, noun and qualifying words."""
    same = entity.kind == _kind(phrase) and entity.plural == phrase.plural
    told = content_words(phrase.before) <= content_words(entity.name)
    return same and told and same_head(entity, phrase)
