"""From the network's scores for one window to attributions.

Words are tagged (:mod:`.viterbi`); then every content word points to its cue and every
cue to its source (Dozat & Manning 2017 use such pointers for dependencies,
arXiv:1611.01734). A cue that the tags missed is taken when enough content points to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tags import BEGIN, OUTSIDE
from onrecord.extract.viterbi import likeliest, log_softmax, word_scores
from onrecord.extract.windows import BREAK, Window
from onrecord.statements import Span

__all__ = ["Evidence", "Found", "decode"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int64]

_AWAY = 3.0  # what it costs content to belong to a cue in the next paragraph, in nats
_SWITCH = 4.0  # what it costs content to go over to another cue in mid-run, in nats
_PROPOSE = 0.3  # mean pointer probability at which untagged words become a cue
_MAYBE = 0.05  # probability from which a word outside all contents may be content after all
_MARK = 5  # the case of words that are marks (windows.py)
_ONE_THREAD = 1 << 18  # multiplications up to which OpenBLAS uses one thread (interface/gemm.c)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure the network was of each part, and how the attribution is built.

    Probabilities, in [0, 1]: ``agreement`` is the expected share of words that the content
    has in common with the true one, of all words of both; ``content`` and ``cue`` are
    geometric means over words of the tags' probabilities; ``source`` is that of the cue's
    pointer to any word of its source, or to none. ``words`` and ``cue_words`` count words
    of content and cue, marks included, ``parts`` the runs of content; ``sourced`` says
    whether there is a source.
    """

    agreement: float
    content: float
    cue: float
    source: float
    words: int
    cue_words: int
    parts: int
    sourced: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as found in one window; spans are code points of the article."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    evidence: Evidence


@dataclass(frozen=True)
class _Words:
    """The words of a window. *Shape:* each (words,).

    ``piece`` is the index of a word's first piece, ``start`` and ``end`` its characters,
    ``opens`` whether it begins a paragraph, ``bounds`` whether a phrase may end before it:
    at a paragraph, at a mark, after a mark.
    """

    piece: Ints
    start: Ints
    end: Ints
    opens: NDArray[np.bool_]
    bounds: NDArray[np.bool_]

    def spans(self, runs: Sequence[_Run]) -> tuple[Span, ...]:
        """Where the runs are in the article."""
        return tuple(Span(int(self.start[r.start]), int(self.end[r.end - 1])) for r in runs)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one part, from ``start`` to before ``end``."""

    start: int
    end: int


class _Source(NamedTuple):
    """One run or none, and the probability that the cue points there."""

    runs: list[_Run]
    sureness: float


@dataclass(frozen=True)
class _Tagged:
    """The words of a window with their tags, and which of them may be content.

    *Shape:* ``scores`` (words, 7), log-probabilities; ``tags`` and ``content``, each word's
    probability to be content, (words,). ``maybe`` are the numbers of the words that are
    tagged as content or may be content after all, in order.
    """

    words: _Words
    scores: Floats
    tags: Ints
    content: Floats
    maybe: Ints
    runs: dict[str, list[_Run]]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which of ``maybe`` are tagged. *Shape:* (maybe,)."""
        return self.tags[self.maybe] >= BEGIN["content"]


class _Links:
    """Pointer scores between pieces of a window."""

    def __init__(self, link: NDArray[np.floating], distance: Floats, paragraph: Ints) -> None:
        parts = np.split(link.astype(np.float32, copy=False), 4, axis=1)
        self.content, self.cue_key, self.cue, self.source = parts
        self.paragraph = (_AWAY * paragraph).astype(np.float32)
        self.scale = np.float32(np.sqrt(self.content.shape[1]))
        self.size = len(link)
        reach = distance.shape[1] // 2
        apart = np.clip(np.arange(-self.size, self.size + 1), -reach, reach) + reach
        self.apart = distance[:, apart].astype(np.float32)

    def to_cue(self, content: Ints, cues: Ints) -> Singles:
        """Log-probabilities. *Shape:* (content, cues)."""
        scores = _product(self.content[content], self.cue_key[cues]) / self.scale
        scores += self._apart(0, content, cues)
        scores -= np.abs(self.paragraph[content][:, None] - self.paragraph[cues])
        return log_softmax(scores)

    def to_source(self, cues: Ints, sources: Ints) -> Singles:
        """Log-probabilities. *Shape:* (cues, sources)."""
        scores = _product(self.cue[cues], self.source[sources]) / self.scale
        return log_softmax(scores + self._apart(1, cues, sources))

    def _apart(self, which: int, here: Ints, there: Ints) -> Singles:
        """The bias for how far each is from each. *Shape:* (here, there)."""
        values: Singles = self.apart[which][there - here[:, None] + self.size]
        return values


def decode(
    window: Window, tag: NDArray[np.floating], link: NDArray[np.floating], distance: Floats
) -> list[Found]:
    """The attributions of one window.

    *Shape:* tag (pieces, 7) and link (pieces, 4 × k) as the network gives them;
    distance (2, 2 × reach + 1), its learned bias for how far apart two pieces are.
    """
    tagged = _tagged(_words(window), tag)
    if not tagged.runs["content"]:
        return []
    words = tagged.words
    links = _Links(link, distance, np.cumsum(window.ids == BREAK))
    to_word = links.to_cue(words.piece[tagged.maybe], words.piece)
    cues = _cues(tagged, to_word[tagged.inside])
    if not cues:
        return []
    to_cue = np.stack([to_word[:, c.start : c.end].max(1) for c in cues], 1)
    shares = _shares(tagged.runs["content"], to_cue[tagged.inside])
    sources = _sources(cues, tagged.runs["source"], words, links)
    found = []
    for number, (cue, source) in enumerate(zip(cues, sources, strict=True)):
        mine = [run for run, owner in shares if owner == number]
        if mine:
            found.append(
                Found(
                    words.spans(source.runs),
                    words.spans([cue]),
                    words.spans(mine),
                    _evidence(tagged, mine, cue, source, to_cue[:, number]),
                )
            )
    return found


def _tagged(words: _Words, tag: NDArray[np.floating]) -> _Tagged:
    scores = word_scores(tag[words.piece])
    tags = likeliest(scores, words.bounds)
    content = np.exp(scores[:, BEGIN["content"] :]).sum(1)
    maybe = np.flatnonzero((tags >= BEGIN["content"]) | (content > _MAYBE))
    return _Tagged(words, scores, tags, content, maybe, _runs(tags, words.opens))


def _words(window: Window) -> _Words:
    piece = np.flatnonzero(window.first)
    last = np.append(piece[1:], len(window)) - 1
    real = window.offsets[:, 0] >= 0
    while (unreal := ~real[last]).any():
        last = last - unreal
    opens = np.isin(window.ids[piece - 1], (BREAK, window.ids[0]))
    mark = window.case[piece] == _MARK
    bounds = opens | mark | np.append(True, mark[:-1])
    return _Words(piece, window.offsets[piece, 0], window.offsets[last, 1], opens, bounds)


def _product(one: Singles, other: Singles) -> Singles:
    """``one @ other.T`` in pieces too small to be worth a second thread.

    On busy cores the threads that a product of this size starts cost more than it does.
    """
    rows = max(1, _ONE_THREAD // max(1, other.size))
    parts = [one[row : row + rows] @ other.T for row in range(0, len(one), rows)]
    product: Singles = np.concatenate(parts)
    return product


def _runs(tags: Ints, opens: NDArray[np.bool_]) -> dict[str, list[_Run]]:
    """Runs of words of one part; a run ends with its paragraph."""
    runs: dict[str, list[_Run]] = {part: [] for part in BEGIN}
    for part, begin in BEGIN.items():
        inside = (tags == begin) | (tags == begin + 1)
        starts = inside & ((tags == begin) | opens | ~np.append(False, inside[:-1]))
        for start in np.flatnonzero(starts):
            end = int(start) + 1
            while end < len(tags) and inside[end] and not starts[end]:
                end += 1
            runs[part].append(_Run(int(start), end))
    return runs


def _cues(tagged: _Tagged, to_word: Singles) -> list[_Run]:
    """The tagged cues, and words outside all parts that a run of content points to.

    *Shape:* ``to_word`` (tagged content, words).
    """
    cues = list(tagged.runs["cue"])
    row = 0
    for run in tagged.runs["content"]:
        share = np.exp(to_word[row : row + run.end - run.start].mean(0))
        row += run.end - run.start
        most = max((share[c.start : c.end].sum() for c in cues), default=0.0)
        word = int(share.argmax())
        if tagged.tags[word] == OUTSIDE and share[word] > max(_PROPOSE, most):
            new = _Run(word, word + 1)
            if new not in cues:
                cues.append(new)
    return cues


def _shares(contents: Sequence[_Run], to_cue: Singles) -> list[tuple[_Run, int]]:
    """Which cue each stretch of content belongs to (a Viterbi path with a price on change)."""
    shares: list[tuple[_Run, int]] = []
    row = 0
    for run in contents:
        owners = _path(to_cue[row : row + run.end - run.start])
        row += run.end - run.start
        start = 0
        for i in range(1, len(owners) + 1):
            if i == len(owners) or owners[i] != owners[start]:
                shares.append((_Run(run.start + start, run.start + i), int(owners[start])))
                start = i
    return shares


def _path(scores: Singles) -> Ints:
    """*Shape:* (words, cues) to (words,)."""
    if scores.shape[1] == 1:
        return np.zeros(len(scores), np.int64)
    best = scores[0].copy()
    came: list[Ints] = []
    stay = np.arange(scores.shape[1])
    for row in scores[1:]:
        leader = int(best.argmax())
        switched = best[leader] - _SWITCH
        came.append(np.where(best >= switched, stay, leader))
        best = np.maximum(best, switched) + row
    owners = [int(best.argmax())]
    for step in reversed(came):
        owners.append(int(step[owners[-1]]))
    return np.array(owners[::-1])


def _sources(
    cues: Sequence[_Run], sources: Sequence[_Run], words: _Words, links: _Links
) -> list[_Source]:
    """What each cue points to: the likeliest of the sources, or none."""
    scores = links.to_source(words.piece[[c.start for c in cues]], np.append(words.piece, 0))
    picked = []
    for row in scores:
        choice = int(row[[*(s.start for s in sources), -1]].argmax())
        runs = list(sources[choice : choice + 1])
        share = sum(float(np.exp(row[r.start : r.end]).sum()) for r in runs)
        picked.append(_Source(runs, min(1.0, share if runs else float(np.exp(row[-1])))))
    return picked


def _evidence(
    tagged: _Tagged, runs: Sequence[_Run], cue: _Run, source: _Source, to_cue: Singles
) -> Evidence:
    """*Shape:* ``to_cue`` (maybe,): log-probability that such a word points to the cue."""
    words = np.concatenate([np.arange(r.start, r.end) for r in runs])
    known = bool(tagged.tags[cue.start])
    return Evidence(
        _agreement(tagged, words, to_cue),
        _sure(tagged, words),
        _sure(tagged, np.arange(cue.start, cue.end)) if known else _PROPOSE,
        source.sureness,
        words=len(words),
        cue_words=cue.end - cue.start,
        parts=len(runs),
        sourced=bool(source.runs),
    )


def _agreement(tagged: _Tagged, words: Ints, to_cue: Singles) -> float:
    """How many words the content is expected to share with the true one, by those of both.

    A word's share is the probability that it is content and points to the cue.
    """
    mass = np.exp(to_cue) * tagged.content[tagged.maybe]
    mine = np.isin(tagged.maybe, words)
    return float(mass[mine].sum() / (len(words) + mass[~mine].sum()))


def _sure(tagged: _Tagged, words: Ints) -> float:
    """Geometric mean of the probabilities of the words' tags."""
    return float(np.exp(tagged.scores[words, tagged.tags[words]].mean()))
