"""Who said what: an extractor's attributions against PolNeAR's.

    python -m evaluation.attributions ../shared/data/polnear --split dev

What each figure means is in evaluation/README.md; agreement.py holds the counting.
Intervals are 95% bootstrap intervals over articles (1,000 resamples, seeded).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from evaluation import agreement, brat
from evaluation.agreement import Match, Measured, Words
from onrecord.errors import ExtractError, OnRecordError
from onrecord.extract import extract
from onrecord.statements import Article, Attribution

__all__ = ["Extractor", "Figure", "Prediction", "Report", "extractor", "predict", "score"]

Extractor = Callable[[Article], Sequence[Attribution]]

FIGURES = (
    "who_said_what",
    "content_tokens",
    "content_relaxed",
    "content_exact",
    "cue_tokens",
    "source_tokens",
)
GROUPS = ("direct", "mixed", "indirect", "top", "nested", "nosource")

_RESAMPLES = 1000
_SEED = 20260901


class Counts(NamedTuple):
    """What was right, of what was predicted, and of what was wanted."""

    right: int
    predicted: int
    wanted: int


Tally = dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 in percent.

    ``low`` and ``high`` bound F1, or recall for a group of gold attributions, where
    predictions belong to no group: ``precision`` and ``f1`` are None there.
    """

    counts: Counts
    precision: float | None
    recall: float
    f1: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """An annotated article and what an extractor found in it."""

    annotated: brat.Annotated
    found: Sequence[Attribution]


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one extractor on one corpus: those of FIGURES, and for each group
    of gold that occurs ``GROUP.content_relaxed`` and ``GROUP.who_said_what``.
    """

    articles: int
    words: int
    figures: Mapping[str, Figure]

    def floors(self) -> dict[str, float]:
        """The figures that floors are set on: F1, and for each form the recall of who said what."""
        by_form = {form: f"{form}.who_said_what" for form in ("direct", "mixed", "indirect")}
        return {name: self.figures[name].f1 or 0.0 for name in FIGURES} | {
            form: self.figures[key].recall for form, key in by_form.items() if key in self.figures
        }


def extractor(name: str) -> Extractor:
    """An installed extractor by name, or ``MODULE:FUNCTION`` of one's own.

    Raises UnknownName for neither, ExtractError when it cannot be imported or opened.
    """
    module, _, function = name.partition(":")
    if not function:
        return partial(extract, extractor=name)
    try:
        found: Extractor = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise ExtractError(f"extractor {name}: {error}") from error
    return found


def predict(corpus: Iterable[brat.Annotated], find: Extractor) -> list[Prediction]:
    """Run the extractor on every article. Raises AnchorError for a span that is not in its text."""
    return [_predict(annotated, find) for annotated in corpus]


def score(predictions: Sequence[Prediction]) -> Report:
    """Compare with gold, micro-averaged over articles."""
    tallies, words = [], 0
    for annotated, found in ((p.annotated, p.found) for p in predictions):
        counted = Words(annotated.article.text)
        words += len(counted)
        tallies.append(_tally(counted, annotated.gold, found))
    return Report(len(predictions), words, _figures(tallies))


def outermost(predictions: Sequence[Prediction]) -> list[Prediction]:
    """The predictions without those inside another's content, which PolNeAR does not mark."""
    return [
        Prediction(p.annotated, agreement.outermost(Words(p.annotated.article.text), p.found))
        for p in predictions
    ]


def errors(predictions: Iterable[Prediction]) -> Iterator[str]:
    """What went wrong, one a line, in the order of the texts: missed, spurious, wrong source."""
    for annotated, found in ((p.annotated, p.found) for p in predictions):
        words = Words(annotated.article.text)
        gold, predicted = words.measure(annotated.gold), words.measure(found)
        for problem, measured in _problems(gold, predicted):
            yield f"{annotated.name}: {problem}: {_shown(annotated.article, measured)}"


def _predict(annotated: brat.Annotated, find: Extractor) -> Prediction:
    found = find(annotated.article)
    for attribution in found:
        attribution.check(annotated.article.text)
    return Prediction(annotated, found)


def _tally(words: Words, gold: Iterable[Attribution], found: Iterable[Attribution]) -> Tally:
    wanted, predicted = words.measure(gold), words.measure(found)
    matches = agreement.match(wanted, predicted)
    exact = agreement.match(wanted, predicted, threshold=1.0)
    sizes = len(predicted), len(wanted)
    return {
        "who_said_what": Counts(sum(m.same_source for m in matches), *sizes),
        "content_tokens": _tokens([m.content for m in predicted], [m.content for m in wanted]),
        "content_relaxed": Counts(len(matches), *sizes),
        "content_exact": Counts(len(exact), *sizes),
        "cue_tokens": _tokens([m.cue for m in predicted], [m.cue for m in wanted]),
        "source_tokens": _tokens([m.source for m in predicted], [m.source for m in wanted]),
    } | _group_tally(words, wanted, matches)


def _tokens(predicted: Iterable[frozenset[int]], wanted: Iterable[frozenset[int]]) -> Counts:
    """A word counts once, however many attributions cover it."""
    ours: frozenset[int] = frozenset().union(*predicted)
    theirs: frozenset[int] = frozenset().union(*wanted)
    return Counts(len(ours & theirs), len(ours), len(theirs))


def _group_tally(words: Words, wanted: Sequence[Measured], matches: Iterable[Match]) -> Tally:
    by_gold = {m.gold: m for m in matches}
    groups = [_groups(words, gold, wanted) for gold in wanted]
    tally = {}
    for group in GROUPS:
        members = [n for n, of in enumerate(groups) if group in of]
        hits = [by_gold[n] for n in members if n in by_gold]
        tally[f"{group}.content_relaxed"] = Counts(len(hits), 0, len(members))
        agreed = sum(hit.same_source for hit in hits)
        tally[f"{group}.who_said_what"] = Counts(agreed, 0, len(members))
    return tally


def _groups(words: Words, gold: Measured, others: Iterable[Measured]) -> set[str]:
    found = {agreement.form(words, gold), "nested" if agreement.is_inside(gold, others) else "top"}
    return found if gold.source else found | {"nosource"}


def _figures(tallies: Sequence[Tally]) -> dict[str, Figure]:
    weights = np.random.default_rng(_SEED).multinomial(
        len(tallies), np.full(len(tallies), 1 / len(tallies)), size=_RESAMPLES
    )
    figures = {}
    for name in tallies[0]:
        counts = np.array([tally[name] for tally in tallies])
        total = Counts(*map(int, counts.sum(axis=0)))
        if "." not in name or total.wanted:
            figures[name] = _figure(total, weights @ counts, of_group="." in name)
    return figures


def _figure(total: Counts, resampled: np.ndarray, *, of_group: bool) -> Figure:
    """``resampled``: Counts of each resample, shape (resamples, 3)."""
    measure = _recall if of_group else _f1
    low, high = np.percentile([measure(Counts(*row)) for row in resampled.tolist()], [2.5, 97.5])
    precision = None if of_group else _percent(total.right, total.predicted)
    f1 = None if of_group else _f1(total)
    return Figure(total, precision, _recall(total), f1, float(low), float(high))


def _recall(counts: Counts) -> float:
    return _percent(counts.right, counts.wanted)


def _f1(counts: Counts) -> float:
    return _percent(2 * counts.right, counts.predicted + counts.wanted)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _problems(
    gold: Sequence[Measured], predicted: Sequence[Measured]
) -> Iterator[tuple[str, Measured]]:
    matches = agreement.match(gold, predicted)
    found = {m.gold for m in matches}
    wanted = {m.predicted for m in matches}
    yield from (("missed", g) for n, g in enumerate(gold) if n not in found)
    yield from (("spurious", p) for n, p in enumerate(predicted) if n not in wanted)
    yield from (("wrong source", predicted[m.predicted]) for m in matches if not m.same_source)


def _shown(article: Article, measured: Measured) -> str:
    attribution = measured.attribution
    parts = (article.words(s) for s in (attribution.source, attribution.cue, attribution.content))
    return " | ".join(repr(part[:200]) for part in parts)


def _table(report: Report, title: str) -> Table:
    table = Table(title=title, caption=f"{report.articles} articles, {report.words:,} words")
    table.add_column("")
    for column in ("precision", "recall", "F1", "95% interval", "gold"):
        table.add_column(column, justify="right")
    for name, f in report.figures.items():
        shown = ("" if x is None else f"{x:.1f}" for x in (f.precision, f.recall, f.f1))
        table.add_row(name, *shown, f"{f.low:.1f} to {f.high:.1f}", f"{f.counts.wanted:,}")
    return table


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--split", help="A folder of DATA, such as dev.")
@click.option("--extractor", "name", default="onrecord", show_default=True)
@click.option("--errors", "shown", default=0, metavar="N", help="Print the first N errors.")
@click.option("--json", "out", type=click.Path(path_type=Path), help="Write the figures to a file.")
def main(data: Path, split: str | None, name: str, shown: int, out: Path | None) -> None:
    """Score an extractor on DATA, a folder with text/*.txt and attributions/*.ann."""
    try:
        corpus = brat.read_corpus(data / split if split else data)
        predictions = predict(track(corpus, "reading", transient=True), extractor(name))
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    reports = {"all": score(predictions), "outermost": score(outermost(predictions))}
    for which, report in reports.items():
        Console().print(_table(report, f"{name}, {which} predictions"))
    for line in islice(errors(predictions), shown):
        click.echo(line)
    if out:
        out.write_text(json.dumps({k: asdict(r) for k, r in reports.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
