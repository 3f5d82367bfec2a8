"""What is said of an input that is not read, and what would be."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NotText, UnreadableInput
from onrecord.ingest import Note, read, read_all
from onrecord.statements import Article


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


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.csv", "text,date\nThe port is open.,some day\n", "a.csv:1"),
        ("a.jsonl", '{"text": "The port is open.", "date": "some day"}\n', "a.jsonl:1"),
        ("a.md", "---\ndate: some day\n---\nThe port is open.\n", "a.md"),
    ],
)
def test_a_bad_date_costs_the_date_and_is_told(
    tmp_path: Path, name: str, content: str, where: str
) -> None:
    (tmp_path / name).write_text(content)
    notes: list[Note] = []
    (kept,) = read_all([tmp_path / name], tell=notes.append)
    assert isinstance(kept, Article) and kept.published is None
    (note,) = notes
    assert (note.where, note.part) == (str(tmp_path / where), "date")
    assert "'some day' is not a date; write it as 2015-09-04" in str(note)
    assert str(note).endswith("kept without its date")


def test_a_declared_date_leaves_nothing_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\nThe port is open.,some day\n")
    notes: list[Note] = []
    (kept,) = read_all([path], published="2031-04-02", tell=notes.append)
    assert isinstance(kept, Article) and kept.published == "2031-04-02" and not notes


def test_a_row_that_is_lost_is_not_also_kept_without_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\n...,some day\n,some day\n")
    notes: list[Note] = []
    found = list(read_all([path], tell=notes.append))
    assert all(isinstance(one, EmptyInput) for one in found) and len(found) == 2
    assert not notes


def test_what_is_left_out_is_logged_when_nobody_asks(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\nThe port is open.,some day\n")
    assert read(path).published is None
    assert read("---\ndate: some day\n---\nThe port is open.").published is None
    assert [record.name for record in caplog.records] == ["onrecord.ingest"] * 2
    assert f"{path}:1: 'some day' is not a date" in caplog.text


def test_a_file_whose_name_is_not_utf8_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_text("The harbour\n\nAda Poole said on Monday that the harbour was closed.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    article = read(path)
    assert article.source is not None
    assert article.source.encode("utf-8").endswith("caf\N{REPLACEMENT CHARACTER}.txt".encode())
