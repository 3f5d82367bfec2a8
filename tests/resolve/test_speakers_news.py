"""Speakers as United States newspapers introduce and take them up; all of them are invented."""

from __future__ import annotations

import pytest

from onrecord.resolve.gazetteers.leaders import leader
from onrecord.resolve.mentions.wording import after_body, in_chamber, with_field
from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span
from tests.resolve.test_speakers import only, speakers, told


def name(text: str, source: str, nth: int = 1) -> str:
    return only(text, source, nth).name


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "Nora Feld, a professor of law and a former chairman of Otto Brandt's board, said so.",
            "Nora Feld, a professor of law and a former chairman of Otto Brandt's board",
            "Nora Feld",
        ),
        (
            "Ada Poole, chairman of the Ways and Rivers Committee, said so.",
            "Ada Poole, chairman of the Ways and Rivers Committee,",
            "Ada Poole",
        ),
        (
            "Ada Poole and Carl Reeve, the parents of two sailors, said so.",
            "Ada Poole and Carl Reeve, the parents of two sailors",
            "Ada Poole and Carl Reeve",
        ),
    ],
)
def test_and_within_an_apposition_joins_no_speakers(text: str, source: str, expected: str) -> None:
    assert name(text, source) == expected


def test_a_surname_that_is_a_common_word() -> None:
    text = (
        "Steven Law, a former aide to the mayor, met a church group under the cross.\n\n"
        "Law said rents rose. Martin Cross, an economist, agreed. Cross said wages fell."
    )
    assert told(only(text, "Law", 2))[:2] == ("Steven Law", "person")
    assert name(text, "Cross", 2) == "Martin Cross"


def test_they_passes_over_people_in_a_quotation() -> None:
    text = (
        "Several teachers spoke. “Many immigrants left,” the teachers said. “We stay,” they said."
    )
    first, second = speakers(text, "Several teachers", "they")
    assert first and second and "immigrants" not in second.name


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("The retired neurosurgeon", "Ada Poole"),
        ("The 61-year-old former congresswoman", "Ada Poole"),
        ("The Senate clerk", "a Senate clerk"),
    ],
)
def test_an_epithet_takes_up_the_last_speaker(description: str, expected: str) -> None:
    text = f"Ada Poole said rents rose. {description} said wages fell."
    second = speakers(text, "Ada Poole", description)[1]
    assert second is not None
    assert second.name.lower() in (
        expected.lower(),
        expected.removeprefix("a ").lower(),
    )


def test_a_senator_of_another_state_is_not_meant() -> None:
    text = "Texas Sen. Carl Reeve spoke. Sen. Ada Poole agreed. The Florida senator said no."
    assert name(text, "The Florida senator") == "Ada Poole"


def test_a_name_that_somebody_is_known_by() -> None:
    text = "Carl Reeve, the hacker known as “Moth,” spoke. Moth said the lock was open."
    assert name(text, "Moth", 2) == "Carl Reeve"


def test_an_opening_word_is_no_part_of_a_name() -> None:
    text = "Brad Thorpe spoke. “Imagine Brad Thorpe as mayor,” a host said. Thorpe said no."
    assert name(text, "Thorpe", 3) == "Brad Thorpe"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Some Republicans", ("some Republicans", "unnamed")),
        ("Republicans", ("Republicans", "group")),
        ("Conservative Christians", ("Conservative Christians", "unnamed")),
        ("the advocacy group Open Rivers", ("Open Rivers", "organization")),
        ("A new batch of emails released Monday", ("a batch of emails", "document")),
        ("A University of Ferrow poll", ("a University of Ferrow poll", "document")),
        ("friends, lobbyists and former foes", ("friends, lobbyists and former foes", "unnamed")),
        ("the White House", ("White House", "government")),
        ("someone", ("someone", "unnamed")),
    ],
)
def test_names_and_descriptions_by_kind(source: str, expected: tuple[str, str]) -> None:
    assert (
        told(only(f"{source} said the law was dead. Open Rivers agreed.", source))[:2] == expected
    )


def test_one_of_his_aides_is_an_aide_of_somebody() -> None:
    text = "Carl Reeve said no. One of his aides said yes."
    aide = speakers(text, "Carl Reeve", "One of his aides")[1]
    assert told(aide)[:4] == ("one of Carl Reeve's aides", "unnamed", "aide", "Carl Reeve")


def test_who_is_self_described() -> None:
    text = "Carl Reeve, a senator and self-described radical, said no."
    assert name(text, "self") == "Carl Reeve"


@pytest.mark.parametrize(
    ("words", "role", "affiliation"),
    [
        ("Republican Gov. Ada Poole", "Gov.", "Republican"),
        ("House Speaker Ada Poole", "House Speaker", None),
        ("Reeve campaign manager Ada Poole", "campaign manager", "Reeve campaign"),
        ("Ada Poole, an elections lawyer", "elections lawyer", None),
        ("Ada Poole, the former House Speaker", "former House Speaker", None),
        (
            "Ada Poole, who is now chief strategist of Open Rivers",
            "chief strategist",
            "Open Rivers",
        ),
        (
            "Ada Poole, director of the Delta Program at the Brandt Center for Justice",
            "director of the Delta Program",
            "Brandt Center for Justice",
        ),
        (
            "Ada Poole, Moorcom’s director of political advertising",
            "director of political advertising",
            "Moorcom",
        ),
    ],
)
def test_roles_as_worded(words: str, role: str, affiliation: str | None) -> None:
    speaker = only(f"It was raining when {words}, said so.", words)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Ada Poole", role, affiliation)


def test_a_shared_office_is_in_the_plural_for_both() -> None:
    words = "Democratic presidential candidates Ada Poole and Carl Reeve"
    both, one = speakers(f"{words} spoke. Reeve said no.", words, ("Reeve", 2))
    assert told(both)[2:4] == ("presidential candidates", "Democratic")
    assert told(one)[2:4] == ("presidential candidate", "Democratic")


def test_the_president_of_the_outlets_country() -> None:
    text = "President Obama spoke in France, Spain and Italy. Obama said no."
    attribution = Attribution(source=(Span(0, len("President Obama")),))
    article = Article(text, outlet="Washington Post", published="2015-03-04")
    [speaker] = resolve_speakers(article, [attribution])
    assert told(speaker) == ("Barack Obama", "person", "President", None, "US")


def test_a_leader_is_one_of_the_time() -> None:
    found = leader("president", "Obama", 2015)
    assert found and found.name == "Barack Obama"
    assert leader("president", "Obama", 2005) is None
    assert leader("President", "Bush", 2002) == leader("president", "Bush", 2002)
    assert leader("president", "Bush", None) is None  # two of them
    former = leader("former president", "Bush", 1999)
    assert former and former.name == "George H.W. Bush"
    assert leader("mayor", "Obama", 2015) is None


def test_longer_wording_of_roles() -> None:
    assert with_field("director of the Delta Program", 0) is None  # the unit is the body
    assert with_field("professor of economics at Ferrow College", 0) == (
        "professor of economics",
        "Ferrow College",
    )
    assert after_body("University of Ferrow political science professor") == (
        "political science professor",
        "University of Ferrow",
    )
    assert in_chamber("Majority Leader", "Senate") == "Senate Majority Leader"
    assert in_chamber("Majority Leader", "Party") is None


@pytest.mark.parametrize("office", ["prime minister", "deputy foreign minister", "leader"])
def test_a_states_officer_speaks_for_no_part_of_the_office(office: str) -> None:
    source = f"Norway’s {office}"
    speaker = only(f"{source} praised the harvest.\n\nThe storm went on for days.", source)
    assert told(speaker)[2:] == (office, None, "NO")
