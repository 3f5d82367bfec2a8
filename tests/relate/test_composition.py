from __future__ import annotations

import pytest

from onrecord.relate.positions.positions import positions
from onrecord.relate.relations.relations import THRESHOLD, between, promising
from onrecord.relations import Relation
from onrecord.statements import Statement
from tests.relate.sayings import Always, ByWords, said

NONE = said("There are no Morvian advisers in Osmark.", by="Ana Velik")
SOME = said("A group of Morvian advisers is in Osmark.", by="Rado Hale")


def related(
    one: Statement, other: Statement, judge: Always | ByWords | None = None
) -> list[Relation]:
    found = promising(positions(one), [(positions(other), None)])
    return between(found, judge or ByWords())


def test_a_denial_and_what_entails_the_denied_contradict() -> None:
    (relation,) = related(NONE, SOME)
    assert (relation.kind, relation.pattern) == ("contradicts", "dispute")
    assert relation.score >= THRESHOLD


def test_the_stance_denies_is_a_negation() -> None:
    denied = said("Morvia placed soldiers in Osmark.", stance="denies")
    affirmed = said("Morvia placed soldiers in Osmark in March.", by="Rado Hale")
    assert [r.kind for r in related(denied, affirmed)] == ["contradicts"]


def test_two_denials_of_one_thing_support_each_other() -> None:
    denied = said("Morvian advisers are in Osmark.", by="Rado Hale", stance="denies")
    assert [r.kind for r in related(NONE, denied, Always(0.95, 0.02))] == ["repeats"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The port of Skerry will be open to Morvian ships.",
            "The port of Tarn will be closed to Morvian ships.",
        ),
        (
            "There were no advisers in Osmark in 2029.",
            "Advisers have been in Osmark since January 2031.",
        ),
        (
            "Osmark should close the port of Tarn.",
            "Osmark will not close the port of Tarn.",
        ),
        (
            "If the port of Tarn were closed, Osmark would suffer.",
            "Osmark will not close the port of Tarn.",
        ),
        (
            "He was in Osmark with the advisers.",
            "Rado Hale was not in Osmark with the advisers.",
        ),
        (
            "At least thirty advisers are in Osmark.",
            "Close to sixty advisers are in Osmark.",
        ),
    ],
)  # fmt: skip
def test_what_can_both_be_so_is_no_contradiction_however_sure_the_model(
    one: str, other: str
) -> None:
    found = related(said(one), said(other, by="Rado Hale"), Always(0.49, 0.49))
    assert [r.kind for r in found if r.kind == "contradicts"] == []


def test_a_speaker_does_not_contradict_himself_in_one_breath() -> None:
    text = "“No advisers are in Osmark.” “Advisers are in Osmark to teach.”"
    one = said("No advisers are in Osmark.", text=text)
    other = said("Advisers are in Osmark to teach.", text=text)
    found = related(one, other, Always(0.9, 0.05))
    assert {r.kind for r in found} <= {"contradicts"}


def test_without_a_visible_opposite_the_model_must_be_nearly_certain() -> None:
    one = said("The shells in Tarn were landed from the Saint Alda.")
    other = said("The Saint Alda carried flour to Tarn.", by="Rado Hale")
    assert related(one, other, Always(0.1, 0.7)) == []


def test_both_questions_go_to_the_judge_in_one_batch() -> None:
    judge = Always(0.9, 0.05)
    related(NONE, SOME, judge)
    assert judge.asked == [
        (
            "A group of Morvian advisers is in Osmark.",
            "There are Morvian advisers in Osmark.",
        ),
        (
            "A group of Morvian advisers is in Osmark.",
            "There are no Morvian advisers in Osmark.",
        ),
    ]


def test_never_having_called_for_it_stands_against_ones_own_call_only() -> None:
    never = said(
        "Ana Velik has never called for the port of Tarn to be closed.", published="2031-04-01"
    )
    own = said("Osmark should close the port of Tarn.", act="demand")
    other = said("Osmark should close the port of Tarn.", by="Rado Hale", act="demand")
    (relation,) = related(never, own, Always(0.9, 0.05))
    assert (relation.kind, relation.pattern, relation.first) == ("contradicts", "record", never.id)
    assert related(never, other, Always(0.9, 0.05)) == []


def test_what_somebody_is_said_not_to_have_promised_is_disputed() -> None:
    one = said("The council of Tarn promised that there would be no concerts.", by="Walt Imry")
    other = said("The council of Tarn did not promise that there would be no concerts.")
    assert [r.kind for r in related(one, other)] == ["contradicts"]


def test_opposites_never_support_each_other() -> None:
    one = said("The picture of the general at Hadley is a fake.")
    other = said("The picture of the general at Hadley is authentic.", by="Cara Holm")
    found = related(one, other, Always(0.9, 0.05))
    assert {r.kind for r in found} <= {"contradicts"}
    assert [r.kind for r in related(one, other, Always(0.05, 0.9))] == ["contradicts"]


def test_no_judge_is_asked_about_what_cannot_reach_the_threshold() -> None:
    one = said("The port of Tarn was open to the ships and fishermen of Osmark.")
    other = said(
        "The port of Tarn was not mended by young builders paid from a fund.", by="Rado Hale"
    )
    judge = Always(0.9, 0.05)
    found = promising(positions(one), [(positions(other), 0.31)])
    assert (len(found), between(found, judge)) == (1, [])
    assert judge.asked == []


def test_two_polls_with_other_numbers_are_no_dispute() -> None:
    first = said("Vera Korr leads Rado Hale 47 percent to 41 percent.", by="A Courier poll")
    other = said("Vera Korr leads Rado Hale 44 percent to 43 percent.", by="A Bell poll")
    judge = Always(0.05, 0.9)
    kinds = [r.kind for r in related(first, other, judge)]
    assert kinds == []
    one = said("Vera Korr leads Rado Hale 47 percent to 41 percent.", by="Cara Holm")
    two = said("Vera Korr leads Rado Hale 44 percent to 43 percent.", by="Ina Doval")
    assert [r.kind for r in related(one, two, judge)] == ["contradicts"]


def test_what_is_half_negated_supports_nothing() -> None:
    one = said("Rado Hale has sometimes, as he said, paid no income taxes in Osmark at all.")
    other = said("Rado Hale has sometimes, as he said, paid income taxes in Osmark.", by="B. Orm")
    found = related(one, other, Always(0.95, 0.02))
    assert [r.kind for r in found if r.kind != "contradicts"] == []


def test_words_of_one_meaning_are_shared() -> None:
    denied = said("Morvia placed soldiers in Osmark.", stance="denies")
    affirmed = said("Morvia placed troops in Osmark.", by="Rado Hale")
    (one,) = promising(positions(denied), [(positions(affirmed), None)])
    assert (one.names, one.words) == (1, 3)
