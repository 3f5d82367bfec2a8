"""Medium, outlet and day as news words them: town halls, polls, filings, habits."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Statement
from tests.resolve.passages import passage


def statements(marked: str, *, published: str = "2016-05-18") -> list[Statement]:
    """Wednesday's article with the statements that are marked in it."""
    article, attributions, _ = passage(marked)
    given = Article(article.text, outlet="Lestria Courier", published=published)
    return resolve(given, attributions)


def test_a_town_hall_that_a_station_hosts_is_on_television() -> None:
    found = statements(
        "[Ada Poole] {said} at a town hall hosted by CNN on Tuesday that <rents would fall>.\n\n"
        "[Carl Reeve, an audience member,] {said} <he could not pay>."
    )
    assert [s.medium for s in found] == ["television", "television"]
    assert [s.via for s in found] == [("CNN",), ("CNN",)]
    assert [s.said for s in found] == ["2016-05-17", "2016-05-17"]


@pytest.mark.parametrize(
    ("source", "medium"),
    [
        ("An online University of Orlan/Nova Courier poll", "poll"),
        ("A survey of 400 dockers", "poll"),
        ("A survey of voter rolls", "report"),
        ("The lawsuit being filed this week", "court filing"),
        ("The filing", "court filing"),
        ("A regulatory filing", "report"),
    ],
)
def test_a_source_that_is_a_document(source: str, medium: str) -> None:
    found = statements(f"[{source}] {{shows}} <that rents rose>.")
    assert found[0].medium == medium


def test_those_polled_speak_in_the_poll() -> None:
    found = statements(
        "[A new poll] {found} <that most like the pier>. [Sixty percent] {said} <it was safe>."
    )
    assert [s.medium for s in found] == ["poll", "poll"]


def test_a_series_of_posts() -> None:
    found = statements("In a series of Twitter posts Tuesday, [Ada Poole] {wrote}: <“Rents fell.”>")
    assert found[0].medium == "social media"
    assert found[0].said == "2016-05-17"


def test_followers_are_written_to_on_their_network() -> None:
    found = statements("[Ada Poole] {wrote to her 900 Twitter followers}: <“Rents fell.”>")
    assert found[0].medium == "social media"


def test_what_is_said_often_is_on_no_occasion() -> None:
    found = statements(
        "[Ada Poole] {said} in a speech on Tuesday that <rents fell>.\n\n"
        "[Poole] {has repeatedly ripped} <the board> on social media. "
        "[She|Poole] {said} <wages rose>."
    )
    assert found[1].said is None
    assert found[2].medium != "social media"


def test_a_lawsuit_is_dated_by_the_day_it_is_filed() -> None:
    found = statements("[The lawsuit], which was filed on Monday, {says} <rents were too high>.")
    assert found[0].said == "2016-05-16"


def test_soon_after_what_happened_on_a_day() -> None:
    found = statements("Soon after the vote on Monday, [Ada Poole] {said} <rents would fall>.")
    assert found[0].said == "2016-05-16"


def test_the_year_of_a_thing_recalled_is_not_that_of_the_saying() -> None:
    found = statements("[Ada Poole] {spoke, recalling} <a 2007 rent bill that failed>.")
    assert found[0].said is None


def test_the_outlet_that_asked_is_the_one_that_was_told() -> None:
    found = statements(
        "Ada Poole laughed when {interviewed on} <the pier> on Monday by [the Chicago Tribune].\n\n"
        "<“I like piers,”> [she|Ada Poole] {told the newspaper}."
    )
    assert found[1].via == ("Chicago Tribune",)
    assert found[1].said == "2016-05-16"


def test_a_station_named_after_its_kind() -> None:
    found = statements("[Ada Poole] {told} Lestrian television station LTVX <that rents fell>.")
    assert found[0].via == ("LTVX",)


def test_an_interview_given_to_a_station() -> None:
    found = statements("In an interview she gave to ITV, [Ada Poole] {said} <that rents fell>.")
    assert found[0].via == ("ITV",)
    assert found[0].medium == "interview"
