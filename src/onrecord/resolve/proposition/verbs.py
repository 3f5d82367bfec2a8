"""Whether words are a clause, and verbs for the clauses that are made."""

from __future__ import annotations

import re

from onrecord.resolve.manner.lemmas import is_past, past_of_gerund
from onrecord.resolve.proposition.names import is_plural

__all__ = ["be", "did", "has", "is_clause", "nominative", "starts_clause"]

_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do"
    r"|does|did|cannot|\w+n['’]t)\b"
    r"|\w['’](?:s|re|ve|ll|d|m)\s(?:a|an|the|not|been|going|\w+ing|\w+ed)\b"
)
_BOUND = re.compile(r" (?:who|that|which|where|whose|if|when|saying|with|after|because|as)\b")
# "a law he was drafting": after a noun phrase a pronoun begins a relative clause too
_LOOSE = re.compile(_BOUND.pattern + r"| (?:he|she|they|we|i|you)(?=[\s'’])")
_SUBJECT = re.compile(
    r"^(?:i|we|he|she|they|it|you|there|every(?:one|body)|nobody|no one)[\s’']", re.IGNORECASE
)
_BARE = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "shot"]
)
_NAMES_IN_ED = frozenset(["united", "allied", "armed", "red", "left", "put", "set", "cost", "hit"])
_OBJECT = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
_NOT_S = re.compile(r".*(?:['’]s|s['’]|ss|us|is)$|its|his|this|as")
_LONG = 5


def is_clause(line: str, *, long_enough: bool = False) -> bool:
    """Whether the words hold a finite verb of their own, and do not begin with it.

    Verbs of a relative or a subordinate clause are not their own. With ``long_enough``,
    as for "said", more than five words are taken as a clause, and fewer with anything
    like a verb.
    """
    words = line.lower().split()
    if not words or words[0] in _BARE or (is_past(words[0]) and words[0] not in _NAMES_IN_ED):
        return False
    head = (_BOUND if long_enough else _LOOSE).split(line, maxsplit=1)[0]
    if _FINITE.search(head):
        return True
    return long_enough and (len(words) > _LONG or _has_verb(words[1:]))


def starts_clause(line: str) -> bool:
    """Whether the words begin with a pronoun and its verb: "it changed", "there are"."""
    words = line.lower().split()[1:_LONG]
    return _SUBJECT.match(line) is not None and (bool(_FINITE.search(line)) or _has_verb(words))


def _has_verb(words: list[str]) -> bool:
    return any(is_past(w) or _NOT_S.sub("", w).endswith("s") for w in words)


def be(plural: bool) -> str:
    """Is or are."""
    return "are" if plural else "is"


def has(plural: bool) -> str:
    """Has or have."""
    return "have" if plural else "has"


def nominative(name: str) -> str:
    """The name or pronoun as a subject: ``them`` becomes ``they``."""
    return _OBJECT.get(name.lower(), name)


def did(subject: str, gerund: str, rest: str) -> str:
    """Who did what: X, "hiding", " data" become "X hid data"."""
    subject = nominative(subject)
    plural = is_plural(subject) or subject.lower() in ("they", "we", "you")
    if gerund == "being":
        return f"{subject} {be(plural)}{rest}"
    if gerund == "having" and is_past(rest.split(maxsplit=1)[0].lower() if rest.split() else ""):
        return f"{subject} {has(plural)}{rest}"
    joined = re.sub(r"\b(and|or) (\w+ly )?(\w{2,}ing)\b", _second, rest)
    return f"{subject} {past_of_gerund(gerund)}{joined}"


def _second(found: re.Match[str]) -> str:
    """The second of two joined gerunds in the past, like the first."""
    conjunction, adverb, gerund = found.groups()
    return f"{conjunction} {adverb or ''}{past_of_gerund(gerund)}"
