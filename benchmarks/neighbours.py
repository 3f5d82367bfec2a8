"""What it costs to find the statements nearest to those of a new article.

    python -m benchmarks.neighbours --sizes 100000 --sizes 1000000

For each size a record of that many statements is made in a temporary folder, with generated
vectors: unit vectors around as many centres as the square root of the size. The 20 statements of an
article are then asked for. ``seconds``: processor time of the search, all threads together
(median of the rounds); ``making``: of making the lists of a large record, once; ``recall``: the
share of the 40 nearest that is found; ``peak_mb``: the largest memory of the process.
"""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import click
import numpy as np
from numpy.typing import NDArray

from onrecord.record import Record
from onrecord.relate.models.vectors import WIDTH
from onrecord.relate.neighbours import EXACT, Neighbours, neighbours, tend
from onrecord.statements import Article, Attribution, Span, Statement

__all__ = ["filled", "generated", "search_seconds"]

MODEL = "generated/1"
_QUERIES = 20
_SPREAD = 1.2  # length of what is added to a centre, itself of length 1
_A_TIME = 20_000
_MOST, _LEAST = 40, 0.35

Matrix = NDArray[np.float32]


def generated(size: int, *, seed: int = 1, width: int = WIDTH) -> Matrix:
    """*Shape:* (size, width), of unit length."""
    random = np.random.default_rng(seed)
    centres = _unit(random.standard_normal((max(1, int(size**0.5)), width), np.float32))
    noise = random.standard_normal((size, width), np.float32) * (_SPREAD / width**0.5)
    return _unit(centres[random.integers(len(centres), size=size)] + noise)


def filled(record: Record, vectors: Matrix) -> None:
    """Add an article of so many one-word statements, and their vectors."""
    for start in range(0, len(vectors), _A_TIME):
        part = vectors[start : start + _A_TIME]
        article = Article("word " * len(part) + str(start))
        said = [
            Statement(article, Attribution((), (), (Span(5 * n, 5 * n + 4),), extractor=MODEL))
            for n in range(len(part))
        ]
        record.add(article, said)
        record.vectors.put(MODEL, [s.id for s in said], part)


def search_seconds(record: Record, vectors: Matrix, *, rounds: int) -> float:
    """The median processor time of a search for 20 vectors."""
    times = []
    for n in range(rounds):
        start = time.process_time()
        _search(record, vectors[n * _QUERIES : (n + 1) * _QUERIES])
        times.append(time.process_time() - start)
    return median(times)


def recall(record: Record, vectors: Matrix) -> float:
    """The share of the 40 nearest of 20 vectors that the search finds (cosines within 0.002)."""
    exact = -np.partition(-(vectors[:_QUERIES] @ vectors.T), _MOST - 1)[:, :_MOST]
    found = _search(record, vectors[:_QUERIES])
    least = np.maximum(exact.min(1), _LEAST) - 0.002
    right = [sum(c >= x for _, c in f) for f, x in zip(found, least, strict=True)]
    return float(sum(right) / (exact >= _LEAST).sum())


def _search(record: Record, asked: Matrix) -> list[Neighbours]:
    return neighbours(record, MODEL, asked, most=_MOST, least=_LEAST)


def _unit(vectors: Matrix) -> Matrix:
    unit: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sizes", type=click.IntRange(1000), multiple=True, default=(10_000, 100_000))
@click.option("--exact", type=int, default=EXACT, show_default=True, help="Look at all up to here.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def main(sizes: Sequence[int], exact: int, rounds: int) -> None:
    """Print one JSON object a size."""
    for size in sorted(sizes):
        vectors = generated(size)
        with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "news.db") as record:
            filled(record, vectors)
            start = time.process_time()
            tend(record, MODEL, exact=exact)
            making = time.process_time() - start
            seconds = search_seconds(record, vectors, rounds=rounds)
            share = recall(record, vectors)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        row = {"statements": size, "seconds": round(seconds, 3), "making": round(making, 1)}
        row |= {"recall": round(share, 3), "peak_mb": round(megabytes)}
        click.echo(json.dumps(row))


if __name__ == "__main__":
    main()
