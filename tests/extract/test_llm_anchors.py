"""Words from a model, found in a text: always the text's own, and the nearest."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.llm_anchors import anchored
from onrecord.extract.llm_answer import Quoted
from onrecord.extract.llm_passages import passages
from onrecord.statements import Article, Attribution, Span


def places(text, source, cue, *content, furniture=()):
    """The words at the best place of the attribution, or None."""
    (passage,) = passages(Article(text, furniture=furniture), 6000)
    found = anchored(Quoted(source, cue, content), passage)
    return [[span.of(text) for span in part] for part in found[0]] if found else None


def test_the_nearest_occurrence_is_taken():
    text = "“Yes,” said Bo Lind. “No,” said Bo Lind. Bo Lind left."
    (passage,) = passages(Article(text), 6000)
    (best, *_) = anchored(Quoted(("Bo Lind",), ("said",), ("“No,”",)), passage)
    assert best.cue == (Span(27, 31),) and best.source == (Span(32, 39),)


def test_a_cue_between_two_speakers_belongs_to_its_own():
    text = "“Yes, we said so,” said Bo Lind. “No,” said Ada Vik."
    (passage,) = passages(Article(text), 6000)
    (best, *_) = anchored(Quoted(("Bo Lind",), ("said",), ("“Yes, we said so,”",)), passage)
    assert best.cue == (Span(19, 23),)


def test_quotation_marks_dashes_and_blanks_of_another_kind():
    text = "“The port’s open –\u00a0and  stays\nso,” said Bo Lind."
    assert places(text, ("Bo\u00a0Lind",), ("said",), '"The port\'s open - and stays so,"') == [
        ["Bo Lind"],
        ["said"],
        ["“The port’s open –\u00a0and  stays", "so,”"],
    ]


def test_only_whole_words():
    assert places("The tether held, others said.", ("he",), ("said",), "held") is None
    assert places("Cafe\u0301 said no.", ("Cafe",), ("said",), "no") is None


def test_letters_match_themselves_alone():
    assert places("Bo Lind said no.", ("bo lind",), ("said",), "no") is None
    assert places("Bo Lind said no.", ("Bo Lind",), ("said",), "No") is None


def test_marks_alone_are_no_words():
    assert places("Bo Lind said “no”.", ("Bo Lind",), ("said",), "”.") is None


def test_a_piece_given_twice_needs_two_places():
    assert places("Bo Lind said no.", ("Bo Lind",), ("said",), "no", "no") is None
    assert places("Bo Lind said no, no.", ("Bo Lind",), ("said",), "no", "no")[2] == ["no", "no"]


def test_content_over_furniture_leaves_the_furniture_out():
    text = "Bo Lind said: “We go.\nShare this\n“We stay.”"
    furniture = (Span(text.index("Share"), text.index("Share") + 10),)
    found = places(text, ("Bo Lind",), ("said",), "“We go. “We stay.”", furniture=furniture)
    assert found[2] == ["“We go.", "“We stay.”"]


def test_content_that_was_given_with_its_source_and_cue():
    text = "“The port,” Bo Lind said, “is open.”"
    assert places(text, ("Bo Lind",), ("said",), text) == [
        ["Bo Lind"],
        ["said"],
        ["“The port,”", ", “is open.”"],
    ]
    assert places(text, ("Bo Lind",), ("said",), "Bo Lind said") is None


TEXTS = st.text(alphabet="ab “\"'\n.\u00a0–é", max_size=40)
CUTS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=3)


@settings(max_examples=150, deadline=None)
@given(TEXTS, CUTS, CUTS, CUTS)
def test_every_word_that_comes_out_is_the_texts_own_and_was_asked_for(text, source, cue, content):
    asked = [[text[i : i + size] for i, size in cuts] for cuts in (source, cue, content)]
    for passage in passages(Article(text), 6000):
        for found in anchored(Quoted(*map(tuple, asked)), passage):
            Attribution(*found).check(text)
            said = [letters(s.of(text) for s in part) for part in found]
            wanted = [letters(part) for part in asked]
            assert said[:2] == wanted[:2]
            assert said[2] <= wanted[2] <= said[2] + wanted[0] + wanted[1]


def letters(words):
    return Counter(char for char in "".join(words) if char.isalnum())


def test_words_that_occur_everywhere_take_bounded_time():
    text = "a " * 2999 + "b"
    found = places(text, ("a",) * 12, ("a",) * 12, *["a"] * 12)
    assert found is None or len(found[2]) == 12
