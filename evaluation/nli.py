"""Pairs of sentences whose relation is known, and which of them are held out of training.

The folder holds CAD (Kaushik, Hovy and Lipton 2020), SICK (Marelli et al. 2014), Breaking_NLI
(Glockner, Shwartz and Goldberg 2018), ConjNLI (Saha, Nie and Bansal 2020), the negation sets of
Hossain et al. 2020 and FEVER's claims with their evidence (Thorne et al. 2018); ClaimDiff (Ko
et al. 2023) has a folder of its own. Every split is by a hash of the text that parts share, so
that it is the same on every machine and nothing held out is trained on.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

__all__ = ["LABELS", "Pair", "Parts", "claim_pairs", "corpora"]

LABELS = ("entailment", "neutral", "contradiction")
_TRAINED = {"breaking_nli": 0.4, "fever": 0.9, "negation": 0.8, "claimdiff": 0.75}


@dataclass(frozen=True)
class Pair:
    """Does ``hypothesis`` follow from ``premise``? ``label`` is a number in ``LABELS``.

    For ClaimDiff the label says what the second claim does to the first: 0 strengthens it,
    1 neither, 2 weakens it; ``group`` is then the topic.
    """

    premise: str
    hypothesis: str
    label: int
    source: str
    group: str = ""


@dataclass(frozen=True)
class Parts:
    """What may be trained on, and what is measured on."""

    train: list[Pair]
    held_out: list[Pair]


def corpora(folder: Path) -> dict[str, Parts]:
    """cad, sick, breaking_nli, conjnli, fever and negation, from the folder of their files."""
    cad, conj = _rows(folder, "cad.test"), _rows(folder, "conjnli.dev")
    fever = _by(lambda p: p.premise, _rows(folder, "fever.train"), _TRAINED["fever"])
    negation = [*_table(folder, "SNLI"), *_table(folder, "MNLI")]
    return {
        "cad": Parts(_apart([*_rows(folder, "cad.train"), *_rows(folder, "cad.dev")], cad), cad),
        "sick": Parts(_rows(folder, "sick.all"), []),
        "breaking_nli": _by(
            lambda p: p.premise, _rows(folder, "breaking_nli.all"), _TRAINED["breaking_nli"]
        ),
        "conjnli": Parts(_apart(_rows(folder, "conjnli.train"), conj), conj),
        "fever": Parts(_apart(fever.train, fever.held_out), fever.held_out),
        "negation": _by(lambda p: p.group, negation, _TRAINED["negation"]),
    }


def claim_pairs(folder: Path) -> Parts:
    """ClaimDiff, split by topic."""
    weaken, strengthen = (
        {row["pair_id"]: row for row in json.loads((folder / name).read_text("utf-8"))["data"]}
        for name in ("weaken.train.json", "strengthen.train.json")
    )
    pairs = [
        Pair(
            row["claim_a"],
            row["claim_b"],
            2 if row["relation"] else 0 if strengthen[key]["relation"] else 1,
            "claimdiff",
            row["topic"],
        )
        for key, row in weaken.items()
    ]
    return _by(lambda p: p.group, pairs, _TRAINED["claimdiff"])


def _rows(folder: Path, name: str) -> list[Pair]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    source = name.partition(".")[0]
    return [Pair(r["premise"], r["hypothesis"], LABELS.index(r["label"]), source) for r in rows]


def _table(folder: Path, name: str) -> list[Pair]:
    """A negation set; the group is four rows, which are one pair with and without "not"."""
    text = (folder / f"negation.{name}.tsv").read_text("latin-1")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        Pair(
            r["Text"],
            r["Hypothesis"],
            LABELS.index(r["gold_label"]),
            "negation",
            f"{name} {_words_of(r['Text'])}",
        )
        for r in rows
    ]


def _words_of(text: str) -> str:
    """The sentence without its negation: what the rows made from one sentence share."""
    dropped = {"not", "n't", "do", "does", "did"}
    return " ".join(w.rstrip("s") for w in text.lower().split() if w not in dropped)[:40]


def _by(key: Callable[[Pair], str], pairs: Iterable[Pair], share: float) -> Parts:
    train: list[Pair] = []
    held_out: list[Pair] = []
    for pair in pairs:
        (train if _draw(key(pair)) < share else held_out).append(pair)
    return Parts(train, held_out)


def _draw(text: str) -> float:
    """A number in [0, 1) that only the text decides."""
    return int.from_bytes(sha256(text.encode()).digest()[:6]) / 2**48


def _apart(train: Sequence[Pair], held_out: Sequence[Pair]) -> list[Pair]:
    """The training pairs that share neither sentence with a held-out pair."""
    premises, hypotheses = {p.premise for p in held_out}, {p.hypothesis for p in held_out}
    return [p for p in train if p.premise not in premises and p.hypothesis not in hypotheses]
