"""The record that a site lends to its requests."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import make_record, said
from starlette.testclient import TestClient

from onrecord.errors import RecordError, UnknownName
from onrecord.record import Record
from onrecord.serve import records
from onrecord.serve.records import Readers
from onrecord.serve.web.app import make_app
from onrecord.statements import Article, Speaker

TEXT = "Ilna Doreva said a third quay would open."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "news.db")


@pytest.fixture
def readers(path: Path) -> Iterator[Readers]:
    found = Readers(path)
    yield found
    records._close(found._open)


def add(path: Path, text: str = TEXT) -> None:
    article = Article(text, title="Quay", outlet="Echo", published="2031-06-01")
    speaker = Speaker("ilna-doreva", "Ilna Doreva", "person")
    with Record(path) as record:
        record.add(article, [said(article, "Ilna Doreva", "said", "a third quay", speaker)])


def test_one_record_is_lent_again_and_again(readers: Readers) -> None:
    with readers.lent() as first:
        pass
    with readers.lent() as again:
        assert again is first
        with readers.lent() as other:
            assert other is not again


def test_no_more_than_a_few_are_kept_open(readers: Readers) -> None:
    lent = [readers.lent() for _ in range(12)]
    for one in lent:
        one.__enter__()
    for one in lent:
        one.__exit__(None, None, None)
    assert len(readers._open) == records._IDLE + 1


def test_threads_use_it_in_turn(readers: Readers) -> None:
    counted: list[int] = []

    def count() -> None:
        for _ in range(5):
            with readers.lent() as record:
                counted.append(record.counts().statements)

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted == [5] * 30


def test_what_is_written_is_seen_at_once(path: Path, readers: Readers) -> None:
    with readers.lent() as record:
        assert record.counts().statements == 5
    add(path)
    with readers.lent() as record:
        assert record.counts().statements == 6


def test_another_file_in_its_place_is_opened(path: Path, readers: Readers, tmp_path: Path) -> None:
    with readers.lent() as record:
        assert record.counts().statements == 5
    with Record(tmp_path / "other.db"):
        pass
    add(tmp_path / "other.db")
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    (tmp_path / "other.db").replace(path)
    with readers.lent() as record:
        assert record.counts().statements == 1


def test_a_file_that_has_gone_is_named(path: Path, readers: Readers) -> None:
    with readers.lent():
        pass
    path.unlink()
    with pytest.raises(RecordError, match="there is no record here"), readers.lent():
        pass


def test_after_an_error_another_is_lent(readers: Readers) -> None:
    with pytest.raises(UnknownName), readers.lent() as first:
        first.overview.speaker("nobody")
    with pytest.raises(RecordError, match="closed"):
        first.counts()
    with readers.lent() as record:
        assert record.counts().statements == 5


def test_in_a_folder_without_leave_to_write_each_opens_its_own(
    readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records.os, "access", lambda *_: False)
    with readers.lent() as first:
        assert first.counts().statements == 5
    with pytest.raises(RecordError, match="closed"):
        first.counts()


def test_records_are_closed_with_their_readers(path: Path) -> None:
    readers = Readers(path)
    with readers.lent() as record:
        pass
    del readers
    gc.collect()
    with pytest.raises(RecordError, match="closed"):
        record.counts()


PAGES = ("/", "/sources", "/speakers", "/search?words=quay", "/search", "/api/v1/counts")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_what_was(path: Path, page: str) -> None:
    with TestClient(make_app(path), base_url="http://127.0.0.1") as site:
        before = site.get(page)
        assert site.get(page).text == before.text
        add(path)
        after = site.get(page)
        assert (before.status_code, after.status_code) == (200, 200)
        assert after.text != before.text


def test_a_rejected_statement_goes_from_the_pages_at_once(path: Path) -> None:
    with TestClient(make_app(path), base_url="http://127.0.0.1") as site:
        assert "flour was short" in site.get("/search?words=flour").text
        with Record(path) as record:
            (hit,) = record.search("flour")
            record.judgements.add("statement", hit.statement.id, "reject", user="ines")
        assert "flour was short" not in site.get("/search?words=flour").text
