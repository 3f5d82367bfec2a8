"""Ministers by their portfolios ("Minister of Foreign Affairs Jane Doe"), and bodies whose names
hold two owners ("the Bakers’ and Millers’ Union").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.names import Word
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.titles import Title
from onrecord.resolve.mentions.types import Mention

__all__ = ["TWO_OWNERS", "with_portfolios", "with_two_owners"]

_FIELD = (
    r"(?:Affairs|Agriculture|Commerce|Communications?|Culture|Defen[cs]e|Development|Economy"
    r"|Education|Energy|Environment|Equality|Europe|Families|Family|Finances?|Fisheries|Health"
    r"|Home|Homeland Security|Housing|Immigration|Industry|Information|Infrastructure|Interior"
    r"|Justice|Labou?r|Migration|Planning|Police|Resources|Science|Security|Sports?|State|Technology"
    r"|Tourism|Trade|Transport(?:ation)?|Treasury|War|Welfare|Women|Work|Youth)"
)
_PORTFOLIO = re.compile(
    r"\b(?:(?P<state>[A-Z][\w-]{3,30})(?:[’']s)? )?"
    r"(?P<role>(?:(?:Deputy|Vice|First|Junior) )?(?P<office>Minister|Secretary|Commissioner)"
    rf" (?:of|for) (?:the )?(?P<field>(?:(?:[A-Z][\w-]{{1,20}}|and|the),? ){{0,5}}{_FIELD}))"
    r",? (?P<name>(?:[A-Z][\w’'-]{1,30}|[A-Z]\.)(?: (?:[A-Z][\w’'-]{1,30}|[A-Z]\.)){0,3})"
)
_DEMONYM = re.compile(r"(?:an|ese|ish|ic|i|a)$")
TWO_OWNERS = re.compile(
    r"\b[A-Z][\w-]{2,20}[’']s?(?:, [A-Z][\w-]{2,20}[’']s?)?,? and [A-Z][\w-]{2,20}[’']s?"
    r"(?: [A-Z][\w-]{2,20}){0,3} (?P<noun>[A-Z][\w-]{2,20})\b"
)


def with_portfolios(text: str, words: list[Word], found: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, those that a minister's title with a portfolio covers replaced
    by the minister's name with that title.
    """
    return _replaced(found, _ministers(text, words))


def with_two_owners(text: str, words: list[Word], found: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, those within the name of a body of two owners replaced by it."""
    return _replaced(found, _unions(text, words))


def _replaced(found: list[Mention], whole: Iterator[Mention]) -> list[Mention]:
    for mention in whole:
        begin = min(mention.start, mention.title.start) if mention.title else mention.start
        found = [m for m in found if m.end <= begin or m.start >= mention.end]
        found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _ministers(text: str, words: list[Word]) -> Iterator[Mention]:
    for m in _PORTFOLIO.finditer(text, *_extent(words)):
        held = m["office"].lower()
        first = m["field"].split()[0].lower()
        offices = frozenset({held, f"{first} {held}", "politician"})
        title = Title(m["role"], *_state(m["state"]), offices, m.start(), m.start("name"))
        possessive = m["name"].endswith(("’s", "'s"))
        end = m.end() - 2 if possessive else m.end()
        name = text[m.start("name") : end]
        if not office(m["role"]) and not office(name):
            yield Mention(m.start("name"), end, name, "person", title, possessive)


def _state(word: str | None) -> tuple[str | None, str | None]:
    """Affiliation and country that the word before the office gives: the word itself where no
    table has it, for the article may show what state it belongs to.
    """
    country = country_of(word)
    unknown = word is not None and country is None and _DEMONYM.search(word) is not None
    return (word if unknown else None), country


def _unions(text: str, words: list[Word]) -> Iterator[Mention]:
    for m in TWO_OWNERS.finditer(text, *_extent(words)):
        if m["noun"].lower() in listed("bodies", "groups"):
            yield Mention(m.start(), m.end(), m[0], "organization")


def _extent(words: list[Word]) -> tuple[int, int]:
    return (words[0].start, words[-1].end) if words else (0, 0)
