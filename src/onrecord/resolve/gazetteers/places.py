"""Towns, counties and provinces whose names are also borne by persons and things, so that only
the words about them show a place: "in Carlisle", "Cumbria Police".

Facts of common geographical knowledge, in ``tables/places.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.resolve.gazetteers.countries import CountryWord, country_named, find_countries
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["country_in", "find_places"]

_CAP = r"(?:(?:al|el|es|ez|e[dl])-)?[A-Z][\w'-]{0,30}"
_RUN = rf"{_CAP}(?: (?:(?:al|de|del|do|la|of|on|upon) )?{_CAP}){{0,3}}"
_SHOWN = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Aa]cross|[Tt]hroughout|[Ff]rom|[Aa]t|[Nn]earby"
    r"|[Dd]owntown|[Cc]entral|[Ii]nner|[Gg]reater|[Vv]isit(?:ed|ing)?|[Ll]eft|[Rr]eached|[Ss]eized"
    r"|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)-?(?:[Ee]ast|[Ww]est)?(?:[Ee]rn)?"
    r"|(?:area|borough|capital|city|community|county|district|port|province|region|residents|state"
    r"|suburb|town|village|people|resort|island|mayor|bishop|governor|stronghold) of) (?:the )?"
    rf"(?P<name>{_RUN})"
)
_PUBLIC = (
    r"(?:Police|Constabulary|County|Council|City|Town|Borough|District|Crown|Magistrates|Sheriff"
    r"|Fire|Ambulance|University|Hospital|Airport|Cathedral|Prison|Province|State|Region"
    r"|residents?|police|councillors?|resident|mayor|governor|province|state)"
)
_OWNED = re.compile(rf"(?<![\w.])(?P<name>{_CAP}(?: {_CAP}){{0,2}}?) (?={_PUBLIC}\b)")
_GOES_ON = re.compile(rf" (?!{_PUBLIC}\b)[A-Z]")
_OTHER_STATE = re.compile(r", (?=[A-Z])")


def find_places(text: str) -> Iterator[CountryWord]:
    """The places of the table in ``text`` that the words about them show, each with the country
    that a name after a comma gives ("in Boston, England"), else the table's.
    """
    folded, seen = fold(text), set()
    for pattern in (_SHOWN, _OWNED):
        for m in pattern.finditer(folded):
            found = _place(folded, m.start("name"), m["name"])
            if found and found.start not in seen:
                seen.add(found.start)
                yield found


def country_in(words: str) -> str | None:
    """The alpha-2 code of the first country that the words name, or of the first place that they
    show, else None.
    """
    first = next(find_countries(words), None) or next(find_places(words), None)
    return first.code if first else None


def _place(text: str, start: int, run: str) -> CountryWord | None:
    """The longest beginning of the run of capitalised words that is a place and no part of a
    longer name.
    """
    words = re.sub(r"'s$", "", run).split(" ")
    for size in range(len(words), 0, -1):
        name = re.sub(r"'s$", "", " ".join(words[:size]))
        code, end = _places().get(name), start + len(name)
        if code and not _GOES_ON.match(text, end):
            return CountryWord(start, end, _after_comma(text, end) or code, "region")
    return None


def _after_comma(text: str, end: int) -> str | None:
    """The country of the larger place that follows ("Springfield, Ontario"), else None."""
    m = _OTHER_STATE.match(text, end)
    larger = next(find_countries(text[m.end() : m.end() + 40]), None) if m else None
    return larger.code if larger and larger.start == 0 else None


@cache
def _places() -> dict[str, str]:
    rows = table_rows("places.tsv")
    places = ((fold(name), code) for code, names in rows for name in names.split(";"))
    return {name: code for name, code in places if country_named(name) is None}
