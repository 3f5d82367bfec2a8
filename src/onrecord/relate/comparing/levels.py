"""Sentences that tell a level: what fell to, stood at or reached so many."""

from __future__ import annotations

from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD

__all__ = ["is_level", "other_measure"]


def is_level(clause: Clause) -> bool:
    """Whether the clause tells what something came to or stood at."""
    return _subject(clause) is not None


def other_measure(one: Clause, other: Clause) -> bool:
    """Whether two levels are of different things: "unemployment" and "youth unemployment"."""
    mine, yours = _subject(one), _subject(other)
    return mine is not None and yours is not None and mine != yours


def _subject(clause: Clause) -> frozenset[str] | None:
    """The words before the verb of a level and its number; None when there is no such verb."""
    if not clause.quantities:
        return None
    before = [m.group() for m in WORD.finditer(clause.text, 0, clause.quantities[0].start)]
    roots = [root(word) for word in before]
    verbs = word_list("verbs of level")
    at = next((n for n, r in enumerate(roots) if r in verbs), None)
    if not at:
        return None
    words = zip(before[:at], roots[:at], strict=True)
    return frozenset(r for word, r in words if word.lower() not in word_list("of any level"))
