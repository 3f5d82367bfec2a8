"""Spans by where they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.places import Places, overlap
from onrecord.statements import Span

SPANS = st.tuples(st.integers(0, 2000), st.integers(1, 900)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_what_is_at_a_place_is_what_overlaps_it(spans, place):
    owned = [(span, n) for n, span in enumerate(spans)]
    wanted = sorted(pair for pair in owned if overlap(pair[0], place))
    assert Places(owned).at(place) == wanted


def test_a_dropped_span_is_gone():
    places = Places([(Span(0, 600), 1), (Span(0, 600), 2)])
    places.drop(Span(0, 600), 1)
    assert places.at(Span(500, 501)) == [(Span(0, 600), 2)]


def test_touching_is_not_overlapping():
    assert overlap(Span(0, 4), Span(4, 8)) == 0
    assert Places([(Span(0, 4), 0)]).at(Span(4, 8)) == []
