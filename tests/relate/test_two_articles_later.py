"""Twelve more pairs of articles, written before the rules for events and plans were.

The program then found ``prison-fire`` and ``carrick-vote`` of the eight that stand against each
other and flagged none of the other four. What it finds now is asserted, and what it misses
is named with the reason.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.relate.test_two_articles import related

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("two_articles_later.json").read_text("utf-8")
)
MISSED = {
    "market-shelled",  # that "his brigade" is the one that the article names
    "childrens-home",  # that a woman was a child when she was nine
}


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["related"] and c["name"] not in MISSED], ids=lambda c: c["name"]
)
def test_what_stands_against_each_other_is_found(case: dict[str, Any]) -> None:
    (relation,) = related(case)
    assert relation.kind == "contradicts"
    assert relation.reason


@pytest.mark.parametrize("case", [c for c in CASES if not c["related"]], ids=lambda c: c["name"])
def test_what_can_both_be_so_is_left_alone(case: dict[str, Any]) -> None:
    assert "contradicts" not in {r.kind for r in related(case)}


def test_twelve_cases_of_which_four_are_decoys() -> None:
    assert len(CASES) == 12
    assert sum(not c["related"] for c in CASES) == 4
    assert {c["name"] for c in CASES} >= MISSED
