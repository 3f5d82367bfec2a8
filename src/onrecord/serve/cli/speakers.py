"""``onrecord speakers``: who speaks in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table

if TYPE_CHECKING:
    from onrecord.record import SpeakerCount

__all__ = ["speakers"]

_COLUMNS = (
    Column("speaker", share=1 / 3, look="source"),
    Column("kind", look="faint"),
    Column("who", share=1, on="terminal"),
    Column("role", on="file"),
    Column("affiliation", on="file"),
    Column("statements", number=True, title="said"),
    Column("articles", number=True),
    Column("first", look="faint"),
    Column("last", look="faint"),
)


@click.command(
    short_help="List who speaks, and how often.",
    epilog=examples(
        "onrecord speakers --named --limit 10",
    ),
)
@record_option
@click.option("--named", is_flag=True, help="Leave out unnamed sources.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@as_option("table", "json", "jsonl")
def speakers(*, record: str, named: bool, limit: int | None, as_: str) -> None:
    """List who speaks in the record, those with the most statements first."""
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        counted = opened.speakers(named_only=named, limit=limit)
    if as_ == "table":
        print_table(_COLUMNS, (_row(one) for one in counted))
    else:
        print_json([_object(one) for one in counted], lines=as_ == "jsonl")


def _row(counted: SpeakerCount) -> list[str]:
    from onrecord.serve.cli.statement_table import day, fitted_name

    speaker = counted.speaker
    about = [fitted_name(known) for known in (speaker.role, speaker.affiliation) if known]
    return [
        fitted_name(speaker.name),
        speaker.kind,
        ", ".join(about),
        speaker.role or "",
        speaker.affiliation or "",
        str(counted.statements),
        str(counted.articles),
        day(counted.first or ""),
        day(counted.last or ""),
    ]


def _object(counted: SpeakerCount) -> dict[str, Any]:
    speaker = counted.speaker
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "country": speaker.country,
        "aliases": list(speaker.aliases),
        "statements": counted.statements,
        "articles": counted.articles,
        "first": counted.first,
        "last": counted.last,
    }
