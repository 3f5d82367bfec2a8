"""How many relations flagged in real news are right, by labels made by hand.

    python -m evaluation.relations_labels [--threshold 0.65]

``relations_labels.tsv`` lists flagged pairs of PolNeAR's statements by article and place, with
the score that they had and whether a careful reader agrees; it holds no text. Printed for
each kind: how many are right, the 95% interval (Wilson 1927) and the number flagged for
every 1,000 statements that were compared. The labels are those of one reader.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from onrecord.errors import MalformedInput, OnRecordError, UnreadableInput
from onrecord.relate.relations.relations import THRESHOLD

__all__ = ["LABELS", "Label", "Labels", "interval", "read_labels"]

LABELS = Path(__file__).with_name("relations_labels.tsv")

_COMPARED = "# statements compared: "
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Label:
    """A flagged pair: its kind and score, and whether it is right.

    ``first`` and ``second`` are an article's name in PolNeAR, and the start and end of the
    statement's content in its text, in code points.
    """

    kind: str
    score: float
    right: bool
    first: tuple[str, int, int]
    second: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled pairs, and how many statements were compared to find them."""

    pairs: Sequence[Label]
    statements: int


def read_labels(path: Path = LABELS) -> Labels:
    """The labels in a file. Raises UnreadableInput, or MalformedInput naming the line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise UnreadableInput(str(path), str(error)) from error
    compared = next((line for line in lines if line.startswith(_COMPARED)), "")
    rows = [line for line in lines if line and not line.startswith("#")]
    try:
        pairs = [_label(row) for row in csv.DictReader(rows, delimiter="\t")]
        return Labels(pairs, int(compared.removeprefix(_COMPARED)))
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedInput(str(path), f"not a table of labels: {error}") from error


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share; (0, 1) when nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, z = right / of, _Z * _Z / of
    middle = share + z / 2
    reach = _Z * math.sqrt(share * (1 - share) / of + z / (4 * of))
    return max(0.0, (middle - reach) / (1 + z)), min(1.0, (middle + reach) / (1 + z))


def _label(row: dict[str, str]) -> Label:
    first = row["first"], int(row["first_start"]), int(row["first_end"])
    second = row["second"], int(row["second_start"]), int(row["second_end"])
    right = {"yes": True, "no": False}[row["right"]]
    return Label(row["kind"], float(row["score"]), right, first, second)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(path_type=Path), default=LABELS)
@click.option("--threshold", type=float, default=THRESHOLD, show_default=True)
def main(file: Path, threshold: float) -> None:
    """Print how many labelled relations in FILE are right."""
    try:
        labels = read_labels(file)
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    for kind in ("contradicts", "supports", "repeats"):
        rights = [p.right for p in labels.pairs if p.kind == kind and p.score >= threshold]
        low, high = interval(sum(rights), len(rights))
        often = 1000 * len(rights) / labels.statements
        click.echo(
            f"{kind}: {sum(rights)} of {len(rights)} right"
            f" ({low:.0%}–{high:.0%}), {often:.1f} for 1,000 statements"
        )


if __name__ == "__main__":
    main()
