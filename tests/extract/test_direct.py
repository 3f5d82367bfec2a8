"""Quotations that the network left out."""

from __future__ import annotations

import pytest

from onrecord.extract.direct import direct_speech
from onrecord.paragraphs import paragraphs
from onrecord.statements import Attribution, Span


def read(text, found):
    return direct_speech(text, paragraphs(text), found, "test")


def shown(text, found):
    return [
        tuple(tuple(text[a:b] for a, b in p) for p in (f.source, f.cue, f.content)) for f in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“The dam is safe and always was,” said Bo Lind.", "Bo Lind", "said"),
        ("“The dam is safe and always was,” she told reporters.", "she", "told"),
        ("“Is the dam safe or not, then?” the minister asked.", "the minister", "asked"),
        ("Ana Torvald wrote: “The dam is safe and always was.”", "Ana Torvald", "wrote"),
        (
            '"The dam is safe and always was," said Ana Torvald of the ministry.',
            "Ana Torvald",
            "said",
        ),
    ],
)
def test_a_plain_quotation_with_a_plain_speaker(text, source, cue):
    ((found_source, found_cue, content),) = shown(text, read(text, []))
    assert (found_source, found_cue) == ((source,), (cue,))
    assert content[0][0] in '“"' and content[0][-1] in '”"'


@pytest.mark.parametrize(
    "text",
    [
        "He starred in “The Long Way Home Again” that year.",
        "The so-called “right of first and last refusal now” applies.",
        "A sign above the door reads like “no dogs, no bikes, no prams” to most.",
        "“Short one,” he said.",
        "",
    ],
)
def test_what_is_no_plain_case_is_left_alone(text):
    assert read(text, []) == []


def test_the_second_half_of_a_quotation_goes_to_its_speaker():
    text = "“It is open,” Bo Lind said. “Everyone who wanted to pass has passed.”"
    first = Attribution((Span(14, 21),), (Span(22, 26),), (Span(0, 13),), 0.9)
    assert shown(text, read(text, [first])) == [
        (("Bo Lind",), ("said",), ("“It is open,”", "“Everyone who wanted to pass has passed.”"))
    ]


def test_what_was_found_is_not_touched():
    text = "“The dam is safe and always was,” said Bo Lind."
    found = [Attribution((Span(39, 46),), (Span(34, 38),), (Span(0, 33),), 0.9)]
    assert read(text, found) == found


SAID = "“It is open,” Bo Lind said."


def lind(text):
    return Attribution((Span(14, 21),), (Span(22, 26),), (Span(0, 13),), 0.9)


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_one_before():
    more = "“Everyone who wanted to pass has passed.”"
    text = f"{SAID}\n\n{more}\n\n{more}"
    ((_, _, content),) = shown(text, read(text, [lind(text)]))
    assert content == ("“It is open,”", more, more)


@pytest.mark.parametrize(
    "between", ["The crowd on the quay laughed.\n\n", "Others had their own view:\n\n", "Still: "]
)
def test_a_paragraph_in_between_or_words_before_break_it_off(between):
    text = f"{SAID}\n\n{between}“Everyone who wanted to pass has passed.”"
    assert read(text, [lind(text)]) == [lind(text)]


def test_a_speaker_in_the_line_above():
    text = "Bo Lind wrote to the council:\n\n“The dam is safe and always was.”"
    assert shown(text, read(text, [])) == [
        (("Bo Lind",), ("wrote",), ("“The dam is safe and always was.”",))
    ]


def test_many_quotations_take_linear_time():
    text = "“The dam is safe and always was,” said Bo Lind.\n\n" * 4000
    found = read(text, [])
    assert len(found) == 4000
