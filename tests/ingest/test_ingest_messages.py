"""What is said of an input that is not read, and what would be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NotText, UnreadableInput
from onrecord.ingest import read, read_all


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_an_empty_text_is_empty(text: str) -> None:
    with pytest.raises(EmptyInput, match="is empty"):
        read(text)


def test_an_empty_name_is_not_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The port is open.")
    monkeypatch.chdir(tmp_path)
    (only,) = read_all([""])
    assert isinstance(only, EmptyInput)


@pytest.mark.parametrize("address", ["ftp://x.example/y", "s3://news/*.html", "http://a b"])
def test_other_addresses_are_named_as_they_were_given(address: str) -> None:
    for ask in (lambda: read(address), lambda: _first(address)):
        with pytest.raises(UnreadableInput, match="only addresses with http:// or https://") as no:
            ask()
        assert no.value.where == address


def _first(address: str) -> None:
    (only,) = read_all([address])
    assert isinstance(only, InputError)
    raise only


def test_a_database_is_told_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE songs (name)")
    made.close()
    with pytest.raises(
        NotText, match=r"an SQLite database; plain text, .* CSV and Parquet are read"
    ):
        read(path)


def test_a_table_without_a_text_column_says_how_to_name_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("story,day\nThe port is open.,2031-04-02\n")
    (only,) = read_all([path])
    assert "text=COLUMN (--column); columns: 'story', 'day'" in str(only)
    (one,) = read_all([path], columns={"text": "story"})
    assert not isinstance(one, InputError)


def test_a_row_with_a_bad_date_is_told_how_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\nThe port is open.,some day\nIt shut.,\n")
    bad, good = read_all([path])
    assert isinstance(bad, InputError) and "'some day' is not a date" in str(bad)
    assert str(bad).endswith("or leave it empty")
    assert not isinstance(good, InputError)
