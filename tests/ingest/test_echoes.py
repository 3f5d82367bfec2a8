"""Lines that print the article's own words again."""

from __future__ import annotations

import time

from onrecord.ingest.echoes import echoes

LEAD = "The quay at Aldervik was built by hand and will close in May, the board said."
LONG = "“We shall miss it,” Ana Torvald said. “It was a mistake to let the old quay go to ruin.”"


def test_a_pull_quote_is_an_echo():
    lines = ["Quay shuts", LEAD, "“It was a mistake to let the old quay go”", LONG]
    assert echoes(lines) == {2}


def test_a_quotation_that_stands_nowhere_else_is_none():
    assert echoes(["Quay shuts", LEAD, "“It was right to let the old quay go.”", LONG]) == set()


def test_the_same_quotation_twice_is_none():
    line = "“It was a mistake to let the old quay go.”"
    assert echoes(["Quay shuts", line, LEAD, line]) == set()


def test_a_caption_that_begins_a_sentence_is_an_echo():
    assert echoes(["Quay shuts", LEAD, LONG, LEAD[:-1]]) == {3}
    assert echoes(["Quay shuts", LEAD, LONG, "The quay at Aldervik was built by hand"]) == {3}


def test_a_heading_above_its_paragraph_is_none():
    assert echoes(["Quay shuts", LONG, "The quay at Aldervik was built by hand", LEAD]) == set()


def test_the_headline_is_none():
    assert echoes(["The quay at Aldervik was built by hand", LONG, LEAD]) == set()


def test_words_in_the_middle_of_a_sentence_are_none():
    assert echoes(["Quay shuts", LEAD, LONG, "built by hand and will close in May"]) == set()


def test_time_is_bounded():
    lines = [LEAD, *["“aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa”"] * 5000, "a" * 100_000]
    started = time.process_time()
    echoes(lines)
    assert time.process_time() - started < 5
