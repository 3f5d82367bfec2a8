"""Through whom the words came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.resolution import figures, resolver, rows
from evaluation.resolution_cases import founding_cases, gold_cases
from onrecord.resolve.chain.chains import resolve_chains
from onrecord.resolve.gazetteers.outlets import is_outlet, known_outlet, same_outlet
from onrecord.statements import Attribution, Span, Speaker
from tests.resolve.passages import passage
from tests.shared import SHARED, needs_shared


def via(marked: str, outlet: str | None = None) -> list[tuple[str, ...]]:
    article, attributions, speakers = passage(marked)
    found = resolve_chains(replace(article, outlet=outlet), attributions, speakers)
    return [c.via for c in found]


@pytest.mark.parametrize(
    ("sentence", "outlets"),
    [
        ("<“It fell,”> [Dana Orr] {told} Reuters.", ("Reuters",)),
        ("<“It fell,”> [Dana Orr] {told} the Harbour Courier on Friday.", ("Harbour Courier",)),
        ("<“It fell,”> {explained} [Dana Orr] to AFP.", ("AFP",)),
        ("In an interview with CNN's Lio Vance, [Dana Orr] {said} <it fell>.", ("CNN",)),
        ("In a Fox News interview, [Dana Orr] {said} <it fell>.", ("Fox News",)),
        ("[Dana Orr] {said} <it fell>, according to the Nova Times.", ("Nova Times",)),
        ("<“It fell,”> [Dana Orr] {was quoted as saying} by Interfax.", ("Interfax",)),
        ("Interfax quoted [Dana Orr] {as saying} <it fell>.", ("Interfax",)),
        ("[Dana Orr] {said} on ABC’s “This Week” <that it fell>.", ("ABC",)),
        ("On The Marla Quay Show, [Dana Orr] {said} <it fell>.", ("The Marla Quay Show",)),
        ("[Dana Orr] {wrote} in an op-ed in the Nova Herald <that it fell>.", ("Nova Herald",)),
        ("<“It fell,”> [Dana Orr] {told} reporters.", ()),
        ("<“It fell,”> [Dana Orr] {told} Lio Vance.", ()),
        ("[The Nova Times] {reported} <that it fell>.", ()),
        ("After the Nova Times published photos, [Dana Orr] {said} <it fell>.", ()),
        ("[Dana Orr] {said} <the Nova Times was told by Reuters>.", ()),
    ],
)
def test_via(sentence: str, outlets: tuple[str, ...]) -> None:
    assert via(sentence) == [outlets]


def test_the_own_publisher_is_no_relay() -> None:
    assert via("<“It fell,”> [Dana Orr] {told} the Nova Times.", "Nova Times") == [()]
    assert via("<“It fell,”> [Dana Orr] {told} The Post.", "Washington Post") == [()]


def test_an_outlet_reports_what_another_showed() -> None:
    article, _, _ = passage("The Nova Times reported that Verdan TV showed troops at the port.")
    outer = Attribution((Span(0, 14),), (Span(15, 23),), (Span(24, 65),))
    inner = Attribution((Span(29, 38),), (Span(39, 45),), (Span(46, 65),))
    speakers = [Speaker(n, n, "outlet") for n in ("The Nova Times", "Verdan TV")]
    chains = resolve_chains(article, [outer, inner], speakers)
    assert [c.via for c in chains] == [(), ("The Nova Times",)]
    assert chains[1].medium == "television"


def test_the_next_sentence_came_the_same_way() -> None:
    text = "<“It fell,”> [Dana Orr] {told} Reuters. <“Like a stone,”> [she|Dana Orr] {added}."
    assert via(text) == [("Reuters",), ("Reuters",)]
    other = "<“It fell,”> [Dana Orr] {told} Reuters. <“No,”> [Lio Vance] {said}."
    assert via(other) == [("Reuters",), ()]


def test_a_transcript_is_of_one_broadcast() -> None:
    text = (
        "On Sunday, [Dana Orr] {said} on CNN <the bridge was safe>.\n\n"
        "[VANCE|Lio Vance]{:} <Is it safe?>\n\n[ORR|Dana Orr]{:} <It is.>"
    )
    article, attributions, speakers = passage(text)
    chains = resolve_chains(article, attributions, speakers)
    assert {c.via for c in chains} == {("CNN",)}
    assert [c.addressee for c in chains[1:]] == ["Dana Orr", "Lio Vance"]


@pytest.mark.parametrize(
    "name", ["Reuters", "the BBC", "Harbour Courier", "Nova News Agency", "Radio Verdane", "AFP"]
)
def test_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name", ["Sergei Orlov", "the Kremlin", "reporters", "", "On Sunday", "Mr. Post"]
)
def test_no_outlets(name: str) -> None:
    assert not is_outlet(name)


def test_the_table_of_outlets() -> None:
    agency = known_outlet("Agence France-Presse")
    assert agency is not None
    assert agency == known_outlet("AFP")
    assert (agency.kind, agency.country) == ("agency", "FR")
    assert same_outlet("Meet the Press", "NBC News")
    assert not same_outlet("Reuters", "AFP")


@needs_shared("data/gold", "data/polnear/dev")
def test_gold_chains() -> None:
    found = rows(gold_cases(SHARED / "data"), resolver("chain"))
    assert figures("via", found)["accuracy"] >= 95
    assert figures("via", found)["f1"] >= 85
    assert figures("addressee", found)["f1"] >= 70
    assert figures("medium", found)["accuracy"] >= 92


@needs_shared("samples/never-concealed.gold.json")
@pytest.mark.parametrize("field", ["via", "medium", "addressee"])
def test_the_founding_article_chains(field: str) -> None:
    found = rows(founding_cases(SHARED / "samples"), resolver("chain"))
    assert figures(field, found)["accuracy"] >= 96
