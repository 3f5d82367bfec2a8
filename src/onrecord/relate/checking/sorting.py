"""Which statements support a claim, which stand against it, and which are only near it.

Nothing is for or against a claim unless it is sure enough, the speaker stands by it, it
names whom and what the claim names, and, for what somebody said or hid, it was said by that
one or for them. Everything else that is about the same is near, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.relate.checking.candidates import Candidate
from onrecord.relate.checking.positions import Answer, answers
from onrecord.relate.checking.reasons import Doubt, near_reason, reason_against, reason_for
from onrecord.relate.checking.words import content_roots, covered, named_in
from onrecord.relate.claims.claims import Claim
from onrecord.relate.models.judge import Judge
from onrecord.relate.relations.sides import Side, Standing, state_root
from onrecord.relate.relations.speaking import standing_in
from onrecord.relations import Difference
from onrecord.resolve.manner.negation import negative_words
from onrecord.statements import Statement

if TYPE_CHECKING:
    from onrecord.record import Record

__all__ = ["SURE", "Sorted", "sort_candidates"]

SUPPORTS, SURE = 0.7, 0.75
"""The least score with which a statement is for a claim, and against it: to be wrong about what
stands against somebody's words is worse."""

_SHARED, _ALIKE, _MAYBE = 0.6, 0.5, 0.3
"""A statement that is not sure is near when it has this share of the words at stake, when its
vector is this alike, or when it is this likely for or against the claim."""


_AROUND = 500  # characters before and after a statement
_NAMES = 2  # names of a claim that a denial about them all must have in common with it
_WE = re.compile(r"\b(?:we|us)\b", re.IGNORECASE)
_OUR = re.compile(r"\bours?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A statement with its score in its group, why it is there, and its other printings.

    ``doubts``: how many things keep it from being for or against the claim.
    """

    statement: Statement
    score: float
    reason: str
    differences: tuple[Difference, ...] = ()
    printings: tuple[str, ...] = ()
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate with all that decides where it belongs."""

    candidate: Candidate
    standing: Standing | None
    answer: Answer
    doubts: tuple[Doubt, ...]

    @property
    def statement(self) -> Statement:
        return self.candidate.statement


def sort_candidates(
    record: Record, claim: Claim, found: Sequence[Candidate], judge: Judge
) -> tuple[list[Sorted], list[Sorted], list[Sorted]]:
    """What supports, what stands against, and what is near; the strongest first in each, and
    of what is near that with the fewest doubts.

    Printings of the same words are one. Of a claim that was not understood everything is near.
    """
    side = Side(claim.speaker) if claim.speaker else None
    weighed = _weighed(record, claim, side, found, judge)
    groups: tuple[list[Sorted], list[Sorted], list[Sorted]] = ([], [], [])
    for one in weighed:
        place = _place(claim, one)
        if place is not None:
            groups[place[0]].append(place[1])
    supports, against, near = (_folded(record, _strongest(group)) for group in groups)
    return supports, against, near


def _weighed(
    record: Record, claim: Claim, side: Side | None, found: Sequence[Candidate], judge: Judge
) -> list[_Weighed]:
    standings = [standing_in(record, side, one.statement) if side else None for one in found]
    said = [_of_side(claim, one.statement, s) for one, s in zip(found, standings, strict=True)]
    given = answers(claim, said, judge) if claim.understood else [Answer()] * len(found)
    return [
        _Weighed(one, standing, answer, tuple(_doubts(claim, side, one.statement, standing)))
        for one, standing, answer in zip(found, standings, given, strict=True)
    ]


def _of_side(claim: Claim, statement: Statement, standing: Standing | None) -> Statement:
    """The statement with "we" and "our" filled in: the one named, for whom the speaker speaks,
    or the body for which the one named speaks.
    """
    said = statement.proposition
    if standing is None or said is None or claim.speaker is None:
        return statement
    own = statement.speaker.affiliation if standing == "self" and statement.speaker else None
    body = own or claim.speaker
    said = _OUR.sub(lambda _: f"{body}'s", _WE.sub(lambda _: body, said))
    return replace(statement, proposition=said)


def _doubts(
    claim: Claim, side: Side | None, statement: Statement, standing: Standing | None
) -> Iterable[Doubt]:
    """What keeps the statement from being for or against the claim, whatever it says."""
    if not claim.understood:
        yield Doubt("claim")
    if statement.stance not in ("affirms", "denies"):
        yield Doubt("open")
    if not statement.speech:
        yield Doubt("thought")
    if statement.hedged:
        yield Doubt("hedged")
    said = statement.proposition or statement.content_text
    if statement.act == "deny" and statement.stance == "affirms" and not _is_negative(said):
        yield Doubt("unread")
    missing = _missing(claim, side, statement)
    if missing:
        yield Doubt("names", ", ".join(missing))
    if claim.about != "fact" and side is not None and standing is None:
        yield Doubt("speaker", side.name)
    if side is not None and _other_way_round(claim, side, said):
        yield Doubt("order")


def _other_way_round(claim: Claim, side: Side, said: str) -> bool:
    """Whether the one named does it in the claim, and another one named there in what was said."""
    mine = {*named_in(f"By {side.name}"), side.country, side.state}
    others = set(named_in(claim.proposition)) - mine
    there = named_in(f"That {said}")  # so that a first word counts
    order = list(there)
    own = next((n for n, key in enumerate(order) if key in mine), None)
    other = next((n for n, key in enumerate(order) if key in others), None)
    if claim.about != "fact" or own is None or other is None or other > own:
        return False
    return re.search(r"\bby (?:the )?" + re.escape(there[order[own]]), said) is None


def _is_negative(words: str) -> bool:
    return bool(negative_words([w.strip(".,").lower().replace("’", "'") for w in words.split()]))


def _missing(claim: Claim, side: Side | None, statement: Statement) -> list[str]:
    """Names at stake that stand neither in what was said nor, if no other is named, around it."""
    wanted = named_in(claim.proposition)
    if side is not None:
        own = {*named_in(f"By {side.name}"), side.country, side.state}
        wanted = {k: w for k, w in wanted.items() if k not in own and state_root(w) not in own}
    there = named_in(f"That {statement.proposition or ''} That {statement.content_text}")
    lacking = {key: word for key, word in wanted.items() if key not in there}
    others = set(there) - set(named_in(claim.text))
    if lacking and not others:
        around = named_in(_around(statement))
        lacking = {key: word for key, word in lacking.items() if key not in around}
    return list(lacking.values())


def _around(statement: Statement) -> str:
    """The headline and the paragraph of the statement, 1,000 characters at most."""
    text, extent = statement.article.text, statement.attribution.extent
    start = text.rfind("\n", 0, extent.start) + 1
    end = text.find("\n", extent.end)
    paragraph = text[
        max(start, extent.start - 500) : min(len(text) if end < 0 else end, extent.end + 500)
    ]
    return f"{statement.article.title or ''}. {paragraph[:1000]}"


def _place(claim: Claim, one: _Weighed) -> tuple[int, Sorted] | None:
    """The group (0 supports, 1 against, 2 near) that it belongs to; None when to none."""
    supports, against = one.answer.supports, one.answer.against
    about = one.answer.differences
    apart = next((d for d in about if d.aspect in ("name", "place", "time")), None)
    seen = (d for d in one.doubts if not (d.kind == "order" and one.answer.framed))
    doubts = (*seen, *([Doubt("apart", _both(apart))] if apart else []))
    kinds = {doubt.kind for doubt in doubts}
    if supports >= SUPPORTS and _may_support(claim, one) and not kinds - {"speaker"}:
        reason = reason_for(claim, one.statement, one.standing)
        return 0, Sorted(one.statement, supports, reason, about)
    if against >= SURE and _may_oppose(claim, one) and not kinds:
        reason = reason_against(claim, one.statement, one.standing)
        return 1, Sorted(one.statement, against, reason, about)
    if not _is_near(claim, one, max(supports, against)):
        return None
    reason = near_reason(one.statement, doubts, supports=supports, against=against)
    return 2, Sorted(one.statement, max(supports, against), reason, about, doubts=len(doubts))


def _both(apart: Difference) -> str:
    return f"“{apart.second}”, and the claim is about “{apart.first}”"


def _may_support(claim: Claim, one: _Weighed) -> bool:
    """Whether saying so is what the claim claims: of "X said P", that X says P; of "X never
    hid (or said) P", that somebody says just that.
    """
    if claim.about == "fact":
        return True
    return one.answer.avows if claim.negated else one.standing is not None


def _may_oppose(claim: Claim, one: _Weighed) -> bool:
    """Whether saying the opposite stands against the claim: not against "X said P", unless it
    is that X never did, or the claim is that X always does.
    """
    if claim.about == "fact" or claim.negated:
        return True
    always = (claim.quantifier or "").lower() in ("always", "without exception", "without fail")
    return one.answer.avows or (always and claim.about == "saying")


def _is_near(claim: Claim, one: _Weighed, score: float) -> bool:
    """Whether the statement is about the same at all.

    It has a word at stake that is no name, and a name where the claim has one, or all the
    names of a claim that it denies something about. Of a claim on what somebody said, what
    others say is near only when it would count if they spoke for that one.
    """
    said = f"{one.statement.proposition or ''} {one.statement.content_text}"
    wanted, there = _names(claim), set(named_in(said))
    if one.statement.act == "deny" and len(wanted) >= _NAMES and wanted <= there:
        return True
    if not (content_roots(claim.proposition) - wanted) & content_roots(said):
        return False
    if one.standing is None and wanted and not wanted & there:
        return False
    if one.standing is None and claim.about != "fact" and claim.speaker and score < SURE:
        return False
    alike = one.candidate.likeness >= _ALIKE
    return score >= _MAYBE or alike or covered(claim.proposition, said) >= _SHARED


def _names(claim: Claim) -> set[str]:
    """The roots of the names in the claim, of the one it is about too."""
    return {*named_in(claim.text), *named_in(f"By {claim.speaker or ''}")}


def _strongest(group: Iterable[Sorted]) -> list[Sorted]:
    return sorted(group, key=lambda o: (o.doubts, -o.score, _day(o.statement), o.statement.id))


def _day(statement: Statement) -> str:
    return statement.said_earliest or statement.article.published or "9999"


def _folded(record: Record, group: Sequence[Sorted]) -> list[Sorted]:
    """Printings of the same words as one, the earliest printing standing for all."""
    by_words: dict[str, list[Sorted]] = {}
    for one in group:
        by_words.setdefault(_words(record, one.statement), []).append(one)
    return [_joined(printings) for printings in by_words.values()]


def _words(record: Record, statement: Statement) -> str:
    """The same for all printings: the first one's id, or speaker and words when none is known."""
    first = record.appearances.first(statement.id)
    if first != statement.id or record.appearances.of(statement.id):
        return first
    name = statement.speaker.name if statement.speaker else statement.source_text
    return f"{name}\n{' '.join(sorted(content_roots(statement.content_text)))}"


def _joined(printings: Sequence[Sorted]) -> Sorted:
    first = min(printings, key=lambda one: (_published(one.statement), one.statement.id))
    others = tuple(one.statement.id for one in printings if one is not first)
    strongest = max(printings, key=lambda one: one.score)
    return replace(first, score=strongest.score, printings=others)


def _published(statement: Statement) -> str:
    return statement.article.published or "9999"
