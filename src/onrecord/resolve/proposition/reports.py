"""What is reported within a content: "the claim that X", and whether it is called untrue."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.resolve.manner.words import alternatives
from onrecord.resolve.proposition.verbs import is_clause

__all__ = ["Report", "is_contested", "report"]

_LONGEST = 600  # code points of a clause that are looked at
_LEAST = 4  # words of a clause that follows its noun without "that"
_UNTRUE = (
    r"(?:an? |the |all |pure |utter |total |complete |absolute |simply |entirely |completely |just"
    r" |totally |nothing but ){0,3}"
    r"(?:not true|untrue|false|wrong|lies?|lying|nonsense|rubbish|fabricat(?:ed|ions?)|bogus"
    r"|fiction|hoax|baseless|groundless|unfounded|absurd|ridiculous|fantasy|invented|inventions?"
    r"|fake(?: news)?|slander|propaganda|fairy tales?|made up)"
)
_CALLED = re.compile(rf"(?:as |to be )?{_UNTRUE}(?: and \w+)?,? ", re.IGNORECASE)
_VERDICT = re.compile(
    rf",?(?: (?:is|are|was|were|as|to be|being))? {_UNTRUE}(?: and \w+)?$", re.IGNORECASE
)
_CONTESTS = frozenset(
    {"reject", "dismiss", "refute", "rebut", "repudiate", "dispute", "rubbish", "contest", "deride"}
)


class Report(NamedTuple):
    """A reported clause; ``untrue``: the words themselves call the report untrue."""

    clause: str
    untrue: bool


def report(line: str) -> Report | None:
    """The clause X of "the claims (by Y) that X", None when the line is no such phrase.

    "As nonsense reports that X" and "the report that X a lie" give X, untrue.
    """
    called = _CALLED.match(line)
    rest = line[called.end() :] if called else line
    found = _noun().match(rest)
    if found is None:
        return None
    clause = rest[found.end() :]
    bare = found["that"] is None
    if bare and (len(clause.split()) < _LEAST or not is_clause(clause)):
        return None
    verdict = _VERDICT.search(clause[:_LONGEST]) if len(clause) <= _LONGEST else None
    kept = clause[: verdict.start()] if verdict and is_clause(clause[: verdict.start()]) else clause
    return Report(kept, called is not None or kept != clause)


def is_contested(cue: str, line: str) -> bool:
    """Whether the cue's verb contests what "the claim that X" or "that X" says."""
    return cue.partition(" ")[0] in _CONTESTS and _noun().match(line) is not None


@cache
def _noun() -> re.Pattern[str]:
    lead = (
        r"(?:(?:any|all|the|these|those|this|such|an?|earlier|media|press|new|recent|his|her|its"
        r"|their|[\w.-]+(?: [\w.-]+)?['’]s?) ){0,4}"
    )
    by = r"(?: (?:made )?(?:by|from|in)(?: [\w’'.-]+){1,5}?)?"
    that = r",? (?:(?P<that>that) |(?=(?:the|he|she|it|they|there|we|his|her|its|their)\b))"
    return re.compile(rf"{lead}{alternatives('report noun')}{by}{that}", re.IGNORECASE)
