"""A proposition taken apart: its clauses, and in each what a comparison rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD, Name, name_key, names
from onrecord.relate.words.quantities import Quantity, quantities
from onrecord.relate.words.words import stem
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.manner.lemmas import lemma
from onrecord.resolve.manner.negation import negative_words
from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.expressions import Expression, expressions

__all__ = ["Clause", "Time", "clauses", "root"]

_LONGEST = 1_200  # code points of a proposition that are looked at
_BREAKS = re.compile(
    r"\s*[;—–:]\s+|,\s+(?:and|but|while|whereas)\s+(?:that\s+)?|\s+(?:and that|but)\s+"
    r"|\s+and\s+(?=(?:no|not|never|there|it|he|she|they|we)\s)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?P<name>(?:[Tt]he )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4})(?= [a-z])")
_NOT_A = re.compile(r"not (?:an?|the|even|yet)\b", re.IGNORECASE)
_LEAST_WORDS = 2  # content words that make a clause of its own
_OPEN = re.compile(
    r"\b(?:if|unless|whether|were to|could|might|(?-i:may)|perhaps|maybe|possibly|supposedly"
    r"|suppose|imagine|wonder)\b|\bwould\b.*\b(?:otherwise|without)\b|\?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:and |but |well |that )?(?:he|she|it|they|this|that|these|those|we|i|you|its|his|her|their)"
    r"\b",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|ought to|need to|needs to|has to|have to|let[’']s|do not|don[’']t)\b"
    r"|^(?:please|stop|vote|do)\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:no|none|nobody|nothing|never|not)\b.{0,60}\b(?:more|less|better|worse|greater|\w{3,}er)"
    r" (?:\w+ )?than\b|\bnever been (?:better|worse|more|less|\w+er)\b"
    r"|(?:\bnot|n[’']t)\b.{0,30}\b(?:only|just|merely|simply|necessarily)\b"
    r"|^not \w+ing\b|^\w+ing no\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|isn[’']t|aren[’']t|remains?)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|hasn[’']t|haven[’']t)\b", re.IGNORECASE)
# In reported speech "would" is what "will" was.
_TO_COME = re.compile(r"\b(?:will|won[’']t|shall|would|wouldn[’']t|going to)\b", re.IGNORECASE)
_WAS, _OF = ("be", "been", "is", "are", "was", "were", "ever"), ("of", "about")
_UNTIL, _SINCE = ("before", "until", "by"), ("since", "after", "from")


class Time(NamedTuple):
    """A time that a clause names: as printed, its first and last day (ISO; None: unbounded)."""

    words: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, and what of it can be compared.

    ``content`` maps the root of each content word to the word as printed; ``named`` are the
    names beside them, and ``lead`` the key of its first word, which may be a name.
    ``negation`` is the word that makes the main clause negative, ``open`` the one that leaves
    it open ("if", "perhaps"), ``vague`` a pronoun that it begins with, for which no name is
    known. ``implied`` is the time of a clause that names none: the day of saying in the
    present tense, all days until then in the perfect. ``to_come`` tells that it is about the
    future, ``ought`` that it says what should be.
    ``reports`` are the roots of its verbs of saying, wanting and planning ("told that",
    "supports the closure"): what is reported is not said to be so.
    """

    text: str
    content: Mapping[str, str]
    named: tuple[Name, ...]
    lead: str | None
    negation: str | None
    open: str | None
    vague: str | None
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    implied: Time | None
    to_come: bool
    ought: bool
    reports: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The keys of the words in its names."""
        return frozenset(key for name in self.named for key in name.keys)

    @property
    def negated(self) -> bool:
        """Whether there is a negation anywhere in it."""
        return bool(negative_words([w.lower().replace("’", "'") for w in WORD.findall(self.text)]))

    @property
    def roots(self) -> dict[str, str]:
        """The content words and the words of names: root or key to the word as printed."""
        return {key: n.words for n in self.named for key in n.keys} | dict(self.content)


class _Any:
    """Contains every word, so that ``lemma`` undoes irregular forms alone."""

    def __contains__(self, word: object) -> bool:
        return True


def root(word: str) -> str:
    """What the forms of a word have in common: "knew", "known" and "knows" are one."""
    return stem(lemma(fold(word).lower(), _Any()))


@lru_cache(maxsize=8192)
def clauses(proposition: str, day: date | None = None) -> tuple[Clause, ...]:
    """The clauses of a proposition; ``day`` is the one that "yesterday" is counted from.

    Parts with fewer than two content words stay with their neighbour, unless they deny
    something more ("a fake, and not a good one"). Only the first 1,200
    characters are read.
    """
    return tuple(_clause(part.strip(), day) for part in _parts(proposition[:_LONGEST]))


def _parts(line: str) -> Iterator[str]:
    start = 0
    for cut in sorted([*_BREAKS.finditer(line), *_again(line)], key=lambda m: m.start()):
        if cut.start() < start:
            continue
        head, tail = line[start : cut.start()], line[cut.end() :]
        least = 1 if _NOT_A.match(tail) else _LEAST_WORDS
        if _weight(head) >= _LEAST_WORDS and _weight(tail) >= least:
            yield head
            start = cut.end()
    yield line[start:]


def _again(line: str) -> Iterator[re.Match[str]]:
    """Each "and" after which the name that begins the line is the subject again."""
    first = _SUBJECT.match(line)
    if first is not None:
        name = re.escape(first["name"])
        yield from re.finditer(rf",?\s+and\s+(?={name} [a-z])", line)


def _weight(part: str) -> int:
    return sum(w.lower() not in word_list("light") for w in WORD.findall(part))


def _clause(part: str, day: date | None) -> Clause:
    times = tuple(expressions(part, day))
    taken = [(e.start, e.end) for e in times]
    counted = tuple(q for q in quantities(part) if not _inside(q.start, taken))
    named = [name for name in names(part) if not _inside(name.start, taken)]
    taken += [(q.start, q.end) for q in counted] + [(n.start, n.end) for n in named]
    return Clause(
        text=part,
        content=_content(part, taken),
        named=tuple(named),
        lead=_lead(part, named),
        negation=_negation(part),
        open=_found(_OPEN.search(part)),
        vague=_found(_VAGUE.match(part)),
        quantities=counted,
        times=tuple(t for e in times if (t := _time(part, e, day))),
        implied=None if times else _implied(part, day),
        to_come=bool(_TO_COME.search(part)),
        ought=bool(_OUGHT.search(part)),
        reports=_reports(part),
    )


def _reports(part: str) -> frozenset[str]:
    """Roots of the verbs of saying and wanting; not of nouns ("no warning") nor of who was told."""
    words = ["", *(w.lower() for w in WORD.findall(part)), ""]
    found = ((n, r) for n, w in enumerate(words) if (r := root(w)) in _reporting())
    return frozenset(
        r
        for n, r in found
        if words[n - 1] not in word_list("before nouns")
        and not (words[n - 1] in _WAS and words[n + 1] in _OF)
    )


@cache
def _reporting() -> frozenset[str]:
    return frozenset(root(word) for word in word_list("reporting"))


def _found(match: re.Match[str] | None) -> str | None:
    return match.group() if match else None


def _content(part: str, taken: list[tuple[int, int]]) -> dict[str, str]:
    """Root to word as printed for every content word outside the places taken."""
    content: dict[str, str] = {}
    for m in WORD.finditer(part):
        word = re.sub(r"[’']s?$", "", m.group())
        if (
            len(word) > 1
            and word.lower() not in word_list("light")
            and not _inside(m.start(), taken)
        ):
            content.setdefault(root(word), word)
    return content


def _lead(part: str, named: list[Name]) -> str | None:
    """The key of a first word that is not known to be a name and may be one."""
    first = WORD.search(part)
    if first is None or first.group().lower() in word_list("light"):
        return None
    return None if named and named[0].start == first.start() else name_key(first.group())


def _negation(part: str) -> str | None:
    """The word that negates the main clause: the first of an odd number of them.

    None in "nothing is more important than", "not only" and "not paying taxes is".
    """
    if _NO_DENIAL.search(part):
        return None
    words = [w.lower().replace("’", "'") for w in WORD.findall(part)]
    cut = (n for n, w in enumerate(words) if n > 1 and w in word_list("subordinate"))
    main = words[: next(cut, len(words))]
    negative = negative_words(main) + [w for w in main if w in word_list("turns")]
    negative += ["without"] * ("without" in main)
    return negative[0] if len(negative) % 2 else None


def _time(part: str, found: Expression, day: date | None) -> Time | None:
    """The days meant, with "before", "since" and "until" taken in; None when no day is known.

    What "will be by June" is not before the day on which it is said.
    """
    start, end, edtf = found
    first, last = bounds(edtf)
    words = part[:start].split()
    before = words[-1].lower() if words else ""
    if before in _UNTIL:
        first = day.isoformat() if day and _TO_COME.search(part) else None
    elif before in _SINCE:
        last = None
    if first is None and last is None:
        return None
    at = part.rindex(words[-1], 0, start) if before in (*_UNTIL, *_SINCE) else start
    return Time(part[at:end], first, last)


def _implied(part: str, day: date | None) -> Time | None:
    if day is None or _TO_COME.search(part):
        return None
    said = day.isoformat()
    if _PERFECT.search(part):
        return Time(f"until {said}", None, said)
    return Time(said, said, said) if _NOW.search(part) else None


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
