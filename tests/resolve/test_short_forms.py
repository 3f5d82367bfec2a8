"""Short forms in what was said, with what the article names: on invented sentences."""

from __future__ import annotations

import pytest

from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.proposition.phrases import fuller
from onrecord.resolve.proposition.proposition import proposition
from onrecord.statements import Speaker, Stance
from tests.resolve.sentences import marked

VORN = Speaker("1", "Hedda Vorn", "person", role="Interior Minister")
ALDANE = Speaker("2", "Piet Aldane", "person", role="spokesman", affiliation="Harbour Ministry")
MOEN = Speaker("3", "Harald Moen", "person", role="chief executive", affiliation="Norrbruk Paper")
OSMUND = Speaker("4", "Jarl Osmund", "person", role="Prime Minister")


def of(line: str, speaker: Speaker | None) -> tuple[str | None, Stance | None]:
    article, attribution = marked(line)
    return proposition(article, attribution, speaker, resolve_manner(article, attribution))


def told(line: str, speaker: Speaker | None = None) -> str | None:
    return of(line, speaker)[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "A convoy left the Hadrel air base. [She] {said} <the base was empty>.",
            "The Hadrel air base was empty.",
        ),
        (
            "She met Karvian advisers. [She] {said} <the advisers were unarmed>.",
            "The Karvian advisers were unarmed.",
        ),
        (
            "Ships wait off the port of Grimholm. <“This port will stay open,”> [she] {said}.",
            "The port of Grimholm will stay open.",
        ),
        (
            "Crowds met the freighter Saint Alba. [She] {said} <the freighter carried flour>.",
            "The freighter Saint Alba carried flour.",
        ),
        (
            "Soldiers came to Hadrel and left. Some died at Hadrel."
            " [She] {said} <that no foreigners were based there>.",
            "No foreigners were based at Hadrel.",
        ),
    ],
)
def test_the_one_thing_that_the_article_names_is_filled_in(line: str, expected: str) -> None:
    assert told(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # two of them
        "He saw the port of Grimholm and the port of Kesten. [She] {said} <the port is open>.",
        # another sort of base
        "The Hadrel air base lies near a naval base. [She] {said} <the base is empty>.",
        # named only afterwards
        "[She] {said} <the base is empty>. The Hadrel air base is large.",
        # it is told which
        "She left the Hadrel air base. [She] {said} <the base of the tower is cracked>.",
        # no end of the phrase
        "She left the Hadrel air base. [She] {said} <the base commander is gone>.",
        # nouns that mean little
        "It was the Hadrel way. [She] {said} <the way is closed>.",
        # a clause, and no name of the noun
        "He named a federal judge Trump had attacked. [She] {said} <the judge was fair>.",
        # "that" begins a clause
        "She met Karvian advisers. [She] {said} <it is clear that advisers are unarmed>.",
        # an adjective, and no place
        "A man in the Sarrani army spoke. [She] {said} <that no foreigners were based there>.",
        # two places
        "He came from Tarn and died at Hadrel. [She] {said} <that no foreigners were based there>.",
        "Of Hadrel they know nothing, but died at Hadrel. [She] {said} <there was no base>.",
    ],
)
def test_what_is_in_doubt_stays_as_it_is(line: str) -> None:
    content = line[line.index("<") + 1 : line.index(">")].removeprefix("that ")
    assert told(line) == f"{content[0].upper()}{content[1:]}."


def test_a_speaker_means_the_body_that_they_speak_for() -> None:
    assert told("<“This ministry knew nothing,”> [he] {said}.", ALDANE) == (
        "The Harbour Ministry knew nothing."
    )
    assert told("[Vorn] {said} <no one in her ministry knew>.", VORN) == (
        "No one in the Interior Ministry knew."
    )
    assert told("[Moen] {said} <nobody at the firm knew it>.", MOEN) == (
        "Nobody at Norrbruk Paper knew it."
    )
    assert told("<“We will pay every family,”> [he] {said}.", OSMUND) == (
        "Jarl Osmund’s government will pay every family."
    )
    assert told("<“We love our country,”> [he] {said}.", ALDANE) == (
        "The Harbour Ministry loves our country."
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[He] {said} <there was no basis for the claim that troops had fired>.",
         "Troops had fired."),
        ("[He] {said} <claims that the army fled the town are without foundation>.",
         "The army fled the town."),
        ("[He] {said} <the idea that the army lost is nonsense>.", "The army lost."),
        ("[He] {said} <it is false to say that the bank has failed>.", "The bank has failed."),
        ("The Mail reported that the bank had failed. [He] {said} <the report was false>.",
         "The bank had failed."),
        ("Its critics claimed on Monday that the bank had failed. <“These claims are a lie,”>"
         " [he] {said}.", "The bank had failed."),
        ("Neighbours say the council promised in 2033 that the bells would fall silent. [The"
         " council] {said} <that the council had made no such promise>.",
         "The council promised in 2033 that the bells would fall silent."),
    ],
)  # fmt: skip
def test_what_is_called_false_is_denied(line: str, expected: str) -> None:
    assert of(line, None) == (expected, "denies")


def test_who_denies_that_a_report_was_false_affirms_it() -> None:
    line = "The Mail reported that the bank had failed. [He] {denied} <that the report was false>."
    assert of(line, None) == ("The bank had failed.", "affirms")


@pytest.mark.parametrize(
    "line",
    [
        "[He] {said} <the report was false>.",
        "The Mail reported that the bank had failed. The Post reported that the bank was sold."
        " [He] {said} <the reports were false>.",
        "The Mail claimed that the bank had failed. [He] {said} <the report was false>.",
    ],
)
def test_a_report_that_is_not_told_stays_unknown(line: str) -> None:
    said, stance = of(line, None)
    assert said in ("The report was false.", "The reports were false.") and stance == "affirms"


def test_what_is_called_something_with_an_article() -> None:
    assert told("She passed a law, [he] {calling} <it the best in a decade>.") == (
        "It is the best in a decade."
    )


def test_a_long_text_of_capitals_is_read_in_bounded_time() -> None:
    text = "The " + "Aa " * 60_000 + "port. " + "the a " * 20_000
    assert fuller(text, "port", len(text)) is None
