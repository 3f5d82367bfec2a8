"""Whether two articles may have the same one speaking, as far as each tells."""

from __future__ import annotations

from typing import Literal

from onrecord.relate.words.wording import words
from onrecord.statements import Speaker, Statement

__all__ = ["compatible", "opposed"]

_BODIES = frozenset(("organization", "government", "outlet", "document"))
_VAGUE = frozenset(("unnamed", "group", "author"))
_EMPTY = frozenset(words("the a an of for and mr mrs ms dr sir lord s"))


def compatible(one: Speaker | None, other: Speaker | None) -> Literal["yes", "maybe", "no"]:
    """``yes``: a name in common. ``no``: two different names. ``maybe``: one has none.

    A person and a body are compatible when the body is named as what the person speaks for.
    """
    if one is None or other is None:
        return "maybe"
    if one.id == other.id or _share_name(one, other):
        return "yes"
    if one.kind in _VAGUE or other.kind in _VAGUE:
        return "maybe"
    if (one.kind in _BODIES) != (other.kind in _BODIES):
        body, person = (one, other) if one.kind in _BODIES else (other, one)
        return "maybe" if _speaks_for(person, body) else "no"
    return "no"


def opposed(one: Statement, other: Statement) -> bool:
    """Whether one affirms what its words say and the other denies it."""
    return {one.stance, other.stance} == {"affirms", "denies"}


def _share_name(one: Speaker, other: Speaker) -> bool:
    """Whether a name of one is the other's, or its last words ("Kerry", "John Kerry")."""
    return any(_same(a, b) for a in _names(one) for b in _names(other))


def _names(speaker: Speaker) -> list[list[str]]:
    """The speaker's names in words, without titles and articles."""
    found = (_plain(name) for name in (speaker.name, *speaker.aliases))
    return [name for name in found if name]


def _same(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return long[-len(short) :] == short


def _speaks_for(person: Speaker, body: Speaker) -> bool:
    told = set(_plain(f"{person.role or ''} {person.affiliation or ''}"))
    return any(set(name) <= told for name in _names(body))


def _plain(name: str) -> list[str]:
    return [word for word in words(name) if word not in _EMPTY]
