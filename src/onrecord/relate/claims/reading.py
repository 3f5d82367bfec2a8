"""What a claim says was said, hidden or so: "X never denied that P" in its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.relate.claims.facts import positive
from onrecord.relate.claims.questions import is_question, stated
from onrecord.relate.claims.verbs import WORD, Split, split_claim, upright
from onrecord.relate.words.lists import word_list as listed
from onrecord.resolve.manner.cues import Cue
from onrecord.resolve.manner.lemmas import is_past
from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.proposition.names import is_plural, subject_name
from onrecord.resolve.proposition.proposition import proposition
from onrecord.resolve.proposition.verbs import be, has, is_clause
from onrecord.statements import Article, Attribution, Span, Speaker

__all__ = ["Reading", "read_words"]

_SECOND = re.compile(r"^(?:or|and|nor) \w+(?: \w+){0,2}? (?:about|over|that|of)\b ?", re.IGNORECASE)
_FACT_THAT = re.compile(r"^(?:the )?fact that ", re.IGNORECASE)
_PRESENCE = re.compile(r"^(?:the |its |their |his |her )?(?:presence|existence) of ", re.IGNORECASE)
_OWN = re.compile(r"^(?:its|their|his|her) (?:own )?", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:no[ -]one|nobody|none|not one|not a single(?: person)?|neither|everyone|everybody|all)"
    r" (?:at|in|from|of|within|inside|among) ",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(
    r"^(?:no|not one|not a single|every|all|the|a|an|any|its|this)\s+", re.IGNORECASE
)
_TOLD = re.compile(r"^(?:\S+ ){1,6}?(?=that )")
_IT = re.compile(r"^(?:it|they|he|she)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a claim; ``frame`` is what stands before the thing said or hidden."""

    frame: str
    speaker: str | None
    verb: str | None
    proposition: str
    negated: bool
    about: Literal["saying", "hiding", "fact"]
    denies: bool = False


def read_words(line: str) -> Reading | None:
    """The parts of the claim, or of what it asks; None when it is no English clause."""
    asked = stated(line) if is_question(line) else line
    if asked is None:
        return None
    line = upright(asked.rstrip(" .!?…"))
    split = split_claim(line)
    if split is not None and split.verb is not None:
        made = _said(split, split.verb)
        if made is not None:
            return made
    if split is not None and split.hides:
        made = _hidden(split, split.hides)
        if made is not None:
            return made
    return _fact(line, split)


def _said(split: Split, cue: Cue) -> Reading | None:
    """A claim about saying, its proposition read as that of a statement."""
    verb, speaker = cue.expression, _speaker(split.subject)
    rest = _lowered(_SECOND.sub("", split.rest))
    rest = _TOLD.sub("", rest) if verb.split()[0] in listed("verbs of telling someone") else rest
    if not WORD.search(rest) or rest.rstrip(" .?!").lower() in listed("empty contents"):
        return None
    bare = re.sub(r"^not (?=to )", "", rest)
    said, stance = _content(speaker, verb, bare)
    if said is None and not is_clause(rest):
        return None
    return Reading(
        frame=split.lead,
        speaker=speaker,
        verb=verb,
        proposition=said or _as_noun(rest, speaker),
        negated=split.negated,
        about="saying",
        denies=(stance == "denies") != (bare != rest),
    )


def _lowered(rest: str) -> str:
    """With a small first letter where a headline has "Sending"."""
    gerund = re.match(r"[A-Z][a-z]+ing\b", rest)
    return rest[:1].lower() + rest[1:] if gerund else rest


def _hidden(split: Split, verb: str) -> Reading | None:
    """A claim about hiding: what is hidden is read as what is denied."""
    speaker = _speaker(split.subject)
    rest = _lowered(_SECOND.sub("", split.rest))
    untrue = verb.partition(" ")[2] in ("about", "over")
    if not WORD.search(rest) or (untrue and not re.match(r"\w+ing\b|whether\b", rest)):
        return None
    that = _FACT_THAT.sub("that ", rest)
    present = _PRESENCE.sub("", that)
    said = None if present != that else _content(speaker, "deny", that)[0]
    return Reading(
        frame=split.lead,
        speaker=speaker,
        verb=verb,
        proposition=said or _as_noun(present, speaker),
        negated=split.negated,
        about="hiding",
        denies=True,
    )


def _content(speaker: str | None, verb: str, rest: str) -> tuple[str | None, str | None]:
    """The proposition and stance of "SPEAKER VERB REST", by the rules for statements."""
    name, past = speaker or "Somebody", _PAST.get(verb, verb)
    text = f"{name} {past} {rest}"
    cue = Span(len(name) + 1, len(name) + 1 + len(past))
    article = Article(text)
    found = Attribution((Span(0, len(name)),), (cue,), (Span(cue.end + 1, len(text)),))
    manner = resolve_manner(article, found)
    who = Speaker("claim", name, "organization")
    said, stance = proposition(article, found, who, manner)
    return said and _IT.sub(speaker or "Somebody", said), stance


_PAST = {"say": "said", "deny": "denied", "call for": "called for", "promise": "promised"}


def _as_noun(words: str, speaker: str | None) -> str:
    """A noun phrase as a sentence: "its advisers" is "X has advisers", others "there are"."""
    bare = words.rstrip(" .!?…")
    own = _OWN.match(bare)
    if own and speaker:
        name = subject_name(Speaker("claim", speaker, "organization"))
        return f"{_capital(name)} {has(is_plural(name))} {bare[own.end() :]}."
    if is_clause(bare, long_enough=False):
        return _capital(bare) + "."
    return f"There {be(is_plural(bare))} {_PRESENCE.sub('', bare)}."


def _fact(line: str, split: Split | None) -> Reading | None:
    """A claim about what is so; None when there is no sign of an English clause."""
    words = [w.group().lower() for w in WORD.finditer(line)]
    english = (
        listed("signs of english") & set(words) or is_clause(line) or any(map(is_past, words[1:]))
    )
    if len(words) < 3 or not english or words[-1] in listed("empty contents"):
        return None
    said, negated = positive(line)
    speaker = _speaker(split.subject) if split is not None else None
    named = speaker is not None and any(c.isupper() for c in speaker)
    return Reading(line, speaker if named else None, None, said, negated, "fact")


def _speaker(subject: str) -> str | None:
    """Whom the subject names: "No one at Linnewater" is Linnewater, "the ministry" ministry."""
    named = _QUANTIFIED.sub("", _QUANTIFIED.sub("", _NOBODY.sub("", subject.strip())))
    named = re.sub(r"['’]s$", "", named).strip(' ,“”"')
    if not named or named.lower() in listed("no speakers"):
        return None
    return named


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
