"""What a statement's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.judgements import Judgement
from onrecord.record import Record
from onrecord.relations import Matter
from onrecord.serve.web.views.article import surroundings
from onrecord.serve.web.views.marked import Block
from onrecord.serve.web.views.pairs import Pair, pairs
from onrecord.statements import Statement

__all__ = ["StatementPage", "statement_page"]

_MOST = 20


@dataclass(frozen=True, slots=True)
class StatementPage:
    """A statement, where it stands, and what the record has about it.

    ``appearances`` are all printings of its words, the earliest first; empty when there is
    no other. ``within`` is the statement in which it is reported, ``inside`` those that it
    reports.
    """

    statement: Statement
    context: list[Block]
    within: Statement | None
    inside: list[Statement]
    appearances: list[Statement]
    matter: Matter | None
    relations: list[Pair]
    judgements: list[Judgement]


def statement_page(record: Record, statement_id: str) -> StatementPage:
    """Raises UnknownName."""
    statement = record.statement(statement_id)
    matter = record.matters.of(statement.id)
    return StatementPage(
        statement,
        surroundings(statement),
        record.statement(statement.parent) if statement.parent else None,
        _inside(record, statement),
        _printings(record, statement),
        record.matters.get(matter) if matter else None,
        pairs(record, record.relations.list(statement=statement.id, limit=_MOST)),
        record.judgements.list(subject="statement", id=statement.id, withdrawn=True),
    )


def _inside(record: Record, statement: Statement) -> list[Statement]:
    """Those of its article that are reported within it."""
    extent = statement.attribution.extent
    near = record.overview.within(statement.article, extent.start, extent.end)
    return [other for _, other in near if other.parent == statement.id]


def _printings(record: Record, statement: Statement) -> list[Statement]:
    ids = [one.statement for one in record.appearances.of(statement.id)][:_MOST]
    return record.statements_by_id(ids) if len(ids) > 1 else []
