"""Titles and appositions: what stands beside a name and says who its bearer is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.names import Word
from onrecord.resolve.gazetteers.offices import abbreviated, office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import (
    body_before_office,
    is_prize,
)
from onrecord.resolve.mentions.wording import (
    in_chamber,
)

__all__ = [
    "Title",
    "office_ending",
    "stretch_affiliation",
    "stretch_role",
    "title_before",
    "titled",
]

_DOTTED = frozenset(
    (*("St", "Mr", "Mrs", "Ms", "Dr", "Jr", "Sr", "Lt", "Gen", "Col"),
     *("Ft", "Mt", "Asst", "Dep", "Vice"))
)  # fmt: skip
_DEEPEST = 3
_LONGEST = 12
_LOOSE = ("a", "an", "longtime", "top", "senior", "former", "then", "veteran", "current")
_SPOKEN_FOR = frozenset({"campaign", "military", "police"})
_VIEW = re.compile(
    r"(?:[a-z]{3,12}ist|progressive|conservative|liberal|libertarian|independent|republican|democrat"
    r"|father|mother|grandmother|grandfather|native|veteran|enthusiast|immigrant|survivor|graduate)"
)
_MINISTERS = frozenset({"minister", "secretary", "deputy minister", "undersecretary"})
_ADJECTIVES = frozenset({"major", "general", "official", "principal", "chief", "junior"})


@dataclass(frozen=True, slots=True)
class Title:
    """What the words beside a name say: ``role`` and ``affiliation`` as worded, the offices'
    names (in lower case) that the bearer can be called by, and where the words begin and end.
    """

    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    offices: frozenset[str] = frozenset()
    start: int = 0
    end: int = 0
    past: bool = False

    @property
    def former(self) -> bool:
        """Whether the office is one of the past."""
        return self.past or bool(
            self.role and self.role.lower().startswith(("former", "ex-", "late"))
        )


def title_before(text: str, words: list[Word], at: int, *, depth: int = 0) -> Title | None:
    """The title that ends just before ``words[at]``, a name's first word, else None.

    ``depth`` counts the titles after it; of more than three the outer are left out.
    """
    span = office_ending(text, words, at - 1)
    if span is None or not adjacent(text, words, at - 1):
        return _party_before(text, words, at) or _with_view(text, words, at, depth)
    return (
        None if _is_adjective(words, span[0], at) else _office_before(text, words, at, span, depth)
    )


def _office_before(
    text: str, words: list[Word], at: int, span: tuple[int, str], depth: int
) -> Title | None:
    """The title whose office begins at the first of ``span`` and ends just before the name."""
    first, name = span
    first = stretch_role(text, words, first, fields=name in _MINISTERS)
    first = _field_of_body(text, words, first)
    begin = stretch_affiliation(text, words, first)
    role = text[words[first].start : _stop(text, words[at - 1].end)]
    outer = office_ending(text, words, first - 1) if begin == first else None
    if outer and depth < _DEEPEST and adjacent(text, words, first - 1):
        inner = title_before(text, words, first, depth=depth + 1)
        return _joined(inner, role, name, words[at].start) if inner else None
    if begin == first and (earlier_role := _coordinated(text, words, first, depth)):
        return _and(earlier_role, role, name, words[at].start)
    if begin == first - 1 and _only_opens(text, words[begin], words[first]):
        role, first = text[words[begin].start : _stop(text, words[at - 1].end)], begin
    before = text[words[begin].start : words[first].start].strip() or None
    earlier = words[begin - 1].text if begin else ""
    past = earlier.lower() in ("former", "ex")
    if begin < first and (past or earlier.lower() == "presumptive"):
        role = f"{earlier} {role}"
    found = titled(role, before, name, (words[begin].start, words[at].start))
    return replace(found, past=past)


def _only_opens(text: str, word: Word, following: Word) -> bool:
    """Whether a word before an office in lower case has its capital only from the sentence's start
    ("Study author Jane Doe", where the text has "study" too).
    """
    opens = not text[max(0, word.start - 2) : word.start].strip(" “\"‘'(") or (
        text[max(0, word.start - 2) : word.start] in (". ", "? ", "! ", "\n\n")
    )
    lowered = word.text.lower()
    plain = word.text[1:].islower() and not word.possessive and not following.capital
    body = lowered in listed("bodies", "groups", "states", "outlets", "spoken for")
    return opens and plain and not body and not country_named(word.text) and lowered in _lower(text)


@lru_cache(maxsize=4)
def _lower(text: str) -> frozenset[str]:
    """The words that the text writes in lower case."""
    return frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,20}(?![\w’'-])", text))


def _field_of_body(text: str, words: list[Word], first: int) -> int:
    """The role's first word, going left over a field up to the body whose it is ("Orr University
    marine biology professor").
    """
    for at in range(first - 1, max(-1, first - 4), -1):
        word = words[at]
        if not adjacent(text, words, at):
            break
        if word.capital:
            return at + 1 if word.text.lower() in listed("bodies") else first
        if not word.text.isalpha() or word.text in listed("function", "barred in titles"):
            break
        if office(word.text):
            break
    return first


def _coordinated(text: str, words: list[Word], first: int, depth: int) -> Title | None:
    """The title before "and" in "Harbour TV anchor and news correspondent", of one person; the
    second office begins at ``words[first]``.
    """
    link = first - 1
    if link < 1 or words[link].text != "and" or depth >= _DEEPEST or words[first].capital:
        return None
    last = words[link - 1]
    if last.capital or singular(last.text) != last.text or not adjacent(text, words, link - 1):
        return None
    found = (
        title_before(text, words, link, depth=depth + 1) if adjacent(text, words, link) else None
    )
    shared = found and found.start and text[max(0, found.start - 4) : found.start] == "the "
    return found if found and found.role and not shared else None


def _and(earlier: Title, role: str, name: str, end: int) -> Title:
    both = f"{earlier.role} and {role}"
    return replace(earlier, role=both, offices=earlier.offices | {name}, end=end)


def _with_view(text: str, words: list[Word], at: int, depth: int) -> Title | None:
    """The title in "presidential candidate and proud progressive Jane Doe"."""
    if at < 3 or not _VIEW.fullmatch(words[at - 1].text) or not adjacent(text, words, at - 1):
        return None
    for link in (at - 2, at - 3):
        if link > 0 and words[link].text == "and":
            return _coordinated(text, words, link + 1, depth)
    return None


def titled(
    role: str, before: str | None, name: str, span: tuple[int, int], country: str | None = None
) -> Title:
    """The title of a role as worded and the words ``before`` it that may name a body; ``name`` is
    the office in lower case, ``span`` where the title stands.
    """
    found = office(name)
    if before and is_prize(name):
        role = f"{before.strip()} {role}"
    country = (
        country_of(before) or country or country_of(role) or (found.country if found else None)
    )
    if name == "veteran":
        country = None  # of a war abroad
    body = body_before_office(before, name)
    if chamber := in_chamber(role, before):
        role, body = chamber, None
    if body and role.startswith("campaign ") and not body.endswith(("campaign", "Campaign")):
        body = f"{body} campaign"
    titles = frozenset({name}) | (found.also if found else frozenset())
    return Title(role, body, country, titles, *span)


def _is_adjective(words: list[Word], first: int, at: int) -> bool:
    """Whether what can be an office only qualifies the name: "two major Japanese companies",
    "an official ISIS outlet".
    """
    word = words[first]
    if word.capital or word.text not in _ADJECTIVES:
        return False
    before = words[first - 1] if first else None
    article = before is not None and (
        before.possessive or before.text.lower() in ("a", "an", "the")
    )
    return country_named(words[at].text) is not None or (word.text == "official" and article)


def _joined(inner: Title, role: str, name: str, end: int) -> Title:
    """A title directly before the name, with what an outer title before it adds."""
    found = office(name)
    titles = inner.offices | {name} | (found.also if found else frozenset())
    former = inner.former
    if inner.role and not former and all(w in listed("ranks") for w in _words(role)):
        role = inner.role  # of "spokesman Col. Jane Doe" the office
    body = None if former else inner.affiliation
    return Title(role, body, inner.country, titles, inner.start, end)


def _words(role: str) -> list[str]:
    return role.lower().replace(".", "").split()


def _party_before(text: str, words: list[Word], at: int) -> Title | None:
    """For "Republican Jon Doe", the party just before the name, and nothing else."""
    if at < 1 or not adjacent(text, words, at - 1):
        return None
    word = words[at - 1]
    if word.text.lower() not in listed("parties") or not word.capital or word.possessive:
        return None
    return Title(None, word.text, None, frozenset(), word.start, words[at].start)


def office_ending(text: str, words: list[Word], last: int) -> tuple[int, str] | None:
    """Index of the first word of the office whose last word is ``words[last]``, and its name."""
    for length in (4, 3, 2, 1):
        first = last - length + 1
        if first < 0:
            continue
        phrase = text[words[first].start : words[last].end]
        if "\n" in phrase or "," in phrase:
            continue
        found = office(phrase)
        if found is None and text[words[last].end : words[last].end + 1] == ".":
            found = abbreviated(phrase + ".")
        if found and not (length == 1 and words[last].possessive):
            return first, found.title
    return None


def stretch_role(text: str, words: list[Word], first: int, *, fields: bool = False) -> int:
    """The role's first word, going left over words that qualify an office, and over a minister's
    ``fields`` ("Environmental Affairs Minister").
    """
    if first and words[first - 1].text.lower() in _SPOKEN_FOR and _speaks_for(words[first].text):
        return first
    stop = max(0, first - _LONGEST)
    while (
        first > stop
        and words[first - 1].text.lower()
        in listed("role modifiers", *(("portfolios",) if fields else ()))
        and adjacent(text, words, first - 1)
        and not _of_outlet(words, first - 1)
    ):
        first -= 1
    return first


def _of_outlet(words: list[Word], at: int) -> bool:
    """Whether the modifier is the end of a name ("Orr News" of "Orr News correspondent")."""
    named = words[at].capital and not words[at + 1].capital
    return named and at > 0 and words[at - 1].capital and words[at].text in ("News", "Radio", "TV")


def _speaks_for(noun: str) -> bool:
    return noun.lower().startswith(
        ("spokes", "aide", "advis", "official", "lawyer", "staff", "surrogate")
    )


def stretch_affiliation(text: str, words: list[Word], first: int) -> int:
    """The affiliation's first word, going left over names and nouns for bodies."""
    begin = first
    while begin > max(0, first - _LONGEST) and adjacent(
        text, words, begin - 1, possessive=begin == first
    ):
        word = words[begin - 1]
        lowered = word.text.lower()
        body = lowered in listed("bodies", "groups", "states")
        linked = lowered in ("of", "for", "the") and begin > 1 and begin < first
        panel = first > 1 and words[first - 1].text in ("Committee", "Subcommittee", "Department")
        linked = linked or (lowered == "and" and panel and 1 < begin < first - 1)
        if (lowered in listed("barred in titles") and not linked) or (
            lowered in ("the", "a", "an", "former") and not linked
        ):
            break
        if not (word.capital or body or lowered in listed("role modifiers") or linked):
            break
        begin -= 1
    while begin < first and words[begin].text.lower() in ("of", "for", "the", *_LOOSE):
        begin += 1
    return begin


def adjacent(text: str, words: list[Word], at: int, *, possessive: bool = False) -> bool:
    """Whether only a space (or the point of an abbreviation) follows ``words[at]``."""
    if at < 0 or at + 1 >= len(words):
        return False
    word = words[at]
    gap = text[word.end : words[at + 1].start]
    if word.possessive:
        return (possessive and gap[2:] in (" ", "\xa0")) or (possessive and gap in ("' ", "’ "))
    return gap in (" ", "\xa0", "") or (gap == ". " and bool(_short(word.text)))


def _short(word: str) -> bool:
    return len(word) == 1 or word in _DOTTED or bool(abbreviated(word + "."))


def _stop(text: str, end: int) -> int:
    """``end``, or one further when an abbreviation's point stands there."""
    return end + 1 if text[end : end + 1] == "." else end
