"""``onrecord matters``: which questions the statements are about, and one of them in full."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table, within

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relations import Matter
    from onrecord.statements import Statement

__all__ = ["matters"]

_COLUMNS = (
    Column("matter", look="faint"),
    Column("label", share=1, look="strong"),
    Column("statements", number=True, title="said"),
    Column("speakers", number=True, title="by"),
    Column("affirms", number=True, look="content", title="affirm"),
    Column("denies", number=True, look="cue", title="deny"),
    Column("open", number=True, look="faint"),
    Column("when", look="faint", on="terminal"),
    Column("earliest", on="file"),
    Column("latest", on="file"),
)
_ONE = (
    Column("when", look="faint"),
    Column("speaker", share=1 / 5, look="source"),
    Column("stance", look="cue"),
    Column("said", share=1),
    Column("outlet", share=1 / 7, look="faint"),
    Column("proposition", on="file"),
    Column("statement", look="faint"),
    Column("article", on="file"),
)


@click.command(
    short_help="List matters, or show one in time order.",
    epilog=examples(
        "onrecord matters --limit 10",
        "onrecord matters --words advisers --speaker Dovak",
        "onrecord matters 4fd1",
    ),
)
@click.argument("matter", required=False)
@record_option
@click.option("--words", metavar="WORDS", help="Only those with a statement that has the words.")
@click.option("--speaker", metavar="NAME", help="Only those on which this speaker said something.")
@click.option("--since", metavar="DATE", help="With something said (or published) then or later.")
@click.option("--until", metavar="DATE", help="With something said (or published) until then.")
@click.option(
    "--order",
    type=click.Choice(("live", "size")),
    default="live",
    show_default=True,
    help="The latest first, or the largest.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most.")
@as_option("table", "json", "jsonl")
def matters(matter: str | None, *, record: str, as_: str, limit: int, **filters: Any) -> None:
    """List the matters that statements are about, or show one of them.

    A matter is a question on which several statements were made; "onrecord relate" finds
    them. MATTER is an id or the beginning of one: its statements are shown in the order in
    which they were made, with the stance of each.
    """
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        if matter is not None:
            _print_one(opened, matter, as_)
            return
        found = opened.matters.list(**filters, least=2, limit=limit + 1)
        some = found or opened.matters.list(least=2, limit=1)
    found = within(found, limit)
    if as_ == "table":
        print_table(_COLUMNS, (_row(one) for one in found))
        if not found:
            none = "no matter is like that" if some else "no matters; onrecord relate finds them"
            click.echo(none, err=True)
    else:
        print_json([_object(one) for one in found], lines=as_ == "jsonl")


def _print_one(record: Record, name: str, as_: str) -> None:
    found = record.matters.get(name)
    said = record.statements_by_id(found.statements)
    if as_ == "table":
        print_table(_ONE, (_said_row(one) for one in said))
        return
    whole = {**_object(found), "statements": [one.to_dict() for one in said]}
    print_json(whole["statements"] if as_ == "jsonl" else whole, lines=as_ == "jsonl")


def _row(one: Matter) -> list[str]:
    from onrecord.serve.cli.statement_table import day, fitted, short_id

    return [
        short_id(one.id),
        fitted(one.label, 200),
        str(one.size),
        str(one.speakers),
        str(one.affirms),
        str(one.denies),
        str(one.open),
        "\n".join(dict.fromkeys(day(date) for date in (one.earliest, one.latest) if date)),
        one.earliest or "",
        one.latest or "",
    ]


def _said_row(one: Statement) -> list[str]:
    from onrecord.serve.cli import statement_table as cells

    return [
        cells.day(one.said or one.article.published or ""),
        cells.fitted_name(cells.name_of(one)),
        one.stance or "",
        cells.fitted(one.content_text, 320),
        cells.fitted_name(one.article.outlet or ""),
        one.proposition or "",
        cells.short_id(one.id),
        one.article.id,
    ]


def _object(one: Matter) -> dict[str, Any]:
    """A matter without the ids of its statements."""
    return {name: value for name, value in asdict(one).items() if name != "statements"}
