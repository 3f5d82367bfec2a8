"""``onrecord demo``: the bundled newsroom, read into a record and shown."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.errors import UnreadableInput
from onrecord.serve.cli.exits import LOST
from onrecord.serve.cli.options import examples
from onrecord.serve.cli.output import print_text

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.serve.cli.reading import ReadArticle, Tally

__all__ = ["demo", "newsroom"]

_RELATIONS = 5


@click.command(
    short_help="Read the bundled newsroom and show what is in it.",
    epilog=examples("onrecord demo --record /tmp/newsroom.db"),
)
@click.option(
    "--record", default="newsroom.db", show_default=True, metavar="FILE", help="The record."
)
def demo(*, record: str) -> None:
    """Read the bundled newsroom into a record, relate it, and show what was found.

    The newsroom is a few weeks of news from countries that do not exist. Running it
    again changes nothing.
    """
    from onrecord.record import Record
    from onrecord.serve.cli.reading import Tally
    from onrecord.serve.cli.summary import print_summary

    folder, tally = newsroom(), Tally()
    with Record(record) as opened:
        done = _read(opened, folder, tally)
        print_summary(tally, record=record)
        _relate(opened)
        _show_counts(opened)
        if done:
            _show_article(max(done, key=_most_said))
        _show_relations(opened)
    _show_next(record)
    if tally.lost:
        sys.exit(LOST)


def newsroom() -> str:
    """The folder of its articles: in the installed package, or in a source checkout.

    Raises UnreadableInput when it is in neither.
    """
    from importlib.resources import files

    installed = Path(str(files("onrecord"))) / "newsroom" / "articles"
    checkout = Path(__file__).parents[4] / "examples" / "newsroom" / "articles"
    for folder in (installed, checkout):
        if folder.is_dir():
            return str(folder)
    raise UnreadableInput(str(installed), "the bundled newsroom is missing")


def _read(record: Record, folder: str, tally: Tally) -> list[ReadArticle]:
    from onrecord.serve.cli.progress import progress
    from onrecord.serve.cli.reading import inputs_of, keeper, reading

    inputs, keep = inputs_of([folder], {"tell": tally.note}), keeper(lambda: record)
    with progress([each.source for each in inputs]) as bar:
        return list(reading(inputs, keep=keep, tally=tally, bar=bar))


def _relate(record: Record) -> None:
    from onrecord.relate import relate
    from onrecord.serve.cli.relate import shown, summary

    with shown() as progress:
        found = relate(record, progress=progress)
    if found.statements:
        click.echo(summary(found), err=True)


def _show_relations(record: Record) -> None:
    """The strongest contradictions."""
    from onrecord.serve.cli.relations import print_relations

    found = record.relations.list(kind="contradicts", limit=_RELATIONS)
    if found:
        print_text([("\nWhat stands against what\n", "strong")])
        print_relations(record, found)


def _show_counts(record: Record) -> None:
    counts = record.counts()
    print_text(
        [
            ("\n", ""),
            (f"{counts.statements} statements", "strong"),
            (f" by {counts.speakers} speakers in {counts.articles} articles", ""),
            (f" of {counts.outlets} outlets, {counts.earliest} to {counts.latest}\n", ""),
        ]
    )


def _show_article(done: ReadArticle) -> None:
    """An article's coloured text, then the table of its statements."""
    from onrecord.serve.cli.show import print_annotated
    from onrecord.serve.cli.statement_table import print_statements

    print_annotated(done.article, done.statements)
    print_text([("", "")])
    print_statements(done.statements)


def _most_said(done: ReadArticle) -> tuple[bool, int]:
    """News before transcripts, then by the number of statements."""
    return done.article.kind == "news", len(done.statements)


def _show_next(record: str) -> None:
    program, kept = _program(), f"--record {shlex.quote(record)}"
    print_text(
        [
            ("\nTry next:\n", "strong"),
            (f"  {program} read ARTICLE         a file, a page or a folder of your own\n", ""),
            (f"  {program} search never concealed {kept}\n", ""),
            (f"  {program} check 'Ostrevia never concealed its military advisers' {kept}\n", ""),
            (f"  {program} speakers --named {kept}\n", ""),
            (f"  {program} show {kept}\n", ""),
            (f"  {program} serve {shlex.quote(record)}     the record as a web site", ""),
        ]
    )


def _program() -> str:
    """What to type to run this program again from here."""
    started = Path(sys.argv[0])
    if started.name != "onrecord":
        return "python -m onrecord"
    return "onrecord" if shutil.which("onrecord") else shlex.quote(os.path.relpath(started))
