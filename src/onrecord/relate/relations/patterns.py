"""Reversal, dispute or record: what a contradiction is, by who speaks, when, and how widely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.record.reading.dates import days
from onrecord.relate.relations.sides import Side
from onrecord.relate.relations.speaking import standing_in
from onrecord.relate.words.universals import universal
from onrecord.relations import Pattern
from onrecord.resolve.gazetteers.countries import country_name
from onrecord.resolve.gazetteers.names import same_person
from onrecord.statements import Speaker, Statement

if TYPE_CHECKING:
    from onrecord.record import Record

__all__ = ["common_side", "in_order", "pattern", "said_on", "sweeping"]

# Universals of time and of persons, which one statement can stand against; "no" and "all"
# alone are part of most sentences.
_SWEEPING = re.compile(
    r"never|always|ever|no[ -]?one|nobody|none|not once|at no \w+|any(?:one|body|time)?"
    r"|every(?:one|body)|not anyone|neither \w+",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:officials|spokes\w+|ministers|authorities|leaders)\b", re.IGNORECASE)
_MINISTER = re.compile(
    r"^(?:(?P<of>\w[\w ]*?) minister|minister (?:of|for) (?:the )?(?P<for>\w.*))$", re.I
)
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|you|who|one of them|others?)$", re.IGNORECASE)


def pattern(first: Statement, second: Statement, *, side: str | None) -> Pattern:
    """What their contradiction is; ``first`` and ``second`` as ``in_order`` put them.

    ``side`` is the person or body for which both speak. A sweeping claim that does not
    come before what its own side said later is a record.
    """
    claim = sweeping(first)
    if claim and (side is None or _day(first) >= _day(second)):
        return "record"
    return "dispute" if side is None else "reversal"


def sweeping(statement: Statement) -> bool:
    """Whether it says "never", "no one" or the like of what it is about."""
    word = universal(statement.proposition or "")
    return word is not None and _SWEEPING.fullmatch(word) is not None


def in_order(one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """The two, the earlier first; a sweeping claim before one that is not, whatever its date.

    What has no date comes last; of two on one day the one that was published first, then
    the one that stands first.
    """
    early, late = sorted((one, other), key=_when)
    if sweeping(late) and not sweeping(early):
        return late, early
    return early, late


def said_on(statement: Statement) -> str | None:
    """The day it was said, or the span of days, as EDTF; None when that is not known."""
    return statement.said if statement.said and "X" not in statement.said else None


def common_side(one: Statement, other: Statement, record: Record | None = None) -> str | None:
    """The person or body for which both speak, by name; None when none is known.

    A single unnamed source speaks for nobody but itself. With a record, the titles that
    its other articles give a speaker count.
    """
    a, b = one.speaker, other.speaker
    if a is None or b is None or _PRONOUN.match(a.name) or _PRONOUN.match(b.name):
        return None
    if a.id == b.id or (a.kind == b.kind == "person" and same_person(*_by_length(a.name, b.name))):
        return max(a.name, b.name, key=len)
    if not (_can_speak_for(a) and _can_speak_for(b)) or _different_countries(a, b):
        return None
    for name in dict.fromkeys((*_bodies(a), *_bodies(b))):
        side = Side(name)
        if _stands(side, one, record) and _stands(side, other, record):
            return name
    return None


def _day(statement: Statement) -> str:
    return _when(statement)[0]


def _when(statement: Statement) -> tuple[str, str, int]:
    """For sorting: the day it was said, else published; the day published; the place."""
    published = days(statement.article.published)
    printed = (published.first if published else None) or "9999"
    said = statement.said_earliest or (d.first if (d := days(said_on(statement))) else None)
    return (said or printed)[:10], printed, statement.attribution.extent.start


def _by_length(a: str, b: str) -> tuple[str, str]:
    return (a, b) if len(a) <= len(b) else (b, a)


def _can_speak_for(speaker: Speaker) -> bool:
    words = f"{speaker.name} {speaker.role or ''}"
    return speaker.kind != "unnamed" or _SEVERAL.search(words) is not None


def _different_countries(a: Speaker, b: Speaker) -> bool:
    return bool(a.country and b.country and a.country != b.country)


def _bodies(speaker: Speaker) -> Iterator[str]:
    """The persons and bodies for which the speaker may speak, the nearest first."""
    if speaker.kind in ("organization", "government", "group", "person"):
        yield speaker.name
    if speaker.affiliation:
        yield speaker.affiliation
    if ministry := _ministry(speaker):
        yield ministry
    words = " ".join(filter(None, (speaker.affiliation, speaker.role, speaker.name)))
    if speaker.kind != "person":
        words = f"{speaker.name} {words}"
    for word in re.findall(r"\b[A-Z][^\W\d_]{3,}", words if speaker.affiliation else ""):
        yield f"the {word} government"
    if speaker.country:
        yield _country(speaker.country)


def _country(code: str) -> str:
    try:
        return country_name(code)
    except KeyError:
        return code


def _ministry(speaker: Speaker) -> str | None:
    """The ministry of a minister: "Environment Minister" is of the "Environment Ministry"."""
    found = _MINISTER.match(speaker.role or "")
    if found is None or (found["of"] or "").lower() in ("prime", "deputy", "first"):
        return None
    return f"{(found['of'] or found['for']).title()} Ministry"


def _stands(side: Side, statement: Statement, record: Record | None) -> bool:
    speaker = statement.speaker
    ministry = _ministry(speaker) if speaker else None
    known = (ministry,) if ministry else ()
    if side.standing(speaker, known=known) is not None:
        return True
    return record is not None and standing_in(record, side, statement) is not None
