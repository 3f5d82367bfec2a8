"""Which word makes a sentence universal, and which only look as if they did."""

from __future__ import annotations

import time

import pytest

from onrecord.relate.words.universals import universal


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Ostrevia never concealed its advisers.", "never"),
        ("We have always said so.", "always"),
        ("No one at Linnewater knew.", "No one"),
        ("It is known to no-one here.", "no-one"),
        ("Nobody knew.", "Nobody"),
        ("There are no advisers in Sarrane.", "no"),
        ("None of them came.", "None"),
        ("There is not one adviser in Sarrane.", "not one"),
        ("There is not a single adviser.", "not a single"),
        ("At no time did we know.", "At no time"),
        ("We have not once asked.", "not once"),
        ("They are nowhere in the hills.", "nowhere"),
        ("Every ship was searched.", "Every"),
        ("All our crews are home.", "All"),
        ("They all left, without exception.", "all"),
        ("They left without exception.", "without exception"),
        ("He has not sent any weapons.", "any"),
        ("There aren’t any crews at Hadrel.", "any"),
        ("They denied that any were sent.", "any"),
        ("It left without telling anyone.", "anyone"),
        ("“Never,” he said.", "Never"),
    ],
)
def test_universal_words_are_found_as_printed(sentence: str, word: str) -> None:
    assert universal(sentence) == word


@pytest.mark.parametrize(
    "sentence",
    [
        "It is no longer there.",
        "There is no doubt that they came.",
        "Not all came.",
        "Not every ship was searched.",
        "Never mind the cost.",
        "All right, we go.",
        "He does not like it at all.",
        "No less than 20 died.",
        "He almost never came.",
        "Hardly anyone came.",
        "Nearly all left.",
        "First of all, they came.",
        "Not only Lestria pays.",
        "If anyone was hurt, he did not say.",
        "Any ship may enter.",
        "He said no.",
        "No, it was here.",
        "It is not always easy.",
        "Every other week they meet.",
        "They left after all.",
        "A no-fly zone is in force.",
        "It happened all along.",
        "He did not stop, but any ship may enter.",
        "",
        "!!!",
    ],
)
def test_look_alikes_are_none(sentence: str) -> None:
    assert universal(sentence) is None


@pytest.mark.parametrize("words", ["no ", "not any ", "any ", "“no longer ", "all\t"])
def test_long_lines_cost_little(words: str) -> None:
    start = time.perf_counter()
    universal(words * 100_000)
    assert time.perf_counter() - start < 2
