"""How well the words are resolved to persons, chains, times and manner.

Run ``python -m evaluation.resolution DATA`` where DATA holds ``gold/*.gold.jsonl``
(statements annotated by hand on PolNeAR's attributions), ``polnear/dev`` and
``polnear/metadata.tsv``, and, beside it, ``../samples`` with the founding article.
The resolver is given the gold spans, so that only resolving is measured.

Figures: ``accuracy`` counts every statement, ``given`` those whose gold value is not
empty, ``kept_empty`` the share of empty gold values that stay empty; ``precision``,
``recall`` and ``f1`` count single values. Beliefs and wishes are scored on
``speaker``, ``kind`` and ``speech`` alone, as they are annotated. All are percentages.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.resolution_cases import (
    ROUNDS,
    UNSEEN,
    Case,
    Gold,
    founding_cases,
    gold_cases,
    labelled_cases,
)
from onrecord.statements import Article, Attribution, Speaker, Statement

Resolver = Callable[[Article, Sequence[Attribution]], Sequence[Statement]]
Figures = dict[str, float | int]

FIELDS = (
    "speaker", "kind", "role", "affiliation", "country", "via", "addressee", "medium",
    "said", "act", "negated", "hedged", "speech",
)  # fmt: skip
ALWAYS = ("speaker", "kind", "speech")
PARTS: dict[str, tuple[str, ...]] = {
    "all": FIELDS,
    "speakers": ("speaker", "kind", "role", "affiliation", "country"),
    "chain": ("via", "addressee", "medium"),
    "time": ("said",),
    "manner": ("act", "negated", "hedged", "speech"),
}
PRONOUNS = frozenset(
    ("i", "he", "she", "it", "we", "they", "you", "him", "her", "them", "us", "who", "this", "that")
)


@dataclass(frozen=True)
class Row:
    """One gold statement beside the one found; ``got`` maps each field to its value."""

    case: Case
    attribution: Attribution
    gold: Gold
    got: dict[str, Any]


# --- resolving ----------------------------------------------------------------------


def resolver(part: str) -> Resolver:
    """The package's resolver, or one that fills only the fields of ``part``."""
    if part != "all":
        return lambda article, attributions: _partly(part, article, attributions)
    from onrecord.resolve import resolve

    return resolve


def _partly(part: str, article: Article, given: Sequence[Attribution]) -> list[Statement]:
    values = _PARTIAL[part](article, given)
    return [
        Statement(article=article, attribution=a, **v) for a, v in zip(given, values, strict=True)
    ]


def _speakers(article: Article, given: Sequence[Attribution]) -> list[dict[str, Any]]:
    from onrecord.resolve.speakers import resolve_speakers

    return [{"speaker": s} for s in resolve_speakers(article, given)]


def _times(article: Article, given: Sequence[Attribution]) -> list[dict[str, Any]]:
    from onrecord.resolve.time.times import resolve_times

    times = resolve_times(article, given, _speakers_or_none(article, given))
    return [{"said": s.edtf if s else None} for s in times]


def _chains(article: Article, given: Sequence[Attribution]) -> list[dict[str, Any]]:
    from onrecord.resolve.chain.chains import resolve_chains

    chains = resolve_chains(article, given, _speakers_or_none(article, given))
    return [{"via": c.via, "addressee": c.addressee, "medium": c.medium} for c in chains]


def _speakers_or_none(article: Article, given: Sequence[Attribution]) -> Sequence[Speaker | None]:
    try:
        from onrecord.resolve.speakers import resolve_speakers
    except ImportError:
        return [None] * len(given)
    return resolve_speakers(article, given)


def _manner(article: Article, given: Sequence[Attribution]) -> list[dict[str, Any]]:
    from onrecord.resolve.manner.manner import resolve_manner

    found = [resolve_manner(article, attribution) for attribution in given]
    return [{f: getattr(m, f) for f in PARTS["manner"]} for m in found]


_PARTIAL: dict[str, Callable[[Article, Sequence[Attribution]], list[dict[str, Any]]]] = {
    "speakers": _speakers,
    "time": _times,
    "chain": _chains,
    "manner": _manner,
}


def rows(cases: Iterable[Case], resolve: Resolver) -> list[Row]:
    """Each gold statement with what ``resolve`` makes of the same attribution."""
    found: list[Row] = []
    for case in cases:
        statements = resolve(case.article, case.attributions)
        for given in zip(case.attributions, case.golds, statements, strict=True):
            attribution, gold, statement = given
            if gold is not None:
                found.append(Row(case, attribution, gold, _values(statement)))
    return found


def _values(statement: Statement) -> dict[str, Any]:
    """The scored fields of a statement."""
    speaker = statement.speaker
    values = {f: getattr(statement, f, None) for f in (*FIELDS, "form", "stance")}
    values["speaker"] = speaker.name if speaker else None
    for field in ("kind", "role", "affiliation", "country"):
        values[field] = getattr(speaker, field, None)
    return values


# --- comparing ----------------------------------------------------------------------


def normal(value: Any) -> Any:
    """A value as compared: names without case, accents, punctuation and leading article."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFKD", value.casefold().replace("’s", "").replace("'s", ""))
        words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
        return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"], ["one"]) else words)
    if isinstance(value, list | tuple):
        return tuple(normal(v) for v in value)
    return () if value is None else value


def same(field: str, row: Row) -> bool:
    """Whether the field was resolved as the gold has it."""
    if field not in row.got:
        return False
    gold, got = row.gold[field], row.got[field]
    if field == "said":
        return bool(gold == got)
    return bool(normal(gold or None) == normal(got or None))


def scored(field: str, row: Row) -> bool:
    """Whether the gold says anything about this field of this statement."""
    return field in ALWAYS or bool(row.gold["speech"])


def figures(field: str, found: Sequence[Row]) -> Figures:
    """The figures of one field over all rows that the gold annotates for it."""
    of = [r for r in found if scored(field, r)]
    given = [r for r in of if r.gold[field] not in (None, [], False)]
    empty = [r for r in of if r.gold[field] in (None, [], False)]
    kept = [r for r in of if not r.got.get(field)]
    out: Figures = {"n": len(of), "accuracy": _share(sum(same(field, r) for r in of), len(of))}
    out |= {"n_given": len(given), "given": _share(sum(same(field, r) for r in given), len(given))}
    out["kept_empty"] = _share(sum(not r.got.get(field) for r in empty), len(empty))
    out["empty_right"] = _share(sum(r in empty for r in kept), len(kept))
    return out | _f1(field, of)


def _f1(field: str, of: Sequence[Row]) -> Figures:
    """Precision, recall and F1 of the single values."""
    right = proposed = there = 0
    for row in of:
        gold, got = _bag(row.gold[field]), _bag(row.got.get(field))
        right += sum((gold & got).values())
        proposed += sum(got.values())
        there += sum(gold.values())
    precision, recall = _share(right, proposed), _share(right, there)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": round(f1, 1)}


def _bag(value: Any) -> Counter[Any]:
    values = value if isinstance(value, list | tuple) else [value] if value else []
    return Counter(normal(v) for v in values)


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def pronoun_figures(found: Sequence[Row]) -> Figures:
    """Speakers whose source is a pronoun."""
    of = [r for r in found if _source(r).lower() in PRONOUNS]
    right = sum(same("speaker", r) for r in of)
    return {"n": len(of), "accuracy": _share(right, len(of))}


def _source(row: Row) -> str:
    return row.case.article.words(row.attribution.source)


def report(found: Sequence[Row], fields: Sequence[str]) -> dict[str, Figures]:
    """Every field's figures, and those of pronoun speakers where speakers are scored."""
    out = {field: figures(field, found) for field in fields}
    if "speaker" in fields:
        out["pronoun speakers"] = pronoun_figures(found)
    return out


# --- the command --------------------------------------------------------------------


def show(title: str, figures_by_field: dict[str, Figures]) -> None:
    """Print one line a field."""
    columns = ("n", "accuracy", "n_given", "given", "kept_empty", "empty_right",
               "precision", "recall", "f1")  # fmt: skip
    print(f"\n{title:<18}" + "".join(f"{c:>12}" for c in columns))
    for field, values in figures_by_field.items():
        print(f"{field:<18}" + "".join(f"{values.get(c, ''):>12}" for c in columns))


def show_errors(found: Sequence[Row], fields: Sequence[str]) -> None:
    """Print each wrong value with the words it should rest on."""
    for field in fields:
        for row in found:
            if scored(field, row) and not same(field, row):
                words, cue = row.case.article.words, row.attribution.cue
                print(
                    f"{field}: gold {row.gold[field]!r}, got {row.got.get(field, 'nothing')!r} | "
                    f"{row.case.name[:24]} {row.gold['id']} | {_source(row)} | {words(cue)} | "
                    f"{words(row.attribution.content)[:80]!r}"
                )


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description="Score resolving against the statement gold.")
    parser.add_argument("data", type=Path, help="folder with gold/ and polnear/")
    parser.add_argument("--samples", type=Path, help="folder with never-concealed.gold.json")
    parser.add_argument("--only", choices=list(PARTS), default="all", help="score one part")
    parser.add_argument("--field", action="append", choices=FIELDS, help="score this field")
    parser.add_argument("--errors", action="store_true", help="list every miss")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser


def main(argv: Sequence[str] | None = None) -> None:
    """Score, print and, if asked, write the figures."""
    args = arguments().parse_args(argv)
    fields, resolve = args.field or PARTS[args.only], resolver(args.only)
    samples = args.samples or args.data.parent / "samples"
    sets = {"gold": list(gold_cases(args.data))}
    sets |= {labels: list(labelled_cases(args.data, labels)) for labels in ROUNDS}
    sets |= {f"founding {c.name}": [c] for c in founding_cases(samples)}
    out = {}
    for name, cases in sets.items():
        found = rows(cases, resolve)
        out[name] = report(found, fields)
        if args.errors and name not in UNSEEN:
            print(f"\n== {name}")
            show_errors(found, fields)
        show(name, out[name])
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
