"""Parts of an attribution begin and end plainly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.edges import plain_edges
from onrecord.paragraphs import paragraphs
from onrecord.statements import Attribution, Span


def spans(text, *words):
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def plain(text, *, source=(), cue=("said",), content):
    """The parts, as words, of one attribution after trimming; None when it is left out."""
    one = Attribution(spans(text, *source), spans(text, *cue), spans(text, *content))
    found = plain_edges(text, paragraphs(text), [one])
    if not found:
        return None
    return tuple([s.of(text) for s in p] for p in (found[0].source, found[0].cue, found[0].content))


@pytest.mark.parametrize("words", ["nothing", "nothing of the kind", "Little more", "what"])
def test_what_does_not_tell_what_was_said_is_no_statement(words):
    assert plain(f"The board said {words}.", content=(words,)) is None


def test_what_she_said_when_she_said_it_tells_nothing():
    assert plain("What she said, and when she said it.", content=("What", "it")) is None


def test_a_denied_it_stands_for_what_came_before():
    assert plain("The board denied it.", cue=("denied",), content=("it",))[2] == ["it"]


def test_what_is_said_of_nothing_stays():
    found = plain("He said nothing was signed.", content=("nothing was signed",))
    assert found[2] == ["nothing was signed"]


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("It rained. The quay shuts, he said.", ". The quay shuts,", "The quay shuts"),
        ("It rained), the quay shut, he said.", "), the quay shut", "the quay shut"),
        ("The quay would close —, he said.", "The quay would close —", "The quay would close"),
        ("He said it belongs to Velport (VP).", "it belongs to Velport (", "it belongs to Velport"),
        ("He said it would rise to pre-war levels.", "it would rise to pre-", "it would rise to"),
        ("He said:” The quay is shut.", "” The quay is shut", "The quay is shut"),
        ("He said “no” and meant “yes, he would.", "no” and meant “", "no” and meant"),
        ("He said .5 per cent was enough.", ".5 per cent was enough", ".5 per cent was enough"),
        ("He said ... the quay is shut.", "... the quay is shut", "... the quay is shut"),
        ("He said –5 degrees was cold.", "–5 degrees was cold", "–5 degrees was cold"),
        ("He said ’90s music was best.", "’90s music was best", "’90s music was best"),
        ("Plans for the mill, he said.", "Plans for the mill", "Plans for the mill"),
    ],
)  # fmt: skip
def test_contents(text, found, left):
    assert plain(text, content=(found,))[2] == [left]


@pytest.mark.parametrize(
    "quotation",
    ["“The quay is shut,”", '"The quay is shut —"', "‘The quay is shut.’", "''We are shut,''"],
)
def test_a_quotation_keeps_its_marks_and_what_is_in_it(quotation):
    assert plain(f"{quotation} she said.", content=(quotation,))[2] == [quotation]


def test_an_open_quotation_keeps_its_end():
    text = "She said: “The quay is shut —\n“For good.”"
    assert plain(text, content=("“The quay is shut —",))[2] == ["“The quay is shut —"]


def test_a_mark_left_alone_is_no_content():
    text = "‘It is shut,’ he said.\n'And we know it."
    assert plain(text, content=("‘It is shut,’", "'"))[2] == ["‘It is shut,’"]


def test_an_attribution_without_a_word_of_content_is_left_out():
    assert plain("It rained. He said nothing.", content=(".",)) is None


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Ana Torvald, the mayor, said so.", "Ana Torvald, the mayor,", "Ana Torvald, the mayor"),
        ("Makers of, say, carts said so.", "Makers of,", "Makers"),
        ("A man who lives near the quay said so.", "A man who lives near", "A man who lives"),
        ("A poll taken in May said so.", "A poll taken in", "A poll taken"),
        ("Millions of angry pilots said so.", "of angry pilots", "angry pilots"),
        ("The pilots’ leaders said so.", "The pilots’ leaders", "The pilots’ leaders"),
        ("Bo Lind (Harbour Party) said so.", "Bo Lind (Harbour Party)", "Bo Lind (Harbour Party)"),
        ("A man who said so.", "who", "who"),
        ("Pilots, many of whom said so.", "many of whom", "many of whom"),
        ("His words said so.", "His", "His"),
    ],
)  # fmt: skip
def test_sources(text, found, left):
    assert plain(text, source=(found,), content=("so",))[0] == [left]


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("They wrote in their letter so.", "wrote in their", "wrote"),
        ("They said at a so.", "said at a", "said"),
        ("They agreed to so.", "agreed to", "agreed to"),
        ("Ana Torvald: so.", ":", ":"),
        ("They said, so.", "said,", "said"),
    ],
)
def test_cues(text, found, left):
    assert plain(text, cue=(found,), content=("so",))[1] == [left]


def test_a_dateline_is_nobodys_words():
    text = "ALDERVIK, April 8 (LPB) — The quay will close, the mayor said."
    found = ("ALDERVIK, April 8 (LPB) — The quay will close",)
    assert plain(text, source=("the mayor",), content=found)[2] == ["The quay will close"]


def test_spans_that_only_a_blank_parts_are_one():
    text = "Sellers are refusing to accept less."
    parts = plain(text, source=("Sellers",), cue=("are refusing",), content=("to", "accept less"))
    assert parts[2] == ["to accept less"]


def test_a_small_word_beside_another_content_is_no_content():
    text = "The board and the mayor said the quay is shut. As one."
    assert plain(text, content=("the quay is shut", "As"))[2] == ["the quay is shut"]
    assert plain("He asked what to.", cue=("asked",), content=("to",))[2] == ["to"]


HEADED = "Ships wait, pilots said, off Velmark\nMayor says quay is shut\nShips wait at sea."


def test_a_heading_reports_nothing_that_stands_above_it():
    found = plain(HEADED, source=("Mayor",), cue=("says",), content=("off Velmark", "quay is shut"))
    assert found[2] == ["quay is shut"]


def test_a_heading_is_no_part_of_what_is_said_elsewhere():
    found = plain(HEADED, source=("pilots",), content=("Ships wait", "quay is shut"))
    assert found[2] == ["Ships wait"]


def test_a_list_below_a_colon_is_what_is_said():
    text = "The mayor said it would bring:\nA new quay\nA new mill"
    found = plain(text, content=("A new quay", "A new mill"))
    assert found[2] == ["A new quay", "A new mill"]


@given(st.text(st.sampled_from("ab .,;:—-–“”\"'‘’()[]\n"), min_size=1), st.data())
def test_spans_only_shrink(text, data):
    cut = st.integers(0, len(text))
    ends = sorted({data.draw(cut) for _ in range(6)})
    content = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    one = Attribution((), (), content)
    for found in plain_edges(text, paragraphs(text), [one]):
        found.check(text)
        held = {i for s in content for i in range(*s)}
        assert all(i in held or text[i] in " \t\xa0" for s in found.content for i in range(*s))


@pytest.mark.parametrize("unit", ["— ", "“ ", "of the ", "(", "A-", "A/B, C "])
def test_time_grows_with_the_text(unit):
    text = unit * (200_000 // len(unit))
    many = [Attribution((), (), (Span(i, len(text)),)) for i in range(0, 400, 2)]
    started = time.process_time()
    plain_edges(text, paragraphs(text), many)
    assert time.process_time() - started < 5
