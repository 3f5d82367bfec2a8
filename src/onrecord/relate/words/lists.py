"""The word lists of ``tables/lists.tsv``, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["word_list", "word_rows"]


@cache
def word_rows(name: str) -> tuple[str, ...]:
    """The words of the list of that name, in order. KeyError when there is none."""
    return _lists()[name]


@cache
def word_list(name: str) -> frozenset[str]:
    """The list of that name, to look words up in. KeyError when there is none."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    source = files("onrecord") / "relate" / "tables" / "lists.tsv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: tuple(words.split()) for name, words in rows}
