"""The day and means of an occasion, where a lead, a headline, a poll or a scene tells them."""

from __future__ import annotations

from time import process_time

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Attribution, Span, Statement
from tests.resolve.passages import passage


def statements(marked: str, *, published: str = "2016-05-18") -> list[Statement]:
    article, attributions, _ = passage(marked)
    given = Article(article.text, outlet="Lestria Courier", published=published)
    return resolve(given, attributions)


def said(marked: str) -> list[str | None]:
    return [s.said for s in statements(marked)]


def media(marked: str) -> list[str | None]:
    return [s.medium for s in statements(marked)]


def test_what_one_who_acts_in_the_lead_says_is_of_its_day() -> None:
    found = said(
        "The pier\n\nAda Poole, the mayor, opened the pier Monday.\n\nIt took a year. "
        "A crowd came.\n\n[Poole] {said} <it was late>. [A voter] {said} <it was dear>."
    )
    assert found == ["2016-05-16", None]


def test_under_a_title_of_its_own_the_text_begins_with_the_lead() -> None:
    article, attributions, _ = passage(
        "Ada Poole spoke by telephone on Sunday with her colleague.\n\n"
        "[Poole] {said} <it must stop>. [Poole] {regretted} <the strike in Orlan last week>."
    )
    given = Article(article.text, title="Readout of a call", published="2016-05-18")
    assert [s.said for s in resolve(given, attributions)] == ["2016-05-15", "2016-05-15"]


def test_what_was_said_days_before_is_not_of_the_day_of_the_lead() -> None:
    found = said(
        "The pier\n\n[Ada Poole] {acknowledged} <delays> on Tuesday, two weeks after "
        "[she|Ada Poole] {said} <there were none>."
    )
    assert found == ["2016-05-17", None]


def test_one_whom_the_lead_only_names_is_not() -> None:
    assert said(
        "The pier\n\nA judge ruled Monday against Ada Poole.\n\nA year went by.\n\n"
        "[Poole] {said} <it was late>. [Poole] {wrote} <it was dear>."
    ) == [None, None]


def test_what_is_written_or_told_an_outlet_is_not_of_the_day_of_the_lead() -> None:
    assert said(
        "The pier\n\nAda Poole opened the pier Monday.\n\n"
        "[Poole] {wrote} <it was late>. [She|Ada Poole] {told Fox News} <it was dear>."
    ) == [None, None]


def test_a_headline_in_other_words_is_of_the_occasion_of_the_lead() -> None:
    found = statements(
        "[Harbour chief] {defends} <costly harbour bridge repairs>\n\n"
        "[Ada Poole] {defended} <the costly repairs of the harbour bridge> in a speech on Monday."
    )
    assert [s.said for s in found] == ["2016-05-16", "2016-05-16"]
    assert [s.medium for s in found] == ["speech", "speech"]


def test_a_headline_on_something_else_is_not() -> None:
    assert said(
        "[Storms] {delay} <costly bridge repairs>\n\n"
        "[Ada Poole] {called} <her rival Carl Reeve unfit> on Monday."
    ) == [None, "2016-05-16"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("[The board] {fined} <the bank three million on Monday>.", "2016-05-16"),
        ("[The voters] {elected} <Ada Poole to a full term Monday>.", "2016-05-16"),
        ("[Ada Poole] {said} <Reeve resigned on Monday>.", None),
        ("[Ada Poole] {recalled} <the strike of 1978>.", None),
        ("[Ada Poole], who rents, {last year proposed} <a ban>.", "2015"),
        ("During the 2012 campaign, [Ada Poole] {promised} <a pier>.", "2012"),
        ("In a May letter to the board, [Ada Poole] {asked} <for a pier>.", "2016-05"),
        ("[Ada Poole] {promised} <a pier> in the early 1990s.", "1990/1993"),
        ("[A rally of tenants on Monday] {demanded} <a pier>.", "2016-05-16"),
        ("ORLAN, May 16 (LNA) - [Ada Poole] {called} <the pier late>.", None),
        ("[Ada Poole] {told ITV's This Morning} <rents fell>.", None),
        ("[Ada Poole] {said} <rents fell> — a thing that happened in September 2014.", None),
    ],
)
def test_a_day_of_the_saying(sentence: str, day: str | None) -> None:
    assert said(f"The vote\n\nIt rained.\n\nIt rained.\n\n{sentence}") == [day]


def test_a_date_before_another_clause_is_of_the_one_before() -> None:
    found = said(
        "The vote\n\nIt rained.\n\n[Ada Poole] {named} <Carl Reeve to the board> in 2012, and "
        "then [she|Ada Poole] {elevated} <him to the bench> in May 2015."
    )
    assert found[1] == "2015-05"


POLL = (
    "A poll\n\n<Rents are too high>, {according to} [a new Harbour poll].\n\n"
    "[Ada Poole] {said} <so>.\n\n[Nine in 10 tenants] {say} <so>. "
    "[Tenants] {are more likely to say} <so>, after [half] {said} <so> in an earlier poll.\n\n"
    "The Harbour poll of 900 adults was conducted online March 3-7."
)


def test_a_share_answers_the_poll_when_it_was_conducted() -> None:
    found = statements(POLL)
    assert [s.medium for s in found] == ["poll", None, "poll", "poll", "poll"]
    days = "2016-03-03/2016-03-07"
    assert [s.said for s in found] == [None, None, days, days, None]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("May 3-7", "2016-05-03/2016-05-07"),
        ("July 29 to Aug. 2, 2015", "2015-07-29/2015-08-02"),
        ("Dec. 30–Jan. 2", "2015-12-30/2016-01-02"),
    ],
)
def test_days_from_one_to_another(words: str, days: str) -> None:
    text = POLL.replace("March 3-7", words)
    assert statements(text)[2].said == days


def test_a_scene_is_set_by_an_appearance() -> None:
    found = statements(
        "The vote\n\nIt rained.\n\nAda Poole, who left her post in early February after some years "
        "of quarrels with the board, made a surprise appearance at a rally in Orlan Monday.\n\n"
        "[She|Ada Poole] {applauded} <the tenants>."
    )
    assert [(s.medium, s.said) for s in found] == [("speech", "2016-05-16")]


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("[Ada Poole] {held a press briefing to say} <rents fell>.", "press conference"),
        ("[Ada Poole] {told a news briefing} <rents fell>.", "press conference"),
        ("[Ada Poole] {said in a bill} <rents fell>.", "law"),
        ("In a speech, [Bill Reeve] {said} <rents fell>.", "speech"),
        ("In a cable, [Ada Poole] {reported} <rents fell>.", "letter"),
        ("[The cable] {says} <rents fell>.", "letter"),
        ("[Ada Poole] {said on cable news} <rents fell>.", None),
        ("[The narrator] {says} <rents fell>.", "television"),
        ("[The inspector] {released a scathing report showing} <rents fell>.", "report"),
        ("[Ada Poole] {told the Harbour Forum} <rents fell>.", "speech"),
        ("[Ada Poole] {told the Press Association} <rents fell>.", None),
        ("[Ada Poole] {said} in parliament <rents fell>.", "speech"),
        ("[Ada Poole] {said at} the launch of the report <rents fell>.", None),
        ("In an audio recording, [Ada Poole] {said} <rents fell>.", None),
        ("[Ada Poole] {wrote in} a Reddit post <rents fell>.", "social media"),
        ("[A spokesman] {said in an emailed statement} <rents fell>.", "statement"),
        ("Speaking to Sky News, [Ada Poole] {said} <rents fell>.", None),
        ("Speaking to students, [Ada Poole] {said} <rents fell>.", "speech"),
    ],
)
def test_the_medium(sentence: str, medium: str | None) -> None:
    assert media(f"The vote\n\nIt rained.\n\n{sentence}") == [medium]


@pytest.mark.parametrize(
    "unit",
    [
        "Ada Poole opened it Monday. ",
        "nine in 10 ",
        "the poll the survey ",
        "a a a , and he ",
        "Monday ",
    ],
)
def test_long_text_does_not_take_for_ever(unit: str) -> None:
    text = "Vote\n\n" + unit * 8_000 + "Ada Poole said rents fell."
    at = len(text) - len("Ada Poole said rents fell.")
    one = Attribution((Span(at, at + 9),), (Span(at + 10, at + 14),), (Span(at + 15, at + 25),))
    start = process_time()
    (statement,) = resolve(Article(text, published="2016-05-18"), [one])
    assert process_time() - start < 20
    assert statement.speaker is not None
