"""Which tensions and agreements of the founding article are found as relations.

    python -m evaluation.relations_founding ../shared [--list]

The article's statements are resolved from its gold spans, and its date is given. A tension
is found when its two statements have a relation ``contradicts``, an agreement when they have
``supports`` or ``repeats``. ``others_at_most`` counts contradictions that are in no list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from evaluation.founding import GOLD
from evaluation.relations import relations_of
from evaluation.resolution_cases import Case, founding_cases
from onrecord.errors import OnRecordError
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.vectors import Sentences
from onrecord.relations import Relation
from onrecord.resolve import resolve

__all__ = ["Found", "figures", "found_in", "measure"]

Pair = frozenset[str]

_AGREE = frozenset(("supports", "repeats"))


@dataclass(frozen=True, slots=True)
class Found:
    """The relations by the names that the gold gives the two statements, and the gold itself."""

    relations: Mapping[Pair, Relation]
    gold: Mapping[str, Any]

    @property
    def tensions(self) -> list[Pair]:
        """The pairs that gold says stand against each other."""
        return [frozenset(_named(one)) for one in self.gold["tensions"]]

    @property
    def agreements(self) -> list[Pair]:
        """The pairs that gold says agree."""
        return [frozenset(_named(one)) for one in self.gold["agreements"]]


def measure(shared: Path) -> Mapping[str, float]:
    """The figures for the gate."""
    return figures(found_in(shared))


def found_in(shared: Path) -> Found:
    """The relations between the article's statements, at the default threshold."""
    case = next(c for c in founding_cases(shared / "samples") if c.name == "dated")
    names = _names(case)
    statements = resolve(case.article, case.attributions)
    by_id = {s.id: name for s, name in zip(statements, names, strict=True)}
    relations = relations_of(statements, Entailment(), Sentences())
    return Found(
        {frozenset((by_id[r.first], by_id[r.second])): r for r in relations},
        json.loads((shared / GOLD).read_text("utf-8")),
    )


def figures(found: Found) -> dict[str, float]:
    """How many tensions and agreements are found, and how many other contradictions."""
    kinds = {pair: r.kind for pair, r in found.relations.items()}
    against = {pair for pair, kind in kinds.items() if kind == "contradicts"}
    return {
        "tensions": sum(pair in against for pair in found.tensions),
        "agreements": sum(kinds.get(pair) in _AGREE for pair in found.agreements),
        "others_at_most": len(against - set(found.tensions)),
    }


def _names(case: Case) -> list[str]:
    return [gold["id"] if gold else "" for gold in case.golds]


def _named(one: Mapping[str, str]) -> tuple[str, str]:
    return (one["claim"] if "claim" in one else one["a"], one.get("against") or one["b"])


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shared", type=click.Path(path_type=Path))
@click.option("--list", "listing", is_flag=True, help="Print every relation with its reason.")
def main(shared: Path, listing: bool) -> None:
    """Score the relations of the founding article in the SHARED folder."""
    try:
        found = found_in(shared)
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    for name, figure in figures(found).items():
        click.echo(f"{name}: {figure:g}")
    for pair, relation in found.relations.items() if listing else ():
        click.echo(f"  {' / '.join(sorted(pair))}: {relation.kind} {relation.score:.2f}")
        click.echo(f"    {relation.reason}")


if __name__ == "__main__":
    main()
