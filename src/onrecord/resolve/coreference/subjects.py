"""What "it" takes up from the sentence before, and what a headline leaves to the story."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.resolve.coreference.described import by_described
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.phrases import parse
from onrecord.resolve.gazetteers.names import Word, words_of
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.statements import Span

__all__ = ["in_title", "subject_before", "told_later"]

_THE = re.compile(r"[“\"‘'(]?(?:The|This|That)\s")
_WORDS = 7  # of a sentence in which its subject is sought
_LONGEST = 120  # code points of them
_TITLE = 200  # code points of a title


def subject_before(reading: Reading, span: Span) -> Found | None:
    """The body or document, known by its noun alone, with which the sentence before the pronoun's
    begins ("Its defence ministry did not answer. On Tuesday it said").
    """
    last = reading.last(before=span.start)
    here = reading.place.sentence(span.start)
    if here < 2 or (last and last.kind in (*BODIES, "document")):
        return None
    start, end = reading.place.starts[here - 2], reading.place.starts[here - 1]
    begun = Span(start, min(end, start + _LONGEST))
    if "\n" in begun.of(reading.text).rstrip() or reading.mentions_in(Span(end, span.start)):
        return None
    for word in words_of(reading.text, *begun)[:_WORDS]:
        told = word.text in listed("bodies", "groups") or _is_paper(reading.text, start, word)
        if told and not word.possessive:
            subject = Span(start, word.end)
            phrase = parse(subject.of(reading.text))
            alone = phrase is not None and not phrase.after
            return by_described(reading, subject, phrase) if phrase and alone else None
    return None


def _is_paper(text: str, start: int, word: Word) -> bool:
    """Whether the sentence begins with "The photo" or the like, and the word is that noun."""
    begins = _THE.fullmatch(text, start, word.start) is not None
    return begins and noun_kind(word.text) == "document"


def in_title(text: str, at: int) -> bool:
    """Whether the offset lies in a first line that is a title: short, without a full stop."""
    first = text[:_TITLE].split("\n", 1)[0]
    return at < len(first) and len(first) < _TITLE and not first.rstrip().endswith((".", "”", '"'))


def told_later(entity: Entity, words: str, later: Iterable[tuple[str, Entity]]) -> Entity | None:
    """Who is behind a headline's "Embassy": the first whom a later source so calls.

    ``words`` are the headline's; ``later`` the words of the sources after it and whom they mean.
    """
    phrase = parse(words)
    if phrase is None or phrase.determiner or phrase.after or entity.mentions:
        return None
    for source, other in later:
        also = parse(source)
        same = also and singular(also.head) == singular(phrase.head)
        if same and other is not entity and len(other.name) > len(entity.name):
            return other
    return None
