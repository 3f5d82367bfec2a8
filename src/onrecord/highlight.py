"""Where sources, cues and contents lie in a text, cut into pieces that do not overlap.

Spans of statements nest (a statement within a statement) and cross (a source between
two halves of a content). A terminal or a page can only show one style after another,
so both draw from the same list of segments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from onrecord.spans import Span, Spans

if TYPE_CHECKING:
    from onrecord.statements import Statement

__all__ = ["Mark", "Role", "Segment", "furniture_marks", "segments", "statement_marks"]

Role = Literal["source", "cue", "content", "furniture", "match"]

_WINS = {"furniture": 0, "content": 1, "source": 2, "cue": 3, "match": 4}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text and what it is; ``statement`` is the statement it belongs to."""

    span: Span
    role: Role
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text under the same marks from its first character to its last.

    ``marks`` has the innermost (shortest) first; at equal length a cue comes before a
    source, and a source before a content.
    """

    span: Span
    marks: tuple[Mark, ...] = ()

    @property
    def role(self) -> Role | None:
        """What the innermost mark says this is; None where nothing is marked."""
        return self.marks[0].role if self.marks else None

    @property
    def depth(self) -> int:
        """How many contents this lies in: 2 for a statement within a statement."""
        return sum(mark.role == "content" for mark in self.marks)


def segments(length: int, marks: Iterable[Mark]) -> list[Segment]:
    """Cut a text of ``length`` code points at the ends of ``marks``.

    The segments are in order, none is empty, and together they are the whole text.
    What a mark has beyond the text is left off.
    """
    edges = sorted(_edges(length, marks), key=lambda edge: edge[0])
    active: dict[int, Mark] = {}
    cut, last = [], 0
    for place, here in groupby(edges, key=lambda edge: edge[0]):
        if place > last:
            cut.append(Segment(Span(last, place), _innermost_first(active.values())))
        last = place
        _turn(active, here)
    if last < length:
        cut.append(Segment(Span(last, length), _innermost_first(active.values())))
    return cut


def statement_marks(statements: Iterable[Statement]) -> Iterator[Mark]:
    """Sources, cues and contents of the statements, in no order."""
    for statement in statements:
        found = statement.attribution
        yield from (Mark(span, "source", statement) for span in found.source)
        yield from (Mark(span, "cue", statement) for span in found.cue)
        yield from (Mark(span, "content", statement) for span in found.content)


def furniture_marks(furniture: Spans) -> Iterator[Mark]:
    """The parts of an article that are not its own words."""
    return (Mark(span, "furniture") for span in furniture)


Edge = tuple[int, int, Mark]


def _edges(length: int, marks: Iterable[Mark]) -> Iterator[Edge]:
    """Where each mark begins and ends: place, the mark's number, the mark."""
    for number, mark in enumerate(marks):
        start, end = max(mark.span.start, 0), min(mark.span.end, length)
        if start < end:
            yield start, number, mark
            yield end, number, mark


def _turn(active: dict[int, Mark], edges: Iterable[Edge]) -> None:
    """Marks that were open close; marks that were not open."""
    for _, number, mark in edges:
        if active.pop(number, None) is None:
            active[number] = mark


def _innermost_first(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda m: (m.span.end - m.span.start, -_WINS[m.role])))
