"""Speakers who are known by a description alone."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.descriptions.phrases import Phrase, describe, government_of
from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span, SpeakerKind

__all__ = ["new_speaker"]

_SPOKEN_FOR = re.compile(
    r"(?i)(?:^|[\w’']\s)(?:police|city|county|state|military|army|company|campaign|government|party|"
    r"school|university|hospital|church|union|ministry|defen[cs]e|administration)$"
)
_IN_BODY = re.compile(
    r"in (?:the |an? )?((?:[\w’'-]+ ){0,4}(?:army|navy|police|ministry|government|administration"
    r"|embassy|office|department|service|staff))$",
    re.IGNORECASE,
)
_RANKS = frozenset(("deputy", "vice", "assistant", "acting"))
_OWNERS = {"his": "m", "her": "f", "its": "thing", "their": "many"}


def new_speaker(reading: Reading, span: Span, phrase: Phrase, kind: SpeakerKind) -> Entity:
    """The entity that the phrase at ``span`` introduces, with what its words tell of it."""
    name = _untitled(reading, span, _name(reading, span, phrase))
    entity = Entity(name, kind, plural=phrase.plural, nouns={phrase.head})
    genders = [g for g, words in (("m", "male"), ("f", "female")) if phrase.head in listed(words)]
    entity.gender = genders[0] if genders else None
    government = government_of(phrase)
    titled = office(phrase.head) is not None and not government
    if titled and singular(phrase.head) not in listed("no role"):
        entity.role = _role(phrase)
    entity.affiliation = government or _affiliation(reading, span, phrase)
    entity.country = _country(phrase, entity)
    if kind in ("organization", "outlet", "government"):
        entity.affiliation = None
    elif entity.affiliation is None:
        entity.affiliation = _inherited(reading, span, phrase, entity)
    return entity


def _role(phrase: Phrase) -> str:
    """The head noun with the words before it that make it another office ("deputy minister")."""
    words = [*phrase.before.split(), phrase.head]
    first = len(words) - 1
    for at in range(len(words) - 2, max(-1, len(words) - 5), -1):
        rank = words[at].lower() in _RANKS
        if rank or office(" ".join(words[at:])):
            first = at
        if not words[at][:1].islower():
            break
    return " ".join(words[first:])


def _country(phrase: Phrase, entity: Entity) -> str | None:
    """The country of an official or body by the words before and the body spoken for."""
    official = office(phrase.head) is not None and phrase.head != "speaker"
    if not official and entity.kind in ("unnamed", "document"):
        return country_of(entity.affiliation) if government_of(phrase) else None
    country = country_of(phrase.before) or country_of(entity.affiliation)
    if country is None and official and phrase.after.startswith("in "):
        return country_of(phrase.after)
    return country


def _inherited(reading: Reading, span: Span, phrase: Phrase, entity: Entity) -> str | None:
    """The body of those who spoke before, for one of them ("the fighter")."""
    last = reading.last(before=span.start)
    if entity.kind == "unnamed" and phrase.definite and last and last.kind == "unnamed":
        return last.affiliation
    return None


def _name(reading: Reading, span: Span, phrase: Phrase) -> str:
    """The description, with the owner's name for "his"."""
    pronoun = _OWNERS.get(phrase.determiner)
    if pronoun is None:
        return describe(phrase, proper=_proper(reading, span))
    place = Span(span.start, span.start + len(phrase.determiner))
    owner = by_pronoun(reading, place, pronoun)
    rest = phrase.core[len(phrase.determiner) :].strip()
    return f"{owner.entity.name}'s {rest}" if owner else describe(phrase)


def _untitled(reading: Reading, span: Span, name: str) -> str:
    """The description without the titles of the persons in it."""
    for m in reading.mentions_in(span):
        if m.title and span.start < m.title.start < m.start and m.title.end <= m.start:
            name = name.replace(reading.text[m.title.start : m.start], "", 1)
    return name


def _proper(reading: Reading, span: Span) -> bool:
    """Whether the description's first word is a name, or stands where none gets a capital."""
    if reading.mentions_in(Span(span.start, span.start + 1)):
        return True
    first = re.match(r"[^\W_]+(?=\s[^A-Z]|$)", span.of(reading.text))
    if first is None or country_of(first[0]):
        return True
    before = reading.text[max(0, span.start - 3) : span.start].rstrip(" “\"‘'(")
    opens = not before or before[-1] in '.!?:\n”"—–'
    return not (opens or reading.in_headline(span.start))


def _affiliation(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """The body named within the description, or the words beside an office."""
    inside = reading.mentions_in(span)
    begin = span.start + len(phrase.determiner)
    for m in inside:
        body = m.kind in ("organization", "outlet", "group") and m.end > begin
        if body and m.name.lower() != phrase.head:
            return m.name
    if phrase.kind == "document":
        titles = [m.title for m in inside if m.title and m.title.affiliation]
        return titles[0].affiliation if titles else None
    return _beside_office(reading, span, phrase) if office(phrase.head) else None


def _beside_office(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """For "lawyers for both" or "police officials", those whom they speak for."""
    if phrase.after.startswith(("for ", "of ", "at ")):
        return re.sub(r"^(?:for|of|at)\s+(?:both\s+)?(?:the\s+(?=[A-Z]))?", "", phrase.after)
    if m := _IN_BODY.match(phrase.after):
        return m[1]
    before = phrase.before
    if not before or country_named(before) or len(before.split()) > 4:
        return None
    if reading.cast.states.named(before.split()[0]) and not _SPOKEN_FOR.search(before):
        return None
    at = span.start + span.of(reading.text).find(before)
    named = reading.mentions_in(Span(at, at + len(before)))
    return before if named or _SPOKEN_FOR.search(before) else None
