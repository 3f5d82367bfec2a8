"""Invented words, names and topics, the same for the same seed.

Words are drawn by the Zipf-Mandelbrot law, as in real text: a few are in nearly every
statement, most in hardly any, so that searches find as much as they would in a real record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["COUNTRIES", "Invention", "Person", "Topic"]

_WORDS = 40_000
_DRAWN = 100_000  # words drawn at a time


def _words(listed: str) -> list[str]:
    return listed.split()


_FUNCTION = _words(
    "the of to and in that is for on it with as was be by will at not from have has this would"
    " are an its more after about last they been which had but or one their were all can could"
    " when there than some into other also"
)
_NOUNS = _words(
    "bridge harbour budget school hospital border army election minister law court tax road port"
    " river dam pipeline wheat price wage strike union bank loan debt factory mine oil gas power"
    " grid water drought flood storm fire forest farm fish vaccine clinic doctor nurse teacher"
    " student exam prison police trial verdict appeal treaty summit embassy visa refugee camp"
    " convoy ceasefire missile drone tank soldier general peace talks sanctions tariff export"
    " import steel timber copper coal nuclear reactor solar wind climate emission satellite rocket"
    " telescope computer network privacy newspaper broadcast museum theatre film festival stadium"
    " football tennis coach player record medal championship airport airline ferry railway tunnel"
    " metro bus housing rent landlord planning council mayor parliament coalition opposition"
    " referendum constitution corruption bribe audit report inquiry witness evidence victim"
    " earthquake rescue volunteer charity church archive language census population pension"
    " insurance poverty inflation currency market trade industry wages contract tender company"
)
_ADJECTIVES = _words(
    "new old public private national local foreign joint secret final early late safe dangerous"
    " costly cheap illegal lawful temporary permanent regional rural urban coastal northern"
    " southern eastern western independent military civil medical financial digital annual"
    " emergency"
)
_VERBS = _words(
    "delay approve reject close open repair build sell buy fund cut raise lower ban allow suspend"
    " restore extend review sign break cancel postpone investigate protect attack defend support"
    " leave join reform replace inspect publish withhold double halve move begin end win lose"
)
_STARTS = _words("b c d f g h k l m n p r s t v z br dr gr kr pl st tr")
_MIDDLES = _words("a e i o u ae ei ia or an en il um")
_ENDS = _words("l n r s t v m d k")
COUNTRIES = _words(
    "AT BE BG CA CH CL CZ DE DK EE ES FI FR GB GR HR HU IE IN IT JP KE LT LV MX NG NL NO NZ PE PL"
    " PT RO RS SE SI SK TR UA US ZA"
)

Numbers = NDArray[np.int64]


class Topic(NamedTuple):
    """What some statements are about: its own words, and a sentence of them."""

    words: tuple[str, ...]
    sentence: str


class Person(NamedTuple):
    """Someone with a name of their own; two offices, the second held from ``since`` on."""

    name: str
    kind: str
    offices: tuple[tuple[str | None, str | None], ...]
    country: str | None
    since: int  # days after the first day


@dataclass
class Invention:
    """All that is drawn for one population, in order, from one seed."""

    seed: int

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        invented = self.invented(_WORDS, syllables=(2, 4))
        known = [*_NOUNS, *_ADJECTIVES, *_VERBS]
        self.random.shuffle(known)
        self.words: list[str] = [*_FUNCTION, *dict.fromkeys(known), *invented]
        self._weights = zipf(len(self.words), flat=2.7)
        self._drawn: list[str] = []

    def invented(self, count: int, *, syllables: tuple[int, int]) -> list[str]:
        """Different pronounceable words, at most so many."""
        parts = self.random.integers(0, 10**6, size=(count, 3 * syllables[1] + 1)).tolist()
        found: dict[str, None] = {}
        for row in parts:
            word = ""
            for n in range(syllables[0] + row[-1] % (syllables[1] - syllables[0])):
                start, middle, end = row[3 * n : 3 * n + 3]
                word += _STARTS[start % len(_STARTS)] + _MIDDLES[middle % len(_MIDDLES)]
                word += _ENDS[end % len(_ENDS)] if end % 2 else ""
            found[word] = None
        return list(found)

    def draw(self, count: int) -> list[str]:
        """So many words of running text."""
        if len(self._drawn) < count:
            chosen = chosen_by(self.random, self._weights, max(_DRAWN, count))
            self._drawn += [self.words[n] for n in chosen.tolist()]
        taken = self._drawn[-count:]
        del self._drawn[-count:]
        return taken

    def topics(self, count: int) -> list[Topic]:
        """Topics of six words of their own."""
        places = [word.capitalize() for word in self.invented(count, syllables=(2, 3))]
        rare = self.random.integers(2000, len(self.words), size=count).tolist()
        picks = self.random.integers(0, 10**6, size=(count, 4)).tolist()
        return [
            self._topic(row, places[n % len(places)], self.words[rare[n]])
            for n, row in enumerate(picks)
        ]

    def _topic(self, row: Sequence[int], place: str, rare: str) -> Topic:
        first, second = _NOUNS[row[0] % len(_NOUNS)], _NOUNS[row[1] % len(_NOUNS)]
        verb = _VERBS[row[2] % len(_VERBS)]
        adjective = _ADJECTIVES[row[3] % len(_ADJECTIVES)]
        sentence = f"{place} will {verb} the {adjective} {first} {second} {rare}"
        return Topic((place, verb, adjective, first, second, rare), sentence)

    def people(self, count: int, days: int) -> list[Person]:
        """Persons and bodies with different names."""
        given = [word.capitalize() for word in self.invented(400, syllables=(2, 3))]
        family = [word.capitalize() for word in self.invented(count, syllables=(2, 4))]
        picks = self.random.integers(0, 10**6, size=(count, 7)).tolist()
        people = (self._person(row, given, family, days) for row in picks)
        return list({person.name: person for person in people}.values())

    def _person(
        self, row: Sequence[int], given: Sequence[str], family: Sequence[str], days: int
    ) -> Person:
        name, noun = family[row[0] % len(family)], _NOUNS[row[1] % len(_NOUNS)]
        country = COUNTRIES[row[2] % len(COUNTRIES)] if row[2] % 3 else None
        if row[3] % 10 < 7:
            second = f"head of {_NOUNS[row[4] % len(_NOUNS)]}"
            offices: tuple[tuple[str | None, str | None], ...]
            offices = ((f"{noun} minister", f"{name} Ministry"), (second, None))
            offices = offices if row[5] % 3 == 0 else offices[row[5] % 3 - 1 :][:1]
            who = f"{given[row[6] % len(given)]} {name}"
            return Person(who, "person", offices, country, row[4] % days)
        kind, shape = _BODIES[row[3] % len(_BODIES)]
        full = shape.format(name, noun.capitalize(), given[row[6] % len(given)])
        return Person(full, kind, ((None, None),), country, 0)


_BODIES = (
    ("organization", "{0} {1} Institute"),
    ("government", "{2} {0} Ministry of {1}"),
    ("organization", "{0} {2} Company"),
    ("group", "{0} {1} Workers"),
    ("outlet", "{2} {0} News"),
)


def zipf(count: int, *, flat: float) -> NDArray[np.float64]:
    """Cumulative weights 1 / (rank + flat), up to 1. *Shape:* (count,)."""
    weights = 1 / (np.arange(1, count + 1) + flat)
    found: NDArray[np.float64] = np.cumsum(weights / weights.sum())
    return found


def chosen_by(random: np.random.Generator, cumulative: NDArray[np.float64], count: int) -> Numbers:
    """So many ranks (from 0), drawn by their cumulative weights. *Shape:* (count,)."""
    found: Numbers = np.searchsorted(cumulative, random.random(count)).astype(np.int64)
    return np.minimum(found, len(cumulative) - 1)
