"""From the network's scores for one window to attributions.

Tags are read by Viterbi under the rules of BIO; then every content word points to its
cue and every cue to its source (Dozat & Manning 2017 use such pointers for dependencies,
arXiv:1611.01734). A cue that the tags missed is taken when enough content points to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tags import BEGIN, OUTSIDE, TAGS
from onrecord.extract.windows import BREAK, Window
from onrecord.statements import Span

__all__ = ["Evidence", "Found", "decode"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_IMPOSSIBLE = -1e4
_AWAY = 3.0  # what it costs content to belong to a cue in the next paragraph, in nats
_SWITCH = 4.0  # what it costs content to go over to another cue in mid-run, in nats
_PROPOSE = 0.3  # mean pointer probability at which untagged words become a cue


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure the network was of each part, and how the attribution is built.

    Probabilities, in [0, 1]: ``content`` and ``cue`` are geometric means over words of the
    tags' probabilities, ``link`` the mean probability of the content's pointers, ``source``
    that of the cue's. ``words`` and ``cue_words`` count words of content and cue, marks
    included, ``parts`` the runs of content; ``sourced`` says whether there is a source.
    """

    content: float
    cue: float
    link: float
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
    ``opens`` whether it begins a paragraph.
    """

    piece: Ints
    start: Ints
    end: Ints
    opens: NDArray[np.bool_]

    def span(self, run: _Run) -> Span:
        return Span(int(self.start[run.start]), int(self.end[run.end - 1]))


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one part, from ``start`` to before ``end``."""

    start: int
    end: int


class _Links:
    """Pointer scores between pieces of a window."""

    def __init__(self, link: Floats, distance: Floats, paragraph: Ints) -> None:
        self.content, self.cue_key, self.cue, self.source = np.split(link, 4, axis=1)
        self.distance = distance
        self.paragraph = paragraph
        self.scale = np.sqrt(self.content.shape[1])

    def to_cue(self, content: Ints, cues: Ints) -> Floats:
        """Log-probabilities. *Shape:* (content, cues)."""
        away = np.abs(self.paragraph[content][:, None] - self.paragraph[cues][None, :])
        return _log_softmax(
            self.content[content] @ self.cue_key[cues].T / self.scale
            + self._apart(0, content, cues)
            - _AWAY * away
        )

    def to_source(self, cues: Ints, sources: Ints) -> Floats:
        """Log-probabilities. *Shape:* (cues, sources)."""
        return _log_softmax(
            self.cue[cues] @ self.source[sources].T / self.scale + self._apart(1, cues, sources)
        )

    def _apart(self, which: int, here: Ints, there: Ints) -> Floats:
        reach = self.distance.shape[1] // 2
        apart = np.clip(there[None, :] - here[:, None], -reach, reach) + reach
        values: Floats = self.distance[which][apart]
        return values


def decode(window: Window, tag: Floats, link: Floats, distance: Floats) -> list[Found]:
    """The attributions of one window.

    *Shape:* tag (pieces, 7) and link (pieces, 4 × k) as the network gives them;
    distance (2, 2 × reach + 1), its learned bias for how far apart two pieces are.
    """
    words = _words(window)
    if not len(words.piece):
        return []
    scores = _log_softmax(tag[words.piece].astype(np.float64))
    tags = _viterbi(scores)
    runs = _runs(tags, words.opens)
    if not runs["content"]:
        return []
    links = _Links(link.astype(np.float64), distance, np.cumsum(window.ids == BREAK))
    content = np.concatenate([np.arange(r.start, r.end) for r in runs["content"]])
    to_word = links.to_cue(words.piece[content], words.piece)
    cues = _cues(runs, content, to_word, tags)
    if not cues:
        return []
    to_cue = np.stack([to_word[:, c.start : c.end].max(1) for c in cues], 1)
    shares = _shares(runs["content"], to_cue)
    sources, sureness = _sources(cues, runs["source"], words, links)
    found = []
    for number, cue in enumerate(cues):
        mine = [run for run, owner in shares if owner == number]
        if mine:
            source = sources[number]
            found.append(
                Found(
                    (words.span(source),) if source else (),
                    (words.span(cue),),
                    tuple(words.span(run) for run in mine),
                    Evidence(
                        _sure(scores, tags, mine),
                        _sure(scores, tags, [cue]) if tags[cue.start] else _PROPOSE,
                        _mean_link(mine, content, to_cue[:, number]),
                        sureness[number],
                        words=sum(run.end - run.start for run in mine),
                        cue_words=cue.end - cue.start,
                        parts=len(mine),
                        sourced=source is not None,
                    ),
                )
            )
    return found


def _words(window: Window) -> _Words:
    piece = np.flatnonzero(window.first)
    last = np.append(piece[1:], len(window)) - 1
    real = window.offsets[:, 0] >= 0
    while (unreal := ~real[last]).any():
        last = last - unreal
    opens = np.isin(window.ids[piece - 1], (BREAK, window.ids[0]))
    return _Words(piece, window.offsets[piece, 0], window.offsets[last, 1], opens)


def _log_softmax(x: Floats) -> Floats:
    top = x.max(-1, keepdims=True)
    shifted: Floats = x - top - np.log(np.exp(x - top).sum(-1, keepdims=True))
    return shifted


def _allowed() -> Floats:
    """Transition scores: inside follows only beginning or inside of the same part."""
    table = np.zeros((TAGS, TAGS))
    for begin in BEGIN.values():
        table[:, begin + 1] = _IMPOSSIBLE
        table[[begin, begin + 1], begin + 1] = 0
    return table


_TRANSITIONS = _allowed()


def _viterbi(scores: Floats) -> Ints:
    """The likeliest sequence of tags that BIO allows. *Shape:* (words, 7) to (words,)."""
    best = scores[0] + _TRANSITIONS[OUTSIDE]
    back = np.zeros(scores.shape, np.int64)
    for i in range(1, len(scores)):
        ways = best[:, None] + _TRANSITIONS
        back[i] = ways.argmax(0)
        best = ways.max(0) + scores[i]
    tags = np.zeros(len(scores), np.int64)
    tags[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


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


def _cues(runs: dict[str, list[_Run]], content: Ints, to_word: Floats, tags: Ints) -> list[_Run]:
    """The tagged cues, and words outside all parts that a run of content points to."""
    cues = list(runs["cue"])
    row = {int(word): i for i, word in enumerate(content)}
    for run in runs["content"]:
        share = np.exp(to_word[row[run.start] : row[run.start] + run.end - run.start].mean(0))
        tagged = max((share[c.start : c.end].sum() for c in cues), default=0.0)
        word = int(share.argmax())
        if tags[word] == OUTSIDE and share[word] > max(_PROPOSE, tagged):
            new = _Run(word, word + 1)
            if new not in cues:
                cues.append(new)
    return cues


def _shares(contents: Sequence[_Run], to_cue: Floats) -> list[tuple[_Run, int]]:
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


def _path(scores: Floats) -> Ints:
    """*Shape:* (words, cues) to (words,)."""
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
) -> tuple[list[_Run | None], list[float]]:
    """The source of each cue, None where it points to none, and how surely."""
    targets = np.array([words.piece[s.start] for s in sources] + [0])
    scores = links.to_source(words.piece[[c.start for c in cues]], targets)
    choice = scores.argmax(1)
    picked = [sources[i] if i < len(sources) else None for i in choice]
    return picked, [float(np.exp(row[i])) for row, i in zip(scores, choice, strict=True)]


def _sure(scores: Floats, tags: Ints, runs: Sequence[_Run]) -> float:
    words = np.concatenate([np.arange(r.start, r.end) for r in runs])
    return float(np.exp(scores[words, tags[words]].mean()))


def _mean_link(runs: Sequence[_Run], content: Ints, to_cue: Floats) -> float:
    words = np.concatenate([np.arange(r.start, r.end) for r in runs])
    return float(np.exp(to_cue[np.isin(content, words)]).mean())
