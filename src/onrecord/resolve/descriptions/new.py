"""Speakers who are known by a description alone."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.descriptions.phrases import Phrase, describe, government_of
from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import speaks_for_place
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
_LENGTHS = frozenset(("longtime", "long-time", "senior", "former", "retired"))
_APART = frozenset(
    ("critic", "opponent", "supporter", "detractor", "foe", "rival", "fan", "defender", "user",
     "reader", "viewer", "listener", "subscriber", "customer", "victim", "beneficiary", "enemy",
     "backer", "skeptic", "proponent", "admirer", "follower"),
)  # fmt: skip
_WORN = re.compile(
    r"(?i)^(?:(?:other|former|retired|fellow|current|unnamed|one|two|three|four|five|six|several|some"
    r"|many|most|few)(?: |$))+"
)
_PERSON_SERVED = re.compile(
    r"to (?:(?:Mr|Mrs|Ms)\.? )?(?P<body>(?:the )?[A-Z][\w’'-]*(?: (?:and )?[\w’'.-]+){0,6})"
)
_BESIDE = ("close to ", "close to the ", "familiar with ", "familiar with the ", "near the ")
_INSIDE = (" in ", " in the ", " in a ", " on ", " on the ", " about ", " about the ")
_OWNED = re.compile(
    r"(?i)(?:(?:one|two|three|some|many|several|most|both|all|a few|another) of )?"
    r"(?P<whose>his|her|its|their)\s"
)
_AIDE = re.compile(
    r"(?:spokes|aide|advis|lawyer|attorney|staff|surrogate|ally|allies|deputy|deputies|manager)"
)
_OF_OFFICE = re.compile(r"(?:of|in) (?:state|staff|chief|defen[cs]e)\b")
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
    apart = kind == "group" and not phrase.after
    if apart or kind in ("organization", "outlet", "government"):
        entity.affiliation = None
    elif entity.affiliation is None and _AIDE.match(phrase.head):
        owner = _owner(reading, span, phrase)[0]
        entity.affiliation = owner.name if owner else None
    elif entity.affiliation is None:
        entity.affiliation = _inherited(reading, span, phrase, entity)
    return entity


def _role(phrase: Phrase) -> str:
    """The head noun with the words before it that make it another office ("deputy minister")."""
    words = [*phrase.before.split(), phrase.head]
    first = len(words) - 1
    for at in range(len(words) - 2, max(-1, len(words) - 5), -1):
        rank = words[at].lower() in _RANKS or (at == first - 1 and words[at] in _LENGTHS)
        if rank or office(" ".join(words[at:])):
            first = at
        if not words[at][:1].islower():
            break
    if re.match(r"(?i)one of\b", phrase.core):
        words[-1] = singular(words[-1])
    return f"{' '.join(words[first:])} {_of_office(phrase)}".rstrip()


def _of_office(phrase: Phrase) -> str:
    """The words after the head that are part of the office ("of state" after "secretary")."""
    m = _OF_OFFICE.match(phrase.after)
    return m[0] if m and office(f"{singular(phrase.head)} {m[0]}") else ""


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
    owner, begin, end = _owner(reading, span, phrase)
    if owner is None:
        return describe(phrase, proper=phrase.owned or _proper(reading, span))
    part = phrase.core[:begin]
    return f"{part[:1].lower()}{part[1:]}{owner.name}'s {phrase.core[end:].strip()}"


def _owner(reading: Reading, span: Span, phrase: Phrase) -> tuple[Entity | None, int, int]:
    """Whom the possessive of "his aides" or "one of his aides" stands for, and where in the
    phrase it is.
    """
    m = _OWNED.match(phrase.core)
    if m is None:
        return None, 0, 0
    place = Span(span.start + m.start("whose"), span.start + m.end("whose"))
    found = by_pronoun(reading, place, _OWNERS[m["whose"].lower()])
    return (found.entity if found else None), m.start("whose"), m.end("whose")


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
    """The body named within the description, or the words beside an office; none for those who
    are only for or against it, nor for a paper that has it for its subject.
    """
    if singular(phrase.head) in _APART:
        return None
    core = span.of(reading.text).find(phrase.core) + len(phrase.core)
    inside = reading.mentions_in(Span(span.start, span.start + core))
    begin = span.start + len(phrase.determiner)
    for m in inside:
        before = reading.text[max(0, m.start - 20) : m.start]
        within = before.endswith(_INSIDE if phrase.kind == "document" else _BESIDE)
        body = m.kind in ("organization", "outlet", "group") and m.end > begin and not within
        if body and m.name.lower() != phrase.head:
            return m.name
    if phrase.kind == "document":
        titles = [m.title for m in inside if m.title and m.title.affiliation]
        return titles[0].affiliation if titles else None
    return _beside_office(reading, span, phrase) if office(phrase.head) else None


def _beside_office(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """For "lawyers for both" or "police officials", those whom they speak for."""
    if singular(phrase.head) in listed("no role"):
        return None
    if " and of " in phrase.after or _of_office(phrase):
        return None
    if phrase.after.startswith(("for ", "of ", "at ")):
        return re.sub(r"^(?:for|of|at)\s+(?:both\s+)?(?:the\s+(?=[A-Z]))?", "", phrase.after)
    if m := _IN_BODY.match(phrase.after):
        return m[1]
    if _AIDE.match(phrase.head) and (m := _PERSON_SERVED.match(phrase.after)):
        return m["body"].removeprefix("the ")
    return _spoken_for(reading, span, phrase) if phrase.before else None


def _spoken_for(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """The words before an office, when they name whom it speaks for: a body, someone named,
    a region or a department ("Justice officials"), but not a state.
    """
    own = len(_role(phrase).split()) - 1  # words of the office itself ("prime" minister)
    before = _WORN.sub("", " ".join(phrase.before.split()[: -own or None]))
    if phrase.owner and before.startswith(phrase.owner):
        before = phrase.owner  # of "Tarn's tax commissioner" Tarn
    before = re.sub(r"^(?:of )?(?:(?:Mr|Mrs|Ms)\.? )?", "", before)
    if not before or re.match(r"[a-z-]+(?: [a-z-]+)* and ", before):
        return None
    owner = re.sub(r"[’']s?$", "", before)
    place = country_named(owner)
    if (place and place.sort != "region") or len(before.split()) > 4:
        return None
    if place and not speaks_for_place(phrase.head):
        return None
    if place or (singular(phrase.head) == "official" and re.fullmatch(r"[A-Z][a-z]+", before)):
        return before
    body = _SPOKEN_FOR.search(before) is not None
    if reading.cast.states.named(before.split()[0]) and not body:
        return None
    at = span.start + span.of(reading.text).find(before)
    named = reading.mentions_in(Span(at, at + len(before)))
    return owner if named or body else None
