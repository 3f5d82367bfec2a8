"""A question is read as the statement that it asks about."""

from __future__ import annotations

import pytest

from onrecord.relate.claims.claims import read_claim
from onrecord.relate.claims.questions import stated


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Has Ostrevia ever sent advisers to Sarrane?", "Ostrevia has sent advisers to Sarrane"),
        ("Did Linnewater know about the lead?", "Linnewater did know about the lead"),
        ("Did the ministry know about the lead?", "The ministry did know about the lead"),
        ("Were there advisers in Sarrane in 2024?", "There were advisers in Sarrane in 2024"),
        (
            "Is the water in Upper Callen safe to drink?",
            "The water in Upper Callen is safe to drink",
        ),
        ("Hasn’t Maren Thorsby resigned?", "Maren Thorsby has not resigned"),
        ("Will Lestria close the port?", "Lestria will close the port"),
    ],
)
def test_stated(question: str, statement: str) -> None:
    assert stated(question) == statement


@pytest.mark.parametrize(
    "question", ["How many advisers are there?", "Who told the ministry?", "Is it?", "?", ""]
)
def test_what_asks_for_more_than_yes_or_no(question: str) -> None:
    assert stated(question) is None


def test_a_question_as_a_claim() -> None:
    claim = read_claim("Has Ostrevia ever sent advisers to Sarrane?")
    assert claim.understood
    assert claim.text == "Has Ostrevia ever sent advisers to Sarrane?"
    assert claim.sentence == "Ostrevia has sent advisers to Sarrane."
    assert claim.speaker == "Ostrevia"
    assert not claim.negated


def test_a_question_of_how_many_is_words_to_look_for() -> None:
    assert not read_claim("How many advisers does Ostrevia have in Sarrane?").understood


def test_a_question_about_saying() -> None:
    claim = read_claim("Did Dovak deny that there are advisers in Sarrane?")
    assert (claim.about, claim.verb, claim.denies) == ("saying", "deny", True)
