"""Words that exclude each other when they are said of the same thing: open, closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from onrecord.relate.words.words import stem

__all__ = ["has_opposite", "opposed"]


def opposed(one: Iterable[str], other: Iterable[str]) -> tuple[str, str] | None:
    """A stem of the first and one of the second that exclude each other; None when none do.

    Beside the pairs of ``tables/opposites.tsv``, a word and the same word with "un" before
    it ("armed", "unarmed") are opposites.
    """
    others = set(other)
    for word in one:
        for candidate in _of(word):
            if candidate in others:
                return word, candidate
    return None


def has_opposite(word: str) -> bool:
    """Whether the stem is in the table."""
    return word in _table()


def _of(word: str) -> frozenset[str]:
    plain = {word.removeprefix("un")} if word.startswith("un") and len(word) > 5 else {f"un{word}"}
    return frozenset(plain) | _table().get(word, frozenset())


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Stem to the stems of its opposites."""
    source = files("onrecord") / "relate" / "tables" / "opposites.tsv"
    found: dict[str, set[str]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = ({stem(w) for w in side.split()} for side in line.split("\t"))
            for a, b in ((left, right), (right, left)):
                for word in a:
                    found.setdefault(word, set()).update(b - {word})
    return {word: frozenset(words) for word, words in found.items()}
