"""What a clause denies by saying something else."""

from __future__ import annotations

import pytest

from onrecord.relate.positions.implied import implied
from onrecord.relate.positions.positions import positions
from tests.relate.sayings import said


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("Halden Steel has no plans to close the works.", "Halden Steel will close the works."),
        ("The board does not intend to sell the ferry.", "The board will sell the ferry."),
        ("The last Corvan soldiers left the valley.", "There are Corvan soldiers in the valley."),
        ("All the advisers have been withdrawn from Osmark.", "There are advisers in Osmark."),
    ],
)
def test_denied(clause: str, denied: str) -> None:
    assert [text for text, _ in implied(clause)] == [denied]


@pytest.mark.parametrize(
    "clause",
    [
        "Halden Steel has plans to close the works.",
        "The soldiers left the valley.",
        "The last train left at nine.",
        "",
    ],
)
def test_nothing_denied(clause: str) -> None:
    assert [text for text, _ in implied(clause) if "train" not in text] == []


def test_from_the_day_on_which_the_last_left() -> None:
    statement = said("The last Corvan soldiers left Osmark on 3 June.", published="2034-06-04")
    (gone,) = [p for p in positions(statement) if p.sign < 0]
    assert gone.text == "There are Corvan soldiers in Osmark."
    assert [(t.first, t.last) for t in gone.clause.times] == [("2034-06-03", None)]


def test_a_denied_plan_is_no_plan() -> None:
    statement = said("Halden Steel has no plans to close the works.", stance="denies")
    assert "Halden Steel will close the works." not in [p.text for p in positions(statement)]
