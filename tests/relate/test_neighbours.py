"""The nearest statements, whether all vectors are looked at or only some lists of them."""

from __future__ import annotations

import numpy as np

from benchmarks.neighbours import MODEL, filled, generated
from onrecord.record import Record
from onrecord.relate.neighbours import hold, neighbours, tend
from tests.relate.sayings import said

VECTORS = generated(3000, width=32)
ASKED = VECTORS[::150]


def near(record: Record, **asked: object) -> list[list[tuple[str, float]]]:
    options = {"most": 10, "least": 0.3} | asked
    return neighbours(record, MODEL, ASKED, **options)


def rounded(found: list[list[tuple[str, float]]]) -> list[list[tuple[str, float]]]:
    """A product's last digits depend on how many are made at once."""
    return [[(name, round(cosine, 5)) for name, cosine in one] for one in found]


def test_every_vector_is_looked_at_in_a_small_record() -> None:
    with Record(":memory:") as record:
        filled(record, VECTORS)
        tend(record, MODEL)
        assert record.cells.lists(MODEL) is None
        names = [name for names, _ in record.vectors.blocks(MODEL) for name in names]
        cosines = ASKED @ VECTORS.T
        for row, found in zip(cosines, near(record), strict=True):
            best = np.argsort(-row)[:10]
            assert np.allclose([c for _, c in found], row[best], atol=2e-3)
            assert found[0][0] == names[best[0]]


def test_lists_find_nearly_all_and_what_arrives_later() -> None:
    with Record(":memory:") as record:
        filled(record, VECTORS[:2000])
        tend(record, MODEL, exact=500)
        filled(record, VECTORS[2000:])
        searched = near(record)
        tend(record, MODEL, exact=500)
        lists = record.cells.lists(MODEL)
        assert lists is not None
        assert len(lists.centres) == round(4 * 2000**0.5)
        names = [name for names, _ in record.vectors.blocks(MODEL) for name in names]
        best = [{names[i] for i in np.argsort(-row)[:10]} for row in ASKED @ VECTORS.T]
        for found in (searched, near(record)):
            kept = [len(b & {name for name, _ in f}) for b, f in zip(best, found, strict=True)]
            assert sum(kept) >= 0.8 * 10 * len(ASKED)


def test_what_goes_from_the_record_is_not_found() -> None:
    with Record(":memory:") as record:
        filled(record, VECTORS)
        tend(record, MODEL, exact=500)
        article = next(record.articles())
        record.add(article, [], extractor="other/1")
        assert near(record) == [[] for _ in ASKED]


def test_what_is_left_out_and_nothing_asked() -> None:
    with Record(":memory:") as record:
        filled(record, VECTORS[:200])
        first = near(record)[0][0][0]
        assert first not in [name for name, _ in near(record, without={first})[0]]
        assert neighbours(record, MODEL, VECTORS[:0], most=3, least=0) == []


def exact(record: Record, *, most: int, without: set[str]) -> list[list[str]]:
    """The nearest by looking at every vector and sorting them all."""
    blocks = list(record.vectors.blocks(MODEL))
    names = [name for ids, _ in blocks for name in ids]
    cosines = ASKED @ np.concatenate([matrix for _, matrix in blocks]).T
    found = [
        sorted((-c, name) for c, name in zip(row.tolist(), names, strict=True) if c >= 0.3)
        for row in cosines
    ]
    return [[name for _, name in one if name not in without][:most] for one in found]


def test_most_of_the_nearest_can_be_left_out() -> None:
    with Record(":memory:") as record:
        filled(record, VECTORS)
        without = {name for names in exact(record, most=30, without=set()) for name in names[1:]}
        found = [[name for name, _ in one] for one in near(record, without=without)]
        assert found == exact(record, most=10, without=without)


def test_of_equals_at_the_end_the_first_by_name_are_found() -> None:
    with Record(":memory:") as record:
        filled(record, np.repeat(VECTORS[:3], 40, axis=0))
        assert [[n for n, _ in one] for one in near(record)] == exact(
            record, most=10, without=set()
        )


def test_what_is_held_in_memory_is_found_as_without() -> None:
    with Record(":memory:") as record, Record(":memory:") as other:
        hold(record)
        for part in (VECTORS[:1200], VECTORS[1200:1220], VECTORS[1220:]):
            filled(record, part)
            filled(other, part)
            assert rounded(near(record)) == rounded(near(other))
        article = next(record.articles())
        for one in (record, other):
            one.add(article, [], extractor="other/1")
        assert rounded(near(record)) == rounded(near(other))


def test_a_model_of_another_name_is_not_what_is_held() -> None:
    with Record(":memory:") as record:
        hold(record)
        filled(record, VECTORS[:300])
        assert any(near(record))
        assert neighbours(record, "other/1", ASKED, most=3, least=0) == [[] for _ in ASKED]
        assert any(near(record))


def test_beliefs_can_be_left_out() -> None:
    with Record(":memory:") as record:
        belief = said("He hopes for rain.", speech=False)
        record.add(belief.article, [belief])
        record.vectors.put(MODEL, [belief.id], ASKED[:1])
        assert [name for name, _ in near(record)[0]] == [belief.id]
        assert near(record, spoken=True)[0] == []
