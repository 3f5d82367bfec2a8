"""Tables, folders, patterns and standard input: one bad row costs one row."""

from __future__ import annotations

import builtins
import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.errors import (
    EmptyInput,
    InputError,
    InputTooLarge,
    MalformedInput,
    MissingColumn,
    NotText,
    UnknownName,
    UnreadableInput,
)
from onrecord.ingest import expand, jsonl, lines, read, read_all
from onrecord.statements import Article

SAID = "The minister said that the strait was open."


def kinds(found: list[Article | InputError]) -> list[type]:
    return [type(f) for f in found]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows: list[Any] = [
        {"body": SAID, "headline": "H", "publisher": "P", "date": "Sept. 4, 2015",
         "authors": ["A", "B"], "link": "https://v.example/1"},
        {"body": "lone \ud800 surrogate and \x00 control"},
        ["not", "an object"],
        {"headline": "no text"},
        {"body": SAID, "date": "some day"},
        {"body": None},
    ]  # fmt: skip
    text = "\n".join(map(json.dumps, rows)) + "\n{broken\n\n" + json.dumps({"body": SAID})
    path.write_text("\ufeff" + text, encoding="utf-8")
    found = list(read_all([path]))
    assert kinds(found) == [
        Article, Article, MalformedInput, MissingColumn, Article, EmptyInput,
        MalformedInput, Article,
    ]  # fmt: skip
    first = found[0]
    assert isinstance(first, Article)
    assert (first.text, first.title, first.outlet, first.published) == (
        SAID,
        "H",
        "P",
        "2015-09-04",
    )
    assert (first.authors, first.url, first.source) == (
        ("A", "B"),
        "https://v.example/1",
        f"{path}:1",
    )
    assert [f.where for f in found if isinstance(f, InputError)] == [
        f"{path}:{n}" for n in (3, 4, 6, 7)
    ]
    assert found[1].text == "lone \ufffd surrogate and   control"


def test_json_array_and_object(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": SAID}, 3], indent=1))
    (tmp_path / "b.json").write_text(json.dumps({"text": SAID}, indent=1))
    assert kinds(list(read_all([tmp_path]))) == [Article, MalformedInput, Article]


def test_one_json_line_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "lines", lambda document: lines.lines(document, longest=100))
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "a " * 900 + '"}\n' + json.dumps({"text": SAID}))
    assert kinds(list(read_all([path]))) == [InputTooLarge, Article]


def test_nested_json_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("[" * 10 + "\n" + '{"a":' * 200_000)
    assert all(isinstance(f, InputError) for f in read_all([path]))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    rows = [("text", "title"), (f'"{SAID}\n""So it is.""', "One"), ("", "Two"), (SAID, "x", "y")]
    rows[1] = (rows[1][0] + '"', "One")
    path.write_text("\r\n".join(separator.join(r) for r in rows))
    found = list(read_all([path]))
    assert kinds(found) == [Article, EmptyInput, MalformedInput]
    assert found[0].text == f'{SAID}\n"So it is."'
    assert found[2].where == f"{path}:3"


def test_columns_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Story,Day\n{SAID},2015-09-04\n", encoding="utf-16")
    found = list(read_all([path], columns={"text": "Story", "published": "Day"}))
    assert [f.published for f in found if isinstance(f, Article)] == ["2015-09-04"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"text": "Body"}, "'Body'.*'a', 'b'"), ({}, "'a', 'b'"), ({"words": "a"}, "'words'.*text")],
)
@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_missing_column(tmp_path: Path, name: str, columns: dict[str, str], message: str) -> None:
    path = tmp_path / name
    path.write_text("a,b\n1,2\n" if name == "t.csv" else '{"a": 1}\n{"b": 2}\n')
    (only,) = read_all([path], columns=columns)
    assert isinstance(only, MissingColumn)
    with pytest.raises(MissingColumn, match=message):
        raise only


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"content": [SAID, "", SAID], "n": [1, 2, 3]}), path)
    assert kinds(list(read_all([path]))) == [Article, EmptyInput, Article]
    path.write_bytes(path.read_bytes()[:60])
    assert kinds(list(read_all([path]))) == [MalformedInput]


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr(builtins, "__import__", without)
    (only,) = read_all([tmp_path / "a.parquet"])
    assert isinstance(only, UnreadableInput)
    assert "pip install onrecord[parquet]" in str(only)


def test_a_table_is_not_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": SAID}))
    assert read(path).text == SAID
    path.write_text(f"{json.dumps({'text': SAID})}\n" * 2)
    with pytest.raises(MalformedInput, match="several"):
        read(path)


def test_folders_patterns_and_repeats(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.md", ".hidden/x.txt", "c/.x.txt", "c/picture.png", "c/plain"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{SAID} {name}")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a" / "one.md")
    sources = [tmp_path, tmp_path / "b" / "two.txt", str(tmp_path / "**" / "*.txt")]
    found = list(read_all(sources))
    names = [Path(f.source or "").name for f in found if isinstance(f, Article)]
    assert len(names) == len(found) == 3
    assert {"two.txt", "plain"} < set(names)
    assert len(expand(sources)) == 3


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    found = list(read_all([tmp_path, tmp_path / "*.txt", "no-such.txt", tmp_path / "picture.png"]))
    assert kinds(found) == [EmptyInput, UnreadableInput, UnreadableInput, Article]
    assert str(tmp_path) in str(found[0])


def test_one_bad_file_costs_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.txt").write_text(SAID)
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": SAID}).encode()))
    assert kinds(list(read_all([tmp_path]))) == [NotText, Article, Article]


@pytest.mark.parametrize(
    "data", [SAID.encode(), json.dumps({"text": SAID}).encode(), gzip.compress(SAID.encode())]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(data))))
    (article,) = read_all(["-"])
    assert isinstance(article, Article)
    assert article.text == SAID
    assert (article.source or "").startswith("<stdin>")


def test_options_are_checked_before_anything_is_read() -> None:
    with pytest.raises(UnknownName):
        read_all(["x.txt"], reader="no such reader")
