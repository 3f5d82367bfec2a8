"""A matter over time: a table of speakers and periods, and the same as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.serve.web.words import day, months_between
from onrecord.statements import Speaker, Statement

__all__ = ["Cell", "Lane", "Lanes", "lanes", "when"]

_MOST_PERIODS = 12
_MOST_LANES = 30
UNDATED = ""


@dataclass(slots=True)
class Cell:
    """The statements of one speaker in one period, by stance."""

    affirms: list[Statement] = field(default_factory=list)
    denies: list[Statement] = field(default_factory=list)
    open: list[Statement] = field(default_factory=list)

    def add(self, statement: Statement) -> None:
        """What has no stance is left open."""
        {"affirms": self.affirms, "denies": self.denies}.get(
            statement.stance or "open", self.open
        ).append(statement)

    @property
    def stances(self) -> list[tuple[str, list[Statement]]]:
        """The stances taken, with their statements."""
        every = (("affirms", self.affirms), ("denies", self.denies), ("open", self.open))
        return [(stance, found) for stance, found in every if found]


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's cells, in the order of the periods; the speaker is None if not known."""

    speaker: Speaker | None
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Speakers by the time they first spoke, and periods (``2015-09``) with their names."""

    periods: list[tuple[str, str]]
    lanes: list[Lane]
    left_out: int


def lanes(statements: Sequence[Statement]) -> Lanes:
    """The stances of a matter's statements: at most 12 periods and 30 speakers.

    Periods are days where there are few, else months, else years. What is earlier than the
    last 12 of them has one of its own, the first, and what has no date the last.
    ``left_out`` is how many speakers are not shown.
    """
    dated = sorted(statements, key=lambda s: (when(s) == UNDATED, when(s)))
    width, periods = _periods([when(s) for s in dated])
    place = {period: number for number, (period, _) in enumerate(periods)}
    rows: dict[str, Lane] = {}
    for statement in dated:
        key = statement.speaker.id if statement.speaker else statement.source_text
        lane = rows.setdefault(key, _lane(statement, len(periods)))
        lane.cells[place.get(when(statement)[:width], 0)].add(statement)
    return Lanes(periods, list(rows.values())[:_MOST_LANES], max(0, len(rows) - _MOST_LANES))


def _lane(statement: Statement, periods: int) -> Lane:
    speaker = statement.speaker
    name = speaker.name if speaker else statement.source_text or "no source given"
    return Lane(speaker, name, [Cell() for _ in range(periods)])


def when(statement: Statement) -> str:
    """The day on which it was said at the earliest, or printed; empty when neither is known."""
    known = statement.said_earliest or statement.article.published or UNDATED
    return known[:10] if known[:4].isdigit() else UNDATED


def _periods(days: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    """How many characters of a date tell its period, and the periods with their names."""
    for width in (10, 7, 4):
        known = sorted({d[:width] for d in days if d})
        if len(known) <= _MOST_PERIODS:
            break
    if width == 7 and known and len(months_between(known[0], known[-1])) <= _MOST_PERIODS:
        known = months_between(known[0], known[-1])
    shown = known[-_MOST_PERIODS:]
    earlier = [("earlier", f"before {day(shown[0])}")] if len(shown) < len(known) else []
    undated = [(UNDATED, "undated")] if UNDATED in days else []
    return width, earlier + [(period, day(period)) for period in shown] + undated
