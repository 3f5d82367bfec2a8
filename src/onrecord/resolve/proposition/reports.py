"""What is reported within a content: "the claim that X", and whether it is called untrue."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.resolve.manner.lemmas import is_past
from onrecord.resolve.manner.words import alternatives
from onrecord.resolve.proposition.verbs import is_clause

__all__ = ["Report", "is_contested", "no_such", "refuted", "report"]

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
_NO_TRUTH = re.compile(
    r"(?:there(?:['’]s| is| was| had been| has been) (?:absolutely |simply )?no (?:truth|basis"
    r"|substance|foundation|merit)(?: whatsoever| whatever| at all)? (?:in|to|for|behind) )",
    re.IGNORECASE,
)
_FALSE_TO_SAY = re.compile(
    r"(?:it (?:is|was|would be)|it['’]s) (?:simply |completely |totally |utterly )?(?:not true"
    r"|untrue|false|wrong|a lie|nonsense|absurd) to (?:say|suggest|claim|assert|allege|pretend)"
    r" that ",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r" (?:is|are|was|were|has|have|had)(?: entirely| completely)? (?:without (?:any )?"
    r"|no )(?:foundation|basis|substance|merit)(?: whatsoever| in fact)?$",
    re.IGNORECASE,
)
_BEFORE = 700  # code points of an article in which a report is looked for
_POINTS = re.compile(
    rf"(?:the|these|those|such|this|that|all (?:the|these|those)) (?:\w+ ){{0,2}}?(?P<noun>report"
    rf"|claim|allegation|suggestion|rumor|rumour|accusation)s? (?:is|are|was|were|had been)"
    rf" {_UNTRUE}$",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(
    r"\b(?P<verb>report|claim|alleg|suggest|rumor|rumour|accus)\w*(?: \w+){0,4}? that"
    r" (?P<clause>[^.;:!?“”\"\n]{12,240})(?:[.\n]|$)",
    re.IGNORECASE,
)
_SUCH = {
    "promise": "promis", "pledge": "pledg", "offer": "offer", "claim": "claim",
    "threat": "threaten", "request": "request", "demand": "demand", "suggestion": "suggest",
    "agreement": "agree", "decision": "decid", "order": "order", "proposal": "propos",
}  # fmt: skip
_NO_SUCH = re.compile(
    r"(?P<who>.{2,80}?) (?:(?:has|have|had|did|does|do|was|were) )?(?:never |not )?(?:ma[dk]e"
    r"|g[ai]ven?|issued?|received?|reached|signed|taken|took) (?:no|any) such"
    rf" (?P<noun>{'|'.join(_SUCH)})",
    re.IGNORECASE,
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
    if (false := _FALSE_TO_SAY.match(line)) is not None:
        return Report(line[false.end() :], True)
    called = _CALLED.match(line) or _NO_TRUTH.match(line)
    rest = line[called.end() :] if called else line
    found = _noun().match(rest)
    if found is None:
        return None
    clause = rest[found.end() :]
    bare = found["that"] is None
    if bare and (len(clause.split()) < _LEAST or not is_clause(clause)):
        return None
    verdict = _verdict(clause)
    kept = clause[:verdict] if verdict and _tells(clause[:verdict]) else clause
    return Report(kept, called is not None or kept != clause)


def _verdict(clause: str) -> int | None:
    """Where "is false" or "are without foundation" begins at the end of a clause."""
    if len(clause) > _LONGEST:
        return None
    found = _VERDICT.search(clause) or _WITHOUT.search(clause)
    return found.start() if found else None


def _tells(clause: str) -> bool:
    """Whether it has a verb of its own: a finite one, or a past form after its subject."""
    return is_clause(clause) or any(is_past(w.lower()) for w in clause.split()[1:])


def refuted(text: str, at: int, line: str) -> str | None:
    """What "the report was false" calls false: the one report told in the text before ``at``.

    None when the line says something else, or when no report or several stand there.
    """
    points = _POINTS.match(line[:_LONGEST].strip(" ,."))
    if points is None:
        return None
    before = _TOLD_BEFORE.finditer(text, max(0, at - _BEFORE), at)
    noun = points["noun"].lower()
    found = {m["clause"].strip() for m in before if noun.startswith(m["verb"].lower())}
    return found.pop() if len(found) == 1 else None


def no_such(text: str, at: int, line: str) -> str | None:
    """What "X made no such promise" denies: that X promised what the text before ``at`` tells.

    None when the line says something else, or when no promise or several stand there.
    """
    found = _NO_SUCH.match(line[:_LONGEST].strip(" ,."))
    if found is None:
        return None
    verb = _SUCH[found["noun"].lower()]
    told = re.compile(
        rf"\b(?:(?:has|have|had) )?{verb}\w*(?: [\w,]+){{0,5}}? (?:that|to) [^.;:!?“”\"\n]{{8,200}}"
    )
    before = {m.group() for m in told.finditer(text, max(0, at - _BEFORE), at)}
    return f"{found['who']} {before.pop()}" if len(before) == 1 else None


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
