"""Whether one place lies in another, as far as an article says so."""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.countries import country_of

__all__ = ["lies_in"]

_LONGEST = 200_000  # characters of an article that are looked at


def lies_in(inner: str, outer: str, *texts: str) -> bool:
    """Whether a text has "INNER in OUTER", "INNER, OUTER" or "OUTER's INNER".

    A few words may stand between: "the Hadrel air base in neighbouring Sarrane". A region or
    a capital of the tables lies in its country.
    """
    if country_of(inner) and country_of(inner) == country_of(outer):
        return True
    a, b = re.escape(inner), re.escape(outer)
    between = r"(?: [\w-]+){0,3}(?: in| of|,) (?:the )?(?:[a-z][a-z-]{3,} )?"
    pattern = re.compile(rf"\b{a}{between}{b}\b|\b{b}[’']s? {a}\b")
    return any(pattern.search(text[:_LONGEST]) for text in texts)
