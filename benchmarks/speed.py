"""Words per second from text to statements, beside peers, in one run.

    python -m benchmarks.speed ../shared/data/polnear/dev/text --words 20000

Every contestant has a process of its own and reads the same texts, round by round in
turn, so that whatever else the machine does falls on all alike. Figures are medians.
"""

from __future__ import annotations

import json
import os
import platform
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median

import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.contestants import CONTESTANTS, PEERS
from benchmarks.worker import Measurement, environment

__all__ = ["Contest", "Result", "cold_start", "contest", "read_texts"]

ROOT = Path(__file__).resolve().parents[1]
NEWSROOM = ROOT / "examples" / "newsroom" / "articles"
SHORT = (
    "The bridge at Orla will stay shut until spring, the harbour office said on Monday.\n"
    "“We cannot promise an earlier date,” said its director, Hanne Vass.\n"
)

_SUFFIXES = frozenset((".txt", ".md"))
_SEED = 1
_COLD_STARTS = 3


@dataclass(frozen=True, slots=True)
class Contest:
    """Who reads what: interpreters by contestant, the texts, and how often."""

    pythons: dict[str, str]
    texts: Sequence[str]
    rounds: int

    @property
    def words(self) -> int:
        """Runs of characters between white space."""
        return sum(len(text.split()) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Result:
    """One contestant on so many threads; medians over the rounds, peak in bytes."""

    name: str
    threads: int
    words_per_cpu_second: float
    words_per_second: float
    peak: int
    found: int
    rounds: Sequence[Measurement]


class Stopped(click.ClickException):
    """A contestant ended before it had answered."""


def read_texts(folder: Path, words: int) -> list[str]:
    """Text files in the folder, shuffled with a fixed seed, up to so many words."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in _SUFFIXES)
    random.Random(_SEED).shuffle(files)
    texts: list[str] = []
    for file in files:
        if sum(len(text.split()) for text in texts) >= words:
            break
        texts.append(file.read_text("utf-8"))
    return texts


def contest(given: Contest, threads: int) -> list[Result]:
    """Every contestant reads all texts once in every round, after a first reading of one text."""
    rounds: dict[str, list[Measurement]] = {name: [] for name in given.pythons}
    with ExitStack() as stack:
        workers = {n: stack.enter_context(_worker(n, p, threads)) for n, p in given.pythons.items()}
        for name, worker in workers.items():
            _ask(name, worker, given.texts[:1])
        for number in range(given.rounds):
            for name in _in_turn(list(workers), number):
                rounds[name].append(_ask(name, workers[name], given.texts))
    return [_result(name, threads, given.words, of) for name, of in rounds.items()]


def cold_start(name: str, python: str) -> float:
    """Seconds from the start of a process to what it found in a short article; a median."""

    def once() -> float:
        started = time.perf_counter()
        with _worker(name, python, 1) as worker:
            _ask(name, worker, [SHORT])
            return time.perf_counter() - started

    return median(once() for _ in range(_COLD_STARTS))


Worker = subprocess.Popen[str]


@contextmanager
def _worker(name: str, python: str, threads: int) -> Iterator[Worker]:
    command = [python, "-m", "benchmarks.worker", name, str(threads)]
    pool = 1 if name in PEERS else threads  # the peers run several processes instead
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(pool), text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as worker:  # fmt: skip
        try:
            yield worker
        finally:
            worker.kill()


def _ask(name: str, worker: Worker, texts: Sequence[str]) -> Measurement:
    if worker.stdin is None or worker.stdout is None:
        raise Stopped(f"{name}: no pipe")
    try:
        worker.stdin.write(json.dumps(list(texts)) + "\n")
        worker.stdin.flush()
    except BrokenPipeError:
        raise Stopped(f"{name} ended (its message is above)") from None
    answer = worker.stdout.readline()
    if not answer:
        raise Stopped(f"{name} ended (its message is above)")
    return Measurement(**json.loads(answer))


def _in_turn(names: list[str], number: int) -> list[str]:
    """Another one begins in every round."""
    first = number % len(names)
    return names[first:] + names[:first]


def _result(name: str, threads: int, words: int, rounds: Sequence[Measurement]) -> Result:
    return Result(
        name,
        threads,
        words_per_cpu_second=words / median(m.cpu for m in rounds),
        words_per_second=words / median(m.wall for m in rounds),
        peak=max(m.peak for m in rounds),
        found=rounds[-1].found,
        rounds=rounds,
    )


def _table(results: Iterable[Result], cold: dict[str, float]) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True, min_width=8)
    for column in ("threads", "words/CPU s", "× spaCy", "words/s", "× spaCy", "peak MB", "start s"):
        table.add_column(column, justify="right", no_wrap=True)
    results = list(results)
    bare = {r.threads: r for r in results if r.name == "spacy"}
    for r in results:
        figures = _against(r, bare.get(r.threads))
        table.add_row(
            r.name, str(r.threads), *figures, f"{r.peak / 1e6:,.0f}", f"{cold[r.name]:.2f}"
        )
    return table


def _against(result: Result, bare: Result | None) -> Iterator[str]:
    """Both speeds, each followed by its ratio to that of bare spaCy where it took part."""
    for speed in (attrgetter("words_per_cpu_second"), attrgetter("words_per_second")):
        yield f"{speed(result):,.0f}"
        yield f"{speed(result) / speed(bare):.2f}" if bare else ""


def _write(path: Path, results: Iterable[Result], cold: dict[str, float], given: Contest) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"platform": platform.platform(), "processors": os.cpu_count()}
    run = {"texts": len(given.texts), "words": given.words, "rounds": given.rounds}
    figures = {"machine": machine, **run, "cold_start": cold}
    path.write_text(
        json.dumps({**figures, "results": [asdict(r) for r in results]}, indent=1) + "\n"
    )


def _pythons(names: Iterable[str], peers: Path) -> dict[str, str]:
    """The interpreter of each contestant, without the peers when they are not installed."""
    pythons = {name: str(peers) if name in PEERS else sys.executable for name in names}
    missing = [name for name, python in pythons.items() if not Path(python).exists()]
    if missing:
        click.echo(f"not run: {', '.join(missing)}: no {peers} (see benchmarks/README.md)")
    return {name: python for name, python in pythons.items() if name not in missing}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("data", type=click.Path(path_type=Path, file_okay=False), default=NEWSROOM)
@click.option("--words", default=20_000, show_default=True, help="Read about so many words.")
@click.option("--threads", multiple=True, type=int, help="[default: 1, then all processors]")
@click.option("--rounds", default=5, show_default=True)
@click.option("--only", multiple=True, type=click.Choice(list(CONTESTANTS)))
@click.option(
    "--peers",
    type=click.Path(path_type=Path),
    default=ROOT / "benchmarks" / ".venv" / "bin" / "python",
    help="The interpreter that has the peers. [default: benchmarks/.venv/bin/python]",
)
@click.option("--json", "out", type=click.Path(path_type=Path), default="build/benchmark.json")
def main(
    *, data: Path, words: int, threads: tuple[int, ...], rounds: int, only: tuple[str, ...],
    peers: Path, out: Path,
) -> None:  # fmt: skip
    """Measure the contestants on the .txt and .md files in DATA (default: the newsroom)."""
    texts = read_texts(data, words)
    if not texts:
        raise click.ClickException(f"{data}: no .txt or .md files here")
    given = Contest(_pythons(only or CONTESTANTS, peers), texts, rounds)
    settings = threads or tuple(dict.fromkeys((1, os.cpu_count() or 1)))
    cold = {name: cold_start(name, python) for name, python in given.pythons.items()}
    results = [result for setting in settings for result in contest(given, setting)]
    Console().print(_table(results, cold))
    _write(out, results, cold, given)
    click.echo(f"{len(texts)} texts, {given.words:,} words, {rounds} rounds; written to {out}")


if __name__ == "__main__":
    main()
