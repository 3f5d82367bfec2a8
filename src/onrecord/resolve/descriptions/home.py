"""The country in which an article plainly plays."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.resolve.gazetteers.countries import find_countries
from onrecord.resolve.gazetteers.outlets import known_outlet

__all__ = ["home_country"]

_US = re.compile(
    r"\b(?:Sen|Rep|Gov|Sens|Reps)\.|\b(?:Republican|Democrat|Democratic|GOP|FBI|Medicaid|Congress)\b"
)


def home_country(text: str, outlet: str | None = None) -> str | None:
    """The alpha-2 code that at least three quarters of the text's words for countries and
    their offices point to, when there are three or more of them. Else the country of the
    outlet, where fewer words point to it, but as large a part of them. Else None.
    """
    votes = Counter(word.code for word in find_countries(text))
    votes["US"] += len(_US.findall(text))
    [(code, most)] = votes.most_common(1)
    if most >= 3 and most >= 0.75 * votes.total():
        return code
    known = known_outlet(outlet) if outlet else None
    own = known.country if known else ""
    return own if own and most and votes[own] >= 0.75 * votes.total() else None
