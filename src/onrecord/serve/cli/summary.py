"""What a reading came to, in a few lines on standard error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.safe import one_line
from onrecord.serve.cli.reading import NAMED, Tally

if TYPE_CHECKING:
    from onrecord.serve.linking import Linked

__all__ = ["print_summary"]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def print_summary(tally: Tally, *, record: str | None) -> None:
    """Articles, statements, what was there already, refused or lost and why, and the speed."""
    for line in _lines(tally, record):
        click.echo(one_line(line), err=True)


def _lines(tally: Tally, record: str | None) -> Iterator[str]:
    seconds = tally.seconds()
    where = f" into {record}" if record else ""
    yield (
        f"read {_count(tally.articles, 'article')}{where}: "
        f"{_count(tally.statements, 'statement')}, {_count(tally.words, 'word')} "
        f"in {seconds:.1f} s ({tally.words / max(seconds, 1e-6):,.0f} words/s)"
    )
    if tally.already:
        yield f"already in the record: {_count(tally.already, 'article')}"
    if tally.refused:
        yield f"refused: {_count(tally.refused, 'statement')} with words that are not in the text"
    if tally.linked:
        yield f"linked to Wikidata: {_links(tally.linked)}"
    if tally.languages:
        yield f"in another language, no statements taken: {_each(tally.languages)}"
    for part, number in tally.without.items():
        named = f" (the first {NAMED} are named above)" if number > NAMED else ""
        yield f"kept without a {part}: {_count(number, 'article')}{named}"
    if tally.lost:
        yield f"lost: {_count(tally.lost.total(), 'input')} ({_each(_reasons(tally.lost))})"


def _links(linked: Linked) -> str:
    taken = f"; {_count(linked.taken_back, 'item')} taken back" if linked.taken_back else ""
    return f"{_count(linked.speakers, 'speaker')} ({linked.new:,} new){taken}"


def _reasons(lost: Counter[str]) -> Counter[str]:
    """``NotText`` in words: not text."""
    words = {name: _CAPITAL.sub(" ", name.removesuffix("Input")).lower() for name in lost}
    return Counter({words[name] or "other": n for name, n in lost.items()})


def _each(counted: Counter[str]) -> str:
    return ", ".join(f"{what} {number:,}" for what, number in counted.most_common())


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
