"""What is denied of "A or B" is denied of each."""

from __future__ import annotations

import pytest

from onrecord.relate.positions.alternatives import alternatives


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The city had sold or leased its works.",
            ["The city had sold its works.", "The city had leased its works."],
        ),
        (
            "The city did not send nurses or drivers to Kell.",
            ["The city did not send nurses to Kell.", "The city did not send drivers to Kell."],
        ),
    ],
)
def test_or_joins_two_denials(sentence: str, found: list[str]) -> None:
    assert alternatives(sentence) == found


def test_and_joins_two_only_where_the_whole_was_denied() -> None:
    sentence = "The state placed nurses in Kell and hired drivers."
    assert alternatives(sentence) == []
    assert alternatives(sentence, told=True) == [
        "The state placed nurses in Kell.",
        "The state hired drivers.",
    ]


@pytest.mark.parametrize(
    "sentence",
    ["The city sold its works.", "The city sold two or 3 works.", "", " or ", "or " * 900],
)
def test_nothing_to_part(sentence: str) -> None:
    assert alternatives(sentence) == []
