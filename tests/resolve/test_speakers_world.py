"""Speakers in the world's news: states that no table has, deputies, ranks, bodies' short forms."""

from __future__ import annotations

import pytest

from onrecord.resolve.mentions.states import find_states
from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span, Speaker


def speakers(text: str, *sources: str) -> list[Speaker]:
    """The speakers of the sources, each sought after the one before."""
    places, at = [], 0
    for words in sources:
        at = text.index(words, at)
        places.append(Span(at, at + len(words)))
        at += 1
    found = resolve_speakers(Article(text), [Attribution(source=(p,)) for p in places])
    return [s for s in found if s is not None]


def told(text: str, *sources: str) -> list[tuple[str | None, ...]]:
    return [(s.name, s.kind, s.role, s.affiliation) for s in speakers(text, *sources)]


VALDORIA = "Valdoria closed its border. The Valdorian army said so. Mina Orlo ran."


def test_an_article_shows_a_state_by_its_adjective() -> None:
    assert find_states(VALDORIA).by_word["Valdorian"] == "Valdoria"
    assert find_states("The French army left. France paid.").by_word == {}
    assert find_states("The Christian government of the day fell.").by_word == {}


def test_an_unknown_state_speaks_as_a_government() -> None:
    text = "Valdoria demanded an answer. The Valdorian ministry gave none."
    [found] = speakers(text, "Valdoria")
    assert (found.kind, found.country) == ("government", None)


def test_the_adjective_of_an_unknown_state_is_no_affiliation() -> None:
    text = "Lena Marsh, the Valdorian foreign minister, said no. Valdoria waited."
    assert told(text, "Lena Marsh") == [("Lena Marsh", "person", "foreign minister", None)]


MINISTER = "Foreign Minister Lena Marsh said no. Later a guest said that "


@pytest.mark.parametrize("words", ["the deputy minister", "the former minister"])
def test_a_deputy_is_not_the_minister(words: str) -> None:
    [_, found] = speakers(f"{MINISTER}{words} had agreed.", "Lena Marsh", words)
    assert found.kind == "unnamed"


def test_the_minister_is_the_minister() -> None:
    assert [s.name for s in speakers(f"{MINISTER}the minister had agreed.", "the minister")] == [
        "Lena Marsh"
    ]


def test_an_office_in_capitals_is_no_body() -> None:
    text = "The Minister of Health, Lena Marsh, opened it. The Minister said it was safe."
    role = "Minister of Health"
    assert told(text, "The Minister said"[:12]) == [("Lena Marsh", "person", role, None)]
    assert speakers(text, "The Minister", "The Minister")[1].name == "Lena Marsh"


@pytest.mark.parametrize(
    ("text", "source", "role"),
    [
        ("Colonel Ivo Tann, a spokesman for the army, denied it.", "Ivo Tann", "spokesman"),
        ("The Chief Medical Officer, Professor Ivo Tann, denied it.", "Ivo Tann",
         "Chief Medical Officer"),
        ("Colonel Ivo Tann denied it.", "Colonel Ivo Tann", "Colonel"),
        ("The consul in Port Amber, Ivo Tann, denied it.", "Ivo Tann", "consul in Port Amber"),
    ],
)  # fmt: skip
def test_an_office_says_more_than_a_rank(text: str, source: str, role: str) -> None:
    assert speakers(text, source)[0].role == role


def test_a_body_goes_by_the_last_word_of_its_name() -> None:
    text = "The Northern Front took the town. The Front promised to stay."
    assert speakers(text, "The Front")[0].name == "Northern Front"


def test_its_spokeswoman_speaks_for_the_body_before() -> None:
    text = "The Harbour Ministry rejected it. “No,” said its spokeswoman, Lena Marsh."
    [_, found] = speakers(text, "The Harbour Ministry", "its spokeswoman, Lena Marsh")
    assert (found.name, found.affiliation) == ("Lena Marsh", "Harbour Ministry")


def test_a_bare_role_in_the_opening_is_who_is_then_named() -> None:
    text = "Ships may sail, the spokeswoman has said.\n\n“They may,” Lena Marsh told reporters."
    [first, second] = speakers(text, "the spokeswoman", "Lena Marsh")
    assert first.id == second.id
    assert second.role == "spokeswoman"


def test_both_ministers_are_the_two_who_were_named() -> None:
    text = (
        "Foreign Minister Lena Marsh met Defence Minister Ivo Tann. Both ministers expressed hope."
    )
    assert speakers(text, "Both ministers")[0].name == "Lena Marsh and Ivo Tann"


def test_an_emphasised_word_is_no_body() -> None:
    text = "There is LEAD in the lead pipes. The firm Amberwell is silent. It said nothing."
    assert all(s.name != "LEAD" for s in speakers(text, "It"))
