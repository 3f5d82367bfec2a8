"""Which statements of a record a new one is compared with: the nearest by vector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.relate.models.vectors import subject_text
from onrecord.relate.neighbours import neighbours

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.models.vectors import Sentences
    from onrecord.statements import Statement

__all__ = ["LEAST", "add_vectors", "nearest"]

_MOST = 40  # statements for each
LEAST = 0.3
"""The cosine below which two sentences are hardly ever about one thing."""

_BATCH = 256  # statements whose vectors are made and kept at a time


def add_vectors(record: Record, sentences: Sentences) -> int:
    """Make the vectors that the record lacks, a batch a transaction; how many."""
    made = 0
    while waiting := record.vectors.missing(sentences.name, _BATCH):
        matrix = sentences.vectors([subject_text(s) for s in waiting])
        record.vectors.put(sentences.name, [s.id for s in waiting], matrix)
        made += len(waiting)
    return made


def nearest(
    record: Record, statements: Sequence[Statement], *, model: str
) -> Mapping[str, Mapping[str, float]]:
    """For the id of each statement the ids of the 40 nearest others and their cosines.

    The statements must have vectors by the model. Every vector of the record is looked at,
    once for all the statements.
    """
    ids = [s.id for s in statements]
    vectors = record.vectors.of(model, ids)
    found = neighbours(record, model, vectors, most=_MOST + 1, least=LEAST)
    return {
        one: {name: cosine for name, cosine in near if name != one}
        for one, near in zip(ids, found, strict=True)
    }
