"""Windows: nothing lost, every piece at its place."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.weights import Weights, shipped
from onrecord.extract.windows import WINDOW, quote_states, windows

TOKENIZER = Weights(shipped()).tokenizer
NEWS = "The port is open, Ana Torvald said.\n\n“It was never closed,” she told reporters.\n"


def pieces(text, **options):
    return [
        (int(a), int(b))
        for w in windows(TOKENIZER, text, **options)
        for a, b in w.offsets
        if a >= 0
    ]


def test_every_word_is_in_a_window():
    seen = {i for a, b in pieces(NEWS) for i in range(a, b)}
    assert seen == {i for i, c in enumerate(NEWS) if not c.isspace()}


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_pieces_lie_in_order_within_the_text(text):
    places = pieces(text)
    assert all(0 <= a < b <= len(text) for a, b in places)
    assert [a for a, _ in places] == sorted(a for a, _ in places)


def test_a_long_paragraph_is_cut_at_sentence_ends_and_read_to_its_end():
    text = "The minister denied it. " * 400
    cut = windows(TOKENIZER, text)
    assert len(cut) > 5
    assert max(map(len, cut)) <= WINDOW
    starts = [next(int(a) for a, _ in w.offsets if a >= 0) for w in cut]
    assert all(text[s:].startswith("The minister") for s in starts)
    assert pieces(text)[-1][1] == len(text.rstrip())


def test_a_line_without_spaces_is_read_to_its_end():
    text = "x" * 9001 + " said"
    assert pieces(text)[-1] == (9002, 9006)


def test_case_quote_and_place_of_a_word():
    (window,) = windows(TOKENIZER, "UN Says\n“yes” it 90 McAdam", spans=None)
    text = "UN Says\n“yes” it 90 McAdam"
    at = {text[a:b]: i for i, (a, b) in enumerate(window.offsets) if a >= 0}
    assert [window.case[at[w]] for w in ("UN", "Says", "it", "90")] == [2, 1, 0, 4]
    assert [window.quote[at[w]] for w in ("“", "yes", "”", "it")] == [2, 1, 3, 0]
    assert [window.place[at[w]] for w in ("UN", "it")] == [0, 1]


@pytest.mark.parametrize(
    ("paragraph", "states"),
    [
        ('a "b" c', [0, 0, 2, 1, 3, 0, 0]),
        ("“b", [2, 4]),
        ("it's", [0, 0, 0, 0]),
        ("‘b’ c", [6, 5, 6, 0, 0]),
        ("", []),
    ],
)
def test_quote_states(paragraph, states):
    assert quote_states(paragraph) == states


def test_random_first_window_covers_the_same_pieces():
    text = "The court ruled that the sale was void. " * 100
    assert pieces(text, rng=Random(4)) == pieces(text)


def test_lone_surrogates_are_read_around():
    assert pieces("said \ud800 twice")[-1] == (7, 12)


def test_no_text_gives_no_windows():
    assert windows(TOKENIZER, " \n ") == []
