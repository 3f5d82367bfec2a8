"""What statements answer to a claim: both as positions, and which follows from which.

A position is a sentence stated positively and a sign (see ``positions``). To a claim that P
is so, whoever denies Q stands opposed if Q follows from P; to one that P is not so, whoever
says Q, if P follows from Q. What the entailment model thinks is pooled with the share of
words that the sentence which follows has in the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.checking.words import covered
from onrecord.relate.claims.claims import Claim
from onrecord.relate.comparing.comparison import compare
from onrecord.relate.comparing.differences import differences, keep_apart
from onrecord.relate.comparing.filling import filled
from onrecord.relate.models.judge import Judge
from onrecord.relate.positions.frames import presences
from onrecord.relate.positions.positions import Position, positions
from onrecord.relations import Difference
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

__all__ = ["Answer", "answers"]

# Set by hand: a model that is as sure as it gets (0.9) needs next to no words to be sure
# (0.75), one that leans to it (0.7) needs two thirds; without a word in common it is not
# enough that the model is certain.
_START, _MODEL, _COVERED = -1.95, 1.38, 3.0
_ALIKE = 0.6  # more where both say that it was never said, or hidden: few such are about others
_SURE = 0.9  # no model is believed to be surer than this
_LONGEST = 600  # characters of a sentence that are compared
_UNSEEN = 0.9  # of a contradiction that only the model sees
_FRAMED = 0.9  # of the share of a frame that is filled
_OTHER_FRAME = 0.6  # when two sentences of one frame have other things in it
_WRONG_WAY = 0.7  # of what holds the other way round only: never sure, but near

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answer:
    """How far a statement supports the claim and stands against it, in [0, 1].

    ``differences`` are those between the claim and the part of the statement that answers
    it; ``avows``: that part is itself about what was never said or hidden; ``framed``: both
    are said in ways that are known to mean the same (see ``frames``).
    """

    supports: float = 0.0
    against: float = 0.0
    differences: tuple[Difference, ...] = ()
    avows: bool = False
    framed: bool = False

    @property
    def best(self) -> float:
        """The larger of the two."""
        return max(self.supports, self.against)


def answers(claim: Claim, statements: Sequence[Statement], judge: Judge) -> list[Answer]:
    """What each statement answers to the claim, in order, whoever speaks.

    All questions are put to the judge in one batch; a statement that stands by nothing (a
    question, a wish) has no answer.
    """
    own = _claimed(claim)
    meetings = [
        _Meeting(number, claim, mine, theirs)
        for number, statement in enumerate(statements)
        for theirs in map(_plain, positions(statement))
        for mine in own
        if mine.own or not theirs.own
    ]
    asked = list(dict.fromkeys(q for one in meetings for q in one.questions))
    found = np.asarray(judge.judge(asked), np.float64) if asked else np.zeros((0, 3))
    known = dict(zip(asked, found, strict=True))
    best = [Answer()] * len(statements)
    for one in meetings:
        answer = one.answer([known[q] for q in one.questions])
        best[one.number] = max(best[one.number], answer, key=_strength)
    return best


def _strength(answer: Answer) -> tuple[float, int]:
    return answer.best, len(answer.differences)


def _plain(said: Position) -> Position:
    """Never having denied that P is never having hidden it."""
    return replace(said, own=said.own and not said.avows)


@dataclass(frozen=True)
class _Meeting:
    """A position of the claim and one of a statement, which has that number."""

    number: int
    claim: Claim
    mine: Position
    theirs: Position

    @property
    def same_sort(self) -> bool:
        """Whether both are about never having said it, or never having hidden it."""
        own = self.mine.own and self.theirs.own
        return own or (self.mine.avows and self.theirs.avows)

    @property
    def questions(self) -> tuple[tuple[str, str], ...]:
        """What is asked: does the statement follow from the claim, the claim from it, and, of
        two of the same sort, the claim as a sentence from the whole statement.
        """
        mine, theirs = self.mine.text[:_LONGEST], self.theirs.text[:_LONGEST]
        asked = ((mine, theirs), (theirs, mine))
        return (*asked, (self.theirs.whole[:_LONGEST], self.claim.sentence))[: 2 + self.same_sort]

    def answer(self, found: Sequence[Probabilities]) -> Answer:
        """What the statement answers, given what the judge found for the questions."""
        answer = self._answer(found)
        framed = _FRAMED * self._filled
        if not (answer.best or framed):
            return answer
        if self.mine.sign != self.theirs.sign:
            against = max(answer.against, 0.0 if self._both_own else framed)
            return replace(answer, against=against, framed=framed > 0)
        if self.mine.own != self.theirs.own:
            return answer
        if framed > answer.best and not self.mine.own:
            return replace(answer, supports=framed, against=0.0, framed=True)
        apart = not framed and bool(presences(self.mine.text) and presences(self.theirs.text))
        return replace(answer, supports=answer.supports * (_OTHER_FRAME if apart else 1.0))

    @property
    def _both_own(self) -> bool:
        return self.mine.own and self.theirs.own

    @cached_property
    def _filled(self) -> float:
        """How far one fills the frame of the other, in the direction that counts.

        What is denied is filled by what is said. Of somebody's own words either direction
        will do. What names no time fills less of a claim that does.
        """
        both = compare(self.mine, self.theirs)
        if both is None or keep_apart(both.differences):
            return 0.0
        untimed = self.mine.clause.times and not self.theirs.clause.times
        return self._filled_of(both.shared) * (_WRONG_WAY if untimed else 1.0)

    def _filled_of(self, shared: Set[str]) -> float:
        if self.mine.sign == self.theirs.sign:
            return filled(self.theirs, self.mine, shared)
        plus, minus = (self.mine, self.theirs) if self.mine.sign > 0 else (self.theirs, self.mine)
        turned = filled(minus, plus, shared) if self.mine.own else 0.0
        return max(filled(plus, minus, shared), turned)

    def _answer(self, found: Sequence[Probabilities]) -> Answer:
        """What the judge and the words answer."""
        follows = _pool(float(found[0][0]), self._covered(self.theirs.text, self.mine.text))
        implies = _pool(float(found[1][0]), self._covered(self.mine.text, self.theirs.text))
        about = differences(self.mine, self.theirs)
        avows = self.theirs.own or self.theirs.avows
        if self.mine.sign != self.theirs.sign:
            return Answer(0.0, self._opposed(follows, implies), about, avows)
        if self.mine.own != self.theirs.own:
            return Answer(0.0, 0.0, about, avows)
        against, supports = self._excluded(found), self._same(follows, implies, found)
        if any(d.aspect == "words" for d in about):  # "genuine" and "fake"
            return Answer(0.0, max(against, supports), about, avows)
        if against > supports:
            return Answer(0.0, against, about, avows)
        return Answer(supports, 0.0, about, avows)

    def _opposed(self, follows: float, implies: float) -> float:
        """One says it and the other denies it: does what is denied follow from what is said?"""
        if self.mine.own and self.theirs.own:
            return 0.0
        strict, other = (follows, implies) if self.mine.sign > 0 else (implies, follows)
        if self.claim.about == "hiding":  # who denies a part of it hides that part
            return max(strict, other)
        return max(strict, _WRONG_WAY * other)

    def _same(self, follows: float, implies: float, found: Sequence[Probabilities]) -> float:
        """Both say it, or both deny it: does the claim follow?"""
        if self.same_sort:
            said = self.theirs.whole
            share = self._covered(self.claim.sentence, said)
            whole = _pool(float(found[2][0]), share, more=_ALIKE)
            return max(follows, implies, whole)
        strict, other = (implies, follows) if self.mine.sign > 0 else (follows, implies)
        return max(strict, _WRONG_WAY * other)

    def _excluded(self, found: Sequence[Probabilities]) -> float:
        """Both say something: can both be so? Only the model sees it, so it counts for less."""
        if self.mine.sign < 0 or self.mine.own or self.same_sort:
            return 0.0
        mine, theirs = self.mine.text, self.theirs.text
        shared = min(self._covered(theirs, mine), self._covered(mine, theirs))
        return _UNSEEN * _pool((float(found[0][2]) + float(found[1][2])) / 2, shared)

    def _covered(self, text: str, by: str) -> float:
        given = (self.claim.speaker,) if self.claim.speaker else ()
        return covered(text, by, given=given)


def _pool(likely: float, share: float, *, more: float = 0.0) -> float:
    """The model's probability and the share of words covered, as one probability."""
    sure = min(max(likely, 1 - _SURE), _SURE)
    odds = _START + more + _MODEL * math.log(sure / (1 - sure)) + _COVERED * share
    return 1 / (1 + math.exp(-odds))


def _claimed(claim: Claim) -> list[Position]:
    """The positions that the claim takes; none where it cannot be compared."""
    if claim.about == "fact":
        return positions(_statement(claim, claim.sentence))
    return [_position(claim, p) for p in _at_stake(claim)]


def _at_stake(claim: Claim) -> Iterator[Position]:
    """What was said or hidden, as one clause."""
    yield from positions(_statement(claim, claim.proposition))[:1]


def _position(claim: Claim, at_stake: Position) -> Position:
    """The claim's position on what is at stake.

    Never having said P: P is not what X's side said. Never having hidden P, or having said
    P: P is what X's side stands by. Having hidden or denied it: that it is not so.
    """
    return replace(
        at_stake,
        sign=at_stake.sign * (-1 if claim.denies != claim.negated else 1),
        own=claim.about == "saying" and claim.negated and not claim.denies,
        avows=claim.denies and claim.negated,
    )


def _statement(claim: Claim, sentence: str) -> Statement:
    """A sentence as a statement of nobody's, at no time."""
    who = Speaker("claim", claim.speaker, "organization") if claim.speaker else None
    content = (Span(0, len(sentence)),)
    return Statement(
        Article(sentence),
        Attribution(content=content),
        speaker=who,
        proposition=sentence,
        stance="affirms",
    )
