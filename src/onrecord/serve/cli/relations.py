"""``onrecord relations``: what repeats, supports or contradicts what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from onrecord.relations import PATTERNS, RELATION_KINDS
from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table, within

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relations import Relation
    from onrecord.statements import Statement

__all__ = ["print_relations", "relations"]

_COLUMNS = (
    Column("score", number=True, look="faint"),
    Column("kind", look="cue"),
    Column("first", share=1 / 7, look="source"),
    Column("second", share=1 / 7, look="source"),
    Column("reason", share=1),
    Column("relation", look="faint"),
    Column("first_statement", on="file"),
    Column("second_statement", on="file"),
)


@click.command(
    short_help="List what repeats, supports or contradicts what.",
    epilog=examples(
        "onrecord relations --kind contradicts",
        "onrecord relations --speaker Zakharova --pattern reversal",
    ),
)
@record_option
@click.option("--kind", type=click.Choice(RELATION_KINDS), help="Only these.")
@click.option("--pattern", type=click.Choice(PATTERNS), help="Only contradictions of this sort.")
@click.option("--speaker", metavar="NAME", help="Only where this speaker said one of the two.")
@click.option("--statement", metavar="ID", help="Only those of this statement.")
@click.option("--matter", metavar="ID", help="Only those within this matter.")
@click.option("--least", type=click.FloatRange(0, 1), metavar="P", help="With at least this score.")
@click.option("--waiting", is_flag=True, help="Only those that no person has judged.")
@click.option("--rejected", is_flag=True, help="Those that a person rejected too.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most.")
@as_option("table", "json", "jsonl")
def relations(*, record: str, as_: str, limit: int, **filters: Any) -> None:
    """List relations between statements, the strongest first, each with its reason.

    A contradiction is a reversal when both speak for the same person or body, a record when
    the first says "never", "no one" or the like, and a dispute otherwise. None of them says
    who is right. onrecord relate finds them.
    """
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        found = within(opened.relations.list(**filters, limit=limit + 1), limit)
        if as_ == "table":
            print_relations(opened, found)
        else:
            told = [_object(one, *_statements(opened, one)) for one in found]
            print_json(told, lines=as_ == "jsonl")
        some = found or opened.relations.list(limit=1)
    if not found:
        none = "no relation in the record is like that"
        click.echo(none if some else "no relations; onrecord relate finds them", err=True)


def print_relations(record: Record, found: Sequence[Relation]) -> None:
    """A table of relations, in the order given."""
    print_table(_COLUMNS, (_row(one, *_statements(record, one)) for one in found))


def _statements(record: Record, relation: Relation) -> tuple[Statement, Statement]:
    return record.statement(relation.first), record.statement(relation.second)


def _row(relation: Relation, first: Statement, second: Statement) -> list[str]:
    from onrecord.serve.cli import statement_table as cells

    return [
        f"{relation.score:.2f}",
        relation.pattern or relation.kind,
        cells.fitted_name(cells.name_of(first)),
        cells.fitted_name(cells.name_of(second)),
        relation.reason,
        cells.short_id(relation.id),
        first.id,
        second.id,
    ]


def _object(relation: Relation, first: Statement, second: Statement) -> dict[str, Any]:
    return {
        "id": relation.id,
        "kind": relation.kind,
        "pattern": relation.pattern,
        "score": relation.score,
        "reason": relation.reason,
        "differences": [d._asdict() for d in relation.differences],
        "model": relation.model,
        "first": first.to_dict(),
        "second": second.to_dict(),
    }
