"""Where the words right beside a name say that its bearer comes from: "Jane Doe of Leeds", "a
British citizen, Jane Doe", "Jane Doe, who lives in Lagos".
"""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.countries import country_named, find_countries
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.places import country_in
from onrecord.resolve.gazetteers.tables import listed

__all__ = ["is_of_the_world", "origin", "owner_country"]

_NAME = r"[A-Z][\w.’'-]{0,30}"
_PLACE = rf"(?P<place>{_NAME}(?:,? {_NAME}){{0,4}})"
_AGE = r"(?:,? (?:aged )?\d{1,3}(?=,))?"
_FROM = re.compile(
    _AGE + r"(?:,? (?:of|from)|,? (?:born|based|living) in|, a (?:resident|native|citizen) of"
    r"|, who (?:(?:is|was|comes|came|lives|lived|grew up|works|hails|originally|born) ){1,3}"
    r"(?:in|from|near)) (?:the )?"
    rf"(?:(?:nearby|central|(?:north|south|east|west)(?:ern)?) )?{_PLACE}"
)
_APPOSED = _AGE + r", (?:an?|the|one of the|another) "
_AFTER = re.compile(
    _APPOSED + r"(?P<words>(?:[\w’'-]{1,25} ){1,6}?)"
    r"(?=who|which|that|was|is|said|says|told|in|at|of|from|and|with)"
)
_ALONE = re.compile(_APPOSED + r"(?P<words>(?:[\w’'-]{1,25} ){1,4}[\w-]{2,25})[,.]")
_BEFORE = re.compile(
    r"(?:^|[\s(“\"])(?P<words>[A-Z][\w.-]{2,20}(?: [A-Z][a-z]{2,20})?(?: [\w-]{2,20}){1,4}?),?"
    r"(?: (?:called|named|known as))? $"
)
_WORD = re.compile(r"[\w’'-]+")
_STUDIES = frozenset(
    ("expert", "experts", "scholar", "specialist", "analyst", "historian", "correspondent",
     "linguist", "translator", "speaker", "speakers", "affairs",
     "policy", "studies", "history", "language", "politics")
)  # fmt: skip
_REACH = 90
_WORLD = re.compile(
    r"(?i)^(?:many|some|most|few|several|all|any|other)\b"
    r"|\b(?:sources?|world|commentators?|critics|opponents|supporters|experts?|analysts?|scientists?|speakers?|groups?)\b"
)
_CONCERN = re.compile(r",| (?:on|against|about|for|to|over|who|whose|which|that|called) ")


def origin(text: str, start: int, end: int) -> str | None:
    """The alpha-2 code of the country that the words before or after the name at ``start:end``
    say its bearer to be of; None when they say nothing of it.
    """
    return _residence(text, end) or _nationality(text, start, end)


def owner_country(words: str | None) -> str | None:
    """The one country that the words for a body or person tell, but for what they only explain,
    and what the body is set up for or against; None where they tell of two.
    """
    own = _CONCERN.split(words or "")[0]
    return country_in(own) if len({w.code for w in find_countries(own)}) < 2 else None


def is_of_the_world(description: str) -> bool:
    """Whether those described may be from anywhere: sources, critics, experts, "many gardeners"."""
    return _WORLD.search(description) is not None


def _residence(text: str, end: int) -> str | None:
    """The country of the place that follows ("of Leeds", ", who lives in Lagos")."""
    m = _FROM.match(text, end, end + _REACH)
    if m is None:
        return None
    codes = (country_in(f"in {part.strip()}") for part in reversed(m["place"].split(",")))
    return None if m["place"] == "Georgia" else next(filter(None, codes), None)


def _nationality(text: str, start: int, end: int) -> str | None:
    """The country of a people, whose word stands before a noun for persons."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    after = _AFTER.match(text, end, end + _REACH) or _ALONE.match(text, end, end + _REACH)
    told = (_of_people(m["words"]) for m in (before, after) if m)
    return next(filter(None, told), None)


def _of_people(words: str) -> str | None:
    """The people in "British Muslim convert": no expert on one, nor one of two."""
    parts = _WORD.findall(words)
    named = [w for w in find_countries(words) if w.sort == "demonym"]
    if len({w.code for w in named}) != 1 or not _STUDIES.isdisjoint(p.lower() for p in parts):
        return None
    last = parts[-1].lower()
    person = office(last) is not None or singular(last) in listed(
        "persons", "kin", "male", "female"
    )
    return named[0].code if person and country_named(parts[-1]) is None else None
