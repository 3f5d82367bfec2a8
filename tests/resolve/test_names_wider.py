"""Names as news articles write them: with parties, domains and companies' words, after
descriptions, and for those who everybody knows.
"""

from __future__ import annotations

import pytest

from onrecord.resolve.coreference.reading import read
from onrecord.resolve.coreference.renown import renowned
from onrecord.resolve.gazetteers.countries import is_us_state
from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span
from tests.resolve.passages import speakers_of


def last(text: str) -> tuple[str, str]:
    found = speakers_of(text)[-1]
    assert found is not None
    return found.name, found.kind


def names(text: str) -> list[tuple[str, str]]:
    """Each name of a text as printed, and the kind of whom it names."""
    reading = read(text)
    return [(m.name, reading.entity_of(m).entity.kind) for m in reading.mentions]


# --- where a name begins and ends -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("House Republican Ida Brask left. Brask spoke.", [("Ida Brask", "person")]),
        (
            "They later had long talks with Republican Venn and Democrat Brask.",
            [("Venn", ""), ("Brask", "")],
        ),
        ("It is sold on TarnBroker.com for less.", [("TarnBroker.com", "organization")]),
        ("He left Velo & Company for it.", [("Velo & Company", "organization")]),
        ("He left General Electric for it.", [("General Electric", "organization")]),
        ("The Republic of Turkey denied it.", [("Republic of Turkey", "government")]),
        ("It was first sold by Tarn-X there.", [("Tarn-X", "organization")]),
        ("The super PAC Tarn Action paid.", [("Tarn Action", "organization")]),
        ("It was paid by the Republican Senate.", [("Senate", "organization")]),
    ],
)
def test_names_are_cut_where_they_end(text: str, expected: list[tuple[str, str]]) -> None:
    found = names(text)[: len(expected)]
    assert [(n, kind and k) for (n, k), (_, kind) in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Eventually, she sailed home with him.",
        "Angered by her words, he sailed home.",
        "Throughout his years he sailed.",
        "Fact-checkers say he never sailed.",
        "The former secretary of State sailed.",
        "The major TV networks told him so.",
    ],
)
def test_words_that_only_open_a_sentence_name_nobody(text: str) -> None:
    assert names(text) == []


def test_a_surname_in_ing_begins_a_sentence() -> None:
    assert last("Mayor Ida Fielding left. [Fielding] {said} so.") == ("Ida Fielding", "person")


def test_an_epithet_before_a_surname_is_no_given_name() -> None:
    text = "Oscar-winner Brask speaks\n\nSusan Brask came late. [Brask] {said} so."
    assert last(text) == ("Susan Brask", "person")


def test_a_surname_is_rather_somebody_s_than_another_s_given_name() -> None:
    text = "Governor Jack Dalby left. Brian Jack, an adviser, stayed. [Jack] {said} so."
    assert last(text) == ("Brian Jack", "person")


def test_a_body_s_name_cut_short_is_the_same_body() -> None:
    text = "The Brask Center met. [The Brask Center for Justice] {said} so. Later [it] {said} more."
    first, second = speakers_of(text)
    assert first and second
    assert first.id == second.id


# --- whom a description names ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Another favourite in the council — Ida Brask of Tarn —] {said} so.", "Ida Brask"),
        ("It came after [a gaffe by Mayor Ida Brask] {suggested} it.", "Ida Brask"),
        ("[The front-runner and former mayor Ida Brask] {said} so.", "Ida Brask"),
        ("[Two growers, Ida Brask and Jon Roe,] {said} so.", "Ida Brask and Jon Roe"),
        ("Ida Brask rose. [Brask’s staff] {said} so.", "Ida Brask’s staff"),
        ("Susan Brask rose. [An adviser to her campaign] {said} so.",
         "an adviser to Susan Brask's campaign"),
        ("Mayor Susan Brask rose. [The mayor and her allies] {said} so.",
         "Susan Brask and her allies"),
        ("Support came [among coastal growers] {who believe} it.", "coastal growers"),
        ("[At least six growers] {said} so.", "at least six growers"),
        ("[Democratic] {allegations} hurt him.", "Democrats"),
        ("[Democratic aides] {noted} it.", "Democratic aides"),
        ("[Senior Norwegian officials] {noted} it.", "senior Norwegian officials"),
        ("The Brask campaign paid. The FBI came. [The campaign] {said} so.", "the Brask campaign"),
        ("Detroit is in Michigan. In Flint [the state] {admitted} it.", "Michigan"),
        ("[The bearded, 71-year-old diplomat] {said} so.", "a bearded, 71-year-old diplomat"),
        ("[The 10,000 people in the hall] {said} so.", "10,000 people in the hall"),
    ],
)  # fmt: skip
def test_described(text: str, expected: str) -> None:
    assert last(text)[0] == expected


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("People", "unnamed"),
        ("The crowd", "unnamed"),
        ("A jury", "organization"),
        ("The news media", "outlet"),
        ("The Norwegian authorities", "government"),
        ("The Velo tracker of prices", "document"),
        ("A Velo University poll this month", "document"),
    ],
)
def test_kinds_of_descriptions(source: str, kind: str) -> None:
    assert last(f"[{source}] {{said}} so.")[1] == kind


def test_a_cut_noun_is_made_whole() -> None:
    text = "Some growers may be warming to it."
    source = Span(0, len("Some grower"))
    cue = Span(len("Some growers "), len("Some growers may be warming"))
    (found,) = resolve_speakers(Article(text), [Attribution((source,), (cue,))])
    assert found
    assert found.name == "some growers"


# --- pronouns --------------------------------------------------------------------------


def test_who_asks_is_not_who_answers() -> None:
    text = (
        "Mayor Peter Holm spoke on Monday, when [a reporter] {asked} if it was over.\n\n"
        "“It is not over,” [he] {said}."
    )
    assert last(text)[0] == "Peter Holm"


def test_the_one_just_introduced_is_quoted_next() -> None:
    text = (
        "[Peter Holm] {said} it was over. Then all went home.\n\n"
        "They met again, thanks to Wes Brask, a grower from Tarn who had come late.\n\n"
        "“I heard it last night,” [he] {said}."
    )
    assert last(text)[0] == "Wes Brask"


def test_they_are_the_two_just_named_together() -> None:
    text = "Whatever Peter Holm and Ida Brask do, [their supporters] {stand by} them."
    assert last(text)[0] == "Peter Holm and Ida Brask's supporters"


def test_one_pronoun_does_not_outweigh_a_given_name() -> None:
    cast = read(
        "Later Michael met her there. All of them left together, and nobody came back."
    ).cast
    assert next(e.gender for e in cast.entities if e.name == "Michael") != "f"


# --- those whom everybody knows -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("Trump", 2016, "Donald Trump"),
        ("Clinton", 2016, "Hillary Clinton"),
        ("Clinton", 1998, "Bill Clinton"),
        ("Obama", 2015, "Barack Obama"),
        ("Trump", 1999, None),
        ("Trump", None, None),
        ("Brask", 2016, None),
        ("Ivana Trump", 2016, None),
    ],
)
def test_renowned(name: str, year: int | None, expected: str | None) -> None:
    assert renowned(name, year) == expected


def test_a_nominee_never_named_in_full_gets_the_full_name() -> None:
    text = "[Trump] {said} so. [Trump’s campaign] {agreed}."
    found = [s.name for s in speakers_of(text, published="2016-07-21") if s]
    assert found == ["Donald Trump", "Donald Trump’s campaign"]


def test_states_of_the_united_states_are_no_cities() -> None:
    assert is_us_state("Michigan")
    assert not is_us_state("Flint")
    assert not is_us_state("Midwest")


# --- rather nobody than somebody else ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Ida Brask (R-Ariz.) rose. [The Vermont senator] {said} no.", "a Vermont senator"),
        ("Donald Trump rose. [The Democratic front-runner] {said} no.",
         "a Democratic front-runner"),
        ("Ida Brask rose. [Everyone but Brask] {said} no.", "everyone but Brask"),
        ("Ida Brask rose. [The super PAC backing Ida Brask] {said} no.",
         "the super PAC backing Ida Brask"),
        ("Brask’s campaign manager Jon Roe left. [Brask campaign chairman Ada Venn] {said} no.",
         "Ada Venn"),
        ("The Velo Convention met. [The company that bought it] {said} no.", "the company"),
    ],
)  # fmt: skip
def test_nobody_else_is_meant(text: str, expected: str) -> None:
    assert last(text)[0].removeprefix("the ") == expected.removeprefix("the ")


def test_a_bare_surname_is_the_leaders_and_not_the_relatives() -> None:
    text = (
        "The island\n\nAngela Merkel flew to the island. Karl Merkel spoke on Monday. "
        "Karl Merkel was late. Karl Merkel said no. Karl Merkel, who paints, left with Karl "
        "Merkel’s wife. Karl Merkel slept. Later Merkel said it was late."
    )
    cast = read(text).cast
    place = text.rindex("Merkel")
    (one,) = [e for e in cast.entities if any(m.start == place for m in e.mentions)]
    assert one.name == "Angela Merkel"
