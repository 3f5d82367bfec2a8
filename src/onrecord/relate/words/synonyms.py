"""Words that reports use for one thing, so that two sentences about it share a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from onrecord.relate.words.words import stem

__all__ = ["concepts"]


def concepts(roots: Iterable[str]) -> frozenset[str]:
    """The roots, each word of a line of ``tables/synonyms.tsv`` as the first of its line."""
    return frozenset(_table().get(root, root) for root in roots)


@cache
def _table() -> Mapping[str, str]:
    """Root to the root of the first word of its line."""
    source = files("onrecord") / "relate" / "tables" / "synonyms.tsv"
    found: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = (stem(word) for word in line.split())
            found |= dict.fromkeys(others, first)
    return found
