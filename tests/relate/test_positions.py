from __future__ import annotations

import pytest

from onrecord.relate.positions.positions import positions
from tests.relate.sayings import said


def test_a_negative_sentence_is_the_positive_one_denied() -> None:
    (position,) = positions(said("There are no Morvian advisers in Osmark."))
    assert (position.sign, position.text) == (-1, "There are Morvian advisers in Osmark.")


def test_to_deny_a_negative_sentence_is_to_affirm() -> None:
    (position,) = positions(said("There are no Morvian advisers in Osmark.", stance="denies"))
    assert position.sign == 1


@pytest.mark.parametrize(
    "more",
    [{"stance": "open"}, {"speech": False}, {"act": "ask"}, {"proposition": "Will it close?"}],
)
def test_questions_beliefs_and_what_is_left_open_have_no_position(more: dict[str, object]) -> None:
    assert positions(said(**{"proposition": "The port will close.", **more})) == []


def test_conditions_have_no_position() -> None:
    assert positions(said("If the port of Tarn were closed, four hundred would be idle.")) == []


def test_never_to_have_concealed_is_to_affirm() -> None:
    (position,) = positions(
        said("Morvia has never concealed the presence of its advisers in Osmark.")
    )
    assert (position.sign, position.avows, position.own) == (1, True, False)


def test_never_to_have_called_for_is_about_the_speakers_own_words_too() -> None:
    own, plain = positions(said("Ana Velik has never called for the port of Tarn to be closed."))
    assert (own.sign, own.own) == (-1, True)
    assert (plain.sign, plain.own) == (-1, False)
