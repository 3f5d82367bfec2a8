"""What the pages of matters show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.judgements import Judgement
from onrecord.record import Record
from onrecord.relations import Matter
from onrecord.serve.web.parameters import PAGE, offset_of
from onrecord.serve.web.views.bars import Bars, bars
from onrecord.serve.web.views.lanes import Lanes, lanes, when
from onrecord.serve.web.views.pairs import Pair, pairs
from onrecord.statements import Statement

__all__ = ["CHARTED", "MANY", "MatterPage", "contradictions", "matter_page"]

CHARTED = 500
"""Statements on which a matter's charts rest: the earliest."""

MANY = 100
"""Contradictions within a matter are counted up to here."""

_MOST = 20


@dataclass(frozen=True, slots=True)
class MatterPage:
    """A matter: its stances over time, what stands against what, and its statements.

    ``charted`` is how many statements the table of stances rests on; ``printings`` is how
    often the words of a statement were printed, where that is more than once.
    """

    matter: Matter
    lanes: Lanes
    chart: Bars | None
    charted: int
    against: list[Pair]
    agreeing: list[Pair]
    statements: list[Statement]
    printings: dict[str, int]
    judgements: list[Judgement]
    pages: int


def matter_page(record: Record, matter_id: str, *, page: int) -> MatterPage:
    """Raises UnknownName."""
    matter = record.matters.get(matter_id)
    charted = record.statements_by_id(matter.statements[:CHARTED])
    start = offset_of(page)
    shown = record.statements_by_id(matter.statements[start : start + PAGE])
    relations = record.relations.list(matter=matter.id, limit=5 * _MOST)
    against = [one for one in relations if one.kind == "contradicts"]
    agreeing = [one for one in relations if one.kind != "contradicts"]
    return MatterPage(
        matter,
        lanes(charted),
        bars(Counter(when(one)[:7] for one in charted)),
        len(charted),
        pairs(record, against[:_MOST]),
        pairs(record, agreeing[:_MOST]),
        shown,
        _printings(record, shown),
        record.judgements.list(subject="matter", id=matter.id, withdrawn=True),
        max(1, -(-len(matter.statements) // PAGE)),
    )


def contradictions(record: Record, matters: Sequence[Matter]) -> dict[str, int]:
    """How many contradictions were found within each matter, by its id; at most ``MANY``."""
    relations = record.relations
    return {
        one.id: len(relations.list(matter=one.id, kind="contradicts", limit=MANY))
        for one in matters
    }


def _printings(record: Record, statements: list[Statement]) -> dict[str, int]:
    counts = {one.id: len(record.appearances.of(one.id)) for one in statements}
    return {key: count for key, count in counts.items() if count > 1}
