from __future__ import annotations

import math

import pytest

from onrecord.relate.words.quantities import can_both_hold, quantities


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("at least thirty advisers came", 30, math.inf, "adviser"),
        ("close to sixty advisers came", 48, 60, "adviser"),
        ("no more than 3 per cent of them", 0, 3, "%"),
        ("more than 1,200 tonnes", 1200, math.inf, "ton"),
        ("$2.5 million was paid", 2.5e6, 2.5e6, "$"),
        ("twenty-five percent of voters", 25, 25, "%"),
        ("dozens of villages", 12, math.inf, "villag"),
    ],
)
def test_numbers_are_intervals_of_what_is_counted(
    words: str, low: float, high: float, unit: str
) -> None:
    (found,) = quantities(words)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_no_one_and_one_of_them_are_no_numbers() -> None:
    assert quantities("no one knew, and one of them left") == []


def test_at_least_thirty_and_close_to_sixty_can_both_hold() -> None:
    (thirty,), (sixty,) = quantities("at least thirty men"), quantities("close to sixty men")
    (ten,) = quantities("about ten men")
    assert can_both_hold(thirty, sixty)
    assert not can_both_hold(thirty, ten)


def test_a_long_line_of_digits_is_read_in_bounded_time() -> None:
    assert len(quantities("1 2 " * 100_000)) < 1_100
