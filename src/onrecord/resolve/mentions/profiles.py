"""What the names and titles of an entity tell of it: gender, role, affiliation, country."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.panels import panel_chaired
from onrecord.resolve.mentions.sharing import is_rank
from onrecord.resolve.mentions.titles import Title

__all__ = ["complete", "gender_by_pronoun"]

_PRONOUN = re.compile(r"\b(?:(?P<m>he|him|his)|she|her|hers)\b", re.IGNORECASE)
_LOOKED_AT = 8
_REACH = 80


def complete(entity: Entity, text: str) -> None:
    """Fill in gender, role, affiliation and country from the mentions and titles."""
    entity.mentions.sort(key=lambda m: m.start)
    entity.titles.sort(key=lambda t: t.start)
    if entity.kind == "person":
        entity.gender = _gender(entity, text)
        entity.role, entity.affiliation = _role(entity.titles)
        if entity.role and entity.affiliation is None:
            entity.affiliation = panel_chaired(text, entity.role)
        entity.country = next((t.country for t in entity.titles if t.country), None)
    else:
        entity.country = country_of(entity.name)


def gender_by_pronoun(entity: Entity, text: str, *, own: str | None = None) -> str | None:
    """The gender of the pronouns that mostly come within 80 characters after the name; a given
    name's ``own`` counts like one of them, and None where one pronoun alone speaks against it.
    """
    votes: Counter[str] = Counter([own] if own else ())
    for mention in entity.mentions[:_LOOKED_AT]:
        if m := _PRONOUN.search(text, mention.end, mention.end + _REACH):
            votes["m" if m["m"] else "f"] += 1
    if own and len(votes) > 1 and votes["m"] == votes["f"]:
        return None
    return votes.most_common(1)[0][0] if votes else None


def _role(titles: list[Title]) -> tuple[str | None, str | None]:
    """The first office that is not a former one, and the first body named with an office."""
    roles = [t for t in titles if t.role and not t.former] or [t for t in titles if t.role]
    first = next((t for t in roles if not _is_rank(t)), roles[0] if roles else None)
    bodies = [t.affiliation for t in titles if t.affiliation and not t.former]
    own = first.affiliation if first else None
    return (first.role if first else None), own or (bodies[0] if bodies else None)


def _is_rank(title: Title) -> bool:
    """Whether the title is a military or academic rank, which an office says more than."""
    return is_rank(title.role or "")


def _gender(entity: Entity, text: str) -> str | None:
    """By the form of address, the office, the given name, or pronouns for a single word."""
    for mention in entity.mentions:
        if mention.address and (told := gender_of(mention.address)):
            return told
    for title in entity.titles:
        last = (title.role or "").lower().split(" ")[-1]
        found = office(last) if last in title.offices else None
        if found and found.gender:
            return found.gender
    own = gender_of(entity.name)
    return own if " " in entity.name else gender_by_pronoun(entity, text, own=own)
