from __future__ import annotations

import pytest

from onrecord.relate.comparing.differences import differences
from onrecord.relate.positions.positions import positions
from tests.relate.sayings import said


def between(one: str, other: str, **more: object) -> dict[str, tuple[str, str]]:
    (first,), (second,) = positions(said(one, **more)), positions(said(other))
    return {d.aspect: (d.first, d.second) for d in differences(first, second)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "The port of Skerry is open to Morvian ships.",
            "The port of Tarn is closed to Morvian ships.",
            {"words": ("open", "closed"), "name": ("Skerry", "Tarn")},
        ),
        (
            "The water in Lower Callow is safe.",
            "The water in Upper Callow is contaminated.",
            {"words": ("safe", "contaminated"), "place": ("Lower Callow", "Upper Callow")},
        ),
        (
            "There are 64 advisers at Hadley.",
            "There are about ten advisers at Hadley.",
            {"quantity": ("64 advisers", "about ten advisers")},
        ),
        ("At least thirty men came to Hadley.", "Close to sixty men came to Hadley.", {}),
        (
            "There were no advisers in Osmark in 2029.",
            "Advisers have been in Osmark since January 2031.",
            {"negation": ("no", ""), "time": ("2029", "since January 2031")},
        ),
        ("The guards are armed.", "The guards are unarmed.", {"words": ("armed", "unarmed")}),
    ],
)
def test_what_differs_is_told_in_words(
    one: str, other: str, expected: dict[str, tuple[str, str]]
) -> None:
    assert between(one, other) == expected


def test_a_stance_differs() -> None:
    found = between("Troops are in Osmark.", "Troops are in Osmark.", stance="denies")
    assert found == {"stance": ("denies", "affirms")}


def test_a_place_that_lies_in_the_other_is_no_other_place() -> None:
    text = "The advisers work in Hadley. They are at the Hadley air base in Osmark."
    (first,) = positions(said("The advisers are in Osmark."))
    (second,) = positions(said("The advisers work in Hadley.", text=text))
    assert differences(first, second) == ()
