"""Why two statements are thought to stand as they do, in a sentence or two.

They tell who said what and when, in a few words, and what differs; never who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.relate.relations.patterns import said_on
from onrecord.relations import Difference, Pattern, RelationKind
from onrecord.safe import one_line, shorten
from onrecord.statements import Statement

__all__ = ["reason", "told_words"]

_WIDEST = 220  # characters of a proposition
_SHORT = 110  # characters of what was compared
_ASPECTS = {
    "quantity": "the numbers",
    "words": "the words",
    "name": "the names",
    "place": "the places",
    "time": "the times",
}


def reason(
    kind: RelationKind,
    first: Statement,
    second: Statement,
    *,
    pattern: Pattern | None = None,
    side: str | None = None,
    differences: Sequence[Difference] = (),
    compared: tuple[str, str] | None = None,
) -> str:
    """The reason for a relation; the two statements are told in this order.

    ``compared``: the words of each that were compared, by default its whole proposition.
    """
    parts = compared or (_whole(first), _whole(second))
    told = " ".join(_told(s, words) for s, words in zip((first, second), parts, strict=True))
    joint = _joint(first, second, side) if kind == "contradicts" else None
    return " ".join([told, *_because(kind, pattern, joint, differences)])


def _joint(first: Statement, second: Statement, side: str | None) -> str | None:
    """Whose words both are; None when the two are not known to speak for one."""
    if side is None:
        return None
    speakers = [s.speaker for s in (first, second) if s.speaker is not None]
    alone = len({s.id for s in speakers}) == 1 or all(s.kind == "person" for s in speakers)
    same = alone and any(s.name == side for s in speakers)
    return f"Both are words of {one_line(side)}." if same else f"Both speak for {one_line(side)}."


def _told(statement: Statement, words: str) -> str:
    """One statement: who, when, whether it is affirmed or denied, and what."""
    speaker = statement.speaker
    name = speaker.name if speaker else statement.source_text or "An unnamed source"
    when = said_on(statement)
    day = f" on {when}" if when else ""
    if not when and statement.article.published:
        day = f" (published {statement.article.published[:10]})"
    verb = "denied" if statement.stance == "denies" else "said"
    name = one_line(name)
    return f"{name[:1].upper()}{name[1:]} {verb}{day}: {_quoted(statement, words, _SHORT)}."


def told_words(statement: Statement) -> str:
    """What was said, in quotation marks only where these are the words as printed.

    A proposition in which pronouns are filled in is told without them: nobody said it so.
    """
    return _quoted(statement, _whole(statement), _WIDEST)


def _whole(statement: Statement) -> str:
    return statement.proposition or statement.content_text


def _quoted(statement: Statement, words: str, widest: int) -> str:
    words = one_line(words).rstrip(".").strip('“”"')
    verbatim = words.casefold() in one_line(statement.content_text).casefold()
    words = shorten(words, widest)
    return f"“{words}”" if verbatim else f"{words[:1].upper()}{words[1:]}"


def _because(
    kind: RelationKind, pattern: Pattern | None, joint: str | None, found: Sequence[Difference]
) -> Iterator[str]:
    if joint and pattern == "reversal":
        yield joint
    if pattern == "record":
        yield "The first is said of all times or persons, and the second is about one."
    parts = [p for d in found if (p := _difference(d))]
    if kind == "contradicts" and parts:
        yield f"What differs: {'; '.join(parts)}."


def _difference(found: Difference) -> str | None:
    """One difference in words; None for an aspect that the propositions show by themselves."""
    aspect, first, second = found
    if aspect == "stance":
        return f"the first {first}, the second {second}"
    if aspect == "negation":
        side, word = ("first", first) if first else ("second", second)
        return f"“{one_line(word)}” in the {side}"
    return f"{_ASPECTS[aspect]} “{one_line(first)}” and “{one_line(second)}”"
