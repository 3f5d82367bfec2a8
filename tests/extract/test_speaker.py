"""A plain speaker beside a quotation."""

from __future__ import annotations

import pytest

from onrecord.extract.speaker import named_after, named_before
from onrecord.statements import Span


def after(text):
    end = text.rindex("”") + 1
    found = named_after(text, Span(text.index("“"), end), len(text))
    return found and tuple(span.of(text) for span in found)


def before(text):
    found = named_before(text, 0, text.index("“"))
    return found and tuple(span.of(text) for span in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is open,” said Bo Lind.", ("Bo Lind", "said")),
        ("“It is open,” said Bo Lind", ("Bo Lind", "said")),
        ("“It is open,” Mr. Lind told reporters.", ("Mr. Lind", "told")),
        ("“It is open,” the minister later added.", ("the minister", "added")),
        ("“Is it open?” she asked.", ("she", "asked")),
    ],
)
def test_named_after(text, speaker):
    assert after(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“It is open.” He added, and went home.",
        "“It is open” until Lind said otherwise.",
        "“It is open” and he said it was cheap.",
        "“It is open,” according to a notice that Lind wrote.",
        "“It is open”",
    ],
)
def test_the_next_clause_names_nobody_for_this_one(text):
    assert after(text) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lind wrote: “It is open.”", ("Lind", "wrote")),
        ("Asked if the port would close, Bo Lind said, “It is open.”", ("Bo Lind", "said")),
        ("A woman asked for a map and Torvald said, “It is open.”", ("Torvald", "said")),
        ("They met in May. Mr. Lind said at the gate: “It is open.”", ("Mr. Lind", "said")),
        ("She also told the council:\n\n“It is open.”", ("She", "told")),
    ],
)
def test_named_before(text, speaker):
    assert before(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The sign read in part “It is open.”",
        "Lind, the harbour master, said, “It is open.”",
        "Lind said it was late. On the door: “It is open.”",
        "“It is open.”",
    ],
)
def test_no_plain_subject_before(text):
    assert before(text) is None
