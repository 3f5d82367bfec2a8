"""Events: many verbs, the same who and what."""

from __future__ import annotations

import pytest

from onrecord.relate.comparing.comparison import compare
from onrecord.relate.positions.events import events
from onrecord.relate.positions.positions import positions
from tests.relate.sayings import said


@pytest.mark.parametrize(
    ("clause", "name", "parts"),
    [
        (
            "The brigade shelled the market.",
            "attack",
            {"agent": "The brigade", "target": "the market"},
        ),
        (
            "The market was fired on by the brigade on Sunday.",
            "attack",
            {"agent": "the brigade", "target": "The market"},
        ),
        ("An aircraft was lost near the river.", "loss", {"thing": "An aircraft"}),
        ("The rebels brought down a plane.", "loss", {"agent": "The rebels", "thing": "a plane"}),
        (
            "The Orvan Bank paid Senator Dane 40,000 crowns in 2028.",
            "payment",
            {"giver": "The Orvan Bank", "taker": "Senator Dane", "money": "40,000 crowns"},
        ),
        (
            "The senator has taken money from the Orvan Bank.",
            "payment",
            {"giver": "the Orvan Bank", "taker": "The senator", "money": "money"},
        ),
        (
            "The judge met Jonas Reik at her house.",
            "meeting",
            {"one": "The judge", "other": "Jonas Reik"},
        ),
    ],
)
def test_who_and_what(clause: str, name: str, parts: dict[str, str]) -> None:
    (found,) = events(clause)
    assert (found.name, dict(found.parts)) == (name, parts)


@pytest.mark.parametrize("clause", ["The water is safe.", "The bank paid for the bridge.", ""])
def test_no_event(clause: str) -> None:
    assert events(clause) == ()


def filled(one: str, other: str) -> float:
    """How far the first, affirmed, fills the second, denied."""
    (plus,), (minus, *_) = positions(said(one)), positions(said(other, stance="denies"))
    found = compare(plus, minus)
    return found.filled if found is not None else 0.0


def test_who_was_paid_took_money() -> None:
    paid = "The Orvan Bank paid Senator Dorrit Hale 40,000 crowns in 2028."
    assert filled(paid, "Dorrit Hale has taken money from the Orvan Bank.") == 1.0
    assert filled(paid, "Dorrit Hale has taken money from the Tarn Bank.") == 0.0
    assert filled(paid, "Jonas Reik has taken money from the Orvan Bank.") == 0.0


def test_a_plane_is_an_aircraft_and_an_aircraft_may_be_none() -> None:
    plane = "The Highland League brought down a plane near the Orva river."
    assert filled(plane, "An aircraft was lost near the Orva river.") > 0.8
    assert filled(plane, "A tank was lost near the Orva river.") == 0.0


def test_a_long_clause_is_read_in_no_time() -> None:
    assert events("a gave " * 20_000) == ()
