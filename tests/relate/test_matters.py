"""Statements about one question are one matter, and stay so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.record import Record
from onrecord.relate.matters import LARGEST, Rule, choose, find_matters, matter_id
from onrecord.relate.models.vectors import Sentences
from onrecord.relate.nearness import nearness
from onrecord.relate.relations.candidates import add_vectors
from onrecord.statements import Article, Attribution, Span, Statement
from tests.relate import newsroom

MODEL = "plane/1"


def said(words: str, *, published: str = "2025-05-01", speech: bool = True) -> Statement:
    return Statement(
        Article(words, published=published), Attribution((), (), (Span(0, len(words)),)),
        speech=speech, proposition=words,
    )  # fmt: skip


def at(degrees: float) -> NDArray[np.float32]:
    """The unit vector of that direction, in a plane."""
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)


def arrive(record: Record, statement: Statement, degrees: float) -> None:
    record.add(statement.article, [statement])
    record.vectors.put(MODEL, [statement.id], at(degrees)[None])


class TestPlaces:
    def test_near_ones_share_a_matter_whose_id_comes_from_the_first(self) -> None:
        record = Record(":memory:")
        one, two, far = (
            said("The bridge is shut."),
            said("The bridge is closed."),
            said("It rains."),
        )
        for statement, degrees in ((one, 0), (two, 20), (far, 120)):
            arrive(record, statement, degrees)
        find_matters(record, model=MODEL)
        assert record.matters.of(one.id) == record.matters.of(two.id) == matter_id(one.id)
        assert record.matters.of(far.id) == matter_id(far.id)

    def test_ids_stay_when_statements_arrive_and_nothing_is_placed_twice(self) -> None:
        record = Record(":memory:")
        first = said("The bridge is shut.")
        arrive(record, first, 0)
        find_matters(record, model=MODEL)
        for n in range(5):
            later = said(f"The bridge is shut, they say ({n}).")
            arrive(record, later, n)
            assert find_matters(record, model=MODEL) == [matter_id(first.id)]
        assert find_matters(record, model=MODEL) == []

    def test_no_chain_of_small_steps_leads_from_one_matter_to_another(self) -> None:
        record = Record(":memory:")
        chain = [said(f"Step {n} of the stairs.") for n in range(19)]
        for n, statement in enumerate(chain):
            arrive(record, statement, 10 * n)
        find_matters(record, model=MODEL)
        assert record.matters.of(chain[0].id) != record.matters.of(chain[-1].id)

    def test_beliefs_are_in_no_matter(self) -> None:
        record = Record(":memory:")
        belief = said("He hopes for rain.", speech=False)
        arrive(record, belief, 0)
        assert find_matters(record, model=MODEL) == []
        assert record.matters.of(belief.id) is None

    def test_the_label_is_the_statement_nearest_the_centre(self) -> None:
        record = Record(":memory:")
        for words, degrees in (("left", 0), ("middle", 20), ("right", 40)):
            arrive(record, said(f"The {words} bridge is shut."), degrees)
        (matter,) = find_matters(record, model=MODEL)
        assert record.matters.get(matter).label == "The middle bridge is shut."

    def test_a_sentence_is_the_label_before_a_fragment(self) -> None:
        record = Record(":memory:")
        whole = said("The bridge at Osmark is shut.")
        parts = [said("to shut Osmark bridge"), said("the bridge at Osmark")]
        for one, degrees in ((replace(parts[0], proposition=None), 19), (whole, 0)):
            arrive(record, one, degrees)
        arrive(record, replace(parts[1], proposition=None), 20)
        (matter,) = find_matters(record, model=MODEL)
        assert record.matters.get(matter).label == "The bridge at Osmark is shut."

    @pytest.mark.parametrize("words", ["it", "nothing", "to him", "all of that one"])
    def test_words_that_do_not_say_what_they_are_about_join_nothing(self, words: str) -> None:
        record = Record(":memory:")
        for one in (said("The bridge is shut."), replace(said(words), proposition=None)):
            arrive(record, one, 0)
        assert len(find_matters(record, model=MODEL)) == 2


class TestChoose:
    @pytest.mark.parametrize(
        ("near", "centre", "joins"),
        [([0.9, 0.1], 0.9, True), ([0.9, -0.1], 0.9, False), ([0.9], 0.1, False), ([], 1, False)],
    )
    def test_near_two_members_and_the_centre(
        self, near: list[float], centre: float, joins: bool
    ) -> None:
        found: Callable[[str], float] = lambda _: centre  # noqa: E731
        assert (choose({"m": near} if near else {}, found, Rule(0.5, 0.5)) == "m") is joins

    def test_a_full_matter_takes_in_no_more(self) -> None:
        record = Record(":memory:")
        for n in range(LARGEST + 1):
            arrive(record, said(f"The bridge is shut, for the {n}th time."), 0.01 * n)
        find_matters(record, model=MODEL)
        assert record.matters.count() == 2

    def test_time_parts(self) -> None:
        old, new = said("The bridge is shut."), said("Shut is the bridge.", published="2026-05-01")
        assert nearness(old, new, 0.5) == pytest.approx(0.38)
        assert nearness(old, said("Shut.", published="2025"), 0.5) == 0.5


class TestTheNewsroom:
    def test_what_stands_against_what_mostly_shares_a_matter(self) -> None:
        known, planted = newsroom.statements(), newsroom.planted()
        with Record(":memory:") as record:
            newsroom.filled(record, known)
            sentences = Sentences()
            add_vectors(record, sentences)
            find_matters(record, model=sentences.name)
            places = {name: record.matters.of(s.id) for name, s in known.items() if s.speech}
        pairs = [(p["a"], p["b"]) for part in ("reversals", "disputes", "agreements")
                 for p in planted[part]]  # fmt: skip
        told = [places[a] == places[b] for a, b in pairs if a in places and b in places]
        assert sum(told) / len(told) >= 0.6
        cinema = {m for name, m in places.items() if name.startswith("lantern-cinema/")}
        others = {m for name, m in places.items() if not name.startswith("lantern-cinema/")}
        assert not cinema & others
