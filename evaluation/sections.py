"""The evaluations that the gate runs: each from the shared folder to its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation import attributions, brat, founding, newsroom, resolution, resolution_cases

if TYPE_CHECKING:
    from evaluation.resolution_cases import Case

__all__ = ["SECTIONS", "Section"]

_GAP = "data/gap/gap-validation.tsv"
_PLANTED = str(newsroom.NEWSROOM / "relations.json")
_PAIRS = 700  # of each source of entailment, held out
_ROUNDS = (
    "resolution_labelled",
    "resolution_unread",  # until the third round
    "resolution_third",
    "resolution_fourth",
    "resolution_fifth",
    "resolution_unseen",
    "resolution_sixth",
    "resolution_world",
    "resolution_world_unseen",
)
"""What the rounds of labels are called in floors.toml, in their order."""


@dataclass(frozen=True, slots=True)
class Section:
    """One evaluation: from the shared folder to its figures by name.

    ``needs`` are the paths without which it cannot run, relative to the shared folder.
    """

    name: str
    needs: tuple[str, ...]
    measure: Callable[[Path], Mapping[str, float]]


def _attributions(shared: Path) -> Mapping[str, float]:
    corpus = brat.read_corpus(shared / "data" / "polnear" / "dev")
    found = attributions.predict(corpus, attributions.extractor("onrecord"))
    outer = attributions.score(attributions.outermost(found)).floors()
    return attributions.score(found).floors() | {
        f"outermost_{name}": outer[name] for name in ("who_said_what", "content_relaxed")
    }


def _founding(shared: Path) -> Mapping[str, float]:
    return founding.measure(shared, attributions.extractor("onrecord")).figures()


def _newsroom(_: Path) -> Mapping[str, float]:
    find = attributions.extractor("onrecord")
    return newsroom.figures(list(newsroom.measure(newsroom.NEWSROOM, find)))


def _resolution(shared: Path) -> Mapping[str, float]:
    return _resolved(resolution_cases.gold_cases(shared / "data"))


def _labelled(shared: Path, *, labels: str) -> Mapping[str, float]:
    return _resolved(resolution_cases.labelled_cases(shared / "data", labels))


def _resolved(cases: Iterable[Case]) -> Mapping[str, float]:
    report = resolution.report(
        resolution.rows(cases, resolution.resolver("all")), resolution.FIELDS
    )
    given = ("said", "via", "addressee")
    return (
        {field.replace(" ", "_"): float(of["accuracy"]) for field, of in report.items()}
        | {f"{field}_given": float(report[field]["given"]) for field in given}
        | {f"{field}_f1": float(report[field]["f1"]) for field in given}
        | {"said_empty_right": float(report["said"]["empty_right"])}
    )


def _pronouns(shared: Path) -> Mapping[str, float]:
    from evaluation import gap

    return {"f1": gap.figures(list(gap.gap(shared / _GAP)))["f1"]}


def _entailment(shared: Path) -> Mapping[str, float]:
    from evaluation import entailment
    from onrecord.relate.models.entailment import Entailment

    found = entailment.judged(shared / "data", Entailment(), most=_PAIRS)
    return {name: one.value for name, one in entailment.measure(found).items()}


def _matters(shared: Path) -> Mapping[str, float]:
    from evaluation import matters

    return matters.measure(shared)


def _relations(_: Path) -> Mapping[str, float]:
    from evaluation import relations

    return relations.shares()


def _relations_read(_: Path) -> Mapping[str, float]:
    from evaluation import relations

    return relations.shares("read")


def _relations_founding(shared: Path) -> Mapping[str, float]:
    from evaluation import relations_founding

    return relations_founding.measure(shared)


SECTIONS = (
    Section("attributions.accurate", ("data/polnear/dev",), _attributions),
    Section("founding", (founding.GOLD,), _founding),
    Section("newsroom", (str(newsroom.NEWSROOM / "gold.json"),), _newsroom),
    Section("resolution", ("data/gold", "data/polnear"), _resolution),
    *(
        Section(name, ("data/polnear", "data/unlabelled"), partial(_labelled, labels=labels))
        for name, labels in zip(_ROUNDS, resolution_cases.ROUNDS, strict=True)
    ),
    Section("pronouns", (_GAP,), _pronouns),
    Section("entailment", ("data/nli", "data/claimdiff"), _entailment),
    Section("matters", ("data/claimdiff",), _matters),
    Section("relations", (_PLANTED,), _relations),
    Section("relations_read", (_PLANTED,), _relations_read),
    Section("founding_relations", (founding.GOLD,), _relations_founding),
)
