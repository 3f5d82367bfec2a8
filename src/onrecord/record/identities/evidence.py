"""What articles tell of someone, by which the same full name is the same speaker or another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from onrecord.record.reading.names import fold
from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.offices import office

__all__ = ["Evidence", "Told", "told_by_country"]


class Told(NamedTuple):
    """What one article tells: role and affiliation as worded, country in ISO 3166 alpha-2.

    ``home``: the country is only the one that the article is about.
    """

    role: str | None
    affiliation: str | None
    country: str | None
    home: bool = False


@dataclass(slots=True)
class Evidence:
    """What some articles (by row) tell together."""

    articles: list[int] = field(default_factory=list)
    told: dict[Told, int] = field(default_factory=dict)  # and the first article that tells it
    countries: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    walks: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)  # of the bodies' names
    other_titles: set[str] = field(default_factory=set)

    def tell(self, article: int, told: Told) -> None:
        """Add what an article tells."""
        self.told[told] = min(article, self.told.get(told, article))
        if told.country:
            (self.homes if told.home else self.countries).add(told.country)
        if told.affiliation:
            self.bodies.add(_bare(told.affiliation))
            self.words |= set(_bare(told.affiliation).split()) - _EMPTY
        if told.role:
            self.roles.add(_bare(told.role))
            title, others = _titles(told.role)
            self.offices |= {title} - {""}
            self.walks |= {walk for walk, titles in _WALKS.items() if title in titles}
            self.other_titles |= others

    def join(self, other: Evidence) -> None:
        """Add all that the other tells."""
        self.articles += other.articles
        for told, article in other.told.items():
            self.told[told] = min(article, self.told.get(told, article))
        for name in _SETS:
            getattr(self, name).update(getattr(other, name))

    @property
    def keys(self) -> set[tuple[str, str]]:
        """What those who share one of them are one by."""
        return {
            *(("country", one) for one in self.countries),
            *(("body", one) for one in self.bodies),
            *(("role", one) for one in self.roles | self.offices),
        }

    def shares(self, other: Evidence) -> bool:
        """Whether a country, affiliation or office is the same, or an office can be so called."""
        return bool(
            self.countries & other.countries
            or self.bodies & other.bodies
            or self.roles & other.roles
            or self.offices & (other.offices | other.other_titles)
            or other.offices & self.other_titles
        )

    def denies(self, other: Evidence) -> bool:
        """Whether the two cannot well be told of one: countries of which none is the same; or,
        where a country is missing and nothing is the same, offices in different walks of
        life, or affiliations without a word in common.
        """
        if self.countries and other.countries:
            return not self.countries & other.countries
        if self.shares(other):
            return False
        return _apart(self.walks, other.walks) or _apart(self.words, other.words)

    @property
    def tells(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.countries or self.bodies or self.roles)

    @property
    def order(self) -> tuple[bool, int, list[str]]:
        """The first is the one of whom something is told, in most articles."""
        return (not self.tells, -len(self.articles), sorted(map(str, self.told)))


def told_by_country(name: str) -> bool:
    """Whether bodies of this name are in each country: "Foreign Ministry", not "Iranian Foreign
    Ministry" and not "European Commission".
    """
    return bool(_PUBLIC.search(name)) and not _ONE.search(name) and country_of(name) is None


_SETS = (
    "countries", "homes", "bodies", "roles", "offices", "walks", "words", "other_titles"
)  # fmt: skip
_EMPTY = {"a", "and", "at", "for", "in", "of", "on", "the"}

# Few hold offices in two of these. Ranks, presidents, directors and the like are anywhere.
_WALKS = {
    "state": {
        "prime minister", "foreign minister", "foreign secretary", "defense minister",
        "defence minister", "finance minister", "interior minister", "home secretary", "minister",
        "secretary of state", "senator", "congressman", "congresswoman", "lawmaker", "legislator",
        "governor", "attorney general", "mayor", "councillor", "councilor", "ambassador", "consul",
        "diplomat", "judge", "justice", "chief justice", "prosecutor", "king", "queen",
        "deputy prime minister", "health minister", "justice minister", "education minister",
        "energy minister", "oil minister", "trade minister", "environment minister",
    },
    "sport": {"coach", "head coach", "player", "quarterback", "athlete"},
    "stage": {"actor", "actress", "singer", "rapper", "musician", "comedian"},
    "rescue": {"nurse", "surgeon", "paramedic", "firefighter"},
}  # fmt: skip

_PUBLIC = re.compile(
    r"(?i)\b(?:administration|agency|army|assembly|board|bureau|cabinet|committee|commission|"
    r"congress|council|court|department|government|guard|house|institute|labou?r|military|"
    r"ministry|navy|office|parliament|party|police|prosecutors?|senate|service|supreme|treasury)\b"
)
_ONE = re.compile(r"(?i)\b(?:african|arab|european|eu|global|international|un|united|world)\b")
_FORMER = re.compile(
    r"(?:former|ex|then|acting|interim|deputy|vice|late|outgoing|incoming|current|new) "
)


@lru_cache(maxsize=8192)
def _bare(words: str) -> str:
    """Words for comparing, without a leading article and what says only since or until when."""
    folded = fold(words[:200]).strip()
    for start in ("the ", "a ", "an "):
        folded = folded.removeprefix(start)
    while (found := _FORMER.match(folded)) and not office(folded):
        folded = folded[found.end() :]
    return folded


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


@lru_cache(maxsize=8192)
def _titles(role: str) -> tuple[str, frozenset[str]]:
    """The office that a role names and what its holder can also be called, as far as known."""
    words = re.split(r" (?:of|for|at|in|to) (?!state\b)", _bare(role))
    for whole in (_bare(role), *words[:1]):
        parts = whole.split()[-6:]
        for start in range(len(parts)):
            known = office(" ".join(parts[start:]))
            if known:
                return known.title, known.also
    return "", frozenset()
