"""A text with who said what in it marked, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.highlight import Mark, Segment, furniture_marks, segments, statement_marks
from onrecord.paragraphs import paragraphs
from onrecord.statements import Article, Span, Statement

__all__ = ["Block", "Numbered", "Piece", "blocks", "parts"]

Numbered = tuple[int, Statement]
"""A statement and its place among those of its article, the first being 1."""

PART = 30_000
"""Characters of a text on one page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks.

    ``look`` is source, cue, content, nested, furniture or empty; ``whose`` is the statement
    that the innermost mark belongs to. ``opens`` are the statements that begin here.
    """

    words: str
    look: str = ""
    whose: Statement | None = None
    opens: list[Numbered] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, and the statements that begin in it.

    ``goes_on``: whether the paragraph has more before and after what is shown of it.
    """

    span: Span
    pieces: list[Piece]
    statements: list[Numbered]
    furniture: bool = False
    goes_on: tuple[bool, bool] = (False, False)


def parts(text: str) -> list[list[Span]]:
    """The paragraphs of a text in pages of about 30,000 characters.

    A paragraph that is longer itself is cut into several, so that no page is too long.
    """
    pages: list[list[Span]] = [[]]
    size = 0
    for span in _chopped(text):
        if pages[-1] and size + span.end - span.start > PART:
            pages.append([])
            size = 0
        pages[-1].append(span)
        size += span.end - span.start
    return pages


def blocks(article: Article, spans: Sequence[Span], statements: Sequence[Numbered]) -> list[Block]:
    """Those paragraphs of the article with the statements marked in them."""
    if not spans:
        return []
    marks = (
        *statement_marks(statement for _, statement in statements),
        *furniture_marks(article.furniture),
    )
    start, end = spans[0].start, spans[-1].end
    cut = segments(end - start, (_moved(mark, -start) for mark in marks if mark.span.end > start))
    return [_block(article, span, list(_clipped(cut, span, start)), statements) for span in spans]


def _chopped(text: str) -> Iterator[Span]:
    for start, end in paragraphs(text):
        for at in range(start, end, PART):
            yield Span(at, min(at + PART, end))


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(Span(max(mark.span.start + by, 0), mark.span.end + by), mark.role, mark.statement)


def _clipped(cut: Sequence[Segment], span: Span, origin: int) -> Iterator[tuple[Span, Segment]]:
    """The segments within a paragraph, with their places in the text."""
    for segment in cut:
        start = max(segment.span.start + origin, span.start)
        end = min(segment.span.end + origin, span.end)
        if start < end:
            yield Span(start, end), segment


def _block(
    article: Article,
    span: Span,
    cut: Sequence[tuple[Span, Segment]],
    statements: Sequence[Numbered],
) -> Block:
    here = [one for one in statements if span.start <= one[1].attribution.extent.start < span.end]
    pieces = [
        Piece(
            place.of(article.text),
            _look(segment),
            segment.marks[0].statement if segment.marks else None,
            [one for one in here if one[1].attribution.extent.start == place.start],
        )
        for place, segment in cut
    ]
    return Block(span, pieces, here, all(piece.look == "furniture" for piece in pieces))


def _look(segment: Segment) -> str:
    if segment.role == "content" and segment.depth > 1:
        return "nested"
    return segment.role or ""
