"""Whether two texts have the same words, and numbers by which such texts are found.

A text's marks are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003): of every few
neighbouring runs of words, the one whose hash is least. Texts that have a long enough run
of words in common have a mark in common, wherever in each the run stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from hashlib import blake2b
from itertools import pairwise

__all__ = ["CERTAIN", "article_marks", "content_marks", "longest_run", "overlap", "words"]

CERTAIN = 6
"""Contents with this many words in common in a row have a mark in common."""


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_RUN = 3  # words in a row that count as the same words
_GAP = 4  # words between two runs that are looked at for what they change
_MOST = 400  # words of a content that are compared
_CONTENT = (4, 3)  # words in a run, runs in a window: any 4 + 3 - 1 = 6 words in a row
_ARTICLE = (5, 12)
_POLARITY = _set(
    "no not never none nobody nothing neither nor cannot without hardly deny denied denies dont"
    " doesnt didnt isnt arent wasnt werent wont wouldnt couldnt shouldnt cant hasnt havent hadnt"
)
_NUMBERS = _set(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
    " sixty seventy eighty ninety hundred thousand million billion dozen half"
)


def words(text: str) -> list[str]:
    """The words without case, punctuation and the shape of their apostrophes."""
    joined = _DECIMAL.sub("", _APOSTROPHE.sub("", text.casefold()))
    return _WORD.findall(joined)


def content_marks(said: Sequence[str]) -> set[int]:
    """The marks of a content's words; none when they are fewer than four."""
    return _winnow(said[:_MOST], *_CONTENT)


def article_marks(text: Sequence[str]) -> set[int]:
    """The marks of an article's words, about one in six runs of five."""
    return _winnow(text, *_ARTICLE)


def overlap(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the shorter one's words that the other has too, in [0, 1].

    They are in the same order, or else three or more in a row (sentences re-ordered). 0
    when what differs beside common words is a number or a negation: those are not
    the same words. Fewer than three words must be the same throughout.
    """
    short, long = sorted((list(first[:_MOST]), list(second[:_MOST])), key=len)
    if len(short) < _RUN:
        return float(bool(short) and short == long)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()[:-1]
    if not blocks or _turned(short, long, blocks):
        return 0.0
    common = _common(short, long)
    for at, _, size in blocks:
        common[at : at + size] = [True] * size
    return sum(common) / len(short)


def longest_run(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words in a row the two have in common at most."""
    a, b = list(first[:_MOST]), list(second[:_MOST])
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def _common(short: Sequence[str], long: Sequence[str]) -> list[bool]:
    """For each word of ``short``, whether it stands in a run of three that ``long`` has."""
    known = {tuple(long[i : i + _RUN]) for i in range(len(long) - _RUN + 1)}
    found = [False] * len(short)
    for i in range(len(short) - _RUN + 1):
        if tuple(short[i : i + _RUN]) in known:
            found[i : i + _RUN] = [True] * _RUN
    return found


def _turned(short: Sequence[str], long: Sequence[str], blocks: Sequence[Match]) -> bool:
    """Whether a number or a negation is other beside a run that both have."""
    first, last = blocks[0], blocks[-1]
    gaps = [
        (short[a.a + a.size : b.a], long[a.b + a.size : b.b])
        for a, b in pairwise(blocks)
        if max(b.a - a.a - a.size, b.b - a.b - a.size) <= _GAP
    ]
    before = short[: first.a][-_GAP:], long[max(0, first.b - max(first.a, 1)) : first.b][-_GAP:]
    tail = short[last.a + last.size :][:_GAP]
    after = tail, long[last.b + last.size :][: len(tail)]
    return any({*filter(_decides, a)} != {*filter(_decides, b)} for a, b in (*gaps, before, after))


def _decides(word: str) -> bool:
    return word in _POLARITY or word in _NUMBERS or word[:1].isdecimal()


def _winnow(text: Sequence[str], run: int, window: int) -> set[int]:
    hashes = [_hash(text[i : i + run]) for i in range(len(text) - run + 1)]
    return {min(hashes[i : i + window]) for i in range(max(1, len(hashes) - window + 1)) if hashes}


def _hash(run: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(run).encode(), digest_size=8).digest(), "big") >> 1
