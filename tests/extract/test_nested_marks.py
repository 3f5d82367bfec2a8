"""What is said inside what is said keeps the marks of its quotation."""

from __future__ import annotations

import pytest

from onrecord.extract.nested import inner, worth_reading
from onrecord.statements import Attribution, Span


@pytest.mark.parametrize(
    ("outer", "said"),
    [
        ('Ana Torvald told her: "We shut the quay today."', '"We shut the quay today."'),
        ("Ana Torvald told her: “We shut the quay today,”", "“We shut the quay today,”"),
        ("“Ana Torvald said ‘we shut the quay today’.”", "‘we shut the quay today’"),
        ("Ana Torvald said it was “a very good day”", "it was “a very good day”"),
        ("Ana Torvald said the quay was shut today", "the quay was shut today"),
        ("“Ana Torvald said the quay was shut today.”", "the quay was shut today"),
    ],
)
def test_a_quotation_inside_is_closed(outer, said):
    text = f"Bo Lind said {outer} It rained."
    place = Span(text.index(outer), text.index(outer) + len(outer))
    (home,) = worth_reading(text, [Attribution((), (), (place,))])
    start = text.index(said)
    found = Span(start, min(home.end, start + len(said.rstrip(',.”’"'))))
    one = Attribution(
        (Span(text.index("Ana"), text.index("Torvald") + 7),),
        tuple(Span(m, m + 4) for m in (max(text.find("told"), text.rfind("said")),)),
        (found,),
    )
    assert [s.of(text) for a in inner(text, [home], [one]) for s in a.content] == [said]


@pytest.mark.parametrize(("cue", "kept"), [("denied", 1), ("never denied", 0), ("did not deny", 0)])
def test_what_was_never_said_is_no_statement(cue, kept):
    text = f"Bo Lind said the harbour board {cue} that the quay was shut."
    home = Span(text.index("the harbour"), len(text) - 1)
    one = Attribution(
        *((Span(text.index(w), text.index(w) + len(w)),) for w in ("the harbour board", cue)),
        (Span(text.index("that the quay"), len(text) - 1),),
    )
    assert len(list(inner(text, [home], [one]))) == kept
