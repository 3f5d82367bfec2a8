"""Labelled turns inside a report."""

from __future__ import annotations

from onrecord.extract.dialogue import dialogue
from onrecord.paragraphs import paragraphs
from onrecord.statements import Attribution, Span

TALK = (
    "The two met on Lestrian radio. They spoke as follows:\n\n"
    "DOVAK: Will the dam hold?\n\n"
    "LIND: It was built to hold.\n\n"
    "DOVAK: And if it does not?\n\n"
    "The interview ends there.\n"
)
QUOTED = (
    "Lind was asked on the radio:\n\n"
    '"DOVAK: Will the dam hold?\n\n'
    '"LIND: It was built to hold.\n\n'
    '"And it is looked after.\n\n'
    '"(CROSSTALK.)\n\n'
    '"VIDEO: Water runs over a wall.\n\n'
    "Nobody else was there.\n\n"
    '"DOVAK: And if it does not?\n\n'
    '"The programme is on every week."\n'
)


def read(text, found=()):
    return dialogue(text, paragraphs(text), list(found), "test")


def shown(text, found=()):
    return [
        tuple(tuple(s.of(text) for s in p) for p in (a.source, a.cue, a.content))
        for a in read(text, found)
    ]


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def test_each_labelled_paragraph_is_a_turn():
    assert shown(TALK) == [
        (("DOVAK",), (":",), ("Will the dam hold?",)),
        (("LIND",), (":",), ("It was built to hold.",)),
        (("DOVAK",), (":",), ("And if it does not?",)),
    ]


def test_paragraphs_that_open_with_marks_go_on_with_the_turn():
    assert shown(QUOTED) == [
        (("DOVAK",), (":",), ("Will the dam hold?",)),
        (("LIND",), (":",), ("It was built to hold.", '"And it is looked after.')),
        (("DOVAK",), (":",), ("And if it does not?",)),
    ]


def test_prose_between_turns_is_nobodys():
    text = TALK.replace("DOVAK: And", "The host looked at the wall.\n\nDOVAK: And")
    assert not any("wall" in s.of(text) for a in read(text) for s in a.content)


def test_what_touches_a_turn_gives_way_and_the_rest_stays():
    swallowed = Attribution(
        (place(TALK, "They"),), (place(TALK, "spoke"),), (place(TALK, "DOVAK: Will the dam hold"),)
    )
    apart = Attribution((), (place(TALK, "ends"),), (place(TALK, "The interview"),))
    found = read(TALK, [swallowed, apart])
    assert swallowed not in found and apart in found
    assert len(found) == 4


def test_headings_are_no_dialogue():
    text = "UPDATE: It is open.\n\nPHOTOS: The harbour.\n\nLIND: It is.\n\nDOVAK: It was.\n"
    assert read(text) == []
    assert read("LIND: It is.\n\nDOVAK: It was.\n") == []


def test_labels_far_apart_are_no_dialogue():
    prose = "The road along the coast is narrow.\n\n" * 5
    text = f"LIND: It is.\n\n{prose}DOVAK: It was.\n\n{prose}LIND: Yes.\n"
    assert read(text) == []


def test_no_paragraphs():
    assert read("") == []
