"""Acts and doubt as news words them: pleas, charges, thanks, polls, lawsuits."""

from __future__ import annotations

import pytest

from onrecord.resolve.manner.manner import Manner, resolve_manner
from tests.resolve.sentences import marked


def manner(line: str) -> Manner:
    return resolve_manner(*marked(line))


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Dunmore] {expressed his condolences over} <the ferry accident>.", "express"),
        ("[Dunmore] {offered her own condolences for} <the ferry accident>.", "express"),
        ("[The mayor] {said} <she hopes the bridge will hold>.", "express"),
        ("<“It is heartbreaking,”> [Dunmore] {said}.", "express"),
        ("[Residents] {rallied over} <the closed harbour>.", "express"),
        ("<“They're worried about the harbour,”> [Dunmore] {said}.", "assert"),
        ("<“He will win the vote,”> [Dunmore] {said}.", "assert"),
        ("[Dunmore] {said} <he would rebuild the bridge>.", "promise"),
        ("[Dunmore] {stated} <his intention to rebuild the bridge>.", "promise"),
        ("[Thirty percent] {said} <they would vote for Dunmore>.", "assert"),
        ("<“It is time to open the harbour,”> [Dunmore] {said}.", "demand"),
        ("[Dunmore] {sent a letter to the harbour board urging} <a new pier>.", "demand"),
        ("[The shipowners] {filed a motion} <to open the records>.", "demand"),
        ("[The lawsuit] {also challenges} <the harbour fee>.", "demand"),
        ("[Dunmore] {said} <the vote intensifies the need to act>.", "assert"),
        ("[The lawsuit] {says} <the board kept two sets of books>.", "accuse"),
        ("[The book] {says} <the board kept two sets of books>.", "assert"),
        ("[Dunmore] {called} <the mayor “nasty” and “unstable.”>", "accuse"),
        ("<“The board has a history of abuses,”> [Dunmore] {said}.", "accuse"),
        ("<“It is an effort by the board to silence the dockers,”> [Dunmore] {said}.", "accuse"),
        ("[Dunmore] {said} <officials never misled the dockers>.", "assert"),
        ("[Dunmore] {questioned} <her experience and depth>.", "accuse"),
        ("[Dunmore] {questioned} <how the pier would be paid for>.", "ask"),
        ("[Dunmore] {called} <that report a lie>.", "deny"),
        ("<“No, this is not a game,”> [Dunmore] {said}.", "deny"),
        ("[Dunmore] {said} <that she had never been told>.", "deny"),
        ("<“We received no warning,”> [Dunmore] {said}.", "deny"),
        ("<“We made some terrible mistakes,”> [Dunmore] {said}.", "confirm"),
        ("[The judge] {agreed with} <the dockers that the fee was too high>.", "confirm"),
        ("[Two aldermen] {said} <they're supporting Dunmore>.", "praise"),
        ("[The harbour police] {opened an investigation into} <the fire>.", "decide"),
    ],
)
def test_act(line: str, act: str) -> None:
    assert manner(line).act == act


@pytest.mark.parametrize(
    ("line", "hedged"),
    [
        ("[The lawsuit] {alleges} <that the board kept two sets of books>.", True),
        ("[Dunmore] {denied the allegations that} <the board kept two sets of books>.", False),
        ("[Dunmore] {claimed} - falsely - <that the harbour was empty>.", True),
        ("[Dunmore] {praised} <the so-called harbour movement>.", True),
        ("[Dunmore] {cited} <an unfounded conspiracy theory>.", True),
        ("<“It was an unfounded story,”> [Dunmore] {said}.", False),
        ("[Dunmore] {said} <that the harbour was empty>.", False),
    ],
)
def test_hedged(line: str, hedged: bool) -> None:
    assert manner(line).hedged is hedged
