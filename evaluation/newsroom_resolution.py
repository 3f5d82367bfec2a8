"""How well the newsroom's words are resolved, given the spans of its gold.

    python -m evaluation.newsroom_resolution

The rules and tables of resolving were made on other articles. The figures are those of
resolution.py, with ``form`` and ``stance`` beside them. In ``via`` the acronym of an
outlet that the gold names ("LPB") is as good as its name. Every country of the newsroom
is invented, so the gold of ``country`` is null throughout and ``kept_empty`` is what counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from evaluation import newsroom
from evaluation.newsroom import NEWSROOM, Document
from evaluation.resolution import (
    FIELDS,
    Figures,
    Row,
    normal,
    report,
    resolver,
    rows,
    show,
    show_errors,
)
from evaluation.resolution_cases import Case
from onrecord.errors import OnRecordError

__all__ = ["ALL_FIELDS", "cases", "measure"]

ALL_FIELDS = (*FIELDS, "form", "stance")


def cases(folder: Path) -> list[Case]:
    """Every article of the newsroom with the spans and the statements of its gold.

    Raises InputError when an article cannot be read, AnchorError when a statement is not in it.
    """
    return [_case(document) for document in newsroom.documents(folder)]


def measure(found: Iterable[Case]) -> list[Row]:
    """Each gold statement with what the package makes of its spans."""
    found = list(found)
    named = _acronyms(v for case in found for gold in case.golds if gold for v in gold["via"])
    return [
        replace(row, got=_named(row.got, named), gold=_named(row.gold, named))
        for row in rows(found, resolver("all"))
    ]


def _case(document: Document) -> Case:
    golds = {gold["id"]: gold for gold in document.record["statements"]}
    ordered = sorted(document.gold, key=lambda e: e.attribution.extent)
    return Case(
        document.record["key"],
        document.article,
        tuple(expected.attribution for expected in ordered),
        tuple(golds[expected.id] for expected in ordered),
    )


def _acronyms(names: Iterable[str]) -> dict[str, str]:
    """The initials of every name of several words, with that name."""
    return {normal("".join(w[0] for w in n.split())): n for n in names if len(n.split()) > 2}


def _named(values: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The values with the outlets of ``via`` by their full names."""
    return {**values, "via": [names.get(normal(v), v) for v in values.get("via") or ()]}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path), default=NEWSROOM)
@click.option("--field", "fields", multiple=True, type=click.Choice(ALL_FIELDS), help="Only this.")
@click.option("--half", type=click.Choice(["even", "odd"]), help="Every second article.")
@click.option("--errors", is_flag=True, help="List every miss.")
@click.option("--json", "to", type=click.Path(path_type=Path), help="Write the figures here.")
def main(
    folder: Path, fields: Sequence[str], half: str | None, errors: bool, to: Path | None
) -> None:
    """Score resolving on the newsroom in FOLDER (default: the one in examples/)."""
    try:
        found = measure(_half(cases(folder), half))
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    figures: dict[str, Figures] = report(found, fields or ALL_FIELDS)
    if errors:
        show_errors(found, fields or ALL_FIELDS)
    show(f"newsroom {half or ''}", figures)
    if to:
        to.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _half(found: list[Case], half: str | None) -> list[Case]:
    """The articles counted from nought: the even ones, the odd ones, or all."""
    return found[half == "odd" :: 2] if half else found


if __name__ == "__main__":
    main()
