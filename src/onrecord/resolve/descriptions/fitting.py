"""Whether what the article tells of a person agrees with a description."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.descriptions.phrases import Phrase, matches
from onrecord.resolve.gazetteers.countries import country_of, find_countries
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.titles import Title

__all__ = [
    "LEDE", "PARTIES", "call", "fits", "gender_told", "last_place", "may_be", "named_before",
]  # fmt: skip

LEDE = 400
"""Code points from the start within which a description may run ahead of the name."""

PARTIES = frozenset(("Democrat", "Democratic", "Republican", "GOP", "Libertarian", "Green"))

_SPOKE = 200
_TITLE = 40  # code points of a title that can name a state
_GENDERS = (("f", "female"), ("m", "male"))
_ELECTED = frozenset(
    ("senator", "governor", "congressman", "congresswoman", "representative", "lawmaker",
     "republican", "democrat", "libertarian", "delegate"),
)  # fmt: skip


def fits(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the person's gender, offices and country agree with the phrase."""
    other = {"f": "male", "m": "female"}.get(entity.gender or "")
    if other and phrase.head in listed(other):
        return False
    if not matches(phrase, entity.offices()) or not _same_rank(entity, phrase):
        return False
    vague = phrase.determiner in ("a", "an") and bool(phrase.after)
    if vague and singular(phrase.head) not in _printed_roles(entity):
        return False
    wanted = country_of(phrase.before) or reading.cast.states.of(phrase.before)
    if wanted and entity.country and wanted != entity.country:
        return False
    return not _elsewhere(reading, entity, phrase)


def may_be(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether nothing known of the person speaks against the phrase."""
    gender = gender_told(phrase)
    if gender and entity.gender not in (None, gender):
        return False
    parties = set(re.findall(r"[\w-]+", entity.affiliation or "")) & PARTIES
    named = set(re.findall(r"[\w-]+", phrase.core)) & PARTIES
    return not (parties and named and parties.isdisjoint(named)) and not _elsewhere(
        reading, entity, phrase
    )


def gender_told(phrase: Phrase) -> str | None:
    """The gender that the head noun tells, ``m`` or ``f``, else None."""
    told = next((g for g, nouns in _GENDERS if phrase.head in listed(nouns)), None)
    known = office(phrase.head)
    return told or (known.gender if known else None)


def call(entity: Entity, title: Title | None) -> None:
    """Give the person the title by which a description calls them, if none is known."""
    if title and title.role and not entity.titles and entity.role is None:
        entity.titles.append(title)
        entity.role, entity.affiliation = title.role, entity.affiliation or title.affiliation


def named_before(entity: Entity, at: int) -> bool:
    """Whether a name of the entity ends before the offset."""
    return any(m.end <= at for m in entity.mentions)


def last_place(reading: Reading, entity: Entity, at: int) -> int:
    """Where the entity spoke last or was named last before ``at``; speaking counts more."""
    named = max((m.start for m in entity.mentions if m.end <= at), default=-1)
    spoke = max((s.start + _SPOKE for s, e in reading.spoken if e is entity), default=-1)
    return max(named, spoke)


def _elsewhere(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the person's titles name another state or city than the phrase does ("the Ohio
    senator" of a senator from Iowa).
    """
    if phrase.head not in _ELECTED:
        return False
    wanted = _regions(phrase.before)
    own = {r for t in entity.titles for r in _regions(reading.text[t.start : t.start + _TITLE])}
    return bool(wanted and own) and wanted.isdisjoint(own)


def _regions(words: str) -> set[str]:
    return {words[w.start : w.end] for w in find_countries(words) if w.sort == "region"}


def _same_rank(entity: Entity, phrase: Phrase) -> bool:
    """Whether "deputy", "former" or "second" before the head goes for the person too: a deputy
    minister is not the minister, nor a second official the one who spoke.
    """
    own = phrase.before.removeprefix(phrase.owner or "")
    told = set(own.lower().split()) & listed("another's rank")
    return not told or told <= _printed_roles(entity)


def _printed_roles(entity: Entity) -> set[str]:
    """The words of the roles that the person is printed with, or of the offices that a form of
    address tells ("Father").
    """
    printed = {w for t in entity.titles for w in re.findall(r"[\w-]+", (t.role or "").lower())}
    return printed.union(*(t.offices for t in entity.titles if t.role is None))
