"""``onrecord search``: statements by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import as_option, examples, filter_options, record_option
from onrecord.serve.cli.output import Cell, Column, Piece, print_json, print_table, within

if TYPE_CHECKING:
    from onrecord.record import Hit, Record
    from onrecord.statements import Statement

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
_EXCERPT = 300


@click.command(
    short_help="Find statements by their words.",
    epilog=examples(
        "onrecord search never concealed",
        "onrecord search '\"military aid\"' --speaker Zakharova --since 2015-09",
        "onrecord search --speaker Zakharova",
    ),
)
@click.argument("words", nargs=-1)
@record_option
@filter_options
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most.")
@as_option("table", "json", "jsonl")
def search(words: tuple[str, ...], *, record: str, as_: str, limit: int, **filters: Any) -> None:
    """Find statements by their words.

    A statement is found when it has all the WORDS, in any inflection, the best match
    first. '"a phrase"' is looked for as it stands and conceal* with any ending. Without
    WORDS, all that --speaker and the like leave is found, the latest first.
    """
    from onrecord.record import Record

    asked = " ".join(words)
    if not any(map(str.isalnum, asked)) and (words or not any(filters.values())):
        raise click.UsageError("no words to look for; give some, or --speaker, --outlet or a date")
    with Record(record, create=False, read_only=True) as opened:
        if asked:
            hits = opened.search(asked, **filters, limit=limit + 1)
        else:
            hits = _latest(opened, limit + 1, filters)
    hits = within(hits, limit)
    if as_ == "table":
        _print_hits(hits, told="is like that" if any(filters.values()) else "has all these words")
    else:
        print_json([_object(hit) for hit in hits], lines=as_ == "jsonl")


def _latest(record: Record, limit: int, filters: dict[str, Any]) -> list[Hit]:
    """What the filters leave, the latest first."""
    from onrecord.record.search.question import Question

    question = Question(**filters)
    found = record.overview.answer(question, limit=limit, offset=0, count=False).found
    return [_unsought(one.statement) for one in found]


def _unsought(statement: Statement) -> Hit:
    """A statement that no words were looked for in; its excerpt is where it begins."""
    from onrecord.record import Hit
    from onrecord.statements import Span

    start, end = statement.attribution.extent
    place = Span(start, min(end, start + _EXCERPT))
    return Hit(statement, ((statement.article.text[place.start : place.end], False),), 0.0, place)


def _print_hits(hits: list[Hit], *, told: str) -> None:
    print_table(_COLUMNS, (_row(hit) for hit in hits))
    if not hits:
        click.echo(f"no statement {told}", err=True)


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
