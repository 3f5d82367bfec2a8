"""What a report shows around the words, and how it names what was found."""

from pathlib import Path

import pytest
from test_report import Page

from onrecord.record import Record
from onrecord.relations import Difference, Relation
from onrecord.serve.report import matter_report
from onrecord.statements import Article, Attribution, Span, Statement

BEFORE = "The harbour office had been shut since the morning of the second storm when "
AFTER = ". Nobody from the ministry answered the questions that were sent to it on Friday."
FAR = " The rest of the day was spent with other business that nobody wrote anything down about."


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(one), text.index(one) + len(one)) for one in parts)


@pytest.fixture
def report(tmp_path: Path):
    def made(text: str, *content: str, published: str = "2031-04-02T08:30:00Z") -> Page:
        article = Article(text, title="Ferries", published=published)
        found = Attribution((), (), spans(text, *content), 0.9, "fake/1")
        other = Attribution((), (), spans(text, "harbour office"), 0.9, "fake/1")
        one, two = Statement(article, found), Statement(article, other)
        with Record(tmp_path / "one.db") as record:
            record.add(article, [one, two])
            record.matters.put("m", "Ferries", [one.id, two.id])
            differs = (Difference("negation", "", "not"),)
            record.relations.put(
                [Relation("contradicts", one.id, two.id, 0.9, "Why.", "record", differs, "m/1")]
            )
            return Page(matter_report(record, "m", made="2031-06-01"))

    return made


def test_no_word_around_is_cut_in_two(report):
    page = report(f"{BEFORE}it closed{AFTER}", "it closed")
    assert (
        "… had been shut since the morning of the second storm when it closed. Nobody" in page.words
    )
    assert "questions that were …" in page.words
    assert "questions that were s" not in page.words


def test_words_near_each_other_stand_in_one_context(report):
    page = report(f"{BEFORE}it closed, she said, for good{AFTER}", "it closed,", "for good")
    assert "when it closed, she said, for good. Nobody" in page.words
    assert page.words.count("she said,") == 1


def test_words_far_from_each_other_have_a_context_each(report):
    page = report(f"{BEFORE}it closed.{FAR}{FAR} It opened{AFTER}", "it closed.", "It opened")
    assert "when it closed. The rest" in page.words
    assert "about. It opened. Nobody" in page.words


def test_what_is_quoted_is_not_quoted_again(report):
    words = report(f"{BEFORE}“it closed”{AFTER}", "“it closed”").words
    assert ": “it closed”\n" in words and "““" not in words and "””" not in words
    assert ": “harbour office”\n" in words


def test_what_was_found_is_named_in_words(report):
    words = report(f"{BEFORE}it closed{AFTER}", "it closed").words
    assert "against the record" in words
    assert "negation: nothing / “not”" in words
    assert ", 2031-04-02: " in words
