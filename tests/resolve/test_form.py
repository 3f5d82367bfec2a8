"""Quotation marks, and whether a statement is direct, mixed or indirect."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quotation import quoted, quoted_around
from onrecord.resolve.form import form
from onrecord.statements import Attribution, Span


def found(text: str) -> list[str]:
    return [q.span.of(text) for q in quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” said Orla Dunmore. “It was time.”", ["“We left,”", "“It was time.”"]),
        ('"We left," said Orla Dunmore.', ['"We left,"']),
        ("« Nous partons », dit-elle.", ["« Nous partons »"]),
        ("»Wir gehen«, sagte sie.", ["»Wir gehen«"]),
        ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
        ("''We left,'' said Orla Dunmore.", ["''We left,''"]),
        ("‘We left,’ said Orla Dunmore. ‘It’s time.’", ["‘We left,’", "‘It’s time.’"]),
        ("Minister calls plan 'a mistake'", ["'a mistake'"]),
        ("Veldania ‘never hid’ its debt", ["‘never hid’"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ('There was “no evidence" yet.', ['“no evidence"']),
    ],
)
def test_each_kind_of_mark_is_read(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The suspect is 6'2\" and wears a size 12.",
        'A 24" screen hung over the bar.',
        "In the '90s and the ’80s it was Dunmore's party, the workers' party.",
        "'Twas the ministry’s plan, an’ they knew ’em all.",
        "It isn’t the Veldanians’ fault, and it won’t be.",
    ],
)
def test_apostrophes_decades_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_inches_inside_a_quotation_do_not_end_it() -> None:
    text = 'She said, "He is 6\'2" and fast," and left.'
    assert found(text) == ['"He is 6\'2" and fast,"']


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = "“We begin here.\n\n“We end here,” she said.\n\nNobody spoke."
    assert found(text) == ["“We begin here.", "“We end here,”"]


def test_a_mark_that_nothing_opened_is_ignored() -> None:
    assert found("We left,” she said. “Really.”") == ["“Really.”"]


def test_a_second_opening_mark_ends_what_was_not_closed() -> None:
    assert found("“We left, she said. “Really.”") == ["“We left, she said.", "“Really.”"]


def test_kinds_are_told_apart() -> None:
    kinds = [q.mark for q in quoted('“a b” "c d" «e f» „g h“ ‘i j’')]
    assert kinds == ["curly", "straight", "guillemet", "low", "single"]


@given(st.text(alphabet="ab.,s \n\"'“”‘’«»„`6", max_size=80))
def test_quotations_are_ordered_and_never_empty(text: str) -> None:
    spans = [q.span for q in quoted(text)]
    assert all(s.end - s.start >= 2 for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("unit", ["'a ", "‘a ", '"a ', "“a ", "6'2\" ", "a’s ‘b", "''a "])
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = time.process_time()
        quoted(text)
        return time.process_time() - start

    assert seconds(80_000) < 20 * max(seconds(20_000), 0.02)


def attribution(text: str, source: str, cue: str, *content: str) -> Attribution:
    def at(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return Attribution((at(source),), (at(cue),), tuple(at(c) for c in content))


def test_direct_mixed_and_indirect() -> None:
    text = (
        "“We left the talks,” said Dunmore. Castell told the press that Dunmore was “deeply sorry”"
        " about it. Castell added that talks would resume."
    )
    assert form(text, attribution(text, "Dunmore", "said", "“We left the talks,”")) == "direct"
    mixed = "that Dunmore was “deeply sorry” about it"
    assert form(text, attribution(text, "Castell", "told", mixed)) == "mixed"
    indirect = "that talks would resume"
    assert form(text, attribution(text, "Castell", "added", indirect)) == "indirect"


def test_a_statement_inside_a_quotation_is_indirect() -> None:
    text = "“Castell confirmed that grain was sold,” Dunmore said."
    inner = attribution(text, "Castell", "confirmed", "that grain was sold")
    assert form(text, inner) == "indirect"


def test_a_quotation_inside_a_quotation_is_direct() -> None:
    text = "“Castell told us, ‘Grain was sold,’ and left,” Dunmore said."
    inner = attribution(text, "Castell", "told", "‘Grain was sold,’")
    assert form(text, inner) == "direct"
    assert [q.mark for q in quoted_around(text, inner.content + inner.cue)] == ["single"]


def test_no_content_is_indirect() -> None:
    assert form("Dunmore spoke.", Attribution(source=(Span(0, 7),))) == "indirect"
