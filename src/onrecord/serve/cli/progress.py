"""The progress bar of a long reading, on standard error, when a person watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from onrecord.serve.cli.exits import complain, complaint

if TYPE_CHECKING:
    from rich.progress import Progress, Task

__all__ = ["Bar", "progress"]


class Bar(Protocol):
    """What a reading tells about how far it is."""

    def article(self) -> None:
        """One more article is done."""

    def item(self) -> None:
        """One more thing that an input holds is done, or lost."""

    def input(self) -> None:
        """One more of the inputs is done."""

    def problem(self, problem: object) -> None:
        """An input was lost, or an article is kept without a part, and why."""


@contextmanager
def progress(sources: Sequence[str], *, hidden: bool = False) -> Iterator[Bar]:
    """A bar over the articles that the sources are likely to hold; without a terminal only
    problems are printed.

    ``hidden`` leaves the bar out, because results are printed on the same terminal.
    """
    if hidden or not sys.stderr.isatty():
        yield _Silent()
        return
    from onrecord.ingest.amounts import expected

    with _bar() as drawn:
        yield _Drawn(drawn, [expected(source) for source in sources])


class _Silent:
    def article(self) -> None:
        """Nothing is shown."""

    def item(self) -> None:
        """Nothing is shown."""

    def input(self) -> None:
        """Nothing is shown."""

    def problem(self, problem: object) -> None:
        complain(problem)


class _Drawn:
    def __init__(self, drawn: Progress, amounts: Sequence[int]) -> None:
        self._drawn = drawn
        self._ends = accumulate(amounts)
        self._end = next(self._ends, 0)
        self._task = drawn.add_task("", total=sum(amounts), articles=0, rate="")

    def article(self) -> None:
        done = self._now().fields["articles"] + 1
        elapsed = self._now().elapsed or 0
        rate = f"{done / elapsed:.1f} articles/s" if elapsed else ""
        self._drawn.update(self._task, articles=done, rate=rate)

    def item(self) -> None:
        """One step, but never past what this input was expected to hold."""
        if self._now().completed < self._end:
            self._drawn.advance(self._task)

    def input(self) -> None:
        self._drawn.update(self._task, completed=self._end)
        self._end = next(self._ends, self._end)

    def problem(self, problem: object) -> None:
        self._drawn.console.print(complaint(problem), markup=False, soft_wrap=True)

    def _now(self) -> Task:
        return self._drawn.tasks[0]


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[articles]} articles"),
        TextColumn("{task.fields[rate]}"),
        TimeLeft(elapsed_when_finished=True),
        TextColumn("left"),
        console=Console(stderr=True, highlight=False, emoji=False),
        redirect_stdout=False,
        transient=True,
    )
