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
from onrecord.resolve.mentions.types import Mention

__all__ = ["join_known_as", "surnames", "without_openers"]

_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)\Z")
_QUALIFIER = re.compile(r"[A-Z][\w’']*-[a-z]\w+")
_ADJECTIVES = frozenset(
    ("liberal", "conservative", "republican", "republicans", "democrats", "democratic",
     "progressive", "socialist", "former", "embattled", "billionaire", "millionaire", "actress",
     "actor", "singer"),
)  # fmt: skip
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
    first, _, rest = mention.name.partition(" ")
    if mention.kind != "person" or rest not in known or is_given_name(first):
        return mention
    return replace(mention, start=mention.start + len(first) + 1, name=rest)


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
