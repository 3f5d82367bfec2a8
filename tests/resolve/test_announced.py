"""What will be said, what pollsters say, what an outlet's own people write; all invented."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Statement
from tests.resolve.passages import passage


def statement(sentence: str) -> Statement:
    article, attributions, _ = passage(f"The vote\n\n{sentence}")
    (found,) = resolve(Article(article.text, published="2016-05-18"), attributions)
    return found


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("[Ada Poole] {will say} on Friday <that rents fall>.", "2016-05-20"),
        ("[Ada Poole] {will say} Wednesday <that rents fall>.", "2016-05-18"),
        ("[Ada Poole] {is expected to say} next week <it>.", "2016-05-23/2016-05-29"),
        ("[Ada Poole] {could say} on Friday <that rents fall>.", None),
        ("[Ada Poole] {said} on Friday <that rents fell>.", "2016-05-13"),
    ],
)
def test_what_is_announced_has_the_day_to_come(sentence: str, said: str | None) -> None:
    assert statement(sentence).said == said


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("<Poole’s approval rating fell to 42 percent>, {according to} [Gallup].", "poll"),
        ("[A running average of polls] {shows} <that Poole leads>.", "poll"),
        ("[Gallup] {said} <it had hired a new chief>.", None),
        ("[The council] {said} <42 percent of voters approve>.", None),
    ],
)
def test_a_pollster_that_gives_shares_speaks_through_a_poll(
    sentence: str, medium: str | None
) -> None:
    assert statement(sentence).medium == medium


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("[Politico’s Ada Poole] {wrote} <that rents fall>.", ("Politico",)),
        ("[The Guardian’s Ada Poole] {says} <that rents fall>.", ("Guardian",)),
        ("[Lestria’s Ada Poole] {wrote} <that rents fall>.", ()),
        ("[Politico’s lawyers] {wrote} <that rents fall>.", ()),
    ],
)
def test_what_an_outlets_own_people_write_comes_through_it(
    sentence: str, via: tuple[str, ...]
) -> None:
    assert statement(sentence).via == via
