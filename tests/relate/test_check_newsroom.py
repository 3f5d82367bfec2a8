"""The newsroom's records asked as claims in other words, with the shipped entailment model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import onrecord
from onrecord.extract.weights import shipped
from onrecord.record import Record
from onrecord.relate.checking.check import Check
from onrecord.relate.models.entailment import Entailment
from tests.relate.newsroom import filled, statements

pytestmark = pytest.mark.skipif(
    not (shipped("entailment") / "network.onnx").exists(),
    reason="needs models/entailment/network.onnx, which is not here",
)

KNOWN = {s.id: name for name, s in statements().items()}


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        filled(opened, statements())
        yield opened


@pytest.fixture(scope="module")
def judge() -> Entailment:
    return Entailment()


def groups(found: Check) -> tuple[set[str], set[str], set[str]]:
    """The names of what supports, of what stands against, and of what is near."""
    supports, against, near = (
        {KNOWN[one.statement.id] for one in group}
        for group in (found.supports, found.against, found.near)
    )
    return supports, against, near


def test_never_having_hidden_advisers(record: Record, judge: Entailment) -> None:
    claim = "Ostrevia never hid that it has military advisers in Sarrane"
    supports, against, _ = groups(onrecord.check(record, claim, judge=judge))
    assert "never-concealed/headline" in supports
    assert {"not-a-single-adviser/not-a-single", "not-a-single-adviser/not-one"} <= against
    assert all("tessaret" not in name for name in against)


def test_never_having_been_told(record: Record, judge: Entailment) -> None:
    claim = "The Environment Ministry was never told about lead in the water of Upper Callen"
    supports, against, near = groups(onrecord.check(record, claim, judge=judge))
    assert "minister-letter/admitted" in against
    assert "testing/never-told" in supports
    assert "they-knew/manager-told" in against | near


def test_a_question_is_answered_from_both_sides(record: Record, judge: Entailment) -> None:
    claim = "Has Ostrevia ever sent advisers to Sarrane?"
    supports, against, _ = groups(onrecord.check(record, claim, judge=judge))
    assert "admission/acknowledged" in supports
    assert {"night-flights/no-advisers", "not-a-single-adviser/not-one"} <= against
    assert not {"night-flights/tessaret", "flour-ship/pastry-cooks"} & (supports | against)


def test_what_somebody_never_said_and_did_say(record: Record, judge: Entailment) -> None:
    claim = "Halvik never said there were no advisers in Sarrane"
    _, against, _ = groups(onrecord.check(record, claim, judge=judge))
    assert "not-a-single-adviser/not-one" in against
    assert "night-flights/no-advisers" not in against


def test_weapons_are_more_than_ammunition(record: Record, judge: Entailment) -> None:
    claim = "The Saint Alba carried no weapons"
    supports, against, _ = groups(onrecord.check(record, claim, judge=judge))
    assert "never-concealed/training-ammunition" in against
    assert "never-concealed/training-ammunition" not in supports


def test_a_fake_is_no_support_for_a_genuine_picture(record: Record, judge: Entailment) -> None:
    claim = "The picture of an Ostrevian general at Hadrel is genuine"
    supports, _, _ = groups(onrecord.check(record, claim, judge=judge))
    assert "picture/a-fake" not in supports


def test_how_many_is_not_answered(record: Record, judge: Entailment) -> None:
    claim = "How many advisers does Ostrevia have in Sarrane?"
    found = onrecord.check(record, claim, judge=judge)
    assert not found.claim.understood
    assert (found.supports, found.against) == ((), ())


def test_what_nobody_in_the_newsroom_spoke_of_is_not_found(
    record: Record, judge: Entailment
) -> None:
    found = onrecord.check(record, "The parliament abolished the tax on herring", judge=judge)
    assert (found.supports, found.against) == ((), ())
