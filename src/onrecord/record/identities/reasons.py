"""Says in words why speakers of the same full name are one, or are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record.identities.evidence import Evidence, Told
from onrecord.resolve.gazetteers.countries import country_codes, country_name

__all__ = ["why_apart", "why_one"]

_LONGEST = 80  # characters of a role or affiliation
_LOOKED_AT = 50
_WITH_ARTICLE = {"AE", "BS", "CD", "CF", "CG", "DO", "GB", "GM", "MV", "NL", "PH", "US"}


def why_one(told: Told, before: Sequence[Told], *, several: bool) -> str:
    """Why who is told of so is the one who was told of before; ``several`` have the name."""
    best = max(before[:_LOOKED_AT], key=lambda other: len(_shared(told, other)))
    shared = _shared(told, best)
    parts = shared or [_nothing_against(told, best)]
    if several and not shared:
        about = told.home and told.country and _country(told.country)
        parts.append(f"the article is about {about}" if about else "most articles are of this one")
    return "; ".join(["same full name", *parts])


def _nothing_against(told: Told, other: Told) -> str:
    if not any((told.role, told.affiliation, told.country)):
        return "no office, affiliation or country is given here"
    if told.role and other.role:
        return f"{_quoted(other.role)} and {_quoted(told.role)} do not rule each other out"
    return "nothing that is told contradicts it"


def why_apart(one: Evidence, other: Evidence) -> str:
    """Why the first is not the second."""
    ways = (
        ("of", map(_country, one.countries), map(_country, other.countries)),
        ("with", _affiliations(one), _affiliations(other)),
        ("as", _roles(one), _roles(other)),
    )
    parts = [
        f"{word} {_list(mine)}, not {_list(theirs)}"
        for word, mine, theirs in ((w, sorted(m), sorted(t)) for w, m, t in ways)
        if mine and theirs and not set(mine) & set(theirs)
    ]
    if not parts or not one.denies(other):
        parts = ["too little is told to say that it is the same one"]
    return "; ".join(["another of the same full name", *parts])


def _shared(told: Told, other: Told) -> list[str]:
    """What is the same of both, in words; roles are given with it when it is anything."""
    parts = []
    if told.country and told.country == other.country and not (told.home or other.home):
        parts.append(f"both of {_country(told.country)}")
    if told.affiliation and told.affiliation == other.affiliation:
        parts.append(f"both with {_cut(told.affiliation)}")
    if told.role and other.role and (parts or _alike(told, other)):
        same = told.role.casefold() == other.role.casefold()
        both = f"roles {_quoted(other.role)} and {_quoted(told.role)}"
        parts.append(f"both {_quoted(told.role)}" if same else both)
    return parts


def _alike(told: Told, other: Told) -> bool:
    one, two = Evidence(), Evidence()
    one.tell(0, told)
    two.tell(0, other)
    return one.shares(two)


def _affiliations(one: Evidence) -> set[str]:
    return {_cut(told.affiliation) for told in one.told if told.affiliation}


def _roles(one: Evidence) -> set[str]:
    return {_quoted(told.role) for told in one.told if told.role}


def _country(code: str) -> str:
    name = country_name(code) if code in country_codes() else code
    return f"the {name}" if code in _WITH_ARTICLE else name


def _list(words: Iterable[str]) -> str:
    return " or ".join(list(words)[:3])


def _quoted(words: str) -> str:
    return f"‘{_cut(words)}’"


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
