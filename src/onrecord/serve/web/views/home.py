"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Counts, Record
from onrecord.record.search.question import Question
from onrecord.relations import Matter
from onrecord.serve.web.views.matter import contradictions
from onrecord.serve.web.views.pairs import Pair, pairs
from onrecord.statements import Statement

__all__ = ["HomePage", "home_page"]


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the record holds, what is new in it, and what waits for a person.

    ``against`` is how many contradictions there are within each of its matters, by id.
    """

    counts: Counts
    latest: list[Statement]
    matters: list[Matter]
    against: dict[str, int]
    waiting: list[Pair]


def home_page(record: Record) -> HomePage:
    """Eight statements, eight matters and five relations."""
    latest = record.overview.answer(Question(), limit=8, count=False)
    matters = record.matters.list(least=2, limit=8)
    return HomePage(
        record.counts(),
        [one.statement for one in latest.found],
        matters,
        contradictions(record, matters),
        pairs(record, record.relations.list(waiting=True, limit=5)),
    )
