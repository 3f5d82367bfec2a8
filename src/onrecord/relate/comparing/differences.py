"""What differs between two positions, in words that a reader can see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.relate.comparing.nationality import nationalities
from onrecord.relate.positions.clauses import Clause, Time
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.naming import PLACE_SLOTS, Name
from onrecord.relate.words.opposites import opposed
from onrecord.relate.words.places import lies_in
from onrecord.relate.words.quantities import Quantity, can_both_hold
from onrecord.relations import Difference

__all__ = ["DECISIVE", "differences", "keep_apart"]

DECISIVE = frozenset({"stance", "negation", "quantity", "words"})
"""The aspects by which one position can stand against another."""


def differences(first: Position, second: Position) -> tuple[Difference, ...]:
    """Stance, negation, opposite words, numbers, names, places and times that differ."""
    return tuple(_differences(first, second))


def keep_apart(found: Sequence[Difference]) -> bool:
    """Whether they are about different persons, places or times, so that both can be so."""
    return any(d.aspect in ("name", "place", "time") for d in found)


def _differences(first: Position, second: Position) -> Iterator[Difference]:
    a, b = first.clause, second.clause
    mine, yours = first.statement.stance or "", second.statement.stance or ""
    if mine != yours:
        yield Difference("stance", mine, yours)
    if (a.negation is None) != (b.negation is None):
        yield Difference("negation", a.negation or "", b.negation or "")
    yield from _words(a, b)
    yield from nationalities(first, second)
    yield from _numbers(a.quantities, b.quantities)
    yield from _names(first, second)
    yield from _times(a, b)


def _words(a: Clause, b: Clause) -> Iterator[Difference]:
    """The one pair of opposite words that only one side each has."""
    mine, yours = set(a.content) - set(b.content), set(b.content) - set(a.content)
    pair = opposed(sorted(mine), yours)
    if pair:
        yield Difference("words", a.content[pair[0]], b.content[pair[1]])


def _numbers(ones: Sequence[Quantity], others: Sequence[Quantity]) -> Iterator[Difference]:
    """Numbers of the same thing that cannot both hold, when none of them agrees."""
    pairs = [(p, q) for p in ones for q in others if p.unit and p.unit == q.unit]
    if pairs and not any(can_both_hold(p, q) for p, q in pairs):
        yield Difference("quantity", pairs[0][0].words, pairs[0][1].words)


def _names(first: Position, second: Position) -> Iterator[Difference]:
    """Names that fill the same place and are not the same, nor one within the other."""
    ones, others = first.clause.named, second.clause.named
    mine = {k for n in ones for k in n.keys} | {second.clause.lead}
    known = mine & ({k for n in others for k in n.keys} | {first.clause.lead})
    texts = (first.statement.article.text, second.statement.article.text)
    for one in ones:
        for other in others:
            if _clash(one, other, known) and not _nested(one, other, texts):
                place = one.slot in PLACE_SLOTS
                yield Difference("place" if place else "name", one.words, other.words)
                return


def _clash(one: Name, other: Name, known: set[str | None]) -> bool:
    """Whether the two differ and stand for the same: in one place, or in part the same."""
    mine, yours = set(one.keys), set(other.keys)
    if not mine - known or not yours - known:
        return False
    if mine & yours:
        return True
    return bool(one.slot) and one.slot == other.slot and not (mine | yours) & known


def _nested(one: Name, other: Name, texts: tuple[str, str]) -> bool:
    if set(one.keys) & set(other.keys):
        return False  # "Anton Dane" and "Viktor Dane" are two men, whatever a Dane is
    return lies_in(one.words, other.words, *texts) or lies_in(other.words, one.words, *texts)


def _times(a: Clause, b: Clause) -> Iterator[Difference]:
    """Times of which no two have a day in common; one side's must be named."""
    ones: Sequence[Time] = a.times or ((a.implied,) if a.implied and b.times else ())
    others: Sequence[Time] = b.times or ((b.implied,) if b.implied and a.times else ())
    if ones and others and not any(_meet(p, q) for p in ones for q in others):
        yield Difference("time", ones[0].words, others[0].words)


def _meet(one: Time, other: Time) -> bool:
    return (one.first or "") <= (other.last or "9999") and (other.first or "") <= (
        one.last or "9999"
    )
