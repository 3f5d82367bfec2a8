"""Two statements and what is between them, the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.record import Record
from onrecord.relations import Relation
from onrecord.safe import shorten
from onrecord.serve.reasons import beside_statements
from onrecord.serve.web.views.article import surroundings
from onrecord.serve.web.views.marked import Block
from onrecord.serve.web.words import same_words
from onrecord.statements import Statement

__all__ = ["Pair", "Pieces", "marked_words", "named", "pair_in_context", "pairs"]

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it is marked."""

_WIDEST = 420

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

    ``words`` are theirs in pieces, shortened; ``claims`` their propositions, empty where there
    is none or it is the words; ``contexts`` where they stand in their articles, empty in a list.
    """

    relation: Relation
    statements: tuple[Statement, Statement]
    words: tuple[Pieces, Pieces]
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

    @property
    def why(self) -> str:
        """The reason, without what the two statements beside it say."""
        return beside_statements(self.relation, *self.statements)


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
    return replace(pair, contexts=contexts)


def marked_words(text: str, words: Sequence[str]) -> Pieces:
    """``text`` in pieces, those that are one of ``words`` marked; whole words only."""
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted or not text:
        return [(text, False)] if text else []
    either = "|".join(re.escape(word) for word in wanted)
    cut = re.split(rf"(?<!\w)({either})(?!\w)", text, flags=re.IGNORECASE)
    return [(piece, number % 2 == 1) for number, piece in enumerate(cut) if piece]


def _pair(relation: Relation, first: Statement, second: Statement) -> Pair:
    differing = (
        [one.first for one in relation.differences],
        [one.second for one in relation.differences],
    )
    told = tuple(zip((first, second), differing, strict=True))
    one, other = (marked_words(shorten(s.content_text, _WIDEST), words) for s, words in told)
    claim, counter = (marked_words(_claim(s), words) for s, words in told)
    return Pair(relation, (first, second), (one, other), (claim, counter))


def _who(statement: Statement) -> str:
    name = statement.speaker.name if statement.speaker else statement.source_text
    return shorten(name, 40) or "no source given"


def _claim(statement: Statement) -> str:
    """The proposition, where it is not what the words say already."""
    claim = statement.proposition or ""
    return "" if same_words(claim, statement.content_text) else shorten(claim, 2 * _WIDEST)
