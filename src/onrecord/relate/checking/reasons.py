"""Why a statement is for a claim, against it or near it, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.relate.claims.claims import Claim
from onrecord.relate.relations.reasons import told_words
from onrecord.relate.relations.sides import Standing
from onrecord.statements import Statement

__all__ = ["Doubt", "near_reason", "reason_against", "reason_for"]

_MAYBE = 0.3  # from which a statement may be for or against

Kind = Literal["claim", "open", "thought", "hedged", "unread", "names", "speaker", "apart", "order"]


class Doubt(NamedTuple):
    """What keeps a statement from being for or against a claim, and the words it is about."""

    kind: Kind
    words: str = ""


_DENIAL = "it is a denial, and not clearly of what the claim is about"
_TOPIC = "it is about the same, and does not clearly say the same or the opposite"
_DOUBTS: dict[Kind, str] = {
    "claim": "the claim was not understood as more than its words",
    "open": "the speaker leaves it open",
    "thought": "it is what the speaker thinks or plans, not what was said",
    "hedged": "the article marks doubt",
    "unread": "it is a denial whose sense is not certain",
    "names": "it does not name {words}",
    "order": "it names them the other way round",
    "apart": "it is about {words}",
    "speaker": "the speaker is not known to speak for {words}",
}


def reason_for(claim: Claim, statement: Statement, standing: Standing | None) -> str:
    """Why the statement supports the claim."""
    who = _who(claim, statement, standing)
    if claim.about == "saying" and not claim.negated and standing is not None:
        return f"{who} said it: {_said(statement)}"
    return f"{who} says the same as the claim: {_said(statement)}"


def reason_against(claim: Claim, statement: Statement, standing: Standing | None) -> str:
    """Why the statement stands against the claim."""
    who = _who(claim, statement, standing)
    if claim.about == "fact" or not claim.negated:
        return (
            f"{who} {_verb(statement)}, which the claim cannot be squared with: {_said(statement)}"
        )
    if claim.about == "hiding":
        return f"{who} denied what the claim says was never concealed: {_said(statement)}"
    how = "denied it" if claim.denies else "said it"
    return f"{who} {how}, and the claim says that this never happened: {_said(statement)}"


def near_reason(
    statement: Statement, doubts: Sequence[Doubt], *, supports: float, against: float
) -> str:
    """Why the statement is near the claim and no more."""
    known = [_DOUBTS[doubt.kind].format(words=doubt.words) for doubt in doubts]
    if max(supports, against) < _MAYBE:
        known.append(_DENIAL if statement.act == "deny" else _TOPIC)
    elif not known:
        how = "support the claim" if supports > against else "stand against the claim"
        known.append(f"it may {how}, but that is not sure enough")
    reasons = "; ".join(known)
    return f"{reasons[:1].upper()}{reasons[1:]}. It says: {_said(statement)}"


def _who(claim: Claim, statement: Statement, standing: Standing | None) -> str:
    speaker = statement.speaker
    name = speaker.name if speaker else statement.source_text or "an unnamed source"
    name = name[:1].upper() + name[1:]
    return f"{name}, who speaks for {claim.speaker}," if standing == "for" else name


def _verb(statement: Statement) -> str:
    return "denied this" if statement.stance == "denies" else "said this"


def _said(statement: Statement) -> str:
    lead = "denied: " if statement.stance == "denies" else ""
    return f"{lead}{told_words(statement)}."
