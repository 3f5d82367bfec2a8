"""Manner on the statements that were annotated by hand, given their spans."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from evaluation.resolution_cases import Case, founding_cases, gold_cases
from onrecord.resolve.form import form
from onrecord.resolve.manner.manner import resolve_manner
from tests.shared import SHARED, needs_shared

FIELDS = ("act", "negated", "hedged", "speech")


def shares(cases: Iterable[Case]) -> dict[str, float]:
    """Per field, the percentage of annotated values that are found."""
    right: dict[str, list[bool]] = {field: [] for field in FIELDS}
    for case in cases:
        for attribution, gold in zip(case.attributions, case.golds, strict=True):
            found = resolve_manner(case.article, attribution)
            for field in FIELDS:
                if gold is not None and gold.get(field) is not None:
                    right[field].append(getattr(found, field) == gold[field])
    return {field: 100 * sum(values) / len(values) for field, values in right.items() if values}


@needs_shared("data/gold", "data/polnear/dev")
@pytest.mark.parametrize(
    ("field", "floor"), [("act", 85.0), ("negated", 93.0), ("hedged", 96.0), ("speech", 97.0)]
)
def test_gold_statements(field: str, floor: float) -> None:
    assert shares(gold_cases(SHARED / "data"))[field] >= floor


@needs_shared("samples/never-concealed.gold.json")
@pytest.mark.parametrize(("field", "floor"), [("act", 90.0), ("negated", 96.0), ("hedged", 96.0)])
def test_the_founding_article(field: str, floor: float) -> None:
    assert shares(founding_cases(SHARED / "samples"))[field] >= floor


@needs_shared("samples/never-concealed.gold.json")
def test_forms_of_the_founding_article() -> None:
    for case in founding_cases(SHARED / "samples"):
        for attribution, gold in zip(case.attributions, case.golds, strict=True):
            assert gold is not None
            assert form(case.article.text, attribution) == gold["form"], gold["content_text"]
