"""``onrecord speakers``: who speaks in the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table

if TYPE_CHECKING:
    from onrecord.record import Record, SpeakerCount
    from onrecord.record.identities.identities import Identity

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
    Column("id", on="file"),
)
_WHO = (
    Column("speaker", share=1 / 5, look="source"),
    Column("role", share=1 / 6),
    Column("affiliation", share=1 / 6),
    Column("country", look="faint"),
    Column("articles", number=True),
    Column("why", share=1, look="faint"),
    Column("id", on="file"),
)


@click.command(
    short_help="List who speaks, and how often; or why articles speak of one.",
    epilog=examples(
        "onrecord speakers --named --limit 10",
        "onrecord speakers 'Radim Halvik'",
    ),
)
@click.argument("name", required=False)
@record_option
@click.option("--named", is_flag=True, help="Leave out unnamed sources.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@as_option("table", "json", "jsonl")
def speakers(name: str | None, *, record: str, named: bool, limit: int | None, as_: str) -> None:
    """List who speaks in the record, those with the most statements first.

    With NAME, an id or words of a name: what the articles tell of those speakers, and why it is
    told of one, or of several with the same full name.
    """
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        if name is not None:
            _print_who(_identities(opened, name, limit), as_)
            return
        counted = opened.speakers(named_only=named, limit=limit)
        if as_ != "table":
            print_json([_object(opened, one) for one in counted], lines=as_ == "jsonl")
            return
    print_table(_COLUMNS, (_row(one) for one in counted))
    if not counted:
        click.echo("no speakers; onrecord read ARTICLE finds them", err=True)


def _object(record: Record, counted: SpeakerCount) -> dict[str, Any]:
    """The speaker, and what they are called elsewhere."""
    from onrecord.serve.objects import speaker_object

    links = record.identities.links(counted.speaker.id)
    return {**speaker_object(counted), "links": [asdict(one) for one in links]}


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
        speaker.id,
    ]


def _identities(record: Record, name: str, limit: int | None) -> list[Identity]:
    """The speaker with this id, or those of whom some name has these words."""
    found = record.overview.speakers(name=name, limit=limit or 20)
    ids = [one.speaker.id for one in found if one.speaker.kind != "unnamed"]
    return [record.identities.of(one) for one in ids or [name]]


def _print_who(found: list[Identity], as_: str) -> None:
    if as_ == "table":
        print_table(_WHO, (row for one in found for row in _who_rows(one)))
    else:
        print_json([asdict(one) for one in found], lines=as_ == "jsonl")


def _who_rows(one: Identity) -> Iterator[list[str]]:
    """A row for each thing told, and then one for each other reason."""
    from onrecord.serve.cli.statement_table import fitted, fitted_name

    name = fitted_name(one.name)
    for telling in one.tellings:
        told = (telling.role or "", telling.affiliation or "", telling.country or "")
        cells = [fitted_name(cell) for cell in told]
        yield [name, *cells, str(telling.articles), fitted(telling.reason, 320), one.id]
    others = [one.apart] if one.apart else []
    others += [f"a person merged {other} with this one" for other in one.merged]
    others += [f"{link.scheme}: {link.value}, says {link.linked_by}" for link in one.links]
    for other in others:
        yield [name, "", "", "", "", fitted(other, 320), one.id]
