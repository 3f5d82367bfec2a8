"""Acts, roles and bodies as many kinds of news word them; persons and bodies are invented, apart
from the nominees of the table.
"""

from __future__ import annotations

import time

import pytest

from onrecord.resolve.descriptions.nominees import nomination
from onrecord.resolve.gazetteers.nominees import nominees, party_named
from onrecord.resolve.manner.manner import Manner, resolve_manner
from onrecord.resolve.manner.suggestions import is_suggestion
from onrecord.resolve.mentions.employers import possessor
from onrecord.resolve.mentions.mentions import find_mentions
from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span, Speaker
from tests.resolve.sentences import marked
from tests.resolve.test_speakers import only


def manner(line: str) -> Manner:
    return resolve_manner(*marked(line))


def office_of(text: str, source: str) -> tuple[str | None, str | None]:
    speaker = only(text, source)
    return speaker.role, speaker.affiliation


# --- acts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Dunmore] {suggested} <they repaint the ferry>.", "demand"),
        ("[Dunmore] {suggested} <that she resign>.", "demand"),
        ("[Dunmore] {suggested} <holding talks with the pilots>.", "demand"),
        ("[Dunmore] {insisted} <that the ferry be repainted>.", "demand"),
        ("[Dunmore] {insisted} <that the board stop its sales>.", "demand"),
        ("[Dunmore] {suggested} <they knew of the leak>.", "assert"),
        ("[Dunmore] {suggested} <that the ferry was late>.", "assert"),
        ("[A poll] {suggests} <she shouldn't try>.", "assert"),
        ("[Dunmore] {proposed} <to hire the pilots>.", "promise"),
        ("[Dunmore] {proposed} <a ferry tax>.", "demand"),
        ("[Dunmore] {sounded a call for} <a new pier>.", "demand"),
        ("[Dunmore] {argued} <that the board would be wise to sell the ferry>.", "demand"),
        ("[Dunmore] {said} <“I have called for the harbour to be closed.”>", "demand"),
        ("[The crowd] {chanted} <“Resign!”>", "demand"),
        ("[Dunmore] {asked} <the company for its test results>.", "demand"),
        ("[Dunmore] {pressed} him on <how he would pay the pilots>.", "ask"),
        ("[Dunmore] {demanded} <to know why the ferry sank>.", "ask"),
        ("[Dunmore] {advises on} <how to run a ferry>.", "assert"),
        ("[Dunmore] {advised} <the board to sell the ferry>.", "demand"),
    ],
)
def test_what_should_be_done_is_told_from_what_is(line: str, act: str) -> None:
    assert manner(line).act == act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Dunmore] {has not stepped forward to defend} <the mayor>.", "assert"),
        ("[Dunmore] {avoids condemning} <the strike>.", "assert"),
        ("[Dunmore] {said when endorsing} <“This is a movement,”> Poole.", "assert"),
        ("[Dunmore] {endorsed} <the mayor>.", "praise"),
        ("[Dunmore] {didn't mince words about} <the mayor>.", "accuse"),
    ],
)
def test_what_was_not_done_or_only_accompanies_is_no_act(line: str, act: str) -> None:
    assert manner(line).act == act


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Dunmore] {said} <Poole is uniquely qualified to run the harbour>.", "praise"),
        ("<“Proud of my friend @poole for the new pier,”> [Dunmore] {wrote}.", "praise"),
        ("[Dunmore] {said} <Poole had shown courage>.", "praise"),
        ("<“There are a great many boats,”> [Dunmore] {said}.", "assert"),
        ("[Dunmore] {concluded} <that the board had been “extremely careless”>.", "accuse"),
        ("[Dunmore] {called} <him “the most ignorant mayor ever”>.", "accuse"),
        ("[Dunmore] {said} <the fees had harmed the economy>.", "accuse"),
        ("<“The people who were offended wanted to be,”> [Dunmore] {said}.", "assert"),
        ("[Dunmore] {dismissed} <Poole as a clown>.", "accuse"),
        ("[Dunmore] {questioned} <the need for a pier>.", "assert"),
        ("<“Mr Poole is mistaken. There were no shells aboard,”> [Dunmore] {said}.", "deny"),
        ("[The council] {said} <it had made no such promise>.", "deny"),
        ("[The embassy] {called} <the picture “a fake”>.", "deny"),
        ("[The council] {denied} <mining permits>.", "decide"),
        ("[The council] {denied} <the report>.", "deny"),
        ("<“Tarn, if you hear me, I hope you find the boat,”> [Dunmore] {said}.", "express"),
        ("[Dunmore] {tweeted} <her appreciation>.", "express"),
        ("<“With this order, we will reopen the pier,”> [Dunmore] {said}.", "promise"),
        ("<“I am fully committed to reopening the pier,”> [Dunmore] {said}.", "promise"),
        ("[Dunmore] {said} <he'd battled through three storms>.", "assert"),
        ("[Dunmore] {said} <something has to be big for the fees to drop>.", "assert"),
        ("[A poll] {shows} <that dockers have abandoned the Harbour Party>.", "assert"),
        ("[The report by Citizens for Tax Justice] {found} <that fees rose>.", "assert"),
        ("[Justice Ada Poole] {found} <that the fees were void>.", "decide"),
    ],
)
def test_contents_show_what_is_done_by_saying_them(line: str, act: str) -> None:
    assert manner(line).act == act


def test_a_verb_in_its_base_form_after_a_pronoun_is_a_suggestion() -> None:
    assert is_suggestion("suggest", "they repaint the ferry")
    assert not is_suggestion("suggest", "they repainted the ferry")
    assert not is_suggestion("say", "she resign")


# --- roles and bodies ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "Ada Poole, a former top adviser to Mayor Carl Reeve and Mayor Otto Brandt, said so.",
            "Ada Poole",
            ("former top adviser", "Mayor Carl Reeve and Mayor Otto Brandt"),
        ),
        (
            "Ada Poole, an expert on tides at the Orr Institute, said so.",
            "Ada Poole",
            ("expert", "Orr Institute"),
        ),
        (
            "Ada Poole, a tax lawyer and senior fellow at the Orr Institute, said so.",
            "Ada Poole",
            ("tax lawyer", "Orr Institute"),
        ),
        (
            "Ada Poole, a professor of geology and marine affairs at Tarn University, said so.",
            "Ada Poole",
            ("professor of geology and marine affairs", "Tarn University"),
        ),
        (
            "Ada Poole, a chief of staff to Mayor Carl Reeve whom she left, said so.",
            "Ada Poole",
            ("chief of staff", "Mayor Carl Reeve"),
        ),
        (
            "Ada Poole, who served as labor secretary during the first term, said so.",
            "Ada Poole",
            ("labor secretary", None),
        ),
        (
            "Ada Poole, an analyst at the libertarian Orr Institute, said so.",
            "Ada Poole",
            ("analyst", "Orr Institute"),
        ),
        (
            "Ada Poole, a fellow at the European Council on Foreign Relations, said so.",
            "Ada Poole",
            ("fellow", "European Council on Foreign Relations"),
        ),
        (
            "Ada Poole, chief executive of Orr Media -- the company that owns it, said so.",
            "Ada Poole",
            ("chief executive", "Orr Media"),
        ),
        ("Interim DNC Chairwoman Ada Poole said so.", "Ada Poole", ("Chairwoman", "DNC")),
        ("Retired Air Force Gen. Carl Reeve said so.", "Carl Reeve", ("Gen.", "Air Force")),
        (
            "Gov. Carl Reeve of West Virginia said so.",
            "Carl Reeve",
            ("Gov.", "West Virginia"),
        ),
        (
            "Homeland Security Secretary Ada Poole said so.",
            "Ada Poole",
            ("Homeland Security Secretary", None),
        ),
        (
            "Environmental Affairs Minister Ada Poole said so.",
            "Ada Poole",
            ("Environmental Affairs Minister", None),
        ),
        (
            "Ada Poole, Professor of Economics at Tarn University, said so.",
            "Ada Poole",
            ("Professor of Economics", "Tarn University"),
        ),
        (
            "The former ambassador to Norway, Ada Poole, said so.",
            "Ada Poole",
            ("former ambassador to Norway", None),
        ),
        (
            "In May, as he was becoming chairman of the Tarn Council, Carl Reeve said so.",
            "Carl Reeve",
            ("chairman", "Tarn Council"),
        ),
        (
            "As a student at Tarn University, Ada Poole said so.",
            "Ada Poole",
            (None, None),
        ),
        (
            "Ada Poole, a veteran newspaper editor, said so.",
            "Ada Poole",
            ("newspaper editor", None),
        ),
        ("CNN’s Ada Poole said so.", "Ada Poole", (None, "CNN")),
        ("Ada Poole at the National Review said so.", "Ada Poole", (None, "National Review")),
        (
            "The Rev. Carl Reeve, of Tarn Memorial Baptist Church, said so.",
            "Carl Reeve",
            ("Rev.", "Tarn Memorial Baptist Church"),
        ),
        (
            "Ada Poole, who is co-director of the Tides Program at the Orr Institute, said so.",
            "Ada Poole",
            ("co-director of the Tides Program", "Orr Institute"),
        ),
        (
            "Ada Poole, who works on tides in the Sea Program at the Orr Institute, said so.",
            "Ada Poole",
            (None, "Orr Institute"),
        ),
        (
            "Senator Ada Poole, Democrat of California, said so.",
            "Ada Poole",
            ("Senator", "Democrat"),
        ),
        (
            "Tarnfield’s chief executive, Ada Poole, said so.",
            "Ada Poole",
            ("chief executive", "Tarnfield"),
        ),
    ],
)
def test_the_body_beside_a_name_is_read_in_many_wordings(
    text: str, source: str, expected: tuple[str | None, str | None]
) -> None:
    assert office_of(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ada Poole, a Miami lawyer who sails, said so.", "Ada Poole"),
        ("Ada Poole, a real estate developer in Virginia, said so.", "Ada Poole"),
        ("Carl Reeve, a retired Belgian general, said so.", "Carl Reeve"),
        ("Ada Poole, an Oslo-based developer, said so.", "Ada Poole"),
        ("It went to San Mateo-based investor Ada Poole.", "Ada Poole"),
        ("U.S. Federal Judge Ada Poole said so.", "Ada Poole"),
        ("panel Chairman Rep. Carl Reeve said so.", "Carl Reeve"),
        ("Ada Poole, who runs Reeve’s get-out-the-vote effort, said so.", "Ada Poole"),
        ("Ada Poole, a few weeks earlier, said so.", "Ada Poole"),
        ("Ada Poole, an Ohio street vendor, said so.", "Ada Poole"),
        ("Since Norwegian President Ada Poole said so, it is so.", "Ada Poole"),
        ("Other officials said so.", "Other officials"),
        ("Two Texas lawmakers said so.", "Two Texas lawmakers"),
        ("Critics of the Orr Program said so.", "Critics of the Orr Program"),
        ("A source close to the General Staff said so.", "A source close to the General Staff"),
        ("Some polls in the Middle West say so.", "Some polls in the Middle West"),
    ],
)
def test_no_body_is_invented(text: str, source: str) -> None:
    assert only(text, source).affiliation is None


def test_a_state_belongs_to_an_office_and_not_to_an_occupation() -> None:
    assert office_of("Carl Reeve, a Florida delegate, said so.", "Carl Reeve")[1] == "Florida"
    assert office_of("Carl Reeve, a Florida farmer, said so.", "Carl Reeve")[1] is None


def test_a_description_tells_of_what_place_somebody_named_is_mayor() -> None:
    text = "Mayor Ada Poole spoke. The mayor of Upper Tarn said no."
    assert only(text, "The mayor of Upper Tarn").affiliation == "Upper Tarn"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A longtime adviser to Reeve said so.", ("longtime adviser", "Reeve")),
        ("Connecticut’s tax commissioner said so.", ("commissioner", "Connecticut")),
        ("A former secretary of state said so.", ("former secretary of state", None)),
    ],
)
def test_unnamed_holders_keep_what_their_words_tell(
    text: str, expected: tuple[str, str | None]
) -> None:
    source = text.removesuffix(" said so.")
    assert office_of(text, source) == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Two major Japanese makers agreed.", []),
        ("It was posted by an official CNN guest.", []),
        ("State Department official Ada Poole agreed.", ["official"]),
        ("Major Ada Poole agreed.", ["Major"]),
    ],
)
def test_what_only_qualifies_a_name_is_no_office(text: str, roles: list[str]) -> None:
    assert [m.title.role for m in find_mentions(text) if m.title] == roles


def test_an_owner_is_an_outlet_or_a_body_and_nobody_else() -> None:
    for words, owner in (
        ("NBC’s ", "NBC"),
        ("the Orr Institute’s ", "Orr Institute"),
        ("Carl Reeve’s ", None),
        ("Norway’s ", None),
    ):
        assert possessor(words + "Ada Poole", len(words)) == owner


# --- nominees -----------------------------------------------------------------------

DEBATE = (
    "Donald Trump met Hillary Clinton and Democratic nominee Hillary Clinton smiled. "
    "The Republican nominee said it was fun. Ada Poole agreed."
)


def nominee(text: str, source: str, *, published: str | None = "2016-09-27") -> Speaker:
    at = text.index(source)
    attribution = Attribution((Span(at, at + len(source)),), (), (Span(len(text) - 1, len(text)),))
    found = resolve_speakers(Article(text, published=published), [attribution])[0]
    assert found is not None
    return found


def test_a_partys_nominee_is_who_stood_for_it_and_no_other_nominee() -> None:
    speaker = nominee(DEBATE, "The Republican nominee")
    assert (speaker.name, speaker.role, speaker.affiliation) == (
        "Donald Trump",
        "nominee",
        "Republican",
    )


def test_a_nominee_has_the_role_that_the_text_gives_without_the_name() -> None:
    speaker = nominee(DEBATE, "Donald Trump")
    assert (speaker.role, speaker.affiliation) == ("nominee", "Republican")
    assert nominee(DEBATE, "Ada Poole").role is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Republican nominee spoke.", 2004),
        ("The Republican nominee spoke.", None),
        ("He wants to be the Republican nominee.", 2016),
        ("The Republican nominee Carl Reeve spoke.", 2016),
        ("The Republican nominee for sheriff spoke.", 2016),
        ("The Democratic nominee spoke.", 2016),
    ],
)
def test_no_role_is_given_for_another_year_party_person_or_office(
    text: str, year: int | None
) -> None:
    assert nomination(text, "Donald Trump", year) is None


def test_nominees_are_known_by_party_and_office() -> None:
    assert party_named("GOP") == "republican"
    assert party_named("Harbour") is None
    [running_mate] = [n for n in nominees("democratic", "vice president") if n.first == 2016]
    assert running_mate.is_called("Tim Kaine")
    assert running_mate.is_called("Kaine")
    assert not running_mate.is_called("Ada Kaine")


# --- hostile text -------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Ada Poole, " + "a b and " * 20_000 + ", said so.",
        "Ada Poole, an adviser " + "to The " * 20_000 + ", said so.",
        "Ada Poole " + "The Republican " * 20_000,
        "A’s " * 20_000 + "Ada Poole said so.",
        "Ada Poole, who is " + "of A " * 20_000,
    ],
)
def test_wording_without_end_is_read_in_bounded_time(line: str) -> None:
    started = time.process_time()
    only(line, "Ada Poole")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "content",
    ["if " + "a " * 50_000, "neither " * 50_000, "that he " * 50_000, "a as " * 50_000],
)
def test_a_content_without_end_has_an_act(content: str) -> None:
    started = time.process_time()
    assert manner(f"[Ada Poole] {{suggested}} <{content}>").act
    assert time.process_time() - started < 5
