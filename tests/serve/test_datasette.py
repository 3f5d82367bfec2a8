"""A record opens in Datasette as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from served import make_record

from onrecord.record import Record

Answers = dict[str, Any]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    """What Datasette answers to each address, as JSON or as the page's words."""
    path = make_record(tmp_path_factory.mktemp("datasette") / "news.db")
    with Record(path, read_only=True):  # someone else may have it open
        yield asyncio.run(_asked(path))


_BY = "_shape=objects&_fts_pk=number&_fts_table"
ADDRESSES = {
    "databases": "/-/databases.json",
    "tables": "/news.json",
    "statements": "/news/statements.json?_shape=objects",
    "ferries": f"/news/statements.json?{_BY}=statement_words&_search=ferry",
    "flour": f"/news/articles.json?{_BY}=article_words&_search=flour",
    "search": "/news/statements.json?_shape=objects&_search=ferry",
    "page": "/news/statements",
}


async def _asked(path: Path) -> Answers:
    served = Datasette([str(path)])
    await served.invoke_startup()
    found = {name: await served.client.get(address) for name, address in ADDRESSES.items()}
    for database in served.databases.values():
        database.close()
    served.executor.shutdown()
    return found


def rows(answers: Answers, name: str) -> list[dict[str, Any]]:
    assert answers[name].status_code == 200
    found: list[dict[str, Any]] = answers[name].json()["rows"]
    return found


def test_the_file_is_a_database_of_its_name(answers):
    listed = {one["name"]: one for one in answers["databases"].json()}
    assert "news" in listed and not listed["news"]["is_memory"]


def test_the_tables_are_there(answers):
    tables = {one["name"]: one for one in answers["tables"].json()["tables"]}
    assert {"articles", "statements", "speakers", "matters", "relations"} <= set(tables)
    assert tables["statements"]["count"] == 5


def test_rows_are_readable(answers):
    found = rows(answers, "statements")
    assert [one["speaker_name"] for one in found][:2] == ["Ilna Doreva", "Tom Hask"]
    assert found[0]["content_text"].startswith("the ferries")


def test_words_are_found_in_any_inflection(answers):
    found = rows(answers, "ferries")
    assert len(found) == 3 and all("ferries" in one["content_text"] for one in found)
    assert [one["title"] for one in rows(answers, "flour")] == ["Flour"]


def test_the_search_of_its_pages_is_full_text_search(answers):
    assert len(rows(answers, "search")) == 3


def test_hostile_words_are_escaped_on_its_pages(answers):
    assert answers["page"].status_code == 200
    assert "nothing was concealed &lt;script&gt;" in answers["page"].text
