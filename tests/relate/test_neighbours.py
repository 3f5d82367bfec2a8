"""The nearest statements, whether all vectors are looked at or only some lists of them."""

from __future__ import annotations

import numpy as np

from benchmarks.neighbours import MODEL, filled, generated
from onrecord.record import Record
from onrecord.relate.neighbours import neighbours, tend

VECTORS = generated(3000, width=32)
ASKED = VECTORS[::150]


def near(record: Record, **asked: object) -> list[list[tuple[str, float]]]:
    options = {"most": 10, "least": 0.3} | asked
    return neighbours(record, MODEL, ASKED, **options)  # type: ignore[arg-type]


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
