"""Countries by the words that newspapers use for them.

Two tables of facts in ``tables/``: ``countries.tsv`` (ISO 3166-1 names, demonyms,
capitals and seats of power) and ``regions.tsv`` (states, provinces, large cities).
Words are compared without accents and with one kind of apostrophe; they must begin
with a capital in the text, so that "turkey" and "us" are no countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = [
    "CountryWord",
    "country_codes",
    "country_name",
    "country_named",
    "country_of",
    "find_countries",
    "is_us_state",
    "state_of",
]

Sort = Literal["name", "demonym", "seat", "region"]

_FORMS_OF_STATE = 3
_ONLY_BORN = re.compile(
    r"-(?:born|(?:American|Canadian|Australian|British)s?\b"
    r"(?! (?:relations?|relationship|ties|talks|war|border|trade|alliance|treaty|pact|summit)))"
)
"""What follows the word for a country to which somebody no more belongs ("Syrian-American")."""
_START = re.compile(r"\b[^\W\d_]")

# Phrases that hold a country's word without meaning that country, or that two share.
_OTHER = (
    "Latin America", "Latin American", "South America", "South American", "North America",
    "North American", "Central America", "Central American", "Latin Americans", "New Guinea",
    "South Georgia", "African-American", "African-Americans", "African American",
    "African Americans", "Native American", "Native Americans", "American Indian",
)  # fmt: skip


class CountryWord(NamedTuple):
    """A country's word in a text: half-open code-point offsets, ISO 3166-1 alpha-2 code,
    and whether it is a name, a demonym, a seat of power (capital, palace) or a region.
    """

    start: int
    end: int
    code: str
    sort: Sort


def find_countries(text: str) -> Iterator[CountryWord]:
    """The words for countries in ``text``, in order, the longest at each place."""
    folded, last = fold(text), 0
    lowered = folded.lower()
    for m in _START.finditer(folded):
        at = m.start()
        if at < last or not folded[at].isupper():
            continue
        found = _longest(folded, lowered, at)
        if found:
            last = found.end
            if found.code and not _ONLY_BORN.match(folded, last):
                yield found


@lru_cache(maxsize=8192)
def country_of(words: str | None) -> str | None:
    """The alpha-2 code of the first country that the words name, else None."""
    return next((w.code for w in find_countries(words or "")), None)


@lru_cache(maxsize=8192)
def country_named(words: str) -> CountryWord | None:
    """The country word that ``words`` are as a whole ("the Kremlin", "Russia"), else None."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", words.strip(), flags=re.IGNORECASE)
    first = next(find_countries(bare), None)
    return first if first and (first.start, first.end) == (0, len(bare)) else None


@cache
def country_codes() -> frozenset[str]:
    """The alpha-2 codes of all countries in the table."""
    return frozenset(row[0] for row in table_rows("countries.tsv"))


def is_us_state(name: str) -> bool:
    """Whether the name is of a state of the United States, not of a city or part of the country."""
    return _us_states().get(name) == name


def state_of(short: str | None) -> str | None:
    """The name of the state of the United States that is abbreviated so, or so called."""
    return _us_states().get(short or "")


@cache
def _us_states() -> dict[str, str]:
    """The states by each form, of which the table has a row for each state, the cities together."""
    rows = (row[1].split(";") for row in table_rows("regions.tsv") if row[0] == "US")
    return {f: forms[0] for forms in rows if len(forms) <= _FORMS_OF_STATE for f in forms}


@cache
def country_name(code: str) -> str:
    """The common English name of the country with this alpha-2 code.

    Raises KeyError for a code that the table does not have.
    """
    return {row[0]: row[1].split(";")[0] for row in table_rows("countries.tsv")}[code]


def _longest(folded: str, lowered: str, at: int) -> CountryWord | None:
    """The longest phrase of the index that stands at ``at``, ending at a word's end."""
    for phrase, code, sort in _index().get(lowered[at : at + 3], ()):
        end = at + len(phrase)
        if not lowered.startswith(phrase, at) or _goes_on(folded, end):
            continue
        if phrase in _ALL_CAPS and not folded[at:end].isupper():
            continue
        return CountryWord(at, end, code, sort)
    return None


_ALL_CAPS = frozenset({"us", "uk", "usa", "uae", "drc", "prc"})


def _goes_on(text: str, end: int) -> bool:
    """Whether the word at ``end`` is not over yet."""
    return end < len(text) and text[end].isalnum()


@cache
def _index() -> dict[str, tuple[tuple[str, str, Sort], ...]]:
    """First three letters to (phrase, code, sort), longest phrase first."""
    found: dict[str, tuple[str, Sort]] = {}
    for phrase, code, sort in _phrases():
        found.setdefault(fold(phrase).lower(), (code, sort))
    index: dict[str, list[tuple[str, str, Sort]]] = {}
    for phrase, (code, sort) in found.items():
        for key in {phrase[:3]} if len(phrase) > 2 else {phrase + c for c in _AFTER_SHORT}:
            index.setdefault(key, []).append((phrase, code, sort))
        if len(phrase) <= 2:
            index.setdefault(phrase, []).append((phrase, code, sort))
    return {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in index.items()}


_PEOPLE = (
    "ian",
    "rian",
    "chen",
    "alan",
    "ican",
    "etan",
    "zan",
    "xan",
    "Scot",
    "Yorker",
    "ghur",
    "yghur",
)
_AFTER_SHORT = " ,.;:!?'\")]-\n/"


def _phrases() -> Iterator[tuple[str, str, Sort]]:
    for phrase in _OTHER:
        yield phrase, "", "name"
    for row in table_rows("countries.tsv"):
        code, *lists = (*row, "", "", "")[:4]
        for words, sort in zip(lists, ("name", "demonym", "seat"), strict=True):
            yield from _forms(words, code, sort)  # type: ignore[arg-type]
    for code, words in table_rows("regions.tsv"):
        yield from _forms(words, code, "region")


def _forms(words: str, code: str, sort: Sort) -> Iterator[tuple[str, str, Sort]]:
    """Each of the words, and the plural of a demonym ("Russians")."""
    for word in filter(None, words.split(";")):
        yield word, code, sort
        people = sort == "demonym" or (sort == "region" and word.endswith(_PEOPLE))
        if people and not word.endswith(("s", "sh", "ch", "ese", "man")):
            yield word + "s", code, "demonym"
