"""The pronoun at the head of an indirect content, which is the speaker as a rule."""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.manner.content import Word
from onrecord.resolve.proposition.names import is_plural, subject_name
from onrecord.statements import Attribution, Span, Speaker

__all__ = ["own_pronoun"]

_PERSONAL = {"he": "m", "his": "m", "she": "f", "her": "f"}
_OF_MANY = ("they", "their")
_OF_BODIES = ("it", "its")
# "it is clear", "it would be hard", "it took hours": the pronoun stands for nothing
_EMPTY_IT = re.compile(
    r"(?:is|was|'s|will be|would be|may be|might be|could be|can be|should be|has been|had been|"
    r"seem\w*|appear\w*|take[sn]?|took|happen\w*|matter\w*|depend\w*|turn\w*|ma[dk]e sense|"
    r"(?:would|will|could|may|might) (?:take|seem|appear|make|mean|help|require|depend))\b"
)
_DUTY = ("should", "must", "ought")


def own_pronoun(
    words: list[Word], attribution: Attribution, speaker: Speaker | None, addressed: str | None
) -> dict[Span, str]:
    """The place of a first word that means the speaker, with the speaker's name; else nothing.

    "Lund said he would resign": he is Lund. Only where the source comes before the cue and
    the cue before the content, the word is unquoted and agrees with the speaker in kind,
    number and gender, and nobody else is told what to do ("told Moe he should resign").
    """
    if speaker is None or not words or words[0].quoted or not _in_order(attribution):
        return {}
    following = [w.lower for w in words[1:4] if w.is_word]
    if addressed and (addressed.islower() or (following[:1] and following[0] in _DUTY)):
        return {}
    pronoun = words[0].lower.removesuffix("'d").removesuffix("'ll").removesuffix("'s")
    agrees = pronoun == words[0].lower and _agrees(pronoun, " ".join(following), speaker)
    return {Span(words[0].start, words[0].end): subject_name(speaker)} if agrees else {}


def _in_order(attribution: Attribution) -> bool:
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if not (source and cue and content):
        return False
    return source[-1].end <= cue[0].start and cue[-1].end <= content[0].start


def _agrees(pronoun: str, following: str, speaker: Speaker) -> bool:
    """Whether the pronoun can be the speaker: kind, number, and gender where it is known."""
    person = speaker.kind in ("person", "unnamed")
    plural = is_plural(speaker.name, person=speaker.kind == "person")
    if pronoun in _OF_MANY:
        return plural or speaker.kind in ("group", "organization")
    if pronoun in _OF_BODIES:
        return not person and not plural and not _EMPTY_IT.match(following)
    gender = _PERSONAL.get(pronoun)
    return gender is not None and person and not plural and _gender(speaker) in (gender, None)


def _gender(speaker: Speaker) -> str | None:
    return gender_of(speaker.name) if speaker.kind == "person" else None
