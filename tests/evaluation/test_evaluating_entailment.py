"""What is held out stays held out, and the figures are what they say."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.entailment import Judged, contradictions, measure
from evaluation.nli import LABELS, Pair, claim_pairs, corpora
from tests.shared import SHARED, needs_shared

DATA = SHARED / "data"


def _pairs(source: str, labels: str) -> list[Pair]:
    return [Pair(f"P{n}", f"H{n}", int(x), source, f"t{n}") for n, x in enumerate(labels)]


@needs_shared("data/nli")
def test_no_held_out_sentence_is_trained_on() -> None:
    parts = corpora(DATA / "nli")
    for name in ("cad", "conjnli", "fever"):
        train, held_out = parts[name].train, parts[name].held_out
        assert not {p.premise for p in train} & {p.premise for p in held_out}, name
        assert not {p.hypothesis for p in train} & {p.hypothesis for p in held_out}, name
    breaking = parts["breaking_nli"]
    assert not {p.premise for p in breaking.train} & {p.premise for p in breaking.held_out}
    assert 0.35 < len(breaking.train) / (len(breaking.train) + len(breaking.held_out)) < 0.45


@needs_shared("data/nli")
def test_the_held_out_parts_are_whole() -> None:
    parts = corpora(DATA / "nli")
    assert [len(parts[name].held_out) for name in ("cad", "conjnli")] == [2000, 623]
    assert all(p.label in range(len(LABELS)) for part in parts.values() for p in part.held_out)


@needs_shared("data/claimdiff")
def test_claim_pairs_are_split_by_topic() -> None:
    part = claim_pairs(DATA / "claimdiff")
    assert not {p.group for p in part.train} & {p.group for p in part.held_out}
    assert {p.label for p in part.held_out} == {0, 1, 2}


def test_figures_of_a_known_answer() -> None:
    scores = np.array([[0.8, 0.1, 0.1], [0.2, 0.5, 0.3], [0.1, 0.2, 0.7], [0.6, 0.1, 0.3]])
    found = {
        "cad": Judged(_pairs("cad", "0120"), scores),
        "fever": Judged(_pairs("fever", "0222"), scores),
        "claimdiff": Judged(_pairs("claimdiff", "0122"), scores),
    }
    figures = measure(found)
    assert figures["cad"].value == pytest.approx(100)
    assert figures["fever"].value == pytest.approx(75)
    assert figures["weaken"].value == pytest.approx(100 * 3.5 / 4)
    assert figures["cad"].low <= figures["cad"].value <= figures["cad"].high


def test_contradiction_at_a_threshold() -> None:
    scores = np.array([[0.0, 0.05, 0.95], [0.1, 0.3, 0.6], [0.2, 0.2, 0.6], [0.9, 0.1, 0.0]])
    rows = {t: (p, r) for t, p, r in contradictions({"cad": Judged(_pairs("cad", "2012"), scores)})}
    assert rows[0.5] == pytest.approx((100 / 3, 50))
    assert rows[0.9] == pytest.approx((100, 50))
    assert contradictions({}) == []
