"""Offices, ranks and occupations: what a person can be called instead of by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["Office", "abbreviated", "office", "singular"]

_EXPERT = re.compile(r"[a-z]{3,20}(?:ologist|onomist|ographer)")

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Office:
    """A title in lower case, what its holder can also be called, and what it implies."""

    title: str
    also: frozenset[str]
    gender: Gender | None = None
    country: str | None = None


@lru_cache(maxsize=8192)
def office(words: str) -> Office | None:
    """The office that the words are, in singular or plural, whatever their case."""
    lowered = words.lower().replace("’", "'").strip()
    table = _offices()
    known = table.get(lowered) or table.get(singular(lowered)) or _abbreviations().get(lowered)
    return known or _by_ending(singular(lowered))


def _by_ending(word: str) -> Office | None:
    """The occupation that an ending shows ("toxicologist"); its bearer is an expert."""
    return Office(word, frozenset({"expert", "scientist"})) if _EXPERT.fullmatch(word) else None


def abbreviated(word: str) -> Office | None:
    """The office that ``word`` abbreviates before a name ("Sen.", "Sens.", "Gen."), else None."""
    return _abbreviations().get(word.lower())


_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife",
    "attorneys general": "attorney general", "secretaries of state": "secretary of state",
}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun in lower case, by its ending."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for many, one in (("women", "woman"), ("men", "man"), ("ies", "y"), ("sses", "ss")):
        if noun.endswith(many) and len(noun) > len(many) + 1:
            return noun[: -len(many)] + one
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@cache
def _offices() -> dict[str, Office]:
    table = {}
    for row in table_rows("offices.tsv"):
        title, also, gender, country = (*row, "", "", "")[:4]
        others = frozenset(filter(None, also.split(";")))
        table[title] = Office(title, others, _gender(gender), country or None)
    return table


@cache
def _abbreviations() -> dict[str, Office]:
    """Abbreviation with its full stop, in lower case, singular and plural, to the office."""
    table = {}
    for row in table_rows("offices.tsv"):
        if len(row) < 5:
            continue
        short = row[4].lower()
        for form in (short, short.rstrip(".") + "s."):
            table[form] = _offices()[row[0]]
    return table


def _gender(word: str) -> Gender | None:
    return "m" if word == "m" else "f" if word == "f" else None
