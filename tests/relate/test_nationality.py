"""Of one country by one sentence, and of another by the other."""

from __future__ import annotations

import pytest

from onrecord.relate.comparing.nationality import nationalities
from onrecord.relate.positions.positions import positions
from tests.relate.sayings import said


def between(one: str, other: str) -> list[tuple[str, str]]:
    text = " They came from Ostrevia and Corvia."
    (first,) = positions(said(one, text=one + text))
    (second,) = positions(said(other, text=other + text))
    return [(d.first, d.second) for d in nationalities(first, second)]


def test_two_countries_of_the_same_men() -> None:
    one, other = (
        "The two men in the picture are Ostrevian.",
        "The two men in the picture are Corvian technicians.",
    )
    assert between(one, other) == [("Ostrevian", "Corvian")]


@pytest.mark.parametrize(
    "other",
    [
        "The two women in the picture are Corvian.",
        "The two men in the picture are Ostrevian.",
        "The two men in the picture are Republican voters.",
        "The two men in the picture are tired.",
    ],
)
def test_nothing_between(other: str) -> None:
    assert between("The two men in the picture are Ostrevian.", other) == []


def test_countries_of_the_tables_need_no_article() -> None:
    (first,), (second,) = (
        positions(said("The pilot is French.")),
        positions(said("The pilot is German.")),
    )
    assert [(d.first, d.second) for d in nationalities(first, second)] == [("French", "German")]
