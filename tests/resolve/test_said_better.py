"""What held-out articles showed: possessives, bare nouns, requests, spokespeople."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.statements import Article, Attribution, Span, Spans, Statement


def spans(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),) if words else ()


def stated(text: str, source: str, cue: str, content: str) -> Statement:
    given = Attribution(spans(text, source), spans(text, cue), spans(text, content))
    return resolve(Article(text, published="2025-03-20"), [given])[0]


def test_a_possessive_source_is_the_owner() -> None:
    text = "The Karvian minister Jon Doe left. The ministry’s claim that it was shut is false."
    found = stated(text, "The ministry’s", "claim", "that it was shut")
    assert found.speaker is not None
    assert found.speaker.name == "the ministry"


def test_a_bare_document_gets_an_article() -> None:
    text = "Harbour closed, report says\n\nThe harbour is closed."
    found = stated(text, "report", "says", "Harbour closed")
    assert found.speaker is not None
    assert found.speaker.name == "a report"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor told them not to drink it.", "told", "them not to drink it"),
        ("The mayor asked both sides to keep away.", "asked", "both sides to keep away"),
    ],
)
def test_to_tell_or_ask_somebody_to_do_is_to_demand(text: str, cue: str, content: str) -> None:
    assert stated(text, "The mayor", cue, content).act == "demand"


def test_to_tell_somebody_something_is_not() -> None:
    text = "The mayor told the board it was wrong to drink it."
    assert stated(text, "The mayor", "told", "it was wrong to drink it").act != "demand"


def test_a_state_that_owns_the_office_is_no_part_of_it() -> None:
    text = "Valdoria’s foreign minister, Edvin Hall, said it was over."
    found = stated(text, "Valdoria’s foreign minister, Edvin Hall,", "said", "it was over")
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == ("Edvin Hall", "foreign minister")


def test_a_spokeswoman_speaks_for_the_body_that_has_just_spoken() -> None:
    text = "Portwater said the colour was harmless. “It is safe,” said a spokeswoman, Tess Arden."
    article = Article(text)
    given = [
        Attribution(
            spans(text, "Portwater"), spans(text, "said"), spans(text, "the colour was harmless")
        ),
        Attribution(
            spans(text, "a spokeswoman, Tess Arden"),
            (Span(text.rindex("said"), text.rindex("said") + 4),),
            spans(text, "“It is safe,”"),
        ),
    ]  # fmt: skip
    speaker = resolve(article, given)[1].speaker
    assert speaker is not None
    assert (speaker.role, speaker.affiliation) == ("spokeswoman", "Portwater")


def test_a_nested_speaker_is_not_the_one_who_goes_on() -> None:
    text = "Anna Ray said that a colleague had told her it was late. “We wait,” she said."
    given = [
        Attribution(
            spans(text, "Anna Ray"),
            spans(text, "said"),
            spans(text, "that a colleague had told her it was late"),
        ),
        Attribution(
            spans(text, "a colleague"), spans(text, "had told"), spans(text, "it was late")
        ),
        Attribution(spans(text, "she"), (), spans(text, "“We wait,”")),
    ]
    speaker = resolve(Article(text), given)[2].speaker
    assert speaker is not None
    assert speaker.name == "Anna Ray"


def test_weeks_after_is_another_day() -> None:
    text = "Mara Velt admitted on Tuesday that it leaked, two weeks after she said it was dry."
    given = [
        Attribution(
            spans(text, "Mara Velt"), spans(text, "admitted"), spans(text, "that it leaked")
        ),
        Attribution(spans(text, "she"), spans(text, "said"), spans(text, "it was dry")),
    ]
    first, second = resolve(Article(text, published="2025-03-20"), given)
    assert (first.said, second.said) == ("2025-03-18", None)


def test_a_televised_address_is_television() -> None:
    text = "The premier announced in a televised address that the port would close."
    found = stated(text, "The premier", "announced", "that the port would close")
    assert found.medium == "television"
