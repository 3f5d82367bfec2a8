"""Descriptions in a headline or opening of someone whom the story names only after it."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.fitting import LEDE, call, gender_told
from onrecord.resolve.descriptions.phrases import Phrase
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["named_after"]

_AHEAD = 900
_SEVERAL_AHEAD = 400
_ANYWHERE = 5_000
_NEXT = 500  # code points to the next paragraph, which names whom the one before described
_NAME = re.compile(r"[A-Z][\w-]{2,}")
_NO_ONE = frozenset(
    ("source", "official", "aide", "insider", "voter", "reader", "viewer", "supporter", "critic",
     "observer", "witness", "resident", "user", "customer", "caller", "narrator"),
)  # fmt: skip
_ACTS = re.compile(
    r"(?:,\s[^,.;:\n]{3,90},)?\s(?:has\s|had\s|also\s)?"
    r"(?:said|says|told|tells|spoke|wrote|\w{3,}ed)\b"
)


def named_after(
    reading: Reading, span: Span, phrase: Phrase, fitting: list[Entity]
) -> Found | None:
    """The person whom the phrase at ``span`` describes before the name is given, else None.

    ``fitting`` are the persons of whom the phrase can be said by their printed titles.
    """
    return (
        _named_next(fitting, span, phrase)
        or _explained_next(reading, fitting, span, phrase)
        or _unveiled(reading, span, phrase)
    )


def _named_next(fitting: list[Entity], span: Span, phrase: Phrase) -> Found | None:
    """The holder of the office who is named next."""
    ahead = phrase.definite or phrase.determiner in ("", "a", "an", "one")
    if span.start >= LEDE or not ahead or phrase.head in listed("persons"):
        return None
    if phrase.owner and (len(fitting) > 1 or phrase.owned):
        return None
    after = [
        (m.start, i) for i, e in enumerate(fitting) for m in e.mentions if m.start > span.start
    ]
    reach = _AHEAD if len(fitting) == 1 else _SEVERAL_AHEAD
    if len(fitting) == 1 and _serves(fitting[0], phrase):
        reach = _ANYWHERE
    if not after or min(after)[0] >= span.start + reach:
        return None
    return Found(fitting[min(after)[1]], 0.6 if len(fitting) == 1 else 0.5)


def _serves(entity: Entity, phrase: Phrase) -> bool:
    """Whether the person is printed with the body or person whom the phrase says they are for."""
    named = set(_NAME.findall(phrase.after))
    return phrase.after.startswith("for ") and bool(
        named & set(_NAME.findall(entity.affiliation or ""))
    )


def _explained_next(
    reading: Reading, fitting: list[Entity], span: Span, phrase: Phrase
) -> Found | None:
    """For "a Norlish diplomat said", the one such person with whose name the next paragraph
    begins ("Ida Vane, Norland's ambassador,").
    """
    if phrase.determiner not in ("a", "an") or phrase.plural or phrase.head in _NO_ONE:
        return None
    text = reading.text
    end = text.find("\n", span.end, span.end + _NEXT)
    if end < 0:
        return None
    start = end + len(text[end : end + 4]) - len(text[end : end + 4].lstrip("\n"))
    for entity in fitting:
        first = entity.mentions[0]
        begins = min(first.start, first.title.start if first.title else first.start)
        if begins <= start <= first.start and " " in first.name:
            return Found(entity, 0.5)
    return None


def _unveiled(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "a woman who …" or "the leader of the Front", the first person of that gender whom the
    story then names in full, without a title, as one who speaks or does something.
    """
    if span.start >= LEDE or phrase.plural or phrase.owner or phrase.head in _NO_ONE:
        return None
    if phrase.determiner not in ("", "a", "an", "the"):
        return None
    gender = gender_told(phrase)
    person = phrase.head in listed("male", "female") and phrase.determiner != "the"
    title = None if person else described(phrase.core, span.start)
    if not person and (title is None or title.role is None):
        return None
    for entity in reading.cast.of("person"):
        first = entity.mentions[0]
        near = span.end < first.start < span.end + _AHEAD and " " in first.name
        if not near or entity.titles or first.possessive or {gender, entity.gender} == {"m", "f"}:
            continue
        if _ACTS.match(reading.text, first.end):
            call(entity, title)
            return Found(entity, 0.5)
    return None
