"""How the benchmark of relating measures."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

import onrecord
from benchmarks import relating as benchmark
from benchmarks.relating import PARTS, Stopwatch, exponent
from onrecord.record import Record
from tests.relate.sayings import Bags, ByWords, said


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Processor time that a test sets forward by adding to the list."""
    passed = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: sum(passed))
    yield passed


def test_a_part_counts_only_its_own_seconds(clock: list[float]) -> None:
    watch = Stopwatch()
    clock.append(100)
    with watch.timing("matters"):
        clock.append(1)
        watch.timed("neighbours", clock.append)(4)
        clock.append(2)
    clock.append(100)
    assert dict(watch.seconds) == {"matters": 3, "neighbours": 4}


def test_growth() -> None:
    assert exponent((10, 1000), (2.0, 2.0)) == 0
    assert exponent((10, 1000), (2.0, 20.0)) == pytest.approx(0.5)


def test_every_second_is_counted_for_one_part() -> None:
    one, other = said("The bridge at Osmark is shut."), said("The bridge at Osmark is not shut.")
    with Record(":memory:") as record:
        for statement in (one, other):
            record.add(statement.article, [statement])
        watch, judge = Stopwatch(), ByWords()
        start = time.process_time()
        with benchmark._parts(watch), watch.timing("deciding"):
            onrecord.relate(record, sentences=Bags(), judge=judge)
        whole = time.process_time() - start
    assert set(watch.seconds) == set(PARTS) - {"network"}
    assert sum(watch.seconds.values()) <= whole
