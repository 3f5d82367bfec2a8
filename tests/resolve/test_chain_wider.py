"""Through whom and to whom, in the ways that news in general puts it."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Statement
from tests.resolve.passages import passage


def statements(marked: str) -> list[Statement]:
    article, attributions, _ = passage(marked)
    given = Article(article.text, outlet="Lestria Courier", published="2016-05-18")
    return resolve(given, attributions)


@pytest.mark.parametrize(
    ("sentence", "via"),
    [
        ("Speaking to the Daily Mail, [Ada Poole] {said} <rents fell>.", "Daily Mail"),
        ("In comments to Reuters, [Ada Poole] {said} <rents fell>.", "Reuters"),
        ("In a statement to ABC News, [Ada Poole] {said} <rents fell>.", "ABC News"),
        ("Writing in the Guardian, [Ada Poole] {said} <rents fell>.", "Guardian"),
        ("[Ada Poole] {revealed to} Vogue <rents fell>.", "Vogue"),
        ("[Ada Poole] {told Fox 13} <rents fell>.", "Fox 13"),
        ("[Ada Poole] {told HarbourMail.com} <rents fell>.", "HarbourMail.com"),
        ("[Ada Poole] {told local station KTLA} <rents fell>.", "KTLA"),
        ("<“Rents fell”>, [Ada Poole] {said}, the Daily Mirror reported.", "Daily Mirror"),
        ("<“Rents fell”>, [Ada Poole] {said}, per TMZ.", "TMZ"),
        ("[Ada Poole] {said}, quoted by Russian agency RIA Novosti, <rents fell>.", "RIA Novosti"),
        ("[Ada Poole] {said in the new issue of} GQ <rents fell>.", "GQ"),
        ("[Ada Poole] {said} <rents fell> as the Daily Mirror reported a strike.", None),
        ("[Ada Poole] {told Carl Reeve} <rents fell>.", None),
    ],
)
def test_the_outlet(sentence: str, via: str | None) -> None:
    assert statements(f"The vote\n\n{sentence}")[0].via == ((via,) if via else ())


def test_quoted_as_saying_is_through_the_outlet_named_last() -> None:
    found = statements(
        "Rents fell, the Chosun Ilbo reported.\n\n[The source] {was quoted as saying} <it is so>."
    )
    assert [(s.via, s.medium) for s in found] == [(("Chosun Ilbo",), None)]


def test_speaking_to_the_newspaper_is_to_the_one_named_last() -> None:
    found = statements(
        "Poole wrote for the Daily Mail.\n\nSpeaking to the newspaper, [she] {said} <it fell>."
    )
    assert [(s.via, s.medium) for s in found] == [(("Daily Mail",), "interview")]


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("[Ada Poole] {announced to a packed hall} that <rents fell>.", "a packed hall"),
        ("[Ada Poole] {confessed to} investigators that <rents fell>.", "investigators"),
        ("[Ada Poole] {shouted at} officers <“Go away.”>", "officers"),
        ("[Ada Poole] {emailed} staff <that rents fell>.", "staff"),
        ("[Ada Poole] {said in an emailed statement} <that rents fell>.", None),
        ("[Ada Poole] {asked} <Carl Reeve why rents fell>.", "Carl Reeve"),
        ("[Ada Poole] {reminded} <tenants that rents fell>.", "tenants"),
        ("[Ada Poole] {warned} <that rents fell>.", None),
        ("[Ada Poole] {asked} <why rents fell>.", None),
        ("[Ada Poole] {pushed} <voters to stay home>.", "voters"),
        ("[Ada Poole] {told local newspaper The Northern Echo} <rents fell>.", None),
    ],
)
def test_the_addressee(sentence: str, to: str | None) -> None:
    assert statements(f"The vote\n\n{sentence}")[0].addressee == to


def test_told_me_is_told_to_the_one_who_tells_of_it() -> None:
    text = "The vote\n\n“The mayor told me that rents fell,” Ada Poole said."
    outer = passage("The vote\n\n<“The mayor told me that rents fell,”> [Ada Poole] {said}.")[1]
    inner = passage("The vote\n\n“[The mayor] {told} me <that rents fell>,” Ada Poole said.")[1]
    found = resolve(Article(text, published="2016-05-18"), [*outer, *inner])
    assert [s.addressee for s in found] == [None, "Ada Poole"]
