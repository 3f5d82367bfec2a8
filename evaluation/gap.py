"""How well the scorer of pronouns tells which of two names is meant, on GAP.

    python -m evaluation.gap GAP/gap-validation.tsv

GAP (Webster et al. 2018, "Mind the GAP", TACL 6; snippet context, two names given). Of the
two names the likelier is taken, unless its share is below a tenth. ``f1`` is GAP's measure
over names of both genders; ``low`` and ``high`` bound 95% of 1,000 resamplings. The page's
title, which GAP gives too, is not used.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from onrecord.resolve.coreference.candidates import Candidate, Layout
from onrecord.resolve.coreference.reading import read
from onrecord.resolve.coreference.scorer import scores
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.mentions.entities import Entity

__all__ = ["OTHER", "A", "B", "Labelled", "figures", "gap", "main"]

A, B, OTHER = 0, 1, 2
"""Whose a candidate is, and what the answer of a passage can be."""

_LEAST = 0.1
_RESAMPLINGS = 1_000

Counts = tuple[int, int, int]
Place = tuple[int, int]
"""Half-open code points."""


@dataclass(frozen=True)
class Labelled:
    """A passage: the pronoun's place, the candidates in order, whose each is (``A``, ``B`` or
    ``OTHER``) and the answer.
    """

    place: Layout
    start: int
    word: str
    candidates: Sequence[Candidate]
    whose: Sequence[int]
    answer: int


def gap(path: Path) -> Iterator[Labelled]:
    """The passages of a GAP file (tab-separated, with a header)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _labelled(row)


def _labelled(row: dict[str, str]) -> Labelled:
    reading = read(row["Text"])
    start = int(row["Pronoun-offset"])
    persons = reading.cast.of("person")
    owners = _owners(row, persons)
    candidates = [
        Candidate(s, e, entity.gender, 0.0, entity)
        for (s, e), entity in sorted(_named(persons, owners).items())
        if not s <= start < e
    ]
    given = list(owners.values())
    whose = [next((n for n in (A, B) if c.bearer is given[n]), OTHER) for c in candidates]
    answer = A if row["A-coref"] == "TRUE" else B if row["B-coref"] == "TRUE" else OTHER
    return Labelled(reading.place, start, row["Pronoun"], candidates, whose, answer)


def _owners(row: dict[str, str], persons: Sequence[Entity]) -> dict[Place, Entity]:
    """Whose the two names given are, by their places: a person found there, or a new one."""
    owners: dict[Place, Entity] = {}
    for name, first in ((row[n], int(row[f"{n}-offset"])) for n in "AB"):
        end = first + len(name)
        over = [e for e in persons if any(m.start < end and first < m.end for m in e.mentions)]
        free = [e for e in over if e not in owners.values()]
        owners[first, end] = free[0] if free else Entity(name, "person", gender=gender_of(name))
    return owners


def _named(persons: Sequence[Entity], owners: Mapping[Place, Entity]) -> dict[Place, Entity]:
    """The persons by the places of their names; where a given one is, only that."""
    found = {(m.start, m.end): e for e in persons for m in e.mentions}
    clear = {
        (first, end): entity
        for (first, end), entity in found.items()
        if not any(first < given_end and given < end for given, given_end in owners)
    }
    return clear | dict(owners)


def figures(passages: Sequence[Labelled]) -> dict[str, float]:
    """F1 in per cent, for masculine and feminine pronouns too, with its interval."""
    counts = [_counts(p) for p in passages]
    male = [p.word.lower() in ("he", "him", "his") for p in passages]
    rng = Random(0)
    again = sorted(_f1(rng.choices(counts, k=len(counts))) for _ in range(_RESAMPLINGS))
    return {
        "n": len(counts),
        "f1": _f1(counts),
        "low": again[_RESAMPLINGS // 40],
        "high": again[-_RESAMPLINGS // 40],
        "masculine": _f1([c for c, m in zip(counts, male, strict=True) if m]),
        "feminine": _f1([c for c, m in zip(counts, male, strict=True) if not m]),
    }


def _counts(passage: Labelled) -> Counts:
    """Whether the answer is right, whether one is given, whether there is one."""
    found = scores(passage.place, passage.start, passage.word, passage.candidates)
    shares = np.exp(found - found.max())
    whose = np.array([*passage.whose, OTHER])
    both = [float(shares[whose == k].sum() / shares.sum()) for k in range(2)]
    given = max(both) > _LEAST
    right = given and int(both[1] > both[0]) == passage.answer
    return int(right), int(given), int(passage.answer != OTHER)


def _f1(counts: Sequence[Counts]) -> float:
    right, given, there = (sum(c[i] for c in counts) for i in range(3))
    return round(200 * right / max(1, given + there), 1)


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, print and, if asked, write the figures."""
    parser = argparse.ArgumentParser(description="Score the scorer of pronouns on a GAP file.")
    parser.add_argument("file", type=Path, help="gap-validation.tsv")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    args = parser.parse_args(argv)
    found = figures(list(gap(args.file)))
    for name, value in found.items():
        print(f"{name:<10}{value:>8}")
    if args.json:
        args.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
