"""An article for a terminal: who spoke, by what words, and what was said, in colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.highlight import Segment, furniture_marks, segments, statement_marks
from onrecord.safe import one_line
from onrecord.serve.cli.output import Piece, is_terminal
from onrecord.statements import Article, Statement

__all__ = ["annotated", "heading", "legend"]

_LEGEND = (
    ("who", "source"),
    ("how it is reported", "cue"),
    ("what was said", "content"),
    ("said within it", "nested"),
    ("not the article's own words", "furniture"),
)


def heading(article: Article) -> Iterator[Piece]:
    """On two lines: title, then outlet, authors, date, address and the article's id."""
    yield one_line(article.title or "untitled"), "strong"
    known = (article.outlet, ", ".join(article.authors), article.published, article.url)
    facts = [one_line(fact) for fact in known if fact]
    yield "\n" + " · ".join([*facts, article.id]) + "\n", "faint"


def annotated(article: Article, statements: Iterable[Statement]) -> Iterator[Piece]:
    """The whole text in pieces; where there is no colour, marks stand in brackets.

    ``[source: …]``, ``[cue: …]``, ``[content: …]``, ``[nested: …]``, ``[furniture: …]``.
    """
    marks = (*statement_marks(statements), *furniture_marks(article.furniture))
    plain = not is_terminal()
    for segment in segments(len(article.text), marks):
        words, look = segment.span.of(article.text), _look(segment)
        yield (f"[{look}: {words}]", look) if plain and look and words.strip() else (words, look)


def legend() -> Iterator[Piece]:
    """What each colour means."""
    for words, look in _LEGEND:
        yield words, look
        yield "  ", ""


def _look(segment: Segment) -> str:
    if segment.role == "content" and segment.depth > 1:
        return "nested"
    return segment.role or ""
