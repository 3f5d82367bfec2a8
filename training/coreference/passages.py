"""Passages with a pronoun, the names that it may stand for, and which of them it does.

GAP (Webster et al. 2018, "Mind the GAP", TACL 6) gives two names a pronoun; every other
person's name that the rules find in the passage is a further candidate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from evaluation.gap import Labelled
from onrecord.extract.windows import Window, windows
from onrecord.paragraphs import paragraphs
from onrecord.resolve.coreference.features import FEATURES, surface

__all__ = ["Batch", "Example", "batches", "collate", "examples"]

_LONGEST = 510


@dataclass(frozen=True)
class Example:
    """A passage as numbers. *Shape:* ``mark``: (pieces,); ``pools``: (1 + names, pieces), the
    pronoun first; ``surface``: (names, features); ``whose``: (names,).
    """

    window: Window
    mark: NDArray[np.int64]
    pools: NDArray[np.float32]
    surface: NDArray[np.float32]
    whose: NDArray[np.int64]
    answer: int


@dataclass(frozen=True)
class Batch:
    """Examples padded. *Shape:* ``inputs``: six times (batch, pieces); ``pools``: (batch,
    1 + names, pieces); ``surface``: (batch, names, features); ``whose``: (batch, names), -1
    where there is none; ``answer``: (batch,).
    """

    inputs: tuple[Tensor, ...]
    pools: Tensor
    surface: Tensor
    whose: Tensor
    answer: Tensor


def examples(labelled: Sequence[Labelled], tokenizer: Tokenizer) -> list[Example]:
    """The passages as numbers."""
    return [_example(p, tokenizer) for p in labelled]


def _example(passage: Labelled, tokenizer: Tokenizer) -> Example:
    text = passage.place.text
    window = windows(tokenizer, text, spans=paragraphs(text), size=_LONGEST)[0]
    pools = np.zeros((1 + len(passage.candidates), len(window)), np.float32)
    mark = np.zeros(len(window), np.int64)
    places = [(passage.start, passage.start + len(passage.word))]
    places += [(c.start, c.end) for c in passage.candidates]
    for row, (start, end) in enumerate(places):
        inside = (window.offsets[:, 0] < end) & (window.offsets[:, 1] > start)
        inside &= window.offsets[:, 0] >= 0
        pools[row, inside] = 1 / max(1, inside.sum())
        mark[inside] = 1 if row == 0 else 2
    numbers = surface(passage.place, passage.start, passage.word, passage.candidates)
    whose = np.array(passage.whose, np.int64)
    return Example(window, mark, pools, numbers.astype(np.float32), whose, passage.answer)


def batches(found: Sequence[Example], rng: Random, *, budget: int = 2048) -> list[list[Example]]:
    """The examples in batches of like length of at most ``budget`` pieces, shuffled."""
    todo = list(found)
    rng.shuffle(todo)
    out: list[list[Example]] = []
    for at in range(0, len(todo), 256):
        batch: list[Example] = []
        for e in sorted(todo[at : at + 256], key=lambda e: len(e.window)):
            if batch and (len(batch) + 1) * len(e.window) > budget:
                out.append(batch)
                batch = []
            batch.append(e)
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch: Sequence[Example]) -> Batch:
    """The examples as padded tensors."""
    n = max(len(e.window) for e in batch)
    k = max(len(e.whose) for e in batch)
    names = ("ids", "case", "quote", "place", "mark", "mask")
    fill = {"ids": 0, "case": 6, "quote": 0, "place": 3, "mark": 0, "mask": 0}
    columns = {name: np.full((len(batch), n), fill[name], np.int64) for name in names}
    pools = np.zeros((len(batch), 1 + k, n), np.float32)
    numbers = np.zeros((len(batch), k, len(FEATURES)), np.float32)
    whose = np.full((len(batch), k), -1, np.int64)
    for row, e in enumerate(batch):
        size = len(e.window)
        for name in ("ids", "case", "quote", "place"):
            columns[name][row, :size] = getattr(e.window, name)
        columns["mark"][row, :size] = e.mark
        columns["mask"][row, :size] = 1
        pools[row, : len(e.pools), :size] = e.pools
        numbers[row, : len(e.whose)] = e.surface
        whose[row, : len(e.whose)] = e.whose
    return Batch(
        tuple(torch.from_numpy(columns[name]) for name in names),
        torch.from_numpy(pools),
        torch.from_numpy(numbers),
        torch.from_numpy(whose),
        torch.tensor([e.answer for e in batch]),
    )
