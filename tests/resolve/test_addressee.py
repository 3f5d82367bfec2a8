"""To whom it was said."""

from __future__ import annotations

import pytest

from onrecord.resolve.chain.chains import resolve_chains
from onrecord.statements import Article, Attribution, Span, Speaker
from tests.resolve.passages import passage


def addressees(marked: str) -> list[str | None]:
    return [c.addressee for c in resolve_chains(*passage(marked))]


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("[Dana Orr] {told} reporters <it fell>.", "reporters"),
        ("[Dana Orr] {told} a crowd in Nova <that it fell>.", "a crowd in Nova"),
        ("Lio Vance listened. [Dana Orr] {told} Vance <that it fell>.", "Lio Vance"),
        ("[Dana Orr] {warned} the Kremlin <about the bridge>.", "the Kremlin"),
        ("[Dana Orr] {called on} <the mayor to resign>.", "the mayor"),
        ("[Dana Orr] {asked} lawmakers <to vote>.", "lawmakers"),
        ("In a letter to the board, [Dana Orr] {said} <it fell>.", "the board"),
        ("[Dana Orr] {thanked} <Lio Vance> on Twitter.", "Lio Vance"),
        ("<“This is for you, Lio Vance!”> {said} [Dana Orr].", "Lio Vance"),
        ("<“It fell,”> [Dana Orr] {told} Reuters.", None),
        ("<“It fell,”> [Dana Orr] {told} CNN’s Lio Vance.", None),
        ("[Dana Orr] {told} him <it fell>.", None),
        ("[Dana Orr] {said} <she told reporters nothing>.", None),
        ("[Dana Orr] {asked} <whether it fell>.", None),
    ],
)
def test_addressee(sentence: str, addressee: str | None) -> None:
    assert addressees(sentence) == [addressee]


def test_a_quotation_goes_on_to_the_same_listeners() -> None:
    text = "[Dana Orr] {told} reporters <it fell>. <“Like a stone,”> [she|Dana Orr] {said}."
    assert addressees(text) == ["reporters", "reporters"]
    other = "[Dana Orr] {urged} <voters to stay home>. <“It fell,”> [she|Dana Orr] {said}."
    assert addressees(other) == ["voters", None]


def test_a_question_is_put_to_the_one_who_answers() -> None:
    article = Article("Asked about the bridge, Dana Orr said it fell.")
    asked = Attribution((), (Span(0, 11),), (Span(12, 22),))
    answered = Attribution((Span(24, 32),), (Span(33, 37),), (Span(38, 45),))
    chains = resolve_chains(article, [asked, answered], [None, Speaker("1", "Dana Orr", "person")])
    assert [c.addressee for c in chains] == ["Dana Orr", None]
