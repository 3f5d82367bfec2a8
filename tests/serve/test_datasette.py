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


ADDRESSES = (
    "/-/databases.json",
    "/news.json",
    "/news/statements.json?_shape=objects",
    "/news/statements.json?_shape=objects&_search=ferries",
    "/news/articles.json?_shape=objects&_search=flour",
    "/news/statements",
)


async def _asked(path: Path) -> Answers:
    served = Datasette([str(path)])
    await served.invoke_startup()
    found: Answers = {}
    for address in ADDRESSES:
        answer = await served.client.get(address)
        assert answer.status_code == 200, address
        found[address] = answer.json() if ".json" in address else answer.text
    for database in served.databases.values():
        database.close()
    served.executor.shutdown()
    return found


def test_the_file_is_a_database_of_its_name(answers):
    listed = {one["name"]: one for one in answers["/-/databases.json"]}
    assert "news" in listed and not listed["news"]["is_memory"]


def test_the_tables_are_there_with_their_full_text_search(answers):
    tables = {one["name"]: one for one in answers["/news.json"]["tables"]}
    assert {"articles", "statements", "speakers", "matters", "relations"} <= set(tables)
    assert tables["statements"]["fts_table"] == "statement_words"
    assert tables["articles"]["fts_table"] == "article_words"


def test_rows_are_readable(answers):
    rows = answers["/news/statements.json?_shape=objects"]["rows"]
    assert len(rows) == 5
    assert rows[0]["content_text"].startswith("the ferries")


def test_words_are_found_in_any_inflection(answers):
    found = answers["/news/statements.json?_shape=objects&_search=ferries"]["rows"]
    assert len(found) == 3
    assert all("ferries" in one["content_text"] for one in found)
    flour = answers["/news/articles.json?_shape=objects&_search=flour"]["rows"]
    assert [one["title"] for one in flour] == ["Flour"]


def test_hostile_words_are_escaped_on_its_pages(answers):
    assert "nothing was concealed &lt;script&gt;" in answers["/news/statements"]
