"""The likeliest tags of made-up scores."""

from __future__ import annotations

import numpy as np

from onrecord.extract.tags import BEGIN, OUTSIDE, TAGS
from onrecord.extract.viterbi import likeliest, log_softmax, word_scores

CONTENT = BEGIN["content"]


def words(*likely: tuple[int, float]) -> np.ndarray:
    """Log-probabilities of words of which each has one tag, and outside for the rest."""
    odds = np.full((len(likely), TAGS), 1e-6)
    for row, (tag, p) in zip(odds, likely, strict=True):
        row[OUTSIDE], row[tag] = 1 - p, p
    return np.log(odds)


def tags(*likely: tuple[int, float], marks: tuple[int, ...] = ()) -> list[int]:
    bounds = np.zeros(len(likely), bool)
    bounds[list(marks)] = True
    return likeliest(words(*likely), bounds).tolist()


def test_no_words_have_no_tags():
    assert likeliest(np.zeros((0, TAGS)), np.zeros(0, bool)).tolist() == []


def test_inside_follows_its_own_beginning():
    assert tags((CONTENT + 1, 0.9), (OUTSIDE, 0.9)) == [OUTSIDE, OUTSIDE]
    assert tags((BEGIN["cue"], 0.9), (CONTENT + 1, 0.6)) == [BEGIN["cue"], OUTSIDE]


def test_a_content_goes_on_over_an_even_word_within_a_phrase():
    run = [(CONTENT, 0.9), (CONTENT + 1, 0.4)]
    assert tags(*run) == [CONTENT, CONTENT + 1]
    assert tags(*run, (CONTENT + 1, 0.4)) == [CONTENT, CONTENT + 1, CONTENT + 1]


def test_it_ends_at_a_mark_as_the_scores_say():
    assert tags((CONTENT, 0.9), (CONTENT + 1, 0.4), marks=(1,)) == [CONTENT, OUTSIDE]


def test_it_ends_within_a_phrase_where_the_scores_are_sure():
    assert tags((CONTENT, 0.9), (CONTENT + 1, 0.1)) == [CONTENT, OUTSIDE]


def test_a_source_that_is_nearly_even_is_one():
    scores = words((BEGIN["source"], 0.4), (BEGIN["cue"], 0.4))
    assert word_scores(scores).argmax(1).tolist() == [BEGIN["source"], OUTSIDE]


def test_log_softmax_sums_to_one_and_survives_large_scores():
    found = log_softmax(np.array([[1e4, 0.0, -1e4], [1.0, 1.0, 1.0]]))
    assert np.allclose(np.exp(found).sum(-1), 1)
