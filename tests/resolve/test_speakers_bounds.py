"""Hostile and long texts: bounded work, no error, every mention within the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span

WORDS = (
    *["Mr.", "President", "Joan", "Marsh", "Sen.", "Sens.", "and", "The", "the", "a", "of", "who"],
    *["said", "he", "she", "they", "it", "I", "“", "”", "’", "'s", "(", ")", '"', ".", ":", ","],
    *["former", "officials", "(R-Ohio)", "Republican", "CEO", "U.S.", "Élysée", "al-Asad", "ARO"],
    *["ΑΒΓ", "12", "\n", "\u202e", "\x00"],
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@given(PIECES | st.text(max_size=200), st.data())
@settings(max_examples=60, deadline=None)
def test_any_spans_of_any_text(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    given_spans = data.draw(st.lists(st.tuples(places, places), max_size=6))
    spans = [Span(min(p), max(p)) for p in given_spans if p[0] != p[1]]
    attributions = [
        Attribution(source=(s,), content=(t,)) for s, t in zip(spans, spans[::-1], strict=True)
    ]
    article = Article(text)
    found = resolve_speakers(article, attributions)
    assert len(found) == len(attributions)
    for speaker in filter(None, found):
        assert 0 <= speaker.confidence <= 1
        assert speaker.name
        assert all(0 <= s.start < s.end <= len(text) for s in speaker.mentions)
    assert found == resolve_speakers(article, attributions)


@pytest.mark.parametrize(
    "piece",
    [
        "president ",
        "President ",
        "Joan Marsh ",
        "the ",
        "x",
        "X and Y ",
        "Marsh, the mayor of Ferrow, ",
        "“I said, ",
        '"',
        "(ABC) ",
        "A. ",
        "Sens. Joan Marsh and ",
        "a\n",
        "of ",
        "'s ",
        "Ing working ",
    ],
)
def test_a_repeated_piece_takes_bounded_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    attributions = [Attribution(source=(Span(i, i + 300),)) for i in range(0, 18_000, 1_500)]
    attributions.append(Attribution(source=(Span(0, len(text)),)))
    start = time.process_time()
    resolve_speakers(Article(text), attributions)
    assert time.process_time() - start < 20


def test_many_people_of_one_surname() -> None:
    names = [f"{a}{b}a Marsh" for a in "BCDFGHJKLMNPRSTVWZ" for b in "aeiou"]
    text = " ".join(f"{name.capitalize()} Marsh said it. " for name in names * 5)
    source = Attribution(source=(Span(0, 9),))
    start = time.process_time()
    resolve_speakers(Article(text), [source])
    assert time.process_time() - start < 20
