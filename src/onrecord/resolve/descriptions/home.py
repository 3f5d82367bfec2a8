"""The country in which an article plainly plays."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.resolve.gazetteers.countries import find_countries
from onrecord.resolve.gazetteers.leaders import leaders_named
from onrecord.resolve.gazetteers.outlets import known_outlet

__all__ = ["home_country", "leaning"]

_US = re.compile(
    r"\b(?:Sen|Rep|Gov|Sens|Reps)\.|\b[RD]-(?=[A-Z])|\b(?:Republicans?|Democrats?|Democratic|GOP"
    r"|Medicaid|Medicare|Obamacare|Social Security|Congress(?:man|woman)?|Capitol"
    r"|(?:[Ss]uper )?PACs?|Electoral College|Secret Service|Tea Party|Affordable Care Act"
    r"|(?:First|Second|Fourth|Fifth|Fourteenth) Amendment|NRA|National Rifle Association"
    r"|House (?:Speaker|Majority|Minority|Republicans|Democrats|GOP|committee|panel|floor)"
    r"|Senate (?:Majority|Minority|Republicans|Democrats|GOP|committee|panel|floor)"
    r"|House and Senate|Speaker of the House)\b"
)
_TERRITORIES = ("PR", "GU", "VI", "AS", "MP")  # of the United States, with codes of their own
_MOST = 3  # votes of one leader, who is named again and again
_WHOLE, _LARGE = 0.75, 0.4


def home_country(text: str, outlet: str | None = None) -> str | None:
    """The alpha-2 code that at least three quarters of the text's words for countries, their
    offices and leaders point to, when there are three or more of them. Else the country of the
    outlet, where fewer words point to it, but as large a part of them. Else None.
    """
    votes = _votes(text)
    [(code, most)] = votes.most_common(1)
    if most >= 3 and most >= _WHOLE * votes.total():
        return code
    own = _published_in(outlet)
    return own if own and most and votes[own] >= _WHOLE * votes.total() else None


def leaning(text: str, outlet: str | None = None) -> str | None:
    """The country of the outlet, when two fifths of the text's words for countries point to it,
    and to no other half as many: the story plays there and elsewhere. Else None.
    """
    votes, own = _votes(text), _published_in(outlet)
    others = max((n for code, n in votes.items() if code != own), default=0)
    large = max(3, _LARGE * votes.total(), 2 * others)
    return own if own and votes[own] >= large else None


def _votes(text: str) -> Counter[str]:
    votes = Counter(word.code for word in find_countries(text))
    votes["US"] += len(_US.findall(text))
    for code, times in leaders_named(text):
        votes[code] += min(_MOST, times)
    for code in _TERRITORIES:
        votes["US"] += votes.pop(code, 0)
    return votes


def _published_in(outlet: str | None) -> str:
    """The country of an outlet that the table has; empty when not known."""
    known = known_outlet(outlet) if outlet else None
    return known.country if known else ""
