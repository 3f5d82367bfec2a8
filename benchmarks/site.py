"""What pages of the site cost, in a record of a million statements, with 20 people at it.

    python -m benchmarks.site --statements 1000000 --users 20

The record is invented (benchmarks/population.py) and kept for the next time. The site runs in
a process of its own as people start it, ``onrecord serve``; the visitors are in another, on
this machine. Every kind of page is asked for alone first, by one visitor without a pause,
and then all together.
"""

from __future__ import annotations

import json
import os
import platform
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import click
from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.load import Answered
from benchmarks.population import build
from benchmarks.visits import KINDS, Visit, visits
from onrecord.record import Record

__all__ = ["Figures", "Measured", "figures", "measure"]

ROOT = Path(__file__).resolve().parents[1]

GOALS: dict[str, tuple[float, float | None]] = {
    "words": (0.150, 0.600), "both": (0.400, None), "speaker": (0.200, None),
    "matter": (0.200, None),
}  # fmt: skip
"""Median and 99th percentile, in seconds, that these kinds must stay under in the mix."""


class Figures(NamedTuple):
    """Of answers of one kind: how many, how many a second, and in seconds the median, the
    99th percentile (the longest, of fewer than 100) and the longest.
    """

    answers: int
    a_second: float
    median: float
    p99: float
    longest: float
    failed: int


class Measured(NamedTuple):
    """Figures by kind of page: of the ``first`` visit, ``alone``, and in the ``mix``, where also
    of ``all``; and the ``memory`` of the site at the end, in megabytes.
    """

    first: dict[str, Figures]
    alone: dict[str, Figures]
    mix: dict[str, Figures]
    memory: int


class Site(NamedTuple):
    """A site that runs: its port, and its process."""

    port: int
    process: subprocess.Popen[str]


@contextmanager
def serving(record: Path, cores: int, processes: int) -> Iterator[Site]:
    """The site of the record, in processes of its own."""
    command = [
        sys.executable, "-m", "onrecord", "serve", str(record), "--port", "0",
        "--processes", str(processes),
    ]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            _keep_to(process.pid, cores)
            line = process.stderr.readline() if process.stderr else ""
            if " at http://" not in line:
                raise click.ClickException(f"the site did not start: {line.strip()}")
            yield Site(int(line.split(" at http://")[1].split("/")[0].rpartition(":")[2]), process)
        finally:
            process.terminate()


def asked(
    site: Site,
    users: Sequence[Sequence[Visit]],
    *,
    cores: int,
    seconds: float = 0.0,
    pause: float = 0.0,
) -> list[Answered]:
    """The answers to visits made in another process; see ``benchmarks.load``."""
    given = {"port": site.port, "users": users, "seconds": seconds, "pause": pause}
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        _keep_to(process.pid, cores)
        out, _ = process.communicate(json.dumps(given))
    return [Answered(*one) for one in json.loads(out)]


def figures(answers: Sequence[Answered], *, users: int = 1, seconds: float = 0.0) -> Figures:
    """The figures of answers; without ``seconds``, of users who ask without a pause."""
    took = sorted(one.seconds for one in answers)
    whole = seconds or sum(took) / users
    p99 = took[min(len(took) - 1, int(len(took) * 0.99))]
    failed = sum(one.status != 200 for one in answers)
    return Figures(len(took), len(took) / whole, median(took), p99, took[-1], failed)


def measure(
    record: Path,
    *,
    users: int,
    seconds: float,
    pause: float,
    alone: int,
    cores: int,
    processes: int,
) -> Measured:
    """Ask for every kind of page alone, and then for all together, as that many users."""
    with Record(record, read_only=True) as opened:
        single = {kind: visits(opened, kind, count=alone) for kind in KINDS}
        many = {kind: visits(opened, kind, count=2000, seed=2) for kind in KINDS}
    found = Measured({}, {}, {}, 0)
    with serving(record, cores, processes) as site:
        for kind, some in single.items():
            # What is loaded once is loaded by the first visit, and by the other processes next.
            found.first[kind] = figures(asked(site, [some[-1:]], cores=cores))
            if processes > 1:
                asked(site, [some[-2:]] * 4 * processes, cores=cores)
            found.alone[kind] = figures(asked(site, [some], cores=cores))
        lists = [_mixed(many, random.Random(n)) for n in range(users)]
        answers = asked(site, lists, cores=cores, seconds=seconds, pause=pause)
        found.mix.update(_by_kind(answers, seconds))
        return found._replace(memory=_resident(site.process.pid))


def _by_kind(answers: Sequence[Answered], seconds: float) -> dict[str, Figures]:
    """The figures of each kind that was asked for, and of all."""
    kinds = {kind: [one for one in answers if one.kind == kind] for kind in KINDS}
    kinds |= {"all": list(answers)}
    return {kind: figures(some, seconds=seconds) for kind, some in kinds.items() if some}


def _mixed(many: dict[str, list[Visit]], chance: random.Random) -> list[Visit]:
    kinds = chance.choices(list(KINDS), list(KINDS.values()), k=2000)
    return [chance.choice(many[kind]) for kind in kinds]


def _keep_to(process: int, cores: int) -> None:
    """Let a process use so many of the processors that this one may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process, sorted(os.sched_getaffinity(0))[:cores])


def _resident(process: int) -> int:
    """Memory of a process and those it began, in megabytes; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0
    begun = Path(f"/proc/{process}/task/{process}/children")
    others = sum(map(_resident, map(int, begun.read_text().split()))) if begun.exists() else 0
    (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) * 1024 // 10**6 + others


_COLUMNS = ("first", "alone: median", "p99", "mix: median", "p99", "a second", "failed", "goal")


def _table(found: Measured) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    for name in _COLUMNS:
        table.add_column(name, justify="right", no_wrap=True)
    for kind in (*KINDS, "all"):
        one, many = found.alone.get(kind), found.mix.get(kind)
        table.add_row(
            kind,
            _ms(found.first[kind].median) if one else "",
            *([_ms(one.median), _ms(one.p99)] if one else ["", ""]),
            *([_ms(many.median), _ms(many.p99), f"{many.a_second:.1f}", str(many.failed)]
              if many else [""] * 4),
            _judged(kind, many),
        )  # fmt: skip
    return table


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def _judged(kind: str, many: Figures | None) -> str:
    """The goal, and whether it was missed."""
    if kind not in GOALS or many is None:
        return ""
    middle, late = GOALS[kind]
    missed = many.median >= middle or (late is not None and many.p99 >= late)
    named = _ms(middle) + (f", {_ms(late)}" if late else "")
    return f"{named} {'MISSED' if missed else 'met'}"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--statements", type=click.IntRange(1000), default=1_000_000, show_default=True)
@click.option("--users", type=click.IntRange(1), default=20, show_default=True)
@click.option("--seconds", type=float, default=60.0, show_default=True, help="Of the mix.")
@click.option(
    "--pause", type=float, default=1.0, show_default=True,
    help="Seconds between an answer and a user's next visit, on average; 0 for none.",
)  # fmt: skip
@click.option("--alone", type=click.IntRange(1), default=20, show_default=True,
              help="Visits of each kind alone.")  # fmt: skip
@click.option("--cores", type=click.IntRange(1), default=2, show_default=True)
@click.option("--processes", type=click.IntRange(1), default=2, show_default=True,
              help="That answer.")  # fmt: skip
@click.option("--record", type=click.Path(path_type=Path), help="Made where it is not there.")
def main(*, statements: int, record: Path | None, **asked: Any) -> None:
    """Print a table, and write all figures to build/site-STATEMENTS.json."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    path = record or folder / f"site-{statements}.db"
    if not path.exists():
        build(path, statements=statements, progress=_told)
    found = measure(path, **asked)
    Console(width=110).print(_table(found))
    click.echo(f"memory of the site: {found.memory} MB")
    written: dict[str, Any] = {
        "statements": statements, **asked,
        "python": platform.python_version(), "machine": platform.machine(),
        **{
            part: {kind: one._asdict() for kind, one in getattr(found, part).items()}
            for part in ("first", "alone", "mix")
        },
        "memory_mb": found.memory,
    }  # fmt: skip
    (folder / f"site-{statements}.json").write_text(json.dumps(written, indent=1) + "\n")


def _told(done: int, of: int) -> None:
    click.echo(f"{done:,} of {of:,} statements", err=True)


if __name__ == "__main__":
    main()
