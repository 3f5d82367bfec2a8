"""How well statements are grouped into matters.

    python -m evaluation.matters ../shared

ClaimDiff (Ko et al. 2023): claims of two newspapers on one topic, arriving by date; the topic
is the label. A topic is wider than a question, so recall counts what one would not expect
to be joined; precision is what matters. Every claim of a topic has the topic's date, which
makes time a better guide than it is in life: ``undated`` is without dates.

The newsroom: ``together`` is the percentage of planted pairs (reversals, disputes, records,
agreements) that share a matter, ``mixed_at_most`` the number of matters with statements of more
than one of its three stories. The rule was chosen on both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from evaluation.newsroom import NEWSROOM, documents
from onrecord.errors import OnRecordError
from onrecord.record import Record
from onrecord.relate.matters import find_matters
from onrecord.relate.models.vectors import Sentences, subject_text
from onrecord.statements import Article, Attribution, Span, Statement

__all__ = ["agreement", "claims", "measure", "newsroom_figures", "places"]

Matrix = NDArray[np.float32]

_STORIES = {
    "water": ("brown-water", "they-knew", "testing", "court", "minister-letter"),
    "cinema": ("lantern-cinema",),
}


def measure(shared: Path) -> dict[str, float]:
    """All figures; raises OSError or ValueError when ClaimDiff is not there or is not JSON."""
    sentences = Sentences()
    labelled = claims(shared / "data" / "claimdiff" / "weaken.train.json")
    vectors = sentences.vectors([text for text, _, _ in labelled])
    found: dict[str, float] = {}
    for name, dated in (("", True), ("undated_", False)):
        statements = [_statement(text, day if dated else None) for text, _, day in labelled]
        where = places(statements, vectors, sentences.name)
        figures = agreement([where[s.id] for s in statements], [topic for _, topic, _ in labelled])
        found |= {f"{name}{figure}": value for figure, value in figures.items()}
    return found | newsroom_figures(sentences)


def claims(file: Path) -> list[tuple[str, str, str]]:
    """Each claim once, with its topic and the topic's date, the earliest first."""
    pairs = json.loads(file.read_text("utf-8"))["data"]
    known = {p[f"claim_{x}"]: (p["topic"], p["date"]) for p in pairs for x in "ab"}
    rows = [(claim, *topic) for claim, topic in known.items() if claim.strip()]
    return sorted(rows, key=lambda row: (row[2], row[1], row[0]))


def places(statements: Sequence[Statement], vectors: Matrix, model: str) -> dict[str, str]:
    """The matter of each statement (by id) when they arrive in this order."""
    with Record(":memory:") as record:
        for article in {s.article.id: s.article for s in statements}.values():
            record.add(article, [s for s in statements if s.article is article])
        record.vectors.put(model, [s.id for s in statements], vectors)
        find_matters(record, model=model)
        return record.matters.placed()


def agreement(found: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
    """Percentages of pairs, and B-cubed (Bagga and Baldwin 1998) of items, that agree."""
    same = np.equal.outer(np.array(found), np.array(found))
    gold = np.equal.outer(np.array(labels), np.array(labels))
    both = same & gold
    n = len(labels)
    pairs = int(both.sum()) - n
    figures = {
        "precision": pairs / max(1, int(same.sum()) - n),
        "recall": pairs / max(1, int(gold.sum()) - n),
        "bcubed_precision": float((both.sum(1) / same.sum(1)).mean()),
        "bcubed_recall": float((both.sum(1) / gold.sum(1)).mean()),
    }
    p, r = figures["bcubed_precision"], figures["bcubed_recall"]
    return {k: 100 * v for k, v in (figures | {"bcubed_f1": 2 * p * r / (p + r)}).items()}


def newsroom_figures(sentences: Sentences) -> dict[str, float]:
    """``together`` and ``mixed_at_most`` on the newsroom's gold statements."""
    named = _newsroom()
    vectors = sentences.vectors([subject_text(s) for s in named.values()])
    where = places(list(named.values()), vectors, sentences.name)
    at = {name: where[s.id] for name, s in named.items() if s.id in where}
    told = [at[a] == at[b] for a, b in _pairs() if a in at and b in at]
    stories: dict[str, set[str]] = {}
    for name, matter in at.items():
        stories.setdefault(matter, set()).add(_story(name))
    mixed = sum(len(found) > 1 for found in stories.values())
    return {"together": 100 * sum(told) / len(told), "mixed_at_most": mixed}


def _newsroom() -> dict[str, Statement]:
    """The gold statements by name, in the order of publication."""
    found: dict[str, Statement] = {}
    ordered = sorted(documents(NEWSROOM), key=lambda d: d.article.published or "9999")
    for document in ordered:
        gold = {g["id"]: g for g in document.record["statements"]}
        found |= {e.id: _gold(document.article, e.attribution, gold[e.id]) for e in document.gold}
    return found


def _gold(article: Article, attribution: Attribution, gold: dict[str, Any]) -> Statement:
    plain = Statement(article, attribution, speech=gold["speech"])
    return replace(plain, proposition=gold["proposition"], stance=gold["stance"])


def _pairs() -> Iterable[tuple[str, str]]:
    planted = json.loads((NEWSROOM / "relations.json").read_text("utf-8"))
    for part in ("reversals", "disputes", "agreements"):
        yield from ((p["a"], p["b"]) for p in planted[part])
    for record in planted["records"]:
        yield from ((record["claim"], against) for against in record["against"])


def _story(name: str) -> str:
    article = name.split("/", maxsplit=1)[0]
    return next((story for story, keys in _STORIES.items() if article in keys), "advisers")


def _statement(text: str, published: str | None) -> Statement:
    return Statement(Article(text, published=published), Attribution((), (), (Span(0, len(text)),)))


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shared", type=click.Path(path_type=Path))
def main(shared: Path) -> None:
    """Score the grouping into matters on ClaimDiff in SHARED and on the newsroom."""
    try:
        found = measure(shared)
    except (OnRecordError, OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for figure, value in found.items():
        click.echo(f"{figure}: {value:.4g}")


if __name__ == "__main__":
    main()
