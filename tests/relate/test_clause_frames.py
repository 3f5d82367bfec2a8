"""Knowing and presence: one frame for the many ways of saying it."""

from __future__ import annotations

import pytest

from onrecord.relate.positions.frames import Knowing, Presence, knowing, presences


@pytest.mark.parametrize(
    ("clause", "who", "topic", "by"),
    [
        ("The board knew of the leak in the roof.", "The board", "the leak in the roof", ""),
        ("The board was told of the leak by its engineer.", "The board", "", ""),
        ("The board was warned by Ada Lund about the leak.", "The board", "the leak", "Ada Lund"),
        ("An engineer told the board about the leak.", "the board", "the leak", "An engineer"),
        ("The board received a letter from Ada Lund.", "The board", "", "Ada Lund"),
        ("The board had received Lund's letter about the leak.", "The board", "the leak", "Lund"),
        ("Ada Lund wrote to the board to report the leak.", "the board", "the leak", "Ada Lund"),
        ("Ada Lund sent a warning to the board.", "the board", "", "Ada Lund"),
    ],
)
def test_who_knew_what(clause: str, who: str, topic: str, by: str) -> None:
    found = knowing(clause)
    assert found is not None
    assert found.who == who
    if topic:
        assert found == Knowing(who, topic, by)
    else:
        assert found.by == by


@pytest.mark.parametrize("clause", ["The board sold the house.", "There is a leak.", ""])
def test_nobody_knows(clause: str) -> None:
    assert knowing(clause) is None


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("There are soldiers in Orvia.", Presence("soldiers", "Orvia")),
        ("Soldiers have been based in Orvia.", Presence("Soldiers", "Orvia")),
        ("The army sent soldiers to Orvia.", Presence("soldiers", "Orvia", "The army")),
        ("Soldiers were sent to Orvia.", Presence("Soldiers", "Orvia")),
        ("Soldiers arrived in Orvia.", Presence("Soldiers", "Orvia")),
        ("The barge carried ammunition.", Presence("ammunition", "The barge")),
        (
            "The barge Alma, which docked at Kell, carried ammunition.",
            Presence("ammunition", "The barge Alma"),
        ),
        ("There was a deployment of tanks to Orvia.", Presence("tanks", "Orvia")),
    ],
)
def test_what_is_where(clause: str, found: Presence) -> None:
    assert presences(clause) == (found,)


def test_each_thing_of_a_list() -> None:
    found = presences("The army brought cooks and at least nine advisers to Orvia.")
    assert [p.thing for p in found] == ["cooks", "nine advisers"]


def test_a_long_clause_is_read_in_bounded_time() -> None:
    assert presences("soldiers " * 50_000) == ()
    assert knowing("the board was " * 50_000) is None
