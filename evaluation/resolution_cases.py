"""The articles that resolving is scored on: their text, their attributions, the labels of each.

``gold`` was annotated beforehand and the rules were developed on it; the rounds of
``resolution_labels`` were labelled later, without sight of the program. They are of
PolNeAR's training part, but for the last two, which are news from elsewhere: their
attributions are the program's own, those that a reader could make sense of.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluation.brat import annotations_of, read_text
from onrecord.statements import Article, Attribution, Span

__all__ = [
    "FOUNDING_DATE", "LABELS", "ROUNDS", "UNSEEN", "Case", "Gold", "founding_cases", "gold_cases",
    "labelled_cases",
]  # fmt: skip

Gold = dict[str, Any]

ROUNDS = (
    "first", "second", "third", "fourth", "fifth", "unseen", "sixth", "world", "world_unseen",
)  # fmt: skip
UNSEEN = frozenset(("unseen", "sixth", "world_unseen"))
"""Rounds whose errors nobody has read; they are not listed, so that they stay unread."""

_WORLD = frozenset(("world", "world_unseen"))
FOUNDING_DATE = "2015-09-09"
LABELS = Path(__file__).with_name("resolution_labels")
OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "Washington Post",
    "west-journal": "Western Journalism",
}


@dataclass(frozen=True)
class Case:
    """One article, its attributions, and the gold for each (None: not annotated)."""

    name: str
    article: Article
    attributions: tuple[Attribution, ...]
    golds: tuple[Gold | None, ...]


def gold_cases(data: Path) -> Iterator[Case]:
    """The annotated articles in ``data``, on which the rules were developed."""
    yield from _annotated(data / "polnear", "dev", data / "gold")


def labelled_cases(data: Path, labels: str) -> Iterator[Case]:
    """The articles of one round of labels, made without sight of the program."""
    if labels in _WORLD:
        yield from _of_the_world(data / "unlabelled", LABELS / labels)
    else:
        yield from _annotated(data / "polnear", "train", LABELS / labels)


def _annotated(polnear: Path, part: str, golds: Path) -> Iterator[Case]:
    """The articles of a part of PolNeAR that ``golds`` has labels for; date and publisher too."""
    meta, folder = _metadata(polnear / "metadata.tsv"), polnear / part
    for path in sorted(golds.glob("*.gold.jsonl")):
        name = path.name.removesuffix(".gold.jsonl")
        row = meta[name]
        article = Article(
            text=read_text(folder / "text" / f"{name}.txt"),
            title=row["title"],
            outlet=OUTLETS[row["publisher"]],
            published=row["publication_date"],
            language="en",
        )
        found = annotations_of(folder, name)
        events = dict(sorted(found.items(), key=lambda e: e[1].extent))
        yield _case(name, article, events, path)


def _of_the_world(unlabelled: Path, golds: Path) -> Iterator[Case]:
    """The articles whose labels hold the offsets of their spans; a text is known by its hash."""
    texts = _by_hash(unlabelled / "fnc.jsonl.gz")
    for path in sorted(golds.glob("*.gold.jsonl")):
        name = path.name.removesuffix(".gold.jsonl")
        article = Article(text=texts[name.rpartition("_")[2]], language="en")
        lines = map(json.loads, read_text(path).splitlines())
        events = {g["id"]: _attribution(g) for g in lines}
        yield _case(name, article, events, path)


def _by_hash(path: Path) -> dict[str, str]:
    """The texts of a file by the first ten digits of their SHA-1."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    return {hashlib.sha1(t.encode(), usedforsecurity=False).hexdigest()[:10]: t for t in texts}


def _attribution(gold: Gold) -> Attribution:
    """The attribution of a label that holds the places of its parts."""
    source, cue, content = (
        tuple(Span(*s) for s in gold[part]) for part in ("source", "cue", "content")
    )
    return Attribution(source, cue, content)


def founding_cases(samples: Path) -> Iterator[Case]:
    """The founding article without a publication date, then with one."""
    gold = json.loads(read_text(samples / "never-concealed.gold.json"))
    article = Article(text=read_text(samples / gold["article"]), language="en")
    attributions = tuple(_founding_attribution(s) for s in gold["statements"])
    golds = tuple({**s, "speech": True, "kind": s["speaker_kind"]} for s in gold["statements"])
    yield Case("undated", article, attributions, golds)
    dates = gold["said_if_published"]
    dated = tuple({**g, "said": dates.get(g["id"], g["said"])} for g in golds)
    yield Case("dated", replace(article, published=FOUNDING_DATE), attributions, dated)


def _case(name: str, article: Article, events: dict[str, Attribution], gold: Path) -> Case:
    lines = map(json.loads, read_text(gold).splitlines())
    golds = {g["id"]: g for g in lines if "speech" in g}
    return Case(name, article, tuple(events.values()), tuple(golds.get(e) for e in events))


def _metadata(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["filename"]: row for row in rows}


def _founding_attribution(statement: Gold) -> Attribution:
    source, cue = statement["source"], statement["cue"]
    return Attribution(
        source=(Span(*source),) if source else (),
        cue=(Span(*cue),) if cue else (),
        content=tuple(Span(*c) for c in statement["content"]),
    )
