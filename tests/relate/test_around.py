"""What an article says around a statement, and what a speaker tells of their own calls."""

from __future__ import annotations

import pytest

from onrecord.relate.positions.positions import positions
from onrecord.relate.relations.relations import between, promising
from onrecord.relations import Relation
from onrecord.statements import Statement
from tests.relate.sayings import Always, said

NEVER = said(
    "No one in the Harbour Ministry was ever told of rust in the Tarn dam.", by="Ana Velik"
)


def related(one: Statement, other: Statement, near: float | None = 0.6) -> list[Relation]:
    found = promising(positions(one), [(positions(other), near)])
    return between(found, Always(0.9, 0.05))


def told(proposition: str, around: str, **more: object) -> Statement:
    return said(proposition, text=f"{around} {proposition}", by="Rado Hale", **more)


def test_a_topic_that_a_statement_leaves_out_is_the_one_its_article_speaks_of() -> None:
    other = told("The Harbour Ministry was told in December.", "There is rust in the Tarn dam.")
    assert [r.kind for r in related(NEVER, other)] == ["contradicts"]


@pytest.mark.parametrize("around", ["There is rust in the Kell dam.", "The Tarn dam has a crack."])
def test_another_topic_is_none(around: str) -> None:
    other = told("The Harbour Ministry was told in December.", around)
    assert related(NEVER, other) == []


def test_who_was_not_warned_by_one_may_have_known_from_another() -> None:
    never = told(
        "The Harbour Ministry received no warning from Kellworks.", "Rust in the Tarn dam."
    )
    knew = said("The Harbour Ministry knew of rust in the Tarn dam.", by="Ana Velik")
    assert "contradicts" not in {r.kind for r in related(never, knew)}


def test_who_called_for_something_once_cannot_have_called_for_it_never() -> None:
    never = said("Ana Velik has never called for the port of Tarn to be closed.")
    once = said(
        "Ana Velik has called for the port of Tarn to be closed and Ana Velik will go on calling"
        " for it.",
        published="2031-01-02",
        act="demand",
    )
    (relation,) = related(never, once)
    assert (relation.kind, relation.pattern) == ("contradicts", "record")


def test_a_call_does_not_support_what_comes_of_it() -> None:
    call = said("Ana Velik has called for the port of Tarn to be closed.", act="demand")
    closed = said("The port of Tarn would be closed from Monday.", by="Rado Hale")
    assert related(call, closed) == []


def test_levels_of_one_month_exclude_each_other() -> None:
    one = said("Unemployment in Morvia fell to 6 percent in May.", published="2031-06-08")
    other = said(
        "Unemployment in Morvia stood at 11 percent in May.", by="Rado Hale", published="2031-06-10"
    )
    april = said(
        "Unemployment in Morvia stood at 11 percent in April.",
        by="Rado Hale",
        published="2031-06-10",
    )
    judge = Always(0.15, 0.66)
    for second, kinds in ((other, ["contradicts"]), (april, [])):
        found = promising(positions(one), [(positions(second), 0.83)])
        assert [r.kind for r in between(found, judge)] == kinds


def test_a_reason_tells_the_sentence_that_was_compared() -> None:
    joined = said("Rust is common in old dams; the Harbour Ministry was told of the Tarn dam.")
    never = said("The Harbour Ministry was never told of the Tarn dam.", by="Rado Hale")
    (relation,) = related(joined, never)
    assert "Rust" not in relation.reason
    assert "“the Harbour Ministry was told of the Tarn dam”" in relation.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Unemployment in Morvia fell to 6 percent in May.",
         "Youth unemployment in Morvia stood at 11 percent in May."),
        ("Inflation in Morvia fell to 6 percent in May.",
         "Core inflation in Morvia rose to 11 percent in May."),
        ("Exports to Morvia fell to 40 million crowns in May.",
         "Exports from Morvia rose to 60 million crowns in May."),
        ("Unemployment in Morvia fell to 6 percent in May.",
         "Unemployment in northern Morvia stood at 11 percent in May."),
    ],
)  # fmt: skip
def test_levels_of_two_things_can_both_be_so(one: str, other: str) -> None:
    found = promising(positions(said(one)), [(positions(said(other, by="Rado Hale")), 0.85)])
    assert between(found, Always(0.05, 0.9)) == []


def test_a_denial_without_a_place_is_not_of_every_place() -> None:
    denied = said("Morvia deployed Morvian jets.", stance="denies")
    there = said("Morvian jets are in Kelland.", by="Rado Hale")
    assert related(denied, there) == []
