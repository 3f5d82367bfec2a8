"""Statements inside statements."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.parents import parents
from onrecord.statements import Attribution, Span

OUTER = Attribution((Span(90, 97),), (Span(98, 102),), (Span(0, 88),))
MIDDLE = Attribution((Span(1, 8),), (Span(9, 13),), (Span(14, 80),))
INNER = Attribution((Span(20, 25),), (Span(26, 30),), (Span(31, 70),))


def test_the_smallest_that_holds_it_is_the_parent() -> None:
    assert parents([INNER, OUTER, MIDDLE]) == [2, None, 1]


def test_the_cue_and_the_source_must_be_inside_too() -> None:
    outside = Attribution((Span(100, 105),), (Span(26, 30),), (Span(31, 70),))
    assert parents([outside, MIDDLE]) == [None, None]


def test_two_with_the_same_content_are_not_each_others_parent() -> None:
    assert parents([MIDDLE, MIDDLE]) == [None, None]


def test_one_without_content_has_no_parent() -> None:
    assert parents([Attribution(cue=(Span(2, 4),)), OUTER]) == [None, None]


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(st.tuples(SPANS, SPANS), max_size=12))
def test_following_parents_always_ends(pairs: list[tuple[Span, Span]]) -> None:
    found = parents([Attribution(cue=(c,), content=(t,)) for c, t in pairs])
    for start in range(len(found)):
        seen, at = set(), start
        while found[at] is not None:
            assert at not in seen
            seen.add(at)
            at = found[at]


def test_a_long_transcript_is_quick() -> None:
    many = [
        Attribution((Span(i, i + 2),), (Span(i + 3, i + 5),), (Span(i + 6, i + 90),))
        for i in range(0, 1_000_000, 100)
    ]
    start = time.process_time()
    assert parents(many) == [None] * len(many)
    assert time.process_time() - start < 5
