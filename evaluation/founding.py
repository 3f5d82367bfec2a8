"""The founding article: the report that onrecord was first asked to read.

    python -m evaluation.founding ../shared

A statement of its gold is found when a prediction shares at least half of their content
words (Jaccard) and one character of its source. One prediction finds one statement.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation.agreement import Match, Measured, Words, jaccard, one_to_one
from evaluation.attributions import Extractor, extractor
from onrecord import ingest
from onrecord.errors import AnchorError, OnRecordError
from onrecord.statements import Article, Attribution, Span

__all__ = [
    "GOLD",
    "Expected",
    "Findings",
    "compare",
    "lines",
    "matches",
    "measure",
    "read_gold",
    "table",
]

GOLD = "samples/never-concealed.gold.json"

_HALF = 0.5

Reader = Callable[[Path], Article]


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement of the gold; those that are not required may be found or not."""

    id: str
    attribution: Attribution
    required: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of a gold record, what was not, and what is in no gold."""

    found: tuple[Expected, ...]
    missed: tuple[Expected, ...]
    spurious: tuple[Attribution, ...]
    furniture: tuple[Attribution, ...] = ()

    def figures(self) -> dict[str, float]:
        """``found`` of the required, predictions in ``furniture``, ``spurious`` predictions."""
        return {
            "found": sum(e.required for e in self.found),
            "furniture_at_most": len(self.furniture),
            "spurious_at_most": len(self.spurious),
        }


def measure(shared: Path, find: Extractor, *, read: Reader = ingest.read) -> Findings:
    """Read the article as the program does, extract, and compare with the gold.

    Raises AnchorError when reading changed the text, so that the gold's offsets are void.
    """
    path = shared / GOLD
    gold = json.loads(path.read_text("utf-8"))
    source = path.with_name(gold["article"])
    article = read(source)
    if article.text != source.read_bytes().decode("utf-8"):
        raise AnchorError(f"{source}: the text read is not the text of the file")
    furniture = lines(article.text, gold["not_article_text"])
    return compare(article, read_gold(gold["statements"]), find(article), furniture=furniture)


def read_gold(statements: Iterable[dict[str, Any]]) -> list[Expected]:
    """Gold statements with one source and one cue, ``[start, end]`` or null."""
    return [
        Expected(
            s["id"],
            Attribution(_one(s["source"]), _one(s["cue"]), _many(s["content"])),
            bool(s["required"]),
        )
        for s in statements
    ]


def compare(
    article: Article,
    gold: Sequence[Expected],
    found: Sequence[Attribution],
    *,
    furniture: Iterable[Span] = (),
) -> Findings:
    """Match predictions to the gold one to one, best content first."""
    words = Words(article.text)
    wanted = words.measure(e.attribution for e in gold)
    predicted = words.measure(found)
    made = matches(wanted, predicted)
    known = {wanted[m.gold].attribution for m in made}
    taken = {m.predicted for m in made}
    places = list(furniture)
    return Findings(
        found=tuple(e for e in gold if e.attribution in known),
        missed=tuple(e for e in gold if e.attribution not in known),
        spurious=tuple(p.attribution for n, p in enumerate(predicted) if n not in taken),
        furniture=tuple(a for a in found if _touches(_all(a), places)),
    )


def matches(gold: Sequence[Measured], predicted: Sequence[Measured]) -> list[Match]:
    """Gold statements with the predictions that find them, one to one."""
    pairs = [
        Match(i, j, likeness, same_source=True)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (likeness := jaccard(g.content, p.content)) >= _HALF
        and _sources_meet(g.attribution, p.attribution)
    ]
    return one_to_one(sorted(pairs, key=lambda m: (-m.jaccard, m.gold, m.predicted)))


def _sources_meet(gold: Attribution, found: Attribution) -> bool:
    """Gold without a source asks nothing of the prediction's."""
    return not gold.source or _touches(gold.source, found.source)


def _touches(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(s.start < o.end and o.start < s.end for s in some for o in others)


def _all(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def lines(text: str, wanted: Iterable[str]) -> list[Span]:
    """The lines of the text that are one of those wanted."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() in wanted:
            found.append(Span(start, start + len(line)))
        start += len(line)
    return found


def _one(place: Sequence[int] | None) -> tuple[Span, ...]:
    return (Span(*place),) if place else ()


def _many(places: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in places)


def table(findings: Findings, text: str, title: str) -> Table:
    """Each statement and each stray prediction, by how it fared."""
    rows = Table("", "statement", "content", title=title)
    for mark, group in (("found", findings.found), ("missed", findings.missed)):
        for e in group:
            what = mark if e.required else f"{mark}, not required"
            rows.add_row(what, e.id, _content(e.attribution, text))
    for mark, strays in (("spurious", findings.spurious), ("furniture", findings.furniture)):
        for stray in strays:
            rows.add_row(mark, "", _content(stray, text))
    return rows


def _content(attribution: Attribution, text: str) -> str:
    return escape(" … ".join(s.of(text) for s in attribution.content))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
@click.option("--extractor", "name", default="onrecord", show_default=True)
def main(shared: Path, name: str) -> None:
    """Score an extractor on the founding article, which lies in SHARED/samples."""
    try:
        findings = measure(shared, extractor(name))
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    text = (shared / GOLD).with_name("never-concealed.txt").read_bytes().decode("utf-8")
    Console().print(table(findings, text, "The founding article"))
    for figure, value in findings.figures().items():
        click.echo(f"{figure}: {value:g}")


if __name__ == "__main__":
    main()
