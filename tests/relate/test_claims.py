"""Claims read as they were understood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ClaimError
from onrecord.relate.claims.claims import Claim, read_claim


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "quantifier", "proposition"),
    [
        (
            "Garrow never said that the port would close",
            "Garrow",
            "say",
            "never",
            "The port would close.",
        ),
        (
            "Garrow never called for the port to be closed",
            "Garrow",
            "call for",
            "never",
            "The port should be closed.",
        ),
        (
            "Lavren has always said that the flights carry flour",
            "Lavren",
            "say",
            "always",
            "The flights carry flour.",
        ),
        (
            "Lestria promised to withdraw the crews",
            "Lestria",
            "promise",
            None,
            "Lestria will withdraw the crews.",
        ),
        (
            "Dovak has never denied that Ostrevia sends arms",
            "Dovak",
            "deny",
            "never",
            "Ostrevia sends arms.",
        ),
        (
            "The foreign ministry denied that there are advisers in Sarrane",
            "foreign ministry",
            "deny",
            None,
            "There are advisers in Sarrane.",
        ),
        (
            "Velish never called Lestria a failed state",
            "Velish",
            "call",
            "never",
            "Lestria is a failed state.",
        ),
        (
            "Lowe warned parents that the water was unsafe",
            "Lowe",
            "warn",
            None,
            "The water was unsafe.",
        ),
        (
            "At no time did Garrow say that the port would close",
            "Garrow",
            "say",
            "never",
            "The port would close.",
        ),
    ],
)
def test_claims_about_what_somebody_said(
    text: str, speaker: str, verb: str, quantifier: str | None, proposition: str
) -> None:
    claim = read_claim(text)
    assert claim.about == "saying" and claim.about_saying
    assert (claim.speaker, claim.verb) == (speaker, verb)
    assert (claim.quantifier, claim.proposition) == (quantifier, proposition)


@pytest.mark.parametrize(
    ("text", "speaker", "proposition"),
    [
        (
            "Ostrevia never concealed sending weapons to Sarrane",
            "Ostrevia",
            "Ostrevia sent weapons to Sarrane.",
        ),
        ("Ostrevia never concealed its advisers", "Ostrevia", "Ostrevia has advisers."),
        (
            "Ostrevia never hid the presence of its advisers in Sarrane",
            "Ostrevia",
            "Ostrevia has advisers in Sarrane.",
        ),
        (
            "Ostrevia didn’t hide the fact that it was sending arms",
            "Ostrevia",
            "Ostrevia was sending arms.",
        ),
    ],
)
def test_claims_about_what_somebody_hid(text: str, speaker: str, proposition: str) -> None:
    claim = read_claim(text)
    assert claim.about == "hiding" and not claim.about_saying
    assert claim.negated and claim.denies
    assert (claim.speaker, claim.proposition) == (speaker, proposition)


@pytest.mark.parametrize(
    ("text", "speaker", "quantifier", "proposition", "negated"),
    [
        (
            "No one at Linnewater knew of lead before 1 March",
            "Linnewater",
            "No one",
            "Someone at Linnewater knew of lead before 1 March.",
            True,
        ),
        (
            "There are no advisers in Sarrane",
            None,
            "no",
            "There are advisers in Sarrane.",
            True,
        ),
        (
            "The Saint Alba carried no munitions",
            "Saint Alba",
            "no",
            "The Saint Alba carried munitions.",
            True,
        ),
        (
            "No Ostrevian crews fly from Hadrel",
            None,
            "No",
            "Ostrevian crews fly from Hadrel.",
            True,
        ),
        ("Ostrevia sent weapons", "Ostrevia", None, "Ostrevia sent weapons.", False),
        ("Every ship was searched", None, "Every", "Every ship was searched.", False),
        ("Garrow never criticised Thorsby", "Garrow", "never", "Garrow criticised Thorsby.", True),
        ("The water is safe to drink", None, None, "The water is safe to drink.", False),
    ],
)
def test_claims_about_what_is_so(
    text: str, speaker: str | None, quantifier: str | None, proposition: str, negated: bool
) -> None:
    claim = read_claim(text)
    assert claim.about == "fact"
    assert (claim.speaker, claim.quantifier) == (speaker, quantifier)
    assert (claim.proposition, claim.negated) == (proposition, negated)


def test_a_negated_promise_is_the_promise_denied() -> None:
    claim = read_claim("Lestria promised not to close the port")
    assert claim.proposition == "Lestria will close the port."
    assert claim.denies and not claim.negated


@pytest.mark.parametrize("text", ["", "   ", "!!!", "…—“”", "\x00\x1b[2J\u202e".replace("J", "")])
def test_what_has_no_words_is_no_claim(text: str) -> None:
    with pytest.raises(ClaimError, match="needs words"):
        read_claim(text)


@pytest.mark.parametrize("text", ["never " * 10_000, "x" * 5_000_000, "word " * 101])
def test_more_than_a_sentence_is_no_claim(text: str) -> None:
    with pytest.raises(ClaimError, match="one sentence"):
        read_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "L’Ostrévie n’a jamais caché ses conseillers",
        "Остревия никогда не скрывала советников",
        "advisers Sarrane",
        "Garrow never said that",
    ],
)
def test_other_words_are_said_not_to_be_understood(text: str) -> None:
    claim = read_claim(text)
    if text.startswith("Garrow"):
        assert claim.about == "fact"
        return
    assert not claim.understood
    assert claim.described() == "not understood as more than these words"


def test_control_characters_and_marks_are_left_out() -> None:
    claim = read_claim("“Garrow\x1b never\n said\u202e the port would close.”\x07")
    assert claim.text == "Garrow never said the port would close."


def test_the_claim_is_read_back_in_words() -> None:
    said = read_claim("Garrow never called for the port to be closed").described()
    assert said == (
        "about what Garrow said; it says that this was never said: “The port should be closed”"
    )
    so = read_claim("There are no advisers in Sarrane").described()
    assert so == "about what is so; it says that this is not so: “There are advisers in Sarrane”"


def test_the_object_has_every_field() -> None:
    claim = read_claim("Garrow never said the port would close")
    assert set(claim.to_dict()) == {*Claim.__slots__, "about_saying"}


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_claim_or_a_claim_error(text: str) -> None:
    try:
        claim = read_claim(text)
    except ClaimError:
        return
    assert claim.proposition and claim.described() and claim.sentence.endswith(".")


WORDS = (
    "Garrow Ostrevia no one at never has did not said denied that there are ports any concealed"
    " called for to be closed the in always kept it secret about is was and"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30))
def test_any_words_in_any_order_are_read(words: list[str]) -> None:
    assert read_claim(" ".join(words)).proposition
