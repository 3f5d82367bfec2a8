"""Two positions side by side: how much of their words they share, and what keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from onrecord.relate.comparing.differences import DECISIVE, differences, keep_apart
from onrecord.relate.comparing.filling import filled, plainly
from onrecord.relate.comparing.levels import other_measure
from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.kinds import is_kind
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import PLACE_SLOTS, WORD
from onrecord.relate.words.places import lies_in
from onrecord.relate.words.synonyms import concepts
from onrecord.relations import Difference
from onrecord.resolve.manner.negation import negative_words

__all__ = ["Comparison", "compare"]

_LEAST = 0.3  # of the words of one side, shared, for it to be looked at
_FAR, _CLOSE, _NEAR = 0.3, 0.45, 0.75  # cosines: of 95, 99 and 99.9 in 100 pairs of news at most
_COUNT = re.compile(
    r"\b(?:polls?|polling|surveys?|averages?|forecasts?|tracker|voters|respondents|percent)\b", re.I
)
_FEW = 3.0  # weight below which a side is too short to share much


@dataclass(frozen=True)
class Comparison:
    """Two positions and what they share.

    ``covered`` is the share of the first's words that the second has, and the other way
    round; a name of several words counts as one, and words of one meaning are the same.
    ``names`` and ``words`` count those shared.
    ``near`` is the cosine of the two statements' vectors, None when it is not known.
    ``shared``: the keys of the shared names, and of a place in which the other's place lies.
    """

    first: Position
    second: Position
    covered: tuple[float, float]
    names: int
    words: int
    near: float | None = None
    shared: frozenset[str] = frozenset()

    @property
    def opposite(self) -> bool:
        """Whether one is affirmed and the other denied."""
        return self.first.sign != self.second.sign

    @cached_property
    def filled(self) -> float:
        """How far what is affirmed fills the frame of what is denied; see ``filled``.

        Of two that are both affirmed or both denied: how far each fills the other's.
        """
        one, other = self.sides
        found = filled(one, other, self.shared)
        return found if self.opposite else min(found, filled(other, one, self.shared))

    @cached_property
    def plainly(self) -> tuple[str, str] | None:
        """What is where by the first and by the second, plainly; None unless both say alike."""
        return None if self.opposite else plainly(self.first, self.second, self.shared)

    @property
    def sides(self) -> tuple[Position, Position]:
        """What is affirmed and what is denied, of opposites; else the first and the second."""
        turned = self.opposite and self.first.sign < 0
        return (self.second, self.first) if turned else (self.first, self.second)

    @property
    def same_article(self) -> bool:
        """Whether both stand in one article."""
        return self.first.statement.article.sha256 == self.second.statement.article.sha256

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What differs in their words; see ``differences``."""
        return differences(self.first, self.second)

    @property
    def decisive(self) -> tuple[Difference, ...]:
        """The differences by which one can stand against the other."""
        kinds = DECISIVE if self.opposite else DECISIVE - {"stance", "negation"}
        return tuple(d for d in self.differences if d.aspect in kinds)

    @property
    def apart(self) -> bool:
        """Whether a reader sees at once that both can be so.

        Other names, places or times; what is against what ought to be; a pronoun that could
        be anyone's in another article; one speaker on one occasion, who is more likely to
        have been misread than to contradict himself; what will be is affirmed, and what is or
        was is denied; a negation that could not be taken out of one or is left in it
        ("will refuse to"); the numbers of a poll; levels of two things.
        """
        if self.one_breath or self.counted or self.sooner or self.other_measure:
            return True
        if self.opposite and (self.first.unclear or self.second.unclear or self.half_negated):
            return True
        if keep_apart(self.differences) or self.first.mode != self.second.mode:
            return not (self.first.own or self.second.own) or keep_apart(self.differences)
        vague = self.first.clause.vague or self.second.clause.vague
        return bool(vague) and not (self.same_article and self.names)

    @property
    def counted(self) -> bool:
        """Whether their numbers differ and one is from a poll, which counts for itself."""
        if not any(d.aspect == "quantity" for d in self.differences):
            return False
        sources = (p.statement.speaker for p in (self.first, self.second))
        return any(s is not None and _COUNT.search(s.name) for s in sources)

    @property
    def other_measure(self) -> bool:
        """Whether both tell a level, and not of the same thing."""
        return other_measure(self.first.clause, self.second.clause)

    @property
    def reported(self) -> bool:
        """Whether one only reports, wants or promises what the other says is so."""
        if self.first.own or self.second.own or self.first.avows or self.second.avows:
            return False
        return self.first.clause.reports != self.second.clause.reports

    @property
    def later(self) -> bool:
        """Whether what is denied is about the future, and what is affirmed is not."""
        plus, minus = self.sides
        return self.opposite and minus.clause.to_come and not plus.clause.to_come

    @property
    def sooner(self) -> bool:
        """Whether what is affirmed is about the future, and what is denied is not."""
        plus, minus = self.sides
        own = plus.own or minus.own
        return self.opposite and not own and plus.clause.to_come and not minus.clause.to_come

    @property
    def one_breath(self) -> bool:
        """Whether one speaker says both on one occasion in one article."""
        a, b = self.first.statement, self.second.statement
        same = a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id
        return same and self.same_article and a.said == b.said

    @property
    def half_negated(self) -> bool:
        """Whether one, stated positively, still has a negation somewhere and the other has none."""
        left = [_negations(p.text) for p in (self.first, self.second)]
        return bool(left[0]) != bool(left[1])

    @property
    def differences_apart(self) -> bool:
        """Whether they are about other names, places, times or numbers."""
        numbers = any(d.aspect == "quantity" for d in self.differences)
        return numbers or keep_apart(self.differences)

    @property
    def same_words(self) -> bool:
        """Whether both, stated positively, have the same words that matter in the same order."""
        one, other = (_weighty(p.text) for p in (self.first, self.second))
        return one == other and len(one) > 1

    @property
    def close(self) -> bool:
        """Whether the vectors are as near as those of hardly any two sentences of news."""
        return self.near is not None and self.near >= _CLOSE

    @property
    def likeness(self) -> float:
        """How much both are about one thing, in [0, 1]."""
        return self.about(sum(self.covered) / 2)

    def about(self, covered: float) -> float:
        """A share of words covered, and how near the vectors are, as one, in [0, 1]."""
        if self.near is None:
            return covered
        return (covered + min(1.0, max(0.0, (self.near - _FAR) / (_NEAR - _FAR)))) / 2


def compare(first: Position, second: Position, near: float | None = None) -> Comparison | None:
    """The two side by side; None when they share too little to be about one thing.

    ``near``: the cosine of their statements' vectors, when it is known.
    """
    a, b = first.clause, second.clause
    names = _shared_names(a, b) | _nested(first, second)
    words = _common(first, second)
    mine, yours = _names(a, names), _names(b, names)
    shared = min(mine.shared, yours.shared)
    sizes = [max(_FEW, of.all + of.words) for of in (mine, yours)]
    found = Comparison(
        first,
        second,
        (
            min(1.0, (shared + len(words)) / sizes[0]),
            min(1.0, (shared + len(words)) / sizes[1]),
        ),
        shared,
        len(words),
        near,
        frozenset(names),
    )
    if found.near is not None and found.near < _FAR:
        return None
    return found if _about_one_thing(found) or found.filled else None


def _common(first: Position, second: Position) -> frozenset[str]:
    """The concepts that both have; of opposites also what is denied of every kind of a thing."""
    mine, yours = concepts(first.clause.content), concepts(second.clause.content)
    if first.sign == second.sign:
        return mine & yours
    plus, minus = (mine, yours) if first.sign > 0 else (yours, mine)
    return (mine & yours) | {
        wide for wide in minus - plus if any(is_kind(narrow, wide) for narrow in plus - minus)
    }


def _weighty(text: str) -> list[str]:
    words = (w.lower().replace("’", "'") for w in WORD.findall(text))
    return [root(w) for w in words if w not in word_list("light") or negative_words([w])]


def _negations(text: str) -> list[str]:
    return negative_words([w.lower().replace("’", "'") for w in WORD.findall(text)])


def _about_one_thing(found: Comparison) -> bool:
    if found.close:
        return found.names + found.words > 0
    if max(found.covered) < _LEAST or (found.near is not None and found.near < _FAR):
        return False
    if found.names:
        return found.names + found.words >= 2
    return found.words >= (2 if found.same_article else 3)


class _Count(NamedTuple):
    """How many names a clause has, how many of them are shared, and its other words."""

    all: int
    shared: int
    words: int


def _names(clause: Clause, shared: Set[str]) -> _Count:
    """Counts of a clause; "Hadley Station" is one name, shared when one of its words is."""
    lead = clause.lead in shared and clause.lead not in clause.names
    named = {frozenset(name.keys) for name in clause.named}
    common = sum(bool(keys & shared) for keys in named)
    return _Count(len(named) + lead, common + lead, len(clause.content) - lead)


def _shared_names(a: Clause, b: Clause) -> set[str]:
    """The keys of shared names; a first word counts when it is a name on the other side."""
    mine = a.names | ({a.lead} if a.lead in b.names else set())
    yours = b.names | ({b.lead} if b.lead in a.names else set())
    return {key for key in mine & yours if key}


def _nested(first: Position, second: Position) -> set[str]:
    """Keys of a place that only one has, when the other's place lies in it by an article."""
    texts = [p.statement.article.text for p in (first, second)]
    found: set[str] = set()
    for one, other in ((first, second), (second, first)):
        have = other.clause.names | {other.clause.lead or ""}
        for outer in (n for n in one.clause.named if n.slot in PLACE_SLOTS and len(n.keys) == 1):
            inner = (n for n in other.clause.named if n.slot in PLACE_SLOTS)
            if outer.keys[0] not in have and any(
                lies_in(n.words, outer.words, *texts) for n in inner
            ):
                found.add(outer.keys[0])
    return found
