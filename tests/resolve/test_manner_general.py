"""Acts, negations and doubts in the ways that news in general puts them."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Statement
from tests.resolve.passages import passage


def statement(marked: str) -> Statement:
    article, attributions, _ = passage(marked)
    return resolve(article, attributions)[0]


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("[Ada Poole] {said}: <“How sad that it ended.”>", "express"),
        ("[Ada Poole] {said} <she was hoping for a large crowd>.", "express"),
        ("[Ada Poole] {said} <they welcomed the vote>.", "express"),
        ("[Ada Poole] {said}: <“I can't believe it.”>", "express"),
        ("[Ada Poole] {said}: <“It was terrifying.”>", "express"),
        ("[Ada Poole] {said}: <“I wish to inform you that it is over.”>", "assert"),
        ("[Ada Poole] {said}: <“I ask you to fund the pier.”>", "demand"),
        ("[Ada Poole] {said}: <“He's going to have to stop.”>", "demand"),
        ("[Ada Poole] {said}: <“The case is clear — it's time a judge be named.”>", "demand"),
        ("[Ada Poole] {said} <she should be the exception>.", "assert"),
        ("[Ada Poole] {tried to encourage} <her party that she can win>.", "assert"),
        ("[Ada Poole] {encouraged} <her party to vote>.", "demand"),
        ("[Ada Poole] {vowed} <a relentless war against the rebels>.", "threaten"),
        ("[Ada Poole] {said} <she will withdraw the bill unless they vote>.", "threaten"),
        ("[Ada Poole] {said} <the rebels will see a retribution not seen before>.", "threaten"),
        ("[The governor] {named} <her to the county court>.", "decide"),
        ("[The board] {fined} <the bank three million>.", "decide"),
        ("[Ada Poole] {said} <she did not have the figures>.", "assert"),
        ("[Ada Poole] {said}: <“I did not take the money.”>", "deny"),
        ("[Ada Poole] {insisted} <he had done nothing wrong>.", "deny"),
        ("[Ada Poole] {said}: <“There is no feasible basis for it.”>", "assert"),
        ("[Ada Poole] {said}: <“He is out of touch with tenants.”>", "accuse"),
        ("[Ada Poole] {said} <the ministry was hiding the figures>.", "accuse"),
        ("[Ada Poole] {said}: <“We have never concealed the figures.”>", "deny"),
        ("[Ada Poole] {said} <he was a wonderful father>.", "praise"),
        ("[Ada Poole] {would neither confirm nor deny} <the report>.", "assert"),
    ],
)
def test_act(marked: str, act: str) -> None:
    assert statement(marked).act == act


@pytest.mark.parametrize(
    ("marked", "negated"),
    [
        ("[Ada Poole] {did not mention} <that rents fell>.", True),
        ("[Ada Poole] {has yet to comment on} <the claims>.", True),
        ("[Ada Poole] {said}: <“I don't have any doubt that rents will fall.”>", False),
        ("[Ada Poole] {said}: <“Tenants who have a lease can't be moved.”>", True),
        ("[Ada Poole] {said}: <“Tenants who say they don't pay are rare.”>", False),
        ("[Ada Poole] {said}: <“Tenants who don't pay are rare.”>", False),
    ],
)
def test_negated(marked: str, negated: bool) -> None:
    assert statement(marked).negated is negated


def test_unconfirmed_reports_are_doubted() -> None:
    assert statement("[Unconfirmed reports] {say} <ten left>.").hedged
    assert not statement("[Reports] {say} <ten left>.").hedged
