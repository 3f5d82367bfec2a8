"""Names that only other names of the article explain: surnames that are common words,
names after an opening word, and names that somebody is also known by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.resolve.gazetteers.names import is_given_name
from onrecord.resolve.gazetteers.outlets import outlet_at
from onrecord.resolve.mentions.entities import Cast, Entity, key_of
from onrecord.resolve.mentions.titles import Title
from onrecord.resolve.mentions.types import Mention

__all__ = ["as_surnames", "join_known_as", "surnames", "without_openers"]

_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)\Z")
_QUALIFIER = re.compile(r"[A-Z][\w’']*-[a-z]\w+")
_ADJECTIVES = frozenset(
    ("liberal", "conservative", "republican", "republicans", "democrats", "democratic",
     "progressive", "socialist", "former", "embattled", "billionaire", "millionaire", "actress",
     "actor", "singer", "young", "younger", "old", "older", "elderly", "new", "poor", "rich",
     "angry", "many", "most", "female", "male", "black", "white", "gay", "disgraced", "jailed",
     "convicted",
     "veteran", "late", "ailing", "injured", "outgoing", "incoming", "defiant", "beloved"),
)  # fmt: skip
_WITHIN = re.compile(r"\b(?:in|at|from|near|to|into|across|outside|of|for|with|throughout) \Z")
_KNOWN_AS = re.compile(
    r",\s(?:[^,.;\n]{0,80}?\s)?(?:(?:also|better|otherwise|popularly|widely)\s)?(?:known|dubbed"
    r"|nicknamed)(?:\s(?:only|online|simply|widely))?(?:\s(?:as|by the name))?\s[“\"‘']?"
    r"(?P<name>[A-Z][\w’'-]{2,30}(?:\s[A-Z][\w’'-]{2,30})?)"
)


def surnames(mentions: Sequence[Mention]) -> frozenset[str]:
    """The last words of full names that a given name or a title shows to be a person's."""
    full = (m for m in mentions if m.kind == "person" and " " in m.name)
    sure = (m.name for m in full if m.title or is_given_name(m.name.split(" ", 1)[0]))
    return frozenset(_SUFFIX.sub("", name).rsplit(" ", 1)[-1] for name in sure)


def as_surnames(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of a place's name as persons' where it is the surname of somebody named
    in full before and nothing is said to be in it ("Jim Suva of the bank. Suva said").
    """
    first: dict[str, int] = {}
    for m in mentions:
        given, _, last = m.name.rpartition(" ")
        if m.kind == "person" and given and is_given_name(given.split(" ", 1)[0]):
            first.setdefault(last, m.start)
    places = [m for m in mentions if m.kind == "government" and m.name in first]
    within = {m.name for m in places if _WITHIN.search(text, max(0, m.start - 12), m.start)}
    people = {(m.start, m.end) for m in places if m.name not in within and m.start > first[m.name]}
    return [replace(m, kind="person") if (m.start, m.end) in people else m for m in mentions]


def without_openers(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, without a first word that a full name of the article does not have
    ("Imagine Jane Doe", where another sentence names Jane Doe), and an outlet apart from the
    person named right after it ("Speaking to the Daily Mail Doe said").
    """
    known = {m.name for m in mentions if m.kind == "person" and " " in m.name}
    persons = known | {name.rsplit(" ", 1)[-1] for name in known}
    return [one for m in mentions for one in _apart(_without_opener(m, known), persons)]


def _without_opener(mention: Mention, known: set[str]) -> Mention:
    if mention.kind == "person" and (plain := _qualified(mention, known)):
        return plain
    if plain := _after_office(mention, known):
        return plain
    first, _, rest = mention.name.partition(" ")
    if mention.kind != "person" or rest not in known or is_given_name(first):
        return mention
    return replace(mention, start=mention.start + len(first) + 1, name=rest)


def _after_office(mention: Mention, known: set[str]) -> Mention | None:
    """The full name that ends "Former Harbour Minster Jane Doe", in which no office is known."""
    words = mention.name.split(" ")
    if words[0].lower() not in ("former", "ex-president", "acting", "deputy") or len(words) < 3:
        return None
    name = next((n for k in range(1, len(words) - 1) if (n := " ".join(words[k:])) in known), None)
    if name is None and mention.kind != "person" and is_given_name(words[-2]):
        name = " ".join(words[-2:])
    if name is None:
        return None
    start = mention.end - len(name)
    title = mention.title or Title(start=mention.start, end=start)
    return replace(mention, start=start, name=name, kind="person", title=title)


def _qualified(mention: Mention, known: set[str]) -> Mention | None:
    """The surname alone of "Liberal Oscar-winner Doe", where a full name of the article has it."""
    *before, last = mention.name.split(" ")
    if not before or mention.name in known - {mention.name}:
        return None
    adjectives = all(_QUALIFIER.fullmatch(w) or w.lower() in _ADJECTIVES for w in before)
    full = any(name.endswith(f" {last}") and name != mention.name for name in known)
    if not adjectives or not full:
        return None
    return replace(mention, start=mention.end - len(last), name=last)


def _apart(mention: Mention, persons: set[str]) -> list[Mention]:
    match = outlet_at(mention.name, 0)
    rest = mention.name[match.end :].lstrip() if match and match.outlet else ""
    if match is None or mention.kind == "person" or rest not in persons:
        return [mention]
    outlet = Mention(mention.start, mention.start + match.end, match.printed, "outlet")
    return [outlet, replace(mention, start=mention.end - len(rest), name=rest, kind="person")]


def join_known_as(cast: Cast, text: str) -> None:
    """Give the mentions of "Moth" to Jane Doe where the text has "Jane Doe, the hacker known
    as Moth".
    """
    for entity in cast.of("person"):
        for mention in [m for m in entity.mentions if " " in m.name]:
            found = _KNOWN_AS.match(text, mention.end, mention.end + 160)
            other = found and _named(cast, found["name"])
            if other and other is not entity:
                _join(cast, entity, other)
                break


def _named(cast: Cast, name: str) -> Entity | None:
    known = cast.of("person", "organization", "group")
    return next((e for e in known if key_of(e.name) == key_of(name)), None)


def _join(cast: Cast, entity: Entity, other: Entity) -> None:
    """Put the other's mentions and titles into the entity, which keeps its name."""
    name = entity.name
    entity.known_as.add(other.name)
    cast.entities.remove(other)
    for mention in other.mentions:
        cast.add(entity, mention)
    entity.name = name
