"""The invented record that the benchmarks measure on: it must be as one that grew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from benchmarks.population import build
from benchmarks.visits import KINDS, visits
from onrecord.record import Record
from onrecord.record.comparing.matter_counts import count_matters
from onrecord.record.search.question import Question
from onrecord.serve.web.app import make_app

SIZE = 2000


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("population") / "news.db"
    told: list[tuple[int, int]] = []
    build(found, statements=SIZE, vectors=False, progress=lambda *done: told.append(done))
    assert told[-1] == (SIZE, SIZE)
    return found


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with Record(path) as opened:
        yield opened


def test_it_has_as_many_statements_as_were_asked_for(record: Record) -> None:
    counts = record.counts()
    assert counts.statements == SIZE
    assert 8 < SIZE / counts.articles < 16
    assert counts.outlets > 5
    assert record.relations.count() > SIZE / 50
    assert record.appearances.count() > SIZE / 50
    assert record.matters.count() > SIZE / 20


def test_every_row_is_as_the_record_would_have_written_it(record: Record) -> None:
    value, rows = record._connection.value, record._connection.rows
    assert value("PRAGMA integrity_check") == "ok"
    assert rows("PRAGMA foreign_key_check") == []
    wrong = value(
        "SELECT count(*) FROM spans AS p JOIN statements AS s ON s.number = p.statement"
        " JOIN articles AS a ON a.number = s.article"
        ' WHERE substr(a.text, p.start + 1, p."end" - p.start) <> p.words'
    )
    assert wrong == 0
    for statement in record.statements(limit=300):
        assert record.statement(statement.id) == statement
        row = record._connection.row("SELECT * FROM statements WHERE id = ?", (statement.id,))
        assert row is not None
        assert row["content_text"] == statement.content_text
        assert row["first_start"] == statement.attribution.extent.start


def test_reading_an_article_again_changes_nothing(record: Record) -> None:
    first = next(record.articles())
    kept = list(record.statements(article=first))
    added = record.add(first, kept, extractor="population/1")
    assert (added.new, added.statements, added.replaced) == (False, 0, 0)
    record.add(first, kept, extractor="population/1", replace=True)
    assert list(record.statements(article=first)) == kept


def test_the_matters_are_counted_as_they_are(record: Record) -> None:
    before = record.matters.list()
    with record._connection.writing():
        count_matters(record._connection, range(1, len(before) + 1))
    assert record.matters.list() == before
    assert max(matter.size for matter in before) <= 200


def test_the_same_seed_gives_the_same_record(path: Path, tmp_path: Path) -> None:
    build(tmp_path / "again.db", statements=100, vectors=False)
    build(tmp_path / "once.db", statements=100, vectors=False)
    build(tmp_path / "other.db", statements=100, vectors=False, seed=2)
    ids = []
    for name in ("again.db", "once.db", "other.db"):
        with Record(tmp_path / name) as record:
            ids.append([statement.id for statement in record.statements()])
    assert ids[0] == ids[1]
    assert not set(ids[0]) & set(ids[2])


def test_every_kind_of_page_is_there(path: Path, record: Record) -> None:
    with TestClient(make_app(path), base_url="http://127.0.0.1") as site:
        for kind in KINDS:
            if kind != "both":  # there are no vectors
                for visit in visits(record, kind, count=3):
                    assert site.get(visit.address).status_code == 200, visit


def test_searches_find_something(record: Record) -> None:
    asked = [visit for visit in visits(record, "words", count=30) if "&" not in visit.address]
    with TestClient(make_app(record.path), base_url="http://127.0.0.1") as site:
        found = [site.get(v.address.replace("/search?words", "/api/v1/search?q")) for v in asked]
    assert sum(answer.json()["total"] > 0 for answer in found) > len(found) / 2


def test_facets_are_the_counts_of_what_is_found(record: Record) -> None:
    found = record.overview.answer(Question(), limit=1)
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for s in record.statements():
        several = {
            "form": [s.form], "act": [s.act], "stance": [s.stance], "via": s.via,
            "outlet": [s.article.outlet], "kind": [s.speaker and s.speaker.kind],
            "country": [s.speaker and s.speaker.country], "speaker": [s.speaker and s.speaker.id],
        }  # fmt: skip
        for name, some in several.items():
            values[name].update(one for one in some if one)
    assert found.total == SIZE
    for name, counted in values.items():
        facets = found.facets[name]
        most = sorted(counted.values(), reverse=True)[:12]
        assert [facet.statements for facet in facets] == most
        assert all(counted[facet.key] == facet.statements for facet in facets)
