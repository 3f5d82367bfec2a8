"""When each statement was made, in EDTF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.evidence import Occasion
from onrecord.resolve.time.occasions import placed
from onrecord.resolve.time.passage import Passage
from onrecord.statements import Article, Attribution, Span, Speaker

__all__ = ["Said", "resolve_times"]


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said: an EDTF date and the ISO dates that bound it.

    ``spans`` are the words that it rests on; ``inherited`` says that they belong to
    another attribution of the same occasion.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    spans: tuple[Span, ...]
    inherited: bool


def resolve_times(
    article: Article,
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker | None] | None = None,
) -> list[Said | None]:
    """For each attribution when it was said; None where the text does not tell.

    ``speakers``, aligned with the attributions, decides what continues an occasion;
    without it the source's last name does. Relative words ("on Friday") need
    ``article.published`` to the day. Raises DateError when that is not an EDTF date.
    """
    passage, found = placed(article, attributions, speakers)
    return [said(passage, i, o) for i, o in enumerate(found)]


def said(passage: Passage, i: int, occasion: Occasion) -> Said | None:
    """The date of attribution ``i`` on its occasion."""
    dating = occasion.said
    if dating is None or dating.edtf is None:
        return None
    frame = passage.frames[i]
    own = frame.start <= dating.span.start < frame.start + len(frame.text)
    return Said(dating.edtf, *bounds(dating.edtf), spans=(dating.span,), inherited=not own)
