"""What the names and titles of an entity tell of it: gender, role, affiliation, country."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.resolve.gazetteers.countries import CountryWord, country_of, find_countries
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.mentions.elected import put_into_office
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.panels import panel_chaired
from onrecord.resolve.mentions.sharing import is_rank
from onrecord.resolve.mentions.titles import Title

__all__ = ["complete", "gender_by_pronoun"]

_PRONOUN = re.compile(r"\b(?:(?P<m>he|him|his)|she|her|hers)\b", re.IGNORECASE)
_FEDERAL = re.compile(
    r"(?:(?:Assistant|Deputy|Chief|Senior|Acting|Former) )?U\.?S\.? "
    r"(?=(?:District|Circuit|Magistrate|Bankruptcy|Appeals|Attorney|Marshal|Solicitor)\b)"
    r"(?:(?:District|Circuit|Chief|Bankruptcy|Appeals|Court|Senior) (?=Magistrate|Judge))*"
    r"(?:Magistrate (?=Judge))?"
)
_NONE = CountryWord(-1, -1, "", "name")
_LOOKED_AT = 8
_REACH = 80


def complete(entity: Entity, text: str) -> None:
    """Fill in gender, role, affiliation and country from the mentions and titles."""
    entity.mentions.sort(key=lambda m: m.start)
    entity.titles.sort(key=lambda t: t.start)
    if entity.kind == "person":
        entity.gender = _gender(entity, text)
        if peer := _peer(entity):
            entity.name = peer
        if not any(t.role for t in entity.titles):
            given = (put_into_office(text, m.end) for m in entity.mentions[:_LOOKED_AT])
            entity.titles += [t for t in given if t][:1]
        entity.role, entity.affiliation = _role(entity.titles, text)
        if entity.role and entity.affiliation is None:
            entity.affiliation = panel_chaired(text, entity.role)
        entity.country = next((t.country for t in entity.titles if t.country), None)
    elif known_outlet(entity.name) is None:  # of a known one the table tells more than the name
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


def _peer(entity: Entity) -> str | None:
    """The name of a peer, who goes by the title and never by the family name alone."""
    addresses = {m.address for m in entity.mentions}
    alone = " " not in entity.name and len(addresses) == 1
    address = next(iter(addresses)) if alone else None
    return f"{address} {entity.name}" if address in ("Lord", "Lady") else None


def _role(titles: list[Title], text: str) -> tuple[str | None, str | None]:
    """The first office that is not a former one, and the first body named with an office."""
    roles = [t for t in titles if t.role and not t.former] or [t for t in titles if t.role]
    first = next((t for t in roles if not _is_rank(t)), roles[0] if roles else None)
    bodies = [t.affiliation for t in titles if t.affiliation and not t.former and not _in(t, text)]
    own = first.affiliation if first and not _in(first, text) else None
    return (_federal(first, text) if first else None), own or (bodies[0] if bodies else None)


def _in(title: Title, text: str) -> bool:
    """Whether the body is but the town in which the bearer works ("a baker in Tarn, Ohio")."""
    town = f" in {title.affiliation}, "
    at = text.find(town, title.start, title.end + len(town)) if title.affiliation else -1
    return at >= 0 and next(find_countries(text[at + len(town) :][:30]), _NONE).start == 0


def _federal(title: Title, text: str) -> str | None:
    """The role with the "U.S." that tells a federal court's or prosecution's office from a state's
    ("U.S. District Judge").
    """
    m = _FEDERAL.match(text, title.start) if title.role else None
    at = text.find(title.role or "", title.start, title.end + 1) if m else -1
    within = m is not None and m.start() < at <= m.end()
    return text[title.start : at + len(title.role or "")] if within else title.role


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
