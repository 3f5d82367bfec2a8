"""The antecedent of a source that is "who", "which" or a "that" after a noun."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.described import by_described
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.phrases import parse
from onrecord.resolve.gazetteers.names import words_of
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["by_relative", "follows_noun"]

_REACH = 90
_PHRASE = re.compile(
    r"(?:\b(?:the|an?|some|many|several|other|those)\s+)?(?:[\w’'-]{1,30}\s+){0,2}[\w’'-]{1,30},?\s*$"
)
_LAST_WORD = re.compile(r"(?<![\w-])(?P<noun>[a-z]{3,20}) \Z")
_SINGULAR = re.compile(
    r"\s(?:also\s|now\s|once\s|[a-z]+ly\s)?(?:is|was|has|does|isn[’']t|wasn[’']t|hasn[’']t|doesn[’']t"
    r"|(?!(?:discuss|express|stress|confess|pass|miss|press|guess|dismiss|possess|address)\b)[a-z]{2,15}s)\b"
)
_PEOPLE = re.compile(
    r"(?P<people>(?:\b(?:the|some|many|several|other|those|few|most|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d{1,3})\s)?(?:[a-z-]{2,20}\s){0,2}(?P<noun>[a-z-]{3,20}))"
    r"\s(?:of|from|in|at|for|with|to|against|near|like)\s(?:the\s|former\s|president\s)?\Z"
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "some", "many", "several", "other", "those", "these", "all", "few", "most",
     "more", "one", "two", "three", "four", "five", "six", "his", "her", "its", "their",
     "our", "my"}
)  # fmt: skip
_OWNED = re.compile(r"[’']s?(?:\s[a-z][\w-]*){1,3},?\s")  # "’s family, " before "who"
_DETERMINED = re.compile(r"\b(?:the|an?|some|many|several|other|those)\s+[\w’'-]")


def by_relative(reading: Reading, span: Span) -> Found | None:
    """The entity that the relative pronoun at ``span`` stands for: what stands just before."""
    near = _names_before(reading, span)
    beside = near and span.start - near[-1].end <= 2 and not near[-1].possessive
    if beside:
        people = _people_before(reading, span, near[-1])
        return people or reading.entity_of(near[-1])
    word = span.of(reading.text).lower()
    who = word in ("who", "whom")
    if who and (found := _beside(reading, span)):
        return found
    owned = (
        near and near[-1].possessive and _OWNED.fullmatch(reading.text, near[-1].end, span.start)
    )
    if owned or word in ("that", "which") or (who and _several_beside(reading.text, span)):
        return _described(reading, span)
    persons = [m for m in near if m.kind == "person"]
    persons = [m for m in persons if not m.possessive] or persons
    if persons:
        return reading.entity_of(persons[-1])
    return _described(reading, span)


def follows_noun(text: str, span: Span) -> bool:
    """Whether a word of the same clause stands right before the "that" at the span."""
    return span.start > 1 and text[span.start - 1] == " " and text[span.start - 2].isalpha()


def _people_before(reading: Reading, span: Span, name: Mention) -> Found | None:
    """The people of whom "who" tells in "six workers from Tarn who say": no comma stands before
    it, and its verb is not in the singular.
    """
    text = reading.text
    if text[name.end : span.start] != " " or _SINGULAR.match(text, span.end):
        return None
    start = max(0, name.start - _REACH)
    titled = name.title is not None and name.title.start < name.start
    m = _PEOPLE.search(text, start, name.title.start if name.title and titled else name.start)
    if m is None or noun_kind(m["noun"]) != "unnamed" or singular(m["noun"]) == m["noun"]:
        return None
    begin = _after_function(reading, m.start("people"), m.end("people"))
    phrase = parse(text[begin : name.end])
    return by_described(reading, Span(begin, name.end), phrase) if phrase else None


def _several_beside(text: str, span: Span) -> bool:
    """Whether a noun for several people stands right before the pronoun ("64 percent who say")."""
    m = _LAST_WORD.search(text, max(0, span.start - 30), span.start)
    noun = m["noun"] if m else ""
    many = noun_kind(noun) == "unnamed" and singular(noun) != noun
    return bool(noun) and (many or noun == "percent")


def _beside(reading: Reading, span: Span) -> Found | None:
    """The body right before ", who" ("by the Harbour Board, who warned"), or the people with a
    place's or body's name right before "who".
    """
    near = reading.mentions_in(Span(max(0, span.start - _REACH), span.start))
    last = near[-1] if near else None
    gap = reading.text[last.end : span.start] if last else ""
    if last is None or last.possessive or gap not in (" ", ", "):
        return None
    found = reading.entity_of(last)
    if gap == " ":
        return _people_before(reading, span, last)
    return found if found.entity.kind in BODIES else None


def _names_before(reading: Reading, span: Span) -> list[Mention]:
    """The names of the same sentence within reach; only persons' and groups' for "who"."""
    reach = Span(max(0, span.start - _REACH), span.start)
    near = [
        m
        for m in reading.mentions_in(reach)
        if m.end <= span.start and not re.search(r"[.!?]\s|\n", reading.text[m.end : span.start])
    ]
    if span.of(reading.text).lower() in ("who", "whom"):
        return [m for m in near if reading.entity_of(m).entity.kind in ("person", "group")]
    return near


def _described(reading: Reading, span: Span) -> Found | None:
    """The noun phrase just before ("critics who say")."""
    start = max(0, span.start - _REACH)
    m = _PHRASE.search(reading.text[start : span.start])
    if m is None:
        return None
    begin = start + m.start()
    if determined := _DETERMINED.search(m.group()):
        begin += determined.start()
    begin = _after_function(reading, begin, start + m.end())
    words = reading.text[begin : start + m.end()].rstrip(", \n")
    phrase = parse(words)
    percent = (
        phrase is not None and phrase.head == "percent" and _several_beside(reading.text, span)
    )
    if phrase is None or (phrase.kind is None and not percent):
        return None
    return by_described(reading, Span(begin, begin + len(words)), phrase)


def _after_function(reading: Reading, begin: int, end: int) -> int:
    """Where the noun phrase begins after a preposition, or at the name that owns it ("persuade
    Doe's supporters").
    """
    name: int | None = None
    for word in words_of(reading.text, begin, end)[:-1]:
        lowered = word.text.lower()
        name = word.start if name is None and word.capital else name if word.capital else None
        if word.possessive and name is not None:
            return name
        if lowered in listed("function") and lowered not in _DETERMINERS:
            begin = word.end + 1
    return begin
