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


def test_what_nobody_in_the_newsroom_spoke_of_is_not_found(
    record: Record, judge: Entailment
) -> None:
    found = onrecord.check(record, "The parliament abolished the tax on herring", judge=judge)
    assert (found.supports, found.against) == ((), ())
