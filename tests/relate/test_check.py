"""What a record holds for a claim, with a judge that goes by words alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from words_judge import WordsJudge

import onrecord
from onrecord.errors import ClaimError, DateError
from onrecord.record import Record
from onrecord.relate.checking.check import Check, Finding
from onrecord.relations import Appearance
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

DOVAK = Speaker(
    "dovak",
    "Irena Dovak",
    "person",
    role="spokeswoman",
    affiliation="the Ostrevian foreign ministry",
)
HALVIK = Speaker("halvik", "Radim Halvik", "person", role="Defence Minister")
GARROW = Speaker("garrow", "Nils Garrow", "person", role="opposition leader")
MARSK = Speaker("marsk", "Lewin Marsk", "person", role="spokesman", affiliation="Lestrian ministry")
LUDVAR = Speaker("ludvar", "Stefan Ludvar", "person", role="former Ostrevian ambassador")


def said(speaker: Speaker, words: str, *, day: str = "2025-03-03", **more: Any) -> Statement:
    """One statement in an article of its own."""
    proposition = more.pop("proposition", f"{words}.")
    about = {name: more.pop(name) for name in ("title", "outlet") if name in more}
    text = f"{about.get('title', 'News')}\n\n{speaker.name} said: {words}.\n\nThe end on {day}."
    article = Article(text, published=day, **about)
    start = text.index(words)
    spans = (Span(text.index(speaker.name), text.index(" said")), Span(start, start + len(words)))
    attribution = Attribution(source=spans[:1], content=spans[1:], extractor="test/1")
    given = {"form": "direct", "stance": "affirms", "said": day} | more
    dated = {"said_earliest": given["said"], "said_latest": given["said"]}
    return Statement(
        article, attribution, speaker=speaker, proposition=proposition, **(dated | given)
    )


NO_ADVISERS = "There are no Ostrevian advisers in Sarrane"
STATEMENTS = {
    "claim": said(
        DOVAK, "Ostrevia has never concealed its advisers in Sarrane", day="2025-04-02"
    ),
    "denial": said(DOVAK, NO_ADVISERS, outlet="Courier", act="deny"),
    "admission": said(HALVIK, "Ostrevian advisers are in Sarrane", day="2025-03-18"),
    "former": said(LUDVAR, "There are no Ostrevian advisers in Sarrane at all", act="deny"),
    "elsewhere": said(DOVAK, "There are no Ostrevian advisers in Tessaret", act="deny"),
    "condition": said(MARSK, "If Ostrevian advisers are in Sarrane they must go", stance="open"),
    "demand": said(
        GARROW,
        "Close the port of Grimholm today",
        act="demand",
        proposition="The port of Grimholm should be closed.",
    ),
    "never": said(
        GARROW, "Garrow has never called for the port of Grimholm to be closed", day="2025-04-08"
    ),
    "other": said(
        MARSK,
        "The port of Grimholm should be closed",
        act="demand",
    ),
    "place": said(
        GARROW,
        "Close the port of Skerrow at once",
        act="demand",
        proposition="The port of Skerrow should be closed.",
    ),
    "shots": said(MARSK, "Sarrane fired on Ostrevia"),
    "cinema": said(GARROW, "The Lantern cinema is too loud"),
    "born": said(GARROW, "A word on Radim Halvik", proposition=None, stance=None),
}  # fmt: skip


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        for statement in STATEMENTS.values():
            opened.add(statement.article, [statement])
        told = Article("In Ilvar, Ostrevia’s defence minister, Radim Halvik, opened a bridge.")
        opened.add(told, [], extractor="test/1")
        yield opened


def find(record: Record, claim: str, **more: Any) -> Check:
    return onrecord.check(record, claim, judge=WordsJudge(), **more)


def keys(group: tuple[Finding, ...]) -> set[str]:
    known = {one.id: key for key, one in STATEMENTS.items()}
    return {known[one.statement.id] for one in group}


def test_a_denial_stands_against_never_having_concealed(record: Record) -> None:
    found = find(record, "Ostrevia never concealed its advisers in Sarrane")
    assert keys(found.supports) == {"claim"}
    assert keys(found.against) == {"denial"}
    (denial,) = found.against
    assert denial.reason == (
        "Irena Dovak, who speaks for Ostrevia, denied what the claim says was never concealed:"
        " “There are no Ostrevian advisers in Sarrane”."
    )
    assert denial.date == "2025-03-03"
    assert denial.score >= 0.75
    assert [d.aspect for d in denial.differences] == ["negation"]


def test_who_left_office_is_near_only_and_why_is_said(record: Record) -> None:
    found = find(record, "Ostrevia never concealed its advisers in Sarrane")
    former = next(f for f in found.near if f.statement.speaker == LUDVAR)
    assert "not known to speak for Ostrevia" in former.reason


def test_what_is_about_another_country_is_not_against(record: Record) -> None:
    found = find(record, "Ostrevia never concealed its advisers in Sarrane")
    assert "elsewhere" not in keys(found.against) | keys(found.supports)
    fact = find(record, "Ostrevian advisers are in Sarrane")
    assert "elsewhere" not in keys(fact.against)


def test_what_was_called_for_stands_against_never_having_called_for_it(record: Record) -> None:
    found = find(record, "Garrow never called for the port of Grimholm to be closed")
    assert keys(found.supports) == {"never"}
    assert keys(found.against) == {"demand"}
    assert "other" not in keys(found.against)
    place = next((f for f in found.near if f.statement.id == STATEMENTS["place"].id), None)
    assert place is None or "Skerrow" in place.reason or "Grimholm" in place.reason


def test_a_claim_about_what_is_so_is_answered_by_anybody(record: Record) -> None:
    found = find(record, "There are no Ostrevian advisers in Sarrane")
    assert {"denial", "former"} <= keys(found.supports)
    assert "admission" in keys(found.against)
    assert "condition" not in keys(found.supports) | keys(found.against)


def test_who_said_what_the_claim_says_supports_it(record: Record) -> None:
    found = find(record, "Halvik said that Ostrevian advisers are in Sarrane")
    assert keys(found.supports) == {"admission"}
    assert not found.against


def test_the_country_of_a_minister_is_known_from_other_articles(record: Record) -> None:
    found = find(record, "Ostrevia said that Ostrevian advisers are in Sarrane")
    assert "admission" in keys(found.supports)


def test_who_does_it_to_whom_matters(record: Record) -> None:
    found = find(record, "Ostrevia never fired on Sarrane")
    assert not found.against
    shots = next(one for one in found.near if one.statement.speaker == MARSK)
    assert "the other way round" in shots.reason


def test_nothing_in_the_record_is_said_with_the_scope(record: Record) -> None:
    found = find(record, "Brisk never praised the opera in Kesten")
    assert not found
    assert found.scope.articles == len(STATEMENTS) + 1
    assert found.scope.statements == len(STATEMENTS)
    assert found.scope.outlets == 1
    assert (found.scope.earliest, found.scope.latest) == ("2025-03-03", "2025-04-08")
    assert found.scope.compared == 0 and found.scope.model is None


def test_filters_are_kept_and_shown_in_the_scope(record: Record) -> None:
    claim = "Ostrevia never concealed its advisers in Sarrane"
    late = find(record, claim, since="2025-04")
    assert keys(late.supports) == {"claim"} and not late.against
    assert late.scope.filters == {"since": "2025-04"}
    other = find(record, claim, speaker="Halvik")
    assert not other.supports and not other.against
    with pytest.raises(DateError):
        find(record, claim, since="soon")


def test_a_claim_that_is_not_understood_has_only_what_is_near(record: Record) -> None:
    judge = WordsJudge()
    found = onrecord.check(record, "Sarrane advisers", judge=judge)
    assert found.near and not found.supports and not found.against
    assert all("not understood" in one.reason for one in found.near)
    assert not judge.asked


def test_no_claim_is_an_error(record: Record) -> None:
    with pytest.raises(ClaimError):
        find(record, "  ")


def test_limit_is_for_each_group(record: Record) -> None:
    found = find(record, "There are no Ostrevian advisers in Sarrane", limit=1)
    assert max(len(found.supports), len(found.against), len(found.near)) == 1


def test_excerpts_are_the_words_of_the_article(record: Record) -> None:
    found = find(record, "Ostrevia never concealed its advisers in Sarrane")
    for one in (*found.supports, *found.against, *found.near):
        assert one.place is not None
        assert "".join(t for t, _ in one.excerpt) == one.place.of(one.statement.article.text)


def test_the_object_is_stable(record: Record) -> None:
    found = find(record, "Ostrevia never concealed its advisers in Sarrane").to_dict()
    assert json.loads(json.dumps(found)) == found
    assert list(found) == ["claim", "understood", "supports", "against", "near", "scope"]
    assert set(found["against"][0]) == {
        "score", "reason", "differences", "date", "place", "excerpt", "statement", "printings",
    }  # fmt: skip


def test_printings_of_the_same_words_are_one_finding() -> None:
    first = said(DOVAK, NO_ADVISERS, act="deny")
    again = said(DOVAK, NO_ADVISERS, act="deny", day="2025-03-09", title="Bell")
    with Record(":memory:") as record:
        for one in (again, first):
            record.add(one.article, [one])
        record.appearances.put(
            [Appearance(first.id, first.id, 1.0), Appearance(first.id, again.id, 1.0)]
        )
        (found,) = find(record, "Ostrevia never concealed its advisers in Sarrane").against
    assert found.statement.id == first.id
    assert [one.id for one in found.printings] == [again.id]


class OneDirection:
    """An encoder to which all sentences are alike."""

    name = "one/1"

    def vectors(self, texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), 2), np.float32) / np.float32(2**0.5)


def test_vectors_find_what_shares_no_words() -> None:
    statement = said(DOVAK, "Convoys crossed the border at night")
    claim = "Lorries drove over the frontier in darkness"
    with Record(":memory:") as record:
        record.add(statement.article, [statement])
        assert find(record, claim, sentences=OneDirection()).scope.compared == 0
        encoder = OneDirection()
        record.vectors.put(encoder.name, [statement.id], encoder.vectors(["x"]))
        found = find(record, claim, sentences=encoder)
    assert found.scope.by == ("words", "vectors")
    assert found.scope.compared == 1


@pytest.mark.parametrize(
    "claim",
    [
        '"',
        "a OR b NEAR( c",
        "x* y* never said z*",
        "Ostrevia never concealed " + "y" * 900,
        "no " * 90,
    ],
)
def test_nothing_typed_breaks_a_check(record: Record, claim: str) -> None:
    try:
        find(record, claim)
    except ClaimError:
        assert claim == '"'
