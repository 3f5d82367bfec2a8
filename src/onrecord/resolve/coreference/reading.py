"""What is known while the sources of one article are read in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.resolve.coreference.candidates import Layout, layout
from onrecord.resolve.mentions.cast import assemble
from onrecord.resolve.mentions.entities import Cast, Entity
from onrecord.resolve.mentions.headlines import link_headlines
from onrecord.resolve.mentions.mentions import find_mentions
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span, SpeakerKind

__all__ = ["BODIES", "Found", "Reading", "read"]

BODIES: tuple[SpeakerKind, ...] = ("organization", "outlet", "government", "group")

_LOOKED_BACK = 200
_SPACES = {0xA0: " ", 0x202F: " ", 0x2009: " "}


class Found(NamedTuple):
    """An entity that some words stand for and how sure that is, in [0, 1]."""

    entity: Entity
    confidence: float


@dataclass(slots=True)
class Reading:
    """The article's text and cast, who has spoken so far (``spoken``: where and who), and
    the speakers known by description only (``others``). ``around`` gives the speaker of
    the quotation that holds a span; ``inner`` are the places of speakers within what others say.
    ``verbatim``: what the article says is said in it, with or without quotation marks.
    ``ages``: the persons beside whose names an age is printed, once they have been sought.
    """

    text: str
    place: Layout
    cast: Cast
    headlines: list[Span]
    mentions: list[Mention]
    spoken: list[tuple[Span, Entity]] = field(default_factory=list)
    others: list[Entity] = field(default_factory=list)
    around: Callable[[Span], Entity | None] = lambda _: None
    inner: set[Span] = field(default_factory=set)
    verbatim: bool = False
    ages: dict[str, list[Entity]] | None = None

    def last(self, *, before: int) -> Entity | None:
        """The last one who spoke before the offset."""
        return next((e for span, e in reversed(self.spoken) if span.start < before), None)

    def mentions_in(self, span: Span) -> list[Mention]:
        """The names that begin within the span, in order."""
        first = bisect_left(self.mentions, span.start, key=lambda m: m.start)
        end = bisect_left(self.mentions, span.end, key=lambda m: m.start)
        return self.mentions[first:end]

    def mention_over(self, span: Span) -> Mention | None:
        """The name that the span is a part of, else None."""
        index = bisect_left(self.mentions, span.start, key=lambda m: m.start) - 1
        found = self.mentions[index] if index >= 0 else None
        return found if found and span.end <= found.end else None

    def entity_of(self, mention: Mention) -> Found:
        """The entity of a name, and how sure that is: less where several share the name."""
        place = (mention.start, mention.end)
        known = self.cast.by_mention.get(place)
        if known is None:
            return Found(Entity(mention.name, "person", [mention]), 0.4)
        if place in self.cast.shared:
            return Found(known, 0.65)
        return Found(known, 0.97 if " " in known.name or known.kind != "person" else 0.8)

    def in_headline(self, at: int) -> bool:
        """Whether the offset lies in a headline."""
        index = bisect_right(self.headlines, (at, len(self.text))) - 1
        return index >= 0 and at < self.headlines[index].end

    def remember(self, span: Span, entity: Entity, *, printed: bool) -> None:
        """Note that the entity spoke at the span, which prints it when ``printed``."""
        self.spoken.append((span, entity))
        if printed and not entity.mentions and span not in entity.spans:
            entity.spans.append(span)
        if not entity.mentions and entity not in self.others[-_LOOKED_BACK:]:
            self.others.append(entity)


def read(text: str) -> Reading:
    """Find the names, sentences and headlines of an article's text."""
    plain = text.translate(_SPACES)
    cast = assemble(plain, find_mentions(plain))
    headlines = link_headlines(plain, cast)
    mentions = sorted((m for e in cast.entities for m in e.mentions), key=lambda m: m.start)
    return Reading(plain, layout(plain), cast, headlines, mentions)
