"""The nouns of comparison: which statements are about the same matter, and how two stand.

All are frozen and name statements by id (``Statement.id``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from onrecord.markup import matter_html, relation_html

__all__ = [
    "ASPECTS",
    "PATTERNS",
    "RELATION_KINDS",
    "Appearance",
    "Aspect",
    "Difference",
    "Matter",
    "Pattern",
    "Relation",
    "RelationKind",
]

RelationKind = Literal["repeats", "supports", "contradicts"]
Pattern = Literal["reversal", "dispute", "record"]
Aspect = Literal["stance", "negation", "quantity", "name", "place", "time", "words"]

RELATION_KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)


class Difference(NamedTuple):
    """What differs between two propositions: the words of the first and of the second."""

    aspect: Aspect
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements stand to each other, and why a reader may think so.

    ``first`` is the earlier one, or the claim of a ``record``. ``kind`` is what the first
    does to the second (all three hold both ways round). ``pattern`` is given for
    ``contradicts`` only: a ``reversal`` when both speak for the same person or body, a
    ``record`` when the first is a universal claim ("never", "no one") that the second
    stands against, a ``dispute`` otherwise. ``score`` in [0, 1] is the greater the likelier
    it is that a careful reader would agree: a logistic regression of the evidence, fitted on
    labelled pairs that are no sample of news, and so not the share of those that are right.
    ``reason`` says why in a sentence or two; ``differences`` are what it rests on.
    ``model`` names what found it, with its version.
    """

    kind: RelationKind
    first: str
    second: str
    score: float
    reason: str
    pattern: Pattern | None = None
    differences: tuple[Difference, ...] = ()
    model: str = "given"

    @property
    def id(self) -> str:
        """16 hex digits made from the two statements, whatever is between them."""
        return _digest(sorted((self.first, self.second)))

    def _repr_html_(self) -> str:
        return relation_html(self)


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements about the same question.

    ``id`` does not change when statements are added. ``label`` is taken from the words
    of its statements. ``statements`` are ids, the earliest said first; a list of matters
    (``record.matters.list``) leaves them out, so that it costs the same however many they
    are: ``size`` is how many there are, in lists too. ``speakers`` is how many different
    ones; ``affirms``, ``denies`` and ``open`` count the stances that its statements take
    towards their own propositions. ``earliest`` and ``latest`` are ISO dates, None when no
    statement is dated.
    """

    id: str
    label: str
    statements: tuple[str, ...] = ()
    size: int = 0
    speakers: int = 0
    affirms: int = 0
    denies: int = 0
    open: int = 0
    earliest: str | None = None
    latest: str | None = None

    def _repr_html_(self) -> str:
        return matter_html(self)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One printing of words that were printed before.

    ``first`` is the earliest known statement with the words, ``statement`` this one; the
    earliest has an appearance of itself. ``overlap`` is the share of the shorter one's
    words that are the same and in the same order, in [0, 1].
    """

    first: str
    statement: str
    overlap: float


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
