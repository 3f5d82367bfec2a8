"""The office that someone known held once, when the article tells of it without the name
("the former secretary of state").
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolve.gazetteers.leaders import former_offices, key_of_leader

__all__ = ["former_holder", "former_office"]

_NOW = 9998  # any holder who has left
_CALLED = re.compile(
    r"\b[Tt]he (?P<role>(?:former|ex-|one-time|onetime|late) ?(?:U\.S\. |American )?"
    r"(?P<office>president|vice president|secretary of [Ss]tate|prime minister|chancellor"
    r"|first lady))\b(?! (?:of|[A-Z]))"
)


def former_office(text: str, name: str, year: int | None) -> str | None:
    """The office of the past, as worded, that ``text`` gives somebody without a name, when the
    person of that full name is the only one whom the text names in full that held it before
    ``year``. None otherwise.
    """
    if year is None or " " not in name:
        return None
    for office, role in _called(text):
        holders = former_offices(text, office, year)
        if len(holders) == 1 and _alike(name, *holders):
            return role
    return None


def former_holder(text: str, words: str) -> str | None:
    """The name, as the table has it, of the only one named in full in the text whom words such as
    "former secretary of state" can mean, else None.
    """
    m = _CALLED.fullmatch(f"the {words}")
    holders = former_offices(text, m["office"].lower(), _NOW) if m else set()
    return holders.pop() if len(holders) == 1 else None


def _alike(name: str, holder: str) -> bool:
    return key_of_leader(name) == key_of_leader(holder)


@lru_cache(maxsize=8)
def _called(text: str) -> tuple[tuple[str, str], ...]:
    """Office and role of each such phrase, the first of an office alone."""
    found: dict[str, str] = {}
    for m in _CALLED.finditer(text):
        found.setdefault(m["office"].lower(), m["role"])
    return tuple(found.items())
