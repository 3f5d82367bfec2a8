"""The gate: what is measured must not fall below what was reached.

    python -m evaluation.gate ../shared

Every section of floors.toml is one evaluation. Exit code 0 when every figure that could
be measured holds, 1 when one does not, when a floor names no figure, or when a floor was
lowered. Where the data of a section are not there it is reported as not run.
"""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click
from rich.console import Console
from rich.table import Table

from evaluation.sections import SECTIONS, Section
from onrecord.errors import OnRecordError

__all__ = ["Check", "lowered", "read_floors", "run"]

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "evaluation" / "floors.toml"

Floors = Mapping[str, Mapping[str, float]]
Verdict = Literal["ok", "under", "over", "no floor", "no figure", "failed", "not run"]

_CEILING = "_at_most"
_BAD: frozenset[Verdict] = frozenset(("under", "over", "no figure", "failed"))


@dataclass(frozen=True, slots=True)
class Check:
    """One figure against its floor (or ceiling), or the reason why there is none."""

    section: str
    figure: str
    measured: float | None = None
    floor: float | None = None
    reason: str | None = None
    failed: bool = False

    @property
    def verdict(self) -> Verdict:
        """How it went; figures without a floor are shown and bind nothing."""
        if self.reason is not None:
            return "failed" if self.failed else "not run"
        if self.measured is None:
            return "no figure"
        if self.floor is None:
            return "no floor"
        if self.figure.endswith(_CEILING):
            return "over" if self.measured > self.floor else "ok"
        return "under" if self.measured < self.floor else "ok"

    @property
    def holds(self) -> bool:
        """Whether the gate may open as far as this check goes."""
        return self.verdict not in _BAD


def run(shared: Path, floors: Floors, sections: Iterable[Section]) -> list[Check]:
    """Run every evaluation whose data are there, and every floor against its figure."""
    known = list(sections)
    checks = [check for section in known for check in _run(section, shared, floors)]
    unknown = floors.keys() - {section.name for section in known}
    return checks + [
        Check(name, figure, floor=floor)
        for name in sorted(unknown)
        for figure, floor in floors[name].items()
    ]


def read_floors(text: str) -> Floors:
    """Tables of numbers by their dotted names. Raises ValueError for anything else."""
    return dict(_tables(tomllib.loads(text), ()))


def lowered(new: Floors, old: Floors) -> list[str]:
    """The floors of ``old`` that ``new`` lowers, loosens or leaves out, each in words."""
    return [
        f"[{section}] {figure}: {floor:g}, now {'gone' if now is None else f'{now:g}'}"
        for section, floors in old.items()
        for figure, floor in floors.items()
        if _looser(figure, floor, now := new.get(section, {}).get(figure))
    ]


def _run(section: Section, shared: Path, floors: Floors) -> Iterator[Check]:
    bounds = floors.get(section.name, {})
    missing = [name for name in section.needs if not (shared / name).exists()]
    if missing:
        reason = f"needs {', '.join(str(shared / name) for name in missing)}"
        for figure in bounds or ("all",):
            yield Check(section.name, figure, floor=bounds.get(figure), reason=reason)
        return
    try:
        figures = section.measure(shared)
    except (OnRecordError, ImportError) as error:
        yield Check(section.name, "all", reason=str(error), failed=True)
        return
    for figure in dict.fromkeys((*bounds, *figures)):
        yield Check(section.name, figure, figures.get(figure), bounds.get(figure))


def _tables(
    table: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, float]]]:
    numbers = {k: float(v) for k, v in table.items() if not isinstance(v, dict)}
    if numbers:
        yield ".".join(path), numbers
    for key, inner in table.items():
        if isinstance(inner, dict):
            yield from _tables(inner, (*path, key))


def _looser(figure: str, old: float, new: float | None) -> bool:
    if new is None:
        return True
    return new > old if figure.endswith(_CEILING) else new < old


# The command


def _earlier(against: str | None) -> str | None:
    """The floors to compare with: a file, or floors.toml in a revision; None without git.

    Raises ClickException when ``against`` was asked for and is neither.
    """
    if against and Path(against).is_file():
        return Path(against).read_text("utf-8")
    place = f"{against or 'HEAD'}:{FLOORS.relative_to(ROOT).as_posix()}"
    try:
        shown = subprocess.run(
            ["git", "show", "--end-of-options", place], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        if against:
            raise click.ClickException(f"{against}: no such file or revision") from error
        return None
    return shown.stdout.decode("utf-8")


def _table(checks: Iterable[Check]) -> Table:
    table = Table()
    for column in ("section", "figure", "measured", "floor", ""):
        right = column in ("measured", "floor")
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for c in checks:
        colour = "green" if c.verdict == "ok" else "red" if not c.holds else "yellow"
        numbers = ("" if n is None else f"{n:.4g}" for n in (c.measured, c.floor))
        table.add_row(c.section, c.figure, *numbers, f"[{colour}]{c.verdict}[/]")
    return table


def _summary(checks: list[Check]) -> str:
    counted = {v: sum(c.verdict == v for c in checks) for v in ("ok", "not run")}
    broken = sum(not c.holds for c in checks)
    return f"{counted['ok']} hold, {broken} do not, {counted['not run']} not run"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shared", type=click.Path(path_type=Path))
@click.option("--floors", "file", type=click.Path(path_type=Path, exists=True), default=FLOORS)
@click.option(
    "--against", metavar="FILE|REV", help="Refuse floors lower than these. [default: HEAD]"
)
@click.pass_context
def main(context: click.Context, shared: Path, file: Path, against: str | None) -> None:
    """Measure everything that SHARED has the data for, and compare with the floors."""
    floors, earlier = read_floors(file.read_text("utf-8")), _earlier(against)
    loosened = lowered(floors, read_floors(earlier)) if earlier is not None else []
    checks = run(shared, floors, SECTIONS)
    Console().print(_table(checks))
    for line in dict.fromkeys(f"{c.verdict}: [{c.section}] {c.reason}" for c in checks if c.reason):
        click.echo(line)
    for line in loosened:
        click.echo(f"floor lowered: {line}")
    if earlier is None:
        click.echo("floors were not compared with earlier ones: git does not know any")
    click.echo(_summary(checks))
    context.exit(1 if loosened or not all(check.holds for check in checks) else 0)


if __name__ == "__main__":
    main()
