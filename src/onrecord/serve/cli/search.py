"""``onrecord search``: statements by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import as_option, examples, filter_options, record_option
from onrecord.serve.cli.output import Cell, Column, Piece, print_json, print_table

if TYPE_CHECKING:
    from onrecord.record import Hit

__all__ = ["search"]

_COLUMNS = (
    Column("speaker", share=1 / 6, look="source"),
    Column("excerpt", share=1),
    Column("how", on="file"),
    Column("when", look="faint"),
    Column("outlet", share=1 / 7),
    Column("article", look="faint"),
    Column("place", look="faint", number=True),
    Column("statement", on="file"),
)


@click.command(
    short_help="Find statements by their words.",
    epilog=examples(
        "onrecord search never concealed",
        "onrecord search '\"military aid\"' --speaker Zakharova --since 2015-09",
    ),
)
@click.argument("words", nargs=-1, required=True)
@record_option
@filter_options
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most.")
@as_option("table", "json", "jsonl")
def search(words: tuple[str, ...], *, record: str, as_: str, **filters: Any) -> None:
    """Find statements by their words.

    A statement is found when it has all the WORDS, in any inflection, the best match
    first. '"a phrase"' is looked for as it stands and conceal* with any ending.
    """
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        hits = opened.search(" ".join(words), **filters)
    if as_ == "table":
        _print_hits(hits)
    else:
        print_json([_object(hit) for hit in hits], lines=as_ == "jsonl")


def _print_hits(hits: list[Hit]) -> None:
    print_table(_COLUMNS, (_row(hit) for hit in hits))
    if not hits:
        click.echo("no statement has all these words", err=True)


def _row(hit: Hit) -> list[Cell]:
    from onrecord.serve.cli import statement_table as cells

    statement, article = hit.statement, hit.statement.article
    excerpt: list[Piece] = [(words, "match" if match else "") for words, match in hit.excerpt]
    return [
        cells.fitted_name(cells.name_of(statement)),
        excerpt,
        cells.how(statement),
        cells.day(statement.said or article.published or ""),
        cells.fitted_name(article.outlet or ""),
        cells.short_id(article.id),
        cells.place(statement.attribution.content),
        statement.id,
    ]


def _object(hit: Hit) -> dict[str, Any]:
    return {
        "score": round(hit.score, 4),
        "place": list(hit.place),
        "excerpt": [{"text": words, "match": match} for words, match in hit.excerpt],
        "statement": hit.statement.to_dict(),
    }
