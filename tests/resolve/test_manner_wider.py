"""What a content does where the cue is plain: who is blamed or praised, what is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.manner.blame import blames, letters
from onrecord.resolve.manner.content import Word, content_words
from onrecord.resolve.manner.manner import Manner, resolve_manner
from tests.resolve.sentences import marked

PARTS = ["Dunmore", "is", "truly", "the", "of", "not", "liar", "ignored", ",", "if", "by", "his"]


def manner(line: str) -> Manner:
    return resolve_manner(*marked(line))


def words(line: str) -> list[Word]:
    article, attribution = marked(f"[Laura Quill] {{said}} <{line}>")
    return content_words(article.text, attribution)


@pytest.mark.parametrize(
    "content",
    [
        "that Orla Dunmore had ignored her letter",
        "that Dunmore treated the dockers disrespectfully",
        "“You have abandoned the harbour.”",
        "“She is not fit to be mayor.”",
        "“He is not only a coward, but a danger to the city.”",
        "“The minister has repeatedly misled the port.”",
        "“They are trying to silence the dockers.”",
        "“We were betrayed by Dunmore.”",
        "“It is shameful that you sold the pier.”",
        "“Their deceptive report hides the costs.”",
        "“Because of Dunmore and her friends, the pier is closed.”",
        "“The council is unfairly taxing the port.”",
        "“Dunmore's view of the harbour is dangerously wrong.”",
        "“The vote was a sham.”",
        "“The tender was rigged.”",
        "“Dunmore put profits ahead of the dockers.”",
        "“The ferry sank. The mayor knew about the leak. She did nothing.”",
        "that the former mayor is “anti-worker”",
        "that Dunmore had the nerve to laugh",
    ],
)
def test_somebody_is_blamed(content: str) -> None:
    assert manner(f"[Laura Quill] {{said}} <{content}>").act == "accuse"


@pytest.mark.parametrize(
    "content",
    [
        "“I am not a coward.”",
        "“The fee is a crazy system.”",
        "“The storm was terrible.”",
        "that the Harbour Act had failed",
        "“We have ignored the harbour.”",
        "“Dunmore never misled the port.”",
        "“Dunmore is not a liar.”",
        "“If Dunmore is dishonest, we shall know.”",
        "that she had neglected the harbour",
        "that linking her to the Kelso massacre was unfair",
        "“The fate of Dunmore is terrible.”",
        "“Dunmore made a speech in the harbour.”",
    ],
)
def test_nobody_is_blamed(content: str) -> None:
    assert manner(f"[Laura Quill] {{said}} <{content}>").act != "accuse"


def test_another_is_told_by_the_pronoun() -> None:
    assert manner("[Laura Quill] {says} <he is a “bully” and a “liar.”>").act == "accuse"
    assert manner("[Laura Quill] {says} <he would rebuild the pier>").act == "assert"
    assert manner("[Laura Quill] {says} <she would rebuild the pier>").act == "promise"
    assert manner("[Quill] {says} <he would rebuild the pier>").act == "promise"
    assert manner("[Quill] {says} <he would abdicate in the harbour>").act == "assert"


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("<“I am urging the council to open the harbour,”> [Dunmore] {wrote}.", "demand"),
        ("<“In my view, we must never sell the pier,”> [Dunmore] {said}.", "demand"),
        ("<“There must be a new pier,”> [Dunmore] {said}.", "demand"),
        ("<“We should build a pier,”> [Dunmore] {said}.", "demand"),
        ("<“This deal must come with a pier,”> [Dunmore] {said}.", "demand"),
        ("<“The sea is rough. Let us never sell the pier,”> [Dunmore] {said}.", "demand"),
        ("<“I must say that the harbour is open,”> [Dunmore] {said}.", "assert"),
        ("<“We need to be humble,”> [Dunmore] {said}.", "assert"),
        ("[Dunmore] {refused to say} <that the mayor must resign>.", "assert"),
        ("[Dunmore] {spoke of} <a need for a new pier>.", "demand"),
        ("[Dunmore] {spoke of} <the need for a new pier>.", "assert"),
        ("[Officials] {told} <Kelso residents not to drink the water>.", "demand"),
        ("[The captain] {told} <a docker to “smile”>.", "demand"),
        ("[Dunmore] {told} <the port the ministry plans to close the pier>.", "assert"),
        ("[Dunmore] {told} the port <sooner or later it starts to pay off>.", "assert"),
        ("[Dunmore] {reiterated} <calls for a vote on the pier>.", "demand"),
        ("[Dunmore] {explained} <her calls for a vote on the pier>.", "assert"),
        ("[The crowd] {took up} <the chant “Sack the mayor! Stop it!”>.", "assert"),
        ("[The crowd] {took up} <the chant “Let us in!”>.", "demand"),
        ("[Dunmore] {said} <that Kelso is in danger of becoming a desert>.", "warn"),
        ("[Dunmore] {said} <the fee could lead to another “famine”>.", "warn"),
        ("<“This is fantastic!”> [Dunmore] {said}.", "express"),
        ("[Dunmore] {said} <that she has “serious concerns” about the pier>.", "express"),
        ("[Dunmore] {said} <that she “rejects the mayor's remarks”>.", "deny"),
        ("[Dunmore] {shook her head:} <no>.", "deny"),
        ("[Dunmore] {rejected} <the mayor's remarks>.", "deny"),
        ("[Dunmore] {said} <she did not support the pier>.", "assert"),
        ("[The docker] {announced} <plans to sue the port>.", "threaten"),
        ("[The mayor] {declared} <war on the gulls>.", "decide"),
        ("[The mayor] {signed} <a fishing agreement>.", "decide"),
        ("[The mayor] {signed} <a photograph>.", "assert"),
        ("[The dockers] {protested} <the mayor for selling the pier>.", "accuse"),
        ("[The dockers] {complained} <that the mayor came late>.", "accuse"),
        ("[The dockers] {complained} <that the sea was rough>.", "assert"),
        ("[The dockers] {called} <the mayor “an orange buffoon.”>", "accuse"),
        ("<“Dunmore has long been a tireless champion of the port,”> [Quill] {said}.", "praise"),
        ("[Six in 10 voters] {said} <Dunmore is honest>.", "assert"),
    ],
)
def test_act(line: str, act: str) -> None:
    assert manner(line).act == act


@pytest.mark.parametrize(
    ("line", "speech"),
    [
        ("[Dunmore] {will support} <the bill>.", False),
        ("[Dunmore's] {opposition to} <the bill>", False),
        ("[Dunmore's] {stance on} <the harbour>", False),
        ("[Dunmore] {spied on} <the mayor>.", False),
        ("[Dunmore] {was suspected of} <setting the fire>.", False),
        ("[Dunmore] {voiced support for} <the bill>.", True),
        ("[Dunmore] {stood by} <her remarks>.", True),
    ],
)
def test_speech(line: str, speech: bool) -> None:
    assert manner(line).speech is speech


def test_letters() -> None:
    assert letters(words("“They're not only liars.”")) == "pbaaK"
    assert letters(words("“We trust Orla Dunmore, if she lies.”")) == "iopp,ooo"


@given(
    st.lists(
        st.sampled_from(
            [
                "Dunmore",
                "is",
                "truly",
                "the",
                "of",
                "not",
                "liar",
                "ignored",
                ",",
                "if",
                "by",
                "his",
            ]
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_read(parts: list[str]) -> None:
    line = words(" ".join(parts) or "x")
    assert len(letters(line)) <= 2 * len(line)
    assert blames(line) in (True, False)


def test_a_long_sentence_is_read_to_its_limit() -> None:
    assert len(letters(words("Dunmore has " * 5000))) == 120
    assert not blames(words("word " * 200 + "Dunmore ignored us"))
