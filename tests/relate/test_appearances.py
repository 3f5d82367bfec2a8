"""The same words in another article are one statement, printed again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.relate.appearances import find_appearances, same_words
from onrecord.relate.words.wording import CERTAIN, content_marks, longest_run, overlap, words
from onrecord.statements import Article, Attribution, Span, Speaker, Statement
from tests.relate import newsroom

VANE = Speaker("p1", "Odile Vane", "person", role="harbour minister")
PROMISE = "the dredging of the outer basin will be finished before the first frost of the year"


def said(content: str, *, speaker: Speaker | None = VANE, published: str | None = "2025-05-01",
         after: str = "", **others: Any) -> Statement:  # fmt: skip
    """A statement that is all of its article but for what comes after it."""
    source, text = "Vane", f"Vane said {content}. {after}"
    return Statement(
        Article(text, published=published),
        Attribution((Span(0, len(source)),), (Span(5, 9),), (Span(10, 10 + len(content)),)),
        speaker=speaker,
        **others,
    )


def related(*statements: Statement) -> tuple[Record, list[tuple[str, str]]]:
    """A record with the statements, and (first, printing) as found there."""
    record = Record(":memory:")
    for one in statements:
        record.add(one.article, [one])
    found = find_appearances(record)
    return record, [(a.first, a.statement) for a in found if a.first != a.statement]


class TestTheNewsroom:
    def test_every_planted_printing_is_found_and_nothing_else(self) -> None:
        known = newsroom.statements()
        planted = {(x["first"], also) for x in newsroom.planted()["appearances"]
                   for also in x["also"]}  # fmt: skip
        names = {s.id: name for name, s in known.items()}
        with Record(":memory:") as record:
            newsroom.filled(record, known)
            found = find_appearances(record)
        printed = {(names[a.first], names[a.statement]) for a in found if a.first != a.statement}
        assert printed == planted


class TestFirst:
    def test_the_earliest_published_is_the_first_in_whatever_order_they_arrive(self) -> None:
        late, early = said(PROMISE, published="2025-06-01"), said(f"“{PROMISE}”")
        record, found = related(late, early)
        assert found == [(early.id, late.id)]
        assert record.appearances.first(late.id) == early.id

    def test_what_has_no_date_is_never_the_first_of_dated_ones(self) -> None:
        undated, dated = said(f"“{PROMISE}”", published=None), said(PROMISE)
        assert related(undated, dated)[1] == [(dated.id, undated.id)]

    def test_later_printings_are_added_to_those_that_are_known(self) -> None:
        first, second = said(PROMISE), said(f"“{PROMISE}”", published="2025-05-02")
        record, _ = related(first, second)
        third = said(f"“{PROMISE[:60]}”", published="2025-05-03")
        record.add(third.article, [third])
        find_appearances(record)
        assert [a.statement for a in record.appearances.of(third.id)] == [
            first.id, second.id, third.id,
        ]  # fmt: skip

    def test_nothing_is_looked_for_twice(self) -> None:
        record, _ = related(said(PROMISE), said(f"“{PROMISE}”"))
        assert find_appearances(record) == []

    def test_when_the_first_is_read_again_its_printings_are_looked_for_again(self) -> None:
        first, second = said(PROMISE), said(f"“{PROMISE}”", published="2025-05-02")
        record, _ = related(first, second)
        cut = Attribution((), (), (Span(10, 70),), extractor="other/1")
        again = Statement(first.article, cut, speaker=VANE)
        record.add(first.article, [again])
        find_appearances(record)
        assert record.appearances.first(second.id) == again.id


class TestNotTheSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("at least 40 people were seen on the quay that night", "at least 50 people were seen"
             " on the quay that night"),
            ("we had been told of it by the inspectors of the port", "we had not been told of it by"
             " the inspectors of the port"),
            ("no ship of ours has been near the outer basin", "ship of ours has been near the outer"
             " basin"),
        ],
    )  # fmt: skip
    def test_a_number_or_a_negation_makes_other_words(self, one: str, other: str) -> None:
        assert related(said(one), said(other))[1] == []

    @pytest.mark.parametrize("short", ["yes", "no comment", "that is not true"])
    def test_a_few_words_in_different_articles(self, short: str) -> None:
        assert (
            related(said(short, after="On Monday."), said(f"“{short}”", after="By sea."))[1] == []
        )

    def test_another_speaker(self) -> None:
        other = Speaker("p2", "Tomas Greel", "person")
        assert related(said(PROMISE), said(f"“{PROMISE}”", speaker=other))[1] == []

    def test_one_affirms_and_the_other_denies(self) -> None:
        denial = said(f"“{PROMISE}”", stance="denies")
        assert same_words(said(PROMISE, stance="affirms"), denial, copies=True) == 0

    def test_the_same_article(self) -> None:
        assert same_words(said(PROMISE), said(PROMISE), copies=False) == 0


class TestCopies:
    def test_a_few_words_in_the_same_place_of_a_copied_article(self) -> None:
        rest = " ".join(f"{PROMISE} {n} {n + 1} {n * 7}." for n in range(30))
        first = said("no comment", after=rest)
        copy = said("“no comment”", after=rest, published="2025-05-02")
        assert related(first, copy)[1] == [(first.id, copy.id)]


class TestWording:
    def test_marks_of_any_shape_and_decimals(self) -> None:
        assert words("“Don’t,” he said: 9,000 of 2.5") == words("don't he said 9000 of 25")

    def test_reordered_sentences_overlap_whole(self) -> None:
        a, b = words("We know the hour. Every pilot lands here."), "every pilot lands here we know"
        assert overlap(a, [*words(b), "the", "hour"]) == 1

    @given(st.lists(st.sampled_from("abcdefgh"), max_size=40),
           st.lists(st.sampled_from("abcdefgh"), max_size=40))  # fmt: skip
    def test_a_common_run_gives_a_common_mark(self, a: list[str], b: list[str]) -> None:
        if longest_run(a, b) >= CERTAIN:
            assert content_marks(a) & content_marks(b)
        assert 0 <= overlap(a, b) <= 1

    def test_hostile_length_is_bounded(self) -> None:
        assert overlap(["a"] * 10**6, ["a"] * 10**6) == 1
