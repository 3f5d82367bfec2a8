"""Search by words, by meaning, or by both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import NotRelated, UnknownName
from onrecord.serve.checking import sentences

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.record.search.answer import Answer
    from onrecord.record.search.question import Question

__all__ = ["NEAREST", "WAYS", "searched", "together"]

WAYS = ("words", "meaning", "both")
"""What a search may go by."""

NEAREST = 200
"""How many statements a search by meaning finds at most; by both, as many by words too."""

_LOOKED_AT = 2000  # nearest statements, of which the filters leave some
_LEAST = 0.3  # the cosine of what has hardly anything to do with the words
_RANK = 60


def searched(
    record: Record,
    question: Question,
    by: str = "words",
    *,
    limit: int = 20,
    offset: int = 0,
    count: bool = True,
) -> Answer:
    """One page of what answers the question; the best first is what is nearest in meaning.

    ``by``: one of WAYS. Without words, all are the same. By both, what either finds is
    ranked by its places in the two lists (``together``).

    Raises UnknownName, DateError, RecordError, ModelError, and NotRelated when the record
    has no vectors.
    """
    if by not in WAYS:
        raise UnknownName("way to search", by, WAYS)
    ranked = _ranked(record, question, by) if by != "words" and question.words.strip() else None
    return record.overview.answer(question, limit=limit, offset=offset, count=count, ranked=ranked)


def together(rankings: Sequence[Sequence[str]]) -> list[str]:
    """One ranking of several: each gives 1 / (60 + place) to what it has.

    Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), with its constant.
    """
    given: dict[str, float] = {}
    for ranking in rankings:
        for place, one in enumerate(ranking, 1):
            given[one] = given.get(one, 0.0) + 1 / (_RANK + place)
    return sorted(given, key=lambda one: (-given[one], one))


def _ranked(record: Record, question: Question, by: str) -> list[str]:
    asked = replace(question, order="best")
    nearest = _nearest(record, asked)
    if by == "meaning":
        return nearest
    return together([record.overview.ranking(asked, limit=NEAREST), nearest])


def _nearest(record: Record, question: Question) -> list[str]:
    """Ids of the statements nearest to the words that the filters allow, the nearest first."""
    from onrecord.relate.neighbours import neighbours

    encoder = sentences()
    if not any(character.isalnum() for character in question.words):
        return []
    if not record.vectors.any(encoder.name):
        raise NotRelated(
            "the record has no vectors, so it can be searched by words only;"
            " the command onrecord relate makes them"
        )
    vectors = encoder.vectors([question.words])
    (found,) = neighbours(record, encoder.name, vectors, most=_LOOKED_AT, least=_LEAST)
    ids = [one for one, _ in found]
    return record.overview.ranking(question, limit=NEAREST, ranked=ids)
