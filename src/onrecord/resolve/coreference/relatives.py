"""The antecedent of a source that is "who", "which" or a "that" after a noun."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.described import by_described
from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.phrases import parse
from onrecord.resolve.gazetteers.names import words_of
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["by_relative", "follows_noun"]

_REACH = 90
_PHRASE = re.compile(
    r"(?:\b(?:the|an?|some|many|several|other|those)\s+)?(?:[\w’'-]{1,30}\s+){0,2}[\w’'-]{1,30},?\s*$"
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
    if near and span.start - near[-1].end <= 2 and not near[-1].possessive:
        return reading.entity_of(near[-1])
    owned = (
        near and near[-1].possessive and _OWNED.fullmatch(reading.text, near[-1].end, span.start)
    )
    if owned or span.of(reading.text).lower() == "that":
        return _described(reading, span)
    if span.of(reading.text).lower() == "which":
        return _described(reading, span)
    persons = [m for m in near if m.kind == "person"]
    persons = [m for m in persons if not m.possessive] or persons
    if persons:
        return reading.entity_of(persons[-1])
    return _described(reading, span)


def follows_noun(text: str, span: Span) -> bool:
    """Whether a word of the same clause stands right before the "that" at the span."""
    return span.start > 1 and text[span.start - 1] == " " and text[span.start - 2].isalpha()


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
    if phrase is None or phrase.kind is None:
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
