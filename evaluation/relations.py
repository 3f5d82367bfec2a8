"""How well planted relations of the newsroom are found, and its decoys left alone.

    python -m evaluation.relations [--statements gold|resolved|read] [--list]

The statements are those of the newsroom's gold, with its propositions, stances and speakers
(``gold``); those that the package's own resolver makes from the gold's spans (``resolved``);
or those that the package reads in the articles by itself (``read``), each known by the gold
statement that it finds.
Pairs of statements that print the same words count as one pair. ``found`` counts planted
contradictions that have a relation ``contradicts``, agreements that have ``supports`` or
``repeats``; ``decoys`` are those flagged as contradictions. Pairs in none of the lists are
not judged; ``--list`` prints them for reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import click

from evaluation import newsroom
from evaluation.agreement import Words
from evaluation.founding import matches
from evaluation.newsroom import NEWSROOM, Document
from onrecord.errors import OnRecordError
from onrecord.extract import extract
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.judge import Judge
from onrecord.relate.models.vectors import Sentences, subject_text
from onrecord.relate.positions.positions import positions
from onrecord.relate.relations.candidates import LEAST
from onrecord.relate.relations.relations import between, promising
from onrecord.relations import Relation
from onrecord.resolve import resolve
from onrecord.statements import Speaker, Statement

__all__ = [
    "Origin",
    "Planted",
    "figures",
    "planted",
    "relations_of",
    "shares",
    "statements_of",
]

# The newsroom's states are invented; these codes are left to users by ISO 3166.
_CODES = {"Lestria": "QM", "Ostrevia": "QN", "Sarrane": "QO", "Tessaret": "QP"}
_KINDS = ("reversals", "records", "disputes", "agreements", "decoys")

_MOST = 20  # statements with which one is compared, so that no order matters

Pair = frozenset[str]
Origin = Literal["gold", "resolved", "read"]
"""Who made the statements: annotators; they and the resolver; the package alone."""


@dataclass(frozen=True, slots=True)
class Planted:
    """The planted pairs of statements by kind, and the first printing of each statement."""

    pairs: Mapping[str, Sequence[tuple[str, str]]]
    first: Mapping[str, str]

    def pair(self, one: str, other: str) -> Pair:
        """The pair as first printed."""
        return frozenset((self.first.get(one, one), self.first.get(other, other)))


def planted(folder: Path = NEWSROOM) -> Planted:
    """What is planted in the newsroom."""
    record = json.loads((folder / "relations.json").read_text("utf-8"))
    first = {also: a["first"] for a in record["appearances"] for also in a["also"]}
    pairs = {kind: [(p["a"], p["b"]) for p in record[kind]] for kind in _KINDS if kind != "records"}
    pairs["records"] = [(r["claim"], one) for r in record["records"] for one in r["against"]]
    return Planted(pairs, first)


def statements_of(folder: Path = NEWSROOM, origin: Origin = "gold") -> dict[str, Statement]:
    """The statements of the newsroom by the id in its gold; those that are not in the gold,
    which only ``read`` can find, by their own.
    """
    make = {"gold": _gold, "resolved": _resolved, "read": _read}[origin]
    return dict(one for document in newsroom.documents(folder) for one in make(document))


def relations_of(
    statements: Sequence[Statement], judge: Judge, sentences: Sentences
) -> list[Relation]:
    """The relations between any two of the statements, at the default threshold."""
    stood = [positions(statement) for statement in statements]
    vectors = sentences.vectors([subject_text(statement) for statement in statements])
    found: list[Relation] = []
    for n, mine in enumerate(stood):
        near = (vectors[:n] @ vectors[n]).tolist()
        others = [(stood[m], near[m]) for m in range(n) if near[m] >= LEAST]
        found += between(promising(mine, others, most=_MOST), judge)
    return found


def figures(found: Mapping[Pair, str], wanted: Planted) -> dict[str, tuple[int, int]]:
    """For each kind, how many of the planted pairs have the relation, and how many there are."""
    out: dict[str, tuple[int, int]] = {}
    for kind in _KINDS:
        right = {"repeats", "supports"} if kind == "agreements" else {"contradicts"}
        pairs = {wanted.pair(a, b) for a, b in wanted.pairs[kind]}
        out[kind] = (sum(found.get(pair) in right for pair in pairs), len(pairs))
    return out


def shares(origin: Origin = "gold") -> dict[str, float]:
    """Percentages of the planted pairs that are found, and how many decoys are, for the gate."""
    statements, wanted = statements_of(origin=origin), planted()
    names = {s.id: name for name, s in statements.items()}
    found = relations_of(list(statements.values()), Entailment(), Sentences())
    kinds: dict[Pair, str] = {wanted.pair(names[r.first], names[r.second]): r.kind for r in found}
    counted = figures(kinds, wanted)
    decoys = counted.pop("decoys")
    return {kind: 100 * right / of for kind, (right, of) in counted.items()} | {
        "decoys_at_most": decoys[0]
    }


def _gold(document: Document) -> Iterator[tuple[str, Statement]]:
    golds = {gold["id"]: gold for gold in document.record["statements"]}
    for expected in document.gold:
        gold = golds[expected.id]
        made = Statement(
            document.article,
            expected.attribution,
            form=gold["form"],
            speech=gold["speech"],
            speaker=_speaker(gold),
            said=gold["said"],
            act=gold["act"] or "assert",
            proposition=gold["proposition"],
            stance=gold["stance"],
        )
        yield expected.id, made


def _resolved(document: Document) -> Iterator[tuple[str, Statement]]:
    made = resolve(document.article, [e.attribution for e in document.gold])
    for expected, statement in zip(document.gold, made, strict=True):
        yield expected.id, statement


def _read(document: Document) -> Iterator[tuple[str, Statement]]:
    found = extract(document.article)
    words = Words(document.article.text)
    wanted = words.measure(expected.attribution for expected in document.gold)
    ids = {expected.attribution: expected.id for expected in document.gold}
    measured = words.measure(found)
    known = {
        measured[m.predicted].attribution: ids[wanted[m.gold].attribution]
        for m in matches(wanted, measured)
    }
    for attribution, statement in zip(found, resolve(document.article, found), strict=True):
        yield known.get(attribution, statement.id), statement


def _speaker(gold: Mapping[str, Any]) -> Speaker | None:
    if gold["speaker"] is None:
        return None
    return Speaker(
        id=f"{gold['id']}:{gold['speaker']}" if gold["kind"] == "unnamed" else gold["speaker"],
        name=gold["speaker"],
        kind=gold["kind"],
        role=gold["role"],
        affiliation=gold["affiliation"],
        country=_CODES.get(gold["state"] or ""),
    )


def _unlisted(found: Mapping[Pair, Relation], wanted: Planted) -> Iterator[Relation]:
    """Contradictions that are in no list."""
    listed = {wanted.pair(a, b) for pairs in wanted.pairs.values() for a, b in pairs}
    for pair, relation in found.items():
        if relation.kind == "contradicts" and pair not in listed:
            yield relation


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(path_type=Path), default=NEWSROOM)
@click.option(
    "--statements", "origin", type=click.Choice(get_args(Origin)), default="gold", show_default=True
)
@click.option("--list", "listing", is_flag=True, help="Print what was missed or is unlisted.")
def main(folder: Path, origin: Origin, listing: bool) -> None:
    """Score relations on the newsroom in FOLDER (default: the one in examples/)."""
    try:
        statements, wanted = statements_of(folder, origin), planted(folder)
        found = relations_of(list(statements.values()), Entailment(), Sentences())
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    report(statements, found, wanted, listing=listing)


def report(
    statements: Mapping[str, Statement],
    found: Sequence[Relation],
    wanted: Planted,
    *,
    listing: bool,
) -> None:
    """Print the figures, and with ``listing`` what to read."""
    names = {s.id: name for name, s in statements.items()}
    pairs = {wanted.pair(names[r.first], names[r.second]): r for r in found}
    kinds: dict[Pair, str] = {pair: r.kind for pair, r in pairs.items()}
    for kind, (right, of) in figures(kinds, wanted).items():
        click.echo(f"{kind}: {right} of {of}")
    unlisted = sorted(_unlisted(pairs, wanted), key=lambda r: -r.score)
    click.echo(f"contradictions in no list: {len(unlisted)}")
    for relation in unlisted if listing else ():
        click.echo(f"  {relation.score:.2f} {relation.pattern} {relation.reason}")
    for kind in _KINDS if listing else ():
        for a, b in wanted.pairs[kind]:
            got = pairs.get(wanted.pair(a, b))
            click.echo(f"  {kind}: {a} / {b}: {f'{got.kind} {got.score:.2f}' if got else '-'}")


if __name__ == "__main__":
    main()
