"""Vectors, appearances, matters and relations as they are kept and found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from onrecord.errors import DateError, RecordError, UnknownName
from onrecord.record import Record
from onrecord.relations import Appearance, Difference, Relation
from onrecord.statements import Speaker
from tests.record.factory import reading, small

ARTICLE, (HID, GRAIN, RIVER) = reading()
OPEN = small("ports are open", published="2032-02")
COPY = small("ports are open now", published="2032-03")
IDS = [HID.id, GRAIN.id, RIVER.id, OPEN.id]
WHO = (Speaker("oren-dask", "Oren Dask", "person"), Speaker("tarn", "Ida Tarn", "person"))
UNITS = np.eye(4, 6, dtype=np.float32)


def relation(first: str, second: str, score: float, **more: Any) -> Relation:
    return Relation(more.pop("kind", "supports"), first, second, score, "Why.", **more)


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        opened.add(ARTICLE, [HID, GRAIN, RIVER])
        opened.add(OPEN.article, [OPEN])
        yield opened


def reread(record: Record) -> None:
    record.add(ARTICLE, [HID, GRAIN, RIVER], replace=True)


# -- statements by id


def test_statements_by_id(record: Record) -> None:
    asked = [OPEN.id, "f" * 16, HID.id, OPEN.id]
    assert record.statements_by_id(asked) == [OPEN, HID, OPEN]
    assert record.statement(GRAIN.id) == record.statement(GRAIN.id[:10]) == GRAIN


@pytest.mark.parametrize("name", ["", "abc", "%", "0" * 16, "\0", "x" * 10_000])
def test_no_statement_of_that_id(record: Record, name: str) -> None:
    with pytest.raises(UnknownName, match=f"no statement called .*{OPEN.id}"):
        record.statement(name)


# -- vectors


def test_vectors_come_back_as_they_were(record: Record) -> None:
    matrix = np.linspace(-1, 1, 24, dtype=np.float32).reshape(4, 6)
    record.vectors.put("m", IDS, matrix)
    found = record.vectors.of("m", IDS[::-1])
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, matrix[::-1], atol=5e-4)
    assert (record.vectors.count("m"), record.vectors.count("n")) == (4, 0)


def test_vectors_in_blocks(record: Record) -> None:
    record.vectors.put("m", IDS, UNITS)
    record.vectors.put("n", IDS, UNITS)
    blocks = list(record.vectors.blocks("m", size=3))
    assert [ids for ids, _ in blocks] == [IDS[:3], IDS[3:]]
    np.testing.assert_array_equal(np.concatenate([matrix for _, matrix in blocks]), UNITS)
    assert list(record.vectors.blocks("none")) == []


def test_vectors_that_are_missing(record: Record) -> None:
    assert record.vectors.missing("m", limit=1) == [HID]
    record.vectors.put("m", IDS[:1], UNITS[:1])
    record.judgements.add("statement", GRAIN.id, "reject", user="ana")
    assert record.vectors.missing("m") == [RIVER, OPEN]
    reread(record)
    assert set(record.vectors.missing("m")) == {HID, RIVER, OPEN}


def test_vectors_since_miss_nothing(record: Record) -> None:
    """Numbers are not used again, also not those of statements that have gone."""
    record.vectors.put("m", IDS, UNITS)
    number, ids, _ = record.vectors.since("m")
    assert ids == IDS
    assert record.vectors.since("m", number).ids == []
    reread(record)
    record.vectors.put("m", IDS[:1], UNITS[1:2])
    later = record.vectors.since("m", number)
    assert later.ids == IDS[:1]
    np.testing.assert_array_equal(later.matrix, UNITS[1:2])


def test_a_vector_again_replaces(record: Record) -> None:
    record.vectors.put("m", IDS, UNITS)
    record.vectors.put("m", IDS[:1], UNITS[2:3])
    assert record.vectors.count("m") == 4
    np.testing.assert_array_equal(record.vectors.of("m", IDS[:1]), UNITS[2:3])


@pytest.mark.parametrize(
    ("ids", "matrix", "words"),
    [
        (IDS, UNITS[:3], "4 statements, but vectors of shape"),
        (IDS[:1], UNITS[0], "shape"),
        (IDS[:1], np.ones((1, 7), np.float32), "vectors of 6 numbers, not 7"),
        (IDS[:1], np.full((1, 6), np.nan, np.float32), "not finite"),
        (IDS[:1], np.full((1, 6), 1e9, np.float32), "not finite"),
        (["f" * 16], UNITS[:1], "no statement called"),
    ],
)
def test_vectors_that_do_not_fit(record: Record, ids: list[str], matrix: Any, words: str) -> None:
    record.vectors.put("m", IDS[1:2], UNITS[1:2])
    with pytest.raises((RecordError, UnknownName), match=words):
        record.vectors.put("m", ids, matrix)
    assert record.vectors.count("m") == 1


def test_a_statement_without_a_vector(record: Record) -> None:
    with pytest.raises(RecordError, match=f"{HID.id} has no vector by m"):
        record.vectors.of("m", [HID.id])


# -- appearances


@pytest.fixture
def reprinted(record: Record) -> Record:
    record.add(COPY.article, [COPY])
    record.appearances.put([Appearance(OPEN.id, OPEN.id, 1), Appearance(OPEN.id, COPY.id, 0.9)])
    return record


def test_appearances(reprinted: Record) -> None:
    both = [Appearance(OPEN.id, OPEN.id, 1), Appearance(OPEN.id, COPY.id, 0.9)]
    assert reprinted.appearances.of(COPY.id) == reprinted.appearances.of(OPEN.id) == both
    assert reprinted.appearances.first(COPY.id) == OPEN.id
    assert reprinted.appearances.first(HID.id) == HID.id
    assert reprinted.appearances.of(HID.id) == []
    assert reprinted.appearances.count() == 1


def test_appearances_of_an_article_go_with_it(reprinted: Record) -> None:
    reprinted.add(COPY.article, [], extractor="other/1")
    assert reprinted.appearances.of(OPEN.id) == [Appearance(OPEN.id, OPEN.id, 1)]


def test_an_appearance_of_nothing(record: Record) -> None:
    with pytest.raises(UnknownName):
        record.appearances.put([Appearance(HID.id, HID.id, 1), Appearance("x", HID.id, 1)])
    assert record.appearances.of(HID.id) == []


# -- matters


def test_a_matter_counts_what_is_in_it(record: Record) -> None:
    record.matters.put("m", "Convoys", [RIVER.id, HID.id])
    matter = record.matters.get("m")
    assert matter.statements == (HID.id, RIVER.id)
    assert (matter.speakers, matter.affirms, matter.denies, matter.open) == (2, 0, 1, 0)
    assert (matter.earliest, matter.latest) == ("2031-04-30", "2031-05-02")


def test_printings_count_once(reprinted: Record) -> None:
    reprinted.matters.put("m", "Ports", [COPY.id, OPEN.id])
    assert reprinted.matters.get("m").statements == (OPEN.id,)
    assert reprinted.matters.of(COPY.id) == "m"
    reprinted.matters.put("n", "Other ports", [OPEN.id])
    assert reprinted.matters.get("m").statements == (COPY.id,)


def test_printings_found_later_count_once(record: Record) -> None:
    record.add(COPY.article, [COPY])
    record.matters.put("m", "Ports", [COPY.id, OPEN.id])
    assert len(record.matters.get("m").statements) == 2
    record.appearances.put([Appearance(OPEN.id, COPY.id, 1)])
    assert record.matters.get("m").latest == "2032-02-29"


def test_printings_count_again_when_the_first_has_gone(reprinted: Record) -> None:
    """They are no longer known to be the same words, wherever the first one was placed."""
    again = small("ports are open today", published="2032-04")
    reprinted.add(again.article, [again])
    reprinted.appearances.put([Appearance(OPEN.id, again.id, 0.9)])
    reprinted.matters.put("copies", "Ports", [COPY.id, again.id])
    reprinted.matters.put("first", "Ports", [OPEN.id])
    assert reprinted.matters.get("copies").size == 1
    reprinted.add(OPEN.article, [OPEN], replace=True)
    copies = reprinted.matters.get("copies")
    assert (copies.size, len(copies.statements)) == (2, 2)


def test_counts_follow_reading_again(record: Record) -> None:
    record.matters.put("m", "Convoys", [*IDS[:3], OPEN.id])
    reread(record)
    assert record.matters.get("m").statements == (OPEN.id,)
    (listed,) = record.matters.list()
    assert (listed.statements, listed.size, listed.speakers) == ((), 1, 1)
    assert set(record.matters.unplaced()) == set(IDS[:3])
    record.add(OPEN.article, [], extractor="other/1")
    assert record.matters.list() == []
    assert record.matters.get("m").statements == ()


def test_a_statement_moves(record: Record) -> None:
    record.matters.put("m", "Convoys", IDS)
    record.matters.put("n", "Ports")
    record.matters.place({OPEN.id: "n"})
    assert record.matters.placed() == dict(zip(IDS, "mmmn", strict=True))
    assert record.matters.get("m").latest == "2031-05-02"
    assert record.matters.count() == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["ports", "convoys"]),
        ({"order": "size"}, ["convoys", "ports"]),
        ({"words": "grain"}, ["convoys"]),
        ({"words": "!"}, []),
        ({"speaker": "dask"}, ["ports"]),
        ({"speaker": "oren-dask"}, ["ports"]),
        ({"speaker": "velik", "words": "concealed"}, ["convoys"]),
        ({"statement": OPEN.id}, ["ports"]),
        ({"since": "2032"}, ["ports"]),
        ({"until": "2031"}, ["convoys"]),
        ({"least": 2}, ["convoys"]),
        ({"limit": 1, "offset": 1}, ["convoys"]),
    ],
)
def test_matters_listed(record: Record, asked: dict[str, Any], found: list[str]) -> None:
    record.matters.put("convoys", "Convoys", IDS[:3])
    record.matters.put("ports", "Ports", IDS[3:])
    assert [m.id for m in record.matters.list(**asked)] == found


def test_matters_asked_for_wrongly(record: Record) -> None:
    for wrong in (
        lambda: record.matters.list(order="age"),
        lambda: record.matters.list(statement="none"),
        lambda: record.matters.get("none"),
        lambda: record.matters.place({HID.id: "none"}),
        lambda: record.matters.put("m", "M", [HID.id, "none"]),
    ):
        with pytest.raises(UnknownName):
            wrong()
    with pytest.raises(DateError):
        record.matters.list(since="soon")
    assert record.matters.count() == 0
    with pytest.raises(UnknownName):
        record.matters.get("m")


# -- relations


def test_a_relation_comes_back_as_it_was(record: Record) -> None:
    made = relation(
        HID.id,
        RIVER.id,
        0.75,
        kind="contradicts",
        pattern="dispute",
        differences=(Difference("negation", "never", ""), Difference("place", "“é”", "🌾")),
        model="test/3",
    )
    assert record.relations.put([made]) == 1
    assert record.relations.get(made.id) == record.relations.get(made.id[:6]) == made


def test_the_same_pair_again_replaces(record: Record) -> None:
    record.relations.put([relation(HID.id, RIVER.id, 0.5)])
    turned = relation(RIVER.id, HID.id, 0.6, kind="repeats")
    record.relations.put([turned])
    assert record.relations.list() == [turned]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [0.9, 0.7, 0.5]),
        ({"statement": HID.id}, [0.9, 0.5]),
        ({"speaker": "dask"}, [0.7, 0.5]),
        ({"speaker": "ana-velik"}, [0.9, 0.5]),
        ({"matter": "m"}, [0.7, 0.5]),
        ({"kind": "contradicts"}, [0.9]),
        ({"pattern": "record"}, [0.9]),
        ({"least": 0.7}, [0.9, 0.7]),
        ({"limit": 1, "offset": 1}, [0.7]),
        ({"statement": HID.id, "speaker": "dask", "matter": "m", "kind": "supports"}, [0.5]),
    ],
)
def test_relations_listed(record: Record, asked: dict[str, Any], found: list[float]) -> None:
    record.matters.put("m", "Ports", [OPEN.id])
    record.relations.put(
        [
            relation(HID.id, OPEN.id, 0.5),
            relation(HID.id, RIVER.id, 0.9, kind="contradicts", pattern="record"),
            relation(OPEN.id, RIVER.id, 0.7, kind="repeats"),
        ]
    )
    assert [r.score for r in record.relations.list(**asked)] == found
    assert record.relations.count() == 3


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
@pytest.mark.parametrize("asked", [{}, {"kind": "repeats"}, {"least": 0.3}, {"waiting": True}])
def test_pages_of_who_speaks_a_lot(count: int, asked: dict[str, Any]) -> None:
    """Walking all relations from the strongest down finds the same as gathering theirs."""
    said = [small(f"ports are open {n}", speaker=WHO[n % 4 > 0]) for n in range(16)]
    with Record(":memory:") as record:
        for one in said:
            record.add(one.article, [one])
        kinds = ("repeats", "supports")
        record.relations.put(
            [
                relation(
                    said[n].id, said[(n * 7 + 3) % 16].id, (n * 5 % 16) / 16, kind=kinds[n % 2]
                )
                for n in range(16)
            ]
        )
        record.judgements.add("relation", record.relations.list()[2].id, "reject", user="ana")
        for name in ("tarn", "oren-dask"):
            everything = record.relations.list(speaker=name, **asked)
            pages = [
                record.relations.list(speaker=name, limit=count, offset=start, **asked)
                for start in range(0, 17, count)
            ]
            assert [one for page in pages for one in page] == everything


@pytest.mark.parametrize(
    "change",
    [{"kind": "mocks"}, {"pattern": "feud"}, {"first": "none"}, {"second": "none"}, {"score": 2}],
)
def test_relations_are_all_kept_or_none(record: Record, change: dict[str, Any]) -> None:
    good = relation(HID.id, RIVER.id, 0.5)
    with pytest.raises((UnknownName, RecordError)):
        record.relations.put([good, replace(relation(HID.id, OPEN.id, 0.5), **change)])
    assert record.relations.list() == []


@pytest.mark.parametrize(
    "wrong",
    [
        lambda r: r.relations.list(kind="mocks"),
        lambda r: r.relations.list(pattern="feud"),
        lambda r: r.relations.list(matter="none"),
        lambda r: r.relations.list(statement="none"),
        lambda r: r.relations.get("none"),
        lambda r: r.relations.mark_related(["none"], "m"),
    ],
)
def test_relations_asked_for_wrongly(record: Record, wrong: Callable[[Record], object]) -> None:
    with pytest.raises(UnknownName):
        wrong(record)


def test_relations_of_an_article_go_with_its_statements(record: Record) -> None:
    record.relations.put([relation(HID.id, OPEN.id, 0.5)])
    record.relations.mark_related(IDS, "m")
    reread(record)
    assert record.relations.list() == []
    assert record.relations.related("m") == {OPEN.id}
    assert set(record.relations.unrelated("m")) == set(IDS[:3])
    assert len(record.relations.unrelated("n", limit=2)) == 2


# -- for other programs


def test_the_tables_can_be_read_as_they_are(record: Record) -> None:
    record.relations.put([relation(HID.id, RIVER.id, 0.5)])
    (row,) = record._connection.rows("SELECT * FROM what_stands_against_what")
    assert (row["first_speaker"], row["kind"]) == ("Ana Velik", "supports")
    assert row["second_words"] == RIVER.content_text
    assert record._connection.rows("PRAGMA foreign_key_check") == []
