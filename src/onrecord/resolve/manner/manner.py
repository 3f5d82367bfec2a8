"""How it was said: a communication or not, the act, negation, doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.manner.acts import act_of
from onrecord.resolve.manner.content import content_words, words_at
from onrecord.resolve.manner.cues import Cue, cue_words, find_cues
from onrecord.resolve.manner.hedges import is_alleged, is_hedged
from onrecord.resolve.manner.negation import is_negative, negative_words
from onrecord.resolve.manner.speech import is_speech, main_cue
from onrecord.resolve.manner.words import word_list
from onrecord.statements import Act, Article, Attribution, Span, Stance

__all__ = ["Manner", "resolve_manner"]

_LONGEST = 500
_UNSURE = re.compile(r"(?:\w+ )?(?:unconfirmed|unverified|unsubstantiated) ", re.IGNORECASE)
_YET_TO = re.compile(r"\b(?:has|have|had|is|are|was|were) yet to\b")
_LEAD = 25
_UNDONE = frozenset({"praise", "accuse", "warn", "threaten", "express"})
_CIRCUMSTANCE = frozenset(
    {"when", "while", "after", "before", "without", "since", "against", "for", "than"}
)
_APART = frozenset(
    {"in", "of", "with", "for", "at", "about", "on", "but", "while", "and", "when", "words"}
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How something was said.

    ``speech`` is false for beliefs, wishes, plans and perceptions. ``negated``: the main
    proposition is negative, or the source denies it, or does not say it. ``hedged``: the
    article marks doubt. ``stance`` is the one that the cue gives, before the content is
    looked at; ``cue`` the expression of the cue table that decided, None when none did.
    """

    speech: bool = True
    act: Act = "assert"
    negated: bool = False
    hedged: bool = False
    stance: Stance = "affirms"
    cue: str | None = None


def resolve_manner(article: Article, attribution: Attribution) -> Manner:
    """How the attribution's content was said. Rules and a table alone: same in, same out."""
    text = article.text
    content = content_words(text, attribution)
    cue_text = article.words(attribution.cue)[:_LONGEST]
    words = cue_words(cue_text)
    found = find_cues(words)
    cue = main_cue(found)
    undone = bool(negative_words(words)) or _YET_TO.search(cue_text) is not None
    refuses = undone or (cue is not None and cue.negative)
    source = article.words(attribution.source)[:_LONGEST]
    to_do = bool(content) and content[0].lower == "to"
    act = act_of(
        _acting(cue, found, words),
        content,
        source=source,
        gap=_has_gap(attribution),
    )
    if act in _UNDONE and _is_undone(cue, words):
        act = "assert"
    return Manner(
        speech=is_speech(cue_text, cue, infinitive=to_do),
        act=act,
        negated=refuses or act == "deny" or (act != "ask" and is_negative(content)),
        hedged=is_alleged(cue_text)
        or _UNSURE.match(source) is not None
        or is_hedged(words_at(text, _around_cue(text, attribution), attribution), content),
        stance=cue.stance if cue else "affirms",
        cue=cue.expression if cue else None,
    )


def _acting(main: Cue | None, found: Sequence[Cue], words: Sequence[str]) -> Cue | None:
    """The expression that tells the act: the participle at the end of "sent a letter urging"
    where the main one names none.
    """
    last = found[-1] if found else None
    if main is None or last is None or main.act is not None or last.act is None:
        return main
    apart = words[last.at - 1] in _CIRCUMSTANCE if last.at else False
    keeps = main.expression.split()[0] in word_list("light verb that keeps")
    return last if words[last.at].endswith("ing") and not apart and not keeps else main


def _is_undone(cue: Cue | None, words: Sequence[str]) -> bool:
    """Whether the cue says that the act was not done ("has not stepped forward to defend")."""
    before = list(words[: cue.at]) if cue and cue.expression != "mince word" else []
    negative = negative_words([*before, "x"])
    if not negative:
        return False
    at = max(i for i, w in enumerate(before) if w in negative)
    return _APART.isdisjoint(before[at + 1 :])


def _has_gap(attribution: Attribution) -> bool:
    """Whether words stand between the cue's end and the content's start."""
    if not attribution.cue or not attribution.content:
        return False
    return attribution.content[0].start - attribution.cue[-1].end > 2


def _around_cue(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The cue, up to 25 characters before it in its sentence, and what parts it from the
    content ("claimed - falsely - that").
    """
    if not attribution.cue:
        return ()
    first = attribution.cue[0].start
    start = max(0, first - _LEAD)
    before = text[start:first]
    for mark in ".!?\n,;":
        start = max(start, first - len(before) + before.rfind(mark) + 1)
    taken = [s for s in (*attribution.content, *attribution.source) if s.end <= first]
    start = max([start, *(s.end for s in taken)])
    lead = (Span(start, first),) if start < first else ()
    last, begins = (
        attribution.cue[-1].end,
        next((s.start for s in attribution.content if s.start >= attribution.cue[-1].end), 0),
    )
    parted = (Span(last, begins),) if 0 < begins - last <= _LEAD else ()
    return (*lead, *attribution.cue, *parted)
