"""Which pairs the entailment network is trained on, round by round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random

from evaluation.nli import Pair, claim_pairs, corpora
from onrecord.relate.models.pieces import shorten
from training.entailment.invented import invented

__all__ = ["EVIDENCE", "Pairs"]

EVIDENCE = 36  # words of a FEVER premise
_INVENTED = 2600  # pairs of each round
_FEVER = 40000  # of its pairs that are looked at
_OFTEN = 60  # times a word stands in claims at most, to choose evidence by it
# How many pairs of each label (entailment, neutral, contradiction) a round takes.
_QUOTAS = {
    "sick": (1000, 1400, 1100),
    "breaking_nli": (420, 20, 1000),
    "conjnli": (1000, 1100, 700),
    "fever": (1400, 700, 1200),
    "negation": (300, 450, 450),
    "claimdiff": (250, 150, 151),
}


@dataclass(frozen=True)
class Pairs:
    """The training parts of the data folders."""

    nli: Path
    claimdiff: Path

    def round(self, number: int, seed: int) -> list[Pair]:
        """The pairs of a round, shuffled: all of CAD, a share of the rest, new invented ones.

        A source gives other pairs in the next round until it has given all.
        """
        rng = Random(seed * 1000 + number)
        found = [*self._parts["cad"], *invented(rng, _INVENTED)]
        for source, quotas in _QUOTAS.items():
            for label, quota in enumerate(quotas):
                pairs = [p for p in self._parts[source] if p.label == label]
                found += _slice(pairs, quota, number, seed)
        rng.shuffle(found)
        return found

    @cached_property
    def _parts(self) -> dict[str, list[Pair]]:
        parts = {name: part.train for name, part in corpora(self.nli).items()}
        fever = Random(0).sample(parts["fever"], min(_FEVER, len(parts["fever"])))
        cut = [replace(p, premise=shorten(p.premise, p.hypothesis, EVIDENCE)) for p in fever]
        short = [p for p in cut if len(p.premise.split()) <= 1.2 * EVIDENCE]
        parts["fever"] = [*short, *_strangers(short, Random(0))]
        parts["claimdiff"] = claim_pairs(self.claimdiff).train
        return parts


def _slice(pairs: Sequence[Pair], quota: int, number: int, seed: int) -> list[Pair]:
    """The ``number``-th ``quota`` of the pairs in a shuffled order, beginning again at the end."""
    order = list(range(len(pairs)))
    Random(seed).shuffle(order)
    start, size = number * quota, min(quota, len(order))
    return [pairs[order[(start + i) % len(order)]] for i in range(size)]


def _strangers(pairs: Sequence[Pair], rng: Random) -> Iterator[Pair]:
    """Claims with evidence for other claims that shares a rare word with them: neutral."""
    where: dict[str, list[int]] = defaultdict(list)
    words = [set(re.findall(r"\w{4,}", p.hypothesis.lower())) for p in pairs]
    for n, found in enumerate(words):
        for word in found:
            where[word].append(n)
    for n in rng.sample(range(len(pairs)), len(pairs) // 6):
        near = [m for w in sorted(words[n]) if len(where[w]) <= _OFTEN for m in where[w]]
        others = [m for m in near if pairs[m].premise != pairs[n].premise]
        other = pairs[rng.choice(others)].premise if others else ""
        inside = set(re.findall(r"\w{4,}", other.lower()))
        if other and len(words[n] - inside) * 2 >= len(words[n]):
            yield Pair(other, pairs[n].hypothesis, 1, "fever")
