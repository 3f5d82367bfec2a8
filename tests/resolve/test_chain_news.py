"""Through whom, to whom and when, where a later sentence only points back."""

from __future__ import annotations

from onrecord.resolve import resolve
from onrecord.statements import Article, Attribution, Statement
from tests.resolve.passages import passage
from tests.resolve.test_speakers import at


def statements(marked: str, *, published: str = "2016-05-18") -> list[Statement]:
    article, attributions, _ = passage(marked)
    given = Article(article.text, outlet="Lestria Courier", published=published)
    return resolve(given, attributions)


def test_told_the_newspaper_is_told_the_outlet_named_last() -> None:
    found = statements(
        "The story ran in the Chicago Tribune on Monday.\n\n"
        "“[Ada Poole]” {told the newspaper} that <rents would fall>."
    )
    assert found[0].via == ("Chicago Tribune",)
    assert found[0].addressee is None
    assert found[0].medium == "interview"


def test_somebody_of_an_outlet_who_is_told() -> None:
    found = statements(
        "[Ada Poole] {told Carl Reeve of Fox News} that <rents would fall>.\n\n"
        "A crowd came. [Poole] {told Reeve} that <wages would rise>."
    )
    assert [s.via for s in found] == [("Fox News",), ("Fox News",)]
    assert [s.medium for s in found] == ["interview", "interview"]


def test_the_answer_is_on_the_day_of_the_question() -> None:
    text = "Asked on Monday whether rents would fall, Ada Poole said, “No.”"
    question = Attribution(
        (), (at(text, "Asked on Monday"),), (at(text, "whether rents would fall"),)
    )
    answer = Attribution((at(text, "Ada Poole"),), (at(text, "said"),), (at(text, "“No.”"),))
    found = resolve(Article(text, published="2016-05-18"), [question, answer])
    assert [s.said for s in found] == ["2016-05-16", "2016-05-16"]


def test_an_answer_comes_by_the_same_means() -> None:
    found = statements(
        "In an email, [Ada Poole] {asked} <for a meeting>.\n\n"
        "[Carl Reeve] {wrote back}, <“Come on Friday.”>"
    )
    assert [s.medium for s in found] == ["email", "email"]


def test_initials_and_numbers_are_within_an_addressee() -> None:
    found = statements(
        "[Ada Poole] {wrote in a letter to Attorney General Loretta E. Marsh} that <rents rose>. "
        "[Carl Reeve] {told 3,000 people} that <wages fell>."
    )
    assert [s.addressee for s in found] == ["Loretta E. Marsh", "3,000 people"]


def test_applause_is_nobody() -> None:
    [found] = statements("<“It is over,”> [Ada Poole] {said to applause}.")
    assert found.addressee is None


def test_a_letter_that_asks_demands() -> None:
    [found] = statements("[Ada Poole] {wrote a letter} <asking the port to review its rents>.")
    assert found.act == "demand"


def test_a_participle_goes_on_with_the_speaker_of_its_sentence() -> None:
    found = statements("[Ada Poole] {said} <rents rose>, {noting} <that wages fell>.")
    assert found[-1].speaker and found[-1].speaker.name == "Ada Poole"
