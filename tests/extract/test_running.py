"""A quotation that runs over paragraphs is one speaker's."""

from __future__ import annotations

import pytest

from onrecord.extract.running import running_quotations
from onrecord.paragraphs import paragraphs
from onrecord.quotation import is_closed, quoted
from onrecord.statements import Attribution, Span

TWO = (
    "Ana Torvald said: “The quay is old and cold.\n"
    "“It cannot hold the ships.\n"
    "“We must close it now.”\n"
    "Bo Lind, a pilot, said: “I have sailed here for years.”"
)


def spans(text, *words):
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def attribution(text, source, cue, *content):
    return Attribution(spans(text, source), spans(text, cue), spans(text, *content))


def running(text, *found):
    new = running_quotations(text, paragraphs(text), found)
    return [(a.source[0].of(text), [s.of(text) for s in a.content]) for a in new]


OLD, HOLD, CLOSE, YEARS = (q.span.of(TWO) for q in quoted(TWO))


def test_the_paragraphs_of_a_running_quotation_go_to_who_began_it():
    torvald = attribution(TWO, "Ana Torvald", "said", OLD)
    lind = attribution(TWO, "Bo Lind", "said: “I", CLOSE, YEARS)
    assert running(TWO, torvald, lind) == [
        ("Ana Torvald", [OLD, HOLD, CLOSE]),
        ("Bo Lind", [YEARS]),
    ]


def test_one_that_loses_all_its_content_is_left_out():
    torvald = attribution(TWO, "Ana Torvald", "said", OLD, HOLD)
    lind = attribution(TWO, "Bo Lind", "said: “I", CLOSE)
    assert running(TWO, torvald, lind) == [("Ana Torvald", [OLD, HOLD, CLOSE])]


def test_who_is_named_at_the_end_has_the_paragraphs_before():
    text = "“The quay is old and cold.\n“We must close it,” Ana Torvald said."
    first, last = (q.span.of(text) for q in quoted(text))
    torvald = attribution(text, "Ana Torvald", "said", last)
    assert running(text, torvald) == [("Ana Torvald", [first, last])]


def test_a_closed_quotation_does_not_run_on():
    text = "Ana Torvald said: “The quay is old.”\n“I have sailed here for years,” said Bo Lind."
    old, years = (q.span.of(text) for q in quoted(text))
    torvald, lind = (
        attribution(text, "Ana Torvald", "said", old),
        attribution(text, "Bo Lind", "said Bo", years),
    )
    assert running(text, torvald, lind) == [("Ana Torvald", [old]), ("Bo Lind", [years])]


def test_a_paragraph_that_names_its_speaker_stays_theirs():
    text = "Ana Torvald said: “The quay is old.\n“I have sailed here for years,” said Bo Lind."
    old, years = (q.span.of(text) for q in quoted(text))
    torvald = attribution(text, "Ana Torvald", "said", old)
    lind = attribution(text, "Bo Lind", "said Bo", years)
    assert running(text, torvald, lind) == [("Ana Torvald", [old]), ("Bo Lind", [years])]


def test_turns_of_a_dialogue_stay_as_they_are():
    text = "“TORVALD: The quay is old.\n“Follow the Courier on the radio.”"
    turn = Attribution(spans(text, "TORVALD"), spans(text, ":"), spans(text, "The quay is old."))
    assert running(text, turn) == [("TORVALD", ["The quay is old."])]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("“It is so.”", True),
        ("“It is so.", False),
        ('"It is so."', True),
        ('"It is so.', False),
        ("''It is so.''", True),
        ("''It is so.", False),
        ("‘It is so.", False),
        ("‘It is so.’", True),
        ("“He said ‘no’", False),
    ],
)
def test_is_closed(text, closed):
    assert is_closed(text, quoted(text)[0]) is closed
