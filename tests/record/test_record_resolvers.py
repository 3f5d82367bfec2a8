"""A newer version of resolving reads stored articles again, and judgements outlive that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.record.writing import readings
from tests.record.factory import TEXT, reading

EXTRACTOR = "test/1"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db") as opened:
        opened.add(*reading())
        yield opened


def test_the_same_version_changes_nothing(record: Record) -> None:
    article, statements = reading()
    assert record.has(article, extractor=EXTRACTOR)
    again = record.add(article, statements)
    assert (again.new, again.statements, again.replaced) == (False, 0, 0)


def test_another_version_puts_its_statements_in_the_place(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, statements = reading()
    monkeypatch.setattr(readings, "VERSION", "later")
    assert record.has(article)
    assert not record.has(article, extractor=EXTRACTOR)
    again = record.add(article, statements)
    assert (again.new, again.statements, again.replaced) == (False, 3, 3)
    assert record.has(article, extractor=EXTRACTOR)
    assert record.counts().statements == 3
    assert record.readings() == {EXTRACTOR: 1}


def test_judgements_outlive_it(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    article, statements = reading()
    record.judgements.add("statement", statements[0].id, "reject", user="ana", reason="misread")
    monkeypatch.setattr(readings, "VERSION", "later")
    record.add(article, statements)
    assert record.counts().statements == 2
    assert [s.id for s in record.statements()] == [s.id for s in statements[1:]]


def test_an_article_without_statements_is_read_once_by_each_version(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, _ = reading()
    record.add(article, [], extractor="none/1")
    assert record.has(article, extractor="none/1")
    monkeypatch.setattr(readings, "VERSION", "later")
    assert not record.has(article, extractor="none/1")


def test_a_record_from_before_versions_is_read_again(record: Record) -> None:
    article, statements = reading()
    with record._connection.writing():
        record._connection.run("UPDATE readings SET resolver = ''")
    assert article.text == TEXT
    assert not record.has(article, extractor=EXTRACTOR)
    assert record.add(article, statements).replaced == 3
