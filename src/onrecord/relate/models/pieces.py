"""Two sentences as the entailment network reads them: pieces with features a reader can see.

``[CLS] premise [SEP] hypothesis [SEP]``; for each piece its segment, whether its word stands
in the other sentence too, and what kind of word it is (negation, number, name...).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from onrecord.relate.words.words import KINDS, Word, kind, stem, value

__all__ = ["INPUTS", "KINDS", "LONGEST", "MATCHES", "Pieces", "collate", "pieces", "shorten"]

Ints = NDArray[np.int64]

INPUTS = ("ids", "segment", "match", "kind", "mask")
LONGEST = 192  # pieces of a pair
MATCHES = 4  # no word, the same word, the same stem or value, not in the other sentence
_HYPOTHESIS = 80  # pieces of it at most
_CHARACTERS = 4000  # of a sentence that are looked at
_CLS, _SEP = 101, 102
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Pieces:
    """A pair, cut into pieces. *Shape:* every array (pieces,)."""

    ids: Ints
    segment: Ints
    match: Ints
    kind: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class _Side:
    """One sentence: its pieces' ids, the number of each piece's word, and the words."""

    ids: list[int]
    owner: list[int]
    words: list[Word]


def pieces(tokenizer: Tokenizer, pairs: Sequence[tuple[str, str]]) -> list[Pieces]:
    """Each (premise, hypothesis) as pieces, at most ``LONGEST``; what is over is left out."""
    texts = [text[:_CHARACTERS] for pair in pairs for text in pair]
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    sides = [_side(text, encoding) for text, encoding in zip(texts, found, strict=True)]
    return [_pair(*sides[i : i + 2]) for i in range(0, len(sides), 2)]


def shorten(premise: str, hypothesis: str, words: int) -> str:
    """The sentences of a premise that share most words with the hypothesis.

    They stay in order; the first is always kept if it is the best, and at most about ``words``
    words are kept (always one whole sentence).
    """
    sentences = _SENTENCE.split(premise)
    wanted = set(_WORD.findall(hypothesis.lower()))
    sizes = [len(_WORD.findall(s)) for s in sentences]
    if sum(sizes) <= words:
        return premise
    shared = [len(wanted & set(_WORD.findall(s.lower()))) for s in sentences]
    kept: set[int] = set()
    room = words
    for n in sorted(range(len(sentences)), key=lambda n: (-shared[n], n)):
        if not kept or sizes[n] <= room:
            kept.add(n)
            room -= sizes[n]
    return " ".join(sentences[n] for n in sorted(kept))


def collate(pairs: Sequence[Pieces]) -> dict[str, Ints]:
    """The network's inputs, padded. *Shape:* (batch, pieces) each."""
    longest = max(len(p) for p in pairs)
    batch = {name: np.zeros((len(pairs), longest), np.int64) for name in INPUTS}
    for row, pair in enumerate(pairs):
        for name in INPUTS[:-1]:
            batch[name][row, : len(pair)] = getattr(pair, name)
        batch["mask"][row, : len(pair)] = 1
    return batch


def _side(text: str, encoding: Encoding) -> _Side:
    spans: dict[int | None, tuple[int, int]] = {}
    for word, (start, end) in zip(encoding.word_ids, encoding.offsets, strict=True):
        spans[word] = (spans[word][0], end) if word in spans else (start, end)
    words = [Word(text[start:end], first=n == 0) for n, (start, end) in enumerate(spans.values())]
    numbers = {word: n for n, word in enumerate(spans)}
    return _Side(encoding.ids, [numbers[w] for w in encoding.word_ids], words)


def _pair(premise: _Side, hypothesis: _Side) -> Pieces:
    h = min(len(hypothesis.ids), _HYPOTHESIS)
    p = min(len(premise.ids), LONGEST - 3 - h)
    ids = [_CLS, *premise.ids[:p], _SEP, *hypothesis.ids[:h], _SEP]
    segment = [0] * (p + 2) + [1] * (h + 1)
    match, kinds = [], []
    for side, other, size in ((premise, hypothesis, p), (hypothesis, premise, h)):
        matches = _matches(side.words, other.words)
        sorts = _kinds(side.words, other.words)
        match.append([matches[w] for w in side.owner[:size]])
        kinds.append([sorts[w] for w in side.owner[:size]])
    joined = [[0, *row[0], 0, *row[1], 0] for row in (match, kinds)]
    return Pieces(*(np.array(row, np.int64) for row in (ids, segment, *joined)))


def _matches(words: Sequence[Word], others: Sequence[Word]) -> list[int]:
    exact = {w.lower for w in others}
    near = {stem(w.lower) for w in others} | {v for w in others if (v := value(w.lower))}
    return [_match(w, exact, near) for w in words]


def _match(word: Word, exact: set[str], near: set[str]) -> int:
    if not word.lower[:1].isalnum():
        return 0
    if word.lower in exact:
        return 1
    return 2 if stem(word.lower) in near or value(word.lower) in near else 3


def _kinds(words: Sequence[Word], others: Sequence[Word]) -> list[int]:
    names = {w.text for w in (*words, *others) if w.capital and not w.first}
    return [kind(w, words[n - 1] if n else None, names) for n, w in enumerate(words)]
