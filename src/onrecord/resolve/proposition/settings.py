"""What the article tells that a quotation leaves out: whose "our advisers" are, and in which
country a place lies.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.paragraphs import paragraphs
from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.manner.content import Word
from onrecord.resolve.mentions.states import States, find_states
from onrecord.statements import Span, Speaker

__all__ = ["filled_in"]

_OF_NATION = re.compile(
    r"\b([A-Z][a-z]{2,30}(?:ian|ean|ese|ish|an|ani|i))((?: [a-z][a-z-]{2,30}){1,3})"
)
_LIES_IN = re.compile(
    r"\b([A-Z][\w’-]{2,30})(?:(?: [a-z][a-z-]{2,20}){0,3}|,) in (?:the )?([A-Z][\w’-]{2,30})\b"
)
_BEFORE_PLACE = frozenset({"at", "in", "near", "from", "to", "outside", "over", "around"})
_AFTER_PLACE = frozenset({"and", "or", "but", "since", "for", "on", "when", "that", "by"})
_WORDS = 3  # of a noun phrase
_MOST = 20  # places of a noun phrase that are kept
_NEAR = 300  # code points on either side


@dataclass(frozen=True, slots=True)
class _Settings:
    """By noun phrase (head in the singular) its national adjectives, each with the words around it;
    by place its country, None where the text gives several.
    """

    states: States
    nations: dict[tuple[str, ...], list[tuple[str, Span]]]
    places: dict[str, str | None]


def filled_in(
    text: str, words: list[Word], speaker: Speaker | None, *, verbatim: bool
) -> dict[Span, str]:
    """The places of words that the article's own words make plain, with these.

    "Our advisers" of one in whose paragraph the article speaks of "Orlan advisers" are Orlan
    advisers, unless the speaker is known to be of another country. "At Tarn" is "at Tarn in
    Orland" where the article has "the Tarn air base in Orland" and the words name no country.
    """
    known = _settings(text)
    found = dict(_placed(known, words))
    if speaker is not None:
        found |= dict(_ours(known, text, words, speaker, verbatim=verbatim))
    return found


@lru_cache(maxsize=2)
def _settings(text: str) -> _Settings:
    states = find_states(text)
    nations: dict[tuple[str, ...], list[tuple[str, Span]]] = defaultdict(list)
    for start, end in paragraphs(text):
        for m in _OF_NATION.finditer(text, start, end):
            if states.named(m[1]) or country_of(m[1]) or m[1].endswith(("ian", "ese")):
                for key in _keys(m[2].split()):
                    if len(nations[key]) < _MOST:
                        nations[key].append((m[1], _around(m, start, end)))
    return _Settings(states, dict(nations), _places(text, states))


def _around(m: re.Match[str], start: int, end: int) -> Span:
    """The words of the paragraph around a match in which the speaker is to be named."""
    return Span(max(start, m.start() - _NEAR), min(end, m.end() + _NEAR))


def _places(text: str, states: States) -> dict[str, str | None]:
    places: dict[str, str | None] = {}
    for m in _LIES_IN.finditer(text):
        place, country = m[1], m[2]
        if _is_country(states, country) and not _is_country(states, place):
            places[place] = country if places.get(place, country) == country else None
    return places


def _is_country(states: States, name: str) -> bool:
    place = country_named(name)
    return (place is not None and place.sort == "name") or states.named(name) == name


def _keys(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The noun phrases that the words can begin with, the last word in the singular."""
    for size in range(1, min(_WORDS, len(words)) + 1):
        yield (*words[: size - 1], singular(words[size - 1]))


def _placed(known: _Settings, words: list[Word]) -> Iterator[tuple[Span, str]]:
    """The places of which the words do not say in which country they are."""
    if any(_is_country(known.states, w.text) for w in words if w.text[:1].isupper()):
        return
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        country = known.places.get(word.text)
        ends = after is None or not after.is_word or after.lower in _AFTER_PLACE
        if country and ends and before.lower in _BEFORE_PLACE:
            yield Span(word.start, word.end), f"{word.text} in {country}"


def _ours(
    known: _Settings, text: str, words: list[Word], speaker: Speaker, *, verbatim: bool
) -> Iterator[tuple[Span, str]]:
    """Each "our" of the speaker's own words that means a nation's, with its adjective."""
    for i, word in enumerate(words):
        own = (word.quoted or verbatim) and not word.nested
        if word.lower == "our" and own:
            following = [w.lower for w in words[i + 1 : i + 1 + _WORDS]]
            if nation := _nation(known, text, following, speaker):
                yield Span(word.start, word.end), nation


def _nation(known: _Settings, text: str, following: list[str], speaker: Speaker) -> str | None:
    """The one adjective that the article gives the noun phrase where it names the speaker."""
    surname = speaker.name.split()[-1]
    for key in sorted(_keys(following), key=len, reverse=True):
        told = {
            adjective
            for adjective, where in known.nations.get(key, ())
            if surname in where.of(text) and _can_be_of(known.states, speaker, adjective)
        }
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _can_be_of(states: States, speaker: Speaker, adjective: str) -> bool:
    """Whether nothing known of the speaker tells of another country."""
    country = country_of(adjective)
    if country or speaker.country:
        return country == speaker.country
    other = states.of(speaker.affiliation)
    return other is None or other == states.named(adjective)
