"""``onrecord check``: what the record holds for a claim, against it and near it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.serve.cli.options import examples, record_option, scope_options
from onrecord.serve.cli.output import (
    Column,
    Piece,
    is_terminal,
    print_json,
    print_table,
    print_text,
)

if TYPE_CHECKING:
    from onrecord.relate.checking.check import Check, Finding

__all__ = ["COLUMNS", "check", "drawn", "rows"]

COLUMNS = (
    Column("group"),
    Column("score", number=True),
    Column("speaker"),
    Column("date"),
    Column("through"),
    Column("outlet"),
    Column("words"),
    Column("reason"),
    Column("printings", number=True),
    Column("statement"),
    Column("article"),
)
_GROUPS = (
    ("supports", "Supports it", "content"),
    ("against", "Stands against it", "cue"),
    ("near", "Near it, and no more than that", "faint"),
)


@click.command(
    short_help="Find what supports a claim and what stands against it.",
    epilog=examples(
        'onrecord check "Ostrevia never concealed its advisers in Sarrane"',
        'onrecord check "Garrow never called for the port to be closed" --until 2025-03',
        "onrecord check --from factcheck.html",
    ),
)
@click.argument("claim", required=False)
@click.option(
    "--from",
    "from_",
    metavar="FILE",
    help="Check each claim of the ClaimReviews (schema.org) in a page or a JSON file.",
)
@record_option
@scope_options
@click.option(
    "--as",
    "--format",
    "as_",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print it.",
)
def check(claim: str | None, *, from_: str | None, record: str, as_: str, **asked: Any) -> None:
    """Find what supports a claim, what stands against it, and what is near it.

    CLAIM is a sentence, as "X never said that Y" or "There are no Y". It is shown as it was
    understood, with the scope that was searched. It is never called true or false.
    """
    from onrecord.record import Record
    from onrecord.relate.checking.check import check as find
    from onrecord.serve.cli.check_reviews import check_reviews

    if from_ is not None and claim is None:
        check_reviews(from_, record=record, as_=as_, asked=asked)
        return
    if claim is None or from_ is not None:
        raise click.UsageError("give a CLAIM, or a file with --from, and not both")
    with Record(record, create=False, read_only=True) as opened:
        found = find(opened, claim, **asked)
    if as_ == "json":
        print_json(found.to_dict())
    elif is_terminal():
        print_text(drawn(found))
    else:
        _print_rows(found)


def rows(found: Check) -> Iterator[list[str]]:
    """A row a finding, with the cells under ``COLUMNS``."""
    for name, _, _ in _GROUPS:
        for one in getattr(found, name):
            yield _row(name, one)


def _print_rows(found: Check) -> None:
    """The rows; how the claim was read and the scope go to standard error."""
    print_table(COLUMNS, rows(found))
    click.echo(f"understood: {found.claim.described()}", err=True)
    if not found:
        click.echo("nothing in the record", err=True)
    click.echo(_scope(found), err=True)


def _row(group: str, one: Finding) -> list[str]:
    from onrecord.serve.cli.statement_table import name_of

    statement, article = one.statement, one.statement.article
    return [
        group,
        f"{one.score:.2f}",
        name_of(statement),
        one.date or "",
        ", ".join(statement.via),
        article.outlet or "",
        statement.content_text,
        one.reason,
        str(1 + len(one.printings)),
        statement.id,
        article.id,
    ]


def drawn(found: Check) -> list[Piece]:
    """The whole answer for a person: the claim read back, the groups, the scope."""
    pieces: list[Piece] = [
        (found.claim.text, "strong"),
        (f"\nUnderstood: {found.claim.described()}.\n", "faint"),
    ]
    for name, title, look in _GROUPS:
        group: tuple[Finding, ...] = getattr(found, name)
        if group:
            pieces.append((f"\n{title}\n", "strong"))
        for one in group:
            pieces += _drawn_finding(one, look)
    if not found:
        pieces.append(("\nNothing in the record.\n", "strong"))
    return [*pieces, (f"\n{_scope(found)}", "faint")]


def _drawn_finding(one: Finding, look: str) -> list[Piece]:
    """Score and speaker, the words where they stand, and why."""
    from onrecord.serve.cli.statement_table import name_of

    statement, article = one.statement, one.statement.article
    told = [one.date, *statement.via, article.outlet or article.title]
    if one.printings:
        told.append(f"printed {1 + len(one.printings)} times")
    words: list[Piece] = [(text, "match" if match else "") for text, match in one.excerpt]
    return [
        (f"  {one.score:.2f} ", look),
        (name_of(statement), "source"),
        (f"  {' · '.join(filter(None, told))}\n", "faint"),
        ("    ", ""),
        *[(text.replace("\n", " "), piece_look) for text, piece_look in words],
        (f"\n    {one.reason}\n", "faint"),
    ]


def _scope(found: Check) -> str:
    """Where was looked, in a line."""
    scope = found.scope
    between = f", {scope.earliest} to {scope.latest}" if scope.earliest else ""
    only = "".join(f"; only {name} {value}" for name, value in scope.filters.items())
    return (
        f"searched {_many(scope.statements, 'statement')} in {_many(scope.articles, 'article')}"
        f" from {_many(scope.outlets, 'outlet')}{between}{only}; by {' and '.join(scope.by)},"
        f" compared with {scope.compared:,}. No verdict: read them."
    )


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
