"""The newsroom in ``examples/``: articles of several kinds, and the statements in them.

    python -m evaluation.newsroom

Its gold points into the text by words: an exact string, with what stands before and
after it where it occurs more than once. A statement counts as found as in founding.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from evaluation import founding
from evaluation.attributions import Extractor, extractor
from evaluation.founding import Expected
from onrecord import ingest
from onrecord.errors import AnchorError, InputError, MalformedInput, OnRecordError
from onrecord.statements import Article, Attribution, Span

__all__ = ["NEWSROOM", "Document", "Reading", "anchor", "documents", "figures", "measure"]

NEWSROOM = Path(__file__).resolve().parents[1] / "examples" / "newsroom"

Selector = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """One article of the newsroom as it was read, its gold record, and the gold's spans."""

    article: Article
    record: dict[str, Any]
    gold: list[Expected]


@dataclass(frozen=True, slots=True)
class Reading:
    """One article of the newsroom as it was read, and what was found in it."""

    key: str
    article: Article
    findings: founding.Findings
    predictions: int


def documents(folder: Path) -> Iterator[Document]:
    """Every article that the gold describes, read as the program reads it.

    Statements of a title that is kept apart from the text are left out. Raises InputError
    when an article cannot be read, AnchorError when a statement is in neither.
    """
    for record in json.loads((folder / "gold.json").read_text("utf-8"))["articles"]:
        article = _read(folder / record["file"], record["row"] or 1)
        yield Document(article, record, list(_expected(record["statements"], article)))


def measure(folder: Path, find: Extractor) -> Iterator[Reading]:
    """What the extractor finds in every document; raises what ``documents`` raises."""
    for document in documents(folder):
        article, record = document.article, document.record
        furniture = founding.lines(article.text, record["furniture"])
        found = find(article)
        findings = founding.compare(article, document.gold, found, furniture=furniture)
        yield Reading(record["key"], article, findings, len(found))


def figures(readings: Sequence[Reading]) -> dict[str, float]:
    """``found``: percent of the required statements; ``in_gold``: percent of predictions."""
    every = [reading.findings for reading in readings]
    found = sum(e.required for findings in every for e in findings.found)
    missed = sum(e.required for findings in every for e in findings.missed)
    predictions = sum(reading.predictions for reading in readings)
    spurious = sum(len(findings.spurious) for findings in every)
    return {
        "found": 100 * found / max(1, found + missed),
        "in_gold": 100 * (predictions - spurious) / max(1, predictions),
        "furniture_at_most": sum(len(findings.furniture) for findings in every),
    }


def anchor(text: str, selector: Selector) -> Span:
    """The one place that a selector means: ``exact``, between ``prefix`` and ``suffix``.

    Raises AnchorError when there is none, or more than one.
    """
    parts = {"exact": selector} if isinstance(selector, str) else selector
    before, exact, after = (parts.get(part, "") for part in ("prefix", "exact", "suffix"))
    whole = before + exact + after
    start = text.find(whole)
    if start < 0 or text.find(whole, start + 1) >= 0:
        raise AnchorError(f"{whole!r} is {'not' if start < 0 else 'more than once'} in the text")
    return Span(start + len(before), start + len(before) + len(exact))


def _read(file: Path, row: int) -> Article:
    """The article of a file, or in that row (from 1) of a table."""
    articles = list(ingest.read_all([file]))
    if len(articles) < row:
        raise MalformedInput(str(file), f"no row {row}")
    article = articles[row - 1]
    if isinstance(article, InputError):
        raise article
    return article


def _expected(statements: Sequence[dict[str, Any]], article: Article) -> Iterator[Expected]:
    for s in statements:
        try:
            found = _attribution(s, article.text)
        except AnchorError as error:
            if _is_in_title(s, article):
                continue
            raise AnchorError(f"{s['id']}: {error}") from error
        yield Expected(s["id"], found, s["required"])


def _is_in_title(statement: dict[str, Any], article: Article) -> bool:
    try:
        _attribution(statement, article.title or "")
    except AnchorError:
        return False
    return True


def _attribution(statement: dict[str, Any], text: str) -> Attribution:
    source, cue = (
        (anchor(text, statement[part]),) if statement[part] else () for part in ("source", "cue")
    )
    return Attribution(source, cue, tuple(anchor(text, c) for c in statement["content"]))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path), default=NEWSROOM)
@click.option("--extractor", "name", default="onrecord", show_default=True)
def main(folder: Path, name: str) -> None:
    """Score an extractor on the newsroom in FOLDER (default: the one in examples/)."""
    try:
        readings = list(measure(folder, extractor(name)))
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    for reading in readings:
        Console().print(founding.table(reading.findings, reading.article.text, reading.key))
    for figure, value in figures(readings).items():
        click.echo(f"{figure}: {value:.4g}")


if __name__ == "__main__":
    main()
