"""How many articles a source is expected to hold."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from onrecord.ingest import read_all
from onrecord.ingest.amounts import expected

ROWS = [
    ["The port", 'Ada Poole said\n"it was closed".'],
    ["Rents", "They fell.\n\nThen, they rose."],
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "news.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["title", "text"], *ROWS * 50])
    return path


def test_rows_are_counted_whatever_lines_they_have(table: Path) -> None:
    assert expected(str(table)) == len(list(read_all([table]))) == 100


def test_a_packed_table_has_as_many(table: Path) -> None:
    packed = table.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(table.read_bytes()))
    assert expected(str(packed)) == 100


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "a"}\n{"text": "b"}\n{"text": "c"}')
    assert expected(str(path)) == 3


def test_rows_of_parquet_are_counted(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    parquet.write_table(pyarrow.table({"text": ["a", "b"]}), path)
    assert expected(str(path)) == 2


@pytest.mark.parametrize("name", ["page.html", "none.csv", "damaged.csv.gz", "damaged.parquet"])
def test_what_cannot_be_counted_is_one(tmp_path: Path, name: str) -> None:
    if not name.startswith("none"):
        (tmp_path / name).write_bytes(b"\x1f\x8b no table\n\n\n")
    assert expected(str(tmp_path / name)) == 1


@pytest.mark.parametrize("source", ["-", "https://news.example/table.csv"])
def test_what_is_not_at_hand_is_one(source: str) -> None:
    assert expected(source) == 1
