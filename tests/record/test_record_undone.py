"""What has still to be done to statements, and what is asked of many of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from onrecord.record import Record
from onrecord.relations import Appearance
from tests.record.factory import reading, small, steps_of

ARTICLE, (HID, GRAIN, RIVER) = reading()
OPEN = small("ports are open", published="2032-02")
COPY = small("ports are open now", published="2032-03")
UNITS = np.eye(4, 6, dtype=np.float32)
IDS = [HID.id, GRAIN.id, RIVER.id, OPEN.id]


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        opened.add(ARTICLE, [HID, GRAIN, RIVER])
        opened.add(OPEN.article, [OPEN])
        yield opened


def test_beliefs_are_not_waiting_for_a_matter(record: Record) -> None:
    hope = replace(small("rain may come"), speech=False)
    record.add(hope.article, [hope])
    assert record.matters.unplaced() == IDS
    record.matters.put("m", "Convoys", IDS[1:])
    assert record.matters.unplaced() == [HID.id]
    record.judgements.add("statement", HID.id, "reject", user="ana")
    assert record.matters.unplaced() == []
    assert record.fingerprints.waiting(1) == [GRAIN]


def test_what_waits_by_one_model_among_others(record: Record) -> None:
    for model, ids in (("a", IDS[:1]), ("b", IDS), ("c", IDS[:3])):
        record.relations.mark_related(ids, model)
    waiting = [record.relations.unrelated(model) for model in "abcd"]
    assert waiting == [IDS[1:], [], IDS[3:], IDS]


def find_what_waits(record: Record) -> None:
    """Find that nothing waits but for one vector, and keep that."""
    waiting = (record.matters.unplaced(), record.relations.unrelated("a"))
    lacking = record.vectors.missing("a")
    record.vectors.put("a", [lacking[0].id], UNITS[:1])
    assert (waiting, len(lacking)) == (([], []), 1)


def test_what_is_done_is_not_looked_at_again() -> None:
    """However many statements a record has, finding what waits is as little work."""
    steps = []
    for size in (20, 2000):
        with Record(":memory:") as record:
            articles = [small(f"port {n} is open") for n in range(size)]
            beliefs = [replace(small(f"hope {n}"), speech=False) for n in range(3)]
            for one in (*articles, *beliefs):
                record.add(one.article, [one])
            ids = [one.id for one in articles]
            record.matters.put("m", "Ports", ids)
            record.relations.mark_related([*ids, *(one.id for one in beliefs)], "a")
            record.vectors.put(
                "a", [*ids, *(b.id for b in beliefs[:2])], np.ones((size + 2, 6), "f4")
            )
            steps.append(steps_of(record, partial(find_what_waits, record)))
    assert steps[1] < 2 * steps[0]


def test_places_firsts_and_words_of_many(record: Record) -> None:
    record.add(COPY.article, [COPY])
    record.matters.put("m", "Ports", [OPEN.id, COPY.id])
    record.appearances.put([Appearance(OPEN.id, one.id, 1.0) for one in (OPEN, COPY)])
    asked = [COPY.id, HID.id, "f" * 16]
    assert record.matters.places(asked) == {COPY.id: "m"}
    assert record.appearances.firsts(asked) == {
        COPY.id: OPEN.id,
        HID.id: HID.id,
        asked[2]: asked[2],
    }
    assert record.matters.words(asked) == {
        one.id: (one.proposition, one.content_text) for one in (COPY, HID)
    }
