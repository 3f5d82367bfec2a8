"""Two statements and what is between them, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Record
from onrecord.relations import Relation
from onrecord.safe import shorten
from onrecord.serve.web.views.article import surroundings
from onrecord.serve.web.views.marked import Block
from onrecord.statements import Statement

__all__ = ["Pair", "Pieces", "marked_words", "named", "pair_in_context", "pairs"]

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it is marked."""

_NAMES = {
    "reversal": "Reversal",
    "dispute": "Dispute",
    "record": "Against the record",
    "repeats": "Repeats",
    "supports": "Supports",
    "contradicts": "Contradicts",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation with its statements.

    ``claims`` are their propositions (or their words, where there is none) in pieces;
    ``contexts`` where they stand in their articles, empty in a list.
    """

    relation: Relation
    statements: tuple[Statement, Statement]
    claims: tuple[Pieces, Pieces]
    contexts: tuple[list[Block], ...] = ()

    @property
    def speakers(self) -> str:
        """Whose statements they are; one name where both are the same speaker's."""
        names = list(dict.fromkeys(_who(statement) for statement in self.statements))
        return " and ".join(names)

    @property
    def name(self) -> str:
        """What it is called: by its pattern, if it has one."""
        return named(self.relation)


def named(relation: Relation) -> str:
    """``Reversal``, ``Dispute``, ``Against the record``, ``Supports`` …"""
    return _NAMES[relation.pattern or relation.kind]


def pairs(record: Record, relations: Sequence[Relation]) -> list[Pair]:
    """The relations with their statements, in their order."""
    ids = [one for relation in relations for one in (relation.first, relation.second)]
    known = {statement.id: statement for statement in record.statements_by_id(ids)}
    return [
        _pair(relation, known[relation.first], known[relation.second])
        for relation in relations
        if relation.first in known and relation.second in known
    ]


def pair_in_context(record: Record, relation: Relation) -> Pair:
    """One relation, its statements shown where they stand."""
    pair = pairs(record, [relation])[0]
    contexts = tuple(surroundings(statement) for statement in pair.statements)
    return Pair(pair.relation, pair.statements, pair.claims, contexts)


def marked_words(text: str, words: Sequence[str]) -> Pieces:
    """``text`` in pieces, those that are one of ``words`` marked; whole words only."""
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return [(text, False)]
    either = "|".join(re.escape(word) for word in wanted)
    cut = re.split(rf"(?<!\w)({either})(?!\w)", text, flags=re.IGNORECASE)
    return [(piece, number % 2 == 1) for number, piece in enumerate(cut) if piece]


def _pair(relation: Relation, first: Statement, second: Statement) -> Pair:
    differences = relation.differences
    return Pair(
        relation,
        (first, second),
        (
            marked_words(_claim(first), [one.first for one in differences]),
            marked_words(_claim(second), [one.second for one in differences]),
        ),
    )


def _who(statement: Statement) -> str:
    name = statement.speaker.name if statement.speaker else statement.source_text
    return shorten(name, 40) or "no source given"


def _claim(statement: Statement) -> str:
    return statement.proposition or statement.content_text
