"""What a speaker stands by: each clause of a statement, stated positively, and a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.errors import ClaimError
from onrecord.relate.claims.claims import LONGEST, read_claim
from onrecord.relate.claims.facts import positive
from onrecord.relate.positions.alternatives import alternatives
from onrecord.relate.positions.clauses import Clause, clauses, root
from onrecord.relate.positions.implied import implied
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD
from onrecord.resolve.manner.negation import negative_words
from onrecord.resolve.time.edtf import day_of
from onrecord.statements import Statement

__all__ = ["Position", "can_be_compared", "day", "positions"]

Mode = Literal["fact", "ought", "called"]

# What a body's people knew or were told, it knew; "alleged" is the article's word.
_SOMEONE = re.compile(r"^Someone (?:at|in) (?=(?:the |an? )?[A-Z])")
_HEDGE = re.compile(r"\b(?:alleged|purported|supposed|so-called) ", re.IGNORECASE)

_DEMANDING = frozenset(root(verb) for verb in ("call", "demand", "urge", "ask", "request"))
_NO_SUBJECT = re.compile(r"(?:is|are|was|were|has|have|had|did|does|will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Position:
    """One thing that a statement's speaker affirms (``sign`` +1) or denies (-1).

    ``text`` is the clause without its negation, ``clause`` the same as it stands.
    ``own``: it holds for what the speaker's side says, not for what is so ("X never called
    for P": X's side did not say P). ``avows``: it was made by saying that something was
    never hidden or denied. ``mode``: whether it says what is, what ought to be, or what the
    speaker has called for.
    """

    statement: Statement
    text: str
    sign: int
    clause: Clause
    own: bool = False
    avows: bool = False
    mode: Mode = "fact"

    @property
    def unclear(self) -> bool:
        """Whether the text still has its negation, so that the sign does not tell all."""
        return self.clause.negation is not None and self.text == self.clause.text

    @property
    def told(self) -> str:
        """The words of the proposition that the position is taken from."""
        taken = self.clause.text in self.whole
        return self.clause.text if taken else self.whole.partition("; ")[0]

    @property
    def whole(self) -> str:
        """The proposition that the clause is taken from."""
        return self.statement.proposition or self.text


def can_be_compared(statement: Statement) -> bool:
    """Whether its speaker stands by something that other statements can stand against.

    Questions, beliefs and wishes, and what is left open do not.
    """
    return bool(
        statement.speech
        and statement.proposition
        and statement.stance in ("affirms", "denies")
        and statement.act not in ("ask", "express", "praise")
        and not statement.proposition.rstrip().endswith("?")
        and not _misread(statement)
    )


def _misread(statement: Statement) -> bool:
    """Whether it is told as a denial and stands as an affirmation without any word that denies."""
    if statement.act != "deny" or statement.stance != "affirms":
        return False
    words = [w.lower().replace("’", "'") for w in WORD.findall(statement.proposition or "")]
    return not negative_words(words) and not word_list("words of denial") & {*words}


def positions(statement: Statement) -> list[Position]:
    """The positions of a statement, none when it cannot be compared; conditions left out."""
    if not can_be_compared(statement):
        return []
    avowed = _avowed(statement)
    if avowed is not None and not avowed.own:
        return [avowed]
    made = [avowed] if avowed is not None else []
    for clause in clauses(_proposition(statement), day(statement)):
        made += _positions(statement, clause)
    return [p for p in made if p.clause.open is None and not _NO_SUBJECT.match(p.text)]


def day(statement: Statement) -> date | None:
    """The day that times in the statement are counted from: of saying, else of publication."""
    said = statement.said
    known = day_of(said) if said and "X" not in said else None
    return known or day_of(statement.article.published)


def _proposition(statement: Statement) -> str:
    return statement.proposition or ""


def _positions(statement: Statement, clause: Clause) -> Iterator[Position]:
    """The position of a clause and what it implies; of "A or B" that is denied, also A and B."""
    whole = _position(statement, clause)
    yield whole
    yield from _implied(statement, clause)
    if whole.sign < 0:
        for one in alternatives(clause.text, told=statement.stance == "denies"):
            yield from (_position(statement, c) for c in clauses(one, day(statement))[:1])


def _implied(statement: Statement, clause: Clause) -> Iterator[Position]:
    """What the clause denies by saying something else, where it is affirmed."""
    if statement.stance == "affirms":
        for text, timed in implied(clause.text):
            yield Position(statement, text, -1, clauses(timed, day(statement))[0])


def _position(statement: Statement, clause: Clause) -> Position:
    bare, negated = positive(clause.text) if clause.negation else (clause.text, False)
    bare = _HEDGE.sub("", _SOMEONE.sub("", bare))
    sign = -1 if negated != (statement.stance == "denies") else 1
    ought: Mode = "ought" if clause.ought or statement.act == "demand" else "fact"
    mode = "called" if _calls(statement, clause) else ought
    return Position(statement, bare, sign, clause, mode=mode)


def _calls(statement: Statement, clause: Clause) -> bool:
    """Whether the speaker tells what they themselves called for: "I have called for it"."""
    speaker = statement.speaker
    called = clause.reports & _DEMANDING
    return bool(speaker and called and clause.text.startswith(speaker.name))


def _avowed(statement: Statement) -> Position | None:
    """The position of "X never concealed that P", "X never denied P", "X never called for P"."""
    read = _read(_proposition(statement).partition("; ")[0])
    if read is None or statement.stance != "affirms":
        return None
    about, denies, proposition = read
    says, sign = about == "saying", 1 if denies else -1
    speaker = statement.speaker.name if statement.speaker else "Somebody"
    text = re.sub(r"^Somebody\b", lambda _: speaker, proposition)
    clause = clauses(text, day(statement))[0]
    return Position(statement, text, sign, clause, own=says, avows=denies)


@lru_cache(maxsize=4096)
def _read(proposition: str) -> tuple[str, bool, str] | None:
    """Of a claim never to have said or hidden something: about what, its sense, what."""
    if len(proposition.split()) > LONGEST:
        return None
    try:
        claim = read_claim(proposition)
    except ClaimError:
        return None
    if not claim.negated or claim.about == "fact" or not claim.proposition:
        return None
    return claim.about, claim.denies, claim.proposition
