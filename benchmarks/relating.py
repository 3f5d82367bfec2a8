"""What it costs to relate a new article against a large record, once its statements are known.

    python -m benchmarks.relating --sizes 10000 --sizes 100000 --sizes 1000000

Each record has so many invented statements, and those of some real articles: the newsroom's, and
of the texts given. The last of each are then added as new ones, and related one after the other.
All times are processor seconds of one thread; benchmarks/README.md says what the columns mean.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from functools import wraps
from math import log
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest import mock

import click
import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table

import onrecord
from benchmarks.population import build
from benchmarks.speed import NEWSROOM, ROOT
from benchmarks.worker import environment
from onrecord.record import Record
from onrecord.record.connection import Connection
from onrecord.relate import appearances, matters, relating
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.vectors import Sentences
from onrecord.relate.relations import candidates
from onrecord.statements import Article, Statement

__all__ = ["Measured", "Read", "Stopwatch", "exponent", "measure"]

TEXTS = ROOT / ".." / "shared" / "data" / "polnear" / "dev" / "text"
PARTS = ("vectors", "appearances", "neighbours", "matters", "network", "deciding", "writing")

_DATED = "2016-10-10"  # texts that do not say when they were published
_KNOWN, _NEW = 12, 3  # articles of each folder that are in the record before, and that are new
_LONGEST = 12_000  # characters


class Read(NamedTuple):
    """An article with its statements, extracted and resolved."""

    article: Article
    statements: list[Statement]


@dataclass(frozen=True, slots=True)
class Measured:
    """One article related: seconds by part, questions to the network, whether it was the first
    of its process, and seconds that loading both models took in that process.
    """

    statements: int
    questions: int
    cold: bool
    loading: float
    parts: dict[str, float]

    @property
    def seconds(self) -> float:
        """All parts together."""
        return sum(self.parts.values())


@dataclass
class Stopwatch:
    """Processor seconds by part; within a part that another one calls only its own."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _stack: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def timing(self, part: str) -> Iterator[None]:
        """Count what is done inside for this part."""
        self._turn()
        self._stack.append(part)
        try:
            yield
        finally:
            self._turn()
            self._stack.pop()

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted for this part."""

        @wraps(function)
        def run(*values: Any, **options: Any) -> Any:
            with self.timing(part):
                return function(*values, **options)

        return run

    def _turn(self) -> None:
        now = time.process_time()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._since = now


@dataclass
class _Counted:
    """The entailment model; counts what it is asked."""

    model: Entailment
    questions: int = 0

    @property
    def name(self) -> str:
        return self.model.name

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.questions += len(pairs)
        return self.model.judge(pairs)


def measure(path: Path, new: Sequence[Read]) -> list[Measured]:
    """Relate articles, one after the other, in a process that has done nothing before."""
    start = time.process_time()
    sentences, entailment = Sentences(), Entailment()
    sentences.vectors(["The bridge is shut."])
    entailment.judge([("The bridge is shut.", "The bridge is open.")])
    loading = time.process_time() - start
    found: list[Measured] = []
    with Record(path) as record:
        for one in new:
            _put(record, one, anew=True)
            judge, watch = _Counted(entailment), Stopwatch()
            with _parts(watch), watch.timing("deciding"):
                onrecord.relate(record, sentences=sentences, judge=judge)
            parts = {part: watch.seconds[part] for part in PARTS}
            found.append(Measured(len(one.statements), judge.questions, not found, loading, parts))
    return found


def exponent(sizes: tuple[int, int], seconds: tuple[float, float]) -> float:
    """The power of the size with which the seconds grow: 1 in proportion, 0 not at all."""
    return log(seconds[1] / seconds[0]) / log(sizes[1] / sizes[0])


@contextmanager
def _parts(watch: Stopwatch) -> Iterator[None]:
    """Time the parts of relating wherever they are called."""
    timed: Sequence[tuple[str, Any, str]] = (
        ("vectors", relating, "add_vectors"),
        ("appearances", appearances, "find_appearances"),
        ("neighbours", relating, "_tended"),
        ("neighbours", candidates, "neighbours"),
        ("neighbours", matters, "neighbours"),
        ("matters", matters, "find_matters"),
        ("network", _Counted, "judge"),
    )
    with ExitStack() as stack:
        for part, owner, name in timed:
            found = watch.timed(part, getattr(owner, name))
            stack.enter_context(mock.patch.object(owner, name, found))
        writing = Connection.writing

        @contextmanager
        def written(connection: Connection) -> Iterator[None]:
            with watch.timing("writing"), writing(connection):
                yield

        stack.enter_context(mock.patch.object(Connection, "writing", written))
        yield


def _put(record: Record, one: Read, *, anew: bool = False) -> None:
    """Add an article; ``anew``: as if it had never been related."""
    if anew:
        record.add(one.article, [], extractor="none/1")
    record.add(one.article, one.statements)


def _prepare(path: Path, size: int, known: Sequence[Read]) -> None:
    """Make the record, if it is not there yet, and relate what is known in it."""
    if not path.exists():
        begun = path.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        build(begun, statements=size)
        begun.rename(path)
    with Record(path) as record:
        for one in known:
            _put(record, one)
        onrecord.relate(record)


def _read_all(folders: Sequence[Path]) -> tuple[list[Read], list[Read]]:
    """Articles of the folders, extracted: those known before and, in turn, those that are new."""
    known: list[Read] = []
    new: list[list[Read]] = []
    for folder in folders:
        files = sorted(f for f in folder.iterdir() if f.suffix in (".md", ".txt"))
        random.Random(1).shuffle(files)
        read = [_extracted(file) for file in files[: _KNOWN + _NEW]]
        full = sorted(read, key=lambda one: -len(one.statements))
        middle = full[len(full) // 4 :][:_NEW]  # longer than most
        new.append(middle)
        known += [one for one in read if one not in middle]
    return known, [one for row in zip(*new, strict=False) for one in row]


def _extracted(file: Path) -> Read:
    article = onrecord.read(file)
    if article.published is None:
        article = Article(article.text[:_LONGEST], title=article.title, published=_DATED)
    return Read(article, onrecord.resolve(article, onrecord.extract(article)))


def _alone(function: Callable[..., Any], *values: Any) -> Any:
    """What a function gives in a process of its own, with one thread."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, values)


def _rounds(path: Path, new: Sequence[Read], rounds: int) -> list[Measured]:
    """Every round in a new process, begun by another article."""
    turns = [[*new[n % len(new) :], *new[: n % len(new)]] for n in range(rounds)]
    return [one for turn in turns for one in _alone(measure, path, turn)]


def _middle(measured: Sequence[Measured], *, cold: bool) -> dict[str, float]:
    """Medians of the parts and of the whole, of first or of later articles."""
    chosen = [one for one in measured if one.cold == cold]
    parts = {part: median(one.parts[part] for one in chosen) for part in PARTS}
    return parts | {"seconds": median(one.seconds for one in chosen)}


def _table(found: dict[int, list[Measured]]) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1, 0, 0))
    for column in ("statements", "", *PARTS, "seconds", "grows"):
        table.add_column(column, justify="right", no_wrap=True)
    for cold in (True, False):
        before: tuple[int, float] | None = None
        for size, measured in found.items():
            row = _middle(measured, cold=cold)
            total = row["seconds"]
            grows = exponent((before[0], size), (before[1], total)) if before else None
            shown = [f"{row[part]:.2f}" for part in (*PARTS, "seconds")]
            kind = "first" if cold else "later"
            table.add_row(f"{size:,}", kind, *shown, "" if grows is None else f"{grows:.2f}")
            before = size, total
    return table


def _summary(measured: Sequence[Measured]) -> str:
    statements = sum(one.statements for one in measured) / len(measured)
    questions = sum(one.questions for one in measured) / len(measured)
    most = max(one.seconds for one in measured)
    loading = median(one.loading for one in measured)
    return (
        f"{statements:.0f} statements an article, {questions:.1f} questions to the network;"
        f" at most {most:.2f} s; loading both models {loading:.2f} s"
    )


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--sizes", type=click.IntRange(100), multiple=True, default=(10_000, 100_000))
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Other articles than the newsroom's. [default: ../shared/data/polnear/dev/text]",
)
@click.option(
    "--records",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "build" / "relating",
    help="Where records are kept, to be used again. [default: build/relating]",
)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
@click.option("--json", "out", type=click.Path(path_type=Path), default="build/relating.json")
def main(
    *, sizes: Sequence[int], texts: Path | None, records: Path, rounds: int, out: Path
) -> None:
    """Relate new articles against records of so many statements."""
    os.environ.update(environment(1))
    records.mkdir(parents=True, exist_ok=True)
    folders = [NEWSROOM, *([texts or TEXTS] if texts or TEXTS.is_dir() else [])]
    known, new = _read_all(folders)
    found: dict[int, list[Measured]] = {}
    for size in sorted(sizes):
        path = records / f"{size}.db"
        _alone(_prepare, path, size, known)
        found[size] = _rounds(path, new, rounds)
        click.echo(f"{size:,}: {_summary(found[size])}", err=True)
    console = Console()
    console.width = max(console.width, 120)
    console.print(_table(found))
    out.parent.mkdir(parents=True, exist_ok=True)
    rows = {size: [asdict(one) for one in measured] for size, measured in found.items()}
    out.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
