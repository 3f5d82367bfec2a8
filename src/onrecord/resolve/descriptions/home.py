"""The country in which an article plainly plays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.resolve.gazetteers.countries import find_countries
from onrecord.resolve.gazetteers.leaders import leaders_named
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.outlets import known_outlet, known_outlets
from onrecord.resolve.gazetteers.places import country_in, find_places
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["country_votes", "home_country", "leading", "leaning"]

_US = re.compile(
    r"\b(?:Sen|Rep|Gov|Sens|Reps)\.|\b[RD]-(?=[A-Z])|\b(?:Republicans?|Democrats?|Democratic|GOP"
    r"|Medicaid|Medicare|Obamacare|Social Security|Congress(?:man|woman)?|Capitol"
    r"|(?:[Ss]uper )?PACs?|Electoral College|Secret Service|Tea Party|Affordable Care Act"
    r"|(?:First|Second|Fourth|Fifth|Fourteenth) Amendment|NRA|National Rifle Association"
    r"|House (?:Speaker|Majority|Minority|Republicans|Democrats|GOP|committee|panel|floor)"
    r"|Senate (?:Majority|Minority|Republicans|Democrats|GOP|committee|panel|floor)"
    r"|House and Senate|Speaker of the House)\b"
)
_FIRST = re.compile(r"[^\W_]+")
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][A-Z.' -]{2,30}(?:, [\w. ]{2,20})?)(?: \([\w ]{2,20}\))? ?[-–—]"
)
_TERRITORIES = ("PR", "GU", "VI", "AS", "MP")  # of the United States, with codes of their own
_MOST = 3  # votes of one leader, who is named again and again
_WHOLE, _CHIEF, _LARGE = 0.75, 0.6, 0.4


def home_country(text: str, outlet: str | None = None) -> str | None:
    """The alpha-2 code that at least three quarters of the text's words for countries, their
    offices and leaders point to, when there are three or more of them. Else the country of the
    outlet, where fewer words point to it, but as large a part of them. Else None.
    """
    votes = country_votes(text)
    [(code, most)] = votes.most_common(1)
    if most >= 3 and most >= _WHOLE * votes.total():
        return code
    own = _published_in(outlet)
    return own if own and most and votes[own] >= _WHOLE * votes.total() else None


def leading(text: str) -> str | None:
    """The alpha-2 code that three fifths of the text's words for countries point to, when there
    are three or more of them, and half as many to no other, or both of two: the story plays
    there, and only touches others. Else None.
    """
    votes = country_votes(text)
    (code, most), (_, next_most) = (*votes.most_common(2), ("", 0))[:2]
    chief = most >= max(3, _CHIEF * votes.total(), 2 * next_most)
    return code if chief or votes.total() == most == 2 else None


def leaning(text: str, outlet: str | None = None) -> str | None:
    """The country of the outlet, when two fifths of the text's words for countries point to it,
    and to no other half as many: the story plays there and elsewhere. Else None.
    """
    votes, own = country_votes(text), _published_in(outlet)
    others = max((n for code, n in votes.items() if code != own), default=0)
    large = max(3, _LARGE * votes.total(), 2 * others)
    return own if own and votes[own] >= large else None


@lru_cache(maxsize=4)
def country_votes(text: str) -> Counter[str]:
    """How many words of the text point to each country, by alpha-2 code; the United States
    always among them. The place of a dateline counts three times.
    """
    votes = Counter(word.code for word in (*find_countries(text), *find_places(text)))
    for outlet in known_outlets(text):
        votes.subtract(word.code for word in find_countries(outlet.printed))
    votes.update(_marked(fold(text)))
    votes["US"] += len(_US.findall(text))
    for code, times in leaders_named(text):
        votes[code] += min(_MOST, times)
    if (m := _DATELINE.match(text)) and (here := _of_dateline(m["place"])):
        votes[here] += 2
    if votes["US"] > votes["GE"] and "Tbilisi" not in text:
        votes["US"] += votes.pop("GE", 0)  # Georgia is the state
    for code in _TERRITORIES:
        votes["US"] += votes.pop(code, 0)
    return votes


def _of_dateline(place: str) -> str | None:
    """The country of "CARLISLE, England" or "LONDON", by the last word of it that tells one."""
    named = (country_in(f"in {part.strip().title()}") for part in reversed(place.split(",")))
    return next(filter(None, named), None)


def _published_in(outlet: str | None) -> str:
    """The country of an outlet that the table has; empty when not known."""
    known = known_outlet(outlet) if outlet else None
    return known.country if known else ""


def _marked(text: str) -> Iterator[str]:
    """The alpha-2 codes that words for institutions of one state alone point to."""
    for m in _FIRST.finditer(text):
        for phrase, code in _marks().get(m[0], ()):
            end = m.start() + len(phrase)
            if text.startswith(phrase, m.start()) and not text[end : end + 1].isalnum():
                yield code
                break


@cache
def _marks() -> dict[str, list[tuple[str, str]]]:
    """The first word of each phrase for such an institution to the phrases, and their codes."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, words in table_rows("marks.tsv"):
        for phrase in words.split(";"):
            if m := _FIRST.match(phrase):
                found.setdefault(m[0], []).append((phrase, code))
    return found
