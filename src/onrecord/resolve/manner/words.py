"""The word lists of ``tables/manner.tsv``, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["alternatives", "word_list"]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    source = files("onrecord") / "resolve" / "tables" / "manner.tsv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: _split(entries) for name, entries in rows}


def _split(line: str) -> tuple[str, ...]:
    """The entries between bars, a bar in parentheses apart."""
    entries, depth = [""], 0
    for c in line:
        depth += (c == "(") - (c == ")")
        if c == "|" and not depth:
            entries.append("")
        else:
            entries[-1] += c
    return tuple(entries)


@cache
def word_list(name: str) -> frozenset[str]:
    """The list of that name. KeyError when there is none."""
    return frozenset(_lists()[name])


@cache
def alternatives(name: str) -> str:
    """The list as a regular expression that finds one of its entries, longest first.

    Entries of the lists used in patterns ("bad", "feeling") may themselves be patterns.
    """
    return "(?:" + "|".join(sorted(_lists()[name], key=len, reverse=True)) + ")"
