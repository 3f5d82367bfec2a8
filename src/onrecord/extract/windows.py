"""A text as the encoder sees it: windows of wordpieces with what an uncased vocabulary loses.

Whole paragraphs are packed into windows of at most 256 pieces, longer ones are cut at
sentence ends, and nothing is left out. Beside its number in the vocabulary a piece has
the case of its word, its place relative to quotation marks, and whether its paragraph is
the first, the second or a later one (headlines read differently).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from onrecord.paragraphs import paragraphs
from onrecord.statements import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["BREAK", "CASES", "PLACES", "QUOTES", "WINDOW", "Window", "quote_states", "windows"]

WINDOW = 256
PAD, BREAK, CLS, SEP = 0, 2, 101, 102
_STOPS = frozenset((1012, 1029, 999))  # . ? !

CASES = 8  # lower, Capital, ALL CAPS, mIxed, digits, other, none
QUOTES = 7  # out, in double, opening, closing, in unclosed, in single, single mark
PLACES = 4  # first, second, later paragraph; none
_NO_CASE, _NO_PLACE = 6, 3

_OPENING, _CLOSING = "“„«", "”»"
_STRAIGHT = '"\uff02\u201f'
_LONGEST = 4000  # characters tokenized at a time


@dataclass
class Pieces:
    """The wordpieces of one paragraph; lists of equal length.

    ``offsets`` are code points of the article's text; ``first`` is 1 where a word begins.
    """

    ids: list[int] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    case: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    place: int = 2

    def __len__(self) -> int:
        return len(self.ids)

    def cut(self, start: int, end: int) -> Pieces:
        """The pieces from ``start`` to before ``end``."""
        part = slice(start, end)
        return Pieces(
            self.ids[part],
            self.offsets[part],
            self.case[part],
            self.quote[part],
            self.first[part],
            self.place,
        )


@dataclass(frozen=True)
class Window:
    """What the encoder reads at once.

    *Shape:* ``ids, case, quote, place, first``: (pieces,) int64; ``offsets``: (pieces, 2),
    (-1, -1) where a piece stands for no characters.
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    quote: NDArray[np.int64]
    place: NDArray[np.int64]
    first: NDArray[np.int64]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def windows(
    tokenizer: Tokenizer,
    text: str,
    *,
    spans: Sequence[Span] | None = None,
    size: int = WINDOW,
    rng: Random | None = None,
) -> list[Window]:
    """Cut ``text`` into windows of at most ``size`` pieces.

    ``spans`` are the paragraphs to read (by default all). ``rng`` makes the first window
    of random length, so that training sees other cuts in each epoch.
    """
    body = size - 2
    parts: list[Pieces] = []
    for paragraph in _encode(tokenizer, text, paragraphs(text) if spans is None else spans):
        parts.extend(_split(paragraph, body))
    first = body if rng is None else rng.randint(body // 3, body)
    return [_window(group) for group in _pack(parts, body, first)]


def _encode(tokenizer: Tokenizer, text: str, spans: Sequence[Span]) -> Iterator[Pieces]:
    """The pieces of each paragraph."""
    for place, span in enumerate(spans):
        whole = Pieces(place=min(place, 2))
        states = quote_states(span.of(text))
        for start, end in _stretches(text, span):
            _append(whole, tokenizer, text, Span(start, end), states[start - span.start :])
        if whole.ids:
            yield whole


def _stretches(text: str, span: Span) -> Iterator[Span]:
    """The span in stretches short enough to tokenize at once, cut at spaces if any."""
    start = span.start
    while span.end - start > _LONGEST:
        end = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = end if end > 0 else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _append(
    pieces: Pieces, tokenizer: Tokenizer, text: str, span: Span, states: Sequence[int]
) -> None:
    """Add the pieces of one stretch of text."""
    part = span.of(text).encode("utf-8", "replace").decode("utf-8")  # a lone surrogate is one "?"
    encoded = tokenizer.encode(part, add_special_tokens=False)
    offsets, words = encoded.offsets, encoded.word_ids
    pieces.ids += encoded.ids
    pieces.offsets += [(a + span.start, b + span.start) for a, b in offsets]
    pieces.quote += [states[a] for a, _ in offsets]
    pieces.first += [int(i == 0 or words[i] != words[i - 1]) for i in range(len(words))]
    pieces.case += _cases(part, offsets, words)


def _cases(text: str, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> list[int]:
    """The case of the word that each piece belongs to."""
    cases: list[int] = []
    i = 0
    while i < len(words):
        j = i
        while j + 1 < len(words) and words[j + 1] == words[i]:
            j += 1
        cases += [_case(text[offsets[i][0] : offsets[j][1]])] * (j - i + 1)
        i = j + 1
    return cases


def _case(word: str) -> int:
    if not word.isalpha():
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def quote_states(paragraph: str) -> list[int]:
    """For each character: 0 outside, 1 in double quotes, 2 opening and 3 closing mark,
    4 in double quotes that the paragraph does not close, 5 in single quotes, 6 single mark.
    """
    states = _doubles(paragraph)
    opened: int | None = None
    for i, c in enumerate(paragraph):
        if c not in "‘’'`":
            continue
        before, after = paragraph[i - 1 : i], paragraph[i + 1 : i + 2]
        if c != "’" and not before.isalnum() and after.isalnum() and opened is None:
            opened = i
        elif c != "‘" and opened is not None and not before.isspace() and not after.isalnum():
            states[opened] = states[i] = 6
            for k in range(opened + 1, i):
                states[k] = states[k] or 5
            opened = None
    return states


def _doubles(paragraph: str) -> list[int]:
    states = [0] * len(paragraph)
    opened: int | None = None
    for i, c in enumerate(paragraph):
        if c in _OPENING or (c in _STRAIGHT and opened is None):
            states[i], opened = 2, i
        elif c in _CLOSING or c in _STRAIGHT:
            states[i], opened = 3, None
        elif opened is not None:
            states[i] = 1
    if opened is not None:
        states[opened + 1 :] = [4] * (len(paragraph) - opened - 1)
    return states


def _split(paragraph: Pieces, most: int) -> Iterator[Pieces]:
    """A paragraph in parts of at most ``most`` pieces, cut at the last sentence end if any."""
    start = 0
    while len(paragraph) - start > most:
        end = start + most
        for k in range(end - 1, start + most // 2, -1):
            if paragraph.ids[k - 1] in _STOPS and paragraph.first[k]:
                end = k
                break
        yield paragraph.cut(start, end)
        start = end
    yield paragraph.cut(start, len(paragraph))


def _pack(parts: Sequence[Pieces], most: int, first: int) -> Iterator[list[Pieces]]:
    """Groups of parts that fit into a window."""
    group: list[Pieces] = []
    size, limit = 0, first
    for part in parts:
        if group and size + 1 + len(part) > limit:
            yield group
            group, size, limit = [], 0, most
        size += len(part) + (1 if group else 0)
        group.append(part)
    if group:
        yield group


def _window(group: Sequence[Pieces]) -> Window:
    """One window: [CLS] paragraph [BREAK] paragraph … [SEP]."""
    parts = [_mark(CLS), group[0]]
    for part in group[1:]:
        parts += [_mark(BREAK), part]
    parts.append(_mark(SEP))
    place = [part.place for part in parts for _ in part.ids]
    columns = {
        name: np.array([x for part in parts for x in getattr(part, name)], np.int64)
        for name in ("ids", "case", "quote", "first", "offsets")
    }
    return Window(place=np.array(place, np.int64), **columns)


def _mark(mark: int) -> Pieces:
    """A piece that stands for no characters."""
    return Pieces([mark], [(-1, -1)], [_NO_CASE], [0], [0], _NO_PLACE)
