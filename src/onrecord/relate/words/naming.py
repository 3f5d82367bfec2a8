"""The names in a clause, and the place in it that each of them fills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.relate.words.lists import word_list
from onrecord.resolve.gazetteers.countries import find_countries
from onrecord.resolve.gazetteers.names import fold

__all__ = ["PLACE_SLOTS", "WORD", "Name", "name_key", "names"]

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")

_ENDING = re.compile(r"(?:ians?|eans?|ans?|ese|ish|ia|is?|es?|as?|s)$")
_DEMONYM = re.compile(r"(?:ian|ean|[^aeiou]an|ese|ish|i)s?$")
_SHORT = 6  # letters; shorter names are compared whole


PLACE_SLOTS = frozenset({"in", "at", "near", "from", "to", "into", "outside", "inside"})
"""The prepositions after which a name is most often a place."""


class Name(NamedTuple):
    """Words in a row that are a name.

    ``keys``: one a word (a country: its code), the same for "Ostrevia" and "Ostrevian".
    ``slot``: the preposition before it, "^" when the clause begins with it, else "" (and
    for an adjective, as "Ostrevian").
    ``start`` and ``end`` are code-point offsets in the clause.
    """

    keys: tuple[str, ...]
    slot: str
    words: str
    start: int
    end: int
    country: bool = False


def names(clause: str) -> list[Name]:
    """The names in a clause, in order: capitalised words in a row, and words for countries.

    The first word counts when the next one is a name too or it names a country.
    """
    found: list[Name] = []
    countries = {c.start: c for c in find_countries(clause) if c.sort != "region"}
    matches = list(WORD.finditer(clause))
    run: list[re.Match[str]] = []
    skip = 0
    for n, m in enumerate(matches):
        if m.start() < skip:
            continue
        country = countries.get(m.start())
        joined = bool(run) and clause[run[-1].end() : m.start()] in (" ", ". ", "-")
        if country and joined and country.sort == "demonym" and _is_given(run[-1]):
            country = None  # "Anton Dane" is a person
        if run and (country or not joined or not _is_name(matches, n)):
            found += _named(clause, run)
            run = []
        if country:
            skip = country.end
            slot = "" if country.sort == "demonym" else _slot(clause, country.start)
            words = clause[country.start : skip]
            found.append(Name((country.code,), slot, words, country.start, skip, country=True))
        elif _is_name(matches, n):
            run.append(m)
    return found + _named(clause, run)


def name_key(word: str) -> str:
    """What the forms of a name have in common."""
    lower = fold(word).lower()
    return _ENDING.sub("", lower) if len(lower) >= _SHORT else lower


def _is_name(matches: Sequence[re.Match[str]], n: int) -> bool:
    word = matches[n].group()
    if not word[0].isupper() or word.lower() in word_list("no names"):
        return False
    if n > 0:
        return True
    after = matches[1].group() if len(matches) > 1 else ""
    return (after[:1].isupper() and after.lower() not in word_list("no names")) or word.isupper()


def _is_given(word: re.Match[str]) -> bool:
    """Whether a family name may follow: no title, and no word that begins a clause."""
    return word.start() > 0 and word.group().lower() not in word_list("titles")


def _named(clause: str, run: Sequence[re.Match[str]]) -> list[Name]:
    keys = tuple(
        name_key(_bare(m.group())) for m in run if m.group().lower() not in word_list("titles")
    )
    if not keys:
        return []
    start, end = run[0].start(), run[-1].end()
    words = re.sub(r"[’']s?$", "", clause[start:end])
    slot = "" if len(run) == 1 and _DEMONYM.search(words) else _slot(clause, start)
    return [Name(keys, slot, words, start, end)]


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _slot(clause: str, start: int) -> str:
    before = WORD.findall(clause[:start].lower())
    while before and before[-1] in ("the", "a", "an", "air", "base", "port", "city", "republic"):
        before.pop()
    if not before:
        return "^"
    return before[-1] if before[-1] in word_list("slots") else ""
