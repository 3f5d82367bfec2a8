"""``onrecord read``: articles in, statements into the record."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import OnRecordError
from onrecord.serve.cli.annotated import heading
from onrecord.serve.cli.exits import LOST, complain
from onrecord.serve.cli.options import article_options, examples, record_option
from onrecord.serve.cli.output import is_terminal, print_bytes, print_text
from onrecord.serve.cli.statement_table import print_statements

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.resolve.linker import Linker
    from onrecord.serve.cli.reading import Inputs, Keep, ReadArticle, Tally
    from onrecord.statements import Statement

__all__ = ["read"]

TABLE = "table"
FEW = 3
"""So many articles are shown with their statements; of more only the summary."""


def _columns(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> Any:
    """``text=body`` pairs as a mapping."""
    from onrecord.ingest.table import FIELDS

    for pair in pairs:
        ours, sign, theirs = pair.partition("=")
        if not (sign and ours and theirs):
            raise click.BadParameter(f"{pair!r} is not of the form text=body")
        if ours not in FIELDS:
            raise click.BadParameter(f"no field {ours!r}; fields: {', '.join(FIELDS)}")
    return dict(pair.split("=", 1) for pair in pairs) or None


@click.command(
    short_help="Read articles and keep who said what.",
    epilog=examples(
        "onrecord read report.html",
        "onrecord read news/ --record 2031.db",
        "onrecord read feed.jsonl --column text=body --column outlet=source",
        "onrecord read news/ --linker people.csv",
        "cat report.txt | onrecord read - --published 2031-04-02 --record - --format jsonl",
    ),
)
@click.argument("sources", nargs=-1, required=True)
@record_option
@article_options
@click.option("--reader", metavar="NAME", help="Take every source for this format.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=_columns,
    help="A table's column under another name, as text=body. Can be given again.",
)
@click.option(
    "--format",
    "format_",
    default=TABLE,
    show_default=True,
    metavar="FORMAT",
    help="How to print the statements: table, jsonl, or another format of onrecord export.",
)
@click.option("--extractor", metavar="NAME", help="Another extractor than onrecord's own.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Leave out what the extractor is less confident of; 0 keeps all.",
)
@click.option(
    "--linker",
    metavar="NAME|FILE",
    help="Link speakers to Wikidata by this linker, or by a table: .csv, .tsv or .jsonl.",
)
def read(
    sources: tuple[str, ...],
    *,
    record: str,
    format_: str,
    extractor: str | None,
    threshold: float | None,
    linker: str | None,
    **about: Any,
) -> None:
    """Read articles and keep who said what.

    SOURCES are files, directories, globs, web addresses, or - for standard input:
    plain text, HTML, and tables (JSONL, CSV, Parquet) with one article a row. The same
    article read again changes nothing. --record - keeps no record and only prints.
    """
    from onrecord.serve.cli.reading import Tally, inputs_of, keeper, noting
    from onrecord.serve.cli.summary import print_summary
    from onrecord.serve.export import exporter
    from onrecord.serve.linking import link

    if format_ != TABLE:
        exporter(format_)
    tally, kept = Tally(), set[str]()
    kept_in = None if record == "-" else record
    by = _linker(linker, kept_in)
    inputs = inputs_of(sources, {**about, "tell": tally.note})
    with ExitStack() as stack:
        opened = _opening(kept_in, stack)
        stack.enter_context(_accounted(tally, kept_in))
        keep = noting(keeper(opened, extractor=extractor, threshold=threshold), kept)
        few = _read(inputs, keep=keep, tally=tally, format_=format_, every=kept_in is None)
        if by and kept and (found := opened()):
            tally.linked = link(found, by, articles=sorted(kept))
    for done in few:
        print_article(done)
    print_summary(tally, record=kept_in if kept else None)
    if tally.lost:
        sys.exit(LOST)


def _linker(name: str | None, record: str | None) -> Linker | None:
    """The linker that was asked for; a bad table is told of before anything is read."""
    from onrecord.resolve.linker import linker

    if name is None:
        return None
    if record is None:
        raise click.UsageError("--linker needs a record to keep what it finds")
    return linker(name)


@contextmanager
def _accounted(tally: Tally, record: str | None) -> Iterator[None]:
    """When reading stops before its end, say what was read until then."""
    from onrecord.serve.cli.summary import print_summary

    try:
        yield
    except KeyboardInterrupt:
        kept = record if tally.articles or tally.already else None
        print_summary(tally, record=kept)
        complain(_interrupted(kept))
        raise click.Abort from None
    except OnRecordError:
        if tally.articles:
            print_summary(tally, record=record)
        raise


def _read(
    inputs: Inputs, *, keep: Keep, tally: Tally, format_: str, every: bool
) -> list[ReadArticle]:
    """Read every input; the articles come back that are few enough to be shown after it."""
    from onrecord.serve.cli.progress import progress
    from onrecord.serve.cli.reading import reading

    streamed = is_terminal() and (format_ != TABLE or every)
    with progress([each.source for each in inputs], hidden=streamed) as bar:
        done = reading(inputs, keep=keep, tally=tally, bar=bar)
        return _printed(done, format_, every=every)


def _opening(record: str | None, stack: ExitStack) -> Callable[[], Record | None]:
    """Opens the record, once, until ``stack`` is closed.

    One that is there is opened now, so that what is wrong with it is said before reading; a
    new one is made for the first article, and none where nothing could be read.
    """
    from onrecord.record import Record

    @cache
    def opened() -> Record | None:
        return None if record is None else stack.enter_context(Record(record))

    if record is not None and os.path.lexists(record):
        opened()
    return opened


def _printed(done: Iterable[ReadArticle], format_: str, *, every: bool) -> list[ReadArticle]:
    """Print each article as it comes, or give back those that are few."""
    from onrecord.serve.export import exporter

    if format_ != TABLE:
        print_bytes(exporter(format_)(_statements(done)), flush=True)
        return []
    if not is_terminal():
        print_statements(_statements(done))
        return []
    return _few(done, show=print_article if every else None)


def _few(
    done: Iterable[ReadArticle], *, show: Callable[[ReadArticle], None] | None
) -> list[ReadArticle]:
    """All of ``done`` when there are few and nothing shows them as they come; else none."""
    first: list[ReadArticle] = []
    number = 0
    for number, article in enumerate(done, start=1):
        if show:
            show(article)
        elif number <= FEW:
            first.append(article)
    return first if number <= FEW else []


def print_article(done: ReadArticle) -> None:
    """The article's heading and the table of its statements, for a person."""
    print_text(heading(done.article))
    print_statements(done.statements)


def _statements(done: Iterable[ReadArticle]) -> Iterator[Statement]:
    return (statement for article in done for statement in article.statements)


def _interrupted(record: str | None) -> str:
    kept = f"; what was read so far is in {record}, run it again to go on" if record else ""
    return f"interrupted{kept}"
