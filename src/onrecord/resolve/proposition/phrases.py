"""Noun phrases of an article that tell by a name which one is meant.

"The Hadrel air base", "Ostrevian military advisers", "the port of Grimholm", "the freighter
Saint Alba": further on the article calls these "the base", "the advisers", "the port" and
"the freighter". What it can mean by such a short form is found here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.paragraphs import paragraphs
from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.manner.lemmas import is_past
from onrecord.resolve.manner.words import word_list

__all__ = ["Phrase", "ends_noun", "fuller"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SEARCHED = 200_000  # code points of a text
_MOST = 12  # phrases with one noun that are kept
_MODIFIERS = 2
_NAMES = 3  # words of a name
_APPOSED = 2  # words of a name that stands right after its noun
_SHORTEST = 4  # letters of a noun
_OWNS = re.compile(r"['’]s?$")
_DEMONYM = re.compile(r".{3,}(?:ian|ean|ese|ish|[a-z]ani?|[bcdfglmnrstvz]i)$")
_MIDWAY = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my")
)
_PLAIN = frozenset(
    ("new", "old", "same", "whole", "entire", "first", "last", "other", "big", "small", "second")
)
_LINKS = ("of", "at", "in")

Sort = Literal["before", "apposed", "of"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: ``words`` say after "the" what is meant.

    ``noun`` is its last noun in lower case, ``names`` the words of its names, none when it has
    other words alone, ``modifiers``; ``start`` is where it begins in the text.
    ``sort``: whether the name stands before the noun, right after it, or after a preposition.
    """

    noun: str
    words: str
    names: frozenset[str]
    modifiers: frozenset[str]
    start: int
    sort: Sort = "before"


def fuller(text: str, noun: str, before: int) -> Phrase | None:
    """The one phrase that "the NOUN" can be short for, of those that begin before the place.

    None when there is none, when phrases with other names or other words stand there too,
    and for nouns that mean little ("the way").
    """
    if noun.lower() in word_list("loose noun"):
        return None
    found = [p for p in _phrases(text).get(noun.lower(), ()) if p.start < before]
    named = [p for p in found if p.names]
    if not named:
        return None
    sorts: tuple[Sort, ...] = ("before", "apposed", "of")
    sort = next(s for s in sorts if any(p.sort == s for p in named))
    widest = max((p for p in named if p.sort == sort), key=lambda p: (len(p.names), p.start))
    return widest if all(_within(p, widest) for p in found) else None


def ends_noun(text: str, end: int, after: str | None) -> bool:
    """Whether a noun that ends there ends its phrase: ``after``, the next word, is no noun."""
    if after is None or not text[end : end + 1].isspace():
        return True
    low = after.lower().replace("’", "'")
    return low in word_list("after a noun") or low.endswith(("n't", "ly")) or is_past(low)


def _within(one: Phrase, widest: Phrase) -> bool:
    """Whether the phrase says nothing that the widest does not say."""
    if one.names and one.sort == widest.sort:
        return one.names <= widest.names
    return bool(one.names) or one.modifiers <= widest.modifiers


@lru_cache(maxsize=2)
def _phrases(text: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The noun phrases of a text that have a name or a word beside the noun, by the noun."""
    searched = text[:_SEARCHED]
    known = frozenset(m.group() for m in _MIDWAY.finditer(searched))
    found: dict[str, list[Phrase]] = defaultdict(list)
    for start, end in paragraphs(searched):
        reading = _Paragraph(searched, list(_WORD.finditer(searched, start, end)), known)
        for phrase in reading.phrases():
            if len(found[phrase.noun]) < _MOST:
                found[phrase.noun].append(phrase)
    return {noun: tuple(those) for noun, those in found.items()}


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The words of one paragraph; ``known`` are those capitalised within some sentence."""

    text: str
    places: Sequence[re.Match[str]]
    known: frozenset[str]

    def phrases(self) -> Iterator[Phrase]:
        """The phrases, each noun's in turn."""
        for n in range(len(self.places)):
            if self._is_noun(n):
                yield from self._of(n, self._first(n))

    def _of(self, n: int, first: int) -> Iterator[Phrase]:
        """The phrases of noun ``n``; the words from ``first`` on stand right before it."""
        ends = ends_noun(self.text, self.places[n].end(), self._word(n + 1))
        determined = self._word(first - 1).lower() in _DETERMINERS
        if ends:
            yield from self._named_before(n, first)
        if ends and determined and self._modifiers(n, first):
            yield self._phrase(n, first, self._words(first, n + 1), ())
        if determined or self._is_capital(n):
            yield from self._named_after(n, first)

    def _named_before(self, n: int, first: int) -> Iterator[Phrase]:
        """A name right before: "Hadrel air base", "Ostrevian advisers", "X’s ministry"."""
        run = first
        while first - run < _NAMES and self._follows(run) and self._names(run - 1, run == first):
            run -= 1
        names = [self._word(k) for k in range(run, first)]
        plain = not self._is_capital(n)
        if not names or (plain and _are_bodies(names)) or self._ends_title(run):
            return
        lead = self._words(first, n + 1)
        if _OWNS.search(names[-1]):
            owner = _OWNS.sub("", " ".join(names))
            yield self._phrase(n, run, f"{lead} of {owner}", owner.split())
        elif self._word(run - 1).lower() in _DETERMINERS or not plain or _is_demonym(names[-1]):
            yield self._phrase(n, run, f"{' '.join(names)} {lead}", names)

    def _named_after(self, n: int, first: int) -> Iterator[Phrase]:
        """A name after: "port of Grimholm", "works at Tarn", "freighter Saint Alba"."""
        at = n + 1
        linked = self._word(at) in _LINKS and self._follows(at)
        at += linked
        at += linked and self._word(at) == "the" and self._follows(at)
        end = at
        while end - at < _NAMES and self._follows(end) and self._names(end, owns=False):
            end += 1
        names = [self._word(k) for k in range(at, end)]
        if not names or _are_bodies(names) or not self._ends(end):
            return
        if linked or self._is_apposed(n, end):
            sort: Sort = "of" if linked else "apposed"
            yield self._phrase(n, first, self._words(first, end), names, sort)

    def _phrase(
        self, n: int, first: int, words: str, names: Sequence[str], sort: Sort = "before"
    ) -> Phrase:
        keys = frozenset(name.lower() for name in names)
        noun, start = self._word(n).lower(), self.places[first].start()
        return Phrase(noun, words, keys, self._modifiers(n, first) - keys, start, sort)

    def _is_noun(self, n: int) -> bool:
        """Whether the word can be a noun: a plain word, or a body ("Ministry")."""
        word = self._word(n)
        low = word.lower()
        if len(word) < _SHORTEST or low in word_list("after a noun") or _OWNS.search(low):
            return False
        return not is_past(low) and (word[0].islower() or low in word_list("institution noun"))

    def _first(self, n: int) -> int:
        """Where up to two plain words begin that can be adjectives or nouns before noun ``n``."""
        first = n
        while n - first < _MODIFIERS and not self._is_capital(n) and self._modifies(first - 1):
            first -= 1
        return first

    def _modifies(self, n: int) -> bool:
        word = self._word(n)
        low = word.lower()
        if not word[:1].islower() or low in _DETERMINERS or not self._follows(n + 1):
            return False
        verbal = is_past(low) or low.endswith(("s", "ing", "ly")) or _OWNS.search(low)
        return not (verbal or low in word_list("after a noun") or low in listed("function"))

    def _names(self, n: int, owns: bool) -> bool:
        """Whether the word is capitalised as a name is; possessive only where ``owns``."""
        word = self._word(n)
        bare = _OWNS.sub("", word)
        if (bare != word and not owns) or not bare[:1].isupper() or len(bare) == 1:
            return False
        no_name = bare.lower() in word_list("no name of a thing")
        return not no_name and (bare in self.known or _is_demonym(bare))

    def _is_apposed(self, n: int, end: int) -> bool:
        """Whether the words after noun ``n`` name it; no clause begins ("a judge X had met")."""
        after = self._word(end).lower() if self._follows(end) else ""
        goes_on = after in word_list("preposition") or after in ("", "and", "or", "which", "that")
        short = end - n - 1 <= _APPOSED and not self._is_capital(n)
        return short and goes_on and not _is_demonym(self._word(n + 1))

    def _ends_title(self, run: int) -> bool:
        """Whether "State of the" stands before the name."""
        before = [self._word(k) for k in range(run - 3, run)]
        return before[1:] == ["of", "the"] and before[0][:1].isupper()

    def _ends(self, end: int) -> bool:
        return ends_noun(self.text, self.places[end - 1].end(), self._word(end) or None)

    def _is_capital(self, n: int) -> bool:
        return self._word(n)[:1].isupper()

    def _modifiers(self, n: int, first: int) -> frozenset[str]:
        return frozenset(self._word(k).lower() for k in range(first, n)) - _PLAIN

    def _words(self, first: int, end: int) -> str:
        return " ".join(self._word(k) for k in range(first, end))

    def _word(self, n: int) -> str:
        """The word at a place, empty beyond the ends."""
        return self.places[n].group() if 0 <= n < len(self.places) else ""

    def _follows(self, n: int) -> bool:
        """Whether only a blank stands before word ``n``."""
        if not 0 < n < len(self.places):
            return False
        return self.text[self.places[n - 1].end() : self.places[n].start()] in (" ", "\xa0")


def _are_bodies(names: Sequence[str]) -> bool:
    """Whether the name is "Party" or "Union" alone, a part of a longer one."""
    return all(name.lower() in word_list("institution noun") for name in names)


@lru_cache(maxsize=8192)
def _is_demonym(word: str) -> bool:
    return bool(country_of(word)) or _DEMONYM.match(word) is not None
