"""What will be said, what pollsters say, what an outlet's own people write; all invented."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Statement
from tests.resolve.passages import passage


def statement(sentence: str) -> Statement:
    article, attributions, _ = passage(f"The vote\n\n{sentence}")
    (found,) = resolve(Article(article.text, published="2016-05-18"), attributions)
    return found


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Ada Poole] {will say} on Friday <that rents fall>.", "2016-05-20"),
        ("[Ada Poole] {will say} Wednesday <that rents fall>.", "2016-05-18"),
        ("[Ada Poole] {is expected to say} next week <it>.", "2016-05-23/2016-05-29"),
        ("[Ada Poole] {could say} on Friday <that rents fall>.", None),
        ("[Ada Poole] {said} on Friday <that rents fell>.", "2016-05-13"),
    ],
)
def test_what_is_announced_has_the_day_to_come(sentence: str, said: str | None) -> None:
    assert statement(sentence).said == said


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("<Poole’s approval rating fell to 42 percent>, {according to} [Gallup].", "poll"),
        ("[A running average of polls] {shows} <that Poole leads>.", "poll"),
        ("[Gallup] {said} <it had hired a new chief>.", None),
        ("[The council] {said} <42 percent of voters approve>.", None),
    ],
)
def test_a_pollster_that_gives_shares_speaks_through_a_poll(
    sentence: str, medium: str | None
) -> None:
    assert statement(sentence).medium == medium


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("[Politico’s Ada Poole] {wrote} <that rents fall>.", ("Politico",)),
        ("[The Guardian’s Ada Poole] {says} <that rents fall>.", ("Guardian",)),
        ("[Lestria’s Ada Poole] {wrote} <that rents fall>.", ()),
        ("[Politico’s lawyers] {wrote} <that rents fall>.", ()),
    ],
)
def test_what_an_outlets_own_people_write_comes_through_it(
    sentence: str, via: tuple[str, ...]
) -> None:
    assert statement(sentence).via == via


def statements(text: str) -> list[Statement]:
    article, attributions, _ = passage(f"The vote\n\n{text}")
    return resolve(Article(article.text, published="2016-05-18"), attributions)


def test_an_interview_told_of_by_its_asker_is_the_scene_of_the_answer() -> None:
    (found,) = statements(
        "On Tuesday, MSNBC anchor Jane Roe interviewed Ada Poole.\n\n"
        "[Poole] {said} <rents would fall>."
    )
    assert (found.via, found.medium, found.said) == (("MSNBC",), "interview", "2016-05-17")


def test_the_next_one_quoted_at_a_press_conference_speaks_there() -> None:
    first, second = statements(
        "At a press conference on Friday, [Ada Poole] {said} <rents would fall>.\n\n"
        "<“They rose,”> {said} [Carl Reeve]."
    )
    assert (first.medium, first.said) == ("press conference", "2016-05-13")
    assert (second.medium, second.said) == ("press conference", "2016-05-13")


def test_what_is_written_was_not_told_to_the_paper() -> None:
    first, second = statements(
        "[Ada Poole] {told} Politico <rents would fall>. [She|Ada Poole] {wrote} <they had>."
    )
    assert (first.via, second.via) == (("Politico",), ())


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("[Ada Poole] {asked rhetorically} <who would pay>.", None),
        ("[Ada Poole] {warned darkly} <that rents would rise>.", None),
        ("In a letter to the council released Monday, [Poole] {said} <rents fell>.", "the council"),
        ("In a speech before the influential Orlan Bankers Association, [Poole] {said} <it fell>.",
         "Orlan Bankers Association"),
        ("[Ada Poole] {ordered} nearly 300 of them <to leave>.", None),
    ],
)  # fmt: skip
def test_how_it_is_said_is_nobody_to_whom_it_is(sentence: str, addressee: str | None) -> None:
    assert statement(sentence).addressee == addressee


def test_a_date_in_a_polls_name_is_when_it_says_so() -> None:
    found = statement("{In} [a poll released Sunday], <42 percent approve>.")
    assert (found.said, found.medium) == ("2016-05-15", "poll")


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("[Ada Poole] {said} on CNN <that rents fall>.", "television"),
        ("[Ada Poole] {said} on NPR <that rents fall>.", "radio"),
        ("In an interview on CNN, [Ada Poole] {said} <that rents fall>.", "interview"),
        ("[Federal prosecutors] {wrote} <that the harm was great>.", "court filing"),
        ("[Federal prosecutors] {said} <that the harm was great>.", None),
    ],
)
def test_where_it_is_aired_or_filed(sentence: str, medium: str | None) -> None:
    assert statement(sentence).medium == medium
