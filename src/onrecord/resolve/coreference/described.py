"""Whom a description takes up: someone just described, and no one whom its own words belie."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.antecedents import by_description
from onrecord.resolve.descriptions.new import new_speaker
from onrecord.resolve.descriptions.phrases import Phrase
from onrecord.resolve.gazetteers.countries import country_of, is_us_state, state_of
from onrecord.resolve.gazetteers.nominees import nominees, party_named
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["by_described"]

_NEAR = 3  # sentences outside quotations back to who has just been described
_SORTS = {
    "court": "court tribunal bench",
    "jury": "jury",
    "school": "school academy college",
    "hospital": "hospital clinic infirmary medical health",
    "church": "church diocese cathedral vatican ministries parish",
    "government": "government administration",
    "parliament": "parliament knesset duma bundestag assembly",
}
_GENDERS = (("m", "male"), ("f", "female"))
_SERVES = re.compile(r"(?:of|for|at|with) (?:the |an? )?(?P<body>[A-Z].*)")
_RUNNERS = frozenset(
    {"front-runner", "frontrunner", "nominee", "candidate", "hopeful", "contender"}
)
_GREAT = ("republican", "democratic")
_NAMES = re.compile(r"(?:North |South |West |New |Rhode )?[A-Z][a-z]+")
_PLACED = re.compile(
    r"\s?\((?:R|D|I)-(?P<short>[A-Z][\w. ]{1,15}?)\)"
    r"|,? (?:an? |the )?(?:(?:Republican|Democrat|independent)\s)?(?:of|from) (?P<name>"
    r"(?:North |South |West |New |Rhode )?[A-Z][a-z]+)"
)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def by_described(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The entity that the noun phrase at ``span`` means (see ``by_description``).

    "The woman" is the unnamed teacher who has just spoken rather than a woman named long before;
    what is found is a new entity where "the court" would be a police force, or the chief "of the
    Harbour Board" one who is known to serve somebody else.
    """
    if same := _just_described(reading, span, phrase):
        return Found(same, 0.7)
    found = by_description(reading, span, phrase)
    if found and found.entity.mentions and _is_belied(reading, found.entity, phrase):
        return Found(new_speaker(reading, span, phrase, phrase.kind or "unnamed"), 0.6)
    return found


def _just_described(reading: Reading, span: Span, phrase: Phrase) -> Entity | None:
    """The unnamed person who spoke last, nearby, if the phrase can be said of them."""
    if not phrase.definite or phrase.plural or phrase.after or phrase.owner:
        return None
    outer = ((s, e) for s, e in reversed(reading.spoken[-6:]) if s not in reading.inner)
    place, last = next(outer, (span, None))
    if last is None or last.kind != "unnamed" or last.plural or last.mentions:
        return None
    if reading.place.apart(place.start, span.start) > _NEAR or "\\n" in place.of(reading.text):
        return None
    gender = next(
        (g for g, of in (("m", "male"), ("f", "female")) if phrase.head in listed(of)), ""
    )
    if gender and not phrase.before and last.nouns.isdisjoint(listed("quantities")):
        return last if last.gender in (None, gender) else None
    return last if phrase.head in last.nouns and office(phrase.head) else None


def _is_belied(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the words of the phrase speak against the named entity."""
    sorts = _SORTS.get(phrase.head)
    if sorts and entity.kind in BODIES and phrase.determiner == "the":
        state = phrase.head == "government" and entity.kind == "government"
        names = {w.lower() for m in entity.mentions[:8] for w in _WORD.findall(m.name)}
        return not state and names.isdisjoint(sorts.split())
    if entity.kind == "person" and _of_others(reading, entity, phrase):
        return True
    serves = _SERVES.match(phrase.after)
    if serves is None or entity.kind != "person" or not entity.affiliation:
        return False
    return not _same_body(reading, entity, serves["body"])


def _of_others(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the person is printed with another state of the United States, or known to be of
    another party, than the phrase names ("the Ohio senator", "the Democratic front-runner").
    """
    states = [w for w in _NAMES.findall(phrase.before) if is_us_state(w)]
    if states:
        text = reading.text
        own = [m for e in entity.mentions[:8] if (m := _PLACED.match(text, e.end, e.end + 60))]
        known = {state_of(m["name"] or m["short"]) for m in own} - {None}
        return bool(known) and known.isdisjoint(states)
    party = next((p for w in phrase.before.split() if (p := party_named(w))), None)
    if party is None or phrase.head not in _RUNNERS:
        return False
    of = {p for p in _GREAT if any(n.is_called(entity.name) for n in nominees(p, "president"))}
    return bool(of) and party not in of


def _same_body(reading: Reading, entity: Entity, body: str) -> bool:
    """Whether the body may be the one that the person is known to serve, or their state."""
    known = [entity.affiliation or "", *(t.affiliation or "" for t in entity.titles)]
    known += [reading.text[t.start : t.end] for t in entity.titles]
    words = {w for k in known for w in _WORD.findall(k)}
    own = set(_WORD.findall(body))
    initials = {"".join(w[0] for w in _WORD.findall(k) if w[0].isupper()) for k in (*known, body)}
    state = country_of(body)
    shared = words & own or initials & (words | own)
    return bool(shared) or (state is not None and state == entity.country)
