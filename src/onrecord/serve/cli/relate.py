"""``onrecord relate``: compare what is new in the record with all of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from onrecord.serve.cli.options import examples, record_option

if TYPE_CHECKING:
    from onrecord.relate.relating import Progress, Related

__all__ = ["relate", "shown", "summary"]


@click.command(
    short_help="Find what repeats, supports or contradicts what.",
    epilog=examples(
        "onrecord relate",
        "onrecord relate --threshold 0.8 --record 2031.db",
    ),
)
@record_option
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    metavar="P",
    help="Keep relations with at least this score (by default 0.6).",
)
def relate(*, record: str, threshold: float | None) -> None:
    """Compare what is new in the record with all of it.

    Finds the same words printed elsewhere, groups statements into matters, and finds which
    statements repeat, support or contradict each other. What was compared before is not
    compared again; an interrupted run is taken up where it was.
    """
    from onrecord.record import Record
    from onrecord.relate import relate as compare

    with Record(record, create=False) as opened, shown() as progress:
        found = compare(opened, threshold=threshold, progress=progress)
    click.echo(summary(found))


def summary(found: Related) -> str:
    """One line: how much was compared and what was found."""
    kinds = found.relations
    parts = [
        f"{found.statements:,} statements compared",
        f"{found.appearances:,} printed before",
        f"{found.matters:,} matters changed",
        *(f"{kinds.get(kind, 0):,} {words}" for kind, words in _WORDS.items()),
    ]
    return ", ".join(parts)


_WORDS = {
    "contradicts": "contradictions",
    "supports": "supported",
    "repeats": "repeated",
}


@contextmanager
def shown() -> Iterator[Progress | None]:
    """A bar on standard error when a person watches; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("statements"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)
