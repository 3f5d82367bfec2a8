"""``onrecord show``: an article with who said what in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import UnknownName
from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, is_terminal, print_json, print_table, print_text

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.statements import Article, Statement

__all__ = ["print_annotated", "show"]

LATEST = "latest"
EMPTY = "the record is empty; onrecord read ARTICLES fills it"

_COLUMNS = (
    Column("article", look="faint"),
    Column("published", look="faint"),
    Column("outlet", share=1 / 4),
    Column("title", share=1, look="strong"),
    Column("language", on="file"),
    Column("characters", on="file"),
)


@click.command(
    short_help="Show an article, coloured by who said what.",
    epilog=examples(
        "onrecord show",
        "onrecord show latest",
        "onrecord show 4fd1 --as table",
    ),
)
@click.argument("article", required=False)
@record_option
@as_option("text", "table", "json")
def show(article: str | None, *, record: str, as_: str) -> None:
    """Show an article with its sources, cues and contents in colour.

    ARTICLE is an id or the beginning of one, a title, an address, or "latest". Without
    it, the articles in the record are listed. Where there is no colour, marks stand in
    brackets: [source: ...], [cue: ...], [content: ...], [nested: ...], [furniture: ...].
    """
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        if article is None:
            _print_list(opened, as_)
            return
        found = _latest(opened) if article == LATEST else opened.article(article)
        _print_article(found, list(opened.statements(article=found)), as_)


def print_annotated(article: Article, statements: list[Statement]) -> None:
    """Heading, coloured text, and on a terminal what the colours mean."""
    from onrecord.serve.cli.annotated import annotated, heading, legend

    print_text(heading(article))
    print_text(annotated(article, statements))
    if is_terminal():
        print_text([("\n", ""), *legend()])


def _latest(record: Record) -> Article:
    """The article that was added last. Raises UnknownName when there is none."""
    number = record.counts().articles
    for article in record.articles(offset=max(number - 1, 0), limit=1):
        return article
    raise UnknownName("article", LATEST, ())


def _print_article(article: Article, statements: list[Statement], as_: str) -> None:
    from onrecord.serve.cli.statement_table import print_statements

    if as_ == "table":
        print_statements(statements)
    elif as_ == "json":
        print_json(_whole(article, statements))
    else:
        print_annotated(article, statements)


def _print_list(record: Record, as_: str) -> None:
    if as_ == "json":
        print_json([_object(article) for article in record.articles()])
    else:
        print_table(_COLUMNS, (_row(article) for article in record.articles()))
    if not record.counts().articles:
        click.echo(EMPTY, err=True)


def _row(article: Article) -> list[str]:
    from onrecord.serve.cli.statement_table import day, fitted_name, short_id

    return [
        short_id(article.id),
        day(article.published or ""),
        fitted_name(article.outlet or ""),
        fitted_name(_title(article)),
        article.language or "",
        str(len(article.text)),
    ]


def _title(article: Article) -> str:
    """Its title; on a terminal, where it has none, what it was read from."""
    return article.title or (article.source if is_terminal() else None) or ""


def _object(article: Article) -> dict[str, Any]:
    from onrecord.serve.objects import article_facts

    return {**article_facts(article), "source": article.source}


def _whole(article: Article, statements: list[Statement]) -> dict[str, Any]:
    return {
        "article": _object(article),
        "text": article.text,
        "furniture": [list(span) for span in article.furniture],
        "statements": [statement.to_dict() for statement in statements],
    }
